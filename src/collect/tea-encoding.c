/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-encoding.h"

static gboolean
starts_with (const char *bytes,
             gsize       length,
             const char *mark)
{
  return length >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0;
}

static char *
refuse (GError **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_ENCODING,
                       _("The characters of this file cannot be read. Save it again as “CSV UTF-8” "
                         "and choose it once more."));
  return NULL;
}

/* Whether the file was UTF-8 until it broke off within its last character. GB18030 would read the
 * same bytes as other characters, so this has to be told apart before.
 */
static gboolean
is_cut_off (const char *bytes,
            gsize       length,
            const char *invalid)
{
  gsize left = length - (gsize) (invalid - bytes);

  if (left > 3 || g_utf8_get_char_validated (invalid, (gssize) left) != (gunichar) -2)
    return FALSE;

  for (const char *c = bytes; c < invalid; c++)
    if ((*c & 0x80) != 0)
      return TRUE;

  return FALSE;
}

static char *
convert (const char   *bytes,
         gsize         length,
         gsize        *written,
         const char   *from,
         const char  **encoding,
         GError      **error)
{
  char *text = g_convert (bytes, (gssize) length, "UTF-8", from, NULL, written, NULL);

  *encoding = from;

  return text != NULL ? text : refuse (error);
}

/**
 * tea_encoding_decode:
 * @bytes: (array length=length): a text in one of the usual encodings
 * @length: how many
 * @written: (out): the length of what is returned, which may hold NULs
 * @encoding: (out): which it was: UTF-8, GB18030, UTF-16LE or UTF-16BE
 * @error: return location for an error
 *
 * Reads a text that a resident or an office has saved. Whoever saves without a mark at its
 * beginning uses UTF-8 or, as Excel and WPS do on Chinese Windows, GB18030, which GBK and GB2312
 * are part of; valid UTF-8 is hardly ever anything else.
 *
 * Errors: %TEA_ERROR_ENCODING for bytes that are no text in any of these.
 *
 * Returns: (transfer full) (nullable): the text in valid UTF-8, without the mark
 */
char *
tea_encoding_decode (const char   *bytes,
                     gsize         length,
                     gsize        *written,
                     const char  **encoding,
                     GError      **error)
{
  const char *invalid;
  gboolean marked;
  char *text;

  if (starts_with (bytes, length, "\xFF\xFE"))
    return convert (bytes + 2, length - 2, written, "UTF-16LE", encoding, error);

  if (starts_with (bytes, length, "\xFE\xFF"))
    return convert (bytes + 2, length - 2, written, "UTF-16BE", encoding, error);

  marked = starts_with (bytes, length, "\xEF\xBB\xBF");
  if (marked)
    {
      bytes += 3;
      length -= 3;
    }

  /* What has a NUL is no text in any of the encodings that are left; who reads it refuses it. */
  if (length > 0 && memchr (bytes, '\0', length) == NULL &&
      !g_utf8_validate_len (bytes, length, &invalid))
    {
      if (!marked && !is_cut_off (bytes, length, invalid))
        return convert (bytes, length, written, "GB18030", encoding, error);

      return refuse (error);
    }

  text = g_malloc (length + 1);
  if (length > 0)
    memcpy (text, bytes, length);
  text[length] = '\0';
  *written = length;
  *encoding = "UTF-8";

  return text;
}
