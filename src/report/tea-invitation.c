/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-day-rule.h"

#include "tea-invitation.h"
#include "tea-privacy.h"
#include "tea-room-door.h"

/* One invitation while it is written. Nothing from the book gets into it but through the door. */
typedef struct
{
  TeaBook     *book;
  TeaMeeting  *meeting;
  GPtrArray   *items;
  TeaRoomDoor *door;
  GString     *text;
} TeaInvitation;

static gboolean
read_items (TeaInvitation  *self,
            GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;

  query = tea_agenda_item_query (self->book, tea_record_get_id (TEA_RECORD (self->meeting)));
  all = tea_query_read_records (query, error);
  if (all == NULL)
    return FALSE;

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (all, i);
      gboolean dispute = FALSE;

      if (!tea_privacy_hides_topic (self->book, item->topic, &dispute, error))
        return FALSE;
      if (!dispute)
        g_ptr_array_add (self->items, g_object_ref (item));
    }

  return TRUE;
}

static gboolean
open_door (TeaInvitation  *self,
           GError        **error)
{
  self->door = tea_room_door_new (self->book, tea_record_get_id (TEA_RECORD (self->meeting)));
  tea_room_door_expect (self->door, self->meeting->title);
  tea_room_door_expect (self->door, self->meeting->place);
  for (guint i = 0; i < self->items->len; i++)
    tea_room_door_expect (self->door,
                          TEA_AGENDA_ITEM (g_ptr_array_index (self->items, i))->topic_title);

  return tea_room_door_open (self->door, error);
}

static void
add_topics (TeaInvitation *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const TeaAgendaItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *title = tea_room_door_show (self->door, item->topic_title);

      if (item->topic_households > 1)
        /* Translators: a number in a list, a topic, how many households asked for it. */
        g_string_append_printf (self->text, _("%u. %s (asked for by %d households)"), i + 1, title,
                                item->topic_households);
      else
        g_string_append_printf (self->text, "%u. %s", i + 1, title);
      g_string_append_c (self->text, '\n');
    }
}

/* The parties, and nobody by name. */
static gboolean
add_parties (TeaInvitation  *self,
             GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GString) parties = g_string_new (NULL);

  query = tea_query_new (self->book, "read which parties are invited",
                         "SELECT name FROM party WHERE id IN"
                         " (SELECT party FROM attendance"
                         "  WHERE meeting = :meeting AND invited_at IS NOT NULL)"
                         " ORDER BY position, id");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (self->meeting)));
  while (tea_query_step (query, &local_error))
    {
      if (parties->len > 0)
        g_string_append (parties, C_("names", ", "));
      g_string_append (parties, tea_query_get_text (query, 0));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (parties->len > 0)
    {
      /* Translators: names of parties. */
      g_string_append_printf (self->text, _("Who takes part: %s"), parties->str);
      g_string_append_c (self->text, '\n');
    }

  return TRUE;
}

/* The day, weekday and time to come, such as 「2026年11月25日，周三，14:30」. */
static char *
dup_when (const char *time)
{
  g_autofree char *day = tea_date_format (time);
  g_autofree char *clock = NULL;
  GDate date;

  if (!tea_date_read (time, &date))
    return g_strdup (time);

  clock = g_strndup (time + strlen ("2026-11-25 "), strlen ("14:30"));

  /* Translators: a day, its weekday, a time of day. */
  return g_strdup_printf (_("%s, %s, %s"), day,
                          _(tea_day_rule_weekdays ()[g_date_get_weekday (&date) - 1].label), clock);
}

static void
add_when_and_where (TeaInvitation *self)
{
  const char *goes_on_at = tea_meeting_get_goes_on_at (self->meeting);
  g_autofree char *when = dup_when (goes_on_at != NULL ? goes_on_at : self->meeting->starts_at);
  g_autofree char *place = tea_room_door_show (self->door, self->meeting->place);

  /* Translators: a day and a time. */
  g_string_append_printf (self->text, _("When: %s"), when);
  g_string_append_c (self->text, '\n');
  if (*place != '\0')
    {
      /* Translators: a place. */
      g_string_append_printf (self->text, _("Where: %s"), place);
      g_string_append_c (self->text, '\n');
    }
}

static gboolean
write_chat (TeaInvitation  *self,
            GError        **error)
{
  g_autofree char *title = tea_room_door_show (self->door, self->meeting->title);

  /* Translators: the title of a session, as the first line in a chat. */
  g_string_append_printf (self->text, _("[%s] You are invited"), title);
  g_string_append_c (self->text, '\n');
  add_when_and_where (self);
  if (self->items->len > 0)
    {
      g_string_append (self->text, _("What we talk about:"));
      g_string_append_c (self->text, '\n');
      add_topics (self);
    }
  g_string_append (self->text, _("Please say so here if you cannot come."));

  return TRUE;
}

static gboolean
write_notice (TeaInvitation  *self,
              GError        **error)
{
  g_autofree char *title = tea_room_door_show (self->door, self->meeting->title);
  g_autofree char *community = tea_book_dup_setting (self->book, "community");
  g_autofree char *today = tea_book_today (self->book);
  g_autofree char *day = tea_date_format (today);

  g_string_append (self->text, C_("heading", "Notice"));
  g_string_append (self->text, "\n\n");
  /* Translators: the title of a session. */
  g_string_append_printf (self->text, _("The session “%s” will be held as follows."), title);
  g_string_append_c (self->text, '\n');
  add_when_and_where (self);
  if (!add_parties (self, error))
    return FALSE;

  if (self->items->len > 0)
    {
      g_string_append (self->text, _("Topics:"));
      g_string_append_c (self->text, '\n');
      add_topics (self);
    }
  g_string_append (self->text, _("If you have anything to say on these topics, please tell us "
                                 "before the session."));
  g_string_append (self->text, "\n\n");
  if (community != NULL && *community != '\0')
    g_string_append_printf (self->text, "%s\n", community);
  g_string_append (self->text, day);

  return TRUE;
}

/**
 * tea_invitation_dup_text:
 * @meeting: a session
 * @book: its book
 * @form: what it is written for
 * @error: return location for an error
 *
 * Writes the invitation to a session: when, where, about what, and on a notice which parties take
 * part. It goes into chats and onto notice boards, so names, phones and rooms are masked, nobody
 * is named, and a topic of nothing but disputes is left out.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
tea_invitation_dup_text (TeaMeeting         *meeting,
                         TeaBook            *book,
                         TeaInvitationForm   form,
                         GError            **error)
{
  TeaInvitation self = { .book = book, .meeting = meeting };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean written;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self.text = text;
  written = read_items (&self, error) && open_door (&self, error) &&
            (form == TEA_INVITATION_CHAT ? write_chat (&self, error)
                                         : write_notice (&self, error));
  g_clear_pointer (&self.items, g_ptr_array_unref);
  g_clear_pointer (&self.door, tea_room_door_free);

  return written ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/**
 * tea_invitation_mask:
 * @meeting: a session
 * @book: its book
 * @title: (out): its title
 * @place: (out): its place, or ""
 * @error: return location for an error
 *
 * Masks what a session is called and where it is, as in its invitation.
 *
 * Errors: those of the book
 *
 * Returns: whether they are masked
 */
gboolean
tea_invitation_mask (TeaMeeting  *meeting,
                     TeaBook     *book,
                     char       **title,
                     char       **place,
                     GError     **error)
{
  TeaInvitation self = { .book = book, .meeting = meeting };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gboolean opened;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (title != NULL && place != NULL, FALSE);

  self.items = items;
  opened = open_door (&self, error);
  if (opened)
    {
      *title = tea_room_door_show (self.door, meeting->title);
      *place = tea_room_door_show (self.door, meeting->place);
    }
  tea_room_door_free (self.door);

  return opened;
}
