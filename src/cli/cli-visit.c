/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "collect/tea-mediation.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "people/tea-grid.h"
#include "people/tea-person.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaVisit) visit = NULL;
  CliArguments *arguments = cli->arguments;
  TeaVisitEntry entry = {
    .way = cli_arguments_get (arguments, "--way"),
    .address = cli_arguments_get (arguments, "ADDRESS"),
    .person = cli_arguments_get (arguments, "--person"),
    .phone = cli_arguments_get (arguments, "--phone"),
    .worker = cli_arguments_get (arguments, "--worker"),
    .summary = cli_arguments_get (arguments, "--summary"),
    .settled = cli_arguments_get (arguments, "--settled"),
    .next_step = cli_arguments_get (arguments, "--next"),
    .attention = cli_arguments_has (arguments, "--attention"),
    .request = cli_arguments_get (arguments, "--request"),
    .dispute = cli_arguments_has (arguments, "--dispute"),
    .solved = cli_arguments_has (arguments, "--solved"),
  };

  if (!cli_arguments_get_day (arguments, "--on", &entry.visited_on, error) ||
      !cli_find_id (cli, TEA_TYPE_GRID, "--grid", &entry.grid, error))
    return FALSE;

  visit = tea_visit_add (cli->book, &entry, error);

  return visit != NULL && cli_output_done (cli, visit, error);
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  gint64 grid;
  gint64 worker;
  int limit = 0;

  return cli_find_id (cli, TEA_TYPE_GRID, "--grid", &grid, error) &&
         cli_find_id (cli, TEA_TYPE_PERSON, "--worker", &worker, error) &&
         cli_arguments_get_int (cli->arguments, "--limit", 1, &limit, error) &&
         cli_output_limited (cli, tea_visit_query (cli->book, grid, worker, 0), limit,
                             "visited_on way address worker_name summary next_step", error);
}

/* A round is every household once a month. */
static gboolean
run_left (Cli     *cli,
          GError **error)
{
  g_autofree char *from = tea_book_today (cli->book);
  gint64 grid;
  int limit = 0;

  memcpy (from + strlen ("YYYY-MM-"), "01", 2);

  return cli_find_id (cli, TEA_TYPE_GRID, "GRID", &grid, error) &&
         cli_arguments_get_int (cli->arguments, "--limit", 1, &limit, error) &&
         cli_output_limited (cli, tea_visit_left_query (cli->book, grid, from), limit,
                             "address grid_name", error);
}

static gboolean
run_mediate (Cli     *cli,
             GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaMediation) mediation = NULL;
  g_autoptr (TeaRequest) request = NULL;
  const char *day = NULL;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);
  if (request == NULL || !cli_arguments_get_day (arguments, "--on", &day, error))
    return FALSE;

  mediation = g_object_new (TEA_TYPE_MEDIATION,
                            "request", tea_record_get_id (TEA_RECORD (request)),
                            "held-on", day,
                            "mediator", cli_arguments_get (arguments, "--by"),
                            "parties", cli_arguments_get (arguments, "--with"),
                            "words", cli_arguments_get (arguments, "TEXT"),
                            "reached", cli_arguments_has (arguments, "--agreed"),
                            NULL);

  return tea_mediation_add (mediation, cli->book, error) &&
         cli_output_done (cli, mediation, error);
}

static gboolean
run_mediations (Cli     *cli,
                GError **error)
{
  g_autoptr (TeaRequest) request = NULL;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL &&
         cli_output_list (cli,
                          tea_mediation_query (cli->book,
                                               tea_record_get_id (TEA_RECORD (request))),
                          "held_on mediator parties reached words", error);
}

const CliCommand cli_visit_commands[] = {
  { "visit", "add",
    "ADDRESS [--on DAY] [--way WORD] [--person NAME] [--phone NUMBER] [--worker NAME]"
    " [--grid NAME] [--summary TEXT] [--settled TEXT] [--next TEXT] [--attention]"
    " [--request TEXT] [--dispute] [--solved]",
    N_("Write down a home visit, and the request that came of it; --solved at the door"),
    CLI_WRITES, run_add },
  { "visit", "list", "[--grid NAME] [--worker NAME] [--limit N]",
    N_("List home visits, the latest first"), CLI_READS, run_list },
  { "visit", "left", "GRID [--limit N]",
    N_("List the households of a grid where nobody was this month"), CLI_READS, run_left },
  { "mediation", "add", "REQUEST TEXT [--by NAME] [--with NAMES] [--on DAY] [--agreed]",
    N_("Write down how a dispute was mediated; it is never projected"), CLI_WRITES, run_mediate },
  { "mediation", "list", "REQUEST",
    N_("List how a dispute was mediated, the latest first"), CLI_READS, run_mediations },
  { NULL },
};
