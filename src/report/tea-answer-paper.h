/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tea-paper.h"
#include "screen/tea-reply.h"

G_BEGIN_DECLS

TeaPaper *tea_answer_paper (TeaReply      *reply,
                            TeaBook       *book,
                            TeaPaperCopy   copy,
                            GError       **error);

G_END_DECLS
