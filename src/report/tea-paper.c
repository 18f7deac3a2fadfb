/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-outline.h"
#include "tea-paper-private.h"

/* How many characters a label has at most, such as 「应到实到：」. */
#define MOST_LABEL 25

/*
 * TeaPaper:
 *
 * A document for the printer, set as GB/T 9704-2012 has it. Callers say what its parts are and
 * never where they stand: a document is a row of blocks, which are laid out when somebody asks for
 * its pages.
 */
struct _TeaPaper
{
  GObject    parent_instance;

  char      *name;
  char      *corner;
  double     scale;
  int        headings[4];
  gboolean   headed;   /* tea_paper_add_line() came to a heading */
  GPtrArray *blocks;
  GPtrArray *pages;
};

G_DEFINE_FINAL_TYPE (TeaPaper, tea_paper, G_TYPE_OBJECT)

static void
tea_paper_row_free (gpointer data)
{
  TeaPaperRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
tea_paper_block_free (gpointer data)
{
  TeaPaperBlock *block = data;

  g_free (block->label);
  g_free (block->text);
  g_strfreev (block->words);
  g_free (block->columns);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
tea_paper_finalize (GObject *object)
{
  TeaPaper *self = TEA_PAPER (object);

  g_free (self->name);
  g_free (self->corner);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->pages, g_ptr_array_unref);

  G_OBJECT_CLASS (tea_paper_parent_class)->finalize (object);
}

static void
tea_paper_class_init (TeaPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tea_paper_finalize;
}

static void
tea_paper_init (TeaPaper *self)
{
  self->scale = 1;
  self->blocks = g_ptr_array_new_with_free_func (tea_paper_block_free);
}

static gboolean
is_between (gunichar before,
            gunichar after)
{
  return (g_unichar_iswide (before) && after < 0x80 && g_ascii_isalnum (after)) ||
         (before < 0x80 && g_ascii_isalnum (before) && g_unichar_iswide (after));
}

/* What comes from elsewhere may not be text; a document shows what can be read of it. In print no
 * blank stands between Chinese characters and numbers, where justified lines would widen it. */
static char *
dup_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *tidy = g_string_sized_new (strlen (valid));
  gunichar before = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == ' ' && is_between (before, g_utf8_get_char (p + 1)))
        continue;

      g_string_append_unichar (tidy, c);
      before = c;
    }

  return g_string_free_and_steal (tidy);
}

static char **
dup_words (const char * const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_take (builder, dup_text (words[i]));

  return g_strv_builder_end (builder);
}

static TeaPaperBlock *
add_block (TeaPaper          *self,
           TeaPaperBlockKind  kind,
           const char        *text)
{
  TeaPaperBlock *block = g_new0 (TeaPaperBlock, 1);

  block->kind = kind;
  block->text = dup_text (text);
  g_ptr_array_add (self->blocks, block);
  g_clear_pointer (&self->pages, g_ptr_array_unref);

  return block;
}

/* The pages of a document, laid out when they are asked for. */
GPtrArray *
tea_paper_get_pages (TeaPaper *self)
{
  if (self->pages == NULL)
    self->pages = tea_paper_lay_out (self->blocks, self->corner, self->scale);

  return self->pages;
}

/**
 * tea_paper_new:
 * @name: what the document is called where it is not seen: in the printer's queue, as a file
 *
 * Begins a document without anything in it.
 *
 * Returns: (transfer full): the document
 */
TeaPaper *
tea_paper_new (const char *name)
{
  TeaPaper *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TEA_TYPE_PAPER, NULL);
  self->name = g_utf8_make_valid (name, -1);

  return self;
}

/**
 * tea_paper_get_name:
 * @self: a document
 *
 * Returns: (transfer none): what it is called
 */
const char *
tea_paper_get_name (TeaPaper *self)
{
  g_return_val_if_fail (TEA_IS_PAPER (self), NULL);

  return self->name;
}

/**
 * tea_paper_set_corner:
 * @self: a document
 * @text: (nullable): such as 「内部存档」
 *
 * Says above the text of every page whom the document is for.
 */
void
tea_paper_set_corner (TeaPaper   *self,
                      const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));

  g_set_str (&self->corner, text);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

/**
 * tea_paper_add_mark:
 * @self: a document without anything in it
 * @text: such as 「石楼小镇社区议事协商会纪要」
 *
 * Begins minutes with their red mark, 35 mm below the edge of the text area.
 */
void
tea_paper_add_mark (TeaPaper   *self,
                    const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_MARK, text);
}

/**
 * tea_paper_add_title:
 * @self: a document
 * @text: the title
 *
 * Adds a title: 小标宋, 22 points, centred.
 */
void
tea_paper_add_title (TeaPaper   *self,
                     const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_TITLE, text);
}

/**
 * tea_paper_add_subtitle:
 * @self: a document
 * @text: what stands under the title
 *
 * Adds a line under the title: 楷体, 16 points, centred.
 */
void
tea_paper_add_subtitle (TeaPaper   *self,
                        const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_SUBTITLE, text);
}

/**
 * tea_paper_add_heading:
 * @self: a document
 * @level: 1 to 4
 * @text: the heading, without its number
 *
 * Adds a heading and counts it: 「一、」 in 黑体, 「（一）」 in 楷体, 「1．」 and 「（1）」 in 仿宋.
 */
void
tea_paper_add_heading (TeaPaper   *self,
                       int         level,
                       const char *text)
{
  g_autofree char *number = NULL;
  g_autofree char *whole = NULL;

  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (level >= 1 && level <= 4);
  g_return_if_fail (text != NULL);

  self->headings[level - 1]++;
  for (int i = level; i < 4; i++)
    self->headings[i] = 0;

  number = tea_outline_dup_number (level, self->headings[level - 1]);
  whole = g_strconcat (number, text, NULL);
  add_block (self, TEA_PAPER_BLOCK_HEADING, whole)->level = level;
}

/* Where the words of a line such as 「出席：居民 4 人」 begin; its label is short. */
static const char *
find_words (const char *line)
{
  const char *colon = g_utf8_strchr (line, -1, 0xff1a);

  if (colon == NULL)
    colon = strstr (line, ": ");
  if (colon == NULL || colon == line || g_utf8_strlen (line, colon - line) > MOST_LABEL)
    return NULL;

  colon = g_utf8_next_char (colon);

  return *colon == ' ' ? colon + 1 : colon;
}

/**
 * tea_paper_add_line:
 * @self: a document
 * @line: a line as somebody typed it, which may be empty
 *
 * Adds what the line says by itself to be: a heading of the level that its number tells, a label
 * with names where no heading came before, or text.
 */
void
tea_paper_add_line (TeaPaper   *self,
                    const char *line)
{
  const char *words;
  int level;

  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (line != NULL);

  level = tea_outline_find_level (line, NULL);
  words = self->headed ? NULL : find_words (line);
  if (level > 0)
    {
      self->headed = TRUE;
      add_block (self, TEA_PAPER_BLOCK_HEADING, line)->level = level;
    }
  else if (words != NULL)
    {
      g_autofree char *label = g_strndup (line, words - line);

      tea_paper_add_names (self, label, words);
    }
  else if (*line != '\0')
    {
      tea_paper_add_text (self, line);
    }
}

/**
 * tea_paper_add_text:
 * @self: a document
 * @text: one paragraph, or several with line feeds between
 *
 * Adds text: 仿宋, 16 points, the first line indented by two characters.
 */
void
tea_paper_add_text (TeaPaper   *self,
                    const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_TEXT, text);
}

/**
 * tea_paper_add_plain:
 * @self: a document
 * @text: such as 「各位居民：」
 *
 * Adds text that begins at the edge, such as whom a notice speaks to.
 */
void
tea_paper_add_plain (TeaPaper   *self,
                     const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_PLAIN, text);
}

/**
 * tea_paper_add_names:
 * @self: a document
 * @label: such as 「出席：」
 * @names: what stands behind it
 *
 * Adds a label in 黑体 and names behind it, whose further lines begin below the first name.
 */
void
tea_paper_add_names (TeaPaper   *self,
                     const char *label,
                     const char *names)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (names != NULL);

  add_block (self, TEA_PAPER_BLOCK_NAMES, names)->label = dup_text (label);
}

/**
 * tea_paper_add_note:
 * @self: a document
 * @text: a remark
 *
 * Adds text in small type.
 */
void
tea_paper_add_note (TeaPaper   *self,
                    const char *text)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (text != NULL);

  add_block (self, TEA_PAPER_BLOCK_NOTE, text);
}

/**
 * tea_paper_add_gap:
 * @self: a document
 * @lines: how much, in lines of text
 *
 * Leaves room, no more than there is on the page.
 */
void
tea_paper_add_gap (TeaPaper *self,
                   double    lines)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (lines >= 0);

  add_block (self, TEA_PAPER_BLOCK_GAP, "")->lines = lines;
}

/**
 * tea_paper_add_table:
 * @self: a document
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many, at least one
 * @least_height: how high a row is at least, in points
 * @most_lines: after how many lines a cell is cut short, 0 for never
 *
 * Begins a table; tea_paper_add_row() adds to it. Its header stands at the top of every page that
 * it goes over, and no row is torn apart that fits a page.
 */
void
tea_paper_add_table (TeaPaper             *self,
                     const TeaPaperColumn *columns,
                     guint                 n_columns,
                     double                least_height,
                     guint                 most_lines)
{
  TeaPaperBlock *block;

  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (columns != NULL);
  g_return_if_fail (n_columns > 0);

  block = add_block (self, TEA_PAPER_BLOCK_TABLE, "");
  block->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  block->n_columns = n_columns;
  block->least_height = least_height;
  block->most_lines = most_lines;
  block->rows = g_ptr_array_new_with_free_func (tea_paper_row_free);
  block->words = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      block->words[i] = dup_text (columns[i].title);
      block->columns[i].title = block->words[i];
    }
}

/**
 * tea_paper_add_row:
 * @self: a document whose last part is a table
 * @strong: whether the row stands out
 * @cells: (array zero-terminated=1): what stands in it, a cell for each column
 *
 * Adds a row to the table.
 */
void
tea_paper_add_row (TeaPaper           *self,
                   gboolean            strong,
                   const char * const *cells)
{
  TeaPaperBlock *block;
  TeaPaperRow *row;

  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (self->blocks->len > 0);
  g_return_if_fail (cells != NULL);

  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (block->kind == TEA_PAPER_BLOCK_TABLE);
  g_return_if_fail (g_strv_length ((GStrv) cells) == block->n_columns);

  row = g_new0 (TeaPaperRow, 1);
  row->cells = dup_words (cells);
  row->strong = strong;
  g_ptr_array_add (block->rows, row);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

/**
 * tea_paper_add_signatures:
 * @self: a document
 * @labels: (array zero-terminated=1): who is to sign, such as 「主持人：」
 *
 * Adds lines to sign on, two beside each other.
 */
void
tea_paper_add_signatures (TeaPaper           *self,
                          const char * const *labels)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (labels != NULL);

  add_block (self, TEA_PAPER_BLOCK_SIGNATURES, "")->words = dup_words (labels);
}

/**
 * tea_paper_add_closing:
 * @self: a document
 * @by: who issues it, may be ""
 * @day: the day, as people read it
 *
 * Adds the 落款: who issues the document, and below it the day, four characters from the right.
 * The two stay together.
 */
void
tea_paper_add_closing (TeaPaper   *self,
                       const char *by,
                       const char *day)
{
  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (by != NULL);
  g_return_if_fail (day != NULL);

  add_block (self, TEA_PAPER_BLOCK_CLOSING, day)->label = dup_text (by);
}

/**
 * tea_paper_fit:
 * @self: a document
 * @n_pages: how many pages it may have
 * @least_scale: down to which part of its size the type may shrink, such as 0.8
 *
 * Sets the document in the largest type in which it has no more than @n_pages, in steps of a
 * twentieth. Where the smallest is still too large, it stays at that.
 *
 * Returns: %TRUE if it fits
 */
gboolean
tea_paper_fit (TeaPaper *self,
               guint     n_pages,
               double    least_scale)
{
  g_return_val_if_fail (TEA_IS_PAPER (self), FALSE);
  g_return_val_if_fail (n_pages > 0, FALSE);
  g_return_val_if_fail (least_scale > 0 && least_scale <= 1, FALSE);

  for (int twentieths = 20; twentieths >= least_scale * 20 - 0.01; twentieths--)
    {
      self->scale = twentieths / 20.0;
      g_clear_pointer (&self->pages, g_ptr_array_unref);
      if (tea_paper_get_pages (self)->len <= n_pages)
        return TRUE;
    }

  return FALSE;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s\n", line);
}

static void
append_words (GString            *text,
              const char * const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    append_line (text, words[i]);
}

/**
 * tea_paper_dup_text:
 * @self: a document
 *
 * Returns: (transfer full): all that it says, without its typography, for who cannot see it
 */
char *
tea_paper_dup_text (TeaPaper *self)
{
  GString *text;

  g_return_val_if_fail (TEA_IS_PAPER (self), NULL);

  text = g_string_new (NULL);
  append_line (text, self->corner);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TeaPaperBlock *block = g_ptr_array_index (self->blocks, i);

      append_line (text, block->label);
      append_line (text, block->text);
      append_words (text, (const char * const *) block->words);
      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        {
          const TeaPaperRow *row = g_ptr_array_index (block->rows, j);

          append_words (text, (const char * const *) row->cells);
        }
    }

  return g_string_free_and_steal (text);
}

/**
 * tea_paper_count_pages:
 * @self: a document
 *
 * Returns: how many pages it has, one at least
 */
guint
tea_paper_count_pages (TeaPaper *self)
{
  g_return_val_if_fail (TEA_IS_PAPER (self), 0);

  return tea_paper_get_pages (self)->len;
}
