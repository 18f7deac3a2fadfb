/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "collect/tea-photo-group.h"
#include "meet/tea-record-row.h"
#include "tea-field-row.h"
#include "tea-page.h"
#include "tea-visit-matter-group.h"
#include "tea-visit-view.h"

/*
 * TeaVisitView:
 *
 * A line of the visit log, to be read and corrected: every field is saved as it is left.
 */
struct _TeaVisitView
{
  AdwDialog            parent_instance;

  TeaBook             *book;
  TeaVisit            *visit;
  GtkWidget           *origin;
  gboolean             loading;

  AdwWindowTitle      *window_title;
  TeaFieldRow         *summary_row;
  TeaFieldRow         *settled_row;
  TeaFieldRow         *next_step_row;
  AdwSwitchRow        *report_row;
  GtkListBox          *request_box;
  AdwBin              *matter_bin;
  TeaPhotoGroup       *photo_group;
  TeaFieldRow         *day_row;
  TeaFieldRow         *began_row;
  TeaFieldRow         *ended_row;
  AdwEntryRow         *worker_row;
  TeaFieldRow         *companion_row;
};

G_DEFINE_FINAL_TYPE (TeaVisitView, tea_visit_view, ADW_TYPE_DIALOG)

static void
report_changed_cb (TeaVisitView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->visit == NULL || self->loading)
    return;

  done = tea_record_edit (TEA_RECORD (self->visit), self->book, "report",
                          adw_switch_row_get_active (self->report_row) ? "1" : "0", &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
worker_cb (TeaVisitView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_visit_set_worker (self->visit, self->book,
                               gtk_editable_get_text (GTK_EDITABLE (self->worker_row)), &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
renew_matter (TeaVisitView *self)
{
  adw_bin_set_child (self->matter_bin, tea_visit_matter_group_new ());
}

static void
add_matter_cb (TeaVisitView *self)
{
  TeaVisitMatterGroup *group = TEA_VISIT_MATTER_GROUP (adw_bin_get_child (self->matter_bin));
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  TeaVisitMatter matter;

  if (!tea_visit_matter_group_read (group, &matter))
    {
      gtk_widget_grab_focus (GTK_WIDGET (group));
      return;
    }

  request = tea_visit_add_matter (self->visit, self->book, &matter, &error);
  tea_page_tell (GTK_WIDGET (self), request != NULL, &error);
  if (request != NULL)
    renew_matter (self);
}

static void
open_request_cb (AdwActionRow *row,
                 TeaVisitView *self)
{
  g_autoptr (TeaRecord) request = g_object_ref (tea_record_row_get_record (row));
  g_autoptr (GtkWidget) origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;

  adw_dialog_close (ADW_DIALOG (self));
  if (origin != NULL)
    tea_page_go_to (origin, request);
}

static const char *
get_kind (TeaRequest *request)
{
  return tea_word_label (tea_visit_kinds, request->dispute ? "dispute" : request->kind);
}

static void
describe_request (TeaRequest   *request,
                  GParamSpec   *pspec,
                  AdwActionRow *row)
{
  g_autofree char *subtitle = NULL;

  subtitle = tea_text_join (get_kind (request), request->number,
                            tea_request_status_label (request->status));
  adw_action_row_set_subtitle (row, subtitle);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  AdwActionRow *row = tea_record_row_new (item, "text", "");

  adw_action_row_set_title_lines (row, 2);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_request_cb), user_data, 0);
  g_signal_connect_object (item, "notify", G_CALLBACK (describe_request), row, 0);
  describe_request (item, NULL, row);

  return GTK_WIDGET (row);
}

static void
show (TeaVisitView *self)
{
  TeaFieldRow *rows[] = {
    self->summary_row, self->settled_row, self->next_step_row, self->day_row, self->began_row,
    self->ended_row, self->companion_row,
  };
  g_autofree char *day = tea_date_format (self->visit->visited_on);
  g_autofree char *subtitle = NULL;

  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tea_field_row_set_record (rows[i], self->book, TEA_RECORD (self->visit));
  adw_switch_row_set_active (self->report_row, self->visit->report);
  gtk_editable_set_text (GTK_EDITABLE (self->worker_row), self->visit->worker_name);
  subtitle = tea_text_join (day, tea_visit_way_label (self->visit->way),
                            self->visit->person_name);
  adw_window_title_set_title (self->window_title, *self->visit->address != '\0'
                                                  ? self->visit->address : _("Visit"));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  self->loading = FALSE;
}

static void
changed_cb (TeaVisitView *self)
{
  g_autoptr (TeaVisit) visit = NULL;

  visit = tea_book_get (self->book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self->visit)),
                        NULL);
  if (visit == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  g_set_object (&self->visit, visit);
  show (self);
}

static void
tea_visit_view_dispose (GObject *object)
{
  TeaVisitView *self = TEA_VISIT_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_VISIT_VIEW);
  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->visit);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_visit_view_parent_class)->dispose (object);
}

static void
tea_visit_view_class_init (TeaVisitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_visit_view_dispose;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_PHOTO_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-visit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, summary_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, settled_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, next_step_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, report_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, request_box);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, matter_bin);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, photo_group);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, day_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, began_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, ended_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, worker_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitView, companion_row);
  gtk_widget_class_bind_template_callback (widget_class, report_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, worker_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_matter_cb);
}

static void
tea_visit_view_init (TeaVisitView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  renew_matter (self);
  tea_photo_group_take_from (self->photo_group, GTK_WIDGET (self));
}

/**
 * tea_visit_view_present:
 * @widget: where it was asked for
 * @book: the book
 * @visit: a visit
 *
 * Opens a visit.
 */
void
tea_visit_view_present (GtkWidget *widget,
                        TeaBook   *book,
                        TeaVisit  *visit)
{
  const TeaRequestFilter filter = { .visit = tea_record_get_id (TEA_RECORD (visit)) };
  g_autoptr (TeaList) requests = NULL;
  TeaVisitView *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_VISIT (visit));

  self = g_object_new (TEA_TYPE_VISIT_VIEW, NULL);
  self->book = g_object_ref (book);
  self->visit = g_object_ref (visit);
  g_set_weak_pointer (&self->origin, widget);
  requests = tea_list_new (tea_request_query (book, &filter));
  gtk_list_box_bind_model (self->request_box, G_LIST_MODEL (requests), create_row, self, NULL);
  tea_photo_group_set_owner (self->photo_group, book, TEA_RECORD (visit));
  show (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), widget);
}
