/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-error-private.h"
#include "tea-statements-private.h"

/* So many are kept prepared; a stage has fewer than fifty. */
#define MAX_STATEMENTS 400

/*
 * TeaStatements:
 *
 * The statements of one connection, kept prepared by their text. Whoever takes one has it alone
 * until it is given back; meanwhile the same text is prepared once more for somebody else.
 *
 * A thread on an errand asks through the same connection as the window, and the connection's mutex
 * keeps them out of each other's way here, too.
 */
struct _TeaStatements
{
  sqlite3    *db;

  /* Those that wait to be used again, by their text, and those that are in use. */
  GHashTable *waiting;
  GHashTable *taken;

  /* Where the tables of the statement that is being prepared are noted. */
  GPtrArray  *noted;
};

static void
tea_statement_free (TeaStatement *statement)
{
  sqlite3_finalize (statement->handle);
  g_strfreev (statement->tables);
  g_free (statement->sql);
  g_free (statement);
}

/* SQLite tells while it prepares a statement which tables that reads: no list to keep by hand. It
 * stays set, because setting it has SQLite prepare every statement again. */
static int
note_table_cb (void       *user_data,
               int         operation,
               const char *first,
               const char *second,
               const char *database,
               const char *trigger)
{
  TeaStatements *self = user_data;

  if (operation == SQLITE_READ && first != NULL && self->noted != NULL &&
      !g_ptr_array_find_with_equal_func (self->noted, first, g_str_equal, NULL))
    g_ptr_array_add (self->noted, g_strdup (first));

  return SQLITE_OK;
}

static TeaStatement *
find_or_prepare (TeaStatements  *self,
                 const char     *sql,
                 const char     *phrase,
                 GError        **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  TeaStatement *statement;
  sqlite3_stmt *handle = NULL;
  int code;

  if (g_hash_table_steal_extended (self->waiting, sql, NULL, (gpointer *) &statement))
    {
      g_hash_table_add (self->taken, statement);
      return statement;
    }

  tables = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  self->noted = tables;
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  self->noted = NULL;

  if (code != SQLITE_OK)
    {
      tea_error_take_sqlite (error, self->db, code, phrase);
      return NULL;
    }

  statement = g_new0 (TeaStatement, 1);
  statement->sql = g_strdup (sql);
  statement->handle = handle;
  statement->tables = (char **) g_ptr_array_free (g_steal_pointer (&tables), FALSE);
  g_hash_table_add (self->taken, statement);

  return statement;
}

/*
 * tea_statements_new:
 *
 * Returns: (transfer full): statements of no connection yet
 */
TeaStatements *
tea_statements_new (void)
{
  TeaStatements *self = g_new0 (TeaStatements, 1);

  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) tea_statement_free);
  self->taken = g_hash_table_new (NULL, NULL);

  return self;
}

/*
 * tea_statements_free:
 * @self: statements that were detached, none of them in use
 *
 * Frees @self.
 */
void
tea_statements_free (TeaStatements *self)
{
  g_assert (self != NULL && self->db == NULL);

  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/*
 * tea_statements_attach:
 * @self: statements of no connection
 * @db: a connection
 *
 * From now on statements are prepared for @db.
 */
void
tea_statements_attach (TeaStatements *self,
                       sqlite3       *db)
{
  g_assert (self != NULL && self->db == NULL);

  self->db = db;
  sqlite3_set_authorizer (db, note_table_cb, self);
}

/*
 * tea_statements_detach:
 * @self: statements
 *
 * Lets go of the connection, so that it can be closed. A statement that somebody still holds would
 * hold the file, and its lock: it stays his, and can do nothing more.
 */
void
tea_statements_detach (TeaStatements *self)
{
  GHashTableIter iter;
  TeaStatement *statement;

  g_assert (self != NULL);

  g_hash_table_remove_all (self->waiting);
  g_hash_table_iter_init (&iter, self->taken);
  while (g_hash_table_iter_next (&iter, (gpointer *) &statement, NULL))
    g_clear_pointer (&statement->handle, sqlite3_finalize);
  self->db = NULL;
}

/*
 * tea_statements_take:
 * @self: statements
 * @sql: a part of the program
 * @phrase: what is done, for the error
 * @error: return location for an error
 *
 * Takes a statement to run it; it goes back with tea_statements_give().
 *
 * Returns: (transfer none) (nullable): the statement, without values
 */
TeaStatement *
tea_statements_take (TeaStatements  *self,
                     const char     *sql,
                     const char     *phrase,
                     GError        **error)
{
  sqlite3_mutex *mutex;
  TeaStatement *statement;

  g_assert (self != NULL);

  if (self->db == NULL)
    {
      tea_error_take_sqlite (error, NULL, SQLITE_MISUSE, phrase);
      return NULL;
    }

  mutex = sqlite3_db_mutex (self->db);
  sqlite3_mutex_enter (mutex);
  statement = find_or_prepare (self, sql, phrase, error);
  sqlite3_mutex_leave (mutex);

  return statement;
}

/*
 * tea_statements_give:
 * @self: statements
 * @statement: (transfer full): what tea_statements_take() returned
 *
 * Gives a statement back, also one whose connection is closed.
 */
void
tea_statements_give (TeaStatements *self,
                     TeaStatement  *statement)
{
  sqlite3_mutex *mutex = self->db != NULL ? sqlite3_db_mutex (self->db) : NULL;

  sqlite3_mutex_enter (mutex);
  g_hash_table_remove (self->taken, statement);

  if (self->db != NULL)
    {
      sqlite3_reset (statement->handle);
      sqlite3_clear_bindings (statement->handle);
    }

  if (self->db == NULL ||
      g_hash_table_size (self->waiting) >= MAX_STATEMENTS ||
      g_hash_table_contains (self->waiting, statement->sql))
    tea_statement_free (statement);
  else
    g_hash_table_insert (self->waiting, statement->sql, statement);
  sqlite3_mutex_leave (mutex);
}
