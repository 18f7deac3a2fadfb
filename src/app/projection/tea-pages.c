/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-pages.h"

/* What surely fits on a page in the smallest type, also on a projector of 4:3: lines of body text,
 * and cells in one of them, of which a Chinese character takes two. A title is set larger. */
#define PAGE_LINES  11
#define LINE_CELLS  52
#define TITLE_CELLS 34

static int
count_lines (const char *text,
             int         cells_in_line)
{
  int lines = 0;
  int cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        {
          lines += MAX (1, (cells + cells_in_line - 1) / cells_in_line);
          cells = 0;
          continue;
        }
      cells += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
    }

  return lines + MAX (1, (cells + cells_in_line - 1) / cells_in_line);
}

static TeaSlide *
copy_part (const TeaSlide *slide,
           guint           start,
           guint           end)
{
  TeaSlide *part = g_new0 (TeaSlide, 1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = start; i < end; i++)
    {
      if (slide->kind == TEA_SLIDE_AGENDA)
        g_strv_builder_take (lines, g_strdup_printf ("%u. %s", i + 1, slide->lines[i]));
      else
        g_strv_builder_add (lines, slide->lines[i]);
    }

  part->kind = slide->kind;
  part->topic = slide->topic;
  part->turn = slide->turn;
  part->clock = slide->clock;
  part->title = g_strdup (slide->title);
  part->lines = g_strv_builder_end (lines);
  part->present = slide->present - (int) start;
  part->note = g_strdup (slide->note);

  return part;
}

static void
add_pages (GPtrArray      *pages,
           const TeaSlide *slide)
{
  const guint n_lines = g_strv_length (slide->lines);
  int room = PAGE_LINES;
  guint start = 0;
  int used = 0;

  /* A title of several lines takes the room of more than as many lines of text. */
  room -= (count_lines (slide->title, TITLE_CELLS) - 1) * 3 / 2;
  if (*slide->note != '\0')
    room -= count_lines (slide->note, LINE_CELLS);

  for (guint i = 0; i < n_lines; i++)
    {
      int lines = count_lines (slide->lines[i], LINE_CELLS);

      if (used > 0 && used + lines > room)
        {
          g_ptr_array_add (pages, copy_part (slide, start, i));
          start = i;
          used = 0;
        }
      used += lines;
    }

  g_ptr_array_add (pages, copy_part (slide, start, n_lines));
}

/**
 * tea_pages_cut:
 * @slides: (element-type TeaSlide): slides
 *
 * Makes pages of slides: one that has more lines than a page holds is cut into several.
 *
 * Returns: (transfer full) (element-type TeaSlide): the pages
 */
GPtrArray *
tea_pages_cut (GPtrArray *slides)
{
  GPtrArray *pages;

  g_return_val_if_fail (slides != NULL, NULL);

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
  for (guint i = 0; i < slides->len; i++)
    add_pages (pages, g_ptr_array_index (slides, i));

  return pages;
}

static gboolean
is_alike (const TeaSlide *page,
          const TeaSlide *other)
{
  return page->kind == other->kind && page->topic == other->topic;
}

/* How many pages of the same kind on the same topic come before a page. */
static guint
count_before (GPtrArray *pages,
              guint      position)
{
  guint count = 0;

  for (guint i = 0; i < position; i++)
    count += is_alike (g_ptr_array_index (pages, i), g_ptr_array_index (pages, position));

  return count;
}

/**
 * tea_pages_find:
 * @pages: (element-type TeaSlide): pages
 * @kind: a word of tea_slide_kind_word()
 * @topic: the id of the topic that it is about, or 0
 * @nth: how many of the same come before it
 * @position: (out): where it is
 *
 * Finds a page, or the last of the same where there are not so many.
 *
 * Returns: whether there is one
 */
gboolean
tea_pages_find (GPtrArray  *pages,
                const char *kind,
                gint64      topic,
                guint       nth,
                guint      *position)
{
  gboolean found = FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      const TeaSlide *page = g_ptr_array_index (pages, i);

      if (page->topic != topic || !g_str_equal (tea_slide_kind_word (page->kind), kind))
        continue;

      found = TRUE;
      *position = i;
      if (nth-- == 0)
        break;
    }

  return found;
}

/**
 * tea_pages_find_again:
 * @before: (element-type TeaSlide): pages
 * @position: one of them
 * @pages: (element-type TeaSlide): the same, made anew
 *
 * Pages come and go while people speak; the one that is turned to stays turned to. Who reads the
 * last suggestions goes on to those that come.
 *
 * Returns: where it is now
 */
guint
tea_pages_find_again (GPtrArray *before,
                      guint      position,
                      GPtrArray *pages)
{
  const TeaSlide *page = g_ptr_array_index (before, position);
  guint nth = count_before (before, position);
  guint found;

  if (page->kind == TEA_SLIDE_SUGGESTIONS &&
      (position + 1 == before->len ||
       !is_alike (page, g_ptr_array_index (before, position + 1))))
    nth = G_MAXUINT;

  if (tea_pages_find (pages, tea_slide_kind_word (page->kind), page->topic, nth, &found))
    return found;

  return MIN (position, pages->len - 1);
}

/**
 * tea_pages_dup_name:
 * @pages: (element-type TeaSlide): pages
 * @position: one of them
 *
 * Returns: (transfer full): words that find it again after a crash: its kind, its topic and which
 *   of those it is
 */
char *
tea_pages_dup_name (GPtrArray *pages,
                    guint      position)
{
  const TeaSlide *page = g_ptr_array_index (pages, position);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %u", tea_slide_kind_word (page->kind),
                          page->topic, count_before (pages, position));
}

/**
 * tea_pages_find_named:
 * @pages: (element-type TeaSlide): pages
 * @name: (nullable): words of tea_pages_dup_name()
 * @position: (out): where it is
 *
 * Returns: whether there is such a page
 */
gboolean
tea_pages_find_named (GPtrArray  *pages,
                      const char *name,
                      guint      *position)
{
  g_auto (GStrv) words = g_strsplit (name != NULL ? name : "", " ", 3);

  return g_strv_length (words) == 3 &&
         tea_pages_find (pages, words[0], g_ascii_strtoll (words[1], NULL, 10),
                    (guint) g_ascii_strtoull (words[2], NULL, 10), position);
}

/**
 * tea_pages_find_speaker:
 * @pages: (element-type TeaSlide): pages
 * @position: (out): where it is
 *
 * Returns: (transfer none) (nullable): the page of who has the floor, if somebody has
 */
const TeaSlide *
tea_pages_find_speaker (GPtrArray *pages,
                        guint     *position)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const TeaSlide *page = g_ptr_array_index (pages, i);

      if (page->kind != TEA_SLIDE_SPEAKER)
        continue;

      *position = i;
      return page;
    }

  return NULL;
}
