/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_PHOTO (tea_photo_get_type ())

G_DECLARE_FINAL_TYPE (TeaPhoto, tea_photo, TEA, PHOTO, TeaRecord)

/**
 * TeaPhoto:
 * @request: the id of the request it shows
 * @file: its name in the book's folder of pictures: the SHA-256 of its bytes and an extension
 *
 * A picture of what a request is about.
 */
struct _TeaPhoto
{
  TeaRecord  parent_instance;

  gint64     request;
  char      *file;
};

/**
 * tea_photo_query:
 * @book: a book
 * @request: the id of a request
 *
 * Returns: (transfer full): its pictures, in the order in which they were added
 */
TeaQuery *tea_photo_query    (TeaBook    *book,
                              gint64      request);

/**
 * tea_photo_dup_path:
 * @self: a picture
 * @book: the book it is in
 *
 * Returns: (transfer full): the path of its file, which lies in `BOOK.photos` beside the book
 */
char     *tea_photo_dup_path (TeaPhoto   *self,
                              TeaBook    *book);

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
TeaPhoto *tea_photo_add      (TeaBook    *book,
                              gint64      request,
                              GFile      *file,
                              GError    **error);

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
gboolean  tea_photo_remove   (TeaPhoto   *self,
                              TeaBook    *book,
                              GError    **error);

G_END_DECLS
