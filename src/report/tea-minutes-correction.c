/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-minutes-correction.h"

G_DEFINE_FINAL_TYPE (TeaMinutesCorrection, tea_minutes_correction, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaMinutesCorrection, minutes, REFERENCE, N_("Minutes of a session")),
  TEA_COLUMN (TeaMinutesCorrection, kind, TEXT, N_("Kind")),
  TEA_COLUMN (TeaMinutesCorrection, text, TEXT, N_("Text")),
  TEA_COLUMN (TeaMinutesCorrection, made_at, TIME, N_("Added at")),
  TEA_COLUMN (TeaMinutesCorrection, made_by, TEXT, N_("Added by")),
};

static const TeaWord kinds[] = {
  { "correction", N_("Correction") },
  { "addition", N_("Supplement") },
  { NULL },
};

static gboolean
tea_minutes_correction_validate (TeaRecord  *record,
                                 GError    **error)
{
  TeaMinutesCorrection *self = TEA_MINUTES_CORRECTION (record);

  if (tea_record_get_id (record) != 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("What was added to final minutes stays as it is. Add another correction."));
      return FALSE;
    }

  tea_text_strip_field (&self->text);
  if (self->text == NULL || *self->text == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Write down what is to be corrected."));
      return FALSE;
    }

  return tea_word_check (kinds, self->kind, error);
}

static void
tea_minutes_correction_class_init (TeaMinutesCorrectionClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_minutes_correction_validate;

  tea_record_class_set_columns (record_class, "minutes_correction",
                                N_("Correction of final minutes"), columns,
                                G_N_ELEMENTS (columns));
}

static void
tea_minutes_correction_init (TeaMinutesCorrection *self)
{
}

/**
 * tea_minutes_correction_kinds:
 *
 * What final minutes take: `correction` (更正) of what is wrong in them, `addition` (补记) of what is
 * missing.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *
tea_minutes_correction_kinds (void)
{
  return kinds;
}

/**
 * tea_minutes_correction_kind_label:
 * @kind: a word of tea_minutes_correction_kinds()
 *
 * Returns: what people call @kind
 */
const char *
tea_minutes_correction_kind_label (const char *kind)
{
  return tea_word_label (kinds, kind);
}

/**
 * tea_minutes_correction_dup_label:
 * @self: a correction
 * @named: whether it says who made it
 *
 * Returns: (transfer full): what stands before its text, such as 「更正（2026年11月26日，周敏）：」
 */
char *
tea_minutes_correction_dup_label (TeaMinutesCorrection *self,
                                  gboolean              named)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES_CORRECTION (self), NULL);

  day = tea_date_format (self->made_at);
  if (!named || *self->made_by == '\0')
    /* Translators: “Correction” or “Supplement”, and the day. */
    return g_strdup_printf (C_("correction", "%s (%s): "),
                            tea_minutes_correction_kind_label (self->kind), day);

  /* Translators: “Correction” or “Supplement”, the day, and who made it. */
  return g_strdup_printf (C_("correction", "%s (%s, %s): "),
                          tea_minutes_correction_kind_label (self->kind), day, self->made_by);
}

/**
 * tea_minutes_correction_query:
 * @book: a book
 * @minutes: the id of minutes
 *
 * Returns: (transfer full): [class@Tea.MinutesCorrection]s, the earliest first
 */
TeaQuery *
tea_minutes_correction_query (TeaBook *book,
                              gint64   minutes)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MINUTES_CORRECTION,
                                     "WHERE minutes = :minutes ORDER BY made_at, id");
  tea_query_bind_id (query, "minutes", minutes);

  return query;
}
