/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "book/tea-history.h"
#include "book/tea-setting.h"
#include "report/tea-new-book.h"
#include "sample/tea-sample.h"

#include "cli-output.h"
#include "cli-photo.h"
#include "cli-table.h"

/* The book that a command is about that opens it itself: FILE, or else that of --book. */
static const char *
get_path (Cli     *cli,
          GError **error)
{
  const char *path = cli_arguments_get (cli->arguments, "FILE");

  if (path == NULL)
    path = cli->path;
  if (path == NULL || *path == '\0')
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("say which book: --book FILE"));
      return NULL;
    }

  return path;
}

static void
print_text (Cli        *cli,
            const char *name,
            const char *text)
{
  JsonObject *object;

  if (!cli->json)
    {
      cli_output_line ("%s", text);
      return;
    }

  object = json_object_new ();
  json_object_set_string_member (object, name, text);
  cli_output_json (object);
}

static gboolean
run_new (Cli     *cli,
         GError **error)
{
  const char *path = get_path (cli, error);
  const char *name;

  if (path == NULL)
    return FALSE;

  name = cli_arguments_get (cli->arguments, "--name");
  cli->book = tea_new_book_create (path, name != NULL ? name : "",
                                   cli_arguments_get (cli->arguments, "--secretary"), error);
  if (cli->book == NULL)
    return FALSE;

  print_text (cli, "book", path);

  return TRUE;
}

static gboolean
run_sample (Cli     *cli,
            GError **error)
{
  const char *path = get_path (cli, error);

  if (path == NULL)
    return FALSE;

  cli->book = tea_sample_create (path, error);
  if (cli->book == NULL)
    return FALSE;

  print_text (cli, "book", path);

  return TRUE;
}

static gboolean
run_check (Cli     *cli,
           GError **error)
{
  const char *path = get_path (cli, error);

  if (path == NULL)
    return FALSE;

  cli->book = tea_book_open (path, error);
  if (cli->book == NULL || !tea_book_check (cli->book, error))
    return FALSE;

  print_text (cli, "check", cli->json ? "ok" : _("The book is sound."));

  return TRUE;
}

static gboolean
run_backup (Cli     *cli,
            GError **error)
{
  g_autofree char *backup = tea_backup_make (cli->book, "asked", error);

  if (backup == NULL)
    return FALSE;

  print_text (cli, "backup", backup);

  return TRUE;
}

static gboolean
run_backups (Cli     *cli,
             GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  const char *path = get_path (cli, error);
  JsonArray *array;
  JsonNode *node;

  if (path == NULL)
    return FALSE;

  backups = tea_backup_list (path);
  array = json_array_new ();
  for (guint i = 0; i < backups->len; i++)
    {
      const char *backup = g_ptr_array_index (backups, i);

      if (cli->json)
        json_array_add_string_element (array, backup);
      else
        cli_output_line ("%s", backup);
    }

  if (!cli->json)
    {
      json_array_unref (array);
      return TRUE;
    }

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  cli_output_node (node);

  return TRUE;
}

static gboolean
run_restore (Cli     *cli,
             GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *aside = NULL;
  const char *backup = cli_arguments_get (cli->arguments, "FILE");

  if (cli->path == NULL || *cli->path == '\0')
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("say which book: --book FILE"));
      return FALSE;
    }

  if (backup == NULL)
    {
      backups = tea_backup_list (cli->path);
      if (backups->len == 0)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                       _("There is no backup of “%s”."), cli->path);
          return FALSE;
        }
      backup = g_ptr_array_index (backups, 0);
    }

  aside = tea_backup_restore (cli->path, backup, error);
  if (aside == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "restored", backup);
      json_object_set_string_member (object, "aside", aside);
      cli_output_json (object);
    }
  else
    {
      cli_output_line (_("Restored from %s."), backup);
      if (*aside != '\0')
        cli_output_line (_("The book as it was is now %s."), aside);
    }

  return TRUE;
}

/* What is done is the usual and goes without saying. */
static const char *
get_state_label (TeaHistory *entry)
{
  switch (entry->state)
    {
    case 0:
      return "";

    case 1:
      return _("taken back");

    default:
      return _("taken back for good");
    }
}

static gboolean
run_history (Cli     *cli,
             GError **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (CliTable) table = cli_table_new (3);
  int limit = 0;

  if (!cli_arguments_get_int (cli->arguments, "--limit", 1, &limit, error))
    return FALSE;

  if (cli->json)
    return cli_output_limited (cli, tea_history_query (cli->book), limit, "at title", error);

  query = tea_history_query (cli->book);
  entries = tea_query_read_records (query, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len && (limit == 0 || i < (guint) limit); i++)
    {
      TeaHistory *entry = g_ptr_array_index (entries, i);

      cli_table_add (table, entry->at);
      cli_table_add (table, entry->title);
      cli_table_add (table, get_state_label (entry));
    }

  cli_table_print (table);

  return TRUE;
}

static gboolean
run_undo (Cli     *cli,
          GError **error)
{
  g_autofree char *title = tea_history_undo (cli->book, error);

  if (title == NULL)
    return FALSE;

  print_text (cli, "undone", title);

  return TRUE;
}

static gboolean
run_redo (Cli     *cli,
          GError **error)
{
  g_autofree char *title = tea_history_redo (cli->book, error);

  if (title == NULL)
    return FALSE;

  print_text (cli, "redone", title);

  return TRUE;
}

static gboolean
run_set (Cli     *cli,
         GError **error)
{
  return tea_setting_change (cli->book, cli_arguments_get (cli->arguments, "NAME"),
                             cli_arguments_get (cli->arguments, "TEXT"), error);
}

static gboolean
run_settings (Cli     *cli,
              GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (CliTable) table = cli_table_new (2);

  for (guint i = 0; tea_settings[i].word != NULL; i++)
    {
      g_autofree char *text = tea_book_dup_setting (cli->book, tea_settings[i].word);

      json_object_set_string_member (object, tea_settings[i].word, text);
      cli_table_add (table, tea_settings[i].word);
      cli_table_add (table, text);
    }

  if (cli->json)
    {
      cli_output_json (object);
      return TRUE;
    }

  json_object_unref (object);
  cli_table_print (table);

  return TRUE;
}

const CliCommand cli_book_commands[] = {
  { "book", "new", "[FILE] [--name NAME] [--secretary NAME]",
    N_("Make a book with the usual parties, categories and criteria"), CLI_ALONE, run_new },
  { "book", "sample", "[FILE]",
    N_("Make a book with the year of an invented community"), CLI_ALONE, run_sample },
  { "book", "check", "[FILE]",
    N_("Look for damage"), CLI_ALONE, run_check },
  { "book", "backup", "",
    N_("Make a backup and check it"), CLI_READS, run_backup },
  { "book", "missing", "",
    N_("List the pictures whose files are missing"), CLI_READS, cli_photo_missing },
  { "book", "backups", "[FILE]",
    N_("List the backups, the latest first"), CLI_ALONE, run_backups },
  { "book", "restore", "[FILE]",
    N_("Put a backup, or the latest, in the book’s place and set the book aside"),
    CLI_ALONE, run_restore },
  { "book", "set", "NAME TEXT",
    N_("Set the name of the community or of the secretary"), CLI_WRITES, run_set },
  { "book", "settings", "",
    N_("Show what the book says about the community"), CLI_READS, run_settings },
  { "book", "history", "[--limit N]",
    N_("List what was done, the latest first"), CLI_READS, run_history },
  { "book", "undo", "",
    N_("Take back what was done last"), CLI_WRITES, run_undo },
  { "book", "redo", "",
    N_("Do again what was taken back last"), CLI_WRITES, run_redo },
  { NULL },
};
