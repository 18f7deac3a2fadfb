/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-number-format.h"

static void
test_a_format_tells_days_from_amounts (void)
{
  static const struct
  {
    const char    *code;
    TeaNumberKind  kind;
  } codes[] = {
    { "General", TEA_NUMBER_PLAIN }, { "0", TEA_NUMBER_PLAIN }, { "#,##0.00", TEA_NUMBER_PLAIN },
    { "0.00E+00", TEA_NUMBER_PLAIN }, { "", TEA_NUMBER_PLAIN }, { "@", TEA_NUMBER_PLAIN },
    { "yyyy-mm-dd", TEA_NUMBER_DATE }, { "yyyy\"年\"m\"月\"d\"日\"", TEA_NUMBER_DATE },
    { "YYYY/M/D H:MM", TEA_NUMBER_DATE }, { "m\"月\"", TEA_NUMBER_DATE },
    { "[$-804]aaaa", TEA_NUMBER_DATE }, { "e\"年\"", TEA_NUMBER_DATE },
    { "h:mm", TEA_NUMBER_TIME }, { "mm:ss", TEA_NUMBER_TIME }, { "[h]:mm", TEA_NUMBER_TIME },
    { "[mm]", TEA_NUMBER_TIME }, { "h:mm AM/PM", TEA_NUMBER_TIME }, { "A/P", TEA_NUMBER_TIME },
    /* What a format only shows is no part of the day. */
    { "0\"day\"", TEA_NUMBER_PLAIN }, { "0\\d", TEA_NUMBER_PLAIN }, { "[Red]0", TEA_NUMBER_PLAIN },
    { "0_d*y", TEA_NUMBER_PLAIN }, { "\"户", TEA_NUMBER_PLAIN }, { "[$-804", TEA_NUMBER_PLAIN },
    { "0\"户\";yyyy", TEA_NUMBER_PLAIN }, { "0户\\", TEA_NUMBER_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].code);
      g_assert_cmpint (tea_number_format_of_code (codes[i].code), ==, codes[i].kind);
    }
}

static void
test_the_formats_without_a_name_are_known (void)
{
  static const struct
  {
    guint         id;
    TeaNumberKind kind;
  } ids[] = {
    { 0, TEA_NUMBER_PLAIN }, { 13, TEA_NUMBER_PLAIN }, { 14, TEA_NUMBER_DATE },
    { 17, TEA_NUMBER_DATE }, { 18, TEA_NUMBER_TIME }, { 21, TEA_NUMBER_TIME },
    { 22, TEA_NUMBER_DATE }, { 23, TEA_NUMBER_PLAIN }, { 31, TEA_NUMBER_DATE },
    { 37, TEA_NUMBER_PLAIN }, { 45, TEA_NUMBER_TIME }, { 49, TEA_NUMBER_PLAIN },
    { 57, TEA_NUMBER_DATE }, { 59, TEA_NUMBER_PLAIN }, { G_MAXUINT, TEA_NUMBER_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (tea_number_format_of_id (ids[i].id), ==, ids[i].kind);
}

static void
test_numbers_are_written_as_people_do (void)
{
  static const char * const numbers[][2] = {
    { "13800001234", "13800001234" },
    { "1.3800001234E+10", "13800001234" },
    { "0.1", "0.1" },
    { "0.30000000000000004", "0.3" },
    { "-0", "0" },
    { "-12.50", "-12.5" },
    { "3 ", "3" },
    { "1e-7", "0.0000001" },
    { "", "" },
    { "三", "三" },
    { "12户", "12户" },
    { "inf", "inf" },
    { "nan", "nan" },
    { "1e999", "1e999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = tea_number_format_text (numbers[i][0], TEA_NUMBER_PLAIN, FALSE);

      g_assert_cmpstr (text, ==, numbers[i][1]);
    }
}

static void
test_days_are_counted_as_spreadsheets_count_them (void)
{
  static const struct
  {
    const char    *number;
    TeaNumberKind  kind;
    gboolean       from_1904;
    const char    *expected;
  } numbers[] = {
    { "1", TEA_NUMBER_DATE, FALSE, "1900-01-01" },
    { "59", TEA_NUMBER_DATE, FALSE, "1900-02-28" },
    { "61", TEA_NUMBER_DATE, FALSE, "1900-03-01" },
    { "46304", TEA_NUMBER_DATE, FALSE, "2026-10-09" },
    { "44842", TEA_NUMBER_DATE, TRUE, "2026-10-09" },
    { "0", TEA_NUMBER_DATE, TRUE, "1904-01-01" },
    { "2958465", TEA_NUMBER_DATE, FALSE, "9999-12-31" },
    { "46022.999999", TEA_NUMBER_DATE, FALSE, "2026-01-01" },
    { "46304.604166666664", TEA_NUMBER_DATE, FALSE, "2026-10-09 14:30" },
    { "46304.00001157407", TEA_NUMBER_DATE, FALSE, "2026-10-09 00:00:01" },
    { "0.5", TEA_NUMBER_TIME, FALSE, "12:00" },
    { "0", TEA_NUMBER_TIME, FALSE, "00:00" },
    { "0.5", TEA_NUMBER_TIME, TRUE, "12:00" },
    /* What is no day, although its format says so, is an amount. */
    { "60", TEA_NUMBER_DATE, FALSE, "60" },
    { "-1", TEA_NUMBER_DATE, FALSE, "-1" },
    { "2958466", TEA_NUMBER_DATE, FALSE, "2958466" },
    { "2958465", TEA_NUMBER_DATE, TRUE, "2958465" },
    { "13800001234", TEA_NUMBER_DATE, FALSE, "13800001234" },
    { "十月", TEA_NUMBER_DATE, FALSE, "十月" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = tea_number_format_text (numbers[i].number, numbers[i].kind,
                                                      numbers[i].from_1904);

      g_test_message ("%s", numbers[i].number);
      g_assert_cmpstr (text, ==, numbers[i].expected);
    }
}

static void
test_the_days_and_times_of_open_documents_are_read (void)
{
  static const char * const dates[][2] = {
    { "2026-10-08", "2026-10-08" },
    { "2026-10-08T14:30:00", "2026-10-08 14:30" },
    { "2026-10-08T14:30:05", "2026-10-08 14:30:05" },
    { "2026-12-31T00:00:00", "2026-12-31" },
    { "2026-02-29", "2026-02-29" },
    { "2026-13-01T08:00:00", "2026-13-01T08:00:00" },
    { "昨天", "昨天" },
    { "", "" },
  };
  static const char * const times[][2] = {
    { "PT14H30M00S", "14:30" }, { "PT09H05M07S", "09:05:07" }, { "PT30H00M00S", "30:00" },
    { "PT14H60M00S", NULL }, { "PT14H30M60S", NULL }, { "14:30", NULL }, { "PT14H", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = tea_number_format_iso_date (dates[i][0]);

      g_assert_cmpstr (text, ==, dates[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = tea_number_format_iso_time (times[i][0]);

      g_assert_cmpstr (text, ==, times[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-format/a-format-tells-days-from-amounts",
                   test_a_format_tells_days_from_amounts);
  g_test_add_func ("/number-format/the-formats-without-a-name-are-known",
                   test_the_formats_without_a_name_are_known);
  g_test_add_func ("/number-format/numbers-are-written-as-people-do",
                   test_numbers_are_written_as_people_do);
  g_test_add_func ("/number-format/days-are-counted-as-spreadsheets-count-them",
                   test_days_are_counted_as_spreadsheets_count_them);
  g_test_add_func ("/number-format/the-days-and-times-of-open-documents-are-read",
                   test_the_days_and_times_of_open_documents_are_read);

  return g_test_run ();
}
