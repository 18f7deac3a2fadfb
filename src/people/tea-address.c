/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-address.h"
#include "tea-address-reader.h"

G_DEFINE_BOXED_TYPE (TeaAddress, tea_address, tea_address_copy, tea_address_free)

typedef TeaAddress * (*ReadFunc) (const TeaAddressReader  *reader,
                                  const char             **cursor);

static gboolean
find_first (const TeaAddressReader  *reader,
            ReadFunc                 read,
            TeaAddress             **address,
            gsize                   *start,
            gsize                   *end)
{
  for (const char *at = reader->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *after = at;
      g_autoptr (TeaAddress) found = read (reader, &after);

      if (found == NULL)
        continue;

      if (address != NULL)
        *address = g_steal_pointer (&found);
      if (start != NULL)
        *start = (gsize) (at - reader->text);
      if (end != NULL)
        *end = (gsize) (after - reader->text);

      return TRUE;
    }

  return FALSE;
}

/**
 * tea_address_new:
 *
 * Returns: (transfer full): an address of which nothing is known
 */
TeaAddress *
tea_address_new (void)
{
  TeaAddress *address = g_new0 (TeaAddress, 1);

  address->estate = g_strdup ("");
  address->building = g_strdup ("");
  address->unit = g_strdup ("");
  address->room = g_strdup ("");

  return address;
}

/**
 * tea_address_parse:
 * @text: what somebody wrote where an address is asked for, in valid UTF-8
 * @estates: (nullable) (array zero-terminated=1): the names of the known estates
 *
 * Reads an address as residents and grid workers write it: 「2栋1单元301」, 「3-502」 (building 3,
 * room 502), 「2-1-301」, 「月亮湾1号楼」, 「A座1203」, 「3#502」, 「三栋二单元」. What stands
 * around it, such as the householder's name, is left out. 幢, 号楼 and # become 栋; a building that
 * has only a letter is a 座.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where @text names no building
 */
TeaAddress *
tea_address_parse (const char         *text,
                   const char * const *estates)
{
  TeaAddress *address = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  find_first (&(TeaAddressReader) { text, estates, TRUE },
              tea_address_reader_read,
              &address,
              NULL,
              NULL);

  return address;
}

/**
 * tea_address_find:
 * @text: a nickname or a message, in valid UTF-8
 * @estates: (nullable) (array zero-terminated=1): the names of the known estates
 * @address: (out) (optional) (transfer full): the address
 * @start: (out) (optional): where it begins in @text, in bytes
 * @end: (out) (optional): where it ends in @text, in bytes
 *
 * Finds the first address within prose. Here a number needs more than in tea_address_parse () to
 * be taken for a room, because dates, prices and counts stand around it.
 *
 * Returns: whether there is one
 */
gboolean
tea_address_find (const char          *text,
                  const char * const  *estates,
                  TeaAddress         **address,
                  gsize               *start,
                  gsize               *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return find_first (&(TeaAddressReader) { text, estates, FALSE },
                     tea_address_reader_read,
                     address,
                     start,
                     end);
}

/**
 * tea_address_find_door:
 * @text: a message, in valid UTF-8
 * @door: (out) (optional) (transfer full): the unit and room, without a building
 * @start: (out) (optional): where it begins in @text, in bytes
 * @end: (out) (optional): where it ends in @text, in bytes
 *
 * Finds the first unit or room that is written without its building, as neighbours do among
 * themselves: 「1单元301」, 「502室」, 「楼上602」, 「502和602漏水」. Whoever knows the chat group
 * knows the building too, so these have to be masked as well.
 *
 * Returns: whether there is one
 */
gboolean
tea_address_find_door (const char  *text,
                       TeaAddress **door,
                       gsize       *start,
                       gsize       *end)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return find_first (&(TeaAddressReader) { text, NULL, FALSE },
                     tea_address_reader_read_door,
                     door,
                     start,
                     end);
}

/**
 * tea_address_format:
 * @address: an address
 *
 * Writes an address in its one normal form, 「月亮湾 2栋1单元301室」, as far as it is known.
 *
 * Returns: (transfer full): the text; "" for an empty address
 */
char *
tea_address_format (const TeaAddress *address)
{
  gsize length;
  gboolean numbered;

  g_return_val_if_fail (address != NULL, NULL);

  length = strlen (address->room);
  numbered = length > 0 && g_ascii_isalnum (address->room[length - 1]);

  return g_strconcat (address->estate,
                      address->estate[0] != '\0' && address->building[0] != '\0' ? " " : "",
                      address->building,
                      address->unit,
                      address->room,
                      numbered ? "室" : "",
                      NULL);
}

/**
 * tea_address_equal:
 * @address: an address
 * @other: another one
 *
 * Returns: whether both name the same door, or are known to the same extent and name the same
 */
gboolean
tea_address_equal (const TeaAddress *address,
                   const TeaAddress *other)
{
  g_return_val_if_fail (address != NULL && other != NULL, FALSE);

  return g_str_equal (address->estate, other->estate) &&
         g_str_equal (address->building, other->building) &&
         g_str_equal (address->unit, other->unit) &&
         g_str_equal (address->room, other->room);
}

/**
 * tea_address_copy:
 * @address: an address
 *
 * Returns: (transfer full): a copy
 */
TeaAddress *
tea_address_copy (const TeaAddress *address)
{
  TeaAddress *copy;

  g_return_val_if_fail (address != NULL, NULL);

  copy = g_new (TeaAddress, 1);
  copy->estate = g_strdup (address->estate);
  copy->building = g_strdup (address->building);
  copy->unit = g_strdup (address->unit);
  copy->room = g_strdup (address->room);

  return copy;
}

/**
 * tea_address_free:
 * @address: (transfer full): an address
 *
 * Frees @address.
 */
void
tea_address_free (TeaAddress *address)
{
  g_return_if_fail (address != NULL);

  g_free (address->estate);
  g_free (address->building);
  g_free (address->unit);
  g_free (address->room);
  g_free (address);
}
