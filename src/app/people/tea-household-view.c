/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "people/tea-estate.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "tea-household-view.h"
#include "tea-reference-row.h"
#include "tea-visit-dialog.h"

/*
 * TeaHouseholdView:
 *
 * An address: in which grid it lies, who lives there, what they asked for, and who visited them.
 */
struct _TeaHouseholdView
{
  TeaDirectoryView  parent_instance;

  AdwActionRow     *address_row;
  TeaReferenceRow  *estate_row;
  TeaReferenceRow  *grid_row;
  AdwSwitchRow     *attention_row;
  AdwSwitchRow     *left_out_row;
  GtkListBox       *person_box;
  GtkListBox       *request_box;
  GtkListBox       *visit_box;
};

G_DEFINE_FINAL_TYPE (TeaHouseholdView, tea_household_view, TEA_TYPE_DIRECTORY_VIEW)

static void
visit_cb (TeaHouseholdView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  TeaHousehold *household = tea_directory_view_get_record (view);

  tea_visit_dialog_present (GTK_WIDGET (self), tea_directory_view_get_book (view),
                            household->grid, household);
}

static void
attention_changed_cb (TeaHouseholdView *self)
{
  tea_directory_view_save_switch (TEA_DIRECTORY_VIEW (self), self->attention_row, "attention");
}

static void
left_out_changed_cb (TeaHouseholdView *self)
{
  tea_directory_view_save_switch (TEA_DIRECTORY_VIEW (self), self->left_out_row, "left_out");
}

static void
tea_household_view_show (TeaDirectoryView *view)
{
  TeaHouseholdView *self = TEA_HOUSEHOLD_VIEW (view);
  TeaHousehold *household = tea_directory_view_get_record (view);

  adw_action_row_set_subtitle (self->address_row, household->address);
  adw_switch_row_set_active (self->attention_row, household->attention);
  adw_switch_row_set_active (self->left_out_row, household->left_out);
}

static void
tea_household_view_turn (TeaDirectoryView *view)
{
  TeaHouseholdView *self = TEA_HOUSEHOLD_VIEW (view);
  TeaBook *book = tea_directory_view_get_book (view);
  gint64 id = tea_directory_view_get_id (view);
  TeaRequestFilter filter = { .household = id };

  tea_directory_view_list (view, self->person_box, tea_person_query_household (book, id));
  tea_directory_view_list (view, self->request_box, tea_request_query (book, &filter));
  tea_directory_view_list (view, self->visit_box, tea_visit_query (book, 0, 0, id));
}

static gboolean
tea_household_view_remove (TeaDirectoryView  *view,
                           GError           **error)
{
  return tea_household_remove (tea_directory_view_get_record (view),
                               tea_directory_view_get_book (view), error);
}

static void
tea_household_view_class_init (TeaHouseholdViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->turn = tea_household_view_turn;
  view_class->show = tea_household_view_show;
  view_class->remove = tea_household_view_remove;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "people/tea-household-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, estate_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, grid_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, attention_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, left_out_row);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, person_box);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, request_box);
  gtk_widget_class_bind_template_child (widget_class, TeaHouseholdView, visit_box);
  gtk_widget_class_bind_template_callback (widget_class, visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, attention_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_out_changed_cb);
}

static void
tea_household_view_init (TeaHouseholdView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->address_row), FALSE);
  tea_reference_row_set_source (self->estate_row, tea_estate_query);
  tea_reference_row_set_source (self->grid_row, tea_grid_query_all);
}
