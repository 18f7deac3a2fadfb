/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-console-keys.h"

/*
 * The keys of the chair's console. They are named once, so that those that the dialog with the
 * shortcuts shows are those that work.
 */
static const TeaConsoleKey keys[] = {
  { N_("Say Who Speaks"), "<Control>l", "floor.who" },
  { N_("Give Them the Floor"), "Return", NULL },
  { N_("Put Them into the Queue"), "<Control>Return", NULL },
  { N_("Floor to the Next in the Queue"), "<Control>g", "floor.next" },
  { N_("Stop the Clock, Let It Go On"), "<Control>p", "floor.pause" },
  { N_("The Same, Outside of Fields"), "space", "floor.pause" },
  { N_("One Minute More"), "<Control>m", "floor.more" },
  { N_("End the Turn"), "<Control>e", "floor.end" },
  { N_("Keep the Remark"), "Return", NULL },
  { N_("For"), "<Alt>1", "floor.stance(0)" },
  { N_("Against"), "<Alt>2", "floor.stance(1)" },
  { N_("Question"), "<Alt>3", "floor.stance(2)" },
  { N_("Suggestion"), "<Alt>4", "floor.stance(3)" },
  { N_("Answer"), "<Alt>5", "floor.stance(4)" },
  { N_("Turn the Last Remark into a Suggestion"), "<Control>j", "floor.suggest" },
  { N_("Correct the Last Remark"), "<Control>r", "floor.correct" },
  { N_("Move up in the Queue"), "<Alt>Up", NULL },
  { N_("Move down in the Queue"), "<Alt>Down", NULL },
  { N_("Take off the Queue"), "Delete", NULL },
  { NULL, NULL, NULL },
};

/**
 * tea_console_keys:
 *
 * Returns: (transfer none): the keys, ending with one without a title
 */
const TeaConsoleKey *
tea_console_keys (void)
{
  return keys;
}

/**
 * tea_console_add_keys:
 * @widget_class: the class that has the actions
 *
 * Makes the keys work wherever the focus is within such a widget. Those of the positions are left
 * out: they mean something else outside of the form and are looked at by it.
 */
void
tea_console_add_keys (GtkWidgetClass *widget_class)
{
  for (const TeaConsoleKey *key = keys; key->title != NULL; key++)
    {
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (key->action == NULL || g_str_has_prefix (key->action, "floor.stance"))
        continue;

      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key->trigger),
                                   gtk_named_action_new (key->action));
      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}
