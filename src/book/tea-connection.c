/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tea-connection-private.h"
#include "tea-error-private.h"
#include "tea-schema-private.h"
#include "tea-search-private.h"

/*
 * How a book's one connection to its file is made: what is no book, or a newer one, is refused
 * before anything can change it, everybody else is kept out, and a commit is on the disk when it
 * returns.
 */

/* Where SQLite's file format keeps the two numbers, big-endian. */
#define OFFSET_USER_VERSION   60
#define OFFSET_APPLICATION_ID 68
#define HEADER_SIZE           100

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/* It reads through SQLite: were the file opened and closed here, POSIX would drop every lock that
 * this process has on it, and a book that is open in this window would lie open to other
 * programs. */
static gboolean
check_header (sqlite3     *db,
              const char  *path,
              GError     **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  sqlite3_file *file = NULL;
  int code;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  code = file->pMethods->xRead (file, header, sizeof header, 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    return tea_error_take_sqlite (error, NULL, code, "read the book's header");

  if (code == SQLITE_IOERR_SHORT_READ || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_number (header + OFFSET_APPLICATION_ID) != TEA_BOOK_APPLICATION_ID)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_A_BOOK,
                   _("“%s” is not a Teatime book."), path);
      return FALSE;
    }

  if (read_number (header + OFFSET_USER_VERSION) > tea_schema_count_steps ())
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NEWER,
                   _("“%s” was written by a newer Teatime. Update Teatime to open it."),
                   path);
      return FALSE;
    }

  return TRUE;
}

/* One file, no second connection, and a commit that is on the disk when it returns: PERSIST with
 * EXTRA loses nothing in the power cuts of tests/faults. The journal keeps its length from action
 * to action, so that the disk need not note a new one each time; what was larger is cut off. */
static gboolean
set_up (sqlite3     *db,
        const char  *path,
        gboolean     is_new,
        GError     **error)
{
  if (!is_new && !check_header (db, path, error))
    return FALSE;

  if (sqlite3_db_readonly (db, "main") == 1)
    return tea_error_take_sqlite (error, db, SQLITE_READONLY, "open the book");

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return tea_search_register (db, error) &&
         tea_connection_execute (db, "set up the book",
                                 "PRAGMA locking_mode = EXCLUSIVE;"
                                 "PRAGMA synchronous = EXTRA;"
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA trusted_schema = OFF;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -16000;"
                                 "PRAGMA journal_size_limit = 1048576;",
                                 error) &&
         tea_connection_execute (db, "take the book", "BEGIN EXCLUSIVE; COMMIT;", error) &&
         tea_connection_execute (db, "set up the journal", "PRAGMA journal_mode = PERSIST;",
                                 error);
}

/*
 * tea_connection_open:
 * @path: a file that exists
 * @is_new: whether it is still empty
 * @error: return location for an error
 *
 * Connects to a book and keeps everybody else out of it.
 *
 * Returns: (transfer full) (nullable): the connection
 */
sqlite3 *
tea_connection_open (const char  *path,
                     gboolean     is_new,
                     GError     **error)
{
  sqlite3 *db = NULL;
  int code;

  code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    tea_error_take_sqlite (error, db, code, "open the book");
  else if (set_up (db, path, is_new, error))
    return db;

  sqlite3_close (db);

  return NULL;
}

/*
 * tea_connection_execute:
 * @db: a connection
 * @phrase: what is done, for the error
 * @sql: statements without values
 * @error: return location for an error
 *
 * Returns: whether all of @sql was done
 */
gboolean
tea_connection_execute (sqlite3     *db,
                        const char  *phrase,
                        const char  *sql,
                        GError     **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, db, code, phrase);

  return TRUE;
}
