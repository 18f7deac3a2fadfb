/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/tea-action.h"

#include "tea-photo.h"
#include "tea-request.h"
#include "tea-visit.h"

/* Phones make pictures of 5 to 15 MB; what is far over that is no photo of a stairwell. */
#define MAX_BYTES (50 * 1024 * 1024)

/* Of the folder of pictures, behind the name of the book. */
#define SUFFIX ".photos"

G_DEFINE_FINAL_TYPE (TeaPhoto, tea_photo, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaPhoto, request, REFERENCE, N_("Request")),
  TEA_COLUMN (TeaPhoto, file, TEXT, N_("File")),
  TEA_COLUMN (TeaPhoto, visit, REFERENCE, N_("Visit")),
};

/* How the pictures that phones, screens and scanners make begin. Some need a second look. */
static const struct
{
  const char *magic;
  gsize       offset;
  gsize       length;
  const char *extension;
} kinds[] = {
  { "\x89PNG\r\n\x1a\n", 0, 8, "png" },
  { "\xff\xd8\xff", 0, 3, "jpg" },
  { "GIF87a", 0, 6, "gif" },
  { "GIF89a", 0, 6, "gif" },
  { "WEBP", 8, 4, "webp" },
  { "II*\0", 0, 4, "tiff" },
  { "MM\0*", 0, 4, "tiff" },
  { "BM", 0, 2, "bmp" },
  { "ftypavif", 4, 8, "avif" },
  { "ftyphei", 4, 7, "heic" },
  { "ftyphev", 4, 7, "heic" },
  { "ftypmif1", 4, 8, "heic" },
  { "ftypmsf1", 4, 8, "heic" },
};

/* A name that is no checksum could lead anywhere, and a book may come from another machine. */
static gboolean
is_file_name (const char *name)
{
  return strspn (name, "0123456789abcdef") == 64 && name[64] == '.' &&
         name[65] != '\0' && strspn (name + 65, "abcdefghijklmnopqrstuvwxyz") == strlen (name + 65);
}

static gboolean
tea_photo_validate (TeaRecord  *record,
                    GError    **error)
{
  if (is_file_name (TEA_PHOTO (record)->file))
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("“%s” is no name of a picture."),
               TEA_PHOTO (record)->file);
  return FALSE;
}

static void
tea_photo_class_init (TeaPhotoClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_photo_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "photo", N_("Picture"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_photo_init (TeaPhoto *self)
{
}

static gboolean
is_owner (TeaRecord *record)
{
  return TEA_IS_REQUEST (record) || TEA_IS_VISIT (record);
}

static TeaQuery *
query_of (TeaBook    *book,
          TeaRecord  *owner,
          const char *file)
{
  TeaQuery *query;

  query = tea_query_new_for_records (book, TEA_TYPE_PHOTO,
                                     "WHERE request IS :request AND visit IS :visit"
                                     " AND (:file IS NULL OR file = :file) ORDER BY id");
  tea_query_bind_id (query, "request", TEA_IS_REQUEST (owner) ? tea_record_get_id (owner) : 0);
  tea_query_bind_id (query, "visit", TEA_IS_VISIT (owner) ? tea_record_get_id (owner) : 0);
  if (file != NULL)
    tea_query_bind_text (query, "file", file);

  return query;
}

/**
 * tea_photo_query:
 * @book: a book
 * @owner: a request or a visit
 *
 * Returns: (transfer full): its pictures, in the order in which they were added
 */
TeaQuery *
tea_photo_query (TeaBook   *book,
                 TeaRecord *owner)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (is_owner (owner), NULL);

  return query_of (book, owner, NULL);
}

static char *
dup_folder (const char *book_path)
{
  return g_strconcat (book_path, SUFFIX, NULL);
}

static char *
find_in (const char *folder,
         const char *file)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;

      path = g_build_filename (folder, name, file, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* Who renames a book leaves its pictures under the old name, and a backup that is opened where it
 * lies is one folder below them. What has the name has the content, so any folder of pictures
 * there will do. */
static char *
find_nearby (const char *book_path,
             const char *file)
{
  g_autofree char *folder = g_path_get_dirname (book_path);
  g_autofree char *above = g_path_get_dirname (folder);
  char *path = find_in (folder, file);

  return path != NULL ? path : find_in (above, file);
}

/**
 * tea_photo_dup_path:
 * @self: a picture
 * @book: the book it is in
 *
 * Says where its file is: in `BOOK.photos` beside the book, or, where the book was renamed or is a
 * backup, in another such folder there or above. Where there is none it is where it belongs.
 *
 * Returns: (transfer full): the path of its file
 */
char *
tea_photo_dup_path (TeaPhoto *self,
                    TeaBook  *book)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  char *nearby;

  g_return_val_if_fail (TEA_IS_PHOTO (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  folder = dup_folder (tea_book_get_path (book));
  path = g_build_filename (folder, is_file_name (self->file) ? self->file : "", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS) || !is_file_name (self->file))
    return g_steal_pointer (&path);

  nearby = find_nearby (tea_book_get_path (book), self->file);

  return nearby != NULL ? nearby : g_steal_pointer (&path);
}

/**
 * tea_photo_find_missing:
 * @book: a book
 * @error: return location for an error
 *
 * Looks for the files of all pictures, as after a backup was opened that was carried elsewhere
 * without the folder of pictures.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type TeaPhoto): the pictures whose file is not there
 */
GPtrArray *
tea_photo_find_missing (TeaBook  *book,
                        GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) photos = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PHOTO, "ORDER BY id");
  photos = tea_query_read_records (query, error);
  for (guint i = photos != NULL ? photos->len : 0; i > 0; i--)
    {
      g_autofree char *path = tea_photo_dup_path (g_ptr_array_index (photos, i - 1), book);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_remove_index (photos, i - 1);
    }

  return g_steal_pointer (&photos);
}

/* The content decides, because what is called .jpg may be anything. */
static const char *
sniff (const char *contents,
       gsize       length)
{
  for (guint i = 0; length >= 16 && i < G_N_ELEMENTS (kinds); i++)
    {
      if (memcmp (contents + kinds[i].offset, kinds[i].magic, kinds[i].length) == 0 &&
          (kinds[i].offset != 8 || memcmp (contents, "RIFF", 4) == 0))
        return kinds[i].extension;
    }

  return NULL;
}

static GBytes *
load_picture (GFile   *file,
              GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_autofree char *name = g_file_get_basename (file);

      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("“%s” is not a file."), name);
      return NULL;
    }

  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("The picture is larger than 50 MB. Send a smaller one."));
      return NULL;
    }

  return g_file_load_bytes (file, NULL, NULL, error);
}

/* What has the name has the content, unless its file was damaged; then it is mended. */
static gboolean
is_whole (const char *path,
          GBytes     *bytes)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) &&
         length == g_bytes_get_size (bytes) &&
         memcmp (contents, g_bytes_get_data (bytes, NULL), length) == 0;
}

static gboolean
save_picture (const char  *book_path,
              const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  g_autofree char *folder = dup_folder (book_path);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, TEA_ERROR,
                   code == ENOSPC ? TEA_ERROR_FULL : TEA_ERROR_READ_ONLY,
                   _("The folder for pictures beside the book cannot be made: %s."),
                   g_strerror (code));
      return FALSE;
    }

  return is_whole (path, bytes) ||
         g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * tea_photo_keep_bytes:
 * @book_path: the path of a book
 * @bytes: a picture
 * @shown: what people call it
 * @error: return location for an error
 *
 * Copies a picture into the book's folder, under a name made of its content. That is no more than
 * a file yet: tea_photo_add_kept() shows it with a request. May be called in any thread.
 *
 * Errors: %TEA_ERROR_INVALID where the content is no picture, whatever it is called, and those of
 * writing files.
 *
 * Returns: (transfer full) (nullable): the name of its file, or %NULL with @error set
 */
char *
tea_photo_keep_bytes (const char  *book_path,
                      GBytes      *bytes,
                      const char  *shown,
                      GError     **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;
  const char *extension;

  g_return_val_if_fail (book_path != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (shown != NULL, NULL);

  extension = sniff (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (extension == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” is no picture. Choose a JPEG, PNG, HEIC, GIF, WebP, TIFF or BMP file."),
                   shown);
      return NULL;
    }

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  name = g_strconcat (sum, ".", extension, NULL);

  return save_picture (book_path, name, bytes, error) ? g_steal_pointer (&name) : NULL;
}

/**
 * tea_photo_keep:
 * @book_path: the path of a book
 * @file: a picture
 * @error: return location for an error
 *
 * Does what tea_photo_keep_bytes() does with a file.
 *
 * Errors: as well %TEA_ERROR_TOO_LARGE over 50 MB, and those of reading files.
 *
 * Returns: (transfer full) (nullable): the name of its file, or %NULL with @error set
 */
char *
tea_photo_keep (const char  *book_path,
                GFile       *file,
                GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (book_path != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load_picture (file, error);
  if (bytes == NULL)
    return NULL;

  name = g_file_get_basename (file);

  return tea_photo_keep_bytes (book_path, bytes, name, error);
}

static TeaPhoto *
find_photo (TeaBook     *book,
            TeaRecord   *owner,
            const char  *file,
            GError     **error)
{
  g_autoptr (TeaQuery) query = query_of (book, owner, file);
  g_autoptr (GPtrArray) found = tea_query_read_records (query, error);

  if (found == NULL || found->len == 0)
    return NULL;

  return g_object_ref (g_ptr_array_index (found, 0));
}

/**
 * tea_photo_add_kept:
 * @book: a book
 * @owner: a request or a visit
 * @file: the name that tea_photo_keep() gave
 * @error: return location for an error
 *
 * Shows a picture with a request or a visit; an action. The same picture twice is one.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with @error set
 */
TeaPhoto *
tea_photo_add_kept (TeaBook     *book,
                    TeaRecord   *owner,
                    const char  *file,
                    GError     **error)
{
  g_autoptr (TeaPhoto) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (is_owner (owner), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  self = find_photo (book, owner, file, &local_error);
  if (self != NULL)
    return g_steal_pointer (&self);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  self = g_object_new (TEA_TYPE_PHOTO,
                       TEA_IS_VISIT (owner) ? "visit" : "request", tea_record_get_id (owner),
                       "file", file,
                       NULL);
  action = tea_action_begin (book, "photo-add", _("Added a picture"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_photo_add:
 * @book: a book
 * @owner: a request or a visit
 * @file: a picture: JPEG, PNG, HEIC, AVIF, GIF, WebP, TIFF or BMP
 * @error: return location for an error
 *
 * Copies a picture into the book's folder, under a name made of its content, and shows it with
 * its owner; an action. The same picture twice is one; where its file was lost it is there again.
 *
 * Errors: those of tea_photo_keep() and tea_photo_add_kept().
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with @error set
 */
TeaPhoto *
tea_photo_add (TeaBook    *book,
               TeaRecord  *owner,
               GFile      *file,
               GError    **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (is_owner (owner), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* First the file, then the row: a row without its file would be a lost picture. */
  name = tea_photo_keep (tea_book_get_path (book), file, error);

  return name != NULL ? tea_photo_add_kept (book, owner, name, error) : NULL;
}

/**
 * tea_photo_remove:
 * @self: a picture
 * @book: the book it is in
 * @error: return location for an error
 *
 * Takes a picture away from its request or visit; an action. The file stays, so that this can be
 * undone.
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
