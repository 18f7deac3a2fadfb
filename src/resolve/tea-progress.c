/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-progress.h"

G_DEFINE_FINAL_TYPE (TeaProgress, tea_progress, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaProgress, assignment, REFERENCE, N_("Assignment")),
  TEA_COLUMN (TeaProgress, text, TEXT, N_("Progress")),
  TEA_COLUMN (TeaProgress, noted_at, TIME, N_("Noted at")),
};

static void
tea_progress_class_init (TeaProgressClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "progress", N_("Progress"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_progress_init (TeaProgress *self)
{
}

/**
 * tea_progress_query:
 * @book: a book
 * @assignment: an assignment's id, 0 for all
 *
 * Returns: (transfer full): what was noted, in the order in which it happened
 */
TeaQuery *
tea_progress_query (TeaBook *book,
                    gint64   assignment)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PROGRESS,
                                     "WHERE :assignment IS NULL OR assignment = :assignment"
                                     " ORDER BY noted_at, id");
  tea_query_bind_id (query, "assignment", assignment);

  return query;
}
