/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-floor.h"
#include "tea-remark.h"

static const char *
get_opposite (const char *stance)
{
  if (g_strcmp0 (stance, "for") == 0)
    return "against";
  if (g_strcmp0 (stance, "against") == 0)
    return "for";

  return NULL;
}

/* Reads one name; leaves it NULL where there is no row. */
static gboolean
read_name (TeaQuery  *query,
           char     **name,
           GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  if (tea_query_step (query, &local_error))
    *name = g_strdup (tea_query_get_text (query, 0));
  tea_query_reset (query);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_turns (GStrvBuilder   *sentences,
           TeaBook        *book,
           TeaAttendance  *attendance,
           gint64          topic,
           int             most,
           GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 turns = 0;

  query = tea_query_new (book, "count somebody's turns",
                         "SELECT count (*) FROM turn"
                         " WHERE attendance = :attendance AND topic IS :topic");
  tea_query_bind_id (query, "attendance", tea_record_get_id (TEA_RECORD (attendance)));
  tea_query_bind_id (query, "topic", topic);
  if (!tea_query_read_int (query, &turns, error))
    return FALSE;

  if (most > 0 && turns >= most)
    g_strv_builder_take (sentences,
      /* Translators: a person, and how often they had the floor. */
      g_strdup_printf (ngettext ("%s has had the floor %d time on this topic already.",
                                 "%s has had the floor %d times on this topic already.", turns),
                       attendance->name, (int) turns));

  return TRUE;
}

/* Says so where the one who spoke last took the same side, if there is anybody of the other. */
static gboolean
add_alternation (GStrvBuilder   *sentences,
                 TeaBook        *book,
                 TeaAttendance  *attendance,
                 gint64          topic,
                 const char     *stance,
                 GError        **error)
{
  const char *opposite = get_opposite (stance);
  g_autoptr (TeaQuery) last = NULL;
  g_autoptr (TeaQuery) waiting = NULL;
  g_autofree char *last_stance = NULL;
  g_autofree char *name = NULL;

  if (opposite == NULL)
    return TRUE;

  last = tea_query_new (book, "look for the side of the last speaker",
                        "SELECT stance FROM turn WHERE meeting = :meeting AND topic IS :topic"
                        " AND stance IN ('for', 'against')"
                        " ORDER BY started_at DESC, id DESC LIMIT 1");
  tea_query_bind_id (last, "meeting", attendance->meeting);
  tea_query_bind_id (last, "topic", topic);
  if (!read_name (last, &last_stance, error))
    return FALSE;

  if (g_strcmp0 (last_stance, stance) != 0)
    return TRUE;

  waiting = tea_query_new (book, "look for who waits on the other side",
                           "SELECT attendance.name FROM queue_entry"
                           " JOIN attendance ON attendance.id = queue_entry.attendance"
                           " WHERE queue_entry.meeting = :meeting AND topic IS :topic"
                           " AND stance = :stance AND attendance.left_at IS NULL"
                           " ORDER BY position, queue_entry.id LIMIT 1");
  tea_query_bind_id (waiting, "meeting", attendance->meeting);
  tea_query_bind_id (waiting, "topic", topic);
  tea_query_bind_text (waiting, "stance", opposite);
  if (!read_name (waiting, &name, error))
    return FALSE;

  if (g_str_equal (stance, "for"))
    g_strv_builder_take (sentences, name != NULL
      /* Translators: %s is a person. */
      ? g_strdup_printf (_("Who spoke last was for it as well, and %s, who is against, waits."),
                         name)
      : g_strdup (_("Who spoke last was for it as well. Ask whether somebody is against.")));
  else
    g_strv_builder_take (sentences, name != NULL
      /* Translators: %s is a person. */
      ? g_strdup_printf (_("Who spoke last was against it as well, and %s, who is for it, waits."),
                         name)
      : g_strdup (_("Who spoke last was against it as well. Ask whether somebody is for it.")));

  return TRUE;
}

GStrv
tea_floor_advise (TeaMeeting     *meeting,
                  TeaBook        *book,
                  TeaAttendance  *attendance,
                  gint64          topic,
                  const char     *stance,
                  GError        **error)
{
  g_autoptr (GStrvBuilder) sentences = NULL;
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autoptr (TeaAttendance) current = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_ATTENDANCE (attendance), NULL);

  procedure = tea_procedure_for_meeting (book, tea_record_get_id (TEA_RECORD (meeting)), error);
  if (procedure == NULL)
    return NULL;

  current = tea_book_get (book, TEA_TYPE_ATTENDANCE, tea_record_get_id (TEA_RECORD (attendance)),
                          error);
  if (current == NULL)
    return NULL;

  sentences = g_strv_builder_new ();
  if (!current->here)
    /* Translators: %s is a person. */
    g_strv_builder_take (sentences, g_strdup_printf (_("%s is not in the room."), current->name));

  if (!add_turns (sentences, book, current, topic, procedure->turns, error) ||
      (procedure->alternate &&
       !add_alternation (sentences, book, current, topic, stance, error)))
    return NULL;

  return g_strv_builder_end (sentences);
}
