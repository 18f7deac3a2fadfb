/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tea-sample-private.h"

#define RESIDENTS "居民"
#define GRID_WORKERS "网格员"

/* Only grown-ups raise their hand. */
#define VOTING_AGE 18

static gboolean
party_votes (TeaSample  *self,
             const char *party)
{
  JsonObject *object = tea_sample_lookup (tea_sample_list (self->content->roles, "parties"),
                                          party);

  return json_object_get_boolean_member (object, "votes");
}

static TeaSampleSeat *
find_seat (TeaSampleMeeting *meeting,
           TeaSamplePerson  *person)
{
  for (guint i = 0; i < meeting->seats->len; i++)
    {
      TeaSampleSeat *seat = g_ptr_array_index (meeting->seats, i);

      if (seat->person == person)
        return seat;
    }

  return NULL;
}

static gboolean
is_represented (TeaSampleMeeting *meeting,
                const char       *organisation)
{
  for (guint i = 0; i < meeting->seats->len; i++)
    {
      TeaSampleSeat *seat = g_ptr_array_index (meeting->seats, i);

      if (g_strcmp0 (seat->person->organisation, organisation) == 0)
        return TRUE;
    }

  return FALSE;
}

static TeaSampleSeat *
seat (TeaSample        *self,
      TeaSampleMeeting *meeting,
      TeaSamplePerson  *person,
      const char       *party)
{
  TeaSampleSeat *found = find_seat (meeting, person);

  if (found != NULL)
    return found;

  found = g_new0 (TeaSampleSeat, 1);
  found->person = person;
  found->party = party;
  found->votes = party_votes (self, party);
  found->comes = TRUE;
  g_ptr_array_add (meeting->seats, found);

  return found;
}

static TeaSamplePerson *
find_staff (TeaSample  *self,
            const char *name)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      TeaSamplePerson *person = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (person->name, name) == 0)
        return person;
    }

  g_return_val_if_reached (NULL);
}

/* The organisation at the table that sits for @party, or %NULL. */
static const char *
find_organisation (TeaSample        *self,
                   TeaSampleMeeting *meeting,
                   const char       *party)
{
  JsonArray *organisations = tea_sample_list (self->content->community, "organisations");
  JsonArray *attending = tea_sample_list (meeting->object, "attending");

  for (guint i = 0; i < json_array_get_length (attending); i++)
    {
      const char *name = json_array_get_string_element (attending, i);
      JsonObject *object = tea_sample_lookup (organisations, name);

      if (g_str_equal (tea_sample_text (object, "party"), party))
        return name;
    }

  return NULL;
}

/* The estate that the meeting is about: that of the property company at the table, or of the
 * branch or committee that bears its name. */
static const char *
find_estate (TeaSample        *self,
             TeaSampleMeeting *meeting)
{
  JsonArray *estates = tea_sample_list (self->content->community, "estates");
  JsonArray *attending = tea_sample_list (meeting->object, "attending");

  for (guint i = 0; i < json_array_get_length (estates); i++)
    {
      JsonObject *estate = json_array_get_object_element (estates, i);
      const char *name = tea_sample_text (estate, "name");
      const char *property = tea_sample_text (estate, "property");

      if (strstr (tea_sample_text (meeting->object, "place"), name) != NULL ||
          (property != NULL && tea_sample_has_text (attending, property)))
        return name;

      for (guint j = 0; j < json_array_get_length (attending); j++)
        {
          if (g_str_has_prefix (json_array_get_string_element (attending, j), name))
            return name;
        }
    }

  return tea_sample_text (json_array_get_object_element (estates, 0), "name");
}

static gboolean
has_topic (TeaSampleMeeting *meeting,
           int               topic)
{
  JsonArray *topics = tea_sample_list (meeting->object, "topics");

  for (guint i = 0; i < json_array_get_length (topics); i++)
    {
      if (json_array_get_int_element (topics, i) == topic)
        return TRUE;
    }

  return FALSE;
}

/* Somebody who asked about it before the meeting and has no seat yet. */
static TeaSamplePerson *
find_asker (TeaSample           *self,
            TeaSampleMeeting    *meeting,
            const gboolean      *woman,
            const TeaSampleAge  *age)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      TeaSampleRequest *request = g_ptr_array_index (self->requests, i);

      if (has_topic (meeting, request->topic) &&
          g_strcmp0 (request->day, meeting->day) < 0 &&
          (woman == NULL || request->person->woman == *woman) &&
          (age == NULL || request->person->age == *age) &&
          find_seat (meeting, request->person) == NULL)
        return request->person;
    }

  return NULL;
}

static TeaSamplePerson *
create_neighbour (TeaSample        *self,
                  TeaSampleMeeting *meeting,
                  gboolean          woman,
                  TeaSampleAge      age,
                  const char       *note)
{
  JsonObject *homes = json_object_get_object_member (self->content->roles, "homes");
  TeaSampleHome home = { .estate = find_estate (self, meeting) };
  TeaSamplePerson *person = tea_sample_person_new (self, woman, age);

  /* Some are known by where they live: 「六楼」, 「16栋」; others by what they do. */
  if (note != NULL && json_object_has_member (homes, note))
    {
      JsonObject *object = json_object_get_object_member (homes, note);

      if (json_object_has_member (object, "estate"))
        home.estate = tea_sample_text (object, "estate");
      home.building = tea_sample_number (object, "building", 0);
      home.floor = tea_sample_number (object, "floor", 0);
    }
  else
    {
      person->note = g_strdup (note);
    }
  tea_sample_settle (self, person, &home);

  return person;
}

static TeaSampleAge
read_age (const char *years)
{
  const int age = atoi (years);

  return age >= 60 ? TEA_SAMPLE_OLD : age >= 40 ? TEA_SAMPLE_MIDDLE : TEA_SAMPLE_YOUNG;
}

/* A resident as the minutes tell of one: 「居民, 女, 50+, 一楼」, or by a word, 「厨师」. */
static void
seat_resident (TeaSample        *self,
               TeaSampleMeeting *meeting,
               const char       *speaker)
{
  g_auto (GStrv) parts = g_strsplit (speaker, ", ", -1);
  const guint n_parts = g_strv_length (parts);
  TeaSamplePerson *person = NULL;
  TeaSampleSeat *taken;

  if (n_parts >= 3)
    {
      const gboolean woman = g_str_equal (parts[1], "女");
      const TeaSampleAge age = read_age (parts[2]);

      if (n_parts == 3)
        person = find_asker (self, meeting, &woman, &age);
      if (person == NULL)
        person = create_neighbour (self, meeting, woman, age, parts[3]);
    }
  else
    {
      const gboolean woman = strstr (speaker, "大姐") != NULL || strstr (speaker, "家属") != NULL;

      person = create_neighbour (self, meeting, woman, TEA_SAMPLE_MIDDLE, speaker);
    }

  taken = seat (self, meeting, person, RESIDENTS);
  taken->speaks = TRUE;
  if (n_parts >= 3 && atoi (parts[2]) < VOTING_AGE)
    taken->votes = FALSE;
  g_hash_table_insert (meeting->speakers, g_strdup (speaker), taken);
}

/* A worker of the meeting's estate: who looks after a unit, or who goes from door to door. */
static TeaSamplePerson *
find_worker (TeaSample        *self,
             TeaSampleMeeting *meeting,
             gboolean          of_unit)
{
  const char *estate = find_estate (self, meeting);

  for (guint i = 0; i < self->workers->len; i++)
    {
      TeaSamplePerson *worker = g_ptr_array_index (self->workers, i);

      if (g_strcmp0 (worker->estate, estate) == 0)
        return of_unit ? worker : g_hash_table_lookup (self->unit_workers, worker->unit);
    }

  g_return_val_if_reached (NULL);
}

/* Somebody whom only this meeting knows: the foreman of the cleaners, an old Party member. */
static TeaSamplePerson *
create_companion (TeaSample        *self,
                  TeaSampleMeeting *meeting,
                  const char       *speaker,
                  const char       *party)
{
  g_auto (GStrv) parts = g_strsplit (speaker, ", ", -1);
  const gboolean described = g_strv_length (parts) >= 3;
  TeaSamplePerson *person;

  person = tea_sample_person_new (self, described && g_str_equal (parts[1], "女"),
                                  described ? read_age (parts[2]) : TEA_SAMPLE_OLD);
  person->organisation = find_organisation (self, meeting, party);
  person->party = party;
  person->duties = g_strdup (parts[0]);

  return person;
}

/* Who speaks for an organisation, when the description fits. */
static TeaSamplePerson *
find_representative (TeaSample        *self,
                     TeaSampleMeeting *meeting,
                     const char       *speaker,
                     const char       *party)
{
  g_auto (GStrv) parts = g_strsplit (speaker, ", ", -1);
  const char *organisation = find_organisation (self, meeting, party);
  TeaSamplePerson *person;

  if (organisation == NULL)
    return NULL;

  person = g_hash_table_lookup (self->representatives, organisation);
  if (tea_sample_has_text (tea_sample_list (self->content->roles, "managers"), speaker))
    return person;

  if (g_strv_length (parts) >= 3 && person->woman == g_str_equal (parts[1], "女") &&
      person->age == read_age (parts[2]))
    return person;

  return NULL;
}

static TeaSamplePerson *
find_speaker (TeaSample        *self,
              TeaSampleMeeting *meeting,
              const char       *speaker,
              const char       *party)
{
  JsonObject *staff = json_object_get_object_member (self->content->roles, "staff");
  JsonObject *guests = json_object_get_object_member (self->content->roles, "speakers");
  TeaSamplePerson *person;

  if (json_object_has_member (staff, speaker))
    return find_staff (self, tea_sample_text (staff, speaker));

  if (json_object_has_member (guests, speaker))
    return g_hash_table_lookup (self->representatives, tea_sample_text (guests, speaker));

  if (g_str_equal (party, GRID_WORKERS))
    return find_worker (self, meeting, !g_str_equal (speaker, GRID_WORKERS));

  person = find_representative (self, meeting, speaker, party);

  return person != NULL ? person : create_companion (self, meeting, speaker, party);
}

static void
seat_speakers (TeaSample        *self,
               TeaSampleMeeting *meeting)
{
  JsonArray *remarks = tea_sample_list (meeting->object, "remarks");

  for (guint i = 0; remarks != NULL && i < json_array_get_length (remarks); i++)
    {
      JsonObject *remark = json_array_get_object_element (remarks, i);
      const char *speaker = tea_sample_text (remark, "speaker");
      const char *party = tea_sample_text (remark, "party");
      TeaSampleSeat *taken;

      if (g_hash_table_contains (meeting->speakers, speaker))
        continue;

      if (g_str_equal (party, RESIDENTS))
        {
          seat_resident (self, meeting, speaker);
          continue;
        }

      taken = seat (self, meeting, find_speaker (self, meeting, speaker, party), party);
      taken->speaks = TRUE;
      g_hash_table_insert (meeting->speakers, g_strdup (speaker), taken);
    }
}

static void
seat_organisations (TeaSample        *self,
                    TeaSampleMeeting *meeting)
{
  JsonArray *attending = tea_sample_list (meeting->object, "attending");

  for (guint i = 0; i < json_array_get_length (attending); i++)
    {
      const char *name = json_array_get_string_element (attending, i);
      TeaSamplePerson *person = g_hash_table_lookup (self->representatives, name);

      if (!is_represented (meeting, name))
        seat (self, meeting, person, person->party);
    }
}

static int
count_votes (TeaSampleMeeting *meeting)
{
  int count = 0;

  for (guint i = 0; i < meeting->seats->len; i++)
    {
      TeaSampleSeat *taken = g_ptr_array_index (meeting->seats, i);

      count += taken->votes ? 1 : 0;
    }

  return count;
}

/* Residents take the chairs that are left: those who asked, and their neighbours. */
static void
seat_residents (TeaSample        *self,
                TeaSampleMeeting *meeting)
{
  const int due = tea_sample_number (meeting->object, "due", 0);

  while (count_votes (meeting) < due)
    {
      TeaSamplePerson *person = find_asker (self, meeting, NULL, NULL);

      if (person == NULL)
        {
          const TeaSampleHome home = { .estate = find_estate (self, meeting) };

          person = tea_sample_resident_new (self, &home);
        }
      seat (self, meeting, person, RESIDENTS);
    }
}

/* Those who stay away are the last in the list who have nothing to say. */
static void
excuse (TeaSampleMeeting *meeting)
{
  const int due = tea_sample_number (meeting->object, "due", 0);
  int left = due - tea_sample_number (meeting->object, "present", due);

  for (guint i = meeting->seats->len; i > 1 && left > 0; i--)
    {
      TeaSampleSeat *taken = g_ptr_array_index (meeting->seats, i - 1);

      if (taken->votes && !taken->speaks)
        {
          taken->comes = FALSE;
          left--;
        }
    }
}

/* Says who sits at the table: as many with a vote as the minutes tell, everybody who speaks, and
 * those who only listen. */
void
tea_sample_cast (TeaSample        *self,
                 TeaSampleMeeting *meeting)
{
  TeaSamplePerson *chair = find_staff (self, tea_sample_text (self->content->roles, "chair"));
  TeaSamplePerson *recorder = find_staff (self, tea_sample_text (self->content->roles,
                                                                 "recorder"));
  JsonArray *parties = tea_sample_list (meeting->object, "parties");

  /* Without these two there is no meeting, so nothing excuses them. */
  seat (self, meeting, chair, chair->party)->speaks = TRUE;
  seat (self, meeting, recorder, recorder->party)->speaks = TRUE;
  seat_speakers (self, meeting);
  seat_organisations (self, meeting);
  if (tea_sample_has_text (parties, GRID_WORKERS))
    {
      seat (self, meeting, find_worker (self, meeting, TRUE), GRID_WORKERS);
      seat (self, meeting, find_worker (self, meeting, FALSE), GRID_WORKERS);
    }
  seat_residents (self, meeting);
  excuse (meeting);
}
