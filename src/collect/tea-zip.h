/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All parts of a workbook together; a small file may unpack to any size. */
#define TEA_ZIP_MAX_UNPACKED (64 * 1024 * 1024)

typedef struct _TeaZip TeaZip;
typedef struct _TeaZipPart TeaZipPart;

/**
 * TeaZipWatch:
 * @done: how much has been unpacked, in bytes
 * @total: of how much, as far as the archive tells the truth
 * @data: the caller's
 * @error: return location for an error
 *
 * Told before each piece of an archive is unpacked, in the thread that does it.
 *
 * Returns: whether to go on
 */
typedef gboolean (*TeaZipWatch) (gsize      done,
                                 gsize      total,
                                 gpointer   data,
                                 GError   **error);

TeaZip     *tea_zip_new            (GBytes       *bytes,
                                    GError      **error);
void        tea_zip_watch          (TeaZip       *self,
                                    TeaZipWatch   watch,
                                    gpointer      data);
gboolean    tea_zip_has            (TeaZip       *self,
                                    const char   *name);
TeaZipPart *tea_zip_open           (TeaZip       *self,
                                    const char   *name,
                                    GError      **error);
void        tea_zip_free           (TeaZip       *self);

gssize      tea_zip_part_read      (TeaZipPart   *self,
                                    void         *buffer,
                                    gsize         size,
                                    GError      **error);
gsize       tea_zip_part_get_size  (TeaZipPart   *self);
gsize       tea_zip_part_get_done  (TeaZipPart   *self);
void        tea_zip_part_free      (TeaZipPart   *self);

gboolean    tea_zip_refuse_damaged (GError      **error);
gboolean    tea_zip_refuse_locked  (GError      **error);
gboolean    tea_zip_refuse_size    (GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaZip, tea_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaZipPart, tea_zip_part_free)

G_END_DECLS
