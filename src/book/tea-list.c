/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "tea-book-private.h"
#include "tea-list.h"
#include "tea-record-private.h"

/* Records are read this many at a time: more than a window shows at once. */
#define PAGE_SIZE 64

/* And this many pages stay read. */
#define MAX_PAGES 16

/*
 * TeaList:
 *
 * The one list model: what a query lists, as records. It holds the ids of all rows and the
 * records of the pages that were looked at, so 100,000 rows cost what 1,000 cost. It follows the
 * book: rows that came or went are spliced, and records on the screen are read again in place.
 */
struct _TeaList
{
  GObject     parent_instance;

  TeaQuery   *query;
  gulong      changed_handler;
  GArray     *ids;

  /* Every record of ours that somebody still holds, by id. */
  GHashTable *live;

  /* The pages that were read last, each an array of records. */
  GQueue      pages;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TeaList, tea_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A record of ours that somebody still holds. */
typedef struct
{
  TeaRecord  *record;
  GHashTable *live;
  gint64      id;
} TeaLiveRecord;

static void
forget_record_cb (gpointer  user_data,
                  GObject  *record)
{
  TeaLiveRecord *entry = user_data;

  g_hash_table_remove (entry->live, &entry->id);
}

static TeaRecord *
find_live (TeaList *self,
           gint64   id)
{
  TeaLiveRecord *entry = g_hash_table_lookup (self->live, &id);

  return entry != NULL ? entry->record : NULL;
}

static void
keep_live (TeaList   *self,
           TeaRecord *record)
{
  TeaLiveRecord *entry = g_new0 (TeaLiveRecord, 1);

  entry->record = record;
  entry->live = self->live;
  entry->id = tea_record_get_id (record);
  g_hash_table_insert (self->live, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (record), forget_record_cb, entry);
}

static void
drop_pages (TeaList *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) g_ptr_array_unref);
}

static void
let_go_of_records (TeaList *self)
{
  GHashTableIter iter;
  gpointer entry;

  drop_pages (self);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_object_weak_unref (G_OBJECT (((TeaLiveRecord *) entry)->record), forget_record_cb, entry);
  g_hash_table_remove_all (self->live);
}

/* Reads the records with these ids, into those that are live already where there are some. */
static GPtrArray *
read_records (TeaList      *self,
              const gint64 *ids,
              guint         n_ids)
{
  TeaBook *book = tea_query_get_book (self->query);
  GType type = tea_query_get_record_type (self->query);
  g_autoptr (TeaRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  TeaStatement *statement;

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');

  sql = g_strconcat (tea_record_class_get_select (klass), " WHERE ", klass->table,
                     ".id IN (SELECT value FROM json_each (?1))", NULL);
  statement = tea_book_take_statement (book, sql, "read a page of rows", &error);
  if (statement != NULL)
    {
      int code;

      sqlite3_bind_text (statement->handle, 1, json->str, json->len, SQLITE_STATIC);
      while ((code = sqlite3_step (statement->handle)) == SQLITE_ROW)
        {
          TeaRecord *record = find_live (self, sqlite3_column_int64 (statement->handle, 0));

          if (record != NULL)
            {
              g_object_ref (record);
              tea_record_load (record, statement->handle);
            }
          else
            {
              record = g_object_new (type, NULL);
              tea_record_load (record, statement->handle);
              keep_live (self, record);
            }
          g_ptr_array_add (records, record);
        }

      if (code != SQLITE_DONE)
        tea_error_take_sqlite (&error, tea_book_get_db (book), code, "read a page of rows");
      tea_book_give_statement (book, statement);
    }

  if (error != NULL)
    g_warning ("A list could not be read: %s", error->message);

  return g_steal_pointer (&records);
}

static void
read_page (TeaList *self,
           guint    position)
{
  guint first = position / PAGE_SIZE * PAGE_SIZE;
  guint n_ids = MIN (PAGE_SIZE, self->ids->len - first);

  g_queue_push_head (&self->pages,
                     read_records (self, &g_array_index (self->ids, gint64, first), n_ids));
  if (g_queue_get_length (&self->pages) > MAX_PAGES)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

static gpointer
tea_list_get_item (GListModel *model,
                   guint       position)
{
  TeaList *self = TEA_LIST (model);
  TeaRecord *record;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  record = find_live (self, id);
  if (record == NULL)
    {
      read_page (self, position);
      record = find_live (self, id);
    }

  /* A row that cannot be read is shown empty; a list model may not have holes. */
  if (record == NULL)
    return g_object_new (tea_query_get_record_type (self->query), NULL);

  return g_object_ref (record);
}

static guint
tea_list_get_n_items (GListModel *model)
{
  return TEA_LIST (model)->ids->len;
}

static GType
tea_list_get_item_type (GListModel *model)
{
  TeaList *self = TEA_LIST (model);

  return self->query != NULL ? tea_query_get_record_type (self->query) : TEA_TYPE_RECORD;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = tea_list_get_item;
  iface->get_n_items = tea_list_get_n_items;
  iface->get_item_type = tea_list_get_item_type;
}

static void
tea_list_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, TEA_LIST (object)->ids->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_list_dispose (GObject *object)
{
  TeaList *self = TEA_LIST (object);

  if (self->query != NULL)
    {
      g_clear_signal_handler (&self->changed_handler, tea_query_get_book (self->query));
      let_go_of_records (self);
    }
  g_clear_object (&self->query);

  G_OBJECT_CLASS (tea_list_parent_class)->dispose (object);
}

static void
tea_list_finalize (GObject *object)
{
  TeaList *self = TEA_LIST (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);

  G_OBJECT_CLASS (tea_list_parent_class)->finalize (object);
}

static void
tea_list_class_init (TeaListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tea_list_get_property;
  object_class->dispose = tea_list_dispose;
  object_class->finalize = tea_list_finalize;

  /**
   * TeaList:n-items:
   *
   * How many rows there are, for bindings.
   */
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_list_init (TeaList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

/* Replaces rows by those of @ids from @from to @until. */
static void
splice (TeaList *self,
        guint    position,
        guint    n_removed,
        GArray  *ids,
        guint    from,
        guint    until)
{
  if (n_removed == 0 && from == until)
    return;

  if (n_removed > 0)
    g_array_remove_range (self->ids, position, n_removed);
  if (until > from)
    g_array_insert_vals (self->ids, position, &g_array_index (ids, gint64, from), until - from);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, until - from);
}

/* Where a row that somebody holds stood, and where it stands now. */
typedef struct
{
  guint before;
  guint after;
} TeaPlace;

/* Finds the places of the rows between @start and @end rows from the end that somebody holds and
 * that stay. Returns %NULL where they do not stay in their order. */
static GArray *
find_places (TeaList *self,
             GArray  *ids,
             guint    start,
             guint    end)
{
  g_autoptr (GHashTable) after = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TeaPlace));
  guint next = 0;

  for (guint i = start; i < ids->len - end; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);

      if (g_hash_table_contains (self->live, id))
        g_hash_table_insert (after, id, GUINT_TO_POINTER (i));
    }

  for (guint i = start; i < self->ids->len - end; i++)
    {
      gpointer position;
      TeaPlace place;

      if (!g_hash_table_lookup_extended (after, &g_array_index (self->ids, gint64, i), NULL,
                                         &position))
        continue;

      place.before = i;
      place.after = GPOINTER_TO_UINT (position);
      if (place.after < next)
        return NULL;

      next = place.after;
      g_array_append_val (places, place);
    }

  return g_steal_pointer (&places);
}

/* Leaves the rows that somebody holds where they are, and takes the others away before others
 * come. A view that misses a row it shows, or the one that is selected, asks for every row that
 * comes with the same change, to see whether it is the one; so all of the book would be read.
 * Returns %FALSE where rows that somebody holds stand in another order now. */
static gboolean
splice_around_live (TeaList *self,
                    GArray  *ids,
                    guint    start,
                    guint    end)
{
  g_autoptr (GArray) places = NULL;
  guint before_end = self->ids->len - end;
  guint after_end = ids->len - end;

  /* What only stays read is read again. */
  drop_pages (self);
  places = find_places (self, ids, start, end);
  if (places == NULL)
    return FALSE;

  /* From the end, so that the places before stay what they are. */
  for (guint i = places->len + 1; i-- > 0; )
    {
      const TeaPlace *place = i > 0 ? &g_array_index (places, TeaPlace, i - 1) : NULL;
      const guint before = place != NULL ? place->before + 1 : start;
      const guint after = place != NULL ? place->after + 1 : start;

      splice (self, before, before_end - before, ids, 0, 0);
      splice (self, before, 0, ids, after, after_end);
      if (place != NULL)
        {
          before_end = place->before;
          after_end = place->after;
        }
    }

  return TRUE;
}

/* Splices what lies between the rows that stayed at both ends. */
static void
take_ids (TeaList *self,
          GArray  *ids)
{
  const gint64 *before = (const gint64 *) self->ids->data;
  const gint64 *after = (const gint64 *) ids->data;
  guint n_before = self->ids->len;
  guint n_after = ids->len;
  guint start = 0;
  guint end = 0;

  while (start < n_before && start < n_after && before[start] == after[start])
    start++;
  while (end < n_before - start && end < n_after - start &&
         before[n_before - 1 - end] == after[n_after - 1 - end])
    end++;

  /* Where no more comes than stays read, one change is best. */
  if (n_after - start - end <= MAX_PAGES * PAGE_SIZE ||
      !splice_around_live (self, ids, start, end))
    splice (self, start, n_before - start - end, ids, start, n_after - end);

  if (n_before != n_after)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
ask_again (TeaList *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = tea_query_read_ids (self->query, &error);
  if (ids == NULL)
    {
      g_warning ("A list could not be read: %s", error->message);
      return;
    }

  take_ids (self, ids);
}

static void
read_live_again (TeaList *self)
{
  g_autofree gint64 *ids = NULL;
  GHashTableIter iter;
  gpointer id;
  guint n_ids = 0;

  drop_pages (self);
  ids = g_new (gint64, g_hash_table_size (self->live));
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    ids[n_ids++] = *(gint64 *) id;

  if (n_ids > 0)
    g_ptr_array_unref (read_records (self, ids, n_ids));
}

static void
changed_cb (TeaList            *self,
            const char * const *tables,
            TeaBook            *book)
{
  const char * const *ours = tea_query_get_tables (self->query);
  g_autoptr (TeaList) hold = g_object_ref (self);
  gboolean concerned = FALSE;

  for (guint i = 0; ours != NULL && ours[i] != NULL && !concerned; i++)
    concerned = g_strv_contains (tables, ours[i]);

  if (concerned)
    ask_again (hold);

  /* What a row shows may come from other tables than those that decide which rows there are. */
  read_live_again (hold);
}

/**
 * tea_list_new:
 * @query: (transfer full): a query made by tea_query_new_for_records()
 *
 * Lists what @query lists and follows the book.
 *
 * Returns: (transfer full): a list model
 */
TeaList *
tea_list_new (TeaQuery *query)
{
  TeaList *self;

  g_return_val_if_fail (TEA_IS_QUERY (query), NULL);

  self = g_object_new (TEA_TYPE_LIST, NULL);
  tea_list_set_query (self, query);

  return self;
}

/**
 * tea_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what it lists
 */
TeaQuery *
tea_list_get_query (TeaList *self)
{
  g_return_val_if_fail (TEA_IS_LIST (self), NULL);

  return self->query;
}

/**
 * tea_list_set_query:
 * @self: a list
 * @query: (transfer full): a query for records of the same type as before
 *
 * Lists something else, such as what a search finds, by splicing.
 */
void
tea_list_set_query (TeaList  *self,
                    TeaQuery *query)
{
  g_return_if_fail (TEA_IS_LIST (self));
  g_return_if_fail (TEA_IS_QUERY (query));
  g_return_if_fail (g_type_is_a (tea_query_get_record_type (query), TEA_TYPE_RECORD));
  g_return_if_fail (self->query == NULL ||
                    tea_query_get_record_type (self->query) == tea_query_get_record_type (query));

  if (self->query != NULL)
    g_clear_signal_handler (&self->changed_handler, tea_query_get_book (self->query));
  g_clear_object (&self->query);

  self->query = query;
  self->changed_handler = g_signal_connect_object (tea_query_get_book (query), "changed",
                                                   G_CALLBACK (changed_cb), self,
                                                   G_CONNECT_SWAPPED);
  ask_again (self);
}

/**
 * tea_list_find:
 * @self: a list
 * @id: a record's id
 * @position: (out) (optional): where it stands
 *
 * Looks for a row.
 *
 * Returns: whether it is in the list
 */
gboolean
tea_list_find (TeaList *self,
               gint64   id,
               guint   *position)
{
  g_return_val_if_fail (TEA_IS_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }

  return FALSE;
}
