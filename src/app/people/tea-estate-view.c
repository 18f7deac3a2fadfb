/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "people/tea-estate.h"
#include "tea-estate-view.h"

/*
 * TeaEstateView:
 *
 * A housing estate, and the way to its addresses.
 */
struct _TeaEstateView
{
  TeaDirectoryView  parent_instance;

  AdwActionRow     *household_row;
};

G_DEFINE_FINAL_TYPE (TeaEstateView, tea_estate_view, TEA_TYPE_DIRECTORY_VIEW)

static void
households_cb (TeaEstateView *self)
{
  TeaEstate *estate = tea_directory_view_get_record (TEA_DIRECTORY_VIEW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "directory.find-households", "s", estate->name);
}

static void
tea_estate_view_show (TeaDirectoryView *view)
{
  TeaEstateView *self = TEA_ESTATE_VIEW (view);
  TeaEstate *estate = tea_directory_view_get_record (view);
  g_autofree char *count = g_strdup_printf ("%d", estate->households);

  adw_action_row_set_subtitle (self->household_row, count);
}

static gboolean
tea_estate_view_remove (TeaDirectoryView  *view,
                        GError           **error)
{
  return tea_estate_remove (tea_directory_view_get_record (view),
                            tea_directory_view_get_book (view), error);
}

static void
tea_estate_view_class_init (TeaEstateViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->show = tea_estate_view_show;
  view_class->remove = tea_estate_view_remove;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-estate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaEstateView, household_row);
  gtk_widget_class_bind_template_callback (widget_class, households_cb);
}

static void
tea_estate_view_init (TeaEstateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
