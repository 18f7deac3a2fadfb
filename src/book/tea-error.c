/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-error.h"
#include "tea-error-private.h"

G_DEFINE_QUARK (tea-error-quark, tea_error)

/*
 * tea_error_take_sqlite:
 * @error: where the error goes
 * @db: (nullable): the connection that failed
 * @code: SQLite's code
 * @phrase: what was being done, such as "read the topics"
 *
 * Says in one sentence what SQLite's @code means to the user and what to do about it. What was
 * being done and SQLite's own words follow where the help desk will want them.
 *
 * Returns: always %FALSE, so that a caller can return it
 */
gboolean
tea_error_take_sqlite (GError     **error,
                       sqlite3     *db,
                       int          code,
                       const char  *phrase)
{
  g_autofree char *what = NULL;
  g_autofree char *detail = NULL;

  /* Both may quote a damaged book. */
  what = g_utf8_make_valid (phrase, -1);
  detail = g_utf8_make_valid (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code), -1);

  g_debug ("SQLite could not %s: %s (%d)", what, detail, code);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_FULL,
                           _("The disk is full. Free some space, then try again."));
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_READ_ONLY,
                           _("The book cannot be written. Ask for permission to write to its "
                             "folder, or copy the book somewhere else."));
      break;

    case SQLITE_CANTOPEN:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_READ_ONLY,
                           _("The book cannot be opened in this folder. Check that the folder "
                             "is there and may be written."));
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_BUSY,
                           _("The book is open elsewhere. Close it there first."));
      break;

    case SQLITE_CORRUPT:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_CORRUPT,
                           _("The book is damaged. Restore the newest backup."));
      break;

    case SQLITE_NOTADB:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_NOT_A_BOOK,
                           _("This file is not a Teatime book."));
      break;

    case SQLITE_CONSTRAINT:
      g_set_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT,
                   _("That would contradict what is already in the book. (%s: %s)"),
                   what, detail);
      break;

    case SQLITE_TOOBIG:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                           _("That text is too long for the book."));
      break;

    case SQLITE_IOERR:
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_FAILED,
                           _("The disk did not answer. Check that it is plugged in, then try "
                             "again."));
      break;

    default:
      g_set_error (error, TEA_ERROR, TEA_ERROR_FAILED,
                   _("The book could not do that. (%s: %s)"),
                   what, detail);
      break;
    }

  return FALSE;
}
