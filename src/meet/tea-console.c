/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-console.h"
#include "tea-meeting-private.h"

G_DEFINE_FINAL_TYPE (TeaConsole, tea_console, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaConsole, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaConsole, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaConsole, page, TEXT, N_("Page")),
  TEA_COLUMN (TeaConsole, blank, BOOLEAN, N_("Dark")),
  TEA_COLUMN (TeaConsole, frozen, BOOLEAN, N_("Frozen")),
  TEA_COLUMN (TeaConsole, message, TEXT, N_("Message to the room")),
  TEA_COLUMN (TeaConsole, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaConsole, speaker, TEXT, N_("Speaker")),
  TEA_COLUMN (TeaConsole, about, REFERENCE, N_("Topic of the remark")),
  TEA_COLUMN (TeaConsole, stance, OPTIONAL, N_("Position")),
  TEA_COLUMN (TeaConsole, draft, TEXT, N_("Unfinished remark")),
  TEA_COLUMN (TeaConsole, drafted_at, TIME, N_("Kept at")),
  TEA_COLUMN (TeaConsole, minutes, TEXT, N_("Unfinished minutes")),
  TEA_COLUMN (TeaConsole, minutes_at, TIME, N_("Minutes kept at")),
};

static void
tea_console_class_init (TeaConsoleClass *klass)
{
  TEA_RECORD_CLASS (klass)->most_kilobytes = TEA_CONSOLE_MOST_MINUTES;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "console", N_("Console"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_console_init (TeaConsole *self)
{
  self->page = g_strdup ("");
  self->message = g_strdup ("");
  self->speaker = g_strdup ("");
  self->draft = g_strdup ("");
  self->minutes = g_strdup ("");
}

static gboolean
find (TeaBook      *book,
      gint64        meeting,
      TeaConsole  **found,
      GError      **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) consoles = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_CONSOLE, "WHERE meeting = :meeting");
  tea_query_bind_id (query, "meeting", meeting);
  consoles = tea_query_read_records (query, error);
  if (consoles == NULL)
    return FALSE;

  *found = consoles->len > 0 ? g_object_ref (g_ptr_array_index (consoles, 0)) : NULL;

  return TRUE;
}

TeaConsole *
tea_console_open (TeaMeeting  *meeting,
                  TeaBook     *book,
                  GError     **error)
{
  gint64 id;
  TeaConsole *self = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  id = tea_record_get_id (TEA_RECORD (meeting));
  if (!find (book, id, &self, error))
    return NULL;

  return self != NULL ? self : g_object_new (TEA_TYPE_CONSOLE, "meeting", id, NULL);
}

gboolean
tea_console_find_topic (TeaMeeting  *meeting,
                        TeaBook     *book,
                        gint64      *topic,
                        GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (topic != NULL, FALSE);

  query = tea_query_new (book, "look for the topic that is under way",
                         "SELECT ifnull ((SELECT agenda_item.topic FROM agenda_item"
                         "  LEFT JOIN console ON console.meeting = agenda_item.meeting"
                         "  WHERE agenda_item.meeting = :meeting"
                         "  ORDER BY (agenda_item.topic IS console.topic) DESC, position,"
                         "  agenda_item.id LIMIT 1), 0)");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));

  return tea_query_read_int (query, topic, error);
}

/* The action touches nothing that the history records, so it leaves no entry there and nobody ever
 * reads its title. */
static gboolean
keep (TeaConsole  *row,
      TeaBook     *book,
      GError     **error)
{
  g_autoptr (TeaAction) action = NULL;

  action = tea_action_begin (book, "console-keep", "", error);

  return action != NULL &&
         (tea_record_get_id (TEA_RECORD (row)) == 0 ? tea_action_insert (action, row, error)
                                                    : tea_action_update (action, row, error)) &&
         tea_action_commit (action, error);
}

/* What the book has now, into which some fields of @self go. */
static TeaConsole *
read_row (TeaConsole  *self,
          TeaBook     *book,
          GError     **error)
{
  TeaConsole *row = NULL;

  if (!find (book, self->meeting, &row, error))
    return NULL;

  return row != NULL ? row : g_object_new (TEA_TYPE_CONSOLE, "meeting", self->meeting, NULL);
}

gboolean
tea_console_keep_view (TeaConsole  *self,
                       TeaBook     *book,
                       GError     **error)
{
  g_autoptr (TeaConsole) row = NULL;

  g_return_val_if_fail (TEA_IS_CONSOLE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  row = read_row (self, book, error);
  if (row == NULL)
    return FALSE;

  g_object_set (row,
                "topic", self->topic,
                "page", self->page,
                "blank", self->blank,
                "frozen", self->frozen,
                "message", self->message,
                NULL);

  return keep (row, book, error);
}

gboolean
tea_console_keep_draft (TeaConsole  *self,
                        TeaBook     *book,
                        GError     **error)
{
  g_autoptr (TeaConsole) row = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_CONSOLE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  row = read_row (self, book, error);
  if (row == NULL)
    return FALSE;

  now = tea_book_now (book);
  g_object_set (row,
                "attendance", self->attendance,
                "speaker", self->speaker,
                "about", self->about,
                "stance", self->stance,
                "draft", self->draft,
                "drafted-at", now,
                NULL);

  return keep (row, book, error);
}

gboolean
tea_console_keep_minutes (TeaConsole  *self,
                          TeaBook     *book,
                          GError     **error)
{
  g_autoptr (TeaConsole) row = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_CONSOLE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  row = read_row (self, book, error);
  if (row == NULL)
    return FALSE;

  now = tea_book_now (book);
  g_object_set (row, "minutes", self->minutes, "minutes-at", now, NULL);

  return keep (row, book, error);
}

gboolean
tea_console_forget_minutes (TeaBook  *book,
                            gint64    meeting,
                            GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  query = tea_query_new (book, "empty the draft of the minutes",
                         "UPDATE console SET minutes = '', minutes_at = NULL"
                         " WHERE meeting = :meeting AND minutes_at IS NOT NULL");
  tea_query_bind_id (query, "meeting", meeting);

  return tea_query_run (query, error);
}

gboolean
tea_console_forget_draft (TeaBook  *book,
                          gint64    meeting,
                          GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "empty the draft",
                         "UPDATE console SET attendance = NULL, speaker = '', about = NULL,"
                         " stance = NULL, draft = '', drafted_at = NULL"
                         " WHERE meeting = :meeting AND drafted_at IS NOT NULL");
  tea_query_bind_id (query, "meeting", meeting);

  return tea_query_run (query, error);
}
