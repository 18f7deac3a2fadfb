/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "meet/tea-agenda-item.h"

#include "tea-agenda-paper.h"
#include "tea-paper-draft-private.h"

/* Adds a line of the agenda; the clock is known as long as every item before it has its minutes. */
static void
add_item (TeaPaperDraft *draft,
          TeaAgendaItem *item,
          guint          number,
          const char    *clock)
{
  const gboolean hidden = tea_paper_draft_hides (draft, item->topic);
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *title = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *figures = NULL;

  title = hidden ? g_strdup (_("A matter that is not named here"))
                 : tea_paper_draft_show (draft, item->topic_title);
  if (item->minutes > 0)
    minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", item->minutes), item->minutes);
  if (!hidden && item->topic_requests > 0)
    figures = g_strdup_printf ("%d", item->topic_requests);

  tea_paper_add_row (draft->paper, item->core, (const char * const []) {
    position, clock, title,
    item->core ? _("Core topic") : item->carried ? _("Carried over") : "",
    figures != NULL ? figures : "",
    minutes != NULL ? minutes : "",
    NULL
  });
}

/* What earlier sessions began is gone through before the topics, in the time set aside for it. */
static void
add_review (TeaPaperDraft *draft,
            const char    *clock)
{
  const TeaMeeting *meeting = draft->meeting;
  g_autofree char *title = NULL;
  g_autofree char *minutes = NULL;

  title = g_strdup_printf (ngettext ("Open work from earlier sessions (%d item)",
                                     "Open work from earlier sessions (%d items)",
                                     meeting->open_work), meeting->open_work);
  if (meeting->review_minutes > 0)
    minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", meeting->review_minutes),
                               meeting->review_minutes);
  tea_paper_add_row (draft->paper, FALSE, (const char * const []) {
    "", clock, title, "", "", minutes != NULL ? minutes : "", NULL
  });
}

static char *
create_clock (gboolean known,
              int      start)
{
  return known ? g_strdup_printf ("%02d:%02d", start / 60 % 24, start % 60) : g_strdup ("");
}

static void
add_items (TeaPaperDraft *draft)
{
  const TeaPaperColumn columns[] = {
    { _("No."), 1, TRUE },
    { C_("agenda", "From"), 1.5, TRUE },
    { _("Topic"), 5.9, FALSE },
    { C_("agenda", "Kind"), 1.8, TRUE },
    { C_("column", "Requests"), 1.3, TRUE },
    { C_("agenda", "Time"), 1.7, TRUE },
  };
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) items = NULL;
  int hour = 0;
  int minute = 0;
  gboolean known;
  int total = 0;

  items = tea_paper_draft_read (draft, tea_agenda_item_query (draft->book, meeting));
  if (items->len == 0 && draft->meeting->open_work == 0)
    {
      tea_paper_add_text (draft->paper, _("There is no topic on the agenda yet."));
      return;
    }

  /* What is left of it when a session goes on is not known. */
  known = tea_meeting_get_goes_on_at (draft->meeting) == NULL &&
          sscanf (draft->meeting->starts_at, "%*d-%*d-%*d %d:%d", &hour, &minute) == 2;
  tea_paper_add_table (draft->paper, columns, G_N_ELEMENTS (columns), 34, 0);
  if (draft->meeting->open_work > 0)
    {
      g_autofree char *clock = create_clock (known, hour * 60 + minute);

      add_review (draft, clock);
      total = draft->meeting->review_minutes;
    }
  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);
      g_autofree char *clock = create_clock (known, hour * 60 + minute + total);

      add_item (draft, item, i + 1, clock);
      known &= item->minutes > 0;
      total += item->minutes;
    }

  if (total > 0)
    {
      g_autofree char *sum = NULL;

      sum = g_strdup_printf (ngettext ("All items together: %d minute.",
                                       "All items together: %d minutes.", total), total);
      tea_paper_add_gap (draft->paper, 0.3);
      tea_paper_add_note (draft->paper, sum);
    }
}

/**
 * tea_agenda_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the agenda of a session (会议议程): when the open work of earlier sessions and each topic
 * have their turn, and the rules of speaking. The archive copy names chair and recorder.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_agenda_paper (TeaMeeting    *meeting,
                  TeaBook       *book,
                  TeaPaperCopy   copy,
                  GError       **error)
{
  TeaPaperDraft draft = { .book = book, .meeting = meeting, .copy = copy };
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *turn = NULL;
  g_autofree char *rules = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  tea_paper_draft_begin (&draft, _("Agenda"));
  name = tea_paper_draft_show (&draft, meeting->title);
  place = tea_paper_draft_show (&draft, meeting->place);
  tea_paper_add_title (draft.paper, _("Agenda of the Session"));
  tea_paper_add_subtitle (draft.paper, name);
  tea_paper_add_gap (draft.paper, 0.5);
  tea_paper_draft_add_time (&draft);
  if (*place != '\0')
    tea_paper_add_names (draft.paper, _("Place: "), place);
  if (!tea_paper_draft_is_masked (&draft))
    {
      tea_paper_add_names (draft.paper, _("Chair: "),
                           tea_paper_draft_recorded (meeting->chair_name));
      tea_paper_add_names (draft.paper, _("Recorder: "),
                           tea_paper_draft_recorded (meeting->recorder_name));
    }
  tea_paper_add_gap (draft.paper, 0.5);
  add_items (&draft);

  tea_paper_add_gap (draft.paper, 0.7);
  turn = tea_paper_draft_turn (&draft);
  /* Translators: %s is how long and how often one may speak. */
  rules = g_strdup_printf (_("Speak when the chair gives you the floor, and to the chair. Say "
                             "first whether you are for or against it or have a question, then "
                             "why. %s; nobody interrupts, wanders off or attacks anybody."), turn);
  tea_paper_add_names (draft.paper, _("Rules of speaking: "), rules);

  return tea_paper_draft_end (&draft, error);
}
