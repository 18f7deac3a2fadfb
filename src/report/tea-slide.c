/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "tea-slide.h"

/**
 * tea_slide_copy:
 * @self: a page
 *
 * Returns: (transfer full): a page that says the same
 */
TeaSlide *
tea_slide_copy (const TeaSlide *self)
{
  TeaSlide *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->title = g_strdup (self->title);
  copy->lines = g_strdupv (self->lines);
  copy->note = g_strdup (self->note);

  return copy;
}

/**
 * tea_slide_free:
 * @self: (transfer full): a page
 *
 * Frees it.
 */
void
tea_slide_free (TeaSlide *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_strfreev (self->lines);
  g_free (self->note);
  g_free (self);
}

/**
 * tea_slide_equal:
 * @self: (nullable): a page
 * @other: (nullable): a page
 *
 * Returns: whether the room sees the same on both, now and with every second
 */
gboolean
tea_slide_equal (const TeaSlide *self,
                 const TeaSlide *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return self->kind == other->kind &&
         self->present == other->present &&
         g_str_equal (self->title, other->title) &&
         g_strv_equal ((const char * const *) self->lines, (const char * const *) other->lines) &&
         g_str_equal (self->note, other->note) &&
         self->clock.shown == other->clock.shown &&
         self->clock.running == other->clock.running &&
         self->clock.ends_at == other->clock.ends_at &&
         self->clock.remaining == other->clock.remaining &&
         self->clock.warning == other->clock.warning;
}

/**
 * tea_slide_kind_word:
 * @kind: what a page is about
 *
 * Returns: (transfer none): a word for it, for the style sheet and for the book, never for people
 */
const char *
tea_slide_kind_word (TeaSlideKind kind)
{
  static const char * const words[] = {
    [TEA_SLIDE_WELCOME] = "welcome",
    [TEA_SLIDE_AGENDA] = "agenda",
    [TEA_SLIDE_TOPIC] = "topic",
    [TEA_SLIDE_SPEAKER] = "speaker",
    [TEA_SLIDE_SUGGESTIONS] = "suggestions",
    [TEA_SLIDE_BALLOT] = "ballot",
    [TEA_SLIDE_CLOSING] = "closing",
    [TEA_SLIDE_CHOICE] = "choice",
    [TEA_SLIDE_MESSAGE] = "message",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);

  return words[kind];
}

/**
 * tea_slide_clock_read:
 * @self: a clock
 * @now: the time in seconds since 1970
 *
 * Returns: how many seconds are left; less than 0 is overtime
 */
int
tea_slide_clock_read (const TeaSlideClock *self,
                      gint64               now)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->running ? (int) (self->ends_at - now) : self->remaining;
}

/**
 * tea_slide_clock_stop:
 * @self: a clock
 * @now: the time in seconds since 1970
 *
 * Stops it at what it shows.
 */
void
tea_slide_clock_stop (TeaSlideClock *self,
                      gint64         now)
{
  g_return_if_fail (self != NULL);

  self->remaining = tea_slide_clock_read (self, now);
  self->running = FALSE;
  self->ends_at = 0;
}

/**
 * tea_slide_clock_dup_text:
 * @remaining: seconds, less than 0 for overtime
 *
 * Returns: (transfer full): minutes and seconds, such as 2:45, or +0:12 for overtime
 */
char *
tea_slide_clock_dup_text (int remaining)
{
  return g_strdup_printf ("%s%d:%02d", remaining < 0 ? "+" : "", abs (remaining) / 60,
                          abs (remaining) % 60);
}
