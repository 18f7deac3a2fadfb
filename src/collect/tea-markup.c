/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-csv.h"
#include "tea-encoding.h"
#include "tea-markup.h"
#include "tea-number-format.h"

/*
 * What many offices' systems hand out as .xls is no workbook: a page of HTML with a table, or the
 * XML of Excel 2003. Excel and WPS open both. The pages are written by hand, with end tags left out
 * and characters that XML does not allow, so both are read as loosely as a browser does.
 */

/* A cell over more columns or rows than that is a mistake. */
#define MAX_SPAN 100000

typedef struct
{
  guint column;
  guint first;
  guint last;
} Span;

typedef struct
{
  TeaTable   *table;
  GError     *error;
  gboolean    is_xml;
  gboolean    has_sheet;  /* whether a sheet that is no note has begun */
  gboolean    ended;      /* whether the one that is read is over */
  const char *note;       /* where the first sheet that is one begins, or %NULL */

  guint       line;
  guint       column;
  gboolean    in_row;
  gboolean    in_cell;
  gboolean    in_data;    /* of a cell in XML: its value, and not a note on it */
  guint       n_columns;  /* of the cell */
  guint       n_rows;
  char        type;       /* the first letter of the value's type in XML */

  GString    *text;
  GArray     *taken;      /* of guint: down to which line a cell above takes a column's place */
  GArray     *spans;
} Markup;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The name of a tag without its prefix, in small letters. */
static char *
dup_name (const char *start,
          const char *end)
{
  const char *name = start;
  const char *stop = start;

  while (stop < end && !is_blank (*stop) && *stop != '/')
    {
      if (*stop++ == ':')
        name = stop;
    }

  return g_ascii_strdown (name, stop - name);
}

/* What an attribute within a tag says, or %NULL. */
static char *
dup_attribute (const char *at,
               const char *end,
               const char *wanted)
{
  /* The name of the tag stands first. */
  while (at < end && !is_blank (*at))
    at++;

  while (at < end)
    {
      g_autofree char *name = NULL;
      const char *start;
      const char *stop;

      while (at < end && (is_blank (*at) || *at == '/'))
        at++;
      for (start = at; at < end && !is_blank (*at) && *at != '='; at++)
        ;
      name = dup_name (start, at);
      while (at < end && is_blank (*at))
        at++;
      if (at == end || *at != '=')
        {
          if (at == start && at < end)
            at++;
          continue;
        }

      for (at++; at < end && is_blank (*at); at++)
        ;
      if (at < end && (*at == '"' || *at == '\''))
        {
          start = at + 1;
          stop = memchr (start, *at, (gsize) (end - start));
          stop = stop != NULL ? stop : end;
          at = MIN (stop + 1, end);
        }
      else
        {
          for (start = at; at < end && !is_blank (*at); at++)
            ;
          stop = at;
        }

      if (g_str_equal (name, wanted))
        return g_strndup (start, (gsize) (stop - start));
    }

  return NULL;
}

static guint
read_count (const char *at,
            const char *end,
            const char *name)
{
  g_autofree char *value = dup_attribute (at, end, name);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), MAX_SPAN) : 0;
}

/* Reads the character that 「&amp;」 or 「&#20154;」 stands for. Returns where it ends, @at where it
 * is none.
 */
static const char *
read_entity (const char *at,
             gunichar   *c)
{
  static const struct
  {
    const char *name;
    gunichar    c;
  } entities[] = {
    { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' }, { "&apos;", '\'' },
    { "&nbsp;", 0xa0 },
  };
  char *end;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_has_prefix (at, entities[i].name))
        {
          *c = entities[i].c;
          return at + strlen (entities[i].name);
        }
    }

  if (at[1] != '#')
    return at;

  number = at[2] == 'x' || at[2] == 'X' ? g_ascii_strtoull (at + 3, &end, 16)
                                        : g_ascii_strtoull (at + 2, &end, 10);
  if (*end != ';' || number == 0 || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    return at;

  *c = (gunichar) number;

  return end + 1;
}

/* In a page a line end is a space, and several spaces are one; in XML they are what they are. */
static void
take_text (Markup     *self,
           const char *at,
           const char *end)
{
  if (!self->in_cell || (self->is_xml && !self->in_data))
    return;

  while (at < end && self->text->len <= TEA_CSV_MAX_FIELD)
    {
      gunichar c = g_utf8_get_char (at);
      const char *after = *at == '&' ? read_entity (at, &c) : at;

      if (after == at && !self->is_xml && c < 0x80 && is_blank ((char) c))
        {
          if (self->text->len > 0 && !is_blank (self->text->str[self->text->len - 1]))
            g_string_append_c (self->text, ' ');
        }
      else
        {
          g_string_append_unichar (self->text, c);
        }

      at = after == at ? g_utf8_next_char (at) : after;
    }
}

static gboolean
is_taken (Markup *self)
{
  return self->column < self->taken->len &&
         g_array_index (self->taken, guint, self->column) >= self->line;
}

/* A cell over several rows keeps its columns in those below. */
static void
take_place (Markup *self)
{
  const guint last = self->line + self->n_rows - 1;
  const Span span = { self->column, self->line, last };
  const guint end = MIN (self->column + self->n_columns, TEA_CSV_MAX_COLUMNS);

  if (self->text->len > 0)
    g_array_append_val (self->spans, span);
  if (end > self->taken->len)
    g_array_set_size (self->taken, end);
  for (guint i = self->column; i < end; i++)
    g_array_index (self->taken, guint, i) = last;
}

static char *
dup_cell_text (Markup *self)
{
  char *text = g_strstrip (g_strdup (self->text->str));
  char *read = NULL;

  if (self->type == 'd')
    read = tea_number_format_iso_date (text);
  else if (self->type == 'n')
    read = tea_number_format_text (text, TEA_NUMBER_PLAIN, FALSE);
  if (read == NULL)
    return text;

  g_free (text);

  return read;
}

static void
end_cell (Markup *self)
{
  g_autofree char *text = NULL;

  if (!self->in_cell || self->error != NULL)
    return;

  text = dup_cell_text (self);
  tea_table_set (self->table, self->column, text, -1, &self->error);
  if (self->n_rows > 1)
    take_place (self);
  self->column += self->n_columns;
  self->in_cell = FALSE;
  self->in_data = FALSE;
}

static void
end_row (Markup *self)
{
  end_cell (self);
  if (self->in_row && self->error == NULL)
    tea_table_end_row (self->table);
  self->in_row = FALSE;
}

static void
begin_row (Markup     *self,
           const char *at,
           const char *end)
{
  const guint index = self->is_xml ? read_count (at, end, "index") : 0;

  end_row (self);
  self->line = index > self->line ? index : self->line + 1;
  self->column = 0;
  self->in_row = self->error == NULL &&
                 tea_table_begin_row (self->table, self->line, &self->error);
}

static void
begin_cell (Markup     *self,
            const char *at,
            const char *end)
{
  end_cell (self);
  if (!self->in_row)
    return;

  if (self->is_xml)
    {
      const guint index = read_count (at, end, "index");

      if (index > 0)
        self->column = index - 1;
      self->n_columns = read_count (at, end, "mergeacross") + 1;
      self->n_rows = read_count (at, end, "mergedown") + 1;
    }
  else
    {
      self->n_columns = MAX (read_count (at, end, "colspan"), 1);
      self->n_rows = MAX (read_count (at, end, "rowspan"), 1);
    }

  while (is_taken (self))
    self->column++;
  self->in_cell = TRUE;
  self->type = 's';
  g_string_truncate (self->text, 0);
}

static void
begin_data (Markup     *self,
            const char *at,
            const char *end)
{
  g_autofree char *type = dup_attribute (at, end, "type");

  if (!self->in_cell)
    return;

  self->in_data = TRUE;
  self->type = type != NULL ? g_ascii_tolower (*type) : 's';
}

/* Passes over what is within an element and never shown, with its end tag. */
static const char *
skip_element (const char *at,
              const char *name)
{
  for (; (at = strstr (at, "</")) != NULL; at += 2)
    {
      const char *end = strchr (at, '>');
      g_autofree char *found = NULL;

      if (end == NULL)
        return NULL;

      found = dup_name (at + 2, end);
      if (g_str_equal (found, name))
        return end + 1;
    }

  return NULL;
}

/* Passes over a note. Returns where the text goes on. */
static const char *
begin_sheet (Markup     *self,
             const char *at,
             const char *end)
{
  g_autofree char *name = dup_attribute (at, end, "name");

  if (!tea_table_is_note (name))
    {
      self->has_sheet = TRUE;
      return end + 1;
    }
  if (end[-1] == '/')
    return end + 1;

  if (self->note == NULL)
    self->note = end + 1;

  return skip_element (end, "worksheet");
}

/* Takes a tag from behind its bracket. Returns where the text goes on, %NULL at its end. */
static const char *
take_tag (Markup     *self,
          const char *at,
          const char *end)
{
  static const char * const hidden[] = { "style", "script", "comment", "title", "xml", NULL };
  static const char * const lines[] = { "br", "p", "div", "li", NULL };
  const gboolean is_end = *at == '/';
  g_autofree char *name = dup_name (at + is_end, end);

  if (g_str_equal (name, "row") || g_str_equal (name, "tr"))
    is_end ? end_row (self) : begin_row (self, at, end);
  else if (g_str_equal (name, "cell") || g_str_equal (name, "td") || g_str_equal (name, "th"))
    is_end ? end_cell (self) : begin_cell (self, at, end);
  else if (g_str_equal (name, "data"))
    is_end ? (void) (self->in_data = FALSE) : begin_data (self, at, end);
  else if (g_str_equal (name, "worksheet") && !is_end)
    return begin_sheet (self, at, end);
  else if (g_str_equal (name, "worksheet"))
    self->ended = TRUE;
  else if (!is_end && end[-1] != '/' && g_strv_contains (hidden, name))
    return skip_element (end, name);
  else if (self->in_cell && !self->is_xml && !is_end && self->text->len > 0 &&
           self->text->len <= TEA_CSV_MAX_FIELD && g_strv_contains (lines, name))
    g_string_append_c (self->text, '\n');

  return end + 1;
}

/* Where a tag ends; a bracket within quotes does not end it. */
static const char *
find_tag_end (const char *at)
{
  char quote = '\0';

  for (; *at != '\0'; at++)
    {
      if (quote == '\0' && *at == '>')
        return at;
      if (quote != '\0' && *at == quote)
        quote = '\0';
      else if (quote == '\0' && (*at == '"' || *at == '\'') && at[-1] == '=')
        quote = *at;
    }

  return NULL;
}

static const char *
skip_behind (const char *at,
             const char *mark)
{
  const char *found = strstr (at, mark);

  return found != NULL ? found + strlen (mark) : NULL;
}

static void
read_markup (Markup     *self,
             const char *at)
{
  while (at != NULL && *at != '\0' && !self->ended && self->error == NULL)
    {
      const char *tag = strchr (at, '<');
      const char *end;

      take_text (self, at, tag != NULL ? tag : at + strlen (at));
      if (tag == NULL)
        return;

      if (g_str_has_prefix (tag, "<!--"))
        {
          at = skip_behind (tag, "-->");
        }
      else if (tag[1] == '!' || tag[1] == '?')
        {
          at = skip_behind (tag, ">");
        }
      else if (tag[1] != '/' && !g_ascii_isalpha (tag[1]))
        {
          /* A bracket that opens nothing, as in 「<3」. */
          take_text (self, tag, tag + 1);
          at = tag + 1;
        }
      else
        {
          end = find_tag_end (tag + 1);
          at = end != NULL ? take_tag (self, tag + 1, end) : NULL;
        }
    }
}

static gboolean
has_rows (const char *text)
{
  for (; (text = strchr (text, '<')) != NULL; text++)
    {
      if (g_ascii_strncasecmp (text, "<tr", 3) == 0 || g_ascii_strncasecmp (text, "<row", 4) == 0 ||
          g_ascii_strncasecmp (text, "<ss:row", 7) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_markup_is_one:
 * @bytes: the content of a file
 *
 * Returns: whether it begins like a page or XML
 */
gboolean
tea_markup_is_one (GBytes *bytes)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);
  const char *end;

  if (length == 0)
    return FALSE;

  end = content + length;
  if (length >= 3 && memcmp (content, "\xEF\xBB\xBF", 3) == 0)
    content += 3;
  while (content < end && is_blank (*content))
    content++;

  return end - content > 1 && *content == '<' &&
         (content[1] == '!' || content[1] == '?' || g_ascii_isalpha (content[1]));
}

/**
 * tea_markup_read:
 * @bytes: the content of a file
 * @error: return location for an error
 *
 * Reads the rows of all tables of a page, which is one sheet, or the first sheet of the XML of
 * Excel 2003, unless it is a note and another follows.
 *
 * Errors: %TEA_ERROR_ENCODING for bytes that are no text, %TEA_ERROR_INVALID where there is no
 * table, %TEA_ERROR_TOO_LARGE for what is beyond the caps
 *
 * Returns: (transfer full) (nullable): the rows
 */
TeaTable *
tea_markup_read (GBytes  *bytes,
                 GError **error)
{
  g_autoptr (TeaTable) table = tea_table_new ();
  g_autofree char *text = NULL;
  Markup self = { .table = table };
  const char *encoding;
  gsize length;
  gsize written = 0;
  const char *content = g_bytes_get_data (bytes, &length);

  text = tea_encoding_decode (content, length, &written, &encoding, error);
  if (text == NULL)
    return NULL;

  if (memchr (text, '\0', written) != NULL)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("This file is no text: it holds characters that no text has."));
      return NULL;
    }

  if (!has_rows (text))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("There is no table in this page."));
      return NULL;
    }

  self.is_xml = strstr (text, "<?mso-application") != NULL ||
                strstr (text, "urn:schemas-microsoft-com:office:spreadsheet") != NULL;
  self.text = g_string_new (NULL);
  self.taken = g_array_new (FALSE, TRUE, sizeof (guint));
  self.spans = g_array_new (FALSE, FALSE, sizeof (Span));

  read_markup (&self, text);
  if (!self.has_sheet && self.note != NULL)
    read_markup (&self, self.note);
  end_row (&self);
  for (guint i = 0; self.error == NULL && i < self.spans->len; i++)
    {
      const Span *span = &g_array_index (self.spans, Span, i);

      tea_table_fill_down (table, span->column, span->first, span->last);
    }

  g_string_free (self.text, TRUE);
  g_array_unref (self.taken);
  g_array_unref (self.spans);
  if (self.error == NULL)
    return g_steal_pointer (&table);

  g_propagate_error (error, self.error);

  return NULL;
}
