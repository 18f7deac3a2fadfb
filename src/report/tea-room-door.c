/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-query.h"

#include "people/tea-mask.h"

#include "tea-privacy.h"
#include "tea-room-door.h"

/* As many characters of one text as a page holds at the back of a room. */
#define MAX_CHARACTERS 80

struct _TeaRoomDoor
{
  TeaBook  *book;
  gint64    meeting;
  GString  *words;
  char    **names;  /* once it is open */
  char    **bodies; /* the same of parties and organisations, which are not people */
};

/**
 * tea_room_door_new:
 * @book: a book
 * @meeting: the id of the session that the room is at, or 0
 *
 * Makes a door that is shut: tell it with tea_room_door_expect() what is to go through, then open
 * it with tea_room_door_open().
 *
 * Returns: (transfer full): a door
 */
TeaRoomDoor *
tea_room_door_new (TeaBook *book,
                   gint64   meeting)
{
  TeaRoomDoor *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self = g_new0 (TeaRoomDoor, 1);
  self->book = g_object_ref (book);
  self->meeting = meeting;
  self->words = g_string_new (NULL);

  return self;
}

/**
 * tea_room_door_free:
 * @self: (transfer full): a door
 */
void
tea_room_door_free (TeaRoomDoor *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->book);
  g_string_free (self->words, TRUE);
  g_strfreev (self->names);
  g_strfreev (self->bodies);
  g_free (self);
}

/**
 * tea_room_door_expect:
 * @self: a door that is not open yet
 * @text: words that are to be shown
 *
 * Says what will go through the door, so that names of people whom the book knows are looked for
 * in it.
 */
void
tea_room_door_expect (TeaRoomDoor *self,
                      const char  *text)
{
  g_return_if_fail (self != NULL && self->names == NULL);
  g_return_if_fail (text != NULL);

  g_string_append (self->words, text);
  g_string_append_c (self->words, '\n');
}

static char **
read_column (TeaQuery  *query,
             GError   **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;

  while (tea_query_step (query, &local_error))
    g_strv_builder_add (values, tea_query_get_text (query, 0));

  if (local_error == NULL)
    return g_strv_builder_end (values);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/**
 * tea_room_door_open:
 * @self: a door
 * @error: return location for an error
 *
 * Gathers the names of tea_privacy_find_names() for all that is expected.
 *
 * Errors: those of the book
 *
 * Returns: whether it is open
 */
gboolean
tea_room_door_open (TeaRoomDoor  *self,
                    GError      **error)
{
  g_autoptr (TeaQuery) bodies = NULL;

  g_return_val_if_fail (self != NULL && self->names == NULL, FALSE);

  bodies = tea_query_new (self->book, "look for who is no person",
                          "SELECT name FROM party UNION SELECT name FROM organisation");
  self->bodies = read_column (bodies, error);
  if (self->bodies == NULL)
    return FALSE;

  self->names = tea_privacy_find_names (self->book, self->meeting, self->words->str, error);

  return self->names != NULL;
}

/**
 * tea_room_door_show:
 * @self: an open door
 * @text: words from the book
 *
 * Masks the words, and then shortens them, so that nothing comes back by the cut.
 *
 * Returns: (transfer full): what the room may see, in one line
 */
char *
tea_room_door_show (TeaRoomDoor *self,
                    const char  *text)
{
  g_autofree char *masked = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (self != NULL && self->names != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  masked = tea_mask_text (text, (const char * const *) self->names);
  g_strdelimit (masked, "\r\n\t", ' ');
  if (g_utf8_strlen (masked, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&masked);

  start = g_utf8_substring (masked, 0, MAX_CHARACTERS - 1);

  return g_strconcat (start, "…", NULL);
}

/**
 * tea_room_door_show_person:
 * @self: an open door
 * @name: of somebody who has the floor or waits for it
 *
 * Masks the whole of a name, however the book knows it. Who is on the list under the name of a
 * party or an organisation is shown by that.
 *
 * Returns: (transfer full): what the room may see of it
 */
char *
tea_room_door_show_person (TeaRoomDoor *self,
                           const char  *name)
{
  g_return_val_if_fail (self != NULL && self->bodies != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_strv_contains ((const char * const *) self->bodies, name))
    return tea_room_door_show (self, name);

  return tea_mask_name (name);
}
