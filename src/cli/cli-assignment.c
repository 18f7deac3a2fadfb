/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-meeting.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaAssignment) assignment = NULL;
  const char *due_on;
  const char *assigned_on;
  gint64 suggestion;
  gint64 topic;

  if (!cli_find_id (cli, TEA_TYPE_SUGGESTION, "--suggestion", &suggestion, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_arguments_get_day (arguments, "--due", &due_on, error) ||
      !cli_arguments_get_day (arguments, "--on", &assigned_on, error))
    return FALSE;

  assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                             "suggestion", suggestion,
                             "topic", topic,
                             "requirement", cli_arguments_get (arguments, "TEXT"),
                             "led-by", cli_arguments_get (arguments, "--led-by"),
                             "assigned-by", cli_arguments_get (arguments, "--assigned-by"),
                             "assisted-by", cli_arguments_get (arguments, "--assisted-by"),
                             "carried-by", cli_arguments_get (arguments, "--carried-by"),
                             "helped-by", cli_arguments_get (arguments, "--helped-by"),
                             "assigned-on", assigned_on,
                             "due-on", due_on,
                             NULL);

  return tea_assignment_add (assignment, cli->book, error) &&
         cli_output_done (cli, assignment, error);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  assignment = cli_find_argument (cli, TEA_TYPE_ASSIGNMENT, "ASSIGNMENT", error);
  if (assignment == NULL)
    return FALSE;

  query = tea_progress_query (cli->book, tea_record_get_id (TEA_RECORD (assignment)));
  lines = tea_query_read_records (query, error);
  if (lines == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonObject *object = cli_output_object (TEA_RECORD (assignment));

      json_object_set_array_member (object, "progress", cli_output_array (lines));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_fields (TEA_RECORD (assignment));
  for (guint i = 0; i < lines->len; i++)
    {
      TeaProgress *line = g_ptr_array_index (lines, i);

      cli_output_line ("%s  %s", line->noted_at, line->text);
    }

  return TRUE;
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaAssignmentFilter filter = {
    .status = cli_arguments_get (arguments, "--status"),
    .text = cli_arguments_get (arguments, "--search"),
  };

  if ((filter.status != NULL &&
       !tea_word_check (tea_assignment_statuses (), filter.status, error)) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error) ||
      !cli_find_id (cli, TEA_TYPE_SUGGESTION, "--suggestion", &filter.suggestion, error) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &filter.meeting, error) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--before", &filter.before, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error))
    return FALSE;

  return cli_output_list (cli, tea_assignment_query (cli->book, &filter),
                          "number status due_on carried_by topic_title requirement last_progress",
                          error);
}

static gboolean
run_progress (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaAssignment) assignment = NULL;

  assignment = cli_find_argument (cli, TEA_TYPE_ASSIGNMENT, "ASSIGNMENT", error);

  return assignment != NULL &&
         tea_assignment_report (assignment, cli->book,
                                cli_arguments_get (cli->arguments, "TEXT"), error) &&
         cli_output_done (cli, assignment, error);
}

static gboolean
run_close (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaAssignment) assignment = NULL;

  assignment = cli_find_argument (cli, TEA_TYPE_ASSIGNMENT, "ASSIGNMENT", error);

  return assignment != NULL &&
         tea_assignment_close (assignment, cli->book,
                               cli_arguments_get (cli->arguments, "OUTCOME"),
                               cli_arguments_get (cli->arguments, "--note"), error) &&
         cli_output_done (cli, assignment, error);
}

static gboolean
run_reopen (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaAssignment) assignment = NULL;

  assignment = cli_find_argument (cli, TEA_TYPE_ASSIGNMENT, "ASSIGNMENT", error);

  return assignment != NULL &&
         tea_assignment_reopen (assignment, cli->book,
                                cli_arguments_get (cli->arguments, "--reason"), error) &&
         cli_output_done (cli, assignment, error);
}

static gboolean
run_followup_add (Cli     *cli,
                  GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaAssignment) assignment = NULL;
  const char *way = cli_arguments_get (arguments, "--way");

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);
  if (request == NULL)
    return FALSE;

  if (cli_arguments_has (arguments, "--assignment"))
    {
      assignment = cli_find_argument (cli, TEA_TYPE_ASSIGNMENT, "--assignment", error);
      if (assignment == NULL)
        return FALSE;
    }

  return tea_followup_add (cli->book, request, assignment, way != NULL ? way : "phone",
                           cli_arguments_get (arguments, "SATISFACTION"),
                           cli_arguments_get (arguments, "--words"), error) &&
         cli_output_done (cli, request, error);
}

static gboolean
run_followup_list (Cli     *cli,
                   GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaFollowupFilter filter = { .satisfaction = cli_arguments_get (arguments, "--satisfaction") };

  if ((filter.satisfaction != NULL &&
       !tea_word_check (tea_followup_satisfactions (), filter.satisfaction, error)) ||
      !cli_find_id (cli, TEA_TYPE_REQUEST, "--request", &filter.request, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error) ||
      !cli_find_id (cli, TEA_TYPE_ASSIGNMENT, "--assignment", &filter.assignment, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error))
    return FALSE;

  return cli_output_list (cli, tea_followup_query (cli->book, &filter),
                          "asked_on request_number person_name way satisfaction words", error);
}

static gboolean
run_followup_owed (Cli     *cli,
                   GError **error)
{
  return cli_output_list (cli, tea_followup_owed_query (cli->book),
                          "number outcome_on outcome person_name phone place text", error);
}

const CliCommand cli_assignment_commands[] = {
  { "assignment", "add",
    "TEXT --carried-by NAME --due DAY [--suggestion SUGGESTION] [--topic TOPIC] [--led-by NAME]"
    " [--assigned-by NAME] [--assisted-by NAME] [--helped-by NAME] [--on DAY]",
    N_("Give out an assignment for an adopted suggestion, or for a topic to handle directly"),
    CLI_WRITES, run_add },
  { "assignment", "show", "ASSIGNMENT",
    N_("Show an assignment and its course"), CLI_READS, run_show },
  { "assignment", "list",
    "[--status WORD] [--topic TOPIC] [--suggestion SUGGESTION] [--meeting MEETING]"
    " [--before MEETING] [--search WORDS] [--from DAY] [--to DAY]",
    N_("List assignments, the open ones first; --before those that a session begins with"),
    CLI_READS, run_list },
  { "assignment", "progress", "ASSIGNMENT TEXT",
    N_("Note how it goes"), CLI_WRITES, run_progress },
  { "assignment", "close", "ASSIGNMENT OUTCOME [--note TEXT]",
    N_("End an assignment: solved, or with a reason partly or unsolvable"), CLI_WRITES, run_close },
  { "assignment", "reopen", "ASSIGNMENT [--reason TEXT]",
    N_("Open an assignment again, and say why"), CLI_WRITES, run_reopen },
  { "followup", "add",
    "REQUEST SATISFACTION [--way WORD] [--words TEXT] [--assignment ASSIGNMENT]",
    N_("Note what a requester said of the outcome: satisfied, mostly or dissatisfied; "
       "--way visit, phone, chat or notice"),
    CLI_WRITES, run_followup_add },
  { "followup", "list",
    "[--request REQUEST] [--topic TOPIC] [--assignment ASSIGNMENT] [--satisfaction WORD]"
    " [--from DAY] [--to DAY]",
    N_("List follow-ups, the latest first"), CLI_READS, run_followup_list },
  { "followup", "owed", "",
    N_("List the requests whose requesters were not asked yet"), CLI_READS, run_followup_owed },
  { NULL },
};
