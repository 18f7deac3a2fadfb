/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meet/tea-console.h"
#include "report/tea-choice-slides.h"

#include "meet/tea-turn-clock.h"
#include "tea-pages.h"
#include "tea-projection.h"

/*
 * TeaProjection:
 *
 * Which page of a meeting's projection is turned to, and which one the room sees: the same, unless
 * it is frozen. Pages are slides; a slide of more lines than a page holds is cut into several.
 * Who is given the floor is shown as long as they speak, unless the chair turns to something else.
 *
 * Where it stands is kept in the book with every step, so that it stands there again after a
 * crash. Emits `changed` when there is something else to show, and `tick` on the second while a
 * clock runs that somebody sees: the one timer for all pictures of it.
 */
struct _TeaProjection
{
  GObject    parent_instance;

  TeaBook   *book;
  gint64     meeting;
  gboolean   of_choice;  /* of how its core topics are chosen, not of the session itself */
  GPtrArray *pages;
  guint      position;
  gint64     turn;       /* of who had the floor when the pages were made */
  char      *before;     /* the page to go back to after the speaker's, as it is named */
  gboolean   blank;
  TeaSlide  *frozen;     /* what the room sees while it is frozen */
  char      *frozen_name;
  char      *message;    /* to the room, as it was typed */
  TeaSlide  *message_page;

  gboolean   begun;      /* the room sees it, so that it is kept */
  char      *kept;       /* what was kept last */
  guint      tick_id;
};

enum
{
  CHANGED,
  TICK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaProjection, tea_projection, G_TYPE_OBJECT)

/* The clock */

static gint64
read_time (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_ticking (const TeaSlide *page)
{
  return page != NULL && page->clock.shown && page->clock.running;
}

static void arm_tick (TeaProjection *self);

static gboolean
tick_cb (gpointer user_data)
{
  TeaProjection *self = user_data;

  self->tick_id = 0;
  g_signal_emit (self, signals[TICK], 0);
  arm_tick (self);

  return G_SOURCE_REMOVE;
}

/* Wakes up on the next full second together with the chair's clock, and not at all
 * where no clock runs that somebody sees. */
static void
arm_tick (TeaProjection *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (!self->begun || self->blank ||
      (!is_ticking (tea_projection_get_shown (self)) &&
       !is_ticking (tea_projection_get_page (self, self->position + 1))))
    return;

  self->tick_id = g_timeout_add (tea_turn_clock_until_second (), tick_cb, self);
}

/* What the book keeps */

static char *
name_view (TeaProjection *self)
{
  g_autofree char *page = tea_pages_dup_name (self->pages, self->position);

  return self->frozen != NULL ? g_strdup_printf ("%s/%s", page, self->frozen_name)
                              : g_steal_pointer (&page);
}

/* Where this fails the book cannot be written, which the chair is told by everything else; it is
 * tried again with the next change. */
static void
keep (TeaProjection *self)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaConsole) console = NULL;
  g_autofree char *view = NULL;
  g_autofree char *all = NULL;

  if (self->of_choice || self->pages->len == 0)
    return;

  view = self->begun ? name_view (self) : g_strdup ("");
  all = g_strdup_printf ("%s %d %s", view, self->blank, self->message);
  if (g_strcmp0 (all, self->kept) == 0)
    return;

  meeting = tea_book_get (self->book, TEA_TYPE_MEETING, self->meeting, NULL);
  console = meeting != NULL ? tea_console_open (meeting, self->book, NULL) : NULL;
  if (console == NULL)
    return;

  g_object_set (console,
                "page", view,
                "blank", self->begun && self->blank,
                "frozen", self->begun && self->frozen != NULL,
                "message", self->begun ? self->message : "",
                NULL);
  if (tea_console_keep_view (console, self->book, NULL))
    g_set_str (&self->kept, all);
}

static void
tell_changed (TeaProjection *self)
{
  if (self->begun)
    keep (self);
  arm_tick (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
freeze_at (TeaProjection *self,
           guint          position)
{
  self->frozen = tea_slide_copy (g_ptr_array_index (self->pages, position));
  tea_slide_clock_stop (&self->frozen->clock, read_time ());
  self->frozen_name = tea_pages_dup_name (self->pages, position);
}

static void
thaw (TeaProjection *self)
{
  g_clear_pointer (&self->frozen, tea_slide_free);
  g_clear_pointer (&self->frozen_name, g_free);
}

/* Where it stood when the app ended without having ended the projection. */
static void
restore (TeaProjection *self,
         TeaMeeting    *meeting)
{
  g_autoptr (TeaConsole) console = tea_console_open (meeting, self->book, NULL);
  g_auto (GStrv) names = NULL;
  guint position;

  if (console == NULL || *console->page == '\0')
    return;

  names = g_strsplit (console->page, "/", 2);
  tea_pages_find_named (self->pages, names[0], &self->position);
  self->blank = console->blank;
  g_set_str (&self->message, console->message);
  if (console->frozen && tea_pages_find_named (self->pages, names[1], &position))
    freeze_at (self, position);
}

static void
tea_projection_finalize (GObject *object)
{
  TeaProjection *self = TEA_PROJECTION (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->message_page, tea_slide_free);
  thaw (self);
  g_free (self->before);
  g_free (self->message);
  g_free (self->kept);
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

  /**
   * TeaProjection::tick:
   *
   * A second is over on a clock that somebody sees.
   */
  signals[TICK] = g_signal_new ("tick", TEA_TYPE_PROJECTION, G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tea_projection_init (TeaProjection *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
  self->message = g_strdup ("");
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

static gboolean
update_message (TeaProjection  *self,
                TeaMeeting     *meeting,
                GError        **error)
{
  g_autoptr (TeaSlide) page = NULL;

  if (*self->message != '\0')
    {
      page = tea_slides_build_message (self->book, meeting, self->message, error);
      if (page == NULL)
        return FALSE;
    }

  g_clear_pointer (&self->message_page, tea_slide_free);
  self->message_page = g_steal_pointer (&page);

  return TRUE;
}

/* Takes pages that were made anew, and turns to who has just been given the floor, or back from
 * who has just ended. */
static void
take_pages (TeaProjection *self,
            GPtrArray     *pages)
{
  const TeaSlide *shown = g_ptr_array_index (self->pages, self->position);
  gboolean on_speaker = shown->kind == TEA_SLIDE_SPEAKER;
  guint position = tea_pages_find_again (self->pages, self->position, pages);
  guint speaker_position;
  const TeaSlide *speaker = tea_pages_find_speaker (pages, &speaker_position);

  if (speaker != NULL && speaker->turn != self->turn)
    {
      if (!on_speaker)
        {
          g_free (self->before);
          self->before = tea_pages_dup_name (self->pages, self->position);
        }
      position = speaker_position;
    }
  else if (speaker == NULL && on_speaker)
    {
      if (!tea_pages_find_named (pages, self->before, &position))
        tea_pages_find (pages, tea_slide_kind_word (TEA_SLIDE_TOPIC), shown->topic, 0, &position);
    }

  self->position = position;
}

static GPtrArray *
build_slides (TeaProjection  *self,
              TeaMeeting     *meeting,
              GError        **error)
{
  gint64 topic;

  if (self->of_choice)
    return tea_choice_slides_build (self->book, meeting, error);

  if (!tea_console_find_topic (meeting, self->book, &topic, error))
    return NULL;

  return tea_slides_build (self->book, meeting, topic, error);
}

/**
 * tea_projection_update:
 * @self: a projection
 * @error: return location
 *
 * Makes the pages anew, after the book has changed or the session went on to another topic. Where
 * that fails they stay as they are. The first time it goes on where it was when the app was killed.
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
  const TeaSlide *speaker;
  guint position;
  gboolean first;

  g_return_val_if_fail (TEA_IS_PROJECTION (self), FALSE);

  if (self->meeting != 0)
    {
      meeting = tea_book_get (self->book, TEA_TYPE_MEETING, self->meeting, error);
      if (meeting == NULL)
        return FALSE;
    }

  slides = build_slides (self, meeting, error);
  if (slides == NULL)
    return FALSE;

  pages = tea_pages_cut (slides);

  first = self->pages->len == 0;
  if (!first)
    take_pages (self, pages);
  g_ptr_array_unref (self->pages);
  self->pages = g_steal_pointer (&pages);
  speaker = tea_pages_find_speaker (self->pages, &position);
  self->turn = speaker != NULL ? speaker->turn : 0;
  if (first && !self->of_choice)
    restore (self, meeting);

  if (!update_message (self, meeting, error))
    return FALSE;
  tell_changed (self);

  return TRUE;
}

/**
 * tea_projection_turn:
 * @self: a projection
 * @pages: how many pages forward, negative for back
 *
 * Turns pages, as far as there are some. A blank projection shows its page again, and a message
 * is taken off.
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
  g_set_str (&self->message, "");
  g_clear_pointer (&self->message_page, tea_slide_free);
  tell_changed (self);
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

  if (self->message_page != NULL)
    return self->message_page;

  if (self->frozen != NULL)
    return self->frozen;

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
  tell_changed (self);
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

  return self->frozen != NULL;
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

  if ((self->frozen != NULL) == frozen || self->pages->len == 0)
    return;

  thaw (self);
  if (frozen)
    freeze_at (self, self->position);
  tell_changed (self);
}

/**
 * tea_projection_get_message:
 * @self: a projection
 *
 * Returns: (transfer none): the chair's message to the room as it was typed, "" for none
 */
const char *
tea_projection_get_message (TeaProjection *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION (self), NULL);

  return self->message;
}

/**
 * tea_projection_set_message:
 * @self: a projection
 * @message: a few words; "" takes them off
 * @error: return location
 *
 * Shows the room a message in place of the page, masked as the pages are, until it is taken off
 * or a page is turned. A blank projection shows it, too.
 *
 * Errors: those of the book
 *
 * Returns: whether it is shown
 */
gboolean
tea_projection_set_message (TeaProjection  *self,
                            const char     *message,
                            GError        **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEA_IS_PROJECTION (self), FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  if (self->meeting != 0)
    {
      meeting = tea_book_get (self->book, TEA_TYPE_MEETING, self->meeting, error);
      if (meeting == NULL)
        return FALSE;
    }

  text = g_strstrip (g_strdup (message));
  g_set_str (&self->message, text);
  if (!update_message (self, meeting, error))
    return FALSE;

  if (*self->message != '\0')
    self->blank = FALSE;
  tell_changed (self);

  return TRUE;
}

/**
 * tea_projection_begin:
 * @self: a projection with pages
 *
 * Says that the room sees it from now on: where it stands is kept in the book, and clocks run.
 */
void
tea_projection_begin (TeaProjection *self)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  self->begun = TRUE;
  tell_changed (self);
}

/**
 * tea_projection_end:
 * @self: a projection
 *
 * Says that the room does not see it any more: the next one begins at the first page.
 */
void
tea_projection_end (TeaProjection *self)
{
  g_return_if_fail (TEA_IS_PROJECTION (self));

  if (!self->begun)
    return;

  self->begun = FALSE;
  arm_tick (self);
  keep (self);
}
