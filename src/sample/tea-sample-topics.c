/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-date.h"
#include "screen/tea-reply.h"
#include "screen/tea-verdict.h"
#include "screen/tea-weighing.h"

#include "tea-sample-private.h"

/* How many days before its first meeting a matter becomes a topic, and before work that needs
 * no meeting. */
#define DAYS_BEFORE_MEETING 9
#define DAYS_BEFORE_WORK 2

/* When those who still wait for an answer are told it. */
#define LATE_REPLIES "2026-10-15"

/* Of requests about a matter that no meeting spoke about, so many make it a topic. */
#define ENOUGH_REQUESTS 3

static GPtrArray *
read_requests (TeaSample  *self,
               guint       index,
               GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->requests->len; i++)
    {
      TeaSampleRequest *request = g_ptr_array_index (self->requests, i);
      TeaRequest *record;

      if (request->topic != (int) index || request->id == 0)
        continue;

      record = tea_book_get (self->book, TEA_TYPE_REQUEST, request->id, error);
      if (record == NULL)
        return NULL;

      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

static gboolean
score (TeaSample   *self,
       JsonObject  *object,
       TeaTopic    *topic,
       GError     **error)
{
  JsonObject *scores = json_object_get_object_member (object, "scores");
  g_autoptr (GList) keys = json_object_get_members (scores);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      if (!tea_topic_score (topic, self->book, g_hash_table_lookup (self->criteria, l->data),
                            tea_sample_number (scores, l->data, 0), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
raise_topic (TeaSample  *self,
             guint       index,
             GError    **error)
{
  TeaSampleTopic *plan = g_ptr_array_index (self->topics, index);
  const char *category = tea_sample_text (plan->object, "category");
  g_autoptr (GPtrArray) requests = read_requests (self, index, error);
  g_autoptr (TeaTopic) topic = NULL;

  if (requests == NULL)
    return FALSE;

  topic = g_object_new (TEA_TYPE_TOPIC,
                        "title", tea_sample_text (plan->object, "title"),
                        "summary", tea_sample_text (plan->object, "summary"),
                        "category", tea_sample_find_id (self->categories, category),
                        "owners-vote", json_object_get_boolean_member (plan->object,
                                                                       "owners_vote"),
                        NULL);
  if (!tea_topic_take_all (topic, self->book, requests, error))
    return FALSE;

  plan->id = tea_record_get_id (TEA_RECORD (topic));
  tea_sample_wait (self, 20);

  return score (self, plan->object, topic, error);
}

/* Gives the topic the verdict that it has in the end. */
gboolean
tea_sample_judge (TeaSample  *self,
                  guint       topic,
                  GError    **error)
{
  TeaSampleTopic *plan = g_ptr_array_index (self->topics, topic);
  g_autoptr (TeaTopic) record = tea_book_get (self->book, TEA_TYPE_TOPIC, plan->id, error);
  const char *verdict = tea_sample_text (plan->object, "verdict");
  const char *until = NULL;

  if (record == NULL)
    return FALSE;

  if (g_str_equal (verdict, "later"))
    until = tea_sample_text (self->content->roles, "until");

  return tea_topic_judge (record, self->book, verdict, tea_sample_text (plan->object, "reason"),
                          until, error);
}

static gboolean
reply (TeaSample   *self,
       guint        index,
       const char  *way,
       GError     **error)
{
  TeaSampleTopic *plan = g_ptr_array_index (self->topics, index);
  g_autoptr (TeaTopic) topic = tea_book_get (self->book, TEA_TYPE_TOPIC, plan->id, error);

  if (topic == NULL)
    return FALSE;

  return topic->replies_owed == 0 ||
         tea_reply_add_all (topic, self->book, way, NULL,
                            tea_sample_text (self->content->roles, "recorder"), NULL, error);
}

static gboolean
reply_in_chat (TeaSample  *self,
               guint       index,
               GError    **error)
{
  return reply (self, index, "chat", error);
}

static gboolean
reply_by_phone (TeaSample  *self,
                guint       index,
                GError    **error)
{
  return reply (self, index, "phone", error);
}

/* The day of the first meeting that speaks about it, or %NULL. */
static const char *
find_first_meeting (TeaSample *self,
                    guint      index)
{
  for (guint i = 0; i < json_array_get_length (self->content->meetings); i++)
    {
      JsonObject *meeting = json_array_get_object_element (self->content->meetings, i);
      JsonArray *topics = tea_sample_list (meeting, "topics");

      for (guint j = 0; j < json_array_get_length (topics); j++)
        {
          if (json_array_get_int_element (topics, j) == (gint64) index)
            return tea_sample_text (meeting, "date");
        }
    }

  return NULL;
}

/* The day of the first work that no suggestion asked for, or %NULL. */
static const char *
find_first_work (TeaSample *self,
                 guint      index)
{
  const char *first = NULL;

  for (guint i = 0; i < json_array_get_length (self->content->assignments); i++)
    {
      JsonObject *object = json_array_get_object_element (self->content->assignments, i);
      const char *start = tea_sample_text (object, "start");

      if (tea_sample_number (object, "topic", -1) == (int) index &&
          !json_object_has_member (object, "suggestion") &&
          (first == NULL || g_strcmp0 (start, first) < 0))
        first = start;
    }

  return first;
}

/* The first day of the month after enough have asked. */
static char *
find_month_after_requests (TeaSample *self,
                           guint      index)
{
  const int year = tea_sample_number (self->content->community, "year", 0);
  int left = ENOUGH_REQUESTS;

  for (int month = 1; month < 12; month++)
    {
      for (guint i = 0; i < json_array_get_length (self->content->requests); i++)
        {
          JsonObject *request = json_array_get_object_element (self->content->requests, i);

          if (tea_sample_number (request, "topic", -1) == (int) index &&
              tea_sample_number (request, "month", 0) == month)
            left--;
        }

      if (left <= 0)
        return g_strdup_printf ("%d-%02d-01", year, month + 1);
    }

  g_return_val_if_reached (NULL);
}

static char *
plan_raised_on (TeaSample  *self,
                guint       index,
                const char *met_on)
{
  const char *work_on = find_first_work (self, index);
  g_autofree char *before_meeting = NULL;
  g_autofree char *before_work = NULL;

  if (met_on != NULL)
    before_meeting = tea_date_add (met_on, -DAYS_BEFORE_MEETING);
  if (work_on != NULL)
    before_work = tea_date_add (work_on, -DAYS_BEFORE_WORK);

  if (before_meeting == NULL && before_work == NULL)
    return find_month_after_requests (self, index);

  if (before_meeting == NULL ||
      (before_work != NULL && g_strcmp0 (before_work, before_meeting) < 0))
    return g_steal_pointer (&before_work);

  return g_steal_pointer (&before_meeting);
}

void
tea_sample_plan_topics (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->topics); i++)
    {
      TeaSampleTopic *topic = g_new0 (TeaSampleTopic, 1);
      g_autofree char *judged_on = NULL;
      g_autofree char *told_on = NULL;

      topic->object = json_array_get_object_element (self->content->topics, i);
      topic->met_on = g_strdup (find_first_meeting (self, i));
      topic->raised_on = plan_raised_on (self, i, topic->met_on);
      g_ptr_array_add (self->topics, topic);

      judged_on = tea_date_add (topic->raised_on, 1);
      tea_sample_schedule (self, topic->raised_on, 13 * 60, raise_topic, i);
      tea_sample_schedule (self, judged_on, 9 * 60 + 30, tea_sample_judge, i);
      if (g_str_equal (tea_sample_text (topic->object, "verdict"), "agenda"))
        continue;

      told_on = tea_date_add (judged_on, 5);
      tea_sample_schedule (self, told_on, 17 * 60 + 45, reply_in_chat, i);
      tea_sample_schedule (self, LATE_REPLIES, 17 * 60 + 45, reply_by_phone, i);
    }
}
