/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-request.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"
#include "people/tea-phone.h"
#include "tea-page.h"
#include "tea-person-view.h"
#include "tea-reference-row.h"

/*
 * TeaPersonView:
 *
 * Somebody: how to reach them, where they live, for whom they sit, and what they asked for.
 */
struct _TeaPersonView
{
  TeaDirectoryView  parent_instance;

  GtkLabel         *phone_hint;
  AdwEntryRow      *address_row;
  GtkButton        *household_button;
  GtkLabel         *address_error;
  TeaReferenceRow  *organisation_row;
  TeaReferenceRow  *party_row;
  GtkListBox       *request_box;
};

G_DEFINE_FINAL_TYPE (TeaPersonView, tea_person_view, TEA_TYPE_DIRECTORY_VIEW)

static TeaPerson *
get_person (TeaPersonView *self)
{
  return tea_directory_view_get_record (TEA_DIRECTORY_VIEW (self));
}

static TeaBook *
get_book (TeaPersonView *self)
{
  return tea_directory_view_get_book (TEA_DIRECTORY_VIEW (self));
}

static TeaQuery *
query_organisations (TeaBook *book)
{
  return tea_organisation_query (book, NULL);
}

static void
show_address_error (TeaPersonView *self,
                    const char    *message)
{
  gtk_label_set_label (self->address_error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_error), message != NULL);
}

/* What names no building stays in the field, with the reason below. */
static void
save_address (TeaPersonView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  g_autoptr (GError) error = NULL;

  if (get_person (self) == NULL || g_str_equal (text, get_person (self)->address))
    {
      show_address_error (self, NULL);
      return;
    }

  if (!tea_person_set_address (get_person (self), get_book (self), text, &error))
    {
      show_address_error (self, error->message);
      return;
    }

  show_address_error (self, NULL);
  tea_page_tell_done (GTK_WIDGET (self));
}

static void
address_apply_cb (TeaPersonView *self)
{
  save_address (self);
}

static void
address_leave_cb (GtkEventControllerFocus *controller,
                  TeaPersonView           *self)
{
  save_address (self);
}

static void
open_household_cb (TeaPersonView *self)
{
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (GError) error = NULL;

  household = tea_book_get (get_book (self), TEA_TYPE_HOUSEHOLD, get_person (self)->household,
                            &error);
  if (household != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (household));
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

/* The address as the book writes it, unless another one is being typed. */
static void
show_address (TeaPersonView *self)
{
  TeaPerson *person = get_person (self);
  GtkStateFlags state = gtk_widget_get_state_flags (GTK_WIDGET (self->address_row));

  gtk_widget_set_visible (GTK_WIDGET (self->household_button), person->household != 0);
  if (state & GTK_STATE_FLAG_FOCUS_WITHIN ||
      gtk_widget_get_visible (GTK_WIDGET (self->address_error)))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), person->address);
}

static void
tea_person_view_show (TeaDirectoryView *view)
{
  TeaPersonView *self = TEA_PERSON_VIEW (view);
  TeaPerson *person = get_person (self);
  g_autofree char *phone = tea_phone_normalise (person->phone);

  gtk_widget_set_visible (GTK_WIDGET (self->phone_hint), *person->phone != '\0' && phone == NULL);
  show_address (self);
}

static void
tea_person_view_turn (TeaDirectoryView *view)
{
  TeaPersonView *self = TEA_PERSON_VIEW (view);
  TeaRequestFilter filter = { .person = tea_directory_view_get_id (view) };

  show_address_error (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), get_person (self)->address);
  tea_directory_view_list (view, self->request_box, tea_request_query (get_book (self), &filter));
}

static gboolean
tea_person_view_remove (TeaDirectoryView  *view,
                        GError           **error)
{
  TeaPersonView *self = TEA_PERSON_VIEW (view);

  return tea_person_remove (get_person (self), get_book (self), error);
}

static void
tea_person_view_class_init (TeaPersonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  view_class->turn = tea_person_view_turn;
  view_class->show = tea_person_view_show;
  view_class->remove = tea_person_view_remove;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-person-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, phone_hint);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, household_button);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, address_error);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, party_row);
  gtk_widget_class_bind_template_child (widget_class, TeaPersonView, request_box);
  gtk_widget_class_bind_template_callback (widget_class, address_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_household_cb);
}

static void
tea_person_view_init (TeaPersonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_reference_row_set_source (self->organisation_row, query_organisations);
  tea_reference_row_set_source (self->party_row, tea_party_query);
}
