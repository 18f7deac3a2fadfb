/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meet/tea-console-keys.h"
#include "tea-help-dialog.h"

/*
 * TeaHelpDialog:
 *
 * The hour of a session on one page: its moments in their order, what is done then, and the keys
 * for it.
 */
struct _TeaHelpDialog
{
  AdwDialog           parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TeaHelpDialog, tea_help_dialog, ADW_TYPE_DIALOG)

static void
tea_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_HELP_DIALOG);

  G_OBJECT_CLASS (tea_help_dialog_parent_class)->dispose (object);
}

static void
tea_help_dialog_class_init (TeaHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_help_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaHelpDialog, page);
}

static void
tea_help_dialog_init (TeaHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int moment = 0; moment < TEA_CONSOLE_N_MOMENTS; moment++)
    adw_preferences_page_add (self->page, tea_console_create_group (moment, TRUE));
}

/**
 * tea_help_dialog_present:
 * @widget: the window
 *
 * Opens the help.
 */
void
tea_help_dialog_present (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  adw_dialog_present (g_object_new (TEA_TYPE_HELP_DIALOG, NULL), widget);
}
