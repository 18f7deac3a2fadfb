/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "collect/tea-sheet.h"

/* Reads a sheet to its end: valid text, within the caps, or an error. */
static inline void
fuzz_sheet (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaSheet) sheet = tea_sheet_new_from_bytes (bytes, NULL, NULL, &error);
  const char * const *row;
  const char *problem;
  guint line;
  guint n_rows = 0;

  g_assert_true ((sheet == NULL) == (error != NULL));
  if (sheet == NULL)
    return;

  while (tea_sheet_next_row (sheet, &row, &line, &problem, &error))
    {
      g_assert_true (problem == NULL || g_utf8_validate (problem, -1, NULL));
      g_assert_cmpuint (++n_rows, <=, 100001);
      for (guint i = 0; row[i] != NULL; i++)
        {
          g_assert_cmpuint (i, <, 1024);
          g_assert_true (g_utf8_validate (row[i], -1, NULL));
        }
    }
}
