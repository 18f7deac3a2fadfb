/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cli-help.h"
#include "cli-table.h"

/* How long a line may be, in cells. */
#define LINE_CELLS 80

static void
print_spaces (FILE  *stream,
              guint  count)
{
  for (guint i = 0; i < count; i++)
    fputc (' ', stream);
}

/* The end of the piece at @p that no line break may split: a word with the space behind it, a
 * bracket with all in it, or a Chinese character with the punctuation behind it. */
static const char *
find_break (const char *p)
{
  gboolean bracket = FALSE;

  while (*p != '\0')
    {
      const gunichar c = g_utf8_get_char (p);
      gunichar next;

      p = g_utf8_next_char (p);
      next = g_utf8_get_char (p);
      if (c == '[')
        bracket = TRUE;
      else if (c == ']')
        bracket = FALSE;

      if (!bracket &&
          (c == ' ' ||
           (g_unichar_iswide (c) && !g_unichar_ispunct (next) && next != ' ') ||
           (g_unichar_iswide (next) && !g_unichar_ispunct (c) && !g_unichar_ispunct (next))))
        break;
    }

  return p;
}

/* Prints @text, which begins at cell @begin of the line, and its further lines at @indent. */
static void
print_wrapped (FILE       *stream,
               const char *text,
               guint       begin,
               guint       indent)
{
  guint cells = begin;

  while (*text != '\0')
    {
      const char *end = find_break (text);
      g_autofree char *piece = g_strndup (text, end - text);
      const guint width = cli_table_measure (g_strchomp (piece));

      if (cells > indent && cells + width > LINE_CELLS)
        {
          fputc ('\n', stream);
          print_spaces (stream, indent);
          cells = indent;
        }

      fputs (piece, stream);
      cells += width;
      if (end[-1] == ' ')
        {
          /* No line ends in a space. */
          const char *after = *end != '\0' ? find_break (end) : end;
          g_autofree char *next = g_strndup (end, after - end);

          if (*end != '\0' && cells + 1 + cli_table_measure (g_strchomp (next)) <= LINE_CELLS)
            fputc (' ', stream);
          cells++;
        }
      text = end;
    }

  fputc ('\n', stream);
}

static char *
dup_name (const CliCommand *command)
{
  return g_strconcat (command->noun,
                      command->verb != NULL ? " " : "",
                      command->verb != NULL ? command->verb : "",
                      NULL);
}

static void
print_command (const CliCommand *command)
{
  g_autofree char *name = dup_name (command);
  g_autofree char *line = g_strconcat (name, " ", command->usage, NULL);

  print_spaces (stdout, 2);
  print_wrapped (stdout, g_strchomp (line), 2, 6);
  print_spaces (stdout, 4);
  print_wrapped (stdout, _(command->summary), 4, 4);
}

static void
print_notes (void)
{
  putchar ('\n');
  print_wrapped (stdout,
                 _("The book may also be named in the environment as TEATIME_BOOK. Requests, "
                   "topics, meetings, remarks, suggestions, assignments and rules are named by "
                   "their numbers, what has no number by its name or its id."), 0, 0);
  putchar ('\n');
  print_wrapped (stdout,
                 _("A DAY is written as 2026-11-25, 2026/11/25 or 2026年11月25日, a TIME as "
                   "2026-11-25 14:30; without a year it is one of this year. A TEXT that is “-” is "
                   "read from the standard input."), 0, 0);
  putchar ('\n');
  print_wrapped (stdout,
                 _("With --json, scripts can read what is printed. The exit status is 0 when it "
                   "is done, 1 when it was refused or failed, and 2 when the command was written "
                   "wrongly."), 0, 0);
}

static void
print_synopsis (void)
{
  const char *line = _("Usage: teatime-cli [--book FILE] [--json] NOUN VERB ARGUMENT… "
                       "[--option VALUE]");

  print_wrapped (stdout, line, 0, 7);
  putchar ('\n');
}

/**
 * cli_help_print:
 *
 * Prints what there is: the commands, each with what it is for.
 */
void
cli_help_print (void)
{
  guint width = 0;

  print_synopsis ();
  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      for (const CliCommand *command = cli_commands[i]; command->noun != NULL; command++)
        {
          g_autofree char *name = dup_name (command);

          width = MAX (width, strlen (name));
        }
    }

  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      for (const CliCommand *command = cli_commands[i]; command->noun != NULL; command++)
        {
          g_autofree char *name = dup_name (command);

          printf ("  %-*s  ", (int) width, name);
          print_wrapped (stdout, _(command->summary), width + 4, width + 4);
        }
    }

  putchar ('\n');
  print_wrapped (stdout, _("“teatime-cli NOUN --help” tells more of each."), 0, 0);
  print_notes ();
}

/**
 * cli_help_print_noun:
 * @noun: what it is about
 * @verb: (nullable): one of its verbs, %NULL for all of them
 *
 * Prints the commands of a noun with all that they take.
 *
 * Returns: whether there are any
 */
gboolean
cli_help_print_noun (const char *noun,
                     const char *verb)
{
  guint n_printed = 0;

  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      for (const CliCommand *command = cli_commands[i]; command->noun != NULL; command++)
        {
          if (!g_str_equal (command->noun, noun) ||
              (verb != NULL && g_strcmp0 (command->verb, verb) != 0))
            continue;

          if (n_printed++ == 0)
            print_synopsis ();
          print_command (command);
        }
    }

  if (n_printed > 0)
    print_notes ();

  return n_printed > 0;
}

/**
 * cli_help_print_usage:
 * @command: a command that was written wrongly
 *
 * Says on the standard error how it is written.
 */
void
cli_help_print_usage (const CliCommand *command)
{
  g_autofree char *name = dup_name (command);
  g_autofree char *line = NULL;

  line = g_strdup_printf (_("Usage: teatime-cli %s %s"), name, command->usage);
  print_wrapped (stderr, g_strchomp (line), 0, 7);
}

/**
 * cli_help_list_verbs:
 * @noun: what it is about
 *
 * Returns: (transfer full): its verbs with commas between them
 */
char *
cli_help_list_verbs (const char *noun)
{
  GString *verbs = g_string_new (NULL);

  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      for (const CliCommand *command = cli_commands[i]; command->noun != NULL; command++)
        {
          if (!g_str_equal (command->noun, noun) || command->verb == NULL)
            continue;

          if (verbs->len > 0)
            g_string_append (verbs, ", ");
          g_string_append (verbs, command->verb);
        }
    }

  return g_string_free_and_steal (verbs);
}
