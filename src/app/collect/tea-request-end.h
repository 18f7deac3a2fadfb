/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"

G_BEGIN_DECLS

#define TEA_TYPE_REQUEST_END (tea_request_end_get_type ())

G_DECLARE_FINAL_TYPE (TeaRequestEnd, tea_request_end, TEA, REQUEST_END, AdwBin)

void tea_request_end_set_request (TeaRequestEnd *self,
                                  TeaBook       *book,
                                  TeaRequest    *request);

G_END_DECLS
