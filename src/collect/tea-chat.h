/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tea-chat-message.h"

G_BEGIN_DECLS

/* More than a group writes in years. */
#define TEA_CHAT_MAX_BYTES (10 * 1024 * 1024)

/**
 * TeaChatForm:
 * @TEA_CHAT_NONE: no chat text
 * @TEA_CHAT_PHONE: shared from the phone: days between dashes, `name  9:12` above each message
 * @TEA_CHAT_WINDOWS: copied from WeChat for Windows: `name:` above each message, no time
 * @TEA_CHAT_MAC: copied from WeChat for Mac: `name 2026/10/21 09:12` above each message
 * @TEA_CHAT_EXPORT: from an export tool: `2026-10-21 09:12:07 name` above each message
 *
 * The forms in which the text of a WeChat group comes.
 */
typedef enum
{
  TEA_CHAT_NONE,
  TEA_CHAT_PHONE,
  TEA_CHAT_WINDOWS,
  TEA_CHAT_MAC,
  TEA_CHAT_EXPORT,
} TeaChatForm;

TeaChatForm  tea_chat_recognise (const char   *text);
GPtrArray   *tea_chat_parse     (const char   *text,
                                 TeaChatForm  *form,
                                 char        **group,
                                 GError      **error);
GPtrArray   *tea_chat_join      (GPtrArray    *messages);

G_END_DECLS
