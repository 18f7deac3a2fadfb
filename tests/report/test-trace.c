/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/tea-estate.h"
#include "report/tea-trace.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-rule-version.h"
#include "screen/tea-reply.h"

#include "tea-chain.h"
#include "tea-fixture.h"

/* A book with one whole chain, and a second one beside it that must not get into it. */
typedef struct
{
  TeaBook       *book;
  TeaRequest    *request;
  TeaRequest    *neighbour;
  TeaTopic      *topic;
  TeaMeeting    *meeting;
  TeaRemark     *remark;
  TeaSuggestion *suggestion;
  TeaSuggestion *declined;
  TeaAssignment *assignment;
  TeaRule       *rule;
} Chain;

static void
add_other_chain (TeaBook *book)
{
  g_autoptr (TeaRequest) request = tea_chain_request (book, "狗叫", "赵敏", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "养犬", NULL, request, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "第二场", topic);
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, topic, "赵敏", "拴绳");
  g_autoptr (TeaSuggestion) suggestion = tea_suggestion_from_remark (remark, book, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;

  g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", "好", NULL));
  assignment = tea_chain_assignment (book, suggestion, "发绳子", "2026-12-20");
  g_assert_true (tea_meeting_close (meeting, book, NULL));
}

static void
chain_set_up (Chain *self)
{
  g_autoptr (GError) error = NULL;

  self->book = tea_fixture_book ();
  add_other_chain (self->book);

  self->request = tea_chain_request (self->book, "路灯不亮", "王秀兰", NULL, NULL);
  self->neighbour = tea_chain_request (self->book, "楼道太黑", "李建国", NULL, NULL);
  self->topic = tea_chain_topic (self->book, "路灯", NULL, self->request, self->neighbour);
  self->meeting = tea_chain_meeting (self->book, "下午茶", self->topic);
  self->remark = tea_chain_remark (self->book, self->meeting, self->topic, "王秀兰", "装灯\n要亮");
  self->suggestion = tea_suggestion_from_remark (self->remark, self->book, &error);
  g_assert_no_error (error);
  self->declined = tea_chain_suggestion (self->book, self->topic, "不管", "declined");

  tea_suggestion_decide (self->suggestion, self->book, "adopted", "都同意", &error);
  g_assert_no_error (error);
  self->assignment = tea_chain_assignment (self->book, self->suggestion, "装三盏", "2026-12-20");
  tea_assignment_report (self->assignment, self->book, "买了灯", &error);
  tea_assignment_close (self->assignment, self->book, "solved", "装好了", &error);
  g_assert_no_error (error);

  g_clear_object (&self->request);
  self->request = tea_book_find (self->book, TEA_TYPE_REQUEST, "text", "路灯不亮", &error);
  tea_followup_add (self->book, self->request, NULL, "phone", "satisfied", "亮了", &error);
  g_assert_no_error (error);

  self->rule = g_object_new (TEA_TYPE_RULE,
                             "title", "爱灯公约",
                             "suggestion", tea_record_get_id (TEA_RECORD (self->suggestion)),
                             NULL);
  tea_rule_add (self->rule, self->book, "不砸灯", 0, &error);
  g_assert_no_error (error);
}

static void
chain_tear_down (Chain *self)
{
  g_clear_object (&self->request);
  g_clear_object (&self->neighbour);
  g_clear_object (&self->topic);
  g_clear_object (&self->meeting);
  g_clear_object (&self->remark);
  g_clear_object (&self->suggestion);
  g_clear_object (&self->declined);
  g_clear_object (&self->assignment);
  g_clear_object (&self->rule);
  tea_fixture_close (self->book);
}

static GPtrArray *
trace (Chain    *chain,
       gpointer  record)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *links = tea_trace (record, chain->book, &error);

  g_assert_no_error (error);
  g_assert_nonnull (links);

  return links;
}

/* The stages of a trace in a line, such as "request request topic". */
static char *
describe (GPtrArray *links)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      TeaTraceLink *link = g_ptr_array_index (links, i);

      if (i > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, tea_trace_stage_name (link->stage));
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static guint
count_starts (GPtrArray *links)
{
  guint count = 0;

  for (guint i = 0; i < links->len; i++)
    count += ((TeaTraceLink *) g_ptr_array_index (links, i))->start;

  return count;
}

/* Exactly one link is the one that the trace began from. */
static void
assert_trace (Chain      *chain,
              gpointer    record,
              const char *expected)
{
  g_autoptr (GPtrArray) links = trace (chain, record);
  g_autofree char *line = describe (links);

  g_test_message ("%s", G_OBJECT_TYPE_NAME (record));
  g_assert_cmpstr (line, ==, expected);
  g_assert_cmpuint (count_starts (links), ==, 1);
}

#define WHOLE(requests, remarks, suggestions, decisions) \
  requests " topic meeting " remarks suggestions " " decisions \
  " assignment progress followup rule"

static gpointer
find_first (TeaQuery *taken)
{
  g_autoptr (TeaQuery) query = taken;
  g_autoptr (GPtrArray) records = tea_query_read_records (query, NULL);

  g_assert_cmpuint (records->len, >, 0);

  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
test_from_every_stage_to_both_ends (void)
{
  Chain chain = { 0 };
  g_autoptr (TeaDecision) decision = NULL;
  g_autoptr (TeaProgress) progress = NULL;
  g_autoptr (TeaFollowup) followup = NULL;
  g_autoptr (TeaRuleVersion) version = NULL;
  gint64 id;

  chain_set_up (&chain);
  id = tea_record_get_id (TEA_RECORD (chain.suggestion));
  decision = find_first (tea_decision_query (chain.book, id));
  progress = find_first (tea_progress_query (chain.book, 0));
  followup = find_first (tea_followup_query (chain.book, NULL));
  version = find_first (tea_rule_version_query (chain.book, 0));

  /* A request and a topic lead to all that came of the topic; the request to no other request. */
  assert_trace (&chain, chain.request,
                WHOLE ("request", "remark ", "suggestion suggestion", "decision decision"));
  assert_trace (&chain, chain.topic,
                WHOLE ("request request", "remark ", "suggestion suggestion",
                       "decision decision"));
  /* From the meeting on there is one way, and what was said without a meeting is not on it. */
  assert_trace (&chain, chain.meeting,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, chain.remark,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, chain.suggestion,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, decision,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, chain.assignment,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, progress,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, followup,
                WHOLE ("request", "remark ", "suggestion", "decision"));
  assert_trace (&chain, chain.rule,
                WHOLE ("request request", "remark ", "suggestion", "decision"));
  /* A version stands for its rule. */
  assert_trace (&chain, version,
                WHOLE ("request request", "remark ", "suggestion", "decision"));

  chain_tear_down (&chain);
}

static void
test_declined_ends_with_its_decision (void)
{
  Chain chain = { 0 };

  chain_set_up (&chain);
  assert_trace (&chain, chain.declined,
                "request request topic meeting suggestion decision followup");
  chain_tear_down (&chain);
}

static void
test_reply_belongs_to_its_request (void)
{
  TeaBook *book = tea_fixture_book ();
  Chain chain = { .book = book };
  g_autoptr (TeaRequest) request = tea_chain_request (book, "要装电梯", "王秀兰", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "电梯", "declined", request, NULL);
  g_autoptr (TeaReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_object_new (TEA_TYPE_REPLY,
                        "request", tea_record_get_id (TEA_RECORD (request)),
                        "topic", tea_record_get_id (TEA_RECORD (topic)),
                        "way", "phone",
                        "words", "不归社区管",
                        NULL);
  tea_reply_add (reply, book, &error);
  g_assert_no_error (error);

  assert_trace (&chain, request, "request topic reply");
  assert_trace (&chain, reply, "request topic reply");
  assert_trace (&chain, topic, "request topic reply");

  tea_fixture_close (book);
}

static void
test_direct_assignment_has_no_meeting (void)
{
  TeaBook *book = tea_fixture_book ();
  Chain chain = { .book = book };
  g_autoptr (TeaRequest) request = tea_chain_request (book, "下水道堵了", "王秀兰", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "下水道", "direct", request, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GError) error = NULL;

  assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                             "topic", tea_record_get_id (TEA_RECORD (topic)),
                             "requirement", "疏通",
                             "carried-by", "物业公司",
                             "due-on", "2026-11-25",
                             NULL);
  tea_assignment_add (assignment, book, &error);
  g_assert_no_error (error);

  assert_trace (&chain, request, "request topic assignment");
  assert_trace (&chain, assignment, "request topic assignment");

  tea_fixture_close (book);
}

static void
test_links_say_what_they_are (void)
{
  Chain chain = { 0 };
  g_autoptr (GPtrArray) links = NULL;
  TeaTraceLink *link;

  chain_set_up (&chain);
  links = trace (&chain, chain.remark);

  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (link->number, ==, chain.request->number);
  g_assert_cmpstr (link->title, ==, "路灯不亮");
  g_assert_cmpstr (link->when, ==, chain.request->received_at);
  link = g_ptr_array_index (links, 4);
  g_assert_cmpstr (link->title, ==, "装灯");
  g_assert_true (link->start);
  link = g_ptr_array_index (links, 6);
  g_assert_cmpstr (link->number, ==, "");
  g_assert_cmpstr (link->title, ==, "Adopted: 都同意");
  g_assert_cmpstr (link->when, ==, "2026-11-23");
  link = g_ptr_array_index (links, 9);
  g_assert_cmpstr (link->title, ==, "Satisfied: 亮了");

  chain_tear_down (&chain);
}

static void
test_find_by_number (void)
{
  Chain chain = { 0 };
  gpointer records[7];

  chain_set_up (&chain);
  records[0] = chain.request;
  records[1] = chain.topic;
  records[2] = chain.meeting;
  records[3] = chain.remark;
  records[4] = chain.suggestion;
  records[5] = chain.assignment;
  records[6] = chain.rule;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *number = NULL;
      g_autofree char *typed = NULL;
      g_autoptr (TeaRecord) found = NULL;
      g_autoptr (GError) error = NULL;

      g_object_get (records[i], "number", &number, NULL);
      typed = g_ascii_strdown (number, -1);
      found = tea_trace_find (chain.book, typed, &error);
      g_assert_no_error (error);
      g_assert_true (G_OBJECT_TYPE (found) == G_OBJECT_TYPE (records[i]));
      g_assert_cmpint (tea_record_get_id (found), ==, tea_record_get_id (records[i]));
    }

  {
    g_autoptr (TeaRecord) wide = tea_trace_find (chain.book, "　Ｔ２０２６－００２ ", NULL);

    g_assert_true (TEA_IS_TOPIC (wide));
    g_assert_cmpint (tea_record_get_id (wide), ==, tea_record_get_id (TEA_RECORD (chain.topic)));
  }

  chain_tear_down (&chain);
}

static void
test_find_tells_what_is_wrong (void)
{
  TeaBook *book = tea_fixture_book ();
  const struct { const char *number; int code; } wrong[] = {
    { "2026-9999", TEA_ERROR_NOT_FOUND },
    { "T2026-999", TEA_ERROR_NOT_FOUND },
    { "X2026-001", TEA_ERROR_INVALID },
    { "Tea", TEA_ERROR_INVALID },
    { "", TEA_ERROR_INVALID },
    { "路灯", TEA_ERROR_INVALID },
    { "\xff", TEA_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_trace_find (book, wrong[i].number, &error));
      g_assert_error (error, TEA_ERROR, wrong[i].code);
    }

  tea_fixture_close (book);
}

static void
test_what_is_outside_the_chain_is_refused (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_trace (TEA_RECORD (estate), book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static guint
count_stage (GPtrArray     *links,
             TeaTraceStage  stage)
{
  guint count = 0;

  for (guint i = 0; i < links->len; i++)
    count += ((TeaTraceLink *) g_ptr_array_index (links, i))->stage == stage;

  return count;
}

static void
test_what_is_joined_is_part_of_the_chain (void)
{
  Chain chain;
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRemark) second = NULL;
  g_autoptr (TeaSuggestion) joined = NULL;
  g_autoptr (TeaSuggestion) reloaded = NULL;
  g_autoptr (GPtrArray) up = NULL;
  g_autoptr (GPtrArray) from_remark = NULL;
  g_autoptr (GPtrArray) from_joined = NULL;

  chain_set_up (&chain);
  second = tea_chain_remark (chain.book, chain.meeting, chain.topic, "李建国", "多装几盏");
  joined = tea_suggestion_from_remark (second, chain.book, &error);
  g_assert_no_error (error);
  tea_suggestion_join (chain.suggestion, chain.book, joined, &error);
  g_assert_no_error (error);

  /* From the words of the second proposer to what came of them, and back to the words of both. */
  from_remark = trace (&chain, second);
  g_assert_cmpuint (count_stage (from_remark, TEA_TRACE_SUGGESTION), ==, 2);
  g_assert_cmpuint (count_stage (from_remark, TEA_TRACE_DECISION), ==, 1);
  reloaded = tea_chain_reload (chain.book, joined);
  from_joined = trace (&chain, reloaded);
  g_assert_cmpuint (count_stage (from_joined, TEA_TRACE_DECISION), ==, 1);
  up = trace (&chain, chain.assignment);
  g_assert_cmpuint (count_stage (up, TEA_TRACE_REMARK), ==, 2);

  chain_tear_down (&chain);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace/from-every-stage-to-both-ends", test_from_every_stage_to_both_ends);
  g_test_add_func ("/trace/declined-ends-with-its-decision", test_declined_ends_with_its_decision);
  g_test_add_func ("/trace/reply-belongs-to-its-request", test_reply_belongs_to_its_request);
  g_test_add_func ("/trace/direct-assignment-has-no-meeting",
                   test_direct_assignment_has_no_meeting);
  g_test_add_func ("/trace/links-say-what-they-are", test_links_say_what_they_are);
  g_test_add_func ("/trace/find-by-number", test_find_by_number);
  g_test_add_func ("/trace/find-tells-what-is-wrong", test_find_tells_what_is_wrong);
  g_test_add_func ("/trace/what-is-outside-the-chain-is-refused",
                   test_what_is_outside_the_chain_is_refused);
  g_test_add_func ("/trace/what-is-joined-is-part-of-the-chain",
                   test_what_is_joined_is_part_of_the_chain);

  return g_test_run ();
}
