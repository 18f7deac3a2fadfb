/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-mapping.h"

G_BEGIN_DECLS

TeaColumnRole  tea_mapping_words_find   (const char          *header,
                                         gboolean             visits,
                                         guint               *weight);
const char    *tea_mapping_words_format (const char * const  *headers);

G_END_DECLS
