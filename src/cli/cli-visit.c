/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

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

const CliCommand cli_visit_commands[] = {
  { "visit", "add",
    "ADDRESS [--on DAY] [--way WORD] [--person NAME] [--phone NUMBER] [--worker NAME]"
    " [--grid NAME] [--summary TEXT] [--settled TEXT] [--next TEXT] [--attention]"
    " [--request TEXT]",
    N_("Write down a home visit, and the request that came of it"), CLI_WRITES, run_add },
  { "visit", "list", "[--grid NAME] [--worker NAME] [--limit N]",
    N_("List home visits, the latest first"), CLI_READS, run_list },
  { NULL },
};
