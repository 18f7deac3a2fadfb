/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-import-search.h"

/* The search index follows requests and people by triggers, and every statement that fires one
 * makes SQLite write to the disk what the index has gathered so far. For one request that is
 * nothing; for 100,000 it is half of the time. So a large import holds the triggers back and hands
 * everything over to the index at its end. All of this is within the import's own transaction:
 * whatever happens, the book has its triggers.
 */
struct _TeaImportSearch
{
  TeaBook   *book;
  GPtrArray *triggers;
};

static gboolean
run (TeaBook     *book,
     const char  *phrase,
     const char  *sql,
     GError     **error)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, phrase, sql);

  return tea_query_run (query, error);
}

static gboolean
read_triggers (TeaImportSearch  *self,
               GError          **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (self->book, "find the triggers of the search index",
                         "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
                         " AND name IN ('request_search_insert', 'person_search_insert')");
  while (tea_query_step (query, &local_error))
    g_ptr_array_add (self->triggers, g_strdup (tea_query_get_text (query, 0)));

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * tea_import_search_hold:
 * @book: a book with an open action
 * @error: return location for an error
 *
 * From now on new requests and people are not put into the search index. People who are in the
 * index already are noted, in a table of this connection alone, because to put them in twice
 * would damage it.
 *
 * Returns: (transfer full) (nullable): what tea_import_search_release() needs
 */
TeaImportSearch *
tea_import_search_hold (TeaBook  *book,
                        GError  **error)
{
  g_autoptr (TeaImportSearch) self = g_new0 (TeaImportSearch, 1);

  self->book = g_object_ref (book);
  self->triggers = g_ptr_array_new_with_free_func (g_free);
  if (!read_triggers (self, error) ||
      !run (book, "hold the search index", "DROP TRIGGER request_search_insert", error) ||
      !run (book, "hold the search index", "DROP TRIGGER person_search_insert", error) ||
      !run (book, "note who is in the search index",
            "CREATE TEMP TABLE indexed_person (id INTEGER PRIMARY KEY)", error) ||
      !run (book, "note who is in the search index",
            "INSERT INTO temp.indexed_person SELECT id FROM person", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_import_search_release:
 * @self: what was held back
 * @source: the id of the source whose requests were added meanwhile
 * @error: return location for an error
 *
 * Puts the requests of @source and the new people into the search index, which follows by itself
 * again.
 *
 * Returns: whether all went well
 */
gboolean
tea_import_search_release (TeaImportSearch  *self,
                           gint64            source,
                           GError          **error)
{
  g_autoptr (TeaQuery) fill = NULL;

  fill = tea_query_new (self->book, "fill the search index",
                        "INSERT INTO search (rowid, body) SELECT id, body FROM searchable"
                        " WHERE id IN (SELECT id FROM request WHERE source = :source UNION ALL"
                        "  SELECT id FROM person"
                        "  WHERE id NOT IN (SELECT id FROM temp.indexed_person))");
  tea_query_bind_id (fill, "source", source);
  if (!tea_query_run (fill, error))
    return FALSE;

  for (guint i = 0; i < self->triggers->len; i++)
    {
      if (!run (self->book, "release the search index",
                g_ptr_array_index (self->triggers, i), error))
        return FALSE;
    }

  return run (self->book, "forget who is in the search index",
              "DROP TABLE temp.indexed_person", error);
}

/**
 * tea_import_search_free:
 * @self: what was held back
 *
 * Frees @self, which changes nothing in the book.
 */
void
tea_import_search_free (TeaImportSearch *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->book);
  g_clear_pointer (&self->triggers, g_ptr_array_unref);
  g_free (self);
}
