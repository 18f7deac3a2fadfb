/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_SCORE (tea_score_get_type ())

G_DECLARE_FINAL_TYPE (TeaScore, tea_score, TEA, SCORE, TeaRecord)

/**
 * TeaScore:
 * @topic: the topic that was judged
 * @criterion: the criterion it was judged by
 * @points: 0 to 3
 * @criterion_name: computed
 * @topic_number: computed
 *
 * The points that people gave a topic under one criterion. They are given by
 * tea_topic_score(); points that are counted from requests are not kept, see
 * tea_topic_weigh().
 */
struct _TeaScore
{
  TeaRecord  parent_instance;

  gint64     topic;
  gint64     criterion;
  int        points;
  char      *criterion_name;
  char      *topic_number;
};

/**
 * tea_score_query:
 * @book: a book
 * @topic: the id of a topic, or 0 for all
 *
 * Returns: (transfer full): the [class@Tea.Score]s that people gave, in the criteria's order
 */
TeaQuery *tea_score_query (TeaBook *book,
                           gint64   topic);

G_END_DECLS
