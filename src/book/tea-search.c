/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "tea-error-private.h"
#include "tea-search-private.h"
#include "tea-search.h"

/*
 * Chinese has no spaces, and trigrams find nothing for words of two characters, which most are.
 * So a text is cut into runs of letters and digits, and every run into overlapping pairs of
 * characters, with its last character as a token of its own: 楼道杂物 is 楼道, 道杂, 杂物, 物.
 * A search for two characters and more is then a phrase of pairs and finds what LIKE finds; a
 * search for one character is a prefix of the pairs.
 */

/* Folds what people write in two ways into one: full-width forms and capitals. */
static gunichar
fold (gunichar c)
{
  if (c < 0x80)
    return g_ascii_tolower (c);

  if (c >= 0xff01 && c <= 0xff5e)
    return g_ascii_tolower (c - 0xfee0);

  return g_unichar_tolower (c);
}

static gboolean
is_part_of_run (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c);
}

/* The characters of Chinese, U+4E00 to U+9FFF, are nearly all that there is in a text; they are
 * three bytes each and written in one way only. */
static gboolean
is_plain_han (const guint8 *bytes,
              gsize         length)
{
  return length >= 3 && bytes[0] >= 0xe4 && bytes[0] <= 0xe9 &&
         (bytes[0] > 0xe4 || bytes[1] >= 0xb8) &&
         (bytes[1] & 0xc0) == 0x80 && (bytes[2] & 0xc0) == 0x80;
}

/* Reads the character at @text, folded, into @folded. Returns how many bytes of the text it takes;
 * @folded_length is 0 where it is no letter and no digit. */
static int
read_character (const char *text,
                gsize       length,
                char        folded[6],
                int        *folded_length)
{
  gunichar c;

  if (is_plain_han ((const guint8 *) text, length))
    {
      memcpy (folded, text, 3);
      *folded_length = 3;
      return 3;
    }

  if ((*text & 0x80) == 0)
    {
      *folded = g_ascii_tolower (*text);
      *folded_length = g_ascii_isalnum (*text) ? 1 : 0;
      return 1;
    }

  c = g_utf8_get_char_validated (text, length);
  if (c >= 0x110000)
    {
      *folded_length = 0;
      return 1;
    }

  *folded_length = is_part_of_run (c) ? g_unichar_to_utf8 (fold (c), folded) : 0;

  return g_utf8_skip[(guint8) *text];
}

static int
create_tokenizer_cb (void           *user_data,
                     const char    **arguments,
                     int             n_arguments,
                     Fts5Tokenizer **tokenizer)
{
  /* It has no state; FTS5 only wants a pointer that is not NULL. */
  static int nothing;

  *tokenizer = (Fts5Tokenizer *) &nothing;

  return SQLITE_OK;
}

static void
delete_tokenizer_cb (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             int          (*token) (void       *context,
                                    int         token_flags,
                                    const char *token_text,
                                    int         token_length,
                                    int         start,
                                    int         end))
{
  const char *end = text + length;
  const char *p = text;
  char pair[12];
  int before_length = 0;
  int before_start = 0;
  int run = 0;

  while (TRUE)
    {
      const int start = p - text;
      char folded[6];
      int folded_length = 0;
      int step = 0;

      if (p < end)
        step = read_character (p, end - p, folded, &folded_length);

      p += step;
      if (folded_length > 0)
        {
          memcpy (pair + before_length, folded, folded_length);
          if (run++ > 0)
            {
              int code = token (context, 0, pair, before_length + folded_length,
                                before_start, p - text);

              if (code != SQLITE_OK)
                return code;
            }

          memcpy (pair, folded, folded_length);
          before_length = folded_length;
          before_start = start;
          continue;
        }

      /* The run is over. In a search its last character is part of the last pair already. */
      if (run > 0 && (run == 1 || (flags & FTS5_TOKENIZE_QUERY) == 0))
        {
          int code = token (context, 0, pair, before_length, before_start, start);

          if (code != SQLITE_OK)
            return code;
        }

      if (step == 0)
        return SQLITE_OK;

      run = before_length = 0;
    }
}

gboolean
tea_search_register (sqlite3  *db,
                     GError  **error)
{
  static fts5_tokenizer tokenizer = { create_tokenizer_cb, delete_tokenizer_cb, tokenize_cb };
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int code;

  code = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
      code = sqlite3_finalize (statement);
    }

  if (code == SQLITE_OK && api != NULL)
    code = api->xCreateTokenizer (api, "bigram", NULL, &tokenizer, NULL);

  if (code != SQLITE_OK || api == NULL)
    return tea_error_take_sqlite (error, db, code != SQLITE_OK ? code : SQLITE_ERROR,
                                  "set up the search");

  return TRUE;
}

/**
 * tea_search_expression:
 * @text: what somebody is looking for
 *
 * Makes an expression for `search MATCH`: everything that stands between spaces and punctuation
 * must occur, in any order. One character is enough.
 *
 * Returns: (transfer full) (nullable): the expression; %NULL where there is nothing to look for
 */
char *
tea_search_expression (const char *text)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autofree char *valid = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  p = valid = g_utf8_make_valid (text, -1);
  while (*p != '\0')
    {
      const char *start = p;
      glong characters = 0;

      for (; *p != '\0' && is_part_of_run (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        characters++;

      if (characters > 0)
        {
          if (expression->len > 0)
            g_string_append (expression, " AND ");
          g_string_append_c (expression, '"');
          g_string_append_len (expression, start, p - start);
          g_string_append (expression, characters == 1 ? "\" *" : "\"");
        }

      while (*p != '\0' && !is_part_of_run (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }

  if (expression->len == 0)
    return NULL;

  return g_string_free (g_steal_pointer (&expression), FALSE);
}
