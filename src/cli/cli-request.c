/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "collect/tea-category.h"
#include "collect/tea-import.h"
#include "collect/tea-request.h"
#include "people/tea-address.h"
#include "people/tea-grid.h"
#include "people/tea-person.h"
#include "screen/tea-similar.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"
#include "cli-photo.h"

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaRequest) request = NULL;
  CliArguments *arguments = cli->arguments;
  TeaRequestEntry entry = {
    .text = cli_arguments_get (arguments, "TEXT"),
    .channel = cli_arguments_get (arguments, "--channel"),
    .person = cli_arguments_get (arguments, "--person"),
    .phone = cli_arguments_get (arguments, "--phone"),
    .address = cli_arguments_get (arguments, "--address"),
    .dispute = cli_arguments_has (arguments, "--dispute"),
    .by_hand = cli_arguments_has (arguments, "--category"),
  };

  if (!cli_arguments_get_int (arguments, "--urgency", 0, &entry.urgency, error) ||
      !cli_arguments_get_int (arguments, "--affected", 1, &entry.affected, error) ||
      !cli_arguments_get_time (arguments, "--received", &entry.received_at, error) ||
      !cli_find_id (cli, TEA_TYPE_CATEGORY, "--category", &entry.category, error) ||
      !cli_find_id (cli, TEA_TYPE_GRID, "--grid", &entry.grid, error))
    return FALSE;

  request = tea_request_add (cli->book, &entry, error);

  return request != NULL && cli_output_done (cli, request, error);
}

static gboolean
check_address (const char  *text,
               GError     **error)
{
  g_autoptr (TeaAddress) address = NULL;

  if (text == NULL)
    return TRUE;

  address = tea_address_parse (text, NULL);
  if (address != NULL)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("“%s” is no address. Write it as 2-1-301 or 2栋."), text);
  return FALSE;
}

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  CliArguments *arguments = cli->arguments;
  TeaRequestFilter filter = {
    .text = cli_arguments_get (arguments, "--search"),
    .channel = cli_arguments_get (arguments, "--channel"),
    .status = cli_arguments_get (arguments, "--status"),
    .outcome = cli_arguments_get (arguments, "--outcome"),
    .without_topic = cli_arguments_has (arguments, "--without-topic"),
    .dispute = cli_arguments_has (arguments, "--dispute"),
    .oldest_first = cli_arguments_has (arguments, "--oldest-first"),
    .address = cli_arguments_get (arguments, "--address"),
  };

  /* An unknown word would list nothing and look like an answer. */
  if ((filter.channel != NULL && !tea_word_check (tea_request_channels, filter.channel, error)) ||
      (filter.status != NULL && !tea_word_check (tea_request_statuses, filter.status, error)) ||
      (filter.outcome != NULL && !tea_word_check (tea_request_outcomes, filter.outcome, error)) ||
      !check_address (filter.address, error) ||
      !cli_arguments_get_int (arguments, "--limit", 1, &filter.limit, error) ||
      !cli_arguments_get_day (arguments, "--from", &filter.from, error) ||
      !cli_arguments_get_day (arguments, "--to", &filter.to, error) ||
      !cli_find_id (cli, TEA_TYPE_CATEGORY, "--category", &filter.category, error) ||
      !cli_find_id (cli, TEA_TYPE_GRID, "--grid", &filter.grid, error) ||
      !cli_find_id (cli, TEA_TYPE_PERSON, "--person", &filter.person, error) ||
      !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &filter.topic, error))
    return FALSE;

  return cli_output_list (cli, tea_request_query (cli->book, &filter),
                          "number received_at channel status person_name place text", error);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaRequest) request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL && cli_photo_show (cli, TEA_RECORD (request), error);
}

static gboolean
read_as (Cli          *cli,
         TeaImportAs  *as,
         GError      **error)
{
  static const TeaWord words[] = {
    { "auto", NULL },
    { "chat", NULL },
    { "sheet", NULL },
    { NULL },
  };
  const char *word = cli_arguments_get (cli->arguments, "--as");

  *as = TEA_IMPORT_AUTO;
  if (word == NULL)
    return TRUE;

  for (guint i = 0; words[i].word != NULL; i++)
    {
      if (g_str_equal (words[i].word, word))
        {
          *as = (TeaImportAs) i;
          return TRUE;
        }
    }

  return tea_word_check (words, word, error);
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("“%s” is not a file."), path);
      return NULL;
    }

  if (info != NULL && !tea_import_check_size (g_file_info_get_size (info), error))
    return NULL;

  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &local_error);
  if (bytes == NULL)
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                 /* Translators: a file, then the system's own sentence. */
                 _("“%s” cannot be read: %s"), path, local_error->message);

  return g_steal_pointer (&bytes);
}

static void
print_import (Cli       *cli,
              TeaImport *import,
              gboolean   dry_run)
{
  TeaImportCounts counts;
  JsonObject *object = json_object_new ();
  JsonArray *skipped = json_array_new ();
  JsonArray *known = json_array_new ();
  guint added;

  tea_import_count (import, &counts);
  added = dry_run ? counts.ticked : counts.added;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (import)); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (import), i);
      g_autofree char *note = tea_draft_dup_note (draft);
      JsonObject *line;

      if (note == NULL)
        continue;

      line = json_object_new ();
      json_object_set_int_member (line, "line", draft->line);
      json_object_set_string_member (line, "reason", note);
      if (draft->same_number != NULL)
        json_object_set_string_member (line, "same_as", draft->same_number);
      else if (draft->same_line != 0)
        json_object_set_int_member (line, "same_line", draft->same_line);
      json_array_add_object_element (draft->duplicate ? known : skipped, line);
      if (!cli->json)
        cli_output_line (_("Line %u: %s"), draft->line, note);
    }

  json_object_set_string_member (object, "format", tea_import_get_format (import));
  json_object_set_int_member (object, "read", counts.read);
  json_object_set_int_member (object, "added", added);
  json_object_set_int_member (object, "duplicates", counts.duplicates);
  json_object_set_array_member (object, "skipped", skipped);
  json_object_set_array_member (object, "known", known);
  json_object_set_boolean_member (object, "dry_run", dry_run);
  if (cli->json)
    {
      cli_output_json (object);
      return;
    }

  cli_output_line (dry_run ? _("Would take over %u of %u lines; %u are there already.")
                           : _("Took over %u of %u lines; %u are there already."),
                   added, counts.read, counts.duplicates);
  json_object_unref (object);
}

static gboolean
commit (Cli        *cli,
        TeaImport  *import,
        GError    **error)
{
  g_autofree char *backup = NULL;
  TeaImportCounts counts;

  tea_import_count (import, &counts);
  if (counts.ticked == 0)
    return TRUE;

  backup = tea_backup_make (cli->book, "import", error);

  return backup != NULL && tea_import_commit (import, cli->book, error);
}

/* Says what the columns of a sheet hold: 说的话=text,哪天=received. */
static gboolean
set_columns (TeaImport   *import,
             const char  *columns,
             GError     **error)
{
  TeaMapping *mapping = tea_import_get_mapping (import);
  g_auto (GStrv) pairs = g_strsplit (columns, ",", -1);

  if (mapping == NULL)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("A chat has no columns. Leave --columns out."));
      return FALSE;
    }

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strrchr (pairs[i], '=');

      if (equals == NULL)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("“%s” is no column with what it holds. Write it as COLUMN=text."),
                       pairs[i]);
          return FALSE;
        }

      *equals = '\0';
      if (!tea_mapping_set (mapping, g_strstrip (pairs[i]), g_strstrip (equals + 1), error))
        return FALSE;
    }

  return TRUE;
}

/* A sheet of which no column is known to hold the request is read once for its columns. */
static gboolean
read_import (Cli        *cli,
             TeaImport  *import,
             GError    **error)
{
  const char *columns = cli_arguments_get (cli->arguments, "--columns");
  g_autoptr (GError) local_error = NULL;

  if (tea_import_read (import, NULL, NULL, NULL, &local_error) && columns == NULL)
    return TRUE;

  if (columns != NULL && (local_error == NULL || tea_import_get_mapping (import) != NULL))
    return set_columns (import, columns, error) &&
           tea_import_read (import, NULL, NULL, NULL, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
run_import (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  const char *path = cli_arguments_get (cli->arguments, "FILE");
  const gboolean dry_run = cli_arguments_has (cli->arguments, "--dry-run");
  TeaImportAs as;

  if (!read_as (cli, &as, error))
    return FALSE;

  bytes = read_file (path, error);
  if (bytes == NULL)
    return FALSE;

  name = g_path_get_basename (path);
  shown = g_filename_display_name (name);
  import = tea_import_new (cli->book, shown, bytes, as, error);
  if (import == NULL ||
      !read_import (cli, import, error) ||
      !tea_import_mark_duplicates (import, cli->book, error) ||
      (!dry_run && !commit (cli, import, error)))
    return FALSE;

  print_import (cli, import, dry_run);

  return TRUE;
}

/* Who asks and where are other records, which are found or added by what is written. */
static gboolean
edit (TeaRequest  *request,
      TeaBook     *book,
      const char  *field,
      const char  *text,
      GError     **error)
{
  if (g_str_equal (field, "person"))
    return tea_request_set_person (request, book, text, request->phone, error);
  if (g_str_equal (field, "phone"))
    return tea_request_set_person (request, book, request->person_name, text, error);
  if (g_str_equal (field, "address"))
    return tea_request_set_place (request, book, text, error);
  if (g_str_equal (field, "category"))
    return tea_request_set_category (request, book, g_ascii_strtoll (text, NULL, 10), error);

  return tea_record_edit (TEA_RECORD (request), book, field, text, error);
}

static gboolean
run_edit (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaCategory) category = NULL;
  g_autofree char *id = NULL;
  const char *field = cli_arguments_get (cli->arguments, "FIELD");
  const char *text = cli_arguments_get (cli->arguments, "TEXT");

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);
  if (request == NULL)
    return FALSE;

  if (g_str_equal (field, "category") && *text != '\0')
    {
      category = cli_find (cli, TEA_TYPE_CATEGORY, text, error);
      if (category == NULL)
        return FALSE;

      text = id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (category)));
    }

  return edit (request, cli->book, field, text, error) && cli_output_done (cli, request, error);
}

static gboolean
run_close (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaRequest) request = NULL;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL &&
         tea_request_close (request, cli->book,
                            cli_arguments_get (cli->arguments, "OUTCOME"),
                            cli_arguments_get (cli->arguments, "--note"), error) &&
         cli_output_done (cli, request, error);
}

static gboolean
run_reopen (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaRequest) request = NULL;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL &&
         tea_request_reopen (request, cli->book, error) &&
         cli_output_done (cli, request, error);
}

static gboolean
run_remove (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaRequest) request = NULL;

  request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL && tea_request_remove (request, cli->book, error);
}

static gboolean
run_photo (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaRequest) request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL && cli_photo_add (cli, TEA_RECORD (request), error);
}

static gboolean
run_unphoto (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaRequest) request = cli_find_argument (cli, TEA_TYPE_REQUEST, "REQUEST", error);

  return request != NULL && cli_photo_remove (cli, TEA_RECORD (request), error);
}

static gboolean
run_similar (Cli     *cli,
             GError **error)
{
  g_autoptr (GPtrArray) found =
    tea_similar_find (cli->book, cli_arguments_get (cli->arguments, "WORDS"), error);

  if (found == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (node, cli_output_array (found));
      cli_output_node (node);
      return TRUE;
    }

  for (guint i = 0; i < found->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (found, i);

      cli_output_line ("%s  %.10s  %s", request->number, request->received_at, request->text);
    }

  return TRUE;
}

const CliCommand cli_request_commands[] = {
  { "request", "add",
    "TEXT [--channel WORD] [--person NAME] [--phone NUMBER] [--address ADDRESS]"
    " [--received TIME] [--category NAME] [--grid NAME] [--urgency N] [--affected N] [--dispute]",
    N_("Write down what a resident asks for; --channel visit, chat, survey, hotline, door, phone "
       "or other"),
    CLI_WRITES, run_add },
  { "request", "list",
    "[--search WORDS] [--channel WORD] [--status WORD] [--outcome WORD] [--category NAME]"
    " [--grid NAME] [--address TEXT] [--person NAME] [--topic TOPIC] [--without-topic] [--dispute]"
    " [--from DAY] [--to DAY] [--oldest-first] [--limit N]",
    N_("List requests, the newest first; --status open, handling or done"), CLI_READS, run_list },
  { "request", "show", "REQUEST",
    N_("Show all of a request"), CLI_READS, run_show },
  { "request", "similar", "WORDS",
    N_("List the requests that ask for much the same"), CLI_READS, run_similar },
  { "request", "import", "FILE [--as WORD] [--columns TEXT] [--dry-run]",
    N_("Take over a chat or a sheet; --as auto, chat or sheet; --columns NAME=text,NAME=person"),
    CLI_WRITES, run_import },
  { "request", "edit", "REQUEST FIELD TEXT",
    N_("Change a field of a request"), CLI_WRITES, run_edit },
  { "request", "close", "REQUEST OUTCOME [--note TEXT]",
    N_("End a request: solved, partly or unsolvable"), CLI_WRITES, run_close },
  { "request", "reopen", "REQUEST",
    N_("Take a request up again"), CLI_WRITES, run_reopen },
  { "request", "remove", "REQUEST",
    N_("Remove a request that was a mistake"), CLI_WRITES, run_remove },
  { "request", "photo", "REQUEST FILE",
    N_("Put a picture with a request"), CLI_WRITES, run_photo },
  { "request", "unphoto", "REQUEST [FILE]",
    N_("Take a picture away from a request; its file stays"), CLI_WRITES, run_unphoto },
  { NULL },
};
