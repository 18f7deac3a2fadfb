/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-door-line.h"

typedef struct
{
  const char *line;
  const char *address;
  const char *person;
  const char *phone;
  const char *text;
} Case;

static const char * const estates[] = { "月亮湾", NULL };

static void
assert_cases (const Case *cases,
              gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (TeaDoorLine) line = tea_door_line_parse (cases[i].line, estates);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (line->address, ==, cases[i].address);
      g_assert_cmpstr (line->person, ==, cases[i].person);
      g_assert_cmpstr (line->phone, ==, cases[i].phone);
      g_assert_cmpstr (line->text, ==, cases[i].text);
    }
}

static void
test_one_line_fills_all_fields (void)
{
  static const Case cases[] = {
    { "2-1-301 李阿姨 13800001234 下水道又堵了", "2-1-301", "李阿姨", "13800001234", "下水道又堵了" },
    { "李阿姨 2-1-301 13800001234 下水道又堵了", "2-1-301", "李阿姨", "13800001234", "下水道又堵了" },
    { "13800001234，李阿姨，2-1-301，下水道又堵了", "2-1-301", "李阿姨", "13800001234", "下水道又堵了" },
    { "2栋1单元301 老张 13800001234 电梯坏了，老人下不来", "2栋1单元301", "老张", "13800001234",
      "电梯坏了，老人下不来" },
    { "2栋1单元李阿姨 138-0000-1234 楼道灯不亮", "2栋1单元", "李阿姨", "13800001234", "楼道灯不亮" },
    { "3-502 老张 漏水", "3-502", "老张", NULL, "漏水" },
    { "月亮湾1号楼 王师傅 13800001234 门禁坏了", "月亮湾1号楼", "王师傅", "13800001234", "门禁坏了" },
    { "3-502 沈巧云 13800001234 停水", "3-502", "沈巧云", "13800001234", "停水" },
    { "  2-1-301\xe3\x80\x80李阿姨  下水道\xe3\x80\x80又堵了 ", "2-1-301", "李阿姨", NULL,
      "下水道\xe3\x80\x80又堵了" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_what_is_not_there_stays_empty (void)
{
  static const Case cases[] = {
    { "下水道又堵了", NULL, NULL, NULL, "下水道又堵了" },
    { "2-1-301 下水道又堵了", "2-1-301", NULL, NULL, "下水道又堵了" },
    { "李阿姨 下水道又堵了", NULL, "李阿姨", NULL, "下水道又堵了" },
    { "13800001234 下水道又堵了", NULL, NULL, "13800001234", "下水道又堵了" },
    { "", NULL, NULL, NULL, "" },
    { "   ", NULL, NULL, NULL, "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_what_stands_apart_is_read_together (void)
{
  static const Case cases[] = {
    { "月亮湾 2栋1单元301室 李家 138-0000-1234，楼上漏水", "月亮湾2栋1单元301室", "李家",
      "13800001234", "楼上漏水" },
    { "月亮湾 15-1-1102 沈巧云 下水道堵", "月亮湾15-1-1102", "沈巧云", NULL, "下水道堵" },
    { "李家 2-1-301 漏水", "2-1-301", "李家", NULL, "漏水" },
    { "3-502 沈巧云 停水", "3-502", "沈巧云", NULL, "停水" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* The words of a request are never cut, even if an address stands in them. */
static void
test_the_words_stay_whole (void)
{
  static const Case cases[] = {
    { "漏水 3-502楼上的", NULL, NULL, NULL, "漏水 3-502楼上的" },
    { "停车 收费 太贵", NULL, NULL, NULL, "停车 收费 太贵" },
    { "李阿姨 楼下2-1-201装修，2-1-301也听得到", NULL, "李阿姨", NULL,
      "楼下2-1-201装修，2-1-301也听得到" },
    { "下水道又堵了，打13800001234", NULL, NULL, "13800001234", "下水道又堵了，打13800001234" },
    { "2026-11-20 停水", NULL, NULL, NULL, "2026-11-20 停水" },
    { "小区门口 太堵", NULL, NULL, NULL, "小区门口 太堵" },
    { "3-502 马桶堵 很急", "3-502", NULL, NULL, "马桶堵 很急" },
    { "3-502 电梯坏 很急", "3-502", NULL, NULL, "电梯坏 很急" },
    { "马桂花 漏水", NULL, NULL, NULL, "马桂花 漏水" },
    { "大家 都说漏水", NULL, NULL, NULL, "大家 都说漏水" },
    { "月亮湾 漏水", NULL, NULL, NULL, "月亮湾 漏水" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* A line that is all address and name is still what somebody wrote. */
static void
test_nobody_asks_for_nothing (void)
{
  static const Case cases[] = {
    { "2-1-301 李阿姨 13800001234", "2-1-301", "李阿姨", "13800001234",
      "2-1-301 李阿姨 13800001234" },
    { "李阿姨", NULL, "李阿姨", NULL, "李阿姨" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_only_the_first_of_each_kind_is_taken (void)
{
  static const Case cases[] = {
    { "13800001234 13900001111 漏水", NULL, NULL, "13800001234", "13900001111 漏水" },
    { "2-1-301 2-1-302 都漏水", "2-1-301", NULL, NULL, "2-1-302 都漏水" },
    { "老张 老李 吵架", NULL, "老张", NULL, "老李 吵架" },
    { "2-1-301李阿姨 漏水", "2-1-301", "李阿姨", NULL, "漏水" },
    { "2栋1单元301漏水", "2栋1单元301", NULL, NULL, "漏水" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_number_is_brought_into_its_form_and_the_words_are_not (void)
{
  static const Case cases[] = {
    { "２－１－３０１ 李阿姨 １３８００００１２３４ 漏水", "２－１－３０１", "李阿姨", "13800001234",
      "漏水" },
    { "0358-2234567转803 漏水", NULL, NULL, "0358-2234567-803", "漏水" },
    { "李阿姨，+86-138-0000-1234，漏水", NULL, "李阿姨", "13800001234", "漏水" },
    { "漏水，打 138 0000 1234", NULL, NULL, "13800001234", "漏水，打 138 0000 1234" },
    { "漏水 2026112012345678", NULL, NULL, NULL, "漏水 2026112012345678" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_very_long_line_is_kept_whole (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = NULL;
  g_autoptr (TeaDoorLine) line = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "楼道里堆满纸箱，🌸");
  whole = g_strconcat ("2-1-301 李阿姨 ", text->str, NULL);
  line = tea_door_line_parse (whole, NULL);
  g_assert_cmpstr (line->address, ==, "2-1-301");
  g_assert_cmpstr (line->person, ==, "李阿姨");
  g_assert_cmpstr (line->text, ==, text->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/door-line/one-line-fills-all-fields", test_one_line_fills_all_fields);
  g_test_add_func ("/door-line/what-is-not-there-stays-empty", test_what_is_not_there_stays_empty);
  g_test_add_func ("/door-line/what-stands-apart-is-read-together",
                   test_what_stands_apart_is_read_together);
  g_test_add_func ("/door-line/the-words-stay-whole", test_the_words_stay_whole);
  g_test_add_func ("/door-line/nobody-asks-for-nothing", test_nobody_asks_for_nothing);
  g_test_add_func ("/door-line/only-the-first-of-each-kind-is-taken",
                   test_only_the_first_of_each_kind_is_taken);
  g_test_add_func ("/door-line/a-number-is-brought-into-its-form-and-the-words-are-not",
                   test_a_number_is_brought_into_its_form_and_the_words_are_not);
  g_test_add_func ("/door-line/a-very-long-line-is-kept-whole",
                   test_a_very_long_line_is_kept_whole);

  return g_test_run ();
}
