/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cli-output.h"
#include "cli-table.h"

static const char *
get_text (TeaRecord       *record,
          const TeaColumn *column)
{
  return G_STRUCT_MEMBER (const char *, record, column->offset);
}

/* What people call the record that @column points to: the first of the computed columns
 * column_number, column_name and column_title that there is. */
static const TeaColumn *
find_name (TeaRecordClass  *klass,
           const TeaColumn *column)
{
  static const char * const endings[] = { "number", "name", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", column->name, endings[i]);
      const TeaColumn *found = tea_record_class_find_column (klass, name);

      /* A request has a source, and a number of its own from there. */
      if (found != NULL && found->expression != NULL)
        return found;
    }

  return NULL;
}

static JsonNode *
create_text (const char *text)
{
  JsonNode *node = json_node_alloc ();

  return text != NULL ? json_node_init_string (node, text) : json_node_init_null (node);
}

/* Ids have 63 bits, of which many readers of JSON keep 53: they are text. */
static JsonNode *
create_id (gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  return create_text (text);
}

static void
set_reference (JsonObject      *object,
               TeaRecord       *record,
               const TeaColumn *column)
{
  const TeaColumn *name = find_name (TEA_RECORD_GET_CLASS (record), column);
  gint64 id = G_STRUCT_MEMBER (gint64, record, column->offset);
  g_autofree char *key = NULL;

  if (name == NULL)
    {
      json_object_set_member (object, column->name, create_id (id));
      return;
    }

  key = g_strdup_printf ("%s_id", column->name);
  json_object_set_member (object, column->name,
                          create_text (id != 0 ? get_text (record, name) : NULL));
  json_object_set_member (object, key, create_id (id));
}

static void
set_member (JsonObject      *object,
            TeaRecord       *record,
            const TeaColumn *column)
{
  switch (column->type)
    {
    case TEA_COLUMN_INTEGER:
      json_object_set_int_member (object, column->name,
                                  G_STRUCT_MEMBER (int, record, column->offset));
      break;

    case TEA_COLUMN_BOOLEAN:
      json_object_set_boolean_member (object, column->name,
                                      G_STRUCT_MEMBER (gboolean, record, column->offset));
      break;

    case TEA_COLUMN_REFERENCE:
      set_reference (object, record, column);
      break;

    case TEA_COLUMN_TEXT:
    case TEA_COLUMN_OPTIONAL:
    case TEA_COLUMN_DATE:
    case TEA_COLUMN_TIME:
    default:
      json_object_set_member (object, column->name, create_text (get_text (record, column)));
      break;
    }
}

/**
 * cli_output_object:
 * @record: a record
 *
 * Makes an object of a record: its id as text, then its columns by their names. A column that
 * points to another record is what people call that one, its number or its name; `column_id` is
 * its id.
 *
 * Returns: (transfer full): the object
 */
JsonObject *
cli_output_object (TeaRecord *record)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);
  JsonObject *object = json_object_new ();
  const TeaColumn *place;

  json_object_set_member (object, "id", create_id (tea_record_get_id (record)));
  for (guint i = 0; i < klass->n_columns; i++)
    set_member (object, record, &klass->columns[i]);

  /* A request keeps its place as a household or as it was written; scripts want one address. */
  place = tea_record_class_find_column (klass, "place");
  if (place != NULL && tea_record_class_find_column (klass, "address") != NULL)
    json_object_set_member (object, "address", create_text (get_text (record, place)));

  return object;
}

/**
 * cli_output_array:
 * @records: (element-type TeaRecord): records
 *
 * Returns: (transfer full): an array of their objects
 */
JsonArray *
cli_output_array (GPtrArray *records)
{
  JsonArray *array = json_array_sized_new (records->len);

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, cli_output_object (g_ptr_array_index (records, i)));

  return array;
}

/**
 * cli_output_node:
 * @node: (transfer full): what to print
 *
 * Prints JSON.
 */
void
cli_output_node (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  fputs (text, stdout);
  putchar ('\n');
  json_node_unref (node);
}

/**
 * cli_output_json:
 * @object: (transfer full): what to print
 *
 * Prints JSON.
 */
void
cli_output_json (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  cli_output_node (node);
}

/**
 * cli_output_line:
 * @format: as for printf()
 * @...: what goes into it
 *
 * Prints a line for people.
 */
void
cli_output_line (const char *format,
                 ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
  putchar ('\n');
}

/* What people see of a column: for a reference what they call it. */
static char *
dup_cell (TeaRecord       *record,
          const TeaColumn *column)
{
  const TeaColumn *name = NULL;
  const char *time;

  switch (column->type)
    {
    case TEA_COLUMN_BOOLEAN:
      return g_strdup (G_STRUCT_MEMBER (gboolean, record, column->offset) ? _("yes") : _("no"));

    case TEA_COLUMN_TIME:
      /* Nobody reads the seconds. */
      time = get_text (record, column);
      return g_strndup (time != NULL ? time : "", strlen ("2026-11-25 14:30"));

    case TEA_COLUMN_REFERENCE:
      name = find_name (TEA_RECORD_GET_CLASS (record), column);
      break;

    case TEA_COLUMN_TEXT:
    case TEA_COLUMN_OPTIONAL:
    case TEA_COLUMN_DATE:
    case TEA_COLUMN_INTEGER:
    default:
      break;
    }

  return tea_record_dup_column (record, name != NULL ? name : column);
}

static void
add_row (CliTable  *table,
         TeaRecord *record,
         GStrv      names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const TeaColumn *column;
      g_autofree char *cell = NULL;

      column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (record), names[i]);
      cell = column != NULL ? dup_cell (record, column)
                            : g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (record));
      cli_table_add (table, cell);
    }
}

static void
print_table (GPtrArray  *records,
             const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (CliTable) table = cli_table_new (g_strv_length (names));

  for (guint i = 0; records->len > 0 && names[i] != NULL; i++)
    {
      const TeaColumn *column;

      column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (records->pdata[0]), names[i]);
      g_assert (column != NULL || g_str_equal (names[i], "id"));
      cli_table_add (table, column != NULL ? _(column->label) : "ID");
      if (column != NULL && column->type == TEA_COLUMN_INTEGER)
        cli_table_set_right (table, i);
    }

  for (guint i = 0; i < records->len; i++)
    add_row (table, g_ptr_array_index (records, i), names);

  cli_table_print (table);
}

/**
 * cli_output_limited:
 * @cli: the run
 * @query: (transfer full): asks for records
 * @limit: how many at most, 0 for all
 * @columns: the names of those that people see, with spaces between them
 * @error: return location for an error
 *
 * Prints records: an array of objects with all columns, or a table with @columns.
 *
 * Returns: whether they could be read
 */
gboolean
cli_output_limited (Cli         *cli,
                    TeaQuery    *query,
                    int          limit,
                    const char  *columns,
                    GError     **error)
{
  g_autoptr (TeaQuery) owned = query;
  g_autoptr (GPtrArray) records = tea_query_read_records (query, error);

  if (records == NULL)
    return FALSE;

  if (limit > 0 && records->len > (guint) limit)
    g_ptr_array_set_size (records, limit);

  if (cli->json)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (node, cli_output_array (records));
      cli_output_node (node);
    }
  else
    {
      print_table (records, columns);
    }

  return TRUE;
}

/**
 * cli_output_list:
 * @cli: the run
 * @query: (transfer full): asks for records
 * @columns: the names of those that people see, with spaces between them
 * @error: return location for an error
 *
 * Prints all records, as cli_output_limited() does.
 *
 * Returns: whether they could be read
 */
gboolean
cli_output_list (Cli         *cli,
                 TeaQuery    *query,
                 const char  *columns,
                 GError     **error)
{
  return cli_output_limited (cli, query, 0, columns, error);
}

/**
 * cli_output_fields:
 * @record: a record
 *
 * Prints for people what is in a record, a line for each column that is not empty.
 */
void
cli_output_fields (TeaRecord *record)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];
      g_autofree char *text = NULL;

      /* What it points to has columns of its own. */
      if (column->type == TEA_COLUMN_REFERENCE)
        continue;

      text = dup_cell (record, column);
      if (*text != '\0')
        cli_output_line ("%s: %s", _(column->label), text);
    }
}

/**
 * cli_output_done:
 * @cli: the run
 * @record: (type TeaRecord): what was made or changed
 * @error: return location for an error
 *
 * Says what a verb left in the book: for scripts the object, otherwise the number, or the id of
 * what has none.
 *
 * Returns: whether it could be read
 */
gboolean
cli_output_done (Cli       *cli,
                 gpointer   record,
                 GError   **error)
{
  g_autoptr (TeaRecord) present = NULL;
  const TeaColumn *number;
  const gint64 id = tea_record_get_id (record);

  /* Computed columns are as fresh as the book. */
  present = tea_book_get (cli->book, G_OBJECT_TYPE (record), id, error);
  if (present == NULL)
    return FALSE;

  number = tea_record_class_find_column (TEA_RECORD_GET_CLASS (present), "number");
  if (cli->json)
    cli_output_json (cli_output_object (present));
  else if (number != NULL)
    cli_output_line ("%s", get_text (present, number));
  else
    cli_output_line ("%" G_GINT64_FORMAT, id);

  return TRUE;
}
