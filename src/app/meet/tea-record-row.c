/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-record-row.h"

/* Rows of short lists that stand for a record, with buttons for what can be done with it. */

/**
 * tea_record_row_new:
 * @record: (type TeaRecord): what it stands for
 * @title_property: the property of @record that it is called by
 * @subtitle: what stands below
 *
 * Returns: (transfer floating): a row
 */
AdwActionRow *
tea_record_row_new (gpointer    record,
                    const char *title_property,
                    const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (record, title_property, row, "title", G_BINDING_SYNC_CREATE);
  adw_action_row_set_subtitle (row, subtitle);
  tea_record_row_set_record (row, record);

  return row;
}

/**
 * tea_record_row_get_record:
 * @widget: (type GtkWidget): a row, or a widget of one
 *
 * Returns: (transfer none) (type TeaRecord): what it stands for
 */
gpointer
tea_record_row_get_record (gpointer widget)
{
  return g_object_get_data (widget, "record");
}

/**
 * tea_record_row_set_record:
 * @widget: (type GtkWidget): a row, or a widget of one
 * @record: (type TeaRecord): what it stands for
 *
 * Says what @widget stands for.
 */
void
tea_record_row_set_record (gpointer widget,
                           gpointer record)
{
  g_object_set_data_full (widget, "record", g_object_ref (record), g_object_unref);
}

/**
 * tea_record_row_button_new:
 * @record: (type TeaRecord): what the row stands for
 * @title: what it is called
 * @icon_name: an icon
 * @label: what the button does
 * @callback: (type GCallback): called with the button and @self
 * @self: who handles it
 *
 * Returns: (transfer floating): a button for a row
 */
GtkWidget *
tea_record_row_button_new (gpointer    record,
                           const char *title,
                           const char *icon_name,
                           const char *label,
                           GCallback   callback,
                           gpointer    self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = NULL;

  /* Every row has such a button, so its name says of what. */
  name = g_strdup_printf ("%s: %s", label, title);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  tea_record_row_set_record (button, record);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_DEFAULT);

  return button;
}

/**
 * tea_record_row_add_button:
 * @row: a row
 * @icon_name: an icon
 * @label: what it does
 * @callback: (type GCallback): called with the button and @self
 * @self: who handles it
 *
 * Adds a button at the end of the row.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
tea_record_row_add_button (AdwActionRow *row,
                           const char   *icon_name,
                           const char   *label,
                           GCallback     callback,
                           gpointer      self)
{
  GtkWidget *button;

  button = tea_record_row_button_new (tea_record_row_get_record (row),
                                      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                      icon_name, label, callback, self);
  adw_action_row_add_suffix (row, button);

  return button;
}
