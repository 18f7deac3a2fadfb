/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "collect/tea-visit-round.h"
#include "meet/tea-record-row.h"
#include "people/tea-grid-worker.h"
#include "people/tea-grid.h"
#include "people/tea-person.h"
#include "tea-grid-view.h"
#include "tea-page.h"
#include "tea-round-group.h"
#include "tea-visit-dialog.h"

/*
 * TeaGridView:
 *
 * A part of the community: who works in it, how far this month's round of visits is, and what lies
 * in it.
 */
struct _TeaGridView
{
  TeaDirectoryView     parent_instance;

  AdwActionRow        *parent_row;
  AdwActionRow        *household_row;
  TeaRoundGroup       *round_group;
  GtkListBox          *worker_box;
  GtkSearchEntry      *worker_entry;
  GtkListBox          *found_box;
  AdwPreferencesGroup *below_group;
  AdwEntryRow         *below_row;
  GtkListBox          *below_box;
  GtkListBox          *visit_box;
};

G_DEFINE_FINAL_TYPE (TeaGridView, tea_grid_view, TEA_TYPE_DIRECTORY_VIEW)

/* Nobody reads further down than this; another letter narrows it. */
#define MAX_FOUND 6

/* Grids have three levels. */
#define LOWEST_LEVEL 3

static TeaGrid *
get_grid (TeaGridView *self)
{
  return tea_directory_view_get_record (TEA_DIRECTORY_VIEW (self));
}

static TeaBook *
get_book (TeaGridView *self)
{
  return tea_directory_view_get_book (TEA_DIRECTORY_VIEW (self));
}

static void
remove_worker_cb (GtkWidget   *button,
                  TeaGridView *self)
{
  TeaGridWorker *worker = tea_record_row_get_record (button);
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_grid_remove_worker (get_grid (self), get_book (self), worker->person, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static GtkWidget *
create_worker_row (gpointer item,
                   gpointer user_data)
{
  TeaGridWorker *worker = item;
  AdwActionRow *row = tea_record_row_new (worker, "person-name", worker->phone);

  tea_record_row_add_button (row, "list-remove-symbolic", _("No Longer Works Here"),
                             G_CALLBACK (remove_worker_cb), user_data);

  return GTK_WIDGET (row);
}

static void
add_worker_cb (GtkWidget   *button,
               TeaGridView *self)
{
  gint64 person = tea_record_get_id (tea_record_row_get_record (button));
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_grid_add_worker (get_grid (self), get_book (self), person, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->worker_entry), "");
}

static GtkWidget *
create_found_row (gpointer item,
                  gpointer user_data)
{
  TeaPerson *person = item;
  AdwActionRow *row;

  row = tea_record_row_new (person, "name",
                            *person->address != '\0' ? person->address : person->phone);
  tea_record_row_add_button (row, "list-add-symbolic", _("Works in This Grid"),
                             G_CALLBACK (add_worker_cb), user_data);

  return GTK_WIDGET (row);
}

static void
worker_changed_cb (TeaGridView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->worker_entry));
  g_autoptr (GtkSliceListModel) first = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->found_box), *text != '\0');
  if (*text != '\0' && get_book (self) != NULL)
    first = gtk_slice_list_model_new (G_LIST_MODEL (tea_list_new (tea_person_query (get_book (self),
                                                                                    text, 0))),
                                      0, MAX_FOUND);
  gtk_list_box_bind_model (self->found_box, G_LIST_MODEL (first), create_found_row, self, NULL);
}

static void
parent_cb (TeaGridView *self)
{
  g_autoptr (TeaGrid) parent = NULL;
  g_autoptr (GError) error = NULL;

  parent = tea_book_get (get_book (self), TEA_TYPE_GRID, get_grid (self)->parent, &error);
  if (parent != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (parent));
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
households_cb (TeaGridView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "directory.list-grid", "x",
                              tea_directory_view_get_id (TEA_DIRECTORY_VIEW (self)));
}

static void
add_below_cb (TeaGridView *self)
{
  g_autoptr (TeaGrid) grid = NULL;
  g_autoptr (GError) error = NULL;

  grid = tea_grid_add (get_book (self), gtk_editable_get_text (GTK_EDITABLE (self->below_row)),
                       get_grid (self)->name, &error);
  tea_page_tell (GTK_WIDGET (self), grid != NULL, &error);
  if (grid != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->below_row), "");
}

static void
visit_cb (TeaGridView *self)
{
  tea_visit_dialog_present (GTK_WIDGET (self), get_book (self),
                            tea_directory_view_get_id (TEA_DIRECTORY_VIEW (self)), NULL);
}

static void
list_visits (TeaGridView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  const char *month = tea_round_group_get_month (self->round_group);

  tea_directory_view_list (view, self->visit_box,
                           tea_visit_round_query (get_book (self), tea_directory_view_get_id (view),
                                                  month));
}

static void
month_changed_cb (TeaGridView *self)
{
  list_visits (self);
}

static void
tea_grid_view_show (TeaDirectoryView *view)
{
  TeaGridView *self = TEA_GRID_VIEW (view);
  TeaGrid *grid = get_grid (self);
  g_autofree char *count = g_strdup_printf ("%d", grid->households);

  gtk_widget_set_visible (GTK_WIDGET (self->parent_row), grid->parent != 0);
  adw_action_row_set_subtitle (self->parent_row, grid->parent_name);
  adw_action_row_set_subtitle (self->household_row, count);
  gtk_widget_set_visible (GTK_WIDGET (self->below_group), grid->level < LOWEST_LEVEL);
  tea_round_group_update (self->round_group);
}

static void
tea_grid_view_turn (TeaDirectoryView *view)
{
  TeaGridView *self = TEA_GRID_VIEW (view);
  TeaBook *book = get_book (self);
  gint64 id = tea_directory_view_get_id (view);
  g_autoptr (TeaList) workers = tea_list_new (tea_grid_worker_query (book, id));

  gtk_editable_set_text (GTK_EDITABLE (self->worker_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->below_row), "");
  gtk_list_box_bind_model (self->worker_box, G_LIST_MODEL (workers), create_worker_row, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->round_group),
                          ((TeaGrid *) tea_directory_view_get_record (view))->to_visit > 0);
  tea_round_group_set_grid (self->round_group, book, id);
  tea_directory_view_list (view, self->below_box, tea_grid_query (book, id));
  list_visits (self);
}

static gboolean
tea_grid_view_remove (TeaDirectoryView  *view,
                      GError           **error)
{
  return tea_grid_remove (tea_directory_view_get_record (view),
                          tea_directory_view_get_book (view), error);
}

static void
tea_grid_view_class_init (TeaGridViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->turn = tea_grid_view_turn;
  view_class->show = tea_grid_view_show;
  view_class->remove = tea_grid_view_remove;

  g_type_ensure (TEA_TYPE_ROUND_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-grid-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, parent_row);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, household_row);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, round_group);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, worker_box);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, worker_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, found_box);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, below_group);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, below_row);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, below_box);
  gtk_widget_class_bind_template_child (widget_class, TeaGridView, visit_box);
  gtk_widget_class_bind_template_callback (widget_class, worker_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_cb);
  gtk_widget_class_bind_template_callback (widget_class, households_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_below_cb);
  gtk_widget_class_bind_template_callback (widget_class, visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
}

static void
tea_grid_view_init (TeaGridView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->parent_row), FALSE);
}
