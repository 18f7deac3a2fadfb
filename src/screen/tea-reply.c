/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-reply.h"

G_DEFINE_FINAL_TYPE (TeaReply, tea_reply, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaReply, request, REFERENCE, N_("Request")),
  TEA_COLUMN (TeaReply, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaReply, way, TEXT, N_("Told by way of")),
  TEA_COLUMN (TeaReply, words, TEXT, N_("Answer")),
  TEA_COLUMN (TeaReply, told_on, DATE, N_("Told on")),
  TEA_COLUMN (TeaReply, told_by, TEXT, N_("Told by")),
  TEA_COMPUTED (TeaReply, request_number, TEXT, N_("Request number"),
                "SELECT number FROM request WHERE request.id = reply.request"),
  TEA_COMPUTED (TeaReply, request_text, TEXT, N_("Request"),
                "SELECT text FROM request WHERE request.id = reply.request"),
  TEA_COMPUTED (TeaReply, person_name, TEXT, N_("Person"),
                "SELECT person.name FROM request JOIN person ON person.id = request.person"
                " WHERE request.id = reply.request"),
  TEA_COMPUTED (TeaReply, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = reply.topic"),
};

static const TeaWord ways[] = {
  { "visit", N_("In person") },
  { "phone", N_("By phone") },
  { "chat", N_("In the chat group") },
  { "notice", N_("By a notice") },
  { NULL },
};

static gboolean
tea_reply_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaReply *self = TEA_REPLY (record);

  if (!tea_word_check (ways, self->way, error))
    return FALSE;

  if (self->words == NULL || *self->words == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Write down what the resident was told."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_reply_class_init (TeaReplyClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_reply_validate;

  tea_record_class_set_columns (record_class, "reply", N_("Answer to a resident"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_reply_init (TeaReply *self)
{
}

const TeaWord *
tea_reply_ways (void)
{
  return ways;
}

const char *
tea_reply_way_label (const char *way)
{
  return tea_word_label (ways, way);
}

gboolean
tea_reply_check_verdict (TeaTopic  *topic,
                         GError   **error)
{
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  if (topic->verdict == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is undecided, so there is no verdict to tell. Judge it first."),
                   topic->number);
      return FALSE;
    }

  if (g_str_equal (topic->verdict, "agenda"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is on the agenda. Its requesters are told what came of it "
                     "when it was handled."), topic->number);
      return FALSE;
    }

  return TRUE;
}

TeaTopic *
tea_reply_find_topic (TeaBook     *book,
                      TeaRequest  *request,
                      GError     **error)
{
  g_autoptr (TeaTopic) topic = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_REQUEST (request), NULL);

  if (request->topic == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is not part of a topic yet, so there is no verdict to tell."),
                   request->number);
      return NULL;
    }

  topic = tea_book_get (book, TEA_TYPE_TOPIC, request->topic, error);

  return topic != NULL && tea_reply_check_verdict (topic, error) ? g_steal_pointer (&topic) : NULL;
}

gboolean
tea_reply_add (TeaReply  *self,
               TeaBook   *book,
               GError   **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaTopic) topic = NULL;

  g_return_val_if_fail (TEA_IS_REPLY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  request = tea_book_get (book, TEA_TYPE_REQUEST, self->request, error);
  topic = request != NULL ? tea_reply_find_topic (book, request, error) : NULL;
  if (topic == NULL)
    return FALSE;

  action = tea_action_begin (book, "reply-add", _("Noted an answer to a resident"), error);
  if (action == NULL)
    return FALSE;

  self->topic = tea_record_get_id (TEA_RECORD (topic));
  if (self->words == NULL || *self->words == '\0')
    g_set_str (&self->words, topic->reason);
  if (self->told_on == NULL)
    self->told_on = tea_book_today (book);

  return tea_action_insert (action, self, error) && tea_action_commit (action, error);
}

gboolean
tea_reply_add_all (TeaTopic    *topic,
                   TeaBook     *book,
                   const char  *way,
                   const char  *words,
                   const char  *told_by,
                   guint       *n_told,
                   GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) requests = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  query = tea_reply_owed_query (book, tea_record_get_id (TEA_RECORD (topic)));
  requests = tea_query_read_ids (query, error);
  if (requests == NULL)
    return FALSE;

  if (requests->len == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Nobody waits for an answer about %s."), topic->number);
      return FALSE;
    }

  title = g_strdup_printf (ngettext ("Noted an answer to %u resident about %s",
                                     "Noted an answer to %u residents about %s", requests->len),
                           requests->len, topic->number);
  action = tea_action_begin (book, "reply-add-all", title, error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < requests->len; i++)
    {
      g_autoptr (TeaReply) reply = NULL;

      reply = g_object_new (TEA_TYPE_REPLY,
                            "request", g_array_index (requests, gint64, i),
                            "way", way,
                            "words", words,
                            "told_by", told_by,
                            NULL);
      if (!tea_reply_add (reply, book, error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_told != NULL)
    *n_told = requests->len;

  return TRUE;
}

TeaQuery *
tea_reply_query (TeaBook *book,
                 gint64   topic,
                 gint64   request)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_REPLY,
                                     "WHERE (:topic IS NULL OR topic = :topic)"
                                     " AND (:request IS NULL OR request = :request)"
                                     " ORDER BY told_on DESC, id DESC");
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_id (query, "request", request);

  return query;
}

TeaQuery *
tea_reply_owed_query (TeaBook *book,
                      gint64   topic)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                     "JOIN topic ON topic.id = request.topic"
                                     " WHERE request.topic IN (SELECT id FROM topic"
                                     "                         WHERE verdict <> 'agenda')"
                                     " AND (:topic IS NULL OR topic.id = :topic)"
                                     " AND NOT EXISTS (SELECT 1 FROM reply"
                                     "                 WHERE reply.request = request.id"
                                     "                 AND reply.topic = topic.id)"
                                     " ORDER BY topic.verdict_on, request.received_at, request.id");
  tea_query_bind_id (query, "topic", topic);

  return query;
}
