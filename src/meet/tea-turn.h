/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_TURN (tea_turn_get_type ())

G_DECLARE_FINAL_TYPE (TeaTurn, tea_turn, TEA, TURN, TeaRecord)

/**
 * TeaTurn:
 * @meeting: the id of the session
 * @attendance: the id of the speaker's line of the sign-in sheet
 * @speaker: the speaker's name, as it was then
 * @party: the id of the party that the speaker sat for
 * @topic: the id of the topic, or 0
 * @stance: (nullable): a word of [func@Tea.remark_stances], said before speaking
 * @started_at: when the floor was given
 * @allotted: how many seconds were given, with those that were added
 * @warning: how many seconds before the end the speaker is warned
 * @paused: how many seconds the pauses took that are over
 * @paused_at: (nullable): when the present pause began
 * @ended_at: (nullable): when it ended; %NULL while it is under way
 * @party_name: computed
 * @topic_title: computed
 * @seconds: computed: how many seconds were spoken, without pauses; 0 while it is under way
 *
 * One turn at speaking. Its clock is computed from these and the time, so that a crash in the
 * middle of a speech loses nothing and nothing is written while somebody speaks.
 */
struct _TeaTurn
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     attendance;
  char      *speaker;
  gint64     party;
  gint64     topic;
  char      *stance;
  char      *started_at;
  int        allotted;
  int        warning;
  int        paused;
  char      *paused_at;
  char      *ended_at;
  char      *party_name;
  char      *topic_title;
  int        seconds;
};

/**
 * TeaTurnState:
 * @TEA_TURN_SPEAKING: the speaker speaks
 * @TEA_TURN_WARNED: the speaker speaks, and the time is nearly up
 * @TEA_TURN_OVERTIME: the speaker speaks although the time is up
 * @TEA_TURN_PAUSED: the clock is stopped
 * @TEA_TURN_ENDED: it is over
 *
 * How far a turn is.
 */
typedef enum
{
  TEA_TURN_SPEAKING,
  TEA_TURN_WARNED,
  TEA_TURN_OVERTIME,
  TEA_TURN_PAUSED,
  TEA_TURN_ENDED,
} TeaTurnState;

/**
 * tea_turn_count_seconds:
 * @self: a turn
 * @book: its book, for the time
 *
 * Returns: how many seconds were spoken so far, without pauses
 */
int           tea_turn_count_seconds    (TeaTurn  *self,
                                         TeaBook  *book);

/**
 * tea_turn_count_remaining:
 * @self: a turn
 * @book: its book, for the time
 *
 * Returns: how many seconds are left; less than 0 is overtime
 */
int           tea_turn_count_remaining  (TeaTurn  *self,
                                         TeaBook  *book);

/**
 * tea_turn_get_state:
 * @self: a turn
 * @book: its book, for the time
 *
 * Returns: how far it is now
 */
TeaTurnState  tea_turn_get_state        (TeaTurn  *self,
                                         TeaBook  *book);

/**
 * tea_turn_query:
 * @book: a book
 * @meeting: the id of a session, or 0 for all
 * @topic: the id of a topic, or 0 for all
 *
 * Returns: (transfer full): [class@Tea.Turn]s in the order in which the floor was given
 */
TeaQuery     *tea_turn_query            (TeaBook  *book,
                                         gint64    meeting,
                                         gint64    topic);

G_END_DECLS
