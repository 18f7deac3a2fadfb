/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-query.h"

#include "tea-mask-known.h"
#include "tea-phone.h"

/* A number without its area, as people in the same town give it. */
#define MIN_LOCAL_DIGITS 7
#define MAX_LOCAL_DIGITS 8

/* Writes @text as names are looked for in it: in any spacing, wide or narrow, large or small. */
static char *
fold (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_strdown (narrow, -1);
  GString *folded = g_string_sized_new (strlen (small));

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\n' || !g_unichar_isspace (c))
        g_string_append_unichar (folded, c);
    }

  return g_string_free_and_steal (folded);
}

/**
 * tea_mask_known_names:
 * @book: a book
 * @words: all that is going to be shown
 * @error: return location for an error
 *
 * Finds everybody in the book whose name occurs in @words, in any spacing. What sits at the table
 * under a party's or an organisation's name is not a person.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): names for tea_mask_text()
 */
char **
tea_mask_known_names (TeaBook     *book,
                      const char  *words,
                      GError     **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  folded = fold (words);
  query = tea_query_new (book, "look for people in a text",
    "SELECT name FROM person"
    " WHERE instr (:words, lower (replace (replace (name, ' ', ''), '　', ''))) > 0"
    " UNION SELECT contact FROM organisation"
    "       WHERE instr (:words, lower (replace (replace (contact, ' ', ''), '　', ''))) > 0"
    " EXCEPT SELECT name FROM party"
    " EXCEPT SELECT name FROM organisation"
    " EXCEPT SELECT ''");
  tea_query_bind_text (query, "words", folded);
  while (tea_query_step (query, &local_error))
    g_strv_builder_add (names, tea_query_get_text (query, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strv_builder_end (names);
}

/* Whether a number belongs to an office and not to somebody's pocket. */
static gboolean
is_fixed (const char *phone)
{
  g_autofree char *whole = tea_phone_normalise (phone);
  const gsize n = strlen (phone);

  if (whole != NULL)
    return whole[0] == '0';

  return n >= MIN_LOCAL_DIGITS && n <= MAX_LOCAL_DIGITS && strspn (phone, "0123456789") == n;
}

/**
 * tea_mask_known_phones:
 * @book: a book
 * @error: return location for an error
 *
 * Lists the numbers that a notice may give: the landlines of the organisations in the Directory, so
 * that residents learn where to ask. A number that somebody in the book has, too, is private, and
 * so is every mobile number, because it is a person who carries it.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): numbers for tea_mask_notice()
 */
char **
tea_mask_known_phones (TeaBook  *book,
                       GError  **error)
{
  g_autoptr (GStrvBuilder) phones = g_strv_builder_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new (book, "list the phones of organisations",
                         "SELECT DISTINCT trim (phone) FROM organisation"
                         " WHERE NOT EXISTS (SELECT 1 FROM person WHERE person.phone <> ''"
                         "                   AND replace (person.phone, '-', '')"
                         "                     = replace (trim (organisation.phone), '-', ''))");
  while (tea_query_step (query, &local_error))
    {
      const char *phone = tea_query_get_text (query, 0);

      if (is_fixed (phone))
        g_strv_builder_add (phones, phone);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strv_builder_end (phones);
}
