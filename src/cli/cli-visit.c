/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-mediation.h"
#include "collect/tea-request.h"
#include "collect/tea-visit-round.h"
#include "collect/tea-visit.h"
#include "people/tea-grid.h"
#include "people/tea-person.h"

#include "cli-find.h"
#include "cli-output.h"
#include "cli-photo.h"
#include "cli-table.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaVisit) visit = NULL;
  CliArguments *arguments = cli->arguments;
  const TeaVisitMatter matter = {
    .text = cli_arguments_get (arguments, "--request"),
    .kind = cli_arguments_has (arguments, "--dispute") ? "dispute"
                                                       : cli_arguments_get (arguments, "--kind"),
    .solved = cli_arguments_has (arguments, "--solved"),
    .mediation = cli_arguments_get (arguments, "--mediation"),
  };
  TeaVisitEntry entry = {
    .began_at = cli_arguments_get (arguments, "--from"),
    .ended_at = cli_arguments_get (arguments, "--until"),
    .way = cli_arguments_get (arguments, "--way"),
    .address = cli_arguments_get (arguments, "ADDRESS"),
    .person = cli_arguments_get (arguments, "--person"),
    .phone = cli_arguments_get (arguments, "--phone"),
    .worker = cli_arguments_get (arguments, "--worker"),
    .companions = cli_arguments_get (arguments, "--with"),
    .summary = cli_arguments_get (arguments, "--summary"),
    .settled = cli_arguments_get (arguments, "--settled"),
    .next_step = cli_arguments_get (arguments, "--next"),
    .report = cli_arguments_has (arguments, "--report"),
    .attention = cli_arguments_has (arguments, "--attention"),
    .attention_over = cli_arguments_has (arguments, "--no-attention"),
    .matters = &matter,
    .n_matters = matter.text != NULL ? 1 : 0,
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
                             "id visited_on way address person_name worker_name requests summary"
                             " next_step", error);
}

static gboolean
run_matter (Cli     *cli,
            GError **error)
{
  CliArguments *arguments = cli->arguments;
  g_autoptr (TeaVisit) visit = NULL;
  g_autoptr (TeaRequest) request = NULL;
  const TeaVisitMatter matter = {
    .text = cli_arguments_get (arguments, "TEXT"),
    .kind = cli_arguments_get (arguments, "--kind"),
    .solved = cli_arguments_has (arguments, "--solved"),
    .mediation = cli_arguments_get (arguments, "--mediation"),
  };

  visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);
  if (visit == NULL)
    return FALSE;

  request = tea_visit_add_matter (visit, cli->book, &matter, error);

  return request != NULL && cli_output_done (cli, request, error);
}

static gboolean
run_edit (Cli     *cli,
          GError **error)
{
  const char *field = cli_arguments_get (cli->arguments, "FIELD");
  const char *text = cli_arguments_get (cli->arguments, "TEXT");
  g_autoptr (TeaVisit) visit = NULL;
  gboolean done;

  visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);
  if (visit == NULL)
    return FALSE;

  done = g_str_equal (field, "worker")
         ? tea_visit_set_worker (visit, cli->book, text, error)
         : tea_record_edit (TEA_RECORD (visit), cli->book, field, text, error);

  return done && cli_output_done (cli, visit, error);
}

static gboolean
run_remove (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaVisit) visit = NULL;

  visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);

  return visit != NULL && tea_visit_remove (visit, cli->book, error);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaVisit) visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);

  return visit != NULL && cli_photo_show (cli, TEA_RECORD (visit), error);
}

static gboolean
run_photo (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaVisit) visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);

  return visit != NULL && cli_photo_add (cli, TEA_RECORD (visit), error);
}

static gboolean
run_unphoto (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaVisit) visit = cli_find_argument (cli, TEA_TYPE_VISIT, "VISIT", error);

  return visit != NULL && cli_photo_remove (cli, TEA_RECORD (visit), error);
}

static char *
dup_month (Cli     *cli,
           GError **error)
{
  return tea_visit_round_month (cli->book, cli_arguments_get (cli->arguments, "--month"), error);
}

static gboolean
run_left (Cli     *cli,
          GError **error)
{
  g_autofree char *month = dup_month (cli, error);
  gint64 grid;
  int limit = 0;

  return month != NULL &&
         cli_find_id (cli, TEA_TYPE_GRID, "GRID", &grid, error) &&
         cli_arguments_get_int (cli->arguments, "--limit", 1, &limit, error) &&
         cli_output_limited (cli, tea_visit_round_query_left (cli->book, grid, month), limit,
                             "address grid_name attention last_visit", error);
}

/* What the log counts, by the names that scripts know. */
static const struct
{
  const char *name;
  const char *label;
  gsize       offset;
} counts[] = {
  { "visits", N_("Visits"), G_STRUCT_OFFSET (TeaVisitSums, visits) },
  { "households", N_("Households"), G_STRUCT_OFFSET (TeaVisitSums, households) },
  { "disputes", N_("Disputes"), G_STRUCT_OFFSET (TeaVisitSums, disputes) },
  { "needs", N_("Needs"), G_STRUCT_OFFSET (TeaVisitSums, needs) },
  { "opinions", N_("Proposals"), G_STRUCT_OFFSET (TeaVisitSums, opinions) },
  { "hazards", N_("Hazards"), G_STRUCT_OFFSET (TeaVisitSums, hazards) },
  { "settled", N_("Settled that day"), G_STRUCT_OFFSET (TeaVisitSums, settled) },
  { "reported", N_("Reported"), G_STRUCT_OFFSET (TeaVisitSums, reported) },
  { "attention", N_("Needs attention"), G_STRUCT_OFFSET (TeaVisitSums, attention) },
};

static int
get_count (TeaVisitSums *sums,
           guint         position)
{
  return G_STRUCT_MEMBER (int, sums, counts[position].offset);
}

static JsonObject *
create_day_object (TeaVisitSums *day)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "day", day->day);
  json_object_set_string_member (object, "workers", day->workers);
  json_object_set_string_member (object, "companions", day->companions);
  json_object_set_string_member (object, "began_at", day->began_at);
  json_object_set_string_member (object, "ended_at", day->ended_at);
  json_object_set_string_member (object, "addresses", day->addresses);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name, get_count (day, i));

  return object;
}

static void
print_days_as_json (GPtrArray *days)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < days->len; i++)
    json_array_add_object_element (array, create_day_object (g_ptr_array_index (days, i)));
  json_node_take_array (node, array);
  cli_output_node (node);
}

static void
print_days (GPtrArray *days)
{
  g_autoptr (CliTable) table = cli_table_new (2 + G_N_ELEMENTS (counts));

  cli_table_add (table, _("Day"));
  cli_table_add (table, _("Grid worker"));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      cli_table_add (table, _(counts[i].label));
      cli_table_set_right (table, 2 + i);
    }

  for (guint i = 0; i < days->len; i++)
    {
      TeaVisitSums *day = g_ptr_array_index (days, i);

      cli_table_add (table, day->day);
      cli_table_add (table, day->workers);
      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        {
          g_autofree char *number = g_strdup_printf ("%d", get_count (day, j));

          cli_table_add (table, number);
        }
    }

  cli_table_print (table);
}

static gboolean
run_log (Cli     *cli,
         GError **error)
{
  g_autofree char *month = dup_month (cli, error);
  g_autoptr (GPtrArray) days = NULL;
  gint64 grid;

  if (month == NULL || !cli_find_id (cli, TEA_TYPE_GRID, "GRID", &grid, error))
    return FALSE;

  days = tea_visit_round_days (cli->book, grid, month, error);
  if (days == NULL)
    return FALSE;

  if (cli->json)
    print_days_as_json (days);
  else
    print_days (days);

  return TRUE;
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
                          "id held_on mediator parties reached words", error);
}

static gboolean
run_edit_mediation (Cli     *cli,
                    GError **error)
{
  g_autoptr (TeaMediation) mediation = NULL;

  mediation = cli_find_argument (cli, TEA_TYPE_MEDIATION, "MEDIATION", error);

  return mediation != NULL &&
         tea_record_edit (TEA_RECORD (mediation), cli->book,
                          cli_arguments_get (cli->arguments, "FIELD"),
                          cli_arguments_get (cli->arguments, "TEXT"), error) &&
         cli_output_done (cli, mediation, error);
}

static gboolean
run_remove_mediation (Cli     *cli,
                      GError **error)
{
  g_autoptr (TeaMediation) mediation = NULL;

  mediation = cli_find_argument (cli, TEA_TYPE_MEDIATION, "MEDIATION", error);

  return mediation != NULL && tea_mediation_remove (mediation, cli->book, error);
}

const CliCommand cli_visit_commands[] = {
  { "visit", "add",
    "ADDRESS [--on DAY] [--from TIME] [--until TIME] [--way WAY] [--person NAME] [--phone NUMBER]"
    " [--worker NAME] [--with NAMES] [--grid NAME] [--summary TEXT] [--settled TEXT] [--next TEXT]"
    " [--report] [--attention] [--no-attention] [--request TEXT] [--kind KIND] [--dispute]"
    " [--solved] [--mediation TEXT]",
    N_("Write down a home visit, and the request that came of it; --solved at the door"),
    CLI_WRITES, run_add },
  { "visit", "matter", "VISIT TEXT [--kind KIND] [--solved] [--mediation TEXT]",
    N_("Write down one more thing that a visit brought: need, dispute, opinion or hazard"),
    CLI_WRITES, run_matter },
  { "visit", "edit", "VISIT FIELD TEXT",
    N_("Change a field of a home visit"), CLI_WRITES, run_edit },
  { "visit", "remove", "VISIT",
    N_("Remove a home visit that was a mistake"), CLI_WRITES, run_remove },
  { "visit", "photo", "VISIT FILE",
    N_("Put a picture with a home visit"), CLI_WRITES, run_photo },
  { "visit", "unphoto", "VISIT [FILE]",
    N_("Take a picture away from a home visit; its file stays"), CLI_WRITES, run_unphoto },
  { "visit", "show", "VISIT",
    N_("Show a home visit with its pictures"), CLI_READS, run_show },
  { "visit", "list", "[--grid NAME] [--worker NAME] [--limit N]",
    N_("List home visits, the latest first"), CLI_READS, run_list },
  { "visit", "left", "GRID [--month MONTH] [--limit N]",
    N_("List the households of a grid where nobody was this month"), CLI_READS, run_left },
  { "visit", "log", "GRID [--month MONTH]",
    N_("Sum up the days of a grid’s round of visits"), CLI_READS, run_log },
  { "mediation", "add", "REQUEST TEXT [--by NAME] [--with NAMES] [--on DAY] [--agreed]",
    N_("Write down how a dispute was mediated; it is never projected"), CLI_WRITES, run_mediate },
  { "mediation", "edit", "MEDIATION FIELD TEXT",
    N_("Change a field of a record of mediation"), CLI_WRITES, run_edit_mediation },
  { "mediation", "remove", "MEDIATION",
    N_("Remove a record of mediation that was a mistake"), CLI_WRITES, run_remove_mediation },
  { "mediation", "list", "REQUEST",
    N_("List how a dispute was mediated, the latest first"), CLI_READS, run_mediations },
  { NULL },
};
