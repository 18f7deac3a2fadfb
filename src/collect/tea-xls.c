/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-number-format.h"
#include "tea-ole.h"
#include "tea-xls.h"

/*
 * Workbooks of Excel 5 to 2003 and of everything that still writes them [MS-XLS]: a stream of
 * records. First come the workbook's own, with the texts that many cells share, then those of each
 * sheet.
 */

enum
{
  RECORD_FORMULA      = 0x0006,
  RECORD_EOF          = 0x000a,
  RECORD_FROM_1904    = 0x0022,
  RECORD_PASSWORD     = 0x002f,
  RECORD_CONTINUE     = 0x003c,
  RECORD_CODE_PAGE    = 0x0042,
  RECORD_SHEET        = 0x0085,
  RECORD_NUMBERS      = 0x00bd,
  RECORD_RICH_TEXT    = 0x00d6,
  RECORD_STYLE        = 0x00e0,
  RECORD_MERGED       = 0x00e5,
  RECORD_STRINGS      = 0x00fc,
  RECORD_SHARED_TEXT  = 0x00fd,
  RECORD_NUMBER       = 0x0203,
  RECORD_TEXT         = 0x0204,
  RECORD_CHOICE       = 0x0205,
  RECORD_FORMULA_TEXT = 0x0207,
  RECORD_SHORT_NUMBER = 0x027e,
  RECORD_FORMAT       = 0x041e,
  RECORD_BEGIN        = 0x0809,
};

/* The version of Excel 97 to 2003, which is the first to write texts in UTF-16. */
#define VERSION_97 0x0600

/* The kind of a sheet with cells, and the bits that say whether it is hidden. */
#define WORKSHEET     0
#define HIDDEN_BITS   3

#define MAX_FORMATS G_MAXUINT16

/* So many records are read between two looks at the cancellable. */
#define STEP_RECORDS 1000

typedef struct
{
  guint column;
  guint first;
  guint last;
} Merge;

typedef struct
{
  const guint8 *content;
  gsize         length;
  gsize         next;        /* where the next record begins */

  guint         type;        /* of the record that is being read */
  const guint8 *at;
  gsize         left;        /* how much of it is */
  gboolean      short_of;    /* whether it ended too early */

  guint         version;
  guint         code_page;
  gboolean      from_1904;
  gsize         sheet;       /* where the first visible one that is no note begins, 0 for none */
  gsize         note;        /* and where the first that is one */
  GPtrArray    *strings;
  GStringChunk *texts;
  gsize         n_bytes;     /* of all strings */
  GHashTable   *codes;       /* of TeaNumberKind: the number formats by their ids */
  GArray       *kinds;       /* of TeaNumberKind: the styles of cells */

  TeaTable     *table;
  GArray       *merges;
  guint         line;        /* of the row that is open, 0 for none */
  guint         column;
  guint         style;
  gboolean      waits;       /* whether the text of a formula is still to come */

  TeaZipWatch   watch;
  gpointer      watch_data;
  guint         n_records;
} Xls;

/* Moves on to the next record. Returns whether there is one. */
static gboolean
next_record (Xls *self)
{
  const guint8 *head;

  if (self->length - self->next < 4)
    return FALSE;

  head = self->content + self->next;
  self->type = (guint) head[0] | (guint) head[1] << 8;
  self->left = (gsize) head[2] | (gsize) head[3] << 8;
  self->left = MIN (self->left, self->length - self->next - 4);
  self->at = head + 4;
  self->next += 4 + self->left;
  self->short_of = FALSE;

  return TRUE;
}

/* A record holds 8 KB at most; what is longer goes on in others. */
static gboolean
go_on (Xls *self)
{
  const guint type = self->type;

  while (self->left == 0)
    {
      if (self->length - self->next < 4 || self->content[self->next] != RECORD_CONTINUE ||
          self->content[self->next + 1] != 0 || !next_record (self))
        {
          self->short_of = TRUE;
          return FALSE;
        }
      self->type = type;
    }

  return TRUE;
}

static guint8
take_byte (Xls *self)
{
  if (self->short_of || !go_on (self))
    return 0;

  self->left--;

  return *self->at++;
}

static guint
take_word (Xls *self)
{
  const guint low = take_byte (self);

  return low | (guint) take_byte (self) << 8;
}

static guint32
take_number (Xls *self)
{
  const guint32 low = take_word (self);

  return low | (guint32) take_word (self) << 16;
}

static double
take_double (Xls *self)
{
  guint64 bits = take_number (self);
  double value;

  bits |= (guint64) take_number (self) << 32;
  memcpy (&value, &bits, sizeof value);

  return value;
}

static void
pass_over (Xls   *self,
           gsize  n)
{
  while (n > 0 && !self->short_of && go_on (self))
    {
      const gsize step = MIN (n, self->left);

      self->at += step;
      self->left -= step;
      n -= step;
    }
}

/* Adds a unit of UTF-16. What is half of a pair without the other half is no character. */
static void
append_unit (GString  *text,
             gunichar  unit,
             gunichar *first_half)
{
  if (unit >= 0xdc00 && unit < 0xe000 && *first_half != 0)
    g_string_append_unichar (text, 0x10000 + ((*first_half - 0xd800) << 10) + (unit - 0xdc00));
  else if (unit != 0 && (unit < 0xd800 || unit >= 0xe000))
    g_string_append_unichar (text, unit);

  *first_half = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
}

/* The characters of a text, in one byte each where all are Latin and in two where not. Where the
 * record ends within them, the next one says anew which.
 */
static char *
take_characters (Xls      *self,
                 guint     n,
                 gboolean  wide)
{
  GString *text = g_string_sized_new (n);
  gunichar first_half = 0;

  while (n > 0 && !self->short_of)
    {
      if (self->left == 0)
        {
          if (!go_on (self))
            break;
          wide = (take_byte (self) & 1) != 0;
        }

      append_unit (text, wide ? take_word (self) : take_byte (self), &first_half);
      n--;
    }

  return g_string_free (text, FALSE);
}

/* Before Excel 97 a text had the bytes of the code page of the country. */
static char *
take_bytes (Xls   *self,
            guint  n)
{
  g_autofree char *bytes = g_malloc0 ((gsize) n + 1);
  g_autofree char *page = g_strdup_printf ("CP%u", self->code_page);
  char *text;

  for (guint i = 0; i < n && !self->short_of; i++)
    bytes[i] = (char) take_byte (self);

  text = g_convert_with_fallback (bytes, -1, "UTF-8",
                                  self->code_page == 936 ? "GB18030" : page, "?", NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (bytes, -1);
}

/* A text of @n characters, with its formatting and the reading beside it passed over. */
static char *
take_text (Xls   *self,
           guint  n)
{
  guint flags;
  gsize behind = 0;
  char *text;

  if (self->version < VERSION_97)
    return take_bytes (self, n);

  flags = take_byte (self);
  if (flags & 8)
    behind += 4 * (gsize) take_word (self);
  if (flags & 4)
    behind += take_number (self);

  text = take_characters (self, n, (flags & 1) != 0);
  pass_over (self, behind);

  return text;
}

static gboolean
read_strings (Xls     *self,
              GError **error)
{
  guint32 n;

  take_number (self);
  n = take_number (self);
  for (guint32 i = 0; i < n && go_on (self); i++)
    {
      g_autofree char *text = take_text (self, take_word (self));

      /* What a string takes beside its bytes counts too, or millions of empty ones would. */
      self->n_bytes += strlen (text) + sizeof (char *);
      if (self->n_bytes > TEA_ZIP_MAX_UNPACKED)
        return tea_zip_refuse_size (error);

      g_ptr_array_add (self->strings, g_string_chunk_insert (self->texts, text));
    }

  return TRUE;
}

static void
read_format (Xls *self)
{
  const guint id = take_word (self);
  const guint n = self->version < VERSION_97 ? take_byte (self) : take_word (self);
  g_autofree char *code = take_text (self, n);

  if (!self->short_of)
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                         GUINT_TO_POINTER (tea_number_format_of_code (code)));
}

static void
read_style (Xls *self)
{
  TeaNumberKind kind;
  gpointer custom = NULL;
  guint id;

  take_word (self);
  id = take_word (self);
  kind = tea_number_format_of_id (id);
  if (g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (id), NULL, &custom))
    kind = (TeaNumberKind) GPOINTER_TO_UINT (custom);

  if (self->kinds->len < MAX_FORMATS)
    g_array_append_val (self->kinds, kind);
}

static void
read_sheet_place (Xls *self)
{
  const guint32 place = take_number (self);
  const guint state = take_byte (self);
  const guint kind = take_byte (self);
  g_autofree char *name = take_text (self, take_byte (self));
  gsize *wanted = tea_table_is_note (name) ? &self->note : &self->sheet;

  if (*wanted == 0 && !self->short_of && kind == WORKSHEET && (state & HIDDEN_BITS) == 0 &&
      place < self->length)
    *wanted = place;
}

/* Tells how far it is, and whether it may go on. */
static gboolean
step (Xls     *self,
      GError **error)
{
  if (self->n_records++ % STEP_RECORDS != 0 || self->watch == NULL)
    return TRUE;

  return self->watch (self->next, self->length, self->watch_data, error);
}

static gboolean
read_workbook (Xls     *self,
               GError **error)
{
  if (!next_record (self) || self->type != RECORD_BEGIN)
    return tea_zip_refuse_damaged (error);

  self->version = take_word (self);
  while (next_record (self) && self->type != RECORD_EOF)
    {
      if (!step (self, error))
        return FALSE;

      switch (self->type)
        {
        case RECORD_PASSWORD:
          return tea_zip_refuse_locked (error);

        case RECORD_CODE_PAGE:
          self->code_page = take_word (self);
          break;

        case RECORD_FROM_1904:
          self->from_1904 = take_word (self) == 1;
          break;

        case RECORD_FORMAT:
          read_format (self);
          break;

        case RECORD_STYLE:
          read_style (self);
          break;

        case RECORD_SHEET:
          read_sheet_place (self);
          break;

        case RECORD_STRINGS:
          if (!read_strings (self, error))
            return FALSE;
          break;

        default:
          break;
        }
    }

  if (self->sheet == 0)
    self->sheet = self->note;

  return self->sheet != 0 || tea_zip_refuse_damaged (error);
}

/* Goes to the cell that the record is about. */
static gboolean
begin_cell (Xls     *self,
            GError **error)
{
  const guint line = take_word (self) + 1;

  self->column = take_word (self);
  self->waits = FALSE;
  if (line == self->line)
    return TRUE;

  if (self->line != 0)
    tea_table_end_row (self->table);
  self->line = line;

  return tea_table_begin_row (self->table, line, error);
}

static gboolean
set_number (Xls     *self,
            double   value,
            GError **error)
{
  const TeaNumberKind kind = self->style < self->kinds->len
                               ? g_array_index (self->kinds, TeaNumberKind, self->style)
                               : TEA_NUMBER_PLAIN;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  g_ascii_dtostr (number, sizeof number, value);
  text = tea_number_format_text (number, kind, self->from_1904);

  return tea_table_set (self->table, self->column, text, -1, error);
}

/* A number of 30 bits: a whole one or the upper half of a double, of which it may be the hundredth
 * part that is meant.
 */
static double
take_short_number (Xls *self)
{
  const guint32 bits = take_number (self);
  const guint64 upper = (guint64) (bits & ~3u) << 32;
  double value;

  if (bits & 2)
    value = (double) ((gint32) bits >> 2);
  else
    memcpy (&value, &upper, sizeof value);

  return bits & 1 ? value / 100 : value;
}

static gboolean
read_numbers (Xls     *self,
              GError **error)
{
  /* Behind the last number stands the last column. */
  while (self->left >= 8)
    {
      self->style = take_word (self);
      if (!set_number (self, take_short_number (self), error))
        return FALSE;
      self->column++;
    }

  return TRUE;
}

static gboolean
set_choice (Xls     *self,
            guint    value,
            GError **error)
{
  return tea_table_set (self->table, self->column, value != 0 ? _("Yes") : _("No"), -1, error);
}

static gboolean
read_shared_text (Xls     *self,
                  GError **error)
{
  const guint32 index = take_number (self);

  if (self->short_of || index >= self->strings->len)
    {
      tea_table_spoil (self->table, _("A cell of this row refers to a text that the file lacks."));
      return TRUE;
    }

  return tea_table_set (self->table, self->column, g_ptr_array_index (self->strings, index), -1,
                        error);
}

/* What a formula has given. Two bytes of ones say that it is no number. */
static gboolean
read_formula (Xls     *self,
              GError **error)
{
  const guint8 *value = self->at;

  if (self->left < 8)
    return TRUE;

  if (value[6] != 0xff || value[7] != 0xff)
    return set_number (self, take_double (self), error);

  self->waits = value[0] == 0;

  return value[0] != 1 || set_choice (self, value[2], error);
}

static gboolean
read_text (Xls     *self,
           GError **error)
{
  g_autofree char *text = take_text (self, take_word (self));

  return tea_table_set (self->table, self->column, text, -1, error);
}

static gboolean
read_cell (Xls     *self,
           GError **error)
{
  if (!begin_cell (self, error))
    return FALSE;

  if (self->type == RECORD_NUMBERS)
    return read_numbers (self, error);

  self->style = take_word (self);
  switch (self->type)
    {
    case RECORD_SHARED_TEXT:
      return read_shared_text (self, error);

    case RECORD_TEXT:
    case RECORD_RICH_TEXT:
      return read_text (self, error);

    case RECORD_NUMBER:
      return self->left < 8 || set_number (self, take_double (self), error);

    case RECORD_SHORT_NUMBER:
      return self->left < 4 || set_number (self, take_short_number (self), error);

    case RECORD_FORMULA:
      return read_formula (self, error);

    case RECORD_CHOICE:
    default:
      {
        const guint value = take_byte (self);

        /* What a formula could not work out is as good as nothing. */
        return take_byte (self) != 0 || set_choice (self, value, error);
      }
    }
}

static void
read_merges (Xls *self)
{
  take_word (self);
  while (self->left >= 8)
    {
      Merge merge;

      merge.first = take_word (self) + 1;
      merge.last = take_word (self) + 1;
      merge.column = take_word (self);
      take_word (self);
      if (merge.last > merge.first)
        g_array_append_val (self->merges, merge);
    }
}

static gboolean
read_record (Xls     *self,
             GError **error)
{
  switch (self->type)
    {
    case RECORD_FORMULA:
    case RECORD_NUMBERS:
    case RECORD_RICH_TEXT:
    case RECORD_SHARED_TEXT:
    case RECORD_NUMBER:
    case RECORD_TEXT:
    case RECORD_CHOICE:
    case RECORD_SHORT_NUMBER:
      return read_cell (self, error);

    case RECORD_FORMULA_TEXT:
      if (!self->waits)
        return TRUE;
      self->waits = FALSE;
      return read_text (self, error);

    case RECORD_MERGED:
      read_merges (self);
      return TRUE;

    default:
      return TRUE;
    }
}

static gboolean
read_sheet (Xls     *self,
            GError **error)
{
  guint depth = 1;

  self->next = self->sheet;
  if (!next_record (self) || self->type != RECORD_BEGIN)
    return tea_zip_refuse_damaged (error);

  /* A diagram on the sheet has records of its own in the midst of it. */
  while (depth > 0 && next_record (self))
    {
      if (!step (self, error))
        return FALSE;

      if (self->type == RECORD_BEGIN)
        depth++;
      else if (self->type == RECORD_EOF)
        depth--;
      else if (depth == 1 && !read_record (self, error))
        return FALSE;
    }

  if (self->line != 0)
    tea_table_end_row (self->table);

  for (guint i = 0; i < self->merges->len; i++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);

      tea_table_fill_down (self->table, merge->column, merge->first, merge->last);
    }

  return TRUE;
}

/* The stream of records, under the name that Excel 97 gave it or the one before. */
static GByteArray *
open_stream (GBytes  *bytes,
             GError **error)
{
  g_autoptr (TeaOle) ole = tea_ole_new (bytes, error);
  g_autoptr (GByteArray) locked = NULL;
  GByteArray *stream;

  if (ole == NULL)
    return NULL;

  stream = tea_ole_read (ole, "Workbook");
  if (stream == NULL)
    stream = tea_ole_read (ole, "Book");
  if (stream != NULL)
    return stream;

  /* A workbook with a password is wrapped into the same container. */
  locked = tea_ole_read (ole, "EncryptedPackage");
  if (locked != NULL)
    tea_zip_refuse_locked (error);
  else
    g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                         _("This is no sheet. Sheets end in .xlsx, .xls, .ods or .csv."));

  return NULL;
}

/**
 * tea_xls_read:
 * @bytes: a whole file
 * @watch: (nullable): told how far it is, and may stop it
 * @data: for @watch
 * @error: return location for an error
 *
 * Reads the first visible sheet of a workbook of the old kind, unless it is a note and another
 * follows. Days come as 2026-11-25, numbers with all their digits. A row that cannot be read says
 * why.
 *
 * Errors: %TEA_ERROR_INVALID for a damaged workbook, one with a password and what is none,
 * %TEA_ERROR_TOO_LARGE for what is beyond the caps; those of @watch
 *
 * Returns: (transfer full) (nullable): the sheet
 */
TeaTable *
tea_xls_read (GBytes       *bytes,
              TeaZipWatch   watch,
              gpointer      data,
              GError      **error)
{
  g_autoptr (TeaTable) table = tea_table_new ();
  g_autoptr (GByteArray) stream = open_stream (bytes, error);
  Xls self = { .table = table, .watch = watch, .watch_data = data };
  gboolean good;

  if (stream == NULL)
    return NULL;

  self.content = stream->data;
  self.length = stream->len;
  self.code_page = 936;
  self.strings = g_ptr_array_new ();
  self.texts = g_string_chunk_new (64 * 1024);
  self.codes = g_hash_table_new (NULL, NULL);
  self.kinds = g_array_new (FALSE, FALSE, sizeof (TeaNumberKind));
  self.merges = g_array_new (FALSE, FALSE, sizeof (Merge));

  good = read_workbook (&self, error) && read_sheet (&self, error);

  g_ptr_array_unref (self.strings);
  g_string_chunk_free (self.texts);
  g_hash_table_unref (self.codes);
  g_array_unref (self.kinds);
  g_array_unref (self.merges);

  return good ? g_steal_pointer (&table) : NULL;
}
