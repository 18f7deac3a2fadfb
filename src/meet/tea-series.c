/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"

#include "tea-meeting.h"
#include "tea-series.h"

#define MAX_DAYS (3 * 366)

/* How far ahead the next session is looked for. */
#define DAYS_AHEAD 366

/* A session that was moved this far still stands for its day. */
#define MAX_MOVED 3

G_DEFINE_FINAL_TYPE (TeaSeries, tea_series, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaSeries, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaSeries, kind, TEXT, N_("Kind")),
  TEA_COLUMN (TeaSeries, days, TEXT, N_("Days of the month")),
  TEA_COLUMN (TeaSeries, time, TEXT, N_("Time")),
  TEA_COLUMN (TeaSeries, place, TEXT, N_("Place")),
  TEA_COMPUTED (TeaSeries, meetings, INTEGER, N_("Sessions"),
                "SELECT count (*) FROM meeting WHERE meeting.series = series.id"),
  TEA_COMPUTED (TeaSeries, next_at, TIME, N_("Next session"),
                "SELECT min (starts_at) FROM meeting WHERE meeting.series = series.id"
                " AND state = 'planned' AND starts_at >= today ()"),
};

/* Reads days of the month such as "5,25"; Chinese commas and spaces will do as well. */
static gboolean
read_days (const char  *text,
           gboolean     wanted[32],
           GError     **error)
{
  g_auto (GStrv) parts = NULL;
  gboolean any = FALSE;

  memset (wanted, 0, 32 * sizeof (gboolean));
  parts = g_regex_split_simple ("[,，、;；\\s]+", text != NULL ? text : "",
                                G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 day;

      if (*parts[i] == '\0')
        continue;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 31, &day, NULL))
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("“%s” is no day of a month. Write the days as 5,25."), parts[i]);
          return FALSE;
        }

      wanted[day] = any = TRUE;
    }

  if (!any)
    g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                 _("Say on which days of the month the sessions are, such as 5,25."));

  return any;
}

/* Reads a time of day into the form that the book keeps. */
static char *
read_time (const char  *text,
           GError     **error)
{
  g_autofree char *moment = g_strdup_printf ("2000-01-01 %s", text != NULL ? text : "");
  g_autofree char *parsed = NULL;

  if (text != NULL && strchr (text, ':') != NULL)
    parsed = tea_time_parse (moment, NULL);

  if (parsed == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is not a time of day. Write it as 14:30."), text != NULL ? text : "");
      return NULL;
    }

  return g_strndup (parsed + strlen ("2000-01-01 "), strlen ("14:30"));
}

static gboolean
tea_series_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaSeries *self = TEA_SERIES (record);
  g_autofree char *time = NULL;
  gboolean wanted[32];

  if (self->name == NULL || *self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("A series of sessions needs a name."));
      return FALSE;
    }

  time = read_time (self->time, error);

  return time != NULL &&
         read_days (self->days, wanted, error) &&
         tea_word_check (tea_meeting_kinds (), self->kind, error);
}

static void
tea_series_class_init (TeaSeriesClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_series_validate;

  tea_record_class_set_columns (record_class, "series", N_("Series of sessions"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_series_init (TeaSeries *self)
{
}

gboolean
tea_series_add (TeaSeries  *self,
                TeaBook    *book,
                GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_SERIES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Added the series “%s”"), self->name != NULL ? self->name : "");
  action = tea_action_begin (book, "series-add", title, error);

  return action != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

static gboolean
is_wanted (const GDate    *date,
           const gboolean  wanted[32])
{
  return wanted[g_date_get_day (date)];
}

/* Finds the day of the series that a session stands for: the nearest one, as long as it is near. */
static guint32
find_day (const GDate    *date,
          const gboolean  wanted[32])
{
  for (int distance = 0; distance <= MAX_MOVED; distance++)
    {
      GDate earlier = *date;
      GDate later = *date;

      g_date_subtract_days (&earlier, distance);
      if (is_wanted (&earlier, wanted))
        return g_date_get_julian (&earlier);

      g_date_add_days (&later, distance);
      if (is_wanted (&later, wanted))
        return g_date_get_julian (&later);
    }

  return 0;
}

static gboolean
read_date (const char *day,
           GDate      *date)
{
  int year, month, day_of_month;

  if (sscanf (day, "%d-%d-%d", &year, &month, &day_of_month) != 3)
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day_of_month, month, year);

  return TRUE;
}

/* Collects the days that have their session already. */
static GHashTable *
find_taken_days (TeaSeries       *self,
                 TeaBook         *book,
                 const gboolean   wanted[32],
                 GError         **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "read the sessions of a series",
                         "SELECT date (starts_at) FROM meeting WHERE series = :series");
  tea_query_bind_id (query, "series", tea_record_get_id (TEA_RECORD (self)));
  while (tea_query_step (query, &local_error))
    {
      GDate date;

      if (read_date (tea_query_get_text (query, 0), &date))
        g_hash_table_add (taken, GUINT_TO_POINTER (find_day (&date, wanted)));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&taken);
}

static gboolean
plan_day (TeaSeries    *self,
          TeaBook      *book,
          const GDate  *date,
          GError      **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *time = NULL;
  g_autofree char *starts_at = NULL;

  time = read_time (self->time, error);
  if (time == NULL)
    return FALSE;

  starts_at = g_strdup_printf ("%04d-%02d-%02d %s:00", g_date_get_year (date),
                               g_date_get_month (date), g_date_get_day (date), time);
  meeting = g_object_new (TEA_TYPE_MEETING,
                          "series", tea_record_get_id (TEA_RECORD (self)),
                          "kind", self->kind,
                          "place", self->place,
                          "starts-at", starts_at,
                          NULL);

  return tea_meeting_add (meeting, book, error);
}

static gboolean
check_range (const char  *from,
             const char  *to,
             GError     **error)
{
  if (strcmp (from, to) > 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("The last day is before the first one."));
      return FALSE;
    }

  if (tea_date_days (from, to) > MAX_DAYS)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                   _("Plan at most three years at a time."));
      return FALSE;
    }

  return TRUE;
}

gboolean
tea_series_plan (TeaSeries   *self,
                 TeaBook     *book,
                 const char  *from,
                 const char  *to,
                 guint       *n_planned,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GHashTable) taken = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *title = NULL;
  gboolean wanted[32];
  GDate date, end;
  guint count = 0;

  g_return_val_if_fail (TEA_IS_SERIES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  first = tea_date_parse (from, error);
  if (first == NULL)
    return FALSE;
  last = tea_date_parse (to, error);
  if (last == NULL || !check_range (first, last, error) ||
      !read_days (self->days, wanted, error))
    return FALSE;

  taken = find_taken_days (self, book, wanted, error);
  if (taken == NULL)
    return FALSE;

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Planned the sessions of “%s”"), self->name);
  action = tea_action_begin (book, "series-plan", title, error);
  if (action == NULL || !read_date (first, &date) || !read_date (last, &end))
    return FALSE;

  for (; g_date_compare (&date, &end) <= 0; g_date_add_days (&date, 1))
    {
      if (!is_wanted (&date, wanted) ||
          g_hash_table_contains (taken, GUINT_TO_POINTER (g_date_get_julian (&date))))
        continue;

      if (!plan_day (self, book, &date, error))
        return FALSE;
      count++;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_planned != NULL)
    *n_planned = count;

  return TRUE;
}

char *
tea_series_dup_next (TeaSeries  *self,
                     TeaBook    *book,
                     GError    **error)
{
  g_autoptr (GHashTable) taken = NULL;
  g_autofree char *today = NULL;
  g_autofree char *time = NULL;
  gboolean wanted[32];
  GDate date;

  g_return_val_if_fail (TEA_IS_SERIES (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  time = read_time (self->time, error);
  if (time == NULL || !read_days (self->days, wanted, error))
    return NULL;

  taken = find_taken_days (self, book, wanted, error);
  if (taken == NULL)
    return NULL;

  today = tea_book_today (book);
  read_date (today, &date);
  for (int i = 0; i < DAYS_AHEAD; i++, g_date_add_days (&date, 1))
    {
      if (is_wanted (&date, wanted) &&
          !g_hash_table_contains (taken, GUINT_TO_POINTER (g_date_get_julian (&date))))
        return g_strdup_printf ("%04d-%02d-%02d %s:00", g_date_get_year (&date),
                                g_date_get_month (&date), g_date_get_day (&date), time);
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               _("All sessions of “%s” in the coming year are planned."), self->name);

  return NULL;
}

gboolean
tea_series_remove (TeaSeries  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) unprepared = NULL;
  g_autoptr (TeaQuery) others = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_SERIES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Removed the series “%s”"), self->name);
  action = tea_action_begin (book, "series-remove", title, error);
  if (action == NULL)
    return FALSE;

  id = tea_record_get_id (TEA_RECORD (self));
  unprepared = tea_query_new (book, "call off the sessions of a series",
    "DELETE FROM meeting WHERE series = :series AND state = 'planned'"
    " AND chair IS NULL AND recorder IS NULL AND note = ''"
    " AND NOT EXISTS (SELECT 1 FROM agenda_item WHERE agenda_item.meeting = meeting.id)"
    " AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.meeting = meeting.id)"
    " AND NOT EXISTS (SELECT 1 FROM suggestion WHERE suggestion.meeting = meeting.id)"
    " AND NOT EXISTS (SELECT 1 FROM rule_version WHERE rule_version.meeting = meeting.id)");
  tea_query_bind_id (unprepared, "series", id);
  others = tea_query_new (book, "keep the sessions of a series",
                          "UPDATE meeting SET series = NULL WHERE series = :series");
  tea_query_bind_id (others, "series", id);

  return tea_query_run (unprepared, error) &&
         tea_query_run (others, error) &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_series_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_SERIES, "ORDER BY name, id");
}
