/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-chat-head.h"

G_BEGIN_DECLS

/**
 * TeaChatReader:
 * @form: the form of the chat
 * @lines: (array length=n_lines): the text
 * @n_lines: how many lines it has
 * @n_days: how many of them begin a day
 * @heads: (element-type TeaChatHead): the heads of the messages
 * @group: (nullable): what the group is called
 * @introduced: whether a line says that a shared chat follows
 * @least_spaces: how many spaces stand at least before a time in the phone's form
 *
 * Tells the heads of messages from the words below them; private to tea_chat_parse ().
 */
typedef struct
{
  TeaChatForm   form;
  char        **lines;
  guint         n_lines;
  guint         n_days;
  GArray       *heads;
  char         *group;
  gboolean      introduced;
  guint         least_spaces;
} TeaChatReader;

gboolean  tea_chat_reader_read      (TeaChatReader *reader,
                                     const char    *text);
char     *tea_chat_reader_get_words (TeaChatReader *reader,
                                     guint          i);
void      tea_chat_reader_clear     (TeaChatReader *reader);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeaChatReader, tea_chat_reader_clear)

G_END_DECLS
