/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-xls-fixture.h"
#include "fuzz-sheet.h"
#include "fuzz.h"

/* More records than the fixture has room for say nothing new. */
#define MAX_SIZE (60 * 1024)

/* The records of a workbook, in whole sectors and in small ones. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) small = NULL;

  if (size > MAX_SIZE)
    return 0;

  bytes = tea_xls_fixture_pack (data, size, "Workbook");
  fuzz_sheet (bytes);
  small = tea_xls_fixture_small (data, size);
  fuzz_sheet (small);

  return 0;
}
