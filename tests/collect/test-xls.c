/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of the old kind, .xls, and what else goes under that name. */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-sheet.h"
#include "tea-sheet-fixture.h"
#include "tea-xls-fixture.h"

static const char * const strings[] = { "姓名", "诉求内容", "𠮷祥", NULL };

static void
assert_rows (GBytes     *bytes,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = tea_sheet_fixture_dump (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static GByteArray *
begin (void)
{
  GByteArray *stream = g_byte_array_new ();

  tea_xls_fixture_begin (stream, strings);

  return stream;
}

#define RECORD(stream, type, ...)                                                     \
  tea_xls_fixture_record (stream, type, ((const guint8[]) { __VA_ARGS__ }),           \
                          sizeof ((const guint8[]) { __VA_ARGS__ }))

static GBytes *
end (GByteArray *stream)
{
  GBytes *bytes;

  tea_xls_fixture_record (stream, 0x0a, NULL, 0);
  bytes = tea_xls_fixture_pack (stream->data, stream->len, "Workbook");
  g_byte_array_unref (stream);

  return bytes;
}

static void
test_cells_of_every_kind (void)
{
  GByteArray *stream = begin ();
  g_autoptr (GBytes) bytes = NULL;

  /* Shared texts. */
  RECORD (stream, 0xfd, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
  RECORD (stream, 0xfd, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0);
  /* 13800001234 as a double, 46351 in 30 bits as a day, 2.5 as a hundredth of 250. */
  RECORD (stream, 0x203, 1, 0, 0, 0, 0, 0, 0x00, 0x00, 0x90, 0x76, 0x5a, 0xb4, 0x09, 0x42);
  RECORD (stream, 0x27e, 1, 0, 1, 0, 1, 0, 0x3e, 0xd4, 0x02, 0x00);
  RECORD (stream, 0x27e, 1, 0, 2, 0, 0, 0, 0xeb, 0x03, 0x00, 0x00);
  /* 1, 2 and 3 in one record. */
  RECORD (stream, 0xbd, 2, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 14, 0, 0, 0, 3, 0);
  /* A choice, and a mistake, which is as good as nothing. */
  RECORD (stream, 0x205, 3, 0, 0, 0, 0, 0, 1, 0);
  RECORD (stream, 0x205, 3, 0, 1, 0, 0, 0, 42, 1);
  RECORD (stream, 0x205, 3, 0, 2, 0, 0, 0, 0, 0);
  /* A text of its own, in one byte each. */
  RECORD (stream, 0x204, 4, 0, 0, 0, 0, 0, 3, 0, 0, 'G', 'D', '1');

  bytes = end (stream);
  assert_rows (bytes, "1:诉求内容||𠮷祥 2:13800001234|2026-11-25|2.5 3:|1|2|3 4:Yes||No 5:GD1");
}

static void
test_what_a_formula_gave (void)
{
  GByteArray *stream = begin ();
  g_autoptr (GBytes) bytes = NULL;

  RECORD (stream, 0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0);
  RECORD (stream, 0x06, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
  RECORD (stream, 0x207, 2, 0, 1, 0x0b, 0x68, 0x57, 0x53);
  RECORD (stream, 0x06, 0, 0, 2, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0xff, 0xff, 0, 0);
  RECORD (stream, 0x06, 0, 0, 3, 0, 0, 0, 2, 0, 7, 0, 0, 0, 0xff, 0xff, 0, 0);
  /* No formula waits for this. */
  RECORD (stream, 0x207, 1, 0, 0, 'x');

  bytes = end (stream);
  assert_rows (bytes, "1:1.5|栋南|Yes");
}

static void
test_a_text_over_two_records (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  /* The first half has one byte a character, the second two; between them the shared text ends with
   * its formatting and the reading beside it, of which nothing is text. */
  RECORD (stream, 0x809, 0, 6, 5, 0);
  RECORD (stream, 0x85, 0, 0, 0, 0, 0, 0, 1, 0, 'a');
  RECORD (stream, 0xfc, 2, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0x0c, 1, 0, 4, 0, 0, 0, 'G', 'D');
  RECORD (stream, 0x3c, 1, 0x0b, 0x68, 0x57, 0x53, 9, 9, 9, 9, 8, 8, 8);
  RECORD (stream, 0x3c, 8, 1, 0, 0, 'z');
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);
  stream->data[12] = (guint8) stream->len;
  RECORD (stream, 0x809, 0, 6, 16, 0);
  RECORD (stream, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  RECORD (stream, 0xfd, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);

  bytes = tea_xls_fixture_pack (stream->data, stream->len, "Workbook");
  assert_rows (bytes, "1:GD栋南|z");
}

static void
test_a_merged_cell_is_in_each_of_its_rows (void)
{
  GByteArray *stream = begin ();
  g_autoptr (GBytes) bytes = NULL;

  RECORD (stream, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  RECORD (stream, 0x27e, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0);
  RECORD (stream, 0x27e, 1, 0, 1, 0, 0, 0, 10, 0, 0, 0);
  RECORD (stream, 0x27e, 2, 0, 1, 0, 0, 0, 14, 0, 0, 0);
  RECORD (stream, 0xe5, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0);

  bytes = end (stream);
  assert_rows (bytes, "1:姓名|1 2:姓名|2 3:|3");
}

static void
test_a_short_workbook_lies_in_small_sectors (void)
{
  g_autoptr (GByteArray) stream = begin ();
  g_autoptr (GBytes) bytes = NULL;

  RECORD (stream, 0xfd, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);
  bytes = tea_xls_fixture_small (stream->data, stream->len);
  assert_rows (bytes, "1:诉求内容");
}

static void
test_the_bytes_of_excel_95 (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  RECORD (stream, 0x809, 0, 5, 5, 0);
  RECORD (stream, 0x42, 0xa8, 3);
  RECORD (stream, 0x85, 0, 0, 0, 0, 0, 0, 1, 'a');
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);
  stream->data[18] = (guint8) stream->len;
  RECORD (stream, 0x809, 0, 5, 16, 0);
  RECORD (stream, 0x204, 0, 0, 0, 0, 0, 0, 4, 0, 0xd0, 0xd5, 0xc3, 0xfb);
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);

  bytes = tea_xls_fixture_pack (stream->data, stream->len, "Book");
  assert_rows (bytes, "1:姓名");
}

static void
test_a_text_that_the_file_lacks_spoils_its_row (void)
{
  GByteArray *stream = begin ();
  g_autoptr (GBytes) bytes = NULL;

  RECORD (stream, 0xfd, 0, 0, 0, 0, 0, 0, 77, 0, 0, 0);
  RECORD (stream, 0xfd, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  bytes = end (stream);
  assert_rows (bytes, "1! 2:姓名");
}

static void
test_a_workbook_with_a_password_is_refused (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;

  RECORD (stream, 0x809, 0, 6, 5, 0);
  RECORD (stream, 0x2f, 1, 0, 1, 0, 1, 0);
  old = tea_xls_fixture_pack (stream->data, stream->len, "Workbook");
  tea_sheet_fixture_assert_refused (old, TEA_ERROR_INVALID);

  new = tea_xls_fixture_pack (stream->data, stream->len, "EncryptedPackage");
  tea_sheet_fixture_assert_refused (new, TEA_ERROR_INVALID);
}

static void
test_what_is_no_workbook_is_refused (void)
{
  g_autoptr (GByteArray) stream = begin ();
  g_autoptr (GBytes) text = tea_xls_fixture_pack (stream->data, stream->len, "WordDocument");
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (text, 0, 100);
  g_autoptr (GBytes) empty = tea_xls_fixture_pack (stream->data, 0, "Workbook");

  tea_sheet_fixture_assert_refused (text, TEA_ERROR_INVALID);
  tea_sheet_fixture_assert_refused (head, TEA_ERROR_INVALID);
  tea_sheet_fixture_assert_refused (empty, TEA_ERROR_INVALID);
}

static void
test_a_sheet_can_be_too_wide (void)
{
  g_autoptr (GString) page = g_string_new ("<table>");
  g_autoptr (GBytes) bytes = NULL;

  /* A thousand columns in each of 20,000 rows take 160 MB, and half a megabyte says so. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (page, "<tr><td colspan=1000><td>x");
  bytes = g_bytes_new_static (page->str, page->len);
  tea_sheet_fixture_assert_refused (bytes, TEA_ERROR_TOO_LARGE);
}

static void
test_pages_are_read_as_browsers_do (void)
{
  static const char * const pages[][2] = {
    { "<table><tr><td>a<td>b<tr><td>c</table>", "1:a|b 2:c" },
    { "<TABLE><TR><TH>a</TH><TD>b</TD></TR></TABLE>", "1:a|b" },
    { "<table><tr><td colspan=2>a</td><td>b</td></tr></table>", "1:a||b" },
    { "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
      "1:a|b 2:a|c" },
    { "<table><tr><td> a \n b </td><td>c<br/>d</td></tr></table>", "1:a b|c\nd" },
    { "<table><tr><td>&lt;a&gt;&#20154;&#x4eba;&bad;&amp;</td></tr></table>", "1:<a>人人&bad;&" },
    { "<!-- <tr><td>x --><style>td > p {}</style><table><tr><td>a</td></tr></table>", "1:a" },
    { "<table><tr><td title='<b>'>a</td></tr><tr></tr><tr><td>b</td></tr></table>", "1:a 3:b" },
    { "<table><tr><td>i <3 it</td></tr></table>", "1:i <3 it" },
    { "<table><tr><td>a", "1:a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (pages[i][0], strlen (pages[i][0]));

      assert_rows (bytes, pages[i][1]);
    }
}

static void
test_a_page_without_a_table_is_refused (void)
{
  static const char page[] = "<!DOCTYPE html><html><body>请重新登录</body></html>";
  static const char rubbish[] = "<table><tr><td>a\0\xff</td></tr></table>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GBytes) no_text = g_bytes_new_static (rubbish, sizeof rubbish - 1);

  tea_sheet_fixture_assert_refused (bytes, TEA_ERROR_INVALID);
  tea_sheet_fixture_assert_refused (no_text, TEA_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xls/cells", test_cells_of_every_kind);
  g_test_add_func ("/xls/formula", test_what_a_formula_gave);
  g_test_add_func ("/xls/long-text", test_a_text_over_two_records);
  g_test_add_func ("/xls/merged", test_a_merged_cell_is_in_each_of_its_rows);
  g_test_add_func ("/xls/small", test_a_short_workbook_lies_in_small_sectors);
  g_test_add_func ("/xls/95", test_the_bytes_of_excel_95);
  g_test_add_func ("/xls/missing-text", test_a_text_that_the_file_lacks_spoils_its_row);
  g_test_add_func ("/xls/locked", test_a_workbook_with_a_password_is_refused);
  g_test_add_func ("/xls/none", test_what_is_no_workbook_is_refused);
  g_test_add_func ("/xls/wide", test_a_sheet_can_be_too_wide);
  g_test_add_func ("/xls/page", test_pages_are_read_as_browsers_do);
  g_test_add_func ("/xls/page-without-table", test_a_page_without_a_table_is_refused);

  return g_test_run ();
}
