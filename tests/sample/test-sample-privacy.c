/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-query.h"
#include "collect/tea-request.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "report/tea-agenda-paper.h"
#include "report/tea-choice-paper.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-notice-paper.h"
#include "report/tea-slides.h"
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
  g_test_add ("/sample/privacy/nobody-is-on-the-notice-board", Fixture, NULL,
              set_up, test_nobody_is_on_the_notice_board, tear_down);

  return g_test_run ();
}
