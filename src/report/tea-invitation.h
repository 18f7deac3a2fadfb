/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

G_BEGIN_DECLS

/**
 * TeaInvitationForm:
 * @TEA_INVITATION_CHAT: a few lines for a chat
 * @TEA_INVITATION_NOTICE: a notice (通知), with its headings and who signs it
 *
 * What an invitation is written for.
 */
typedef enum
{
  TEA_INVITATION_CHAT,
  TEA_INVITATION_NOTICE,
} TeaInvitationForm;

char     *tea_invitation_dup_text (TeaMeeting         *meeting,
                                   TeaBook            *book,
                                   TeaInvitationForm   form,
                                   GError            **error);
gboolean  tea_invitation_mask     (TeaMeeting         *meeting,
                                   TeaBook            *book,
                                   char              **title,
                                   char              **place,
                                   GError            **error);

G_END_DECLS
