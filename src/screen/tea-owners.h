/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

/**
 * tea_owners_find:
 * @text: (nullable): what residents or the secretary wrote
 *
 * Looks for words of a matter that the law leaves to the owners' common decision: the maintenance
 * fund, rebuilding or letting common parts, what common parts earn, choosing or dismissing the
 * property company, the owners' committee and its rules (Civil Code, art. 278). Only a suggestion:
 * the secretary decides.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL where there are none
 */
char       *tea_owners_find       (const char  *text);

/**
 * tea_owners_article:
 *
 * Returns: the law and its article, as it is quoted
 */
const char *tea_owners_article    (void);

/**
 * tea_owners_flag:
 * @topic: a topic, which is not written
 * @text: (nullable): words about it
 *
 * Marks @topic as a matter of the owners where @text speaks of one, unless it is marked already or
 * the secretary has settled it.
 *
 * Returns: whether it was marked now
 */
gboolean    tea_owners_flag       (TeaTopic    *topic,
                                   const char  *text);

/**
 * tea_owners_flag_for:
 * @topic: a topic of the book
 * @book: its book, within an action
 * @text: words of a request that it was given
 * @error: return location
 *
 * The same, and writes it.
 *
 * Returns: %TRUE unless the book could not be written
 */
gboolean    tea_owners_flag_for   (TeaTopic    *topic,
                                   TeaBook     *book,
                                   const char  *text,
                                   GError     **error);

/**
 * tea_topic_rule_owners:
 * @self: a topic
 * @book: its book
 * @owners_vote: whether the owners have to decide on it together
 * @error: return location
 *
 * The secretary settles it, whatever the words say, and it stays settled: words that come later
 * do not change it.
 *
 * Returns: %TRUE when done
 */
gboolean    tea_topic_rule_owners (TeaTopic    *self,
                                   TeaBook     *book,
                                   gboolean     owners_vote,
                                   GError     **error);

G_END_DECLS
