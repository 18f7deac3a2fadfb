/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-agenda.h"
#include "meet/tea-holiday.h"
#include "meet/tea-series.h"
#include "report/tea-ics.h"
#include "report/tea-invitation.h"

#include "cli-find.h"
#include "cli-output.h"

/* How many dates are told where nobody says otherwise. */
#define USUAL_DATES 6

static gboolean
run_dates (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaSeries) series = NULL;
  g_auto (GStrv) dates = NULL;
  const char *day_off = cli_arguments_get (cli->arguments, "--day-off");
  int count = USUAL_DATES;

  if ((day_off != NULL && !tea_word_check (tea_series_day_offs (), day_off, error)) ||
      !cli_arguments_get_int (cli->arguments, "--count", 1, &count, error))
    return FALSE;

  series = g_object_new (TEA_TYPE_SERIES,
                         "days", cli_arguments_get (cli->arguments, "DAYS"),
                         "day-off", day_off,
                         NULL);
  dates = tea_series_dup_dates (series, cli->book, count, error);
  for (guint i = 0; dates != NULL && dates[i] != NULL; i++)
    cli_output_line ("%s", dates[i]);

  return dates != NULL;
}

static gboolean
run_reschedule (Cli     *cli,
                GError **error)
{
  static const struct
  {
    const char *option;
    const char *property;
  } texts[] = {
    { "--days", "days" }, { "--day-off", "day-off" }, { "--time", "time" }, { "--kind", "kind" },
    { "--place", "place" }, { "--name", "name" },
  };
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaSeries) series = cli_find_argument (cli, TEA_TYPE_SERIES, "SERIES", error);
  int minutes;

  if (series == NULL)
    return FALSE;

  minutes = series->minutes;
  if (!cli_arguments_get_int (arguments, "--minutes", 1, &minutes, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (cli_arguments_has (arguments, texts[i].option))
        g_object_set (series, texts[i].property, cli_arguments_get (arguments, texts[i].option),
                      NULL);
    }
  g_object_set (series, "minutes", minutes, NULL);

  return tea_series_change (series, cli->book, error) && cli_output_done (cli, series, error);
}

static gboolean
run_carry (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_meeting_carry_over (meeting, cli->book, NULL, error) &&
         cli_output_done (cli, meeting, error);
}

/* The place of a topic on an agenda as people count, from 1. */
static gboolean
run_move (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int place = 1;

  if (meeting == NULL || !cli_arguments_get_int (cli->arguments, "N", 1, &place, error))
    return FALSE;

  topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  if (topic == NULL)
    return FALSE;

  query = tea_agenda_item_query (cli->book, tea_record_get_id (TEA_RECORD (meeting)));
  items = tea_query_read_records (query, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);

      if (item->topic == tea_record_get_id (TEA_RECORD (topic)))
        return tea_agenda_item_move (item, cli->book, place - 1, error) &&
               cli_output_done (cli, item, error);
    }

  if (items != NULL)
    /* Translators: the numbers of a topic and of a session. */
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("%s is not on the agenda of %s."),
                 topic->number, meeting->number);

  return FALSE;
}

static gboolean
run_invitation (Cli     *cli,
                GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autofree char *text = NULL;

  if (meeting == NULL)
    return FALSE;

  text = tea_invitation_dup_text (meeting, cli->book,
                                  cli_arguments_has (cli->arguments, "--notice")
                                    ? TEA_INVITATION_NOTICE : TEA_INVITATION_CHAT, error);
  if (text != NULL)
    cli_output_line ("%s", text);

  return text != NULL;
}

static gboolean
run_ics (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  if (meeting == NULL)
    return FALSE;

  if (cli_arguments_has (cli->arguments, "--output"))
    {
      file = g_file_new_for_commandline_arg (cli_arguments_get (cli->arguments, "--output"));
      return tea_ics_save (meeting, cli->book, file, error);
    }

  text = tea_ics_dup_text (meeting, cli->book, error);
  if (text != NULL)
    cli_output_line ("%s", text);

  return text != NULL;
}

static gboolean
run_holiday_add (Cli     *cli,
                 GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaHoliday) holiday = NULL;
  const char *first;
  const char *last;

  if (!cli_arguments_get_day (arguments, "DAY", &first, error) ||
      !cli_arguments_get_day (arguments, "--to", &last, error))
    return FALSE;

  holiday = g_object_new (TEA_TYPE_HOLIDAY,
                          "name", cli_arguments_get (arguments, "TEXT"),
                          "first-day", first,
                          "last-day", last,
                          "yearly", cli_arguments_has (arguments, "--yearly"),
                          "working", cli_arguments_has (arguments, "--working"),
                          NULL);

  return tea_holiday_add (holiday, cli->book, error) && cli_output_done (cli, holiday, error);
}

static gboolean
run_holiday_list (Cli     *cli,
                  GError **error)
{
  return cli_output_list (cli, tea_holiday_query (cli->book),
                          "name first_day last_day yearly working", error);
}

static gboolean
run_holiday_remove (Cli     *cli,
                    GError **error)
{
  g_autoptr (TeaHoliday) holiday = cli_find_argument (cli, TEA_TYPE_HOLIDAY, "HOLIDAY", error);

  return holiday != NULL && tea_holiday_remove (holiday, cli->book, error);
}

const CliCommand cli_calendar_commands[] = {
  { "meeting", "dates", "DAYS [--day-off WORD] [--count N]",
    N_("Tell the next dates of days such as 5,25 or second Tuesday; --day-off keep, before or "
       "after"),
    CLI_READS, run_dates },
  { "meeting", "reschedule",
    "SERIES [--name TEXT] [--days DAYS] [--day-off WORD] [--time TIME] [--minutes N] [--kind WORD]"
    " [--place TEXT]",
    N_("Change a series; sessions that are planned already stay"), CLI_WRITES, run_reschedule },
  { "meeting", "carry", "MEETING",
    N_("Put what the session before left over at the head of the agenda"), CLI_WRITES, run_carry },
  { "meeting", "move", "MEETING TOPIC N",
    N_("Put a topic in another place on the agenda"), CLI_WRITES, run_move },
  { "meeting", "invitation", "MEETING [--notice]",
    N_("Write the invitation for a chat, or a notice"), CLI_READS, run_invitation },
  { "meeting", "ics", "MEETING [--output FILE]",
    N_("Write a session for the calendar of a phone or an office"), CLI_READS, run_ics },
  { "holiday", "add", "TEXT DAY [--to DAY] [--yearly] [--working]",
    N_("Add days off, or with --working a weekend that is worked instead"),
    CLI_WRITES, run_holiday_add },
  { "holiday", "list", "",
    N_("List the holidays"), CLI_READS, run_holiday_list },
  { "holiday", "remove", "HOLIDAY",
    N_("Take a holiday off the list"), CLI_WRITES, run_holiday_remove },
  { NULL },
};
