/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "collect/tea-request.h"

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

G_END_DECLS
