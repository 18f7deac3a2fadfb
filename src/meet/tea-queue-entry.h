/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-attendance.h"

G_BEGIN_DECLS

#define TEA_TYPE_QUEUE_ENTRY (tea_queue_entry_get_type ())

G_DECLARE_FINAL_TYPE (TeaQueueEntry, tea_queue_entry, TEA, QUEUE_ENTRY, TeaRecord)

/**
 * TeaQueueEntry:
 * @meeting: the id of the session
 * @attendance: the id of the line of the sign-in sheet
 * @topic: the id of the topic they want to speak on, or 0
 * @stance: (nullable): a word of [func@Tea.remark_stances], said before they speak
 * @asked_at: when they asked for the floor
 * @position: grows from the first to the last, with gaps
 * @speaker: computed: their name
 * @party: computed: the id of their party
 * @party_name: computed
 * @topic_title: computed
 * @turns: computed: how often they had the floor on this topic in this session already
 * @here: computed: whether they are in the room
 *
 * Somebody who waits for the floor.
 */
struct _TeaQueueEntry
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     attendance;
  gint64     topic;
  char      *stance;
  char      *asked_at;
  int        position;
  char      *speaker;
  gint64     party;
  char      *party_name;
  char      *topic_title;
  int        turns;
  gboolean   here;
};

/**
 * tea_queue_entry_ask:
 * @meeting: an open session
 * @book: its book
 * @attendance: who wants to speak
 * @topic: the id of the topic, or 0
 * @stance: (nullable): a word of tea_remark_stances()
 * @error: return location
 *
 * Puts somebody at the end of the queue. Who waits already keeps their place and may change topic
 * and stance. A line of tea_meeting_prepare_line() that is not on the sheet yet is signed in with
 * it, in one action.
 *
 * Returns: (transfer full): the entry, or %NULL; %TEA_ERROR_INVALID for a stance that cannot be,
 *   %TEA_ERROR_REFUSED when the session is not open, the topic is not on its agenda or they are
 *   on the list of another session
 */
TeaQueueEntry *tea_queue_entry_ask      (TeaMeeting     *meeting,
                                         TeaBook        *book,
                                         TeaAttendance  *attendance,
                                         gint64          topic,
                                         const char     *stance,
                                         GError        **error);

/**
 * tea_queue_entry_move:
 * @self: somebody in the queue
 * @book: the book
 * @place: where to, 0 for the front; beyond the end is the end
 * @error: return location
 *
 * Changes the order of the queue.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED once the session is closed
 */
gboolean       tea_queue_entry_move     (TeaQueueEntry  *self,
                                         TeaBook        *book,
                                         guint           place,
                                         GError        **error);

/**
 * tea_queue_entry_remove:
 * @self: somebody in the queue
 * @book: the book
 * @error: return location
 *
 * Takes somebody off the queue.
 *
 * Returns: %TRUE when done; %TEA_ERROR_NOT_FOUND when they no longer wait, %TEA_ERROR_REFUSED
 *   once the session is closed
 */
gboolean       tea_queue_entry_remove   (TeaQueueEntry  *self,
                                         TeaBook        *book,
                                         GError        **error);

/**
 * tea_queue_entry_query:
 * @book: a book
 * @meeting: the id of a session
 *
 * Returns: (transfer full): [class@Tea.QueueEntry]s, who speaks next first
 */
TeaQuery      *tea_queue_entry_query    (TeaBook        *book,
                                         gint64          meeting);

G_END_DECLS
