/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-search.h"
#include "book/tea-text.h"

#include "tea-owners.h"
#include "tea-verdict.h"
#include "tea-weighing-private.h"

/* The requests of topic.id whose requesters were not told its verdict. */
#define OWED                                                                          \
  "SELECT count (*) FROM request"                                                     \
  " WHERE request.topic = topic.id AND topic.verdict <> 'agenda'"                     \
  " AND NOT EXISTS (SELECT 1 FROM reply"                                              \
  "                 WHERE reply.request = request.id AND reply.topic = topic.id)"

/* When what is handled directly has to be done; nothing once its work or all its requests ended. */
#define DUE_AT                                                                        \
  "CASE WHEN topic.verdict = 'direct'"                                                \
  "      AND NOT (EXISTS (SELECT 1 FROM assignment WHERE assignment.topic = topic.id)"\
  "               AND NOT EXISTS (SELECT 1 FROM assignment"                           \
  "                               WHERE assignment.topic = topic.id"                  \
  "                               AND assignment.outcome IS NULL))"                   \
  "      AND NOT (EXISTS (SELECT 1 FROM request WHERE request.topic = topic.id)"      \
  "               AND NOT EXISTS (SELECT 1 FROM request"                              \
  "                               WHERE request.topic = topic.id"                     \
  "                               AND request.outcome IS NULL))"                      \
  " THEN datetime (topic.verdict_at, '+48 hours') END"

G_DEFINE_FINAL_TYPE (TeaTopic, tea_topic, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaTopic, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaTopic, title, TEXT, N_("Title")),
  TEA_COLUMN (TeaTopic, summary, TEXT, N_("How things stand")),
  TEA_COLUMN (TeaTopic, category, REFERENCE, N_("Category")),
  TEA_COLUMN (TeaTopic, owners_vote, BOOLEAN, N_("Left to the owners")),
  TEA_COLUMN (TeaTopic, raised_on, DATE, N_("Raised on")),
  TEA_COLUMN (TeaTopic, verdict, OPTIONAL, N_("Verdict")),
  TEA_COLUMN (TeaTopic, verdict_on, DATE, N_("Judged on")),
  TEA_COLUMN (TeaTopic, reason, TEXT, N_("Reason")),
  TEA_COLUMN (TeaTopic, until, DATE, N_("Put off until")),
  TEA_COLUMN (TeaTopic, owners_words, TEXT, N_("Words of the owners’ matters")),
  TEA_COLUMN (TeaTopic, owners_ruled, BOOLEAN, N_("Settled by the secretary")),
  TEA_COLUMN (TeaTopic, verdict_at, TIME, N_("Judged at")),
  TEA_COLUMN (TeaTopic, passed_to, TEXT, N_("Passed on to")),
  TEA_COLUMN (TeaTopic, passed_by, TEXT, N_("Passed on by")),
  TEA_COLUMN (TeaTopic, passed_on, DATE, N_("Passed on")),
  TEA_COLUMN (TeaTopic, passed_number, TEXT, N_("Their number")),
  TEA_COMPUTED (TeaTopic, category_name, TEXT, N_("Category"),
                "SELECT name FROM category WHERE category.id = topic.category"),
  TEA_COMPUTED (TeaTopic, requests, INTEGER, N_("Requests"),
                "SELECT count (*) FROM request WHERE request.topic = topic.id"),
  TEA_COMPUTED (TeaTopic, open_requests, INTEGER, N_("Open requests"),
                "SELECT count (*) FROM request"
                " WHERE request.topic = topic.id AND outcome IS NULL"),
  TEA_COMPUTED (TeaTopic, households, INTEGER, N_("Households"),
                "SELECT count (DISTINCT household) FROM request WHERE request.topic = topic.id"),
  TEA_COMPUTED (TeaTopic, latest_on, DATE, N_("Latest request"),
                "SELECT date (max (received_at)) FROM request WHERE request.topic = topic.id"),
  TEA_COMPUTED (TeaTopic, score, INTEGER, N_("Total"), TEA_WEIGHING_TOTAL),
  TEA_COMPUTED (TeaTopic, meeting_numbers, TEXT, N_("Sessions"),
                "SELECT group_concat (number, ' ') FROM"
                " (SELECT meeting.number AS number FROM agenda_item"
                "  JOIN meeting ON meeting.id = agenda_item.meeting"
                "  WHERE agenda_item.topic = topic.id ORDER BY starts_at)"),
  TEA_COMPUTED (TeaTopic, replies_owed, INTEGER, N_("Answers owed"), OWED),
  TEA_COMPUTED (TeaTopic, due_at, TIME, N_("Due at"), DUE_AT),
  TEA_COMPUTED (TeaTopic, minutes_left, INTEGER, N_("Minutes left"),
                "CAST (round ((julianday (" DUE_AT ") - julianday (now ())) * 1440) AS INTEGER)"),
};

static gboolean
tea_topic_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaTopic *self = TEA_TOPIC (record);

  tea_text_strip_field (&self->title);
  if (self->title == NULL || *self->title == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A topic needs a title that says what it is about."));
      return FALSE;
    }

  if (self->verdict != NULL && !g_str_equal (self->verdict, "agenda") &&
      (self->reason == NULL || *self->reason == '\0'))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” needs a reason, because it is the answer owed to the residents."),
                   tea_topic_verdict_label (self->verdict));
      return FALSE;
    }

  tea_owners_flag (self, self->title);
  tea_owners_flag (self, self->summary);

  return TRUE;
}

static void
tea_topic_class_init (TeaTopicClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_topic_validate;

  tea_record_class_set_columns (record_class, "topic", N_("Topic"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_topic_init (TeaTopic *self)
{
}

gboolean
tea_topic_add (TeaTopic  *self,
               TeaBook   *book,
               GError   **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  if (!tea_topic_validate (TEA_RECORD (self), error))
    return FALSE;

  action = tea_action_begin (book, "topic-add", _("Added a topic"), error);
  if (action == NULL)
    return FALSE;

  if (self->raised_on == NULL)
    self->raised_on = tea_book_today (book);
  /* Who says so without a word that says it knows more than the words. */
  self->owners_ruled = self->owners_ruled ||
                       (self->owners_vote &&
                        (self->owners_words == NULL || *self->owners_words == '\0'));

  g_free (self->number);
  self->number = tea_action_number (action, "T", self->raised_on, error);

  return self->number != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

/* Only the one column is written, so that a request that a page holds on to cannot put back what
 * was changed elsewhere in the meantime. */
static gboolean
put_request (TeaBook     *book,
             TeaRequest  *request,
             gint64       topic,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "put a request into a topic",
                         "UPDATE request SET topic = :topic WHERE id = :id");
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (request)));
  if (!tea_query_run (query, error))
    return FALSE;

  g_object_set (request, "topic", topic, NULL);

  return TRUE;
}

gboolean
tea_topic_take (TeaTopic    *self,
                TeaBook     *book,
                TeaRequest  *request,
                GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_REQUEST (request), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  /* Translators: an entry of the history: the numbers of a request and of a topic. */
  title = g_strdup_printf (_("Put %s into %s"), request->number, self->number);
  action = tea_action_begin (book, "topic-take", title, error);

  return action != NULL &&
         put_request (book, request, tea_record_get_id (TEA_RECORD (self)), error) &&
         tea_owners_flag_for (self, book, request->text, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_topic_take_all (TeaTopic   *self,
                    TeaBook    *book,
                    GPtrArray  *requests,
                    GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (requests != NULL, FALSE);

  /* Translators: an entry of the history. */
  title = g_strdup_printf (ngettext ("Put %u request into a topic",
                                     "Put %u requests into a topic", requests->len),
                           requests->len);
  action = tea_action_begin (book, "topic-take-all", title, error);
  if (action == NULL)
    return FALSE;

  if (tea_record_get_id (TEA_RECORD (self)) == 0 && !tea_topic_add (self, book, error))
    return FALSE;

  for (guint i = 0; i < requests->len; i++)
    {
      if (!tea_topic_take (self, book, g_ptr_array_index (requests, i), error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

gboolean
tea_topic_drop (TeaTopic    *self,
                TeaBook     *book,
                TeaRequest  *request,
                GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_REQUEST (request), FALSE);

  if (request->topic != tea_record_get_id (TEA_RECORD (self)))
    {
      /* Translators: the numbers of a request and of a topic. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is not part of %s."),
                   request->number, self->number);
      return FALSE;
    }

  /* Translators: an entry of the history: the numbers of a request and of a topic. */
  title = g_strdup_printf (_("Took %s out of %s"), request->number, self->number);
  action = tea_action_begin (book, "topic-drop", title, error);

  return action != NULL &&
         put_request (book, request, 0, error) &&
         tea_action_commit (action, error);
}

TeaTopic *
tea_topic_split (TeaTopic    *self,
                 TeaBook     *book,
                 GPtrArray   *requests,
                 const char  *title,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaTopic) other = NULL;
  g_autofree char *entry = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (requests != NULL, NULL);

  if (requests->len == 0 || (int) requests->len >= self->requests)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Tick the requests that are about another matter, but not all of %s."),
                   self->number);
      return NULL;
    }
  for (guint i = 0; i < requests->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);

      if (request->topic != tea_record_get_id (TEA_RECORD (self)))
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is not part of %s."),
                       request->number, self->number);
          return NULL;
        }
    }

  /* Translators: an entry of the history; %s is the number of a topic. */
  entry = g_strdup_printf (_("Split %s"), self->number);
  action = tea_action_begin (book, "topic-split", entry, error);
  if (action == NULL)
    return NULL;

  other = g_object_new (TEA_TYPE_TOPIC, "title", title, "category", self->category, NULL);
  if (!tea_topic_take_all (other, book, requests, error) || !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&other);
}

static gboolean
check_nothing_came_of_it (TeaTopic  *self,
                          TeaBook   *book,
                          GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 count = 0;

  query = tea_query_new (book, "look for what came of a topic",
                         "SELECT (SELECT count (*) FROM agenda_item WHERE topic = :topic)"
                         " + (SELECT count (*) FROM remark WHERE topic = :topic)"
                         " + (SELECT count (*) FROM ballot WHERE topic = :topic)"
                         " + (SELECT count (*) FROM suggestion WHERE topic = :topic)"
                         " + (SELECT count (*) FROM assignment WHERE topic = :topic)"
                         " + (SELECT count (*) FROM rule WHERE topic = :topic)"
                         " + (SELECT count (*) FROM reply WHERE topic = :topic)");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (self)));
  if (!tea_query_read_int (query, &count, error))
    return FALSE;

  if (count > 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s stays, because something came of it already: a session, a suggestion, "
                     "an assignment, a rule or an answer."), self->number);
      return FALSE;
    }

  return TRUE;
}

gboolean
tea_topic_remove (TeaTopic  *self,
                  TeaBook   *book,
                  GError   **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!check_nothing_came_of_it (self, book, error))
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a topic. */
  title = g_strdup_printf (_("Took apart %s"), self->number);
  action = tea_action_begin (book, "topic-remove", title, error);
  if (action == NULL)
    return FALSE;

  query = tea_query_new (book, "take the requests out of a topic",
                         "UPDATE request SET topic = NULL WHERE topic = :topic");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (self)));

  return tea_query_run (query, error) &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_topic_query (TeaBook              *book,
                 const TeaTopicFilter *filter)
{
  static const TeaTopicFilter everything = { NULL };
  g_autofree char *match = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &everything;

  query = tea_query_new_for_records (book, TEA_TYPE_TOPIC,
    "WHERE (:match IS NULL OR id IN (SELECT rowid FROM search WHERE search MATCH :match))"
    " AND (:verdict IS NULL OR verdict = :verdict)"
    " AND (NOT :undecided OR verdict IS NULL OR (verdict = 'later' AND until <= today ()))"
    " AND (NOT :waiting OR (verdict = 'agenda' AND NOT EXISTS"
    "      (SELECT 1 FROM agenda_item WHERE agenda_item.topic = topic.id)))"
    " AND (NOT :owed OR (" OWED ") > 0)"
    " AND (:category IS NULL OR category IN"
    "      (WITH RECURSIVE below (id) AS (SELECT :category UNION"
    "         SELECT category.id FROM category JOIN below ON category.parent = below.id)"
    "       SELECT id FROM below))"
    " AND (:from IS NULL OR raised_on >= :from)"
    " AND (:to IS NULL OR raised_on <= :to)"
    " ORDER BY CASE :order"
    "            WHEN 1 THEN (" TEA_WEIGHING_TOTAL ")"
    "            WHEN 2 THEN (SELECT count (*) FROM request WHERE request.topic = topic.id)"
    "            WHEN 3 THEN (SELECT max (received_at) FROM request"
    "                         WHERE request.topic = topic.id) END DESC,"
    "          raised_on DESC, number DESC");

  if (filter->text != NULL)
    match = tea_search_expression (filter->text);
  tea_query_bind_text (query, "match", match);
  tea_query_bind_text (query, "verdict", filter->verdict);
  tea_query_bind_int (query, "undecided", filter->undecided);
  tea_query_bind_int (query, "waiting", filter->waiting);
  tea_query_bind_int (query, "owed", filter->owed);
  tea_query_bind_id (query, "category", filter->category);
  tea_query_bind_text (query, "from", filter->from);
  tea_query_bind_text (query, "to", filter->to);
  tea_query_bind_int (query, "order", filter->order);

  return query;
}

TeaQuery *
tea_topic_request_query (TeaTopic *self,
                         TeaBook  *book)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_TOPIC (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     "WHERE topic = :topic ORDER BY received_at DESC, id DESC");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (self)));

  return query;
}
