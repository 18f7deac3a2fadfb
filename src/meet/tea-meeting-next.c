/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "tea-agenda.h"
#include "tea-meeting-next.h"
#include "tea-series.h"

/* How long after a session of no series the next one is offered: afternoon teas are held twice a
 * month. */
#define USUAL_DAYS 14

TeaMeeting *
tea_meeting_find_next (TeaMeeting  *self,
                       TeaBook     *book,
                       GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_MEETING,
    "WHERE state = 'planned' AND id <> :id AND starts_at > :starts_at"
    " AND CASE WHEN :series IS NULL THEN kind = :kind ELSE series = :series END"
    " ORDER BY starts_at, id LIMIT 1");
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
  tea_query_bind_text (query, "starts_at", self->starts_at);
  tea_query_bind_id (query, "series", self->series);
  tea_query_bind_text (query, "kind", self->kind);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return NULL;

  if (found->len == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("No next session of this kind is planned."));
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (found, 0));
}

/* The same weekday and hour some weeks later, and not in the past. */
static char *
dup_later (TeaMeeting *self,
           TeaBook    *book)
{
  g_autofree char *today = tea_book_today (book);
  g_autoptr (GDateTime) day = NULL;
  int n[5];

  if (sscanf (self->starts_at, "%d-%d-%d %d:%d", &n[0], &n[1], &n[2], &n[3], &n[4]) != 5)
    return NULL;

  day = g_date_time_new_utc (n[0], n[1], n[2], n[3], n[4], 0);
  for (;;)
    {
      g_autoptr (GDateTime) later = day != NULL ? g_date_time_add_days (day, USUAL_DAYS) : NULL;
      g_autofree char *text = later != NULL ? g_date_time_format (later, "%Y-%m-%d %H:%M:%S")
                                            : NULL;

      if (text == NULL || strncmp (text, today, strlen ("2026-11-25")) > 0)
        return g_steal_pointer (&text);

      g_clear_pointer (&day, g_date_time_unref);
      day = g_steal_pointer (&later);
    }
}

char *
tea_meeting_dup_next_time (TeaMeeting  *self,
                           TeaBook     *book,
                           GError     **error)
{
  g_autoptr (TeaSeries) series = NULL;
  char *later;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (self->series != 0)
    {
      series = tea_book_get (book, TEA_TYPE_SERIES, self->series, error);

      return series != NULL ? tea_series_dup_next (series, book, error) : NULL;
    }

  later = dup_later (self, book);
  if (later == NULL)
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                 _("No next session of this kind is planned."));

  return later;
}

TeaMeeting *
tea_meeting_plan_next (TeaMeeting  *self,
                       TeaBook     *book,
                       const char  *starts_at,
                       GError     **error)
{
  g_autoptr (TeaMeeting) next = NULL;
  g_autofree char *offered = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (starts_at == NULL)
    {
      offered = tea_meeting_dup_next_time (self, book, error);
      if (offered == NULL)
        return NULL;

      starts_at = offered;
    }

  next = g_object_new (TEA_TYPE_MEETING,
                       "starts-at", starts_at,
                       "series", self->series,
                       "kind", self->kind,
                       "place", self->place,
                       "chair", self->chair,
                       "recorder", self->recorder,
                       "minutes", self->minutes,
                       NULL);
  if (!tea_meeting_plan (next, book, TRUE, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (next)), error);
}
