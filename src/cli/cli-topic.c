/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-category.h"
#include "meet/tea-agenda-item.h"
#include "resolve/tea-assignment.h"
#include "screen/tea-owners.h"
#include "screen/tea-similar.h"
#include "screen/tea-verdict.h"
#include "screen/tea-weighing.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaTopic) topic = NULL;
  gint64 category;

  if (!cli_find_id (cli, TEA_TYPE_CATEGORY, "--category", &category, error))
    return FALSE;

  topic = g_object_new (TEA_TYPE_TOPIC,
                        "title", cli_arguments_get (cli->arguments, "TITLE"),
                        "summary", cli_arguments_get (cli->arguments, "--summary"),
                        "category", category,
                        NULL);

  return tea_topic_add (topic, cli->book, error) && cli_output_done (cli, topic, error);
}

static gboolean
read_order (Cli            *cli,
            TeaTopicOrder  *order,
            GError        **error)
{
  static const TeaWord words[] = {
    { "newest", NULL },
    { "score", NULL },
    { "requests", NULL },
    { "latest", NULL },
    { NULL },
  };
  const char *word = cli_arguments_get (cli->arguments, "--order");

  for (guint i = 0; word != NULL && words[i].word != NULL; i++)
    {
      if (g_str_equal (words[i].word, word))
        {
          *order = (TeaTopicOrder) i;
          return TRUE;
        }
    }

  return word == NULL || tea_word_check (words, word, error);
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaTopicFilter filter = {
    .text = cli_arguments_get (arguments, "--search"),
    .verdict = cli_arguments_get (arguments, "--verdict"),
    .undecided = cli_arguments_has (arguments, "--undecided"),
    .owed = cli_arguments_has (arguments, "--owed"),
  };

  if ((filter.verdict != NULL && !tea_word_check (tea_topic_verdicts (), filter.verdict, error)) ||
      !read_order (cli, &filter.order, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error) ||
      !cli_find_id (cli, TEA_TYPE_CATEGORY, "--category", &filter.category, error))
    return FALSE;

  return cli_output_list (cli, tea_topic_query (cli->book, &filter),
                          "number raised_on verdict requests households score title", error);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);

  if (topic == NULL)
    return FALSE;

  if (cli->json)
    {
      g_autoptr (TeaQuery) query = tea_topic_request_query (topic, cli->book);
      g_autoptr (GPtrArray) requests = tea_query_read_records (query, error);
      JsonObject *object;

      if (requests == NULL)
        return FALSE;

      object = cli_output_object (TEA_RECORD (topic));
      json_object_set_array_member (object, "request_list", cli_output_array (requests));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_fields (TEA_RECORD (topic));
  cli_output_line ("%s", "");

  return cli_output_list (cli, tea_topic_request_query (topic, cli->book),
                          "number received_at status person_name place text", error);
}

static gboolean
run_take (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const *names;

  if (topic == NULL)
    return FALSE;

  names = cli_arguments_get_all (cli->arguments, "REQUEST");
  for (guint i = 0; names[i] != NULL; i++)
    {
      TeaRequest *request = cli_find (cli, TEA_TYPE_REQUEST, names[i], error);

      if (request == NULL)
        return FALSE;

      g_ptr_array_add (requests, request);
    }

  return tea_topic_take_all (topic, cli->book, requests, error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_drop (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaRequest) request = NULL;

  topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  if (topic == NULL)
    return FALSE;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL &&
         tea_topic_drop (topic, cli->book, request, error) &&
         cli_output_done (cli, topic, error);
}

/* Nobody but the secretary says so: from then on words do not change it. */
static gboolean
rule_owners (Cli       *cli,
             TeaTopic  *topic,
             GError   **error)
{
  const char *text = cli_arguments_get (cli->arguments, "TEXT");
  gboolean yes = g_str_equal (text, "1") || g_str_equal (text, "yes");

  if (!yes && !g_str_equal (text, "0") && !g_str_equal (text, "no"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say yes or no."));
      return FALSE;
    }

  return tea_topic_rule_owners (topic, cli->book, yes, error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_edit (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  const char *field = cli_arguments_get (cli->arguments, "FIELD");

  if (topic == NULL)
    return FALSE;

  if (!g_str_equal (field, "title") && !g_str_equal (field, "summary") &&
      !g_str_equal (field, "owners_vote") && !g_str_equal (field, "passed_number"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Of a topic title, summary, owners_vote and passed_number can be changed; "
                     "“topic verdict” changes the verdict."));
      return FALSE;
    }

  if (g_str_equal (field, "owners_vote"))
    return rule_owners (cli, topic, error);

  return tea_record_edit (TEA_RECORD (topic), cli->book, field,
                          cli_arguments_get (cli->arguments, "TEXT"), error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_verdict (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  const char *verdict = cli_arguments_get (cli->arguments, "VERDICT");
  const char *until = cli_arguments_get (cli->arguments, "--until");

  if (topic == NULL)
    return FALSE;

  if (g_str_equal (verdict, "none"))
    {
      if (!tea_topic_unjudge (topic, cli->book, error))
        return FALSE;
    }
  else if (g_str_equal (verdict, "direct") && cli_arguments_has (cli->arguments, "--carried-by"))
    {
      g_autoptr (TeaAssignment) assignment = NULL;

      assignment = g_object_new (TEA_TYPE_ASSIGNMENT,
                                 "carried-by", cli_arguments_get (cli->arguments, "--carried-by"),
                                 NULL);
      if (!tea_assignment_add_direct (assignment, cli->book, topic,
                                      cli_arguments_get (cli->arguments, "--reason"), error))
        return FALSE;
    }
  else if (g_str_equal (verdict, "transfer") && cli_arguments_has (cli->arguments, "--to"))
    {
      if (!tea_topic_pass_on (topic, cli->book, cli_arguments_get (cli->arguments, "--reason"),
                              cli_arguments_get (cli->arguments, "--to"),
                              cli_arguments_get (cli->arguments, "--by"),
                              cli_arguments_get (cli->arguments, "--ticket"), error))
        return FALSE;
    }
  else if (!tea_topic_judge (topic, cli->book, verdict,
                             cli_arguments_get (cli->arguments, "--reason"), until, error))
    {
      return FALSE;
    }

  return cli_output_done (cli, topic, error);
}

static gboolean
run_choose (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;

  topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  if (topic == NULL)
    return FALSE;

  meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         tea_meeting_choose (meeting, cli->book, topic, error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_score (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaCriterion) criterion = NULL;
  int points = 0;

  if (!cli_arguments_get_int (cli->arguments, "POINTS", -1, &points, error))
    return FALSE;

  topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  if (topic == NULL)
    return FALSE;

  criterion = cli_find_argument (cli, TEA_TYPE_CRITERION, "CRITERION", error);

  return criterion != NULL &&
         tea_topic_score (topic, cli->book, criterion, points, error) &&
         cli_output_done (cli, topic, error);
}

static gboolean
run_explain (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autofree char *line = NULL;
  JsonObject *object;

  if (topic == NULL)
    return FALSE;

  line = tea_topic_explain (topic, cli->book, error);
  if (line == NULL)
    return FALSE;

  if (!cli->json)
    {
      cli_output_line ("%s", line);
      return TRUE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "topic", topic->number);
  json_object_set_int_member (object, "score", topic->score);
  json_object_set_string_member (object, "explanation", line);
  cli_output_json (object);

  return TRUE;
}

static gboolean
run_similar (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autofree char *words = NULL;

  if (topic == NULL)
    return FALSE;

  words = g_strconcat (topic->title, " ", topic->summary, NULL);

  return cli_output_list (cli, tea_topic_similar_query (cli->book, words),
                          "number received_at status person_name place text", error);
}

static gboolean
run_remove (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);

  return topic != NULL && tea_topic_remove (topic, cli->book, error);
}

static gboolean
run_criterion_list (Cli     *cli,
                    GError **error)
{
  return cli_output_list (cli, tea_criterion_query (cli->book), "name basis weight", error);
}

const CliCommand cli_topic_commands[] = {
  { "criterion", "list", "",
    N_("List what topics are weighed by"), CLI_READS, run_criterion_list },
  { "topic", "list",
    "[--search WORDS] [--verdict WORD] [--undecided] [--owed] [--category NAME] [--from DAY]"
    " [--to DAY] [--order WORD]",
    N_("List topics; --order newest, score, requests or latest"), CLI_READS, run_list },
  { "topic", "show", "TOPIC",
    N_("Show a topic and its requests"), CLI_READS, run_show },
  { "topic", "add", "TITLE [--summary TEXT] [--category NAME]",
    N_("Add a topic"), CLI_WRITES, run_add },
  { "topic", "take", "TOPIC REQUEST…",
    N_("Put requests into a topic"), CLI_WRITES, run_take },
  { "topic", "drop", "TOPIC REQUEST",
    N_("Take a request out of a topic"), CLI_WRITES, run_drop },
  { "topic", "edit", "TOPIC FIELD TEXT",
    N_("Change title, summary, owners_vote (yes or no) or passed_number of a topic"),
    CLI_WRITES, run_edit },
  { "topic", "verdict",
    "TOPIC VERDICT [--reason TEXT] [--until DAY] [--carried-by NAME] [--to NAME] [--by NAME]"
    " [--ticket NUMBER]",
    N_("Decide what becomes of a topic: agenda, direct (--carried-by gives it out), later "
       "(--until), transfer (--to, --by, --ticket), declined or none"),
    CLI_WRITES, run_verdict },
  { "topic", "choose", "TOPIC MEETING",
    N_("Make a topic one of the one or two core topics of a session"), CLI_WRITES, run_choose },
  { "topic", "score", "TOPIC CRITERION POINTS",
    N_("Judge a topic from 0 to 3, or -1 for not judged"), CLI_WRITES, run_score },
  { "topic", "explain", "TOPIC",
    N_("Say how the score of a topic comes about"), CLI_READS, run_explain },
  { "topic", "similar", "TOPIC",
    N_("List requests that may belong to a topic"), CLI_READS, run_similar },
  { "topic", "remove", "TOPIC",
    N_("Take apart a topic that nothing came of"), CLI_WRITES, run_remove },
  { NULL },
};
