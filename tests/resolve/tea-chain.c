/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meet/tea-agenda-item.h"
#include "people/tea-party.h"

#include "tea-chain.h"

/* The links of the chain from a request to an assignment, each made by the verb of its stage, so
 * that a test can begin where it wants to. Whatever goes wrong here fails the test. */

/* Moves the book's clock to nine o'clock of a day. */
void
tea_chain_set_day (TeaBook *book,
                   int      year,
                   int      month,
                   int      day)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (year, month, day, 9, 0, 0);

  tea_book_set_now (book, now);
}

/* The record as the book now has it, with its computed fields. */
gpointer
tea_chain_reload (TeaBook  *book,
                  gpointer  record)
{
  g_autoptr (GError) error = NULL;
  gpointer reloaded;

  reloaded = tea_book_get (book, G_OBJECT_TYPE (record), tea_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_nonnull (reloaded);

  return reloaded;
}

/* How many records a query lists; takes the query. */
guint
tea_chain_count (TeaQuery *query)
{
  g_autoptr (TeaQuery) taken = query;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = tea_query_read_records (taken, &error);
  g_assert_no_error (error);
  g_assert_nonnull (records);

  return records->len;
}

/* How many actions the history has: a verb that was refused leaves none. */
gint64
tea_chain_actions (TeaBook *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  query = tea_query_new (book, "count the actions", "SELECT count (*) FROM history");
  g_assert_true (tea_query_read_int (query, &count, &error));
  g_assert_no_error (error);

  return count;
}

/* The id of a party, which is made where it is not there yet. */
gint64
tea_chain_party (TeaBook    *book,
                 const char *name)
{
  g_autoptr (TeaParty) party = tea_book_find (book, TEA_TYPE_PARTY, "name", name, NULL);
  g_autoptr (GError) error = NULL;

  if (party == NULL)
    party = tea_party_add (book, name, &error);
  g_assert_no_error (error);
  g_assert_nonnull (party);

  return tea_record_get_id (TEA_RECORD (party));
}

TeaRequest *
tea_chain_request (TeaBook    *book,
                   const char *text,
                   const char *person,
                   const char *phone,
                   const char *address)
{
  const TeaRequestEntry entry = {
    .text = text,
    .channel = "door",
    .person = person,
    .phone = phone,
    .address = address,
  };
  g_autoptr (GError) error = NULL;
  TeaRequest *request;

  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_nonnull (request);

  return request;
}

/* A topic with up to two requests; without a verdict where @verdict is NULL. */
TeaTopic *
tea_chain_topic (TeaBook    *book,
                 const char *title,
                 const char *verdict,
                 TeaRequest *first,
                 TeaRequest *second)
{
  TeaTopic *topic = g_object_new (TEA_TYPE_TOPIC, "title", title, NULL);
  g_autoptr (GError) error = NULL;

  tea_topic_add (topic, book, &error);
  g_assert_no_error (error);

  if (first != NULL)
    tea_topic_take (topic, book, first, &error);
  g_assert_no_error (error);

  if (second != NULL)
    tea_topic_take (topic, book, second, &error);
  g_assert_no_error (error);

  if (verdict != NULL)
    tea_topic_judge (topic, book, verdict, "大家反映较多", NULL, &error);
  g_assert_no_error (error);

  return topic;
}

/* An open meeting of today with @topic as its core topic. */
TeaMeeting *
tea_chain_meeting (TeaBook    *book,
                   const char *title,
                   TeaTopic   *topic)
{
  g_autofree char *now = tea_book_now (book);
  TeaMeeting *meeting;
  g_autoptr (GError) error = NULL;

  meeting = g_object_new (TEA_TYPE_MEETING,
                          "title", title,
                          "kind", "tea",
                          "starts-at", now,
                          "place", "党群服务中心",
                          NULL);
  tea_meeting_add (meeting, book, &error);
  g_assert_no_error (error);

  if (topic != NULL)
    tea_meeting_choose (meeting, book, topic, &error);
  g_assert_no_error (error);

  tea_meeting_start (meeting, book, &error);
  g_assert_no_error (error);

  return meeting;
}

TeaRemark *
tea_chain_remark (TeaBook    *book,
                  TeaMeeting *meeting,
                  TeaTopic   *topic,
                  const char *speaker,
                  const char *text)
{
  TeaRemark *remark;
  g_autoptr (GError) error = NULL;

  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                         "topic", topic != NULL ? tea_record_get_id (TEA_RECORD (topic)) : 0,
                         "speaker", speaker,
                         "party", tea_chain_party (book, "居民"),
                         "stance", "suggestion",
                         "text", text,
                         NULL);
  tea_remark_add (remark, book, &error);
  g_assert_no_error (error);

  return remark;
}

/* A suggestion on a topic; undecided where @verdict is NULL. */
TeaSuggestion *
tea_chain_suggestion (TeaBook    *book,
                      TeaTopic   *topic,
                      const char *text,
                      const char *verdict)
{
  TeaSuggestion *suggestion;
  g_autoptr (GError) error = NULL;

  suggestion = g_object_new (TEA_TYPE_SUGGESTION,
                             "text", text,
                             "topic", topic != NULL ? tea_record_get_id (TEA_RECORD (topic)) : 0,
                             NULL);
  tea_suggestion_add (suggestion, book, &error);
  g_assert_no_error (error);

  if (verdict != NULL)
    tea_suggestion_decide (suggestion, book, verdict, "多数人赞成", &error);
  g_assert_no_error (error);

  return suggestion;
}

TeaAssignment *
tea_chain_assignment (TeaBook       *book,
                      TeaSuggestion *suggestion,
                      const char    *requirement,
                      const char    *due_on)
{
  TeaAssignment *assignment;
  g_autoptr (GError) error = NULL;

  assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                             "suggestion", tea_record_get_id (TEA_RECORD (suggestion)),
                             "requirement", requirement,
                             "led-by", "社区党委",
                             "assigned-by", "小区党支部",
                             "assisted-by", "物管会",
                             "carried-by", "物业公司",
                             "helped-by", "党员",
                             "due-on", due_on,
                             NULL);
  tea_assignment_add (assignment, book, &error);
  g_assert_no_error (error);

  return assignment;
}
