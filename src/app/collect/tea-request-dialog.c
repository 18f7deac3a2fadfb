/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-category.h"
#include "collect/tea-door-line.h"
#include "people/tea-estate.h"
#include "screen/tea-similar.h"

#include "tea-request-dialog.h"
#include "tea-word-choice.h"

/* So long after the last key, in milliseconds, the book is asked who asked for the same. */
#define SIMILAR_DELAY 300

/* Of the similar requests so many are listed; the number says how many there are. */
#define MAX_SIMILAR 20

/*
 * TeaRequestDialog:
 *
 * Writes down what somebody says at the door or on the phone. Only the text is needed; the rest
 * can be filled in later. Who asked for much the same before is told while it is typed.
 */
struct _TeaRequestDialog
{
  AdwDialog         parent_instance;

  TeaPage          *page;

  AdwBanner        *banner;
  GtkTextView      *text_view;
  AdwComboRow      *channel_row;
  GtkWidget        *similar_group;
  AdwExpanderRow   *similar_row;
  AdwEntryRow      *person_row;
  AdwEntryRow      *phone_row;
  AdwEntryRow      *address_row;
  AdwComboRow      *category_row;

  /* The ids of the categories, 0 for none, and the words that suggest them. */
  GArray           *categories;
  TeaCategoryWords *words;
  gboolean          suggesting;
  gboolean          by_hand;

  GList            *similar_rows;
  guint             similar_source;

  /* What was taken from the text, so that what somebody typed is never written over. */
  char             *taken_person;
  char             *taken_phone;
  char             *taken_address;
};

G_DEFINE_FINAL_TYPE (TeaRequestDialog, tea_request_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_request_text (TeaRequestDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static TeaDoorLine *
parse_text (TeaRequestDialog *self)
{
  TeaBook *book = self->page != NULL ? tea_page_get_book (self->page) : NULL;
  g_auto (GStrv) estates = book != NULL ? tea_estate_dup_names (book, NULL) : NULL;
  g_autofree char *text = dup_request_text (self);

  return tea_door_line_parse (text, (const char * const *) estates);
}

static gboolean
is_as_taken (AdwEntryRow *row,
             const char  *taken)
{
  return g_str_equal (get_text (row), taken != NULL ? taken : "");
}

static void
fill_row (AdwEntryRow  *row,
          const char   *found,
          char        **taken)
{
  if (!is_as_taken (row, *taken))
    return;

  g_set_str (taken, found);
  gtk_editable_set_text (GTK_EDITABLE (row), found != NULL ? found : "");
}

static void
select_category (TeaRequestDialog *self,
                 gint64            id)
{
  guint selected = 0;

  for (guint i = 0; i < self->categories->len; i++)
    {
      if (g_array_index (self->categories, gint64, i) == id)
        selected = i;
    }

  self->suggesting = TRUE;
  adw_combo_row_set_selected (self->category_row, selected);
  self->suggesting = FALSE;
}

/* The category follows the text until somebody chooses one. */
static void
suggest_category (TeaRequestDialog *self,
                  const char       *text)
{
  g_auto (TeaCategoryReason) reason = { NULL };
  g_autofree char *words = NULL;
  gint64 id = 0;

  if (self->by_hand)
    return;

  if (self->words != NULL)
    id = tea_category_words_suggest (self->words, text, &reason);
  select_category (self, id);
  words = tea_category_reason_dup_words (&reason);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category_row), words != NULL ? words : "");
}

static void
category_changed_cb (TeaRequestDialog *self)
{
  if (self->suggesting)
    return;

  self->by_hand = TRUE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category_row), "");
}

static gint64
get_category (TeaRequestDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->category_row);

  return selected < self->categories->len ? g_array_index (self->categories, gint64, selected) : 0;
}

/* The community changes its categories, so they are asked for each time. */
static void
fill_categories (TeaRequestDialog *self)
{
  TeaBook *book = self->page != NULL ? tea_page_get_book (self->page) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const gint64 before = get_category (self);
  gint64 id = 0;

  if (book == NULL)
    return;

  g_clear_pointer (&self->words, tea_category_words_free);
  self->words = tea_category_words_new (book, NULL);
  query = tea_category_query (book);
  records = tea_query_read_records (query, NULL);

  g_array_set_size (self->categories, 0);
  g_array_append_val (self->categories, id);
  gtk_string_list_append (names, C_("choice", "None"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      TeaCategory *category = g_ptr_array_index (records, i);

      id = tea_record_get_id (TEA_RECORD (category));
      g_array_append_val (self->categories, id);
      gtk_string_list_append (names, category->name);
    }

  self->suggesting = TRUE;
  adw_combo_row_set_model (self->category_row, G_LIST_MODEL (names));
  self->suggesting = FALSE;
  select_category (self, before);
}

static void
similar_activated_cb (AdwActionRow     *row,
                      TeaRequestDialog *self)
{
  TeaRequest *request = g_object_get_data (G_OBJECT (row), "request");

  /* What was typed stays in the dialog. */
  adw_dialog_close (ADW_DIALOG (self));
  if (self->page != NULL)
    tea_page_show_record (self->page, TEA_RECORD (request));
}

static GtkWidget *
create_similar_row (TeaRequestDialog *self,
                    TeaRequest       *request)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = tea_date_format (request->received_at);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s%s%s", day,
                                               tea_request_status_label (request->status),
                                               *request->place != '\0' ? " · " : "",
                                               request->place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), request->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "request", g_object_ref (request), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (similar_activated_cb), self, 0);

  return row;
}

static char *
describe_similar (GPtrArray *found)
{
  TeaRequest *first = g_ptr_array_index (found, found->len - 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *iso = g_strdelimit (g_strdup (first->received_at), " ", 'T');
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, zone);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = NULL;

  if (time == NULL)
    since = g_strdup (first->received_at);
  else if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a month of this year, in “6 similar requests since March”. */
    since = g_date_time_format (time, C_("month", "%B"));
  else
    /* Translators: a month of another year. */
    since = g_date_time_format (time, C_("month", "%B %Y"));

  /* Translators: %s is a month. */
  return g_strdup_printf (ngettext ("%u similar request since %s", "%u similar requests since %s",
                                    found->len),
                          found->len, since);
}

/* Who stands at the door is told that others came before. */
static gboolean
show_similar_cb (gpointer data)
{
  TeaRequestDialog *self = data;
  TeaBook *book = self->page != NULL ? tea_page_get_book (self->page) : NULL;
  g_autoptr (TeaDoorLine) line = parse_text (self);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *title = NULL;

  self->similar_source = 0;
  for (GList *l = self->similar_rows; l != NULL; l = l->next)
    adw_expander_row_remove (self->similar_row, l->data);
  g_clear_list (&self->similar_rows, NULL);

  if (book != NULL && *line->text != '\0')
    found = tea_similar_find (book, line->text, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->similar_group), found != NULL && found->len > 0);
  if (found == NULL || found->len == 0)
    return G_SOURCE_REMOVE;

  title = describe_similar (found);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->similar_row), title);
  for (guint i = 0; i < MIN (found->len, MAX_SIMILAR); i++)
    {
      GtkWidget *row = create_similar_row (self, g_ptr_array_index (found, i));

      adw_expander_row_add_row (self->similar_row, row);
      self->similar_rows = g_list_prepend (self->similar_rows, row);
    }

  return G_SOURCE_REMOVE;
}

/* One line is enough: who asks, where and under which number is taken from its head. */
static void
text_changed_cb (TeaRequestDialog *self)
{
  g_autoptr (TeaDoorLine) line = parse_text (self);

  fill_row (self->person_row, line->person, &self->taken_person);
  fill_row (self->phone_row, line->phone, &self->taken_phone);
  fill_row (self->address_row, line->address, &self->taken_address);
  suggest_category (self, line->text);

  g_clear_handle_id (&self->similar_source, g_source_remove);
  self->similar_source = g_timeout_add (SIMILAR_DELAY, show_similar_cb, self);
}

/* What went into the fields is not said twice, unless somebody changed a field since. */
static char *
dup_words (TeaRequestDialog *self)
{
  g_autoptr (TeaDoorLine) line = parse_text (self);

  if (is_as_taken (self->person_row, self->taken_person) &&
      is_as_taken (self->phone_row, self->taken_phone) &&
      is_as_taken (self->address_row, self->taken_address))
    return g_steal_pointer (&line->text);

  return dup_request_text (self);
}

static void
clear (TeaRequestDialog *self)
{
  self->by_hand = FALSE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->person_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->phone_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), "");
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
add_cb (TeaRequestDialog *self)
{
  g_autoptr (TeaPage) page = self->page != NULL ? g_object_ref (self->page) : NULL;
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_words (self);
  const TeaRequestEntry entry = {
    .text = text,
    .channel = tea_word_choice_get (self->channel_row, tea_request_channels),
    .person = get_text (self->person_row),
    .phone = get_text (self->phone_row),
    .address = get_text (self->address_row),
    .category = get_category (self),
    .by_hand = self->by_hand,
  };

  if (page == NULL)
    return;

  request = tea_request_add (tea_page_get_book (page), &entry, &error);
  if (request == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  clear (self);
  adw_dialog_close (ADW_DIALOG (self));
  tea_page_show_record (page, TEA_RECORD (request));
  tea_page_tell_done (GTK_WIDGET (page));
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       data)
{
  gtk_widget_grab_focus (GTK_WIDGET (TEA_REQUEST_DIALOG (widget)->text_view));

  return G_SOURCE_REMOVE;
}

/* A dialog takes its focus widget only the first time that it is opened. */
static void
tea_request_dialog_map (GtkWidget *widget)
{
  fill_categories (TEA_REQUEST_DIALOG (widget));
  GTK_WIDGET_CLASS (tea_request_dialog_parent_class)->map (widget);

  gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
}

static void
tea_request_dialog_dispose (GObject *object)
{
  TeaRequestDialog *self = TEA_REQUEST_DIALOG (object);

  g_clear_weak_pointer (&self->page);
  g_clear_handle_id (&self->similar_source, g_source_remove);
  g_clear_list (&self->similar_rows, NULL);
  g_clear_pointer (&self->taken_person, g_free);
  g_clear_pointer (&self->taken_phone, g_free);
  g_clear_pointer (&self->taken_address, g_free);
  g_clear_pointer (&self->words, tea_category_words_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_REQUEST_DIALOG);

  G_OBJECT_CLASS (tea_request_dialog_parent_class)->dispose (object);
}

static void
tea_request_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TEA_REQUEST_DIALOG (object)->categories, g_array_unref);

  G_OBJECT_CLASS (tea_request_dialog_parent_class)->finalize (object);
}

static void
tea_request_dialog_class_init (TeaRequestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_request_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tea_request_dialog_finalize;
  widget_class->map = tea_request_dialog_map;

  gtk_widget_class_install_action (widget_class, "request.add", NULL,
                                   (GtkWidgetActionActivateFunc) add_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-request-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, channel_row);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, category_row);
  gtk_widget_class_bind_template_callback (widget_class, category_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, similar_group);
  gtk_widget_class_bind_template_child (widget_class, TeaRequestDialog, similar_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tea_request_dialog_init (TeaRequestDialog *self)
{
  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->suggesting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->suggesting = FALSE;

  tea_word_choice_fill (self->channel_row, tea_request_channels);
  tea_word_choice_select (self->channel_row, tea_request_channels, "door");
}

/**
 * tea_request_dialog_new:
 * @page: the page that shows the request once it is written down
 *
 * The page keeps its dialog: what was typed is still there when it is opened again.
 *
 * Returns: (transfer floating): a dialog
 */
TeaRequestDialog *
tea_request_dialog_new (TeaPage *page)
{
  TeaRequestDialog *self;

  g_return_val_if_fail (TEA_IS_PAGE (page), NULL);

  self = g_object_new (TEA_TYPE_REQUEST_DIALOG, NULL);
  g_set_weak_pointer (&self->page, page);

  return self;
}
