/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

void     cli_help_print       (void);
gboolean cli_help_print_noun  (const char       *noun,
                               const char       *verb);
void     cli_help_print_usage (const CliCommand *command);
char    *cli_help_list_verbs  (const char       *noun);

G_END_DECLS
