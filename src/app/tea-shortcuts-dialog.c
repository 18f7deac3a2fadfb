/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-console-keys.h"
#include "tea-shortcuts-dialog.h"

/*
 * TeaShortcutsDialog:
 *
 * The keys that do something everywhere, and those of the chair's console. The keys themselves
 * are read from the application and from the console, so that what stands here is what works.
 */
struct _TeaShortcutsDialog
{
  AdwDialog            parent_instance;

  AdwPreferencesGroup *going_group;
  AdwPreferencesGroup *working_group;
  AdwPreferencesGroup *console_group;
  AdwPreferencesGroup *projecting_group;
  AdwPreferencesGroup *window_group;
};

typedef struct
{
  const char *title;
  const char *action;
  const char *key;     /* where it is no accelerator of an action */
} TeaShortcut;

static const TeaShortcut going[] = {
  { N_("Overview"), "win.show-page(0)" },
  { N_("Collect"), "win.show-page(1)" },
  { N_("Screen"), "win.show-page(2)" },
  { N_("Deliberate"), "win.show-page(3)" },
  { N_("Resolve"), "win.show-page(4)" },
  { N_("Directory"), "win.show-page(5)" },
  { N_("Search on This Page"), "win.search" },
};

static const TeaShortcut working[] = {
  { N_("Add to This Page"), "win.new" },
  { N_("Take Back"), "win.undo" },
  { N_("Do Again"), "win.redo" },
  { N_("What Was Done"), "win.history" },
};

/* Keys without an accelerator of the application: a presenter's remote has them too, and letters
 * are heard outside of fields only. */
static const TeaShortcut projecting[] = {
  { N_("Begin the Projection"), "win.project" },
  { N_("Next Page"), NULL, "Page_Down" },
  { N_("Previous Page"), NULL, "Page_Up" },
  { N_("Freeze What the Room Sees, Outside of Fields"), NULL, "F" },
  { N_("Blank the Projection, Outside of Fields"), NULL, "B" },
  { N_("Message to the Room, Outside of Fields"), NULL, "M" },
  { N_("End the Projection"), NULL, "<Shift>F5" },
};

static const TeaShortcut closing[] = {
  { N_("Show These Keys"), "win.show-shortcuts" },
  { N_("Close the Window"), "window.close" },
  { N_("Quit"), "app.quit" },
};

G_DEFINE_FINAL_TYPE (TeaShortcutsDialog, tea_shortcuts_dialog, ADW_TYPE_DIALOG)

static char *
dup_label (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

static char *
dup_keys (const char *action)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, action);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *label = dup_label (accelerators[i]);

      if (label != NULL)
        g_strv_builder_add (labels, label);
    }

  words = g_strv_builder_end (labels);

  return g_strjoinv (" · ", words);
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "dimmed");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_rows (AdwPreferencesGroup *group,
          const TeaShortcut   *shortcuts,
          guint                n_shortcuts)
{
  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *keys = shortcuts[i].key != NULL ? dup_label (shortcuts[i].key)
                                                       : dup_keys (shortcuts[i].action);

      add_row (group, shortcuts[i].title, keys);
    }
}

static void
add_console_rows (AdwPreferencesGroup *group)
{
  for (const TeaConsoleKey *key = tea_console_keys (); key->title != NULL; key++)
    {
      GdkModifierType modifiers;
      guint value;
      g_autofree char *label = NULL;

      if (gtk_accelerator_parse (key->trigger, &value, &modifiers))
        label = gtk_accelerator_get_label (value, modifiers);
      add_row (group, key->title, label);
    }
}

static void
tea_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (tea_shortcuts_dialog_parent_class)->dispose (object);
}

static void
tea_shortcuts_dialog_class_init (TeaShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, going_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, working_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, console_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, projecting_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, window_group);
}

static void
tea_shortcuts_dialog_init (TeaShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_rows (self->going_group, going, G_N_ELEMENTS (going));
  add_rows (self->working_group, working, G_N_ELEMENTS (working));
  add_console_rows (self->console_group);
  add_rows (self->projecting_group, projecting, G_N_ELEMENTS (projecting));
  add_rows (self->window_group, closing, G_N_ELEMENTS (closing));
}

/**
 * tea_shortcuts_dialog_present:
 * @widget: the window
 *
 * Opens the dialog.
 */
void
tea_shortcuts_dialog_present (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  adw_dialog_present (g_object_new (TEA_TYPE_SHORTCUTS_DIALOG, NULL), widget);
}
