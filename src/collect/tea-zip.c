/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-zip.h"

/* A workbook has some dozens of parts, and a few hundred with many pictures. */
#define MAX_PARTS 10000

/* A part of the archive, as its directory tells of it. What was unpacked of it before counts once,
 * also where it is read twice.
 */
typedef struct
{
  gsize size;
  gsize counted;
} Entry;

/* An archive in memory, of which single parts are unpacked piece by piece. */
struct _TeaZip
{
  GBytes     *bytes;
  GHashTable *entries;
  gsize       unpacked;
  gsize       total;
  TeaZipWatch watch;
  gpointer    watch_data;
};

struct _TeaZipPart
{
  TeaZip         *zip;
  Entry          *entry;
  struct archive *archive;
  gsize           done;
};

/**
 * tea_zip_refuse_damaged:
 * @error: return location for an error
 *
 * Says that what is in the file cannot be right.
 *
 * Returns: %FALSE
 */
gboolean
tea_zip_refuse_damaged (GError **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("This workbook is damaged. Open it in your spreadsheet program, save it "
                         "again and choose it once more."));
  return FALSE;
}

/**
 * tea_zip_refuse_locked:
 * @error: return location for an error
 *
 * Says that the file wants a password.
 *
 * Returns: %FALSE
 */
gboolean
tea_zip_refuse_locked (GError **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("This workbook is locked with a password. Save it as .xlsx or .csv "
                         "without one and choose it once more."));
  return FALSE;
}

/**
 * tea_zip_refuse_size:
 * @error: return location for an error
 *
 * Says that what is in the file is more than is read.
 *
 * Returns: %FALSE
 */
gboolean
tea_zip_refuse_size (GError **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                       _("What is in this workbook is larger than 64 MB. Divide it and take "
                         "over the parts."));
  return FALSE;
}

static struct archive *
open_archive (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* Its directory says what an archive holds, as every spreadsheet program sees it; the other
   * reader of libarchive would believe what stands between the parts.
   */
  if (archive != NULL &&
      archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK &&
      archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;

  archive_read_free (archive);

  return NULL;
}

/* Part names do not tell capitals from small letters, and some programs write backslashes. */
static char *
fold_name (const char *name)
{
  return g_strdelimit (g_ascii_strdown (name, -1), "\\", '/');
}

/* Moves on to the next part that has a name in plain letters, as all parts of interest have. */
static int
next_part (struct archive        *archive,
           struct archive_entry **entry,
           char                 **name)
{
  int status;

  *name = NULL;
  while ((status = archive_read_next_header (archive, entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (*entry);

      if (path == NULL || !g_str_is_ascii (path))
        continue;

      *name = fold_name (path);
      return ARCHIVE_OK;
    }

  return status;
}

static gboolean
read_directory (TeaZip  *self,
                GError **error)
{
  struct archive *archive = open_archive (self->bytes);
  struct archive_entry *entry;
  gboolean locked = FALSE;
  int status = ARCHIVE_FATAL;
  char *name;

  while (archive != NULL && !locked && g_hash_table_size (self->entries) < MAX_PARTS &&
         (status = next_part (archive, &entry, &name)) == ARCHIVE_OK)
    {
      Entry *found = g_new0 (Entry, 1);

      locked = archive_entry_is_encrypted (entry);
      if (archive_entry_size_is_set (entry))
        found->size = (gsize) MAX (archive_entry_size (entry), 0);

      /* Of two parts of one name the first is read, here as when it is opened. */
      if (g_hash_table_contains (self->entries, name))
        {
          g_free (name);
          g_free (found);
        }
      else
        {
          /* Pictures are never unpacked. */
          if (g_str_has_suffix (name, ".xml"))
            self->total += found->size;
          g_hash_table_insert (self->entries, name, found);
        }
    }

  archive_read_free (archive);

  if (locked)
    return tea_zip_refuse_locked (error);

  return status == ARCHIVE_EOF || tea_zip_refuse_damaged (error);
}

/**
 * tea_zip_new:
 * @bytes: a whole ZIP archive
 * @error: return location for an error
 *
 * Reads the directory of an archive.
 *
 * Errors: %TEA_ERROR_INVALID for an archive that is damaged or encrypted.
 *
 * Returns: (transfer full): the archive
 */
TeaZip *
tea_zip_new (GBytes  *bytes,
             GError **error)
{
  g_autoptr (TeaZip) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (TeaZip, 1);
  self->bytes = g_bytes_ref (bytes);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return read_directory (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tea_zip_watch:
 * @self: an archive
 * @watch: (nullable): told how far the unpacking is, and may stop it
 * @data: for @watch
 *
 * Has its unpacking watched.
 */
void
tea_zip_watch (TeaZip      *self,
               TeaZipWatch  watch,
               gpointer     data)
{
  g_return_if_fail (self != NULL);

  self->watch = watch;
  self->watch_data = data;
}

/**
 * tea_zip_has:
 * @self: an archive
 * @name: the name of a part, such as xl/workbook.xml
 *
 * Returns: whether it has that part
 */
gboolean
tea_zip_has (TeaZip     *self,
             const char *name)
{
  g_autofree char *folded = fold_name (name);

  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->entries, folded);
}

/**
 * tea_zip_open:
 * @self: an archive
 * @name: the name of a part
 * @error: return location for an error
 *
 * Begins to unpack a part; @self has to outlive it.
 *
 * Errors: %TEA_ERROR_INVALID where there is no such part or the archive is damaged.
 *
 * Returns: (transfer full): the part at its beginning
 */
TeaZipPart *
tea_zip_open (TeaZip      *self,
              const char  *name,
              GError     **error)
{
  g_autoptr (TeaZipPart) part = NULL;
  g_autofree char *folded = fold_name (name);
  struct archive_entry *entry;
  char *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  part = g_new0 (TeaZipPart, 1);
  part->zip = self;
  part->entry = g_hash_table_lookup (self->entries, folded);
  if (part->entry != NULL)
    part->archive = open_archive (self->bytes);

  while (part->archive != NULL && next_part (part->archive, &entry, &found) == ARCHIVE_OK)
    {
      const gboolean is_it = g_str_equal (found, folded);

      g_free (found);
      if (is_it)
        return g_steal_pointer (&part);
    }

  tea_zip_refuse_damaged (error);

  return NULL;
}

/**
 * tea_zip_free:
 * @self: (transfer full): an archive
 *
 * Frees @self.
 */
void
tea_zip_free (TeaZip *self)
{
  g_return_if_fail (self != NULL);

  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * tea_zip_part_read:
 * @self: a part
 * @buffer: (out caller-allocates): where the bytes go
 * @size: how many there is room for
 * @error: return location for an error
 *
 * Unpacks the next bytes.
 *
 * Errors: %TEA_ERROR_INVALID where they are damaged, %TEA_ERROR_TOO_LARGE once all parts that were
 * read of the archive make more than 64 MB.
 *
 * Returns: how many there were; 0 at the end, -1 with @error set
 */
gssize
tea_zip_part_read (TeaZipPart  *self,
                   void        *buffer,
                   gsize        size,
                   GError     **error)
{
  TeaZip *zip;
  la_ssize_t n;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  zip = self->zip;
  if (zip->watch != NULL && !zip->watch (zip->unpacked, zip->total, zip->watch_data, error))
    return -1;

  n = archive_read_data (self->archive, buffer, size);
  if (n < 0)
    {
      tea_zip_refuse_damaged (error);
      return -1;
    }

  self->done += (gsize) n;
  if (self->done > self->entry->counted)
    {
      zip->unpacked += self->done - self->entry->counted;
      self->entry->counted = self->done;
    }

  if (zip->unpacked > TEA_ZIP_MAX_UNPACKED)
    {
      tea_zip_refuse_size (error);
      return -1;
    }

  return (gssize) n;
}

/**
 * tea_zip_part_get_size:
 * @self: a part
 *
 * Returns: its size as the archive tells it, in bytes; 0 where it does not. Nothing but a bar
 *   should rely on it.
 */
gsize
tea_zip_part_get_size (TeaZipPart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entry->size;
}

/**
 * tea_zip_part_get_done:
 * @self: a part
 *
 * Returns: how many bytes of it have been unpacked
 */
gsize
tea_zip_part_get_done (TeaZipPart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->done;
}

/**
 * tea_zip_part_free:
 * @self: (transfer full): a part
 *
 * Frees @self.
 */
void
tea_zip_part_free (TeaZipPart *self)
{
  g_return_if_fail (self != NULL);

  archive_read_free (self->archive);
  g_free (self);
}
