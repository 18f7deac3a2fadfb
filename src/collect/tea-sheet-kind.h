/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"
#include "book/tea-query.h"

#include "tea-mapping.h"

G_BEGIN_DECLS

#define TEA_TYPE_SHEET_KIND (tea_sheet_kind_get_type ())

G_DECLARE_FINAL_TYPE (TeaSheetKind, tea_sheet_kind, TEA, SHEET_KIND, TeaRecord)

/**
 * TeaSheetKind:
 * @headers: the names of the columns, one a line
 * @roles: words of what they hold, one a line
 *
 * A kind of sheet, known by its columns, and what the secretary said that they hold. The same
 * form comes every month.
 */
struct _TeaSheetKind
{
  TeaRecord  parent_instance;

  char      *headers;
  char      *roles;
};

GHashTable *tea_sheet_kind_load     (TeaBook      *book,
                                     GError      **error);
gboolean    tea_sheet_kind_remember (TeaAction    *action,
                                     TeaBook      *book,
                                     TeaMapping   *mapping,
                                     GError      **error);

G_END_DECLS
