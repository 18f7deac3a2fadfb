/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "collect/tea-draft.h"

G_BEGIN_DECLS

/**
 * TeaDraftKind:
 * @TEA_DRAFT_ALL: any
 * @TEA_DRAFT_REQUEST: what looks like a request
 * @TEA_DRAFT_KNOWN: what is there already
 * @TEA_DRAFT_LEFT_OUT: what cannot be read, or is likely no request
 *
 * What was found a line to be. It stays so whatever is ticked, so that no line goes away from under
 * the pointer.
 */
typedef enum
{
  TEA_DRAFT_ALL,
  TEA_DRAFT_REQUEST,
  TEA_DRAFT_KNOWN,
  TEA_DRAFT_LEFT_OUT,
  TEA_N_DRAFT_KINDS,
} TeaDraftKind;

GtkFilter     *tea_draft_filter_new        (TeaDraftKind  kind);
GtkStringList *tea_draft_filter_dup_labels (GListModel   *drafts);
char          *tea_draft_filter_dup_notes  (GListModel   *drafts);

G_END_DECLS
