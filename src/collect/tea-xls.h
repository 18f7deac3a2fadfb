/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-table.h"
#include "tea-zip.h"

G_BEGIN_DECLS

TeaTable *tea_xls_read (GBytes       *bytes,
                        TeaZipWatch   watch,
                        gpointer      data,
                        GError      **error);

G_END_DECLS
