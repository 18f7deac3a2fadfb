/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-text.h"

static void
test_blanks_are_taken_off_both_ends (void)
{
  static const struct { const char *typed, *kept; } texts[] = {
    { NULL, "" }, { "", "" }, { " \t\n", "" }, { "　　", "" }, { "　因为停电 ", "因为停电" },
    { "说 两 句", "说 两 句" }, { "\xffx ", "\357\277\275x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *kept = tea_text_strip (texts[i].typed);

      g_assert_cmpstr (kept, ==, texts[i].kept);
    }
}

/* A row without a name or an address shows no lone dot. */
static void
test_only_what_is_known_is_joined (void)
{
  g_autofree char *all = tea_text_join ("2026-0178", "张桂英", "2栋1单元301室");
  g_autofree char *some = tea_text_join (NULL, "2026-0178", "", "2栋1单元301室", NULL);
  g_autofree char *one = tea_text_join ("", "张桂英");
  g_autofree char *none = tea_text_join (NULL, "");

  g_assert_cmpstr (all, ==, "2026-0178 · 张桂英 · 2栋1单元301室");
  g_assert_cmpstr (some, ==, "2026-0178 · 2栋1单元301室");
  g_assert_cmpstr (one, ==, "张桂英");
  g_assert_cmpstr (none, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/blanks-are-taken-off-both-ends", test_blanks_are_taken_off_both_ends);
  g_test_add_func ("/text/only-what-is-known-is-joined", test_only_what_is_known_is_joined);

  return g_test_run ();
}
