/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "meet/tea-adjournment.h"
#include "report/tea-ics.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static TeaMeeting *
add_meeting (TeaBook    *book,
             const char *title,
             const char *place)
{
  TeaMeeting *meeting = g_object_new (TEA_TYPE_MEETING,
                                      "title", title,
                                      "starts-at", "2026-11-25 23:30",
                                      "place", place,
                                      "minutes", 75,
                                      NULL);
  g_autoptr (GError) error = NULL;

  tea_meeting_add (meeting, book, &error);
  g_assert_no_error (error);

  return meeting;
}

static char *
read_text (TeaBook    *book,
           TeaMeeting *meeting)
{
  g_autoptr (GError) error = NULL;
  char *text = tea_ics_dup_text (meeting, book, &error);

  g_assert_no_error (error);

  return text;
}

/* Takes the folds out again. */
static char *
unfold (const char *text)
{
  g_auto (GStrv) folds = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", folds);
}

static gboolean
has_line (const char *text,
          const char *line)
{
  g_autofree char *unfolded = unfold (text);
  g_auto (GStrv) lines = g_strsplit (unfolded, "\r\n", -1);

  return g_strv_contains ((const char * const *) lines, line);
}

static void
test_a_session_has_its_time_in_its_zone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = add_meeting (book, "下午茶", "社区活动室");
  g_autofree char *text = read_text (book, meeting);
  g_autofree char *uid = NULL;

  uid = g_strdup_printf ("UID:%" G_GINT64_FORMAT "@teatime.community.org",
                         tea_record_get_id (TEA_RECORD (meeting)));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  g_assert_true (has_line (text, "DTSTART;TZID=Asia/Shanghai:20261125T233000"));
  g_assert_true (has_line (text, "DTEND;TZID=Asia/Shanghai:20261126T004500"));
  g_assert_true (has_line (text, "TZID:Asia/Shanghai"));
  g_assert_true (has_line (text, "TZOFFSETTO:+0800"));
  g_assert_true (has_line (text, uid));
  g_assert_true (has_line (text, "SUMMARY:下午茶"));
  g_assert_true (has_line (text, "LOCATION:社区活动室"));
  g_assert_true (has_line (text, "TRIGGER:-P1D"));
  g_assert_true (has_line (text, "TRIGGER:-PT1H"));

  tea_fixture_close (book);
}

static void
test_an_adjourned_session_has_the_time_when_it_goes_on (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = add_meeting (book, "下午茶", "社区活动室");
  g_autoptr (TeaMeeting) adjourned = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_meeting_start (meeting, book, &error));
  g_assert_true (tea_meeting_adjourn (meeting, book, "2026-11-27 09:00", &error));
  adjourned = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (meeting)),
                            &error);
  g_assert_no_error (error);
  folded = read_text (book, adjourned);
  text = unfold (folded);
  g_assert_true (has_line (folded, "DTSTART;TZID=Asia/Shanghai:20261127T090000"));
  g_assert_true (has_line (folded, "DTEND;TZID=Asia/Shanghai:20261127T101500"));
  g_assert_nonnull (strstr (text, "When: 27 November 2026\\, Friday\\, 09:00"));

  tea_fixture_close (book);
}

static void
test_text_is_escaped (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = add_meeting (book, "a,b;c\\d\r\te", "");
  g_autofree char *folded = read_text (book, meeting);
  g_autofree char *text = unfold (folded);

  g_assert_nonnull (strstr (text, "\r\nSUMMARY:a\\,b\\;c\\\\d"));
  g_assert_null (strstr (text, "LOCATION"));
  g_assert_nonnull (strstr (text, "\\nWhen: 25 November 2026\\, Wednesday\\, 23:30"));

  tea_fixture_close (book);
}

static void
test_lines_are_folded_between_characters (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GString) title = g_string_new ("a");
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *summary = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (title, "茶");
  meeting = add_meeting (book, title->str, "");
  text = read_text (book, meeting);
  g_assert_true (g_utf8_validate (text, -1, NULL));

  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }

  summary = g_strconcat ("SUMMARY:", title->str, NULL);
  g_assert_true (has_line (text, summary));

  tea_fixture_close (book);
}

static void
test_it_is_saved_as_it_is_written (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaMeeting) meeting = add_meeting (book, "下午茶", "");
  g_autofree char *folder = g_dir_make_tmp ("teatime-ics-XXXXXX", NULL);
  g_autofree char *name = tea_ics_dup_name (meeting);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path (nowhere);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *text = read_text (book, meeting);

  g_assert_cmpstr (name, ==, "M2026-001.ics");
  g_assert_true (tea_ics_save (meeting, book, file, &error));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);

  g_assert_false (tea_ics_save (meeting, book, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  g_unlink (path);
  g_rmdir (folder);
  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/ics/a-session-has-its-time-in-its-zone",
                   test_a_session_has_its_time_in_its_zone);
  g_test_add_func ("/report/ics/an-adjourned-session-has-the-time-when-it-goes-on",
                   test_an_adjourned_session_has_the_time_when_it_goes_on);
  g_test_add_func ("/report/ics/text-is-escaped", test_text_is_escaped);
  g_test_add_func ("/report/ics/lines-are-folded-between-characters",
                   test_lines_are_folded_between_characters);
  g_test_add_func ("/report/ics/it-is-saved-as-it-is-written", test_it_is_saved_as_it_is_written);

  return g_test_run ();
}
