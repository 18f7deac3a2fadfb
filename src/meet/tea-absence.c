/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tea-absence.h"

G_DEFINE_FINAL_TYPE (TeaAbsence, tea_absence, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaAbsence, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaAbsence, left_at, TIME, N_("Left at")),
  TEA_COLUMN (TeaAbsence, back_at, TIME, N_("Back at")),
};

static gboolean
tea_absence_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaAbsence *self = TEA_ABSENCE (record);

  if (strcmp (self->back_at, self->left_at) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Nobody comes back before they have left."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_absence_class_init (TeaAbsenceClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_absence_validate;

  tea_record_class_set_columns (record_class, "absence", N_("Absence"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_absence_init (TeaAbsence *self)
{
}

TeaQuery *
tea_absence_query (TeaBook *book,
                   gint64   attendance)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_ABSENCE,
                                     "WHERE attendance = :attendance ORDER BY left_at, id");
  tea_query_bind_id (query, "attendance", attendance);

  return query;
}
