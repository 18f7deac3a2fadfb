/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "collect/tea-request.h"
#include "screen/tea-topic.h"

G_BEGIN_DECLS

/**
 * tea_topic_similar_query:
 * @book: a book
 * @text: such as a topic's title and summary, or another request's words
 *
 * Offers requests that may belong to a matter: those without topic and outcome that share
 * words with @text, at most a hundred; rare words count for more than common ones.
 *
 * Returns: (transfer full): [class@Tea.Request]s, the nearest first
 */
TeaQuery  *tea_topic_similar_query (TeaBook     *book,
                                    const char  *text);

/**
 * tea_similar_find:
 * @book: a book
 * @text: what is asked for
 * @error: return location for an error
 *
 * Finds the requests that ask for much the same, whatever became of them, so that somebody at the
 * door can be told that others came before. It is a hint, so it is generous: it holds those that
 * share a good part of what either of the two says, rare words counting for more, those that seem
 * to say it in other words, and all of the topic that @text is about, if there is one. At most a
 * hundred are found.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (element-type TeaRequest) (nullable): the requests, the latest first
 */
GPtrArray *tea_similar_find        (TeaBook     *book,
                                    const char  *text,
                                    GError     **error);

/**
 * tea_similar_find_topic:
 * @book: a book
 * @text: what is asked for
 * @n_similar: (out): how many similar requests the topic has
 * @error: return location for an error
 *
 * Finds the topic that @text seems to belong to: the one that most of the requests are in which
 * share a good part of its words and are not done.
 *
 * Errors: those of the book; none when there is no such topic
 *
 * Returns: (transfer full) (nullable): the topic
 */
TeaTopic  *tea_similar_find_topic  (TeaBook     *book,
                                    const char  *text,
                                    guint       *n_similar,
                                    GError     **error);

G_END_DECLS
