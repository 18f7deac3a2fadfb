/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-action.h"

#include "tea-meet-fixture.h"

static GPtrArray *
list_items (MeetFixture *fixture)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  query = tea_agenda_item_query (fixture->book, tea_meet_fixture_id (fixture->meeting));
  items = tea_query_read_records (query, &error);
  g_assert_no_error (error);

  return items;
}

static char *
list_titles (MeetFixture *fixture)
{
  g_autoptr (GPtrArray) items = list_items (fixture);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (titles, "%s%s ", item->topic_title, item->core ? "*" : "");
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_agenda (MeetFixture *fixture,
               const char  *expected)
{
  g_autofree char *titles = list_titles (fixture);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_choosing_a_topic_judges_it (MeetFixture   *fixture,
                                 gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  assert_undoable (book, tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_agenda (fixture, "楼道堆物* ");
  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));

  tea_screen_fixture_reload (book, &fixture->topic);
  g_assert_cmpstr (fixture->topic->verdict, ==, "agenda");
  g_assert_cmpstr (fixture->topic->meeting_numbers, ==, "M2026-001");
  tea_screen_fixture_reload (book, &fixture->meeting);
  g_assert_cmpstr (fixture->meeting->core_titles, ==, "楼道堆物");
  g_assert_cmpint (fixture->meeting->items, ==, 1);

  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_topic_judge (fixture->topic, book, "declined", "不议了", NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_unjudge (fixture->topic, book, error));
}

static void
test_a_third_core_topic_is_refused (MeetFixture   *fixture,
                                    gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaTopic) third = tea_screen_fixture_topic (book, "路灯不亮");
  g_autoptr (GPtrArray) items = NULL;

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_choose (fixture->meeting, book, second, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_choose (fixture->meeting, book, third, error));

  assert_undoable (book, tea_meeting_add_item (fixture->meeting, book, third, error));
  assert_agenda (fixture, "楼道堆物* 停车难* 路灯不亮 ");
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_add_item (fixture->meeting, book, third, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_choose (fixture->meeting, book, third, error));

  items = list_items (fixture);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_record_edit (g_ptr_array_index (items, 2), book, "core", "1", error));
  assert_undoable (book, tea_agenda_item_remove (g_ptr_array_index (items, 0), book, error));
  assert_undoable (book, tea_meeting_choose (fixture->meeting, book, third, error));
  assert_agenda (fixture, "停车难* 路灯不亮* ");
}

static void
test_a_topic_with_another_verdict_is_refused (MeetFixture   *fixture,
                                              gconstpointer  user_data)
{
  TeaBook *book = fixture->book;

  assert_works (tea_topic_judge (fixture->topic, book, "declined", "个人事务", NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_add_item (fixture->meeting, book, fixture->topic, error));
}

static void
test_the_agenda_can_be_put_in_order (MeetFixture   *fixture,
                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaTopic) second = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (TeaTopic) third = tea_screen_fixture_topic (book, "路灯不亮");
  g_autoptr (GPtrArray) items = NULL;

  assert_works (tea_meeting_choose (fixture->meeting, book, fixture->topic, error));
  assert_works (tea_meeting_choose (fixture->meeting, book, second, error));
  assert_works (tea_meeting_add_item (fixture->meeting, book, third, error));
  items = list_items (fixture);

  assert_undoable (book, tea_agenda_item_move (g_ptr_array_index (items, 2), book, 0, error));
  assert_agenda (fixture, "路灯不亮 楼道堆物* 停车难* ");
  assert_undoable (book, tea_agenda_item_move (g_ptr_array_index (items, 2), book, 99, error));
  assert_agenda (fixture, "楼道堆物* 停车难* 路灯不亮 ");
  assert_undoable (book, tea_record_edit (g_ptr_array_index (items, 0), book, "minutes", "45",
                                          error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (g_ptr_array_index (items, 0), book, "minutes", "0", error));
}

static void
test_a_topic_that_was_discussed_stays_on_the_agenda (MeetFixture   *fixture,
                                                     gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaTopic) late = tea_screen_fixture_topic (book, "停车难");
  g_autoptr (GPtrArray) items = NULL;

  tea_meet_fixture_begin (fixture);
  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_meet_fixture_id (fixture->meeting),
                         "topic", tea_meet_fixture_id (fixture->topic),
                         "speaker", "主持人", "text", "先说堆物", NULL);
  assert_works (tea_remark_add (remark, book, error));
  items = list_items (fixture);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_agenda_item_remove (g_ptr_array_index (items, 0), book, error));

  tea_meet_fixture_end (fixture);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_agenda_item_move (g_ptr_array_index (items, 0), book, 0, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_choose (fixture->meeting, book, late, error));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_meeting_add_item (fixture->meeting, book, late, error));
}

/* Writes rows of the later stages, which this one only looks at. */
static void
run_sql (TeaBook    *book,
         const char *sql,
         gint64      topic)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "test", "Test", &error);
  query = tea_query_new (book, "prepare a test", sql);
  tea_query_bind_id (query, "topic", topic);
  tea_query_run (query, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

static void
test_what_was_not_settled_is_offered_again (MeetFixture   *fixture,
                                            gconstpointer  user_data)
{
  TeaBook *book = fixture->book;
  gint64 topic = tea_meet_fixture_id (fixture->topic);
  g_autoptr (TeaMeeting) next = tea_meet_fixture_meeting (book, "2026-12-05 14:30");
  g_autoptr (TeaQuery) carried = tea_meeting_carried_query (next, book);
  g_autoptr (GPtrArray) items = NULL;

  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 0);
  tea_meet_fixture_begin (fixture);
  tea_meet_fixture_end (fixture);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 1);

  run_sql (book, "INSERT INTO suggestion (id, number, text, topic, raised_at) VALUES"
                 " (1, 'S1', '一周清一次', :topic, '2026-11-25 15:00:00')", topic);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 1);
  run_sql (book, "INSERT INTO decision (id, suggestion, verdict, reason, decided_on)"
                 " SELECT 1, 1, 'adopted', '可行', '2026-11-26' WHERE :topic", topic);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 0);
  run_sql (book, "INSERT INTO assignment"
                 " (id, number, topic, requirement, carried_by, assigned_on, due_on) VALUES"
                 " (1, 'A1', :topic, '清', '物业公司', '2026-11-26', '2026-12-26')", topic);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 1);
  run_sql (book, "UPDATE assignment SET outcome = 'solved', outcome_on = '2026-12-01'"
                 " WHERE topic = :topic", topic);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 0);
  run_sql (book, "UPDATE decision SET verdict = 'deferred' WHERE :topic", topic);
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 1);

  assert_works (tea_meeting_choose (next, book, fixture->topic, error));
  g_assert_cmpint (tea_screen_fixture_count (carried), ==, 0);
  g_set_object (&fixture->meeting, next);
  items = list_items (fixture);
  g_assert_true (((TeaAgendaItem *) g_ptr_array_index (items, 0))->carried);

  g_clear_object (&carried);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_meet_test ("/meet/agenda-item/choosing-a-topic-judges-it", test_choosing_a_topic_judges_it);
  add_meet_test ("/meet/agenda-item/a-third-core-topic-is-refused",
                 test_a_third_core_topic_is_refused);
  add_meet_test ("/meet/agenda-item/a-topic-with-another-verdict-is-refused",
                 test_a_topic_with_another_verdict_is_refused);
  add_meet_test ("/meet/agenda-item/the-agenda-can-be-put-in-order",
                 test_the_agenda_can_be_put_in_order);
  add_meet_test ("/meet/agenda-item/a-topic-that-was-discussed-stays-on-the-agenda",
                 test_a_topic_that_was_discussed_stays_on_the_agenda);
  add_meet_test ("/meet/agenda-item/what-was-not-settled-is-offered-again",
                 test_what_was_not_settled_is_offered_again);

  return g_test_run ();
}
