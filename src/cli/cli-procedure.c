/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-console.h"
#include "meet/tea-presence.h"
#include "meet/tea-procedure.h"
#include "people/tea-party.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"

static TeaProcedure *
find_procedure (Cli     *cli,
                GError **error)
{
  const char *kind = cli_arguments_get (cli->arguments, "--kind");
  g_autoptr (TeaMeeting) meeting = NULL;

  if (cli_arguments_has (cli->arguments, "MEETING") == (kind != NULL))
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("name a session, or say --kind for all of one kind"));
      return NULL;
    }

  if (kind != NULL)
    return tea_procedure_for_kind (cli->book, kind, error);

  meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  if (meeting == NULL)
    return NULL;

  return tea_procedure_for_meeting (cli->book, tea_record_get_id (TEA_RECORD (meeting)), error);
}

/* Sets what was written; @changed becomes true if anything was. */
static gboolean
set_numbers (Cli           *cli,
             TeaProcedure  *procedure,
             gboolean      *changed,
             GError       **error)
{
  static const struct { const char *option, *property; int least; } numbers[] = {
    { "--seconds", "seconds", 1 },
    { "--warning", "warning", 0 },
    { "--turns", "turns", 0 },
  };
  static const struct { const char *option, *property; } words[] = {
    { "--quorum", "quorum" },
    { "--majority", "majority" },
    { "--base", "base" },
  };
  const char *alternate = cli_arguments_get (cli->arguments, "--alternate");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int value = 0;

      if (!cli_arguments_has (cli->arguments, numbers[i].option))
        continue;

      if (!cli_arguments_get_int (cli->arguments, numbers[i].option, numbers[i].least, &value,
                                  error))
        return FALSE;

      g_object_set (procedure, numbers[i].property, value, NULL);
      *changed = TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *word = cli_arguments_get (cli->arguments, words[i].option);

      if (word == NULL)
        continue;

      g_object_set (procedure, words[i].property, word, NULL);
      *changed = TRUE;
    }

  if (alternate == NULL)
    return TRUE;

  if (!g_str_equal (alternate, "yes") && !g_str_equal (alternate, "no"))
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("--alternate is yes or no"));
      return FALSE;
    }

  g_object_set (procedure, "alternate", g_str_equal (alternate, "yes"), NULL);
  *changed = TRUE;

  return TRUE;
}

static gboolean
run_rules (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaProcedure) procedure = find_procedure (cli, error);
  gboolean changed = FALSE;

  if (procedure == NULL ||
      !set_numbers (cli, procedure, &changed, error) ||
      (changed && !tea_procedure_keep (procedure, cli->book, error)))
    return FALSE;

  if (cli->json)
    cli_output_json (cli_output_object (TEA_RECORD (procedure)));
  else
    cli_output_fields (TEA_RECORD (procedure));

  return TRUE;
}

static gboolean
run_presence (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  TeaPresence presence;
  const char *at;
  gint64 party;

  if (meeting == NULL ||
      !cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error) ||
      !cli_arguments_get_time (cli->arguments, "--at", &at, error) ||
      !tea_presence_read (meeting, cli->book, party, at, &presence, error))
    return FALSE;

  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "due", presence.due);
      json_object_set_int_member (object, "due_here", presence.due_here);
      json_object_set_int_member (object, "voting", presence.voting);
      json_object_set_int_member (object, "observing", presence.observing);
      json_object_set_int_member (object, "needed", presence.needed);
      json_object_set_boolean_member (object, "quorate", presence.quorate);
      cli_output_json (object);
      return TRUE;
    }

  cli_output_line (_("Due %d · Present %d · Without a vote %d"), presence.due, presence.voting,
                   presence.observing);

  return TRUE;
}

static gboolean
run_console (Cli     *cli,
             GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaConsole) console = NULL;
  gboolean changed = FALSE;
  gint64 topic;

  if (meeting == NULL || !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error))
    return FALSE;

  console = tea_console_open (meeting, cli->book, error);
  if (console == NULL)
    return FALSE;

  if (topic != 0)
    {
      g_object_set (console, "topic", topic, NULL);
      changed = TRUE;
    }
  if (cli_arguments_has (arguments, "--page"))
    {
      g_object_set (console, "page", cli_arguments_get (arguments, "--page"), NULL);
      changed = TRUE;
    }
  if (cli_arguments_has (arguments, "--message"))
    {
      g_object_set (console, "message", cli_arguments_get (arguments, "--message"), NULL);
      changed = TRUE;
    }

  if (changed && !tea_console_keep_view (console, cli->book, error))
    return FALSE;

  if (cli->json)
    cli_output_json (cli_output_object (TEA_RECORD (console)));
  else
    cli_output_fields (TEA_RECORD (console));

  return TRUE;
}

const CliCommand cli_procedure_commands[] = {
  { "meeting", "rules",
    "[MEETING] [--kind WORD] [--seconds N] [--warning N] [--turns N] [--alternate WORD]"
    " [--quorum WORD] [--majority WORD] [--base WORD]",
    N_("Show or change the rules of procedure of a session or of a kind of sessions; quorum none, "
       "half, two-thirds or all; majority half, two-thirds or all; base voting or present"),
    CLI_WRITES, run_rules },
  { "meeting", "presence", "MEETING [--party NAME] [--at TIME]",
    N_("Count who is in the room and whether the quorum holds"), CLI_READS, run_presence },
  { "meeting", "console", "MEETING [--topic TOPIC] [--page TEXT] [--message TEXT]",
    N_("Show where the console of a session is, or put it there"), CLI_WRITES, run_console },
  { NULL },
};
