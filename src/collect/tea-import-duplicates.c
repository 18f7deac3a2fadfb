/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-query.h"
#include "people/tea-address.h"

#include "tea-import-private.h"

/* Shorter numbers count the lines of one sheet, and every sheet has a third line. */
#define LEAST_NUMBER 6

/* By what two lines are known to be the same one. */
typedef enum
{
  BY_NUMBER,
  BY_PHONE,
  BY_NAME,
  BY_NAME_WITHOUT_PHONE,
  BY_ADDRESS,
  BY_TIME,
} Sameness;

/* Hashes of 64 bits stand for the texts themselves: of 100,000 lines against 100,000 requests two
 * different ones meet once in a billion times, and then a line merely asks to be looked at.
 */
static guint64
hash_text (guint64     hash,
           const char *text)
{
  /* FNV-1a; the NUL is hashed too, so that parts do not run into each other. */
  do
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  while (*text++ != '\0');

  return hash;
}

static gpointer
make_key (Sameness    by,
          const char *who,
          const char *when,
          const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guint64) by;

  hash = hash_text (hash, who);
  hash = hash_text (hash, when);
  hash = hash_text (hash, text);

  return (gpointer) (guintptr) (hash | 1);
}

/* Doors without their estate, because the book may know the only one and the sheet not. */
static char *
dup_door (const char         *text,
          const char * const *estates)
{
  g_autoptr (TeaAddress) address = tea_address_parse (text, estates);

  if (address == NULL)
    return g_strdup (text);

  return g_strconcat (address->building, address->unit, address->room, NULL);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
add_row (GHashTable         *known,
         TeaQuery           *query,
         const char * const *estates)
{
  const char *at = tea_query_get_text (query, 0);
  const char *text = tea_query_get_text (query, 1);
  const char *name = tea_query_get_text (query, 2);
  const char *phone = tea_query_get_text (query, 3);
  const char *door = tea_query_get_text (query, 4);
  const char *address = tea_query_get_text (query, 5);
  g_autofree char *day = g_strndup (at, strlen ("2026-11-25"));

  if (is_given (phone))
    g_hash_table_add (known, make_key (BY_PHONE, phone, day, text));

  if (is_given (name))
    {
      g_hash_table_add (known, make_key (BY_NAME, name, day, text));
      if (!is_given (phone))
        g_hash_table_add (known, make_key (BY_NAME_WITHOUT_PHONE, name, day, text));
    }
  else if (door != NULL)
    {
      g_hash_table_add (known, make_key (BY_ADDRESS, door, day, text));
    }
  else if (is_given (address))
    {
      g_autofree char *bare = dup_door (address, estates);

      g_hash_table_add (known, make_key (BY_ADDRESS, bare, day, text));
    }
  else
    {
      g_hash_table_add (known, make_key (BY_TIME, "", at, text));
    }
}

static gboolean
read_rows (GHashTable          *known,
           TeaQuery            *query,
           const char * const  *estates,
           GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  while (tea_query_step (query, &local_error))
    add_row (known, query, estates);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const char *
get_time (TeaImport      *self,
          const TeaDraft *draft)
{
  return draft->received_at != NULL ? draft->received_at : self->today;
}

/* Reads the book's requests of the days that the lines are of. */
static gboolean
read_requests (TeaImport   *self,
               TeaBook     *book,
               GHashTable  *known,
               GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const char *time = get_time (self, g_ptr_array_index (self->drafts, i));

      if (from == NULL || strcmp (time, from) < 0)
        g_set_str (&from, time);
      if (to == NULL || strcmp (time, to) > 0)
        g_set_str (&to, time);
    }

  if (from == NULL)
    return TRUE;

  query = tea_query_new (book, "look for the same requests",
                         "SELECT received_at, text, person.name, person.phone,"
                         " household.building || household.unit || household.room,"
                         " request.address FROM request"
                         " LEFT JOIN person ON person.id = request.person"
                         " LEFT JOIN household ON household.id = request.household"
                         " WHERE received_at BETWEEN date (:from) AND date (:to) || ' 23:59:59'");
  tea_query_bind_text (query, "from", from);
  tea_query_bind_text (query, "to", to);

  return read_rows (known, query, (const char * const *) self->estates, error);
}

/* A visit at which nobody asked for anything has no request that would tell. */
static gboolean
read_visits (TeaImport   *self,
             TeaBook     *book,
             GHashTable  *known,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;

  if (!g_str_equal (self->format, "visits"))
    return TRUE;

  query = tea_query_new (book, "look for the same visits",
                         "SELECT visited_on, summary, NULL, NULL,"
                         " household.building || household.unit || household.room, NULL"
                         " FROM visit JOIN household ON household.id = visit.household");

  return read_rows (known, query, (const char * const *) self->estates, error);
}

static gboolean
read_numbers (TeaImport   *self,
              TeaBook     *book,
              GHashTable  *known,
              GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for the same numbers",
                         "SELECT source_number FROM request"
                         " JOIN source ON source.id = request.source"
                         " WHERE source_number <> '' AND source.format = :format");
  tea_query_bind_text (query, "format", self->format);
  while (tea_query_step (query, &local_error))
    g_hash_table_add (known, make_key (BY_NUMBER, tea_query_get_text (query, 0), "", ""));

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Looks a line up in the book and in the lines above it, and adds it to these. */
static gboolean
is_duplicate (TeaImport  *self,
              TeaDraft   *draft,
              GHashTable *known)
{
  const char *time = get_time (self, draft);
  g_autofree char *day = g_strndup (time, strlen ("2026-11-25"));
  g_autofree char *door = NULL;
  gpointer look[4] = { NULL };
  gpointer keep[4] = { NULL };
  guint n_look = 0;
  guint n_keep = 0;
  gboolean found = FALSE;

  if (draft->source_number != NULL && strlen (draft->source_number) >= LEAST_NUMBER)
    look[n_look++] = keep[n_keep++] = make_key (BY_NUMBER, draft->source_number, "", "");

  if (draft->phone != NULL)
    look[n_look++] = keep[n_keep++] = make_key (BY_PHONE, draft->phone, day, draft->text);

  if (draft->person != NULL)
    {
      keep[n_keep++] = make_key (BY_NAME, draft->person, day, draft->text);
      if (draft->phone == NULL)
        keep[n_keep++] = make_key (BY_NAME_WITHOUT_PHONE, draft->person, day, draft->text);
      look[n_look++] = make_key (draft->phone == NULL ? BY_NAME : BY_NAME_WITHOUT_PHONE,
                                 draft->person, day, draft->text);
    }

  if (draft->address != NULL && ((draft->person == NULL && draft->phone == NULL) ||
                                 *draft->text == '\0'))
    {
      door = dup_door (draft->address, (const char * const *) self->estates);
      look[n_look++] = make_key (BY_ADDRESS, door, day, draft->text);
      if (n_keep < G_N_ELEMENTS (keep))
        keep[n_keep++] = look[n_look - 1];
    }

  /* Of nobody, only the very second can tell; without one, two equal answers are two people's. */
  if (n_look == 0 && draft->received_at != NULL)
    look[n_look++] = keep[n_keep++] = make_key (BY_TIME, "", time, draft->text);

  for (guint i = 0; i < n_look; i++)
    found = found || g_hash_table_contains (known, look[i]);

  for (guint i = 0; i < n_keep; i++)
    g_hash_table_add (known, keep[i]);

  return found;
}

/**
 * tea_import_mark_duplicates:
 * @self: an import that was read
 * @book: the book it may go into
 * @error: return location for an error
 *
 * Marks and unticks the lines that the book has already, or that stand in the file twice: those
 * with the same number in a sheet of the same format, and those of the same person (or phone, or
 * address) with the same text on the same day. A number of fewer than six characters, such as
 * the 3 of a third line, is in every sheet and does not count.
 *
 * Returns: whether all went well
 */
gboolean
tea_import_mark_duplicates (TeaImport  *self,
                            TeaBook    *book,
                            GError    **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!read_requests (self, book, known, error) ||
      !read_visits (self, book, known, error) ||
      !read_numbers (self, book, known, error))
    return FALSE;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      TeaDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->skip_reason == NULL)
        tea_draft_set_duplicate (draft, is_duplicate (self, draft, known));
    }

  return TRUE;
}
