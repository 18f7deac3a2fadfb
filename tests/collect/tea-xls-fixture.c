/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-xls-fixture.h"

#define SECTOR 512
#define CUTOFF 4096

#define END_OF_CHAIN 0xfffffffeu
#define FREE         0xffffffffu
#define TABLE        0xfffffffdu

static void
put_word (guint8 *at,
          guint   value)
{
  at[0] = (guint8) value;
  at[1] = (guint8) (value >> 8);
}

static void
put_number (guint8  *at,
            guint32  value)
{
  put_word (at, value & 0xffff);
  put_word (at + 2, value >> 16);
}

void
tea_xls_fixture_record (GByteArray *stream,
                        guint       type,
                        const void *data,
                        gsize       length)
{
  guint8 head[4];

  put_word (head, type);
  put_word (head + 2, (guint) length);
  g_byte_array_append (stream, head, sizeof head);
  if (length > 0)
    g_byte_array_append (stream, data, (guint) length);
}

static void
append_text (GByteArray *record,
             const char *text)
{
  g_autofree gunichar2 *units = NULL;
  glong n = 0;
  guint8 head[3] = { 0, 0, 1 };

  units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  put_word (head, (guint) n);
  g_byte_array_append (record, head, sizeof head);
  for (glong i = 0; i < n; i++)
    {
      guint8 unit[2];

      put_word (unit, units[i]);
      g_byte_array_append (record, unit, sizeof unit);
    }
}

/* The records of a workbook with a note that is no sheet, a hidden and a visible sheet, up to where
 * the cells of the visible one begin. Style 1 is a day, 2 a day with a time. */
void
tea_xls_fixture_begin (GByteArray         *stream,
                       const char * const *strings)
{
  static const guint8 begin[] = { 0, 6, 5, 0, 0, 0, 0, 0 };
  static const guint8 begin_sheet[] = { 0, 6, 16, 0, 0, 0, 0, 0 };
  static const guint8 format[] = { 176, 0, 6, 0, 0, 'y', '/', 'm', '/', 'd', 'd' };
  static const guint8 styles[][4] = { { 0, 0, 0, 0 }, { 0, 0, 176, 0 }, { 0, 0, 22, 0 } };
  guint8 hidden[] = { 0, 0, 0, 0, 1, 0, 3, 0, 'o', 'l', 'd' };
  static const guint8 note[] = { 1, 0, 0, 0, 0, 0, 2, 1, 0xf4, 0x8b, 0x0e, 0x66 };
  guint8 shown[] = { 0, 0, 0, 0, 0, 0, 3, 0, 'n', 'e', 'w' };
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  guint8 counts[8] = { 0 };
  gsize place;

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      append_text (texts, strings[i]);
      put_number (counts + 4, i + 1);
    }
  g_byte_array_prepend (texts, counts, sizeof counts);

  tea_xls_fixture_record (stream, 0x809, begin, sizeof begin);
  tea_xls_fixture_record (stream, 0x41e, format, sizeof format);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    tea_xls_fixture_record (stream, 0xe0, styles[i], sizeof styles[i]);
  tea_xls_fixture_record (stream, 0x85, note, sizeof note);
  place = stream->len + 4;
  tea_xls_fixture_record (stream, 0x85, hidden, sizeof hidden);
  tea_xls_fixture_record (stream, 0x85, shown, sizeof shown);
  tea_xls_fixture_record (stream, 0xfc, texts->data, texts->len);
  tea_xls_fixture_record (stream, 0x0a, NULL, 0);
  put_number (stream->data + place, stream->len);
  put_number (stream->data + place + sizeof hidden + 4, stream->len);
  tea_xls_fixture_record (stream, 0x809, begin_sheet, sizeof begin_sheet);
}

static void
put_entry (guint8     *at,
           const char *name,
           guint8      type,
           guint32     start,
           guint32     size)
{
  for (gsize i = 0; name[i] != '\0'; i++)
    at[2 * i] = (guint8) name[i];
  put_word (at + 0x40, (guint) (2 * strlen (name) + 2));
  at[0x42] = type;
  put_number (at + 0x74, start);
  put_number (at + 0x78, size);
}

/* Sector 0 is the table, 1 the directory, 2 the table of the small ones, from 3 on the stream. */
static GBytes *
pack (const guint8 *stream,
      gsize         length,
      const char   *name,
      gboolean      small)
{
  static const guint8 mark[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  const gsize n = (length + SECTOR - 1) / SECTOR;
  const gsize size = (4 + n) * SECTOR;
  guint8 *file = g_malloc0 (size);
  guint8 *table = file + SECTOR;
  guint8 *directory = file + 2 * SECTOR;
  guint8 *small_table = file + 3 * SECTOR;

  g_assert_cmpuint (n + 3, <=, SECTOR / 4);
  memcpy (file, mark, sizeof mark);
  file[0x1e] = 9;
  file[0x20] = 6;
  put_number (file + 0x2c, 1);
  put_number (file + 0x30, 1);
  put_number (file + 0x38, small ? CUTOFF : 0);
  put_number (file + 0x3c, 2);
  put_number (file + 0x44, END_OF_CHAIN);
  for (guint i = 1; i < 109; i++)
    put_number (file + 0x4c + 4 * i, FREE);

  memset (table, 0xff, SECTOR);
  put_number (table, TABLE);
  put_number (table + 4, END_OF_CHAIN);
  put_number (table + 8, END_OF_CHAIN);
  for (gsize i = 0; i < n; i++)
    put_number (table + 12 + 4 * i, i + 1 < n ? (guint32) i + 4 : END_OF_CHAIN);
  for (gsize i = 0; i < SECTOR / 4; i++)
    put_number (small_table + 4 * i,
                64 * (i + 1) < length ? (guint32) i + 1 : END_OF_CHAIN);

  put_entry (directory, "Root Entry", 5, small ? 3 : END_OF_CHAIN, small ? (guint32) length : 0);
  put_entry (directory + 128, name, 2, small ? 0 : 3, (guint32) length);
  if (length > 0)
    memcpy (file + 4 * SECTOR, stream, length);

  return g_bytes_new_take (file, size);
}

/* Puts a stream into the container of the old Office. */
GBytes *
tea_xls_fixture_pack (const guint8 *stream,
                      gsize         length,
                      const char   *name)
{
  return pack (stream, length, name, FALSE);
}

/* The same with the stream cut into the small sectors that are for short ones. */
GBytes *
tea_xls_fixture_small (const guint8 *stream,
                       gsize         length)
{
  return pack (stream, length, "Workbook", TRUE);
}
