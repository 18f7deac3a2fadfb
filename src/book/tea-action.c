/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "tea-action.h"
#include "tea-book-private.h"
#include "tea-errand-private.h"
#include "tea-record-private.h"

/*
 * One thing that the user did: a transaction and its entry in the history, together or not at
 * all. A verb that is used by another verb joins its action as a savepoint.
 */
struct _TeaAction
{
  TeaBook         *book;
  char            *verb;
  char            *title;

  /* The action that this one joined, and how many there are around it. */
  TeaAction       *outer;
  guint            depth;
  gboolean         done;

  /* What the outermost action writes down for the history, and whether there is more that it only
   * counts (see TeaBulk). */
  sqlite3_session *session;
  gboolean         has_added;

  /* The records that got or lost their id, to give it back if this never happens. */
  GArray          *identities;
};

/* A record, and the id that it had. */
typedef struct
{
  TeaRecord *record;
  gint64     id;
} TeaIdentity;

static void
clear_identity (gpointer data)
{
  g_object_unref (((TeaIdentity *) data)->record);
}

static void
change_id (TeaAction *self,
           TeaRecord *record,
           gint64     id)
{
  TeaIdentity identity = { g_object_ref (record), tea_record_get_id (record) };

  g_array_append_val (self->identities, identity);
  tea_record_set_id (record, id);
}

static void
give_ids_back (TeaAction *self)
{
  for (guint i = self->identities->len; i > 0; i--)
    {
      TeaIdentity *identity = &g_array_index (self->identities, TeaIdentity, i - 1);

      tea_record_set_id (identity->record, identity->id);
    }
}

/* An inner action that worked leaves to the outer one what to do if that does not. */
static void
hand_ids_over (TeaAction *self)
{
  g_array_append_vals (self->outer->identities, self->identities->data, self->identities->len);
  g_array_set_clear_func (self->identities, NULL);
  g_array_set_size (self->identities, 0);
}

/* The history keeps no record of itself, and the search index follows by triggers. Nor is it an act
 * of anybody's what the console shows and how far a sentence is typed: an action that touches
 * nothing else has no entry, and taking another one back does not bring old words back. */
static int
is_recorded_cb (void       *user_data,
                const char *table)
{
  return !g_str_has_prefix (table, "history") && !g_str_equal (table, "console") &&
         !g_str_has_prefix (table, "search");
}

static gboolean
start_session (TeaAction  *self,
               GError    **error)
{
  sqlite3 *db = tea_book_get_db (self->book);
  int code;

  code = sqlite3session_create (db, "main", &self->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded_cb, NULL);
      code = sqlite3session_attach (self->session, NULL);
    }

  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, db, code, "start to write down the changes");

  return TRUE;
}

/* Where the disk fails SQLite takes the whole transaction back at once, and whatever came then
 * would stand alone, without the rest of its action. */
gboolean
tea_action_check_open (TeaAction  *self,
                       GError    **error)
{
  if (!sqlite3_get_autocommit (tea_book_get_db (self->book)))
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_FAILED,
                       _("The disk failed, so nothing of this was done. Try again."));
  return FALSE;
}

static gboolean
execute_savepoint (TeaAction   *self,
                   const char  *command,
                   GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("%s action_%u", command, self->depth);

  return tea_book_execute (self->book, self->verb, sql, error);
}

/**
 * tea_action_begin:
 * @book: the book
 * @verb: its machine name, such as `topic-choose`
 * @title: what is done, in the user's language, for the history
 * @error: return location for an error
 *
 * Begins an action. Freed without tea_action_commit(), it has never happened.
 *
 * Errors: %TEA_ERROR_BUSY while the book is lent to another thread, those of the book
 *
 * Returns: (transfer full) (nullable): the open action
 */
TeaAction *
tea_action_begin (TeaBook     *book,
                  const char  *verb,
                  const char  *title,
                  GError     **error)
{
  g_autoptr (TeaAction) self = NULL;
  gboolean begun;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (verb != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  if (!tea_errand_may_write (book, error))
    return NULL;

  self = g_new0 (TeaAction, 1);
  self->book = g_object_ref (book);
  self->verb = g_strdup (verb);
  self->title = g_strdup (title);
  self->outer = tea_book_get_action (book);
  self->depth = self->outer != NULL ? self->outer->depth + 1 : 0;
  self->identities = g_array_new (FALSE, FALSE, sizeof (TeaIdentity));
  g_array_set_clear_func (self->identities, clear_identity);

  if (self->outer != NULL)
    begun = tea_action_check_open (self, error) && execute_savepoint (self, "SAVEPOINT", error);
  else
    begun = tea_book_execute (book, verb, "BEGIN IMMEDIATE", error);

  /* What never began needs no rolling back. */
  self->done = !begun;
  if (!begun)
    return NULL;

  tea_book_set_action (book, self);
  if (self->outer == NULL && !start_session (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
end (TeaAction *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  tea_book_set_action (self->book, self->outer);
  self->done = TRUE;
}

/**
 * tea_action_free:
 * @self: an action
 *
 * Takes back what was not committed.
 */
void
tea_action_free (TeaAction *self)
{
  g_return_if_fail (self != NULL);

  if (!self->done)
    {
      end (self);
      give_ids_back (self);

      /* A disk that failed has rolled it back already; then these say so and change nothing. */
      if (self->outer != NULL)
        {
          execute_savepoint (self, "ROLLBACK TO", NULL);
          execute_savepoint (self, "RELEASE", NULL);
        }
      else
        {
          tea_book_execute (self->book, self->verb, "ROLLBACK", NULL);
          tea_book_forget (self->book);
        }
    }

  g_array_unref (self->identities);
  g_object_unref (self->book);
  g_free (self->verb);
  g_free (self->title);
  g_free (self);
}

static gboolean
refuse_gone (TeaRecord  *record,
             GError    **error)
{
  /* Translators: %s is a kind of record, such as “Topic”. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("This %s is no longer in the book."),
               _(TEA_RECORD_GET_CLASS (record)->label));

  return FALSE;
}

static gboolean
write_record (TeaAction   *self,
              TeaRecord   *record,
              const char  *sql,
              GError     **error)
{
  sqlite3 *db = tea_book_get_db (self->book);
  TeaStatement *statement;
  gboolean written = FALSE;
  int code;

  statement = tea_book_take_statement (self->book, sql, self->verb, error);
  if (statement == NULL)
    return FALSE;

  tea_record_bind (record, statement->handle);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    {
      g_autofree char *phrase = g_strdup_printf ("%s (%s)", self->verb,
                                                 TEA_RECORD_GET_CLASS (record)->table);

      tea_error_take_sqlite (error, db, code, phrase);
    }
  else if (sqlite3_changes64 (db) == 0)
    {
      refuse_gone (record, error);
    }
  else
    {
      written = TRUE;
    }
  tea_book_give_statement (self->book, statement);

  return written;
}

/**
 * tea_action_insert:
 * @self: an action
 * @record: (type TeaRecord): a record that is not in the book
 * @error: return location for an error
 *
 * Puts @record into the book and gives it its id; it loses that again where the action is not
 * committed.
 *
 * Errors: %TEA_ERROR_INVALID, %TEA_ERROR_TOO_LARGE, %TEA_ERROR_CONSTRAINT, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_action_insert (TeaAction  *self,
                   gpointer    record,
                   GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (tea_record_get_id (record) == 0, FALSE);

  if (!tea_action_check_open (self, error) || !tea_record_check (record, error))
    return FALSE;

  change_id (self, record, tea_book_new_id (self->book));
  if (write_record (self, record,
                    tea_record_class_get_insert (TEA_RECORD_GET_CLASS (record)), error))
    return TRUE;

  tea_record_set_id (record, 0);

  return FALSE;
}

/* Looks up what has to be written of @record for the book to hold it; @sql is %NULL where it does
 * already. */
static gboolean
find_update (TeaAction   *self,
             TeaRecord   *record,
             char       **sql,
             GError     **error)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);
  TeaStatement *statement;
  int code;

  statement = tea_book_take_statement (self->book, tea_record_class_get_written (klass),
                                       self->verb, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement->handle, 1, tea_record_get_id (record));
  code = sqlite3_step (statement->handle);
  if (code == SQLITE_ROW)
    *sql = tea_record_dup_update (record, statement->handle);
  else if (code == SQLITE_DONE)
    refuse_gone (record, error);
  else
    tea_error_take_sqlite (error, tea_book_get_db (self->book), code, self->verb);
  tea_book_give_statement (self->book, statement);

  return code == SQLITE_ROW;
}

/**
 * tea_action_update:
 * @self: an action
 * @record: (type TeaRecord): a record that is in the book
 * @error: return location for an error
 *
 * Writes what is different in @record from what the book holds.
 *
 * Errors: %TEA_ERROR_INVALID, %TEA_ERROR_TOO_LARGE, %TEA_ERROR_CONSTRAINT, %TEA_ERROR_NOT_FOUND
 * where it went in the meantime, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_action_update (TeaAction  *self,
                   gpointer    record,
                   GError    **error)
{
  g_autofree char *sql = NULL;
  TeaRecordClass *klass;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (tea_record_get_id (record) != 0, FALSE);

  klass = TEA_RECORD_GET_CLASS (record);

  return tea_action_check_open (self, error) &&
         tea_record_check (record, error) &&
         (klass->keep_earlier == NULL ||
          klass->keep_earlier (record, self->book, self, error)) &&
         find_update (self, record, &sql, error) &&
         (sql == NULL || write_record (self, record, sql, error));
}

/**
 * tea_action_delete:
 * @self: an action
 * @record: (type TeaRecord): a record that is in the book
 * @error: return location for an error
 *
 * Takes @record out of the book; its id becomes 0, and is again what it was where the action is
 * not committed.
 *
 * Errors: %TEA_ERROR_CONSTRAINT where others refer to it, %TEA_ERROR_NOT_FOUND where it went in
 * the meantime, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_action_delete (TeaAction  *self,
                   gpointer    record,
                   GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (tea_record_get_id (record) != 0, FALSE);

  if (!tea_action_check_open (self, error) ||
      !write_record (self, record,
                     tea_record_class_get_delete (TEA_RECORD_GET_CLASS (record)), error))
    return FALSE;

  change_id (self, record, 0);

  return TRUE;
}

TeaBook *
tea_action_get_book (TeaAction *self)
{
  return self->book;
}

static TeaAction *
get_outermost (TeaAction *self)
{
  while (self->outer != NULL)
    self = self->outer;

  return self;
}

/* Has the history note what is done, or not, for rows that it is told of in another way. */
void
tea_action_set_noting (TeaAction *self,
                       gboolean   noting)
{
  sqlite3session_enable (get_outermost (self)->session, noting);
}

/* There are rows in history_added that become the action's when it gets its entry. */
void
tea_action_note_added (TeaAction *self)
{
  get_outermost (self)->has_added = TRUE;
}

/**
 * tea_action_reserve_numbers:
 * @self: an action
 * @kind: letters before the number; none for requests
 * @year: the year in which it counts
 * @n: how many are needed
 * @error: return location for an error
 *
 * Gives out the next @n numbers of their kind and year at once. tea_action_format_number() writes
 * them.
 *
 * Errors: those of the book
 *
 * Returns: the first of them, 0 where it did not work
 */
int
tea_action_reserve_numbers (TeaAction   *self,
                            const char  *kind,
                            int          year,
                            int          n,
                            GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 last = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind != NULL, 0);
  g_return_val_if_fail (n > 0, 0);

  if (!tea_action_check_open (self, error))
    return 0;

  query = tea_query_new (self->book, "give out a number",
                         "INSERT INTO counter (id, kind, year, last)"
                         " VALUES (:id, :kind, :year, :n)"
                         " ON CONFLICT (kind, year) DO UPDATE SET last = last + excluded.last"
                         " RETURNING last");
  tea_query_bind_int (query, "id", tea_book_new_id (self->book));
  tea_query_bind_text (query, "kind", kind);
  tea_query_bind_int (query, "year", year);
  tea_query_bind_int (query, "n", n);
  if (!tea_query_read_int (query, &last, error))
    return 0;

  return (int) last - n + 1;
}

/**
 * tea_action_format_number:
 * @kind: letters before the number; none for requests
 * @year: the year in which it counts
 * @number: the number in that year
 *
 * Returns: (transfer full): 2026-0178 for a request, T2026-007 for others
 */
char *
tea_action_format_number (const char *kind,
                          int         year,
                          int         number)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (*kind == '\0')
    return g_strdup_printf ("%d-%04d", year, number);

  return g_strdup_printf ("%s%d-%03d", kind, year, number);
}

/**
 * tea_action_number:
 * @self: an action
 * @kind: letters before the number; none for requests
 * @day: the day whose year it counts in, as 2026-11-25
 * @error: return location for an error
 *
 * Gives out the next number of its kind and year: 2026-0178 for a request, T2026-007 for others.
 * A number that was given out is not given out again, except by taking the action back.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the number
 */
char *
tea_action_number (TeaAction   *self,
                   const char  *kind,
                   const char  *day,
                   GError     **error)
{
  int number;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  number = tea_action_reserve_numbers (self, kind, atoi (day), 1, error);

  return number > 0 ? tea_action_format_number (kind, atoi (day), number) : NULL;
}

/* What was only counted belongs to the entry. */
static gboolean
take_added (TeaAction  *self,
            gint64      entry,
            GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;

  if (!self->has_added)
    return TRUE;

  query = tea_query_new (self->book, "write the history",
                         "UPDATE history_added SET entry = :entry WHERE entry IS NULL");
  tea_query_bind_int (query, "entry", entry);

  return tea_query_run (query, error);
}

/* Writes the entry of the history; an action that changed nothing has none, and its id is 0. */
static gboolean
write_history (TeaAction  *self,
               gint64     *entry,
               GError    **error)
{
  sqlite3 *db = tea_book_get_db (self->book);
  g_autofree char *now = tea_book_now (self->book);
  TeaStatement *statement;
  void *changeset = NULL;
  int length = 0;
  int code;

  *entry = 0;
  code = sqlite3session_changeset (self->session, &length, &changeset);
  if (code != SQLITE_OK)
    return tea_error_take_sqlite (error, db, code, "write down the changes");

  if (length == 0 && !self->has_added)
    {
      sqlite3_free (changeset);
      return TRUE;
    }

  /* What was taken back can no longer be done again: the book has moved on. */
  if (!tea_book_execute (self->book, "give up what was taken back",
                         "UPDATE history SET state = 2 WHERE state = 1", error))
    {
      sqlite3_free (changeset);
      return FALSE;
    }

  statement = tea_book_take_statement (self->book,
                                       "INSERT INTO history (id, at, verb, title, changeset)"
                                       " VALUES (?1, ?2, ?3, ?4, ?5)",
                                       "write the history", error);
  if (statement == NULL)
    {
      sqlite3_free (changeset);
      return FALSE;
    }

  *entry = tea_book_new_id (self->book);
  sqlite3_bind_int64 (statement->handle, 1, *entry);
  sqlite3_bind_text (statement->handle, 2, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement->handle, 3, self->verb, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement->handle, 4, self->title, -1, SQLITE_STATIC);
  if (length > 0)
    sqlite3_bind_blob (statement->handle, 5, changeset, length, sqlite3_free);
  else
    sqlite3_bind_zeroblob (statement->handle, 5, 0);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, db, code, "write the history");
  tea_book_give_statement (self->book, statement);

  return code == SQLITE_DONE && take_added (self, *entry, error);
}

/**
 * tea_action_commit:
 * @self: an action
 * @error: return location for an error
 *
 * Makes it so. When this returns %TRUE for the outermost action, it is on the disk.
 *
 * Errors: those of the book; then nothing of the action has happened
 *
 * Returns: whether it worked
 */
gboolean
tea_action_commit (TeaAction  *self,
                   GError    **error)
{
  gint64 entry;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!self->done, FALSE);

  if (!tea_action_check_open (self, error))
    return FALSE;

  if (self->outer != NULL)
    {
      if (!execute_savepoint (self, "RELEASE", error))
        return FALSE;

      hand_ids_over (self);
    }
  else
    {
      if (!write_history (self, &entry, error) ||
          !tea_book_commit (self->book, self->verb, entry, 0, error))
        return FALSE;

      tea_book_tell (self->book);
    }

  end (self);

  return TRUE;
}
