/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliUsageError:
 * @CLI_USAGE_ERROR_WRONG: something is missing, unknown or too much
 *
 * That a command was written wrongly; it is told apart from what the book refuses.
 */
typedef enum
{
  CLI_USAGE_ERROR_WRONG,
} CliUsageError;

#define CLI_USAGE_ERROR (cli_usage_error_quark ())
GQuark cli_usage_error_quark (void);

/**
 * CliArguments:
 *
 * What was written behind a command, checked against its line of usage:
 *
 * - `TOPIC` is an argument that is needed, `[TEXT]` one that may be left out, `PERSON…` one or
 *   more and `[PERSON…]` any number of them;
 * - `--due DAY` is an option that is needed, `[--note TEXT]` one that may be left out;
 * - `[--dry-run]` is an option without a value.
 *
 * Options may stand anywhere, also as `--due=DAY`; behind `--` nothing is an option. What is a
 * `TEXT` may be `-`: then it is read from the standard input.
 */
typedef struct _CliArguments CliArguments;

CliArguments       *cli_arguments_parse    (const char          *usage,
                                            const char * const  *words,
                                            GError             **error);
const char         *cli_arguments_get      (CliArguments        *self,
                                            const char          *name);
gboolean            cli_arguments_has      (CliArguments        *self,
                                            const char          *name);
const char * const *cli_arguments_get_all  (CliArguments        *self,
                                            const char          *name);
gboolean            cli_arguments_get_int  (CliArguments        *self,
                                            const char          *name,
                                            int                  least,
                                            int                 *value,
                                            GError             **error);
gboolean            cli_arguments_get_day  (CliArguments        *self,
                                            const char          *name,
                                            const char         **day,
                                            GError             **error);
gboolean            cli_arguments_get_time (CliArguments        *self,
                                            const char          *name,
                                            const char         **time,
                                            GError             **error);
void                cli_arguments_free     (CliArguments        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliArguments, cli_arguments_free)

G_END_DECLS
