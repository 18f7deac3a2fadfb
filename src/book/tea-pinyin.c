/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unicode/utrans.h>

#include "tea-pinyin.h"

/*
 * ICU's "Names" variant reads surnames as surnames: 单 shan, 仇 qiu. Opening it takes tens of
 * milliseconds, so it is opened with the first name that needs it and kept.
 */
static UTransliterator *
get_transliterator (void)
{
  static UTransliterator *transliterator;

  if (g_once_init_enter_pointer (&transliterator))
    {
      static const UChar id[] = u"Han-Latin/Names; Latin-ASCII";
      UErrorCode status = U_ZERO_ERROR;
      UTransliterator *opened;

      opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no transliteration of names: %s", u_errorName (status));

      g_once_init_leave_pointer (&transliterator, opened);
    }

  return transliterator;
}

/**
 * tea_pinyin_initials:
 * @name: a name in Chinese or Latin letters
 *
 * The first letter of each character's pinyin, by which people look a name up: 张桂英 is `zgy`.
 * Latin words and digits in the name keep what they are.
 *
 * Returns: (transfer full): lower case letters and digits; empty where @name has none
 */
char *
tea_pinyin_initials (const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  /* The surname's reading depends on where it stands, so the whole name goes through at once;
   * the transliterator then puts a space between the syllables. */
  {
    g_autofree gunichar2 *utf16 = NULL;
    g_autofree UChar *buffer = NULL;
    g_autofree char *latin = NULL;
    glong length = 0;
    UErrorCode status = U_ZERO_ERROR;
    gboolean inside = FALSE;
    int32_t capacity, limit, filled;

    utf16 = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
    if (utf16 == NULL)
      return g_strdup ("");

    /* No syllable is longer than six letters and a space. */
    capacity = length * 8 + 16;
    buffer = g_new0 (UChar, capacity);
    memcpy (buffer, utf16, length * sizeof (UChar));
    filled = limit = length;
    utrans_transUChars (get_transliterator (), buffer, &filled, capacity, 0, &limit, &status);
    if (U_FAILURE (status))
      return g_strdup ("");

    latin = g_utf16_to_utf8 ((gunichar2 *) buffer, filled, NULL, NULL, NULL);
    for (const char *p = latin; p != NULL && *p != '\0'; p++)
      {
        if (g_ascii_isalnum (*p) && (!inside || g_ascii_isdigit (*p)))
          g_string_append_c (initials, g_ascii_tolower (*p));
        inside = g_ascii_isalpha (*p);
      }
  }

  return g_string_free (g_steal_pointer (&initials), FALSE);
}
