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
 *   [method@Tea.Draft.get_reason] says which
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
 * A chat or a sheet on its way into the book, and a #GListModel of its #TeaDraft lines. It is
 * made, its duplicates are marked and it is committed where the book is; only reading may be
 * done in a thread, because it looks at nothing but the bytes:
 *
 * ```c
 * import = tea_import_new (book, "10月.csv", bytes, TEA_IMPORT_AUTO, &error);
 * tea_import_read (import, NULL, NULL, NULL, &error);     // or _async ()
 * tea_import_mark_duplicates (import, book, &error);      // _async () has done it
 * tea_import_commit (import, book, &error);
 * ```
 */
G_DECLARE_FINAL_TYPE (TeaImport, tea_import, TEA, IMPORT, GObject)

/**
 * tea_import_new:
 * @book: the book it may go into
 * @name: the name of the file, for the list of sources; a chat that names its group is called that
 * @bytes: its content in any of the usual encodings
 * @as: what to take it for
 * @error: return location for an error
 *
 * Begins an import: notes from the book what reading needs, the day and the estates.
 *
 * Errors: those of the book.
 *
 * Returns: (transfer full) (nullable): an import without lines, or %NULL with @error set
 */
TeaImport   *tea_import_new             (TeaBook              *book,
                                         const char           *name,
                                         GBytes               *bytes,
                                         TeaImportAs           as,
                                         GError              **error);

/**
 * tea_import_read:
 * @self: an import
 * @progress: (nullable) (scope call): told how far it is, in lines
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads the bytes into drafts and touches nothing else; the window does it in a thread. A line
 * that cannot be taken over becomes a draft with the reason. May be done again after the mapping
 * was changed.
 *
 * Errors: %TEA_ERROR_ENCODING for bytes that are no text, %TEA_ERROR_INVALID where nothing can be
 * read, or where no column is known to hold the request ([method@Tea.Import.get_mapping] then
 * has the columns), %TEA_ERROR_TOO_LARGE over 50 MB or 100,000 rows, %TEA_ERROR_CANCELLED.
 *
 * Returns: whether it was read
 */
gboolean     tea_import_read            (TeaImport            *self,
                                         TeaImportProgress     progress,
                                         gpointer              data,
                                         GCancellable         *cancellable,
                                         GError              **error);

/**
 * tea_import_read_async:
 * @self: an import
 * @book: the book it may go into
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when it is done
 * @data: for @callback
 *
 * Reads in a thread, then marks the duplicates. While it runs [property@Tea.Import:fraction]
 * moves from 0 to 1. Nothing else may be done with the import meanwhile.
 */
void         tea_import_read_async      (TeaImport            *self,
                                         TeaBook              *book,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);

/**
 * tea_import_read_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was read; the errors are those of [method@Tea.Import.read]
 */
gboolean     tea_import_read_finish     (TeaImport            *self,
                                         GAsyncResult         *result,
                                         GError              **error);

/**
 * tea_import_mark_duplicates:
 * @self: an import that was read
 * @book: the book it may go into
 * @error: return location for an error
 *
 * Marks and unticks the lines that the book has already, or that stand in the file twice: those
 * with the same number in a sheet of the same format, and those of the same person (or phone, or
 * address) with the same text on the same day. A number of fewer than six characters, such as
 * the 3 of a third line, is in every sheet and does not count.
 *
 * Returns: whether all went well
 */
gboolean     tea_import_mark_duplicates (TeaImport            *self,
                                         TeaBook              *book,
                                         GError              **error);

/**
 * tea_import_get_format:
 * @self: an import that was read
 *
 * Returns: (transfer none): chat, wjx, tencent, hotline, ledger, visits or sheet;
 *   [func@Tea.source_format_label] says what people call it
 */
const char  *tea_import_get_format      (TeaImport            *self);

/**
 * tea_import_get_mapping:
 * @self: an import that was read, also where that failed for want of a column
 *
 * Returns: (transfer none) (nullable): what its columns hold, %NULL for a chat. Change it and
 *   read again.
 */
TeaMapping  *tea_import_get_mapping     (TeaImport            *self);

/**
 * tea_import_count:
 * @self: an import
 * @counts: (out): how it stands
 *
 * Counts its lines.
 */
void         tea_import_count           (TeaImport            *self,
                                         TeaImportCounts      *counts);

/**
 * tea_import_commit:
 * @self: an import that was read
 * @book: the book
 * @error: return location for an error
 *
 * Takes all ticked lines over, with their people and households; the lines of a visit log become
 * visits, and requests where something was asked for. One action, so one undo
 * takes all of them back. Where a line fails none is taken over. Without ticked lines nothing is
 * written.
 *
 * Errors: %TEA_ERROR_REFUSED where it was committed already, and those of the book.
 *
 * Returns: whether all ticked lines are in the book
 */
gboolean     tea_import_commit          (TeaImport            *self,
                                         TeaBook              *book,
                                         GError              **error);

G_END_DECLS
