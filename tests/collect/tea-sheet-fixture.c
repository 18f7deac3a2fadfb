/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "collect/tea-sheet.h"

#include "tea-sheet-fixture.h"

/* All rows of a sheet in a line; a row with a problem as 「line!」. */
char *
tea_sheet_fixture_dump (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (TeaSheet) sheet = tea_sheet_new_from_bytes (bytes, NULL, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);
  const char * const *row;
  const char *problem;
  guint line;

  if (sheet == NULL)
    return NULL;

  while (tea_sheet_next_row (sheet, &row, &line, &problem, error))
    {
      g_autofree char *cells = g_strjoinv ("|", (char **) row);

      g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", line);
      if (problem != NULL)
        g_string_append_c (text, '!');
      else
        g_string_append_printf (text, ":%s", cells);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The refusal says in words what is wrong. */
void
tea_sheet_fixture_assert_refused (GBytes   *bytes,
                                  TeaError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = tea_sheet_fixture_dump (bytes, &error);

  g_assert_null (found);
  g_assert_error (error, TEA_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}
