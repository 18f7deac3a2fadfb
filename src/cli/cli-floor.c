/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-remark.h"
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

const CliCommand cli_floor_commands[] = {
  { "remark", "add",
    "MEETING SPEAKER TEXT [--topic TOPIC] [--party NAME] [--stance WORD] [--at TIME]",
    N_("Write down what somebody said; --stance for, against, question, suggestion or answer"),
    CLI_WRITES, run_remark_add },
  { "remark", "list",
    "[--meeting MEETING] [--topic TOPIC] [--party NAME] [--stance WORD] [--search WORDS]",
    N_("List remarks"), CLI_READS, run_remark_list },
  { "remark", "remove", "REMARK",
    N_("Strike a remark out"), CLI_WRITES, run_remark_remove },
  { "ballot", "record",
    "MEETING TEXT --for N --against N [--abstained N] [--topic TOPIC] [--at TIME]",
    N_("Write down a show of hands on a question"), CLI_WRITES, run_ballot_record },
  { "ballot", "recount", "BALLOT --for N --against N [--abstained N]",
    N_("Replace a count by a new one; the earlier is kept"), CLI_WRITES, run_ballot_recount },
  { "ballot", "list", "[--meeting MEETING] [--topic TOPIC] [--replaced]",
    N_("List shows of hands"), CLI_READS, run_ballot_list },
  { NULL },
};
