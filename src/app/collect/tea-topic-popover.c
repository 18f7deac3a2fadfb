/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"

#include "tea-topic-popover.h"

/* More would not be looked through: a word finds the others. */
#define MAX_TOPICS 50

/*
 * TeaTopicPopover:
 *
 * Chooses a topic, or names a new one. Emits `chosen` with a topic, which is not in the book yet
 * where it is new.
 */
struct _TeaTopicPopover
{
  GtkPopover      parent_instance;

  TeaBook        *book;

  GtkSearchEntry *search_entry;
  GtkListBox     *list_box;
  GtkButton      *new_button;
  GtkLabel       *new_label;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaTopicPopover, tea_topic_popover, GTK_TYPE_POPOVER)

static void
choose (TeaTopicPopover *self,
        TeaTopic        *topic)
{
  /* The row that has it goes with the popover. */
  g_autoptr (TeaTopic) chosen = g_object_ref (topic);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

static void
new_cb (TeaTopicPopover *self)
{
  g_autoptr (TeaTopic) topic = NULL;

  topic = g_object_new (TEA_TYPE_TOPIC,
                        "title", gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                        NULL);
  choose (self, topic);
}

static void
row_activated_cb (GtkListBox      *list_box,
                  GtkListBoxRow   *row,
                  TeaTopicPopover *self)
{
  choose (self, g_object_get_data (G_OBJECT (row), "topic"));
}

/* Enter takes the topic that is left, and otherwise makes a new one of the words. */
static void
activate_cb (TeaTopicPopover *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list_box, 0);

  if (first != NULL && gtk_list_box_get_row_at_index (self->list_box, 1) == NULL)
    choose (self, g_object_get_data (G_OBJECT (first), "topic"));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->new_button)))
    new_cb (self);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  TeaTopic *topic = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (topic->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "topic", g_object_ref (topic), g_object_unref);

  return row;
}

static void
ask (TeaTopicPopover *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const TeaTopicFilter filter = { .text = *words != '\0' ? words : NULL };
  g_autoptr (TeaList) list = NULL;
  g_autoptr (GtkSliceListModel) first = NULL;
  g_autofree char *label = NULL;

  list = tea_list_new (tea_topic_query (self->book, &filter));
  first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (list)), 0, MAX_TOPICS);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (first), create_row, NULL, NULL);

  /* Translators: a button that makes a topic; %s is its title. */
  label = g_strdup_printf (_("New Topic “%s”"), words);
  gtk_label_set_label (self->new_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), *words != '\0');
}

static void
ask_cb (TeaTopicPopover *self)
{
  if (self->book != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
tea_topic_popover_map (GtkWidget *widget)
{
  TeaTopicPopover *self = TEA_TOPIC_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (self->book != NULL)
    ask (self);

  GTK_WIDGET_CLASS (tea_topic_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* What is not seen does not follow the book. */
static void
tea_topic_popover_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tea_topic_popover_parent_class)->unmap (widget);

  gtk_list_box_bind_model (TEA_TOPIC_POPOVER (widget)->list_box, NULL, NULL, NULL, NULL);
}

static void
tea_topic_popover_dispose (GObject *object)
{
  g_clear_object (&TEA_TOPIC_POPOVER (object)->book);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_TOPIC_POPOVER);

  G_OBJECT_CLASS (tea_topic_popover_parent_class)->dispose (object);
}

static void
tea_topic_popover_class_init (TeaTopicPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_topic_popover_dispose;
  widget_class->map = tea_topic_popover_map;
  widget_class->unmap = tea_topic_popover_unmap;

  /**
   * TeaTopicPopover::chosen:
   * @self: the popover
   * @topic: the topic, without an id where it is to be made
   *
   * A topic was chosen or named.
   */
  signals[CHOSEN] = g_signal_new ("chosen", TEA_TYPE_TOPIC_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, TEA_TYPE_TOPIC);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-topic-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaTopicPopover, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicPopover, list_box);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicPopover, new_button);
  gtk_widget_class_bind_template_child (widget_class, TeaTopicPopover, new_label);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
}

static void
tea_topic_popover_init (TeaTopicPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_topic_popover_set_book:
 * @self: a popover
 * @book: the book whose topics are offered
 *
 * Gives it its book.
 */
void
tea_topic_popover_set_book (TeaTopicPopover *self,
                            TeaBook         *book)
{
  g_return_if_fail (TEA_IS_TOPIC_POPOVER (self));
  g_return_if_fail (TEA_IS_BOOK (book));

  g_set_object (&self->book, book);
}
