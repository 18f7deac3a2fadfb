/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "tea-action.h"
#include "tea-book.h"
#include "tea-book-private.h"
#include "tea-connection-private.h"
#include "tea-errand-private.h"
#include "tea-lock-private.h"
#include "tea-query.h"
#include "tea-record-private.h"
#include "tea-schema-private.h"
#include "tea-statements-private.h"

/* Ids count milliseconds from here in their upper 41 bits (until 2089); the lower 22 are random,
 * so that books of two laptops never give the same one. */
#define ID_EPOCH_MS   G_GINT64_CONSTANT (1577836800000)
#define ID_RANDOM     (1 << 22)
#define ID_FIXED_SEED 20261125

/*
 * TeaBook:
 *
 * One community's book: one SQLite file with the only connection to it. Emits `changed` with the
 * names of the touched tables, once per turn of the main loop, after they are on the disk.
 */
struct _TeaBook
{
  GObject          parent_instance;

  char            *path;
  char            *lock_path;
  sqlite3         *db;
  TeaStatements   *statements;

  /* The innermost open action. */
  TeaAction       *action;

  /* The thread that the book is lent to. */
  TeaErrand       *errand;

  /* Tables touched by the open action, and those that were committed but not told yet. */
  GHashTable      *touched;
  const char      *touched_last;
  GHashTable      *untold;
  guint            tell_id;

  GDateTime       *now;
  GRand           *rand;
  gint64           last_id;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaBook, tea_book, G_TYPE_OBJECT)

static void
tea_book_dispose (GObject *object)
{
  tea_book_close (TEA_BOOK (object));

  G_OBJECT_CLASS (tea_book_parent_class)->dispose (object);
}

static void
tea_book_finalize (GObject *object)
{
  TeaBook *self = TEA_BOOK (object);

  g_clear_pointer (&self->statements, tea_statements_free);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->untold, g_hash_table_unref);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->lock_path, g_free);

  G_OBJECT_CLASS (tea_book_parent_class)->finalize (object);
}

static void
tea_book_class_init (TeaBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tea_book_dispose;
  object_class->finalize = tea_book_finalize;

  /**
   * TeaBook::changed:
   * @self: the book
   * @tables: the names of the tables that were touched, %NULL-terminated
   *
   * Rows became different, and are on the disk.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRV);
}

static void
tea_book_init (TeaBook *self)
{
  self->statements = tea_statements_new ();
  self->touched = g_hash_table_new (g_str_hash, g_str_equal);
  self->untold = g_hash_table_new (g_str_hash, g_str_equal);
  self->rand = g_rand_new ();
}

sqlite3 *
tea_book_get_db (TeaBook *self)
{
  g_assert (TEA_IS_BOOK (self));

  return self->db;
}

gboolean
tea_book_execute (TeaBook     *self,
                  const char  *phrase,
                  const char  *sql,
                  GError     **error)
{
  return tea_connection_execute (self->db, phrase, sql, error);
}

TeaStatement *
tea_book_take_statement (TeaBook     *self,
                         const char  *sql,
                         const char  *phrase,
                         GError     **error)
{
  return tea_statements_take (self->statements, sql, phrase, error);
}

void
tea_book_give_statement (TeaBook      *self,
                         TeaStatement *statement)
{
  tea_statements_give (self->statements, statement);
}

/*
 * tea_book_commit:
 * @self: a book with an open transaction
 * @phrase: what is done
 * @entry: the id of its entry in the history
 * @state: what the entry's state becomes by it
 * @error: return location for an error
 *
 * Commits. A disk may fail at the very end, when the journal is empty and only the news of that
 * is not on the disk yet: SQLite then reports an error for what is in the book all the same. So
 * the book is asked, and the user is told what it holds.
 *
 * Returns: whether the book holds it
 */
gboolean
tea_book_commit (TeaBook     *self,
                 const char  *phrase,
                 gint64       entry,
                 int          state,
                 GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  if (tea_book_execute (self, phrase, "COMMIT", &local_error))
    return TRUE;

  if (sqlite3_get_autocommit (self->db))
    {
      query = tea_query_new (self, phrase,
                             "SELECT 1 FROM history WHERE id = :entry AND state = :state");
      tea_query_bind_int (query, "entry", entry);
      tea_query_bind_int (query, "state", state);
      if (tea_query_step (query, NULL))
        return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
note_change_cb (void          *user_data,
                int            operation,
                const char    *database,
                const char    *table,
                sqlite3_int64  rowid)
{
  TeaBook *self = user_data;

  /* A hundred thousand rows of one table are told once. */
  if (g_strcmp0 (self->touched_last, table) != 0)
    tea_book_touch (self, table);
}

void
tea_book_touch (TeaBook    *self,
                const char *table)
{
  self->touched_last = g_intern_string (table);
  g_hash_table_add (self->touched, (gpointer) self->touched_last);
}

TeaAction *
tea_book_get_action (TeaBook *self)
{
  return self->action;
}

void
tea_book_set_action (TeaBook   *self,
                     TeaAction *action)
{
  self->action = action;
}

TeaErrand *
tea_book_get_errand (TeaBook *self)
{
  return self->errand;
}

void
tea_book_set_errand (TeaBook   *self,
                     TeaErrand *errand)
{
  self->errand = errand;
}

static gboolean
tell_cb (gpointer user_data)
{
  TeaBook *self = user_data;
  g_autofree char **tables = NULL;

  /* The names are interned, and the array is ours. */
  self->tell_id = 0;
  tables = (char **) g_hash_table_get_keys_as_array (self->untold, NULL);
  g_hash_table_remove_all (self->untold);
  g_signal_emit (self, signals[CHANGED], 0, tables);

  return G_SOURCE_REMOVE;
}

/* The open action is on the disk: tells the screen, once for everything of this turn and before the
 * next frame, so that none shows half of it. What a thread did is told when the book comes back
 * from it. */
void
tea_book_tell (TeaBook *self)
{
  GHashTableIter iter;
  gpointer table;

  if (self->errand != NULL)
    return;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    g_hash_table_add (self->untold, table);
  tea_book_forget (self);

  if (g_hash_table_size (self->untold) > 0 && self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, self, NULL);
}

/* The open action never happened. Whoever looked while a thread was at it has seen rows that there
 * are no more, and is told as well. */
void
tea_book_forget (TeaBook *self)
{
  if (self->errand != NULL)
    return;

  self->touched_last = NULL;
  g_hash_table_remove_all (self->touched);
}

gint64
tea_book_new_id (TeaBook *self)
{
  gint64 milliseconds, id;

  if (self->now != NULL)
    milliseconds = g_date_time_to_unix_usec (self->now) / 1000;
  else
    milliseconds = g_get_real_time () / 1000;

  id = ((milliseconds - ID_EPOCH_MS) << 22) | g_rand_int_range (self->rand, 0, ID_RANDOM);
  if (id <= self->last_id)
    id = self->last_id + 1 + g_rand_int_range (self->rand, 0, 1024);
  self->last_id = id;

  return id;
}

/* Gives SQL the book's own clock, so that what is overdue is the same in a list and in a verb. */
static void
today_cb (sqlite3_context  *context,
          int               n_values,
          sqlite3_value   **values)
{
  TeaBook *self = sqlite3_user_data (context);

  sqlite3_result_text (context, tea_book_today (self), -1, g_free);
}

static void
now_cb (sqlite3_context  *context,
        int               n_values,
        sqlite3_value   **values)
{
  TeaBook *self = sqlite3_user_data (context);

  sqlite3_result_text (context, tea_book_now (self), -1, g_free);
}

static gboolean
open_connection (TeaBook   *self,
                 gboolean   is_new,
                 GError   **error)
{
  self->db = tea_connection_open (self->path, is_new, error);
  if (self->db == NULL)
    return FALSE;

  tea_statements_attach (self->statements, self->db);
  sqlite3_update_hook (self->db, note_change_cb, self);
  sqlite3_create_function (self->db, "today", 0, SQLITE_UTF8, self, today_cb, NULL, NULL);
  sqlite3_create_function (self->db, "now", 0, SQLITE_UTF8, self, now_cb, NULL, NULL);

  return TRUE;
}

/* Ids go on from the last one, though the clock may have been put back since: by them the history
 * knows what was done before what. Every entry's id is higher than those of its rows. */
static gboolean
read_last_id (TeaBook  *self,
              GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (self, "read the last id", "SELECT ifnull (max (id), 0) FROM history");

  return tea_query_read_int (query, &self->last_id, error);
}

static TeaBook *
open_book (const char  *path,
           gboolean     is_new,
           GError     **error)
{
  g_autoptr (TeaBook) self = g_object_new (TEA_TYPE_BOOK, NULL);
  g_autoptr (GError) local_error = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  self->lock_path = tea_lock_create_path (self->path);

  if (!open_connection (self, is_new, &local_error))
    {
      if (g_error_matches (local_error, TEA_ERROR, TEA_ERROR_BUSY))
        tea_lock_explain (self->lock_path, &local_error);

      /* The lock file is somebody else's. */
      g_clear_pointer (&self->lock_path, g_free);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (!tea_lock_write (self->lock_path))
    g_clear_pointer (&self->lock_path, g_free);

  if (!tea_schema_migrate (self, error) || !read_last_id (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_book_create:
 * @path: where the book shall be
 * @error: return location for an error
 *
 * Makes an empty book. A file that is already there is not touched. An attempt that fails leaves
 * no file behind.
 *
 * Errors: %TEA_ERROR_CONSTRAINT where there is a file, %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY
 *
 * Returns: (transfer full) (nullable): the open book
 */
TeaBook *
tea_book_create (const char  *path,
                 GError     **error)
{
  g_autofree char *journal = NULL;
  TeaBook *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      int saved_errno = errno;

      if (saved_errno == EEXIST)
        g_set_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT,
                     _("There is already a file at “%s”."), path);
      else if (saved_errno == ENOSPC)
        tea_error_take_sqlite (error, NULL, SQLITE_FULL, "make the book");
      else
        g_set_error (error, TEA_ERROR, TEA_ERROR_READ_ONLY,
                     _("No book can be made at “%s”: %s."), path, g_strerror (saved_errno));
      return NULL;
    }
  close (fd);

  self = open_book (path, TRUE, error);
  if (self != NULL)
    {
      g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d",
                                                TEA_BOOK_APPLICATION_ID);

      if (tea_book_execute (self, "mark the book", pragma, error))
        return self;

      g_object_unref (self);
    }

  journal = g_strconcat (path, "-journal", NULL);
  g_unlink (journal);
  g_unlink (path);

  return NULL;
}

/**
 * tea_book_open:
 * @path: a book
 * @error: return location for an error
 *
 * Opens a book, brings its schema up to date and keeps everybody else out of it. A file that is
 * no book, or a newer one, stays as it is to the byte.
 *
 * Errors: %TEA_ERROR_NOT_FOUND, %TEA_ERROR_NOT_A_BOOK, %TEA_ERROR_NEWER, %TEA_ERROR_BUSY (the
 * message says who has it), %TEA_ERROR_READ_ONLY, %TEA_ERROR_CORRUPT, %TEA_ERROR_FULL
 *
 * Returns: (transfer full) (nullable): the open book
 */
TeaBook *
tea_book_open (const char  *path,
               GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("There is no book at “%s”."), path);
      return NULL;
    }

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_A_BOOK,
                   _("“%s” is not a Teatime book."), path);
      return NULL;
    }

  return open_book (path, FALSE, error);
}

/**
 * tea_book_close:
 * @self: a book
 *
 * Lets go of the file, and before that stops the thread that the book is lent to. What is still to
 * be told is told no more. A closed book cannot be used.
 */
void
tea_book_close (TeaBook *self)
{
  g_return_if_fail (TEA_IS_BOOK (self));

  if (self->errand != NULL)
    tea_errand_break_off (g_steal_pointer (&self->errand));

  g_clear_handle_id (&self->tell_id, g_source_remove);
  tea_book_forget (self);
  g_hash_table_remove_all (self->untold);
  tea_statements_detach (self->statements);

  if (self->db != NULL)
    {
      /* The journal is kept from action to action; a closed book is one file. */
      sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
      sqlite3_close_v2 (g_steal_pointer (&self->db));
      if (self->lock_path != NULL)
        g_unlink (self->lock_path);
    }
}

/**
 * tea_book_get_path:
 * @self: a book
 *
 * Returns: (transfer none): the absolute path of its file
 */
const char *
tea_book_get_path (TeaBook *self)
{
  g_return_val_if_fail (TEA_IS_BOOK (self), NULL);

  return self->path;
}

/**
 * tea_book_check:
 * @self: a book
 * @error: return location for an error
 *
 * Looks at every page of the file, every reference between rows and the search index.
 *
 * Errors: %TEA_ERROR_CORRUPT; the first thing that is wrong goes to the debug log
 *
 * Returns: whether the book is sound
 */
gboolean
tea_book_check (TeaBook  *self,
                GError  **error)
{
  g_autoptr (TeaQuery) pages = NULL;
  g_autoptr (TeaQuery) references = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (self), FALSE);

  pages = tea_query_new (self, "check the pages", "PRAGMA quick_check (1)");
  while (tea_query_step (pages, &local_error))
    {
      const char *found = tea_query_get_text (pages, 0);

      if (g_strcmp0 (found, "ok") != 0)
        return tea_error_take_sqlite (error, NULL, SQLITE_CORRUPT, found);
    }

  if (local_error == NULL)
    {
      references = tea_query_new (self, "check the references", "PRAGMA foreign_key_check");
      if (tea_query_step (references, &local_error))
        {
          tea_error_take_sqlite (error, NULL, SQLITE_CORRUPT, tea_query_get_text (references, 0));
          tea_query_reset (references);
          return FALSE;
        }
    }

  if (local_error == NULL)
    {
      tea_book_execute (self, "check the search index",
                        "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                        &local_error);
      tea_book_forget (self);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * tea_book_dup_setting:
 * @self: a book
 * @name: what is set, such as `community`
 *
 * Returns: (transfer full): the setting, empty where it was never set
 */
char *
tea_book_dup_setting (TeaBook    *self,
                      const char *name)
{
  g_autoptr (TeaQuery) query = NULL;
  char *value = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  query = tea_query_new (self, "read a setting", "SELECT value FROM setting WHERE name = :name");
  tea_query_bind_text (query, "name", name);
  if (tea_query_step (query, NULL))
    value = g_strdup (tea_query_get_text (query, 0));

  return value != NULL ? value : g_strdup ("");
}

/**
 * tea_book_set_setting:
 * @self: a book
 * @name: what is set
 * @value: the value
 * @error: return location for an error
 *
 * Changes one of the book's own settings.
 *
 * Errors: those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_book_set_setting (TeaBook     *self,
                      const char  *name,
                      const char  *value,
                      GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  action = tea_action_begin (self, "setting", _("Changed a setting"), error);
  if (action == NULL)
    return FALSE;

  query = tea_query_new (self, "change a setting",
                         "INSERT INTO setting (id, name, value) VALUES (:id, :name, :value)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  tea_query_bind_int (query, "id", tea_book_new_id (self));
  tea_query_bind_text (query, "name", name);
  tea_query_bind_text (query, "value", value);

  return tea_query_run (query, error) && tea_action_commit (action, error);
}

/**
 * tea_book_get:
 * @self: a book
 * @record_type: a type of #TeaRecord
 * @id: its id
 * @error: return location for an error
 *
 * Reads one record.
 *
 * Errors: %TEA_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
tea_book_get (TeaBook  *self,
              GType     record_type,
              gint64    id,
              GError  **error)
{
  g_autofree char *value = NULL;

  value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return tea_book_find (self, record_type, "id", value, error);
}

/**
 * tea_book_find:
 * @self: a book
 * @record_type: a type of #TeaRecord
 * @column: a column whose values are unique, such as `number`, or `id`
 * @value: what it holds
 * @error: return location for an error
 *
 * Reads the one record with that value.
 *
 * Errors: %TEA_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
tea_book_find (TeaBook     *self,
               GType        record_type,
               const char  *column,
               const char  *value,
               GError     **error)
{
  g_autoptr (TeaRecordClass) klass = NULL;
  g_autofree char *sql = NULL;
  TeaRecord *record = NULL;
  TeaStatement *statement;
  int code;

  g_return_val_if_fail (TEA_IS_BOOK (self), NULL);
  g_return_val_if_fail (g_type_is_a (record_type, TEA_TYPE_RECORD), NULL);
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  klass = g_type_class_ref (record_type);
  g_return_val_if_fail (g_str_equal (column, "id") ||
                        tea_record_class_find_column (klass, column) != NULL, NULL);

  sql = g_strconcat (tea_record_class_get_select (klass), " WHERE ", klass->table, ".", column,
                     " = :value", NULL);
  statement = tea_book_take_statement (self, sql, "read a row", error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement->handle, 1, value, -1, SQLITE_STATIC);
  code = sqlite3_step (statement->handle);
  if (code == SQLITE_ROW)
    {
      record = g_object_new (record_type, NULL);
      tea_record_load (record, statement->handle);
    }
  else if (code == SQLITE_DONE)
    {
      /* Translators: first a kind of record, such as “Topic”, then its number. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("There is no %s “%s” in the book."),
                   _(klass->label), value);
    }
  else
    {
      tea_error_take_sqlite (error, self->db, code, "read a row");
    }

  tea_book_give_statement (self, statement);

  return record;
}

/**
 * tea_book_set_now:
 * @self: a book
 * @now: (nullable): the time to take for now; %NULL for the clock's
 *
 * Stops the book's clock, and makes its ids the same every time, so that the sample book and the
 * tests do not depend on the day.
 */
void
tea_book_set_now (TeaBook   *self,
                  GDateTime *now)
{
  g_return_if_fail (TEA_IS_BOOK (self));

  if (now != NULL && self->now == NULL)
    g_rand_set_seed (self->rand, ID_FIXED_SEED);

  g_clear_pointer (&self->now, g_date_time_unref);
  if (now != NULL)
    self->now = g_date_time_ref (now);
}

/**
 * tea_book_now:
 * @self: a book
 *
 * Returns: (transfer full): the local time as 2026-11-25 14:30:00
 */
char *
tea_book_now (TeaBook *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (self), NULL);

  now = self->now != NULL ? g_date_time_ref (self->now) : g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
}

/**
 * tea_book_today:
 * @self: a book
 *
 * Returns: (transfer full): the local day as 2026-11-25
 */
char *
tea_book_today (TeaBook *self)
{
  char *now = tea_book_now (self);

  now[strlen ("2026-11-25")] = '\0';

  return now;
}
