/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-zip-fixture.h"
#include "fuzz-sheet.h"
#include "fuzz.h"

/* The shared strings and the cells, with a blank line between. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", 2);
  g_autoptr (GBytes) bytes = NULL;

  if (g_strv_length (parts) < 2)
    return 0;

  bytes = tea_zip_fixture_xlsx (parts[0], parts[1]);
  fuzz_sheet (bytes);

  return 0;
}
