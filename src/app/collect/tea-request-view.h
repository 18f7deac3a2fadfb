/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"

G_BEGIN_DECLS

#define TEA_TYPE_REQUEST_VIEW (tea_request_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaRequestView, tea_request_view, TEA, REQUEST_VIEW, AdwBin)

TeaRequest *tea_request_view_get_request  (TeaRequestView *self);
void        tea_request_view_set_request  (TeaRequestView *self,
                                           TeaBook        *book,
                                           TeaRequest     *request);
void        tea_request_view_add_pictures (TeaRequestView *self,
                                           GListModel     *files);
void        tea_request_view_add_texture  (TeaRequestView *self,
                                           GdkTexture     *texture);

G_END_DECLS
