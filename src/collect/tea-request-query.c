/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-search.h"
#include "people/tea-address.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"

#include "tea-request-private.h"

/* Measured with 100,000 requests: from so many on a walk through the index is quicker. */
#define MANY_FOUND 1000

/* A condition stands in the statement only where the filter asks for it: a condition that allows
 * for being unused, such as `:topic IS NULL OR …`, would hide the index that makes it quick.
 * Nothing here comes from outside; values are bound.
 */
typedef struct
{
  TeaBook                *book;
  const TeaRequestFilter *filter;
  GString                *clause;
  GPtrArray              *matches;
  TeaAddress             *address;
  TeaAddress             *searched;
} Builder;

/* More words than that are no search but a text. */
#define MAX_WORDS 8

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

static TeaAddress *
parse_address (Builder    *self,
               const char *text)
{
  g_auto (GStrv) estates = tea_estate_dup_names (self->book, NULL);

  return tea_address_parse (text, (const char * const *) estates);
}

/* An address is as good as what is known of it: 「2栋」 is everybody of the building. */
static char *
write_households (const TeaAddress *address,
                  const char       *prefix)
{
  GString *clause = g_string_new (NULL);

  g_string_append_printf (clause, "(SELECT id FROM household WHERE building = :%sbuilding", prefix);
  if (*address->unit != '\0')
    g_string_append_printf (clause, " AND unit = :%sunit", prefix);
  if (*address->room != '\0')
    g_string_append_printf (clause, " AND room = :%sroom", prefix);
  if (*address->estate != '\0')
    g_string_append_printf (clause,
                            " AND estate = (SELECT id FROM estate WHERE name = :%sestate)",
                            prefix);
  g_string_append_c (clause, ')');

  return g_string_free (clause, FALSE);
}

static void
add_address (Builder    *self,
             const char *text)
{
  g_autofree char *households = NULL;
  g_autofree char *condition = NULL;

  if (text == NULL)
    return;

  self->address = parse_address (self, text);
  if (self->address == NULL)
    {
      add (self, TRUE, "0");
      return;
    }

  households = write_households (self->address, "");
  condition = g_strconcat ("household IN ", households, NULL);
  add (self, TRUE, condition);
}

static void
bind_part (TeaQuery   *query,
           const char *prefix,
           const char *name,
           const char *value)
{
  g_autofree char *parameter = g_strconcat (prefix, name, NULL);

  if (*value != '\0')
    tea_query_bind_text (query, parameter, value);
}

static void
bind_address (TeaQuery         *query,
              const TeaAddress *address,
              const char       *prefix)
{
  if (address == NULL)
    return;

  bind_part (query, prefix, "building", address->building);
  bind_part (query, prefix, "unit", address->unit);
  bind_part (query, prefix, "room", address->room);
  bind_part (query, prefix, "estate", address->estate);
}

/* An address is looked for as it stands; its numbers alone are everywhere. */
static char *
write_match (Builder    *self,
             const char *word)
{
  g_autofree char *valid = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *bare = NULL;

  if (self->searched != NULL)
    return tea_search_expression (word);

  valid = g_utf8_make_valid (word, -1);
  self->searched = parse_address (self, valid);
  if (self->searched == NULL)
    return tea_search_expression (word);

  parts = g_strsplit (valid, "\"", -1);
  bare = g_strjoinv (" ", parts);

  return g_strconcat ("\"", bare, "\"", NULL);
}

/* Whether so many rows have what is searched for that a walk through all, in their order, meets
 * enough of them soon. */
static gboolean
is_common (Builder    *self,
           const char *match)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 n_rows = 0;

  query = tea_query_new (self->book, "count what is found",
                         "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :match"
                         " LIMIT " G_STRINGIFY (MANY_FOUND) ")");
  tea_query_bind_text (query, "match", match);

  return tea_query_read_int (query, &n_rows, NULL) && n_rows == MANY_FOUND;
}

/* Every word has to be found in the request or with the person who asks, so that 「李阿姨 漏水」 is
 * what she said about the leak. What is an address is where somebody lives as well. */
static void
add_text (Builder    *self,
          const char *text)
{
  g_auto (GStrv) words = NULL;

  if (text == NULL)
    return;

  words = g_strsplit_set (text, " \t\n", MAX_WORDS);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const gboolean was_address = self->searched != NULL;
      char *match = write_match (self, words[i]);
      g_autofree char *households = NULL;
      g_autofree char *condition = NULL;

      if (match == NULL)
        continue;

      g_ptr_array_add (self->matches, match);
      if (!was_address && self->searched != NULL)
        households = write_households (self->searched, "searched_");

      /* To look a row up costs more than to pass over many in the index of the order; the sign
       * keeps SQLite from looking up what it could pass. */
      condition = g_strdup_printf (
        "%srequest.id IN (SELECT rowid FROM search WHERE search MATCH :match%u"
        " UNION SELECT asked.id FROM request AS asked WHERE asked.person IN"
        "  (SELECT rowid FROM search WHERE search MATCH :match%u)%s%s)",
        is_common (self, match) ? "+" : "", self->matches->len, self->matches->len,
        households != NULL ? " UNION SELECT at.id FROM request AS at WHERE at.household IN " : "",
        households != NULL ? households : "");
      add (self, TRUE, condition);
    }
}

static void
add_conditions (Builder *self)
{
  const TeaRequestFilter *filter = self->filter;

  add_text (self, filter->text);
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

  for (guint i = 0; i < self->matches->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("match%u", i + 1);

      tea_query_bind_text (query, name, g_ptr_array_index (self->matches, i));
    }
  bind_text (query, "channel", filter->channel);
  bind_text (query, "outcome", filter->outcome);
  bind_id (query, "category", filter->category);
  bind_id (query, "grid", filter->grid);
  bind_id (query, "household", filter->household);
  bind_id (query, "person", filter->person);
  bind_id (query, "source", filter->source);
  bind_id (query, "visit", filter->visit);
  bind_id (query, "topic", filter->topic);
  bind_address (query, self->address, "");
  bind_address (query, self->searched, "searched_");
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
  self->matches = g_ptr_array_new_with_free_func (g_free);
  self->address = NULL;
  self->searched = NULL;
  add_conditions (self);
}

static void
finish (Builder *self)
{
  g_string_free (self->clause, TRUE);
  g_ptr_array_unref (self->matches);
  g_clear_pointer (&self->address, tea_address_free);
  g_clear_pointer (&self->searched, tea_address_free);
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
