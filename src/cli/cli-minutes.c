/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-adjournment.h"
#include "meet/tea-console.h"
#include "meet/tea-meeting-next.h"
#include "report/tea-minutes-correction.h"
#include "report/tea-minutes.h"

#include "cli-find.h"
#include "cli-output.h"

static TeaMinutes *
open_minutes (Cli         *cli,
              TeaMeeting **meeting,
              GError     **error)
{
  g_autoptr (TeaMeeting) found = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  TeaMinutes *minutes;

  if (found == NULL)
    return NULL;

  minutes = tea_minutes_open (found, cli->book, error);
  if (minutes != NULL && meeting != NULL)
    *meeting = g_steal_pointer (&found);

  return minutes;
}

/* What the minutes are now; before anybody worded them they are in no table to be read from. */
static gboolean
output_minutes (Cli         *cli,
                TeaMeeting  *meeting,
                GError     **error)
{
  g_autoptr (TeaMinutes) minutes = tea_minutes_open (meeting, cli->book, error);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  JsonObject *object;

  if (minutes == NULL)
    return FALSE;

  query = tea_minutes_correction_query (cli->book, tea_record_get_id (TEA_RECORD (minutes)));
  corrections = tea_query_read_records (query, error);
  if (corrections == NULL)
    return FALSE;

  if (cli->json)
    {
      object = cli_output_object (TEA_RECORD (minutes));
      json_object_set_array_member (object, "added", cli_output_array (corrections));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_line ("%s", minutes->text);
  for (guint i = 0; i < corrections->len; i++)
    {
      TeaMinutesCorrection *correction = g_ptr_array_index (corrections, i);
      g_autofree char *label = tea_minutes_correction_dup_label (correction, TRUE);

      cli_output_line ("%s%s", label, correction->text);
    }

  return TRUE;
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL && output_minutes (cli, meeting, error);
}

static gboolean
run_draft (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, &meeting, error);

  return minutes != NULL &&
         tea_minutes_draft (minutes, cli->book, error) &&
         output_minutes (cli, meeting, error);
}

static gboolean
run_edit (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, &meeting, error);

  return minutes != NULL &&
         tea_minutes_edit (minutes, cli->book, cli_arguments_get (cli->arguments, "TEXT"), error) &&
         output_minutes (cli, meeting, error);
}

static gboolean
run_typed (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaConsole) console = NULL;

  if (meeting == NULL)
    return FALSE;

  console = tea_console_open (meeting, cli->book, error);
  if (console == NULL)
    return FALSE;

  if (cli_arguments_has (cli->arguments, "TEXT"))
    {
      g_object_set (console, "minutes", cli_arguments_get (cli->arguments, "TEXT"), NULL);
      if (!tea_console_keep_minutes (console, cli->book, error))
        return FALSE;
    }

  if (cli->json)
    cli_output_json (cli_output_object (TEA_RECORD (console)));
  else
    cli_output_line ("%s", console->minutes);

  return TRUE;
}

static gboolean
run_versions (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, NULL, error);

  return minutes != NULL &&
         cli_output_list (cli,
                          tea_minutes_version_query (cli->book,
                                                     tea_record_get_id (TEA_RECORD (minutes))),
                          "id edited_at edited_by text", error);
}

static gboolean
run_take_up (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, &meeting, error);
  g_autoptr (TeaMinutesVersion) version = NULL;

  if (minutes == NULL)
    return FALSE;

  version = cli_find_argument (cli, TEA_TYPE_MINUTES_VERSION, "VERSION", error);
  if (version == NULL)
    return FALSE;

  if (version->minutes != tea_record_get_id (TEA_RECORD (minutes)))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("This version is one of other minutes."));
      return FALSE;
    }

  return tea_minutes_take_up (minutes, cli->book, version, error) &&
         output_minutes (cli, meeting, error);
}

static gboolean
run_finish (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, &meeting, error);

  return minutes != NULL &&
         tea_minutes_finish (minutes, cli->book, error) &&
         output_minutes (cli, meeting, error);
}

static gboolean
run_correct (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaMinutes) minutes = open_minutes (cli, &meeting, error);
  const char *kind = cli_arguments_get (cli->arguments, "--kind");

  return minutes != NULL &&
         tea_minutes_correct (minutes, cli->book, kind != NULL ? kind : "correction",
                              cli_arguments_get (cli->arguments, "TEXT"), error) &&
         output_minutes (cli, meeting, error);
}

static gboolean
run_adjourn (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  const char *until;

  return meeting != NULL &&
         cli_arguments_get_time (cli->arguments, "--until", &until, error) &&
         tea_meeting_adjourn (meeting, cli->book, until, error) &&
         cli_output_done (cli, meeting, error);
}

static gboolean
run_resume (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_meeting_resume (meeting, cli->book, error) &&
         cli_output_done (cli, meeting, error);
}

/* The session after this one, where there is one; otherwise when it could be. */
static gboolean
show_next (Cli         *cli,
           TeaMeeting  *meeting,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TeaMeeting) next = tea_meeting_find_next (meeting, cli->book, &local_error);
  g_autofree char *time = NULL;
  JsonObject *object;

  if (next != NULL)
    return cli_output_done (cli, next, error);

  if (!g_error_matches (local_error, TEA_ERROR, TEA_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  time = tea_meeting_dup_next_time (meeting, cli->book, error);
  if (time == NULL)
    return FALSE;

  if (cli->json)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "offered", time);
      cli_output_json (object);
    }
  else
    {
      /* Translators: a day and a time. */
      cli_output_line (_("None is planned. It could be on %s."), time);
    }

  return TRUE;
}

static gboolean
run_next (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaMeeting) next = NULL;
  const char *at;

  if (meeting == NULL || !cli_arguments_get_time (cli->arguments, "--at", &at, error))
    return FALSE;

  if (at == NULL && !cli_arguments_has (cli->arguments, "--plan"))
    return show_next (cli, meeting, error);

  next = tea_meeting_plan_next (meeting, cli->book, at, error);

  return next != NULL && cli_output_done (cli, next, error);
}

const CliCommand cli_minutes_commands[] = {
  { "meeting", "adjourn", "MEETING [--until TIME]",
    N_("Stop a session that goes on later as the same session"), CLI_WRITES, run_adjourn },
  { "meeting", "resume", "MEETING",
    N_("Go on with an adjourned session"), CLI_WRITES, run_resume },
  { "meeting", "next", "MEETING [--plan] [--at TIME]",
    N_("Show the session after this one; with --plan or a time, plan it with the same people"),
    CLI_WRITES, run_next },
  { "minutes", "show", "MEETING",
    N_("Show the minutes of a session; until somebody words them, what was recorded"),
    CLI_READS, run_show },
  { "minutes", "draft", "MEETING",
    N_("Word the minutes anew from what was recorded; what they said is kept"),
    CLI_WRITES, run_draft },
  { "minutes", "edit", "MEETING TEXT",
    N_("Word the minutes; what they said is kept"), CLI_WRITES, run_edit },
  { "minutes", "typed", "MEETING [TEXT]",
    N_("Show the minutes as far as they are typed, or keep them"), CLI_WRITES, run_typed },
  { "minutes", "versions", "MEETING",
    N_("List what the minutes said earlier"), CLI_READS, run_versions },
  { "minutes", "take-up", "MEETING VERSION",
    N_("Let the minutes say again what they said earlier"), CLI_WRITES, run_take_up },
  { "minutes", "finish", "MEETING",
    N_("Make the minutes of a closed session final"), CLI_WRITES, run_finish },
  { "minutes", "correct", "MEETING TEXT [--kind WORD]",
    N_("Add a correction to final minutes, or with --kind addition a supplement"),
    CLI_WRITES, run_correct },
  { NULL },
};
