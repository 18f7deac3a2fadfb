/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-csv.h"
#include "tea-encoding.h"

/* More quotes that are never closed than a careless person types. */
#define MAX_OPEN_QUOTES 100

/* How many lines are looked at to guess the separator. A title row above the header has none. */
#define GUESS_LINES 20

/* A reader of comma-separated values as in RFC 4180, and as survey sites, hotlines, Excel and WPS
 * really write them.
 *
 * The whole file is one buffer, decoded once. Fields are slices of it: the reader ends them with a
 * NUL in place of the separator behind them and closes up doubled quotes where they stand, so that
 * a row costs no allocation at all.
 */
struct _TeaCsv
{
  char       *text;
  char       *end;
  char       *cursor;
  const char *encoding;
  char        separator;
  GPtrArray  *fields;
  guint       line;
  guint       n_rows;
  guint       n_open_quotes;
  const char *problem;
  GError     *failure;
};

static gboolean
starts_with (const char *bytes,
             gsize       length,
             const char *mark,
             gsize       mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

static gboolean
decode (TeaCsv      *self,
        const char  *bytes,
        gsize        length,
        GError     **error)
{
  gsize written = 0;

  if (starts_with (bytes, length, "PK\3\4", 4) ||
      starts_with (bytes, length, "\xD0\xCF\x11\xE0", 4))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("This is a workbook, although its name says CSV."));
      return FALSE;
    }

  self->text = tea_encoding_decode (bytes, length, &written, &self->encoding, error);
  if (self->text == NULL)
    return FALSE;

  self->end = self->text + written;

  return TRUE;
}

/* Takes the separator that the most lines at the beginning have; Excel may also say it outright
 * in a first line such as 「sep=;」.
 */
static void
guess_separator (TeaCsv *self)
{
  static const char separators[] = { ',', ';', '\t' };
  guint lines[G_N_ELEMENTS (separators)] = { 0 };
  guint total[G_N_ELEMENTS (separators)] = { 0 };
  gboolean in_line[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint n_lines = 0;
  guint best = 0;

  if (g_ascii_strncasecmp (self->text, "sep=", 4) == 0 &&
      self->text[4] != '\0' && strchr (",;\t", self->text[4]) != NULL &&
      (self->text[5] == '\r' || self->text[5] == '\n'))
    {
      self->separator = self->text[4];
      self->cursor = self->text + 5;
      return;
    }

  for (const char *c = self->text; c < self->end && n_lines < GUESS_LINES; c++)
    {
      if (*c == '"')
        quoted = !quoted;

      if (quoted)
        continue;

      if (*c == '\n' || *c == '\r')
        {
          memset (in_line, 0, sizeof in_line);
          n_lines++;
        }

      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        if (*c == separators[i])
          {
            lines[i] += !in_line[i];
            in_line[i] = TRUE;
            total[i]++;
          }
    }

  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (lines[i] > lines[best] || (lines[i] == lines[best] && total[i] > total[best]))
      best = i;

  self->separator = separators[best];
}

static gboolean G_GNUC_PRINTF (3, 4)
fail (TeaCsv     *self,
      TeaError    code,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  self->failure = g_error_new_valist (TEA_ERROR, (int) code, format, args);
  va_end (args);

  return FALSE;
}

/* Moves over one line end of any kind: \r\n, \n, or \r of old Macs. */
static char *
skip_line_end (TeaCsv *self,
               char   *c)
{
  self->line++;

  return c[0] == '\r' && c[1] == '\n' ? c + 2 : c + 1;
}

static gboolean
skip_empty_lines (TeaCsv *self)
{
  while (self->cursor < self->end && (*self->cursor == '\n' || *self->cursor == '\r'))
    self->cursor = skip_line_end (self, self->cursor);

  return self->cursor < self->end;
}

/* Whether the quote at the cursor opens a field. Who types 「"路灯不亮」 by hand forgets to close it;
 * then it is a character like any other, and must not swallow the rows below. Looking for the end
 * of the file again and again costs too much, so after some such quotes none opens a field.
 */
static gboolean
is_quoted (TeaCsv *self)
{
  gboolean one_line = TRUE;

  if (self->n_open_quotes == MAX_OPEN_QUOTES)
    return FALSE;

  for (const char *c = self->cursor + 1; c < self->end; c++)
    {
      if (*c == '\n' || *c == '\r')
        one_line = FALSE;

      if (*c != '"')
        continue;

      /* Over several lines only a quote at the end of its cell closes. */
      if (c[1] != '"')
        return one_line || c[1] == self->separator || c[1] == '\n' || c[1] == '\r' ||
               c + 1 == self->end;

      c++;
    }

  self->n_open_quotes++;

  return FALSE;
}

/* Reads the field in quotes that begins at the cursor into its own place, and whatever a careless
 * program put between its last quote and the separator. Returns where the field ends in the
 * buffer; the cursor stands on the separator.
 */
static char *
read_quoted (TeaCsv *self)
{
  char *c = self->cursor + 1;
  char *write = self->cursor;
  gboolean quoted = TRUE;

  for (; c < self->end; c++)
    {
      if (*c == '"')
        {
          if (!quoted)
            *write++ = *c;
          else if (c[1] == '"')
            *write++ = *c++;
          else
            quoted = FALSE;

          continue;
        }

      if (!quoted && (*c == self->separator || *c == '\n' || *c == '\r'))
        break;

      if (*c == '\r' && c[1] == '\n')
        continue;

      if (*c == '\n' || *c == '\r')
        self->line++;

      *write++ = *c == '\r' ? '\n' : *c;
    }

  self->cursor = c;

  return write;
}

static char *
read_plain (TeaCsv *self)
{
  char *c = self->cursor;

  while (*c != self->separator && *c != '\n' && *c != '\r' && c < self->end)
    c++;

  self->cursor = c;

  return c;
}

static gboolean
read_row (TeaCsv *self)
{
  if (self->n_rows > TEA_CSV_MAX_ROWS)
    return fail (self, TEA_ERROR_TOO_LARGE,
                 _("The file has more than 100,000 rows. Divide it and take over the parts."));

  for (;;)
    {
      char *field = self->cursor;
      char *end;
      char delimiter;

      /* Who writes a sheet by hand puts a space behind the comma. */
      while (*self->cursor == ' ')
        self->cursor++;

      if (*self->cursor == '"' && is_quoted (self))
        {
          field = self->cursor;
          end = read_quoted (self);
        }
      else
        {
          end = read_plain (self);
        }

      if (end - field > TEA_CSV_MAX_FIELD)
        self->problem = _("One cell holds more than 32 KB.");

      if (self->fields->len >= TEA_CSV_MAX_COLUMNS)
        return fail (self, TEA_ERROR_TOO_LARGE,
                     _("Line %u has more than 1,024 columns."),
                     self->line);

      delimiter = *self->cursor;
      g_ptr_array_add (self->fields, field);

      /* The line end has to be read before it is overwritten. */
      if (self->cursor >= self->end)
        self->cursor = self->end;
      else if (delimiter == self->separator)
        self->cursor++;
      else
        self->cursor = skip_line_end (self, self->cursor);

      *end = '\0';

      if (delimiter != self->separator)
        break;
    }

  g_ptr_array_add (self->fields, NULL);
  self->n_rows++;

  return TRUE;
}

/**
 * tea_csv_new_from_bytes:
 * @bytes: a whole file
 * @error: return location for an error
 *
 * Decodes a file of comma-separated values. UTF-8 with and without mark, UTF-16 with mark, and
 * GB18030 (which GBK and GB2312 are part of) are told apart; commas, semicolons and tabs are.
 *
 * Errors: %TEA_ERROR_TOO_LARGE over 50 MB, %TEA_ERROR_ENCODING for bytes that are no text in any
 * of these, %TEA_ERROR_INVALID for a workbook or where a character is NUL.
 *
 * Returns: (transfer full): the reader, before its first row
 */
TeaCsv *
tea_csv_new_from_bytes (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (TeaCsv) self = NULL;
  const char *content;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  content = g_bytes_get_data (bytes, &length);
  if (length > TEA_CSV_MAX_BYTES)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("The file is larger than 50 MB. Divide it and take over the parts."));
      return NULL;
    }

  self = g_new0 (TeaCsv, 1);
  self->fields = g_ptr_array_new ();
  self->line = 1;

  if (!decode (self, content, length, error))
    return NULL;

  if (memchr (self->text, '\0', (gsize) (self->end - self->text)) != NULL)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("This file is no text: it holds characters that no text has."));
      return NULL;
    }

  self->cursor = self->text;
  guess_separator (self);

  return g_steal_pointer (&self);
}

/**
 * tea_csv_next_row:
 * @self: a reader
 * @row: (out) (transfer none) (array zero-terminated=1): the fields of the row
 * @line: (out) (optional): the line of the file in which the row begins, counted from 1
 * @problem: (out) (nullable) (transfer none): why this one row cannot be taken: a cell of more than
 *   32 KB; the next can
 * @error: return location for an error
 *
 * Reads the next row. A quotation mark that is never closed opens nothing. Empty lines are passed
 * over. Fields are not trimmed; they may hold line ends, of which \r\n becomes \n. Rows may differ
 * in length.
 *
 * @row is good until the next call; its fields are good as long as @self.
 *
 * Errors: %TEA_ERROR_TOO_LARGE for more than a header and 100,000 rows, or 1,024 columns. After an
 * error every further call returns the same error.
 *
 * Returns: whether there was a row; at the end %FALSE without an error
 */
gboolean
tea_csv_next_row (TeaCsv              *self,
                  const char * const **row,
                  guint               *line,
                  const char         **problem,
                  GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);
  g_return_val_if_fail (problem != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *row = NULL;
  *problem = NULL;
  self->problem = NULL;
  g_ptr_array_set_size (self->fields, 0);

  if (self->failure == NULL)
    {
      if (!skip_empty_lines (self))
        return FALSE;

      if (line != NULL)
        *line = self->line;

      if (read_row (self))
        {
          *row = (const char * const *) self->fields->pdata;
          *problem = self->problem;
          return TRUE;
        }
    }

  g_propagate_error (error, g_error_copy (self->failure));

  return FALSE;
}

/**
 * tea_csv_get_encoding:
 * @self: a reader
 *
 * Returns: (transfer none): how the file was encoded: UTF-8, GB18030, UTF-16LE or UTF-16BE
 */
const char *
tea_csv_get_encoding (TeaCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/**
 * tea_csv_get_separator:
 * @self: a reader
 *
 * Returns: what stands between the fields: a comma, a semicolon or a tab
 */
char
tea_csv_get_separator (TeaCsv *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->separator;
}

/**
 * tea_csv_free:
 * @self: (transfer full): a reader
 *
 * Frees @self, and with it every field that it has read.
 */
void
tea_csv_free (TeaCsv *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_ptr_array_unref (self->fields);
  g_clear_error (&self->failure);
  g_free (self);
}
