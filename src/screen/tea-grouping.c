/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "book/tea-query.h"

#include "tea-grouping.h"
#include "tea-terms-private.h"

/*
 * Average linkage over the cosine of two requests' terms: two groups are joined while their members
 * are, on average, similar enough, so that no chain of look-alikes grows.
 *
 * The average similarity of two groups is the product of their mean vectors, and a group that
 * comes from joining two is never more similar to a third than the better of the two was [Müllner,
 * "Modern hierarchical, agglomerative clustering algorithms", arXiv:1109.2378, section 2]. So all
 * pairs of groups that are each other's nearest may be joined at once, and who is near to the
 * joined group was near to one of its two halves: only the first round has to look for who is
 * near. Where it is crowded, a group knows but the nearest; when these are joined, the crowded
 * ones look again.
 */

/* Below this average similarity two groups are different matters. Found on labelled messages of a
 * city's letter box; the score is the same from 0.088 to 0.092. */
#define MIN_SIMILARITY 0.09f

/* How many entries of the inverted index are read to find what is near to a request, rarest terms
 * first. What common terms would add is made good by comparing the most promising in full. */
#define MAX_ENTRIES  1500
#define MAX_COMPARED 24

/* How many near groups a group knows. */
#define MAX_NEAR 24

/* Terms that the mean of a group keeps, those that weigh most. */
#define MAX_GROUP_TERMS 512

typedef struct
{
  guint group;
  float similarity;
} Near;

typedef struct
{
  TeaTerms *terms;   /* owned; %NULL once it is part of another */
  Near     *near;    /* the nearest first */
  guint     n_near;
  guint     size;
  guint     into;    /* the group it was joined to, or itself */
  gboolean  joined;  /* in this round */
  gboolean  crowded; /* others may be near, too */
} Group;

typedef struct
{
  guint32 group;
  float   weight;
} Entry;

/* Which requests have a term, of those looked at so far: from starts[T] to ends[T]. */
typedef struct
{
  guint32 *starts;
  guint32 *ends;
  Entry   *entries;
} Index;

struct _TeaGrouping
{
  GArray    *requests;  /* of gint64 */
  GPtrArray *names;
  GPtrArray *texts;     /* until they are cut into terms */
  TeaCorpus *corpus;
  Group     *groups;
  Near      *near;      /* what the groups know, in one piece */
  guint      n_terms;

  /* While looking for who is near. */
  float     *scores;    /* of each group */
  guint     *touched;   /* the groups with a score */
  guint      n_touched;
  float     *weights;   /* of each term of the group that is looked for */
  float      placed;    /* of that group */
};

/**
 * tea_grouping_new:
 *
 * Returns: (transfer full): a grouping without requests
 */
TeaGrouping *
tea_grouping_new (void)
{
  TeaGrouping *self = g_new0 (TeaGrouping, 1);

  self->requests = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->corpus = tea_corpus_new ();

  return self;
}

/**
 * tea_grouping_new_from_book:
 * @book: a book
 * @error: return location for an error
 *
 * Takes every request of a book, in the order of their ids.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): a grouping that is not run yet; it needs the book no more
 */
TeaGrouping *
tea_grouping_new_from_book (TeaBook  *book,
                            GError  **error)
{
  g_autoptr (TeaGrouping) self = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self = tea_grouping_new ();
  query = tea_query_new (book, "read the requests",
                         "SELECT id, ifnull (nullif (source_number, ''), number), text"
                         "  FROM request ORDER BY id");
  while (tea_query_step (query, &local_error))
    tea_grouping_add (self, tea_query_get_int (query, 0), tea_query_get_text (query, 1),
                      tea_query_get_text (query, 2));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
free_groups (TeaGrouping *self)
{
  for (guint i = 0; self->groups != NULL && i < self->requests->len; i++)
    tea_terms_free (self->groups[i].terms);
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->near, g_free);
}

/**
 * tea_grouping_free:
 * @self: (transfer full) (nullable): a grouping
 */
void
tea_grouping_free (TeaGrouping *self)
{
  if (self == NULL)
    return;

  free_groups (self);
  g_array_unref (self->requests);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  tea_corpus_free (self->corpus);
  g_free (self);
}

/**
 * tea_grouping_add:
 * @self: a grouping that was not run yet
 * @request: the id of a request
 * @name: what people call it
 * @text: its words; where there are several lines, the first is taken for its title
 */
void
tea_grouping_add (TeaGrouping *self,
                  gint64       request,
                  const char  *name,
                  const char  *text)
{
  g_return_if_fail (self != NULL && self->groups == NULL);
  g_return_if_fail (text != NULL);

  g_array_append_val (self->requests, request);
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->texts, g_strdup (text));
}

static void
index_init (Index       *index,
            TeaGrouping *self)
{
  index->starts = g_new0 (guint32, self->n_terms + 1);
  for (guint i = 0; i < self->requests->len; i++)
    {
      const TeaTerms *terms = self->groups[i].crowded ? self->groups[i].terms : NULL;

      for (guint j = 0; terms != NULL && j < terms->n; j++)
        index->starts[terms->terms[j].id + 1]++;
    }
  for (guint t = 0; t < self->n_terms; t++)
    index->starts[t + 1] += index->starts[t];

  index->ends = g_memdup2 (index->starts, self->n_terms * sizeof (guint32));
  index->entries = g_new (Entry, index->starts[self->n_terms]);
}

static void
index_clear (Index *index)
{
  g_free (index->starts);
  g_free (index->ends);
  g_free (index->entries);
}

static void
index_add (Index          *index,
           guint           group,
           const TeaTerms *terms)
{
  for (guint i = 0; i < terms->n; i++)
    {
      Entry *entry = &index->entries[index->ends[terms->terms[i].id]++];

      entry->group = group;
      entry->weight = terms->terms[i].weight;
    }
}

static guint
index_count (const Index *index,
             guint32      term)
{
  return index->ends[term] - index->starts[term];
}

/* Sorts terms by how many requests have them, as exactly as a power of two. */
static TeaTerm *
sort_rarest_first (const TeaTerms *terms,
                   const Index    *index)
{
  TeaTerm *sorted = g_new (TeaTerm, terms->n);
  guint places[34] = { 0 };

  for (guint i = 0; i < terms->n; i++)
    places[g_bit_storage (index_count (index, terms->terms[i].id)) + 1]++;
  for (guint i = 1; i < G_N_ELEMENTS (places); i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < terms->n; i++)
    sorted[places[g_bit_storage (index_count (index, terms->terms[i].id))]++] = terms->terms[i];

  return sorted;
}

static void
forget_scores (TeaGrouping *self)
{
  for (guint i = 0; i < self->n_touched; i++)
    self->scores[self->touched[i]] = 0;
  self->n_touched = 0;
}

/* Adds what one term says about the other groups; returns how many entries were read. */
static guint
score_term (TeaGrouping   *self,
            const Index   *index,
            const TeaTerm *term,
            guint          max_entries)
{
  const guint n = MIN (index_count (index, term->id), max_entries);

  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &index->entries[index->ends[term->id] - 1 - i];

      if (self->scores[entry->group] == 0)
        self->touched[self->n_touched++] = entry->group;
      self->scores[entry->group] += term->weight * entry->weight;
    }

  return n;
}

/* Keeps the nearest few; of the same similarity, those that came first. */
static guint
insert_near (Near  *near,
             guint  n,
             guint  max,
             guint  group,
             float  similarity)
{
  guint at;

  if (n == max && similarity <= near[n - 1].similarity)
    return n;

  if (n < max)
    n++;
  for (at = n - 1; at > 0 && near[at - 1].similarity < similarity; at--)
    near[at] = near[at - 1];
  near[at].group = group;
  near[at].similarity = similarity;

  return n;
}

/* Being near is mutual. */
static void
introduce (TeaGrouping *self,
           guint        first,
           guint        second,
           float        similarity)
{
  Group *a = &self->groups[first];
  Group *b = &self->groups[second];

  if (similarity < MIN_SIMILARITY)
    return;

  a->crowded = a->crowded || a->n_near == MAX_NEAR;
  b->crowded = b->crowded || b->n_near == MAX_NEAR;
  a->n_near = insert_near (a->near, a->n_near, MAX_NEAR, second, similarity);
  b->n_near = insert_near (b->near, b->n_near, MAX_NEAR, first, similarity);
}

static void
spread_terms (TeaGrouping    *self,
              const TeaTerms *terms)
{
  self->placed = terms->placed;
  for (guint i = 0; i < terms->n; i++)
    self->weights[terms->terms[i].id] = terms->terms[i].weight;
}

static void
gather_terms (TeaGrouping    *self,
              const TeaTerms *terms)
{
  for (guint i = 0; i < terms->n; i++)
    self->weights[terms->terms[i].id] = 0;
}

/* How similar a group is to the one whose terms are spread out. */
static float
compare_spread (TeaGrouping *self,
                guint        group)
{
  const TeaTerms *terms = self->groups[group].terms;
  float similarity = 0;

  for (guint i = 0; i < terms->n; i++)
    similarity += self->weights[terms->terms[i].id] * terms->terms[i].weight;

  return similarity - self->placed * terms->placed;
}

/* The scores lack what common terms would add, so the best are compared in full. */
static void
introduce_best (TeaGrouping *self,
                guint        group)
{
  const TeaTerms *terms = self->groups[group].terms;
  Near best[MAX_COMPARED];
  guint n_best = 0;

  for (guint i = 0; i < self->n_touched; i++)
    {
      const guint other = self->touched[i];

      n_best = insert_near (best, n_best, MAX_COMPARED, other, self->scores[other]);
    }

  spread_terms (self, terms);
  for (guint i = 0; i < n_best; i++)
    introduce (self, group, best[i].group, compare_spread (self, best[i].group));
  gather_terms (self, terms);
}

/* Looks for who is near among the requests before. */
static void
look_around (TeaGrouping *self,
             const Index *index,
             guint        group)
{
  const TeaTerms *terms = self->groups[group].terms;
  g_autofree TeaTerm *rarest_first = sort_rarest_first (terms, index);
  guint n_read = 0;

  for (guint i = 0; i < terms->n && n_read < MAX_ENTRIES; i++)
    n_read += score_term (self, index, &rarest_first[i], MAX_ENTRIES - n_read);

  self->groups[group].crowded = n_read == MAX_ENTRIES;
  if (n_read == MAX_ENTRIES)
    introduce_best (self, group);
  else
    for (guint i = 0; i < self->n_touched; i++)
      {
        const guint other = self->touched[i];

        introduce (self, group, other,
                   self->scores[other] - terms->placed * self->groups[other].terms->placed);
      }

  forget_scores (self);
}

/* The first of the two goes on as both. */
static void
join (TeaGrouping *self,
      guint        first,
      guint        second)
{
  Group *into = &self->groups[first];
  Group *from = &self->groups[second];
  TeaTerms *mean = tea_terms_mean (into->terms, into->size, from->terms, from->size,
                                   MAX_GROUP_TERMS);

  tea_terms_free (into->terms);
  g_clear_pointer (&from->terms, tea_terms_free);
  into->terms = mean;
  into->size += from->size;
  into->joined = TRUE;
  into->crowded = into->crowded || from->crowded;
  from->into = first;
}

/* Joins every two groups that are each other's nearest, or one of several as near. */
static gboolean
join_nearest (TeaGrouping *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->requests->len; i++)
    {
      const Group *group = &self->groups[i];
      const Group *other;

      if (group->terms == NULL || group->joined || group->n_near == 0)
        continue;

      other = &self->groups[group->near[0].group];
      if (other->terms != NULL && !other->joined && other->n_near > 0 &&
          other->near[0].similarity <= group->near[0].similarity)
        {
          const guint nearest = group->near[0].group;

          join (self, MIN (i, nearest), MAX (i, nearest));
          any = TRUE;
        }
    }

  return any;
}

static guint
find_group (TeaGrouping *self,
            guint        index)
{
  while (self->groups[index].into != index)
    index = self->groups[index].into;

  return index;
}

/* Lists who a group knows by now, each once. It is compared again with those that were joined in
 * this round, or with all if it was itself; the others are as near as they were. */
static void
update_near (TeaGrouping *self,
             guint        group,
             const Near  *known,
             guint        n_known)
{
  Group *it = &self->groups[group];

  it->n_near = 0;
  spread_terms (self, it->terms);
  for (guint i = 0; i < n_known; i++)
    {
      const guint other = find_group (self, known[i].group);
      float similarity = known[i].similarity;

      if (other == group || self->scores[other] != 0)
        continue;

      self->scores[other] = 1;
      self->touched[self->n_touched++] = other;
      if (it->joined || self->groups[other].joined)
        similarity = compare_spread (self, other);
      if (similarity >= MIN_SIMILARITY)
        it->n_near = insert_near (it->near, it->n_near, MAX_NEAR, other, similarity);
    }
  gather_terms (self, it->terms);
  forget_scores (self);
}

static gboolean
knows_joined (TeaGrouping *self,
              const Group *group)
{
  for (guint i = 0; i < group->n_near; i++)
    {
      const Group *other = &self->groups[group->near[i].group];

      if (other->terms == NULL || other->joined)
        return TRUE;
    }

  return FALSE;
}

static void
update_all_near (TeaGrouping *self)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      Group *from = &self->groups[i];
      Near known[2 * MAX_NEAR];
      guint n_known = 0;

      /* A half that was joined in this round hands on whom it knew. */
      if (from->terms == NULL && from->n_near > 0)
        {
          Group *into = &self->groups[from->into];

          memcpy (known, into->near, into->n_near * sizeof (Near));
          memcpy (known + into->n_near, from->near, from->n_near * sizeof (Near));
          n_known = into->n_near + from->n_near;
          from->n_near = 0;
          update_near (self, from->into, known, n_known);
        }
      else if (from->terms != NULL && !from->joined && knows_joined (self, from))
        {
          n_known = from->n_near;
          memcpy (known, from->near, n_known * sizeof (Near));
          update_near (self, i, known, n_known);
        }
    }

  for (guint i = 0; i < self->requests->len; i++)
    self->groups[i].joined = FALSE;
}

static guint
terms_hash (gconstpointer key)
{
  const TeaTerms *terms = key;
  guint hash = terms->n;

  for (guint i = 0; i < terms->n; i++)
    hash = hash * 31 + terms->terms[i].id;

  return hash;
}

static gboolean
terms_equal (gconstpointer a,
             gconstpointer b)
{
  const TeaTerms *first = a;
  const TeaTerms *second = b;

  return first->n == second->n && first->placed == second->placed &&
         memcmp (first->terms, second->terms, first->n * sizeof (TeaTerm)) == 0;
}

/* Who says the same as somebody before belongs to the same group, and all of them are looked at as
 * one: in a large book many do, and none of them would learn of anything but the others. */
static void
join_same (TeaGrouping *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (terms_hash, terms_equal);

  for (guint i = 0; i < self->requests->len; i++)
    {
      Group *group = &self->groups[i];
      gpointer key;
      gpointer value;

      if (tea_terms_multiply (group->terms, group->terms) < MIN_SIMILARITY)
        continue;

      if (!g_hash_table_lookup_extended (firsts, group->terms, &key, &value))
        {
          g_hash_table_insert (firsts, group->terms, GUINT_TO_POINTER (i));
          continue;
        }

      group->into = GPOINTER_TO_UINT (value);
      self->groups[group->into].size++;
      g_clear_pointer (&group->terms, tea_terms_free);
    }
}

static void
start_groups (TeaGrouping *self)
{
  const guint n = self->requests->len;
  g_autofree TeaTerms **texts = g_new (TeaTerms *, n);

  for (guint i = 0; i < n; i++)
    {
      tea_corpus_add (self->corpus, g_ptr_array_index (self->texts, i));
      g_clear_pointer (&self->texts->pdata[i], g_free);
    }
  self->n_terms = tea_corpus_weigh (self->corpus, texts);
  self->groups = g_new0 (Group, n);
  self->near = g_new (Near, (gsize) n * MAX_NEAR);
  for (guint i = 0; i < n; i++)
    {
      self->groups[i].into = i;
      self->groups[i].size = 1;
      self->groups[i].crowded = TRUE;
      self->groups[i].terms = texts[i];
      self->groups[i].near = &self->near[(gsize) i * MAX_NEAR];
    }
  join_same (self);
}

/* Lets those who may have others near look for them. */
static void
look_around_all (TeaGrouping  *self,
                 GCancellable *cancellable)
{
  Index index = { NULL };

  index_init (&index, self);
  for (guint i = 0; i < self->requests->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Group *group = &self->groups[i];

      if (group->terms != NULL && group->crowded)
        {
          look_around (self, &index, i);
          index_add (&index, i, group->terms);
        }
    }
  index_clear (&index);
}

/**
 * tea_grouping_run:
 * @self: a grouping
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Forms the groups. This may be done in any thread: 100,000 requests take seconds.
 *
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it got to the end
 */
gboolean
tea_grouping_run (TeaGrouping   *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gboolean any = TRUE;

  g_return_val_if_fail (self != NULL && self->groups == NULL, FALSE);

  start_groups (self);
  self->scores = g_new0 (float, self->requests->len);
  self->weights = g_new0 (float, self->n_terms);
  self->touched = g_new (guint, self->requests->len);

  while (any && !g_cancellable_is_cancelled (cancellable))
    {
      any = FALSE;
      look_around_all (self, cancellable);
      while (!g_cancellable_is_cancelled (cancellable) && join_nearest (self))
        {
          any = TRUE;
          update_all_near (self);
        }
    }

  g_clear_pointer (&self->scores, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->touched, g_free);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * tea_grouping_get_n:
 * @self: a grouping
 *
 * Returns: the number of requests
 */
guint
tea_grouping_get_n (TeaGrouping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->requests->len;
}

/**
 * tea_grouping_get_request:
 * @self: a grouping
 * @index: which request, from 0
 *
 * Returns: the id of the request
 */
gint64
tea_grouping_get_request (TeaGrouping *self,
                          guint        index)
{
  g_return_val_if_fail (self != NULL && index < self->requests->len, 0);

  return g_array_index (self->requests, gint64, index);
}

/**
 * tea_grouping_get_name:
 * @self: a grouping
 * @index: which request, from 0
 *
 * Returns: what people call the request: the number it came with, or else that of the book
 */
const char *
tea_grouping_get_name (TeaGrouping *self,
                       guint        index)
{
  g_return_val_if_fail (self != NULL && index < self->requests->len, NULL);

  return g_ptr_array_index (self->names, index);
}

/**
 * tea_grouping_get_group:
 * @self: a grouping that was run
 * @index: which request, from 0
 *
 * Returns: the index of the first request of the group it is in, which may be itself
 */
guint
tea_grouping_get_group (TeaGrouping *self,
                        guint        index)
{
  g_return_val_if_fail (self != NULL && self->groups != NULL, 0);
  g_return_val_if_fail (index < self->requests->len, 0);

  return find_group (self, index);
}

/**
 * tea_grouping_dup_words:
 * @self: a grouping that was run
 * @index: the first request of a group
 *
 * Says what the requests of a group have in common.
 *
 * Returns: (transfer full): up to four words, those that weigh most first
 */
char **
tea_grouping_dup_words (TeaGrouping *self,
                        guint        index)
{
  g_return_val_if_fail (self != NULL && self->groups != NULL, NULL);
  g_return_val_if_fail (index < self->requests->len, NULL);

  return tea_terms_dup_words (self->groups[find_group (self, index)].terms, self->corpus);
}
