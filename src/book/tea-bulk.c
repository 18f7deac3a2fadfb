/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-added-private.h"
#include "tea-book-private.h"
#include "tea-bulk.h"
#include "tea-errand.h"
#include "tea-query.h"
#include "tea-record-private.h"

/* The search index is filled with about so many rows at a time, and between two times an errand
 * tells how far it is. Fewer would leave more pieces of the index that have to be merged. */
#define PART_ROWS 4000

/*
 * For a hundred thousand rows, what SQLite does with each of them costs far more than the rows:
 * it finds their places in every index, hands them to the search index, which then writes to the
 * disk what it has gathered, and notes them for the history, which would keep every word twice.
 * So while many rows go into one table
 *
 * - the search index is held back, and filled at the end with every row that is new,
 * - the table's indexes are dropped, where it has fewer rows than come, and made at the end,
 * - the history notes only between which ids the new rows lie, and how many they are,
 * - the rows are checked by their class alone, which refuses whatever the table would: SQLite
 *   makes a table anew for each row and each list of allowed words.
 *
 * All of it is in the action's own transaction: whatever happens, the book has its indexes, its
 * triggers and all of the rows, or none of them. When the action is taken back the noted rows
 * are written out as the history writes any others, and are taken back and done again like these.
 */
struct _TeaBulk
{
  TeaBook      *book;
  TeaAction    *action;
  const char   *table;

  /* What stands in the schema and is made again at the end. */
  GPtrArray    *indexes;
  GPtrArray    *triggers;
  GPtrArray    *names;

  TeaStatement *insert;
  gboolean      unchecked;

  /* The last id that was given out before: ids only grow. */
  gint64        after;
  gint64        n_rows;
};

/* Reads the SQL and the names of what the schema has. */
static gboolean
read_schema (TeaBook     *book,
             const char  *sql,
             const char  *table,
             GPtrArray   *statements,
             GPtrArray   *names,
             GError     **error)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "read the schema", sql);
  g_autoptr (GError) local_error = NULL;

  if (table != NULL)
    tea_query_bind_text (query, "table", table);
  while (tea_query_step (query, &local_error))
    {
      g_ptr_array_add (statements, g_strdup (tea_query_get_text (query, 0)));
      g_ptr_array_add (names, g_strdup (tea_query_get_text (query, 1)));
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* New rows are not told to the search index any more, neither that they came nor that they became
 * different; what it knows already it follows as before. */
static gboolean
hold_search (TeaBulk  *self,
             GError  **error)
{
  if (!read_schema (self->book,
                    "SELECT sql, name FROM sqlite_schema WHERE type = 'trigger'"
                    " AND name GLOB '*_search_*' ORDER BY name",
                    NULL, self->triggers, self->names, error))
    return FALSE;

  for (guint i = 0; i < self->triggers->len; i++)
    {
      const char *sql = g_ptr_array_index (self->triggers, i);
      const char *body = strstr (sql, " BEGIN");
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s",
                                               (char *) g_ptr_array_index (self->names, i));
      g_autofree char *limited = NULL;

      if (!tea_book_execute (self->book, "hold the search index", drop, error))
        return FALSE;

      if (body == NULL || g_str_has_suffix (g_ptr_array_index (self->names, i), "_insert"))
        continue;

      limited = g_strdup_printf ("%.*s WHEN old.id <= %" G_GINT64_FORMAT "%s",
                                 (int) (body - sql), sql, self->after, body);
      if (!tea_book_execute (self->book, "hold the search index", limited, error))
        return FALSE;
    }

  return TRUE;
}

static guint
count_parts (TeaBulk *self)
{
  return (guint) (self->n_rows / PART_ROWS) + 1;
}

/* An errand counts every index and every part of the search index as a step. */
static gboolean
step (TeaBulk  *self,
      guint     done,
      GError  **error)
{
  return tea_errand_step (self->book, done, self->indexes->len + count_parts (self), error);
}

/* Ids grow with the time, so that parts of the ids are parts of the work. */
static gboolean
fill_search (TeaBulk  *self,
             GError  **error)
{
  g_autoptr (TeaQuery) fill = NULL;
  const guint n_parts = count_parts (self);
  const gint64 share = (tea_book_new_id (self->book) - self->after) / n_parts + 1;

  fill = tea_query_new (self->book, "fill the search index",
                        "INSERT INTO search (rowid, body)"
                        " SELECT id, body FROM searchable WHERE id > :after AND id <= :until");
  for (guint i = 0; i < n_parts; i++)
    {
      tea_query_bind_int (fill, "after", self->after + i * share);
      tea_query_bind_int (fill, "until", self->after + (i + 1) * share);
      if (!step (self, self->indexes->len + i, error) || !tea_query_run (fill, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
release_search (TeaBulk  *self,
                GError  **error)
{
  for (guint i = 0; i < self->triggers->len; i++)
    {
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER IF EXISTS %s",
                                               (char *) g_ptr_array_index (self->names, i));

      if (!tea_book_execute (self->book, "release the search index", drop, error) ||
          !tea_book_execute (self->book, "release the search index",
                g_ptr_array_index (self->triggers, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_rows (TeaBulk  *self,
            gint64   *n_rows,
            GError  **error)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", self->table, NULL);
  g_autoptr (TeaQuery) query = tea_query_new (self->book, "count the rows", sql);

  return tea_query_read_int (query, n_rows, error);
}

/* Drops the indexes of the table, unless more rows are in them than will come. Where a list is
 * just being read SQLite keeps them, and so do we. */
static gboolean
hold_indexes (TeaBulk  *self,
              guint     n_rows,
              GError  **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gint64 n_before = 0;

  if (!count_rows (self, &n_before, error))
    return FALSE;

  if (n_before > n_rows)
    return TRUE;

  if (!read_schema (self->book,
                    "SELECT sql, name FROM sqlite_schema"
                    " WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL"
                    " ORDER BY name",
                    self->table, self->indexes, names, error))
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *drop = g_strdup_printf ("DROP INDEX %s",
                                               (char *) g_ptr_array_index (names, i));
      sqlite3 *db = tea_book_get_db (self->book);
      int code = sqlite3_exec (db, drop, NULL, NULL, NULL);

      if (code != SQLITE_OK && (code & 0xff) != SQLITE_LOCKED)
        return tea_error_take_sqlite (error, db, code, "hold the indexes");

      if (code != SQLITE_OK)
        {
          g_ptr_array_set_size (self->indexes, (int) i);
          break;
        }
    }

  return TRUE;
}

static gboolean
release_indexes (TeaBulk  *self,
                 GError  **error)
{
  for (guint i = 0; i < self->indexes->len; i++)
    {
      if (!step (self, i, error) ||
          !tea_book_execute (self->book, "release the indexes",
                             g_ptr_array_index (self->indexes, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tea_bulk_begin:
 * @action: an open action
 * @table: the table that the rows go into
 * @n_rows: about how many
 * @error: return location for an error
 *
 * Begins to put many rows into one table. Until tea_bulk_end() the table cannot be asked for
 * anything but ids in short time, and the search finds nothing that is new. Other rows are written
 * before the first tea_bulk_insert().
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): what tea_bulk_insert() needs
 */
TeaBulk *
tea_bulk_begin (TeaAction   *action,
                const char  *table,
                guint        n_rows,
                GError     **error)
{
  g_autoptr (TeaBulk) self = NULL;

  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (tea_added_find_table (table) != NULL, NULL);

  self = g_new0 (TeaBulk, 1);
  self->action = action;
  self->book = g_object_ref (tea_action_get_book (action));
  self->table = tea_added_find_table (table);
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  self->triggers = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->after = tea_book_new_id (self->book);
  if (!hold_search (self, error) || !hold_indexes (self, n_rows, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* This holds for the whole connection, so that from the first row to the end, which is all that it
 * is meant for, nothing else may be written. */
static gboolean
set_unchecked (TeaBulk   *self,
               gboolean   unchecked,
               GError   **error)
{
  if (self->unchecked == unchecked)
    return TRUE;

  self->unchecked = unchecked;

  return tea_book_execute (self->book, "check the rows",
                           unchecked ? "PRAGMA ignore_check_constraints = ON"
                                     : "PRAGMA ignore_check_constraints = OFF",
                           error);
}

static gboolean
take_insert (TeaBulk         *self,
             TeaRecordClass  *klass,
             GError         **error)
{
  if (self->insert != NULL)
    return TRUE;

  if (!set_unchecked (self, TRUE, error))
    return FALSE;

  self->insert = tea_book_take_statement (self->book, tea_record_class_get_insert (klass),
                                          self->table, error);

  return self->insert != NULL;
}

static void
give_insert (TeaBulk *self)
{
  if (self->insert != NULL)
    tea_book_give_statement (self->book, g_steal_pointer (&self->insert));
}

/**
 * tea_bulk_insert:
 * @self: what tea_bulk_begin() returned
 * @record: (type TeaRecord): a record of the table that is not in the book
 * @error: return location for an error
 *
 * Puts @record into the book as tea_action_insert() does, except that it keeps its id where the
 * action is not committed.
 *
 * Errors: those of tea_action_insert()
 *
 * Returns: whether it worked
 */
gboolean
tea_bulk_insert (TeaBulk   *self,
                 gpointer   record,
                 GError   **error)
{
  TeaRecordClass *klass;
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);

  klass = TEA_RECORD_GET_CLASS (record);
  g_return_val_if_fail (g_str_equal (klass->table, self->table), FALSE);

  if (!tea_action_check_open (self->action, error) || !tea_record_check (record, error))
    return FALSE;

  if (!take_insert (self, klass, error))
    return FALSE;

  tea_record_set_id (record, tea_book_new_id (self->book));
  tea_record_bind (record, self->insert->handle);
  tea_action_set_noting (self->action, FALSE);
  code = sqlite3_step (self->insert->handle);
  tea_action_set_noting (self->action, TRUE);
  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, tea_book_get_db (self->book), code, self->table);
  sqlite3_reset (self->insert->handle);

  self->n_rows++;

  return code == SQLITE_DONE;
}

/**
 * tea_bulk_end:
 * @self: what tea_bulk_begin() returned
 * @error: return location for an error
 *
 * Makes the indexes, fills the search index and notes the rows for the history. In an errand it
 * steps through the part that is set.
 *
 * Errors: those of the book and of tea_errand_step()
 *
 * Returns: whether it worked
 */
gboolean
tea_bulk_end (TeaBulk  *self,
              GError  **error)
{
  g_autoptr (TeaQuery) note = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  give_insert (self);
  if (!set_unchecked (self, FALSE, error) || !release_indexes (self, error) ||
      !release_search (self, error) || !fill_search (self, error))
    return FALSE;

  if (self->n_rows == 0)
    return TRUE;

  /* The entry gets its id when the action is committed; until then the rows have none. */
  tea_action_note_added (self->action);
  note = tea_query_new (self->book, "note the rows for the history",
                        "INSERT INTO history_added (id, name, after, until, n_rows)"
                        " VALUES (:id, :name, :after, :until, :n_rows)");
  tea_query_bind_text (note, "name", self->table);
  tea_query_bind_int (note, "after", self->after);
  tea_query_bind_int (note, "until", tea_book_new_id (self->book));
  tea_query_bind_int (note, "n_rows", self->n_rows);
  tea_query_bind_int (note, "id", tea_book_new_id (self->book));

  return tea_query_run (note, error);
}

/**
 * tea_bulk_free:
 * @self: what tea_bulk_begin() returned
 *
 * Frees @self. Without tea_bulk_end() before, the action cannot be committed.
 */
void
tea_bulk_free (TeaBulk *self)
{
  g_return_if_fail (self != NULL);

  give_insert (self);
  set_unchecked (self, FALSE, NULL);
  g_clear_object (&self->book);
  g_clear_pointer (&self->indexes, g_ptr_array_unref);
  g_clear_pointer (&self->triggers, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}
