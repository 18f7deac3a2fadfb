/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-category.h"

#include "tea-screen-fixture.h"

static void
test_a_topic_gets_its_number_and_day (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = g_object_new (TEA_TYPE_TOPIC, "title", "楼道堆物", NULL);
  g_autoptr (TeaTopic) nameless = g_object_new (TEA_TYPE_TOPIC, "summary", "东西多", NULL);

  assert_undoable (book, tea_topic_add (topic, book, error));
  g_assert_cmpstr (topic->number, ==, "T2026-001");
  g_assert_cmpstr (topic->raised_on, ==, "2026-11-23");
  g_assert_null (topic->verdict);
  g_assert_false (topic->owners_vote);

  assert_refused (book, TEA_ERROR_INVALID, tea_topic_add (nameless, book, error));

  tea_fixture_close (book);
}

static void
test_matters_of_the_owners_are_pointed_out (void)
{
  static const char * const theirs[] = {
    "电梯大修能否动用维修资金", "公共收益去哪了", "更换现在的物业公司", "6栋加装电梯",
    "改建地下车库的设施", "业主大会什么时候开", "电梯广告收入公示", "解聘物业",
  };
  static const char * const ours[] = {
    "楼道堆放杂物", "物业公司扫地不勤", "路灯不亮", "充电桩不够用", "广场舞太吵",
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "维修资金怎么用");

  for (guint i = 0; i < G_N_ELEMENTS (theirs); i++)
    {
      g_autofree char *words = tea_owners_find (theirs[i]);

      g_test_message ("%s", theirs[i]);
      g_assert_nonnull (words);
      g_assert_nonnull (strstr (theirs[i], words));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      g_test_message ("%s", ours[i]);
      g_assert_null (tea_owners_find (ours[i]));
    }
  g_assert_cmpstr (topic->owners_words, ==, "维修资金");
  g_assert_true (topic->owners_vote);

  tea_fixture_close (book);
}

static void
test_words_that_come_later_flag_a_topic (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "电梯老停");
  g_autoptr (TeaTopic) other = tea_screen_fixture_topic (book, "电梯太旧");
  g_autoptr (TeaRequest) request = NULL;

  g_assert_false (topic->owners_vote);
  assert_undoable (book, tea_record_edit (TEA_RECORD (topic), book, "summary", "想动用维修资金",
                                          error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_true (topic->owners_vote);
  g_assert_cmpstr (topic->owners_words, ==, "维修资金");

  request = tea_screen_fixture_request (book, "公共收益够不够修", NULL, "2026-11-20");
  assert_undoable (book, tea_topic_take (other, book, request, error));
  tea_screen_fixture_reload (book, &other);
  g_assert_true (other->owners_vote);
  g_assert_cmpstr (other->owners_words, ==, "公共收益");

  tea_fixture_close (book);
}

static void
test_what_the_secretary_settled_stays_settled (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "维修资金怎么公示");
  g_autoptr (TeaTopic) by_hand = NULL;
  g_autoptr (TeaRequest) request = NULL;

  assert_undoable (book, tea_topic_rule_owners (topic, book, FALSE, error));
  assert_works (tea_record_edit (TEA_RECORD (topic), book, "summary", "公共收益也要公示", error));
  request = tea_screen_fixture_request (book, "维修资金用到哪去了", NULL, "2026-11-20");
  assert_works (tea_topic_take (topic, book, request, error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_false (topic->owners_vote);
  g_assert_true (topic->owners_ruled);

  assert_undoable (book, tea_topic_rule_owners (topic, book, TRUE, error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_true (topic->owners_vote);

  by_hand = g_object_new (TEA_TYPE_TOPIC, "title", "屋顶出租", "owners-vote", TRUE, NULL);
  assert_works (tea_topic_add (by_hand, book, error));
  g_assert_true (by_hand->owners_ruled);

  tea_fixture_close (book);
}

static void
test_requests_come_and_go_with_their_words (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaTopic) other = tea_screen_fixture_topic (book, "消防通道");
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaQuery) query = tea_topic_request_query (topic, book);

  request = tea_screen_fixture_request (book, "三楼堆了旧家具", "2栋1单元301", "2026-11-20");

  assert_undoable (book, tea_topic_take (topic, book, request, error));
  tea_screen_fixture_reload (book, &request);
  g_assert_cmpstr (request->topic_number, ==, "T2026-001");
  g_assert_cmpstr (request->text, ==, "三楼堆了旧家具");
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 1);

  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_drop (other, book, request, error));
  assert_undoable (book, tea_topic_take (other, book, request, error));
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 0);

  assert_undoable (book, tea_topic_drop (other, book, request, error));
  tea_screen_fixture_reload (book, &request);
  g_assert_cmpint (request->topic, ==, 0);
  g_assert_cmpstr (request->text, ==, "三楼堆了旧家具");

  g_clear_object (&query);
  tea_fixture_close (book);
}

static void
test_many_requests_make_a_topic_in_one_action (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = g_object_new (TEA_TYPE_TOPIC, "title", "停车难", NULL);
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (requests, tea_screen_fixture_request (book, "车位不够", "1栋1单元101",
                                                         "2026-11-20 08:00"));
  g_ptr_array_add (requests, tea_screen_fixture_request (book, "外来车占位", "1栋1单元101",
                                                         "2026-11-22 08:00"));
  g_ptr_array_add (requests, tea_screen_fixture_request (book, "消防通道停车", "3栋2单元502",
                                                         "2026-09-01 08:00"));
  assert_undoable (book, tea_topic_take_all (topic, book, requests, error));

  assert_works (tea_request_close (g_ptr_array_index (requests, 2), book, "solved", NULL, error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_cmpint (topic->requests, ==, 3);
  g_assert_cmpint (topic->open_requests, ==, 2);
  g_assert_cmpint (topic->households, ==, 2);
  g_assert_cmpstr (topic->latest_on, ==, "2026-11-22");
  g_assert_cmpint (topic->replies_owed, ==, 0);
  g_assert_cmpstr (topic->meeting_numbers, ==, "");

  tea_fixture_close (book);
}

static void
test_a_topic_is_split (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道");
  g_autoptr (TeaTopic) elsewhere = tea_screen_fixture_topic (book, "别处");
  g_autoptr (TeaTopic) other = NULL;
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (requests, tea_screen_fixture_request (book, "楼道灯不亮", NULL, "2026-11-20"));
      assert_works (tea_topic_take (topic, book, g_ptr_array_index (requests, i), error));
    }
  tea_screen_fixture_reload (book, &topic);
  assert_works (tea_topic_judge (topic, book, "declined", "不归社区管", NULL, error));

  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_split (topic, book, some, "灯", error) != NULL);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_topic_split (topic, book, requests, "灯", error) != NULL);
  g_ptr_array_add (some, g_ptr_array_index (requests, 0));
  g_ptr_array_add (some, g_ptr_array_index (requests, 2));
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_topic_split (elsewhere, book, some, "灯", error) != NULL);
  assert_refused (book, TEA_ERROR_INVALID, tea_topic_split (topic, book, some, " ", error) != NULL);

  assert_undoable (book, other = tea_topic_split (topic, book, some, "楼道灯", error));
  tea_screen_fixture_reload (book, &topic);
  tea_screen_fixture_reload (book, &other);
  g_assert_cmpint (topic->requests, ==, 1);
  g_assert_cmpint (topic->replies_owed, ==, 1);
  g_assert_cmpint (other->requests, ==, 2);
  g_assert_null (other->verdict);

  tea_fixture_close (book);
}

static void
test_every_verdict_but_the_agenda_needs_a_reason (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  static const char * const verdicts[] = { "direct", "later", "transfer", "declined" };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      const char *until = g_str_equal (verdicts[i], "later") ? "2026-12-25" : NULL;

      assert_refused (book, TEA_ERROR_INVALID,
                      tea_topic_judge (topic, book, verdicts[i], "  ", until, error));
      assert_undoable (book,
                       tea_topic_judge (topic, book, verdicts[i], "由物业处理", until, error));
      g_assert_cmpstr (topic->verdict, ==, verdicts[i]);
      g_assert_cmpstr (topic->verdict_on, ==, "2026-11-23");
      g_assert_cmpstr (topic->reason, ==, "由物业处理");
      g_assert_cmpstr (topic->until, ==, until);
      g_assert_cmpstr (tea_topic_verdict_label (topic->verdict), !=, "");
    }

  assert_undoable (book, tea_topic_judge (topic, book, "agenda", NULL, NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (topic, book, "perhaps", "不清楚", NULL, error));

  assert_undoable (book, tea_topic_unjudge (topic, book, error));
  g_assert_null (topic->verdict);
  g_assert_cmpstr (tea_topic_verdict_label (NULL), !=, "");
  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_unjudge (topic, book, error));

  tea_fixture_close (book);
}

static void
test_what_is_put_off_comes_up_again (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  TeaTopicFilter undecided = { .undecided = TRUE };
  g_autoptr (TeaQuery) query = tea_topic_query (book, &undecided);

  g_assert_cmpint (tea_screen_fixture_count (query), ==, 1);
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (topic, book, "later", "等预算", NULL, error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (topic, book, "later", "等预算", "2026-11-23", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (topic, book, "later", "等预算", "2026-11-31", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_topic_judge (topic, book, "direct", "马上办", "2026-12-25", error));

  assert_works (tea_topic_judge (topic, book, "later", "等预算", "2026年12月25日", error));
  g_assert_cmpstr (topic->until, ==, "2026-12-25");
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 0);

  tea_screen_fixture_clock (book, "2026-12-25T08:00:00");
  g_assert_cmpint (tea_screen_fixture_count (query), ==, 1);

  g_clear_object (&query);
  tea_fixture_close (book);
}

static void
test_a_topic_is_taken_apart_while_nothing_came_of_it (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaTopic) answered = tea_screen_fixture_topic (book, "广场舞");
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaRequest) noise = NULL;

  request = tea_screen_fixture_request (book, "三楼堆了旧家具", "2栋1单元301", "2026-11-20");
  noise = tea_screen_fixture_request (book, "晚上太吵", "2栋1单元302", "2026-11-20");
  assert_works (tea_topic_take (topic, book, request, error));
  assert_works (tea_criterion_add_defaults (book, error));
  {
    g_autoptr (TeaCriterion) criterion = NULL;

    criterion = tea_book_find (book, TEA_TYPE_CRITERION, "name", "People in need", NULL);
    assert_works (tea_topic_score (topic, book, criterion, 2, error));
  }

  assert_undoable (book, tea_topic_remove (topic, book, error));
  tea_screen_fixture_reload (book, &request);
  g_assert_cmpint (request->topic, ==, 0);

  assert_works (tea_topic_take (answered, book, noise, error));
  assert_works (tea_topic_judge (answered, book, "direct", "已约定时间", NULL, error));
  assert_works (tea_reply_add_all (answered, book, "chat", NULL, NULL, NULL, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_topic_remove (answered, book, error));

  tea_fixture_close (book);
}

static char *
list_numbers (TeaBook              *book,
              const TeaTopicFilter *filter)
{
  g_autoptr (TeaQuery) query = tea_topic_query (book, filter);
  g_autoptr (GPtrArray) topics = tea_query_read_records (query, NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      TeaTopic *topic = g_ptr_array_index (topics, i);

      g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "", topic->number + strlen ("T2026-"));
    }

  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

#define assert_lists(book, expected, ...)                                             \
  G_STMT_START                                                                        \
    {                                                                                 \
      TeaTopicFilter filter = { __VA_ARGS__ };                                        \
      g_autofree char *numbers = list_numbers (book, &filter);                        \
      g_assert_cmpstr (numbers, ==, expected);                                        \
    }                                                                                 \
  G_STMT_END

static void
test_topics_are_listed_as_asked_for (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategory) above = NULL;
  g_autoptr (TeaCategory) below = NULL;
  g_autoptr (TeaTopic) first = NULL;
  g_autoptr (TeaTopic) second = NULL;
  g_autoptr (TeaTopic) third = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaRequest) older = NULL;
  g_autoptr (TeaRequest) oldest = NULL;

  assert_works (tea_criterion_add_defaults (book, error));
  above = tea_category_add (book, "物业管理", 0, NULL);
  below = tea_category_add (book, "停车管理", tea_record_get_id (TEA_RECORD (above)), NULL);
  first = tea_screen_fixture_topic (book, "楼道堆物");
  tea_screen_fixture_clock (book, "2026-11-24T09:00:00");
  second = tea_screen_fixture_topic (book, "停车难");
  assert_works (tea_record_edit (TEA_RECORD (second), book, "summary", "地面车位不够", error));
  third = tea_screen_fixture_topic (book, "路灯不亮");
  g_object_set (second, "category", tea_record_get_id (TEA_RECORD (below)), NULL);
  assert_works (tea_topic_judge (second, book, "agenda", NULL, NULL, error));
  assert_works (tea_topic_judge (third, book, "transfer", "转供电所", NULL, error));

  request = tea_screen_fixture_request (book, "灯不亮", "2栋1单元301", "2026-11-23 10:00");
  older = tea_screen_fixture_request (book, "堆物", "2栋1单元302", "2026-11-20 10:00");
  oldest = tea_screen_fixture_request (book, "堆物又来了", "2栋1单元303", "2026-11-19 10:00");
  assert_works (tea_record_edit (TEA_RECORD (older), book, "urgency", "1", error));
  assert_works (tea_topic_take (third, book, request, error));
  assert_works (tea_topic_take (first, book, older, error));
  assert_works (tea_topic_take (first, book, oldest, error));

  assert_lists (book, "003 002 001", NULL);
  assert_lists (book, "002", .verdict = "agenda");
  assert_lists (book, "001", .undecided = TRUE);
  assert_lists (book, "003", .owed = TRUE);
  assert_lists (book, "002", .text = "车位");
  assert_lists (book, "", .text = "电梯");
  assert_lists (book, "002", .category = tea_record_get_id (TEA_RECORD (below)));
  assert_lists (book, "002", .category = tea_record_get_id (TEA_RECORD (above)));
  assert_lists (book, "003 002", .from = "2026-11-24");
  assert_lists (book, "001", .to = "2026-11-23");
  assert_lists (book, "001 003 002", .order = TEA_TOPIC_ORDER_REQUESTS);
  assert_lists (book, "003 001 002", .order = TEA_TOPIC_ORDER_LATEST);
  assert_lists (book, "001 003 002", .order = TEA_TOPIC_ORDER_SCORE);

  tea_screen_fixture_reload (book, &second);
  g_assert_cmpstr (second->category_name, ==, "停车管理");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/topic/a-topic-gets-its-number-and-day",
                   test_a_topic_gets_its_number_and_day);
  g_test_add_func ("/screen/topic/matters-of-the-owners-are-pointed-out",
                   test_matters_of_the_owners_are_pointed_out);
  g_test_add_func ("/screen/topic/words-that-come-later-flag-a-topic",
                   test_words_that_come_later_flag_a_topic);
  g_test_add_func ("/screen/topic/what-the-secretary-settled-stays-settled",
                   test_what_the_secretary_settled_stays_settled);
  g_test_add_func ("/screen/topic/requests-come-and-go-with-their-words",
                   test_requests_come_and_go_with_their_words);
  g_test_add_func ("/screen/topic/many-requests-make-a-topic-in-one-action",
                   test_many_requests_make_a_topic_in_one_action);
  g_test_add_func ("/screen/topic/a-topic-is-split", test_a_topic_is_split);
  g_test_add_func ("/screen/topic/every-verdict-but-the-agenda-needs-a-reason",
                   test_every_verdict_but_the_agenda_needs_a_reason);
  g_test_add_func ("/screen/topic/what-is-put-off-comes-up-again",
                   test_what_is_put_off_comes_up_again);
  g_test_add_func ("/screen/topic/a-topic-is-taken-apart-while-nothing-came-of-it",
                   test_a_topic_is_taken_apart_while_nothing_came_of_it);
  g_test_add_func ("/screen/topic/topics-are-listed-as-asked-for",
                   test_topics_are_listed_as_asked_for);

  return g_test_run ();
}
