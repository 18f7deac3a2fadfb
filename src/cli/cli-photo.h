/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-record.h"

#include "cli.h"

G_BEGIN_DECLS

gboolean cli_photo_show    (Cli        *cli,
                            TeaRecord  *owner,
                            GError    **error);
gboolean cli_photo_add     (Cli        *cli,
                            TeaRecord  *owner,
                            GError    **error);
gboolean cli_photo_remove  (Cli        *cli,
                            TeaRecord  *owner,
                            GError    **error);
gboolean cli_photo_missing (Cli        *cli,
                            GError    **error);

G_END_DECLS
