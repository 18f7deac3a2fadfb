/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

/**
 * tea_topic_verdicts:
 *
 * The five verdicts: `agenda` (上会), `direct` (即办直转), `later` (暂缓), `transfer`
 * (转12345/街道), `declined` (不予受理).
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord      *tea_topic_verdicts         (void);

/**
 * tea_topic_verdict_label:
 * @verdict: (nullable): a word of tea_topic_verdicts(), or %NULL for undecided
 *
 * Returns: what people call @verdict
 */
const char         *tea_topic_verdict_label    (const char  *verdict);

/**
 * tea_topic_is_undecided:
 * @self: a topic
 * @book: its book
 *
 * Returns: whether it waits for a verdict: it has none, or was put off until a day that has come
 */
gboolean            tea_topic_is_undecided     (TeaTopic    *self,
                                                TeaBook     *book);

/**
 * tea_verdict_reasons:
 * @verdict: (nullable): a word of tea_topic_verdicts()
 *
 * Sentences from which a reason can be made. They are offered and then read and edited, never
 * taken as they are by themselves.
 *
 * Returns: (transfer none): a list that ends with %NULL, marked for translation
 */
const char * const *tea_verdict_reasons        (const char  *verdict);

/**
 * tea_verdict_describe_clock:
 * @due_at: (nullable): when it has to be done
 * @minutes_left: until then, negative when it has passed
 *
 * Returns: (transfer full): such as "31 hours left" or "5 hours over"; "" without @due_at
 */
char               *tea_verdict_describe_clock (const char  *due_at,
                                                int          minutes_left);

/**
 * tea_topic_judge:
 * @self: a topic
 * @book: its book
 * @verdict: a word of tea_topic_verdicts()
 * @reason: (nullable): why; every verdict but `agenda` needs one
 * @until: (nullable): for `later`, and only there: when it comes up again
 * @error: return location
 *
 * Decides what becomes of the topic, today. Where it changes an earlier verdict, those who
 * were told the earlier one are owed the new one; what they were told is kept.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for a word that is no verdict, a missing reason
 *   or a wrong day, %TEA_ERROR_REFUSED when it would take a topic from the agenda of a session
 *   that is planned or open
 */
gboolean            tea_topic_judge            (TeaTopic    *self,
                                                TeaBook     *book,
                                                const char  *verdict,
                                                const char  *reason,
                                                const char  *until,
                                                GError     **error);

/**
 * tea_topic_unjudge:
 * @self: a topic with a verdict
 * @book: its book
 * @error: return location
 *
 * Takes the verdict back, so that the topic is undecided again.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when the topic is on the agenda of a session
 *   that is planned or open, or has no verdict
 */
gboolean            tea_topic_unjudge          (TeaTopic    *self,
                                                TeaBook     *book,
                                                GError     **error);

/**
 * tea_topic_pass_on:
 * @self: a topic
 * @book: its book
 * @reason: why it is not for the community
 * @to: to whom it is passed on, such as the 12345 hotline or the street office
 * @by: (nullable): by whom
 * @number: (nullable): the number under which they have it
 * @error: return location
 *
 * Judges the topic `transfer` and notes in the same action to whom it went, today. The number can
 * be noted later with tea_record_edit().
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without @to, and as tea_topic_judge()
 */
gboolean            tea_topic_pass_on          (TeaTopic    *self,
                                                TeaBook     *book,
                                                const char  *reason,
                                                const char  *to,
                                                const char  *by,
                                                const char  *number,
                                                GError     **error);

G_END_DECLS
