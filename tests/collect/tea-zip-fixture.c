/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "tea-zip-fixture.h"

/* More than any of these workbooks takes. */
#define MAX_SIZE (4 * 1024 * 1024)

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Packs parts as a spreadsheet program does. A part without a text ends the list. The room to pack
 * in is one for all: to be given so much anew takes a hundred times as long as the packing. */
GBytes *
tea_zip_fixture_pack (const TeaZipFixturePart *parts)
{
  static char buffer[MAX_SIZE];
  struct archive *archive = archive_write_new ();
  size_t used = 0;

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, MAX_SIZE, &used), ==, ARCHIVE_OK);
  for (; parts->name != NULL; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();
      const size_t size = strlen (parts->text);

      archive_entry_set_pathname (entry, parts->name);
      archive_entry_set_size (entry, (gint64) size);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts->text, size), ==, (gssize) size);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new (buffer, used);
}

/* A workbook of one hidden sheet, a note that is not even there, and a visible sheet. Style 1 is a
 * day, 2 a day of a custom format, 3 a time of day, 4 a plain number. */
GBytes *
tea_zip_fixture_xlsx (const char *strings,
                      const char *sheet)
{
  g_autofree char *strings_part = g_strconcat (XML "<sst>", strings, "</sst>", NULL);
  g_autofree char *sheet_part = g_strconcat (XML "<worksheet>", sheet, "</worksheet>", NULL);
  const TeaZipFixturePart parts[] = {
    { "[Content_Types].xml", XML "<Types/>" },
    { "xl/workbook.xml",
      XML "<workbook xmlns:r=\"urn:r\"><sheets>"
          "<sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
          "<sheet name=\"填写说明\" sheetId=\"3\" r:id=\"rId3\"/>"
          "<sheet name=\"new\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      XML "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>" },
    { "xl/styles.xml",
      XML "<styleSheet><numFmts><numFmt numFmtId=\"176\" "
          "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/>"
          "<xf numFmtId=\"22\"/><xf numFmtId=\"1\"/></cellXfs></styleSheet>" },
    { "xl/sharedStrings.xml", strings_part },
    { "xl/worksheets/sheet1.xml", XML "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\">"
      "<is><t>hidden</t></is></c></row></sheetData></worksheet>" },
    { "xl/worksheets/sheet2.xml", sheet_part },
    { NULL, NULL }
  };

  return tea_zip_fixture_pack (parts);
}

GBytes *
tea_zip_fixture_ods (const char *table)
{
  g_autofree char *content = g_strconcat (
      XML "<office:document-content xmlns:office=\"urn:office\" xmlns:table=\"urn:table\" "
      "xmlns:text=\"urn:text\"><office:body><office:spreadsheet><table:table table:name=\"说明\">"
      "<table:table-row><table:table-cell><text:p>note</text:p></table:table-cell>"
      "</table:table-row></table:table><table:table>", table,
      "</table:table><table:table><table:table-row><table:table-cell><text:p>second</text:p>"
      "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document-content>", NULL);
  const TeaZipFixturePart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { NULL, NULL }
  };

  return tea_zip_fixture_pack (parts);
}
