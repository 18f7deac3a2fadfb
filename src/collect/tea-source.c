/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-word.h"

#include "tea-source.h"

G_DEFINE_FINAL_TYPE (TeaSource, tea_source, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaSource, format, TEXT, N_("Format")),
  TEA_COLUMN (TeaSource, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaSource, taken_at, TIME, N_("Taken over")),
  TEA_COMPUTED (TeaSource, requests, INTEGER, N_("Requests"),
                "SELECT count(*) FROM request WHERE request.source = source.id"),
};

static const TeaWord formats[] = {
  { "chat", N_("WeChat group") },
  { "wjx", N_("Survey (Wenjuanxing)") },
  { "tencent", N_("Survey (Tencent)") },
  { "hotline", N_("12345 hotline") },
  { "ledger", N_("Ledger") },
  { "visits", N_("Visit log") },
  { "sheet", N_("Sheet") },
  { NULL },
};

static void
tea_source_class_init (TeaSourceClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "source", N_("Source"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_source_init (TeaSource *self)
{
}

/**
 * tea_source_query:
 * @book: a book
 *
 * Returns: (transfer full): all sources, the newest first
 */
TeaQuery *
tea_source_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_SOURCE, "ORDER BY taken_at DESC, id DESC");
}

/**
 * tea_source_format_label:
 * @format: a word such as `wjx`
 *
 * Returns: (transfer none): what people call the format
 */
const char *
tea_source_format_label (const char *format)
{
  return tea_word_label (formats, format);
}
