/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "book/tea-date.h"

#include "tea-sample-private.h"

/* Any number would do; with this one every run makes the same people and the same days. */
#define SEED 20261125

typedef struct
{
  char          *at;
  guint          order;
  TeaSampleStep  step;
  guint          index;
} TeaSampleEvent;

static void
free_person (gpointer data)
{
  TeaSamplePerson *person = data;

  g_free (person->name);
  g_free (person->phone);
  g_free (person->unit);
  g_free (person->address);
  g_free (person->duties);
  g_free (person->note);
  g_free (person);
}

static void
free_request (gpointer data)
{
  TeaSampleRequest *request = data;

  g_free (request->place);
  g_free (request->day);
  g_free (request->ended_on);
  g_free (request);
}

static void
free_topic (gpointer data)
{
  TeaSampleTopic *topic = data;

  g_free (topic->raised_on);
  g_free (topic->met_on);
  g_free (topic);
}

static void
free_meeting (gpointer data)
{
  TeaSampleMeeting *meeting = data;

  g_free (meeting->day);
  g_ptr_array_unref (meeting->seats);
  g_hash_table_unref (meeting->speakers);
  g_array_unref (meeting->suggestions);
  g_free (meeting);
}

static void
free_visit (gpointer data)
{
  TeaSampleVisit *visit = data;

  g_free (visit->summary);
  g_free (visit);
}

static void
free_event (gpointer data)
{
  TeaSampleEvent *event = data;

  g_free (event->at);
  g_free (event);
}

static void
create_tables (TeaSample *self)
{
  self->steps = g_ptr_array_new_with_free_func (free_event);
  self->people = g_ptr_array_new_with_free_func (free_person);
  self->workers = g_ptr_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->representatives = g_hash_table_new (g_str_hash, g_str_equal);
  self->unit_workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parties = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->organisations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->grids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->criteria = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->requests = g_ptr_array_new_with_free_func (free_request);
  self->topics = g_ptr_array_new_with_free_func (free_topic);
  self->meetings = g_ptr_array_new_with_free_func (free_meeting);
  self->assignments = g_ptr_array_new_with_free_func (g_free);
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->rules = g_ptr_array_new_with_free_func (g_free);
}

/* Plans the whole year: who there is, and what happens when. Topics come before requests because
 * people ask before a meeting, and the table after them because those who asked sit at it. */
static void
plan_year (TeaSample *self)
{
  tea_sample_plan_people (self);
  tea_sample_plan_topics (self);
  tea_sample_plan_requests (self);
  tea_sample_plan_visits (self);
  tea_sample_plan_meetings (self);
  tea_sample_plan_work (self);
  tea_sample_plan_answers (self);
}

TeaSample *
tea_sample_new (TeaBook  *book,
                GError  **error)
{
  g_autoptr (TeaSampleContent) content = tea_sample_content_new (error);
  TeaSample *self;

  if (content == NULL)
    return NULL;

  self = g_new0 (TeaSample, 1);
  self->book = g_object_ref (book);
  self->content = g_steal_pointer (&content);
  self->rand = g_rand_new_with_seed (SEED);
  create_tables (self);
  plan_year (self);

  return self;
}

void
tea_sample_free (TeaSample *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_hash_table_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);
  g_clear_pointer (&self->grids, g_hash_table_unref);
  g_clear_pointer (&self->organisations, g_hash_table_unref);
  g_clear_pointer (&self->parties, g_hash_table_unref);
  g_clear_pointer (&self->unit_workers, g_hash_table_unref);
  g_clear_pointer (&self->representatives, g_hash_table_unref);
  g_clear_pointer (&self->homes, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->workers, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->clock, g_date_time_unref);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->content, tea_sample_content_free);
  g_clear_object (&self->book);
  g_free (self);
}

/* Has @step done on @day, so many minutes after midnight. */
void
tea_sample_schedule (TeaSample     *self,
                     const char    *day,
                     int            minute,
                     TeaSampleStep  step,
                     guint          index)
{
  TeaSampleEvent *event = g_new0 (TeaSampleEvent, 1);

  event->at = g_strdup_printf ("%s %02d:%02d", day, minute / 60, minute % 60);
  event->order = self->steps->len;
  event->step = step;
  event->index = index;
  g_ptr_array_add (self->steps, event);
}

static int
compare_events (gconstpointer first,
                gconstpointer second)
{
  const TeaSampleEvent *a = *(TeaSampleEvent * const *) first;
  const TeaSampleEvent *b = *(TeaSampleEvent * const *) second;
  int order = g_strcmp0 (a->at, b->at);

  return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

/* The book only ever formats its time, so that the zone does not matter: in UTC no hour is
 * missing on the day when the clocks are put forward. What comes while something else takes its
 * time waits until that is over. */
static void
set_clock (TeaSample  *self,
           const char *at)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day, hour, minute;

  if (sscanf (at, "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5)
    g_return_if_reached ();

  moment = g_date_time_new_utc (year, month, day, hour, minute, 0);
  if (self->clock == NULL || g_date_time_compare (moment, self->clock) > 0)
    {
      g_clear_pointer (&self->clock, g_date_time_unref);
      self->clock = g_steal_pointer (&moment);
    }
  tea_book_set_now (self->book, self->clock);
}

/* Lets time pass within a step. */
void
tea_sample_wait (TeaSample *self,
                 int        minutes)
{
  g_autoptr (GDateTime) earlier = g_steal_pointer (&self->clock);

  self->clock = g_date_time_add_minutes (earlier, minutes);
  tea_book_set_now (self->book, self->clock);
}

/* Lets the year happen. */
gboolean
tea_sample_run (TeaSample  *self,
                GError    **error)
{
  g_ptr_array_sort (self->steps, compare_events);

  for (guint i = 0; i < self->steps->len; i++)
    {
      TeaSampleEvent *event = g_ptr_array_index (self->steps, i);

      set_clock (self, event->at);
      if (!event->step (self, event->index, error))
        {
          g_prefix_error (error, "%s: ", event->at);
          return FALSE;
        }
    }

  return TRUE;
}

/* The id that was written down under @key, 0 where there is none. */
gint64
tea_sample_find_id (GHashTable *table,
                    const char *key)
{
  const gint64 *id = key != NULL ? g_hash_table_lookup (table, key) : NULL;

  return id != NULL ? *id : 0;
}

/* A day of a month of the sample's year, between those two, which belong to it. */
char *
tea_sample_day (TeaSample *self,
                int        month,
                int        first,
                int        last)
{
  return g_strdup_printf ("%d-%02d-%02d", tea_sample_number (self->content->community, "year", 0),
                          month, g_rand_int_range (self->rand, first, last + 1));
}

/* A day so many days after another one. */
char *
tea_sample_later (TeaSample  *self,
                  const char *day,
                  int         least,
                  int         most)
{
  return tea_date_add (day, g_rand_int_range (self->rand, least, most + 1));
}
