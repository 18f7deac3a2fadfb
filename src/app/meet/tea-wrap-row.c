/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meet/tea-record-row.h"
#include "meet/tea-wrap-row.h"

/*
 * TeaWrapRow:
 *
 * A row for a record whose words are long and that has much to be done with: where the buttons
 * would leave the words no room, they go onto a line below them.
 */
struct _TeaWrapRow
{
  GtkListBoxRow  parent_instance;

  GtkBox        *prefix_box;
  GtkLabel      *title_label;
  GtkLabel      *subtitle_label;
  GtkBox        *suffix_box;
};

G_DEFINE_FINAL_TYPE (TeaWrapRow, tea_wrap_row, GTK_TYPE_LIST_BOX_ROW)

static void
title_changed_cb (TeaWrapRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title_label), -1);
}

static void
tea_wrap_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_WRAP_ROW);

  G_OBJECT_CLASS (tea_wrap_row_parent_class)->dispose (object);
}

static void
tea_wrap_row_class_init (TeaWrapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_wrap_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-wrap-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaWrapRow, prefix_box);
  gtk_widget_class_bind_template_child (widget_class, TeaWrapRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TeaWrapRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TeaWrapRow, suffix_box);
}

static void
tea_wrap_row_init (TeaWrapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->title_label, "notify::label", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tea_wrap_row_new:
 * @record: (type TeaRecord): what it stands for
 * @title_property: the property of @record that it is called by
 * @subtitle: what stands below
 *
 * Returns: (transfer floating): a row
 */
TeaWrapRow *
tea_wrap_row_new (gpointer    record,
                  const char *title_property,
                  const char *subtitle)
{
  TeaWrapRow *self = g_object_new (TEA_TYPE_WRAP_ROW, NULL);

  g_object_bind_property (record, title_property, self->title_label, "label",
                          G_BINDING_SYNC_CREATE);
  gtk_label_set_label (self->subtitle_label, subtitle);
  tea_record_row_set_record (self, record);

  return self;
}

/**
 * tea_wrap_row_add_prefix:
 * @self: a row
 * @widget: (transfer floating): what stands before its words, behind what stands there already
 */
void
tea_wrap_row_add_prefix (TeaWrapRow *self,
                         GtkWidget  *widget)
{
  g_return_if_fail (TEA_IS_WRAP_ROW (self));

  gtk_box_append (self->prefix_box, widget);
}

/**
 * tea_wrap_row_add_suffix:
 * @self: a row
 * @widget: (transfer floating): what stands behind its words, or below them
 */
void
tea_wrap_row_add_suffix (TeaWrapRow *self,
                         GtkWidget  *widget)
{
  g_return_if_fail (TEA_IS_WRAP_ROW (self));

  gtk_box_append (self->suffix_box, widget);
}
