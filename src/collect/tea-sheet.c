/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"
#include "tea-csv.h"
#include "tea-markup.h"
#include "tea-ods.h"
#include "tea-sheet.h"
#include "tea-xls.h"
#include "tea-xlsx.h"

#define ZIP_MARK "PK\003\004"
#define OLE_MARK "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

struct _TeaSheet
{
  /* One of the two. */
  TeaCsv    *csv;
  TeaTable  *table;

  guint      next;
  GPtrArray *cells;
};

static gboolean
begins_with (GBytes     *bytes,
             const char *mark)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  return length >= strlen (mark) && memcmp (content, mark, strlen (mark)) == 0;
}

static TeaTable *
read_table (GBytes       *bytes,
            TeaZipWatch   watch,
            gpointer      data,
            GError      **error)
{
  g_autoptr (TeaZip) zip = NULL;

  if (g_bytes_get_size (bytes) > TEA_CSV_MAX_BYTES)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("The file is larger than 50 MB. Divide it and take over the parts."));
      return NULL;
    }

  if (tea_markup_is_one (bytes))
    return tea_markup_read (bytes, error);
  if (begins_with (bytes, OLE_MARK))
    return tea_xls_read (bytes, watch, data, error);

  zip = tea_zip_new (bytes, error);
  if (zip == NULL)
    return NULL;

  tea_zip_watch (zip, watch, data);
  if (tea_zip_has (zip, "xl/workbook.xml"))
    return tea_xlsx_read (zip, error);
  if (tea_zip_has (zip, "content.xml"))
    return tea_ods_read (zip, error);

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("This is no sheet. Sheets end in .xlsx, .xls, .ods or .csv."));
  return NULL;
}

/**
 * tea_sheet_is_workbook:
 * @bytes: the content of a file
 *
 * Returns: whether it is a workbook or a page rather than plain text, by how it begins
 */
gboolean
tea_sheet_is_workbook (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return begins_with (bytes, ZIP_MARK) || begins_with (bytes, OLE_MARK) ||
         tea_markup_is_one (bytes);
}

/**
 * tea_sheet_new_from_bytes:
 * @bytes: the content of a file
 * @watch: (nullable): told how far a workbook is unpacked, which takes most of the time
 * @data: for @watch
 * @error: return location for an error
 *
 * Begins to read a sheet. What it is, is told by the content and not by the name. Of a workbook the
 * first sheet that is shown is read, unless it is a note and another follows.
 *
 * Errors: those of tea_csv_new_from_bytes(); %TEA_ERROR_INVALID for a workbook that is damaged or
 * locked; %TEA_ERROR_TOO_LARGE for one of more than 50 MB, 64 MB unpacked, 100,000
 * rows, 1,024 columns or ten million cells; those of @watch
 *
 * Returns: (transfer full) (nullable): the reader
 */
TeaSheet *
tea_sheet_new_from_bytes (GBytes       *bytes,
                          TeaZipWatch   watch,
                          gpointer      data,
                          GError      **error)
{
  g_autoptr (TeaSheet) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (TeaSheet, 1);
  self->cells = g_ptr_array_new ();
  if (tea_sheet_is_workbook (bytes))
    self->table = read_table (bytes, watch, data, error);
  else
    self->csv = tea_csv_new_from_bytes (bytes, error);

  return self->table != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * tea_sheet_next_row:
 * @self: a reader
 * @row: (out) (transfer none) (array zero-terminated=1): the cells of the row
 * @line: (out): the row or line of the file, from 1
 * @problem: (out) (nullable) (transfer none): why this one row cannot be read; the next can
 * @error: return location for an error
 *
 * Reads the next row that is not empty. What it returns is good until the next call.
 *
 * Errors: those of tea_csv_next_row()
 *
 * Returns: whether there was a row; at the end %FALSE without an error
 */
gboolean
tea_sheet_next_row (TeaSheet             *self,
                    const char * const  **row,
                    guint                *line,
                    const char          **problem,
                    GError              **error)
{
  const TeaTableRow *found;

  g_return_val_if_fail (self != NULL, FALSE);

  *problem = NULL;
  if (self->csv != NULL)
    return tea_csv_next_row (self->csv, row, line, problem, error);

  if (self->next == tea_table_get_n (self->table))
    return FALSE;

  found = tea_table_get (self->table, self->next++);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < found->n_cells; i++)
    g_ptr_array_add (self->cells, (gpointer) (found->cells[i] != NULL ? found->cells[i] : ""));
  g_ptr_array_add (self->cells, NULL);

  *row = (const char * const *) self->cells->pdata;
  *line = found->line;
  *problem = found->problem;

  return TRUE;
}

/**
 * tea_sheet_free:
 * @self: (transfer full): a reader
 */
void
tea_sheet_free (TeaSheet *self)
{
  g_clear_pointer (&self->csv, tea_csv_free);
  g_clear_pointer (&self->table, tea_table_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}
