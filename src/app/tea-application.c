/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-meeting.h"
#include "tea-application.h"
#include "tea-window.h"

/*
 * TeaApplication:
 *
 * Runs once per session: a book has one reader at a time, and a second start brings its window
 * to the front.
 */
struct _TeaApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
};

G_DEFINE_FINAL_TYPE (TeaApplication, tea_application, ADW_TYPE_APPLICATION)

static TeaWindow *
present_window (TeaApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !TEA_IS_WINDOW (window))
    {
      window = NULL;
      for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
        {
          if (TEA_IS_WINDOW (l->data))
            window = l->data;
        }
    }

  if (window == NULL)
    window = GTK_WINDOW (tea_window_new (self));

  gtk_window_present (window);

  return TEA_WINDOW (window);
}

static void
tea_application_activate (GApplication *application)
{
  TeaApplication *self = TEA_APPLICATION (application);
  g_autofree char *last = g_settings_get_string (self->settings, "last-book");
  TeaWindow *window = present_window (self);

  if (tea_window_get_book (window) == NULL && *last != '\0')
    tea_window_open (window, last);
}

static void
tea_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  TeaWindow *window = present_window (TEA_APPLICATION (application));
  const char *path = g_file_peek_path (files[0]);

  if (path != NULL)
    tea_window_open (window, path);
}

static void
show_about_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_dialog (GTK_WIDGET (window),
                         "application-name", _("Teatime"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Hear residents, choose what matters, talk it through, "
                                       "and see it done."),
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* A reminder may be clicked when Teatime is not running any more. */
static void
show_session_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  TeaWindow *window;
  TeaBook *book;
  g_autoptr (TeaMeeting) meeting = NULL;

  g_application_activate (user_data);
  window = present_window (user_data);
  book = tea_window_get_book (window);
  if (book == NULL)
    return;

  meeting = tea_book_find (book, TEA_TYPE_MEETING, "number",
                           g_variant_get_string (parameter, NULL), NULL);
  if (meeting != NULL)
    tea_window_show_record (window, TEA_RECORD (meeting));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  for (GList *l = gtk_application_get_windows (user_data); l != NULL; )
    {
      GtkWindow *window = l->data;

      l = l->next;
      gtk_window_close (window);
    }
}

static void
tea_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", show_about_cb },
    { "quit", quit_cb },
    { "show-session", show_session_cb, "s" },
  };
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.search", { "<Control>f" } },
    { "win.new", { "<Control>n" } },
    { "win.project", { "F5" } },
    { "win.history", { "<Control>h" } },
    { "win.show-help", { "F1" } },
    { "win.show-shortcuts", { "<Control>question", "<Control>slash" } },
    { "win.show-page(0)", { "<Alt>1" } },
    { "win.show-page(1)", { "<Alt>2" } },
    { "win.show-page(2)", { "<Alt>3" } },
    { "win.show-page(3)", { "<Alt>4" } },
    { "win.show-page(4)", { "<Alt>5" } },
    { "win.show-page(5)", { "<Alt>6" } },
  };
  TeaApplication *self = TEA_APPLICATION (application);

  G_APPLICATION_CLASS (tea_application_parent_class)->startup (application);

  self->settings = g_settings_new (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           shortcuts[i].accelerators);
}

static void
tea_application_shutdown (GApplication *application)
{
  TeaApplication *self = TEA_APPLICATION (application);

  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (tea_application_parent_class)->shutdown (application);
}

static void
tea_application_class_init (TeaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = tea_application_activate;
  application_class->open = tea_application_open;
  application_class->startup = tea_application_startup;
  application_class->shutdown = tea_application_shutdown;
}

static void
tea_application_init (TeaApplication *self)
{
}

/**
 * tea_application_new:
 *
 * Returns: (transfer full): the application
 */
TeaApplication *
tea_application_new (void)
{
  return g_object_new (TEA_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/community/Teatime",
                       NULL);
}

/**
 * tea_application_get_settings:
 * @self: the application, once it has started
 *
 * Returns: (transfer none): what is kept between sessions beside the book
 */
GSettings *
tea_application_get_settings (TeaApplication *self)
{
  g_return_val_if_fail (TEA_IS_APPLICATION (self), NULL);

  return self->settings;
}
