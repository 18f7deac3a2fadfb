/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"

#include "tea-minutes-correction.h"
#include "tea-minutes-paper.h"
#include "tea-minutes-text.h"
#include "tea-minutes.h"
#include "tea-paper-draft-private.h"
#include "tea-privacy.h"

/* What the minutes say: as the secretary worded them, otherwise as it was recorded. */
static char *
dup_text (TeaPaperDraft *draft,
          TeaMinutes    *minutes)
{
  if (tea_record_get_id (TEA_RECORD (minutes)) == 0)
    return tea_minutes_dup_recorded (draft->meeting, draft->book, draft->copy, &draft->error);

  if (tea_paper_draft_is_masked (draft))
    return tea_minutes_dup_masked (draft->meeting, draft->book, minutes->text, &draft->error);

  return g_strdup (minutes->text);
}

static void
add_lines (TeaPaperDraft *draft,
           const char    *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    tea_paper_add_line (draft->paper, lines[i]);
}

static void
add_end (TeaPaperDraft *draft,
         TeaMinutes    *minutes)
{
  g_autofree char *community = tea_book_dup_setting (draft->book, "community");
  g_autofree char *day = NULL;

  /* What is final keeps its day, whenever it is printed. */
  day = minutes->finished_at != NULL ? tea_date_format (minutes->finished_at)
                                     : tea_paper_draft_today (draft);
  tea_paper_add_gap (draft->paper, 1);
  if (!tea_paper_draft_is_masked (draft))
    tea_paper_add_signatures (draft->paper,
                              (const char * const []) { _("Chair:"), _("Recorder:"), NULL });
  tea_paper_add_gap (draft->paper, 0.5);
  tea_paper_add_closing (draft->paper, community, day);
}

static void
add_corrections (TeaPaperDraft *draft,
                 TeaMinutes    *minutes)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (minutes));
  g_autoptr (GPtrArray) corrections = NULL;

  if (id == 0)
    return;

  corrections = tea_paper_draft_read (draft, tea_minutes_correction_query (draft->book, id));
  for (guint i = 0; i < corrections->len; i++)
    {
      TeaMinutesCorrection *correction = g_ptr_array_index (corrections, i);
      g_autofree char *label = NULL;
      g_autofree char *text = NULL;
      g_autofree char *words = NULL;

      if (tea_paper_draft_is_masked (draft) && tea_privacy_is_sensitive (correction->text))
        continue;

      label = tea_minutes_correction_dup_label (correction, !tea_paper_draft_is_masked (draft));
      text = tea_paper_draft_show (draft, correction->text);
      words = g_strconcat (label, text, NULL);

      /* With the day and a name the label takes most of a line, so the text goes on behind it. */
      tea_paper_add_gap (draft->paper, 0.5);
      tea_paper_add_text (draft->paper, words);
    }
}

/**
 * tea_minutes_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the minutes of a session (会议纪要): as they were worded, or, where nobody did so yet, as
 * tea_minutes_dup_recorded() words them. What was added after they were final stands under them.
 *
 * Errors: those of tea_minutes_dup_masked()
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_minutes_paper (TeaMeeting    *meeting,
                   TeaBook       *book,
                   TeaPaperCopy   copy,
                   GError       **error)
{
  TeaPaperDraft draft = { .book = book, .meeting = meeting, .copy = copy };
  g_autoptr (TeaMinutes) minutes = NULL;
  g_autofree char *community = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  minutes = tea_minutes_open (meeting, book, error);
  if (minutes == NULL)
    return NULL;

  tea_paper_draft_begin (&draft, C_("document", "Minutes"));
  community = tea_book_dup_setting (book, "community");
  name = tea_paper_draft_show (&draft, meeting->title);
  /* Translators: the red mark of minutes; the name of the community, may be empty. */
  mark = g_strdup_printf (C_("mark", "%s Minutes"), community);
  tea_paper_add_mark (draft.paper, g_strstrip (mark));
  tea_paper_add_subtitle (draft.paper, meeting->number);
  tea_paper_add_title (draft.paper, name);
  tea_paper_add_gap (draft.paper, 0.5);
  text = dup_text (&draft, minutes);
  if (text != NULL)
    add_lines (&draft, text);
  add_end (&draft, minutes);
  add_corrections (&draft, minutes);

  return tea_paper_draft_end (&draft, error);
}
