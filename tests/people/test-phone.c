/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/tea-phone.h"

static void
test_phone_has_one_form (void)
{
  static const char * const phones[][2] = {
    { "13800001234", "13800001234" },
    { " 138 0000 1234 ", "13800001234" },
    { "138-0000-1234", "13800001234" },
    { "138.0000.1234", "13800001234" },
    { "138\u00A00000\u30001234", "13800001234" },
    { "１３８００００１２３４", "13800001234" },
    { "+86 13800001234", "13800001234" },
    { "+86-138-0000-1234", "13800001234" },
    { "(+86)13800001234", "13800001234" },
    { "0086 13800001234", "13800001234" },
    { "8613800001234", "13800001234" },
    { "013800001234", "13800001234" },
    { "13800001234.0", "13800001234" },
    { "13800001234.00", "13800001234" },
    { "'13800001234", "13800001234" },
    { "\uFEFF13800001234\r\n", "13800001234" },
    { "19900001234", "19900001234" },
    { "0358-2234567", "0358-2234567" },
    { "03582234567", "0358-2234567" },
    { "(0358)2234567", "0358-2234567" },
    { "（0358） 2234567", "0358-2234567" },
    { "0358 - 2234567", "0358-2234567" },
    { "0371-62345678", "0371-62345678" },
    { "010-62345678", "010-62345678" },
    { "01062345678", "010-62345678" },
    { "0358-2234567-803", "0358-2234567-803" },
    { "0358-2234567转803", "0358-2234567-803" },
    { "+86 10 62345678", NULL },
    { "400-810-8888", "400-810-8888" },
    { "4008108888", "400-810-8888" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *phone = tea_phone_normalise (phones[i][0]);

      g_test_message ("%s", phones[i][0]);
      g_assert_cmpstr (phone, ==, phones[i][1]);
    }
}

static void
test_phone_refuses_what_it_would_have_to_guess (void)
{
  static const char * const texts[] = {
    "", " ", "(空)", "无", "2234567", "12345", "1380000123", "138000012345", "12800001234",
    "1.38E+10", "1.3800001234E+10", "1.38000E10", "138****1234", "138××××", "13800001234.5",
    "13800001234/13900001111", "13800001234 13900001111", "电话13800001234",
    "010-1234567", "0358-1234567",
    "0110-2234567", "142301198001011234", "+86", "(", "1e400",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *phone = tea_phone_normalise (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (phone);
    }
}

static void
test_phone_is_found_in_prose (void)
{
  static const char * const texts[][2] = {
    { "A阳光 13800001234", "13800001234" },
    { "请打138 0000 1234找我", "138 0000 1234" },
    { "电话：+86-13800001234。", "+86-13800001234" },
    { "3-502-13800001234", "13800001234" },
    { "物业（0358）2234567转803", "（0358）2234567转803" },
    { "李秀英（13800001234，2栋）", "13800001234" },
    { "2026-10-20 13800001234", "13800001234" },
    { "微信1３800001234同号", "1３800001234" },
    { "13800001234 13900001111", "13800001234" },
    { "两个号138000012345，13900001111", "13900001111" },
  };
  static const char * const nothing[] = {
    "2026-10-20 18:30", "SD20250103001", "142301198001011234", "1 3 5 7", "工单261018-000123",
    "12345热线", "300-500元", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *phone = NULL;
      gsize start = 0;
      gsize end = 0;

      g_assert_true (tea_phone_find (texts[i][0], &start, &end));
      phone = g_strndup (texts[i][0] + start, end - start);
      g_assert_cmpstr (phone, ==, texts[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_test_message ("%s", nothing[i]);
      g_assert_false (tea_phone_find (nothing[i], NULL, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/phone/has-one-form",
                   test_phone_has_one_form);
  g_test_add_func ("/people/phone/refuses-what-it-would-have-to-guess",
                   test_phone_refuses_what_it_would_have_to_guess);
  g_test_add_func ("/people/phone/is-found-in-prose",
                   test_phone_is_found_in_prose);

  return g_test_run ();
}
