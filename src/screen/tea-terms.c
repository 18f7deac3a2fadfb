/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tea-place-names-private.h"
#include "tea-terms-private.h"

/*
 * What a text is about, as weighted terms. A term is a pair of neighbouring characters, the usual
 * unit for Chinese where no dictionary knows the names of estates and streets. It weighs more the
 * fewer texts have it.
 *
 * A long name would outweigh everything else by its many pairs, and an estate with three troubles
 * would be one matter. But the pairs of a name always follow each other. Such a chain shares the
 * weight of one term, as far as each link holds: a link is as strong as the share of the texts with
 * the commoner of two pairs that have the three characters in a row.
 *
 * The same trouble in two estates is two matters, however alike people speak of it. So texts that
 * name different estates are less similar, see tea_place_names_find().
 */

/* The title, or how a text begins, tells what it is about; the rest tells how it came to that. */
#define TITLE_WEIGHT  3.0
#define TITLE_LENGTH  60   /* characters */
#define MAX_LENGTH    200  /* characters behind the title */

/* How far a chain counts as one, and how much rare terms outweigh common ones. */
#define CHAIN_POWER    0.65
#define RARENESS_POWER 0.85

/* A text of fewer terms than this, chains counted as one, counts as if something else was in it:
 * two short texts are easily similar by the name of a street alone. */
#define MIN_CHAINS 5.0

/* In a book of so many texts, half of the words that only one of them has are slips and names; in a
 * smaller one more of them tell what it is about. */
#define FEW_TEXTS 200.0

/* As if so many texts about other things were there: in a book of six, what two of them share is no
 * more common than in a book of sixty. */
#define USUAL_TEXTS 50.0

/* So many of those would have the words with which people ask for anything and offices write it
 * down; a small book cannot know yet how common they are. */
#define USUAL_COUNT 40

static const char usual_words[] =
  "市民反映 来电人反映 来电人称 来电人表示 来电人要求 来电人建议 居民反映 业主反映 反映的问题 "
  "反映多次 多次反映 咨询 建议 投诉 希望 请求 要求 请问 麻烦 领导 您好 你好 谢谢 感谢 尊敬的 我是 "
  "我们 小区 社区 物业公司 居委会 居民 业主 相关部门 有关部门 政府 尽快处理 尽快解决 处理 解决 "
  "核实 协调 重视 答复 回复 没有人管 没人管 影响 生活 安全隐患 严重 存在 怎么 什么时候 为什么 能不能 "
  "可以 已经 一直 现在 今天 每天 晚上 问题 情况 时间";

/* So much less similar are two texts on average when they name different estates. Found on labelled
 * messages: 0.05 to 0.15 did as well. */
#define OTHER_PLACE 0.1

/* A text that names more estates than this tells of none of them in particular. */
#define MAX_PLACES 4

/* Marks the first of the two characters by which an estate is known: they are no pair of a text. */
#define PLACE_MARK 0x80000000u

/* Terms that a text keeps, those that weigh most. */
#define MAX_TERMS 128

/* How many words tell what texts have in common, how long these may be (in characters), and from
 * how many terms they are put together. */
#define MAX_WORDS       4
#define MAX_WORD_LENGTH 4
#define WORD_TERMS      24

#define BREAK G_MAXUINT32

typedef struct
{
  guint64 key;    /* 0: empty */
  guint32 count;  /* texts that have it */
  guint32 last;   /* the last text that had it, from 1 */
} Slot;

/* An open hash table that is only ever added to. */
typedef struct
{
  Slot *slots;
  guint n_bits;
  guint n_used;
} Counter;

/* The pairs of a text in their order, with breaks between words. */
typedef struct
{
  guint32 *pairs;
  guint    n;
  guint    n_title;
  guint32  places[MAX_PLACES];
  guint    n_places;
} Sequence;

struct _TeaCorpus
{
  Counter pairs;
  Counter triples;
  GArray *sequences;  /* of Sequence */
  GArray *names;      /* of guint64: the two characters of each pair */
  GArray *counts;     /* of guint32: the texts that have each pair */
  GArray *lasts;      /* of guint32 */
  GArray *usuals;     /* of guint32: in how many usual texts each pair would be */
};

static void
counter_init (Counter *counter)
{
  counter->n_bits = 10;
  counter->n_used = 0;
  counter->slots = g_new0 (Slot, (gsize) 1 << counter->n_bits);
}

static Slot *
find_slot (Counter *counter,
           guint64  key)
{
  const gsize mask = ((gsize) 1 << counter->n_bits) - 1;
  gsize at = (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - counter->n_bits);

  while (counter->slots[at].key != 0 && counter->slots[at].key != key)
    at = (at + 1) & mask;

  return &counter->slots[at];
}

static void
grow (Counter *counter)
{
  g_autofree Slot *old = g_steal_pointer (&counter->slots);
  const gsize n_old = (gsize) 1 << counter->n_bits;

  counter->n_bits++;
  counter->slots = g_new0 (Slot, (gsize) 1 << counter->n_bits);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].key != 0)
      *find_slot (counter, old[i].key) = old[i];
}

static Slot *
take_slot (Counter *counter,
           guint64  key)
{
  Slot *slot;

  if (counter->n_used * 4 > (3u << counter->n_bits))
    grow (counter);
  slot = find_slot (counter, key);
  if (slot->key == 0)
    {
      slot->key = key;
      counter->n_used++;
    }

  return slot;
}

TeaCorpus *
tea_corpus_new (void)
{
  TeaCorpus *self = g_new0 (TeaCorpus, 1);

  counter_init (&self->pairs);
  counter_init (&self->triples);
  self->sequences = g_array_new (FALSE, FALSE, sizeof (Sequence));
  self->names = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lasts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->usuals = g_array_new (FALSE, TRUE, sizeof (guint32));

  return self;
}

void
tea_corpus_free (TeaCorpus *self)
{
  for (guint i = 0; i < self->sequences->len; i++)
    g_free (g_array_index (self->sequences, Sequence, i).pairs);
  g_free (self->pairs.slots);
  g_free (self->triples.slots);
  g_array_unref (self->sequences);
  g_array_unref (self->names);
  g_array_unref (self->counts);
  g_array_unref (self->lasts);
  g_array_unref (self->usuals);
  g_free (self);
}

static guint32
take_pair (TeaCorpus *self,
           gunichar   first,
           gunichar   second,
           guint32    text)
{
  const guint64 key = ((guint64) first << 32) | second;
  Slot *slot = take_slot (&self->pairs, key);

  /* A pair's slot holds its id; what is counted stands in arrays by id. */
  if (slot->count == 0)
    {
      const guint32 zero = 0;

      g_array_append_val (self->names, key);
      g_array_append_val (self->counts, zero);
      g_array_append_val (self->lasts, zero);
      slot->count = self->names->len;
    }
  if (g_array_index (self->lasts, guint32, slot->count - 1) != text)
    {
      g_array_index (self->lasts, guint32, slot->count - 1) = text;
      g_array_index (self->counts, guint32, slot->count - 1)++;
    }

  return slot->count - 1;
}

static guint64
triple_key (guint32 first,
            guint32 second)
{
  return ((guint64) (first + 1) << 32) | (second + 1);
}

static void
count_triple (TeaCorpus *self,
              guint32    first,
              guint32    second,
              guint32    text)
{
  Slot *slot = take_slot (&self->triples, triple_key (first, second));

  if (slot->last != text)
    {
      slot->last = text;
      slot->count++;
    }
}

/* Takes each estate that the text names once. */
static void
take_places (TeaCorpus *self,
             Sequence  *sequence,
             GArray    *characters,
             guint32    text)
{
  const gunichar *all = (const gunichar *) characters->data;
  guint places[MAX_PLACES];
  const guint n = tea_place_names_find (all, characters->len, places, MAX_PLACES);

  for (guint i = 0; i < n; i++)
    {
      const guint32 place = take_pair (self, all[places[i]] | PLACE_MARK, all[places[i] + 1], text);
      gboolean known = FALSE;

      for (guint j = 0; j < sequence->n_places; j++)
        known = known || sequence->places[j] == place;
      if (!known)
        sequence->places[sequence->n_places++] = place;
    }
}

/*
 * tea_corpus_add:
 * @self: a corpus that was not weighed yet
 * @text: a text
 *
 * Adds a text. Its first line is its title if there are more, and how it begins is if not.
 */
void
tea_corpus_add (TeaCorpus  *self,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const guint32 number = self->sequences->len + 1;
  const guint32 gap = BREAK;
  Sequence sequence = { NULL };
  guint32 last_pair = BREAK;
  gunichar last = 0;
  gboolean in_title = TRUE;
  guint length = 0;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p), length++)
    {
      const gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (in_title && (length == TITLE_LENGTH || (c == '\n' && pairs->len > 0)))
        {
          in_title = FALSE;
          sequence.n_title = pairs->len;
          length = 0;
        }
      if (!in_title && length == MAX_LENGTH)
        break;

      g_array_append_val (characters, c);
      if (!g_unichar_isalnum (c))
        {
          if (last_pair != BREAK)
            g_array_append_val (pairs, gap);
          last_pair = BREAK;
          last = 0;
          continue;
        }
      if (last != 0)
        {
          const guint32 pair = take_pair (self, last, c, number);

          if (last_pair != BREAK)
            count_triple (self, last_pair, pair, number);
          g_array_append_val (pairs, pair);
          last_pair = pair;
        }
      last = c;
    }

  if (in_title)
    sequence.n_title = pairs->len;
  take_places (self, &sequence, characters, number);
  sequence.n = pairs->len;
  sequence.pairs = g_memdup2 (pairs->data, pairs->len * sizeof (guint32));
  g_array_append_val (self->sequences, sequence);
}

static float
get_link (TeaCorpus *self,
          guint32    first,
          guint32    second)
{
  guint32 commoner;

  if (first == BREAK || second == BREAK)
    return 0;

  commoner = MAX (g_array_index (self->counts, guint32, first),
                  g_array_index (self->counts, guint32, second));

  return (float) find_slot (&self->triples, triple_key (first, second))->count / commoner;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const guint32 first = ((const TeaTerm *) a)->id;
  const guint32 second = ((const TeaTerm *) b)->id;

  return (first > second) - (first < second);
}

/* The heaviest first; of the same weight, by id, so that the same texts give the same groups. */
static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const TeaTerm *first = a;
  const TeaTerm *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return compare_ids (a, b);
}

static TeaTerms *
terms_new (GArray *terms,
           guint   max_terms)
{
  TeaTerms *self;
  guint n = terms->len;

  if (n > max_terms)
    {
      g_array_sort (terms, compare_weights);
      n = max_terms;
      qsort (terms->data, n, sizeof (TeaTerm), compare_ids);
    }

  self = g_malloc (sizeof (TeaTerms) + n * sizeof (TeaTerm));
  self->n = n;
  self->placed = 0;
  if (n > 0)
    memcpy (self->terms, terms->data, n * sizeof (TeaTerm));

  return self;
}

/* Of each pair that occurs twice, one entry with the sum of both. */
static void
sum_up (GArray *terms)
{
  guint n = 0;

  g_array_sort (terms, compare_ids);
  for (guint i = 0; i < terms->len; i++)
    {
      TeaTerm *term = &g_array_index (terms, TeaTerm, i);

      if (n > 0 && g_array_index (terms, TeaTerm, n - 1).id == term->id)
        g_array_index (terms, TeaTerm, n - 1).weight += term->weight;
      else
        g_array_index (terms, TeaTerm, n++) = *term;
    }
  g_array_set_size (terms, n);
}

/* What only one text has makes it less similar to all, and similar to none. */
static void
drop_unshared (TeaCorpus *self,
               GArray    *terms)
{
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const TeaTerm term = g_array_index (terms, TeaTerm, i);

      if (g_array_index (self->counts, guint32, term.id) > 1)
        g_array_index (terms, TeaTerm, n++) = term;
    }
  g_array_set_size (terms, n);
}

static void
weigh_rareness (TeaCorpus *self,
                GArray    *terms,
                double     n_chains)
{
  const double n_texts = self->sequences->len;
  const double unshared_share = FEW_TEXTS / (FEW_TEXTS + n_texts);
  double square = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      TeaTerm *term = &g_array_index (terms, TeaTerm, i);
      const double count = g_array_index (self->counts, guint32, term->id) +
                           g_array_index (self->usuals, guint32, term->id);
      const double rareness = log ((n_texts + USUAL_TEXTS) / count);

      term->weight = (float) (log1p (term->weight) * pow (rareness, RARENESS_POWER));
      square += (double) term->weight * term->weight *
                (g_array_index (self->counts, guint32, term->id) > 1 ? 1 : unshared_share);
    }

  square *= MAX (1, MIN_CHAINS / MAX (1, n_chains));
  for (guint i = 0; square > 0 && i < terms->len; i++)
    g_array_index (terms, TeaTerm, i).weight /= (float) sqrt (square);
  drop_unshared (self, terms);
}

/* Places stand beside the words, whose weights they leave as they are. */
static void
add_places (TeaCorpus      *self,
            GArray         *terms,
            const Sequence *sequence)
{
  for (guint i = 0; i < sequence->n_places; i++)
    {
      const TeaTerm term = { sequence->places[i],
                             (float) sqrt (OTHER_PLACE / sequence->n_places) };

      if (g_array_index (self->counts, guint32, term.id) > 1)
        g_array_append_val (terms, term);
    }
  g_array_sort (terms, compare_ids);
}

static TeaTerms *
weigh (TeaCorpus      *self,
       const Sequence *sequence)
{
  g_autoptr (GArray) terms = g_array_sized_new (FALSE, FALSE, sizeof (TeaTerm), sequence->n);
  g_autofree float *before = g_new0 (float, sequence->n + 1);
  g_autofree float *links = g_new0 (float, sequence->n + 1);
  float behind = 0;
  double n_chains = 0;
  TeaTerms *weighed;

  /* links[i] ties the pairs i - 1 and i. */
  for (guint i = 1; i < sequence->n; i++)
    {
      links[i] = get_link (self, sequence->pairs[i - 1], sequence->pairs[i]);
      before[i] = links[i] * (1 + before[i - 1]);
    }

  for (guint i = sequence->n; i-- > 0;)
    {
      const guint32 pair = sequence->pairs[i];
      const double weight = i < sequence->n_title ? TITLE_WEIGHT : 1.0;
      TeaTerm term = { pair, 0 };

      behind = i + 1 < sequence->n ? links[i + 1] * (1 + behind) : 0;

      if (pair == BREAK)
        continue;
      n_chains += 1 / (1 + before[i] + behind);
      term.weight = (float) (weight / pow (1 + before[i] + behind, CHAIN_POWER));
      g_array_append_val (terms, term);
    }

  sum_up (terms);
  weigh_rareness (self, terms, n_chains);
  add_places (self, terms, sequence);
  weighed = terms_new (terms, MAX_TERMS);
  weighed->placed = sequence->n_places > 0 ? (float) sqrt (OTHER_PLACE) : 0;

  return weighed;
}

/* Says how common the usual words are. */
static void
count_usual (TeaCorpus *self)
{
  gunichar last = ' ';

  g_array_set_size (self->usuals, self->names->len);
  for (const char *p = usual_words; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const Slot *slot = find_slot (&self->pairs, ((guint64) last << 32) | c);

      if (slot->key != 0)
        g_array_index (self->usuals, guint32, slot->count - 1) = USUAL_COUNT;
      last = c;
    }
}

/*
 * tea_corpus_weigh:
 * @self: a corpus
 * @texts: (out caller-allocates): the terms of each text, in the order that they were added
 *
 * Weighs the terms of all texts; nothing can be added after.
 *
 * Returns: all ids of terms are below this
 */
guint
tea_corpus_weigh (TeaCorpus  *self,
                  TeaTerms  **texts)
{
  count_usual (self);
  for (guint i = 0; i < self->sequences->len; i++)
    {
      Sequence *sequence = &g_array_index (self->sequences, Sequence, i);

      texts[i] = weigh (self, sequence);
      g_clear_pointer (&sequence->pairs, g_free);
    }
  g_clear_pointer (&self->triples.slots, g_free);
  g_clear_pointer (&self->pairs.slots, g_free);

  return self->names->len;
}

/*
 * tea_corpus_get_term:
 * @self: a corpus
 * @id: the id of a term
 * @characters: (out caller-allocates): its two characters, or 0 where it is an estate
 *
 * Returns: how many texts have the term
 */
guint
tea_corpus_get_term (TeaCorpus *self,
                     guint32    id,
                     gunichar   characters[2])
{
  const guint64 name = g_array_index (self->names, guint64, id);

  characters[0] = (gunichar) (name >> 32);
  characters[1] = (gunichar) (name & G_MAXUINT32);
  if ((characters[0] & PLACE_MARK) != 0)
    characters[0] = characters[1] = 0;

  return g_array_index (self->counts, guint32, id);
}

void
tea_terms_free (TeaTerms *terms)
{
  g_free (terms);
}

/*
 * tea_terms_multiply:
 *
 * Returns: how similar two texts are; of two means, how similar their texts are on average
 */
float
tea_terms_multiply (const TeaTerms *a,
                    const TeaTerms *b)
{
  float product = 0;
  guint i = 0;
  guint j = 0;

  while (i < a->n && j < b->n)
    {
      if (a->terms[i].id < b->terms[j].id)
        i++;
      else if (a->terms[i].id > b->terms[j].id)
        j++;
      else
        product += a->terms[i++].weight * b->terms[j++].weight;
    }

  return product - a->placed * b->placed;
}

/*
 * tea_terms_mean:
 *
 * Returns: (transfer full): the mean of two, each counted as often as its size says
 */
TeaTerms *
tea_terms_mean (const TeaTerms *a,
                guint           size_a,
                const TeaTerms *b,
                guint           size_b,
                guint           max_terms)
{
  g_autoptr (GArray) terms = g_array_sized_new (FALSE, FALSE, sizeof (TeaTerm), a->n + b->n);
  const float share_a = (float) size_a / (size_a + size_b);
  const float share_b = (float) size_b / (size_a + size_b);
  guint i = 0;
  guint j = 0;
  TeaTerms *mean;

  while (i < a->n || j < b->n)
    {
      const gboolean has_a = i < a->n && (j == b->n || a->terms[i].id <= b->terms[j].id);
      const gboolean has_b = j < b->n && (i == a->n || b->terms[j].id <= a->terms[i].id);
      TeaTerm term = { has_a ? a->terms[i].id : b->terms[j].id, 0 };

      if (has_a)
        term.weight += share_a * a->terms[i++].weight;
      if (has_b)
        term.weight += share_b * b->terms[j++].weight;
      g_array_append_val (terms, term);
    }

  mean = terms_new (terms, max_terms);
  mean->placed = share_a * a->placed + share_b * b->placed;

  return mean;
}

typedef struct
{
  gunichar characters[2];
  guint    count;
} Pair;

/* A pair that follows another in about the same texts makes a longer word of it. */
static gboolean
extend_word (GString    *word,
             guint       count,
             const Pair *pair)
{
  const gunichar first = g_utf8_get_char (word->str);
  const gunichar last = g_utf8_get_char (g_utf8_prev_char (word->str + word->len));

  if (g_utf8_strlen (word->str, -1) >= MAX_WORD_LENGTH ||
      10 * MIN (count, pair->count) < 8 * MAX (count, pair->count))
    return FALSE;

  if (pair->characters[0] == last)
    g_string_append_unichar (word, pair->characters[1]);
  else if (pair->characters[1] == first)
    g_string_prepend_unichar (word, pair->characters[0]);
  else
    return FALSE;

  return TRUE;
}

static gboolean
overlaps (GPtrArray  *words,
          const Pair *pair)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_utf8_strchr (word, -1, pair->characters[0]) != NULL ||
          g_utf8_strchr (word, -1, pair->characters[1]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/*
 * tea_terms_dup_words:
 * @terms: the mean of some texts
 * @corpus: where the terms come from
 *
 * Returns: (transfer full): a few words, those that weigh most first
 */
char **
tea_terms_dup_words (const TeaTerms *terms,
                     TeaCorpus      *corpus)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (MAX_WORDS + 1, g_free, TRUE);
  g_autofree TeaTerm *heaviest = NULL;
  g_autofree Pair *pairs = NULL;
  const guint n = MIN (terms->n, WORD_TERMS);

  heaviest = g_memdup2 (terms->terms, terms->n * sizeof (TeaTerm));
  if (terms->n > 1)
    qsort (heaviest, terms->n, sizeof (TeaTerm), compare_weights);
  pairs = g_new0 (Pair, n + 1);
  for (guint i = 0; i < n; i++)
    pairs[i].count = tea_corpus_get_term (corpus, heaviest[i].id, pairs[i].characters);

  for (guint i = 0; i < n && words->len < MAX_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      if (pairs[i].characters[0] == 0 || overlaps (words, &pairs[i]))
        continue;
      g_string_append_unichar (word, pairs[i].characters[0]);
      g_string_append_unichar (word, pairs[i].characters[1]);
      for (guint j = i + 1; j < n; j++)
        if (!overlaps (words, &pairs[j]) && extend_word (word, pairs[i].count, &pairs[j]))
          j = i;
      g_ptr_array_add (words, g_string_free (g_steal_pointer (&word), FALSE));
    }

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
