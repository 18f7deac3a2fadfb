/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-sheet.h"
#include "tea-sheet-fixture.h"
#include "tea-zip-fixture.h"

typedef struct
{
  const char *promise;
  const char *strings;  /* of .xlsx only */
  const char *sheet;
  const char *expected; /* 「line:cell|cell」, rows with blanks between */
} Case;

static void
assert_rows (const char *promise,
             GBytes     *bytes,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = tea_sheet_fixture_dump (bytes, &error);

  g_test_message ("%s", promise);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

#define ROWS(rows) "<sheetData>" rows "</sheetData>"
#define INLINE(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void
test_xlsx_cells (void)
{
  static const Case cases[] = {
    { "shared strings", "<si><t>姓名</t></si><si><t>电话</t></si>",
      ROWS ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>"),
      "1:电话|姓名" },
    { "rich text is one text", "<si><r><t>楼道</t></r><r><rPr/><t>杂物</t></r></si>",
      ROWS ("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>"), "1:楼道杂物" },
    { "a reading beside the characters is no text",
      "<si><t>邵明</t><rPh sb=\"0\" eb=\"2\"><t>shaoming</t></rPh><phoneticPr/></si>",
      ROWS ("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>"), "1:邵明" },
    { "inline strings, with their readings left out", "",
      ROWS ("<row r=\"1\"><c t=\"inlineStr\"><is><t>邵</t><rPh><t>shao</t></rPh></is></c></row>"),
      "1:邵" },
    { "cells that are left out are empty", "",
      ROWS ("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"D1\"><v>2</v></c></row>"), "1:|1||2" },
    { "cells and rows without reference follow each other", "",
      ROWS ("<row>" INLINE ("a") INLINE ("b") "</row><row>" INLINE ("c") "</row>"), "1:a|b 2:c" },
    { "empty rows are passed over, and counted", "",
      ROWS ("<row r=\"2\"><c r=\"A2\"><v>7</v></c></row><row r=\"3\"/>"
            "<row r=\"9\"><c r=\"A9\"><v>8</v></c></row>"), "2:7 9:8" },
    { "a phone keeps all its digits", "",
      ROWS ("<row r=\"1\"><c><v>13800001234</v></c><c s=\"4\"><v>1.3800001234E10</v></c></row>"),
      "1:13800001234|13800001234" },
    { "whole numbers have no fraction, others keep theirs", "",
      ROWS ("<row r=\"1\"><c><v>3.0</v></c><c><v>2.5</v></c><c><v>-4</v></c></row>"),
      "1:3|2.5|-4" },
    { "a day by a built-in format", "",
      ROWS ("<row r=\"1\"><c s=\"1\"><v>46351</v></c></row>"), "1:2026-11-25" },
    { "a day by a format of its own", "",
      ROWS ("<row r=\"1\"><c s=\"2\"><v>46351</v></c></row>"), "1:2026-11-25" },
    { "a day with a time", "",
      ROWS ("<row r=\"1\"><c s=\"3\"><v>46351.604166666664</v></c></row>"),
      "1:2026-11-25 14:30" },
    { "a day that is written out", "",
      ROWS ("<row r=\"1\"><c t=\"d\"><v>2026-11-25T00:00:00</v></c></row>"), "1:2026-11-25" },
    { "what a formula gives, not the formula", "",
      ROWS ("<row r=\"1\"><c t=\"str\"><f>A2&amp;B2</f><v>2栋</v></c>"
            "<c><f>1+1</f><v>2</v></c></row>"),
      "1:2栋|2" },
    { "an error is nothing", "",
      ROWS ("<row r=\"1\"><c t=\"e\"><v>#N/A</v></c><c><v>1</v></c></row>"), "1:|1" },
    { "a choice", "",
      ROWS ("<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c></row>"), "1:Yes|No" },
    { "a title over several columns stays one cell", "",
      ROWS ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row>"
            "<row r=\"2\"><c r=\"A2\"><v>2</v></c><c r=\"B2\"><v>3</v></c></row>")
      "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", "1:1 2:2|3" },
    { "a cell over several rows belongs to each of them", "",
      ROWS ("<row r=\"1\"><c r=\"A1\"><v>5</v></c><c r=\"B1\"><v>1</v></c></row>"
            "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>"
            "<row r=\"3\"><c r=\"B3\"><v>3</v></c></row>")
      "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>", "1:5|1 2:5|2 3:|3" },
    { "a merge that is no reference is passed over", "",
      ROWS ("<row r=\"1\"><c><v>1</v></c></row>")
      "<mergeCells><mergeCell ref=\"A1\"/><mergeCell/><mergeCell ref=\":\"/></mergeCells>", "1:1" },
    { "a shared string that is not there spoils its row alone", "<si><t>a</t></si>",
      ROWS ("<row r=\"1\"><c t=\"s\"><v>0</v></c></row><row r=\"2\"><c t=\"s\"><v>9</v></c></row>"
            "<row r=\"3\"><c t=\"s\"><v>-1</v></c></row>"
            "<row r=\"4\"><c t=\"s\"><v>0</v></c></row>"),
      "1:a 2! 3! 4:a" },
    { "a style that is not there is a plain number", "",
      ROWS ("<row r=\"1\"><c s=\"99\"><v>46351</v></c></row>"), "1:46351" },
    { "a line end within a cell", "",
      ROWS ("<row r=\"1\">" INLINE ("两行\n文字") "</row>"), "1:两行\n文字" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = tea_zip_fixture_xlsx (cases[i].strings, cases[i].sheet);

      assert_rows (cases[i].promise, bytes, cases[i].expected);
    }
}

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(text) "<table:table-cell office:value-type=\"string\"><text:p>" text \
                   "</text:p></table:table-cell>"

static void
test_ods_cells (void)
{
  static const Case cases[] = {
    { "texts", NULL, ROW (CELL ("姓名") CELL ("电话")) ROW (CELL ("邵明")), "1:姓名|电话 2:邵明" },
    { "paragraphs are lines", NULL,
      ROW ("<table:table-cell><text:p>两行</text:p><text:p>文字</text:p></table:table-cell>"),
      "1:两行\n文字" },
    { "blanks and breaks", NULL,
      ROW (CELL ("a<text:s text:c=\"2\"/>b<text:line-break/>c<text:tab/>d")), "1:a  b\nc\td" },
    { "a span is part of its text, a reading is not", NULL,
      ROW (CELL ("<text:ruby><text:ruby-base>邵</text:ruby-base><text:ruby-text>shao"
                 "</text:ruby-text></text:ruby><text:span>明</text:span>")), "1:邵明" },
    { "a note beside a cell is no text", NULL,
      ROW ("<table:table-cell><office:annotation><text:p>note</text:p></office:annotation>"
           "<text:p>text</text:p></table:table-cell>"), "1:text" },
    { "a number is what it is, not how it is shown", NULL,
      ROW ("<table:table-cell office:value-type=\"float\" office:value=\"13800001234\">"
           "<text:p>1.38E+10</text:p></table:table-cell>"), "1:13800001234" },
    { "a day", NULL,
      ROW ("<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-25\">"
           "<text:p>25.11.26</text:p></table:table-cell>"), "1:2026-11-25" },
    { "a time of day that makes no sense is as it is shown", NULL,
      ROW ("<table:table-cell office:value-type=\"time\" office:time-value=\"noon\">"
           "<text:p>中午</text:p></table:table-cell>"), "1:中午" },
    { "equal cells are written once", NULL,
      ROW ("<table:table-cell table:number-columns-repeated=\"2\"><text:p>a</text:p>"
           "</table:table-cell>" CELL ("b")), "1:a|a|b" },
    { "empty cells between", NULL,
      ROW (CELL ("a") "<table:table-cell table:number-columns-repeated=\"2\"/>" CELL ("b")),
      "1:a|||b" },
    { "empty cells and rows up to the end of the sheet are nothing", NULL,
      ROW (CELL ("a") "<table:table-cell table:number-columns-repeated=\"16383\"/>")
      "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/></table:table-row>", "1:a" },
    { "equal rows are written once", NULL,
      "<table:table-row table:number-rows-repeated=\"2\">" CELL ("a") "</table:table-row>"
      ROW (CELL ("b")), "1:a 2:a 3:b" },
    { "empty rows are counted", NULL,
      ROW (CELL ("a")) "<table:table-row table:number-rows-repeated=\"3\"/>" ROW (CELL ("b")),
      "1:a 5:b" },
    { "a cell over two rows belongs to both", NULL,
      ROW ("<table:table-cell table:number-rows-spanned=\"2\"><text:p>a</text:p></table:table-cell>"
           CELL ("1")) ROW ("<table:covered-table-cell/>" CELL ("2")), "1:a|1 2:a|2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = tea_zip_fixture_ods (cases[i].sheet);

      assert_rows (cases[i].promise, bytes, cases[i].expected);
    }
}

/* The sheets that the other tests read stand behind a note of how to fill them in. */
static void
test_a_note_is_read_where_there_is_nothing_else (void)
{
  static const TeaZipFixturePart xlsx[] = {
    { "xl/workbook.xml", "<workbook xmlns:r=\"urn:r\"><sheets>"
      "<sheet name=\"情况说明\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels", "<Relationships>"
      "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>" },
    { "xl/worksheets/sheet1.xml",
      "<worksheet>" ROWS ("<row r=\"1\">" INLINE ("a") "</row>") "</worksheet>" },
    { NULL, NULL }
  };
  static const TeaZipFixturePart ods[] = {
    { "content.xml", "<office:document-content xmlns:office=\"urn:office\" "
      "xmlns:table=\"urn:table\" xmlns:text=\"urn:text\"><table:table table:name=\"说明\">"
      ROW (CELL ("a")) "</table:table></office:document-content>" },
    { NULL, NULL }
  };
  g_autoptr (GBytes) first = tea_zip_fixture_pack (xlsx);
  g_autoptr (GBytes) second = tea_zip_fixture_pack (ods);

  assert_rows ("an .xlsx of one note", first, "1:a");
  assert_rows ("an .ods of one note", second, "1:a");
}

static void
test_damaged_workbooks_are_refused (void)
{
  static const TeaZipFixturePart nothing[] = { { "readme.txt", "hello" }, { NULL, NULL } };
  static const TeaZipFixturePart no_sheet[] = {
    { "xl/workbook.xml", "<workbook><sheets/></workbook>" },
    { "xl/_rels/workbook.xml.rels", "<Relationships/>" }, { NULL, NULL }
  };
  static const TeaZipFixturePart wrong_root[] = { { "content.xml", "<html/>" }, { NULL, NULL } };
  static const TeaZipFixturePart half[] = {
    { "content.xml", "<office:document-content><office:body>" }, { NULL, NULL }
  };
  static const TeaZipFixturePart empty[] = { { "content.xml", "" }, { NULL, NULL } };
  static const TeaZipFixturePart *const cases[] = { nothing, no_sheet, wrong_root, half, empty };
  g_autoptr (GBytes) old = g_bytes_new_static ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", 18);
  g_autoptr (GBytes) whole = tea_zip_fixture_ods (ROW (CELL ("a")));
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = tea_zip_fixture_pack (cases[i]);

      tea_sheet_fixture_assert_refused (bytes, TEA_ERROR_INVALID);
    }
  tea_sheet_fixture_assert_refused (old, TEA_ERROR_INVALID);
  tea_sheet_fixture_assert_refused (cut, TEA_ERROR_INVALID);
}

static void
test_declarations_are_refused (void)
{
  static const TeaZipFixturePart bomb[] = {
    { "content.xml",
      "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      "<office:document-content>&b;</office:document-content>" }, { NULL, NULL }
  };
  static const TeaZipFixturePart outside[] = {
    { "content.xml", "<!DOCTYPE d SYSTEM \"file:///etc/hostname\"><office:document-content/>" },
    { NULL, NULL }
  };
  g_autoptr (GBytes) first = tea_zip_fixture_pack (bomb);
  g_autoptr (GBytes) second = tea_zip_fixture_pack (outside);

  tea_sheet_fixture_assert_refused (first, TEA_ERROR_INVALID);
  tea_sheet_fixture_assert_refused (second, TEA_ERROR_INVALID);
}

/* What is small in the file may be large in memory. */
static void
test_caps (void)
{
  g_autofree char *blanks = g_strnfill (70 * 1024 * 1024, ' ');
  g_autofree char *field = g_strnfill (33 * 1024, 'x');
  g_autoptr (GBytes) unpacked = tea_zip_fixture_ods (blanks);
  g_autoptr (GBytes) rows = tea_zip_fixture_ods (
      "<table:table-row table:number-rows-repeated=\"200000\">" CELL ("a") "</table:table-row>");
  g_autoptr (GBytes) columns = tea_zip_fixture_ods (
      ROW ("<table:table-cell table:number-columns-repeated=\"2000\"><text:p>a</text:p>"
           "</table:table-cell>"));
  g_autofree char *sheet = g_strconcat ("<sheetData><row><c t=\"inlineStr\"><is><t>", field,
                                        "</t></is></c></row><row>" INLINE ("b")
                                        "</row></sheetData>", NULL);
  g_autoptr (GBytes) fields = tea_zip_fixture_xlsx ("", sheet);

  tea_sheet_fixture_assert_refused (unpacked, TEA_ERROR_TOO_LARGE);
  tea_sheet_fixture_assert_refused (rows, TEA_ERROR_TOO_LARGE);
  tea_sheet_fixture_assert_refused (columns, TEA_ERROR_TOO_LARGE);
  assert_rows ("a cell that is too long spoils its row alone", fields, "1! 2:b");
}

typedef struct
{
  guint n_calls;
  guint n_allowed;
  gsize done;
} Watch;

static gboolean
watch_cb (gsize      done,
          gsize      total,
          gpointer   data,
          GError   **error)
{
  Watch *watch = data;

  g_assert_cmpuint (done, >=, watch->done);
  g_assert_cmpuint (done, <=, total);
  watch->done = done;
  if (watch->n_calls++ < watch->n_allowed)
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_CANCELLED, "Enough.");
  return FALSE;
}

static void
test_reading_a_workbook_is_watched_and_can_be_stopped (void)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaSheet) sheet = NULL;
  Watch patient = { .n_allowed = G_MAXUINT };
  Watch hasty = { .n_allowed = 3 };

  for (guint i = 0; i < 20000; i++)
    g_string_append (rows, "<row>" INLINE ("灯坏了") "</row>");
  g_string_append (rows, "</sheetData>");
  bytes = tea_zip_fixture_xlsx ("", rows->str);

  sheet = tea_sheet_new_from_bytes (bytes, watch_cb, &patient, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  g_assert_cmpuint (patient.n_calls, >, 10);
  g_assert_cmpuint (patient.done, >=, rows->len);

  g_assert_null (tea_sheet_new_from_bytes (bytes, watch_cb, &hasty, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
  g_assert_cmpuint (hasty.n_calls, ==, 4);
}

static void
test_text_is_still_read_as_a_sheet (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n1,2\n", 8);

  g_assert_false (tea_sheet_is_workbook (bytes));
  assert_rows ("comma-separated values", bytes, "1:a|b 2:1|2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/xlsx-cells", test_xlsx_cells);
  g_test_add_func ("/workbook/ods-cells", test_ods_cells);
  g_test_add_func ("/workbook/a-note-is-read-where-there-is-nothing-else",
                   test_a_note_is_read_where_there_is_nothing_else);
  g_test_add_func ("/workbook/damaged-ones-are-refused", test_damaged_workbooks_are_refused);
  g_test_add_func ("/workbook/declarations-are-refused", test_declarations_are_refused);
  g_test_add_func ("/workbook/caps", test_caps);
  g_test_add_func ("/workbook/reading-is-watched-and-can-be-stopped",
                   test_reading_a_workbook_is_watched_and_can_be_stopped);
  g_test_add_func ("/workbook/text-is-still-read-as-a-sheet", test_text_is_still_read_as_a_sheet);

  return g_test_run ();
}
