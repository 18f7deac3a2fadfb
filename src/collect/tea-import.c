/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-errand.h"
#include "book/tea-pinyin.h"
#include "people/tea-estate.h"

#include "tea-csv.h"
#include "tea-import-private.h"
#include "tea-sheet-kind.h"
#include "tea-sheet.h"

/* How many lines are read between two looks at the clock and the cancellable. */
#define STEP_LINES 500

/* How much of the time until the list is shown goes into reading; the rest, into comparing. */
#define READING_SHARE 0.7

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TeaImport, tea_import, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What the thread of an asynchronous reading is given. */
typedef struct
{
  TeaReading    reading;
  TeaBook      *book;
  GMainContext *context;
} AsyncReading;

static GType
tea_import_get_item_type (GListModel *model)
{
  return TEA_TYPE_DRAFT;
}

static guint
tea_import_get_n_items (GListModel *model)
{
  return TEA_IMPORT (model)->drafts->len;
}

static gpointer
tea_import_get_item (GListModel *model,
                     guint       position)
{
  TeaImport *self = TEA_IMPORT (model);

  if (position >= self->drafts->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->drafts, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tea_import_get_item_type;
  iface->get_n_items = tea_import_get_n_items;
  iface->get_item = tea_import_get_item;
}

static void
tea_import_finalize (GObject *object)
{
  TeaImport *self = TEA_IMPORT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->estates, g_strfreev);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_object (&self->mapping);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);

  G_OBJECT_CLASS (tea_import_parent_class)->finalize (object);
}

static void
tea_import_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TeaImport *self = TEA_IMPORT (object);

  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_import_class_init (TeaImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tea_import_finalize;
  object_class->get_property = tea_import_get_property;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_import_init (TeaImport *self)
{
  self->format = "sheet";
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
}

/* A sheet may hold whole chats in its cells, so its name counts. */
static gboolean
is_sheet_name (const char *name)
{
  static const char * const endings[] = { ".csv", ".tsv", ".xls", NULL };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * tea_import_check_size:
 * @size: of a file, in bytes
 * @error: return location for an error
 *
 * Says before a file is loaded what would be said of it later.
 *
 * Errors: %TEA_ERROR_TOO_LARGE over 50 MB
 *
 * Returns: whether it is small enough to be read
 */
gboolean
tea_import_check_size (goffset   size,
                       GError  **error)
{
  if (size <= TEA_CSV_MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                       _("The file is larger than 50 MB. Divide it and take over the parts."));
  return FALSE;
}

/**
 * tea_import_new:
 * @book: the book it may go into
 * @name: the name of the file, for the list of sources; a chat that names its group is called that
 * @bytes: its content in any of the usual encodings
 * @as: what to take it for
 * @error: return location for an error
 *
 * Begins an import: notes from the book what reading needs, the day, the
 * estates, and what is known of sheets.
 *
 * Errors: those of the book.
 *
 * Returns: (transfer full) (nullable): an import without lines, or %NULL with @error set
 */
TeaImport *
tea_import_new (TeaBook      *book,
                const char   *name,
                GBytes       *bytes,
                TeaImportAs   as,
                GError      **error)
{
  g_autoptr (TeaImport) self = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (TEA_TYPE_IMPORT, NULL);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->as = as;
  if (as == TEA_IMPORT_AUTO && (is_sheet_name (name) || tea_sheet_is_workbook (bytes)))
    self->as = TEA_IMPORT_SHEET;
  self->today = tea_book_today (book);
  self->estates = tea_estate_dup_names (book, error);
  if (self->estates == NULL)
    return NULL;

  self->kinds = tea_sheet_kind_load (book, error);
  if (self->kinds == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* Whether nobody stopped the reading. */
gboolean
tea_reading_go_on (TeaReading  *self,
                   GError     **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_CANCELLED, _("The reading was stopped."));
  return FALSE;
}

/* Tells how far a reading is, and whether it may go on. */
gboolean
tea_reading_step (TeaReading  *self,
                  gsize        line,
                  GError     **error)
{
  if (self->drafts->len % STEP_LINES != 0)
    return TRUE;

  if (self->progress != NULL)
    self->progress (MIN (line, self->n_lines), self->n_lines, self->progress_data);

  return tea_reading_go_on (self, error);
}

static gsize
count_lines (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;
  gsize lines = 1;

  while (text < end && (text = memchr (text, '\n', (gsize) (end - text))) != NULL)
    {
      lines++;
      text++;
    }

  return lines;
}

static void
start_reading (TeaReading *reading,
               TeaImport  *self)
{
  reading->as = self->as;
  reading->bytes = self->bytes;
  reading->today = self->today;
  reading->estates = (const char * const *) self->estates;
  reading->kinds = self->kinds;
  reading->mapping = self->mapping != NULL ? g_object_ref (self->mapping) : NULL;
  reading->drafts = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
end_reading (TeaReading *reading)
{
  g_clear_object (&reading->mapping);
  g_clear_pointer (&reading->group, g_free);
  g_clear_pointer (&reading->drafts, g_ptr_array_unref);
}

static gboolean
run_reading (TeaReading  *reading,
             GError     **error)
{
  gboolean is_chat = FALSE;

  /* The people of a sheet get initials when it is taken over; until then there is time. */
  tea_pinyin_prepare ();
  reading->n_lines = count_lines (reading->bytes);
  if (g_bytes_get_size (reading->bytes) == 0)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("There is nothing in it."));
      return FALSE;
    }

  if (reading->as != TEA_IMPORT_SHEET && reading->mapping == NULL)
    {
      if (!tea_reading_read_chat (reading, &is_chat, error))
        return FALSE;

      if (is_chat)
        return TRUE;
    }

  return tea_reading_read_sheet (reading, error);
}

/* The columns are kept also where the reading failed for want of one, so that they can be set. */
static void
take_reading (TeaImport  *self,
              TeaReading *reading,
              gboolean    complete)
{
  const guint n_before = self->drafts->len;

  g_set_object (&self->mapping, reading->mapping);
  if (!complete)
    return;

  self->format = reading->format;
  if (reading->group != NULL)
    g_set_str (&self->name, reading->group);
  g_ptr_array_unref (self->drafts);
  self->drafts = g_ptr_array_ref (reading->drafts);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->drafts->len);
}

/**
 * tea_import_read:
 * @self: an import
 * @progress: (nullable) (scope call): told how far it is, in lines
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads the bytes into drafts and touches nothing else; the window does it in a thread. A line
 * that cannot be taken over becomes a draft with the reason. May be done again after the mapping
 * was changed.
 *
 * Errors: %TEA_ERROR_ENCODING for bytes that are no text, %TEA_ERROR_INVALID where nothing can be
 * read, or where no column is known to hold the request (tea_import_get_mapping() then
 * has the columns), %TEA_ERROR_TOO_LARGE over 50 MB or 100,000 rows, %TEA_ERROR_CANCELLED.
 *
 * Returns: whether it was read
 */
gboolean
tea_import_read (TeaImport          *self,
                 TeaImportProgress   progress,
                 gpointer            data,
                 GCancellable       *cancellable,
                 GError            **error)
{
  TeaReading reading = { .progress = progress, .progress_data = data, .cancellable = cancellable };
  gboolean complete;

  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (!self->committed, FALSE);

  start_reading (&reading, self);
  complete = run_reading (&reading, error);
  take_reading (self, &reading, complete);
  end_reading (&reading);

  return complete;
}

static void
async_reading_free (AsyncReading *async)
{
  end_reading (&async->reading);
  g_clear_object (&async->book);
  g_main_context_unref (async->context);
  g_free (async);
}

void
tea_import_set_fraction (TeaImport *self,
                         double     fraction)
{
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static gboolean
notify_fraction_cb (gpointer data)
{
  TeaImport *self = data;

  tea_import_set_fraction (self, READING_SHARE * g_atomic_int_get (&self->done) / 1000.0);

  return G_SOURCE_REMOVE;
}

static void
tell_fraction_cb (gsize    done,
                  gsize    total,
                  gpointer data)
{
  GTask *task = data;
  TeaImport *self = g_task_get_source_object (task);
  AsyncReading *async = g_task_get_task_data (task);
  const int thousandths = total > 0 ? (int) (1000 * done / total) : 0;

  /* A bar of a few hundred pixels shows no more than every hundredth. */
  if (thousandths - g_atomic_int_get (&self->done) < 10)
    return;

  g_atomic_int_set (&self->done, thousandths);
  g_main_context_invoke_full (async->context, G_PRIORITY_DEFAULT, notify_fraction_cb,
                              g_object_ref (self), g_object_unref);
}

static void
tell_marking (double   fraction,
              gpointer data)
{
  GTask *task = data;

  tea_import_set_fraction (g_task_get_source_object (task),
                           READING_SHARE + (1 - READING_SHARE) * fraction);
}

static gboolean
mark_in_thread (TeaBook   *book,
                gpointer   data,
                GError   **error)
{
  AsyncReading *async = g_task_get_task_data (data);

  return tea_reading_mark_duplicates (&async->reading, book, error);
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tea_errand_finish (TEA_BOOK (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The bytes are read. Only now the book is needed, and from here on nothing can be written. */
static void
bytes_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  AsyncReading *async = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  tea_errand_async (async->book, mark_in_thread, tell_marking, task,
                    g_task_get_cancellable (task), marked_cb, g_object_ref (task));
}

static void
read_thread (GTask        *inner,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  AsyncReading *async = g_task_get_task_data (data);
  GError *error = NULL;

  if (run_reading (&async->reading, &error))
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

/**
 * tea_import_read_async:
 * @self: an import
 * @book: the book it may go into
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when it is done
 * @data: for @callback
 *
 * Reads and marks the duplicates, both in a thread. While it runs #TeaImport:fraction moves from 0
 * to 1. Nothing else may be done with the import meanwhile, and for as long as the duplicates are
 * looked for nothing can be written to the book.
 */
void
tea_import_read_async (TeaImport           *self,
                       TeaBook             *book,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  AsyncReading *async;

  g_return_if_fail (TEA_IS_IMPORT (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (!self->committed);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, tea_import_read_async);

  /* The reading looks at the cancellable itself, and says in our words that it was stopped. */
  g_task_set_check_cancellable (task, FALSE);

  async = g_new0 (AsyncReading, 1);
  async->book = g_object_ref (book);
  async->context = g_main_context_ref_thread_default ();
  async->reading.progress = tell_fraction_cb;
  async->reading.progress_data = task;
  async->reading.cancellable = cancellable;
  start_reading (&async->reading, self);
  g_task_set_task_data (task, async, (GDestroyNotify) async_reading_free);

  g_atomic_int_set (&self->done, 0);
  notify_fraction_cb (self);
  inner = g_task_new (self, NULL, bytes_read_cb, g_object_ref (task));
  g_task_set_task_data (inner, g_steal_pointer (&task), g_object_unref);
  g_task_run_in_thread (inner, read_thread);
}

/**
 * tea_import_read_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was read; the errors are those of tea_import_read() and of the book
 */
gboolean
tea_import_read_finish (TeaImport     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  AsyncReading *async;
  gboolean complete;

  g_return_val_if_fail (TEA_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  async = g_task_get_task_data (G_TASK (result));
  complete = g_task_propagate_boolean (G_TASK (result), error);
  take_reading (self, &async->reading, complete);

  return complete;
}

/**
 * tea_import_get_format:
 * @self: an import that was read
 *
 * Returns: (transfer none): chat, wjx, tencent, hotline, ledger, visits or sheet;
 *   tea_source_format_label() says what people call it
 */
const char *
tea_import_get_format (TeaImport *self)
{
  g_return_val_if_fail (TEA_IS_IMPORT (self), NULL);

  return self->format;
}

/**
 * tea_import_get_mapping:
 * @self: an import that was read, also where that failed for want of a column
 *
 * Returns: (transfer none) (nullable): what its columns hold, %NULL for a chat. Change it and
 *   read again.
 */
TeaMapping *
tea_import_get_mapping (TeaImport *self)
{
  g_return_val_if_fail (TEA_IS_IMPORT (self), NULL);

  return self->mapping;
}

/**
 * tea_import_count:
 * @self: an import
 * @counts: (out): how it stands
 *
 * Counts its lines.
 */
void
tea_import_count (TeaImport       *self,
                  TeaImportCounts *counts)
{
  g_return_if_fail (TEA_IS_IMPORT (self));
  g_return_if_fail (counts != NULL);

  *counts = (TeaImportCounts) { .read = self->drafts->len, .added = self->added };
  for (guint i = 0; i < self->drafts->len; i++)
    {
      TeaDraft *draft = g_ptr_array_index (self->drafts, i);

      counts->ticked += draft->ticked;
      counts->skipped += tea_draft_get_reason (draft) != NULL;
      counts->duplicates += draft->duplicate;
    }
}
