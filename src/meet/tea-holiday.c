/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-text.h"

#include "tea-holiday.h"

G_DEFINE_FINAL_TYPE (TeaHoliday, tea_holiday, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaHoliday, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaHoliday, first_day, DATE, N_("First day")),
  TEA_COLUMN (TeaHoliday, last_day, DATE, N_("Last day")),
  TEA_COLUMN (TeaHoliday, yearly, BOOLEAN, N_("Every year")),
  TEA_COLUMN (TeaHoliday, working, BOOLEAN, N_("Worked instead")),
};

/* Those of the public holidays that do not follow the moon, with as many days as the State
 * Council's regulation on them gives (全国年节及纪念日放假办法, as revised in November 2024). What a
 * year's notice adds, and which weekends are worked for it, is the user's to enter. The year is
 * no matter. */
static const struct
{
  const char *name;
  const char *first_day;
  const char *last_day;
} defaults[] = {
  { N_("New Year’s Day"), "2025-01-01", "2025-01-01" },
  { N_("Labour Day"), "2025-05-01", "2025-05-02" },
  { N_("National Day"), "2025-10-01", "2025-10-03" },
};

static gboolean
tea_holiday_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaHoliday *self = TEA_HOLIDAY (record);

  tea_text_strip_field (&self->name);
  if (*self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say what the holiday is called."));
      return FALSE;
    }

  if (self->first_day == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say when the holiday is."));
      return FALSE;
    }

  if (self->last_day == NULL)
    g_set_str (&self->last_day, self->first_day);
  if (strcmp (self->last_day, self->first_day) < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("The last day is before the first one."));
      return FALSE;
    }

  if (self->yearly && strncmp (self->first_day, self->last_day, strlen ("2026-")) != 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A holiday of every year begins and ends in the same year."));
      return FALSE;
    }

  return TRUE;
}

static void
tea_holiday_class_init (TeaHolidayClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_holiday_validate;

  tea_record_class_set_columns (record_class, "holiday", N_("Holiday"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_holiday_init (TeaHoliday *self)
{
}

/**
 * tea_holiday_add:
 * @self: a holiday that is not in the book yet, with its name and first day
 * @book: a book
 * @error: return location
 *
 * Adds days off, or a weekend that is worked. Without a last day it is one day. Sessions that are
 * planned already stay where they are.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without a name or a day, and for days in the wrong
 *   order
 */
gboolean
tea_holiday_add (TeaHoliday  *self,
                 TeaBook     *book,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_HOLIDAY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  /* Translators: an entry of the history; %s is the name of a holiday. */
  title = g_strdup_printf (_("Added the holiday “%s”"), self->name != NULL ? self->name : "");
  action = tea_action_begin (book, "holiday-add", title, error);

  return action != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_holiday_remove:
 * @self: a holiday
 * @book: its book
 * @error: return location
 *
 * Takes a holiday off the list.
 *
 * Returns: %TRUE when done
 */
gboolean
tea_holiday_remove (TeaHoliday  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_HOLIDAY (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  /* Translators: an entry of the history; %s is the name of a holiday. */
  title = g_strdup_printf (_("Removed the holiday “%s”"), self->name);
  action = tea_action_begin (book, "holiday-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_holiday_add_defaults:
 * @book: a new book
 * @error: return location
 *
 * Adds the public holidays that are on the same days of every year.
 *
 * Returns: %TRUE when done
 */
gboolean
tea_holiday_add_defaults (TeaBook  *book,
                          GError  **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "holiday-add-defaults", _("Added the usual holidays"), error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_autoptr (TeaHoliday) holiday = NULL;

      holiday = g_object_new (TEA_TYPE_HOLIDAY,
                              "name", _(defaults[i].name),
                              "first-day", defaults[i].first_day,
                              "last-day", defaults[i].last_day,
                              "yearly", TRUE,
                              NULL);
      if (!tea_action_insert (action, holiday, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

/**
 * tea_holiday_query:
 * @book: a book
 *
 * Returns: (transfer full): all [class@Tea.Holiday]s: those of every year, then the others by day
 */
TeaQuery *
tea_holiday_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_HOLIDAY,
                                    "ORDER BY yearly DESC,"
                                    " CASE WHEN yearly THEN substr (first_day, 6) END,"
                                    " first_day, id");
}

/* Whether a holiday is on a day; text of one form compares as the days do. */
static gboolean
is_on (const TeaHoliday *self,
       const char       *day)
{
  const gsize from = self->yearly ? strlen ("2026-") : 0;

  return strcmp (self->first_day + from, day + from) <= 0 &&
         strcmp (day + from, self->last_day + from) <= 0;
}

/**
 * tea_holiday_find:
 * @holidays: (element-type TeaHoliday): all that there are
 * @date: a day
 *
 * Finds what is special about a day. What one year's list says holds before what is so every year.
 *
 * Returns: (transfer none) (nullable): a holiday, or a weekend that is worked
 */
const TeaHoliday *
tea_holiday_find (GPtrArray   *holidays,
                  const GDate *date)
{
  const TeaHoliday *found = NULL;
  char day[sizeof "2026-11-25"];

  g_return_val_if_fail (holidays != NULL, NULL);
  g_return_val_if_fail (g_date_valid (date), NULL);

  g_snprintf (day, sizeof day, "%04d-%02d-%02d", g_date_get_year (date) % 10000,
              (int) g_date_get_month (date) % 100, g_date_get_day (date) % 100);
  for (guint i = 0; i < holidays->len; i++)
    {
      const TeaHoliday *holiday = g_ptr_array_index (holidays, i);

      if (is_on (holiday, day) && (found == NULL || !holiday->yearly))
        found = holiday;
    }

  return found;
}

/**
 * tea_holiday_is_off:
 * @holidays: (element-type TeaHoliday): all that there are
 * @date: a day
 *
 * Returns: whether people do not work on @date: it is a holiday, or a weekend that is not worked
 */
gboolean
tea_holiday_is_off (GPtrArray   *holidays,
                    const GDate *date)
{
  const TeaHoliday *holiday = tea_holiday_find (holidays, date);

  if (holiday != NULL)
    return !holiday->working;

  return g_date_get_weekday (date) >= G_DATE_SATURDAY;
}
