/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "tea-pinyin.h"

/* The characters of names; those beyond are read together with their whole name. */
#define FIRST_HAN 0x4e00
#define LAST_HAN  0x9fff

/* Longer than a name of two surnames and two given names. */
#define MAX_NAME 6

/* 一, beside which every character is read as by itself. */
#define NEUTRAL 0x4e00

/* A character that ICU does not know. */
#define UNREAD 1

/* ICU takes tens of microseconds for a name: it tries its rules one by one. So a character is read
 * once for all names. How it is read depends on whether it is the surname; on the next character
 * only with these, as in 令狐, 万俟, 澹台, 长孙 (CLDR, Han-Latin and Han-Latin/Names). */
static const UChar looking_ahead[] = u"令万澹长藏重沈秘";

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

/* Reads any text. The surname's reading depends on where it stands, so the whole text goes through
 * at once; the transliterator then puts a space between the syllables. */
static char *
read_whole (const gunichar2 *text,
            glong            length)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autofree UChar *buffer = NULL;
  g_autofree char *latin = NULL;
  UErrorCode status = U_ZERO_ERROR;
  gboolean inside = FALSE;
  int32_t capacity, limit, filled;

  /* No syllable is longer than six letters and a space. */
  capacity = length * 8 + 16;
  buffer = g_new0 (UChar, capacity);
  memcpy (buffer, text, length * sizeof (UChar));
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

  return g_string_free (g_steal_pointer (&initials), FALSE);
}

static gboolean
is_han (gunichar2 c)
{
  return c >= FIRST_HAN && c <= LAST_HAN;
}

/* Reads a character as a surname at the start, otherwise as one behind some other. @next is the one
 * behind it where it looks ahead, otherwise 0. */
static char
read_character (gunichar2 c,
                gboolean  at_start,
                gunichar2 next)
{
  static guint8 alone[2][LAST_HAN - FIRST_HAN + 1];
  static guint8 ahead[2][G_N_ELEMENTS (looking_ahead)][LAST_HAN - FIRST_HAN + 1];
  guint8 *letter = next == 0
    ? &alone[at_start][c - FIRST_HAN]
    : &ahead[at_start][u_strchr (looking_ahead, c) - looking_ahead][next - FIRST_HAN];

  if (*letter == 0)
    {
      const gunichar2 text[] = { NEUTRAL, c, next != 0 ? next : NEUTRAL };
      g_autofree char *initials = at_start ? read_whole (text + 1, 2)
                                           : read_whole (text, next != 0 ? 3 : 2);
      const char *own = initials + (at_start ? 0 : 1);

      *letter = strlen (own) == (at_start || next != 0 ? 2 : 1) ? own[0] : UNREAD;
    }

  return (char) *letter;
}

/* Reads a name of one run of characters, most of which were read in a name before. Returns %NULL
 * for every other text. */
static char *
read_name (const gunichar2 *name,
           glong            length)
{
  char initials[MAX_NAME + 1] = { 0 };

  if (length == 0 || length > MAX_NAME)
    return NULL;

  for (glong i = 0; i < length; i++)
    {
      if (!is_han (name[i]))
        return NULL;
    }

  for (glong i = 0; i < length; i++)
    {
      const gboolean looks_ahead = i + 1 < length && u_strchr (looking_ahead, name[i]) != NULL;

      initials[i] = read_character (name[i], i == 0, looks_ahead ? name[i + 1] : 0);
      if (initials[i] == UNREAD)
        return NULL;
    }

  return g_strdup (initials);
}

static gpointer
prepare_cb (gpointer user_data)
{
  get_transliterator ();

  return NULL;
}

/**
 * tea_pinyin_prepare:
 *
 * Opens the transliterator in a thread of its own, for work that will need it soon.
 */
void
tea_pinyin_prepare (void)
{
  g_thread_unref (g_thread_new ("pinyin", prepare_cb, NULL));
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
  g_autofree gunichar2 *utf16 = NULL;
  glong length = 0;
  char *initials;

  g_return_val_if_fail (name != NULL, NULL);

  utf16 = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
  if (utf16 == NULL)
    return g_strdup ("");

  initials = read_name (utf16, length);

  return initials != NULL ? initials : read_whole (utf16, length);
}
