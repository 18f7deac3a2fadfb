/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-console-keys.h"
#include "tea-key-row.h"
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

  AdwPreferencesPage  *page;
  AdwPreferencesGroup *going_group;
  AdwPreferencesGroup *working_group;
  AdwPreferencesGroup *window_group;
};

typedef struct
{
  const char *title;
  const char *action;
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

static const TeaShortcut closing[] = {
  { N_("Help with a Session"), "win.show-help" },
  { N_("Show These Keys"), "win.show-shortcuts" },
  { N_("Close the Window"), "window.close" },
  { N_("Quit"), "app.quit" },
};

G_DEFINE_FINAL_TYPE (TeaShortcutsDialog, tea_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
add_rows (AdwPreferencesGroup *group,
          const TeaShortcut   *shortcuts,
          guint                n_shortcuts)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_auto (GStrv) accelerators = NULL;

      accelerators = gtk_application_get_accels_for_action (application, shortcuts[i].action);
      adw_preferences_group_add (group, tea_key_row_new (_(shortcuts[i].title),
                                                         (const char * const *) accelerators));
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
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, going_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, working_group);
  gtk_widget_class_bind_template_child (widget_class, TeaShortcutsDialog, window_group);
}

static void
tea_shortcuts_dialog_init (TeaShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_rows (self->going_group, going, G_N_ELEMENTS (going));
  add_rows (self->working_group, working, G_N_ELEMENTS (working));
  add_rows (self->window_group, closing, G_N_ELEMENTS (closing));
  for (int moment = 0; moment < TEA_CONSOLE_N_MOMENTS; moment++)
    {
      AdwPreferencesGroup *group = tea_console_create_group (moment, FALSE);

      if (group != NULL)
        adw_preferences_page_add (self->page, group);
    }
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
