/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-sample-private.h"

/* The row of zeros shows at a glance that these numbers are invented. */
#define PHONE "1390000%04u"

static const char * const given_names[2][3] = {
  { "male_old", "male_mid", "male_young" },
  { "female_old", "female_mid", "female_young" },
};

/* A surname is as frequent as its weight says. */
static const char *
pick_surname (TeaSample *self)
{
  JsonArray *surnames = tea_sample_list (self->content->community, "surnames");
  int total = 0;
  int left;

  for (guint i = 0; i < json_array_get_length (surnames); i++)
    total += json_array_get_int_element (json_array_get_array_element (surnames, i), 1);

  left = g_rand_int_range (self->rand, 0, total);
  for (guint i = 0; i < json_array_get_length (surnames); i++)
    {
      JsonArray *surname = json_array_get_array_element (surnames, i);

      left -= json_array_get_int_element (surname, 1);
      if (left < 0)
        return json_array_get_string_element (surname, 0);
    }

  g_return_val_if_reached (NULL);
}

/* No two people of the sample have the same name, so that a name alone says who is meant. */
static char *
pick_name (TeaSample    *self,
           gboolean      woman,
           TeaSampleAge  age)
{
  JsonObject *lists = json_object_get_object_member (self->content->community, "given_names");
  JsonArray *list = tea_sample_list (lists, given_names[woman ? 1 : 0][age]);

  for (;;)
    {
      const char *surname = pick_surname (self);
      const guint nth = g_rand_int_range (self->rand, 0, json_array_get_length (list));
      const char *given_name = json_array_get_string_element (list, nth);
      g_autofree char *name = g_strconcat (surname, given_name, NULL);

      if (g_hash_table_add (self->names, g_strdup (name)))
        return g_steal_pointer (&name);
    }
}

/* Somebody of that kind, without home and organisation. */
TeaSamplePerson *
tea_sample_person_new (TeaSample    *self,
                       gboolean      woman,
                       TeaSampleAge  age)
{
  TeaSamplePerson *person = g_new0 (TeaSamplePerson, 1);

  person->woman = woman;
  person->age = age;
  person->name = pick_name (self, woman, age);
  person->phone = g_strdup_printf (PHONE, self->people->len + 1);
  g_ptr_array_add (self->people, person);

  return person;
}

/* Old people are at home when somebody knocks, and they write to the committee. */
static TeaSampleAge
pick_age (TeaSample *self)
{
  static const TeaSampleAge ages[] = {
    TEA_SAMPLE_OLD, TEA_SAMPLE_OLD, TEA_SAMPLE_OLD,
    TEA_SAMPLE_MIDDLE, TEA_SAMPLE_MIDDLE,
    TEA_SAMPLE_YOUNG,
  };

  return ages[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (ages))];
}

static int
count_units (JsonObject *estate,
             int         building)
{
  JsonNode *exceptions = json_object_get_member (estate, "units_by_building");
  g_autofree char *name = g_strdup_printf ("%d", building);
  int units = tea_sample_number (estate, "units", 1);

  return exceptions == NULL ? units
                            : tea_sample_number (json_node_get_object (exceptions), name, units);
}

static int
pick (TeaSample *self,
      int        wanted,
      int        last)
{
  return wanted != 0 ? wanted : g_rand_int_range (self->rand, 1, last + 1);
}

/* Gives @person a home of that kind in which nobody of the sample lives yet. */
void
tea_sample_settle (TeaSample           *self,
                   TeaSamplePerson     *person,
                   const TeaSampleHome *home)
{
  JsonArray *estates = tea_sample_list (self->content->community, "estates");
  JsonObject *estate = tea_sample_lookup (estates, home->estate);

  person->estate = home->estate;
  do
    {
      int building = pick (self, home->building, tea_sample_number (estate, "buildings", 1));
      int unit = pick (self, home->unit, count_units (estate, building));
      int floor = pick (self, home->floor, tea_sample_number (estate, "floors", 1));
      int door = pick (self, 0, tea_sample_number (estate, "per_floor", 1));

      g_free (person->unit);
      g_free (person->address);
      person->unit = g_strdup_printf ("%s%d栋%d单元", home->estate, building, unit);
      person->address = g_strdup_printf ("%s%d%02d室", person->unit, floor, door);
    }
  while (!g_hash_table_add (self->homes, g_strdup (person->address)));
}

/* Somebody who lives there. */
TeaSamplePerson *
tea_sample_resident_new (TeaSample           *self,
                         const TeaSampleHome *home)
{
  gboolean woman = g_rand_int_range (self->rand, 0, 5) < 3;
  TeaSamplePerson *person = tea_sample_person_new (self, woman, pick_age (self));

  tea_sample_settle (self, person, home);

  return person;
}
