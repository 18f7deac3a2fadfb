/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of Excel 2003 and pages, which offices' systems hand out as workbooks. */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-markup.h"

#define BOOK "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n" \
             "<Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
#define HEAD BOOK "<Worksheet><Table>"
#define TAIL "</Table></Worksheet></Workbook>"

/* All rows as 「1:a|b 3:c」, an empty cell as nothing. */
static char *
read_rows (const char  *text,
           gsize        length,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (TeaTable) table = tea_markup_read (bytes, error);
  g_autoptr (GString) rows = g_string_new (NULL);

  if (table == NULL)
    return NULL;

  for (guint i = 0; i < tea_table_get_n (table); i++)
    {
      const TeaTableRow *row = tea_table_get (table, i);

      g_string_append_printf (rows, "%s%u:", i > 0 ? " " : "", row->line);
      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (rows, "%s%s", j > 0 ? "|" : "",
                                row->cells[j] != NULL ? row->cells[j] : "");
    }

  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
assert_rows (const char *text,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_rows (text, strlen (text), &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_sheet (const char *table,
              const char *expected)
{
  g_autofree char *text = g_strconcat (HEAD, table, TAIL, NULL);

  assert_rows (text, expected);
}

#define DATA(text) "<Cell><Data ss:Type=\"String\">" text "</Data></Cell>"

static void
test_cells_of_excel_2003_are_read_by_their_types (void)
{
  assert_sheet ("<Row>" DATA ("诉求") DATA ("电话") "</Row>", "1:诉求|电话");
  assert_sheet ("<Row><Cell><Data ss:Type=\"Number\">1.3800001234E+10</Data></Cell></Row>",
                "1:13800001234");
  assert_sheet ("<Row><Cell><Data ss:Type=\"DateTime\">2026-12-31T00:00:00.000</Data></Cell>"
                "<Cell><Data ss:Type='DateTime'>2026-10-08T14:30:00.000</Data></Cell></Row>",
                "1:2026-12-31|2026-10-08 14:30");
  assert_sheet ("<Row>" DATA ("1.3800001234E+10") "</Row>", "1:1.3800001234E+10");
  assert_sheet ("<ss:Row><ss:Cell><ss:Data ss:Type=\"String\">灯</ss:Data></ss:Cell></ss:Row>",
                "1:灯");
}

static void
test_what_is_left_out_of_a_sheet_keeps_its_place (void)
{
  assert_sheet ("<Row>" DATA ("a") "</Row><Row ss:Index=\"4\">" DATA ("b") "</Row>"
                "<Row>" DATA ("c") "</Row>", "1:a 4:b 5:c");
  assert_sheet ("<Row><Cell ss:Index=\"3\"><Data ss:Type=\"String\">c</Data></Cell>" DATA ("d")
                "</Row>", "1:||c|d");
  assert_sheet ("<Row><Cell/>" DATA ("b") "</Row>", "1:|b");

  /* A sheet does not count backwards. */
  assert_sheet ("<Row ss:Index=\"3\">" DATA ("a") "</Row><Row ss:Index=\"2\">" DATA ("b")
                "</Row>", "3:a 4:b");
}

static void
test_merged_cells_of_excel_2003_are_in_each_row (void)
{
  assert_sheet ("<Row><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">2栋</Data></Cell>"
                DATA ("a") "</Row><Row>" DATA ("b") "</Row><Row>" DATA ("c") "</Row>",
                "1:2栋|a 2:2栋|b 3:c");
  assert_sheet ("<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">台账</Data></Cell>"
                DATA ("a") "</Row>", "1:台账||a");
}

static void
test_only_the_values_of_the_first_sheet_are_read (void)
{
  assert_sheet ("<Row><Cell><Data ss:Type=\"String\">a</Data><Comment><Data>批注</Data></Comment>"
                "</Cell></Row></Table></Worksheet><Worksheet><Table><Row>" DATA ("b") "</Row>",
                "1:a");
  assert_sheet ("<Row><Cell>x<Data ss:Type=\"String\">a&#10;b &lt;3</Data>y</Cell></Row>",
                "1:a\nb <3");
}

#define SHEET(name, rows) "<Worksheet ss:Name=\"" name "\"><Table>" rows "</Table></Worksheet>"

static void
assert_sheets (const char *sheets,
               const char *expected)
{
  g_autofree char *text = g_strconcat (BOOK, sheets, "</Workbook>", NULL);

  assert_rows (text, expected);
}

static void
test_a_note_of_how_to_fill_it_in_is_passed_over (void)
{
  assert_sheets (SHEET ("填写说明", "<Row>" DATA ("a") "</Row>")
                 SHEET ("封面", "<Row>" DATA ("b") "</Row>")
                 SHEET ("10月台账", "<Row>" DATA ("c") "</Row>")
                 SHEET ("11月台账", "<Row>" DATA ("d") "</Row>"), "1:c");
  assert_sheets ("<Worksheet ss:Name=\"说明\"/>" SHEET ("台账", "<Row>" DATA ("c") "</Row>"),
                 "1:c");

  /* What is broken off within the sheet behind the note is not the note. */
  assert_rows (BOOK SHEET ("说明", "<Row>" DATA ("a") "</Row>")
               "<Worksheet ss:Name=\"台账\"><Table><Row>" DATA ("c"), "1:c");
}

static void
test_a_note_is_read_where_there_is_nothing_else (void)
{
  assert_sheets (SHEET ("情况说明", "<Row>" DATA ("a") "</Row>"), "1:a");
  assert_sheets (SHEET ("封面", "<Row>" DATA ("a") "</Row>")
                 SHEET ("情况说明", "<Row>" DATA ("b") "</Row>"), "1:a");
}

static void
test_a_page_may_be_in_any_usual_encoding (void)
{
  static const char page[] = "<table><tr><td>楼道灯不亮</td></tr></table>";
  static const struct
  {
    const char *encoding;
    const char *mark;
  } encodings[] = {
    { "UTF-8", "\xEF\xBB\xBF" }, { "GB18030", "" }, { "UTF-16LE", "\xFF\xFE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize written = 0;
      g_autofree char *body = g_convert (page, -1, encodings[i].encoding, "UTF-8", NULL, &written,
                                         &error);
      g_autoptr (GString) file = g_string_new (encodings[i].mark);
      g_autofree char *rows = NULL;

      g_assert_no_error (error);
      g_string_append_len (file, body, (gssize) written);
      rows = read_rows (file->str, file->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, "1:楼道灯不亮");
    }
}

static void
test_the_tables_of_a_page_follow_each_other (void)
{
  assert_rows ("<table><tr><td>a</td></tr></table><p>x</p><table><tr><td>b</td></tr></table>",
               "1:a 2:b");
  assert_rows ("<table><tr><td><div>a</div><p>b</p></td><td></td><td>&nbsp;c</td></tr></table>",
               "1:a\nb||\u00A0c");
  assert_rows ("<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
               "<tr><td>d</td></tr></table>", "1:a||b 2:a||c 3:d");
  assert_rows ("<table><tr><td rowspan=0 colspan='x'>a</td><td>b</td></tr></table>", "1:a|b");
}

static void
test_entities_that_are_none_stay_as_they_are (void)
{
  assert_rows ("<table><tr><td>&#0;&#x110000;&#xd800;&#;&#12a;&</td></tr></table>",
               "1:&#0;&#x110000;&#xd800;&#;&#12a;&");
  assert_rows ("<table><tr><td>&#x1F338;&#X4eba;&amp;lt;</td></tr></table>", "1:🌸人&lt;");
}

static void
test_what_breaks_off_is_read_as_far_as_it_goes (void)
{
  static const char page[] = "<table><tr><td title=\"a>b\">楼道</td><td>灯&amp;</td></tr></table>";

  /* Wherever it ends, it is rows or a refusal, and never more than was there. */
  for (gsize length = 0; length <= strlen (page); length++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_rows (page, length, &error);

      if (rows == NULL)
        g_assert_true (g_error_matches (error, TEA_ERROR, TEA_ERROR_INVALID) ||
                       g_error_matches (error, TEA_ERROR, TEA_ERROR_ENCODING));
      else
        g_assert_cmpuint (strlen (rows), <=, strlen ("1:楼道|灯&amp;"));
    }
  assert_rows (page, "1:楼道|灯&");
}

static void
test_a_page_is_known_by_its_beginning (void)
{
  static const char * const pages[] = {
    "<html>", "\xEF\xBB\xBF<table>", " \r\n\t<!DOCTYPE html>", "<?xml version='1.0'?>", "<T",
  };
  static const char * const others[] = { "", "<", "<3 这个", "< table>", "诉求,电话", "\xEF\xBB\xBF" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (pages[i], strlen (pages[i]));

      g_assert_true (tea_markup_is_one (bytes));
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));

      g_assert_false (tea_markup_is_one (bytes));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markup/cells-of-excel-2003-are-read-by-their-types",
                   test_cells_of_excel_2003_are_read_by_their_types);
  g_test_add_func ("/markup/what-is-left-out-of-a-sheet-keeps-its-place",
                   test_what_is_left_out_of_a_sheet_keeps_its_place);
  g_test_add_func ("/markup/merged-cells-of-excel-2003-are-in-each-row",
                   test_merged_cells_of_excel_2003_are_in_each_row);
  g_test_add_func ("/markup/only-the-values-of-the-first-sheet-are-read",
                   test_only_the_values_of_the_first_sheet_are_read);
  g_test_add_func ("/markup/a-note-of-how-to-fill-it-in-is-passed-over",
                   test_a_note_of_how_to_fill_it_in_is_passed_over);
  g_test_add_func ("/markup/a-note-is-read-where-there-is-nothing-else",
                   test_a_note_is_read_where_there_is_nothing_else);
  g_test_add_func ("/markup/a-page-may-be-in-any-usual-encoding",
                   test_a_page_may_be_in_any_usual_encoding);
  g_test_add_func ("/markup/the-tables-of-a-page-follow-each-other",
                   test_the_tables_of_a_page_follow_each_other);
  g_test_add_func ("/markup/entities-that-are-none-stay-as-they-are",
                   test_entities_that_are_none_stay_as_they_are);
  g_test_add_func ("/markup/what-breaks-off-is-read-as-far-as-it-goes",
                   test_what_breaks_off_is_read_as_far_as_it_goes);
  g_test_add_func ("/markup/a-page-is-known-by-its-beginning",
                   test_a_page_is_known_by_its_beginning);

  return g_test_run ();
}
