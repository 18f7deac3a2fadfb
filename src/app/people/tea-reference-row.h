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

/**
 * TeaReferenceSave:
 * @record: the record whose field it is
 * @book: the book
 * @id: the id of what was chosen, 0 for none
 * @error: return location for an error
 *
 * Returns: whether the choice is in the book now
 */
typedef gboolean (*TeaReferenceSave) (TeaRecord  *record,
                                      TeaBook    *book,
                                      gint64      id,
                                      GError    **error);

void tea_reference_row_set_source (TeaReferenceRow    *self,
                                   TeaReferenceSource  source);
void tea_reference_row_set_save   (TeaReferenceRow    *self,
                                   TeaReferenceSave    save);
void tea_reference_row_set_record (TeaReferenceRow    *self,
                                   TeaBook            *book,
                                   TeaRecord          *record);

G_END_DECLS
