/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "screen/tea-grouping.h"

static TeaGrouping *
group_texts (const char * const *texts)
{
  TeaGrouping *grouping = tea_grouping_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("R%u", i);

      tea_grouping_add (grouping, 100 + i, name, texts[i]);
    }
  g_assert_true (tea_grouping_run (grouping, NULL, &error));
  g_assert_no_error (error);

  return grouping;
}

/* Texts enough around them that common words are common. */
static const char *others[] = {
  "请问老年证在哪里办理，需要带什么材料",
  "社区图书室周末开不开门",
  "想咨询一下医保缴费什么时候截止",
  "希望社区多办一些暑期托管班",
  "公交站台的座椅坏了，等车的老人没地方坐",
  "菜市场门口的路灯晚上不亮",
  "建议在广场装几个健身器材",
  "小学门口上下学时段太堵，请安排人疏导",
  "自来水最近有点发黄，能不能检测一下",
  "快递柜放在消防通道上了，请物业挪走",
  "有人在河边钓鱼抛竿，走路的人很危险",
  "外墙瓷砖脱落，掉下来砸到了车",
  "电梯按钮失灵，七楼按不了",
  "晚上广场舞音乐声音太大，孩子没法写作业",
  "门禁坏了一个星期，陌生人随便进",
  "化粪池满了，一楼住户家里返味",
};

static TeaGrouping *
group_among_others (const char * const *texts)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_ptr_array_add (all, (gpointer) others[i]);
  g_ptr_array_add (all, NULL);

  return group_texts ((const char * const *) all->pdata);
}

/* What is expected of the first texts, a letter for each matter. */
static void
assert_groups (TeaGrouping *grouping,
               const char  *expected)
{
  for (guint i = 0; expected[i] != '\0'; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          const gboolean together = tea_grouping_get_group (grouping, i) ==
                                    tea_grouping_get_group (grouping, j);

          if (together != (expected[i] == expected[j]))
            g_error ("the texts %u and %u are %s", j, i, together ? "together" : "apart");
        }
    }
}

static void
test_one_matter_in_different_words_is_one_group (void)
{
  static const char * const texts[] = {
    "月亮湾3栋楼道里堆满杂物，走路都不方便",
    "3栋楼道杂物太多了，着火了怎么办，月亮湾物业管一管",
    "月亮湾小区3栋的楼道杂物什么时候清理",
    NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  assert_groups (grouping, "aaa");
}

static void
test_one_estate_with_three_troubles_is_three_groups (void)
{
  static const char * const texts[] = {
    "青枫里花园地下车库漏水，车顶都滴湿了",
    "青枫里花园的地下车库一下雨就漏水",
    "青枫里花园地下车库漏水没人修",
    "青枫里花园幼儿园收费太贵，要求公开收费标准",
    "反映青枫里花园幼儿园乱收费，收费标准没有公示",
    "青枫里花园幼儿园的收费标准是谁定的",
    "青枫里花园没有电动车充电桩，大家都飞线充电",
    "希望青枫里花园装电动车充电桩，飞线充电太危险",
    "青枫里花园飞线充电很多，充电桩什么时候装",
    NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  assert_groups (grouping, "aaabbbccc");
}

static void
test_one_trouble_in_two_estates_is_two_groups (void)
{
  static const char * const texts[] = {
    "青枫里小区物业费没通知就涨了，到底谁定的价", "物业费涨价没有征求青枫里小区业主的意见",
    "青枫里小区的物业擅自涨物业费", "月亮湾小区物业把物业费涨到一块八，收费依据呢",
    "反映月亮湾小区物业费上涨没有公示", "月亮湾小区物业费涨价不合理，大家都不交", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  assert_groups (grouping, "aaabbb");
}

/* A small community has no more than this before a meeting. */
static void
test_a_few_short_messages_find_each_other (void)
{
  static const char * const texts[] = {
    "2-1-301 下水道又堵了", "2栋1单元下水道堵了，厨房往上冒污水", "2栋的下水道能不能彻底疏通一次",
    "门口路灯不亮", "小区大门口的路灯坏了，晚上看不见", "希望社区组织老年人体检",
    "电动车充电桩不够用", "楼上半夜总有响声", "3栋楼顶漏雨", "快递没地方放", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_texts (texts);

  assert_groups (grouping, "aaabbcdefg");
}

static void
test_the_same_words_twice_are_one_group (void)
{
  static const char * const texts[] = {
    "老街口窨井盖松动", "老街口窨井盖松动", "老街口窨井盖松动", "老街口窨井盖松动",
    "老街口窨井盖松动", "老街口窨井盖松动", "老街口窨井盖松动", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  assert_groups (grouping, "aaaaaaa");
}

/* More of the same than a group knows at a time. */
static void
test_hundreds_of_the_same_are_one_group (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TeaGrouping) grouping = NULL;

  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (texts, g_strdup (i % 2 == 0 ? "柳荫路夜宵摊油烟扰民" : "桂园里水压太低"));
  g_ptr_array_add (texts, NULL);
  grouping = group_among_others ((const char * const *) texts->pdata);

  for (guint i = 2; i < 400; i++)
    g_assert_cmpuint (tea_grouping_get_group (grouping, i), ==,
                      tea_grouping_get_group (grouping, i % 2));
  g_assert_cmpuint (tea_grouping_get_group (grouping, 0), !=, tea_grouping_get_group (grouping, 1));
}

static void
test_texts_with_nothing_in_common_stay_alone (void)
{
  g_autoptr (TeaGrouping) grouping = group_among_others ((const char * const[]) { NULL });

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (tea_grouping_get_group (grouping, i), ==, i);
}

static void
test_odd_texts_do_no_harm (void)
{
  static const char * const texts[] = {
    "", "。", "\n\n\n", "a", "漏", "\xff\xfe", "12345", "12345", " \xe3\x80\x80 ",
    "🎍🎍🎍", "电梯", NULL,
  };
  g_autofree char *long_text = g_strnfill (40000, 'x');
  const char * const only_long[] = { long_text, long_text, NULL };
  g_autoptr (TeaGrouping) odd = group_texts (texts);
  g_autoptr (TeaGrouping) longest = group_texts (only_long);
  g_autoptr (TeaGrouping) none = group_texts ((const char * const[]) { NULL });

  /* The empty ones share nothing; least of all their emptiness. */
  for (guint i = 1; i < 5; i++)
    g_assert_cmpuint (tea_grouping_get_group (odd, i), ==, i);
  g_assert_cmpuint (tea_grouping_get_group (odd, 7), ==, tea_grouping_get_group (odd, 6));
  g_assert_cmpuint (tea_grouping_get_n (longest), ==, 2);
  g_assert_cmpuint (tea_grouping_get_n (none), ==, 0);
}

/* Full-width and half-width, large and small letters are the same to who reads them. */
static void
test_the_way_of_writing_makes_no_difference (void)
{
  static const char * const texts[] = {
    "ＡＢＣ广场ｗｉｆｉ连不上", "abc广场WIFI连不上", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  assert_groups (grouping, "aa");
}

static const char *places[] = {
  "青枫里花园", "柳荫路", "桂园里", "月亮湾小区", "东风巷",
};

/* What people say of a matter, never twice in the same way. */
static const char *matters[][8] = {
  { "楼道", "杂物", "纸箱", "旧家具", "堆满", "消防通道", "搬走", "走不过去" },
  { "电动车", "飞线", "充电桩", "插线板", "着火", "从窗户拉线", "电瓶", "充电" },
  { "夜宵摊", "油烟", "半夜", "炒菜", "烧烤", "呛人", "喧哗", "摆到路边" },
  { "停车位", "地锁", "外来车", "占位", "车库", "收费", "乱停", "挪车" },
  { "下水道", "堵了", "返臭", "污水", "厨房", "疏通", "漫出来", "井盖" },
};

static const char *fillers[] = {
  "请物业", "希望社区", "反映", "好几次", "一直", "没人管", "大家", "老人", "孩子", "邻居", "今天",
  "晚上", "影响", "生活", "尽快", "处理", "谢谢", "什么时候", "真的", "太", "已经", "解决",
};

static char *
make_message (GRand *rand,
              guint  place,
              guint  matter)
{
  GString *text = g_string_new (places[place]);

  for (guint i = 0; i < 5; i++)
    {
      g_string_append (text, matters[matter][g_rand_int_range (rand, 0, 8)]);
      g_string_append (text, fillers[g_rand_int_range (rand, 0, G_N_ELEMENTS (fillers))]);
    }

  return g_string_free (text, FALSE);
}

/* Groups made-up messages about five matters, and scores how far each is together with its
 * own and with no others: B-cubed [Bagga and Baldwin, 1998]. */
static void
test_made_up_messages_find_their_own (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (TeaGrouping) grouping = tea_grouping_new ();
  g_autoptr (GArray) truth = g_array_new (FALSE, FALSE, sizeof (guint));
  double precision = 0;
  double recall = 0;

  for (guint i = 0; i < 300; i++)
    {
      const guint place = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (places));
      g_autofree char *text = make_message (rand, place, place);

      tea_grouping_add (grouping, i, "", text);
      g_array_append_val (truth, place);
    }
  g_assert_true (tea_grouping_run (grouping, NULL, NULL));

  for (guint i = 0; i < truth->len; i++)
    {
      guint n_group = 0;
      guint n_topic = 0;
      guint n_both = 0;

      for (guint j = 0; j < truth->len; j++)
        {
          const gboolean in_group = tea_grouping_get_group (grouping, i) ==
                                    tea_grouping_get_group (grouping, j);
          const gboolean in_topic = g_array_index (truth, guint, i) ==
                                    g_array_index (truth, guint, j);

          n_group += in_group;
          n_topic += in_topic;
          n_both += in_group && in_topic;
        }
      precision += (double) n_both / n_group / truth->len;
      recall += (double) n_both / n_topic / truth->len;
    }

  g_test_message ("precision %.3f, recall %.3f", precision, recall);
  g_assert_cmpfloat (precision, >, 0.9);
  g_assert_cmpfloat (recall, >, 0.9);
}

static void
test_a_group_is_named_by_its_first_request (void)
{
  static const char * const texts[] = {
    "石桥头路灯不亮", "石桥头的路灯不亮了", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);

  g_assert_cmpuint (tea_grouping_get_group (grouping, 1), ==, 0);
  g_assert_cmpint (tea_grouping_get_request (grouping, 1), ==, 101);
  g_assert_cmpstr (tea_grouping_get_name (grouping, 1), ==, "R1");
}

static void
test_a_group_tells_what_it_has_in_common (void)
{
  static const char * const texts[] = {
    "望江楼二单元窨井盖破损", "窨井盖破损，望江楼的", "望江楼窨井盖破损快来修", NULL,
  };
  g_autoptr (TeaGrouping) grouping = group_among_others (texts);
  g_auto (GStrv) words = tea_grouping_dup_words (grouping, 0);
  g_autofree char *listed = g_strjoinv (" ", words);

  g_assert_cmpuint (g_strv_length (words), <=, 4);
  g_assert_nonnull (strstr (listed, "井盖"));
  g_assert_nonnull (strstr (listed, "江楼"));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (texts[0], words[i]));
      g_assert_nonnull (strstr (texts[1], words[i]));
    }
}

static void
test_a_cancelled_run_says_so (void)
{
  g_autoptr (TeaGrouping) grouping = tea_grouping_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  tea_grouping_add (grouping, 1, "R1", "望江楼二单元窨井盖破损");
  g_cancellable_cancel (cancellable);
  g_assert_false (tea_grouping_run (grouping, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grouping/one-matter-in-different-words-is-one-group",
                   test_one_matter_in_different_words_is_one_group);
  g_test_add_func ("/grouping/one-estate-with-three-troubles-is-three-groups",
                   test_one_estate_with_three_troubles_is_three_groups);
  g_test_add_func ("/grouping/one-trouble-in-two-estates-is-two-groups",
                   test_one_trouble_in_two_estates_is_two_groups);
  g_test_add_func ("/grouping/a-few-short-messages-find-each-other",
                   test_a_few_short_messages_find_each_other);
  g_test_add_func ("/grouping/the-same-words-twice-are-one-group",
                   test_the_same_words_twice_are_one_group);
  g_test_add_func ("/grouping/hundreds-of-the-same-are-one-group",
                   test_hundreds_of_the_same_are_one_group);
  g_test_add_func ("/grouping/texts-with-nothing-in-common-stay-alone",
                   test_texts_with_nothing_in_common_stay_alone);
  g_test_add_func ("/grouping/odd-texts-do-no-harm", test_odd_texts_do_no_harm);
  g_test_add_func ("/grouping/the-way-of-writing-makes-no-difference",
                   test_the_way_of_writing_makes_no_difference);
  g_test_add_func ("/grouping/made-up-messages-find-their-own",
                   test_made_up_messages_find_their_own);
  g_test_add_func ("/grouping/a-group-is-named-by-its-first-request",
                   test_a_group_is_named_by_its_first_request);
  g_test_add_func ("/grouping/a-group-tells-what-it-has-in-common",
                   test_a_group_tells_what_it_has_in_common);
  g_test_add_func ("/grouping/a-cancelled-run-says-so", test_a_cancelled_run_says_so);

  return g_test_run ();
}
