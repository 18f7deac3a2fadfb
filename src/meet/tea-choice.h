/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "screen/tea-topic.h"

G_BEGIN_DECLS

/**
 * TEA_CHOICE_MOST_LISTED:
 *
 * How many candidates are listed for the committee, which reads one page, on paper as in the room.
 * What is chosen is among them, however low its total; how many are left out is said.
 */
#define TEA_CHOICE_MOST_LISTED 20

#define TEA_TYPE_CANDIDATE (tea_candidate_get_type ())

/**
 * TeaCandidate:
 * @topic: (transfer none): the topic
 * @rank: its place by the total, from 1; those of the same total share one
 * @grounds: how its total comes about, in a line; see tea_topic_explain()
 * @reasons: what speaks for it, in a few words such as “18 households, 23 requests, urgent”
 * @core: whether it is one of the one or two core topics of the session
 * @on_agenda: whether it is on the agenda of the session
 *
 * A topic among which the core topics of a session are chosen.
 */
typedef struct
{
  TeaTopic *topic;
  guint     rank;
  char     *grounds;
  char     *reasons;
  gboolean  core;
  gboolean  on_agenda;
} TeaCandidate;

GType         tea_candidate_get_type  (void) G_GNUC_CONST;
TeaCandidate *tea_candidate_copy      (const TeaCandidate  *self);
void          tea_candidate_free      (TeaCandidate        *self);
char         *tea_candidate_dup_fate  (const TeaCandidate  *self,
                                       TeaBook             *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaCandidate, tea_candidate_free)

GPtrArray    *tea_choice_list         (TeaBook             *book,
                                       TeaMeeting          *meeting,
                                       GError             **error);
gboolean      tea_choice_withdraw     (TeaMeeting          *meeting,
                                       TeaBook             *book,
                                       TeaTopic            *topic,
                                       GError             **error);
gboolean      tea_choice_put_off_rest (TeaMeeting          *meeting,
                                       TeaBook             *book,
                                       const char          *reason,
                                       const char          *until,
                                       guint               *n_put_off,
                                       GError             **error);

G_END_DECLS
