/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-meeting-private.h"
#include "tea-reminder.h"

#define COMES_DUE(ahead)                                                                \
  "(datetime (" TEA_MEETING_BEGINS ", '" ahead "') > :since"                            \
  " AND datetime (" TEA_MEETING_BEGINS ", '" ahead "') <= :now)"

/**
 * tea_reminder_find_due:
 * @book: a book
 * @since: when reminders were given last, as tea_book_now() writes it
 * @error: return location
 *
 * Looks whether it is time to be reminded of planned sessions: a day and an hour before one begins,
 * or goes on where it was adjourned. What came due while Teatime was not running is due as long as
 * the session has not begun.
 * While a session is open nothing is due, so that nothing gets in its way.
 *
 * Returns: (transfer full) (nullable) (element-type TeaMeeting): the sessions of which to remind,
 *   the earliest first
 */
GPtrArray *
tea_reminder_find_due (TeaBook     *book,
                       const char  *since,
                       GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (since != NULL, NULL);

  now = tea_book_now (book);
  query = tea_query_new_for_records (book, TEA_TYPE_MEETING,
    "WHERE state <> 'closed' AND " TEA_MEETING_BEGINS " > :now"
    " AND NOT EXISTS (SELECT 1 FROM meeting AS held WHERE held.state = 'open'"
    "   AND NOT EXISTS (SELECT 1 FROM adjournment"
    "     WHERE adjournment.meeting = held.id AND resumed_at IS NULL))"
    " AND (" COMES_DUE ("-1 day") " OR " COMES_DUE ("-1 hour") ")"
    " ORDER BY " TEA_MEETING_BEGINS ", id");
  tea_query_bind_text (query, "now", now);
  tea_query_bind_text (query, "since", since);

  return tea_query_read_records (query, error);
}

/**
 * tea_reminder_dup_words:
 * @meeting: a session of which to remind
 * @book: its book
 *
 * Returns: (transfer full): when and where it is, as somebody reads it who looks up for a moment
 */
char *
tea_reminder_dup_words (TeaMeeting *meeting,
                        TeaBook    *book)
{
  g_autofree char *now = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *when = NULL;
  const char *begins;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  now = tea_book_now (book);
  begins = meeting->adjourned ? meeting->resumes_at : meeting->starts_at;
  clock = g_strndup (begins + strlen ("2026-11-25 "), strlen ("14:30"));
  if (tea_date_days (now, begins) == 0)
    /* Translators: a time of day. */
    when = g_strdup_printf (_("Today at %s"), clock);
  else
    /* Translators: a time of day. */
    when = g_strdup_printf (_("Tomorrow at %s"), clock);

  return tea_text_join (when, meeting->place);
}
