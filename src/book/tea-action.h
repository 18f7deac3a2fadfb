/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-query.h"

G_BEGIN_DECLS

TeaAction *tea_action_begin    (TeaBook     *book,
                                const char  *verb,
                                const char  *title,
                                GError     **error);
gboolean   tea_action_insert   (TeaAction   *self,
                                gpointer     record,
                                GError     **error);
gboolean   tea_action_update   (TeaAction   *self,
                                gpointer     record,
                                GError     **error);
gboolean   tea_action_delete   (TeaAction   *self,
                                gpointer     record,
                                GError     **error);
char      *tea_action_number   (TeaAction   *self,
                                const char  *kind,
                                const char  *day,
                                GError     **error);
gboolean   tea_action_commit   (TeaAction   *self,
                                GError     **error);
void       tea_action_free     (TeaAction   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaAction, tea_action_free)

G_END_DECLS
