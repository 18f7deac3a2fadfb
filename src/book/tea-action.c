/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "tea-action.h"
#include "tea-book-private.h"
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

  /* What the outermost action writes down for the history. */
  sqlite3_session *session;

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
  return !g_str_equal (table, "history") && !g_str_equal (table, "console") &&
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
static gboolean
check_open (TeaAction  *self,
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
 * Errors: those of the book
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

  self = g_new0 (TeaAction, 1);
  self->book = g_object_ref (book);
  self->verb = g_strdup (verb);
  self->title = g_strdup (title);
  self->outer = tea_book_get_action (book);
  self->depth = self->outer != NULL ? self->outer->depth + 1 : 0;
  self->identities = g_array_new (FALSE, FALSE, sizeof (TeaIdentity));
  g_array_set_clear_func (self->identities, clear_identity);

  if (self->outer != NULL)
    begun = check_open (self, error) && execute_savepoint (self, "SAVEPOINT", error);
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
write_record (TeaAction   *self,
              TeaRecord   *record,
              const char  *sql,
              GError     **error)
{
  g_autofree char *phrase = NULL;
  sqlite3 *db = tea_book_get_db (self->book);
  TeaStatement *statement;
  gboolean written = FALSE;
  int code;

  phrase = g_strdup_printf ("%s (%s)", self->verb, TEA_RECORD_GET_CLASS (record)->table);
  statement = tea_book_take_statement (self->book, sql, phrase, error);
  if (statement == NULL)
    return FALSE;

  tea_record_bind (record, statement->handle);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    {
      tea_error_take_sqlite (error, db, code, phrase);
    }
  else if (sqlite3_changes64 (db) == 0)
    {
      /* Translators: %s is a kind of record, such as “Topic”. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("This %s is no longer in the book."),
                   _(TEA_RECORD_GET_CLASS (record)->label));
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

  if (!check_open (self, error) || !tea_record_check (record, error))
    return FALSE;

  change_id (self, record, tea_book_new_id (self->book));
  if (write_record (self, record,
                    tea_record_class_get_insert (TEA_RECORD_GET_CLASS (record)), error))
    return TRUE;

  tea_record_set_id (record, 0);

  return FALSE;
}

/**
 * tea_action_update:
 * @self: an action
 * @record: (type TeaRecord): a record that is in the book
 * @error: return location for an error
 *
 * Writes @record as it now is.
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
  TeaRecordClass *klass;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (tea_record_get_id (record) != 0, FALSE);

  klass = TEA_RECORD_GET_CLASS (record);

  return check_open (self, error) &&
         tea_record_check (record, error) &&
         (klass->keep_earlier == NULL ||
          klass->keep_earlier (record, self->book, self, error)) &&
         write_record (self, record, tea_record_class_get_update (klass), error);
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

  if (!check_open (self, error) ||
      !write_record (self, record,
                     tea_record_class_get_delete (TEA_RECORD_GET_CLASS (record)), error))
    return FALSE;

  change_id (self, record, 0);

  return TRUE;
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
  g_autoptr (TeaQuery) query = NULL;
  int year, last;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!check_open (self, error))
    return NULL;

  year = atoi (day);
  query = tea_query_new (self->book, "give out a number",
                         "INSERT INTO counter (id, kind, year, last) VALUES (:id, :kind, :year, 1)"
                         " ON CONFLICT (kind, year) DO UPDATE SET last = last + 1"
                         " RETURNING last");
  tea_query_bind_int (query, "id", tea_book_new_id (self->book));
  tea_query_bind_text (query, "kind", kind);
  tea_query_bind_int (query, "year", year);
  if (!tea_query_step (query, error))
    return NULL;

  last = tea_query_get_int (query, 0);
  tea_query_reset (query);

  if (*kind == '\0')
    return g_strdup_printf ("%d-%04d", year, last);

  return g_strdup_printf ("%s%d-%03d", kind, year, last);
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

  if (length == 0)
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
  sqlite3_bind_blob (statement->handle, 5, changeset, length, sqlite3_free);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE)
    tea_error_take_sqlite (error, db, code, "write the history");
  tea_book_give_statement (self->book, statement);

  return code == SQLITE_DONE;
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

  if (!check_open (self, error))
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
