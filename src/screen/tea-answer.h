/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

/**
 * tea_answer_compose:
 * @book: a book
 * @topic: a topic with a verdict
 * @request: one of its requests
 *
 * Puts the verdict into a polite message to the person who made @request, ready to be read out or
 * sent. Whoever sends it reads it first and may change it.
 *
 * Returns: (transfer full): the message, of several lines
 */
char *tea_answer_compose        (TeaBook    *book,
                                 TeaTopic   *topic,
                                 TeaRequest *request);

/**
 * tea_answer_compose_group:
 * @book: a book
 * @topic: a topic with a verdict
 *
 * The same to everybody who asked, for the chat group: without names, and what the title and the
 * reason hold of names, phones and rooms is masked.
 *
 * Returns: (transfer full): the message, of several lines
 */
char *tea_answer_compose_group  (TeaBook    *book,
                                 TeaTopic   *topic);

/**
 * tea_answer_compose_notice:
 * @book: a book
 * @topic: a topic with a verdict
 *
 * The same as a notice to hang up, with its heading, the community and the day; masked too.
 *
 * Returns: (transfer full): the notice, of several lines
 */
char *tea_answer_compose_notice (TeaBook    *book,
                                 TeaTopic   *topic);

G_END_DECLS
