/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-errand.h"
#include "book/tea-query.h"
#include "people/tea-address.h"

#include "tea-import-private.h"

/* Shorter numbers count the lines of one sheet, and every sheet has a third line. */
#define LEAST_NUMBER 6

/* SQL for the name of the estate that the row of `household` at hand lies in. */
#define ESTATE "(SELECT name FROM estate WHERE estate.id = household.estate)"

/* How many lines are looked up between two looks at whether to go on. */
#define STEP_LINES 500

/* By what two lines are known to be the same one. */
typedef enum
{
  BY_NUMBER,
  BY_PHONE,
  BY_NAME,
  BY_NAME_WITHOUT_PHONE,
  BY_ADDRESS,
  BY_TIME,
  BY_WORDS,
  BY_DEED,
} Sameness;

/* Stand for a place that does not matter: of what the book has, and of a line above. */
#define IN_BOOK  "*"
#define IN_LINES "#"

/* As many keys as one line can have. */
#define MAX_KEYS 8

/* What a line may be the same as: a request of the book or a line above. */
typedef struct
{
  const char *number;
  guint       line;
} Original;

/* The keys under which a line is looked for, and those under which later lines find it. */
typedef struct
{
  gpointer look[MAX_KEYS];
  gpointer keep[MAX_KEYS];
  guint    n_look;
  guint    n_keep;
} Keys;

/* What is known while lines are looked up. */
typedef struct
{
  TeaReading   *reading;
  GHashTable   *known;      /* the Original of every key */
  GPtrArray    *originals;  /* to be freed */
  GStringChunk *numbers;
  GHashTable   *words;      /* of nobody at no time: GPtrArray of Original for every text */
  gboolean      any_day;    /* whether some lines have no day */
} Lookup;

static void
lookup_clear (Lookup *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->originals, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lookup, lookup_clear)

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
          const char *where,
          const char *when,
          const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guint64) by;

  hash = hash_text (hash, who);
  hash = hash_text (hash, where);
  hash = hash_text (hash, when);
  hash = hash_text (hash, text);

  return (gpointer) (guintptr) (hash | 1);
}

/* The door, and in which estate it is, where that is said: the book may know the only one and the
 * sheet not.
 */
static char *
dup_door (const char          *text,
          const char * const  *estates,
          char               **estate)
{
  g_autoptr (TeaAddress) address = tea_address_parse (text, estates);

  if (address == NULL)
    {
      *estate = g_strdup ("");
      return g_strdup (text);
    }

  *estate = g_steal_pointer (&address->estate);

  return g_strconcat (address->building, address->unit, address->room, NULL);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static Original *
add_original (Lookup     *self,
              const char *number,
              guint       line)
{
  Original *original = g_new (Original, 1);

  original->number = number != NULL ? g_string_chunk_insert (self->numbers, number) : NULL;
  original->line = line;
  g_ptr_array_add (self->originals, original);

  return original;
}

/* The first of several equal ones is the original. */
static void
know (Lookup   *self,
      gpointer  key,
      Original *original)
{
  if (!g_hash_table_contains (self->known, key))
    g_hash_table_insert (self->known, key, original);
}

/* A line without a day may be a request of any. */
static void
know_day (Lookup     *self,
          Sameness    by,
          const char *who,
          const char *where,
          const char *day,
          const char *text,
          Original   *original)
{
  know (self, make_key (by, who, where, day, text), original);
  if (self->any_day)
    know (self, make_key (by, who, where, "", text), original);
}

/* Where no estate is said it may be any. */
static void
know_door (Lookup     *self,
           const char *door,
           const char *estate,
           const char *day,
           const char *text,
           Original   *original)
{
  know_day (self, BY_ADDRESS, door, estate, day, text, original);
  know_day (self, BY_ADDRESS, door, IN_BOOK, day, text, original);
}

/* Two equal answers of nobody at no time are two people's; but as many as there are in the book
 * from such sheets are those.
 */
static void
know_words (Lookup     *self,
            const char *text,
            Original   *original)
{
  gpointer key = make_key (BY_WORDS, "", "", "", text);
  GPtrArray *alike = g_hash_table_lookup (self->words, key);

  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (self->words, key, alike);
    }

  g_ptr_array_add (alike, original);
}

static void
add_row (Lookup   *self,
         TeaQuery *query)
{
  const char * const *estates = self->reading->estates;
  const char *at = tea_query_get_text (query, 0);
  const char *text = tea_query_get_text (query, 1);
  const char *name = tea_query_get_text (query, 2);
  const char *phone = tea_query_get_text (query, 3);
  const char *door = tea_query_get_text (query, 4);
  const char *address = tea_query_get_text (query, 5);
  const char *format = tea_query_get_text (query, 7);
  const char *estate = tea_query_get_text (query, 8);
  g_autofree char *day = g_strndup (at, strlen ("2026-11-25"));
  Original *original = add_original (self, tea_query_get_text (query, 6), 0);

  if (is_given (phone))
    know_day (self, BY_PHONE, phone, "", day, text, original);

  if (is_given (name))
    {
      know_day (self, BY_NAME, name, IN_BOOK, day, text, original);
      if (!is_given (phone))
        know_day (self, BY_NAME_WITHOUT_PHONE, name, IN_BOOK, day, text, original);
    }
  else if (door != NULL)
    {
      know_door (self, door, estate != NULL ? estate : "", day, text, original);
    }
  else if (is_given (address))
    {
      g_autofree char *said = NULL;
      g_autofree char *bare = dup_door (address, estates, &said);

      know_door (self, bare, said, day, text, original);
    }
  else
    {
      know (self, make_key (BY_TIME, "", "", at, text), original);
      if (self->any_day && !is_given (phone) && g_strcmp0 (format, self->reading->format) == 0)
        know_words (self, text, original);
    }
}

static gboolean
read_rows (Lookup    *self,
           TeaQuery  *query,
           GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  while (tea_query_step (query, &local_error))
    add_row (self, query);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Reads the book's requests of the days that the lines are of; of all days where one has none. */
static gboolean
read_requests (Lookup   *self,
               TeaBook  *book,
               GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < self->reading->drafts->len; i++)
    {
      const TeaDraft *draft = g_ptr_array_index (self->reading->drafts, i);
      const char *time = draft->received_at;

      if (draft->skip_reason != NULL)
        continue;

      if (time == NULL)
        self->any_day = TRUE;
      else if (from == NULL || strcmp (time, from) < 0)
        g_set_str (&from, time);
      if (time != NULL && (to == NULL || strcmp (time, to) > 0))
        g_set_str (&to, time);
    }

  if (from == NULL && !self->any_day)
    return TRUE;

  query = tea_query_new (book, "look for the same requests",
                         "SELECT received_at, text, person.name, person.phone,"
                         " household.building || household.unit || household.room,"
                         " request.address, number, source.format, " ESTATE " FROM request"
                         " LEFT JOIN person ON person.id = request.person"
                         " LEFT JOIN household ON household.id = request.household"
                         " LEFT JOIN source ON source.id = request.source"
                         " WHERE received_at BETWEEN date (:from) AND date (:to) || ' 23:59:59'");
  tea_query_bind_text (query, "from", self->any_day ? "0001-01-01" : from);
  tea_query_bind_text (query, "to", self->any_day ? "9999-12-31" : to);

  return read_rows (self, query, error);
}

static gboolean
read_all (Lookup      *self,
          TeaBook     *book,
          const char  *phrase,
          const char  *sql,
          GError     **error)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, phrase, sql);

  return read_rows (self, query, error);
}

/* A visit at which nobody asked for anything has no request that would tell. It is known by its
 * door or by who was met; one with neither has where the worker was, or what was done there.
 */
static gboolean
read_visits (Lookup   *self,
             TeaBook  *book,
             GError  **error)
{
  g_autoptr (TeaQuery) rest = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_str_equal (self->reading->format, "visits"))
    return TRUE;

  if (!read_all (self, book, "look for the same visits",
                 "SELECT visited_on, summary, NULL, NULL,"
                 " household.building || household.unit || household.room, NULL, NULL, NULL, "
                 ESTATE " FROM visit JOIN household ON household.id = visit.household", error) ||
      !read_all (self, book, "look for visits to the same people",
                 "SELECT visited_on, summary, person.name, person.phone,"
                 " NULL, NULL, NULL, NULL, NULL"
                 " FROM visit JOIN person ON person.id = visit.person", error) ||
      !read_all (self, book, "look for visits to the same places",
                 "SELECT visited_on, '', NULL, NULL, NULL, summary, NULL, NULL, NULL"
                 " FROM visit WHERE household IS NULL AND summary <> ''", error))
    return FALSE;

  rest = tea_query_new (book, "look for the same visits without a door",
                        "SELECT date (visited_on), settled FROM visit"
                        " WHERE household IS NULL AND summary = '' AND settled <> ''");
  while (tea_query_step (rest, &local_error))
    {
      const char *day = tea_query_get_text (rest, 0);
      const char *deed = tea_query_get_text (rest, 1);

      know (self, make_key (BY_DEED, "", "", day, deed), add_original (self, NULL, 0));
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_numbers (Lookup   *self,
              TeaBook  *book,
              GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for the same numbers",
                         "SELECT source_number, number FROM request"
                         " JOIN source ON source.id = request.source"
                         " WHERE source_number <> '' AND source.format = :format");
  tea_query_bind_text (query, "format", self->reading->format);
  while (tea_query_step (query, &local_error))
    know (self, make_key (BY_NUMBER, tea_query_get_text (query, 0), "", "", ""),
          add_original (self, tea_query_get_text (query, 1), 0));

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The next request of the book that a line of nobody at no time can be. */
static const Original *
take_words (Lookup     *self,
            const char *text)
{
  GPtrArray *alike = g_hash_table_lookup (self->words, make_key (BY_WORDS, "", "", "", text));

  return alike != NULL && alike->len > 0 ? g_ptr_array_steal_index (alike, 0) : NULL;
}

static void
add_both (Keys     *self,
          gpointer  key)
{
  self->look[self->n_look++] = key;
  self->keep[self->n_keep++] = key;
}

/* What the book has under a name is of that person, whose address may have been corrected there.
 * But two neighbours of one name in one sheet are told apart by their doors, where both are said.
 */
static void
add_name (Keys           *self,
          const TeaDraft *draft,
          const char     *door,
          const char     *day)
{
  const Sameness by = draft->phone == NULL ? BY_NAME : BY_NAME_WITHOUT_PHONE;
  const char *where = door != NULL ? door : "";
  const char *name = draft->person;
  const char *text = draft->text;

  self->look[self->n_look++] = make_key (by, name, IN_BOOK, day, text);
  self->look[self->n_look++] = make_key (by, name, door != NULL ? door : IN_LINES, day, text);
  if (door != NULL)
    self->look[self->n_look++] = make_key (by, name, "", day, text);

  self->keep[self->n_keep++] = make_key (BY_NAME, name, where, day, text);
  self->keep[self->n_keep++] = make_key (BY_NAME, name, IN_LINES, day, text);
  if (draft->phone != NULL)
    return;

  self->keep[self->n_keep++] = make_key (BY_NAME_WITHOUT_PHONE, name, where, day, text);
  self->keep[self->n_keep++] = make_key (BY_NAME_WITHOUT_PHONE, name, IN_LINES, day, text);
}

static void
add_door (Keys           *self,
          const TeaDraft *draft,
          const char     *door,
          const char     *estate,
          const char     *day)
{
  gpointer anywhere = make_key (BY_ADDRESS, door, IN_BOOK, day, draft->text);
  gpointer exact = make_key (BY_ADDRESS, door, estate, day, draft->text);

  self->look[self->n_look++] = *estate != '\0' ? exact : anywhere;
  if (*estate != '\0')
    self->look[self->n_look++] = make_key (BY_ADDRESS, door, "", day, draft->text);
  self->keep[self->n_keep++] = exact;
  self->keep[self->n_keep++] = anywhere;
}

static void
make_keys (Keys             *self,
           const TeaReading *reading,
           const TeaDraft   *draft,
           const char       *day)
{
  g_autofree char *door = NULL;
  g_autofree char *estate = NULL;

  if (draft->address != NULL)
    door = dup_door (draft->address, reading->estates, &estate);

  /* A visit at which nobody asked for anything is one of a door. */
  if (door != NULL && *draft->text == '\0')
    {
      add_door (self, draft, door, estate, day);
      return;
    }

  if (draft->source_number != NULL && strlen (draft->source_number) >= LEAST_NUMBER)
    add_both (self, make_key (BY_NUMBER, draft->source_number, "", "", ""));
  if (draft->phone != NULL)
    add_both (self, make_key (BY_PHONE, draft->phone, "", day, draft->text));
  if (draft->person != NULL)
    add_name (self, draft, door, day);
  else if (draft->phone == NULL && door != NULL)
    add_door (self, draft, door, estate, day);
  if (*draft->text == '\0' && draft->settled != NULL)
    add_both (self, make_key (BY_DEED, "", "", day, draft->settled));
}

/* Looks a line up in the book and in the lines above it, and adds it to these. Returns what it is
 * the same as, or %NULL.
 */
static const Original *
look_up (Lookup   *self,
         TeaDraft *draft)
{
  const char *time = draft->received_at != NULL ? draft->received_at : "";
  g_autofree char *day = g_strndup (time, strlen ("2026-11-25"));
  const Original *found = NULL;
  Original *own;
  Keys keys = { .n_look = 0 };

  make_keys (&keys, self->reading, draft, day);
  if (keys.n_look == 0 && *time == '\0')
    return take_words (self, draft->text);

  /* Of nobody, only the very second can tell. */
  if (keys.n_look == 0)
    add_both (&keys, make_key (BY_TIME, "", "", time, draft->text));

  for (guint i = 0; found == NULL && i < keys.n_look; i++)
    found = g_hash_table_lookup (self->known, keys.look[i]);

  own = add_original (self, NULL, draft->line);
  for (guint i = 0; i < keys.n_keep; i++)
    know (self, keys.keep[i], own);

  return found;
}

/* The lines that may be duplicates, looked up one after another. */
static gboolean
mark_drafts (Lookup   *self,
             TeaBook  *book,
             GError  **error)
{
  const GPtrArray *drafts = self->reading->drafts;

  for (guint i = 0; i < drafts->len; i++)
    {
      TeaDraft *draft = g_ptr_array_index (drafts, i);
      const Original *original;

      if (i % STEP_LINES == 0 && !tea_errand_step (book, i, drafts->len, error))
        return FALSE;

      if (draft->skip_reason != NULL)
        continue;

      original = look_up (self, draft);
      tea_draft_set_duplicate (draft, original != NULL,
                               original != NULL ? original->number : NULL,
                               original != NULL ? original->line : 0);
    }

  return TRUE;
}

/* Marks the duplicates among the lines that were read; in a window, before it sees them. */
gboolean
tea_reading_mark_duplicates (TeaReading  *self,
                             TeaBook     *book,
                             GError     **error)
{
  g_auto (Lookup) lookup = { .reading = self };

  lookup.known = g_hash_table_new (NULL, NULL);
  lookup.words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  lookup.originals = g_ptr_array_new_with_free_func (g_free);
  lookup.numbers = g_string_chunk_new (4096);

  return read_requests (&lookup, book, error) &&
         read_visits (&lookup, book, error) &&
         read_numbers (&lookup, book, error) &&
         mark_drafts (&lookup, book, error);
}

/**
 * tea_import_mark_duplicates:
 * @self: an import that was read
 * @book: the book it may go into
 * @error: return location for an error
 *
 * Marks and unticks the lines that the book has already, or that stand in the file twice, and says
 * of which request or line each is the same: those with the same number in a sheet of the same
 * format, and those of the same person (or phone, or address) with the same text on the same day;
 * where the file has no days, on any. A number of fewer than six characters, such as the 3 of a
 * third line, is in every sheet and does not count.
 *
 * Returns: whether all went well
 */
gboolean
tea_import_mark_duplicates (TeaImport  *self,
                            TeaBook    *book,
                            GError    **error)
{
  TeaReading reading = { 0 };

  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  reading.drafts = self->drafts;
  reading.format = self->format;
  reading.estates = (const char * const *) self->estates;

  return tea_reading_mark_duplicates (&reading, book, error);
}
