/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-backup.h"
#include "meet/tea-agenda.h"
#include "meet/tea-attendance.h"
#include "meet/tea-series.h"

#include "cli-find.h"
#include "cli-output.h"

/* When sessions begin where nobody says otherwise. */
#define USUAL_TIME "14:30"

/* Has what was not said from the series. */
static void
fill_from_series (TeaMeeting *meeting,
                  TeaSeries  *series)
{
  if (meeting->kind == NULL || *meeting->kind == '\0')
    g_set_str (&meeting->kind, series->kind);
  if (meeting->minutes == 0)
    meeting->minutes = series->minutes;
  if (meeting->place == NULL || *meeting->place == '\0')
    g_set_str (&meeting->place, series->place);
}

static gboolean
run_plan (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *starts_at = NULL;
  const char *time = cli_arguments_get (arguments, "TIME");
  g_autoptr (TeaSeries) of = NULL;
  const char *day;
  gint64 series;
  gint64 chair;
  gint64 recorder;
  int minutes = 0;

  if (!cli_arguments_get_day (arguments, "DAY", &day, error) ||
      !cli_find_id (cli, TEA_TYPE_SERIES, "--series", &series, error) ||
      !cli_find_id (cli, TEA_TYPE_PERSON, "--chair", &chair, error) ||
      !cli_find_id (cli, TEA_TYPE_PERSON, "--recorder", &recorder, error) ||
      !cli_arguments_get_int (arguments, "--minutes", 1, &minutes, error))
    return FALSE;

  if (series != 0)
    {
      of = tea_book_get (cli->book, TEA_TYPE_SERIES, series, error);
      if (of == NULL)
        return FALSE;
    }

  if (time == NULL)
    time = of != NULL ? of->time : USUAL_TIME;
  starts_at = g_strconcat (day, " ", time, NULL);
  meeting = g_object_new (TEA_TYPE_MEETING,
                          "starts-at", starts_at,
                          "kind", cli_arguments_get (arguments, "--kind"),
                          "title", cli_arguments_get (arguments, "--title"),
                          "place", cli_arguments_get (arguments, "--place"),
                          "note", cli_arguments_get (arguments, "--note"),
                          "series", series,
                          "chair", chair,
                          "recorder", recorder,
                          "minutes", minutes,
                          NULL);
  if (of != NULL)
    fill_from_series (meeting, of);

  return tea_meeting_plan (meeting, cli->book, cli_arguments_has (arguments, "--as-last-time"),
                           error) &&
         cli_output_done (cli, meeting, error);
}

static gboolean
plan_series (Cli        *cli,
             TeaSeries  *series,
             GError    **error)
{
  const char *from;
  const char *to;

  if (!cli_arguments_get_day (cli->arguments, "--from", &from, error) ||
      !cli_arguments_get_day (cli->arguments, "--to", &to, error))
    return FALSE;

  if (from == NULL && to == NULL)
    return TRUE;

  if (from == NULL || to == NULL)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("--from and --to go together"));
      return FALSE;
    }

  return tea_series_plan (series, cli->book, from, to, NULL, error);
}

static gboolean
run_series (Cli     *cli,
            GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaSeries) series = NULL;
  g_autoptr (TeaAction) action = NULL;
  const char *name = cli_arguments_get (arguments, "NAME");
  const char *from;
  const char *to;

  if (!cli_arguments_get_day (arguments, "--from", &from, error) ||
      !cli_arguments_get_day (arguments, "--to", &to, error))
    return FALSE;

  if (name == NULL)
    return cli_output_list (cli, tea_series_query (cli->book),
                            "name kind days day_off time minutes place next_at", error);

  /* A new series and its sessions are one thing to undo. */
  action = tea_action_begin (cli->book, "series-plan", _("Planned a series of sessions"), error);
  if (action == NULL)
    return FALSE;

  if (!cli_arguments_has (arguments, "--days"))
    {
      series = cli_find_argument (cli, TEA_TYPE_SERIES, "NAME", error);
    }
  else
    {
      const char *kind = cli_arguments_get (arguments, "--kind");
      const char *time = cli_arguments_get (arguments, "--time");
      int minutes = 0;

      if (!cli_arguments_get_int (arguments, "--minutes", 1, &minutes, error))
        return FALSE;

      series = g_object_new (TEA_TYPE_SERIES,
                             "name", name,
                             "kind", kind != NULL ? kind : "tea",
                             "days", cli_arguments_get (arguments, "--days"),
                             "day-off", cli_arguments_get (arguments, "--day-off"),
                             "time", time != NULL ? time : USUAL_TIME,
                             "minutes", minutes,
                             "place", cli_arguments_get (arguments, "--place"),
                             NULL);
      if (!tea_series_add (series, cli->book, error))
        return FALSE;
    }

  return series != NULL &&
         plan_series (cli, series, error) &&
         tea_action_commit (action, error) &&
         cli_output_done (cli, series, error);
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaMeetingFilter filter = {
    .text = cli_arguments_get (arguments, "--search"),
    .state = cli_arguments_get (arguments, "--state"),
    .kind = cli_arguments_get (arguments, "--kind"),
    .earliest_first = cli_arguments_has (arguments, "--earliest-first"),
  };

  if ((filter.state != NULL && !tea_word_check (tea_meeting_states (), filter.state, error)) ||
      (filter.kind != NULL && !tea_word_check (tea_meeting_kinds (), filter.kind, error)) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error) ||
      !cli_find_id (cli, TEA_TYPE_SERIES, "--series", &filter.series, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error))
    return FALSE;

  return cli_output_list (cli, tea_meeting_query (cli->book, &filter),
                          "number starts_at kind state due present title core_titles", error);
}

static TeaQuery *
query_attendance (Cli        *cli,
                  TeaMeeting *meeting)
{
  TeaAttendanceFilter filter = { .meeting = tea_record_get_id (TEA_RECORD (meeting)) };

  return tea_attendance_query (cli->book, &filter);
}

static JsonArray *
create_strings (GStrv strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);

  return array;
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaQuery) agenda_query = NULL;
  g_autoptr (TeaQuery) attendance_query = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) attendance = NULL;
  g_auto (GStrv) missing = NULL;
  g_autofree char *quorum = NULL;
  JsonObject *object;

  if (meeting == NULL)
    return FALSE;

  agenda_query = tea_agenda_item_query (cli->book, tea_record_get_id (TEA_RECORD (meeting)));
  attendance_query = query_attendance (cli, meeting);
  agenda = tea_query_read_records (agenda_query, error);
  if (agenda == NULL)
    return FALSE;
  attendance = tea_query_read_records (attendance_query, error);
  if (attendance == NULL)
    return FALSE;
  missing = tea_meeting_missing (meeting, cli->book, error);
  if (missing == NULL)
    return FALSE;
  quorum = tea_meeting_dup_quorum (meeting);

  if (cli->json)
    {
      object = cli_output_object (TEA_RECORD (meeting));
      json_object_set_array_member (object, "agenda", cli_output_array (agenda));
      json_object_set_array_member (object, "attendance", cli_output_array (attendance));
      json_object_set_array_member (object, "missing", create_strings (missing));
      json_object_set_boolean_member (object, "quorum", tea_meeting_has_quorum (meeting));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_fields (TEA_RECORD (meeting));
  cli_output_line ("%s", quorum);
  for (guint i = 0; missing[i] != NULL; i++)
    cli_output_line ("%s", missing[i]);
  cli_output_line ("%s", "");

  return cli_output_list (cli, tea_agenda_item_query (cli->book,
                                                      tea_record_get_id (TEA_RECORD (meeting))),
                          "topic_number core carried minutes topic_title", error) &&
         cli_output_list (cli, query_attendance (cli, meeting),
                          "name party_name votes invited_at arrived_at left_at", error);
}

static gboolean
find_party (Cli       *cli,
            TeaParty **party,
            GError   **error)
{
  if (!cli_arguments_has (cli->arguments, "--party"))
    return TRUE;

  *party = cli_find_argument (cli, TEA_TYPE_PARTY, "--party", error);

  return *party != NULL;
}

static gboolean
invite_all (Cli                 *cli,
            TeaMeeting          *meeting,
            TeaParty            *party,
            const char * const  *names,
            GError             **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (TeaPerson) person = cli_find (cli, TEA_TYPE_PERSON, names[i], error);
      g_autoptr (TeaAttendance) attendance = NULL;

      if (person == NULL)
        return FALSE;

      attendance = tea_meeting_invite (meeting, cli->book, person, party, error);
      if (attendance == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_invite (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  const char * const *names = cli_arguments_get_all (cli->arguments, "PERSON");
  const gboolean again = cli_arguments_has (cli->arguments, "--again");

  if (meeting == NULL || !find_party (cli, &party, error))
    return FALSE;

  if (names[0] == NULL && !again && party != NULL)
    return tea_meeting_invite_party (meeting, cli->book, party, NULL, error) &&
           cli_output_done (cli, meeting, error);

  if (names[0] == NULL && !again)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("say whom to invite, --party for all of a party, or --again for those of the "
                     "session before"));
      return FALSE;
    }

  /* Where one of them is refused, nobody is invited. */
  /* Translators: an entry of the history, with the number of a session. */
  title = g_strdup_printf (_("Invited people to %s"), meeting->number);
  action = tea_action_begin (cli->book, "meeting-invite", title, error);

  return action != NULL &&
         (!again || tea_meeting_invite_again (meeting, cli->book, NULL, error)) &&
         invite_all (cli, meeting, party, names, error) &&
         tea_action_commit (action, error) &&
         cli_output_done (cli, meeting, error);
}

static TeaAttendance *
sign_in (Cli         *cli,
         TeaMeeting  *meeting,
         TeaParty    *party,
         GError     **error)
{
  g_autoptr (TeaPerson) person = NULL;
  const char *name = cli_arguments_get (cli->arguments, "PERSON");

  if (!cli_arguments_has (cli->arguments, "--guest"))
    {
      person = cli_find (cli, TEA_TYPE_PERSON, name, error);

      return person != NULL ? tea_meeting_sign_in (meeting, cli->book, person, party, error) : NULL;
    }

  if (party == NULL)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("a guest needs --party NAME"));
      return NULL;
    }

  return tea_meeting_sign_in_guest (meeting, cli->book, name, party,
                                    party->votes &&
                                    !cli_arguments_has (cli->arguments, "--observer"), error);
}

static gboolean
run_attend (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autofree char *title = NULL;

  if (meeting == NULL || !find_party (cli, &party, error))
    return FALSE;

  /* Translators: an entry of the history: a name. */
  title = g_strdup_printf (_("Signed in %s"), cli_arguments_get (cli->arguments, "PERSON"));
  action = tea_action_begin (cli->book, "meeting-sign-in", title, error);
  if (action == NULL)
    return FALSE;

  attendance = sign_in (cli, meeting, party, error);
  if (attendance == NULL)
    return FALSE;

  if (attendance->votes && cli_arguments_has (cli->arguments, "--observer") &&
      !tea_record_edit (TEA_RECORD (attendance), cli->book, "votes", "0", error))
    return FALSE;

  return tea_action_commit (action, error) && cli_output_done (cli, attendance, error);
}

static gboolean
run_leave (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaAttendance) line = NULL;
  const char *at;

  if (meeting == NULL || !cli_arguments_get_time (cli->arguments, "--at", &at, error))
    return FALSE;

  line = cli_find_attendance (cli, meeting, "PERSON", error);

  return line != NULL &&
         tea_attendance_sign_out (line, cli->book, at, error) &&
         cli_output_done (cli, line, error);
}

static gboolean
correct_time (Cli            *cli,
              TeaAttendance  *line,
              const char     *option,
              const char     *column,
              GError        **error)
{
  const char *time;

  if (!cli_arguments_has (cli->arguments, option))
    return TRUE;

  return cli_arguments_get_time (cli->arguments, option, &time, error) &&
         tea_record_edit (TEA_RECORD (line), cli->book, column, time, error);
}

static gboolean
run_times (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaAttendance) line = NULL;
  g_autoptr (TeaAction) action = NULL;

  if (meeting == NULL)
    return FALSE;

  line = cli_find_attendance (cli, meeting, "PERSON", error);
  if (line == NULL)
    return FALSE;

  action = tea_action_begin (cli->book, "attendance-times", _("Corrected who was here when"),
                             error);

  return action != NULL &&
         correct_time (cli, line, "--came", "arrived_at", error) &&
         correct_time (cli, line, "--left", "left_at", error) &&
         tea_action_commit (action, error) &&
         cli_output_done (cli, line, error);
}

static gboolean
run_agenda (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTopic) topic = NULL;
  gint64 id;

  if (meeting == NULL)
    return FALSE;

  id = tea_record_get_id (TEA_RECORD (meeting));
  if (cli_arguments_has (cli->arguments, "--carried"))
    return cli_output_list (cli, tea_meeting_carried_query (meeting, cli->book),
                            "number verdict requests households title", error);

  if (cli_arguments_has (cli->arguments, "--add"))
    {
      topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "--add", error);
      if (topic == NULL || !tea_meeting_add_item (meeting, cli->book, topic, error))
        return FALSE;
    }

  return cli_output_list (cli, tea_agenda_item_query (cli->book, id),
                          "position topic_number core carried minutes topic_title", error);
}

static gboolean
run_start (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_meeting_start (meeting, cli->book, error) &&
         cli_output_done (cli, meeting, error);
}

static gboolean
run_close (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autofree char *backup = NULL;

  if (meeting == NULL || !tea_meeting_close (meeting, cli->book, error))
    return FALSE;

  backup = tea_backup_make (cli->book, "meeting", error);
  if (backup == NULL)
    {
      /* Translators: the number of a session; the reason follows. */
      g_prefix_error (error, _("%s is closed, but no backup could be made: "), meeting->number);
      return FALSE;
    }

  return cli_output_done (cli, meeting, error);
}

static gboolean
run_reopen (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_meeting_reopen (meeting, cli->book, error) &&
         cli_output_done (cli, meeting, error);
}

static gboolean
run_remove (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL && tea_meeting_remove (meeting, cli->book, error);
}

const CliCommand cli_meeting_commands[] = {
  { "meeting", "plan",
    "DAY [TIME] [--kind WORD] [--title TEXT] [--place TEXT] [--note TEXT] [--series NAME]"
    " [--chair PERSON] [--recorder PERSON] [--minutes N] [--as-last-time]",
    N_("Plan a session: tea, three-party or special; --as-last-time with the people and the "
       "leftovers of the one before"), CLI_WRITES, run_plan },
  { "meeting", "series",
    "[NAME] [--days DAYS] [--day-off WORD] [--time TIME] [--minutes N] [--kind WORD]"
    " [--place TEXT] [--from DAY] [--to DAY]",
    N_("Add a series on fixed days, such as 5,25 or second Tuesday; plan its sessions; without a "
       "name list all"),
    CLI_WRITES, run_series },
  { "meeting", "list",
    "[--search WORDS] [--state WORD] [--kind WORD] [--series NAME] [--topic TOPIC] [--from DAY]"
    " [--to DAY] [--earliest-first]",
    N_("List sessions, the latest first"), CLI_READS, run_list },
  { "meeting", "show", "MEETING",
    N_("Show a session with its agenda, its sign-in sheet and what it lacks"),
    CLI_READS, run_show },
  { "meeting", "invite", "MEETING [PERSON…] [--party NAME] [--again]",
    N_("Invite people, all of a party, or with --again everybody of the session before"),
    CLI_WRITES, run_invite },
  { "meeting", "attend", "MEETING PERSON [--party NAME] [--guest] [--observer]",
    N_("Sign somebody in"), CLI_WRITES, run_attend },
  { "meeting", "leave", "MEETING PERSON [--at TIME]",
    N_("Note that somebody left"), CLI_WRITES, run_leave },
  { "meeting", "times", "MEETING PERSON [--came TIME] [--left TIME]",
    N_("Correct when somebody came or left"), CLI_WRITES, run_times },
  { "meeting", "agenda", "MEETING [--add TOPIC] [--carried]",
    N_("List the agenda or add to it; with --carried, what the session before left over"),
    CLI_WRITES, run_agenda },
  { "meeting", "start", "MEETING",
    N_("Open a session"), CLI_WRITES, run_start },
  { "meeting", "close", "MEETING",
    N_("Close a session and lock its minutes"), CLI_WRITES, run_close },
  { "meeting", "reopen", "MEETING",
    N_("Unlock the minutes of a closed session to correct them"), CLI_WRITES, run_reopen },
  { "meeting", "remove", "MEETING",
    N_("Call off a planned session"), CLI_WRITES, run_remove },
  { NULL },
};
