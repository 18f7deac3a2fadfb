/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "book/tea-date.h"
#include "collect/tea-request.h"
#include "screen/tea-topic.h"

#include "tea-sample-private.h"

/* Whatever ends at all has ended by then; what came in last is still open. */
#define LAST_END "2026-11-19"

/* How many days a matter takes that no meeting has to speak about, by its urgency. */
static const struct
{
  int least;
  int most;
} durations[] = {
  { 3, 20 },
  { 1, 9 },
  { 1, 3 },
};

static int
day_of_month (const char *day)
{
  return atoi (day + strlen ("2026-11-"));
}

static int
month_of (const char *day)
{
  return atoi (day + strlen ("2026-"));
}

/* The assignment that was given out for this one request, or %NULL. */
static JsonObject *
find_own_assignment (TeaSample *self,
                     guint      index)
{
  for (guint i = 0; i < json_array_get_length (self->content->assignments); i++)
    {
      JsonObject *object = json_array_get_object_element (self->content->assignments, i);

      if (tea_sample_number (object, "request", -1) == (int) index)
        return object;
    }

  return NULL;
}

/* People ask before the work begins, and before their matter becomes a topic if that month is
 * theirs. */
static char *
plan_day (TeaSample        *self,
          TeaSampleRequest *request,
          JsonObject       *own)
{
  const int month = tea_sample_number (request->object, "month", 1);
  const char *before = NULL;
  int first = month == 1 ? 6 : 1;
  int last = month == 11 ? 19 : 24;

  if (own != NULL)
    before = tea_sample_text (own, "start");
  else if (request->topic >= 0)
    before = ((TeaSampleTopic *) g_ptr_array_index (self->topics, request->topic))->raised_on;

  if (before != NULL && month_of (before) == month)
    last = MIN (last, MAX (first, day_of_month (before) - 1));

  return tea_sample_day (self, month, first, last);
}

/* Whether all work for its topic is done once @assignment is: then its requests end as well. */
static gboolean
is_last_work (TeaSample  *self,
              JsonObject *assignment)
{
  const char *done = tea_sample_text (assignment, "done");

  for (guint i = 0; i < json_array_get_length (self->content->assignments); i++)
    {
      JsonObject *other = json_array_get_object_element (self->content->assignments, i);
      const char *other_done = tea_sample_text (other, "done");

      if (tea_sample_number (other, "topic", -1) == tea_sample_number (assignment, "topic", -1) &&
          g_strcmp0 (tea_sample_text (other, "start"), done) <= 0 &&
          (other_done == NULL || g_strcmp0 (other_done, done) > 0))
        return FALSE;
    }

  return TRUE;
}

/* The work for the topic that ended after that day, in the order of the list, up to the day on
 * which none was left. */
static GPtrArray *
list_work (TeaSample  *self,
           int         topic,
           const char *after)
{
  g_autoptr (GPtrArray) work = g_ptr_array_new ();
  const char *last = NULL;

  for (guint i = 0; i < json_array_get_length (self->content->assignments); i++)
    {
      JsonObject *object = json_array_get_object_element (self->content->assignments, i);
      const char *done = tea_sample_text (object, "done");

      if (tea_sample_number (object, "topic", -1) != topic ||
          done == NULL || g_strcmp0 (done, after) <= 0)
        continue;

      g_ptr_array_add (work, object);
      if (is_last_work (self, object) && (last == NULL || g_strcmp0 (done, last) < 0))
        last = done;
    }

  for (guint i = work->len; i > 0 && last != NULL; i--)
    {
      if (g_strcmp0 (tea_sample_text (g_ptr_array_index (work, i - 1), "done"), last) > 0)
        g_ptr_array_remove_index (work, i - 1);
    }

  return g_steal_pointer (&work);
}

/* The day on which work ended that is the request's: work that ended as it did comes first, and
 * what was done for another request alone is not. */
static char *
find_end_of_work (TeaSample        *self,
                  TeaSampleRequest *request,
                  const char       *after)
{
  g_autoptr (GPtrArray) work = list_work (self, request->topic, after);
  const char *end = tea_sample_text (request->object, "end");
  const char *best = NULL;
  gboolean best_agrees = FALSE;

  for (guint i = 0; i < work->len; i++)
    {
      JsonObject *object = g_ptr_array_index (work, i);
      const gboolean agrees = g_strcmp0 (tea_sample_text (object, "end"), end) == 0;

      if (json_object_has_member (object, "request"))
        continue;

      if (best == NULL || (agrees && !best_agrees) ||
          (agrees == best_agrees && g_rand_boolean (self->rand)))
        {
          best = tea_sample_text (object, "done");
          best_agrees = agrees;
        }
    }

  return g_strdup (best);
}

static char *
plan_end (TeaSample        *self,
          TeaSampleRequest *request,
          JsonObject       *own)
{
  g_autofree char *end = NULL;

  if (tea_sample_text (request->object, "end") == NULL)
    return NULL;

  if (own != NULL)
    return g_strdup (tea_sample_text (own, "done"));

  if (request->topic >= 0)
    {
      TeaSampleTopic *topic = g_ptr_array_index (self->topics, request->topic);
      const char *start = topic->met_on != NULL ? topic->met_on : topic->raised_on;
      const char *later = g_strcmp0 (start, request->day) > 0 ? start : request->day;

      end = find_end_of_work (self, request, later);
      if (end == NULL)
        end = tea_sample_later (self, later, 4, 20);
    }
  else
    {
      const int urgency = tea_sample_number (request->object, "urgency", 0);

      end = tea_sample_later (self, request->day, durations[urgency].least,
                              durations[urgency].most);
    }

  return g_strdup (g_strcmp0 (end, LAST_END) < 0 ? end : LAST_END);
}

/* A place is a building, a unit of one, or a spot such as the bicycle shed, where nobody lives. */
static char *
read_place (const char    *place,
            TeaSampleHome *home)
{
  char *rest = NULL;

  if (place == NULL)
    return NULL;

  home->building = strtol (place, &rest, 10);
  if (!g_str_has_prefix (rest, "栋"))
    {
      home->building = 0;
      return g_strdup_printf ("%s %s", home->estate, place);
    }

  home->unit = atoi (rest + strlen ("栋"));

  return NULL;
}

static gboolean
take_into_topic (TeaSample         *self,
                 TeaSampleRequest  *request,
                 TeaRequest        *record,
                 GError           **error)
{
  TeaSampleTopic *plan;
  g_autoptr (TeaTopic) topic = NULL;

  if (request->topic < 0)
    return TRUE;

  plan = g_ptr_array_index (self->topics, request->topic);
  if (plan->id == 0)
    return TRUE;

  topic = tea_book_get (self->book, TEA_TYPE_TOPIC, plan->id, error);
  tea_sample_wait (self, 1);

  return topic != NULL && tea_topic_take (topic, self->book, record, error);
}

/* What a worker is told at the door is a visit first. */
static gboolean
write_request (TeaSample  *self,
               guint       index,
               GError    **error)
{
  TeaSampleRequest *request = g_ptr_array_index (self->requests, index);
  const char *channel = tea_sample_text (request->object, "channel");
  const char *category = tea_sample_text (request->object, "category");
  g_autoptr (TeaRequest) record = NULL;
  TeaRequestEntry entry = {
    .text = tea_sample_text (request->object, "text"),
    .channel = channel,
    .person = request->person->name,
    .phone = request->person->phone,
    .address = request->place != NULL ? request->place : request->person->address,
    .category = tea_sample_find_id (self->categories, category),
    .grid = tea_sample_find_id (self->grids, request->person->unit),
    .urgency = tea_sample_number (request->object, "urgency", 0),
    .affected = tea_sample_number (request->object, "households", 1),
    .dispute = json_object_has_member (request->object, "dispute"),
  };

  if (g_str_equal (channel, "visit") &&
      !tea_sample_write_visit (self, request->person, request->object, entry.text,
                               tea_sample_text (self->content->roles, "worker_next_step"),
                               &entry.visit, error))
    return FALSE;

  record = tea_request_add (self->book, &entry, error);
  if (record == NULL)
    return FALSE;

  request->id = tea_record_get_id (TEA_RECORD (record));

  return take_into_topic (self, request, record, error);
}

static gboolean
end_request (TeaSample  *self,
             guint       index,
             GError    **error)
{
  TeaSampleRequest *request = g_ptr_array_index (self->requests, index);
  g_autoptr (TeaRequest) record = NULL;

  record = tea_book_get (self->book, TEA_TYPE_REQUEST, request->id, error);

  return record != NULL &&
         tea_request_close (record, self->book,
                            tea_sample_text (request->object, "end"),
                            tea_sample_text (request->object, "end_note"), error);
}

/* Nobody writes in while the table sits in the afternoon. */
static int
pick_minute (TeaSample *self)
{
  if (g_rand_boolean (self->rand))
    return g_rand_int_range (self->rand, 8 * 60, 12 * 60);

  return g_rand_int_range (self->rand, 18 * 60 + 30, 21 * 60);
}

void
tea_sample_plan_requests (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->requests); i++)
    {
      TeaSampleRequest *request = g_new0 (TeaSampleRequest, 1);
      JsonObject *own = find_own_assignment (self, i);
      TeaSampleHome home = { 0 };

      request->object = json_array_get_object_element (self->content->requests, i);
      request->topic = tea_sample_number (request->object, "topic", -1);
      home.estate = tea_sample_text (request->object, "estate");
      request->place = read_place (tea_sample_text (request->object, "place"), &home);
      request->person = tea_sample_resident_new (self, &home);
      request->day = plan_day (self, request, own);
      request->ended_on = plan_end (self, request, own);
      g_ptr_array_add (self->requests, request);

      tea_sample_schedule (self, request->day, pick_minute (self), write_request, i);
      if (request->ended_on != NULL)
        tea_sample_schedule (self, request->ended_on, 17 * 60 + i % 30, end_request, i);
    }
}
