/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "meet/tea-meeting.h"
#include "people/tea-party.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-dissent.h"
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
      !cli_find_id (cli, TEA_TYPE_SUGGESTION, "--joined-to", &filter.joined_to, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error))
    return FALSE;

  return cli_output_list (cli, tea_suggestion_query (cli->book, &filter),
                          "number raised_at proposers party_names verdict text reason", error);
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

static gboolean
run_join (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaSuggestion) one = NULL;
  g_autoptr (TeaSuggestion) other = NULL;

  one = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);
  if (one == NULL)
    return FALSE;

  other = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "OTHER", error);

  return other != NULL &&
         tea_suggestion_join (one, cli->book, other, error) &&
         cli_output_done (cli, one, error);
}

static gboolean
run_part (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);

  return suggestion != NULL &&
         tea_suggestion_part (suggestion, cli->book, error) &&
         cli_output_done (cli, suggestion, error);
}

static gboolean
run_ask (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);

  return suggestion != NULL &&
         tea_suggestion_ask (suggestion, cli->book, error) &&
         cli_output_done (cli, suggestion, error);
}

/* Somebody on the sign-in sheet of the session at which a suggestion was made. */
static TeaAttendance *
find_person (Cli            *cli,
             TeaSuggestion  *suggestion,
             GError        **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;

  if (suggestion->meeting == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s was made at no session, so there is nobody to ask."),
                   suggestion->number);
      return NULL;
    }

  meeting = tea_book_get (cli->book, TEA_TYPE_MEETING, suggestion->meeting, error);

  return meeting != NULL ? cli_find_attendance (cli, meeting, "PERSON", error) : NULL;
}

static gboolean
run_dissent (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (TeaDissent) dissent = NULL;

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);
  if (suggestion == NULL)
    return FALSE;

  attendance = find_person (cli, suggestion, error);
  if (attendance == NULL)
    return FALSE;

  dissent = tea_suggestion_dissent (suggestion, cli->book, attendance,
                                    cli_arguments_get (cli->arguments, "--reason"), error);

  return dissent != NULL && cli_output_done (cli, dissent, error);
}

static gboolean
run_agree (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) dissents = NULL;
  const char *name = cli_arguments_get (cli->arguments, "PERSON");

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);
  if (suggestion == NULL)
    return FALSE;

  query = tea_dissent_query (cli->book, tea_record_get_id (TEA_RECORD (suggestion)));
  dissents = tea_query_read_records (query, error);
  if (dissents == NULL)
    return FALSE;

  for (guint i = 0; i < dissents->len; i++)
    {
      TeaDissent *dissent = g_ptr_array_index (dissents, i);

      if (g_str_equal (dissent->name, name))
        return tea_dissent_remove (dissent, cli->book, error);
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               /* Translators: a person, and the number of a suggestion. */
               _("“%s” does not dissent from %s."), name, suggestion->number);
  return FALSE;
}

static gboolean
run_dissents (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autofree char *consent = NULL;

  suggestion = cli_find_argument (cli, TEA_TYPE_SUGGESTION, "SUGGESTION", error);
  if (suggestion == NULL)
    return FALSE;

  consent = tea_suggestion_dup_consent (suggestion);
  if (!cli->json && *consent != '\0')
    cli_output_line ("%s", consent);

  return cli_output_list (cli,
                          tea_dissent_query (cli->book,
                                             tea_record_get_id (TEA_RECORD (suggestion))),
                          "said_at name party_name reason", error);
}

const CliCommand cli_suggestion_commands[] = {
  { "suggestion", "list",
    "[--meeting MEETING] [--topic TOPIC] [--verdict WORD] [--undecided] [--search WORDS]"
    " [--from DAY] [--to DAY] [--joined-to SUGGESTION]",
    N_("List suggestions that stand by themselves, the latest first"), CLI_READS, run_list },
  { "suggestion", "add",
    "[TEXT] [--remark REMARK] [--topic TOPIC] [--meeting MEETING] [--proposer NAME]"
    " [--party NAME]",
    N_("Write down a suggestion, or make one of a remark"), CLI_WRITES, run_add },
  { "suggestion", "decide", "SUGGESTION VERDICT [--reason TEXT]",
    N_("Decide on a suggestion: adopted, declined or deferred, and why"), CLI_WRITES, run_decide },
  { "suggestion", "join", "SUGGESTION OTHER",
    N_("Join another suggestion that says the same; its proposer is kept"), CLI_WRITES, run_join },
  { "suggestion", "part", "SUGGESTION",
    N_("Take a joined suggestion apart again"), CLI_WRITES, run_part },
  { "suggestion", "ask", "SUGGESTION",
    N_("Write down that the room was asked whether everybody can live with it"),
    CLI_WRITES, run_ask },
  { "suggestion", "dissent", "SUGGESTION PERSON [--reason TEXT]",
    N_("Write down who cannot live with it, and why"), CLI_WRITES, run_dissent },
  { "suggestion", "agree", "SUGGESTION PERSON",
    N_("Take a dissent back"), CLI_WRITES, run_agree },
  { "suggestion", "dissents", "SUGGESTION",
    N_("List who cannot live with it"), CLI_READS, run_dissents },
  { NULL },
};
