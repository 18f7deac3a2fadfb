/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TeaSlideKind:
 * @TEA_SLIDE_WELCOME: the community, the meeting, its day and place, what it came from, the parties
 * @TEA_SLIDE_AGENDA: the topics in their order
 * @TEA_SLIDE_TOPIC: one topic with its figures and what was asked
 * @TEA_SLIDE_SPEAKER: who has the floor, for which party, and the clock
 * @TEA_SLIDE_SUGGESTIONS: what was suggested on one topic so far, and what was decided
 * @TEA_SLIDE_BALLOT: the count of one vote
 * @TEA_SLIDE_CLOSING: what was decided
 * @TEA_SLIDE_CHOICE: the topics among which the core topics of a session are chosen
 * @TEA_SLIDE_MESSAGE: a few words of the chair to the room
 *
 * What a page of the projection is about.
 */
typedef enum
{
  TEA_SLIDE_WELCOME,
  TEA_SLIDE_AGENDA,
  TEA_SLIDE_TOPIC,
  TEA_SLIDE_SPEAKER,
  TEA_SLIDE_SUGGESTIONS,
  TEA_SLIDE_BALLOT,
  TEA_SLIDE_CLOSING,
  TEA_SLIDE_CHOICE,
  TEA_SLIDE_MESSAGE,
} TeaSlideKind;

/**
 * TeaSlideClock:
 * @shown: whether the page has a clock
 * @running: whether it runs
 * @ends_at: when the time is up, in seconds since 1970, where it runs
 * @remaining: how many seconds are left where it stands, less than 0 for overtime
 * @warning: how many seconds before the end the speaker is warned
 *
 * The clock of a page. It is all that changes on a page without the book, once a second.
 */
typedef struct
{
  gboolean  shown;
  gboolean  running;
  gint64    ends_at;
  int       remaining;
  int       warning;
} TeaSlideClock;

/**
 * TeaSlide:
 * @kind: what it is about
 * @topic: the id of the topic that the page belongs to, 0 for none
 * @turn: the id of the turn that a speaker's page is about, 0 for the others
 * @title: the large line
 * @lines: (array zero-terminated=1): what stands under it, a paragraph each
 * @present: which of the lines is the one that is under way, -1 for none
 * @note: the small line at the bottom, may be ""
 * @clock: how long the speaker may still speak
 *
 * A page of the projection: all that the room sees. There is nothing else to show, so that what is
 * not in here cannot be shown by mistake.
 */
typedef struct
{
  TeaSlideKind    kind;
  gint64          topic;
  gint64          turn;
  char           *title;
  char          **lines;
  int             present;
  char           *note;
  TeaSlideClock   clock;
} TeaSlide;

TeaSlide   *tea_slide_copy           (const TeaSlide      *self);
void        tea_slide_free           (TeaSlide            *self);
gboolean    tea_slide_equal          (const TeaSlide      *self,
                                      const TeaSlide      *other);
const char *tea_slide_kind_word      (TeaSlideKind         kind);
int         tea_slide_clock_read     (const TeaSlideClock *self,
                                      gint64               now);
void        tea_slide_clock_stop     (TeaSlideClock       *self,
                                      gint64               now);
char       *tea_slide_clock_dup_text (int                  remaining);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSlide, tea_slide_free)

G_END_DECLS
