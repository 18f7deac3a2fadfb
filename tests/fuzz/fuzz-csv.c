/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-csv.h"

#include "fuzz.h"

/* Whatever the file holds: no crash, valid text, lines that go on, and an error that stays. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCsv) csv = tea_csv_new_from_bytes (bytes, &error);
  const char * const *row;
  const char *problem;
  guint previous = 0;
  guint line;

  g_assert_true ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return 0;

  while (tea_csv_next_row (csv, &row, &line, &problem, &error))
    {
      g_assert_cmpuint (line, >, previous);
      g_assert_nonnull (row[0]);
      previous = line;

      for (guint i = 0; row[i] != NULL; i++)
        g_assert_true (g_utf8_validate (row[i], -1, NULL));
    }

  g_assert_null (row);
  if (error != NULL)
    {
      g_autoptr (GError) again = NULL;

      g_assert_false (tea_csv_next_row (csv, &row, &line, &problem, &again));
      g_assert_cmpstr (again->message, ==, error->message);
    }

  return 0;
}
