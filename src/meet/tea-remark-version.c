/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-meeting.h"
#include "tea-remark-version.h"

G_DEFINE_FINAL_TYPE (TeaRemarkVersion, tea_remark_version, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaRemarkVersion, remark, REFERENCE, N_("Remark")),
  TEA_COLUMN (TeaRemarkVersion, stance, OPTIONAL, N_("Position")),
  TEA_COLUMN (TeaRemarkVersion, text, TEXT, N_("Words until then")),
  TEA_COLUMN (TeaRemarkVersion, corrected_at, TIME, N_("Corrected at")),
  TEA_COLUMN (TeaRemarkVersion, corrected_by, TEXT, N_("Corrected by")),
};

static void
tea_remark_version_class_init (TeaRemarkVersionClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "remark_version",
                                N_("Earlier words of a remark"), columns, G_N_ELEMENTS (columns));
}

static void
tea_remark_version_init (TeaRemarkVersion *self)
{
}

gboolean
tea_remark_version_keep (TeaRemark  *earlier,
                         TeaBook    *book,
                         TeaAction  *action,
                         GError    **error)
{
  g_autoptr (TeaRemarkVersion) self = NULL;
  g_autofree char *now = NULL;
  g_autofree char *by = NULL;

  g_return_val_if_fail (TEA_IS_REMARK (earlier), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  now = tea_book_now (book);
  by = tea_meeting_dup_recorder (book, earlier->meeting);
  self = g_object_new (TEA_TYPE_REMARK_VERSION,
                       "remark", tea_record_get_id (TEA_RECORD (earlier)),
                       "stance", earlier->stance,
                       "text", earlier->text,
                       "corrected-at", now,
                       "corrected-by", by,
                       NULL);

  return tea_action_insert (action, self, error);
}

TeaQuery *
tea_remark_version_query (TeaBook *book,
                          gint64   remark)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_REMARK_VERSION,
                                     "WHERE remark = :remark ORDER BY id");
  tea_query_bind_id (query, "remark", remark);

  return query;
}
