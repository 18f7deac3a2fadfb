/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "meet/tea-meeting.h"
#include "people/tea-party.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"

/* A remark is taken over with all that belongs to it; in other words only where there are some. */
static gboolean
add_from_remark (Cli         *cli,
                 const char  *text,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;

  remark = cli_find_argument (cli, TEA_TYPE_REMARK, "--remark", error);
  if (remark == NULL)
    return FALSE;

  action = tea_action_begin (cli->book, "suggestion-add", _("Wrote down a suggestion"), error);
  if (action == NULL)
    return FALSE;

  suggestion = tea_suggestion_from_remark (remark, cli->book, error);

  return suggestion != NULL &&
         (text == NULL || tea_record_edit (TEA_RECORD (suggestion), cli->book, "text", text,
                                           error)) &&
         tea_action_commit (action, error) &&
         cli_output_done (cli, suggestion, error);
}

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  const char *text = cli_arguments_get (arguments, "TEXT");
  gint64 topic;
  gint64 meeting;
  gint64 party;

  if (cli_arguments_has (arguments, "--remark"))
    return add_from_remark (cli, text, error);

  if (text == NULL)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("say what is suggested, or --remark REMARK"));
      return FALSE;
    }

  if (!cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &meeting, error) ||
      !cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error))
    return FALSE;

  suggestion = g_object_new (TEA_TYPE_SUGGESTION,
                             "text", text,
                             "topic", topic,
                             "meeting", meeting,
                             "proposer", cli_arguments_get (arguments, "--proposer"),
                             "party", party,
                             NULL);

  return tea_suggestion_add (suggestion, cli->book, error) &&
         cli_output_done (cli, suggestion, error);
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaSuggestionFilter filter = {
    .verdict = cli_arguments_get (arguments, "--verdict"),
    .undecided = cli_arguments_has (arguments, "--undecided"),
    .text = cli_arguments_get (arguments, "--search"),
  };

  if ((filter.verdict != NULL &&
       !tea_word_check (tea_decision_verdicts (), filter.verdict, error)) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &filter.meeting, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error))
    return FALSE;

  return cli_output_list (cli, tea_suggestion_query (cli->book, &filter),
                          "number raised_at proposer party_name verdict text reason", error);
}

static gboolean
run_decide (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);

  return suggestion != NULL &&
         tea_suggestion_decide (suggestion, cli->book,
                                cli_arguments_get (cli->arguments, "VERDICT"),
                                cli_arguments_get (cli->arguments, "--reason"), error) &&
         cli_output_done (cli, suggestion, error);
}

const CliCommand cli_suggestion_commands[] = {
  { "suggestion", "list",
    "[--meeting MEETING] [--topic TOPIC] [--verdict WORD] [--undecided] [--search WORDS]"
    " [--from DAY] [--to DAY]",
    N_("List suggestions, the latest first"), CLI_READS, run_list },
  { "suggestion", "add",
    "[TEXT] [--remark REMARK] [--topic TOPIC] [--meeting MEETING] [--proposer NAME]"
    " [--party NAME]",
    N_("Write down a suggestion, or make one of a remark"), CLI_WRITES, run_add },
  { "suggestion", "decide", "SUGGESTION VERDICT [--reason TEXT]",
    N_("Decide on a suggestion: adopted, declined or deferred, and why"), CLI_WRITES, run_decide },
  { NULL },
};
