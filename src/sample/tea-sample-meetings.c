/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-date.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-remark.h"
#include "resolve/tea-suggestion.h"

#include "tea-sample-private.h"

/* Sessions begin at half past two; people drop in during the half hour before. */
#define START_MINUTE (14 * 60 + 30)
#define DOORS_MINUTE (14 * 60)

#define MINUTES_PER_REMARK 8

static TeaMeeting *
read_meeting (TeaSample         *self,
              TeaSampleMeeting  *plan,
              GError           **error)
{
  return tea_book_get (self->book, TEA_TYPE_MEETING, plan->id, error);
}

static TeaSampleTopic *
get_topic (TeaSample  *self,
           JsonObject *object)
{
  return g_ptr_array_index (self->topics, tea_sample_number (object, "topic", 0));
}

static gint64
find_person (TeaSampleMeeting *plan,
             const char       *name)
{
  for (guint i = 0; i < plan->seats->len; i++)
    {
      TeaSampleSeat *seat = g_ptr_array_index (plan->seats, i);

      if (g_str_equal (seat->person->name, name))
        return seat->person->id;
    }

  return 0;
}

static gboolean
choose_topics (TeaSample         *self,
               TeaSampleMeeting  *plan,
               TeaMeeting        *meeting,
               GError           **error)
{
  JsonArray *topics = tea_sample_list (plan->object, "topics");

  for (guint i = 0; i < json_array_get_length (topics); i++)
    {
      const gint64 nth = json_array_get_int_element (topics, i);
      TeaSampleTopic *chosen = g_ptr_array_index (self->topics, nth);
      g_autoptr (TeaTopic) topic = tea_book_get (self->book, TEA_TYPE_TOPIC, chosen->id, error);

      tea_sample_wait (self, 2);
      if (topic == NULL || !tea_meeting_choose (meeting, self->book, topic, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
plan_meeting (TeaSample  *self,
              guint       index,
              GError    **error)
{
  TeaSampleMeeting *plan = g_ptr_array_index (self->meetings, index);
  JsonObject *roles = self->content->roles;
  JsonObject *kinds = json_object_get_object_member (roles, "kinds");
  const char *kind = tea_sample_text (kinds, tea_sample_text (plan->object, "kind"));
  g_autofree char *starts_at = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;

  starts_at = g_strdup_printf ("%s %02d:%02d:00", plan->day, START_MINUTE / 60, START_MINUTE % 60);
  meeting = g_object_new (TEA_TYPE_MEETING,
                          "kind", kind,
                          "series", self->series,
                          "title", tea_sample_text (plan->object, "title"),
                          "place", tea_sample_text (plan->object, "place"),
                          "starts-at", starts_at,
                          "chair", find_person (plan, tea_sample_text (roles, "chair")),
                          "recorder", find_person (plan, tea_sample_text (roles, "recorder")),
                          "note", tea_sample_text (plan->object, "opening"),
                          NULL);
  if (!tea_meeting_add (meeting, self->book, error))
    return FALSE;

  plan->id = tea_record_get_id (TEA_RECORD (meeting));

  return choose_topics (self, plan, meeting, error);
}

static gboolean
invite (TeaSample      *self,
        TeaMeeting     *meeting,
        TeaSampleSeat  *seat,
        GError        **error)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaAttendance) line = NULL;

  person = tea_book_get (self->book, TEA_TYPE_PERSON, seat->person->id, error);
  if (person == NULL)
    return FALSE;

  line = tea_meeting_invite (meeting, self->book, person,
                             g_hash_table_lookup (self->parties, seat->party), error);
  if (line == NULL)
    return FALSE;

  seat->attendance = tea_record_get_id (TEA_RECORD (line));

  return line->votes == seat->votes ||
         tea_record_edit (TEA_RECORD (line), self->book, "votes", seat->votes ? "1" : "0", error);
}

static gboolean
invite_all (TeaSample  *self,
            guint       index,
            GError    **error)
{
  TeaSampleMeeting *plan = g_ptr_array_index (self->meetings, index);
  g_autoptr (TeaMeeting) meeting = read_meeting (self, plan, error);

  if (meeting == NULL)
    return FALSE;

  for (guint i = 0; i < plan->seats->len; i++)
    {
      tea_sample_wait (self, 1);
      if (!invite (self, meeting, g_ptr_array_index (plan->seats, i), error))
        return FALSE;
    }

  return TRUE;
}

/* One after another, until the session begins. */
static gboolean
sign_in_all (TeaSample         *self,
             TeaSampleMeeting  *plan,
             GError           **error)
{
  int minutes = START_MINUTE - DOORS_MINUTE;

  for (guint i = 0; i < plan->seats->len; i++)
    {
      TeaSampleSeat *seat = g_ptr_array_index (plan->seats, i);
      g_autoptr (TeaAttendance) line = NULL;

      if (!seat->comes)
        continue;

      line = tea_book_get (self->book, TEA_TYPE_ATTENDANCE, seat->attendance, error);
      if (line == NULL || !tea_attendance_sign_in (line, self->book, NULL, error))
        return FALSE;

      if (minutes > 0)
        {
          tea_sample_wait (self, 1);
          minutes--;
        }
    }
  tea_sample_wait (self, minutes);

  return TRUE;
}

static gboolean
suggest (TeaSample         *self,
         TeaSampleMeeting  *plan,
         TeaRemark         *remark,
         JsonObject        *object,
         GError           **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;
  gint64 id;

  suggestion = g_object_new (TEA_TYPE_SUGGESTION,
                             "text", tea_sample_text (object, "text"),
                             "topic", get_topic (self, object)->id,
                             "meeting", plan->id,
                             "remark", tea_record_get_id (TEA_RECORD (remark)),
                             "proposer", remark->speaker,
                             "party", remark->party,
                             NULL);
  if (!tea_suggestion_add (suggestion, self->book, error))
    return FALSE;

  id = tea_record_get_id (TEA_RECORD (suggestion));
  g_array_append_val (plan->suggestions, id);

  return TRUE;
}

static gboolean
speak (TeaSample          *self,
       TeaSampleMeeting   *plan,
       JsonObject         *object,
       TeaRemark         **remark,
       GError            **error)
{
  JsonObject *stances = json_object_get_object_member (self->content->roles, "stances");
  TeaSampleSeat *seat = g_hash_table_lookup (plan->speakers, tea_sample_text (object, "speaker"));

  *remark = g_object_new (TEA_TYPE_REMARK,
                          "meeting", plan->id,
                          "topic", get_topic (self, object)->id,
                          "attendance", seat->attendance,
                          "stance", tea_sample_text (stances, tea_sample_text (object,
                                                                               "position")),
                          "text", tea_sample_text (object, "text"),
                          NULL);

  return tea_remark_add (*remark, self->book, error);
}

/* The suggestions are kept in the order of the minutes, by which the assignments name them. */
static gboolean
suggest_all (TeaSample         *self,
             TeaSampleMeeting  *plan,
             GPtrArray         *remarks,
             GError           **error)
{
  JsonArray *list = tea_sample_list (plan->object, "suggestions");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const int nth = tea_sample_number (object, "remark", 0);

      tea_sample_wait (self, 1);
      if (!suggest (self, plan, g_ptr_array_index (remarks, nth), object, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
talk (TeaSample         *self,
      TeaSampleMeeting  *plan,
      GError           **error)
{
  JsonArray *list = tea_sample_list (plan->object, "remarks");
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      TeaRemark *remark;
      gboolean written;

      tea_sample_wait (self, MINUTES_PER_REMARK);
      written = speak (self, plan, json_array_get_object_element (list, i), &remark, error);
      g_ptr_array_add (remarks, remark);
      if (!written)
        return FALSE;
    }

  return suggest_all (self, plan, remarks, error);
}

static gboolean
vote (TeaSample         *self,
      TeaSampleMeeting  *plan,
      GError           **error)
{
  JsonArray *list = tea_sample_list (plan->object, "ballots");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      g_autoptr (TeaBallot) ballot = NULL;

      tea_sample_wait (self, 4);
      ballot = g_object_new (TEA_TYPE_BALLOT,
                             "meeting", plan->id,
                             "topic", get_topic (self, object)->id,
                             "question", tea_sample_text (object, "question"),
                             "in-favour", tea_sample_number (object, "for", 0),
                             "against", tea_sample_number (object, "against", 0),
                             "abstained", tea_sample_number (object, "abstain", 0),
                             NULL);
      if (!tea_ballot_record (ballot, self->book, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
decide (TeaSample         *self,
        TeaSampleMeeting  *plan,
        GError           **error)
{
  JsonArray *list = tea_sample_list (plan->object, "suggestions");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const gint64 id = g_array_index (plan->suggestions, gint64, i);
      g_autoptr (TeaSuggestion) suggestion = NULL;

      tea_sample_wait (self, 2);
      suggestion = tea_book_get (self->book, TEA_TYPE_SUGGESTION, id, error);
      if (suggestion == NULL ||
          !tea_suggestion_decide (suggestion, self->book, tea_sample_text (object, "decision"),
                                  tea_sample_text (object, "reason"), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
hold_meeting (TeaSample  *self,
              guint       index,
              GError    **error)
{
  TeaSampleMeeting *plan = g_ptr_array_index (self->meetings, index);
  g_autoptr (TeaMeeting) meeting = read_meeting (self, plan, error);

  if (meeting == NULL ||
      !sign_in_all (self, plan, error) ||
      !tea_meeting_start (meeting, self->book, error) ||
      !talk (self, plan, error) ||
      !vote (self, plan, error))
    return FALSE;

  tea_sample_wait (self, 5);
  if (!tea_meeting_close (meeting, self->book, error))
    return FALSE;

  tea_sample_wait (self, 10);

  return decide (self, plan, error);
}

void
tea_sample_plan_meetings (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->meetings); i++)
    {
      TeaSampleMeeting *meeting = g_new0 (TeaSampleMeeting, 1);
      g_autofree char *planned_on = NULL;
      g_autofree char *invited_on = NULL;

      meeting->object = json_array_get_object_element (self->content->meetings, i);
      meeting->day = g_strdup (tea_sample_text (meeting->object, "date"));
      meeting->seats = g_ptr_array_new_with_free_func (g_free);
      meeting->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      meeting->suggestions = g_array_new (FALSE, FALSE, sizeof (gint64));
      tea_sample_cast (self, meeting);
      g_ptr_array_add (self->meetings, meeting);

      planned_on = tea_date_add (meeting->day, -4);
      invited_on = tea_date_add (meeting->day, -3);
      tea_sample_schedule (self, planned_on, 13 * 60, plan_meeting, i);
      tea_sample_schedule (self, invited_on, 13 * 60, invite_all, i);
      if (!json_object_get_boolean_member_with_default (meeting->object, "planned", FALSE))
        tea_sample_schedule (self, meeting->day, DOORS_MINUTE, hold_meeting, i);
    }
}
