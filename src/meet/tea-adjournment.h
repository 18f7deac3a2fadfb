/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_ADJOURNMENT (tea_adjournment_get_type ())

G_DECLARE_FINAL_TYPE (TeaAdjournment, tea_adjournment, TEA, ADJOURNMENT, TeaRecord)

/**
 * TeaAdjournment:
 * @meeting: the id of the session
 * @adjourned_at: when it was adjourned
 * @resumes_at: (nullable): when it is to go on, %NULL where nobody knows yet
 * @resumed_at: (nullable): when it went on; %NULL as long as it does not
 *
 * That a session stopped and goes on later as the same session (休会).
 */
struct _TeaAdjournment
{
  TeaRecord  parent_instance;

  gint64     meeting;
  char      *adjourned_at;
  char      *resumes_at;
  char      *resumed_at;
};

/**
 * tea_meeting_adjourn:
 * @self: an open session
 * @book: its book
 * @until: (nullable): when it is to go on; %NULL where nobody knows yet
 * @error: return location
 *
 * Adjourns a session: it stays the same session, with its agenda and all that was written down,
 * and goes on with tea_meeting_resume(). Nobody has the floor any more. Unless it goes on on the
 * same day, everybody goes home and signs in anew.
 *
 * Until then nothing is said or counted in it, and another session may be held. What was said can
 * still be corrected.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it is not open or adjourned already,
 *   %TEA_ERROR_INVALID for a time that cannot be or is over
 */
gboolean        tea_meeting_adjourn   (TeaMeeting   *self,
                                       TeaBook      *book,
                                       const char   *until,
                                       GError      **error);

/**
 * tea_meeting_resume:
 * @self: an adjourned session
 * @book: its book
 * @error: return location
 *
 * Goes on with a session now, whatever time was named.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it is not adjourned, or another one is open
 */
gboolean        tea_meeting_resume    (TeaMeeting   *self,
                                       TeaBook      *book,
                                       GError      **error);

/**
 * tea_adjournment_query:
 * @book: a book
 * @meeting: the id of a session
 *
 * Returns: (transfer full): its [class@Tea.Adjournment]s, the earliest first
 */
TeaQuery       *tea_adjournment_query (TeaBook      *book,
                                       gint64        meeting);

G_END_DECLS
