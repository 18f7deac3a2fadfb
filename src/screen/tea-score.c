/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-criterion.h"
#include "tea-score.h"

G_DEFINE_FINAL_TYPE (TeaScore, tea_score, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaScore, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaScore, criterion, REFERENCE, N_("Criterion")),
  TEA_COLUMN (TeaScore, points, INTEGER, N_("Points")),
  TEA_COMPUTED (TeaScore, criterion_name, TEXT, N_("Criterion"),
                "SELECT name FROM criterion WHERE criterion.id = score.criterion"),
  TEA_COMPUTED (TeaScore, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = score.topic"),
};

static gboolean
tea_score_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaScore *self = TEA_SCORE (record);

  if (self->points < 0 || self->points > TEA_SCORE_MAX)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Points are a number from 0 to %d."), TEA_SCORE_MAX);
      return FALSE;
    }

  return TRUE;
}

static void
tea_score_class_init (TeaScoreClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_score_validate;

  tea_record_class_set_columns (record_class, "score", N_("Points"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_score_init (TeaScore *self)
{
}

TeaQuery *
tea_score_query (TeaBook *book,
                 gint64   topic)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_SCORE,
                                     "JOIN criterion ON criterion.id = score.criterion"
                                     " WHERE :topic IS NULL OR topic = :topic"
                                     " ORDER BY topic, criterion.position, criterion.id");
  tea_query_bind_id (query, "topic", topic);

  return query;
}
