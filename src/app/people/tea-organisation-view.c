/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"
#include "tea-organisation-view.h"
#include "tea-reference-row.h"

/*
 * TeaOrganisationView:
 *
 * Where people at the table come from: for which party they sit, whom to call, and who they are.
 */
struct _TeaOrganisationView
{
  TeaDirectoryView  parent_instance;

  TeaReferenceRow  *party_row;
  GtkListBox       *person_box;
};

G_DEFINE_FINAL_TYPE (TeaOrganisationView, tea_organisation_view, TEA_TYPE_DIRECTORY_VIEW)

static void
tea_organisation_view_turn (TeaDirectoryView *view)
{
  tea_directory_view_list (view, TEA_ORGANISATION_VIEW (view)->person_box,
                           tea_person_query_organisation (tea_directory_view_get_book (view),
                                                          tea_directory_view_get_id (view)));
}

static gboolean
tea_organisation_view_remove (TeaDirectoryView  *view,
                              GError           **error)
{
  return tea_organisation_remove (tea_directory_view_get_record (view),
                                  tea_directory_view_get_book (view), error);
}

static void
tea_organisation_view_class_init (TeaOrganisationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->turn = tea_organisation_view_turn;
  view_class->remove = tea_organisation_view_remove;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "people/tea-organisation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaOrganisationView, party_row);
  gtk_widget_class_bind_template_child (widget_class, TeaOrganisationView, person_box);
}

static void
tea_organisation_view_init (TeaOrganisationView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_reference_row_set_source (self->party_row, tea_party_query);
}
