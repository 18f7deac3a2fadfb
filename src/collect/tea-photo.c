/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/tea-action.h"

#include "tea-photo.h"

/* Phones make pictures of 5 to 15 MB; what is far over that is no photo of a stairwell. */
#define MAX_BYTES (50 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (TeaPhoto, tea_photo, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaPhoto, request, REFERENCE, N_("Request")),
  TEA_COLUMN (TeaPhoto, file, TEXT, N_("File")),
};

/* How the pictures that GTK shows everywhere begin. RIFF needs a second look. */
static const struct
{
  const char *magic;
  gsize       length;
  const char *extension;
} kinds[] = {
  { "\x89PNG\r\n\x1a\n", 8, "png" },
  { "\xff\xd8\xff", 3, "jpg" },
  { "GIF87a", 6, "gif" },
  { "GIF89a", 6, "gif" },
  { "RIFF", 4, "webp" },
  { "II*\0", 4, "tiff" },
  { "MM\0*", 4, "tiff" },
  { "BM", 2, "bmp" },
};

static void
tea_photo_class_init (TeaPhotoClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "photo", N_("Picture"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_photo_init (TeaPhoto *self)
{
}

/**
 * tea_photo_query:
 * @book: a book
 * @request: the id of a request
 *
 * Returns: (transfer full): its pictures, in the order in which they were added
 */
TeaQuery *
tea_photo_query (TeaBook *book,
                 gint64   request)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PHOTO, "WHERE request = :request ORDER BY id");
  tea_query_bind_id (query, "request", request);

  return query;
}

static char *
dup_folder (TeaBook *book)
{
  return g_strconcat (tea_book_get_path (book), ".photos", NULL);
}

/**
 * tea_photo_dup_path:
 * @self: a picture
 * @book: the book it is in
 *
 * Returns: (transfer full): the path of its file, which lies in `BOOK.photos` beside the book
 */
char *
tea_photo_dup_path (TeaPhoto *self,
                    TeaBook  *book)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (TEA_IS_PHOTO (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  folder = dup_folder (book);

  return g_build_filename (folder, self->file, NULL);
}

/* The content decides, because what is called .jpg may be anything. */
static const char *
sniff (const char *contents,
       gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (length < 16 || memcmp (contents, kinds[i].magic, kinds[i].length) != 0)
        continue;

      if (g_str_equal (kinds[i].extension, "webp") && memcmp (contents + 8, "WEBP", 4) != 0)
        continue;

      return kinds[i].extension;
    }

  return NULL;
}

static GBytes *
load_picture (GFile        *file,
              const char  **extension,
              GError      **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            error);
  if (info == NULL)
    return NULL;

  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("The picture is larger than 50 MB. Send a smaller one."));
      return NULL;
    }

  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;

  *extension = sniff (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (*extension == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is no picture. Choose a PNG, JPEG, GIF, WebP, TIFF or BMP file."),
                   name);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
save_picture (TeaPhoto  *self,
              TeaBook   *book,
              GBytes    *bytes,
              GError   **error)
{
  g_autofree char *folder = dup_folder (book);
  g_autofree char *path = tea_photo_dup_path (self, book);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, TEA_ERROR,
                   code == ENOSPC ? TEA_ERROR_FULL : TEA_ERROR_READ_ONLY,
                   _("The folder for pictures beside the book cannot be made: %s."),
                   g_strerror (code));
      return FALSE;
    }

  /* What has the name has the content, so it was saved before. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static TeaPhoto *
find_photo (TeaBook     *book,
            gint64       request,
            const char  *file,
            GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_PHOTO,
                                     "WHERE request = :request AND file = :file");
  tea_query_bind_id (query, "request", request);
  tea_query_bind_text (query, "file", file);
  found = tea_query_read_records (query, error);
  if (found == NULL || found->len == 0)
    return NULL;

  return g_object_ref (g_ptr_array_index (found, 0));
}

/**
 * tea_photo_add:
 * @book: a book
 * @request: the id of a request
 * @file: a picture: PNG, JPEG, GIF, WebP, TIFF or BMP
 * @error: return location for an error
 *
 * Copies a picture into the book's folder, under a name made of its content, and shows it with
 * the request; an action. The same picture twice is one.
 *
 * Errors: %TEA_ERROR_INVALID where the content is no picture, whatever the file is called,
 * %TEA_ERROR_TOO_LARGE over 50 MB, and those of reading and writing files.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with @error set
 */
TeaPhoto *
tea_photo_add (TeaBook  *book,
               gint64    request,
               GFile    *file,
               GError  **error)
{
  g_autoptr (TeaPhoto) self = NULL;
  g_autoptr (TeaPhoto) known = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;
  const char *extension = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (request != 0, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load_picture (file, &extension, error);
  if (bytes == NULL)
    return NULL;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  name = g_strconcat (sum, ".", extension, NULL);
  self = g_object_new (TEA_TYPE_PHOTO, "request", request, "file", name, NULL);

  /* First the file, then the row: a row without its file would be a lost picture. */
  if (!save_picture (self, book, bytes, error))
    return NULL;

  known = find_photo (book, request, name, &local_error);
  if (known != NULL)
    return g_steal_pointer (&known);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  action = tea_action_begin (book, "photo-add", _("Added a picture"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_photo_remove:
 * @self: a picture
 * @book: the book it is in
 * @error: return location for an error
 *
 * Takes a picture away from its request; an action. The file stays, so that this can be undone.
 *
 * Returns: whether it was taken away
 */
gboolean
tea_photo_remove (TeaPhoto  *self,
                  TeaBook   *book,
                  GError   **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_PHOTO (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "photo-remove", _("Took a picture away"), error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}
