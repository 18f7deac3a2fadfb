/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-console.h"

#include "tea-minutes-version.h"

G_DEFINE_FINAL_TYPE (TeaMinutesVersion, tea_minutes_version, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaMinutesVersion, minutes, REFERENCE, N_("Minutes of a session")),
  TEA_COLUMN (TeaMinutesVersion, text, TEXT, N_("Words until then")),
  TEA_COLUMN (TeaMinutesVersion, edited_at, TIME, N_("Edited at")),
  TEA_COLUMN (TeaMinutesVersion, edited_by, TEXT, N_("Edited by")),
};

static void
tea_minutes_version_class_init (TeaMinutesVersionClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->most_kilobytes = TEA_CONSOLE_MOST_MINUTES;

  tea_record_class_set_columns (record_class, "minutes_version", N_("Earlier words of minutes"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_minutes_version_init (TeaMinutesVersion *self)
{
}

/**
 * tea_minutes_version_query:
 * @book: a book
 * @minutes: the id of minutes
 *
 * Returns: (transfer full): [class@Tea.MinutesVersion]s, the latest words first
 */
TeaQuery *
tea_minutes_version_query (TeaBook *book,
                           gint64   minutes)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MINUTES_VERSION,
                                     "WHERE minutes = :minutes ORDER BY edited_at DESC, id DESC");
  tea_query_bind_id (query, "minutes", minutes);

  return query;
}
