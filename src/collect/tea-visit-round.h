/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

/**
 * TeaVisitRound:
 * @to_visit: how many households of the grid the round comes to
 * @visited: how many of them were visited in the month
 * @attention: how many of them need attention
 *
 * How far a grid's round of visits is in a month.
 */
typedef struct
{
  int to_visit;
  int visited;
  int attention;
} TeaVisitRound;

/**
 * TeaVisitSums:
 * @day: (nullable): the day, %NULL where it is the whole month
 * @workers: who went, joined by 「、」
 * @companions: who went along, likewise
 * @began_at: the earliest time that was written down, or ""
 * @ended_at: the latest one, or ""
 * @addresses: the doors, joined by 「、」
 * @visits: how many visits there were
 * @households: how many households were visited
 * @disputes: how many disputes they brought (矛盾纠纷)
 * @needs: how many needs (群众诉求)
 * @opinions: how many proposals (意见建议)
 * @hazards: how many hazards (隐患)
 * @settled: how many of all these were settled on the day of the visit (当天自行解决)
 * @reported: how many that were not came of a visit that is to be reported (上报)
 * @attention: how many visits found somebody who needs attention
 *
 * What the log of a grid says of a day or a month. All is counted from the rows.
 */
typedef struct
{
  char *day;
  char *workers;
  char *companions;
  char *began_at;
  char *ended_at;
  char *addresses;
  int   visits;
  int   households;
  int   disputes;
  int   needs;
  int   opinions;
  int   hazards;
  int   settled;
  int   reported;
  int   attention;
} TeaVisitSums;

char         *tea_visit_round_month      (TeaBook        *book,
                                          const char     *text,
                                          GError        **error);
char         *tea_visit_round_last_month (TeaBook        *book);
gboolean      tea_visit_round_count      (TeaBook        *book,
                                          gint64          grid,
                                          const char     *month,
                                          TeaVisitRound  *round,
                                          GError        **error);
TeaQuery     *tea_visit_round_query_left (TeaBook        *book,
                                          gint64          grid,
                                          const char     *month);
TeaQuery     *tea_visit_round_query      (TeaBook        *book,
                                          gint64          grid,
                                          const char     *month);
GPtrArray    *tea_visit_round_days       (TeaBook        *book,
                                          gint64          grid,
                                          const char     *month,
                                          GError        **error);
TeaVisitSums *tea_visit_round_sums       (TeaBook        *book,
                                          gint64          grid,
                                          const char     *month,
                                          GError        **error);
void          tea_visit_sums_free        (TeaVisitSums   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaVisitSums, tea_visit_sums_free)

G_END_DECLS
