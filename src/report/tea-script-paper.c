/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-request.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-procedure.h"
#include "resolve/tea-assignment.h"

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
  g_autoptr (TeaProcedure) rules = NULL;
  g_autofree char *quorum = NULL;
  g_autofree char *turn = NULL;
  g_autofree char *asked = NULL;
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
  turn = tea_paper_draft_turn (draft);
  /* Translators: %s is how long and how often one may speak. */
  asked = g_strdup_printf (_("Please speak when you are given the floor, and to the chair: first "
                             "whether you are for or against it or have a question, then why. %s; "
                             "nobody interrupts, wanders off or attacks anybody."), turn);
  tea_paper_add_text (draft->paper, asked);

  if (draft->error == NULL)
    rules = tea_procedure_for_meeting (draft->book, tea_record_get_id (TEA_RECORD (meeting)),
                                       &draft->error);
  if (rules != NULL && meeting->due > 0 && !g_str_equal (rules->quorum, "none"))
    {
      quorum = g_strdup_printf (_("%d are invited with a vote; the session is valid with %d of "
                                  "them."),
                                meeting->due,
                                tea_procedure_count_needed (rules->quorum, meeting->due));
      add_note (draft, quorum);
    }
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

/* When the session begins, in minutes of its day; -1 where what is left of it is not known. */
static int
find_start (TeaPaperDraft *draft)
{
  int hour;
  int minute;

  if (tea_meeting_get_goes_on_at (draft->meeting) != NULL ||
      sscanf (draft->meeting->starts_at, "%*d-%*d-%*d %d:%d", &hour, &minute) != 2)
    return -1;

  return hour * 60 + minute;
}

static void
add_assignment (TeaPaperDraft       *draft,
                const TeaAssignment *assignment)
{
  g_autofree char *day = tea_date_format (assignment->due_on);
  g_autofree char *due = NULL;
  g_autofree char *line = NULL;

  /* Translators: an assignment that is not done; the day by which it was to be. */
  due = g_strdup_printf (assignment->overdue ? _("overdue since %s") : _("due on %s"), day);
  /* Translators: what is to be done, who does it, by when. */
  line = assignment->carried_by != NULL && *assignment->carried_by != '\0'
           ? g_strdup_printf (C_("assignment", "%s (%s, %s)"), assignment->requirement,
                              assignment->carried_by, due)
           : g_strdup_printf (C_("assignment", "%s (%s)"), assignment->requirement, due);
  tea_paper_add_heading (draft->paper, 3, line);
}

/* What earlier sessions began and nobody has finished; returns when the topics begin. */
static int
add_review (TeaPaperDraft *draft,
            int            start)
{
  const TeaAssignmentFilter filter = {
    .before = tea_record_get_id (TEA_RECORD (draft->meeting))
  };
  const int minutes = draft->meeting->review_minutes;
  g_autoptr (GPtrArray) assignments = NULL;
  g_autofree char *heading = NULL;

  assignments = tea_paper_draft_read (draft, tea_assignment_query (draft->book, &filter));
  if (assignments->len == 0)
    return start;

  if (start >= 0 && minutes > 0)
    {
      g_autofree char *clock = create_clock (start, minutes);

      heading = g_strdup_printf (_("%s (%s)"), _("Open Work from Earlier Sessions"), clock);
      start += minutes;
    }
  tea_paper_add_heading (draft->paper, 1,
                         heading != NULL ? heading : _("Open Work from Earlier Sessions"));
  for (guint i = 0; i < assignments->len; i++)
    add_assignment (draft, g_ptr_array_index (assignments, i));

  return start;
}

static void
add_topics (TeaPaperDraft *draft,
            int            start)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) items = NULL;

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
 * Makes the chair's script (主持词): what to say at the opening, the open work of earlier sessions,
 * each topic with its time, figures and what residents said, notes that are not read aloud, what is
 * still missing, and the closing. It is not masked, and says on every page that it is internal.
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
  add_topics (&draft, add_review (&draft, find_start (&draft)));
  tea_paper_add_heading (draft.paper, 1, _("Closing"));
  tea_paper_add_text (draft.paper, _("Read out each suggestion and what was decided on it, with "
                                     "the reason; say who does it and by when; say when the next "
                                     "session is. Thank everybody."));
  add_missing (&draft);

  return tea_paper_draft_end (&draft, error);
}
