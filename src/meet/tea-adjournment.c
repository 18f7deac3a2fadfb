/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"

#include "tea-adjournment.h"
#include "tea-attendance.h"
#include "tea-meeting-private.h"

G_DEFINE_FINAL_TYPE (TeaAdjournment, tea_adjournment, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaAdjournment, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaAdjournment, adjourned_at, TIME, N_("Adjourned at")),
  TEA_COLUMN (TeaAdjournment, resumes_at, TIME, N_("To go on at")),
  TEA_COLUMN (TeaAdjournment, resumed_at, TIME, N_("Resumed at")),
};

static gboolean
tea_adjournment_validate (TeaRecord  *record,
                          GError    **error)
{
  TeaAdjournment *self = TEA_ADJOURNMENT (record);

  if (self->resumes_at != NULL && strcmp (self->resumes_at, self->adjourned_at) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Say a time that is still to come, or none."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_adjournment_class_init (TeaAdjournmentClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_adjournment_validate;

  tea_record_class_set_columns (record_class, "adjournment", N_("Adjournment"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_adjournment_init (TeaAdjournment *self)
{
}

TeaQuery *
tea_adjournment_query (TeaBook *book,
                       gint64   meeting)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_ADJOURNMENT,
                                     "WHERE meeting = :meeting ORDER BY adjourned_at, id");
  tea_query_bind_id (query, "meeting", meeting);

  return query;
}

/* The adjournment that lasts; there is one where the session is adjourned. */
TeaAdjournment *
tea_adjournment_find (TeaBook  *book,
                      gint64    meeting,
                      GError  **error)
{
  g_autoptr (TeaQuery) query = tea_adjournment_query (book, meeting);
  g_autoptr (GPtrArray) found = tea_query_read_records (query, error);
  TeaAdjournment *last = NULL;

  if (found == NULL)
    return NULL;

  if (found->len > 0)
    last = g_ptr_array_index (found, found->len - 1);
  if (last == NULL || last->resumed_at != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("This session is not adjourned."));
      return NULL;
    }

  return g_object_ref (last);
}

static gboolean
send_home (TeaMeeting  *self,
           TeaBook     *book,
           const char  *at,
           GError     **error)
{
  const TeaAttendanceFilter filter = {
    .meeting = tea_record_get_id (TEA_RECORD (self)), .here = TRUE
  };
  g_autoptr (TeaQuery) query = tea_attendance_query (book, &filter);
  g_autoptr (GPtrArray) here = tea_query_read_records (query, error);

  if (here == NULL)
    return FALSE;

  for (guint i = 0; i < here->len; i++)
    {
      if (!tea_attendance_sign_out (g_ptr_array_index (here, i), book, at, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
tea_meeting_adjourn (TeaMeeting  *self,
                     TeaBook     *book,
                     const char  *until,
                     GError     **error)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (self));
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAdjournment) adjournment = NULL;
  g_autofree char *now = NULL;
  g_autofree char *resumes_at = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!tea_meeting_check_open (book, id, error))
    return FALSE;

  if (until != NULL && *until != '\0')
    {
      resumes_at = tea_time_parse (until, error);
      if (resumes_at == NULL)
        return FALSE;
    }

  now = tea_book_now (book);
  adjournment = g_object_new (TEA_TYPE_ADJOURNMENT,
                              "meeting", id,
                              "adjourned-at", now,
                              "resumes-at", resumes_at,
                              NULL);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Adjourned %s"), self->number);
  action = tea_action_begin (book, "meeting-adjourn", title, error);
  if (action == NULL ||
      !tea_action_insert (action, adjournment, error) ||
      !tea_meeting_end_turn (book, id, now, action, error))
    return FALSE;

  /* A break of an hour keeps its places; on another day others may come. */
  if (resumes_at == NULL || strncmp (resumes_at, now, strlen ("2026-11-25")) != 0)
    {
      if (!send_home (self, book, now, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

gboolean
tea_meeting_resume (TeaMeeting  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAdjournment) adjournment = NULL;
  g_autofree char *now = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  adjournment = tea_adjournment_find (book, tea_record_get_id (TEA_RECORD (self)), error);
  if (adjournment == NULL || !tea_meeting_check_none_open (book, error))
    return FALSE;

  now = tea_book_now (book);
  g_set_str (&adjournment->resumed_at, now);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Resumed %s"), self->number);
  action = tea_action_begin (book, "meeting-resume", title, error);

  return action != NULL &&
         tea_action_update (action, adjournment, error) &&
         tea_action_commit (action, error);
}
