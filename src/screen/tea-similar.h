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
 * door can be told that others came before. They share a good part of what either of the two says,
 * rare words counting for more; at most a hundred are found.
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
 * Finds the topic that @text seems to belong to: the one that most of the requests which
 * tea_similar_find() finds, and which are not done, are in.
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
