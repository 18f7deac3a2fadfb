/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-visit.h"
#include "people/tea-grid-worker.h"
#include "tea-page.h"
#include "tea-visit-dialog.h"

/*
 * TeaVisitDialog:
 *
 * A line of a grid worker's visit log: whom they met where, what it was about, and what was
 * settled there.
 */
struct _TeaVisitDialog
{
  AdwDialog     parent_instance;

  TeaBook      *book;
  gint64        grid;
  GtkWidget    *origin;

  AdwBanner    *banner;
  AdwEntryRow  *day_row;
  AdwComboRow  *way_row;
  AdwEntryRow  *worker_row;
  AdwEntryRow  *address_row;
  AdwEntryRow  *person_row;
  AdwEntryRow  *phone_row;
  AdwEntryRow  *summary_row;
  AdwEntryRow  *settled_row;
  AdwEntryRow  *next_step_row;
  AdwSwitchRow *attention_row;
  AdwEntryRow  *request_row;
  AdwSwitchRow *dispute_row;
  AdwSwitchRow *solved_row;
};

G_DEFINE_FINAL_TYPE (TeaVisitDialog, tea_visit_dialog, ADW_TYPE_DIALOG)

static const char * const ways[] = { "door", "phone" };

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
add_cb (TeaVisitDialog *self)
{
  TeaVisitEntry entry = {
    .visited_on = get_text (self->day_row),
    .way = ways[adw_combo_row_get_selected (self->way_row)],
    .address = get_text (self->address_row),
    .person = get_text (self->person_row),
    .phone = get_text (self->phone_row),
    .worker = get_text (self->worker_row),
    .grid = self->grid,
    .summary = get_text (self->summary_row),
    .settled = get_text (self->settled_row),
    .next_step = get_text (self->next_step_row),
    .attention = adw_switch_row_get_active (self->attention_row),
    .request = get_text (self->request_row),
    .dispute = adw_switch_row_get_active (self->dispute_row),
    .solved = adw_switch_row_get_active (self->solved_row),
  };
  g_autoptr (TeaVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *origin = self->origin;

  visit = tea_visit_add (self->book, &entry, &error);
  if (visit == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    tea_page_tell_done (origin);
}

/* Whoever works in the grid has been there, as long as it is one person. */
static void
propose_worker (TeaVisitDialog *self)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) workers = NULL;

  if (self->grid == 0)
    return;

  query = tea_grid_worker_query (self->book, self->grid);
  workers = tea_query_read_records (query, NULL);
  if (workers == NULL || workers->len != 1)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->worker_row),
                         ((TeaGridWorker *) g_ptr_array_index (workers, 0))->person_name);
}

static void
tea_visit_dialog_dispose (GObject *object)
{
  TeaVisitDialog *self = TEA_VISIT_DIALOG (object);

  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_VISIT_DIALOG);

  G_OBJECT_CLASS (tea_visit_dialog_parent_class)->dispose (object);
}

static void
tea_visit_dialog_class_init (TeaVisitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_visit_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-visit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, way_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, worker_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, summary_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, settled_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, next_step_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, attention_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, request_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, dispute_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, solved_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_visit_dialog_init (TeaVisitDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_string_list_append (labels, tea_visit_way_label (ways[i]));
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (labels));
}

/**
 * tea_visit_dialog_present:
 * @widget: where it was asked for
 * @book: the book
 * @grid: the id of the grid that was visited, or 0 for the one of the address
 * @address: (nullable): where the visit was, as far as it is known
 *
 * Opens the dialog.
 */
void
tea_visit_dialog_present (GtkWidget  *widget,
                          TeaBook    *book,
                          gint64      grid,
                          const char *address)
{
  g_autofree char *today = NULL;
  TeaVisitDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));

  self = g_object_new (TEA_TYPE_VISIT_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->grid = grid;
  g_set_weak_pointer (&self->origin, widget);

  today = tea_book_today (book);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), today);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address != NULL ? address : "");
  propose_worker (self);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (address != NULL ? self->summary_row : self->address_row));
  adw_dialog_present (ADW_DIALOG (self), widget);
}
