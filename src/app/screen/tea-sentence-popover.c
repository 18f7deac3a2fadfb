/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-sentence-popover.h"

/* Sentences longer than this wrap. */
#define WIDTH_CHARS 30

/*
 * TeaSentencePopover:
 *
 * Words that somebody may want to write, to choose from. The chosen ones go into an entry, where
 * they are read and changed before anything is done with them.
 */
struct _TeaSentencePopover
{
  GtkPopover   parent_instance;

  GtkEditable *entry;
  GtkListBox  *list_box;
};

G_DEFINE_FINAL_TYPE (TeaSentencePopover, tea_sentence_popover, GTK_TYPE_POPOVER)

static void
row_activated_cb (GtkListBox         *list_box,
                  GtkListBoxRow      *row,
                  TeaSentencePopover *self)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->entry == NULL)
    return;

  gtk_editable_set_text (self->entry, gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}

static void
tea_sentence_popover_dispose (GObject *object)
{
  TeaSentencePopover *self = TEA_SENTENCE_POPOVER (object);

  g_clear_weak_pointer (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SENTENCE_POPOVER);

  G_OBJECT_CLASS (tea_sentence_popover_parent_class)->dispose (object);
}

static void
tea_sentence_popover_class_init (TeaSentencePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_sentence_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/"
                                               "tea-sentence-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSentencePopover, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tea_sentence_popover_init (TeaSentencePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_sentence_popover_clear:
 * @self: a popover
 *
 * Offers nothing any more.
 */
void
tea_sentence_popover_clear (TeaSentencePopover *self)
{
  g_return_if_fail (TEA_IS_SENTENCE_POPOVER (self));

  gtk_list_box_remove_all (self->list_box);
}

/**
 * tea_sentence_popover_add:
 * @self: a popover
 * @sentence: words, in the user's language
 *
 * Offers @sentence after the others.
 */
void
tea_sentence_popover_add (TeaSentencePopover *self,
                          const char         *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *row = gtk_list_box_row_new ();

  g_return_if_fail (TEA_IS_SENTENCE_POPOVER (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_append (self->list_box, row);
}

/**
 * tea_sentence_popover_set_entry:
 * @self: a popover
 * @entry: where the chosen words go
 *
 * Says where the words are written.
 */
void
tea_sentence_popover_set_entry (TeaSentencePopover *self,
                                GtkEditable        *entry)
{
  g_return_if_fail (TEA_IS_SENTENCE_POPOVER (self));
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  g_set_weak_pointer (&self->entry, entry);
}
