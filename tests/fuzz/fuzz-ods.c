/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-zip-fixture.h"
#include "fuzz-sheet.h"
#include "fuzz.h"

/* The rows of a table. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GBytes) bytes = tea_zip_fixture_ods (text);

  fuzz_sheet (bytes);

  return 0;
}
