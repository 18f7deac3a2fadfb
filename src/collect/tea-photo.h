/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-record.h"

G_BEGIN_DECLS

#define TEA_TYPE_PHOTO (tea_photo_get_type ())

G_DECLARE_FINAL_TYPE (TeaPhoto, tea_photo, TEA, PHOTO, TeaRecord)

/**
 * TeaPhoto:
 * @request: the id of the request that it belongs to, or 0
 * @file: its name in the book's folder of pictures: the SHA-256 of its bytes and an extension
 * @visit: the id of the visit that it belongs to, or 0
 *
 * A picture of what a request is about, or of what was seen at a visit. The file of a picture is
 * never deleted: every backup from the time when it was there may name it.
 */
struct _TeaPhoto
{
  TeaRecord  parent_instance;

  gint64     request;
  char      *file;
  gint64     visit;
};

TeaQuery  *tea_photo_query        (TeaBook     *book,
                                   TeaRecord   *owner);
GPtrArray *tea_photo_find_missing (TeaBook     *book,
                                   GError     **error);
char      *tea_photo_dup_path     (TeaPhoto    *self,
                                   TeaBook     *book);
char      *tea_photo_keep         (const char  *book_path,
                                   GFile       *file,
                                   GError     **error);
char      *tea_photo_keep_bytes   (const char  *book_path,
                                   GBytes      *bytes,
                                   const char  *shown,
                                   GError     **error);
TeaPhoto  *tea_photo_add          (TeaBook     *book,
                                   TeaRecord   *owner,
                                   GFile       *file,
                                   GError     **error);
TeaPhoto  *tea_photo_add_kept     (TeaBook     *book,
                                   TeaRecord   *owner,
                                   const char  *file,
                                   GError     **error);
gboolean   tea_photo_remove       (TeaPhoto    *self,
                                   TeaBook     *book,
                                   GError     **error);

G_END_DECLS
