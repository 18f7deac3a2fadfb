/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-record.h"

#include "cli-arguments.h"

G_BEGIN_DECLS

typedef struct _Cli Cli;

/**
 * CliNeed:
 * @CLI_READS: an open book
 * @CLI_WRITES: an open book, of which there is a backup of today
 * @CLI_ALONE: a path at most; the command opens the book itself, or makes it
 *
 * What a command has to have before it runs.
 */
typedef enum
{
  CLI_READS,
  CLI_WRITES,
  CLI_ALONE,
} CliNeed;

/**
 * CliCommand:
 * @noun: what it is about
 * @verb: (nullable): what it does; %NULL where the noun says it all
 * @usage: what follows, see #CliArguments; this one line is shown to people and checks what they
 *   wrote
 * @summary: what it is for, in a line, marked for translation
 * @need: what it needs
 * @run: does it, and prints what came of it
 *
 * A line of a table of commands; a table ends with a %NULL noun.
 */
typedef struct
{
  const char  *noun;
  const char  *verb;
  const char  *usage;
  const char  *summary;
  CliNeed      need;
  gboolean   (*run) (Cli     *cli,
                     GError **error);
} CliCommand;

/**
 * Cli:
 * @path: (nullable): of the book
 * @book: (nullable): the book, for a command that needs it open
 * @json: whether scripts read what is printed
 * @arguments: what was written behind the command
 *
 * One run of the program.
 */
struct _Cli
{
  char         *path;
  TeaBook      *book;
  gboolean      json;
  CliArguments *arguments;
};

extern const CliCommand cli_book_commands[];
extern const CliCommand cli_request_commands[];
extern const CliCommand cli_visit_commands[];
extern const CliCommand cli_category_commands[];
extern const CliCommand cli_topic_commands[];
extern const CliCommand cli_reply_commands[];
extern const CliCommand cli_meeting_commands[];
extern const CliCommand cli_calendar_commands[];
extern const CliCommand cli_floor_commands[];
extern const CliCommand cli_procedure_commands[];
extern const CliCommand cli_remark_commands[];
extern const CliCommand cli_minutes_commands[];
extern const CliCommand cli_group_commands[];
extern const CliCommand cli_choice_commands[];
extern const CliCommand cli_suggestion_commands[];
extern const CliCommand cli_assignment_commands[];
extern const CliCommand cli_rule_commands[];
extern const CliCommand cli_people_commands[];
extern const CliCommand cli_report_commands[];
extern const CliCommand cli_print_commands[];

extern const CliCommand * const cli_commands[];

G_END_DECLS
