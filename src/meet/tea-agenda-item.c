/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-agenda-item.h"
#include "tea-meeting-private.h"

/* How long a topic may take unless somebody says otherwise: with three minutes for each speaker,
 * ten speakers on a core topic. */
#define CORE_MINUTES  30
#define OTHER_MINUTES 10

#define COUNT_CORE                                                                    \
  "SELECT count (*) FROM agenda_item AS other"                                        \
  " WHERE other.meeting = agenda_item.meeting AND other.id <> agenda_item.id AND other.core"

G_DEFINE_FINAL_TYPE (TeaAgendaItem, tea_agenda_item, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaAgendaItem, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaAgendaItem, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaAgendaItem, core, BOOLEAN, N_("Core topic")),
  TEA_COLUMN (TeaAgendaItem, carried, BOOLEAN, N_("Carried over")),
  TEA_COLUMN (TeaAgendaItem, minutes, INTEGER, N_("Minutes")),
  TEA_COLUMN (TeaAgendaItem, position, INTEGER, N_("Position")),
  TEA_COMPUTED (TeaAgendaItem, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, topic_requests, INTEGER, N_("Requests"),
                "SELECT count (*) FROM request WHERE request.topic = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, topic_households, INTEGER, N_("Households"),
                "SELECT count (DISTINCT household) FROM request"
                " WHERE request.topic = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, owners_vote, BOOLEAN, N_("Left to the owners"),
                "SELECT owners_vote FROM topic WHERE topic.id = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = agenda_item.meeting"),
  TEA_COMPUTED (TeaAgendaItem, meeting_state, TEXT, N_("State of the session"),
                "SELECT state FROM meeting WHERE meeting.id = agenda_item.meeting"),
  TEA_COMPUTED (TeaAgendaItem, remarks, INTEGER, N_("Remarks"),
                "SELECT count (*) FROM remark WHERE remark.meeting = agenda_item.meeting"
                " AND remark.topic = agenda_item.topic"),
  TEA_COMPUTED (TeaAgendaItem, other_core, INTEGER, N_("Other core topics"), COUNT_CORE),
};

static gboolean
refuse_third_core (GError **error)
{
  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("A session settles one or two core topics; take one off the agenda first."));

  return FALSE;
}

static gboolean
tea_agenda_item_validate (TeaRecord  *record,
                          GError    **error)
{
  TeaAgendaItem *self = TEA_AGENDA_ITEM (record);

  if (g_strcmp0 (self->meeting_state, "closed") == 0)
    return tea_meeting_refuse_locked (self->meeting_number, error);

  if (self->core && self->other_core >= TEA_AGENDA_MAX_CORE)
    return refuse_third_core (error);

  if (self->minutes <= 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Give the topic at least one minute."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_agenda_item_class_init (TeaAgendaItemClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_agenda_item_validate;

  tea_record_class_set_columns (record_class, "agenda_item", N_("Topic on the agenda"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_agenda_item_init (TeaAgendaItem *self)
{
}

static gboolean
check_verdict (TeaTopic  *topic,
               TeaBook   *book,
               GError   **error)
{
  if (tea_topic_is_undecided (topic, book) || g_str_equal (topic->verdict, "agenda"))
    return TRUE;

  /* Translators: the number of a topic, then the verdict on it. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("The verdict on %s is “%s”. Change it first."),
               topic->number, tea_topic_verdict_label (topic->verdict));

  return FALSE;
}

/* Looks at the agenda: the item of @topic, where there is one, and what else stands there. */
static gboolean
read_agenda (TeaMeeting     *meeting,
             TeaBook        *book,
             TeaTopic       *topic,
             TeaAgendaItem **item,
             guint          *n_core,
             int            *next_position,
             GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;

  query = tea_agenda_item_query (book, tea_record_get_id (TEA_RECORD (meeting)));
  items = tea_query_read_records (query, error);
  if (items == NULL)
    return FALSE;

  *item = NULL;
  *n_core = 0;
  *next_position = 0;
  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *other = g_ptr_array_index (items, i);

      if (other->topic == tea_record_get_id (TEA_RECORD (topic)))
        *item = g_object_ref (other);
      if (other->core)
        *n_core += 1;
      *next_position = MAX (*next_position, other->position + 1);
    }

  return TRUE;
}

static gboolean
was_on_earlier_agenda (TeaBook   *book,
                       TeaTopic  *topic,
                       gboolean  *carried,
                       GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  query = tea_query_new (book, "look for earlier sessions about a topic",
                         "SELECT count (*) FROM agenda_item"
                         " JOIN meeting ON meeting.id = agenda_item.meeting"
                         " WHERE agenda_item.topic = :topic AND meeting.state = 'closed'");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (topic)));
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  *carried = count > 0;

  return TRUE;
}

static gboolean
put_on_agenda (TeaMeeting  *meeting,
               TeaBook     *book,
               TeaTopic    *topic,
               gboolean     core,
               int          position,
               const char  *title,
               GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAgendaItem) item = NULL;
  gboolean carried;

  if (!was_on_earlier_agenda (book, topic, &carried, error))
    return FALSE;

  item = g_object_new (TEA_TYPE_AGENDA_ITEM,
                       "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                       "topic", tea_record_get_id (TEA_RECORD (topic)),
                       "core", core,
                       "carried", carried,
                       "minutes", core ? CORE_MINUTES : OTHER_MINUTES,
                       "position", position,
                       NULL);
  action = tea_action_begin (book, core ? "meeting-choose" : "meeting-add-item", title, error);
  if (action == NULL || !tea_action_insert (action, item, error))
    return FALSE;

  if (tea_topic_is_undecided (topic, book) &&
      !tea_topic_judge (topic, book, "agenda", NULL, NULL, error))
    return FALSE;

  return tea_action_commit (action, error);
}

static gboolean
make_core (TeaAgendaItem  *item,
           TeaBook        *book,
           const char     *title,
           GError        **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, "meeting-choose", title, error);

  if (action == NULL)
    return FALSE;

  item->core = TRUE;

  return tea_action_update (action, item, error) && tea_action_commit (action, error);
}

gboolean
tea_meeting_choose (TeaMeeting  *meeting,
                    TeaBook     *book,
                    TeaTopic    *topic,
                    GError     **error)
{
  g_autoptr (TeaAgendaItem) item = NULL;
  g_autofree char *title = NULL;
  guint n_core;
  int position;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error) ||
      !check_verdict (topic, book, error) ||
      !read_agenda (meeting, book, topic, &item, &n_core, &position, error))
    return FALSE;

  if (item != NULL && item->core)
    return TRUE;

  if (n_core >= TEA_AGENDA_MAX_CORE)
    return refuse_third_core (error);

  /* Translators: an entry of the history: the numbers of a topic and of a session. */
  title = g_strdup_printf (_("Chose %s as a core topic of %s"), topic->number, meeting->number);
  if (item != NULL)
    return make_core (item, book, title, error);

  return put_on_agenda (meeting, book, topic, TRUE, position, title, error);
}

gboolean
tea_meeting_add_item (TeaMeeting  *meeting,
                      TeaBook     *book,
                      TeaTopic    *topic,
                      GError     **error)
{
  g_autoptr (TeaAgendaItem) item = NULL;
  g_autofree char *title = NULL;
  guint n_core;
  int position;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error) ||
      !check_verdict (topic, book, error) ||
      !read_agenda (meeting, book, topic, &item, &n_core, &position, error))
    return FALSE;

  if (item != NULL)
    {
      /* Translators: the numbers of a topic and of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is on the agenda of %s already."),
                   topic->number, meeting->number);
      return FALSE;
    }

  /* Translators: an entry of the history: the numbers of a topic and of a session. */
  title = g_strdup_printf (_("Put %s on the agenda of %s"), topic->number, meeting->number);

  return put_on_agenda (meeting, book, topic, FALSE, position, title, error);
}

TeaQuery *
tea_meeting_carried_query (TeaMeeting *meeting,
                           TeaBook    *book)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_TOPIC,
    "JOIN agenda_item ON agenda_item.topic = topic.id"
    " AND agenda_item.meeting = (SELECT id FROM meeting " TEA_MEETING_PREVIOUS ")"
    " WHERE topic.verdict = 'agenda'"
    " AND topic.id NOT IN (SELECT topic FROM agenda_item WHERE meeting = :id)"
    " AND ((NOT EXISTS (SELECT 1 FROM suggestion WHERE suggestion.topic = topic.id)"
    "       AND NOT EXISTS (SELECT 1 FROM ballot"
    "                       WHERE ballot.topic = topic.id AND replaced_by IS NULL))"
    "      OR EXISTS (SELECT 1 FROM suggestion"
    "                 LEFT JOIN decision ON decision.suggestion = suggestion.id"
    "                 WHERE suggestion.topic = topic.id AND suggestion.joined IS NULL"
    "                 AND (decision.id IS NULL OR decision.verdict = 'deferred'))"
    "      OR EXISTS (SELECT 1 FROM assignment"
    "                 LEFT JOIN suggestion ON suggestion.id = assignment.suggestion"
    "                 WHERE (assignment.topic = topic.id OR suggestion.topic = topic.id)"
    "                 AND assignment.outcome IS NULL))"
    " ORDER BY agenda_item.core DESC, agenda_item.position, agenda_item.id");
  tea_meeting_bind_previous (meeting, query);

  return query;
}

gboolean
tea_agenda_item_move (TeaAgendaItem  *self,
                      TeaBook        *book,
                      int             position,
                      GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (TeaQuery) update = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_AGENDA_ITEM (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (position >= 0, FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  query = tea_agenda_item_query (book, self->meeting);
  ids = tea_query_read_ids (query, error);
  if (ids == NULL)
    return FALSE;

  id = tea_record_get_id (TEA_RECORD (self));
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        {
          g_array_remove_index (ids, i);
          break;
        }
    }
  position = MIN (position, (int) ids->len);
  g_array_insert_val (ids, position, id);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Changed the order of the agenda of %s"), self->meeting_number);
  action = tea_action_begin (book, "agenda-item-move", title, error);
  if (action == NULL)
    return FALSE;

  update = tea_query_new (book, "put a topic in its place on the agenda",
                          "UPDATE agenda_item SET position = :position WHERE id = :id");
  for (guint i = 0; i < ids->len; i++)
    {
      tea_query_bind_int (update, "position", i);
      tea_query_bind_id (update, "id", g_array_index (ids, gint64, i));
      if (!tea_query_run (update, error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  g_object_set (self, "position", position, NULL);

  return TRUE;
}

static gboolean
check_not_discussed (TeaAgendaItem  *self,
                     TeaBook        *book,
                     GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  query = tea_query_new (book, "look for what was said about a topic",
                         "SELECT (SELECT count (*) FROM remark"
                         "        WHERE meeting = :meeting AND topic = :topic)"
                         "     + (SELECT count (*) FROM turn"
                         "        WHERE meeting = :meeting AND topic = :topic)"
                         "     + (SELECT count (*) FROM ballot"
                         "        WHERE meeting = :meeting AND topic = :topic)");
  tea_query_bind_id (query, "meeting", self->meeting);
  tea_query_bind_id (query, "topic", self->topic);
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  if (count > 0)
    {
      /* Translators: the numbers of a session and of a topic. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s spoke or voted about %s already, so it stays on the agenda."),
                   self->meeting_number, self->topic_number);
      return FALSE;
    }

  return TRUE;
}

gboolean
tea_agenda_item_remove (TeaAgendaItem  *self,
                        TeaBook        *book,
                        GError        **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_AGENDA_ITEM (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_unlocked (book, self->meeting, error) ||
      !check_not_discussed (self, book, error))
    return FALSE;

  /* Translators: an entry of the history: the numbers of a topic and of a session. */
  title = g_strdup_printf (_("Took %s off the agenda of %s"), self->topic_number,
                           self->meeting_number);
  action = tea_action_begin (book, "agenda-item-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_agenda_item_query (TeaBook *book,
                       gint64   meeting)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_AGENDA_ITEM,
                                     "WHERE :meeting IS NULL OR meeting = :meeting"
                                     " ORDER BY meeting, position, id");
  tea_query_bind_id (query, "meeting", meeting);

  return query;
}
