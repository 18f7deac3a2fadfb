/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "collect/tea-visit.h"

#include "tea-sample-private.h"

/* From so many households the community has heard in its year. */
#define HOUSEHOLDS_HEARD 512

/* The worker of the grid of the second level, who goes from door to door, was at @person's. */
gboolean
tea_sample_write_visit (TeaSample        *self,
                        TeaSamplePerson  *person,
                        JsonObject       *object,
                        const char       *summary,
                        const char       *next_step,
                        gint64           *id,
                        GError          **error)
{
  TeaSamplePerson *worker = g_hash_table_lookup (self->unit_workers, person->unit);
  const char *way = object != NULL ? tea_sample_text (object, "way") : NULL;
  g_autoptr (TeaVisit) visit = NULL;
  TeaVisitEntry entry = {
    .way = g_strcmp0 (way, "phone") == 0 ? "phone" : "door",
    .address = person->address,
    .person = person->name,
    .phone = person->phone,
    .worker = worker->name,
    .summary = summary,
    .next_step = next_step,
    .attention = strstr (summary, "独居") != NULL,
  };

  visit = tea_visit_add (self->book, &entry, error);
  if (visit == NULL)
    return FALSE;

  *id = tea_record_get_id (TEA_RECORD (visit));

  return TRUE;
}

static gboolean
write_visit (TeaSample  *self,
             guint       index,
             GError    **error)
{
  TeaSampleVisit *visit = g_ptr_array_index (self->visits, index);
  const char *next_step = NULL;
  gint64 id;

  if (visit->object != NULL)
    next_step = tea_sample_text (visit->object, "passed_to");

  return tea_sample_write_visit (self, visit->person, visit->object, visit->summary, next_step,
                                 &id, error);
}

static void
add_visit (TeaSample           *self,
           JsonObject          *object,
           const TeaSampleHome *home,
           const char          *summary,
           int                  month)
{
  TeaSampleVisit *visit = g_new0 (TeaSampleVisit, 1);
  g_autofree char *day = tea_sample_day (self, month, month == 1 ? 6 : 1, month == 11 ? 20 : 28);

  visit->object = object;
  visit->person = tea_sample_resident_new (self, home);
  visit->summary = g_strdup (summary);
  g_ptr_array_add (self->visits, visit);

  tea_sample_schedule (self, day, g_rand_int_range (self->rand, 9 * 60, 12 * 60), write_visit,
                       self->visits->len - 1);
}

static void
plan_told_visits (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->visits); i++)
    {
      JsonObject *object = json_array_get_object_element (self->content->visits, i);
      const char *place = tea_sample_text (object, "place");
      TeaSampleHome home = { .estate = tea_sample_text (object, "estate") };
      char *rest = NULL;

      home.building = strtol (place, &rest, 10);
      home.unit = atoi (rest + strlen ("栋"));
      add_visit (self, object, &home, tea_sample_text (object, "summary"),
                 tea_sample_number (object, "month", 1));
    }
}

/* From those who asked for something the community has heard where it knows their address. */
static int
count_askers (TeaSample *self)
{
  int count = 0;

  for (guint i = 0; i < self->requests->len; i++)
    {
      TeaSampleRequest *request = g_ptr_array_index (self->requests, i);

      if (request->place == NULL ||
          g_str_equal (tea_sample_text (request->object, "channel"), "visit"))
        count++;
    }

  return count;
}

/* Most doors that workers knock at have nothing to tell. */
static void
plan_quiet_visits (TeaSample *self)
{
  JsonArray *phrases = self->content->visit_phrases;
  JsonArray *estates = tea_sample_list (self->content->community, "estates");
  const int left = HOUSEHOLDS_HEARD - count_askers (self) - (int) self->visits->len;

  for (int i = 0; i < left; i++)
    {
      JsonObject *estate = json_array_get_object_element (estates,
                                                          i % json_array_get_length (estates));
      const TeaSampleHome home = { .estate = tea_sample_text (estate, "name") };

      add_visit (self, NULL, &home,
                 json_array_get_string_element (phrases, i % json_array_get_length (phrases)),
                 1 + i % 11);
    }
}

void
tea_sample_plan_visits (TeaSample *self)
{
  plan_told_visits (self);
  plan_quiet_visits (self);
}
