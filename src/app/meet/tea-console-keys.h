/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TeaConsoleKey:
 * @title: what the key does
 * @trigger: the key, as gtk_shortcut_trigger_parse_string() reads it
 * @action: (nullable): the action of the remarks' page that it stands for; %NULL where the key
 *   belongs to a field and is only told of here
 *
 * A key of the chair's console.
 */
typedef struct
{
  const char *title;
  const char *trigger;
  const char *action;
} TeaConsoleKey;

const TeaConsoleKey *tea_console_keys     (void);
void                 tea_console_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
