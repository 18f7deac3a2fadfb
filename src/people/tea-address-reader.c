/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-address-reader.h"
#include "tea-fold.h"

/* Estates of more buildings, houses of more floors and corridors of more doors are not known to
 * us; a number beyond these is a price, a year or a count when it stands in prose.
 */
#define MAX_BUILDING_DIGITS 3
#define MAX_LIKELY_FLOOR    69
#define MAX_LIKELY_DOOR     29

/* A run of digits from here on is a phone or a certificate and belongs to no address. */
#define LONG_RUN 7

static void
take (char **field,
      char  *value)
{
  g_free (*field);
  *field = value;
}

/* Moves over what people put between the parts of an address. */
static void
skip_joint (const TeaAddressReader  *reader,
            const char             **cursor)
{
  tea_fold_skip_spaces (cursor);

  if (tea_fold_is_one_of (tea_fold_peek (*cursor), reader->alone ? "-/.,_" : "-/."))
    tea_fold_next (cursor);

  tea_fold_skip_spaces (cursor);
}

/* Reads a number of two or three digits, in digits or in Chinese characters. */
static gboolean
read_number (const char **cursor,
             guint        max_digits,
             guint       *value)
{
  const char *text = *cursor;
  guint limit = max_digits == 3 ? 1000 : 100;
  gboolean spelt;

  if (tea_fold_read_digits (cursor, max_digits, value, NULL))
    return TRUE;

  if (!tea_fold_read_numeral (&text, value, &spelt) || *value >= limit)
    return FALSE;

  *cursor = text;

  return TRUE;
}

/* Reads what tells buildings and units apart: 2, 02, 十二, A, A3, 3B or 甲. */
static char *
read_mark (const char **cursor,
           guint        max_digits)
{
  const char *text = *cursor;
  gunichar c = tea_fold_peek (text);
  g_autoptr (GString) mark = g_string_new (NULL);
  guint value = 0;

  if (tea_fold_is_one_of (c, "甲乙丙丁"))
    {
      tea_fold_next (&text);
      g_string_append_unichar (mark, c);
    }
  else
    {
      gboolean lettered = tea_fold_is_capital (c);

      if (lettered)
        {
          tea_fold_next (&text);
          g_string_append_unichar (mark, c);
        }

      if (read_number (&text, max_digits, &value))
        {
          if (value == 0)
            return NULL;

          g_string_append_printf (mark, "%u", value);

          c = tea_fold_peek (text);
          if (!lettered && tea_fold_is_capital (c))
            {
              tea_fold_next (&text);
              g_string_append_unichar (mark, c);
            }
        }
      else if (!lettered)
        {
          return NULL;
        }
    }

  *cursor = text;

  return g_string_free (g_steal_pointer (&mark), FALSE);
}

/* A number is only a room if the digits do not run on as a date, a time, a code or a percentage. */
static gboolean
number_ends (const char *cursor)
{
  gunichar c = tea_fold_next (&cursor);

  if (tea_fold_is_code (c) || c == '%')
    return FALSE;

  if (tea_fold_is_one_of (c, "-/:.~"))
    {
      guint n = tea_fold_count_digits (cursor);

      return n == 0 || n >= LONG_RUN;
    }

  return TRUE;
}

static gboolean
is_counted (const char *cursor)
{
  tea_fold_skip_spaces (&cursor);

  return tea_fold_is_one_of (tea_fold_peek (cursor),
                             "年月日天周岁点分时次届期元块角万亿"
                             "人户家个名票份条张件辆盏斤吨度升米平㎡"
                             "多余路号层楼栋幢");
}

static gboolean
is_likely_room (guint value)
{
  guint door = value % 100;
  guint floor = value / 100;

  return door >= 1 && door <= MAX_LIKELY_DOOR && floor >= 1 && floor <= MAX_LIKELY_FLOOR;
}

static gboolean
read_floor (const char **cursor,
            guint       *floor)
{
  static const char * const words[] = { "层", "楼", NULL };
  const char *text = *cursor;

  if (!read_number (&text, 2, floor))
    return FALSE;

  tea_fold_skip_spaces (&text);
  if (!tea_fold_skip_any (&text, words))
    return FALSE;

  *cursor = text;

  return TRUE;
}

static char *
read_unit (const TeaAddressReader  *reader,
           const char             **cursor)
{
  const char *text = *cursor;
  g_autofree char *mark = NULL;

  skip_joint (reader, &text);

  if (tea_fold_is_one_of (tea_fold_peek (text), "东西南北中"))
    {
      const char *side = text;

      tea_fold_next (&text);
      mark = g_strndup (side, (gsize) (text - side));
    }
  else
    {
      mark = read_mark (&text, 2);
    }

  if (mark == NULL)
    return NULL;

  tea_fold_skip_spaces (&text);
  if (!tea_fold_skip (&text, "单元"))
    {
      /* 「2栋1门301」 is a unit, 「2栋1门口」 is not. */
      const char *room;

      if (!tea_fold_skip (&text, "门"))
        return NULL;

      room = text;
      skip_joint (reader, &room);
      if (tea_fold_count_digits (room) == 0)
        return NULL;
    }

  *cursor = text;

  return g_strconcat (mark, "单元", NULL);
}

/* Decides by what follows whether a number after a building or unit is a room, and moves behind
 * the word that says so.
 */
static gboolean
take_room_word (const TeaAddressReader  *reader,
                const char             **cursor,
                guint                    value,
                guint                    n_digits,
                gboolean                 in_unit)
{
  static const char * const rooms[] = { "室", "号房", NULL };
  static const char * const households[] = { "户", "家", NULL };
  static const char * const crowds[] = { "居民", "业主", "人", "都", "共", "左右", "以", NULL };
  static const char * const numbered[] = { "号楼", "号栋", "号院", "号线", "号文", NULL };
  const char *text = *cursor;

  tea_fold_skip_spaces (&text);

  if (tea_fold_skip_any (&text, rooms))
    {
      *cursor = text;
      return TRUE;
    }

  if (n_digits >= 3 && tea_fold_skip (&text, "房"))
    {
      *cursor = text;
      return TRUE;
    }

  if (tea_fold_stands_at (text, numbered))
    return FALSE;

  if (tea_fold_skip (&text, "号"))
    {
      *cursor = text;
      return n_digits >= 3 || reader->alone;
    }

  if (tea_fold_skip_any (&text, households))
    {
      /* 「2栋120户居民」 counts households; 「2栋302户」 names one. */
      if (tea_fold_stands_at (text, crowds))
        return FALSE;

      *cursor = text;
      return reader->alone ||
             (n_digits >= 3 && is_likely_room (value) && (in_unit || value % 100 <= 8));
    }

  text = *cursor;
  if (!number_ends (text) || is_counted (text))
    return FALSE;

  if (!reader->alone)
    return n_digits >= 3 && is_likely_room (value);

  return n_digits >= 3 ||
         (in_unit && (*text == '\0' || tea_fold_is_one_of (tea_fold_peek (text), " \n")));
}

/* Reads 301, 1203A, A301, 三零一室, 3楼东户; a floor without a room is read over. */
static char *
read_room (const TeaAddressReader  *reader,
           const char             **cursor,
           gboolean                 in_unit)
{
  static const char * const sides[] = { "户", "室", NULL };
  const char *text = *cursor;
  guint floor = 0;
  guint value = 0;
  guint n_digits = 0;
  gboolean spelt = FALSE;
  char before[2] = { 0 };
  char behind[2] = { 0 };
  gunichar c;

  skip_joint (reader, &text);

  if (read_floor (&text, &floor))
    {
      *cursor = text;
      skip_joint (reader, &text);
    }

  c = tea_fold_peek (text);
  if (tea_fold_is_one_of (c, "东西南北中左右"))
    {
      char side[7] = { 0 };

      tea_fold_next (&text);
      if (!tea_fold_skip_any (&text, sides))
        return NULL;

      g_unichar_to_utf8 (c, side);
      *cursor = text;

      return floor > 0 ? g_strdup_printf ("%u楼%s户", floor, side) : g_strdup_printf ("%s户", side);
    }

  if (tea_fold_is_capital (c))
    {
      before[0] = (char) c;
      tea_fold_next (&text);
    }

  if (tea_fold_read_digits (&text, 4, &value, &n_digits))
    {
      const char *letter = text;

      c = tea_fold_next (&letter);
      if (before[0] == '\0' && c >= 'A' && c <= 'F' && !tea_fold_is_code (tea_fold_peek (letter)))
        {
          behind[0] = (char) c;
          text = letter;
        }
    }
  else if (before[0] == '\0' && tea_fold_read_numeral (&text, &value, &spelt))
    {
      n_digits = spelt && value >= 100 && value <= 9999 ? 3 : 1;
    }

  if (value == 0 || !take_room_word (reader, &text, value, n_digits, in_unit))
    return NULL;

  *cursor = text;

  return g_strdup_printf ("%s%u%s", before, value, behind);
}

/* Reads the 「1-301」 of 「2栋1-301」. */
static gboolean
read_dashed_door (const TeaAddressReader  *reader,
                  const char             **cursor,
                  TeaAddress              *address)
{
  const char *text = *cursor;
  g_autofree char *mark = NULL;
  g_autofree char *room = NULL;

  skip_joint (reader, &text);
  mark = read_mark (&text, 2);
  if (mark == NULL)
    return FALSE;

  tea_fold_skip_spaces (&text);
  if (!tea_fold_is_one_of (tea_fold_peek (text), "-/"))
    return FALSE;

  room = read_room (reader, &text, TRUE);
  if (room == NULL)
    return FALSE;

  take (&address->unit, g_strconcat (mark, "单元", NULL));
  g_set_str (&address->room, room);
  *cursor = text;

  return TRUE;
}

static char *
name_building (const char *mark)
{
  gboolean numbered = FALSE;

  for (const char *c = mark; *c != '\0'; c++)
    numbered |= g_ascii_isdigit (*c);

  return g_strconcat (mark, numbered ? "栋" : "座", NULL);
}

/* Reads an address that says 栋, 幢, 号楼, 座 or #. */
static gboolean
read_worded (const TeaAddressReader  *reader,
             const char             **cursor,
             TeaAddress              *address)
{
  static const char * const sure_words[] = { "号楼", "号栋", "号幢", NULL };
  static const char * const loose_words[] = { "栋楼", "幢楼", "座", NULL };
  static const char * const words[] = { "栋", "幢", NULL };
  static const char * const hash_words[] = { "楼", "栋", NULL };
  const char *text = *cursor;
  const char *door;
  g_autofree char *mark = read_mark (&text, MAX_BUILDING_DIGITS);
  gboolean lettered;
  gboolean loose = FALSE;

  if (mark == NULL)
    return FALSE;

  lettered = !g_ascii_isdigit (mark[0]);
  tea_fold_skip_spaces (&text);

  if (tea_fold_skip (&text, "#"))
    {
      tea_fold_skip_any (&text, hash_words);
    }
  else if (tea_fold_skip_any (&text, loose_words))
    {
      loose = !lettered;
    }
  else if (!tea_fold_skip_any (&text, sure_words) &&
           !tea_fold_skip_any (&text, words) &&
           !(lettered && tea_fold_skip (&text, "楼")))
    {
      return FALSE;
    }

  door = text;
  if (!read_dashed_door (reader, &text, address))
    {
      char *unit = read_unit (reader, &text);
      char *room;

      if (unit != NULL)
        take (&address->unit, unit);

      room = read_room (reader, &text, unit != NULL);
      if (room != NULL)
        take (&address->room, room);
    }

  /* 「3栋楼」 and 「两座桥」 count in prose; with a door, or in a field, they name. */
  if (loose && text == door && !reader->alone)
    return FALSE;

  take (&address->building, name_building (mark));
  *cursor = text;

  return TRUE;
}

/* Reads 3-502, 2-1-301, A-1203 and, with the floor, 2-1-3-301. */
static gboolean
read_dashed (const TeaAddressReader  *reader,
             const char             **cursor,
             TeaAddress              *address)
{
  static const char * const rooms[] = { "室", "号房", NULL };
  const char *text = *cursor;
  const char *dashes = reader->alone ? "-/_" : "-";
  guint values[3];
  guint digits[3];
  guint n = 0;
  guint last;
  gunichar c;
  gboolean said;
  char behind[2] = { 0 };
  g_autofree char *mark = NULL;

  tea_fold_skip (&text, "#");
  mark = read_mark (&text, MAX_BUILDING_DIGITS);
  if (mark == NULL)
    return FALSE;

  while (n < G_N_ELEMENTS (values))
    {
      const char *group = text;

      tea_fold_skip_spaces (&group);
      if (!tea_fold_is_one_of (tea_fold_next (&group), dashes))
        break;

      tea_fold_skip_spaces (&group);
      if (!tea_fold_read_digits (&group, 4, &values[n], &digits[n]))
        break;

      text = group;
      n++;
    }

  if (n == 0)
    return FALSE;

  last = n - 1;
  c = tea_fold_peek (text);
  if (c >= 'A' && c <= 'F' && digits[last] >= 3)
    {
      behind[0] = (char) c;
      tea_fold_next (&text);
    }

  /* 「3-12室」 says that it is a room; a bare 「10-21」 would be a date. */
  said = tea_fold_stands_at (text, rooms);

  if (n == 1 && digits[0] <= 2 && reader->alone && !said)
    {
      if (values[0] == 0 || !number_ends (text) || is_counted (text))
        return FALSE;

      take (&address->unit, g_strdup_printf ("%u单元", values[0]));
    }
  else
    {
      if (values[last] == 0 || (n >= 2 && (digits[0] > 2 || values[0] == 0)))
        return FALSE;

      if (!said && !reader->alone && (digits[last] < 3 || strlen (mark) > 2))
        return FALSE;

      if (!take_room_word (reader, &text, values[last], digits[last], TRUE))
        return FALSE;

      take (&address->room, g_strdup_printf ("%u%s", values[last], behind));

      if (n >= 2)
        {
          take (&address->unit, g_strdup_printf ("%u单元", values[0]));
        }
    }

  take (&address->building, name_building (mark));
  *cursor = text;

  return TRUE;
}

/* Reads the longest known estate; people leave out or add its 小区. */
static const char *
read_estate (const TeaAddressReader  *reader,
             const char             **cursor)
{
  static const char * const kinds[] = { "小区", "社区", NULL };
  const char *longest = NULL;
  const char *after = *cursor;

  for (guint i = 0; reader->estates != NULL && reader->estates[i] != NULL; i++)
    {
      const char *name = reader->estates[i];
      const char *text = *cursor;

      if (tea_fold_peek (text) != tea_fold_peek (name))
        continue;

      if (!tea_fold_skip (&text, name))
        {
          g_autofree char *stem = NULL;

          if (!g_str_has_suffix (name, kinds[0]))
            continue;

          stem = g_strndup (name, strlen (name) - strlen (kinds[0]));
          if (!tea_fold_skip (&text, stem))
            continue;
        }

      if (text > after)
        {
          longest = name;
          after = text;
        }
    }

  if (longest != NULL)
    {
      tea_fold_skip_any (&after, kinds);
      skip_joint (reader, &after);
      *cursor = after;
    }

  return longest;
}

/* Whether a number may begin here: not within a longer one, and not after a word that counts. */
static gboolean
may_begin (const TeaAddressReader *reader,
           const char             *cursor)
{
  gunichar c = tea_fold_peek (cursor);
  gunichar before = tea_fold_back (reader->text, cursor);

  if (tea_fold_is_code (c) || c == '#')
    {
      const char *previous;

      if (tea_fold_is_code (before))
        return FALSE;

      if (!tea_fold_is_one_of (before, "-/:."))
        return !(tea_fold_is_digit (c) && tea_fold_is_one_of (before, "几数这那共每整"));

      previous = g_utf8_prev_char (cursor);
      return !tea_fold_is_code (tea_fold_back (reader->text, previous));
    }

  if (tea_fold_digit (c) >= 0 || c == U'十')
    return tea_fold_digit (before) < 0 && !tea_fold_is_one_of (before, "几数这那共每整十百有");

  return tea_fold_is_one_of (c, "甲乙丙丁");
}

/**
 * tea_address_reader_read:
 * @reader: what is being read
 * @cursor: (inout): a place in its text
 *
 * Reads the address that begins exactly at @cursor, and moves behind it.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where none begins
 */
TeaAddress *
tea_address_reader_read (const TeaAddressReader  *reader,
                         const char             **cursor)
{
  const char *text = *cursor;
  const char *estate = read_estate (reader, &text);
  g_autoptr (TeaAddress) address = NULL;

  if (estate == NULL && !may_begin (reader, text))
    return NULL;

  address = tea_address_new ();
  if (!read_worded (reader, &text, address) && !read_dashed (reader, &text, address))
    return NULL;

  if (estate != NULL)
    g_set_str (&address->estate, estate);

  *cursor = text;

  return g_steal_pointer (&address);
}

/* Whether prose around a bare number says that somebody lives there. */
static gboolean
is_lived_in (const TeaAddressReader *reader,
             const char             *start,
             const char             *end)
{
  static const char * const before[] = {
    "楼上", "楼下", "对门", "隔壁", "对面", "住", "住在", "我家", "我是", "家在",
    "房号", "门牌", NULL
  };
  static const char * const behind[] = {
    "住户", "业主", "邻居", "租户", "租客", "那家", "这家", "家里", "房东", "房客",
    "的住", "的业主", "的邻居", "的租", "的人家",
    "漏水", "装修", "阳台", "门口", "厨房", "卫生间", NULL
  };
  static const char * const links[] = { "和", "与", "跟", "及", "、", NULL };
  guint value;

  tea_fold_skip_spaces (&end);
  if (tea_fold_stands_at (end, behind))
    return TRUE;

  if (tea_fold_skip_any (&end, links))
    {
      tea_fold_skip_spaces (&end);
      if (tea_fold_read_digits (&end, 4, &value, NULL) &&
          is_likely_room (value) &&
          !is_counted (end))
        return TRUE;
    }

  while (tea_fold_back (reader->text, start) == ' ' || tea_fold_back (reader->text, start) == ':')
    start = g_utf8_prev_char (start);

  for (guint i = 0; before[i] != NULL; i++)
    {
      gsize length = strlen (before[i]);

      if ((gsize) (start - reader->text) >= length &&
          strncmp (start - length, before[i], length) == 0)
        return TRUE;
    }

  for (guint i = 0; links[i] != NULL; i++)
    {
      gsize length = strlen (links[i]);
      const char *other = start;

      if ((gsize) (start - reader->text) < length + 3 ||
          strncmp (start - length, links[i], length) != 0)
        continue;

      other -= length;
      for (guint n = 0; n < 4; n++)
        if (tea_fold_is_digit (tea_fold_back (reader->text, other)))
          other = g_utf8_prev_char (other);

      if (tea_fold_read_digits (&other, 4, &value, NULL) && is_likely_room (value))
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_address_reader_read_door:
 * @reader: what is being read
 * @cursor: (inout): a place in its text
 *
 * Reads the unit or room without a building that begins exactly at @cursor, and moves behind it.
 *
 * Returns: (transfer full) (nullable): the door, or %NULL where none begins
 */
TeaAddress *
tea_address_reader_read_door (const TeaAddressReader  *reader,
                              const char             **cursor)
{
  static const char * const rooms[] = { "室", "房", "户", "家", NULL };
  const char *text = *cursor;
  const char *digits = *cursor;
  g_autofree char *unit = NULL;
  g_autofree char *room = NULL;
  guint value;
  guint n_digits;
  TeaAddress *door;

  if (tea_fold_peek (text) == ' ' || tea_fold_is_one_of (tea_fold_peek (text), "-/."))
    return NULL;

  if (tea_fold_is_one_of (tea_fold_peek (text), "东西南北中") || may_begin (reader, text))
    unit = read_unit (reader, &text);

  if (unit != NULL)
    {
      room = read_room (reader, &text, TRUE);
    }
  else
    {
      if (!may_begin (reader, text))
        return NULL;

      room = read_room (reader, &text, FALSE);
      if (room == NULL)
        return NULL;

      /* A bare number is a room only where the words around it say so. */
      if (tea_fold_read_digits (&digits, 4, &value, &n_digits))
        {
          const char *word = text - strlen ("室");
          gboolean said = word >= digits && tea_fold_stands_at (word, rooms);

          if (!said && !is_lived_in (reader, *cursor, text))
            return NULL;
        }
    }

  door = tea_address_new ();
  g_set_str (&door->unit, unit != NULL ? unit : "");
  g_set_str (&door->room, room != NULL ? room : "");
  *cursor = text;

  return door;
}
