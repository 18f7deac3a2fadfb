/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"

#include "tea-day-rule.h"
#include "tea-meeting.h"
#include "tea-series-private.h"

#define MAX_DAYS (3 * 366)

/* How far ahead the next session is looked for. */
#define DAYS_AHEAD 366

/* A session that was moved this far still stands for its day. */
#define MAX_MOVED 3

/* How long is booked where nobody says otherwise: two core topics of half an hour, and what else
 * there is. */
#define USUAL_MINUTES 90

G_DEFINE_FINAL_TYPE (TeaSeries, tea_series, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaSeries, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaSeries, kind, TEXT, N_("Kind")),
  TEA_COLUMN (TeaSeries, days, TEXT, N_("Days")),
  TEA_COLUMN (TeaSeries, day_off, TEXT, N_("On days off")),
  TEA_COLUMN (TeaSeries, time, TEXT, N_("Time")),
  TEA_COLUMN (TeaSeries, minutes, INTEGER, N_("Minutes booked")),
  TEA_COLUMN (TeaSeries, place, TEXT, N_("Place")),
  TEA_COMPUTED (TeaSeries, meetings, INTEGER, N_("Sessions"),
                "SELECT count (*) FROM meeting WHERE meeting.series = series.id"),
  TEA_COMPUTED (TeaSeries, next_at, TIME, N_("Next session"),
                "SELECT min (starts_at) FROM meeting WHERE meeting.series = series.id"
                " AND state = 'planned' AND starts_at >= today ()"),
};

static const TeaWord day_offs[] = {
  { "keep", N_("Stay on that day") },
  { "before", N_("The working day before") },
  { "after", N_("The working day after") },
  { NULL },
};

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
  TeaDayRule rule;

  if (self->name == NULL || *self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("A series of sessions needs a name."));
      return FALSE;
    }

  if (self->minutes <= 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Book at least one minute."));
      return FALSE;
    }

  time = read_time (self->time, error);
  if (time == NULL || !tea_day_rule_parse (self->days, &rule, error))
    return FALSE;

  g_free (self->days);
  self->days = tea_day_rule_dup_text (&rule);

  return tea_word_check (day_offs, self->day_off, error) &&
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

const TeaWord *
tea_series_day_offs (void)
{
  return day_offs;
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

  if (self->day_off == NULL || *self->day_off == '\0')
    g_set_str (&self->day_off, "keep");
  if (self->minutes == 0)
    self->minutes = USUAL_MINUTES;

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Added the series “%s”"), self->name != NULL ? self->name : "");
  action = tea_action_begin (book, "series-add", title, error);

  return action != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

gboolean
tea_series_change (TeaSeries  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_SERIES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Changed the series “%s”"), self->name);
  action = tea_action_begin (book, "series-change", title, error);

  return action != NULL &&
         tea_action_update (action, self, error) &&
         tea_action_commit (action, error);
}

/* Finds the occasion that a session stands for: the nearest one, as long as it is near. */
static const TeaOccasion *
find_occasion (GArray      *occasions,
               const GDate *date)
{
  const guint32 day = g_date_get_julian (date);
  const TeaOccasion *nearest = NULL;
  guint32 distance = MAX_MOVED + 1;

  for (guint i = 0; i < occasions->len; i++)
    {
      const TeaOccasion *occasion = &g_array_index (occasions, TeaOccasion, i);
      const guint32 moved = MAX (occasion->held, day) - MIN (occasion->held, day);

      if (moved < distance)
        {
          nearest = occasion;
          distance = moved;
        }
    }

  return nearest;
}

/* Strikes the occasions that have their session already. */
static gboolean
strike_taken (TeaSeries  *self,
              TeaBook    *book,
              GArray     *occasions,
              GError    **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "read the sessions of a series",
                         "SELECT starts_at FROM meeting WHERE series = :series");
  tea_query_bind_id (query, "series", tea_record_get_id (TEA_RECORD (self)));
  while (tea_query_step (query, &local_error))
    {
      const TeaOccasion *occasion = NULL;
      GDate date;

      if (tea_date_read (tea_query_get_text (query, 0), &date))
        occasion = find_occasion (occasions, &date);
      if (occasion != NULL)
        g_hash_table_add (taken, GUINT_TO_POINTER (occasion->held));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = occasions->len; i > 0; i--)
    {
      const guint32 held = g_array_index (occasions, TeaOccasion, i - 1).held;

      if (g_hash_table_contains (taken, GUINT_TO_POINTER (held)))
        g_array_remove_index (occasions, i - 1);
    }

  return TRUE;
}

/* Finds the occasions from one day to another that have no session yet. Those just outside are
 * looked at too: a session near the edge may stand for one of them. */
static GArray *
find_free (TeaSeries    *self,
           TeaBook      *book,
           const GDate  *from,
           const GDate  *to,
           GError      **error)
{
  g_autoptr (GArray) occasions = NULL;
  GDate first = *from;
  GDate last = *to;

  g_date_subtract_days (&first, 2 * MAX_MOVED);
  g_date_add_days (&last, 2 * MAX_MOVED);
  occasions = tea_series_find_occasions (self, book, &first, &last, error);
  if (occasions == NULL || !strike_taken (self, book, occasions, error))
    return NULL;

  for (guint i = occasions->len; i > 0; i--)
    {
      const guint32 held = g_array_index (occasions, TeaOccasion, i - 1).held;

      if (held < g_date_get_julian (from) || held > g_date_get_julian (to))
        g_array_remove_index (occasions, i - 1);
    }

  return g_steal_pointer (&occasions);
}

/* When the session of an occasion begins, as the book keeps it. */
static char *
dup_start (const TeaOccasion *occasion,
           const char        *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, occasion->held);

  return g_strdup_printf ("%04d-%02d-%02d %s:00", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date), time);
}

static gboolean
plan_occasion (TeaSeries          *self,
               TeaBook            *book,
               const TeaOccasion  *occasion,
               GError            **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *time = NULL;
  g_autofree char *starts_at = NULL;

  time = read_time (self->time, error);
  if (time == NULL)
    return FALSE;

  starts_at = dup_start (occasion, time);
  meeting = g_object_new (TEA_TYPE_MEETING,
                          "series", tea_record_get_id (TEA_RECORD (self)),
                          "kind", self->kind,
                          "place", self->place,
                          "starts-at", starts_at,
                          "minutes", self->minutes,
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
  g_autoptr (GArray) free_occasions = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *title = NULL;
  GDate date, end;

  g_return_val_if_fail (TEA_IS_SERIES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  first = tea_date_parse (from, error);
  if (first == NULL)
    return FALSE;
  last = tea_date_parse (to, error);
  if (last == NULL || !check_range (first, last, error) ||
      !tea_date_read (first, &date) || !tea_date_read (last, &end))
    return FALSE;

  free_occasions = find_free (self, book, &date, &end, error);
  if (free_occasions == NULL)
    return FALSE;

  /* Translators: an entry of the history; %s is the name of a series. */
  title = g_strdup_printf (_("Planned the sessions of “%s”"), self->name);
  action = tea_action_begin (book, "series-plan", title, error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < free_occasions->len; i++)
    {
      if (!plan_occasion (self, book, &g_array_index (free_occasions, TeaOccasion, i), error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_planned != NULL)
    *n_planned = free_occasions->len;

  return TRUE;
}

char *
tea_series_dup_next (TeaSeries  *self,
                     TeaBook    *book,
                     GError    **error)
{
  g_autoptr (GArray) free_occasions = NULL;
  g_autofree char *today = NULL;
  g_autofree char *last = NULL;
  g_autofree char *time = NULL;
  GDate from, to;

  g_return_val_if_fail (TEA_IS_SERIES (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  time = read_time (self->time, error);
  if (time == NULL)
    return NULL;

  today = tea_book_today (book);
  last = tea_date_add (today, DAYS_AHEAD - 1);
  if (!tea_date_read (today, &from) || !tea_date_read (last, &to))
    return NULL;

  free_occasions = find_free (self, book, &from, &to, error);
  if (free_occasions == NULL)
    return NULL;

  if (free_occasions->len > 0)
    return dup_start (&g_array_index (free_occasions, TeaOccasion, 0), time);

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
