/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "collect/tea-mediation.h"

#include "tea-field-row.h"
#include "tea-mediation-group.h"
#include "tea-page.h"

/*
 * TeaMediationGroup:
 *
 * How a dispute was mediated, and a form for the next time.
 */
struct _TeaMediationGroup
{
  AdwPreferencesGroup  parent_instance;

  TeaBook             *book;
  gint64               request;

  GtkListBox          *list_box;
  AdwExpanderRow      *form_row;
  AdwEntryRow         *mediator_row;
  AdwEntryRow         *parties_row;
  AdwEntryRow         *words_row;
  AdwSwitchRow        *reached_row;
};

G_DEFINE_FINAL_TYPE (TeaMediationGroup, tea_mediation_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
clear_form (TeaMediationGroup *self)
{
  g_autofree char *secretary = tea_book_dup_setting (self->book, "secretary");

  gtk_editable_set_text (GTK_EDITABLE (self->mediator_row), secretary);
  gtk_editable_set_text (GTK_EDITABLE (self->parties_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
  adw_switch_row_set_active (self->reached_row, FALSE);
  adw_expander_row_set_expanded (self->form_row, FALSE);
}

/* What was typed stays where it cannot be taken. */
static void
add_cb (TeaMediationGroup *self)
{
  g_autoptr (TeaMediation) mediation = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  mediation = g_object_new (TEA_TYPE_MEDIATION,
                            "request", self->request,
                            "mediator", get_text (self->mediator_row),
                            "parties", get_text (self->parties_row),
                            "words", get_text (self->words_row),
                            "reached", adw_switch_row_get_active (self->reached_row),
                            NULL);
  done = tea_mediation_add (mediation, self->book, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (done)
    clear_form (self);
}

static void
describe (TeaMediation   *mediation,
          GParamSpec     *pspec,
          AdwExpanderRow *row)
{
  g_autofree char *day = tea_date_format (mediation->held_on);
  g_autofree char *subtitle = NULL;

  subtitle = tea_text_join (day, mediation->mediator,
                            mediation->reached ? _("agreed") : _("not agreed"),
                            mediation->parties);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mediation->words);
  adw_expander_row_set_subtitle (row, subtitle);
}

static void
reached_changed_cb (AdwSwitchRow      *row,
                    GParamSpec        *pspec,
                    TeaMediationGroup *self)
{
  TeaMediation *mediation = g_object_get_data (G_OBJECT (row), "mediation");
  const gboolean reached = adw_switch_row_get_active (row);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (mediation->reached == reached)
    return;

  done = tea_record_edit (TEA_RECORD (mediation), self->book, "reached", reached ? "1" : "0",
                          &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
remove_cb (AdwButtonRow      *row,
           TeaMediationGroup *self)
{
  g_autoptr (TeaMediation) mediation = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  mediation = g_object_ref (g_object_get_data (G_OBJECT (row), "mediation"));
  gtk_widget_grab_focus (GTK_WIDGET (self->form_row));
  done = tea_mediation_remove (mediation, self->book, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
keep_mediation (gpointer      row,
                TeaMediation *mediation)
{
  g_object_set_data_full (G_OBJECT (row), "mediation", g_object_ref (mediation), g_object_unref);
}

static void
add_fields (TeaMediationGroup *self,
            AdwExpanderRow    *row,
            TeaMediation      *mediation)
{
  static const char * const fields[] = { "held_on", "mediator", "parties", "words" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const TeaColumn *column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (mediation),
                                                              fields[i]);
      GtkWidget *field = g_object_new (TEA_TYPE_FIELD_ROW,
                                       "title", _(column->label),
                                       "column", fields[i],
                                       NULL);

      tea_field_row_set_record (TEA_FIELD_ROW (field), self->book, TEA_RECORD (mediation));
      adw_expander_row_add_row (row, field);
    }
}

/* Opened, it can be corrected. */
static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  TeaMediationGroup *self = data;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *reached = adw_switch_row_new ();
  GtkWidget *remove = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 2);
  add_fields (self, ADW_EXPANDER_ROW (row), item);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reached), _("An agreement was reached"));
  g_object_bind_property (item, "reached", reached, "active", G_BINDING_SYNC_CREATE);
  keep_mediation (reached, item);
  g_signal_connect_object (reached, "notify::active", G_CALLBACK (reached_changed_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), reached);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove), _("Remove This Record"));
  gtk_widget_add_css_class (remove, "destructive-action");
  keep_mediation (remove, item);
  g_signal_connect_object (remove, "activated", G_CALLBACK (remove_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), remove);

  g_signal_connect_object (item, "notify", G_CALLBACK (describe), row, 0);
  describe (item, NULL, ADW_EXPANDER_ROW (row));

  return row;
}

static void
tea_mediation_group_dispose (GObject *object)
{
  g_clear_object (&TEA_MEDIATION_GROUP (object)->book);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_MEDIATION_GROUP);

  G_OBJECT_CLASS (tea_mediation_group_parent_class)->dispose (object);
}

static void
tea_mediation_group_class_init (TeaMediationGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_mediation_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-mediation-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, list_box);
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, form_row);
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, mediator_row);
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, parties_row);
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, words_row);
  gtk_widget_class_bind_template_child (widget_class, TeaMediationGroup, reached_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_mediation_group_init (TeaMediationGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_mediation_group_set_request:
 * @self: a group
 * @book: the book
 * @request: a request
 *
 * Shows how a request was mediated, if it is a dispute.
 */
void
tea_mediation_group_set_request (TeaMediationGroup *self,
                                 TeaBook           *book,
                                 TeaRequest        *request)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (TeaList) list = NULL;

  g_return_if_fail (TEA_IS_MEDIATION_GROUP (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REQUEST (request));

  g_set_object (&self->book, book);
  gtk_widget_set_visible (GTK_WIDGET (self), request->dispute);
  if (id == self->request)
    return;

  self->request = id;
  clear_form (self);
  list = tea_list_new (tea_mediation_query (book, id));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (list), create_row, self, NULL);
}
