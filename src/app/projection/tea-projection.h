/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tea-slides.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROJECTION (tea_projection_get_type ())

G_DECLARE_FINAL_TYPE (TeaProjection, tea_projection, TEA, PROJECTION, GObject)

TeaProjection  *tea_projection_new          (TeaBook        *book,
                                             gint64          meeting);
TeaProjection  *tea_projection_new_for_choice
                                            (TeaBook        *book,
                                             gint64          meeting);
gint64          tea_projection_get_meeting  (TeaProjection  *self);
gboolean        tea_projection_update       (TeaProjection  *self,
                                             GError        **error);
void            tea_projection_turn         (TeaProjection  *self,
                                             int             pages);
guint           tea_projection_get_position (TeaProjection  *self);
guint           tea_projection_get_n_pages  (TeaProjection  *self);
const TeaSlide *tea_projection_get_page     (TeaProjection  *self,
                                             guint           position);
const TeaSlide *tea_projection_get_shown    (TeaProjection  *self);
gboolean        tea_projection_get_blank    (TeaProjection  *self);
void            tea_projection_set_blank    (TeaProjection  *self,
                                             gboolean        blank);
gboolean        tea_projection_get_frozen   (TeaProjection  *self);
void            tea_projection_set_frozen   (TeaProjection  *self,
                                             gboolean        frozen);
const char     *tea_projection_get_message  (TeaProjection  *self);
gboolean        tea_projection_set_message  (TeaProjection  *self,
                                             const char     *message,
                                             GError        **error);
void            tea_projection_begin        (TeaProjection  *self);
void            tea_projection_end          (TeaProjection  *self);

G_END_DECLS
