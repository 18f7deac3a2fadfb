/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-sample-private.h"

#define GRID_PARTY "网格员"

static TeaSampleAge
read_age (JsonObject *staff)
{
  const int years = tea_sample_number (staff, "age", 0);

  return years >= 60 ? TEA_SAMPLE_OLD : years >= 40 ? TEA_SAMPLE_MIDDLE : TEA_SAMPLE_YOUNG;
}

/* The people that the lists call by name. */
static void
plan_staff (TeaSample *self)
{
  JsonArray *list = tea_sample_list (self->content->community, "staff");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *staff = json_array_get_object_element (list, i);
      gboolean woman = g_str_equal (tea_sample_text (staff, "sex"), "女");
      TeaSamplePerson *person = tea_sample_person_new (self, woman, read_age (staff));

      g_set_str (&person->name, tea_sample_text (staff, "name"));
      g_hash_table_add (self->names, g_strdup (person->name));
      person->organisation = tea_sample_text (staff, "organisation");
      person->party = tea_sample_text (staff, "party");
      person->duties = g_strdup (tea_sample_text (staff, "role"));

      /* Who is named first speaks for the organisation. */
      if (!g_hash_table_contains (self->representatives, person->organisation))
        g_hash_table_insert (self->representatives, (gpointer) person->organisation, person);
    }
}

/* Every other organisation sends somebody as well. */
static void
plan_representatives (TeaSample *self)
{
  JsonArray *list = tea_sample_list (self->content->community, "organisations");
  JsonObject *duties = json_object_get_object_member (self->content->roles, "duties");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *organisation = json_array_get_object_element (list, i);
      const char *name = tea_sample_text (organisation, "name");
      TeaSamplePerson *person;

      if (g_hash_table_contains (self->representatives, name))
        continue;

      person = tea_sample_person_new (self, i % 2 == 0, TEA_SAMPLE_MIDDLE);
      person->organisation = name;
      person->party = tea_sample_text (organisation, "party");
      person->duties = g_strdup (tea_sample_text (duties, "representative"));
      g_hash_table_insert (self->representatives, (gpointer) name, person);
    }
}

static TeaSamplePerson *
plan_worker (TeaSample *self,
             int        level)
{
  JsonArray *duties = tea_sample_list (json_object_get_object_member (self->content->roles,
                                                                      "duties"), "grid");
  const gboolean woman = g_rand_int_range (self->rand, 0, 3) < 2;
  TeaSamplePerson *person;

  person = tea_sample_person_new (self, woman, level == 3 ? TEA_SAMPLE_OLD : TEA_SAMPLE_MIDDLE);
  person->party = GRID_PARTY;
  person->duties = g_strdup (json_array_get_string_element (duties, level - 1));
  g_ptr_array_add (self->workers, person);

  return person;
}

/* A unit of a building is a grid of the third level; somebody who lives in it looks after it. */
static void
plan_units (TeaSample       *self,
            const char      *estate,
            JsonObject      *second,
            TeaSamplePerson *above)
{
  JsonArray *buildings = tea_sample_list (second, "buildings");
  JsonObject *lookup = tea_sample_lookup (tea_sample_list (self->content->community, "estates"),
                                          estate);
  JsonNode *exceptions = json_object_get_member (lookup, "units_by_building");
  const int last = json_array_get_int_element (buildings, 1);

  for (int building = json_array_get_int_element (buildings, 0); building <= last; building++)
    {
      g_autofree char *name = g_strdup_printf ("%d", building);
      int units = tea_sample_number (lookup, "units", 1);

      if (exceptions != NULL)
        units = tea_sample_number (json_node_get_object (exceptions), name, units);

      for (int unit = 1; unit <= units; unit++)
        {
          const TeaSampleHome home = { .estate = estate, .building = building, .unit = unit };
          TeaSamplePerson *person = plan_worker (self, 3);

          tea_sample_settle (self, person, &home);
          g_hash_table_insert (self->unit_workers, g_strdup (person->unit), above);
        }
    }
}

/* The workers come in the order in which the directory writes the grids. */
static void
plan_workers (TeaSample *self)
{
  JsonArray *grids = tea_sample_list (self->content->community, "grids");

  for (guint i = 0; i < json_array_get_length (grids); i++)
    {
      JsonObject *first = json_array_get_object_element (grids, i);
      JsonArray *seconds = tea_sample_list (first, "second");

      plan_worker (self, 1);
      for (guint j = 0; j < json_array_get_length (seconds); j++)
        plan_units (self, tea_sample_text (first, "estate"),
                    json_array_get_object_element (seconds, j), plan_worker (self, 2));
    }
}

void
tea_sample_plan_people (TeaSample *self)
{
  plan_staff (self);
  plan_representatives (self);
  plan_workers (self);

  tea_sample_schedule (self, "2026-01-05", 9 * 60, tea_sample_write_directory, 0);
}
