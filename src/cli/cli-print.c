/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/tea-agenda-paper.h"
#include "report/tea-answer-paper.h"
#include "report/tea-choice-paper.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-notice-paper.h"
#include "report/tea-script-paper.h"
#include "report/tea-sign-in-paper.h"
#include "screen/tea-answer.h"

#include "cli-find.h"
#include "cli-output.h"

typedef TeaPaper *(*CreatePaper) (TeaMeeting    *meeting,
                                  TeaBook       *book,
                                  TeaPaperCopy   copy,
                                  GError       **error);

static TeaPaperCopy
get_copy (Cli *cli)
{
  return cli_arguments_has (cli->arguments, "--archive") ? TEA_PAPER_COPY_ARCHIVE
                                                         : TEA_PAPER_COPY_NOTICE;
}

/* Saves the document, and says where it is and how many sheets it takes. */
static gboolean
save (Cli       *cli,
      TeaPaper  *paper,
      GError   **error)
{
  const char *path = cli_arguments_get (cli->arguments, "--output");
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  const guint n_pages = tea_paper_count_pages (paper);
  JsonObject *object;

  if (!tea_paper_save (paper, file, error))
    return FALSE;

  if (!cli->json)
    {
      /* Translators: a file, then its pages. */
      cli_output_line (ngettext ("%s: %u page", "%s: %u pages", n_pages), path, n_pages);
      return TRUE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "name", tea_paper_get_name (paper));
  json_object_set_string_member (object, "file", path);
  json_object_set_int_member (object, "pages", n_pages);
  cli_output_json (object);

  return TRUE;
}

static gboolean
print_meeting (Cli           *cli,
               CreatePaper    create,
               TeaPaperCopy   copy,
               GError       **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaPaper) paper = NULL;

  if (meeting == NULL)
    return FALSE;

  paper = create (meeting, cli->book, copy, error);

  return paper != NULL && save (cli, paper, error);
}

static gboolean
run_choice (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaPaper) paper = NULL;

  if (cli_arguments_get (cli->arguments, "MEETING") != NULL)
    {
      meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
      if (meeting == NULL)
        return FALSE;
    }
  else
    {
      /* The choice may be looked at before there is a session. */
      meeting = tea_meeting_find_current (cli->book, NULL);
    }
  paper = tea_choice_paper (meeting, cli->book, get_copy (cli), error);

  return paper != NULL && save (cli, paper, error);
}

static gboolean
run_notice (Cli     *cli,
            GError **error)
{
  return print_meeting (cli, tea_notice_paper, get_copy (cli), error);
}

static gboolean
run_agenda (Cli     *cli,
            GError **error)
{
  return print_meeting (cli, tea_agenda_paper, get_copy (cli), error);
}

static gboolean
run_attendance (Cli     *cli,
                GError **error)
{
  return print_meeting (cli, tea_sign_in_paper, get_copy (cli), error);
}

static gboolean
run_script (Cli     *cli,
            GError **error)
{
  return print_meeting (cli, tea_script_paper, TEA_PAPER_COPY_ARCHIVE, error);
}

static gboolean
run_minutes (Cli     *cli,
             GError **error)
{
  return print_meeting (cli, tea_minutes_paper, get_copy (cli), error);
}

static gboolean
run_answer (Cli     *cli,
            GError **error)
{
  const char *words = cli_arguments_get (cli->arguments, "--words");
  g_autoptr (TeaTopic) topic = cli_find_argument (cli, TEA_TYPE_TOPIC, "TOPIC", error);
  g_autofree char *composed = NULL;
  g_autoptr (TeaReply) reply = NULL;
  g_autoptr (TeaPaper) paper = NULL;

  if (topic == NULL || !tea_reply_check_verdict (topic, error))
    return FALSE;

  composed = tea_answer_compose_notice (cli->book, topic);
  reply = g_object_new (TEA_TYPE_REPLY,
                        "topic", tea_record_get_id (TEA_RECORD (topic)),
                        "way", "notice",
                        "words", words != NULL ? words : composed,
                        NULL);
  paper = tea_answer_paper (reply, cli->book, get_copy (cli), error);

  return paper != NULL && save (cli, paper, error);
}

const CliCommand cli_print_commands[] = {
  { "print", "choice", "[MEETING] --output FILE [--archive]",
    N_("Save the ranked candidates and the choice as a page to sign, as PDF"),
    CLI_READS, run_choice },
  { "print", "answer", "TOPIC --output FILE [--words TEXT] [--archive]",
    N_("Save the notice that tells what becomes of a topic as PDF, masked unless it is for the "
       "archive"),
    CLI_READS, run_answer },
  { "print", "notice", "MEETING --output FILE [--archive]",
    N_("Save the notice of a session as PDF, masked unless it is for the archive"),
    CLI_READS, run_notice },
  { "print", "agenda", "MEETING --output FILE [--archive]",
    N_("Save the agenda of a session as PDF"), CLI_READS, run_agenda },
  { "print", "attendance", "MEETING --output FILE [--archive]",
    N_("Save the sign-in sheet of a session as PDF"), CLI_READS, run_attendance },
  { "print", "script", "MEETING --output FILE",
    N_("Save the chair’s script of a session as PDF; it is internal"), CLI_READS, run_script },
  { "print", "minutes", "MEETING --output FILE [--archive]",
    N_("Save the minutes of a session as PDF, masked unless they are for the archive"),
    CLI_READS, run_minutes },
  { NULL },
};
