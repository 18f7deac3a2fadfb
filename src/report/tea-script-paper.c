/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "collect/tea-request.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"

#include "tea-paper-draft-private.h"
#include "tea-script-paper.h"

/* So many requests of a topic are at the chair's hand, to be told in their own words. */
#define MOST_REQUESTS 5

static void
add_note (TeaPaperDraft *draft,
          const char    *text)
{
  /* Translators: an internal note in the chair's script, which is not read aloud. */
  g_autofree char *note = g_strdup_printf (_("[Note] %s"), text);

  tea_paper_add_text (draft->paper, note);
}

static char *
create_clock (int start,
              int minutes)
{
  return g_strdup_printf ("%02d:%02d–%02d:%02d", start / 60 % 24, start % 60,
                          (start + minutes) / 60 % 24, (start + minutes) % 60);
}

static void
add_requests (TeaPaperDraft *draft,
              TeaTopic      *topic)
{
  g_autoptr (GPtrArray) requests = NULL;

  requests = tea_paper_draft_read (draft, tea_topic_request_query (topic, draft->book));
  for (guint i = 0; i < requests->len && i < MOST_REQUESTS; i++)
    {
      const TeaRequest *request = g_ptr_array_index (requests, i);
      g_autofree char *text = tea_paper_draft_show (draft, request->text);

      tea_paper_add_heading (draft->paper, 4, text);
    }
}

static void
add_topic (TeaPaperDraft *draft,
           TeaAgendaItem *item,
           int            start)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autofree char *heading = NULL;

  if (draft->error != NULL)
    return;

  topic = tea_book_get (draft->book, TEA_TYPE_TOPIC, item->topic, &draft->error);
  if (topic == NULL)
    return;

  if (start >= 0 && item->minutes > 0)
    {
      g_autofree char *clock = create_clock (start, item->minutes);

      /* Translators: a topic, and from when to when it is talked about. */
      heading = g_strdup_printf (_("%s (%s)"), item->topic_title, clock);
    }
  tea_paper_add_heading (draft->paper, 2, heading != NULL ? heading : item->topic_title);

  if (item->topic_requests > 0)
    {
      g_autofree char *figures = NULL;

      /* Whose household is not known came from none that could be told. */
      if (item->topic_households > 0)
        figures = g_strdup_printf (_("%d requests came in about this, from %d households. In the "
                                     "words of residents:"), item->topic_requests,
                                   item->topic_households);
      else
        figures = g_strdup_printf (_("%d requests came in about this. In the words of residents:"),
                                   item->topic_requests);
      tea_paper_add_text (draft->paper, figures);
      add_requests (draft, topic);
    }

  if (*topic->summary != '\0')
    add_note (draft, topic->summary);
  if (item->carried)
    add_note (draft, _("Carried over: say first what came of the last session."));
  if (item->owners_vote)
    add_note (draft, _("By law the owners decide on this together; the meeting forms an opinion."));
}

static void
add_opening (TeaPaperDraft *draft)
{
  TeaMeeting *meeting = draft->meeting;
  g_autofree char *quorum = NULL;
  g_autofree char *community = tea_book_dup_setting (draft->book, "community");
  g_autofree char *welcome = NULL;

  tea_paper_add_heading (draft->paper, 1, _("Opening"));
  /* Translators: what the chair says first; the name of the community. */
  welcome = g_strdup_printf (_("Good day, neighbours and friends, and welcome to %s."),
                             *community != '\0' ? community : meeting->title);
  tea_paper_add_text (draft->paper, welcome);
  if (*meeting->core_titles != '\0')
    {
      g_autofree char *core = NULL;

      /* Translators: what the chair says next; the core topics. */
      core = g_strdup_printf (_("Grid workers on their visits and the chat groups have collected "
                                "what you ask for. After the screening we talk today about: %s."),
                              meeting->core_titles);
      tea_paper_add_text (draft->paper, core);
    }
  tea_paper_add_text (draft->paper,
                      _("Please speak when you are given the floor, and to the chair: first "
                        "whether you are for or against it or have a question, then why. Three "
                        "minutes each; nobody interrupts, wanders off or attacks anybody."));
  /* Two thirds, see tea_meeting_has_quorum(). */
  quorum = g_strdup_printf (_("%d are invited with a vote; the session is valid with %d of them."),
                            meeting->due, (meeting->due * 2 + 2) / 3);
  if (meeting->due > 0)
    add_note (draft, quorum);
  if (*meeting->note != '\0')
    add_note (draft, meeting->note);
}

/* What the session still lacks, so that the chair sees it before the room does. */
static void
add_missing (TeaPaperDraft *draft)
{
  g_auto (GStrv) missing = NULL;

  if (draft->error != NULL)
    return;

  missing = tea_meeting_missing (draft->meeting, draft->book, &draft->error);
  if (missing == NULL || missing[0] == NULL)
    return;

  tea_paper_add_heading (draft->paper, 1, _("Still Missing"));
  for (guint i = 0; missing[i] != NULL; i++)
    tea_paper_add_heading (draft->paper, 3, missing[i]);
}

static void
add_topics (TeaPaperDraft *draft)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) items = NULL;
  int hour;
  int minute;
  int start = -1;

  if (tea_meeting_get_goes_on_at (draft->meeting) == NULL &&
      sscanf (draft->meeting->starts_at, "%*d-%*d-%*d %d:%d", &hour, &minute) == 2)
    start = hour * 60 + minute;

  items = tea_paper_draft_read (draft, tea_agenda_item_query (draft->book, meeting));
  tea_paper_add_heading (draft->paper, 1, _("Topics"));
  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);

      add_topic (draft, item, start);
      start = start >= 0 && item->minutes > 0 ? start + item->minutes : -1;
    }
}

/**
 * tea_script_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom; the script is always as for the archive
 * @error: return location for an error
 *
 * Makes the chair's script (主持词): what to say at the opening, each topic with its time, figures
 * and what residents said, notes that are not read aloud, what is still missing, and the closing.
 * It is not masked, and says on every page that it is internal.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_script_paper (TeaMeeting    *meeting,
                  TeaBook       *book,
                  TeaPaperCopy   copy,
                  GError       **error)
{
  TeaPaperDraft draft = { .book = book, .meeting = meeting, .copy = TEA_PAPER_COPY_ARCHIVE };

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  tea_paper_draft_begin (&draft, _("Chair’s script"));
  tea_paper_set_corner (draft.paper, _("Internal: for the chair only"));
  tea_paper_add_title (draft.paper, _("The Chair’s Script"));
  tea_paper_add_subtitle (draft.paper, meeting->title);
  tea_paper_add_gap (draft.paper, 0.5);
  tea_paper_draft_add_time (&draft);
  tea_paper_add_names (draft.paper, _("Place: "), tea_paper_draft_recorded (meeting->place));
  tea_paper_add_names (draft.paper, _("Chair: "), tea_paper_draft_recorded (meeting->chair_name));

  add_opening (&draft);
  add_topics (&draft);
  tea_paper_add_heading (draft.paper, 1, _("Closing"));
  tea_paper_add_text (draft.paper, _("Read out each suggestion and what was decided on it, with "
                                     "the reason; say who does it and by when; say when the next "
                                     "session is. Thank everybody."));
  add_missing (&draft);

  return tea_paper_draft_end (&draft, error);
}
