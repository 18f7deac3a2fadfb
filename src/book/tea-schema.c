/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tea-backup.h"
#include "tea-book-private.h"
#include "tea-book-resources.h"
#include "tea-query.h"
#include "tea-schema-private.h"

/*
 * The schema grows in steps that never change once they are out: schema/001-book.sql and so on.
 * A book's user_version says how many of them it has.
 */

#define FOLDER "/org/community/Teatime/book/schema"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char **
list_steps (void)
{
  char **names;

  /* The steps register themselves, if only something refers to them when this is linked. */
  tea_book_get_resource ();

  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  return names;
}

/* How many steps this Teatime knows; a book with more was written by a newer one. */
guint
tea_schema_count_steps (void)
{
  g_auto (GStrv) names = list_steps ();

  return g_strv_length (names);
}

static gboolean
apply_step (TeaBook     *book,
            const char  *name,
            guint        version,
            GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", FOLDER, name);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u", version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL &&
         tea_book_execute (book, name, g_bytes_get_data (sql, NULL), error) &&
         tea_book_execute (book, name, pragma, error);
}

/* Applies the steps from @version to before @end in one transaction. */
static gboolean
apply_steps (TeaBook             *book,
             const char * const  *names,
             guint                version,
             guint                end,
             GError             **error)
{
  gboolean applied = tea_book_execute (book, "begin a schema step", "BEGIN IMMEDIATE", error);

  if (!applied)
    return FALSE;

  for (guint i = version; applied && i < end; i++)
    applied = apply_step (book, names[i], i + 1, error);

  if (applied && tea_book_execute (book, names[end - 1], "COMMIT", error))
    return TRUE;

  tea_book_execute (book, names[end - 1], "ROLLBACK", NULL);

  return FALSE;
}

/*
 * tea_schema_migrate:
 * @book: a book that this process has to itself
 * @error: return location for an error
 *
 * Brings a book up to the newest schema, one step after the other; an empty one gets all of them
 * at once. A book with something in it is backed up before.
 *
 * Its version is asked of SQLite and not read from the header: after a crash the header may
 * already hold the version of a step that SQLite then takes back.
 *
 * Returns: whether it worked; otherwise the steps that were done stay done
 */
gboolean
tea_schema_migrate (TeaBook  *book,
                    GError  **error)
{
  g_auto (GStrv) names = list_steps ();
  guint n_steps = g_strv_length (names);
  g_autoptr (TeaQuery) query = NULL;
  gint64 version = 0;

  query = tea_query_new (book, "read the schema's version", "PRAGMA user_version");
  if (!tea_query_read_int (query, &version, error))
    return FALSE;

  if (version > 0 && version < n_steps)
    {
      g_autofree char *backup = tea_backup_make (book, "schema", error);

      if (backup == NULL)
        return FALSE;
    }

  /* A new book is made in one go: half of one is of no use, and every transaction waits for the
   * disk several times. */
  if (version == 0)
    return apply_steps (book, (const char * const *) names, 0, n_steps, error);

  for (guint i = version; i < n_steps; i++)
    {
      if (!apply_steps (book, (const char * const *) names, i, i + 1, error))
        return FALSE;
    }

  return TRUE;
}
