/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-choice.h"

#include "cli-find.h"
#include "cli-output.h"

static JsonObject *
describe (Cli                *cli,
          const TeaCandidate *candidate)
{
  g_autofree char *fate = tea_candidate_dup_fate (candidate, cli->book);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "rank", candidate->rank);
  json_object_set_string_member (object, "topic", candidate->topic->number);
  json_object_set_string_member (object, "title", candidate->topic->title);
  json_object_set_int_member (object, "score", candidate->topic->score);
  json_object_set_string_member (object, "grounds", candidate->grounds);
  json_object_set_string_member (object, "reasons", candidate->reasons);
  json_object_set_boolean_member (object, "core", candidate->core);
  json_object_set_string_member (object, "fate", fate);

  return object;
}

static gboolean
run_candidates (Cli     *cli,
                GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  if (cli_arguments_get (cli->arguments, "MEETING") != NULL)
    {
      meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
      if (meeting == NULL)
        return FALSE;
    }

  candidates = tea_choice_list (cli->book, meeting, error);
  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *fate = tea_candidate_dup_fate (candidate, cli->book);

      if (cli->json)
        json_array_add_object_element (array, describe (cli, candidate));
      else
        cli_output_line ("%u  %s%s  %s  %s  %s", candidate->rank, candidate->core ? "★ " : "",
                         candidate->topic->number, candidate->topic->title, fate,
                         candidate->grounds);
    }

  if (cli->json)
    {
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (node, array);
      cli_output_node (node);
    }

  return TRUE;
}

static gboolean
run_withdraw (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autoptr (TeaMeeting) meeting = NULL;

  if (topic == NULL)
    return FALSE;

  meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_choice_withdraw (meeting, cli->book, topic, error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_put_off_rest (Cli     *cli,
                  GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  const char *until;
  guint n = 0;

  if (!cli_arguments_get_day (cli->arguments, "--until", &until, error))
    return FALSE;

  meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  if (meeting == NULL ||
      !tea_choice_put_off_rest (meeting, cli->book, cli_arguments_get (cli->arguments, "REASON"),
                                until, &n, error))
    return FALSE;

  cli_output_line (ngettext ("%u topic put off", "%u topics put off", n), n);

  return TRUE;
}

const CliCommand cli_choice_commands[] = {
  { "topic", "candidates", "[MEETING]",
    N_("List what the core topics of a session are chosen from, and what becomes of each"),
    CLI_READS, run_candidates },
  { "topic", "withdraw", "TOPIC MEETING",
    N_("Take back that a topic was chosen for a session"), CLI_WRITES, run_withdraw },
  { "topic", "put-off-rest", "MEETING REASON [--until DAY]",
    N_("Put off all topics that are undecided and not chosen for a session"),
    CLI_WRITES, run_put_off_rest },
  { NULL },
};
