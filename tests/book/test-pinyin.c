/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-pinyin.h"

typedef struct
{
  const char *name;
  const char *initials;
} Name;

static void
assert_initials (const Name *names,
                 guint       n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *initials = tea_pinyin_initials (names[i].name);

      g_assert_cmpstr (initials, ==, names[i].initials);
    }
}

static void
test_names (void)
{
  const Name names[] = {
    { "张桂英", "zgy" }, { "李秀兰", "lxl" }, { "欧阳雪", "oyx" }, { "吕梅", "lm" },
    { "陈", "c" }, { "艾静", "aj" },
  };

  assert_initials (names, G_N_ELEMENTS (names));
}

/* Each of these characters is read in another way where it is no surname. */
static void
test_surnames_are_read_as_surnames (void)
{
  const Name names[] = {
    { "单秀英", "sxy" }, { "仇玉兰", "qyl" }, { "曾国平", "zgp" }, { "解建军", "xjj" },
    { "查丽", "zl" }, { "区志强", "ozq" }, { "朴明", "pm" }, { "尉迟红", "ych" },
  };

  assert_initials (names, G_N_ELEMENTS (names));
}

static void
test_other_writing_keeps_its_initials (void)
{
  const Name names[] = {
    { "", "" }, { "…", "" }, { "Anna Li", "al" }, { "3号楼", "3hl" }, { "张A", "za" },
    { "12", "12" }, { "\xff\xfe", "" },
  };

  assert_initials (names, G_N_ELEMENTS (names));
}

/* A character is read once for all names. Behind a blank and a digit the name is read anew. */
static void
test_a_name_is_read_as_by_itself (void)
{
  static const char * const surnames[] = {
    "令狐", "令", "万俟", "万", "澹台", "长孙", "长", "秘", "卜", "种", "重", "刀", "干", "葛", "盖",
    "过", "华", "纪", "筠", "靓", "牟", "粘", "区", "繁", "仇", "任", "单", "召", "折", "舍", "沈",
    "峙", "隗", "解", "莘", "燕", "尉", "尉迟", "乐", "员", "查", "翟", "曾", "藏", "朴", "张", "〇",
  };
  static const char * const given[] = {
    "", "长孙", "重庆", "阳", "解乐", "单", "仇查", "一", "𠮷祥", "秘鲁", "藏文", "任重", "々", "万",
    "俟", "狐明", "台", "孙红", "万俟",
  };

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (given); j++)
        {
          g_autofree char *name = g_strconcat (surnames[i], given[j], NULL);
          g_autofree char *marked = g_strconcat (name, " 1", NULL);
          g_autofree char *initials = tea_pinyin_initials (name);
          g_autofree char *expected = tea_pinyin_initials (marked);

          expected[strlen (expected) - 1] = '\0';
          g_assert_cmpstr (initials, ==, expected);
        }
    }
}

static void
test_a_very_long_name_is_read (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *initials = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (name, "庄");

  initials = tea_pinyin_initials (name->str);
  g_assert_cmpuint (strlen (initials), ==, 2000);
  g_assert_cmpuint (strspn (initials, "z"), ==, 2000);
}

/* Names of other peoples, and names with something between their parts. */
static void
test_names_in_parts_keep_every_part (void)
{
  const Name names[] = {
    { "买买提·艾力", "mmtal" }, { "张 桂英", "zgy" }, { "张　桂英", "zgy" }, { "张桂英（大）", "zgyd" },
    { "李A座", "laz" }, { "Li Ming", "lm" }, { "O'Neil", "on" }, { "张2", "z2" },
  };

  assert_initials (names, G_N_ELEMENTS (names));
}

/* It is made ready beside the work that needs it; whoever comes first, the names are read. */
static void
test_it_may_be_prepared_meanwhile (void)
{
  const Name names[] = { { "查良镛", "zly" }, { "单田芳", "stf" }, { "解晓东", "xxd" } };

  tea_pinyin_prepare ();
  assert_initials (names, G_N_ELEMENTS (names));
  tea_pinyin_prepare ();
  assert_initials (names, G_N_ELEMENTS (names));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pinyin/it-may-be-prepared-meanwhile", test_it_may_be_prepared_meanwhile);
  g_test_add_func ("/pinyin/a-name-becomes-its-initials", test_names);
  g_test_add_func ("/pinyin/names-in-parts-keep-every-part", test_names_in_parts_keep_every_part);
  g_test_add_func ("/pinyin/surnames-are-read-as-surnames", test_surnames_are_read_as_surnames);
  g_test_add_func ("/pinyin/other-writing-keeps-its-initials",
                   test_other_writing_keeps_its_initials);
  g_test_add_func ("/pinyin/a-name-is-read-as-by-itself", test_a_name_is_read_as_by_itself);
  g_test_add_func ("/pinyin/a-very-long-name-is-read", test_a_very_long_name_is_read);

  return g_test_run ();
}
