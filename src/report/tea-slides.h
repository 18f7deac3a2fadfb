/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

/**
 * TeaSlideKind:
 * @TEA_SLIDE_WELCOME: the community, the meeting, its day and place, the parties at the table
 * @TEA_SLIDE_AGENDA: the topics in their order
 * @TEA_SLIDE_TOPIC: one topic with its figures and what was asked
 * @TEA_SLIDE_SUGGESTIONS: what was suggested on one topic so far, and what was decided
 * @TEA_SLIDE_BALLOT: the count of one vote
 * @TEA_SLIDE_CLOSING: what was adopted
 * @TEA_SLIDE_CHOICE: the topics among which the core topics of a session are chosen
 *
 * What a page of the projection is about.
 */
typedef enum
{
  TEA_SLIDE_WELCOME,
  TEA_SLIDE_AGENDA,
  TEA_SLIDE_TOPIC,
  TEA_SLIDE_SUGGESTIONS,
  TEA_SLIDE_BALLOT,
  TEA_SLIDE_CLOSING,
  TEA_SLIDE_CHOICE,
} TeaSlideKind;

/**
 * TeaSlide:
 * @kind: what it is about
 * @topic: the topic of a topic's, a suggestions' or a ballot's page, 0 for the others
 * @title: the large line
 * @lines: (array zero-terminated=1): what stands under it, a paragraph each
 * @present: which of the lines is the one that is under way, -1 for none
 * @note: the small line at the bottom, may be ""
 *
 * A page of the projection: all that the room sees. There is nothing else to show, so that what is
 * not in here cannot be shown by mistake.
 */
typedef struct
{
  TeaSlideKind   kind;
  gint64         topic;
  char          *title;
  char         **lines;
  int            present;
  char          *note;
} TeaSlide;

GPtrArray *tea_slides_build (TeaBook     *book,
                             TeaMeeting  *meeting,
                             gint64       present,
                             GError     **error);
void       tea_slide_free   (TeaSlide    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSlide, tea_slide_free)

G_END_DECLS
