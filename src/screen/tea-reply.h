/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_REPLY (tea_reply_get_type ())

G_DECLARE_FINAL_TYPE (TeaReply, tea_reply, TEA, REPLY, TeaRecord)

/**
 * TeaReply:
 * @request: the request that was answered
 * @topic: the topic whose verdict was told; 0 once that verdict was changed
 * @way: a word of [func@Tea.reply_ways]
 * @words: what the requester was told
 * @told_on: when
 * @told_by: by whom, or ""
 * @request_number: computed
 * @request_text: computed
 * @person_name: computed: the requester's name, or ""
 * @topic_number: computed
 *
 * The answer that a requester was given whose matter was not put on the agenda.
 */
struct _TeaReply
{
  TeaRecord  parent_instance;

  gint64     request;
  gint64     topic;
  char      *way;
  char      *words;
  char      *told_on;
  char      *told_by;
  char      *request_number;
  char      *request_text;
  char      *person_name;
  char      *topic_number;
};

/**
 * tea_reply_ways:
 *
 * How somebody is told: `visit`, `phone`, `chat`, `notice`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_reply_ways          (void);

/**
 * tea_reply_way_label:
 * @way: a word of tea_reply_ways()
 *
 * Returns: what people call @way
 */
const char    *tea_reply_way_label     (const char  *way);

/**
 * tea_reply_check_verdict:
 * @topic: a topic
 * @error: return location
 *
 * Checks that there is a verdict to tell: one other than "on the agenda".
 *
 * Returns: %TRUE if there is; otherwise %TEA_ERROR_REFUSED
 */
gboolean       tea_reply_check_verdict (TeaTopic    *topic,
                                        GError     **error);

/**
 * tea_reply_find_topic:
 * @book: a book
 * @request: one of its requests
 * @error: return location
 *
 * Finds the topic whose verdict its requester is to be told.
 *
 * Returns: (transfer full): the topic, or %NULL with %TEA_ERROR_REFUSED where the request has no
 *   topic, or the topic no verdict to tell
 */
TeaTopic      *tea_reply_find_topic    (TeaBook     *book,
                                        TeaRequest  *request,
                                        GError     **error);

/**
 * tea_reply_add:
 * @self: a reply that is not in the book yet, with request and way
 * @book: a book
 * @error: return location
 *
 * Notes that a requester was told the verdict on the topic of their request. Without words it
 * was the verdict's reason, without a day it was today.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when the request has no topic, or the topic no
 *   verdict other than "on the agenda"; %TEA_ERROR_INVALID for a way or a day that cannot be
 */
gboolean       tea_reply_add           (TeaReply    *self,
                                        TeaBook     *book,
                                        GError     **error);

/**
 * tea_reply_add_all:
 * @topic: a topic
 * @book: its book
 * @way: a word of tea_reply_ways()
 * @words: (nullable): what was told; %NULL for the verdict's reason
 * @told_by: (nullable): by whom
 * @n_told: (out) (optional): how many were told
 * @error: return location
 *
 * Notes in one action that everybody who still waits for the answer was told, such as by
 * a notice at the door or a message in the chat group.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when nobody waits
 */
gboolean       tea_reply_add_all       (TeaTopic    *topic,
                                        TeaBook     *book,
                                        const char  *way,
                                        const char  *words,
                                        const char  *told_by,
                                        guint       *n_told,
                                        GError     **error);

/**
 * tea_reply_query:
 * @book: a book
 * @topic: the id of a topic, or 0 for all
 * @request: the id of a request, or 0 for all
 *
 * Returns: (transfer full): [class@Tea.Reply]s, those told last first
 */
TeaQuery      *tea_reply_query         (TeaBook     *book,
                                        gint64       topic,
                                        gint64       request);

/**
 * tea_reply_owed_query:
 * @book: a book
 * @topic: the id of a topic, or 0 for all
 *
 * Lists who waits for an answer: the requests of topics whose verdict is not "on the agenda"
 * and whose requesters were not told that verdict.
 *
 * Returns: (transfer full): [class@Tea.Request]s, those judged first come first
 */
TeaQuery      *tea_reply_owed_query    (TeaBook     *book,
                                        gint64       topic);

G_END_DECLS
