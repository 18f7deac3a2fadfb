/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"

#include "cli-arguments.h"

/* More than any column of the book takes, so that the book is what refuses a long text. */
#define MAX_TEXT_SIZE (64 * 1024 * 1024)

G_DEFINE_QUARK (cli-usage-error-quark, cli_usage_error)

/* One word of the line of usage. */
typedef struct
{
  char      *name;
  char      *value;      /* What an option's value is called; NULL for a flag and an argument. */
  gboolean   option;
  gboolean   needed;
  gboolean   many;
  GPtrArray *given;
} Parameter;

struct _CliArguments
{
  GPtrArray *parameters;
};

static void
parameter_free (gpointer data)
{
  Parameter *parameter = data;

  g_free (parameter->name);
  g_free (parameter->value);
  g_ptr_array_unref (parameter->given);
  g_free (parameter);
}

static GPtrArray *
parse_usage (const char *usage)
{
  g_auto (GStrv) words = g_strsplit (usage, " ", -1);
  GPtrArray *parameters = g_ptr_array_new_with_free_func (parameter_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      Parameter *parameter;
      const char *word = words[i];
      gboolean closed = g_str_has_suffix (word, "]");

      if (*word == '\0')
        continue;

      parameter = g_new0 (Parameter, 1);
      parameter->needed = *word != '[';
      parameter->name = g_strndup (word + !parameter->needed,
                                   strlen (word) - !parameter->needed - closed);
      parameter->option = g_str_has_prefix (parameter->name, "--");
      parameter->given = g_ptr_array_new_with_free_func (g_free);
      if (g_str_has_suffix (parameter->name, "…"))
        {
          parameter->many = TRUE;
          parameter->name[strlen (parameter->name) - strlen ("…")] = '\0';
        }
      if (parameter->option && !closed)
        {
          i++;
          g_assert (words[i] != NULL);
          parameter->value = g_strndup (words[i], strcspn (words[i], "]"));
        }

      g_ptr_array_add (parameters, parameter);
    }

  return parameters;
}

static Parameter *
find (CliArguments *self,
      const char   *name)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (g_str_equal (parameter->name, name))
        return parameter;
    }

  return NULL;
}

static Parameter *
find_free_place (CliArguments *self)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (!parameter->option && (parameter->many || parameter->given->len == 0))
        return parameter;
    }

  return NULL;
}

static char *
read_input (GError **error)
{
  g_autoptr (GString) input = g_string_new (NULL);
  char buffer[64 * 1024];
  gsize size;

  while ((size = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_string_append_len (input, buffer, size);
      if (input->len > MAX_TEXT_SIZE)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                       _("That text is too long for the book."));
          return NULL;
        }
    }

  if (ferror (stdin))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_FAILED,
                   _("The standard input cannot be read: %s."), g_strerror (errno));
      return NULL;
    }

  /* A text ends at the first zero byte, so what stands behind it would be lost without a word. */
  if (strlen (input->str) != input->len)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_ENCODING,
                   _("The text has a zero byte in it, so it is no text. Save it as text first."));
      return NULL;
    }

  if (g_str_has_suffix (input->str, "\n"))
    g_string_truncate (input, input->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&input));
}

static gboolean
give (Parameter   *parameter,
      const char  *word,
      GError     **error)
{
  const char *kind = parameter->option ? parameter->value : parameter->name;

  if (parameter->option && parameter->given->len > 0)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("%s is there twice"), parameter->name);
      return FALSE;
    }

  if (g_strcmp0 (kind, "TEXT") == 0 && g_str_equal (word, "-"))
    {
      char *text = read_input (error);

      if (text == NULL)
        return FALSE;

      g_ptr_array_add (parameter->given, text);
    }
  else
    {
      g_ptr_array_add (parameter->given, g_strdup (word));
    }

  /* The name of a file is whatever bytes the system gave it. */
  word = g_ptr_array_index (parameter->given, parameter->given->len - 1);
  if (g_strcmp0 (kind, "FILE") != 0 && !g_utf8_validate (word, -1, NULL))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_ENCODING,
                   _("What was given as %s is not text in UTF-8."), parameter->name);
      return FALSE;
    }

  return TRUE;
}

/* Takes the option at @words, and its value; returns how many words that were, 0 with @error. */
static guint
take_option (CliArguments        *self,
             const char * const  *words,
             GError             **error)
{
  const char *equals = strchr (words[0], '=');
  g_autofree char *name = NULL;
  Parameter *parameter;

  name = equals != NULL ? g_strndup (words[0], equals - words[0]) : g_strdup (words[0]);
  parameter = find (self, name);
  if (parameter == NULL)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG, _("unknown option %s"), name);
      return 0;
    }

  if (parameter->value == NULL)
    {
      if (equals != NULL)
        {
          g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG, _("%s takes no value"), name);
          return 0;
        }

      return give (parameter, "", error) ? 1 : 0;
    }

  if (equals != NULL)
    return give (parameter, equals + 1, error) ? 1 : 0;

  if (words[1] == NULL)
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   /* Translators: first an option, then what has to follow it. */
                   _("%s needs %s"), name, parameter->value);
      return 0;
    }

  return give (parameter, words[1], error) ? 2 : 0;
}

static gboolean
check_complete (CliArguments  *self,
                GError       **error)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      Parameter *parameter = g_ptr_array_index (self->parameters, i);

      if (parameter->needed && parameter->given->len == 0)
        {
          g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                       _("%s is missing"), parameter->name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cli_arguments_parse:
 * @usage: a line of usage, see #CliArguments
 * @words: (array zero-terminated=1): what was written
 * @error: return location for an error
 *
 * Checks what was written behind a command and sorts it by name.
 *
 * Errors: %CLI_USAGE_ERROR_WRONG, %TEA_ERROR_ENCODING for what is no text, %TEA_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the arguments
 */
CliArguments *
cli_arguments_parse (const char          *usage,
                     const char * const  *words,
                     GError             **error)
{
  g_autoptr (CliArguments) self = g_new0 (CliArguments, 1);
  gboolean options = TRUE;

  g_return_val_if_fail (usage != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self->parameters = parse_usage (usage);
  for (guint i = 0; words[i] != NULL; )
    {
      Parameter *parameter;
      guint taken = 1;

      if (options && g_str_equal (words[i], "--"))
        {
          options = FALSE;
          i++;
          continue;
        }

      if (options && g_str_has_prefix (words[i], "--"))
        {
          taken = take_option (self, words + i, error);
          if (taken == 0)
            return NULL;

          i += taken;
          continue;
        }

      parameter = find_free_place (self);
      if (parameter == NULL)
        {
          g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                       _("“%s” is one argument too many"), words[i]);
          return NULL;
        }
      if (!give (parameter, words[i], error))
        return NULL;

      i++;
    }

  return check_complete (self, error) ? g_steal_pointer (&self) : NULL;
}

static Parameter *
get (CliArguments *self,
     const char   *name)
{
  Parameter *parameter = find (self, name);

  /* A name that the usage does not have is a mistake in the program. */
  g_assert (parameter != NULL);

  return parameter;
}

/**
 * cli_arguments_get:
 * @self: arguments
 * @name: of an argument, or of an option with its `--`
 *
 * Returns: (transfer none) (nullable): what was given, the first of several
 */
const char *
cli_arguments_get (CliArguments *self,
                   const char   *name)
{
  Parameter *parameter = get (self, name);

  return parameter->given->len > 0 ? g_ptr_array_index (parameter->given, 0) : NULL;
}

/**
 * cli_arguments_has:
 * @self: arguments
 * @name: of an argument, or of an option with its `--`
 *
 * Returns: whether it was given
 */
gboolean
cli_arguments_has (CliArguments *self,
                   const char   *name)
{
  return get (self, name)->given->len > 0;
}

/**
 * cli_arguments_get_all:
 * @self: arguments
 * @name: of an argument that may be given more than once
 *
 * Returns: (transfer none) (array zero-terminated=1): all that was given
 */
const char * const *
cli_arguments_get_all (CliArguments *self,
                       const char   *name)
{
  Parameter *parameter = get (self, name);

  /* The NULL at the end is not one of them. */
  g_ptr_array_add (parameter->given, NULL);
  g_ptr_array_set_size (parameter->given, parameter->given->len - 1);

  return (const char * const *) parameter->given->pdata;
}

/**
 * cli_arguments_get_int:
 * @self: arguments
 * @name: of an argument or option
 * @least: the least that it may be
 * @value: (inout): stays as it is where nothing was given
 * @error: return location for an error
 *
 * Errors: %CLI_USAGE_ERROR_WRONG for anything but such a number
 *
 * Returns: whether @value is good
 */
gboolean
cli_arguments_get_int (CliArguments  *self,
                       const char    *name,
                       int            least,
                       int           *value,
                       GError       **error)
{
  const char *text = cli_arguments_get (self, name);
  gint64 number;

  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_signed (text, 10, least, G_MAXINT, &number, NULL))
    {
      g_set_error (error, CLI_USAGE_ERROR, CLI_USAGE_ERROR_WRONG,
                   _("%s is a number from %d, not “%s”"), name, least, text);
      return FALSE;
    }

  *value = number;

  return TRUE;
}

/* Reads a day or a time; without a year it is one of this year. */
static char *
parse_moment (const char  *text,
              gboolean     day_only,
              GError     **error)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *with_year = NULL;
  g_autofree char *moment = NULL;
  char *parsed;

  parsed = day_only ? tea_date_parse (text, error) : tea_time_parse (text, error);
  if (parsed != NULL)
    return parsed;

  now = g_date_time_new_now_local ();
  with_year = g_strdup_printf ("%d-%s", g_date_time_get_year (now), text);
  moment = tea_time_parse (with_year, NULL);
  if (moment == NULL)
    return NULL;

  g_clear_error (error);

  return g_strndup (moment, day_only ? strlen ("2026-11-25") : strlen (moment));
}

static gboolean
get_moment (CliArguments  *self,
            const char    *name,
            gboolean       day_only,
            const char   **moment,
            GError       **error)
{
  Parameter *parameter = get (self, name);
  char *parsed;

  *moment = NULL;
  if (parameter->given->len == 0)
    return TRUE;

  parsed = parse_moment (g_ptr_array_index (parameter->given, 0), day_only, error);
  if (parsed == NULL)
    return FALSE;

  g_free (parameter->given->pdata[0]);
  parameter->given->pdata[0] = parsed;
  *moment = parsed;

  return TRUE;
}

/**
 * cli_arguments_get_day:
 * @self: arguments
 * @name: of an argument or option that is a day in any usual spelling
 * @day: (out) (nullable): such as 2026-11-25, %NULL where nothing was given
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_INVALID for a day that does not exist
 *
 * Returns: whether @day is good
 */
gboolean
cli_arguments_get_day (CliArguments  *self,
                       const char    *name,
                       const char   **day,
                       GError       **error)
{
  return get_moment (self, name, TRUE, day, error);
}

/**
 * cli_arguments_get_time:
 * @self: arguments
 * @name: of an argument or option that is a day in any usual spelling, with a time or without
 * @time: (out) (nullable): such as 2026-11-25 14:30:00, %NULL where nothing was given
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_INVALID for a time that does not exist
 *
 * Returns: whether @time is good
 */
gboolean
cli_arguments_get_time (CliArguments  *self,
                        const char    *name,
                        const char   **time,
                        GError       **error)
{
  return get_moment (self, name, FALSE, time, error);
}

/**
 * cli_arguments_free:
 * @self: arguments
 *
 * Frees them.
 */
void
cli_arguments_free (CliArguments *self)
{
  g_clear_pointer (&self->parameters, g_ptr_array_unref);
  g_free (self);
}
