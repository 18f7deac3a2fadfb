/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-topic.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROPOSAL (tea_proposal_get_type ())

G_DECLARE_FINAL_TYPE (TeaProposal, tea_proposal, TEA, PROPOSAL, GObject)

GPtrArray *tea_proposal_list         (TeaBook              *book,
                                      GError              **error);
void       tea_proposal_list_async   (TeaBook              *book,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              data);
GPtrArray *tea_proposal_list_finish  (TeaBook              *book,
                                      GAsyncResult         *result,
                                      GError              **error);
TeaTopic  *tea_proposal_accept       (TeaProposal          *self,
                                      TeaBook              *book,
                                      GError              **error);
gboolean   tea_proposal_has_topic    (TeaProposal          *self);
guint      tea_proposal_get_n        (TeaProposal          *self);
gint64     tea_proposal_get_request  (TeaProposal          *self,
                                      guint                 index);
gboolean   tea_proposal_is_left_out  (TeaProposal          *self,
                                      guint                 index);
void       tea_proposal_leave_out    (TeaProposal          *self,
                                      guint                 index,
                                      gboolean              left_out);
TeaProposal *
           tea_proposal_split        (TeaProposal          *self,
                                      TeaBook              *book);

G_END_DECLS
