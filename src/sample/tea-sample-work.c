/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-request.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-rule.h"
#include "screen/tea-verdict.h"

#include "tea-sample-private.h"

static gint64
find_suggestion (TeaSample  *self,
                 JsonObject *object)
{
  JsonArray *pair = tea_sample_list (object, "suggestion");
  TeaSampleMeeting *meeting;

  if (pair == NULL)
    return 0;

  meeting = g_ptr_array_index (self->meetings, json_array_get_int_element (pair, 0));

  return g_array_index (meeting->suggestions, gint64, json_array_get_int_element (pair, 1));
}

/* Work that no suggestion asked for is for a topic that is handled directly. */
static gboolean
judge_direct (TeaSample   *self,
              JsonObject  *object,
              gint64       topic_id,
              GError     **error)
{
  g_autoptr (TeaTopic) topic = tea_book_get (self->book, TEA_TYPE_TOPIC, topic_id, error);
  g_autofree char *reason = NULL;

  if (topic == NULL)
    return FALSE;

  if (g_strcmp0 (topic->verdict, "direct") == 0)
    return TRUE;

  reason = g_strconcat (tea_sample_text (self->content->roles, "direct_reason"),
                        tea_sample_text (object, "requirement"), NULL);

  return tea_topic_judge (topic, self->book, "direct", reason, NULL, error);
}

static TeaAssignment *
create_assignment (TeaSample  *self,
                   JsonObject *object,
                   gint64      topic)
{
  JsonObject *roles = json_object_get_object_member (object, "roles");

  return g_object_new (TEA_TYPE_ASSIGNMENT,
                       "suggestion", find_suggestion (self, object),
                       "topic", topic,
                       "requirement", tea_sample_text (object, "requirement"),
                       "led-by", tea_sample_text (roles, "lead"),
                       "assigned-by", tea_sample_text (roles, "assign"),
                       "assisted-by", tea_sample_text (roles, "assist"),
                       "carried-by", tea_sample_text (roles, "carry"),
                       "helped-by", tea_sample_text (roles, "help"),
                       "due-on", tea_sample_text (object, "due"),
                       NULL);
}

static gboolean
give_out (TeaSample  *self,
          guint       index,
          GError    **error)
{
  TeaSampleAssignment *plan = g_ptr_array_index (self->assignments, index);
  const int nth = tea_sample_number (plan->object, "topic", 0);
  TeaSampleTopic *topic = g_ptr_array_index (self->topics, nth);
  const gboolean direct = !json_object_has_member (plan->object, "suggestion");
  const char *verdict = tea_sample_text (topic->object, "verdict");
  g_autoptr (TeaAssignment) assignment = NULL;

  if (direct && !judge_direct (self, plan->object, topic->id, error))
    return FALSE;

  tea_sample_wait (self, 10);
  assignment = create_assignment (self, plan->object, topic->id);
  if (!tea_assignment_add (assignment, self->book, error))
    return FALSE;

  plan->id = tea_record_get_id (TEA_RECORD (assignment));
  if (!direct || g_str_equal (verdict, "direct"))
    return TRUE;

  /* The rest of the matter still goes its way. */
  tea_sample_wait (self, 10);

  return tea_sample_judge (self, nth, error);
}

/* Notes the next line in the course of an assignment. */
static gboolean
report (TeaSample  *self,
        guint       index,
        GError    **error)
{
  TeaSampleAssignment *plan = g_ptr_array_index (self->assignments, index);
  JsonArray *lines = tea_sample_list (plan->object, "progress");
  JsonObject *line = json_array_get_object_element (lines, plan->n_reported++);
  g_autoptr (TeaAssignment) assignment = NULL;

  assignment = tea_book_get (self->book, TEA_TYPE_ASSIGNMENT, plan->id, error);

  return assignment != NULL &&
         tea_assignment_report (assignment, self->book, tea_sample_text (line, "text"), error);
}

static GPtrArray *
read_open_requests (TeaSample  *self,
                    gint64      topic,
                    GError    **error)
{
  const TeaRequestFilter filter = { .topic = topic, .oldest_first = TRUE };
  g_autoptr (TeaQuery) query = tea_request_query (self->book, &filter);
  g_autoptr (GPtrArray) records = tea_query_read_records (query, error);

  if (records == NULL)
    return NULL;

  for (guint i = records->len; i > 0; i--)
    {
      TeaRequest *request = g_ptr_array_index (records, i - 1);

      if (request->outcome != NULL)
        g_ptr_array_remove_index (records, i - 1);
    }

  return g_steal_pointer (&records);
}

/* The last open assignment of a topic ends all its requests. Those that it did not help, because
 * they came in later or wait for something else, are taken up again. */
static gboolean
take_up_again (TeaSample  *self,
               GPtrArray  *requests,
               GError    **error)
{
  for (guint i = 0; i < requests->len; i++)
    {
      TeaRecord *earlier = g_ptr_array_index (requests, i);
      g_autoptr (TeaRequest) request = NULL;

      request = tea_book_get (self->book, TEA_TYPE_REQUEST, tea_record_get_id (earlier), error);
      if (request == NULL ||
          (request->outcome != NULL && !tea_request_reopen (request, self->book, error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
tea_sample_end_work (TeaSample  *self,
                     guint       index,
                     GError    **error)
{
  TeaSampleAssignment *plan = g_ptr_array_index (self->assignments, index);
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  assignment = tea_book_get (self->book, TEA_TYPE_ASSIGNMENT, plan->id, error);
  if (assignment == NULL)
    return FALSE;

  requests = read_open_requests (self, assignment->topic, error);
  if (requests == NULL ||
      !tea_assignment_close (assignment, self->book, tea_sample_text (plan->object, "end"),
                             tea_sample_text (plan->object, "end_note"), error))
    return FALSE;

  tea_sample_wait (self, 5);

  return take_up_again (self, requests, error);
}

static char *
join_articles (JsonObject *version)
{
  JsonArray *articles = tea_sample_list (version, "articles");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (articles); i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, json_array_get_string_element (articles, i));
    }

  return g_string_free (text, FALSE);
}

/* What the meeting adopted on the rule's topic is what the rule came of. */
static gint64
find_origin (TeaSample  *self,
             JsonObject *rule)
{
  TeaSampleMeeting *meeting = g_ptr_array_index (self->meetings,
                                                 tea_sample_number (rule, "meeting", 0));
  JsonArray *list = tea_sample_list (meeting->object, "suggestions");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *suggestion = json_array_get_object_element (list, i);

      if (g_str_equal (tea_sample_text (suggestion, "decision"), "adopted") &&
          tea_sample_number (suggestion, "topic", -1) == tea_sample_number (rule, "topic", -1))
        return g_array_index (meeting->suggestions, gint64, i);
    }

  g_return_val_if_reached (0);
}

static gboolean
make_rule (TeaSample      *self,
           TeaSampleRule  *plan,
           const char     *text,
           gint64          meeting,
           GError        **error)
{
  g_autoptr (TeaRule) rule = NULL;

  rule = g_object_new (TEA_TYPE_RULE,
                       "title", tea_sample_text (plan->object, "title"),
                       "suggestion", find_origin (self, plan->object),
                       "owner", tea_sample_text (plan->object, "owner"),
                       "review-on", tea_sample_text (plan->object, "review"),
                       NULL);
  if (!tea_rule_add (rule, self->book, text, meeting, error))
    return FALSE;

  plan->id = tea_record_get_id (TEA_RECORD (rule));

  return TRUE;
}

/* Writes the next version of a rule; the first one makes it. */
static gboolean
write_version (TeaSample  *self,
               guint       index,
               GError    **error)
{
  TeaSampleRule *plan = g_ptr_array_index (self->rules, index);
  JsonArray *versions = tea_sample_list (plan->object, "versions");
  JsonObject *version = json_array_get_object_element (versions, plan->n_written++);
  TeaSampleMeeting *meeting = g_ptr_array_index (self->meetings,
                                                 tea_sample_number (version, "meeting", 0));
  g_autofree char *text = join_articles (version);
  g_autoptr (TeaRule) rule = NULL;

  if (plan->id == 0)
    return make_rule (self, plan, text, meeting->id, error);

  rule = tea_book_get (self->book, TEA_TYPE_RULE, plan->id, error);

  return rule != NULL && tea_rule_revise (rule, self->book, text, meeting->id, NULL, error);
}

static void
plan_assignments (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->assignments); i++)
    {
      TeaSampleAssignment *assignment = g_new0 (TeaSampleAssignment, 1);
      JsonArray *lines;

      assignment->object = json_array_get_object_element (self->content->assignments, i);
      g_ptr_array_add (self->assignments, assignment);
      tea_sample_schedule (self, tea_sample_text (assignment->object, "start"), 12 * 60, give_out,
                           i);

      lines = tea_sample_list (assignment->object, "progress");
      for (guint j = 0; lines != NULL && j < json_array_get_length (lines); j++)
        {
          JsonObject *line = json_array_get_object_element (lines, j);

          tea_sample_schedule (self, tea_sample_text (line, "date"), 16 * 60 + 45, report, i);
        }

      if (tea_sample_text (assignment->object, "end") != NULL)
        tea_sample_schedule (self, tea_sample_text (assignment->object, "done"), 17 * 60 + 35,
                             tea_sample_end_work, i);
    }
}

static void
plan_rules (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->rules); i++)
    {
      TeaSampleRule *rule = g_new0 (TeaSampleRule, 1);
      JsonArray *versions;

      rule->object = json_array_get_object_element (self->content->rules, i);
      g_ptr_array_add (self->rules, rule);

      versions = tea_sample_list (rule->object, "versions");
      for (guint j = 0; j < json_array_get_length (versions); j++)
        {
          JsonObject *version = json_array_get_object_element (versions, j);

          tea_sample_schedule (self, tea_sample_text (version, "date"), 13 * 60 + 30,
                               write_version, i);
        }
    }
}

void
tea_sample_plan_work (TeaSample *self)
{
  plan_assignments (self);
  plan_rules (self);
}
