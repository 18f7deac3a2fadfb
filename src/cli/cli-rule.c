/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-meeting.h"
#include "resolve/tea-rule-version.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-suggestion.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaRule) rule = NULL;
  const char *review_on;
  gint64 suggestion;
  gint64 topic;
  gint64 meeting;

  if (!cli_find_id (cli, TEA_TYPE_SUGGESTION, "--suggestion", &suggestion, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &meeting, error) ||
      !cli_arguments_get_day (arguments, "--review-on", &review_on, error))
    return FALSE;

  rule = g_object_new (TEA_TYPE_RULE,
                       "title", cli_arguments_get (arguments, "TITLE"),
                       "suggestion", suggestion,
                       "topic", topic,
                       "owner", cli_arguments_get (arguments, "--owner"),
                       "review-on", review_on,
                       NULL);

  return tea_rule_add (rule, cli->book, cli_arguments_get (arguments, "TEXT"), meeting, error) &&
         cli_output_done (cli, rule, error);
}

static gboolean
run_revise (Cli     *cli,
            GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaRule) rule = cli_find_argument (cli, TEA_TYPE_RULE, "RULE", error);
  const char *review_on;
  gint64 meeting;

  return rule != NULL &&
         cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &meeting, error) &&
         cli_arguments_get_day (arguments, "--review-on", &review_on, error) &&
         tea_rule_revise (rule, cli->book, cli_arguments_get (arguments, "TEXT"), meeting,
                          review_on, error) &&
         cli_output_done (cli, rule, error);
}

static gboolean
run_end (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaRule) rule = cli_find_argument (cli, TEA_TYPE_RULE, "RULE", error);

  return rule != NULL &&
         tea_rule_end (rule, cli->book, error) &&
         cli_output_done (cli, rule, error);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaRule) rule = cli_find_argument (cli, TEA_TYPE_RULE, "RULE", error);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  JsonObject *object;

  if (rule == NULL)
    return FALSE;

  query = tea_rule_version_query (cli->book, tea_record_get_id (TEA_RECORD (rule)));
  versions = tea_query_read_records (query, error);
  if (versions == NULL)
    return FALSE;

  if (!cli->json)
    {
      cli_output_fields (TEA_RECORD (rule));
      return TRUE;
    }

  object = cli_output_object (TEA_RECORD (rule));
  json_object_set_array_member (object, "versions", cli_output_array (versions));
  cli_output_json (object);

  return TRUE;
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  TeaRuleFilter filter = {
    .in_force = cli_arguments_has (cli->arguments, "--in-force"),
    .due = cli_arguments_has (cli->arguments, "--due"),
    .text = cli_arguments_get (cli->arguments, "--search"),
  };

  return cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error) &&
         cli_find_id (cli, TEA_TYPE_SUGGESTION, "--suggestion", &filter.suggestion, error) &&
         cli_output_list (cli, tea_rule_query (cli->book, &filter),
                          "number version made_on review_on ended_on owner title", error);
}

const CliCommand cli_rule_commands[] = {
  { "rule", "add",
    "TITLE TEXT [--suggestion SUGGESTION] [--topic TOPIC] [--meeting MEETING] [--owner NAME]"
    " [--review-on DAY]",
    N_("Make a long-term rule"), CLI_WRITES, run_add },
  { "rule", "revise", "RULE TEXT [--meeting MEETING] [--review-on DAY]",
    N_("Give a rule its next version"), CLI_WRITES, run_revise },
  { "rule", "end", "RULE",
    N_("End a rule today"), CLI_WRITES, run_end },
  { "rule", "show", "RULE",
    N_("Show a rule and its versions"), CLI_READS, run_show },
  { "rule", "list",
    "[--topic TOPIC] [--suggestion SUGGESTION] [--in-force] [--due] [--search WORDS]",
    N_("List rules, those that hold first"), CLI_READS, run_list },
  { NULL },
};
