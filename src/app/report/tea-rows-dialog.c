/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "tea-page.h"
#include "tea-row.h"
#include "tea-rows-dialog.h"

/*
 * TeaRowsDialog:
 *
 * The rows behind a number, of whatever kind they are. A row leads to its page.
 */
struct _TeaRowsDialog
{
  AdwDialog       parent_instance;

  GtkWidget      *origin;
  AdwWindowTitle *window_title;
  GtkListView    *list_view;
};

G_DEFINE_FINAL_TYPE (TeaRowsDialog, tea_rows_dialog, ADW_TYPE_DIALOG)

/* The first of these columns that a record has says what it is about. */
static const char * const title_columns[] = {
  "title", "text", "requirement", "question", "summary", "name", NULL
};

static const char * const subtitle_columns[] = {
  "place", "address", "topic_title", "starts_at", "carried_by", "worker_names", "duties",
  "visited_on", NULL
};

static const char * const number_columns[] = {
  "number", "visited_on", NULL
};

static char *
dup_first (TeaRecord          *record,
           const char * const *names)
{
  for (guint i = 0; record != NULL && names[i] != NULL; i++)
    {
      const TeaColumn *column;
      g_autofree char *value = NULL;

      column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (record), names[i]);
      if (column == NULL)
        continue;

      value = tea_record_dup_column (record, column);
      if (*value != '\0')
        return g_steal_pointer (&value);
    }

  return g_strdup ("");
}

static char *
dup_title (GtkListItem *item,
           TeaRecord   *record)
{
  return dup_first (record, title_columns);
}

static char *
dup_subtitle (GtkListItem *item,
              TeaRecord   *record)
{
  return dup_first (record, subtitle_columns);
}

static char *
dup_number (GtkListItem *item,
            TeaRecord   *record)
{
  return dup_first (record, number_columns);
}

static void
activate_cb (GtkListView   *list_view,
             guint          position,
             TeaRowsDialog *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list_view));
  g_autoptr (TeaRecord) record = g_list_model_get_item (model, position);
  GtkWidget *origin = self->origin;

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    tea_page_go_to (origin, record);
}

static void
tea_rows_dialog_dispose (GObject *object)
{
  TeaRowsDialog *self = TEA_ROWS_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_ROWS_DIALOG);

  G_OBJECT_CLASS (tea_rows_dialog_parent_class)->dispose (object);
}

static void
tea_rows_dialog_class_init (TeaRowsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_rows_dialog_dispose;

  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/report/tea-rows-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRowsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaRowsDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_title);
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, dup_number);
}

static void
tea_rows_dialog_init (TeaRowsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_rows_dialog_present:
 * @widget: where the number stands
 * @title: what the number counts
 * @query: (transfer full): the rows that it counts
 *
 * Opens the rows behind a number.
 */
void
tea_rows_dialog_present (GtkWidget  *widget,
                         const char *title,
                         TeaQuery   *query)
{
  TeaRowsDialog *self;
  TeaList *list;
  guint n_rows;
  g_autofree char *count = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (title != NULL);
  g_return_if_fail (TEA_IS_QUERY (query));

  self = g_object_new (TEA_TYPE_ROWS_DIALOG, "title", title, NULL);
  g_set_weak_pointer (&self->origin, widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  list = tea_list_new (query);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  count = g_strdup_printf (ngettext ("%u entry", "%u entries", n_rows), n_rows);
  adw_window_title_set_subtitle (self->window_title, count);
  {
    g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (list));

    gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  }
  adw_dialog_present (ADW_DIALOG (self), widget);
}
