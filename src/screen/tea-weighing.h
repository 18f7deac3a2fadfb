/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_WEIGHING (tea_weighing_get_type ())

/**
 * TeaWeighing:
 * @criterion: the id of the criterion
 * @name: of the criterion
 * @basis: of the criterion
 * @weight: of the criterion, 0 to 10
 * @points: 0 to 3; -1 where people have to judge and nobody has
 * @judged: whether @points were given by people; otherwise they were counted
 * @suggested: the points that the requests suggest under `need`; -1 for none
 * @words: what @points stand on, such as "18 households", "12 requests, 9 in 30 days"
 * @grounds: the same in its parts, each of which counts rows, see tea_topic_ground_query(); empty
 *   where nothing is counted
 *
 * How one topic stands under one criterion.
 */
typedef struct
{
  gint64    criterion;
  char     *name;
  char     *basis;
  int       weight;
  int       points;
  gboolean  judged;
  int       suggested;
  char     *words;
  char    **grounds;
} TeaWeighing;

GType        tea_weighing_get_type  (void) G_GNUC_CONST;
TeaWeighing *tea_weighing_copy      (const TeaWeighing  *self);
void         tea_weighing_free      (TeaWeighing        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaWeighing, tea_weighing_free)

/**
 * tea_topic_weigh:
 * @topic: a topic
 * @book: its book
 * @error: return location
 *
 * Says how @topic stands under each criterion, in the criteria's order. Points are
 *
 * - for households: 1 from one household, 2 from four, 3 from ten, where the largest number
 *   of affected households that a request names counts when it is more than are known;
 * - for how often and how lately: the requests of the last 30 days count twice; 1 from two,
 *   2 from six, 3 from fifteen;
 * - for urgency: 0, 2 or 3 for the most urgent request, unless people judged otherwise;
 * - for need: as people judged; to them the requests suggest 1 from one that speaks of elders,
 *   children, disabled or ill people, 2 from two, 3 from four;
 * - as people judged, for the others.
 *
 * All thresholds are our own proposal.
 *
 * Returns: (transfer container) (element-type TeaWeighing): one for each criterion, or %NULL
 */
GPtrArray   *tea_topic_weigh        (TeaTopic           *topic,
                                     TeaBook            *book,
                                     GError            **error);

/**
 * tea_topic_ground_query:
 * @topic: a topic
 * @book: its book
 * @basis: the basis of a weighing
 * @ground: the index of one of its grounds
 *
 * Lists the rows that a number of the weighing counts.
 *
 * Returns: (transfer full): [class@Tea.Request]s, or [class@Tea.Household]s where those are counted
 */
TeaQuery    *tea_topic_ground_query (TeaTopic           *topic,
                                     TeaBook            *book,
                                     const char         *basis,
                                     guint               ground);

/**
 * tea_topic_score:
 * @topic: a topic
 * @book: its book
 * @criterion: what it is judged by
 * @points: 0 to 3, or -1 to take the judgement back
 * @error: return location
 *
 * Gives @topic points under a criterion that people judge, in place of those it had. Under
 * urgency people may judge otherwise than the requests say.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for other points, %TEA_ERROR_REFUSED for
 *   a criterion whose points are counted
 */
gboolean     tea_topic_score        (TeaTopic           *topic,
                                     TeaBook            *book,
                                     TeaCriterion       *criterion,
                                     int                 points,
                                     GError            **error);

/**
 * tea_weighing_explain:
 * @weighings: (element-type TeaWeighing): what tea_topic_weigh() returned
 *
 * Says the same as tea_topic_explain() of what is weighed already.
 *
 * Returns: (transfer full): the line
 */
char        *tea_weighing_explain   (GPtrArray          *weighings);

/**
 * tea_topic_explain:
 * @topic: a topic
 * @book: its book
 * @error: return location
 *
 * Says in one line how the total of @topic comes about: after each ground its points times
 * the criterion's weight, such as "18 households (3×3), 12 requests, 9 in 30 days (3×3),
 * people in need: not judged yet (–×2): 67 of 100".
 *
 * Returns: (transfer full): the line, or %NULL
 */
char        *tea_topic_explain      (TeaTopic           *topic,
                                     TeaBook            *book,
                                     GError            **error);

G_END_DECLS
