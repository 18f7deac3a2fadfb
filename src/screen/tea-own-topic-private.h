/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-asked-private.h"

G_BEGIN_DECLS

gboolean tea_own_topic_find (TeaBook         *book,
                             const TeaAsked  *asked,
                             gint64          *id,
                             GError         **error);

G_END_DECLS
