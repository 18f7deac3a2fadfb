/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "report/tea-figures.h"
#include "report/tea-statement.h"
#include "report/tea-trace.h"

#include "cli-find.h"
#include "cli-output.h"
#include "cli-table.h"

/* What a table shows of the rows of a figure: the first of these that the type has. */
static char *
choose_columns (GType record_type)
{
  static const char * const wanted[] = {
    "number", "name", "address", "place", "received_at", "starts_at", "raised_on", "due_on",
    "status", "state", "verdict", "outcome", "outcome_on", "title", "requirement", "text",
  };
  g_autoptr (TeaRecordClass) klass = g_type_class_ref (record_type);
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (tea_record_class_find_column (klass, wanted[i]) == NULL)
        continue;

      if (columns->len > 0)
        g_string_append_c (columns, ' ');
      g_string_append (columns, wanted[i]);
    }

  return g_string_free_and_steal (columns);
}

static gboolean
list_rows (Cli         *cli,
           const char  *from,
           const char  *to,
           GError     **error)
{
  g_autofree char *columns = NULL;
  const TeaFigure *figure;

  figure = tea_figure_find (cli_arguments_get (cli->arguments, "--rows"), error);
  if (figure == NULL)
    return FALSE;

  columns = choose_columns (figure->record_type ());

  return cli_output_list (cli, tea_figure_query (cli->book, figure, from, to), columns, error);
}

static gboolean
read_period (Cli         *cli,
             const char **from,
             const char **to,
             GError     **error)
{
  if (!cli_arguments_get_day (cli->arguments, "--from", from, error) ||
      !cli_arguments_get_day (cli->arguments, "--to", to, error))
    return FALSE;

  if (*from != NULL && *to != NULL && strcmp (*from, *to) > 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("The period ends on %s, before it begins on %s."), *to, *from);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_figures (Cli     *cli,
             GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (CliTable) table = cli_table_new (3);
  const TeaFigure *figures;
  const char *from;
  const char *to;
  guint n_figures;

  if (!read_period (cli, &from, &to, error))
    return FALSE;

  if (cli_arguments_has (cli->arguments, "--rows"))
    return list_rows (cli, from, to, error);

  cli_table_set_right (table, 1);
  figures = tea_figures (&n_figures);
  for (guint i = 0; i < n_figures; i++)
    {
      g_autofree char *shown = NULL;
      gint64 value;

      if (!tea_figure_count (cli->book, &figures[i], from, to, &value, error))
        return FALSE;

      json_object_set_int_member (object, figures[i].name, value);
      shown = g_strdup_printf ("%" G_GINT64_FORMAT, value);
      cli_table_add (table, figures[i].name);
      cli_table_add (table, shown);
      cli_table_add (table, _(figures[i].label));
    }

  if (cli->json)
    cli_output_json (g_steal_pointer (&object));
  else
    cli_table_print (table);

  return TRUE;
}

static gboolean
run_statement (Cli     *cli,
               GError **error)
{
  g_autofree char *text = NULL;
  const char *from;
  const char *to;
  JsonObject *object;

  if (!read_period (cli, &from, &to, error))
    return FALSE;

  text = tea_statement (cli->book, from, to, error);
  if (text == NULL)
    return FALSE;

  if (!cli->json)
    {
      cli_output_line ("%s", text);
      return TRUE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "statement", text);
  cli_output_json (object);

  return TRUE;
}

static JsonArray *
create_links (GPtrArray *links)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      TeaTraceLink *link = g_ptr_array_index (links, i);
      JsonObject *object = json_object_new ();
      g_autofree char *id = NULL;

      id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (link->record));
      json_object_set_string_member (object, "stage", tea_trace_stage_name (link->stage));
      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (object, "number", link->number);
      json_object_set_string_member (object, "title", link->title);
      json_object_set_string_member (object, "when", link->when);
      json_object_set_boolean_member (object, "start", link->start);
      json_array_add_object_element (array, object);
    }

  return array;
}

static void
print_links (GPtrArray *links)
{
  g_autoptr (CliTable) table = cli_table_new (5);

  for (guint i = 0; i < links->len; i++)
    {
      TeaTraceLink *link = g_ptr_array_index (links, i);
      g_autofree char *when = g_strndup (link->when, strlen ("2026-11-25 14:30"));

      cli_table_add (table, link->start ? "*" : "");
      cli_table_add (table, tea_trace_stage_label (link->stage));
      cli_table_add (table, link->number);
      cli_table_add (table, when);
      cli_table_add (table, link->title);
    }

  cli_table_print (table);
}

static gboolean
run_trace (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaRecord) record = NULL;
  g_autoptr (GPtrArray) links = NULL;
  const char *number = cli_arguments_get (cli->arguments, "NUMBER");

  record = tea_trace_find (cli->book, number, error);
  if (record == NULL)
    return FALSE;

  links = tea_trace (record, cli->book, error);
  if (links == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "number", number);
      json_object_set_array_member (object, "links", create_links (links));
      cli_output_json (object);
      return TRUE;
    }

  print_links (links);

  return TRUE;
}

const CliCommand cli_report_commands[] = {
  { "figures", NULL, "[--from DAY] [--to DAY] [--rows FIGURE]",
    N_("Count a period; with --rows list what a figure counts"), CLI_READS, run_figures },
  { "statement", NULL, "[--from DAY] [--to DAY]",
    N_("Put the figures of a period into sentences"), CLI_READS, run_statement },
  { "trace", NULL, "NUMBER",
    N_("Follow the chain from requests to rules, up and down"), CLI_READS, run_trace },
  { NULL },
};
