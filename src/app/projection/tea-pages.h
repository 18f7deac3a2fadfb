/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tea-slide.h"

G_BEGIN_DECLS

GPtrArray      *tea_pages_cut          (GPtrArray   *slides);
gboolean        tea_pages_find         (GPtrArray   *pages,
                                        const char  *kind,
                                        gint64       topic,
                                        guint        nth,
                                        guint       *position);
guint           tea_pages_find_again   (GPtrArray   *before,
                                        guint        position,
                                        GPtrArray   *pages);
char           *tea_pages_dup_name     (GPtrArray   *pages,
                                        guint        position);
gboolean        tea_pages_find_named   (GPtrArray   *pages,
                                        const char  *name,
                                        guint       *position);
const TeaSlide *tea_pages_find_speaker (GPtrArray   *pages,
                                        guint       *position);

G_END_DECLS
