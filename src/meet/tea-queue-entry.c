/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-meeting-private.h"
#include "tea-queue-entry.h"
#include "tea-remark.h"

#define OF_SHEET(column) \
  "SELECT " column " FROM attendance WHERE attendance.id = queue_entry.attendance"

G_DEFINE_FINAL_TYPE (TeaQueueEntry, tea_queue_entry, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaQueueEntry, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaQueueEntry, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaQueueEntry, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaQueueEntry, stance, OPTIONAL, N_("Position")),
  TEA_COLUMN (TeaQueueEntry, asked_at, TIME, N_("Waits since")),
  TEA_COLUMN (TeaQueueEntry, position, INTEGER, N_("Place in the queue")),
  TEA_COMPUTED (TeaQueueEntry, speaker, TEXT, N_("Speaker"), OF_SHEET ("name")),
  TEA_COMPUTED (TeaQueueEntry, party, REFERENCE, N_("Party"), OF_SHEET ("party")),
  TEA_COMPUTED (TeaQueueEntry, party_name, TEXT, N_("Party"),
                "SELECT party.name FROM attendance JOIN party ON party.id = attendance.party"
                " WHERE attendance.id = queue_entry.attendance"),
  TEA_COMPUTED (TeaQueueEntry, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = queue_entry.topic"),
  TEA_COMPUTED (TeaQueueEntry, turns, INTEGER, N_("Turns"),
                "SELECT count (*) FROM turn WHERE turn.attendance = queue_entry.attendance"
                " AND turn.topic IS queue_entry.topic"),
  TEA_COMPUTED (TeaQueueEntry, here, BOOLEAN, N_("Here"),
                OF_SHEET ("arrived_at IS NOT NULL AND left_at IS NULL")),
};

static gboolean
tea_queue_entry_validate (TeaRecord  *record,
                          GError    **error)
{
  TeaQueueEntry *self = TEA_QUEUE_ENTRY (record);

  return self->stance == NULL || tea_word_check (tea_remark_stances (), self->stance, error);
}

static void
tea_queue_entry_class_init (TeaQueueEntryClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_queue_entry_validate;

  tea_record_class_set_columns (record_class, "queue_entry", N_("Place in the queue"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_queue_entry_init (TeaQueueEntry *self)
{
}

gboolean
tea_queue_entry_find (TeaBook        *book,
                      gint64          attendance,
                      TeaQueueEntry **found,
                      GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_QUEUE_ENTRY, "WHERE attendance = :attendance");
  tea_query_bind_id (query, "attendance", attendance);
  entries = tea_query_read_records (query, error);
  if (entries == NULL)
    return FALSE;

  *found = entries->len > 0 ? g_object_ref (g_ptr_array_index (entries, 0)) : NULL;

  return TRUE;
}

static gboolean
read_end (TeaBook  *book,
          gint64    meeting,
          int      *end,
          GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 last = 0;

  query = tea_query_new (book, "look for the end of the queue",
                         "SELECT ifnull (max (position), 0) FROM queue_entry"
                         " WHERE meeting = :meeting");
  tea_query_bind_id (query, "meeting", meeting);
  if (!tea_query_read_int (query, &last, error))
    return FALSE;

  *end = last + 1;

  return TRUE;
}

TeaQueueEntry *
tea_queue_entry_ask (TeaMeeting     *meeting,
                     TeaBook        *book,
                     TeaAttendance  *attendance,
                     gint64          topic,
                     const char     *stance,
                     GError        **error)
{
  g_autoptr (TeaQueueEntry) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *now = NULL;
  g_autofree char *title = NULL;
  gint64 id;
  int end;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_ATTENDANCE (attendance), NULL);

  id = tea_record_get_id (TEA_RECORD (attendance));
  if (!tea_meeting_check_open (book, tea_record_get_id (TEA_RECORD (meeting)), error) ||
      !tea_meeting_check_has_topic (book, tea_record_get_id (TEA_RECORD (meeting)), topic,
                                    error) ||
      !tea_attendance_check_meeting (attendance, tea_record_get_id (TEA_RECORD (meeting)), error) ||
      !read_end (book, tea_record_get_id (TEA_RECORD (meeting)), &end, error) ||
      !tea_queue_entry_find (book, id, &self, error))
    return NULL;

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("%s asked for the floor"), attendance->name);
  action = tea_action_begin (book, "queue-ask", title, error);
  if (action == NULL)
    return NULL;

  if (id == 0 && !tea_attendance_sign_in (attendance, book, NULL, error))
    return NULL;

  if (self == NULL)
    {
      now = tea_book_now (book);
      self = g_object_new (TEA_TYPE_QUEUE_ENTRY,
                           "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                           "attendance", tea_record_get_id (TEA_RECORD (attendance)),
                           "asked-at", now,
                           "position", end,
                           NULL);
    }
  g_object_set (self,
                "topic", topic,
                "stance", stance != NULL && *stance != '\0' ? stance : NULL,
                NULL);

  if (!(tea_record_get_id (TEA_RECORD (self)) == 0 ? tea_action_insert (action, self, error)
                                                   : tea_action_update (action, self, error)) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_QUEUE_ENTRY, tea_record_get_id (TEA_RECORD (self)), error);
}

gboolean
tea_queue_entry_move (TeaQueueEntry  *self,
                      TeaBook        *book,
                      guint           place,
                      GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (TeaQuery) update = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_QUEUE_ENTRY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  query = tea_queue_entry_query (book, self->meeting);
  ids = tea_query_read_ids (query, error);
  if (ids == NULL)
    return FALSE;

  id = tea_record_get_id (TEA_RECORD (self));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        g_array_remove_index (ids, i);
        break;
      }
  g_array_insert_val (ids, MIN (place, ids->len), id);

  action = tea_action_begin (book, "queue-move", _("Changed the order of the queue"), error);
  if (action == NULL)
    return FALSE;

  update = tea_query_new (book, "put somebody in their place in the queue",
                          "UPDATE queue_entry SET position = :position WHERE id = :id");
  for (guint i = 0; i < ids->len; i++)
    {
      tea_query_bind_int (update, "position", i + 1);
      tea_query_bind_id (update, "id", g_array_index (ids, gint64, i));
      if (!tea_query_run (update, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

gboolean
tea_queue_entry_remove (TeaQueueEntry  *self,
                        TeaBook        *book,
                        GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_QUEUE_ENTRY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  /* Translators: an entry of the history; %s is a person. */
  title = g_strdup_printf (_("Took %s off the queue"), self->speaker);
  action = tea_action_begin (book, "queue-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_queue_entry_query (TeaBook *book,
                       gint64   meeting)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_QUEUE_ENTRY,
                                     "WHERE meeting = :meeting ORDER BY position, id");
  tea_query_bind_id (query, "meeting", meeting);

  return query;
}
