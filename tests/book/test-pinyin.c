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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pinyin/a-name-becomes-its-initials", test_names);
  g_test_add_func ("/pinyin/surnames-are-read-as-surnames", test_surnames_are_read_as_surnames);
  g_test_add_func ("/pinyin/other-writing-keeps-its-initials",
                   test_other_writing_keeps_its_initials);
  g_test_add_func ("/pinyin/a-very-long-name-is-read", test_a_very_long_name_is_read);

  return g_test_run ();
}
