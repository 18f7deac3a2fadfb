/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-date.h"

#include "tea-presence.h"
#include "tea-procedure.h"

gboolean
tea_presence_read (TeaMeeting   *meeting,
                   TeaBook      *book,
                   gint64        party,
                   const char   *moment,
                   TeaPresence  *presence,
                   GError      **error)
{
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *at = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (presence != NULL, FALSE);

  at = moment != NULL ? tea_time_parse (moment, error) : tea_book_now (book);
  if (at == NULL)
    return FALSE;

  procedure = tea_procedure_for_meeting (book, tea_record_get_id (TEA_RECORD (meeting)), error);
  if (procedure == NULL)
    return FALSE;

  query = tea_query_new (book, "count who is in the room",
    "SELECT count (*) FILTER (WHERE due), count (*) FILTER (WHERE due AND here),"
    "       count (*) FILTER (WHERE votes AND here), count (*) FILTER (WHERE NOT votes AND here)"
    " FROM (SELECT votes, votes AND invited_at IS NOT NULL AS due,"
    "              arrived_at IS NOT NULL AND arrived_at <= :moment"
    "              AND (left_at IS NULL OR left_at > :moment)"
    "              AND NOT EXISTS (SELECT 1 FROM absence WHERE absence.attendance = attendance.id"
    "                              AND absence.left_at <= :moment AND back_at > :moment) AS here"
    "       FROM attendance"
    "       WHERE meeting = :meeting AND (:party IS NULL OR party = :party))");
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  tea_query_bind_id (query, "party", party);
  tea_query_bind_text (query, "moment", at);
  if (!tea_query_step (query, error))
    return FALSE;

  presence->due = tea_query_get_int (query, 0);
  presence->due_here = tea_query_get_int (query, 1);
  presence->voting = tea_query_get_int (query, 2);
  presence->observing = tea_query_get_int (query, 3);
  presence->needed = party != 0 ? 0 : tea_procedure_count_needed (procedure->quorum, presence->due);
  presence->quorate = tea_procedure_is_quorate (procedure->quorum, presence->due,
                                                presence->due_here);

  return TRUE;
}
