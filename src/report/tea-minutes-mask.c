/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "meet/tea-agenda-item.h"

#include "tea-minutes-text.h"
#include "tea-minutes-words-private.h"
#include "tea-outline.h"
#include "tea-privacy.h"

static gint64
get_meeting (TeaMinutesWords *words)
{
  return tea_record_get_id (TEA_RECORD (words->from.meeting));
}

/* Whether a line begins with a label, whatever blank follows that. */
static gboolean
has_label (const char *line,
           const char *label)
{
  g_autofree char *start = g_strchomp (g_strdup (label));

  return g_str_has_prefix (line, start);
}

/* The titles of the topics that are not named outside the archive. */
static GStrv
dup_hidden_titles (TeaMinutesWords *words)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GPtrArray) items = NULL;

  items = tea_paper_draft_read (&words->from, tea_agenda_item_query (words->from.book,
                                                                    get_meeting (words)));
  for (guint i = 0; i < items->len; i++)
    {
      const TeaAgendaItem *item = g_ptr_array_index (items, i);

      if (tea_paper_draft_hides (&words->from, item->topic))
        g_strv_builder_add (titles, item->topic_title);
    }

  return g_strv_builder_end (titles);
}

static gboolean
names_one (const char *line,
           GStrv       titles,
           guint      *n_found)
{
  for (guint i = 0; titles[i] != NULL; i++)
    {
      if (*titles[i] != '\0' && strstr (line, titles[i]) != NULL)
        {
          (*n_found)++;
          return TRUE;
        }
    }

  return FALSE;
}

/* A line before the first heading: who is named there is a number of their party now. */
static void
mask_head (TeaMinutesWords *words,
           const char      *line,
           gboolean        *counted)
{
  g_autofree char *shown = NULL;

  if (has_label (line, _("Chair: ")) || has_label (line, _("Recorder: ")))
    return;

  if (has_label (line, _("Present: ")) || has_label (line, _("Attending without a vote: ")) ||
      has_label (line, _("Absent: ")))
    {
      if (!*counted)
        tea_minutes_words_add_people (words);
      *counted = TRUE;
      return;
    }

  shown = tea_paper_draft_show (&words->from, line);
  tea_minutes_words_add_line (words, shown);
}

static void
mask_lines (TeaMinutesWords *words,
            GStrv            lines,
            GStrv            hidden,
            guint           *n_found)
{
  gboolean headed = FALSE;
  gboolean hiding = FALSE;
  gboolean counted = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest;
      const int level = tea_outline_find_level (lines[i], &rest);
      g_autofree char *shown = NULL;

      headed = headed || level > 0;
      if (level == 1 || level == 2)
        {
          hiding = names_one (lines[i], hidden, n_found);
          if (hiding)
            {
              g_autofree char *number = g_strndup (lines[i], rest - lines[i]);
              g_autofree char *line = g_strconcat (number, _("A matter that is not named here"),
                                                   NULL);

              tea_minutes_words_add_line (words, line);
            }
        }

      if (hiding || tea_privacy_is_sensitive (lines[i]))
        continue;

      if (!headed)
        {
          mask_head (words, lines[i], &counted);
          continue;
        }

      shown = tea_paper_draft_show (&words->from, lines[i]);
      tea_minutes_words_add_line (words, shown);
    }
}

/**
 * tea_minutes_dup_masked:
 * @meeting: a session
 * @book: its book
 * @text: minutes of it, as somebody worded them
 * @error: return location for an error
 *
 * Masks minutes for the notice board. Names, phones and doors are masked in each line; who was
 * there is the numbers of the parties; lines about health, hardship or quarrels are left out, and
 * so is all below the heading of a matter of mediation.
 *
 * Errors: %TEA_ERROR_REFUSED where such a heading is not found, so that nobody knows what belongs
 * to it, those of the book
 *
 * Returns: (transfer full) (nullable): lines, as tea_paper_add_line() sets them
 */
char *
tea_minutes_dup_masked (TeaMeeting  *meeting,
                        TeaBook     *book,
                        const char  *text,
                        GError     **error)
{
  TeaMinutesWords words = {
    .from = { .book = book, .meeting = meeting, .copy = TEA_PAPER_COPY_NOTICE }
  };
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) hidden = NULL;
  guint n_found = 0;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  words.text = g_string_new (NULL);
  lines = g_strsplit (text, "\n", -1);
  hidden = dup_hidden_titles (&words);
  mask_lines (&words, lines, hidden, &n_found);
  if (words.from.error == NULL && n_found < g_strv_length (hidden))
    g_set_error (&words.from.error, TEA_ERROR, TEA_ERROR_REFUSED,
                 _("The minutes of %s speak of a matter that must not be named, and its heading is "
                   "no longer there. Only the archive copy can be printed."), meeting->number);

  return tea_minutes_words_end (&words, error);
}
