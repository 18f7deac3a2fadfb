/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "tea-key-row.h"

static char *
dup_labels (const char * const *accelerators)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (; *accelerators != NULL; accelerators++)
    {
      GdkModifierType modifiers;
      guint key;

      if (gtk_accelerator_parse (*accelerators, &key, &modifiers))
        g_strv_builder_take (labels, gtk_accelerator_get_label (key, modifiers));
    }
  words = g_strv_builder_end (labels);

  return g_strjoinv (" · ", words);
}

/**
 * tea_key_row_new:
 * @title: what the keys do
 * @accelerators: the keys, as gtk_accelerator_parse() reads them
 *
 * Returns: (transfer floating): a row that says which keys do something
 */
GtkWidget *
tea_key_row_new (const char         *title,
                 const char * const *accelerators)
{
  g_autofree char *labels = NULL;
  GtkWidget *row, *label;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (accelerators != NULL, NULL);

  labels = dup_labels (accelerators);
  row = adw_action_row_new ();
  label = gtk_label_new (labels);
  gtk_widget_add_css_class (label, "dimmed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}
