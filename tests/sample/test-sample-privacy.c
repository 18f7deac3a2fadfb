/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-action.h"
#include "book/tea-query.h"
#include "collect/tea-request.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-floor.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "report/tea-agenda-paper.h"
#include "report/tea-choice-paper.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-notice-paper.h"
#include "report/tea-slides.h"
#include "resolve/tea-suggestion.h"
#include "sample/tea-sample.h"

/*
 * The wall of the activity room is no place for a name, a telephone number or a door: what the
 * slides of every meeting say is held against everybody and every address in the book.
 */

typedef struct
{
  char      *folder;
  TeaBook   *book;
  GPtrArray *meetings;
  GPtrArray *people;
  GPtrArray *households;
} Fixture;

static GPtrArray *
read_all (TeaBook *book,
          GType    type)
{
  g_autoptr (TeaQuery) query = tea_query_new_for_records (book, type, "ORDER BY id");
  g_autoptr (GError) error = NULL;
  GPtrArray *records = tea_query_read_records (query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >, 0);

  return records;
}

/* Residents write down who they are and whom they mean; so does every request of a topic here. */
static void
name_names (Fixture *fixture)
{
  g_autoptr (GPtrArray) requests = read_all (fixture->book, TEA_TYPE_REQUEST);
  g_autoptr (GError) error = NULL;
  guint next = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);
      const TeaPerson *person = g_ptr_array_index (fixture->people, next++ % fixture->people->len);
      g_autofree char *text = NULL;

      if (request->topic == 0)
        continue;

      text = g_strdup_printf ("%s住%s，电话%s，%s", person->name, person->address, person->phone,
                              request->text);
      tea_record_edit (TEA_RECORD (request), fixture->book, "text", text, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "sample.teatime", NULL);
  fixture->book = tea_sample_create (path, &error);
  g_assert_no_error (error);

  fixture->meetings = read_all (fixture->book, TEA_TYPE_MEETING);
  fixture->people = read_all (fixture->book, TEA_TYPE_PERSON);
  fixture->households = read_all (fixture->book, TEA_TYPE_HOUSEHOLD);
  name_names (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_strdup (tea_book_get_path (fixture->book));

  g_ptr_array_unref (fixture->meetings);
  g_ptr_array_unref (fixture->people);
  g_ptr_array_unref (fixture->households);
  tea_book_close (fixture->book);
  g_object_unref (fixture->book);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Everything that the room can read of a meeting, whichever topic is under way. */
static char *
read_slides (Fixture    *fixture,
             TeaMeeting *meeting)
{
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  slides = tea_slides_build (fixture->book, meeting, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slides->len, >=, 3);

  for (guint i = 0; i < slides->len; i++)
    {
      const TeaSlide *slide = g_ptr_array_index (slides, i);

      g_string_append_printf (words, "%s\n", slide->title);
      for (char **line = slide->lines; line != NULL && *line != NULL; line++)
        g_string_append_printf (words, "%s\n", *line);
      if (slide->note != NULL)
        g_string_append_printf (words, "%s\n", slide->note);
    }

  return g_string_free_and_steal (words);
}

static void
test_no_phone_is_on_the_wall (Fixture       *fixture,
                              gconstpointer  data)
{
  guint phones = 0;

  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      g_autofree char *words = read_slides (fixture, g_ptr_array_index (fixture->meetings, i));

      for (guint j = 0; j < fixture->people->len; j++)
        {
          const TeaPerson *person = g_ptr_array_index (fixture->people, j);

          if (*person->phone == '\0')
            continue;

          phones++;
          if (strstr (words, person->phone) != NULL)
            g_error ("%s is on the wall:\n%s", person->phone, words);
        }
    }

  g_assert_cmpuint (phones, >, fixture->meetings->len * 300);
}

static void
test_no_full_name_is_on_the_wall (Fixture       *fixture,
                                  gconstpointer  data)
{
  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      g_autofree char *words = read_slides (fixture, g_ptr_array_index (fixture->meetings, i));

      for (guint j = 0; j < fixture->people->len; j++)
        {
          const TeaPerson *person = g_ptr_array_index (fixture->people, j);

          if (g_utf8_strlen (person->name, -1) > 1 && strstr (words, person->name) != NULL)
            g_error ("%s is on the wall:\n%s", person->name, words);
        }
    }
}

static void
test_no_door_is_on_the_wall (Fixture       *fixture,
                             gconstpointer  data)
{
  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      g_autofree char *words = read_slides (fixture, g_ptr_array_index (fixture->meetings, i));

      for (guint j = 0; j < fixture->households->len; j++)
        {
          const TeaHousehold *household = g_ptr_array_index (fixture->households, j);
          g_autofree char *door = NULL;

          if (*household->room == '\0')
            continue;

          /* The room as people write it: 301室, or 1单元301 and 1-301 without it. */
          door = g_strdup_printf ("%s室", household->room);
          if (strstr (words, door) != NULL || strstr (words, household->address) != NULL)
            g_error ("%s is on the wall:\n%s", household->address, words);
        }
    }
}

static void
test_what_is_discussed_is_on_the_wall (Fixture       *fixture,
                                       gconstpointer  data)
{
  guint shown = 0;

  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      TeaMeeting *meeting = g_ptr_array_index (fixture->meetings, i);
      g_autofree char *words = read_slides (fixture, meeting);
      g_auto (GStrv) topics = g_strsplit (meeting->core_titles, "、", -1);

      for (char **topic = topics; *topic != NULL; topic++)
        {
          if (strstr (words, *topic) == NULL)
            g_error ("%s is not on the wall:\n%s", *topic, words);
          shown++;
        }
    }

  g_assert_cmpuint (shown, >=, fixture->meetings->len);
}

/* What may not be read of somebody: the name, the telephone number, the door. */
static void
assert_hidden (const TeaPerson *person,
               const char      *words)
{
  const char * const secrets[] = { person->name, person->phone, person->address };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      if (g_utf8_strlen (secrets[i], -1) > 1 && strstr (words, secrets[i]) != NULL)
        g_error ("%s is on the wall:\n%s", secrets[i], words);
    }
}

static char *
read_slide (const TeaSlide *slide)
{
  g_autofree char *lines = g_strjoinv ("\n", slide->lines);

  return g_strjoin ("\n", slide->title, lines, slide->note, NULL);
}

/* A session under way at which everybody in the book has a seat, and its first topic. */
static TeaMeeting *
start_session (Fixture *fixture,
               gint64  *topic)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      if (g_str_equal (TEA_MEETING (g_ptr_array_index (fixture->meetings, i))->state, "planned"))
        g_set_object (&meeting, g_ptr_array_index (fixture->meetings, i));
    }
  g_assert_nonnull (meeting);
  g_assert_true (tea_meeting_start (meeting, fixture->book, &error));
  g_assert_no_error (error);

  query = tea_agenda_item_query (fixture->book, tea_record_get_id (TEA_RECORD (meeting)));
  items = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >, 0);
  *topic = TEA_AGENDA_ITEM (g_ptr_array_index (items, 0))->topic;

  return g_steal_pointer (&meeting);
}

static const TeaSlide *
find_slide (GPtrArray    *slides,
            TeaSlideKind  kind)
{
  for (guint i = 0; i < slides->len; i++)
    {
      const TeaSlide *slide = g_ptr_array_index (slides, i);

      if (slide->kind == kind)
        return slide;
    }

  g_error ("There is no page of %s", tea_slide_kind_word (kind));
}

static TeaAttendance *
seat (Fixture    *fixture,
      TeaMeeting *meeting,
      TeaPerson  *person)
{
  g_autoptr (TeaQuery) query = tea_party_query (fixture->book);
  g_autoptr (GPtrArray) parties = tea_query_read_records (query, NULL);
  g_autoptr (GError) error = NULL;
  TeaAttendance *line;

  line = tea_meeting_prepare_line (meeting, fixture->book, person, NULL,
                                   g_ptr_array_index (parties, 0), &error);
  g_assert_no_error (error);

  return line;
}

/* All in one action, which is taken back at the end: so much work is not to wait for the disk. */
static TeaAction *
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TeaAction *action = tea_action_begin (fixture->book, "test", "Test", &error);

  g_assert_no_error (error);

  return action;
}

static void
test_nobody_who_speaks_or_waits_is_named (Fixture       *fixture,
                                          gconstpointer  data)
{
  gint64 topic;
  g_autoptr (TeaMeeting) meeting = start_session (fixture, &topic);
  g_autoptr (TeaAction) action = begin (fixture);

  for (guint i = 0; i + 1 < fixture->people->len; i += 2)
    {
      TeaPerson *person = g_ptr_array_index (fixture->people, i);
      TeaPerson *next = g_ptr_array_index (fixture->people, i + 1);
      g_autoptr (TeaAttendance) line = seat (fixture, meeting, person);
      g_autoptr (TeaAttendance) next_line = seat (fixture, meeting, next);
      g_autoptr (TeaQueueEntry) entry = NULL;
      g_autoptr (TeaTurn) turn = NULL;
      g_autoptr (GPtrArray) slides = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      turn = tea_floor_give (meeting, fixture->book, line, topic, NULL, &error);
      g_assert_no_error (error);
      entry = tea_queue_entry_ask (meeting, fixture->book, next_line, topic, NULL, &error);
      g_assert_no_error (error);

      slides = tea_slides_build (fixture->book, meeting, topic, &error);
      g_assert_no_error (error);
      words = read_slide (find_slide (slides, TEA_SLIDE_SPEAKER));
      assert_hidden (person, words);
      assert_hidden (next, words);

      g_assert_true (tea_queue_entry_remove (entry, fixture->book, &error));
    }
}

static void
test_nobody_is_named_in_what_is_suggested_voted_on_and_told (Fixture       *fixture,
                                                             gconstpointer  data)
{
  gint64 topic;
  g_autoptr (TeaMeeting) meeting = start_session (fixture, &topic);
  g_autoptr (TeaAttendance) somebody = seat (fixture, meeting,
                                             g_ptr_array_index (fixture->people, 0));
  g_autoptr (TeaAction) action = begin (fixture);
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_attendance_sign_in (somebody, fixture->book, NULL, &error));
  for (guint i = 0; i < fixture->people->len; i++)
    {
      const TeaPerson *person = g_ptr_array_index (fixture->people, i);
      g_autofree char *text = g_strdup_printf ("请%s（%s，%s）牵头", person->name, person->phone,
                                               person->address);
      g_autoptr (TeaSuggestion) suggestion = NULL;
      g_autoptr (TeaBallot) ballot = NULL;
      g_autoptr (TeaSlide) message = NULL;
      g_autofree char *told = NULL;

      suggestion = g_object_new (TEA_TYPE_SUGGESTION,
                                 "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                                 "topic", topic, "text", text, "proposer", person->name, NULL);
      g_assert_true (tea_suggestion_add (suggestion, fixture->book, &error));
      if (i % 2 == 0)
        g_assert_true (tea_suggestion_decide (suggestion, fixture->book,
                                              i % 4 == 0 ? "adopted" : "declined", text, &error));

      ballot = g_object_new (TEA_TYPE_BALLOT,
                             "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                             "topic", topic, "question", text, NULL);
      g_assert_true (tea_ballot_record (ballot, fixture->book, &error));
      g_assert_no_error (error);

      message = tea_slides_build_message (fixture->book, meeting, text, &error);
      g_assert_no_error (error);
      told = read_slide (message);
      g_assert_nonnull (strstr (told, "牵头"));
      assert_hidden (person, told);
    }

  slides = tea_slides_build (fixture->book, meeting, topic, &error);
  g_assert_no_error (error);
  find_slide (slides, TEA_SLIDE_WELCOME);
  find_slide (slides, TEA_SLIDE_AGENDA);
  find_slide (slides, TEA_SLIDE_TOPIC);
  g_assert_cmpuint (g_strv_length (find_slide (slides, TEA_SLIDE_SUGGESTIONS)->lines), >=,
                    fixture->people->len);
  find_slide (slides, TEA_SLIDE_BALLOT);
  g_assert_cmpuint (g_strv_length (find_slide (slides, TEA_SLIDE_CLOSING)->lines), >=,
                    fixture->people->len / 2);
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *words = read_slide (g_ptr_array_index (slides, i));

      g_string_append (all, words);
    }
  for (guint i = 0; i < fixture->people->len; i++)
    assert_hidden (g_ptr_array_index (fixture->people, i), all->str);
}

/* Everything that hangs on the notice board of a meeting, in one line, as its papers have it. */
static char *
read_notices (Fixture    *fixture,
              TeaMeeting *meeting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  TeaPaper *papers[] = {
    tea_notice_paper (meeting, fixture->book, TEA_PAPER_COPY_NOTICE, &error),
    tea_agenda_paper (meeting, fixture->book, TEA_PAPER_COPY_NOTICE, &error),
    tea_minutes_paper (meeting, fixture->book, TEA_PAPER_COPY_NOTICE, &error),
    tea_choice_paper (meeting, fixture->book, TEA_PAPER_COPY_NOTICE, &error),
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *read = NULL;

      g_assert_no_error (error);
      read = tea_paper_dup_text (papers[i]);
      g_string_append (words, read);
      g_clear_object (&papers[i]);
    }
  g_string_replace (words, "\n", "", 0);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
test_nobody_is_on_the_notice_board (Fixture       *fixture,
                                    gconstpointer  data)
{
  for (guint i = 0; i < fixture->meetings->len; i++)
    {
      g_autofree char *words = read_notices (fixture, g_ptr_array_index (fixture->meetings, i));

      for (guint j = 0; j < fixture->people->len; j++)
        {
          const TeaPerson *person = g_ptr_array_index (fixture->people, j);

          if ((*person->phone != '\0' && strstr (words, person->phone) != NULL) ||
              (g_utf8_strlen (person->name, -1) > 1 && strstr (words, person->name) != NULL))
            g_error ("%s is on the notice board:\n%s", person->name, words);
        }

      for (guint j = 0; j < fixture->households->len; j++)
        {
          const TeaHousehold *household = g_ptr_array_index (fixture->households, j);

          if (*household->room != '\0' && strstr (words, household->address) != NULL)
            g_error ("%s is on the notice board:\n%s", household->address, words);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sample/privacy/no-phone-is-on-the-wall", Fixture, NULL,
              set_up, test_no_phone_is_on_the_wall, tear_down);
  g_test_add ("/sample/privacy/no-full-name-is-on-the-wall", Fixture, NULL,
              set_up, test_no_full_name_is_on_the_wall, tear_down);
  g_test_add ("/sample/privacy/no-door-is-on-the-wall", Fixture, NULL,
              set_up, test_no_door_is_on_the_wall, tear_down);
  g_test_add ("/sample/privacy/what-is-discussed-is-on-the-wall", Fixture, NULL,
              set_up, test_what_is_discussed_is_on_the_wall, tear_down);
  g_test_add ("/sample/privacy/nobody-who-speaks-or-waits-is-named", Fixture, NULL,
              set_up, test_nobody_who_speaks_or_waits_is_named, tear_down);
  g_test_add ("/sample/privacy/nobody-is-named-in-what-is-suggested-voted-on-and-told", Fixture,
              NULL, set_up, test_nobody_is_named_in_what_is_suggested_voted_on_and_told,
              tear_down);
  g_test_add ("/sample/privacy/nobody-is-on-the-notice-board", Fixture, NULL,
              set_up, test_nobody_is_on_the_notice_board, tear_down);

  return g_test_run ();
}
