/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "meet/tea-record-row.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "tea-directory-view.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-reference-row.h"
#include "tea-visit-view.h"

/* A short list in a view shows at most so many; more than that is looked for in the list. */
#define MAX_ROWS 50

/*
 * TeaDirectoryView:
 *
 * One record of the directory with its fields and what belongs to it. A kind of record has a view
 * of its own that puts the rows there; every field row and reference row in it is of the record.
 */
typedef struct
{
  TeaBook   *book;
  TeaRecord *record;
  gulong     changed_handler;
  gboolean   loading;
} TeaDirectoryViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TeaDirectoryView, tea_directory_view, ADW_TYPE_BIN)

static void
show_fields (TeaDirectoryView *self,
             GtkWidget        *widget)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  if (TEA_IS_FIELD_ROW (widget))
    {
      tea_field_row_set_record (TEA_FIELD_ROW (widget), priv->book, priv->record);
      return;
    }

  if (TEA_IS_REFERENCE_ROW (widget))
    {
      tea_reference_row_set_record (TEA_REFERENCE_ROW (widget), priv->book, priv->record);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_fields (self, child);
}

static void
show (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  priv->loading = TRUE;
  show_fields (self, GTK_WIDGET (self));
  if (TEA_DIRECTORY_VIEW_GET_CLASS (self)->show != NULL)
    TEA_DIRECTORY_VIEW_GET_CLASS (self)->show (self);
  priv->loading = FALSE;
}

/* Counts and names beside the fields come from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);
  g_autoptr (TeaRecord) record = NULL;

  if (priv->record == NULL)
    return;

  record = tea_book_get (priv->book, G_OBJECT_TYPE (priv->record),
                         tea_record_get_id (priv->record), NULL);
  if (record == NULL)
    return;

  g_set_object (&priv->record, record);
  show (self);
}

static char *
dup_request_words (TeaRequest *request)
{
  return tea_text_join (request->number, tea_request_status_label (request->status),
                        request->person_name);
}

static char *
dup_person_words (TeaPerson *person)
{
  return tea_text_join (person->phone, person->duties, person->party_name,
                        person->organisation_name);
}

/* Joins what is known of several lines. */
static char *
join_lines (const char * const *known)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  for (; *known != NULL; known++)
    {
      if (**known != '\0')
        g_ptr_array_add (lines, (gpointer) *known);
    }

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
describe_visit (TeaVisit  *visit,
                char     **title,
                char     **subtitle)
{
  g_autofree char *requests = NULL;
  const char *body[] = {
    "", visit->attention ? _("Needs attention") : "", visit->report ? _("To be reported") : "",
    visit->summary, visit->settled, visit->next_step, NULL
  };

  if (visit->requests > 0)
    body[0] = requests = g_strdup_printf (ngettext ("%d request", "%d requests", visit->requests),
                                          visit->requests);

  *title = tea_text_join (visit->visited_on, tea_visit_way_label (visit->way), visit->address,
                          visit->person_name, visit->worker_name);
  *subtitle = join_lines (body);
}

static void
describe (TeaRecord  *record,
          char      **title,
          char      **subtitle)
{
  *subtitle = NULL;
  if (TEA_IS_REQUEST (record))
    {
      *title = g_strdup (TEA_REQUEST (record)->text);
      *subtitle = dup_request_words (TEA_REQUEST (record));
    }
  else if (TEA_IS_PERSON (record))
    {
      *title = g_strdup (TEA_PERSON (record)->name);
      *subtitle = dup_person_words (TEA_PERSON (record));
    }
  else if (TEA_IS_HOUSEHOLD (record))
    {
      *title = g_strdup (TEA_HOUSEHOLD (record)->address);
    }
  else if (TEA_IS_VISIT (record))
    {
      describe_visit (TEA_VISIT (record), title, subtitle);
    }
  else
    {
      g_object_get (record, "name", title, NULL);
    }
}

static void
activated_cb (GtkWidget *row)
{
  tea_page_go_to (row, tea_record_row_get_record (row));
}

static void
remove_visit_cb (GtkWidget        *button,
                 TeaDirectoryView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_visit_remove (tea_record_row_get_record (button), tea_directory_view_get_book (self),
                           &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
open_visit_cb (GtkWidget        *row,
               TeaDirectoryView *self)
{
  tea_visit_view_present (GTK_WIDGET (self), tea_directory_view_get_book (self),
                          tea_record_row_get_record (row));
}

static void
show_row (TeaRecord    *record,
          GParamSpec   *pspec,
          AdwActionRow *row)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  describe (record, &title, &subtitle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_row), row, 0);
  show_row (item, NULL, ADW_ACTION_ROW (row));
  tea_record_row_set_record (row, item);
  if (TEA_IS_VISIT (item))
    {
      tea_record_row_add_button (ADW_ACTION_ROW (row), "user-trash-symbolic",
                                 _("Remove This Visit"), G_CALLBACK (remove_visit_cb), user_data);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_visit_cb), user_data, 0);
      return row;
    }

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);

  return row;
}

static void
tea_directory_view_dispose (GObject *object)
{
  TeaDirectoryView *self = TEA_DIRECTORY_VIEW (object);
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  if (priv->book != NULL)
    g_clear_signal_handler (&priv->changed_handler, priv->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), G_OBJECT_TYPE (self));
  g_clear_object (&priv->record);
  g_clear_object (&priv->book);

  G_OBJECT_CLASS (tea_directory_view_parent_class)->dispose (object);
}

static void
tea_directory_view_class_init (TeaDirectoryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tea_directory_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_REFERENCE_ROW);
}

static void
tea_directory_view_init (TeaDirectoryView *self)
{
}

/**
 * tea_directory_view_get_book:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the book, once it shows a record
 */
TeaBook *
tea_directory_view_get_book (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), NULL);

  return priv->book;
}

/**
 * tea_directory_view_get_record:
 * @self: a view
 *
 * Returns: (transfer none) (nullable) (type TeaRecord): the record that it shows, as it is now
 */
gpointer
tea_directory_view_get_record (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), NULL);

  return priv->record;
}

/**
 * tea_directory_view_get_id:
 * @self: a view that shows a record
 *
 * Returns: the id of the record
 */
gint64
tea_directory_view_get_id (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), 0);

  return tea_record_get_id (priv->record);
}

/**
 * tea_directory_view_is_loading:
 * @self: a view
 *
 * Returns: whether its rows are being filled, so that what they say is no choice of the user's
 */
gboolean
tea_directory_view_is_loading (TeaDirectoryView *self)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), TRUE);

  return priv->loading || priv->record == NULL;
}

/**
 * tea_directory_view_save_switch:
 * @self: a view
 * @row: a switch that was turned
 * @column: the record's column that it shows
 *
 * Writes what the switch says into the record, unless it was the view that turned it.
 */
void
tea_directory_view_save_switch (TeaDirectoryView *self,
                                AdwSwitchRow     *row,
                                const char       *column)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_if_fail (TEA_IS_DIRECTORY_VIEW (self));
  g_return_if_fail (ADW_IS_SWITCH_ROW (row));
  g_return_if_fail (column != NULL);

  if (tea_directory_view_is_loading (self))
    return;

  done = tea_record_edit (priv->record, priv->book, column,
                          adw_switch_row_get_active (row) ? "1" : "0", &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

/**
 * tea_directory_view_set_record:
 * @self: a view
 * @book: the book
 * @record: a record of the view's kind
 *
 * Shows another record.
 */
void
tea_directory_view_set_record (TeaDirectoryView *self,
                               TeaBook          *book,
                               TeaRecord        *record)
{
  TeaDirectoryViewPrivate *priv = tea_directory_view_get_instance_private (self);

  g_return_if_fail (TEA_IS_DIRECTORY_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_RECORD (record));

  if (g_set_object (&priv->book, book))
    priv->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&priv->record, record);
  show (self);
  if (TEA_DIRECTORY_VIEW_GET_CLASS (self)->turn != NULL)
    TEA_DIRECTORY_VIEW_GET_CLASS (self)->turn (self);
}

/**
 * tea_directory_view_remove:
 * @self: a view that shows a record
 * @error: return location for an error
 *
 * Removes the record from the book; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while others refer to it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_directory_view_remove (TeaDirectoryView  *self,
                           GError           **error)
{
  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), FALSE);

  return TEA_DIRECTORY_VIEW_GET_CLASS (self)->remove (self, error);
}

/**
 * tea_directory_view_can_move:
 * @self: a view
 *
 * Returns: whether such records stand in an order that people choose
 */
gboolean
tea_directory_view_can_move (TeaDirectoryView *self)
{
  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), FALSE);

  return TEA_DIRECTORY_VIEW_GET_CLASS (self)->move != NULL;
}

/**
 * tea_directory_view_move:
 * @self: a view that shows a record that can be moved
 * @by: how many places further down, negative for up
 * @error: return location for an error
 *
 * Moves the record in the order of its kind; an action.
 *
 * Returns: whether all went well
 */
gboolean
tea_directory_view_move (TeaDirectoryView  *self,
                         int                by,
                         GError           **error)
{
  g_return_val_if_fail (TEA_IS_DIRECTORY_VIEW (self), FALSE);
  g_return_val_if_fail (tea_directory_view_can_move (self), FALSE);

  return TEA_DIRECTORY_VIEW_GET_CLASS (self)->move (self, by, error);
}

/**
 * tea_directory_view_list:
 * @self: a view
 * @box: one of its lists
 * @query: (transfer full): what to list, of a kind that a page shows
 *
 * Lists what belongs to the record. A row leads to its page.
 */
void
tea_directory_view_list (TeaDirectoryView *self,
                         GtkListBox       *box,
                         TeaQuery         *query)
{
  TeaList *list;
  g_autoptr (GtkSliceListModel) first = NULL;

  g_return_if_fail (TEA_IS_DIRECTORY_VIEW (self));
  g_return_if_fail (GTK_IS_LIST_BOX (box));
  g_return_if_fail (TEA_IS_QUERY (query));

  list = tea_list_new (query);
  first = gtk_slice_list_model_new (G_LIST_MODEL (list), 0, MAX_ROWS);
  gtk_list_box_bind_model (box, G_LIST_MODEL (first), create_row, self, NULL);
}
