/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-absence.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-console.h"
#include "meet/tea-floor.h"
#include "meet/tea-meeting.h"
#include "meet/tea-presence.h"
#include "meet/tea-remark.h"
#include "meet/tea-remark-version.h"
#include "meet/tea-series.h"
#include "tea-screen-fixture.h"

G_BEGIN_DECLS

/* A book with an afternoon tea on 25 November 2026, two parties and three people. */
typedef struct
{
  TeaBook    *book;
  TeaMeeting *meeting;
  TeaTopic   *topic;
  TeaParty   *residents;
  TeaParty   *company;
  TeaPerson  *zhang;
  TeaPerson  *li;
  TeaPerson  *wang;
} MeetFixture;

void        tea_meet_fixture_set_up    (MeetFixture   *self,
                                        gconstpointer  user_data);
void        tea_meet_fixture_tear_down (MeetFixture   *self,
                                        gconstpointer  user_data);
TeaMeeting *tea_meet_fixture_meeting   (TeaBook       *book,
                                        const char    *starts_at);
void        tea_meet_fixture_begin     (MeetFixture   *self);
void        tea_meet_fixture_end       (MeetFixture   *self);
gint64      tea_meet_fixture_id        (gpointer       record);

#define add_meet_test(name, func)                                                     \
  g_test_add (name, MeetFixture, NULL,                                                \
              tea_meet_fixture_set_up, func, tea_meet_fixture_tear_down)

G_END_DECLS
