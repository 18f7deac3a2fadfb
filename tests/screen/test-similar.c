/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "screen/tea-similar.h"

#include "tea-screen-fixture.h"

static GPtrArray *
find_similar (TeaBook    *book,
              const char *text)
{
  g_autoptr (TeaQuery) query = tea_topic_similar_query (book, text);
  g_autoptr (GError) error = NULL;
  GPtrArray *requests;

  requests = tea_query_read_records (query, &error);
  g_assert_no_error (error);

  return requests;
}

static const char *
nth_text (GPtrArray *requests,
          guint      index)
{
  TeaRequest *request = g_ptr_array_index (requests, index);

  return request->text;
}

static void
test_the_nearest_come_first (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) near = NULL;
  g_autoptr (TeaRequest) nearer = NULL;
  g_autoptr (TeaRequest) far = NULL;
  g_autoptr (GPtrArray) found = NULL;

  near = tea_screen_fixture_request (book, "我们楼道的灯坏了", NULL, "2026-11-22");
  nearer = tea_screen_fixture_request (book, "我们楼道堆满旧家具和纸箱", NULL, "2026-11-01");
  far = tea_screen_fixture_request (book, "广场舞太吵睡不着", NULL, "2026-11-22");

  found = find_similar (book, "楼道堆放旧家具");
  g_assert_cmpint (found->len, ==, 2);
  g_assert_cmpstr (nth_text (found, 0), ==, nearer->text);
  g_assert_cmpstr (nth_text (found, 1), ==, near->text);

  tea_fixture_close (book);
}

static void
test_rare_words_count_for_more (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) rare = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (TeaRequest) common = NULL;

      common = tea_screen_fixture_request (book, "希望小区物业处理", NULL, "2026-11-22");
    }
  rare = tea_screen_fixture_request (book, "化粪池满溢", NULL, "2026-01-02");

  found = find_similar (book, "希望小区的化粪池");
  g_assert_cmpstr (nth_text (found, 0), ==, rare->text);

  tea_fixture_close (book);
}

static void
test_a_single_word_finds_the_newest_first (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) old = NULL;
  g_autoptr (TeaRequest) new = NULL;
  g_autoptr (TeaRequest) other = NULL;
  g_autoptr (GPtrArray) found = NULL;

  new = tea_screen_fixture_request (book, "楼道的灯坏了", NULL, "2026-11-22");
  old = tea_screen_fixture_request (book, "楼道堆满纸箱", NULL, "2026-11-01");
  other = tea_screen_fixture_request (book, "广场舞太吵", NULL, "2026-11-23");

  found = find_similar (book, "楼道");
  g_assert_cmpint (found->len, ==, 2);
  g_assert_cmpstr (nth_text (found, 0), ==, new->text);
  g_assert_cmpstr (nth_text (found, 1), ==, old->text);

  tea_fixture_close (book);
}

static void
test_only_open_requests_without_topic_are_offered (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "楼道堆物");
  g_autoptr (TeaRequest) taken = NULL;
  g_autoptr (TeaRequest) done = NULL;
  g_autoptr (TeaRequest) open = NULL;
  g_autoptr (GPtrArray) found = NULL;

  taken = tea_screen_fixture_request (book, "楼道堆物甲", NULL, "2026-11-20");
  done = tea_screen_fixture_request (book, "楼道堆物乙", NULL, "2026-11-20");
  open = tea_screen_fixture_request (book, "楼道堆物丙", NULL, "2026-11-20");
  assert_works (tea_topic_take (topic, book, taken, error));
  assert_works (tea_request_close (done, book, "solved", NULL, error));

  found = find_similar (book, "楼道堆物");
  g_assert_cmpint (found->len, ==, 1);
  g_assert_cmpstr (nth_text (found, 0), ==, "楼道堆物丙");

  tea_fixture_close (book);
}

static void
test_any_text_may_be_asked_for (void)
{
  static const char * const texts[] = {
    "", "灯", "1234 56-78", "\"quotes\" AND (OR", "\xff\xfe broken", "楼", "……！？", "WiFi wifi WIFI",
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) many = NULL;

  request = tea_screen_fixture_request (book, "活动室 WiFi 太慢", NULL, "2026-11-20");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = find_similar (book, texts[i]);

      g_assert_cmpint (found->len, ==, strstr (texts[i], "WiFi") != NULL);
    }

  for (gunichar c = 0x4e00; c < 0x4e00 + 5000; c++)
    g_string_append_unichar (all, c);
  many = find_similar (book, all->str);
  g_assert_nonnull (many);

  tea_fixture_close (book);
}

static void
assert_alike (TeaBook    *book,
              const char *text,
              guint       n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tea_similar_find (book, text, &error);

  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpstr (((TeaRequest *) g_ptr_array_index (found, i - 1))->received_at, >=,
                     ((TeaRequest *) g_ptr_array_index (found, i))->received_at);
}

static void
test_who_came_before_is_found (void)
{
  static const struct { const char *text; const char *day; } requests[] = {
    { "下水道又堵了，一楼返水", "2026-03-02" },
    { "厨房下水道堵住了，请物业疏通", "2026-06-10" },
    { "2栋门口下水道返水，臭得很", "2026-09-20" },
    { "电梯又坏了，请物业来修", "2026-09-21" },
    { "楼道里堆满了纸箱和旧沙发，请社区清理", "2026-10-01" },
    { "楼道堆放杂物，占了消防通道", "2026-10-05" },
    { "门口的路灯一直不亮", "2026-10-06" },
  };
  TeaBook *book = tea_fixture_book ();

  assert_alike (book, "下水道又堵了", 0);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (TeaRequest) request =
        tea_screen_fixture_request (book, requests[i].text, NULL, requests[i].day);
    }

  assert_alike (book, "下水道又堵了", 3);
  assert_alike (book, "我家厨房的下水道堵了好几天，脏水往外冒", 3);
  assert_alike (book, "楼道里堆放纸箱杂物没人管", 2);
  assert_alike (book, "路灯", 0);
  assert_alike (book, "希望开设书法课", 0);
  assert_alike (book, "", 0);

  tea_fixture_close (book);
}

static void
test_who_said_it_in_other_words_is_found (void)
{
  static const char * const requests[] = {
    "楼道里堆着好多箱子",
    "路灯一直不亮，老人晚上看不见",
    "希望开设书法课",
    "门口的快递柜太吵",
    "遛狗不牵绳子",
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (TeaRequest) request =
        tea_screen_fixture_request (book, requests[i], NULL, "2026-11-20");
    }

  assert_alike (book, "楼道又堆满纸箱了", 1);
  assert_alike (book, "楼道太脏没人打扫", 0);

  tea_fixture_close (book);
}

static void
test_all_of_its_topic_are_found (void)
{
  static const char * const of_topic[] = {
    "楼道里堆满纸箱，过不去人",
    "四楼那家泡菜坛子摆了一溜",
    "电梯前室全是快递箱子",
    "楼道长期堆放杂物，有火灾隐患",
  };
  static const char * const others[] = {
    "楼道灯不亮", "门口路灯坏了三天", "楼上夜里拖椅子", "健身器材松了", "遛狗不拴绳",
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) stairs = tea_screen_fixture_topic (book, "楼道杂物堆积");
  g_autoptr (TeaTopic) lamps = tea_screen_fixture_topic (book, "路灯");

  for (guint i = 0; i < G_N_ELEMENTS (of_topic); i++)
    {
      g_autoptr (TeaRequest) request =
        tea_screen_fixture_request (book, of_topic[i], NULL, "2026-11-20");

      assert_works (tea_topic_take (stairs, book, request, error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (TeaRequest) request =
        tea_screen_fixture_request (book, others[i], NULL, "2026-11-20");

      if (i == 1)
        assert_works (tea_topic_take (lamps, book, request, error));
    }

  assert_alike (book, "楼道里又堆满杂物", 4);
  assert_alike (book, "想办居住证", 0);
  assert_alike (book, "楼道宽的那个单元能不能开书法班，周末请老师来教大家写春联和福字，过年贴在自家门上图个喜庆，孩子老人都可以参加", 0);

  tea_fixture_close (book);
}

static void
test_the_topic_of_its_like_is_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) drains = tea_screen_fixture_topic (book, "下水道");
  g_autoptr (TeaTopic) stairs = tea_screen_fixture_topic (book, "楼道");
  const struct { const char *text; TeaTopic *topic; } requests[] = {
    { "下水道又堵了，一楼返水", drains },
    { "厨房下水道堵住了，请物业疏通", drains },
    { "2栋门口下水道返水，臭得很", stairs },
    { "电梯又坏了，请物业来修", NULL },
    { "楼道里堆满了纸箱和旧沙发，请社区清理", stairs },
  };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TeaTopic) found = NULL;
  guint n = 1;

  g_assert_null (tea_similar_find_topic (book, "下水道又堵了", &n, &local_error));
  g_assert_cmpuint (n, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (TeaRequest) request =
        tea_screen_fixture_request (book, requests[i].text, NULL, "2026-11-20");

      if (requests[i].topic != NULL)
        assert_works (tea_topic_take (requests[i].topic, book, request, error));
    }

  found = tea_similar_find_topic (book, "我家厨房的下水道堵了好几天", &n, &local_error);
  g_assert_no_error (local_error);
  g_assert_cmpstr (found->number, ==, drains->number);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (tea_similar_find_topic (book, "电梯坏了没人修", &n, &local_error));
  g_assert_no_error (local_error);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/similar/the-nearest-come-first", test_the_nearest_come_first);
  g_test_add_func ("/screen/similar/rare-words-count-for-more", test_rare_words_count_for_more);
  g_test_add_func ("/screen/similar/a-single-word-finds-the-newest-first",
                   test_a_single_word_finds_the_newest_first);
  g_test_add_func ("/screen/similar/only-open-requests-without-topic-are-offered",
                   test_only_open_requests_without_topic_are_offered);
  g_test_add_func ("/screen/similar/any-text-may-be-asked-for", test_any_text_may_be_asked_for);

  g_test_add_func ("/screen/similar/who-came-before-is-found", test_who_came_before_is_found);

  g_test_add_func ("/screen/similar/who-said-it-in-other-words-is-found",
                   test_who_said_it_in_other_words_is_found);
  g_test_add_func ("/screen/similar/all-of-its-topic-are-found", test_all_of_its_topic_are_found);

  g_test_add_func ("/screen/similar/the-topic-of-its-like-is-found",
                   test_the_topic_of_its_like_is_found);

  return g_test_run ();
}
