/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "collect/tea-csv.h"
#include "tea-number-format.h"
#include "tea-ods.h"
#include "tea-xml.h"

/*
 * OpenDocument spreadsheets [OASIS OpenDocument 1.3, part 3, chapter 9]. Everything is in one part;
 * equal cells and rows that follow each other are written once, with their number.
 */

typedef struct
{
  TeaTable *table;
  GError   *error;

  guint     n_tables;      /* begun so far */
  guint     wanted;        /* which of them is read, 0 while there was none but notes */
  gboolean  takes_notes;
  guint     depth;         /* of tables within tables */
  guint     line;          /* from 1 */
  guint     row_repeats;
  guint     column;
  guint     cell_repeats;
  guint     rows_spanned;
  char      type;          /* the first letter of the value's type */
  char     *value;

  GString  *text;
  gboolean  has_paragraph;
  guint     in_cell;
  guint     in_paragraph;
  guint     ignored;       /* within a note, or the reading beside characters */

  GArray   *spans;
} Ods;

/* A merged cell over several rows. */
typedef struct
{
  guint column;
  guint first;
  guint last;
} Span;

static guint
read_count (const char **attributes,
            const char  *name)
{
  const char *value = tea_xml_attribute (attributes, name);
  const guint64 count = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (count, 1, G_MAXINT32);
}

static gboolean
is_ignored (const char *name)
{
  return g_str_equal (name, "annotation") || g_str_equal (name, "ruby-text");
}

static gboolean
is_cell (const char *name)
{
  return g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell");
}

static void
cell_start (Ods         *self,
            const char **attributes)
{
  const char *type = tea_xml_attribute (attributes, "value-type");
  const char *value = NULL;

  self->in_cell++;
  self->cell_repeats = read_count (attributes, "number-columns-repeated");
  self->rows_spanned = read_count (attributes, "number-rows-spanned");
  self->type = type != NULL ? *type : 's';
  self->has_paragraph = FALSE;
  g_string_truncate (self->text, 0);

  if (type != NULL && g_str_equal (type, "date"))
    value = tea_xml_attribute (attributes, "date-value");
  else if (type != NULL && g_str_equal (type, "time"))
    value = tea_xml_attribute (attributes, "time-value");
  else if (type != NULL && g_str_equal (type, "float"))
    value = tea_xml_attribute (attributes, "value");
  if (type != NULL && g_str_equal (type, "time"))
    self->type = 't';
  g_set_str (&self->value, value);
}

static void
paragraph_start (Ods *self)
{
  if (self->in_paragraph++ > 0)
    return;
  if (self->has_paragraph)
    g_string_append_c (self->text, '\n');
  self->has_paragraph = TRUE;
}

static void
ods_start (const char  *name,
           const char **attributes,
           gpointer     data)
{
  Ods *self = data;

  if (self->error != NULL)
    return;

  if (g_str_equal (name, "table"))
    {
      if (self->depth++ > 0)
        return;

      self->n_tables++;
      if (self->wanted == 0 &&
          (self->takes_notes || !tea_table_is_note (tea_xml_attribute (attributes, "name"))))
        self->wanted = self->n_tables;
      return;
    }
  if (self->n_tables != self->wanted || self->depth != 1)
    return;

  if (self->ignored > 0 || is_ignored (name))
    {
      self->ignored += is_ignored (name);
    }
  else if (g_str_equal (name, "table-row"))
    {
      self->row_repeats = read_count (attributes, "number-rows-repeated");
      self->column = 0;
      tea_table_begin_row (self->table, self->line + 1, &self->error);
    }
  else if (is_cell (name))
    {
      cell_start (self, attributes);
    }
  else if (self->in_cell > 0 && (g_str_equal (name, "p") || g_str_equal (name, "h")))
    {
      paragraph_start (self);
    }
  else if (self->in_paragraph > 0 && g_str_equal (name, "s"))
    {
      const guint n = MIN (read_count (attributes, "c"), 1000);

      for (guint i = 0; i < n; i++)
        g_string_append_c (self->text, ' ');
    }
  else if (self->in_paragraph > 0 && g_str_equal (name, "tab"))
    {
      g_string_append_c (self->text, '\t');
    }
  else if (self->in_paragraph > 0 && g_str_equal (name, "line-break"))
    {
      g_string_append_c (self->text, '\n');
    }
}

static char *
dup_cell_text (Ods *self)
{
  char *text = NULL;

  if (self->value != NULL && self->type == 'd')
    text = tea_number_format_iso_date (self->value);
  else if (self->value != NULL && self->type == 't')
    text = tea_number_format_iso_time (self->value);
  else if (self->value != NULL && self->type == 'f')
    text = tea_number_format_text (self->value, TEA_NUMBER_PLAIN, FALSE);

  /* A value that makes no sense is as it is shown. */
  return text != NULL ? text : g_strndup (self->text->str, self->text->len);
}

static void
cell_end (Ods *self)
{
  g_autofree char *text = dup_cell_text (self);

  self->in_cell--;
  self->in_paragraph = 0;

  /* The empty cells up to the last column are one cell with a great number. */
  if (*text != '\0')
    for (guint i = 0; i < self->cell_repeats && self->error == NULL; i++)
      tea_table_set (self->table, self->column + i, text, -1, &self->error);
  if (*text != '\0' && self->rows_spanned > 1)
    {
      const Span span = { self->column, self->line + 1, self->line + self->rows_spanned };

      g_array_append_val (self->spans, span);
    }
  self->column = MIN (self->column, G_MAXINT32) + self->cell_repeats;
}

static void
row_end (Ods *self)
{
  const guint n_before = tea_table_get_n (self->table);

  tea_table_end_row (self->table);
  if (tea_table_get_n (self->table) > n_before)
    {
      for (guint i = 1; i < self->row_repeats && self->error == NULL; i++)
        if (tea_table_begin_row (self->table, self->line + 1 + i, &self->error))
          tea_table_repeat_row (self->table, self->line + 1 + i);
    }
  self->line = MIN (self->line, G_MAXINT32) + self->row_repeats;
}

static void
ods_end (const char *name,
         gpointer    data)
{
  Ods *self = data;

  if (self->error != NULL)
    return;

  if (g_str_equal (name, "table"))
    {
      self->depth--;
      return;
    }
  if (self->n_tables != self->wanted || self->depth != 1)
    return;

  if (is_ignored (name))
    self->ignored -= self->ignored > 0;
  else if (self->ignored > 0)
    return;
  else if (g_str_equal (name, "table-row"))
    row_end (self);
  else if (is_cell (name) && self->in_cell > 0)
    cell_end (self);
  else if (self->in_paragraph > 0 && (g_str_equal (name, "p") || g_str_equal (name, "h")))
    self->in_paragraph--;
}

static void
ods_text (const char *text,
          int         length,
          gpointer    data)
{
  Ods *self = data;

  if (self->in_paragraph > 0 && self->ignored == 0 && self->text->len <= TEA_CSV_MAX_FIELD)
    g_string_append_len (self->text, text, length);
}

static const TeaXmlReader reader = { "document-content", ods_start, ods_end, ods_text };

/**
 * tea_ods_read:
 * @zip: a workbook
 * @error: return location for an error
 *
 * Reads the first sheet of an OpenDocument workbook, unless it is a note and another follows. Days
 * come as 2026-11-25, numbers with all their digits.
 *
 * Errors: %TEA_ERROR_INVALID for a damaged workbook, %TEA_ERROR_TOO_LARGE for what is beyond the
 * caps
 *
 * Returns: (transfer full) (nullable): the sheet
 */
TeaTable *
tea_ods_read (TeaZip  *zip,
              GError **error)
{
  g_autoptr (TeaTable) table = tea_table_new ();
  Ods self = { .table = table };
  gboolean good;

  self.text = g_string_new (NULL);
  self.spans = g_array_new (FALSE, FALSE, sizeof (Span));

  good = tea_xml_read (zip, "content.xml", &reader, &self, error);
  if (good && self.wanted == 0 && self.n_tables > 0)
    {
      self.takes_notes = TRUE;
      self.n_tables = 0;
      good = tea_xml_read (zip, "content.xml", &reader, &self, error);
    }
  if (good && self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      good = FALSE;
    }
  for (guint i = 0; good && i < self.spans->len; i++)
    {
      const Span *span = &g_array_index (self.spans, Span, i);

      tea_table_fill_down (table, span->column, span->first, span->last);
    }

  g_clear_error (&self.error);
  g_free (self.value);
  g_string_free (self.text, TRUE);
  g_array_unref (self.spans);

  return good ? g_steal_pointer (&table) : NULL;
}
