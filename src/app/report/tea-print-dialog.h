/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"
#include "report/tea-paper.h"

G_BEGIN_DECLS

/**
 * TeaPrintFunc:
 * @record: (nullable): what the document is about
 * @book: a book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes a document, such as tea_notice_paper().
 *
 * Returns: (transfer full) (nullable): the document
 */
typedef TeaPaper *(*TeaPrintFunc) (gpointer       record,
                                   TeaBook       *book,
                                   TeaPaperCopy   copy,
                                   GError       **error);

#define TEA_TYPE_PRINT_DIALOG (tea_print_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TeaPrintDialog, tea_print_dialog, TEA, PRINT_DIALOG, AdwDialog)

void tea_print_dialog_present (GtkWidget    *widget,
                               TeaBook      *book,
                               TeaRecord    *record,
                               TeaPrintFunc  create,
                               gboolean      masked);

G_END_DECLS
