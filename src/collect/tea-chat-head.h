/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-chat.h"

G_BEGIN_DECLS

/**
 * TeaChatHead:
 * @nickname: of who wrote the message
 * @year: of the day on which it was sent, 0 where the chat does not say
 * @month: from 1
 * @day: from 1
 * @minute: of the day
 * @line: where it stands in the chat, from 0
 * @moment: minutes on a scale of the chat's own, by which heads are put in order
 * @first: whether it is the first after the beginning or after a day line
 * @body: whether it was found to be words of the message before
 * @n_alike: how many heads of the chat have the same nickname
 *
 * The line above a message that says who wrote it and when; private to tea_chat_parse ().
 */
typedef struct
{
  char     *nickname;
  int       year;
  int       month;
  int       day;
  int       minute;

  guint     line;
  gint64    moment;
  gboolean  first;
  gboolean  body;
  guint     n_alike;
} TeaChatHead;

gboolean  tea_chat_head_read              (TeaChatHead        *head,
                                           TeaChatForm         form,
                                          guint               least_spaces,
                                           const char         *line);
gboolean  tea_chat_head_read_day          (TeaChatHead        *head,
                                           const char         *line);
gboolean  tea_chat_head_read_introduction (const char         *line,
                                           char              **group);
gboolean  tea_chat_head_is_prose          (const TeaChatHead  *head);
char     *tea_chat_head_format_time       (const TeaChatHead  *head);
void      tea_chat_head_clear             (TeaChatHead        *head);

G_END_DECLS
