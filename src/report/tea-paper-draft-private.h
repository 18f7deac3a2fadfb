/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"

#include "tea-paper.h"

G_BEGIN_DECLS

/*
 * A document while it is made from a book. What is read from the book goes through it, so that no
 * document can forget to mask, and the first error is kept until the end.
 */
typedef struct
{
  TeaBook      *book;
  TeaMeeting   *meeting;
  TeaPaperCopy  copy;
  TeaPaper     *paper;
  GError       *error;
} TeaPaperDraft;

void        tea_paper_draft_begin     (TeaPaperDraft  *self,
                                       const char     *name);
TeaPaper   *tea_paper_draft_end       (TeaPaperDraft  *self,
                                       GError        **error);
gboolean    tea_paper_draft_is_masked (TeaPaperDraft  *self);
char       *tea_paper_draft_show      (TeaPaperDraft  *self,
                                       const char     *text);
gboolean    tea_paper_draft_hides     (TeaPaperDraft  *self,
                                       gint64          topic);
GPtrArray  *tea_paper_draft_read      (TeaPaperDraft  *self,
                                       TeaQuery       *query);
char       *tea_paper_draft_when      (TeaPaperDraft  *self,
                                       const char     *time);
void        tea_paper_draft_add_time  (TeaPaperDraft  *self);
char       *tea_paper_draft_today     (TeaPaperDraft  *self);
const char *tea_paper_draft_recorded  (const char     *text);
char       *tea_paper_draft_turn      (TeaPaperDraft  *self);

G_END_DECLS
