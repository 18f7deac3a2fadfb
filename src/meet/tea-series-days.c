/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"

#include "tea-day-rule.h"
#include "tea-holiday.h"
#include "tea-series-private.h"

/* So far a session is moved away from days off; the longest public holiday has nine days. */
#define MAX_SHIFT 31

/* How far ahead the next dates are looked for: a fifth Tuesday may be three months away. */
#define DAYS_AHEAD (2 * 366)

/* Finds the day on which a session is held that the rule puts on @meant. */
static guint32
find_held_day (TeaSeries   *self,
               GPtrArray   *holidays,
               const GDate *meant)
{
  GDate held = *meant;
  const gboolean before = g_strcmp0 (self->day_off, "before") == 0;

  if (!before && g_strcmp0 (self->day_off, "after") != 0)
    return g_date_get_julian (meant);

  for (int i = 0; i < MAX_SHIFT && tea_holiday_is_off (holidays, &held); i++)
    {
      if (before)
        g_date_subtract_days (&held, 1);
      else
        g_date_add_days (&held, 1);
    }

  /* A month without a working day is a mistake in the list. */
  return tea_holiday_is_off (holidays, &held) ? g_date_get_julian (meant)
                                              : g_date_get_julian (&held);
}

static int
compare_held (gconstpointer a,
              gconstpointer b)
{
  const TeaOccasion *one = a;
  const TeaOccasion *other = b;

  if (one->held != other->held)
    return one->held < other->held ? -1 : 1;

  return one->meant < other->meant ? -1 : one->meant > other->meant;
}

/*
 * tea_series_find_occasions:
 *
 * Finds when sessions of a series are held from @from to @to, in the order of time. Two days that
 * are moved to the same one are one session.
 */
GArray *
tea_series_find_occasions (TeaSeries    *self,
                           TeaBook      *book,
                           const GDate  *from,
                           const GDate  *to,
                           GError      **error)
{
  g_autoptr (GArray) occasions = g_array_new (FALSE, FALSE, sizeof (TeaOccasion));
  g_autoptr (TeaQuery) query = tea_holiday_query (book);
  g_autoptr (GPtrArray) holidays = NULL;
  TeaDayRule rule;
  GDate date = *from;
  GDate end = *to;

  if (!tea_day_rule_parse (self->days, &rule, error))
    return NULL;

  holidays = tea_query_read_records (query, error);
  if (holidays == NULL)
    return NULL;

  g_date_subtract_days (&date, MAX_SHIFT);
  g_date_add_days (&end, MAX_SHIFT);
  for (; g_date_compare (&date, &end) <= 0; g_date_add_days (&date, 1))
    {
      TeaOccasion occasion = { .meant = g_date_get_julian (&date) };

      if (!tea_day_rule_has (&rule, &date))
        continue;

      occasion.held = find_held_day (self, holidays, &date);
      if (occasion.held >= g_date_get_julian (from) && occasion.held <= g_date_get_julian (to))
        g_array_append_val (occasions, occasion);
    }

  g_array_sort (occasions, compare_held);
  for (guint i = occasions->len; i > 1; i--)
    {
      if (g_array_index (occasions, TeaOccasion, i - 1).held ==
          g_array_index (occasions, TeaOccasion, i - 2).held)
        g_array_remove_index (occasions, i - 1);
    }

  return g_steal_pointer (&occasions);
}

/* Writes a day with its weekday, for people. */
static char *
describe_day (guint32 julian)
{
  GDate date;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                         g_date_get_day (&date));
  words = tea_date_format (day);

  /* Translators: a day, then its weekday. */
  return g_strdup_printf (_("%s, %s"), words,
                          _(tea_day_rule_weekdays ()[g_date_get_weekday (&date) - 1].label));
}

static char *
describe_occasion (const TeaOccasion *occasion,
                   GPtrArray         *holidays)
{
  g_autofree char *held = describe_day (occasion->held);
  const TeaHoliday *holiday;
  GDate meant;

  g_date_clear (&meant, 1);
  g_date_set_julian (&meant, occasion->meant);
  holiday = tea_holiday_find (holidays, &meant);

  if (occasion->held != occasion->meant)
    {
      g_autofree char *instead = describe_day (occasion->meant);

      /* Translators: two days; the second is a day off. */
      return g_strdup_printf (_("%s instead of %s"), held, instead);
    }

  if (holiday != NULL && !holiday->working)
    /* Translators: a day, then the name of the holiday on it. */
    return g_strdup_printf (_("%s (%s)"), held, holiday->name);

  return g_steal_pointer (&held);
}

/**
 * tea_series_dup_dates:
 * @self: a series, which need not be in the book yet
 * @book: a book, for its holidays
 * @count: how many
 * @error: return location
 *
 * Says when the next sessions of a series would be held, from today on, whether they are planned
 * or not: to look at before it is saved.
 *
 * Returns: (transfer full) (nullable): a line for each, such as
 *   「2026年12月7日，周一（原定2026年12月5日，周六）」; %TEA_ERROR_INVALID for days that cannot be
 */
GStrv
tea_series_dup_dates (TeaSeries  *self,
                      TeaBook    *book,
                      guint       count,
                      GError    **error)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) holidays = NULL;
  g_autoptr (GArray) occasions = NULL;
  g_autofree char *today = NULL;
  g_autofree char *last = NULL;
  GDate from, to;

  g_return_val_if_fail (TEA_IS_SERIES (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  today = tea_book_today (book);
  last = tea_date_add (today, DAYS_AHEAD);
  if (!tea_date_read (today, &from) || !tea_date_read (last, &to))
    return g_strv_builder_end (lines);

  query = tea_holiday_query (book);
  holidays = tea_query_read_records (query, error);
  if (holidays == NULL)
    return NULL;

  occasions = tea_series_find_occasions (self, book, &from, &to, error);
  if (occasions == NULL)
    return NULL;

  for (guint i = 0; i < MIN (occasions->len, count); i++)
    g_strv_builder_take (lines, describe_occasion (&g_array_index (occasions, TeaOccasion, i),
                                                   holidays));

  return g_strv_builder_end (lines);
}
