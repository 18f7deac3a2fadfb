/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_CONSOLE (tea_console_get_type ())

G_DECLARE_FINAL_TYPE (TeaConsole, tea_console, TEA, CONSOLE, TeaRecord)

/**
 * TEA_CONSOLE_MOST_MINUTES:
 *
 * How long minutes may be, in KB: those of an evening of 500 remarks fit.
 */
#define TEA_CONSOLE_MOST_MINUTES 256

/**
 * TeaConsole:
 * @meeting: the id of the session
 * @topic: the id of the topic that is under way, or 0
 * @page: which page the projection shows, in the projection's own words, or ""
 * @blank: whether the projection is dark
 * @frozen: whether the projection stays as it is while the chair goes on
 * @message: a short message to the room, or ""
 * @attendance: the line of the sign-in sheet that the draft is a remark of, or 0
 * @speaker: what stands in the field for who speaks, or ""
 * @about: the id of the topic of the draft, or 0
 * @stance: (nullable): a word of [func@Tea.remark_stances], of the draft
 * @draft: the remark as far as it is typed, or ""
 * @drafted_at: (nullable): when it was last kept
 * @minutes: the minutes as far as they are typed, or ""
 * @minutes_at: (nullable): when these were last kept
 *
 * Where the chair's console is: one for each session, so that after a crash everything is where
 * it was. Who has the floor is a [class@Tea.Turn] and needs no place here.
 *
 * It is no part of the history: it neither can be taken back nor hinders that, and what was
 * taken back can still be done again after it changed. An id in it may be of something that was
 * taken back; treat that as 0.
 *
 * Set the fields and write them with one of the functions below. Each leaves the fields of
 * the others alone.
 */
struct _TeaConsole
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     topic;
  char      *page;
  gboolean   blank;
  gboolean   frozen;
  char      *message;
  gint64     attendance;
  char      *speaker;
  gint64     about;
  char      *stance;
  char      *draft;
  char      *drafted_at;
  char      *minutes;
  char      *minutes_at;
};

/**
 * tea_console_open:
 * @meeting: a session
 * @book: its book
 * @error: return location
 *
 * Returns: (transfer full): where the console of the session was; all empty where it never was
 *   anywhere; %NULL with @error
 */
TeaConsole *tea_console_open       (TeaMeeting   *meeting,
                                    TeaBook      *book,
                                    GError      **error);

/**
 * tea_console_find_topic:
 * @meeting: a session
 * @book: its book
 * @topic: (out): its id, 0 where the agenda is empty
 * @error: return location
 *
 * Tells which topic is under way: the one that the chair went on to, as long as it stands on the
 * agenda, before that the first one.
 *
 * Returns: %TRUE when done
 */
gboolean    tea_console_find_topic (TeaMeeting   *meeting,
                                    TeaBook      *book,
                                    gint64       *topic,
                                    GError      **error);

/**
 * tea_console_keep_view:
 * @self: a console
 * @book: its book
 * @error: return location
 *
 * Keeps topic, page, blank, frozen and message.
 *
 * Returns: %TRUE when they are on the disk
 */
gboolean    tea_console_keep_view  (TeaConsole   *self,
                                    TeaBook      *book,
                                    GError      **error);

/**
 * tea_console_keep_draft:
 * @self: a console
 * @book: its book
 * @error: return location
 *
 * Keeps attendance, speaker, about, stance and draft: one small write, for a moment after each
 * key. tea_remark_add() empties it together with writing the remark down.
 *
 * Returns: %TRUE when it is on the disk; %TEA_ERROR_TOO_LARGE for more than 256 KB
 */
gboolean    tea_console_keep_draft (TeaConsole   *self,
                                    TeaBook      *book,
                                    GError      **error);

/**
 * tea_console_keep_minutes:
 * @self: a console
 * @book: its book
 * @error: return location
 *
 * Keeps minutes as far as they are typed, as tea_console_keep_draft() does for a remark.
 *
 * Returns: %TRUE when they are on the disk; %TEA_ERROR_TOO_LARGE for more than 256 KB
 */
gboolean    tea_console_keep_minutes   (TeaConsole   *self,
                                        TeaBook      *book,
                                        GError      **error);

/**
 * tea_console_forget_minutes:
 * @book: a book
 * @meeting: the id of a session
 * @error: return location
 *
 * Empties minutes, within the action that words the minutes.
 *
 * Returns: %TRUE when done
 */
gboolean    tea_console_forget_minutes (TeaBook      *book,
                                        gint64        meeting,
                                        GError      **error);

G_END_DECLS
