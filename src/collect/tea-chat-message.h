/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEA_TYPE_CHAT_MESSAGE (tea_chat_message_get_type ())

/**
 * TeaChatMessage:
 * @nickname: of who wrote it, as the group shows it
 * @sent_at: (nullable): local time as 2026-10-21 09:12, %NULL where the chat does not say
 * @text: what was written; "" where nothing came along
 * @line: where it stands in the chat text, from 1
 * @skip_reason: (nullable): why it is likely no request, translated; %NULL where it may be one
 *
 * One message of a chat group.
 */
typedef struct
{
  char  *nickname;
  char  *sent_at;
  char  *text;
  guint  line;
  char  *skip_reason;
} TeaChatMessage;

GType           tea_chat_message_get_type (void) G_GNUC_CONST;
TeaChatMessage *tea_chat_message_new      (const char           *nickname,
                                           const char           *sent_at,
                                           const char           *text,
                                           guint                 line);
gboolean        tea_chat_message_follows  (const TeaChatMessage *message,
                                           const TeaChatMessage *before,
                                           guint                 minutes);
TeaChatMessage *tea_chat_message_copy     (const TeaChatMessage *message);
void            tea_chat_message_free     (TeaChatMessage       *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaChatMessage, tea_chat_message_free)

G_END_DECLS
