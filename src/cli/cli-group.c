/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "screen/tea-grouping.h"
#include "screen/tea-proposal.h"
#include "screen/tea-similar.h"

#include "cli-find.h"
#include "cli-output.h"

static void
print_groups_csv (TeaGrouping *grouping)
{
  cli_output_line ("id,group");
  for (guint i = 0; i < tea_grouping_get_n (grouping); i++)
    {
      g_auto (GStrv) parts = g_strsplit (tea_grouping_get_name (grouping, i), "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      if (strpbrk (quoted, ",\"\r\n") != NULL)
        cli_output_line ("\"%s\",%u", quoted, tea_grouping_get_group (grouping, i) + 1);
      else
        cli_output_line ("%s,%u", quoted, tea_grouping_get_group (grouping, i) + 1);
    }
}

static gboolean
run_csv (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaGrouping) grouping = tea_grouping_new_from_book (cli->book, error);

  if (grouping == NULL || !tea_grouping_run (grouping, NULL, error))
    return FALSE;

  print_groups_csv (grouping);

  return TRUE;
}

static JsonObject *
describe (Cli          *cli,
          TeaProposal  *proposal,
          GError      **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *requests = json_array_new ();
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;

  g_object_get (proposal, "title", &title, "reason", &reason, NULL);
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "reason", reason);
  json_object_set_array_member (object, "requests", requests);
  for (guint i = 0; i < tea_proposal_get_n (proposal); i++)
    {
      g_autoptr (TeaRequest) request = tea_book_get (cli->book, TEA_TYPE_REQUEST,
                                                        tea_proposal_get_request (proposal, i),
                                                        error);

      if (request == NULL)
        return NULL;
      json_array_add_string_element (requests, request->number);
    }

  return g_steal_pointer (&object);
}

static gboolean
print_json (Cli        *cli,
            GPtrArray  *proposals,
            GError    **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  for (guint i = 0; i < proposals->len; i++)
    {
      JsonObject *object = describe (cli, g_ptr_array_index (proposals, i), error);

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  cli_output_node (node);

  return TRUE;
}

static gboolean
run_group (Cli     *cli,
           GError **error)
{
  g_autoptr (GPtrArray) proposals = NULL;

  if (cli_arguments_has (cli->arguments, "--csv"))
    return run_csv (cli, error);

  proposals = tea_proposal_list (cli->book, error);
  if (proposals == NULL)
    return FALSE;

  if (cli->json)
    return print_json (cli, proposals, error);

  for (guint i = 0; i < proposals->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *reason = NULL;

      g_object_get (g_ptr_array_index (proposals, i), "title", &title, "reason", &reason, NULL);
      cli_output_line ("%s  %s", title, reason);
    }

  return TRUE;
}

static gboolean
run_suggest (Cli     *cli,
             GError **error)
{
  guint n_similar;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TeaTopic) topic =
    tea_similar_find_topic (cli->book, cli_arguments_get (cli->arguments, "WORDS"), &n_similar,
                            &local_error);

  if (topic != NULL)
    return cli_output_done (cli, topic, error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               _("No topic has requests that are similar to this."));

  return FALSE;
}

static gboolean
run_split (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const *names = cli_arguments_get_all (cli->arguments, "REQUEST");
  g_autoptr (TeaTopic) other = NULL;

  if (topic == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      TeaRequest *request = cli_find (cli, TEA_TYPE_REQUEST, names[i], error);

      if (request == NULL)
        return FALSE;
      g_ptr_array_add (requests, request);
    }

  other = tea_topic_split (topic, cli->book, requests, cli_arguments_get (cli->arguments, "TITLE"),
                           error);

  return other != NULL && cli_output_done (cli, other, error);
}

const CliCommand cli_group_commands[] = {
  { "topic", "group", "[--csv]",
    N_("Propose which requests are about the same matter; --csv prints all, with their groups"),
    CLI_READS, run_group },
  { "topic", "suggest", "WORDS",
    N_("Say which topic a request with these words seems to belong to"), CLI_READS, run_suggest },
  { "topic", "split", "TOPIC TITLE REQUEST…",
    N_("Make a topic of its own of some requests of a topic"), CLI_WRITES, run_split },
  { NULL },
};
