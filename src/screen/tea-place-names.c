/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-place-names-private.h"

/*
 * Which estates a text names. An estate is known by how its name ends, and told from others by the
 * two characters before that: 青枫里花园 and 枫里花园 are the same to who is in a hurry, 青枫里小区
 * and 月亮湾小区 never are.
 */

/* How the names of estates end. 小区 comes first: it may follow another of these. */
static const char * const endings[] = {
  "小区", "花园", "家园", "公寓", "名邸", "华庭", "新村", "新城", "山庄", "庄园", "苑",
};

/* What stands before 小区 where it is no name: 我们小区, 这个小区, 老旧小区. The second list is of
 * what no name has at its beginning either. */
#define NO_NAME_ENDS   "们本在个该的出进是旧各全住到入从我此这某居老式"
#define NO_NAME_BEGINS "们本在个该的是各此这某"

static gboolean
is_one_of (gunichar    character,
           const char *list)
{
  return g_utf8_strchr (list, -1, character) != NULL;
}

/* Whether the first @n characters end so; returns how many are left before it, or 0. */
static guint
strip_ending (const gunichar *characters,
              guint           n,
              const char     *ending)
{
  const char *end = ending + strlen (ending);

  while (end > ending)
    {
      end = g_utf8_prev_char (end);
      if (n == 0 || characters[--n] != g_utf8_get_char (end))
        return 0;
    }

  return n;
}

/* Whether the first @n characters end with a whole name, so that 小区 says nothing more. */
static gboolean
is_named (const gunichar *characters,
          guint           n)
{
  for (guint i = 1; i < G_N_ELEMENTS (endings); i++)
    {
      if (strip_ending (characters, n, endings[i]) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_name (const gunichar *characters,
         guint           n)
{
  return n >= 2 &&
         g_unichar_isalnum (characters[n - 2]) && !is_one_of (characters[n - 2], NO_NAME_BEGINS) &&
         g_unichar_isalnum (characters[n - 1]) && !is_one_of (characters[n - 1], NO_NAME_ENDS);
}

/*
 * tea_place_names_find:
 * @characters: a text
 * @n_characters: how many
 * @places: (out caller-allocates): where the two characters stand that tell each estate from others
 * @max_places: how many are wanted at most
 *
 * Finds the names of estates. One that is named twice is found twice.
 *
 * Returns: how many there are
 */
guint
tea_place_names_find (const gunichar *characters,
                      guint           n_characters,
                      guint          *places,
                      guint           max_places)
{
  guint n_places = 0;

  for (guint end = 3; end <= n_characters && n_places < max_places; end++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          const guint n = strip_ending (characters, end, endings[i]);

          if (!is_name (characters, n) || (i == 0 && is_named (characters, n)))
            continue;
          places[n_places++] = n - 2;
          break;
        }
    }

  return n_places;
}
