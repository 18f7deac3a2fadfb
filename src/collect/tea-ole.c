/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-ole.h"
#include "tea-zip.h"

/*
 * Compound files [MS-CFB]. A file is cut into sectors of one size; a table says for each sector
 * which one follows it, and a directory says with which one a stream begins. What is smaller than
 * the cutoff lies in a stream of its own, cut and chained the same way into sectors of 64 bytes.
 */

#define HEADER_SIZE 512
#define ENTRY_SIZE  128

/* The first places of the table's own sectors stand in the header. */
#define FIRST_TABLE_PLACES 109

/* Higher numbers are no sectors: the end of a chain, a free one, a part of the table. */
#define LAST_SECTOR 0xfffffffau

#define STREAM_TYPE 2
#define ROOT_TYPE   5

struct _TeaOle
{
  GBytes       *bytes;
  const guint8 *content;
  gsize         length;

  guint         shift;
  guint         mini_shift;
  guint32       cutoff;
  guint32       n_sectors;

  GArray       *table;       /* of guint32: which sector follows */
  GByteArray   *mini_table;
  GByteArray   *directory;
  GByteArray   *mini;
};

static guint32
read_number (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

/* Where a sector lies, and how much of it there is: the last one may be cut short. */
static gboolean
find_sector (TeaOle        *self,
             guint32        sector,
             const guint8 **at,
             gsize         *size)
{
  /* The header takes the place of one sector. */
  const gsize offset = ((gsize) sector + 1) << self->shift;

  if (sector > LAST_SECTOR || offset >= self->length)
    return FALSE;

  *at = self->content + offset;
  *size = MIN ((gsize) 1 << self->shift, self->length - offset);

  return TRUE;
}

static void
add_table_sector (TeaOle  *self,
                  guint32  sector)
{
  const guint8 *at;
  gsize size;

  if (!find_sector (self, sector, &at, &size))
    return;

  for (gsize i = 0; i + 4 <= size && self->table->len < self->n_sectors; i += 4)
    {
      const guint32 next = read_number (at + i);

      g_array_append_val (self->table, next);
    }
}

static void
read_table (TeaOle *self)
{
  guint32 more = read_number (self->content + 0x44);
  const guint8 *at;
  gsize size;

  for (guint i = 0; i < FIRST_TABLE_PLACES; i++)
    add_table_sector (self, read_number (self->content + 0x4c + 4 * i));

  /* Of a large file the places go on in sectors, each of which ends with the next one's number. */
  for (guint32 n = 0; n < self->n_sectors && find_sector (self, more, &at, &size); n++)
    {
      if (size < (gsize) 1 << self->shift)
        return;

      for (gsize i = 0; i + 8 <= size; i += 4)
        add_table_sector (self, read_number (at + i));
      more = read_number (at + size - 4);
    }
}

/* Puts the sectors of a chain together. A chain that runs in a circle ends with the file's size. */
static GByteArray *
read_chain (TeaOle  *self,
            guint32  sector,
            gsize    wanted)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint8 *at;
  gsize size;

  for (guint32 n = 0;
       n < self->n_sectors && bytes->len < wanted && find_sector (self, sector, &at, &size); n++)
    {
      g_byte_array_append (bytes, at, (guint) MIN (size, wanted - bytes->len));
      if (sector >= self->table->len)
        break;
      sector = g_array_index (self->table, guint32, sector);
    }

  return bytes;
}

static GByteArray *
read_mini_chain (TeaOle  *self,
                 guint32  sector,
                 gsize    wanted)
{
  GByteArray *bytes = g_byte_array_new ();
  const gsize size = (gsize) 1 << self->mini_shift;

  wanted = MIN (wanted, self->mini->len);
  while (bytes->len < wanted && sector <= LAST_SECTOR &&
         ((gsize) sector << self->mini_shift) < self->mini->len)
    {
      const gsize offset = (gsize) sector << self->mini_shift;
      const gsize left = MIN (MIN (size, self->mini->len - offset), wanted - bytes->len);

      g_byte_array_append (bytes, self->mini->data + offset, (guint) left);
      if ((gsize) sector * 4 + 4 > self->mini_table->len)
        break;
      sector = read_number (self->mini_table->data + (gsize) sector * 4);
    }

  return bytes;
}

static const guint8 *
find_entry (TeaOle     *self,
            guint8      type,
            const char *name)
{
  for (gsize i = 0; i + ENTRY_SIZE <= self->directory->len; i += ENTRY_SIZE)
    {
      const guint8 *entry = self->directory->data + i;
      gboolean same = entry[0x42] == type;

      /* Names are in UTF-16 and end with a NUL; those that are looked for are plain letters. */
      for (gsize j = 0; same && name != NULL && j <= strlen (name); j++)
        same = entry[2 * j] == (guint8) name[j] && entry[2 * j + 1] == 0;

      if (same)
        return entry;
    }

  return NULL;
}

/**
 * tea_ole_new:
 * @bytes: a whole file
 * @error: return location for an error
 *
 * Reads the directory of a file of the old Office.
 *
 * Errors: %TEA_ERROR_INVALID where it is damaged.
 *
 * Returns: (transfer full) (nullable): the file
 */
TeaOle *
tea_ole_new (GBytes  *bytes,
             GError **error)
{
  g_autoptr (TeaOle) self = g_new0 (TeaOle, 1);
  const guint8 *root;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->content = g_bytes_get_data (bytes, &self->length);
  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (self->length < HEADER_SIZE)
    {
      tea_zip_refuse_damaged (error);
      return NULL;
    }

  self->shift = self->content[0x1e];
  self->mini_shift = self->content[0x20];
  self->cutoff = read_number (self->content + 0x38);
  if (self->shift < 7 || self->shift > 16 || self->mini_shift < 2 ||
      self->mini_shift > self->shift)
    {
      tea_zip_refuse_damaged (error);
      return NULL;
    }

  self->n_sectors = (guint32) (self->length >> self->shift) + 1;
  read_table (self);
  self->directory = read_chain (self, read_number (self->content + 0x30), self->length);
  self->mini_table = read_chain (self, read_number (self->content + 0x3c), self->length);

  root = find_entry (self, ROOT_TYPE, NULL);
  if (root == NULL)
    {
      tea_zip_refuse_damaged (error);
      return NULL;
    }

  self->mini = read_chain (self, read_number (root + 0x74), read_number (root + 0x78));

  return g_steal_pointer (&self);
}

/**
 * tea_ole_read:
 * @self: a file
 * @name: the name of a stream, in plain letters
 *
 * Returns: (transfer full) (nullable): what is in the stream, as much of it as there is; %NULL
 *   where there is no such stream
 */
GByteArray *
tea_ole_read (TeaOle     *self,
              const char *name)
{
  const guint8 *entry;
  guint32 start;
  guint32 size;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL && strlen (name) < 32, NULL);

  entry = find_entry (self, STREAM_TYPE, name);
  if (entry == NULL)
    return NULL;

  start = read_number (entry + 0x74);
  size = read_number (entry + 0x78);

  return size < self->cutoff ? read_mini_chain (self, start, size)
                             : read_chain (self, start, size);
}

/**
 * tea_ole_free:
 * @self: (transfer full): a file
 *
 * Frees @self.
 */
void
tea_ole_free (TeaOle *self)
{
  g_return_if_fail (self != NULL);

  g_bytes_unref (self->bytes);
  g_array_unref (self->table);
  g_clear_pointer (&self->mini_table, g_byte_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_clear_pointer (&self->mini, g_byte_array_unref);
  g_free (self);
}
