/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-meet-fixture.h"

static TeaPerson *
add_person (TeaBook    *book,
            const char *name,
            TeaParty   *party)
{
  TeaPerson *person;

  person = g_object_new (TEA_TYPE_PERSON,
                         "name", name, "party", tea_meet_fixture_id (party), NULL);
  assert_works (tea_person_add (person, book, error));

  return person;
}

TeaMeeting *
tea_meet_fixture_meeting (TeaBook    *book,
                          const char *starts_at)
{
  TeaMeeting *meeting = g_object_new (TEA_TYPE_MEETING, "starts-at", starts_at, NULL);

  assert_works (tea_meeting_add (meeting, book, error));

  return meeting;
}

void
tea_meet_fixture_set_up (MeetFixture   *self,
                         gconstpointer  user_data)
{
  TeaBook *book = tea_fixture_book ();

  self->book = book;
  self->meeting = tea_meet_fixture_meeting (book, "2026-11-25 14:30");
  self->topic = tea_screen_fixture_topic (book, "楼道堆物");
  self->residents = tea_party_add (book, "居民代表", NULL);
  self->company = tea_party_add (book, "物业公司", NULL);
  self->zhang = add_person (book, "张桂英", self->residents);
  self->li = add_person (book, "李建国", self->residents);
  self->wang = add_person (book, "王经理", self->company);
}

void
tea_meet_fixture_tear_down (MeetFixture   *self,
                            gconstpointer  user_data)
{
  g_clear_object (&self->meeting);
  g_clear_object (&self->topic);
  g_clear_object (&self->residents);
  g_clear_object (&self->company);
  g_clear_object (&self->zhang);
  g_clear_object (&self->li);
  g_clear_object (&self->wang);
  tea_fixture_close (self->book);
}

/* The afternoon of the session: it is open and its topic is chosen. */
void
tea_meet_fixture_begin (MeetFixture *self)
{
  assert_works (tea_meeting_choose (self->meeting, self->book, self->topic, error));
  tea_screen_fixture_clock (self->book, "2026-11-25T14:30:00");
  assert_works (tea_meeting_start (self->meeting, self->book, error));
}

void
tea_meet_fixture_end (MeetFixture *self)
{
  tea_screen_fixture_clock (self->book, "2026-11-25T16:00:00");
  assert_works (tea_meeting_close (self->meeting, self->book, error));
}

gint64
tea_meet_fixture_id (gpointer record)
{
  return tea_record_get_id (TEA_RECORD (record));
}
