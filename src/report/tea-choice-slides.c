/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-choice-slides.h"
#include "tea-privacy.h"
#include "tea-room-door.h"

/* What is chosen is shown, however low its total. */
static gboolean
is_shown (GPtrArray *candidates,
          guint      index)
{
  const TeaCandidate *candidate = g_ptr_array_index (candidates, index);

  return index < TEA_CHOICE_MOST_LISTED || candidate->on_agenda;
}

/* Two lines: place, title and total; then the reasons and what becomes of it. */
static char *
create_line (TeaRoomDoor         *door,
             TeaBook             *book,
             const TeaCandidate  *candidate,
             GError             **error)
{
  gboolean hidden;
  g_autofree char *title = NULL;
  g_autofree char *fate = tea_candidate_dup_fate (candidate, book);
  g_autofree char *head = NULL;
  g_autofree char *reasons = NULL;

  if (!tea_privacy_hides_topic (book, tea_record_get_id (TEA_RECORD (candidate->topic)), &hidden,
                                error))
    return NULL;

  title = hidden ? g_strdup (_("A matter that is not shown here"))
                 : tea_room_door_show (door, candidate->topic->title);

  /* Translators: a candidate's place, its title and its total, 0 to 100. */
  head = g_strdup_printf (_("%u. %s — %d"), candidate->rank, title, candidate->topic->score);
  reasons = *candidate->reasons != '\0' ? tea_room_door_show (door, candidate->reasons) : NULL;

  return g_strdup_printf ("%s%s\n%s%s%s", candidate->core ? "★ " : "", head,
                          fate, reasons != NULL ? " · " : "", reasons != NULL ? reasons : "");
}

/* For which session it is, how many candidates there are, and how many are chosen. */
static char *
create_note (TeaRoomDoor *door,
             TeaMeeting  *meeting,
             GPtrArray   *candidates)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) ended = NULL;
  guint n_core = 0;
  guint n_left_out = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      n_core += ((const TeaCandidate *) g_ptr_array_index (candidates, i))->core;
      n_left_out += !is_shown (candidates, i);
    }

  if (meeting != NULL)
    {
      g_autofree char *name = tea_meeting_dup_name (meeting);

      g_strv_builder_take (parts, tea_room_door_show (door, name));
    }
  g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u candidate", "%u candidates",
                                                         candidates->len), candidates->len));
  if (n_core > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("★ %u core topic", "★ %u core topics",
                                                           n_core), n_core));
  if (n_left_out > 0)
    g_strv_builder_take (parts,
                         g_strdup_printf (ngettext ("%u more candidate, ranked below these, is not "
                                                    "listed.",
                                                    "%u more candidates, ranked below these, are "
                                                    "not listed.", n_left_out), n_left_out));
  ended = g_strv_builder_end (parts);

  return g_strjoinv (" · ", ended);
}

/**
 * tea_choice_slides_build:
 * @book: a book
 * @meeting: (nullable): the session whose core topics are chosen
 * @error: return location for an error
 *
 * Makes the page on which the committee sees the candidates of tea_choice_list() in their order,
 * the reasons for each, which are chosen and what becomes of the others; of more than
 * %TEA_CHOICE_MOST_LISTED it says how many it leaves out. As on every page for the room, words that
 * come from the book are masked.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type TeaSlide): the one page, which the projection
 *   cuts where it is too long
 */
GPtrArray *
tea_choice_slides_build (TeaBook     *book,
                         TeaMeeting  *meeting,
                         GError     **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (TeaRoomDoor) door = NULL;
  TeaSlide *slide;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (meeting == NULL || TEA_IS_MEETING (meeting), NULL);

  candidates = tea_choice_list (book, meeting, error);
  if (candidates == NULL)
    return NULL;

  door = tea_room_door_new (book, meeting != NULL ? tea_record_get_id (TEA_RECORD (meeting)) : 0);
  if (meeting != NULL)
    tea_room_door_expect (door, meeting->title);
  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);

      if (!is_shown (candidates, i))
        continue;

      tea_room_door_expect (door, candidate->topic->title);
      tea_room_door_expect (door, candidate->reasons);
    }
  if (!tea_room_door_open (door, error))
    return NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      char *line;

      if (!is_shown (candidates, i))
        continue;

      line = create_line (door, book, g_ptr_array_index (candidates, i), error);

      if (line == NULL)
        return NULL;
      g_strv_builder_take (lines, line);
    }

  slide = g_new0 (TeaSlide, 1);
  slide->kind = TEA_SLIDE_CHOICE;
  slide->title = g_strdup (_("Choosing the core topics"));
  slide->lines = g_strv_builder_end (lines);
  slide->present = -1;
  slide->note = create_note (door, meeting, candidates);

  slides = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
  g_ptr_array_add (slides, slide);

  return g_steal_pointer (&slides);
}
