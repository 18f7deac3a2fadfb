/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "book/tea-query.h"

#include "cli.h"

G_BEGIN_DECLS

JsonObject *cli_output_object  (TeaRecord   *record);
JsonArray  *cli_output_array   (GPtrArray   *records);
void        cli_output_node    (JsonNode    *node);
void        cli_output_json    (JsonObject  *object);
void        cli_output_line    (const char  *format,
                                ...) G_GNUC_PRINTF (1, 2);
gboolean    cli_output_list    (Cli         *cli,
                                TeaQuery    *query,
                                const char  *columns,
                                GError     **error);
gboolean    cli_output_limited (Cli         *cli,
                                TeaQuery    *query,
                                int          limit,
                                const char  *columns,
                                GError     **error);
void        cli_output_fields  (TeaRecord   *record);
gboolean    cli_output_done    (Cli         *cli,
                                gpointer     record,
                                GError     **error);

G_END_DECLS
