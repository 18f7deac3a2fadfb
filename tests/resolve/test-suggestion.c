/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-rule.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static void
test_add_gives_number_and_time (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "楼道堆物", "agenda", NULL, NULL);
  g_autoptr (TeaSuggestion) first = tea_chain_suggestion (book, topic, " 每周清理一次　", NULL);
  g_autoptr (TeaSuggestion) second = tea_chain_suggestion (book, topic, "贴告示", NULL);
  g_autoptr (TeaSuggestion) loaded = tea_chain_reload (book, first);

  g_assert_cmpstr (loaded->number, ==, "S2026-001");
  g_assert_cmpstr (second->number, ==, "S2026-002");
  g_assert_cmpstr (loaded->text, ==, "每周清理一次");
  g_assert_cmpstr (loaded->raised_at, ==, "2026-11-23 09:00:00");
  g_assert_cmpstr (loaded->topic_title, ==, "楼道堆物");
  g_assert_cmpstr (loaded->topic_number, ==, topic->number);
  g_assert_null (loaded->verdict);
  g_assert_cmpint (loaded->assignments, ==, 0);

  tea_fixture_close (book);
}

static void
test_blank_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = g_object_new (TEA_TYPE_SUGGESTION, "text", "　 ", NULL);
  g_autoptr (GError) error = NULL;
  gint64 actions = tea_chain_actions (book);

  g_assert_false (tea_suggestion_add (suggestion, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (suggestion)), ==, 0);
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  tea_fixture_close (book);
}

static void
test_remark_is_taken_over_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "楼道堆物", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, topic, "王秀兰", "排个值日表");
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaSuggestion) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  suggestion = tea_suggestion_from_remark (remark, book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suggestion->text, ==, "排个值日表");
  g_assert_cmpstr (suggestion->proposer, ==, "王秀兰");
  g_assert_cmpstr (suggestion->party_name, ==, "居民");
  g_assert_cmpstr (suggestion->meeting_number, ==, meeting->number);
  g_assert_cmpint (suggestion->topic, ==, tea_record_get_id (TEA_RECORD (topic)));
  g_assert_cmpint (suggestion->remark, ==, tea_record_get_id (TEA_RECORD (remark)));

  actions = tea_chain_actions (book);
  again = tea_suggestion_from_remark (remark, book, &error);
  g_assert_null (again);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, suggestion->number));
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  tea_fixture_close (book);
}

static void
test_decision_needs_word_and_reason (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装路灯", NULL);
  gint64 actions = tea_chain_actions (book);
  const struct { const char *verdict, *reason; } wrong[] = {
    { "adopted", NULL },
    { "adopted", "" },
    { "declined", " 　\n" },
    { "maybe", "因为" },
    { NULL, "因为" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tea_suggestion_decide (suggestion, book, wrong[i].verdict, wrong[i].reason,
                                             &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      g_assert_null (suggestion->verdict);
    }

  g_assert_cmpint (tea_chain_actions (book), ==, actions);
  g_assert_cmpuint (tea_chain_count (tea_decision_query (book, 0)), ==, 0);

  tea_fixture_close (book);
}

static void
test_deciding_again_replaces_and_can_be_undone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装路灯", "deferred");
  g_autoptr (TeaSuggestion) later = NULL;
  g_autoptr (TeaSuggestion) before = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  tea_chain_set_day (book, 2026, 12, 1);
  g_assert_true (tea_suggestion_decide (suggestion, book, "declined", "没有地方立杆", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (suggestion->verdict, ==, "declined");
  g_assert_cmpuint (tea_chain_count (tea_decision_query (book, 0)), ==, 1);

  later = tea_chain_reload (book, suggestion);
  g_assert_cmpstr (later->verdict, ==, "declined");
  g_assert_cmpstr (later->reason, ==, "没有地方立杆");
  g_assert_cmpstr (later->decided_on, ==, "2026-12-01");

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  before = tea_chain_reload (book, suggestion);
  g_assert_cmpstr (before->verdict, ==, "deferred");
  g_assert_cmpstr (before->reason, ==, "多数人赞成");

  tea_fixture_close (book);
}

static void
test_what_something_came_of_stays_adopted (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) assigned = tea_chain_suggestion (book, NULL, "装路灯", "adopted");
  g_autoptr (TeaSuggestion) ruled = tea_chain_suggestion (book, NULL, "轮值", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaRule) rule = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  assignment = tea_chain_assignment (book, assigned, "装三盏", "2026-12-20");
  rule = g_object_new (TEA_TYPE_RULE,
                       "title", "轮值办法",
                       "suggestion", tea_record_get_id (TEA_RECORD (ruled)),
                       NULL);
  g_assert_true (tea_rule_add (rule, book, "每户一周", 0, &error));
  actions = tea_chain_actions (book);

  g_assert_false (tea_suggestion_decide (assigned, book, "declined", "算了", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, assignment->number));
  g_clear_error (&error);

  g_assert_false (tea_suggestion_decide (ruled, book, "deferred", "再说", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, rule->number));
  g_clear_error (&error);

  g_assert_cmpint (tea_chain_actions (book), ==, actions);
  g_assert_cmpstr (assigned->verdict, ==, "adopted");

  /* Another reason for the same verdict is no harm. */
  g_assert_true (tea_suggestion_decide (assigned, book, "adopted", "全体同意", &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static guint
count_suggestions (TeaBook             *book,
                   TeaSuggestionFilter  filter)
{
  return tea_chain_count (tea_suggestion_query (book, &filter));
}

static void
test_query_filters (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "停车", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, topic, "王秀兰", "划线停车");
  g_autoptr (TeaSuggestion) from_remark = tea_suggestion_from_remark (remark, book, NULL);
  g_autoptr (TeaSuggestion) adopted = tea_chain_suggestion (book, topic, "错峰停车", "adopted");
  g_autoptr (TeaSuggestion) declined = NULL;
  gint64 topic_id = tea_record_get_id (TEA_RECORD (topic));
  gint64 meeting_id = tea_record_get_id (TEA_RECORD (meeting));

  tea_chain_set_day (book, 2026, 12, 1);
  declined = tea_chain_suggestion (book, NULL, "建车库", "declined");

  g_assert_cmpuint (tea_chain_count (tea_suggestion_query (book, NULL)), ==, 3);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .topic = topic_id }), ==, 2);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .meeting = meeting_id }),
                    ==, 1);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .verdict = "adopted" }),
                    ==, 1);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .undecided = TRUE }), ==, 1);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .text = "停车" }), ==, 2);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .text = "秀兰" }), ==, 1);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .from = "2026-12-01" }),
                    ==, 1);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .to = "2026-11-23" }),
                    ==, 2);
  g_assert_cmpuint (count_suggestions (book, (TeaSuggestionFilter) { .to = "2026-11-22" }),
                    ==, 0);

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggestion/add-gives-number-and-time", test_add_gives_number_and_time);
  g_test_add_func ("/suggestion/blank-is-refused", test_blank_is_refused);
  g_test_add_func ("/suggestion/remark-is-taken-over-once", test_remark_is_taken_over_once);
  g_test_add_func ("/suggestion/decision-needs-word-and-reason",
                   test_decision_needs_word_and_reason);
  g_test_add_func ("/suggestion/deciding-again-replaces-and-can-be-undone",
                   test_deciding_again_replaces_and_can_be_undone);
  g_test_add_func ("/suggestion/what-something-came-of-stays-adopted",
                   test_what_something_came_of_stays_adopted);
  g_test_add_func ("/suggestion/query-filters", test_query_filters);

  return g_test_run ();
}
