/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How a topic gets its points, in SQL, so that a list can be ordered by the total and the line
 * that explains it comes from the same numbers. All thresholds are our own proposal; they are
 * described at tea_topic_weigh().
 */

/* What is counted from the requests of the topic whose id is @topic. */
#define TEA_WEIGHING_FACTS(topic)                                                   \
  "(SELECT count (*) AS requests,"                                                  \
  "        count (DISTINCT household) AS households,"                               \
  "        max (count (DISTINCT household), ifnull (max (affected), 0)) AS affected," \
  "        ifnull (sum (received_at >= date (today (), '-29 days')), 0) AS lately," \
  "        ifnull (max (urgency), 0) AS urgency"                                    \
  " FROM request WHERE request.topic = " topic ") AS fact"

/* The words with which requests speak of elders, children, disabled and ill people, and what notes
 * on a person say of them. */
#define TEA_WEIGHING_NEED_WORDS                                                     \
  "(VALUES ('老人'), ('老年'), ('老大爷'), ('老奶奶'), ('老太太'), ('独居'), ('空巢'),"       \
  " ('孤寡'), ('高龄'), ('轮椅'), ('拐杖'), ('残疾'), ('残障'), ('盲人'), ('失明'), ('聋哑')," \
  " ('瘫痪'), ('卧床'), ('失能'), ('行动不便'), ('腿脚不'), ('孕妇'), ('孩子'), ('小孩'),"    \
  " ('儿童'), ('婴儿'), ('宝宝'), ('小学生'), ('困难户'), ('低保'), ('特困'), ('病人'),"      \
  " ('心脏病'))"

/* Whether the request of this row is about people in need: its words say so, or a note on who
 * asks, or a visit found that the household needs attention. */
#define TEA_WEIGHING_IN_NEED                                                        \
  "(EXISTS (SELECT 1 FROM " TEA_WEIGHING_NEED_WORDS                                 \
  "         WHERE instr (request.text, column1) > 0)"                               \
  " OR EXISTS (SELECT 1 FROM person, " TEA_WEIGHING_NEED_WORDS                      \
  "            WHERE person.id = request.person"                                    \
  "            AND instr (person.note || ' ' || person.duties, column1) > 0)"       \
  " OR EXISTS (SELECT 1 FROM visit"                                                 \
  "            WHERE visit.household = request.household AND visit.attention))"

/* The points of one criterion, NULL where nobody has judged yet. */
#define TEA_WEIGHING_POINTS                                                         \
  "CASE basis"                                                                      \
  " WHEN 'households' THEN (affected >= 1) + (affected >= 4) + (affected >= 10)"    \
  " WHEN 'requests' THEN (requests + lately >= 2) + (requests + lately >= 6)"       \
  "                    + (requests + lately >= 15)"                                 \
  " WHEN 'urgency' THEN ifnull (points, CASE urgency WHEN 0 THEN 0 WHEN 1 THEN 2 ELSE 3 END)" \
  " ELSE points END"

/* The total of topic.id, from 0 to 100. What nobody has judged yet counts as nothing. */
#define TEA_WEIGHING_TOTAL                                                          \
  "SELECT ifnull (CAST (round (100.0 * sum (weight * ifnull (" TEA_WEIGHING_POINTS ", 0))" \
  "                            / nullif (3 * sum (weight), 0)) AS INTEGER), 0)"     \
  " FROM " TEA_WEIGHING_FACTS ("topic.id") " CROSS JOIN criterion"                  \
  " LEFT JOIN score ON score.criterion = criterion.id AND score.topic = topic.id"
