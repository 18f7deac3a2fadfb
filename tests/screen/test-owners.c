/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-screen-fixture.h"

static guint
count_actions (TeaBook *book)
{
  g_autoptr (TeaQuery) history = tea_history_query (book);

  return tea_screen_fixture_count (history);
}

static void
assert_found (const char *text,
              const char *expected)
{
  g_autofree char *words = tea_owners_find (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_what_the_law_leaves_to_the_owners_is_found (void)
{
  static const struct { const char *text, *words; } cases[] = {
    { "想动用维修资金修屋顶", "维修资金" },
    { "维修基金还剩多少", "维修基金" },
    { "停车的公共收益去哪了", "公共收益" },
    { "电梯里的广告收入归谁", "广告收入" },
    { "广告收益应当公示", "广告收益" },
    { "共有部位被人租出去了", "共有部位" },
    { "楼顶是共有部分", "共有部分" },
    { "什么时候开业主大会", "业主大会" },
    { "管理规约要改一改", "管理规约" },
    { "按业主公约办", "业主公约" },
    { "把架空层改建成活动用房", "改建成活动用房" },
    { "三单元要加装电梯", "加装电梯" },
    { "能不能加装一部电梯", "加装一部电梯" },
    { "有人改变车库用途", "改变车库用途" },
    { "一楼改作经营", "改作经营" },
    { "要求更换现在的物业公司", "更换现在的物业" },
    { "把物业公司换掉，另聘物业", "另聘物业" },
    { "改选业委会", "改选业委" },
    { "业主委员会换届拖了两年", "业主委员会换届" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      assert_found (cases[i].text, cases[i].words);
    }
}

static void
test_other_matters_are_left_alone (void)
{
  static const char * const texts[] = {
    "", "电梯坏了三天", "物业费太贵", "楼道加装扶手", "更换楼道灯泡，物业来得很快",
    "加装路灯；楼下太黑", "选举居民代表", "维修 资金", "资金维修", NULL
  };

  assert_found (NULL, NULL);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_test_message ("%s", texts[i]);
      assert_found (texts[i], NULL);
    }
}

static void
test_a_verb_reaches_six_characters_far (void)
{
  assert_found ("更换一二三四五六物业", "更换一二三四五六物业");
  assert_found ("更换一二三四五六七物业", NULL);
  assert_found ("更换 物业", NULL);
}

static void
test_the_first_words_of_a_long_text_are_told (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "楼道");
  g_string_append (text, "公共收益，还有维修资金");

  assert_found (text->str, "公共收益");
}

static void
test_a_flagged_topic_keeps_its_first_words (void)
{
  g_autoptr (TeaTopic) topic = g_object_new (TEA_TYPE_TOPIC, "title", "屋顶", NULL);

  g_assert_false (tea_owners_flag (topic, NULL));
  g_assert_false (tea_owners_flag (topic, "屋顶漏水"));
  g_assert_false (topic->owners_vote);
  g_assert_true (tea_owners_flag (topic, "想动用维修资金"));
  g_assert_false (tea_owners_flag (topic, "公共收益也行"));
  g_assert_true (topic->owners_vote);
  g_assert_false (topic->owners_ruled);
  g_assert_cmpstr (topic->owners_words, ==, "维修资金");
}

static void
test_what_is_settled_is_not_settled_twice (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "路灯");
  guint n_actions;

  assert_undoable (book, tea_topic_rule_owners (topic, book, TRUE, error));
  n_actions = count_actions (book);
  assert_works (tea_topic_rule_owners (topic, book, TRUE, error));
  g_assert_cmpuint (count_actions (book), ==, n_actions);

  assert_works (tea_topic_rule_owners (topic, book, FALSE, error));
  g_assert_cmpuint (count_actions (book), ==, n_actions + 1);
  tea_screen_fixture_reload (book, &topic);
  g_assert_false (topic->owners_vote);
  g_assert_true (topic->owners_ruled);

  tea_fixture_close (book);
}

/* That a page was opened before the verdict must not cost the verdict. */
static void
test_settling_puts_back_nothing_else (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "路灯");
  g_autoptr (TeaTopic) stale = NULL;

  stale = tea_book_get (book, TEA_TYPE_TOPIC, tea_record_get_id (TEA_RECORD (topic)), NULL);
  g_assert_nonnull (stale);
  assert_works (tea_topic_judge (topic, book, "declined", "已有公约", NULL, error));
  assert_works (tea_record_edit (TEA_RECORD (topic), book, "title", "南门路灯", error));

  assert_undoable (book, tea_topic_rule_owners (stale, book, TRUE, error));
  tea_screen_fixture_reload (book, &topic);
  g_assert_true (topic->owners_vote);
  g_assert_cmpstr (topic->verdict, ==, "declined");
  g_assert_cmpstr (topic->title, ==, "南门路灯");

  tea_fixture_close (book);
}

static void
test_undo_of_a_ruling_brings_the_suggestion_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (book, "动用维修资金");
  g_autofree char *title = NULL;

  g_assert_true (topic->owners_vote);
  g_assert_false (topic->owners_ruled);
  assert_works (tea_topic_rule_owners (topic, book, FALSE, error));
  title = tea_history_undo (book, NULL);
  g_assert_nonnull (title);
  g_assert_nonnull (strstr (title, topic->number));
  tea_screen_fixture_reload (book, &topic);
  g_assert_true (topic->owners_vote);
  g_assert_false (topic->owners_ruled);
  g_assert_cmpstr (topic->owners_words, ==, "维修资金");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/screen/owners/" name, func)
  ADD ("what-the-law-leaves-to-the-owners-is-found",
       test_what_the_law_leaves_to_the_owners_is_found);
  ADD ("other-matters-are-left-alone", test_other_matters_are_left_alone);
  ADD ("a-verb-reaches-six-characters-far", test_a_verb_reaches_six_characters_far);
  ADD ("the-first-words-of-a-long-text-are-told", test_the_first_words_of_a_long_text_are_told);
  ADD ("a-flagged-topic-keeps-its-first-words", test_a_flagged_topic_keeps_its_first_words);
  ADD ("what-is-settled-is-not-settled-twice", test_what_is_settled_is_not_settled_twice);
  ADD ("settling-puts-back-nothing-else", test_settling_puts_back_nothing_else);
  ADD ("undo-of-a-ruling-brings-the-suggestion-back",
       test_undo_of_a_ruling_brings_the_suggestion_back);
#undef ADD

  return g_test_run ();
}
