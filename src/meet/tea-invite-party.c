/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-attendance.h"
#include "tea-meeting-private.h"

gboolean
tea_meeting_invite_party (TeaMeeting  *meeting,
                          TeaBook     *book,
                          TeaParty    *party,
                          guint       *n_invited,
                          GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_PARTY (party), FALSE);

  if (!tea_meeting_check_unlocked (book, tea_record_get_id (TEA_RECORD (meeting)), error))
    return FALSE;

  query = tea_query_new_for_records (book, TEA_TYPE_PERSON,
    "WHERE ifnull (party, (SELECT organisation.party FROM organisation"
    "                      WHERE organisation.id = person.organisation)) = :party"
    " AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.person = person.id"
    "                 AND attendance.meeting = :meeting AND invited_at IS NOT NULL)"
    " ORDER BY name, id");
  tea_query_bind_id (query, "party", tea_record_get_id (TEA_RECORD (party)));
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (meeting)));
  people = tea_query_read_records (query, error);
  if (people == NULL)
    return FALSE;

  if (people->len == 0 && party->people == 0)
    {
      /* Translators: %s is the name of a party. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Nobody sits for “%s” yet. Name somebody in the directory first."),
                   party->name);
      return FALSE;
    }

  /* Translators: an entry of the history: a party, the number of a session. */
  title = g_strdup_printf (_("Invited “%s” to %s"), party->name, meeting->number);
  action = tea_action_begin (book, "meeting-invite-party", title, error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (TeaAttendance) line = NULL;

      line = tea_meeting_invite (meeting, book, g_ptr_array_index (people, i), party, error);
      if (line == NULL)
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_invited != NULL)
    *n_invited = people->len;

  return TRUE;
}
