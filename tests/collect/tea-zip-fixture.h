/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A part of a workbook, by the name and the text that it has. */
typedef struct
{
  const char *name;
  const char *text;
} TeaZipFixturePart;

GBytes *tea_zip_fixture_pack (const TeaZipFixturePart *parts);
GBytes *tea_zip_fixture_xlsx (const char              *strings,
                              const char              *sheet);
GBytes *tea_zip_fixture_ods  (const char              *table);

G_END_DECLS
