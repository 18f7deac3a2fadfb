/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/tea-trace.h"
#include "screen/tea-answer.h"
#include "screen/tea-reply.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
tell_all (Cli       *cli,
          TeaTopic  *topic,
          GError   **error)
{
  CliArguments *arguments = cli->arguments;
  guint n_told = 0;

  if (!tea_reply_add_all (topic, cli->book,
                          cli_arguments_get (arguments, "WAY"),
                          cli_arguments_get (arguments, "--words"),
                          cli_arguments_get (arguments, "--by"), &n_told, error))
    return FALSE;

  return cli_output_done (cli, topic, error);
}

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaReply) reply = NULL;
  const char *day;

  if (g_ascii_toupper (*cli_arguments_get (arguments, "REQUEST")) == 'T')
    {
      g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "REQUEST", error);

      return topic != NULL && tell_all (cli, topic, error);
    }

  if (!cli_arguments_get_day (arguments, "--on", &day, error))
    return FALSE;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);
  if (request == NULL)
    return FALSE;

  reply = g_object_new (TEA_TYPE_REPLY,
                        "request", tea_record_get_id (TEA_RECORD (request)),
                        "way", cli_arguments_get (arguments, "WAY"),
                        "words", cli_arguments_get (arguments, "--words"),
                        "told-by", cli_arguments_get (arguments, "--by"),
                        "told-on", day,
                        NULL);

  return tea_reply_add (reply, cli->book, error) && cli_output_done (cli, reply, error);
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  gint64 topic;
  gint64 request;

  return cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) &&
         cli_find_id (cli, TEA_TYPE_REQUEST, "--request", &request, error) &&
         cli_output_list (cli, tea_reply_query (cli->book, topic, request),
                          "told_on request_number person_name way words", error);
}

static gboolean
run_owed (Cli     *cli,
          GError **error)
{
  gint64 topic;

  return cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) &&
         cli_output_list (cli, tea_reply_owed_query (cli->book, topic),
                          "number received_at person_name phone place topic_number text", error);
}

static gboolean
run_text (Cli     *cli,
          GError **error)
{
  const char *name = cli_arguments_get (cli->arguments, "REQUEST");
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autofree char *text = NULL;

  if (g_ascii_toupper (*name) == 'T')
    {
      topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "REQUEST", error);
    }
  else
    {
      request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);
      topic = request != NULL ? tea_reply_find_topic (cli->book, request, error) : NULL;
    }

  if (topic == NULL || !tea_reply_check_verdict (topic, error))
    return FALSE;

  if (request != NULL)
    text = tea_answer_compose (cli->book, topic, request);
  else if (cli_arguments_has (cli->arguments, "--notice"))
    text = tea_answer_compose_notice (cli->book, topic);
  else
    text = tea_answer_compose_group (cli->book, topic);
  cli_output_line ("%s", text);

  return TRUE;
}

const CliCommand cli_reply_commands[] = {
  { "reply", "add", "REQUEST WAY [--words TEXT] [--by NAME] [--on DAY]",
    N_("Note that a requester, or for a topic everybody who waits, was told the verdict by visit, "
       "phone, chat or notice"),
    CLI_WRITES, run_add },
  { "reply", "list", "[--topic TOPIC] [--request REQUEST]",
    N_("List what requesters were told"), CLI_READS, run_list },
  { "reply", "owed", "[--topic TOPIC]",
    N_("List the requests whose requesters wait for an answer"), CLI_READS, run_owed },
  { "reply", "text", "REQUEST [--notice]",
    N_("Print a message to a requester or, for a topic, to the chat group or for a notice"),
    CLI_READS, run_text },
  { NULL },
};
