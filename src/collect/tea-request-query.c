/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-search.h"
#include "people/tea-address.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"

#include "tea-request-private.h"

/* Measured with 100,000 requests: from so many on a walk through the index is quicker. */
#define MANY_FOUND 1000

/* Requests with the words, and those of people with the words in their name or phone. */
#define FOUND \
  "(SELECT rowid FROM search WHERE search MATCH :match" \
  " UNION SELECT asked.id FROM request AS asked WHERE asked.person IN" \
  "  (SELECT rowid FROM search WHERE search MATCH :match))"

/* A condition stands in the statement only where the filter asks for it: a condition that allows
 * for being unused, such as `:topic IS NULL OR …`, would hide the index that makes it quick.
 * Nothing here comes from outside; values are bound.
 */
typedef struct
{
  TeaBook                *book;
  const TeaRequestFilter *filter;
  GString                *clause;
  char                   *match;
  TeaAddress             *address;
} Builder;

static void
add (Builder    *self,
     gboolean    wanted,
     const char *condition)
{
  if (!wanted)
    return;

  g_string_append (self->clause, self->clause->len == 0 ? "WHERE " : " AND ");
  g_string_append (self->clause, condition);
}

static void
add_status (Builder    *self,
            const char *status)
{
  if (status == NULL)
    return;

  if (g_str_equal (status, "done"))
    add (self, TRUE, "outcome IS NOT NULL");
  else if (g_str_equal (status, "handling"))
    add (self, TRUE, "outcome IS NULL AND topic IS NOT NULL AND " TEA_REQUEST_IS_HANDLED);
  else if (g_str_equal (status, "open"))
    add (self, TRUE, "outcome IS NULL AND NOT " TEA_REQUEST_IS_HANDLED);
  else
    add (self, TRUE, "0");
}

/* An address is as good as what is known of it: 「2栋」 is everybody of the building. */
static void
add_address (Builder    *self,
             const char *text)
{
  g_auto (GStrv) estates = NULL;

  if (text == NULL)
    return;

  estates = tea_estate_dup_names (self->book, NULL);
  self->address = tea_address_parse (text, (const char * const *) estates);
  if (self->address == NULL)
    {
      add (self, TRUE, "0");
      return;
    }

  add (self, TRUE, "household IN (SELECT id FROM household WHERE building = :building");
  if (*self->address->unit != '\0')
    g_string_append (self->clause, " AND unit = :unit");
  if (*self->address->room != '\0')
    g_string_append (self->clause, " AND room = :room");
  if (*self->address->estate != '\0')
    g_string_append (self->clause,
                     " AND estate = (SELECT id FROM estate WHERE name = :estate)");
  g_string_append_c (self->clause, ')');
}

static void
bind_address (TeaQuery         *query,
              const TeaAddress *address)
{
  tea_query_bind_text (query, "building", address->building);
  if (*address->unit != '\0')
    tea_query_bind_text (query, "unit", address->unit);
  if (*address->room != '\0')
    tea_query_bind_text (query, "room", address->room);
  if (*address->estate != '\0')
    tea_query_bind_text (query, "estate", address->estate);
}

/* Whether so many rows have what is searched for that a walk through all, in their order, meets
 * enough of them soon. */
static gboolean
is_common (Builder *self)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 n_rows = 0;

  if (self->match == NULL)
    return FALSE;

  query = tea_query_new (self->book, "count what is found",
                         "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :match"
                         " LIMIT " G_STRINGIFY (MANY_FOUND) ")");
  tea_query_bind_text (query, "match", self->match);

  return tea_query_read_int (query, &n_rows, NULL) && n_rows == MANY_FOUND;
}

static void
add_conditions (Builder *self)
{
  const TeaRequestFilter *filter = self->filter;

  if (filter->text != NULL)
    self->match = tea_search_expression (filter->text);

  /* To look a row up costs more than to pass over many in the index of the order; the sign keeps
   * SQLite from looking up what it could pass. */
  add (self, self->match != NULL, is_common (self) ? "+request.id IN " FOUND
                                                   : "request.id IN " FOUND);
  add (self, filter->channel != NULL, "channel = :channel");
  add_status (self, filter->status);
  add (self, filter->outcome != NULL, "outcome = :outcome");
  add (self, filter->category != 0,
       "category IN (SELECT id FROM category WHERE id = :category OR parent = :category)");
  add (self, filter->without_category, "category IS NULL");
  add (self, filter->grid != 0, "grid IN " TEA_GRIDS_BELOW (":grid"));
  add (self, filter->household != 0, "household = :household");
  add_address (self, filter->address);
  add (self, filter->person != 0, "person = :person");
  add (self, filter->source != 0, "source = :source");
  add (self, filter->visit != 0, "visit = :visit");
  add (self, filter->topic != 0, "topic = :topic");
  add (self, filter->without_topic, "topic IS NULL");
  add (self, filter->dispute, "dispute");
  add (self, filter->from != NULL, "received_at >= :from");
  add (self, filter->to != NULL, "received_at <= :to || ' 23:59:59'");
}

static void
bind_text (TeaQuery   *query,
           const char *name,
           const char *value)
{
  if (value != NULL)
    tea_query_bind_text (query, name, value);
}

static void
bind_id (TeaQuery   *query,
         const char *name,
         gint64      id)
{
  if (id != 0)
    tea_query_bind_id (query, name, id);
}

static void
bind_values (Builder  *self,
             TeaQuery *query)
{
  const TeaRequestFilter *filter = self->filter;

  bind_text (query, "match", self->match);
  bind_text (query, "channel", filter->channel);
  bind_text (query, "outcome", filter->outcome);
  bind_id (query, "category", filter->category);
  bind_id (query, "grid", filter->grid);
  bind_id (query, "household", filter->household);
  bind_id (query, "person", filter->person);
  bind_id (query, "source", filter->source);
  bind_id (query, "visit", filter->visit);
  bind_id (query, "topic", filter->topic);
  if (self->address != NULL)
    bind_address (query, self->address);
  bind_text (query, "from", filter->from);
  bind_text (query, "to", filter->to);
}

static void
start (Builder                *self,
       TeaBook                *book,
       const TeaRequestFilter *filter)
{
  static const TeaRequestFilter all = { NULL };

  self->book = book;
  self->filter = filter != NULL ? filter : &all;
  self->clause = g_string_new (NULL);
  self->match = NULL;
  self->address = NULL;
  add_conditions (self);
}

static void
finish (Builder *self)
{
  g_string_free (self->clause, TRUE);
  g_free (self->match);
  g_clear_pointer (&self->address, tea_address_free);
}

/**
 * tea_request_query:
 * @book: a book
 * @filter: (nullable): which ones, %NULL for all
 *
 * Returns: (transfer full): the requests, the newest first unless told otherwise
 */
TeaQuery *
tea_request_query (TeaBook                *book,
                   const TeaRequestFilter *filter)
{
  Builder builder;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  start (&builder, book, filter);
  g_string_append (builder.clause,
                   builder.filter->oldest_first
                     ? " ORDER BY received_at, request.id"
                     : " ORDER BY received_at DESC, request.id DESC");
  if (builder.filter->limit > 0)
    g_string_append (builder.clause, " LIMIT :limit");

  query = tea_query_new_for_records (book, TEA_TYPE_REQUEST, builder.clause->str);
  bind_values (&builder, query);
  if (builder.filter->limit > 0)
    tea_query_bind_int (query, "limit", builder.filter->limit);
  finish (&builder);

  return query;
}

/**
 * tea_request_count:
 * @book: a book
 * @filter: (nullable): which ones, %NULL for all; its limit does not count
 * @count: (out): how many
 * @error: return location for an error
 *
 * Counts what tea_request_query() lists, without listing it.
 *
 * Returns: whether all went well
 */
gboolean
tea_request_count (TeaBook                 *book,
                   const TeaRequestFilter  *filter,
                   int                     *count,
                   GError                 **error)
{
  g_autoptr (TeaQuery) query = NULL;
  Builder builder;
  gint64 number = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  start (&builder, book, filter);
  g_string_prepend (builder.clause, "SELECT count(*) FROM request ");
  query = tea_query_new (book, "count the requests", builder.clause->str);
  bind_values (&builder, query);
  finish (&builder);

  if (!tea_query_read_int (query, &number, error))
    return FALSE;

  *count = (int) number;

  return TRUE;
}
