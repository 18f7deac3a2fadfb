/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_AGENDA_ITEM (tea_agenda_item_get_type ())

G_DECLARE_FINAL_TYPE (TeaAgendaItem, tea_agenda_item, TEA, AGENDA_ITEM, TeaRecord)

/**
 * TEA_AGENDA_MAX_CORE:
 *
 * How many core topics a session has at most: the procedure picks one or two.
 */
#define TEA_AGENDA_MAX_CORE 2

/**
 * TeaAgendaItem:
 * @meeting: the id of the session
 * @topic: the id of the topic
 * @core: whether it is one of the one or two topics that the session is about
 * @carried: whether it was left over from an earlier session
 * @minutes: how long it may take
 * @position: its place on the agenda, from 0
 * @topic_number: computed
 * @topic_title: computed
 * @topic_requests: computed: how many requests the topic holds
 * @topic_households: computed: from how many households
 * @owners_vote: computed: whether the session may only form an opinion on it
 * @meeting_number: computed
 * @meeting_state: computed
 * @remarks: computed: how many remarks were made on it in this session
 * @other_core: computed: how many other core topics the session has
 *
 * A topic on the agenda of a session. Core and minutes may be changed with tea_record_edit().
 */
struct _TeaAgendaItem
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     topic;
  gboolean   core;
  gboolean   carried;
  int        minutes;
  int        position;
  char      *topic_number;
  char      *topic_title;
  int        topic_requests;
  int        topic_households;
  gboolean   owners_vote;
  char      *meeting_number;
  char      *meeting_state;
  int        remarks;
  int        other_core;
};

/**
 * tea_meeting_choose:
 * @meeting: a session that is planned or open
 * @book: its book
 * @topic: a topic without verdict, or with the verdict `agenda`
 * @error: return location
 *
 * Makes @topic a core topic of the session. A topic without a verdict gets it by that; a topic
 * that is on the agenda already becomes a core topic. It is marked as carried over, and put before
 * what is new, when an earlier session had it.
 *
 * Returns: %TRUE when done, also when it is one already; %TEA_ERROR_REFUSED for a third core
 *   topic, for a topic with another verdict, and once the session is closed
 */
gboolean   tea_meeting_choose        (TeaMeeting     *meeting,
                                      TeaBook        *book,
                                      TeaTopic       *topic,
                                      GError        **error);

/**
 * tea_meeting_add_item:
 * @meeting: a session that is planned or open
 * @book: its book
 * @topic: a topic without verdict, or with the verdict `agenda`
 * @error: return location
 *
 * Puts @topic on the agenda without making it a core topic, otherwise as
 * tea_meeting_choose().
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it is on the agenda, has another verdict,
 *   and once the session is closed
 */
gboolean   tea_meeting_add_item      (TeaMeeting     *meeting,
                                      TeaBook        *book,
                                      TeaTopic       *topic,
                                      GError        **error);

/**
 * tea_meeting_carried_query:
 * @meeting: a session
 * @book: its book
 *
 * Offers what the session before this one, of the same series or kind, left over: its topics
 * that neither a suggestion nor a count of hands came of, that have a suggestion which is
 * undecided or deferred, or an assignment that is open. Topics that are on the agenda of
 * @meeting already are left out.
 *
 * Returns: (transfer full): [class@Tea.Topic]s
 */
TeaQuery  *tea_meeting_carried_query (TeaMeeting     *meeting,
                                      TeaBook        *book);

/**
 * tea_agenda_item_move:
 * @self: an item
 * @book: its book
 * @position: its new place on the agenda, from 0; behind the end means the end
 * @error: return location
 *
 * Changes the order of the agenda.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED once the session is closed
 */
gboolean   tea_agenda_item_move      (TeaAgendaItem  *self,
                                      TeaBook        *book,
                                      int             position,
                                      GError        **error);

/**
 * tea_agenda_item_remove:
 * @self: an item
 * @book: its book
 * @error: return location
 *
 * Takes a topic off the agenda. It keeps its verdict.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when the session spoke or voted about it, and
 *   once the session is closed
 */
gboolean   tea_agenda_item_remove    (TeaAgendaItem  *self,
                                      TeaBook        *book,
                                      GError        **error);

/**
 * tea_agenda_item_query:
 * @book: a book
 * @meeting: the id of a session, or 0 for all
 *
 * Returns: (transfer full): [class@Tea.AgendaItem]s in the order of the agenda
 */
TeaQuery  *tea_agenda_item_query     (TeaBook        *book,
                                      gint64          meeting);

G_END_DECLS
