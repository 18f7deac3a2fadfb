/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-book-private.h"
#include "tea-query.h"
#include "tea-record-private.h"

/*
 * A question to the book. It keeps its values bound and can be asked again and again, which is
 * how a list follows the book.
 */
struct _TeaQuery
{
  GObject       parent_instance;

  TeaBook      *book;
  char         *phrase;
  GType         record_type;
  TeaStatement *statement;

  /* What was wrong with the statement, told when it is first stepped. */
  GError       *error;
};

G_DEFINE_FINAL_TYPE (TeaQuery, tea_query, G_TYPE_OBJECT)

static void
tea_query_finalize (GObject *object)
{
  TeaQuery *self = TEA_QUERY (object);

  if (self->statement != NULL)
    tea_book_give_statement (self->book, g_steal_pointer (&self->statement));
  g_clear_object (&self->book);
  g_clear_pointer (&self->phrase, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (tea_query_parent_class)->finalize (object);
}

static void
tea_query_class_init (TeaQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tea_query_finalize;
}

static void
tea_query_init (TeaQuery *self)
{
}

/**
 * tea_query_new:
 * @book: the book
 * @phrase: what is asked, to stand in an error: "count the requests"
 * @sql: one statement, its values as `:name`
 *
 * Prepares a statement. What is wrong with it is told by the first step.
 *
 * Returns: (transfer full): a query
 */
TeaQuery *
tea_query_new (TeaBook    *book,
               const char *phrase,
               const char *sql)
{
  TeaQuery *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (phrase != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  self = g_object_new (TEA_TYPE_QUERY, NULL);
  self->book = g_object_ref (book);
  self->phrase = g_strdup (phrase);
  self->record_type = G_TYPE_INVALID;
  self->statement = tea_book_take_statement (book, sql, phrase, &self->error);

  return self;
}

/**
 * tea_query_new_for_records:
 * @book: the book
 * @record_type: a type of #TeaRecord
 * @clause: what stands behind `FROM table`: joins, conditions, order
 *
 * Asks for records. The query itself yields their ids; tea_query_read_records() reads them all,
 * a #TeaList those that are looked at.
 *
 * Returns: (transfer full): a query
 */
TeaQuery *
tea_query_new_for_records (TeaBook    *book,
                           GType       record_type,
                           const char *clause)
{
  g_autoptr (TeaRecordClass) klass = NULL;
  g_autofree char *phrase = NULL;
  g_autofree char *sql = NULL;
  TeaQuery *self;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (g_type_is_a (record_type, TEA_TYPE_RECORD), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  klass = g_type_class_ref (record_type);
  phrase = g_strdup_printf ("list the rows of %s", klass->table);
  sql = g_strconcat ("SELECT ", klass->table, ".id FROM ", klass->table, " ", clause, NULL);

  self = tea_query_new (book, phrase, sql);
  self->record_type = record_type;

  return self;
}

/**
 * tea_query_get_book:
 * @self: a query
 *
 * Returns: (transfer none): the book that is asked
 */
TeaBook *
tea_query_get_book (TeaQuery *self)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), NULL);

  return self->book;
}

/**
 * tea_query_get_record_type:
 * @self: a query
 *
 * Returns: the type of the records that it lists, %G_TYPE_INVALID for numbers and texts
 */
GType
tea_query_get_record_type (TeaQuery *self)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), G_TYPE_INVALID);

  return self->record_type;
}

/**
 * tea_query_get_tables:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the tables that the answer depends on
 */
const char * const *
tea_query_get_tables (TeaQuery *self)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), NULL);

  return self->statement != NULL ? (const char * const *) self->statement->tables : NULL;
}

static int
find_parameter (TeaQuery   *self,
                const char *name)
{
  char parameter[64];
  int found;

  g_snprintf (parameter, sizeof parameter, ":%s", name);
  found = sqlite3_bind_parameter_index (self->statement->handle, parameter);
  if (found == 0)
    g_critical ("There is no value “%s” in: %s", name, self->statement->sql);

  return found;
}

/**
 * tea_query_bind_text:
 * @self: a query
 * @name: the value's name, without colon
 * @value: (nullable): a text
 *
 * Gives a value. A value that is never given is NULL.
 */
void
tea_query_bind_text (TeaQuery   *self,
                     const char *name,
                     const char *value)
{
  g_return_if_fail (TEA_IS_QUERY (self));
  g_return_if_fail (name != NULL);

  if (self->statement != NULL)
    sqlite3_bind_text (self->statement->handle, find_parameter (self, name), value, -1,
                       SQLITE_TRANSIENT);
}

/**
 * tea_query_bind_int:
 * @self: a query
 * @name: the value's name, without colon
 * @value: a number
 *
 * Gives a value.
 */
void
tea_query_bind_int (TeaQuery   *self,
                    const char *name,
                    gint64      value)
{
  g_return_if_fail (TEA_IS_QUERY (self));
  g_return_if_fail (name != NULL);

  if (self->statement != NULL)
    sqlite3_bind_int64 (self->statement->handle, find_parameter (self, name), value);
}

/**
 * tea_query_bind_id:
 * @self: a query
 * @name: the value's name, without colon
 * @id: a record's id; 0, which is none, becomes NULL
 *
 * Gives a value.
 */
void
tea_query_bind_id (TeaQuery   *self,
                   const char *name,
                   gint64      id)
{
  g_return_if_fail (TEA_IS_QUERY (self));
  g_return_if_fail (name != NULL);

  if (self->statement == NULL)
    return;

  if (id == 0)
    sqlite3_bind_null (self->statement->handle, find_parameter (self, name));
  else
    sqlite3_bind_int64 (self->statement->handle, find_parameter (self, name), id);
}

/**
 * tea_query_step:
 * @self: a query
 * @error: return location for an error
 *
 * Goes to the next row. At the end the query is as at its start, so it can be asked again.
 *
 * Errors: those of the book; a caller that tells the end from an error looks at @error
 *
 * Returns: whether there is a row
 */
gboolean
tea_query_step (TeaQuery  *self,
                GError   **error)
{
  int code;

  g_return_val_if_fail (TEA_IS_QUERY (self), FALSE);

  if (self->statement == NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->error);
      return FALSE;
    }

  code = sqlite3_step (self->statement->handle);
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, tea_book_get_db (self->book), code, self->phrase);

  sqlite3_reset (self->statement->handle);

  return FALSE;
}

/**
 * tea_query_is_null:
 * @self: a query on a row
 * @column: from 0
 *
 * Returns: whether the row has nothing there
 */
gboolean
tea_query_is_null (TeaQuery *self,
                   int       column)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), TRUE);

  return sqlite3_column_type (self->statement->handle, column) == SQLITE_NULL;
}

/**
 * tea_query_get_int:
 * @self: a query on a row
 * @column: from 0
 *
 * Returns: the number there, 0 for nothing
 */
gint64
tea_query_get_int (TeaQuery *self,
                   int       column)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), 0);

  return sqlite3_column_int64 (self->statement->handle, column);
}

/**
 * tea_query_get_real:
 * @self: a query on a row
 * @column: from 0
 *
 * Returns: the number there, 0 for nothing
 */
double
tea_query_get_real (TeaQuery *self,
                    int       column)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), 0);

  return sqlite3_column_double (self->statement->handle, column);
}

/**
 * tea_query_get_text:
 * @self: a query on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text there, valid until the next step
 */
const char *
tea_query_get_text (TeaQuery *self,
                    int       column)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), NULL);

  return (const char *) sqlite3_column_text (self->statement->handle, column);
}

/**
 * tea_query_reset:
 * @self: a query
 *
 * Goes back to before the first row. What was bound stays bound.
 */
void
tea_query_reset (TeaQuery *self)
{
  g_return_if_fail (TEA_IS_QUERY (self));

  if (self->statement != NULL)
    sqlite3_reset (self->statement->handle);
}

/**
 * tea_query_run:
 * @self: a query that changes rows, inside an action
 * @error: return location for an error
 *
 * Runs it to its end.
 *
 * Errors: those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_query_run (TeaQuery  *self,
               GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_QUERY (self), FALSE);

  while (tea_query_step (self, &local_error))
    ;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * tea_query_read_int:
 * @self: a query
 * @value: (out): the number in the first column of the first row; untouched where there is none
 * @error: return location for an error
 *
 * Reads a single number.
 *
 * Errors: those of the book; none is set where there is no row
 *
 * Returns: whether there was a row
 */
gboolean
tea_query_read_int (TeaQuery  *self,
                    gint64    *value,
                    GError   **error)
{
  g_return_val_if_fail (TEA_IS_QUERY (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!tea_query_step (self, error))
    return FALSE;

  *value = tea_query_get_int (self, 0);
  tea_query_reset (self);

  return TRUE;
}

/**
 * tea_query_read_ids:
 * @self: a query whose first column is an id
 * @error: return location for an error
 *
 * Reads all ids.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids, in their order
 */
GArray *
tea_query_read_ids (TeaQuery  *self,
                    GError   **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_QUERY (self), NULL);

  tea_query_reset (self);
  while (tea_query_step (self, &local_error))
    {
      gint64 id = tea_query_get_int (self, 0);

      g_array_append_val (ids, id);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * tea_query_read_records:
 * @self: a query made by tea_query_new_for_records()
 * @error: return location for an error
 *
 * Reads all records.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type TeaRecord): the records, in their order
 */
GPtrArray *
tea_query_read_records (TeaQuery  *self,
                        GError   **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (TEA_IS_QUERY (self), NULL);
  g_return_val_if_fail (self->record_type != G_TYPE_INVALID, NULL);

  ids = tea_query_read_ids (self, error);
  if (ids == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      TeaRecord *record;

      record = tea_book_get (self->book, self->record_type, g_array_index (ids, gint64, i), error);
      if (record == NULL)
        return NULL;

      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}
