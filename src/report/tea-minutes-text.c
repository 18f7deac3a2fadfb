/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "meet/tea-adjournment.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot-part.h"
#include "meet/tea-ballot.h"
#include "meet/tea-remark.h"
#include "resolve/tea-suggestion.h"

#include "tea-minutes-text.h"
#include "tea-minutes-words-private.h"
#include "tea-outline.h"
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

void
tea_minutes_words_add_line (TeaMinutesWords *words,
                            const char      *line)
{
  if (words->text->len > 0)
    g_string_append_c (words->text, '\n');
  g_string_append (words->text, line);
}

void
tea_minutes_words_add_label (TeaMinutesWords *words,
                             const char      *label,
                             const char      *names)
{
  g_autofree char *line = g_strconcat (label, tea_paper_draft_recorded (names), NULL);

  tea_minutes_words_add_line (words, line);
}

void
tea_minutes_words_add_heading (TeaMinutesWords *words,
                               int              level,
                               const char      *heading)
{
  g_autofree char *number = tea_outline_dup_number (level, ++words->numbers[level - 1]);
  g_autofree char *line = g_strconcat (number, heading, NULL);

  for (int i = level; i < 4; i++)
    words->numbers[i] = 0;
  tea_minutes_words_add_line (words, line);
}

static gboolean
is_masked (TeaMinutesWords *words)
{
  return tea_paper_draft_is_masked (&words->from);
}

static gint64
get_meeting (TeaMinutesWords *words)
{
  return tea_record_get_id (TEA_RECORD (words->from.meeting));
}

static void
add_adjournments (TeaMinutesWords *words)
{
  g_autoptr (GPtrArray) adjournments = NULL;

  adjournments = tea_paper_draft_read (&words->from, tea_adjournment_query (words->from.book,
                                                                           get_meeting (words)));
  for (guint i = 0; i < adjournments->len; i++)
    {
      const TeaAdjournment *adjournment = g_ptr_array_index (adjournments, i);
      const char *until_at = adjournment->resumed_at != NULL ? adjournment->resumed_at
                                                             : adjournment->resumes_at;
      g_autofree char *from = tea_paper_draft_when (&words->from, adjournment->adjourned_at);
      g_autofree char *until = NULL;
      g_autofree char *line = NULL;

      if (until_at != NULL)
        until = tea_paper_draft_when (&words->from, until_at);
      if (adjournment->resumed_at != NULL)
        /* Translators: when a session was adjourned, and when it went on. */
        line = g_strdup_printf (_("%s, resumed %s"), from, until);
      else if (until != NULL)
        /* Translators: when a session was adjourned, and when it was to go on. */
        line = g_strdup_printf (_("%s, to go on %s"), from, until);
      tea_minutes_words_add_label (words, _("Adjourned: "), line != NULL ? line : from);
    }
}

void
tea_minutes_words_add_people (TeaMinutesWords *words)
{
  const TeaAttendanceFilter filter = { .meeting = get_meeting (words) };
  g_autofree char *present = NULL;
  g_autofree char *observers = NULL;
  g_autofree char *absent = NULL;
  g_autoptr (GPtrArray) list = NULL;

  list = tea_paper_draft_read (&words->from, tea_attendance_query (words->from.book, &filter));
  present = list_people (&words->from, list, came_with_vote);
  observers = list_people (&words->from, list, came_without_vote);
  absent = list_people (&words->from, list, stayed_away);
  tea_minutes_words_add_label (words, _("Present: "), present);
  if (*observers != '\0')
    tea_minutes_words_add_label (words, _("Attending without a vote: "), observers);
  if (*absent != '\0')
    tea_minutes_words_add_label (words, _("Absent: "), absent);
}

static void
add_heads (TeaMinutesWords *words)
{
  TeaMeeting *meeting = words->from.meeting;
  g_autofree char *when = tea_paper_draft_when (&words->from, meeting->starts_at);
  g_autofree char *place = tea_paper_draft_show (&words->from, meeting->place);
  g_autofree char *counts = NULL;

  tea_minutes_words_add_label (words, _("Time: "), when);
  add_adjournments (words);
  tea_minutes_words_add_label (words, _("Place: "), place);
  if (!is_masked (words))
    {
      tea_minutes_words_add_label (words, _("Chair: "), meeting->chair_name);
      tea_minutes_words_add_label (words, _("Recorder: "), meeting->recorder_name);
    }
  counts = g_strdup_printf (_("due %d, present %d"), meeting->due, meeting->present);
  tea_minutes_words_add_label (words, _("Number of people: "), counts);
  tea_minutes_words_add_people (words);
}

static char *
dup_remark (TeaMinutesWords *words,
            const TeaRemark *remark)
{
  g_autofree char *text = tea_paper_draft_show (&words->from, remark->text);
  g_autofree char *who = NULL;

  if (is_masked (words))
    who = g_strdup (tea_paper_draft_recorded (remark->party_name));
  else if (*remark->party_name != '\0')
    who = g_strdup_printf (_("%s (%s)"), remark->speaker, remark->party_name);
  else
    who = g_strdup (remark->speaker);

  if (remark->stance != NULL)
    /* Translators: who said it, whether for or against, what was said. */
    return g_strdup_printf (C_("remark", "%s [%s]: %s"), who,
                            tea_remark_stance_label (remark->stance), text);

  return g_strdup_printf (C_("remark", "%s: %s"), who, text);
}

/* A topic of 0 stands for what belongs to none of the agenda. */
static GPtrArray *
pick_remarks (TeaMinutesWords *words,
              gint64           topic)
{
  const TeaRemarkFilter filter = { .meeting = get_meeting (words), .topic = topic };
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  all = tea_paper_draft_read (&words->from, tea_remark_query (words->from.book, &filter));
  for (guint i = 0; i < all->len; i++)
    {
      TeaRemark *remark = g_ptr_array_index (all, i);

      if (remark->topic == topic && !(is_masked (words) && tea_privacy_is_sensitive (remark->text)))
        g_ptr_array_add (picked, g_object_ref (remark));
    }

  return picked;
}

/* The query lists the latest first; minutes follow the meeting. */
static GPtrArray *
pick_suggestions (TeaMinutesWords *words,
                  gint64           topic)
{
  const TeaSuggestionFilter filter = { .meeting = get_meeting (words), .topic = topic };
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  all = tea_paper_draft_read (&words->from, tea_suggestion_query (words->from.book, &filter));
  for (int i = (int) all->len - 1; i >= 0; i--)
    {
      TeaSuggestion *suggestion = g_ptr_array_index (all, i);

      if (suggestion->topic == topic &&
          !(is_masked (words) && tea_privacy_is_sensitive (suggestion->text)))
        g_ptr_array_add (picked, g_object_ref (suggestion));
    }

  return picked;
}

static GPtrArray *
pick_ballots (TeaMinutesWords *words,
              gint64           topic)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  all = tea_paper_draft_read (&words->from, tea_ballot_query (words->from.book, get_meeting (words),
                                                              topic, FALSE));
  for (guint i = 0; i < all->len; i++)
    {
      TeaBallot *ballot = g_ptr_array_index (all, i);

      if (ballot->topic == topic &&
          !(is_masked (words) && tea_privacy_is_sensitive (ballot->question)))
        g_ptr_array_add (picked, g_object_ref (ballot));
    }

  return picked;
}

static void
add_remarks (TeaMinutesWords *words,
             GPtrArray       *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      g_autofree char *line = dup_remark (words, g_ptr_array_index (remarks, i));

      tea_minutes_words_add_heading (words, 4, line);
    }

  if (remarks->len == 0)
    tea_minutes_words_add_line (words, tea_paper_draft_recorded (NULL));
}

static void
add_ballots (TeaMinutesWords *words,
             GPtrArray       *ballots)
{
  for (guint i = 0; i < ballots->len; i++)
    {
      TeaBallot *ballot = g_ptr_array_index (ballots, i);
      const gint64 id = tea_record_get_id (TEA_RECORD (ballot));
      g_autofree char *question = tea_paper_draft_show (&words->from, ballot->question);
      g_autofree char *result = tea_ballot_dup_result (ballot);
      g_autofree char *line = NULL;
      g_autoptr (GPtrArray) parts = NULL;

      /* Translators: what was voted on, and the result. */
      line = g_strdup_printf (C_("ballot", "%s: %s"), question, result);
      tea_minutes_words_add_heading (words, 4, line);
      parts = tea_paper_draft_read (&words->from, tea_ballot_part_query (words->from.book, id));
      for (guint j = 0; j < parts->len; j++)
        {
          g_autofree char *part = tea_ballot_part_dup_words (g_ptr_array_index (parts, j));

          tea_minutes_words_add_line (words, part);
        }
    }

  if (ballots->len == 0)
    tea_minutes_words_add_line (words, tea_paper_draft_recorded (NULL));
}

static void
add_outcome (TeaMinutesWords *words,
             GPtrArray       *remarks,
             GPtrArray       *suggestions,
             GPtrArray       *ballots)
{
  tea_minutes_words_add_heading (words, 3, C_("minutes", "What was said"));
  add_remarks (words, remarks);
  tea_minutes_words_add_heading (words, 3, _("Suggestions and decisions"));
  tea_minutes_words_add_suggestions (words, suggestions);
  tea_minutes_words_add_heading (words, 3, C_("minutes", "Votes"));
  add_ballots (words, ballots);
}

static void
add_topic (TeaMinutesWords *words,
           TeaAgendaItem   *item)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GPtrArray) ballots = NULL;

  if (tea_paper_draft_hides (&words->from, item->topic))
    {
      tea_minutes_words_add_heading (words, 2, _("A matter that is not named here"));
      return;
    }

  title = tea_paper_draft_show (&words->from, item->topic_title);
  remarks = pick_remarks (words, item->topic);
  suggestions = pick_suggestions (words, item->topic);
  ballots = pick_ballots (words, item->topic);
  tea_minutes_words_add_heading (words, 2, title);
  add_outcome (words, remarks, suggestions, ballots);
}

/* What was said beside the topics is no less said. */
static void
add_rest (TeaMinutesWords *words)
{
  g_autoptr (GPtrArray) remarks = pick_remarks (words, 0);
  g_autoptr (GPtrArray) suggestions = pick_suggestions (words, 0);
  g_autoptr (GPtrArray) ballots = pick_ballots (words, 0);

  if (remarks->len + suggestions->len + ballots->len == 0)
    return;

  tea_minutes_words_add_heading (words, 2, _("Other matters"));
  add_outcome (words, remarks, suggestions, ballots);
}

static void
add_topics (TeaMinutesWords *words)
{
  g_autoptr (GPtrArray) items = NULL;

  items = tea_paper_draft_read (&words->from, tea_agenda_item_query (words->from.book,
                                                                    get_meeting (words)));
  tea_minutes_words_add_heading (words, 1, _("Topics and Outcome"));
  if (items->len == 0)
    tea_minutes_words_add_line (words, tea_paper_draft_recorded (NULL));
  for (guint i = 0; i < items->len; i++)
    add_topic (words, g_ptr_array_index (items, i));
  add_rest (words);
}

static void
add_end (TeaMinutesWords *words)
{
  TeaMeeting *meeting = words->from.meeting;
  g_autofree char *end = NULL;

  if (meeting->closed_at != NULL)
    end = tea_paper_draft_when (&words->from, meeting->closed_at);
  tea_minutes_words_add_heading (words, 1, _("End of the Session"));
  tea_minutes_words_add_line (words, tea_paper_draft_recorded (end));
}

/* Gives the text away, or the error that came in its way. */
char *
tea_minutes_words_end (TeaMinutesWords  *words,
                       GError          **error)
{
  if (words->from.error == NULL)
    return g_string_free_and_steal (g_steal_pointer (&words->text));

  g_propagate_error (error, g_steal_pointer (&words->from.error));
  g_string_free (g_steal_pointer (&words->text), TRUE);

  return NULL;
}

/**
 * tea_minutes_dup_recorded:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Words the minutes of a session (会议纪要) from what was written down, and from nothing else: where
 * nothing was, they say so. For the notice board people are numbers of their party, and what was
 * said about health, hardship or quarrels is left out.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): lines, as tea_paper_add_line() sets them
 */
char *
tea_minutes_dup_recorded (TeaMeeting    *meeting,
                          TeaBook       *book,
                          TeaPaperCopy   copy,
                          GError       **error)
{
  TeaMinutesWords words = { .from = { .book = book, .copy = copy } };
  g_autoptr (TeaMeeting) current = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (meeting)), error);
  if (current == NULL)
    return NULL;

  words.from.meeting = current;
  words.text = g_string_new (NULL);
  add_heads (&words);
  add_topics (&words);
  add_end (&words);

  return tea_minutes_words_end (&words, error);
}
