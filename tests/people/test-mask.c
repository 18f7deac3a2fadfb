/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-mask.h"

static void
test_mask_name_keeps_the_surname (void)
{
  static const char * const names[][2] = {
    { "张桂英", "张**" },
    { "王强", "王**" },
    { "李", "李**" },
    { "欧阳娜", "欧阳**" },
    { "司马光远", "司马**" },
    { "欧阳", "欧**" },
    { "李阿姨", "李**" },
    { "刘 建国", "刘**" },
    { " 刘建国 ", "刘**" },
    { "Anna Smith", "A**" },
    { "A阳光 13800001234", "A**" },
    { "13800001234", "某居民" },
    { "2栋1单元李阿姨", "2栋李**" },
    { "3-502 老张", "3栋老**" },
    { "李阿姨2栋1单元", "2栋李**" },
    { "月亮湾4-1-301 康某", "4栋康**" },
    { "１号楼２单元３０１李秀英", "1栋李**" },
    { "1单元301 李秀英", "李**" },
    { "2栋1单元301", "2栋某居民" },
    { "🌸花开富贵", "花**" },
    { "🌸", "某居民" },
    { "~~阳光", "阳**" },
    { "...", "某居民" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *masked = tea_mask_name (names[i][0]);
      g_autofree char *again = tea_mask_name (masked);

      g_assert_cmpstr (masked, ==, names[i][1]);
      g_assert_cmpstr (again, ==, masked);
    }
}

static void
test_mask_phone_keeps_too_little_to_dial (void)
{
  static const char * const phones[][2] = {
    { "13800001234", "138****1234" },
    { "+86 138-0000-1234", "138****1234" },
    { "0358-2234567", "0358-****" },
    { "（010）62345678", "010-****" },
    { "400-810-8888", "400-810-8888" },
    { "2234567", "****" },
    { "138****1234", "****" },
    { "无", "****" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *masked = tea_mask_phone (phones[i][0]);

      g_assert_cmpstr (masked, ==, phones[i][1]);
    }
}

static void
test_mask_text_hides_who_and_where (void)
{
  static const char * const names[] = { "李秀英", "刘建国", "康某", "2栋1单元李阿姨", "Ann", "王", NULL };
  static const char * const texts[][2] = {
    /* addresses */
    { "2栋1单元301漏水", "2栋漏水" },
    { "我们3号楼2单元的灯不亮", "我们3栋的灯不亮" },
    { "3-502 的电动车", "3栋 的电动车" },
    { "2-1-301和2-1-401", "2栋和2栋" },
    { "三栋二单元三零一室", "3栋" },
    { "２栋１单元３０１室", "2栋" },
    { "月亮湾4-1-301 康某", "月亮湾4栋 康**" },
    { "2号楼-1-301", "2栋" },
    { "301室漏水", "某室漏水" },
    { "1单元301漏水", "某室漏水" },
    { "一单元的灯", "某单元的灯" },
    { "502和602都漏水，楼上702也是", "某室和某室都漏水，楼上某室也是" },
    { "3栋门口", "3栋门口" },
    /* phones and numbers */
    { "打13800001234", "打138****1234" },
    { "李秀英（13800001234）说", "李**（138****1234）说" },
    { "打 138 0000 1234 或13900001111", "打 138****1234 或139****1111" },
    { "13800001234 13900001111", "138****1234 139****1111" },
    { "１３８００００１２３４", "138****1234" },
    { "一三八零零零零一二三四", "****" },
    { "138000012345", "****" },
    { "座机0358-2234567", "座机0358-****" },
    { "座机2234567", "座机****" },
    { "3-502-13800001234", "3栋-138****1234" },
    { "2栋1单元301李秀英13800001234", "2栋李**138****1234" },
    { "身份证142301198001011234", "身份证****" },
    { "身份证14230119800101123X，请核", "身份证****，请核" },
    { "身份证 142301 19800101 123x", "身份证 ****" },
    { "卡号6222 0212 3456 7890 123", "卡号****" },
    { "工单SD20250103001", "工单SD****" },
    { "车牌晋A12345和晋A·D12345", "车牌晋A****和晋A****" },
    { "微信号：zgy_1958", "微信号：****" },
    { "加微信zgy1958", "加微信****" },
    { "QQ 12345", "QQ ****" },
    { "写信到 li.xy@example.com 吧", "写信到 **** 吧" },
    /* names */
    { "李秀英说，刘 建国也说", "李**说，刘**也说" },
    { "@2栋1单元李阿姨 收到", "@2栋李** 收到" },
    { "Ann 和 Annual", "A** 和 Annual" },
    { "国王路", "国王路" },
    { "联系人：赵四喜", "联系人：赵**" },
    { "我叫欧阳小娜住这里", "我叫欧阳**住这里" },
    { "姓名:钱多多，电话:13800001234", "姓名:钱**，电话:138****1234" },
    { "我叫了物业", "我叫了物业" },
    /* what is nobody's */
    { "2026-10-20 18:30 停水，收 300-500 元", "2026-10-20 18:30 停水，收 300-500 元" },
    { "打12345热线或400-810-8888", "打12345热线或400-810-8888" },
    { "3栋120户居民，得票 215", "3栋120户居民，得票 215" },
    { "楼道里又堆满纸箱了", "楼道里又堆满纸箱了" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *masked = tea_mask_text (texts[i][0], names);
      g_autofree char *again = tea_mask_text (masked, names);

      g_assert_cmpstr (masked, ==, texts[i][1]);
      g_assert_cmpstr (again, ==, masked);
    }
}

static void
test_mask_text_needs_no_names (void)
{
  g_autofree char *masked = tea_mask_text ("李秀英 13800001234", NULL);

  g_assert_cmpstr (masked, ==, "李秀英 138****1234");
}

static void
test_mask_text_leaves_no_long_number (void)
{
  static const char * const pieces[] = {
    "1", "3", "8", "0", "7", "0", " ", "-", ".", "栋", "单元", "室", "/", "+86", "(", ")",
    "李秀英", "晋A", "@"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261021);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *masked = NULL;
      guint run = 0;

      for (int n = g_rand_int_range (random, 1, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      masked = tea_mask_text (text->str, (const char *[]) { "李秀英", NULL });
      g_assert_true (g_utf8_validate (masked, -1, NULL));
      g_assert_null (strstr (masked, "李秀英"));

      for (const char *c = masked; *c != '\0'; c++)
        {
          run = g_ascii_isdigit (*c) ? run + 1 : 0;
          if (run >= 7)
            g_error ("“%s” was masked as “%s”", text->str, masked);
        }
    }
}

static void
test_mask_phone_is_the_same_for_every_way_of_typing (void)
{
  static const char * const phones[] = {
    "13800001234", "138 0000 1234", "１３８００００１２３４", "+86-138-0000-1234", "8613800001234",
    "13800001234.0", "'13800001234",
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *masked = tea_mask_phone (phones[i]);

      g_assert_cmpstr (masked, ==, "138****1234");
    }
}

static void
test_mask_text_takes_odd_names (void)
{
  static const char * const names[] = { "", " ", "李秀英", "李秀", "13800001234", "🌸花开", NULL };
  static const char * const none[] = { NULL };
  static const char * const texts[][2] = {
    { "李秀英", "李**" },
    { "李\u3000秀 英来过", "李**来过" },
    { "李秀英李秀英", "李**李**" },
    { "🌸花开说", "花**说" },
  };
  g_autofree char *nobody = tea_mask_text ("李秀英在2栋1单元301", none);

  g_assert_cmpstr (nobody, ==, "李秀英在2栋");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *masked = tea_mask_text (texts[i][0], names);

      g_test_message ("%s", texts[i][0]);
      g_assert_cmpstr (masked, ==, texts[i][1]);
    }
}

static void
test_mask_text_goes_over_lines_and_to_the_end (void)
{
  static const char * const names[] = { "李秀英", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *masked = NULL;

  for (guint i = 0; i < 500; i++)
    {
      g_string_append (text, "2栋1单元301 李秀英 13800001234\n楼道堆满纸箱🌸\n");
      g_string_append (expected, "2栋 李** 138****1234\n楼道堆满纸箱🌸\n");
    }
  masked = tea_mask_text (text->str, names);
  g_assert_cmpstr (masked, ==, expected->str);
}

/* What is no number of an organisation is masked as ever, also beside one. */
static void
test_notice_gives_the_numbers_that_it_may (void)
{
  static const char * const phones[] = { "0358-7654321", "8123456", NULL };
  static const char * const texts[][2] = {
    { "联系电话：0358-7654321", "联系电话：0358-7654321" },
    { "居委会（0358）7654321", "居委会（0358）7654321" },
    { "打8123456找物业", "打8123456找物业" },
    { "打81234567", "打****" },
    { "0358-7654322", "0358-****" },
    { "13800001234", "138****1234" },
    { "0358-7654321、13800001234", "0358-7654321、138****1234" },
    { "81234560358", "****" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = tea_mask_notice (texts[i][0], NULL, phones);
      g_autofree char *masked = tea_mask_text (texts[i][0], NULL);

      g_assert_cmpstr (shown, ==, texts[i][1]);
      g_assert_null (strstr (masked, "7654321"));
      g_assert_null (strstr (masked, "8123456"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/mask/name-keeps-the-surname",
                   test_mask_name_keeps_the_surname);
  g_test_add_func ("/people/mask/phone-keeps-too-little-to-dial",
                   test_mask_phone_keeps_too_little_to_dial);
  g_test_add_func ("/people/mask/text-hides-who-and-where",
                   test_mask_text_hides_who_and_where);
  g_test_add_func ("/people/mask/text-needs-no-names",
                   test_mask_text_needs_no_names);
  g_test_add_func ("/people/mask/text-leaves-no-long-number",
                   test_mask_text_leaves_no_long_number);
  g_test_add_func ("/people/mask/phone-is-the-same-for-every-way-of-typing",
                   test_mask_phone_is_the_same_for_every_way_of_typing);
  g_test_add_func ("/people/mask/text-takes-odd-names",
                   test_mask_text_takes_odd_names);
  g_test_add_func ("/people/mask/notice-gives-the-numbers-that-it-may",
                   test_notice_gives_the_numbers_that_it_may);
  g_test_add_func ("/people/mask/text-goes-over-lines-and-to-the-end",
                   test_mask_text_goes_over_lines_and_to_the_end);

  return g_test_run ();
}
