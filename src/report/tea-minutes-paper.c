/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-remark.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-suggestion.h"

#include "tea-minutes-paper.h"
#include "tea-paper-draft-private.h"
#include "tea-privacy.h"

typedef gboolean (*Pick) (const TeaAttendance *attendance);

static gboolean
came_with_vote (const TeaAttendance *attendance)
{
  return attendance->arrived_at != NULL && attendance->votes;
}

static gboolean
came_without_vote (const TeaAttendance *attendance)
{
  return attendance->arrived_at != NULL && !attendance->votes;
}

static gboolean
stayed_away (const TeaAttendance *attendance)
{
  return attendance->arrived_at == NULL && attendance->invited_at != NULL;
}

static void
append_party (GString    *names,
              const char *party,
              GString    *people,
              guint       n_people,
              gboolean    masked)
{
  if (n_people == 0)
    return;

  if (names->len > 0)
    g_string_append (names, C_("between parties", "; "));
  if (masked)
    /* Translators: a party, then how many people of it. */
    g_string_append_printf (names, C_("people of a party", "%s %u"), party, n_people);
  else
    /* Translators: a party, then the names of its people. */
    g_string_append_printf (names, C_("people of a party", "%s: %s"), party, people->str);
  g_string_truncate (people, 0);
}

/* The people of a list by their parties; on the notice board only how many each party sent. */
static char *
list_people (TeaPaperDraft *draft,
             GPtrArray     *list,
             Pick           pick)
{
  const gboolean masked = tea_paper_draft_is_masked (draft);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) people = g_string_new (NULL);
  const char *party = "";
  guint n_people = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const TeaAttendance *attendance = g_ptr_array_index (list, i);

      if (!pick (attendance))
        continue;

      if (n_people > 0 && !g_str_equal (party, attendance->party_name))
        {
          append_party (names, party, people, n_people, masked);
          n_people = 0;
        }

      party = attendance->party_name;
      if (n_people++ > 0)
        g_string_append (people, C_("between names", ", "));
      g_string_append (people, attendance->name);
    }

  append_party (names, party, people, n_people, masked);

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
add_heads (TeaPaperDraft *draft)
{
  TeaMeeting *meeting = draft->meeting;
  const TeaAttendanceFilter filter = { .meeting = tea_record_get_id (TEA_RECORD (meeting)) };
  g_autofree char *when = tea_paper_draft_when (draft, meeting->starts_at);
  g_autofree char *place = tea_paper_draft_show (draft, meeting->place);
  g_autofree char *counts = NULL;
  g_autofree char *present = NULL;
  g_autofree char *observers = NULL;
  g_autofree char *absent = NULL;
  g_autoptr (GPtrArray) list = NULL;

  list = tea_paper_draft_read (draft, tea_attendance_query (draft->book, &filter));
  present = list_people (draft, list, came_with_vote);
  observers = list_people (draft, list, came_without_vote);
  absent = list_people (draft, list, stayed_away);
  counts = g_strdup_printf (_("due %d, present %d"), meeting->due, meeting->present);

  tea_paper_add_names (draft->paper, _("Time: "), when);
  tea_paper_add_names (draft->paper, _("Place: "), tea_paper_draft_recorded (place));
  if (!tea_paper_draft_is_masked (draft))
    {
      tea_paper_add_names (draft->paper, _("Chair: "),
                           tea_paper_draft_recorded (meeting->chair_name));
      tea_paper_add_names (draft->paper, _("Recorder: "),
                           tea_paper_draft_recorded (meeting->recorder_name));
    }
  tea_paper_add_names (draft->paper, _("Number of people: "), counts);
  tea_paper_add_names (draft->paper, _("Present: "), tea_paper_draft_recorded (present));
  if (*observers != '\0')
    tea_paper_add_names (draft->paper, _("Attending without a vote: "), observers);
  if (*absent != '\0')
    tea_paper_add_names (draft->paper, _("Absent: "), absent);
}

static void
add_remarks (TeaPaperDraft *draft,
             gint64         topic)
{
  const TeaRemarkFilter filter = {
    .meeting = tea_record_get_id (TEA_RECORD (draft->meeting)), .topic = topic
  };
  g_autoptr (GPtrArray) remarks = NULL;
  guint n_shown = 0;

  remarks = tea_paper_draft_read (draft, tea_remark_query (draft->book, &filter));
  for (guint i = 0; i < remarks->len; i++)
    {
      const TeaRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *text = NULL;
      g_autofree char *who = NULL;
      g_autofree char *line = NULL;

      if (tea_paper_draft_is_masked (draft) && tea_privacy_is_sensitive (remark->text))
        continue;

      text = tea_paper_draft_show (draft, remark->text);
      if (tea_paper_draft_is_masked (draft))
        who = g_strdup (tea_paper_draft_recorded (remark->party_name));
      else if (*remark->party_name != '\0')
        who = g_strdup_printf (_("%s (%s)"), remark->speaker, remark->party_name);
      else
        who = g_strdup (remark->speaker);

      if (remark->stance != NULL)
        /* Translators: who said it, whether for or against, what was said. */
        line = g_strdup_printf (C_("remark", "%s [%s]: %s"), who,
                                tea_remark_stance_label (remark->stance), text);
      else
        line = g_strdup_printf (C_("remark", "%s: %s"), who, text);
      tea_paper_add_heading (draft->paper, 4, line);
      n_shown++;
    }

  if (n_shown == 0)
    tea_paper_add_text (draft->paper, tea_paper_draft_recorded (NULL));
}

static void
add_suggestions (TeaPaperDraft *draft,
                 gint64         topic)
{
  const TeaSuggestionFilter filter = {
    .meeting = tea_record_get_id (TEA_RECORD (draft->meeting)), .topic = topic
  };
  g_autoptr (GPtrArray) suggestions = NULL;

  suggestions = tea_paper_draft_read (draft, tea_suggestion_query (draft->book, &filter));
  if (suggestions->len == 0)
    tea_paper_add_text (draft->paper, tea_paper_draft_recorded (NULL));

  /* The query lists the latest first; minutes follow the meeting. */
  for (int i = (int) suggestions->len - 1; i >= 0; i--)
    {
      const TeaSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      g_autofree char *text = tea_paper_draft_show (draft, suggestion->text);
      g_autofree char *line = NULL;

      if (suggestion->verdict == NULL)
        {
          line = g_strdup_printf (C_("suggestion", "%s (decision: %s)"), text,
                                  tea_paper_draft_recorded (NULL));
        }
      else
        {
          g_autofree char *reason = tea_paper_draft_show (draft, suggestion->reason);

          /* Translators: a suggestion, what was decided on it, and the reason. */
          line = g_strdup_printf (C_("suggestion", "%s (%s; reason: %s)"), text,
                                  tea_decision_verdict_label (suggestion->verdict),
                                  tea_paper_draft_recorded (reason));
        }
      tea_paper_add_heading (draft->paper, 4, line);
    }
}

static void
add_ballots (TeaPaperDraft *draft,
             gint64         topic)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) ballots = NULL;

  ballots = tea_paper_draft_read (draft, tea_ballot_query (draft->book, meeting, topic, FALSE));
  if (ballots->len == 0)
    tea_paper_add_text (draft->paper, tea_paper_draft_recorded (NULL));

  for (guint i = 0; i < ballots->len; i++)
    {
      TeaBallot *ballot = g_ptr_array_index (ballots, i);
      g_autofree char *question = tea_paper_draft_show (draft, ballot->question);
      g_autofree char *result = tea_ballot_dup_result (ballot);
      g_autofree char *line = NULL;

      /* Translators: what was voted on, and the result. */
      line = g_strdup_printf (C_("ballot", "%s: %s"), question, result);
      tea_paper_add_heading (draft->paper, 4, line);
    }
}

static void
add_topic (TeaPaperDraft *draft,
           TeaAgendaItem *item)
{
  g_autofree char *title = NULL;

  if (tea_paper_draft_hides (draft, item->topic))
    {
      tea_paper_add_heading (draft->paper, 2, _("A matter that is not named here"));
      return;
    }

  title = tea_paper_draft_show (draft, item->topic_title);
  tea_paper_add_heading (draft->paper, 2, title);
  tea_paper_add_heading (draft->paper, 3, C_("minutes", "What was said"));
  add_remarks (draft, item->topic);
  tea_paper_add_heading (draft->paper, 3, _("Suggestions and decisions"));
  add_suggestions (draft, item->topic);
  tea_paper_add_heading (draft->paper, 3, C_("minutes", "Votes"));
  add_ballots (draft, item->topic);
}

static void
add_topics (TeaPaperDraft *draft)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) items = NULL;

  items = tea_paper_draft_read (draft, tea_agenda_item_query (draft->book, meeting));
  tea_paper_add_heading (draft->paper, 1, _("Topics and Outcome"));
  if (items->len == 0)
    tea_paper_add_text (draft->paper, tea_paper_draft_recorded (NULL));
  for (guint i = 0; i < items->len; i++)
    add_topic (draft, g_ptr_array_index (items, i));
}

static void
add_end (TeaPaperDraft *draft)
{
  g_autofree char *community = tea_book_dup_setting (draft->book, "community");
  g_autofree char *end = NULL;
  g_autofree char *day = tea_paper_draft_today (draft);

  if (draft->meeting->closed_at != NULL)
    end = tea_paper_draft_when (draft, draft->meeting->closed_at);
  tea_paper_add_heading (draft->paper, 1, _("End of the Session"));
  tea_paper_add_text (draft->paper, tea_paper_draft_recorded (end));
  tea_paper_add_gap (draft->paper, 1);
  if (!tea_paper_draft_is_masked (draft))
    tea_paper_add_signatures (draft->paper,
                              (const char * const []) { _("Chair:"), _("Recorder:"), NULL });
  tea_paper_add_gap (draft->paper, 0.5);
  tea_paper_add_closing (draft->paper, community, day);
}

/**
 * tea_minutes_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the minutes of a session (会议纪要) from what was written down, and from nothing else: where
 * nothing was, they say so. On the copy for the notice board people are numbers of their party, and
 * what was said about health, hardship or quarrels is left out.
 *
 * Errors: those of the book
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
  g_autofree char *community = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  tea_paper_draft_begin (&draft, C_("document", "Minutes"));
  community = tea_book_dup_setting (book, "community");
  name = tea_paper_draft_show (&draft, meeting->title);
  /* Translators: the red mark of minutes; the name of the community, may be empty. */
  mark = g_strdup_printf (C_("mark", "%s Minutes"), community);
  tea_paper_add_mark (draft.paper, g_strstrip (mark));
  tea_paper_add_subtitle (draft.paper, meeting->number);
  tea_paper_add_title (draft.paper, name);
  tea_paper_add_gap (draft.paper, 0.5);
  add_heads (&draft);
  add_topics (&draft);
  add_end (&draft);

  return tea_paper_draft_end (&draft, error);
}
