/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-category.h"

#include "cli-find.h"
#include "cli-output.h"

static gboolean
run_list (Cli     *cli,
          GError **error)
{
  return cli_output_list (cli, tea_category_query (cli->book), "name parent_name requests keywords",
                          error);
}

static gboolean
run_add (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaCategory) category = NULL;
  gint64 parent;

  if (!cli_find_id (cli, TEA_TYPE_CATEGORY, "--parent", &parent, error))
    return FALSE;

  category = tea_category_add (cli->book, cli_arguments_get (cli->arguments, "NAME"), parent,
                               error);

  return category != NULL && cli_output_done (cli, category, error);
}

/* Another category is named, not numbered; nothing is none. */
static gboolean
set_parent (Cli          *cli,
            TeaCategory  *category,
            const char   *text,
            GError      **error)
{
  g_autoptr (TeaCategory) parent = NULL;

  if (*text == '\0')
    return tea_category_set_parent (category, cli->book, 0, error);

  parent = cli_find (cli, TEA_TYPE_CATEGORY, text, error);

  return parent != NULL &&
         tea_category_set_parent (category, cli->book, tea_record_get_id (TEA_RECORD (parent)),
                                  error);
}

static gboolean
run_edit (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaCategory) category = cli_find_argument (cli, TEA_TYPE_CATEGORY, "CATEGORY", error);
  const char *field = cli_arguments_get (cli->arguments, "FIELD");
  const char *text = cli_arguments_get (cli->arguments, "TEXT");

  if (category == NULL)
    return FALSE;

  return (g_str_equal (field, "parent")
            ? set_parent (cli, category, text, error)
            : tea_record_edit (TEA_RECORD (category), cli->book, field, text, error)) &&
         cli_output_done (cli, category, error);
}

static gboolean
run_move (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaCategory) category = cli_find_argument (cli, TEA_TYPE_CATEGORY, "CATEGORY", error);
  int places = 1;

  return category != NULL &&
         cli_arguments_get_int (cli->arguments, "--by", 1, &places, error) &&
         tea_category_move (category, cli->book,
                            cli_arguments_has (cli->arguments, "--up") ? -places : places,
                            error) &&
         cli_output_done (cli, category, error);
}

static gboolean
run_merge (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaCategory) category = cli_find_argument (cli, TEA_TYPE_CATEGORY, "CATEGORY", error);
  g_autoptr (TeaCategory) into = NULL;

  if (category == NULL)
    return FALSE;

  into = cli_find_argument (cli, TEA_TYPE_CATEGORY, "INTO", error);

  return into != NULL && tea_category_merge (category, cli->book, into, error) &&
         cli_output_done (cli, into, error);
}

static gboolean
run_remove (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaCategory) category = cli_find_argument (cli, TEA_TYPE_CATEGORY, "CATEGORY", error);

  return category != NULL && tea_category_remove (category, cli->book, error);
}

static gboolean
run_suggest (Cli     *cli,
             GError **error)
{
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *words = NULL;
  JsonObject *object;

  tea_category_suggest (cli->book, cli_arguments_get (cli->arguments, "TEXT"), &reason);
  words = tea_category_reason_dup_words (&reason);
  if (!cli->json)
    {
      if (words == NULL)
        cli_output_line ("%s", _("No word of it says which category it is of."));
      else
        cli_output_line ("%s: %s", reason.name, words);
      return TRUE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "category", reason.name != NULL ? reason.name : "");
  json_object_set_string_member (object, "word", reason.word != NULL ? reason.word : "");
  json_object_set_boolean_member (object, "taught", reason.taught);
  json_object_set_string_member (object, "reason", words != NULL ? words : "");
  cli_output_json (object);

  return TRUE;
}

const CliCommand cli_category_commands[] = {
  { "category", "list", "",
    N_("List the categories of requests"), CLI_READS, run_list },
  { "category", "add", "NAME [--parent NAME]",
    N_("Add a category, or one that is part of another"), CLI_WRITES, run_add },
  { "category", "edit", "CATEGORY FIELD TEXT",
    N_("Change name, keywords or parent of a category"), CLI_WRITES, run_edit },
  { "category", "move", "CATEGORY [--by N] [--up]",
    N_("Move a category down, or up, in its list"), CLI_WRITES, run_move },
  { "category", "merge", "CATEGORY INTO",
    N_("Make a category, its requests and keywords part of another and remove it"),
    CLI_WRITES, run_merge },
  { "category", "remove", "CATEGORY",
    N_("Remove a category; its requests stay, without one"), CLI_WRITES, run_remove },
  { "category", "suggest", "TEXT",
    N_("Say which category a text is of, and which word says so"), CLI_READS, run_suggest },
  { NULL },
};
