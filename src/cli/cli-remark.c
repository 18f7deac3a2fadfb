/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-console.h"
#include "meet/tea-remark-version.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"

/* The speaker's line of the sign-in sheet; 0 where @name is not on it. */
static gboolean
find_speaker (Cli         *cli,
              TeaMeeting  *meeting,
              const char  *name,
              gint64      *id,
              GError     **error)
{
  TeaAttendanceFilter filter = { .meeting = tea_record_get_id (TEA_RECORD (meeting)) };
  g_autoptr (TeaQuery) query = tea_attendance_query (cli->book, &filter);
  g_autoptr (GPtrArray) lines = tea_query_read_records (query, error);

  if (lines == NULL)
    return FALSE;

  *id = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      TeaAttendance *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->name, name))
        *id = tea_record_get_id (TEA_RECORD (line));
    }

  return TRUE;
}

static gboolean
run_remark_add (Cli     *cli,
                GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaRemark) remark = NULL;
  const char *speaker = cli_arguments_get (arguments, "SPEAKER");
  const char *said_at;
  gint64 attendance;
  gint64 topic;
  gint64 party;

  if (meeting == NULL ||
      !find_speaker (cli, meeting, speaker, &attendance, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error) ||
      !cli_arguments_get_time (arguments, "--at", &said_at, error))
    return FALSE;

  remark = g_object_new (TEA_TYPE_REMARK,
                         "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                         "attendance", attendance,
                         "speaker", speaker,
                         "party", party,
                         "topic", topic,
                         "stance", cli_arguments_get (arguments, "--stance"),
                         "text", cli_arguments_get (arguments, "TEXT"),
                         "said-at", said_at,
                         NULL);

  return tea_remark_add (remark, cli->book, error) && cli_output_done (cli, remark, error);
}

static gboolean
run_remark_list (Cli     *cli,
                 GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaRemarkFilter filter = {
    .text = cli_arguments_get (arguments, "--search"),
    .stance = cli_arguments_get (arguments, "--stance"),
  };

  if ((filter.stance != NULL && !tea_word_check (tea_remark_stances (), filter.stance, error)) ||
      !cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &filter.meeting, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error) ||
      !cli_find_id (cli, TEA_TYPE_PARTY, "--party", &filter.party, error))
    return FALSE;

  return cli_output_list (cli, tea_remark_query (cli->book, &filter),
                          "number said_at speaker party_name stance text", error);
}

static gboolean
run_remark_correct (Cli     *cli,
                    GError **error)
{
  g_autoptr (TeaRemark) remark = cli_find_argument (cli, TEA_TYPE_REMARK, "REMARK", error);
  const char *stance = cli_arguments_get (cli->arguments, "--stance");

  return remark != NULL &&
         tea_remark_correct (remark, cli->book, cli_arguments_get (cli->arguments, "TEXT"),
                             stance != NULL ? stance : remark->stance, error) &&
         cli_output_done (cli, remark, error);
}

static gboolean
run_remark_versions (Cli     *cli,
                     GError **error)
{
  g_autoptr (TeaRemark) remark = cli_find_argument (cli, TEA_TYPE_REMARK, "REMARK", error);

  return remark != NULL &&
         cli_output_list (cli,
                          tea_remark_version_query (cli->book,
                                                    tea_record_get_id (TEA_RECORD (remark))),
                          "corrected_at corrected_by stance text", error);
}

static gboolean
run_remark_draft (Cli     *cli,
                  GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaConsole) console = NULL;
  const char *speaker = cli_arguments_get (arguments, "--speaker");
  gint64 attendance = 0;
  gint64 topic;

  if (meeting == NULL ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      (speaker != NULL && !find_speaker (cli, meeting, speaker, &attendance, error)))
    return FALSE;

  console = tea_console_open (meeting, cli->book, error);
  if (console == NULL)
    return FALSE;

  if (cli_arguments_has (arguments, "TEXT"))
    {
      g_object_set (console,
                    "attendance", attendance,
                    "speaker", speaker != NULL ? speaker : "",
                    "about", topic,
                    "stance", cli_arguments_get (arguments, "--stance"),
                    "draft", cli_arguments_get (arguments, "TEXT"),
                    NULL);
      if (!tea_console_keep_draft (console, cli->book, error))
        return FALSE;
    }

  if (cli->json)
    cli_output_json (cli_output_object (TEA_RECORD (console)));
  else
    cli_output_line ("%s", console->draft);

  return TRUE;
}

static gboolean
run_remark_remove (Cli     *cli,
                   GError **error)
{
  g_autoptr (TeaRemark) remark = cli_find_argument (cli, TEA_TYPE_REMARK, "REMARK", error);

  return remark != NULL && tea_remark_remove (remark, cli->book, error);
}

static gboolean
read_hands (Cli     *cli,
            int     *in_favour,
            int     *against,
            int     *abstained,
            GError **error)
{
  return cli_arguments_get_int (cli->arguments, "--for", 0, in_favour, error) &&
         cli_arguments_get_int (cli->arguments, "--against", 0, against, error) &&
         cli_arguments_get_int (cli->arguments, "--abstained", 0, abstained, error);
}

static gboolean
run_ballot_record (Cli     *cli,
                   GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaBallot) ballot = NULL;
  int in_favour = 0;
  int against = 0;
  int abstained = 0;
  const char *taken_at;
  gint64 topic;

  if (meeting == NULL ||
      !read_hands (cli, &in_favour, &against, &abstained, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_arguments_get_time (arguments, "--at", &taken_at, error))
    return FALSE;

  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                         "topic", topic,
                         "question", cli_arguments_get (arguments, "TEXT"),
                         "in-favour", in_favour,
                         "against", against,
                         "abstained", abstained,
                         "taken-at", taken_at,
                         NULL);

  return tea_ballot_record (ballot, cli->book, error) && cli_output_done (cli, ballot, error);
}

static gboolean
run_ballot_recount (Cli     *cli,
                    GError **error)
{
  g_autoptr (TeaBallot) ballot = cli_find_argument (cli, TEA_TYPE_BALLOT, "BALLOT", error);
  g_autoptr (TeaBallot) recount = NULL;
  int in_favour = 0;
  int against = 0;
  int abstained = 0;

  if (ballot == NULL || !read_hands (cli, &in_favour, &against, &abstained, error))
    return FALSE;

  recount = tea_ballot_recount (ballot, cli->book, in_favour, against, abstained, error);

  return recount != NULL && cli_output_done (cli, recount, error);
}

/* Reads PARTY=FOR/AGAINST/ABSTAINED, of which the last may be left out. */
static TeaBallotPart *
read_part (Cli         *cli,
           const char  *text,
           GError     **error)
{
  const char *hands = strrchr (text, '=');
  g_autofree char *name = hands != NULL ? g_strndup (text, hands - text) : NULL;
  g_autoptr (TeaParty) party = NULL;
  g_auto (GStrv) numbers = hands != NULL ? g_strsplit (hands + 1, "/", -1) : NULL;
  gint64 counts[3] = { 0 };
  guint n = numbers != NULL ? g_strv_length (numbers) : 0;
  gboolean read = n == 2 || n == 3;

  for (guint i = 0; read && i < n; i++)
    read = g_ascii_string_to_signed (numbers[i], 10, 0, G_MAXINT, &counts[i], NULL);

  if (!read)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("“%s” is not of the form PARTY=FOR/AGAINST/ABSTAINED"), text);
      return NULL;
    }

  party = cli_find (cli, TEA_TYPE_PARTY, name, error);
  if (party == NULL)
    return NULL;

  return tea_ballot_part_new (tea_record_get_id (TEA_RECORD (party)), counts[0], counts[1],
                              counts[2]);
}

static GPtrArray *
read_parts (Cli     *cli,
            GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const *texts = cli_arguments_get_all (cli->arguments, "HANDS");

  for (guint i = 0; texts[i] != NULL; i++)
    {
      TeaBallotPart *part = read_part (cli, texts[i], error);

      if (part == NULL)
        return NULL;

      g_ptr_array_add (parts, part);
    }

  return g_steal_pointer (&parts);
}

static gboolean
run_ballot_by_party (Cli     *cli,
                     GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaBallot) ballot = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  const char *taken_at;
  gint64 topic;

  if (meeting == NULL ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) ||
      !cli_arguments_get_time (arguments, "--at", &taken_at, error))
    return FALSE;

  parts = read_parts (cli, error);
  if (parts == NULL)
    return FALSE;

  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                         "topic", topic,
                         "question", cli_arguments_get (arguments, "TEXT"),
                         "taken-at", taken_at,
                         NULL);

  return tea_ballot_record_by_party (ballot, cli->book, parts, error) &&
         cli_output_done (cli, ballot, error);
}

static gboolean
run_ballot_recount_by_party (Cli     *cli,
                             GError **error)
{
  g_autoptr (TeaBallot) ballot = cli_find_argument (cli, TEA_TYPE_BALLOT, "BALLOT", error);
  g_autoptr (TeaBallot) recount = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (ballot == NULL)
    return FALSE;

  parts = read_parts (cli, error);
  if (parts == NULL)
    return FALSE;

  recount = tea_ballot_recount_by_party (ballot, cli->book, parts, error);

  return recount != NULL && cli_output_done (cli, recount, error);
}

/* The result in words, and the hands of each party where they were counted apart. */
static gboolean
run_ballot_show (Cli     *cli,
                 GError **error)
{
  g_autoptr (TeaBallot) ballot = cli_find_argument (cli, TEA_TYPE_BALLOT, "BALLOT", error);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *result = NULL;

  if (ballot == NULL)
    return FALSE;

  query = tea_ballot_part_query (cli->book, tea_record_get_id (TEA_RECORD (ballot)));
  parts = tea_query_read_records (query, error);
  if (parts == NULL)
    return FALSE;

  result = tea_ballot_dup_result (ballot);
  if (cli->json)
    {
      JsonObject *object = cli_output_object (TEA_RECORD (ballot));

      json_object_set_boolean_member (object, "passed", tea_ballot_has_passed (ballot));
      json_object_set_string_member (object, "result", result);
      json_object_set_array_member (object, "by_party", cli_output_array (parts));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_line ("%s", ballot->question);
  cli_output_line ("%s", result);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *words = tea_ballot_part_dup_words (g_ptr_array_index (parts, i));

      cli_output_line ("%s", words);
    }

  return TRUE;
}

static gboolean
run_ballot_list (Cli     *cli,
                 GError **error)
{
  gint64 meeting;
  gint64 topic;

  return cli_find_id (cli, TEA_TYPE_MEETING, "--meeting", &meeting, error) &&
         cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) &&
         cli_output_list (cli,
                          tea_ballot_query (cli->book, meeting, topic,
                                            cli_arguments_has (cli->arguments, "--replaced")),
                          "id taken_at in_favour against abstained present question", error);
}

const CliCommand cli_remark_commands[] = {
  { "remark", "add",
    "MEETING SPEAKER TEXT [--topic TOPIC] [--party NAME] [--stance WORD] [--at TIME]",
    N_("Write down what somebody said; --stance for, against, question, suggestion or answer"),
    CLI_WRITES, run_remark_add },
  { "remark", "list",
    "[--meeting MEETING] [--topic TOPIC] [--party NAME] [--stance WORD] [--search WORDS]",
    N_("List remarks"), CLI_READS, run_remark_list },
  { "remark", "correct", "REMARK TEXT [--stance WORD]",
    N_("Correct what somebody said; what stood there is kept"), CLI_WRITES, run_remark_correct },
  { "remark", "versions", "REMARK",
    N_("List what a remark said before it was corrected"), CLI_READS, run_remark_versions },
  { "remark", "draft",
    "MEETING [TEXT] [--speaker NAME] [--topic TOPIC] [--stance WORD]",
    N_("Show the remark that is being typed, or keep it"), CLI_WRITES, run_remark_draft },
  { "remark", "remove", "REMARK",
    N_("Strike a remark out"), CLI_WRITES, run_remark_remove },
  { "ballot", "record",
    "MEETING TEXT --for N --against N [--abstained N] [--topic TOPIC] [--at TIME]",
    N_("Write down a show of hands on a question"), CLI_WRITES, run_ballot_record },
  { "ballot", "recount", "BALLOT --for N --against N [--abstained N]",
    N_("Replace a count by a new one; the earlier is kept"), CLI_WRITES, run_ballot_recount },
  { "ballot", "by-party", "MEETING TEXT HANDS… [--topic TOPIC] [--at TIME]",
    N_("Write down a show of hands by party: PARTY=FOR/AGAINST/ABSTAINED for each"),
    CLI_WRITES, run_ballot_by_party },
  { "ballot", "recount-by-party", "BALLOT HANDS…",
    N_("Replace a count by a new one by party; the earlier is kept"),
    CLI_WRITES, run_ballot_recount_by_party },
  { "ballot", "show", "BALLOT",
    N_("Show the result of a show of hands"), CLI_READS, run_ballot_show },
  { "ballot", "list", "[--meeting MEETING] [--topic TOPIC] [--replaced]",
    N_("List shows of hands"), CLI_READS, run_ballot_list },
  { NULL },
};
