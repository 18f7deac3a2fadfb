/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "people/tea-estate.h"
#include "people/tea-grid-worker.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"

#include "book/tea-action.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_person_add (Cli     *cli,
                GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaPerson) person = NULL;
  gint64 household = 0;
  gint64 organisation;
  gint64 party;

  if (!cli_find_id (cli, TEA_TYPE_ORGANISATION, "--organisation", &organisation, error) ||
      !cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error))
    return FALSE;

  /* A new address and who lives there are one thing to undo. */
  action = tea_action_begin (cli->book, "person-add", _("Added a person"), error);
  if (action == NULL ||
      !tea_household_from_text (cli->book, cli_arguments_get (arguments, "--address"), &household,
                                error))
    return FALSE;

  person = g_object_new (TEA_TYPE_PERSON,
                         "name", cli_arguments_get (arguments, "NAME"),
                         "phone", cli_arguments_get (arguments, "--phone"),
                         "household", household,
                         "organisation", organisation,
                         "party", party,
                         "duties", cli_arguments_get (arguments, "--duties"),
                         "note", cli_arguments_get (arguments, "--note"),
                         NULL);

  return tea_person_add (person, cli->book, error) &&
         tea_action_commit (action, error) &&
         cli_output_done (cli, person, error);
}

static gboolean
run_person_list (Cli     *cli,
                 GError **error)
{
  gint64 party;

  return cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error) &&
         cli_output_list (cli,
                          tea_person_query (cli->book,
                                            cli_arguments_get (cli->arguments, "--search"), party),
                          "name phone party_name organisation_name duties address", error);
}

static gboolean
run_organisation_add (Cli     *cli,
                      GError **error)
{
  g_autoptr (TeaOrganisation) organisation = NULL;
  gint64 party;

  if (!cli_find_id (cli, TEA_TYPE_PARTY, "--party", &party, error))
    return FALSE;

  organisation = tea_organisation_add (cli->book, cli_arguments_get (cli->arguments, "NAME"),
                                       party, error);

  return organisation != NULL && cli_output_done (cli, organisation, error);
}

static gboolean
run_organisation_list (Cli     *cli,
                       GError **error)
{
  return cli_output_list (cli,
                          tea_organisation_query (cli->book,
                                                  cli_arguments_get (cli->arguments, "--search")),
                          "name party_name contact phone people", error);
}

static gboolean
run_party_add (Cli     *cli,
               GError **error)
{
  g_autoptr (TeaParty) party = NULL;

  party = tea_party_add (cli->book, cli_arguments_get (cli->arguments, "NAME"), error);

  return party != NULL && cli_output_done (cli, party, error);
}

static gboolean
run_party_list (Cli     *cli,
                GError **error)
{
  return cli_output_list (cli, tea_party_query (cli->book), "name required votes people", error);
}

static gboolean
run_estate_add (Cli     *cli,
                GError **error)
{
  g_autoptr (TeaEstate) estate = NULL;

  estate = tea_estate_add (cli->book, cli_arguments_get (cli->arguments, "NAME"), error);

  return estate != NULL && cli_output_done (cli, estate, error);
}

static gboolean
run_estate_list (Cli     *cli,
                 GError **error)
{
  return cli_output_list (cli, tea_estate_query (cli->book), "name households", error);
}

static gboolean
run_grid_add (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaGrid) grid = NULL;

  grid = tea_grid_add (cli->book, cli_arguments_get (cli->arguments, "NAME"),
                       cli_arguments_get (cli->arguments, "--parent"), error);

  return grid != NULL && cli_output_done (cli, grid, error);
}

static gboolean
run_grid_list (Cli     *cli,
               GError **error)
{
  return cli_output_list (cli,
                          cli_arguments_has (cli->arguments, "--behind")
                          ? tea_grid_query_behind (cli->book, NULL)
                          : tea_grid_query_all (cli->book),
                          "level name parent_name workers households to_visit visited", error);
}

static gboolean
run_grid_worker (Cli     *cli,
                 GError **error)
{
  g_autoptr (TeaGrid) grid = cli_find_argument (cli, TEA_TYPE_GRID, "GRID", error);
  g_autoptr (TeaPerson) person = NULL;

  if (grid == NULL)
    return FALSE;

  person = cli_find_argument (cli, TEA_TYPE_PERSON, "PERSON", error);

  return person != NULL &&
         tea_grid_add_worker (grid, cli->book, tea_record_get_id (TEA_RECORD (person)), error) &&
         cli_output_done (cli, grid, error);
}

static gboolean
run_grid_workers (Cli     *cli,
                  GError **error)
{
  gint64 grid;

  return cli_find_id (cli, TEA_TYPE_GRID, "GRID", &grid, error) &&
         cli_output_list (cli, tea_grid_worker_query (cli->book, grid),
                          "grid_name person_name phone", error);
}

static gboolean
run_household_list (Cli     *cli,
                    GError **error)
{
  gint64 grid;

  return cli_find_id (cli, TEA_TYPE_GRID, "--grid", &grid, error) &&
         cli_output_list (cli,
                          tea_household_query (cli->book,
                                               cli_arguments_get (cli->arguments, "--search"),
                                               grid,
                                               cli_arguments_has (cli->arguments, "--attention")),
                          "address grid_name people requests attention last_visit", error);
}

/* An address is read as everywhere, but one that the book does not have is not added: the action
 * in which it would be is never committed.
 */
static TeaHousehold *
find_household (Cli     *cli,
                GError **error)
{
  const char *address = cli_arguments_get (cli->arguments, "ADDRESS");
  g_autoptr (TeaAction) action = tea_action_begin (cli->book, "household-find", "", error);
  g_autoptr (TeaHousehold) household = NULL;
  gint64 id = 0;

  if (action == NULL || !tea_household_from_text (cli->book, address, &id, error))
    return NULL;

  g_clear_pointer (&action, tea_action_free);
  household = id != 0 ? tea_book_get (cli->book, TEA_TYPE_HOUSEHOLD, id, NULL) : NULL;
  if (household == NULL)
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                 _("The address “%s” is not in the book. “household list” shows those that are."),
                 address);

  return g_steal_pointer (&household);
}

static gboolean
run_household_edit (Cli     *cli,
                    GError **error)
{
  const char *field = cli_arguments_get (cli->arguments, "FIELD");
  const char *text = cli_arguments_get (cli->arguments, "TEXT");
  g_autoptr (TeaHousehold) household = find_household (cli, error);
  g_autofree char *id = NULL;

  if (household == NULL)
    return FALSE;

  if (g_str_equal (field, "grid") && *text != '\0')
    {
      g_autoptr (TeaGrid) grid = cli_find (cli, TEA_TYPE_GRID, text, error);

      if (grid == NULL)
        return FALSE;

      text = id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (grid)));
    }

  return tea_record_edit (TEA_RECORD (household), cli->book, field, text, error) &&
         cli_output_done (cli, household, error);
}

const CliCommand cli_people_commands[] = {
  { "party", "list", "",
    N_("List the parties at the table"), CLI_READS, run_party_list },
  { "party", "add", "NAME",
    N_("Add a party"), CLI_WRITES, run_party_add },
  { "organisation", "list", "[--search WORDS]",
    N_("List organisations"), CLI_READS, run_organisation_list },
  { "organisation", "add", "NAME [--party NAME]",
    N_("Add an organisation and the party that it sits for"), CLI_WRITES, run_organisation_add },
  { "person", "list", "[--search WORDS] [--party NAME]",
    N_("List people; initials such as zgy find names"), CLI_READS, run_person_list },
  { "person", "add",
    "NAME [--phone NUMBER] [--address ADDRESS] [--organisation NAME] [--party NAME]"
    " [--duties TEXT] [--note TEXT]",
    N_("Add a person"), CLI_WRITES, run_person_add },
  { "estate", "list", "",
    N_("List the housing estates"), CLI_READS, run_estate_list },
  { "estate", "add", "NAME",
    N_("Add a housing estate"), CLI_WRITES, run_estate_add },
  { "grid", "list", "[--behind]",
    N_("List the grids with how far their rounds of visits are; --behind: the least visited first"),
    CLI_READS, run_grid_list },
  { "grid", "add", "NAME [--parent NAME]",
    N_("Add a grid"), CLI_WRITES, run_grid_add },
  { "grid", "worker", "GRID PERSON",
    N_("Make somebody a worker of a grid"), CLI_WRITES, run_grid_worker },
  { "grid", "workers", "[GRID]",
    N_("List grid workers"), CLI_READS, run_grid_workers },
  { "household", "list", "[--search WORDS] [--grid NAME] [--attention]",
    N_("List addresses; --attention: where somebody needs looking after"), CLI_READS,
    run_household_list },
  { "household", "edit", "ADDRESS FIELD TEXT",
    N_("Change a field of an address: grid, attention, left_out"), CLI_WRITES,
    run_household_edit },
  { NULL },
};
