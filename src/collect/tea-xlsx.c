/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "tea-number-format.h"
#include "tea-xlsx.h"
#include "tea-xml.h"

/*
 * Office Open XML workbooks [ECMA-376, part 1, chapter 18]. Of the many parts four matter: the
 * workbook names the sheets, the shared strings hold most texts, the styles say which numbers are
 * days, and one visible sheet holds the cells.
 */

typedef struct
{
  TeaZip        *zip;
  TeaTable      *table;
  GError        *error;      /* what an element came upon */

  char          *sheet_id;   /* the relation of the first visible sheet that is no note */
  char          *note_id;    /* and of the first that is one */
  char          *sheet_part;
  gboolean       from_1904;

  GPtrArray     *strings;
  GHashTable    *codes;      /* of TeaNumberKind: the custom number formats by their ids */
  GArray        *kinds;      /* of TeaNumberKind: the styles of cells */
  gboolean       in_cell_styles;

  GString       *text;
  gboolean       takes_text;
  guint          in_phonetic;

  guint          line;
  guint          column;
  char           type;       /* the first letter of the cell's type, or 'i' for an inline string */
  guint          style;
} Xlsx;

static gboolean
is_true (const char *value)
{
  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

static void
workbook_start (const char  *name,
                const char **attributes,
                gpointer     data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "workbookPr"))
    {
      self->from_1904 = is_true (tea_xml_attribute (attributes, "date1904"));
    }
  else if (g_str_equal (name, "sheet"))
    {
      const char *state = tea_xml_attribute (attributes, "state");
      char **id = tea_table_is_note (tea_xml_attribute (attributes, "name")) ? &self->note_id
                                                                            : &self->sheet_id;

      /* The sheet has two ids: its own, and that of the part, whose name comes with a prefix. */
      if (*id == NULL && (state == NULL || g_str_equal (state, "visible")))
        *id = g_strdup (tea_xml_attribute (attributes, "id"));
    }
}

static void
relations_start (const char  *name,
                 const char **attributes,
                 gpointer     data)
{
  Xlsx *self = data;
  const char *id = tea_xml_attribute (attributes, "Id");
  const char *target = tea_xml_attribute (attributes, "Target");

  if (g_str_equal (name, "Relationship") && target != NULL && self->sheet_part == NULL &&
      g_strcmp0 (id, self->sheet_id) == 0)
    self->sheet_part = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static void
styles_start (const char  *name,
              const char **attributes,
              gpointer     data)
{
  Xlsx *self = data;
  const char *id = tea_xml_attribute (attributes, "numFmtId");

  if (g_str_equal (name, "cellXfs"))
    {
      self->in_cell_styles = TRUE;
    }
  else if (g_str_equal (name, "numFmt") && id != NULL)
    {
      const char *code = tea_xml_attribute (attributes, "formatCode");

      g_hash_table_insert (self->codes, GUINT_TO_POINTER (strtoul (id, NULL, 10)),
                           GUINT_TO_POINTER (tea_number_format_of_code (code != NULL ? code : "")));
    }
  else if (g_str_equal (name, "xf") && self->in_cell_styles)
    {
      const guint number = id != NULL ? (guint) strtoul (id, NULL, 10) : 0;
      gpointer custom = NULL;
      TeaNumberKind kind = tea_number_format_of_id (number);

      if (g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (number), NULL, &custom))
        kind = (TeaNumberKind) GPOINTER_TO_UINT (custom);
      g_array_append_val (self->kinds, kind);
    }
}

static void
styles_end (const char *name,
            gpointer    data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "cellXfs"))
    self->in_cell_styles = FALSE;
}

/* Texts stand in <t>; a <t> within <rPh> is the reading of the characters beside it. */
static void
text_start (Xlsx       *self,
            const char *name)
{
  if (g_str_equal (name, "rPh"))
    self->in_phonetic++;
  else if (g_str_equal (name, "t"))
    self->takes_text = self->in_phonetic == 0;
}

static void
text_end (Xlsx       *self,
          const char *name)
{
  if (g_str_equal (name, "rPh") && self->in_phonetic > 0)
    self->in_phonetic--;
  else if (g_str_equal (name, "t"))
    self->takes_text = FALSE;
}

static void
take_text (const char *text,
           int         length,
           gpointer    data)
{
  Xlsx *self = data;

  if (self->takes_text)
    g_string_append_len (self->text, text, length);
}

static void
strings_start (const char  *name,
               const char **attributes,
               gpointer     data)
{
  Xlsx *self = data;

  if (g_str_equal (name, "si"))
    g_string_truncate (self->text, 0);
  text_start (self, name);
}

static void
strings_end (const char *name,
             gpointer    data)
{
  Xlsx *self = data;

  text_end (self, name);
  if (g_str_equal (name, "si"))
    g_ptr_array_add (self->strings, g_strndup (self->text->str, self->text->len));
}

/* Reads 「AB12」; returns what stands behind it, or %NULL if it is none. */
static const char *
read_reference (const char *text,
                guint      *column,
                guint      *line)
{
  char *end;
  guint64 number = 0;

  for (; g_ascii_isalpha (*text); text++)
    number = MIN (number * 26 + (guint) (g_ascii_toupper (*text) - 'A' + 1), G_MAXINT32);
  if (number == 0 || !g_ascii_isdigit (*text))
    return NULL;

  *column = (guint) number - 1;
  *line = (guint) MIN (g_ascii_strtoull (text, &end, 10), G_MAXINT32);

  return end;
}

static void
merge_start (Xlsx        *self,
             const char **attributes)
{
  const char *reference = tea_xml_attribute (attributes, "ref");
  guint column, last_column, first, last;

  if (reference == NULL ||
      (reference = read_reference (reference, &column, &first)) == NULL || *reference != ':' ||
      read_reference (reference + 1, &last_column, &last) == NULL)
    return;

  if (last > first && column < G_MAXUINT16)
    tea_table_fill_down (self->table, column, first, last);
}

static void
cell_start (Xlsx        *self,
            const char **attributes)
{
  const char *reference = tea_xml_attribute (attributes, "r");
  const char *type = tea_xml_attribute (attributes, "t");
  const char *style = tea_xml_attribute (attributes, "s");
  guint line;

  /* A cell without reference follows the one before. */
  if (reference == NULL || read_reference (reference, &self->column, &line) == NULL)
    self->column++;
  self->style = style != NULL ? (guint) strtoul (style, NULL, 10) : 0;
  self->type = 'n';
  if (type != NULL)
    self->type = g_str_equal (type, "inlineStr") ? 'i' : g_str_equal (type, "str") ? 't' : *type;
  g_string_truncate (self->text, 0);
}

static void
sheet_start (const char  *name,
             const char **attributes,
             gpointer     data)
{
  Xlsx *self = data;

  if (self->error != NULL)
    return;

  if (g_str_equal (name, "row"))
    {
      const char *number = tea_xml_attribute (attributes, "r");

      self->line = number != NULL ? (guint) MIN (g_ascii_strtoull (number, NULL, 10), G_MAXINT32)
                                  : self->line + 1;
      self->column = G_MAXUINT;
      tea_table_begin_row (self->table, self->line, &self->error);
    }
  else if (g_str_equal (name, "c"))
    {
      cell_start (self, attributes);
    }
  else if (g_str_equal (name, "v"))
    {
      self->takes_text = TRUE;
    }
  else if (g_str_equal (name, "mergeCell"))
    {
      merge_start (self, attributes);
    }
  else
    {
      text_start (self, name);
    }
}

static void
set_shared (Xlsx *self)
{
  char *end;
  const guint64 index = g_ascii_strtoull (self->text->str, &end, 10);

  if (end == self->text->str || *end != '\0' || index >= self->strings->len)
    tea_table_spoil (self->table, _("A cell of this row refers to a text that the file lacks."));
  else
    tea_table_set (self->table, self->column, g_ptr_array_index (self->strings, index), -1,
                   &self->error);
}

static void
cell_end (Xlsx *self)
{
  g_autofree char *text = NULL;

  if (self->text->len == 0)
    return;

  switch (self->type)
    {
    case 's':
      set_shared (self);
      return;

    case 'n':
      {
        TeaNumberKind kind = self->style < self->kinds->len
                               ? g_array_index (self->kinds, TeaNumberKind, self->style)
                               : TEA_NUMBER_PLAIN;

        text = tea_number_format_text (self->text->str, kind, self->from_1904);
      }
      break;

    case 'd':
      text = tea_number_format_iso_date (self->text->str);
      break;

    /* What a formula could not work out is as good as nothing. */
    case 'e':
      return;

    case 'b':
      text = g_strdup (is_true (self->text->str) ? _("Yes") : _("No"));
      break;

    default:
      text = g_strdup (self->text->str);
    }

  tea_table_set (self->table, self->column, text, -1, &self->error);
}

static void
sheet_end (const char *name,
           gpointer    data)
{
  Xlsx *self = data;

  if (self->error != NULL)
    return;

  if (g_str_equal (name, "row"))
    tea_table_end_row (self->table);
  else if (g_str_equal (name, "c"))
    cell_end (self);
  else if (g_str_equal (name, "v"))
    self->takes_text = FALSE;
  else
    text_end (self, name);
}

static void
ignore_end (const char *name,
            gpointer    data)
{
}

static const TeaXmlReader workbook_reader = { "workbook", workbook_start, ignore_end, NULL };
static const TeaXmlReader relations_reader = { "Relationships", relations_start, ignore_end, NULL };
static const TeaXmlReader styles_reader = { "styleSheet", styles_start, styles_end, NULL };
static const TeaXmlReader strings_reader = { "sst", strings_start, strings_end, take_text };
static const TeaXmlReader sheet_reader = { "worksheet", sheet_start, sheet_end, take_text };

static gboolean
read_parts (Xlsx    *self,
            GError **error)
{
  if (!tea_xml_read (self->zip, "xl/workbook.xml", &workbook_reader, self, error))
    return FALSE;

  if (self->sheet_id == NULL)
    self->sheet_id = g_steal_pointer (&self->note_id);
  if (!tea_xml_read (self->zip, "xl/_rels/workbook.xml.rels", &relations_reader, self, error))
    return FALSE;

  if (self->sheet_id == NULL || self->sheet_part == NULL || !tea_zip_has (self->zip,
                                                                          self->sheet_part))
    return tea_zip_refuse_damaged (error);

  if (tea_zip_has (self->zip, "xl/styles.xml") &&
      !tea_xml_read (self->zip, "xl/styles.xml", &styles_reader, self, error))
    return FALSE;
  if (tea_zip_has (self->zip, "xl/sharedStrings.xml") &&
      !tea_xml_read (self->zip, "xl/sharedStrings.xml", &strings_reader, self, error))
    return FALSE;

  return tea_xml_read (self->zip, self->sheet_part, &sheet_reader, self, error);
}

/**
 * tea_xlsx_read:
 * @zip: a workbook
 * @error: return location for an error
 *
 * Reads the first visible sheet of an Office Open XML workbook, unless it is a note and another
 * follows. Days come as 2026-11-25, numbers with all their digits. A row that cannot be read says
 * why.
 *
 * Errors: %TEA_ERROR_INVALID for a damaged workbook, %TEA_ERROR_TOO_LARGE for what is beyond the
 * caps
 *
 * Returns: (transfer full) (nullable): the sheet
 */
TeaTable *
tea_xlsx_read (TeaZip  *zip,
               GError **error)
{
  g_autoptr (TeaTable) table = tea_table_new ();
  Xlsx self = { .zip = zip, .table = table, .column = G_MAXUINT };
  gboolean good;

  self.strings = g_ptr_array_new_with_free_func (g_free);
  self.codes = g_hash_table_new (NULL, NULL);
  self.kinds = g_array_new (FALSE, FALSE, sizeof (TeaNumberKind));
  self.text = g_string_new (NULL);

  good = read_parts (&self, error);
  if (good && self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      good = FALSE;
    }

  g_clear_error (&self.error);
  g_free (self.sheet_id);
  g_free (self.note_id);
  g_free (self.sheet_part);
  g_ptr_array_unref (self.strings);
  g_hash_table_unref (self.codes);
  g_array_unref (self.kinds);
  g_string_free (self.text, TRUE);

  return good ? g_steal_pointer (&table) : NULL;
}
