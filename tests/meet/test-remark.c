/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-meet-fixture.h"

static TeaRemark *
create_remark (MeetFixture   *fixture,
               TeaAttendance *line,
               const char    *stance,
               const char    *text)
{
  return g_object_new (TEA_TYPE_REMARK,
                       "meeting", tea_meet_fixture_id (fixture->meeting),
                       "topic", tea_meet_fixture_id (fixture->topic),
                       "attendance", line != NULL ? tea_meet_fixture_id (line) : 0,
                       "stance", stance,
                       "text", text,
                       NULL);
}

static void
test_a_remark_keeps_who_said_it_for_whom (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaRemark) second = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  remark = create_remark (fixture, line, "for", "我赞成一周清一次");
  second = create_remark (fixture, line, "", "再说一句");

  assert_undoable (book, tea_remark_add (remark, book, error));
  assert_works (tea_remark_add (second, book, error));
  g_assert_null (second->stance);
  g_assert_cmpstr (tea_remark_stance_label (second->stance), ==, "");

  assert_works (tea_record_edit (TEA_RECORD (fixture->zhang), book, "name", "张阿姨", error));
  tea_screen_fixture_reload (book, &remark);
  g_assert_cmpstr (remark->number, ==, "K2026-001");
  g_assert_cmpstr (remark->speaker, ==, "张桂英");
  g_assert_cmpstr (remark->party_name, ==, "居民代表");
  g_assert_cmpstr (remark->topic_title, ==, "楼道堆物");
  g_assert_cmpstr (remark->said_at, ==, "2026-11-25 14:30:00");
  g_assert_cmpstr (tea_remark_stance_label (remark->stance), !=, "");

  tea_screen_fixture_reload (book, &line);
  g_assert_true (line->here);
  g_assert_cmpint (line->remarks, ==, 2);
}

static void
test_remarks_belong_to_an_open_meeting (MeetFixture   *fixture,
                                        gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaRemark) late = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  remark = create_remark (fixture, line, "for", "我赞成");
  late = create_remark (fixture, line, "for", "忘了说");
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (remark, book, error));

  tea_meet_fixture_begin (fixture);
  assert_works (tea_remark_add (remark, book, error));
  assert_undoable (book, tea_record_edit (TEA_RECORD (remark), book, "text", "我很赞成", error));
  tea_meet_fixture_end (fixture);

  tea_screen_fixture_reload (book, &remark);
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (late, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_remove (remark, book, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (TEA_RECORD (remark), book, "text", "我反对", error));
}

static void
test_a_remark_needs_speaker_text_and_its_own_meeting (MeetFixture   *fixture,
                                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaMeeting) other = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaTopic) off_agenda = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAttendance) elsewhere = NULL;
  g_autoptr (TeaRemark) silent = NULL;
  g_autoptr (TeaRemark) nobody = NULL;
  g_autoptr (TeaRemark) wrong_stance = NULL;
  g_autoptr (TeaRemark) wrong_sheet = NULL;
  g_autoptr (TeaRemark) wrong_topic = NULL;
  g_autoptr (TeaRemark) wrong_time = NULL;

  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  elsewhere = tea_meeting_invite (other, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);

  silent = create_remark (fixture, line, "for", "");
  nobody = create_remark (fixture, NULL, "for", "我赞成");
  wrong_stance = create_remark (fixture, line, "maybe", "也许");
  wrong_sheet = create_remark (fixture, elsewhere, "for", "我赞成");
  wrong_topic = create_remark (fixture, line, "for", "停车");
  g_object_set (wrong_topic, "topic", tea_meet_fixture_id (off_agenda), NULL);
  wrong_time = create_remark (fixture, line, "for", "我赞成");
  g_object_set (wrong_time, "said-at", "2026-11-25 24:30", NULL);

  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (silent, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (nobody, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (wrong_stance, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (wrong_sheet, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_add (wrong_topic, book, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_add (wrong_time, book, error));
}

static guint
count_remarks (TeaBook               *book,
               const TeaRemarkFilter *filter)
{
  g_autoptr (TeaQuery) query = tea_remark_query (book, filter);

  return tea_screen_fixture_count (query);
}

static void
test_remarks_are_listed_as_asked_for (MeetFixture   *fixture,
                                      gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) wang = NULL;
  g_autoptr (TeaRemark) first = NULL;
  g_autoptr (TeaRemark) second = NULL;
  g_autoptr (TeaQuery) latest = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  TeaRemarkFilter latest_first = { .latest_first = TRUE };

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  wang = tea_meeting_sign_in (fixture->meeting, book, fixture->wang, NULL, NULL);
  first = create_remark (fixture, zhang, "question", "多久清一次");
  second = create_remark (fixture, wang, "answer", "保洁每周清理");
  assert_works (tea_remark_add (first, book, error));
  tea_screen_fixture_clock (book, "2026-11-25T14:40:00");
  assert_works (tea_remark_add (second, book, error));

  g_assert_cmpint (count_remarks (book, NULL), ==, 2);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .text = "保洁" }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .stance = "question" }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .party = tea_meet_fixture_id (fixture->company) }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .attendance = tea_meet_fixture_id (zhang) }), ==, 1);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) {
                     .topic = tea_meet_fixture_id (fixture->topic) }), ==, 2);
  g_assert_cmpint (count_remarks (book, &(TeaRemarkFilter) { .meeting = 1 }), ==, 0);

  latest = tea_remark_query (book, &latest_first);
  remarks = tea_query_read_records (latest, NULL);
  g_assert_cmpstr (((TeaRemark *) g_ptr_array_index (remarks, 0))->number, ==, second->number);

  assert_undoable (book, tea_remark_remove (first, book, error));
  g_assert_cmpint (count_remarks (book, NULL), ==, 1);

  g_clear_object (&latest);
}

/* The versions of a remark: who, and the words until then, a line each. */
static char *
read_versions (TeaBook   *book,
               TeaRemark *remark)
{
  g_autoptr (TeaQuery) query = tea_remark_version_query (book, tea_meet_fixture_id (remark));
  g_autoptr (GPtrArray) versions = tea_query_read_records (query, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      TeaRemarkVersion *version = g_ptr_array_index (versions, i);

      g_string_append_printf (lines, "%s|%s|%s|%s\n", version->corrected_at,
                              version->corrected_by, version->stance, version->text);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
test_a_corrected_remark_keeps_what_stood_there (MeetFixture   *fixture,
                                                gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autofree char *versions = NULL;
  g_autofree char *later = NULL;
  g_autofree char *recorder = NULL;

  assert_works (tea_book_set_setting (book, "secretary", "田书记", error));
  line = tea_meeting_invite (fixture->meeting, book, fixture->zhang, NULL, NULL);
  tea_meet_fixture_begin (fixture);
  remark = create_remark (fixture, line, "for", "一周清一此");
  assert_works (tea_remark_add (remark, book, error));

  tea_screen_fixture_clock (book, "2026-11-25T14:40:00");
  assert_undoable (book, tea_remark_correct (remark, book, " 一周清一次 ", "suggestion", error));
  g_assert_cmpstr (remark->text, ==, "一周清一次");
  assert_works (tea_remark_correct (remark, book, "一周清一次", "suggestion", error));

  /* A field of a form keeps it as well, by whatever way the words change. */
  recorder = g_strdup_printf ("%" G_GINT64_FORMAT, tea_meet_fixture_id (fixture->li));
  tea_screen_fixture_reload (book, &fixture->meeting);
  assert_works (tea_record_edit (TEA_RECORD (fixture->meeting), book, "recorder", recorder, error));
  tea_screen_fixture_reload (book, &remark);
  assert_undoable (book, tea_record_edit (TEA_RECORD (remark), book, "text", "每周清一次", error));

  versions = read_versions (book, remark);
  g_assert_cmpstr (versions, ==,
                   "2026-11-25 14:40:00|田书记|for|一周清一此\n"
                   "2026-11-25 14:40:00|李建国|suggestion|一周清一次\n");
  tea_screen_fixture_reload (book, &remark);
  g_assert_cmpint (remark->corrections, ==, 2);

  assert_refused (book, TEA_ERROR_INVALID, tea_remark_correct (remark, book, "　", NULL, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_remark_correct (remark, book, "好", "oh", error));
  tea_meet_fixture_end (fixture);
  assert_refused (book, TEA_ERROR_REFUSED, tea_remark_correct (remark, book, "好", NULL, error));
  later = read_versions (book, remark);
  g_assert_cmpstr (later, ==, versions);
}

static void
test_a_remark_belongs_to_the_turn_it_was_said_in (MeetFixture   *fixture,
                                                  gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  const gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_autoptr (TeaAttendance) zhang = NULL;
  g_autoptr (TeaAttendance) li = NULL;
  g_autoptr (TeaTurn) first = NULL;
  g_autoptr (TeaTurn) second = NULL;
  g_autoptr (TeaTurn) third = NULL;
  g_autoptr (TeaRemark) during = NULL;
  g_autoptr (TeaRemark) late = NULL;
  g_autoptr (TeaRemark) interjection = NULL;
  g_autoptr (TeaRemark) much_later = NULL;

  tea_meet_fixture_begin (fixture);
  zhang = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  li = tea_meeting_sign_in (fixture->meeting, book, fixture->li, NULL, NULL);

  interjection = create_remark (fixture, li, NULL, "先说一句");
  assert_works (tea_remark_add (interjection, book, error));
  g_assert_cmpint (interjection->turn, ==, 0);

  first = tea_floor_give (fixture->meeting, book, zhang, topic, "for", NULL);
  during = create_remark (fixture, zhang, "for", "我赞成");
  assert_undoable (book, tea_remark_add (during, book, error));
  g_assert_cmpint (during->turn, ==, tea_meet_fixture_id (first));

  /* The recorder still writes while the next speaker has begun. */
  tea_screen_fixture_clock (book, "2026-11-25T14:33:00");
  second = tea_floor_give (fixture->meeting, book, li, topic, "against", NULL);
  late = create_remark (fixture, zhang, "for", "因为干净");
  assert_works (tea_remark_add (late, book, error));
  g_assert_cmpint (late->turn, ==, tea_meet_fixture_id (first));

  tea_screen_fixture_clock (book, "2026-11-25T14:36:00");
  third = tea_floor_give (fixture->meeting, book, li, topic, NULL, NULL);
  much_later = create_remark (fixture, zhang, NULL, "插一句");
  assert_works (tea_remark_add (much_later, book, error));
  g_assert_cmpint (much_later->turn, ==, 0);
}

static void
test_the_draft_is_kept_until_the_remark_is (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaConsole) console = NULL;
  g_autoptr (TeaConsole) other = NULL;
  g_autoptr (TeaConsole) restored = NULL;
  g_autoptr (TeaConsole) emptied = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaQuery) entries = tea_history_query (book);
  g_autofree char *taken_back = NULL;
  g_autofree char *again = NULL;
  guint n_entries;

  tea_meet_fixture_begin (fixture);
  line = tea_meeting_sign_in (fixture->meeting, book, fixture->zhang, NULL, NULL);
  console = tea_console_open (fixture->meeting, book, NULL);
  g_assert_cmpstr (console->draft, ==, "");
  g_assert_cmpstr (console->page, ==, "");

  n_entries = tea_screen_fixture_count (entries);
  g_object_set (console,
                "attendance", tea_meet_fixture_id (line),
                "speaker", "张桂英",
                "about", tea_meet_fixture_id (fixture->topic),
                "stance", "for",
                "draft", "我赞成，因",
                NULL);
  assert_works (tea_console_keep_draft (console, book, error));

  /* Two who hold the console write what is theirs and nothing else. */
  other = tea_console_open (fixture->meeting, book, NULL);
  g_object_set (console, "draft", "我赞成，因为", NULL);
  assert_works (tea_console_keep_draft (console, book, error));
  g_object_set (other, "page", "topic", "blank", TRUE, "frozen", TRUE, "message", "休息十分钟",
                "topic", tea_meet_fixture_id (fixture->topic), NULL);
  assert_works (tea_console_keep_view (other, book, error));
  g_assert_cmpint (tea_screen_fixture_count (entries), ==, n_entries);
  g_clear_object (&entries);

  fixture->book = book = tea_fixture_reopen (book);
  tea_screen_fixture_clock (book, "2026-11-25T14:35:00");
  restored = tea_console_open (fixture->meeting, book, NULL);
  g_assert_cmpstr (restored->draft, ==, "我赞成，因为");
  g_assert_cmpstr (restored->speaker, ==, "张桂英");
  g_assert_cmpstr (restored->stance, ==, "for");
  g_assert_cmpint (restored->attendance, ==, tea_meet_fixture_id (line));
  g_assert_cmpint (restored->about, ==, tea_meet_fixture_id (fixture->topic));
  g_assert_cmpstr (restored->page, ==, "topic");
  g_assert_cmpstr (restored->message, ==, "休息十分钟");
  g_assert_true (restored->blank);
  g_assert_true (restored->frozen);

  remark = create_remark (fixture, line, "for", "我赞成，因为干净");
  assert_undoable (book, tea_remark_add (remark, book, error));
  emptied = tea_console_open (fixture->meeting, book, NULL);
  g_assert_cmpstr (emptied->draft, ==, "");
  g_assert_cmpint (emptied->attendance, ==, 0);
  g_assert_null (emptied->drafted_at);
  g_assert_cmpstr (emptied->page, ==, "topic");

  /* The next draft neither stops the remark from being taken back, nor from coming again. */
  g_object_set (emptied, "draft", "下一句", NULL);
  assert_works (tea_console_keep_draft (emptied, book, error));
  assert_works (taken_back = tea_history_undo (book, error));
  assert_works (tea_console_keep_draft (emptied, book, error));
  assert_works (again = tea_history_redo (book, error));
  g_clear_object (&emptied);
  emptied = tea_console_open (fixture->meeting, book, NULL);
  g_assert_cmpstr (emptied->draft, ==, "下一句");
}

static gint64
find_topic (MeetFixture *fixture)
{
  gint64 topic = -1;

  assert_works (tea_console_find_topic (fixture->meeting, fixture->book, &topic, error));

  return topic;
}

/* The projection tells it, also while the console is not to be seen. */
static void
test_the_topic_under_way_is_on_the_agenda (MeetFixture   *fixture,
                                           gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "路灯不亮");
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (TeaConsole) console = NULL;

  g_assert_cmpint (find_topic (fixture), ==, 0);

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_choose (fixture->meeting, book, second, error));
  g_assert_cmpint (find_topic (fixture), ==, tea_meet_fixture_id (fixture->topic));

  console = tea_console_open (fixture->meeting, book, NULL);
  g_object_set (console, "topic", tea_meet_fixture_id (second), NULL);
  assert_works (tea_console_keep_view (console, book, error));
  g_assert_cmpint (find_topic (fixture), ==, tea_meet_fixture_id (second));

  query = tea_agenda_item_query (book, tea_meet_fixture_id (fixture->meeting));
  items = tea_query_read_records (query, NULL);
  assert_works (tea_agenda_item_remove (g_ptr_array_index (items, 1), book, error));
  g_assert_cmpint (find_topic (fixture), ==, tea_meet_fixture_id (fixture->topic));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/remark/a-remark-keeps-who-said-it-for-whom",
                 test_a_remark_keeps_who_said_it_for_whom);
  add_meet_test ("/meet/remark/remarks-belong-to-an-open-meeting",
                 test_remarks_belong_to_an_open_meeting);
  add_meet_test ("/meet/remark/a-remark-needs-speaker-text-and-its-own-meeting",
                 test_a_remark_needs_speaker_text_and_its_own_meeting);
  add_meet_test ("/meet/remark/remarks-are-listed-as-asked-for",
                 test_remarks_are_listed_as_asked_for);
  add_meet_test ("/meet/remark/a-corrected-remark-keeps-what-stood-there",
                 test_a_corrected_remark_keeps_what_stood_there);
  add_meet_test ("/meet/remark/a-remark-belongs-to-the-turn-it-was-said-in",
                 test_a_remark_belongs_to_the_turn_it_was_said_in);
  add_meet_test ("/meet/remark/the-draft-is-kept-until-the-remark-is",
                 test_the_draft_is_kept_until_the_remark_is);
  add_meet_test ("/meet/remark/the-topic-under-way-is-on-the-agenda",
                 test_the_topic_under_way_is_on_the_agenda);

  return g_test_run ();
}
