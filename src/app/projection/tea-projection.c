/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tea-choice-slides.h"

#include "tea-projection.h"

/* What surely fits on a page in the smallest type, also on a projector of 4:3: lines of body text,
 * and cells in one of them, of which a Chinese character takes two. A title is set larger. */
#define PAGE_LINES  11
#define LINE_CELLS  52
#define TITLE_CELLS 34

/*
 * TeaProjection:
 *
 * Which page of a meeting's projection is turned to, and which one the room sees: the same, unless
 * it is frozen. Pages are slides; a slide of more lines than a page holds is cut into several.
 * Emits `changed` when there is something else to show.
 */
struct _TeaProjection
{
  GObject    parent_instance;

  TeaBook   *book;
  gint64     meeting;
  gboolean   of_choice;  /* of how its core topics are chosen, not of the session itself */
  gint64     present;
  GPtrArray *pages;
  guint      position;
  gboolean   blank;

  /* While it is frozen, the pages as they were then; and which of them is shown. */
  GPtrArray *frozen_pages;
  guint      frozen_position;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaProjection, tea_projection, G_TYPE_OBJECT)

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

/* How many pages of the same kind on the same topic come before a page. */
static guint
count_before (GPtrArray *pages,
              guint      position)
{
  const TeaSlide *page = g_ptr_array_index (pages, position);
  guint count = 0;

  for (guint i = 0; i < position; i++)
    {
      const TeaSlide *other = g_ptr_array_index (pages, i);

      if (other->kind == page->kind && other->topic == page->topic)
        count++;
    }

  return count;
}

/* Pages come and go while people speak; the one that is turned to stays turned to. */
static guint
find_again (GPtrArray *before,
            guint      position,
            GPtrArray *pages)
{
  const TeaSlide *page = g_ptr_array_index (before, position);
  guint wanted = count_before (before, position);

  for (guint i = 0; i < pages->len; i++)
    {
      const TeaSlide *other = g_ptr_array_index (pages, i);

      if (other->kind == page->kind && other->topic == page->topic &&
          count_before (pages, i) == wanted)
        return i;
    }

  return MIN (position, pages->len - 1);
}

static void
tea_projection_finalize (GObject *object)
{
  TeaProjection *self = TEA_PROJECTION (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->frozen_pages, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_projection_parent_class)->finalize (object);
}

static void
tea_projection_class_init (TeaProjectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tea_projection_finalize;

  /**
   * TeaProjection::changed:
   *
   * There is something else to show.
   */
  signals[CHANGED] = g_signal_new ("changed", TEA_TYPE_PROJECTION, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tea_projection_init (TeaProjection *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
}

/**
 * tea_projection_new:
 * @book: a book
 * @meeting: the id of a session
 *
 * Makes the projection of a session. It has no pages until tea_projection_update().
 *
 * Returns: (transfer full): a projection
 */
TeaProjection *
tea_projection_new (TeaBook *book,
                    gint64   meeting)
{
  TeaProjection *self = g_object_new (TEA_TYPE_PROJECTION, NULL);

  self->book = g_object_ref (book);
  self->meeting = meeting;

  return self;
}

/**
 * tea_projection_new_for_choice:
 * @book: a book
 * @meeting: the id of a session, or 0 before there is one
 *
 * Makes the projection of the choice of a session's core topics. It has no pages until
 * tea_projection_update().
 *
 * Returns: (transfer full): a projection
 */
TeaProjection *
tea_projection_new_for_choice (TeaBook *book,
                               gint64   meeting)
{
  TeaProjection *self = tea_projection_new (book, meeting);

  self->of_choice = TRUE;

  return self;
}

/**
 * tea_projection_get_meeting:
 * @self: a projection
 *
 * Returns: the id of its session
 */
gint64
tea_projection_get_meeting (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), 0);

  return self->meeting;
}

/**
 * tea_projection_update:
 * @self: a projection
 * @error: return location
 *
 * Makes the pages anew, after the book has changed. Where that fails they stay as they are.
 *
 * Errors: those of the book, %TEA_ERROR_NOT_FOUND when the session is no more
 *
 * Returns: whether they are up to date
 */
gboolean
tea_projection_update (TeaProjection  *self,
                       GError        **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  g_return_val_if_fail (TEA_IS_PROJECTION (self), FALSE);

  if (self->meeting != 0)
    {
      meeting = tea_book_get (self->book, TEA_TYPE_MEETING, self->meeting, error);
      if (meeting == NULL)
        return FALSE;
    }

  slides = self->of_choice ? tea_choice_slides_build (self->book, meeting, error)
                           : tea_slides_build (self->book, meeting, self->present, error);
  if (slides == NULL)
    return FALSE;

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
  for (guint i = 0; i < slides->len; i++)
    add_pages (pages, g_ptr_array_index (slides, i));

  if (self->pages->len > 0)
    self->position = find_again (self->pages, self->position, pages);
  g_ptr_array_unref (self->pages);
  self->pages = g_steal_pointer (&pages);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * tea_projection_set_present:
 * @self: a projection
 * @topic: the id of the topic that is under way, 0 for none
 *
 * Says what the meeting talks about now. The agenda shows it with the next
 * tea_projection_update().
 */
void
tea_projection_set_present (TeaProjection *self,
                            gint64         topic)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  self->present = topic;
}

/**
 * tea_projection_turn:
 * @self: a projection
 * @pages: how many pages forward, negative for back
 *
 * Turns pages, as far as there are some. A blank projection shows its page again.
 */
void
tea_projection_turn (TeaProjection *self,
                     int            pages)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  if (self->pages->len == 0)
    return;

  self->position = CLAMP ((int) self->position + pages, 0, (int) self->pages->len - 1);
  self->blank = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tea_projection_get_position:
 * @self: a projection
 *
 * Returns: which page is turned to, from 0
 */
guint
tea_projection_get_position (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), 0);

  return self->position;
}

/**
 * tea_projection_get_n_pages:
 * @self: a projection
 *
 * Returns: how many pages there are
 */
guint
tea_projection_get_n_pages (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), 0);

  return self->pages->len;
}

/**
 * tea_projection_get_page:
 * @self: a projection
 * @position: a place
 *
 * Returns: (transfer none) (nullable): the page there, until the next tea_projection_update();
 *   %NULL behind the last
 */
const TeaSlide *
tea_projection_get_page (TeaProjection *self,
                         guint          position)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), NULL);

  return position < self->pages->len ? g_ptr_array_index (self->pages, position) : NULL;
}

/**
 * tea_projection_get_shown:
 * @self: a projection
 *
 * Returns: (transfer none) (nullable): the page that the room sees, until the next
 *   tea_projection_update(); %NULL when it is blank
 */
const TeaSlide *
tea_projection_get_shown (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), NULL);

  if (self->blank)
    return NULL;

  if (self->frozen_pages != NULL)
    return g_ptr_array_index (self->frozen_pages, self->frozen_position);

  return tea_projection_get_page (self, self->position);
}

/**
 * tea_projection_get_blank:
 * @self: a projection
 *
 * Returns: whether the room sees nothing
 */
gboolean
tea_projection_get_blank (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), FALSE);

  return self->blank;
}

/**
 * tea_projection_set_blank:
 * @self: a projection
 * @blank: whether the room shall see nothing
 *
 * Takes the page away from the room's eyes, or gives it back.
 */
void
tea_projection_set_blank (TeaProjection *self,
                          gboolean       blank)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  if (self->blank == blank)
    return;

  self->blank = blank;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tea_projection_get_frozen:
 * @self: a projection
 *
 * Returns: whether the room's page stays
 */
gboolean
tea_projection_get_frozen (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), FALSE);

  return self->frozen_pages != NULL;
}

/**
 * tea_projection_set_frozen:
 * @self: a projection
 * @frozen: whether the room's page shall stay
 *
 * Keeps what the room sees as it is, whatever is turned to or written down meanwhile.
 */
void
tea_projection_set_frozen (TeaProjection *self,
                           gboolean       frozen)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  if ((self->frozen_pages != NULL) == frozen || self->pages->len == 0)
    return;

  g_clear_pointer (&self->frozen_pages, g_ptr_array_unref);
  if (frozen)
    self->frozen_pages = g_ptr_array_ref (self->pages);
  self->frozen_position = self->position;
  g_signal_emit (self, signals[CHANGED], 0);
}
