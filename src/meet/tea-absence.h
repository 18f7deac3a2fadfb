/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_ABSENCE (tea_absence_get_type ())

G_DECLARE_FINAL_TYPE (TeaAbsence, tea_absence, TEA, ABSENCE, TeaRecord)

/**
 * TeaAbsence:
 * @attendance: the id of the line of the sign-in sheet
 * @left_at: when they left
 * @back_at: when they came back
 *
 * That somebody left a session and came back: between the two they were not in the room. Who
 * left for good has the time on their line of the sign-in sheet alone.
 */
struct _TeaAbsence
{
  TeaRecord  parent_instance;

  gint64     attendance;
  char      *left_at;
  char      *back_at;
};

/**
 * tea_absence_query:
 * @book: a book
 * @attendance: the id of a line of the sign-in sheet
 *
 * Returns: (transfer full): [class@Tea.Absence]s, the earliest first
 */
TeaQuery *tea_absence_query (TeaBook *book,
                             gint64   attendance);

G_END_DECLS
