/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-welcome.h"

/*
 * TeaWelcome:
 *
 * What the window shows without a book: where to begin, or how to get a damaged book back.
 */
struct _TeaWelcome
{
  AdwBin         parent_instance;

  AdwStatusPage *status_page;
  GtkButton     *restore_button;
  GtkButton     *new_button;
};

G_DEFINE_FINAL_TYPE (TeaWelcome, tea_welcome, ADW_TYPE_BIN)

static void
tea_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_WELCOME);

  G_OBJECT_CLASS (tea_welcome_parent_class)->dispose (object);
}

static void
tea_welcome_class_init (TeaWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaWelcome, status_page);
  gtk_widget_class_bind_template_child (widget_class, TeaWelcome, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TeaWelcome, new_button);
}

static void
tea_welcome_init (TeaWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_welcome_tell_damaged:
 * @self: the page
 * @message: what is wrong with the book
 * @has_backup: whether there is a backup to go back to
 *
 * Says that a book could not be opened, and offers its newest backup.
 */
void
tea_welcome_tell_damaged (TeaWelcome *self,
                          const char *message,
                          gboolean    has_backup)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEA_IS_WELCOME (self));
  g_return_if_fail (message != NULL);

  escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_icon_name (self->status_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status_page, _("The book could not be opened"));
  adw_status_page_set_description (self->status_page, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), has_backup);
  if (has_backup)
    gtk_widget_remove_css_class (GTK_WIDGET (self->new_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->new_button), "suggested-action");
}
