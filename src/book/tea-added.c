/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-added-private.h"
#include "tea-query.h"

/*
 * Rows that the history only counts: TeaBulk notes between which ids they lie. Before they are
 * taken back they are written out from their table, where they still are as they came, because
 * what was done since has been taken back before. From then on the entry is like any other.
 *
 * They are written in the format of SQLite's session extension, which it describes at the head of
 * sqlite3session.c: a header for the table, then every row with its operation and its values.
 */

/* The tables that can be filled so. Their names come back from the book's file. */
static const char * const tables[] = { "request" };

const char *
tea_added_find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_strcmp0 (tables[i], name) == 0)
        return tables[i];
    }

  return NULL;
}

static void
append_byte (GByteArray *bytes,
             guint8      byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

/* SQLite's own numbers of variable length: seven bits a byte, the highest first. */
static void
append_length (GByteArray *bytes,
               guint       length)
{
  guint8 digits[5];
  guint n = 0;

  do
    digits[n++] = length & 0x7f;
  while ((length >>= 7) > 0);

  while (n > 0)
    {
      n--;
      append_byte (bytes, digits[n] | (n > 0 ? 0x80 : 0));
    }
}

static void
append_value (GByteArray   *bytes,
              sqlite3_stmt *row,
              int           column)
{
  const int type = sqlite3_column_type (row, column);
  guint64 number = 0;
  double real;

  append_byte (bytes, type);
  switch (type)
    {
    case SQLITE_INTEGER:
      number = GUINT64_TO_BE ((guint64) sqlite3_column_int64 (row, column));
      g_byte_array_append (bytes, (guint8 *) &number, sizeof number);
      break;

    case SQLITE_FLOAT:
      real = sqlite3_column_double (row, column);
      memcpy (&number, &real, sizeof number);
      number = GUINT64_TO_BE (number);
      g_byte_array_append (bytes, (guint8 *) &number, sizeof number);
      break;

    case SQLITE_TEXT:
    case SQLITE_BLOB:
      append_length (bytes, sqlite3_column_bytes (row, column));
      g_byte_array_append (bytes, sqlite3_column_blob (row, column),
                           sqlite3_column_bytes (row, column));
      break;

    default:
      break;
    }
}

/* The id is the first column of every table, and its only key. */
static void
append_header (GByteArray *bytes,
               const char *table,
               int         n_columns)
{
  append_byte (bytes, 'T');
  append_length (bytes, n_columns);
  for (int i = 0; i < n_columns; i++)
    append_byte (bytes, i == 0);
  g_byte_array_append (bytes, (const guint8 *) table, strlen (table) + 1);
}

/* A book may have been written by anybody: what it calls a table gets into a statement only where
 * it is a plain name. */
static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_islower (*p) && *p != '_')
        return FALSE;
    }

  return *name != '\0';
}

/* Reads the rows between two ids as a changeset that adds them. */
static GByteArray *
read_rows (TeaBook     *book,
           const char  *table,
           gint64       after,
           gint64       until,
           gint64       n_rows,
           GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *sql = NULL;
  TeaStatement *statement;
  int code;

  if (!is_plain_name (table))
    {
      tea_error_take_sqlite (error, NULL, SQLITE_CORRUPT, "read what was added");
      return NULL;
    }

  sql = g_strconcat ("SELECT * FROM ", table, " WHERE id > ?1 AND id <= ?2 ORDER BY id", NULL);
  statement = tea_book_take_statement (book, sql, "read what was added", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement->handle, 1, after);
  sqlite3_bind_int64 (statement->handle, 2, until);
  append_header (bytes, table, sqlite3_column_count (statement->handle));
  while ((code = sqlite3_step (statement->handle)) == SQLITE_ROW)
    {
      append_byte (bytes, SQLITE_INSERT);
      append_byte (bytes, FALSE);
      for (int i = 0; i < sqlite3_column_count (statement->handle); i++)
        append_value (bytes, statement->handle, i);
      n_rows--;
    }
  tea_book_give_statement (book, statement);

  /* Some other program was here; to take back other rows than came would lose words. */
  if (code == SQLITE_DONE && n_rows != 0)
    code = SQLITE_ABORT;

  if (code != SQLITE_DONE)
    {
      tea_error_take_sqlite (error, code == SQLITE_ABORT ? NULL : tea_book_get_db (book), code,
                             "read what was added");
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
take (TeaBook             *book,
      sqlite3_changegroup *group,
      const void          *changeset,
      int                  length,
      GError             **error)
{
  int code = sqlite3changegroup_add (group, length, (void *) changeset);

  return code == SQLITE_OK ||
         tea_error_take_sqlite (error, NULL, code, "write out what was added");
}

/* Takes the rows first and then what the history has noted: it may have changed some of them. */
static gboolean
take_rows (TeaBook              *book,
           gint64                entry,
           sqlite3_changegroup  *group,
           gboolean             *found,
           GError              **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "find what was added",
                         "SELECT name, after, until, n_rows FROM history_added"
                         " WHERE entry = :entry ORDER BY id");
  tea_query_bind_int (query, "entry", entry);
  while (tea_query_step (query, &local_error))
    {
      const char *table = tea_added_find_table (tea_query_get_text (query, 0));
      g_autoptr (GByteArray) rows = NULL;

      if (table == NULL)
        return tea_error_take_sqlite (error, NULL, SQLITE_CORRUPT, "find what was added");

      rows = read_rows (book, table, tea_query_get_int (query, 1), tea_query_get_int (query, 2),
                        tea_query_get_int (query, 3), error);
      if (rows == NULL || !take (book, group, rows->data, rows->len, error))
        return FALSE;

      *found = TRUE;
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
take_noted (TeaBook              *book,
            gint64                entry,
            sqlite3_changegroup  *group,
            GError              **error)
{
  TeaStatement *statement;
  gboolean taken = FALSE;

  statement = tea_book_take_statement (book, "SELECT changeset FROM history WHERE id = ?1",
                                       "read the history", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement->handle, 1, entry);
  if (sqlite3_step (statement->handle) == SQLITE_ROW)
    taken = take (book, group, sqlite3_column_blob (statement->handle, 0),
                  sqlite3_column_bytes (statement->handle, 0), error);
  else
    tea_error_take_sqlite (error, tea_book_get_db (book), SQLITE_CORRUPT, "read the history");
  tea_book_give_statement (book, statement);

  return taken;
}

static gboolean
put_back (TeaBook              *book,
          gint64                entry,
          sqlite3_changegroup  *group,
          GError              **error)
{
  g_autoptr (TeaQuery) forget = NULL;
  TeaStatement *statement;
  void *changeset = NULL;
  int length = 0;
  int code = sqlite3changegroup_output (group, &length, &changeset);

  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, NULL, code, "write out what was added");

  statement = tea_book_take_statement (book, "UPDATE history SET changeset = ?2 WHERE id = ?1",
                                       "write the history", error);
  if (statement == NULL)
    {
      sqlite3_free (changeset);
      return FALSE;
    }

  sqlite3_bind_int64 (statement->handle, 1, entry);
  sqlite3_bind_blob (statement->handle, 2, changeset, length, sqlite3_free);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, tea_book_get_db (book), code, "write the history");
  tea_book_give_statement (book, statement);
  if (code != SQLITE_DONE)
    return FALSE;

  forget = tea_query_new (book, "write the history",
                          "DELETE FROM history_added WHERE entry = :entry");
  tea_query_bind_int (forget, "entry", entry);

  return tea_query_run (forget, error);
}

/*
 * tea_added_write_out:
 * @book: a book with an open transaction
 * @entry: the id of an entry of the history
 * @error: return location for an error
 *
 * Writes the rows that the entry only counts into its changeset, where there are some.
 *
 * Returns: whether the changeset holds everything now
 */
gboolean
tea_added_write_out (TeaBook  *book,
                     gint64    entry,
                     GError  **error)
{
  sqlite3_changegroup *group = NULL;
  gboolean found = FALSE;
  gboolean done;
  int code = sqlite3changegroup_new (&group);

  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, NULL, code, "write out what was added");

  done = take_rows (book, entry, group, &found, error) &&
         (!found || (take_noted (book, entry, group, error) &&
                     put_back (book, entry, group, error)));
  sqlite3changegroup_delete (group);

  return done;
}
