/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-choice.h"
#include "report/tea-slides.h"

G_BEGIN_DECLS

GPtrArray *tea_choice_slides_build (TeaBook     *book,
                                    TeaMeeting  *meeting,
                                    GError     **error);

G_END_DECLS
