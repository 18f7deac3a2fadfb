/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_REFERENCE_ROW (tea_reference_row_get_type ())

G_DECLARE_FINAL_TYPE (TeaReferenceRow, tea_reference_row, TEA, REFERENCE_ROW, AdwComboRow)

/**
 * TeaReferenceSource:
 * @book: a book
 *
 * Returns: (transfer full): the records that can be referred to; each has a `name`
 */
typedef TeaQuery *(*TeaReferenceSource) (TeaBook *book);

void tea_reference_row_set_source (TeaReferenceRow    *self,
                                   TeaReferenceSource  source);
void tea_reference_row_set_record (TeaReferenceRow    *self,
                                   TeaBook            *book,
                                   TeaRecord          *record);

G_END_DECLS
