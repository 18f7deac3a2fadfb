/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-backup.h"

#include "cli-help.h"

/* What the shell is told. */
enum
{
  EXIT_DONE,
  EXIT_REFUSED,
  EXIT_USAGE,
};

/* In the order of the pipeline, which is also the order of the help. */
const CliCommand * const cli_commands[] = {
  cli_book_commands,
  cli_people_commands,
  cli_request_commands,
  cli_visit_commands,
  cli_category_commands,
  cli_topic_commands,
  cli_group_commands,
  cli_choice_commands,
  cli_reply_commands,
  cli_meeting_commands,
  cli_calendar_commands,
  cli_procedure_commands,
  cli_floor_commands,
  cli_remark_commands,
  cli_suggestion_commands,
  cli_minutes_commands,
  cli_assignment_commands,
  cli_rule_commands,
  cli_report_commands,
  cli_print_commands,
  NULL,
};

static int
print_help (const char *noun,
            const char *verb)
{
  if (noun == NULL || (!cli_help_print_noun (noun, verb) && !cli_help_print_noun (noun, NULL)))
    cli_help_print ();

  return EXIT_DONE;
}

/* What was written wrongly, and then how it is written. */
static int
fail_usage (const CliCommand *command,
            const char       *message)
{
  fprintf (stderr, "teatime-cli: %s\n", message);
  if (command != NULL)
    cli_help_print_usage (command);
  else
    fprintf (stderr, "%s\n", _("“teatime-cli --help” lists all commands."));

  return EXIT_USAGE;
}

static int
fail_unknown (const char *noun,
              const char *verb,
              gboolean    known)
{
  g_autofree char *message = NULL;
  g_autofree char *verbs = NULL;

  if (!known)
    {
      message = g_strdup_printf (_("unknown command “%s”"), noun);
      return fail_usage (NULL, message);
    }

  verbs = cli_help_list_verbs (noun);
  if (verb == NULL)
    message = g_strdup_printf (_("say what to do with “%s”: %s"), noun, verbs);
  else
    /* Translators: a noun, a verb that it does not have, and those that it has. */
    message = g_strdup_printf (_("“%s” has no “%s”, it has %s"), noun, verb, verbs);

  fprintf (stderr, "teatime-cli: %s\n", message);
  fprintf (stderr, _("“teatime-cli %s --help” tells more.\n"), noun);

  return EXIT_USAGE;
}

/* A message is one line, whatever it quotes. */
static int
fail (const GError *error)
{
  g_autofree char *line = g_utf8_make_valid (error->message, -1);

  g_strdelimit (line, "\n\r\t", ' ');
  fprintf (stderr, "teatime-cli: %s\n", line);

  return EXIT_REFUSED;
}

static const CliCommand *
find_command (const char *noun,
              const char *verb,
              gboolean   *known)
{
  *known = FALSE;
  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      for (const CliCommand *command = cli_commands[i]; command->noun != NULL; command++)
        {
          if (!g_str_equal (command->noun, noun))
            continue;

          *known = TRUE;
          if (command->verb == NULL || g_strcmp0 (command->verb, verb) == 0)
            return command;
        }
    }

  return NULL;
}

/* Takes the options that every command has out of @words. A value of another option is left
 * alone, because behind its name only what starts with two dashes is an option. */
static gboolean
take_common_options (GPtrArray  *words,
                     Cli        *cli,
                     gboolean   *help,
                     GError    **error)
{
  for (guint i = 0; i < words->len; )
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_str_equal (word, "--"))
        break;

      if (g_str_equal (word, "--json"))
        {
          cli->json = TRUE;
          g_ptr_array_remove_index (words, i);
        }
      else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
        {
          *help = TRUE;
          g_ptr_array_remove_index (words, i);
        }
      else if (g_str_has_prefix (word, "--book="))
        {
          g_set_str (&cli->path, word + strlen ("--book="));
          g_ptr_array_remove_index (words, i);
        }
      else if (g_str_equal (word, "--book"))
        {
          if (i + 1 == words->len)
            {
              g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                           _("%s needs %s"), "--book", "FILE");
              return FALSE;
            }
          g_set_str (&cli->path, g_ptr_array_index (words, i + 1));
          g_ptr_array_remove_range (words, i, 2);
        }
      else
        {
          i++;
        }
    }

  return TRUE;
}

static gboolean
open_book (Cli               *cli,
           const CliCommand  *command,
           GError           **error)
{
  if (command->need == CLI_ALONE)
    return TRUE;

  if (cli->path == NULL || *cli->path == '\0')
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("say which book: --book FILE"));
      return FALSE;
    }

  cli->book = tea_book_open (cli->path, error);

  return cli->book != NULL &&
         (command->need == CLI_READS || tea_backup_daily (cli->book, error));
}

/* What did not reach a full disk or a closed pipe was not printed. */
static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_FAILED,
               _("The answer could not be written: %s."), g_strerror (errno));
  return FALSE;
}

static gboolean
run (Cli                 *cli,
     const CliCommand    *command,
     const char * const  *words,
     GError             **error)
{
  cli->arguments = cli_arguments_parse (command->usage, words, error);

  return cli->arguments != NULL &&
         open_book (cli, command, error) &&
         command->run (cli, error) &&
         flush_output (error);
}

static int
run_words (Cli       *cli,
           GPtrArray *words)
{
  g_autoptr (GError) error = NULL;
  const CliCommand *command;
  const char *noun;
  const char *verb;
  gboolean known;
  gboolean help = FALSE;

  if (!take_common_options (words, cli, &help, &error))
    return fail_usage (NULL, error->message);

  if (words->len == 1 && g_str_equal (g_ptr_array_index (words, 0), "--version"))
    {
      printf ("teatime-cli %s\n", PACKAGE_VERSION);
      return EXIT_DONE;
    }

  noun = words->len > 0 ? g_ptr_array_index (words, 0) : NULL;
  verb = words->len > 1 ? g_ptr_array_index (words, 1) : NULL;
  if (help || g_strcmp0 (noun, "help") == 0)
    return print_help (help ? noun : verb, help ? verb : NULL);

  if (noun == NULL)
    return fail_usage (NULL, _("say what to do"));

  command = find_command (noun, verb, &known);
  if (command == NULL)
    return fail_unknown (noun, verb, known);

  g_ptr_array_remove_range (words, 0, command->verb != NULL ? 2 : 1);
  g_ptr_array_add (words, NULL);
  if (run (cli, command, (const char * const *) words->pdata, &error))
    return EXIT_DONE;

  if (g_error_matches (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG))
    return fail_usage (command, error->message);

  return fail (error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  Cli cli = { 0 };
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  cli.path = g_strdup (g_getenv ("TEATIME_BOOK"));
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (words, argv[i]);

  status = run_words (&cli, words);

  if (cli.book != NULL)
    tea_book_close (cli.book);
  g_clear_object (&cli.book);
  g_clear_pointer (&cli.arguments, cli_arguments_free);
  g_free (cli.path);

  return status;
}
