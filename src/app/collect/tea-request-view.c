/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-category.h"
#include "people/tea-household.h"

#include "people/tea-reference-row.h"
#include "tea-field-row.h"
#include "tea-mediation-group.h"
#include "tea-page.h"
#include "tea-photo-group.h"
#include "tea-request-end.h"
#include "tea-request-view.h"
#include "tea-word-choice.h"

#define N_URGENCIES 3

/*
 * TeaRequestView:
 *
 * One request: what is asked for, by whom and where, and what becomes of it. Every field is saved
 * as it is left. Emits `removed` when the request is no longer in the book.
 */
struct _TeaRequestView
{
  AdwBin                   parent_instance;

  TeaBook                 *book;
  TeaRequest              *request;
  TeaCategoryWords        *words;
  gulong                   changed_handler;
  gboolean                 loading;

  TeaFieldRow             *text_row;
  AdwEntryRow             *person_row;
  AdwEntryRow             *phone_row;
  GtkEventControllerFocus *person_focus;
  AdwEntryRow             *address_row;
  GtkEventControllerFocus *address_focus;
  GtkWidget               *household_button;
  GtkWidget               *address_hint;
  TeaReferenceRow         *grid_row;
  AdwComboRow             *channel_row;
  AdwComboRow             *kind_row;
  TeaReferenceRow         *category_row;
  AdwComboRow             *urgency_row;
  AdwSwitchRow            *dispute_row;
  TeaFieldRow             *affected_row;
  TeaFieldRow             *received_row;
  AdwActionRow            *source_row;
  TeaPhotoGroup           *photo_group;
  TeaMediationGroup       *mediation_group;
  TeaRequestEnd           *end;
};

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaRequestView, tea_request_view, ADW_TYPE_BIN)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (gpointer    row,
          const char *text)
{
  if (!g_str_equal (get_text (row), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Name and phone together say who it is, so they are saved together. */
static void
save_person (TeaRequestView *self)
{
  const char *name = get_text (self->person_row);
  const char *phone = get_text (self->phone_row);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->request == NULL ||
      (g_str_equal (name, self->request->person_name) &&
       g_str_equal (phone, self->request->phone)))
    return;

  done = tea_request_set_person (self->request, self->book, name, phone, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
save_address (TeaRequestView *self)
{
  const char *address = get_text (self->address_row);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->request == NULL || g_str_equal (address, self->request->place))
    return;

  done = tea_request_set_place (self->request, self->book, address, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
person_leave_cb (TeaRequestView *self)
{
  save_person (self);
}

static void
address_leave_cb (TeaRequestView *self)
{
  save_address (self);
}

static void
open_household_cb (TeaRequestView *self)
{
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (GError) error = NULL;

  household = tea_book_get (self->book, TEA_TYPE_HOUSEHOLD, self->request->household, &error);
  if (household != NULL)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (household));
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
edit (TeaRequestView *self,
      const char     *column,
      const char     *value)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_record_edit (TEA_RECORD (self->request), self->book, column, value, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
channel_changed_cb (TeaRequestView *self)
{
  const char *channel = tea_word_choice_get (self->channel_row, tea_request_channels);

  if (!self->loading && self->request != NULL && !g_str_equal (channel, self->request->channel))
    edit (self, "channel", channel);
}

static void
kind_changed_cb (TeaRequestView *self)
{
  const char *kind = tea_word_choice_get (self->kind_row, tea_request_kinds);

  if (!self->loading && self->request != NULL && !g_str_equal (kind, self->request->kind))
    edit (self, "kind", kind);
}

static void
urgency_changed_cb (TeaRequestView *self)
{
  const guint urgency = adw_combo_row_get_selected (self->urgency_row);
  g_autofree char *value = g_strdup_printf ("%u", urgency);

  if (!self->loading && self->request != NULL && (int) urgency != self->request->urgency)
    edit (self, "urgency", value);
}

static void
dispute_changed_cb (TeaRequestView *self)
{
  const gboolean dispute = adw_switch_row_get_active (self->dispute_row);

  if (!self->loading && self->request != NULL && dispute != self->request->dispute)
    edit (self, "dispute", dispute ? "1" : "0");
}

static void
remove_cb (TeaRequestView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = tea_request_remove (self->request, self->book, &error);

  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
show_place (TeaRequestView *self)
{
  const gboolean known = self->request->household != 0;

  if (!gtk_event_controller_focus_contains_focus (self->person_focus))
    {
      set_text (self->person_row, self->request->person_name);
      set_text (self->phone_row, self->request->phone);
    }
  if (!gtk_event_controller_focus_contains_focus (self->address_focus))
    set_text (self->address_row, self->request->place);

  gtk_widget_set_visible (self->household_button, known);
  gtk_widget_set_visible (self->address_hint, !known && *self->request->address != '\0');
}

static gboolean
save_category (TeaRecord  *record,
               TeaBook    *book,
               gint64      id,
               GError    **error)
{
  return tea_request_set_category (TEA_REQUEST (record), book, id, error);
}

/* Why it is of its category, or which one the text suggests where it has none. */
static void
show_reason (TeaRequestView *self)
{
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  gint64 suggested = 0;

  if (self->words == NULL)
    self->words = tea_category_words_new (self->book, NULL);
  if (self->words != NULL)
    suggested = tea_category_words_suggest (self->words, self->request->text, &reason);

  words = tea_category_reason_dup_words (&reason);
  if (suggested != 0 && suggested == self->request->category)
    line = g_steal_pointer (&words);
  else if (suggested != 0 && self->request->category == 0)
    /* Translators: the first %s is a category, the second a sentence with the reason. */
    line = g_strdup_printf (_("It may be “%s”. %s"), reason.name, words);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category_row), line != NULL ? line : "");
}

static void
show (TeaRequestView *self)
{
  TeaRecord *record = TEA_RECORD (self->request);

  self->loading = TRUE;
  tea_field_row_set_record (self->text_row, self->book, record);
  tea_field_row_set_record (self->affected_row, self->book, record);
  tea_field_row_set_record (self->received_row, self->book, record);
  tea_reference_row_set_record (self->grid_row, self->book, record);
  tea_reference_row_set_record (self->category_row, self->book, record);
  tea_word_choice_select (self->channel_row, tea_request_channels, self->request->channel);
  tea_word_choice_select (self->kind_row, tea_request_kinds, self->request->kind);
  adw_combo_row_set_selected (self->urgency_row, (guint) self->request->urgency);
  adw_switch_row_set_active (self->dispute_row, self->request->dispute);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), self->request->source != 0);
  adw_action_row_set_subtitle (self->source_row, self->request->source_name);
  show_place (self);
  show_reason (self);
  self->loading = FALSE;

  tea_photo_group_set_owner (self->photo_group, self->book, TEA_RECORD (self->request));
  tea_mediation_group_set_request (self->mediation_group, self->book, self->request);
  tea_request_end_set_request (self->end, self->book, self->request);
}

/* Names and state come from other rows, so it is read again whatever changed. */
static void
changed_cb (TeaRequestView *self)
{
  g_autoptr (TeaRequest) request = NULL;

  g_clear_pointer (&self->words, tea_category_words_free);
  if (self->request == NULL)
    return;

  request = tea_book_get (self->book, TEA_TYPE_REQUEST,
                          tea_record_get_id (TEA_RECORD (self->request)), NULL);
  if (request != NULL)
    {
      g_set_object (&self->request, request);
      show (self);
      return;
    }

  tea_field_row_set_record (self->text_row, NULL, NULL);
  tea_field_row_set_record (self->affected_row, NULL, NULL);
  tea_field_row_set_record (self->received_row, NULL, NULL);
  g_clear_object (&self->request);
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
tea_request_view_unmap (GtkWidget *widget)
{
  save_person (TEA_REQUEST_VIEW (widget));
  save_address (TEA_REQUEST_VIEW (widget));

  GTK_WIDGET_CLASS (tea_request_view_parent_class)->unmap (widget);
}

static void
tea_request_view_dispose (GObject *object)
{
  TeaRequestView *self = TEA_REQUEST_VIEW (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_handler, self->book);
  g_clear_object (&self->request);
  g_clear_object (&self->book);
  g_clear_pointer (&self->words, tea_category_words_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_REQUEST_VIEW);

  G_OBJECT_CLASS (tea_request_view_parent_class)->dispose (object);
}

static void
tea_request_view_class_init (TeaRequestViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_request_view_dispose;
  widget_class->unmap = tea_request_view_unmap;

  /**
   * TeaRequestView::removed:
   * @self: the view
   *
   * The request is no longer in the book.
   */
  signals[REMOVED] = g_signal_new ("removed", TEA_TYPE_REQUEST_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  g_type_ensure (TEA_TYPE_MEDIATION_GROUP);
  g_type_ensure (TEA_TYPE_PHOTO_GROUP);
  g_type_ensure (TEA_TYPE_REFERENCE_ROW);
  g_type_ensure (TEA_TYPE_REQUEST_END);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-request-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, text_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, person_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, person_focus);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, address_focus);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, household_button);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, address_hint);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, grid_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, channel_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, category_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, urgency_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, dispute_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, affected_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, received_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, source_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, photo_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, mediation_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestView, end);
  gtk_widget_class_bind_template_callback (widget_class, person_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_household_cb);
  gtk_widget_class_bind_template_callback (widget_class, channel_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, urgency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dispute_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tea_request_view_init (TeaRequestView *self)
{
  g_autoptr (GtkStringList) urgencies = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->loading = TRUE;
  tea_word_choice_fill (self->channel_row, tea_request_channels);
  tea_word_choice_fill (self->kind_row, tea_request_kinds);
  for (int i = 0; i < N_URGENCIES; i++)
    gtk_string_list_append (urgencies, tea_request_urgency_label (i));
  adw_combo_row_set_model (self->urgency_row, G_LIST_MODEL (urgencies));
  tea_reference_row_set_source (self->grid_row, tea_grid_query_all);
  tea_reference_row_set_source (self->category_row, tea_category_query);
  tea_reference_row_set_save (self->category_row, save_category);
  self->loading = FALSE;
}

/**
 * tea_request_view_get_request:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the request that it shows
 */
TeaRequest *
tea_request_view_get_request (TeaRequestView *self)
{
  g_return_val_if_fail (TEA_IS_REQUEST_VIEW (self), NULL);

  return self->request;
}

/**
 * tea_request_view_set_request:
 * @self: a view
 * @book: the book
 * @request: a request
 *
 * Shows another request. What was typed into the one before is saved.
 */
void
tea_request_view_set_request (TeaRequestView *self,
                              TeaBook        *book,
                              TeaRequest     *request)
{
  g_return_if_fail (TEA_IS_REQUEST_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_REQUEST (request));

  save_person (self);
  save_address (self);
  if (g_set_object (&self->book, book))
    self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  g_set_object (&self->request, request);
  set_text (self->person_row, request->person_name);
  set_text (self->phone_row, request->phone);
  set_text (self->address_row, request->place);
  show (self);
}

/**
 * tea_request_view_add_pictures:
 * @self: a view that shows a request
 * @files: a list of #GFile
 *
 * Adds pictures to the request.
 */
void
tea_request_view_add_pictures (TeaRequestView *self,
                               GListModel     *files)
{
  g_return_if_fail (TEA_IS_REQUEST_VIEW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));
  g_return_if_fail (self->request != NULL);

  tea_photo_group_add (self->photo_group, files);
}

/**
 * tea_request_view_add_texture:
 * @self: a view that shows a request
 * @texture: a picture without a file
 *
 * Adds a picture to the request.
 */
void
tea_request_view_add_texture (TeaRequestView *self,
                              GdkTexture     *texture)
{
  g_return_if_fail (TEA_IS_REQUEST_VIEW (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));
  g_return_if_fail (self->request != NULL);

  tea_photo_group_add_texture (self->photo_group, texture);
}
