/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-criterion.h"
#include "collect/tea-request.h"

G_BEGIN_DECLS

#define TEA_TYPE_TOPIC (tea_topic_get_type ())

G_DECLARE_FINAL_TYPE (TeaTopic, tea_topic, TEA, TOPIC, TeaRecord)

/**
 * TeaTopic:
 * @number: such as T2026-007
 * @title: what it is about, in a line
 * @summary: how things stand, in a few sentences
 * @category: the id of its category, or 0
 * @owners_vote: whether the matter is left to a vote of the owners by law, so that a session
 *   may only form an opinion (Civil Code, art. 278)
 * @raised_on: the day it became a topic
 * @verdict: (nullable): a word of [func@Tea.topic_verdicts]; %NULL while undecided
 * @verdict_on: (nullable): the day of the verdict
 * @reason: why; it is also the answer owed to the requesters
 * @until: (nullable): the day on which a topic that was put off comes up again
 * @owners_words: for which words @owners_vote was set, or ""
 * @owners_ruled: whether the secretary said what @owners_vote is; then words change it no more
 * @verdict_at: (nullable): the time of the verdict
 * @passed_to: to whom a matter that is passed on was passed, or ""
 * @passed_by: who passed it on, or ""
 * @passed_on: (nullable): when
 * @passed_number: the number under which they have it, or ""
 * @category_name: computed: the category's name
 * @requests: computed: how many requests it holds
 * @open_requests: computed: how many of them have no outcome yet
 * @households: computed: from how many different households they are known to come
 * @latest_on: (nullable): computed: the day of the latest of them
 * @score: computed: the weighted total, 0 to 100; see tea_topic_explain()
 * @meeting_numbers: computed: the numbers of the sessions that had it on the agenda, oldest
 *   first, with a space between
 * @replies_owed: computed: how many of the requests still wait for the answer
 * @due_at: (nullable): computed: when what is handled directly has to be done, 48 hours after the
 *   verdict (DB3306/T 075-2025); %NULL for all else and once it is done
 * @minutes_left: computed: until @due_at, negative when it has passed
 *
 * A matter that requests are about, weighed and judged as one. Title, summary, category,
 * reason and passed-number may be changed with tea_record_edit(); the verdict goes through
 * tea_topic_judge(), owners-vote through tea_topic_rule_owners().
 */
struct _TeaTopic
{
  TeaRecord  parent_instance;

  char      *number;
  char      *title;
  char      *summary;
  gint64     category;
  gboolean   owners_vote;
  char      *raised_on;
  char      *verdict;
  char      *verdict_on;
  char      *reason;
  char      *until;
  char      *owners_words;
  gboolean   owners_ruled;
  char      *verdict_at;
  char      *passed_to;
  char      *passed_by;
  char      *passed_on;
  char      *passed_number;
  char      *category_name;
  int        requests;
  int        open_requests;
  int        households;
  char      *latest_on;
  int        score;
  char      *meeting_numbers;
  int        replies_owed;
  char      *due_at;
  int        minutes_left;
};

/**
 * TeaTopicOrder:
 * @TEA_TOPIC_ORDER_NEWEST: those raised last come first
 * @TEA_TOPIC_ORDER_SCORE: those with the highest total come first
 * @TEA_TOPIC_ORDER_REQUESTS: those with the most requests come first
 * @TEA_TOPIC_ORDER_LATEST: those asked about last come first
 *
 * In which order topics are listed.
 */
typedef enum
{
  TEA_TOPIC_ORDER_NEWEST,
  TEA_TOPIC_ORDER_SCORE,
  TEA_TOPIC_ORDER_REQUESTS,
  TEA_TOPIC_ORDER_LATEST,
} TeaTopicOrder;

/**
 * TeaTopicFilter:
 * @text: (nullable): words that title, summary or number hold
 * @verdict: (nullable): only topics with this verdict
 * @undecided: only topics that wait for a verdict: those without one, and those put off whose
 *   day has come
 * @waiting: only topics to be discussed that were on no session's agenda yet
 * @owed: only topics with requesters who still wait for the answer
 * @category: only topics of this category or of one under it; 0 for all
 * @from: (nullable): only topics raised on this day or later
 * @to: (nullable): only topics raised on this day or earlier
 * @order: in which order
 *
 * Which topics to list. All conditions hold together; a filter of zeros lists everything.
 */
typedef struct
{
  const char    *text;
  const char    *verdict;
  gboolean       undecided;
  gboolean       waiting;
  gboolean       owed;
  gint64         category;
  const char    *from;
  const char    *to;
  TeaTopicOrder  order;
} TeaTopicFilter;

/**
 * tea_topic_add:
 * @self: a topic that is not in the book yet, with a title
 * @book: a book
 * @error: return location
 *
 * Adds a topic: gives it its number, today as the day it was raised unless one is set, and
 * @owners_vote where its words speak of what the owners decide, see tea_owners_find().
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without a title
 */
gboolean  tea_topic_add           (TeaTopic              *self,
                                   TeaBook               *book,
                                   GError               **error);

/**
 * tea_topic_take:
 * @self: a topic
 * @book: its book
 * @request: a request, alone so far or of another topic
 * @error: return location
 *
 * Puts a request into the topic. It keeps its own words and requester.
 *
 * Returns: %TRUE when done, also when it is in the topic already
 */
gboolean  tea_topic_take          (TeaTopic              *self,
                                   TeaBook               *book,
                                   TeaRequest            *request,
                                   GError               **error);

/**
 * tea_topic_take_all:
 * @self: a topic, which is added to the book if it is not there yet
 * @book: its book
 * @requests: (element-type TeaRequest): requests
 * @error: return location
 *
 * Puts several requests into the topic in one action.
 *
 * Returns: %TRUE when done
 */
gboolean  tea_topic_take_all      (TeaTopic              *self,
                                   TeaBook               *book,
                                   GPtrArray             *requests,
                                   GError               **error);

/**
 * tea_topic_drop:
 * @self: a topic
 * @book: its book
 * @request: one of its requests
 * @error: return location
 *
 * Takes a request out of the topic; the request itself stays with its words.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED if it is not in the topic
 */
gboolean  tea_topic_drop          (TeaTopic              *self,
                                   TeaBook               *book,
                                   TeaRequest            *request,
                                   GError               **error);

/**
 * tea_topic_split:
 * @self: a topic
 * @book: its book
 * @requests: (element-type TeaRequest): some of its requests, but not all
 * @title: what the new topic is called
 * @error: return location
 *
 * Makes a topic of its own of requests that are about another matter, in one action. It is
 * undecided, whatever the verdict on @self; those that move are owed no answer by that.
 *
 * Returns: (transfer full): the new topic; %NULL with %TEA_ERROR_INVALID without a title,
 *   %TEA_ERROR_REFUSED for none or all of the requests, or for one of another topic
 */
TeaTopic *tea_topic_split         (TeaTopic              *self,
                                   TeaBook               *book,
                                   GPtrArray             *requests,
                                   const char            *title,
                                   GError               **error);

/**
 * tea_topic_remove:
 * @self: a topic
 * @book: its book
 * @error: return location
 *
 * Takes apart a topic that nothing has come of yet: its requests are alone again.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED once a session, a remark, a suggestion, an
 *   assignment, a rule or an answer to a resident refers to it
 */
gboolean  tea_topic_remove        (TeaTopic              *self,
                                   TeaBook               *book,
                                   GError               **error);

/**
 * tea_topic_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): [class@Tea.Topic]s
 */
TeaQuery *tea_topic_query         (TeaBook               *book,
                                   const TeaTopicFilter  *filter);

/**
 * tea_topic_request_query:
 * @self: a topic
 * @book: its book
 *
 * Returns: (transfer full): the [class@Tea.Request]s that the topic holds, latest first
 */
TeaQuery *tea_topic_request_query (TeaTopic              *self,
                                   TeaBook               *book);

G_END_DECLS
