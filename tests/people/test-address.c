/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-address.h"

static const char * const estates[] = { "月亮湾", "龙山小区", "石楼小镇", NULL };

static void
assert_address (const TeaAddress *address,
                const char       *text,
                const char       *expected)
{
  g_autofree char *parts = NULL;

  if (address == NULL)
    parts = g_strdup ("-");
  else
    parts = g_strdup_printf ("%s|%s|%s|%s",
                             address->estate, address->building, address->unit, address->room);

  if (!g_str_equal (parts, expected))
    g_error ("“%s” was read as %s instead of %s", text, parts, expected);
}

static void
test_address_reads_every_way_of_writing (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } ways[] = {
    { "2栋1单元301", "|2栋|1单元|301" },
    { "2栋1单元301室", "|2栋|1单元|301" },
    { "2号楼1单元301室", "|2栋|1单元|301" },
    { "２栋１单元", "|2栋|1单元|" },
    { "２号楼１单元３０１室", "|2栋|1单元|301" },
    { "三栋二单元", "|3栋|2单元|" },
    { "十二栋二单元三零一室", "|12栋|2单元|301" },
    { "二十一号楼", "|21栋||" },
    { "第三栋", "|3栋||" },
    { "3幢", "|3栋||" },
    { "3棟2單元", "|3栋|2单元|" },
    { "02栋01单元0301", "|2栋|1单元|301" },
    { "A座1203", "|A座||1203" },
    { "a座1203", "|A座||1203" },
    { "甲栋二单元", "|甲座|2单元|" },
    { "A3栋501", "|A3栋||501" },
    { "3B栋501", "|3B栋||501" },
    { "2栋1单元1203B", "|2栋|1单元|1203B" },
    { "3#502", "|3栋||502" },
    { "3#楼502", "|3栋||502" },
    { "3＃-1-502", "|3栋|1单元|502" },
    { "3-502", "|3栋||502" },
    { "3－502", "|3栋||502" },
    { "3—502室", "|3栋||502" },
    { "3 - 502", "|3栋||502" },
    { "3/502", "|3栋||502" },
    { "3-12室", "|3栋||12" },
    { "2-1-301", "|2栋|1单元|301" },
    { "2-1-3-301", "|2栋|1单元|301" },
    { "3-1", "|3栋|1单元|" },
    { "A-1203", "|A座||1203" },
    { "2栋1-301", "|2栋|1单元|301" },
    { "2号楼-1-301", "|2栋|1单元|301" },
    { "2栋1单元3楼301", "|2栋|1单元|301" },
    { "2栋1单元3楼东户", "|2栋|1单元|3楼东户" },
    { "2栋1单元西户", "|2栋|1单元|西户" },
    { "2栋1门301", "|2栋|1单元|301" },
    { "12栋东单元", "|12栋|东单元|" },
    { "2栋1单元301户", "|2栋|1单元|301" },
    { "2栋301家", "|2栋||301" },
    { "5栋2单元12", "|5栋|2单元|12" },
    { "5号楼2单元", "|5栋|2单元|" },
    { "月亮湾1号楼", "月亮湾|1栋||" },
    { "月亮湾小区1号楼", "月亮湾|1栋||" },
    { "月亮湾 1 号 楼 2 单元", "月亮湾|1栋|2单元|" },
    { "龙山2栋", "龙山小区|2栋||" },
    { "龙山社区龙山小区2号楼", "龙山小区|2栋||" },
    { "月亮湾4-1-301 康某", "月亮湾|4栋|1单元|301" },
    { "月亮湾4-1-301康某", "月亮湾|4栋|1单元|301" },
    { "月亮湾\u30002栋\u00A01单元\u3000301", "月亮湾|2栋|1单元|301" },
    { "地址：石楼小镇2栋1单元", "石楼小镇|2栋|1单元|" },
    { "2栋，1单元，301", "|2栋|1单元|301" },
    { "2栋1单元301李阿姨13800001234", "|2栋|1单元|301" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (TeaAddress) address = tea_address_parse (ways[i].text, estates);

      assert_address (address, ways[i].text, ways[i].expected);
    }
}

static void
test_address_without_building_is_none (void)
{
  static const char * const texts[] = {
    "", "  ", "月亮湾", "李阿姨", "1单元301", "301室", "13800001234", "0358-2234567", "2026-10-20",
    "10:30", "(空)", "(跳过)", "100户", "二单元", "龙山小区", "2026年", "1-2栋", "0栋",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TeaAddress) address = tea_address_parse (texts[i], estates);

      assert_address (address, texts[i], "-");
    }
}

static void
test_address_works_without_known_estates (void)
{
  g_autoptr (TeaAddress) address = tea_address_parse ("月亮湾4-1-301", NULL);

  assert_address (address, "月亮湾4-1-301", "|4栋|1单元|301");
}

static void
test_address_is_found_in_prose (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
    const char *before;
    const char *behind;
  } texts[] = {
    { "2栋1单元李阿姨", "|2栋|1单元|", "", "李阿姨" },
    { "3-502 老张", "|3栋||502", "", " 老张" },
    { "我们3号楼也是", "|3栋||", "我们", "也是" },
    { "下水道又堵了，2栋门口返水 2026-10-20 就报过了", "|2栋||", "下水道又堵了，",
      "门口返水 2026-10-20 就报过了" },
    { "月亮湾2栋1单元301漏水", "月亮湾|2栋|1单元|301", "", "漏水" },
    { "@3-502 老张 明天", "|3栋||502", "@", " 老张 明天" },
    { "2栋 18:30停水", "|2栋||", "", " 18:30停水" },
    { "2栋2026年的事", "|2栋||", "", "2026年的事" },
    { "3栋120户居民都没水", "|3栋||", "", "120户居民都没水" },
    { "3栋302户居民都没水", "|3栋||", "", "302户居民都没水" },
    { "2栋1单元301户", "|2栋|1单元|301", "", "" },
    { "3-502-13800001234", "|3栋||502", "", "-13800001234" },
    { "2栋13800001234", "|2栋||", "", "13800001234" },
    { "3栋500元", "|3栋||", "", "500元" },
    { "三栋二单元三零一室漏水", "|3栋|2单元|301", "", "漏水" },
    { "2栋、3栋都停水", "|2栋||", "", "、3栋都停水" },
  };
  static const char * const nothing[] = {
    "晚上 10-21 点", "2026-10-20 就报过了", "收费 300-500 元", "这3栋楼", "一座桥", "有一栋楼漏水",
    "010-62345678", "138-0013-8000", "400-810-8888", "比分 3-1", "楼道里", "v2-301x", "80-120元",
    "GB/T 9704-2012", "100-300人", "二十几栋",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i].text;
      g_autoptr (TeaAddress) address = NULL;
      g_autofree char *before = NULL;
      gsize start = 0;
      gsize end = 0;

      g_assert_true (tea_address_find (text, estates, &address, &start, &end));
      assert_address (address, text, texts[i].expected);
      before = g_strndup (text, start);
      g_assert_cmpstr (before, ==, texts[i].before);
      g_assert_cmpstr (text + end, ==, texts[i].behind);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (TeaAddress) address = NULL;

      tea_address_find (nothing[i], estates, &address, NULL, NULL);
      assert_address (address, nothing[i], "-");
    }
}

static void
test_address_door_is_found_without_building (void)
{
  static const struct
  {
    const char *text;
    const char *door;
  } texts[] = {
    { "1单元301漏水", "1单元301" },
    { "一单元的灯", "一单元" },
    { "502室天天吵", "502室" },
    { "三零一室", "三零一室" },
    { "楼上602太吵", "602" },
    { "我家住1203", "1203" },
    { "502和602漏水", "502" },
    { "和602漏水", "602" },
    { "302户主", "302户" },
  };
  static const char * const nothing[] = {
    "得票 215", "一共 206 条", "120 急救", "停车费 300 元", "2026-10-20", "第105次", "13800001234",
    "3-502", "等了 105 分钟", "12345热线",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *door = NULL;
      gsize start = 0;
      gsize end = 0;

      if (!tea_address_find_door (texts[i].text, NULL, &start, &end))
        g_error ("no door in “%s”", texts[i].text);

      door = g_strndup (texts[i].text + start, end - start);
      g_assert_cmpstr (door, ==, texts[i].door);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (tea_address_find_door (nothing[i], NULL, NULL, NULL))
      g_error ("a door in “%s”", nothing[i]);
}

static void
test_address_has_one_normal_form (void)
{
  static const struct
  {
    const char *text;
    const char *normal;
  } forms[] = {
    { "月亮湾2号楼1单元301", "月亮湾 2栋1单元301室" },
    { "2-1-301", "2栋1单元301室" },
    { "A座1203B", "A座1203B室" },
    { "3幢", "3栋" },
    { "2栋1单元3楼东户", "2栋1单元3楼东户" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (TeaAddress) address = tea_address_parse (forms[i].text, estates);
      g_autofree char *normal = tea_address_format (address);
      g_autoptr (TeaAddress) again = tea_address_parse (normal, estates);

      g_assert_cmpstr (normal, ==, forms[i].normal);
      g_assert_true (tea_address_equal (address, again));
    }
}

static void
test_address_is_a_boxed_value (void)
{
  g_autoptr (TeaAddress) empty = tea_address_new ();
  g_autoptr (TeaAddress) address = tea_address_parse ("2栋1单元", NULL);
  g_autofree char *text = tea_address_format (empty);
  TeaAddress *copy = g_boxed_copy (TEA_TYPE_ADDRESS, address);

  g_assert_cmpstr (text, ==, "");
  g_assert_true (copy != address);
  g_assert_true (tea_address_equal (copy, address));
  g_assert_false (tea_address_equal (copy, empty));

  g_boxed_free (TEA_TYPE_ADDRESS, copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/address/reads-every-way-of-writing",
                   test_address_reads_every_way_of_writing);
  g_test_add_func ("/people/address/without-building-is-none",
                   test_address_without_building_is_none);
  g_test_add_func ("/people/address/works-without-known-estates",
                   test_address_works_without_known_estates);
  g_test_add_func ("/people/address/is-found-in-prose",
                   test_address_is_found_in_prose);
  g_test_add_func ("/people/address/door-is-found-without-building",
                   test_address_door_is_found_without_building);
  g_test_add_func ("/people/address/has-one-normal-form",
                   test_address_has_one_normal_form);
  g_test_add_func ("/people/address/is-a-boxed-value",
                   test_address_is_a_boxed_value);

  return g_test_run ();
}
