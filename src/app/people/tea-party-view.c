/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "people/tea-party.h"
#include "people/tea-person.h"
#include "tea-party-view.h"

/*
 * TeaPartyView:
 *
 * A side at the table: whether it has to be there, whether it votes, and who sits for it.
 */
struct _TeaPartyView
{
  TeaDirectoryView  parent_instance;

  AdwSwitchRow     *required_row;
  AdwSwitchRow     *votes_row;
  GtkListBox       *person_box;
};

G_DEFINE_FINAL_TYPE (TeaPartyView, tea_party_view, TEA_TYPE_DIRECTORY_VIEW)

static void
required_changed_cb (TeaPartyView *self)
{
  tea_directory_view_save_switch (TEA_DIRECTORY_VIEW (self), self->required_row, "required");
}

static void
votes_changed_cb (TeaPartyView *self)
{
  tea_directory_view_save_switch (TEA_DIRECTORY_VIEW (self), self->votes_row, "votes");
}

static void
tea_party_view_show (TeaDirectoryView *view)
{
  TeaPartyView *self = TEA_PARTY_VIEW (view);
  TeaParty *party = tea_directory_view_get_record (view);

  adw_switch_row_set_active (self->required_row, party->required);
  adw_switch_row_set_active (self->votes_row, party->votes);
}

static void
tea_party_view_turn (TeaDirectoryView *view)
{
  tea_directory_view_list (view, TEA_PARTY_VIEW (view)->person_box,
                           tea_person_query (tea_directory_view_get_book (view), NULL,
                                             tea_directory_view_get_id (view)));
}

static gboolean
tea_party_view_remove (TeaDirectoryView  *view,
                       GError           **error)
{
  return tea_party_remove (tea_directory_view_get_record (view),
                           tea_directory_view_get_book (view), error);
}

static gboolean
tea_party_view_move (TeaDirectoryView  *view,
                     int                by,
                     GError           **error)
{
  return tea_party_move (tea_directory_view_get_record (view),
                         tea_directory_view_get_book (view), by, error);
}

static void
tea_party_view_class_init (TeaPartyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->turn = tea_party_view_turn;
  view_class->show = tea_party_view_show;
  view_class->remove = tea_party_view_remove;
  view_class->move = tea_party_view_move;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-party-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPartyView, required_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPartyView, votes_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPartyView, person_box);
  gtk_widget_class_bind_template_callback (widget_class, required_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, votes_changed_cb);
}

static void
tea_party_view_init (TeaPartyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
