/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-added-private.h"
#include "tea-book-private.h"
#include "tea-errand-private.h"
#include "tea-history.h"

G_DEFINE_FINAL_TYPE (TeaHistory, tea_history, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaHistory, at, TIME, N_("When")),
  TEA_COLUMN (TeaHistory, verb, TEXT, N_("Action")),
  TEA_COLUMN (TeaHistory, title, TEXT, N_("What was done")),
  TEA_COLUMN (TeaHistory, state, INTEGER, N_("State")),
};

/* To take back or do again more than so many bytes takes longer than a window may stand still. What
 * is only counted is about so long a row. */
#define LONG_BYTES     400000
#define BYTES_OF_A_ROW 200

typedef enum
{
  DONE,
  TAKEN_BACK,
} TeaHistoryState;

static void
tea_history_class_init (TeaHistoryClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "history", N_("History"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_history_init (TeaHistory *self)
{
}

/**
 * tea_history_query:
 * @book: a book
 *
 * Lists what was done, the latest first.
 *
 * Returns: (transfer full): a query for #TeaHistory
 */
TeaQuery *
tea_history_query (TeaBook *book)
{
  return tea_query_new_for_records (book, TEA_TYPE_HISTORY, "ORDER BY id DESC");
}

/* What can be taken back is the latest that is done; what can be done again, the earliest that
 * was taken back. What a book began with stays: a key too many must not take the categories away.
 * Changesets may be megabytes long, and are read only to be applied. */
static TeaStatement *
take_next (TeaBook          *book,
           TeaHistoryState   state,
           GError          **error)
{
  return tea_book_take_statement (book,
                                  state == DONE
                                  ? "SELECT id, title FROM history"
                                    " WHERE state = 0 AND verb <> 'book-new'"
                                    " ORDER BY id DESC LIMIT 1"
                                  : "SELECT id, title FROM history"
                                    " WHERE state = 1 ORDER BY id LIMIT 1",
                                  "read the history", error);
}

static char *
dup_next_title (TeaBook         *book,
                TeaHistoryState  state)
{
  TeaStatement *statement = take_next (book, state, NULL);
  char *title = NULL;

  if (statement == NULL)
    return NULL;

  if (sqlite3_step (statement->handle) == SQLITE_ROW)
    title = g_strdup ((const char *) sqlite3_column_text (statement->handle, 1));
  tea_book_give_statement (book, statement);

  return title;
}

/**
 * tea_history_dup_undo:
 * @book: a book
 *
 * Returns: (transfer full) (nullable): the title of what would be taken back
 */
char *
tea_history_dup_undo (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return dup_next_title (book, DONE);
}

/**
 * tea_history_dup_redo:
 * @book: a book
 *
 * Returns: (transfer full) (nullable): the title of what would be done again
 */
char *
tea_history_dup_redo (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return dup_next_title (book, TAKEN_BACK);
}

/* Actions are taken back in the reverse of their order, so rows are always as the changeset left
 * them. Only a row that went with its parent may be gone already. */
static int
resolve_conflict_cb (void                    *user_data,
                     int                      conflict,
                     sqlite3_changeset_iter  *changes)
{
  const char *table;
  int n_columns, operation, indirect;

  sqlite3changeset_op (changes, &table, &n_columns, &operation, &indirect);
  if (conflict == SQLITE_CHANGESET_NOTFOUND && operation == SQLITE_DELETE)
    return SQLITE_CHANGESET_OMIT;

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (TeaBook          *book,
       const void       *changeset,
       int               length,
       TeaHistoryState   state,
       GError          **error)
{
  sqlite3 *db = tea_book_get_db (book);
  void *inverted = NULL;
  int code = SQLITE_OK;

  if (state == DONE)
    code = sqlite3changeset_invert (length, changeset, &length, &inverted);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply_v2 (db, length,
                                      inverted != NULL ? inverted : (void *) changeset,
                                      NULL, resolve_conflict_cb, NULL, NULL, NULL,
                                      SQLITE_CHANGESETAPPLY_FKNOACTION);
  sqlite3_free (inverted);

  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, code == SQLITE_ABORT ? NULL : db, code,
                                  state == DONE ? "take an action back" : "do an action again");

  return TRUE;
}

static gboolean
mark_entry (TeaBook          *book,
            gint64            entry,
            TeaHistoryState   state,
            GError          **error)
{
  const char *mark = state == DONE ? "UPDATE history SET state = 1 WHERE id = ?1"
                                   : "UPDATE history SET state = 0 WHERE id = ?1";
  TeaStatement *statement = tea_book_take_statement (book, mark, "mark the history", error);
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement->handle, 1, entry);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, tea_book_get_db (book), code, "mark the history");
  tea_book_give_statement (book, statement);

  return code == SQLITE_DONE;
}

static gboolean
find_next (TeaBook          *book,
           TeaHistoryState   state,
           gint64           *entry,
           char            **title,
           GError          **error)
{
  TeaStatement *statement = take_next (book, state, error);
  int code;

  if (statement == NULL)
    return FALSE;

  code = sqlite3_step (statement->handle);
  if (code == SQLITE_ROW)
    {
      *entry = sqlite3_column_int64 (statement->handle, 0);
      *title = g_strdup ((const char *) sqlite3_column_text (statement->handle, 1));
    }
  else if (code == SQLITE_DONE)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED,
                           state == DONE ? _("There is nothing to take back.")
                                         : _("There is nothing to do again."));
    }
  else
    {
      tea_error_take_sqlite (error, tea_book_get_db (book), code, "read the history");
    }
  tea_book_give_statement (book, statement);

  return code == SQLITE_ROW;
}

/* What was only counted is written out first, so that it can be done again. */
static gboolean
move_entry (TeaBook          *book,
            gint64            entry,
            TeaHistoryState   state,
            GError          **error)
{
  TeaStatement *statement;
  gboolean moved = FALSE;

  if (state == DONE && !tea_added_write_out (book, entry, error))
    return FALSE;

  statement = tea_book_take_statement (book, "SELECT changeset FROM history WHERE id = ?1",
                                       "read the history", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement->handle, 1, entry);
  if (sqlite3_step (statement->handle) == SQLITE_ROW)
    moved = apply (book, sqlite3_column_blob (statement->handle, 0),
                   sqlite3_column_bytes (statement->handle, 0), state, error) &&
            mark_entry (book, entry, state, error);
  else
    tea_error_take_sqlite (error, tea_book_get_db (book), SQLITE_CORRUPT, "read the history");
  tea_book_give_statement (book, statement);

  return moved;
}

static char *
move (TeaBook          *book,
      TeaHistoryState   state,
      GError          **error)
{
  g_autofree char *title = NULL;
  gboolean moved = FALSE;
  gint64 entry;

  if (!tea_errand_may_write (book, error) || !find_next (book, state, &entry, &title, error))
    return NULL;

  if (tea_book_execute (book, "move in the history", "BEGIN IMMEDIATE", error))
    {
      moved = move_entry (book, entry, state, error) &&
              tea_book_commit (book, "move in the history", entry,
                               state == DONE ? TAKEN_BACK : DONE, error);
      if (!moved)
        {
          tea_book_execute (book, "move in the history", "ROLLBACK", NULL);
          tea_book_forget (book);
        }
    }

  if (!moved)
    return NULL;

  tea_book_tell (book);

  return g_steal_pointer (&title);
}

/**
 * tea_history_undo:
 * @book: a book with no open action
 * @error: return location for an error
 *
 * Takes the latest action back, also when it was done before the book was last closed.
 *
 * Errors: %TEA_ERROR_REFUSED where there is none, those of the book
 *
 * Returns: (transfer full) (nullable): the title of what was taken back
 */
char *
tea_history_undo (TeaBook  *book,
                  GError  **error)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return move (book, DONE, error);
}

static gboolean
is_next_long (TeaBook         *book,
              TeaHistoryState  state)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 bytes = 0;

  query = tea_query_new (book, "see how long an entry is",
                         "SELECT length (changeset) + :row * ifnull ("
                         "  (SELECT sum (n_rows) FROM history_added WHERE entry = history.id), 0)"
                         " FROM history WHERE state = :state AND verb <> 'book-new'"
                         " ORDER BY CASE :state WHEN 0 THEN -id ELSE id END LIMIT 1");
  tea_query_bind_int (query, "row", BYTES_OF_A_ROW);
  tea_query_bind_int (query, "state", state);

  return tea_query_read_int (query, &bytes, NULL) && bytes > LONG_BYTES;
}

/**
 * tea_history_is_undo_long:
 * @book: a book
 *
 * Returns: whether tea_history_undo() would take so long that a window does it as an errand
 */
gboolean
tea_history_is_undo_long (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  return is_next_long (book, DONE);
}

/**
 * tea_history_is_redo_long:
 * @book: a book
 *
 * Returns: whether tea_history_redo() would take so long that a window does it as an errand
 */
gboolean
tea_history_is_redo_long (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  return is_next_long (book, TAKEN_BACK);
}

/**
 * tea_history_redo:
 * @book: a book with no open action
 * @error: return location for an error
 *
 * Does again what was taken back last. A new action makes that impossible.
 *
 * Errors: %TEA_ERROR_REFUSED where there is none, those of the book
 *
 * Returns: (transfer full) (nullable): the title of what was done again
 */
char *
tea_history_redo (TeaBook  *book,
                  GError  **error)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return move (book, TAKEN_BACK, error);
}
