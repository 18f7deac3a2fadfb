/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-sheet.h"
#include "fuzz.h"

/* A page or the XML of Excel 2003; what it is cut off to may be text of another kind. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_sheet (bytes);

  return 0;
}
