/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-meeting.h"

/* Adds a sentence for each row: its name put into @format, which has one %s. */
static gboolean
add_rows (GStrvBuilder  *sentences,
          TeaMeeting    *self,
          TeaBook       *book,
          const char    *sql,
          const char    *before,
          const char    *after,
          GError       **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "see what a session lacks", sql);
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (self)));
  while (tea_query_step (query, &local_error))
    g_strv_builder_take (sentences, g_strconcat (before, tea_query_get_text (query, 0), after,
                                                 NULL));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}
