/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "collect/tea-request.h"

#include "tea-page.h"
#include "tea-split-dialog.h"

/*
 * TeaSplitDialog:
 *
 * Makes a topic of its own of those requests of a topic that are about another matter. Where there
 * are many, words find them; what was ticked stays ticked while others are looked for.
 */
struct _TeaSplitDialog
{
  AdwDialog       parent_instance;

  GtkWidget      *opener;
  TeaBook        *book;
  TeaTopic       *topic;
  GHashTable     *ticked;   /* the id of each to its TeaRequest */

  AdwBanner      *banner;
  GtkEditable    *title_row;
  GtkEditable    *search_entry;
  GtkLabel       *count_label;
  GtkStack       *stack;
  GtkListView    *list_view;
};

G_DEFINE_FINAL_TYPE (TeaSplitDialog, tea_split_dialog, ADW_TYPE_DIALOG)

static void
show_count (TeaSplitDialog *self)
{
  const guint n_ticked = g_hash_table_size (self->ticked);
  g_autofree char *count = NULL;

  /* Translators: first how many requests are ticked, then how many the topic has. */
  count = g_strdup_printf (ngettext ("%u of %d request ticked", "%u of %d requests ticked",
                                     self->topic->requests),
                           n_ticked, self->topic->requests);
  gtk_label_set_label (self->count_label, count);
}

static void
set_ticked (TeaSplitDialog *self,
            TeaRequest     *request,
            gboolean        ticked)
{
  gint64 id = tea_record_get_id (TEA_RECORD (request));

  if (ticked)
    g_hash_table_insert (self->ticked, g_memdup2 (&id, sizeof id), g_object_ref (request));
  else
    g_hash_table_remove (self->ticked, &id);
}

static gboolean
is_ticked (TeaSplitDialog *self,
           TeaRequest     *request)
{
  gint64 id = tea_record_get_id (TEA_RECORD (request));

  return g_hash_table_contains (self->ticked, &id);
}

static void
toggled_cb (GtkCheckButton *tick,
            GtkListItem    *item)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (tick), TEA_TYPE_SPLIT_DIALOG);
  TeaRequest *request = gtk_list_item_get_item (item);

  if (dialog == NULL || request == NULL)
    return;

  set_ticked (TEA_SPLIT_DIALOG (dialog), request, gtk_check_button_get_active (tick));
  show_count (TEA_SPLIT_DIALOG (dialog));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          TeaSplitDialog           *self)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *origin = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (origin), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (origin), 0);
  gtk_widget_add_css_class (origin, "caption");
  gtk_widget_add_css_class (origin, "dimmed");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), origin);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), box);
  gtk_widget_set_margin_start (tick, 12);
  gtk_widget_set_margin_end (tick, 12);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (toggled_cb), item, G_CONNECT_DEFAULT);

  /* The tick has the focus, so that Space sets it and the arrow keys go on to the next. */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, tick);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TeaSplitDialog           *self)
{
  TeaRequest *request = gtk_list_item_get_item (item);
  GtkWidget *tick = gtk_list_item_get_child (item);
  GtkWidget *text = gtk_widget_get_first_child (
    gtk_check_button_get_child (GTK_CHECK_BUTTON (tick)));
  g_autofree char *origin = tea_text_join (request->number, request->person_name, request->place);

  gtk_label_set_label (GTK_LABEL (text), request->text);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (text)), origin);
  gtk_list_item_set_accessible_label (item, request->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, request->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin,
                                  -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_ticked (self, request));
}

static TeaQuery *
create_query (TeaSplitDialog *self)
{
  const TeaRequestFilter filter = {
    .topic = tea_record_get_id (TEA_RECORD (self->topic)),
    .text = gtk_editable_get_text (self->search_entry),
  };

  return tea_request_query (self->book, &filter);
}

static void
show_requests (TeaSplitDialog *self)
{
  GListModel *requests = G_LIST_MODEL (tea_list_new (create_query (self)));
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (requests);

  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (requests) > 0 ? "list" : "none");
}

static void
search_cb (TeaSplitDialog *self)
{
  if (self->book != NULL)
    show_requests (self);
}

/* Escape, which the entry takes, first gives up the search. */
static void
stop_search_cb (TeaSplitDialog *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
tell (TeaSplitDialog *self,
      const GError   *error)
{
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
tick_all_cb (TeaSplitDialog *self)
{
  g_autoptr (TeaQuery) query = create_query (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = tea_query_read_records (query, &error);

  if (requests == NULL)
    {
      tell (self, error);
      return;
    }

  for (guint i = 0; i < requests->len; i++)
    set_ticked (self, g_ptr_array_index (requests, i), TRUE);
  show_requests (self);
  show_count (self);
}

static void
split_cb (TeaSplitDialog *self)
{
  g_autoptr (GPtrArray) requests = g_hash_table_get_values_as_ptr_array (self->ticked);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) other = tea_topic_split (self->topic, self->book, requests,
                                                gtk_editable_get_text (self->title_row), &error);
  GtkWidget *opener = self->opener;

  if (other == NULL)
    {
      tell (self, error);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  tea_page_go_to (opener, TEA_RECORD (other));
  tea_page_tell_done (opener);
}

/* The ticks have the focus, not the rows, so the list does not know where the arrow keys lead. */
static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TeaSplitDialog *self = TEA_SPLIT_DIALOG (widget);

  gtk_widget_child_focus (GTK_WIDGET (self->list_view),
                          g_str_equal (action, "split.next-row") ? GTK_DIR_DOWN : GTK_DIR_UP);
}

static void
tea_split_dialog_dispose (GObject *object)
{
  TeaSplitDialog *self = TEA_SPLIT_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_pointer (&self->ticked, g_hash_table_unref);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SPLIT_DIALOG);

  G_OBJECT_CLASS (tea_split_dialog_parent_class)->dispose (object);
}

static void
tea_split_dialog_class_init (TeaSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_split_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/"
                                               "tea-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaSplitDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
  gtk_widget_class_install_action (widget_class, "split.next-row", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "split.previous-row", NULL, move_cb);
}

static void
tea_split_dialog_init (TeaSplitDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * tea_split_dialog_present:
 * @widget: a widget of the page that the dialog belongs to
 * @book: the book
 * @topic: a topic of at least two requests
 *
 * Opens the dialog.
 */
void
tea_split_dialog_present (GtkWidget *widget,
                          TeaBook   *book,
                          TeaTopic  *topic)
{
  TeaSplitDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));

  self = g_object_new (TEA_TYPE_SPLIT_DIALOG, NULL);
  self->opener = widget;
  self->book = g_object_ref (book);
  self->topic = g_object_ref (topic);
  show_requests (self);
  show_count (self);
  adw_dialog_present (ADW_DIALOG (self), widget);
}
