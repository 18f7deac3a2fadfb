/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "screen/tea-criterion.h"
#include "tea-criterion-view.h"
#include "tea-page.h"

/*
 * TeaCriterionView:
 *
 * One of the questions by which topics are weighed, and how much it counts.
 */
struct _TeaCriterionView
{
  TeaDirectoryView  parent_instance;

  AdwActionRow     *basis_row;
  GtkSpinButton    *weight_spin;
};

G_DEFINE_FINAL_TYPE (TeaCriterionView, tea_criterion_view, TEA_TYPE_DIRECTORY_VIEW)

static void
weight_changed_cb (TeaCriterionView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (tea_directory_view_is_loading (view))
    return;

  text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->weight_spin));
  done = tea_record_edit (tea_directory_view_get_record (view), tea_directory_view_get_book (view),
                          "weight", text, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
tea_criterion_view_show (TeaDirectoryView *view)
{
  TeaCriterionView *self = TEA_CRITERION_VIEW (view);
  TeaCriterion *criterion = tea_directory_view_get_record (view);

  adw_action_row_set_subtitle (self->basis_row, tea_criterion_basis_label (criterion->basis));
  gtk_spin_button_set_value (self->weight_spin, criterion->weight);
}

static gboolean
tea_criterion_view_remove (TeaDirectoryView  *view,
                           GError           **error)
{
  return tea_criterion_remove (tea_directory_view_get_record (view),
                               tea_directory_view_get_book (view), error);
}

static gboolean
tea_criterion_view_move (TeaDirectoryView  *view,
                         int                by,
                         GError           **error)
{
  return tea_criterion_move (tea_directory_view_get_record (view),
                             tea_directory_view_get_book (view), by, error);
}

static void
tea_criterion_view_class_init (TeaCriterionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->show = tea_criterion_view_show;
  view_class->remove = tea_criterion_view_remove;
  view_class->move = tea_criterion_view_move;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "people/tea-criterion-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaCriterionView, basis_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCriterionView, weight_spin);
  gtk_widget_class_bind_template_callback (widget_class, weight_changed_cb);
}

static void
tea_criterion_view_init (TeaCriterionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
