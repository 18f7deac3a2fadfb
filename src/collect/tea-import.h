/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"
#include "tea-draft.h"
#include "tea-mapping.h"

G_BEGIN_DECLS

/**
 * TeaImportAs:
 * @TEA_IMPORT_AUTO: look at the content
 * @TEA_IMPORT_CHAT: a copied or shared chat
 * @TEA_IMPORT_SHEET: comma-separated values
 *
 * What to take the bytes for.
 */
typedef enum
{
  TEA_IMPORT_AUTO,
  TEA_IMPORT_CHAT,
  TEA_IMPORT_SHEET,
} TeaImportAs;

/**
 * TeaImportProgress:
 * @done: how much is done
 * @total: of how much, 0 where that is not known yet
 * @data: the caller's
 *
 * Told now and then while an import reads, in the thread that does it.
 */
typedef void (*TeaImportProgress) (gsize    done,
                                   gsize    total,
                                   gpointer data);

/**
 * TeaImportCounts:
 * @read: lines with something in them, below the header
 * @ticked: those that a commit takes over
 * @skipped: those with a reason why they cannot be, or an unheeded hint that they are no request;
 *   tea_draft_get_reason() says which
 * @duplicates: those that are there already
 * @added: those that the commit has taken over, 0 before it
 *
 * How an import stands.
 */
typedef struct
{
  guint read;
  guint ticked;
  guint skipped;
  guint duplicates;
  guint added;
} TeaImportCounts;

#define TEA_TYPE_IMPORT (tea_import_get_type ())

/**
 * TeaImport:
 *
 * A chat or a sheet on its way into the book, and a #GListModel of its #TeaDraft lines:
 *
 * ```c
 * import = tea_import_new (book, "10月.csv", bytes, TEA_IMPORT_AUTO, &error);
 * tea_import_read (import, NULL, NULL, NULL, &error);     // or _async ()
 * tea_import_mark_duplicates (import, book, &error);      // _async () has done it
 * tea_import_commit (import, book, &error);               // or _async (), with a backup
 * ```
 *
 * A window takes the asynchronous ones, which work in a thread.
 */
G_DECLARE_FINAL_TYPE (TeaImport, tea_import, TEA, IMPORT, GObject)

gboolean     tea_import_check_size      (goffset               size,
                                         GError              **error);
TeaImport   *tea_import_new             (TeaBook              *book,
                                         const char           *name,
                                         GBytes               *bytes,
                                         TeaImportAs           as,
                                         GError              **error);
gboolean     tea_import_read            (TeaImport            *self,
                                         TeaImportProgress     progress,
                                         gpointer              data,
                                         GCancellable         *cancellable,
                                         GError              **error);
void         tea_import_read_async      (TeaImport            *self,
                                         TeaBook              *book,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
gboolean     tea_import_read_finish     (TeaImport            *self,
                                         GAsyncResult         *result,
                                         GError              **error);
gboolean     tea_import_mark_duplicates (TeaImport            *self,
                                         TeaBook              *book,
                                         GError              **error);
const char  *tea_import_get_format      (TeaImport            *self);
TeaMapping  *tea_import_get_mapping     (TeaImport            *self);
void         tea_import_count           (TeaImport            *self,
                                         TeaImportCounts      *counts);
gboolean     tea_import_commit          (TeaImport            *self,
                                         TeaBook              *book,
                                         GError              **error);
void         tea_import_commit_async    (TeaImport            *self,
                                         TeaBook              *book,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
gboolean     tea_import_commit_finish   (TeaImport            *self,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
