/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "people/tea-fold.h"

#include "tea-chat-reader.h"

/* How far from the beginning the line may stand that names the group. Shared chats arrive by mail,
 * and the mail's own lines come along.
 */
#define MAX_PREAMBLE 30

/* The chat forms mark a message only by the line above it, its head, and nothing keeps a resident
 * from writing a line that looks like one. So every line that looks like a head is a candidate
 * first; then the candidates that contradict the rest of the text are taken for words.
 */

static TeaChatHead *
get_head (TeaChatReader *reader,
          guint          i)
{
  return &g_array_index (reader->heads, TeaChatHead, i);
}

static gboolean
is_blank (TeaChatReader *reader,
          guint          line)
{
  const char *text;

  if (line >= reader->n_lines)
    return TRUE;

  text = reader->lines[line];
  tea_fold_skip_spaces (&text);

  return *text == '\0';
}

static gboolean
is_day (TeaChatReader *reader,
        guint          line)
{
  TeaChatHead day;

  return line < reader->n_lines && tea_chat_head_read_day (&day, reader->lines[line]);
}

/* Whether a second share, pasted below the first, begins with this line: its day follows. */
static gboolean
is_introduction (TeaChatReader *reader,
                 guint          line)
{
  g_autofree char *group = NULL;

  if (!tea_chat_head_read_introduction (reader->lines[line], &group))
    return FALSE;

  do
    line++;
  while (line < reader->n_lines && is_blank (reader, line));

  return is_day (reader, line);
}

static gboolean
holds_words (TeaChatReader *reader,
             guint          line)
{
  if (is_blank (reader, line))
    return FALSE;

  return reader->form != TEA_CHAT_PHONE ||
         (!is_day (reader, line) && !is_introduction (reader, line));
}

static void
collect_heads (TeaChatReader *reader)
{
  TeaChatHead day = { 0 };
  gboolean first = TRUE;

  for (guint i = 0; i < reader->n_lines; i++)
    {
      TeaChatHead head = day;

      if (reader->form == TEA_CHAT_PHONE)
        {
          if (reader->heads->len == 0 && i < MAX_PREAMBLE &&
              tea_chat_head_read_introduction (reader->lines[i], &reader->group))
            {
              reader->introduced = TRUE;
              continue;
            }

          if (tea_chat_head_read_day (&day, reader->lines[i]))
            {
              reader->n_days++;
              first = TRUE;
              continue;
            }
        }

      if (!tea_chat_head_read (&head, reader->form, reader->least_spaces, reader->lines[i]))
        continue;

      head.line = i;
      head.first = first;
      first = FALSE;

      /* Days of the phone's form count as they follow each other; two shares that were pasted
       * together may well go back in time. */
      if (reader->form == TEA_CHAT_PHONE)
        {
          head.moment = reader->n_days;
        }
      else if (head.year != 0)
        {
          GDate date;

          g_date_clear (&date, 1);
          g_date_set_dmy (&date, (GDateDay) head.day, (GDateMonth) head.month,
                          (GDateYear) head.year);
          head.moment = g_date_get_julian (&date);
        }

      head.moment = head.moment * 24 * 60 + head.minute;
      g_array_append_val (reader->heads, head);
    }
}

/* Drops the heads that were marked as words. */
static void
drop_bodies (TeaChatReader *reader)
{
  guint kept = 0;

  for (guint i = 0; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);

      if (head->body)
        continue;

      if (kept < i)
        {
          TeaChatHead *place = get_head (reader, kept);
          TeaChatHead free_place = *place;

          *place = *head;
          *head = free_place;
        }
      kept++;
    }

  g_array_set_size (reader->heads, kept);
}

static void
count_alike (TeaChatReader *reader)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reader->heads->len; i++)
    {
      char *nickname = get_head (reader, i)->nickname;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, nickname));

      g_hash_table_insert (counts, nickname, GUINT_TO_POINTER (n + 1));
    }

  for (guint i = 0; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);

      head->n_alike = GPOINTER_TO_UINT (g_hash_table_lookup (counts, head->nickname));
    }
}

/* The text either has blank lines around its heads or has none. Where most heads have one on a
 * side, a line without it is none.
 */
static void
drop_without_blank (TeaChatReader *reader,
                    gboolean       always,
                    int            side)
{
  guint n_blank = 0;
  guint n = 0;

  for (guint i = 0; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);

      if (head->line == 0 && side < 0)
        continue;

      n_blank += is_blank (reader, (guint) ((int) head->line + side));
      n++;
    }

  if (!always && n_blank * 2 <= n)
    return;

  for (guint i = 0; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);

      head->body = !head->first && head->line > 0 &&
                   !is_blank (reader, (guint) ((int) head->line + side));
    }

  drop_bodies (reader);
}

/* Whether words stand between a line and the head @next, or the end of the text. */
static gboolean
has_words (TeaChatReader *reader,
           guint          line,
           guint          next)
{
  guint end = next < reader->heads->len ? get_head (reader, next)->line : reader->n_lines;

  for (guint i = line + 1; i < end; i++)
    if (holds_words (reader, i))
      return TRUE;

  return FALSE;
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* How much speaks for a candidate beside its time. */
static gint64
weigh_head (TeaChatReader *reader,
            guint          i)
{
  TeaChatHead *head = get_head (reader, i);
  gint64 weight = 1;

  /* What follows the day line directly can be nothing but a head. */
  if (head->first || i == 0)
    return G_MAXINT32;

  if (has_words (reader, get_head (reader, i - 1)->line, i))
    weight++;

  if (has_words (reader, head->line, i + 1))
    weight++;

  if (head->n_alike > 1)
    weight++;

  return weight;
}

/* Messages stand in the order of their times. Keeps the heaviest row of heads whose times never
 * go back, and takes the others for words; a Fenwick tree over the times that occur finds it in
 * n log n.
 */
static void
drop_untimely (TeaChatReader *reader)
{
  guint n = reader->heads->len;
  g_autofree gint64 *moments = g_new (gint64, n);
  g_autofree gint64 *weights = g_new0 (gint64, n);
  g_autofree int *before = g_new (int, n);
  g_autofree int *tree = NULL;
  guint n_moments = 0;
  guint n_dropped = 0;
  int best = -1;

  for (guint i = 0; i < n; i++)
    moments[i] = get_head (reader, i)->moment;

  qsort (moments, n, sizeof *moments, compare_moments);
  for (guint i = 0; i < n; i++)
    if (i == 0 || moments[i] != moments[n_moments - 1])
      moments[n_moments++] = moments[i];

  tree = g_new (int, n_moments + 1);
  for (guint i = 0; i <= n_moments; i++)
    tree[i] = -1;

  for (guint i = 0; i < n; i++)
    {
      gint64 *found = bsearch (&get_head (reader, i)->moment, moments, n_moments, sizeof *moments,
                               compare_moments);
      guint own = (guint) (found - moments) + 1;

      before[i] = -1;

      for (guint rank = own; rank > 0; rank &= rank - 1)
        if (tree[rank] >= 0 && (before[i] < 0 || weights[tree[rank]] > weights[before[i]]))
          before[i] = tree[rank];

      weights[i] = weigh_head (reader, i) + (before[i] >= 0 ? weights[before[i]] : 0);

      for (guint rank = own; rank <= n_moments; rank += rank & -rank)
        if (tree[rank] < 0 || weights[i] > weights[tree[rank]])
          tree[rank] = (int) i;

      if (best < 0 || weights[i] > weights[best])
        best = (int) i;
    }

  for (guint i = 0; i < n; i++)
    get_head (reader, i)->body = TRUE;

  for (; best >= 0; best = before[best])
    get_head (reader, (guint) best)->body = FALSE;

  for (guint i = 0; i < n; i++)
    n_dropped += get_head (reader, i)->body;

  /* Where so many contradict, it is the text that was cut and pasted out of order. */
  if (reader->n_days == 0 && n_dropped > n / 3)
    for (guint i = 0; i < n; i++)
      get_head (reader, i)->body = FALSE;

  drop_bodies (reader);
}

/* Two empty messages in a row are less likely than one whose words look like a head. */
static void
drop_second_empty (TeaChatReader *reader)
{
  for (guint i = 1; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);
      TeaChatHead *previous = get_head (reader, i - 1);

      head->body = !head->first && !previous->body && head->n_alike == 1 &&
                   !has_words (reader, previous->line, i) && !has_words (reader, head->line, i + 1);
    }

  drop_bodies (reader);
}

/* Finds the heads of the messages as far as the text is in @form. Returns whether it is. */
static gboolean
read_form (TeaChatReader *reader,
           TeaChatForm    form)
{
  guint first = 0;

  reader->form = form;
  reader->n_days = 0;
  reader->introduced = FALSE;
  g_clear_pointer (&reader->group, g_free);
  g_clear_pointer (&reader->heads, g_array_unref);
  reader->heads = g_array_new (FALSE, FALSE, sizeof (TeaChatHead));
  g_array_set_clear_func (reader->heads, (GDestroyNotify) tea_chat_head_clear);

  collect_heads (reader);
  count_alike (reader);

  for (guint i = 0; i < reader->heads->len; i++)
    {
      TeaChatHead *head = get_head (reader, i);

      head->body = tea_chat_head_is_prose (head) && !(head->first && reader->n_days > 0);
    }
  drop_bodies (reader);

  drop_without_blank (reader, form == TEA_CHAT_WINDOWS, -1);
  if (form == TEA_CHAT_PHONE)
    drop_without_blank (reader, FALSE, 1);

  if (form != TEA_CHAT_WINDOWS && reader->heads->len > 0)
    drop_untimely (reader);

  drop_second_empty (reader);

  if (reader->heads->len == 0)
    return FALSE;

  if (reader->introduced || reader->n_days > 0)
    return TRUE;

  while (is_blank (reader, first))
    first++;

  return get_head (reader, 0)->line == first ||
         (form != TEA_CHAT_WINDOWS && reader->heads->len > 1);
}

/* Mail and web pages put the two spaces before a time together. A line that then looks like a head
 * may be anybody's words, so every one has to be followed by words where nothing else says that a
 * chat was shared.
 */
static gboolean
read_collapsed (TeaChatReader *reader)
{
  reader->least_spaces = 1;
  if (!read_form (reader, TEA_CHAT_PHONE))
    return FALSE;

  if (reader->introduced || reader->n_days > 0)
    return TRUE;

  for (guint i = 0; i < reader->heads->len; i++)
    {
      if (!has_words (reader, get_head (reader, i)->line, i + 1))
        return FALSE;
    }

  return reader->heads->len > 1;
}

/**
 * tea_chat_reader_read:
 * @reader: a reader that has read nothing yet
 * @text: what was pasted or read from a file, in valid UTF-8
 *
 * Finds out the form of a chat and the heads of its messages. Heads without a date are the weakest
 * sign of a form and come last.
 *
 * Returns: whether @text is a chat
 */
gboolean
tea_chat_reader_read (TeaChatReader *reader,
                      const char    *text)
{
  static const TeaChatForm forms[] = { TEA_CHAT_EXPORT, TEA_CHAT_MAC, TEA_CHAT_WINDOWS };
  g_autoptr (GString) content = NULL;

  if (g_str_has_prefix (text, "\uFEFF"))
    text += strlen ("\uFEFF");

  content = g_string_new (text);
  g_string_replace (content, "\r\n", "\n", 0);
  g_string_replace (content, "\r", "\n", 0);
  reader->lines = g_strsplit (content->str, "\n", -1);
  reader->n_lines = g_strv_length (reader->lines);

  reader->least_spaces = 2;
  if (read_form (reader, TEA_CHAT_PHONE))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (read_form (reader, forms[i]))
      return TRUE;

  if (read_collapsed (reader))
    return TRUE;

  /* What says of itself that it is a chat is one, even if all its messages got lost. */
  read_form (reader, TEA_CHAT_PHONE);
  if (reader->introduced)
    return TRUE;

  reader->form = TEA_CHAT_NONE;

  return FALSE;
}

/**
 * tea_chat_reader_get_words:
 * @reader: a reader that has read a chat
 * @i: which of its heads
 *
 * Gives the words of a message: what stands between its head and the next, without the blank lines
 * around it and without the lines that begin a day.
 *
 * Returns: (transfer full): the words, "" where there are none
 */
char *
tea_chat_reader_get_words (TeaChatReader *reader,
                           guint          i)
{
  guint end = i + 1 < reader->heads->len ? get_head (reader, i + 1)->line : reader->n_lines;
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_blank = 0;

  for (guint line = get_head (reader, i)->line + 1; line < end; line++)
    {
      if (!holds_words (reader, line))
        {
          n_blank++;
          continue;
        }

      /* Blank lines count as soon as words come after them. */
      while (words->len > 0 && n_blank > 0)
        {
          g_string_append_c (words, '\n');
          n_blank--;
        }
      n_blank = 0;

      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, reader->lines[line]);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * tea_chat_reader_clear:
 * @reader: a reader
 *
 * Frees what @reader holds.
 */
void
tea_chat_reader_clear (TeaChatReader *reader)
{
  g_clear_pointer (&reader->lines, g_strfreev);
  g_clear_pointer (&reader->heads, g_array_unref);
  g_clear_pointer (&reader->group, g_free);
}
