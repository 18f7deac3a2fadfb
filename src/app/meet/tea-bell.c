/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-bell.h"
#include "meet/tea-reminder.h"
#include "projection/tea-projector.h"

/* Seconds until it looks for the first time, when the first page stands, and then between two
 * looks: a session an hour ahead is told within a minute. */
#define FIRST_LOOK    3
#define BETWEEN_LOOKS 60

/*
 * TeaBell:
 *
 * Reminds of the sessions of the open book by a notification of the desktop, as long as Teatime
 * runs. It is silent while anything is projected, because the room may see the desktop as well,
 * and while a session is open; what came due meanwhile comes afterwards.
 */
struct _TeaBell
{
  GObject    parent_instance;

  GtkWidget *window;
  TeaBook   *book;
  GSettings *settings;
  guint      source;
};

G_DEFINE_FINAL_TYPE (TeaBell, tea_bell, G_TYPE_OBJECT)

/* Each session has a notification of its own, which opens it. */
static void
ring (TeaBell    *self,
      TeaMeeting *meeting)
{
  g_autoptr (GNotification) notification = g_notification_new (meeting->title);
  g_autofree char *words = tea_reminder_dup_words (meeting, self->book);
  g_autofree char *id = g_strconcat ("session-", meeting->number, NULL);

  g_notification_set_body (notification, words);
  g_notification_set_default_action_and_target (notification, "app.show-session", "s",
                                                meeting->number);
  g_application_send_notification (g_application_get_default (), id, notification);
}

static gboolean
is_projecting (TeaBell *self)
{
  return tea_projector_get_projection (tea_projector_get (self->window)) != NULL;
}

static void
look (TeaBell *self)
{
  g_autofree char *since = g_settings_get_string (self->settings, "reminded-at");
  g_autofree char *now = tea_book_now (self->book);
  g_autoptr (GPtrArray) due = NULL;

  /* A reminder that cannot be read is no reason to disturb anybody; the page tells it as well. */
  due = tea_reminder_find_due (self->book, since, NULL);
  if (due == NULL || due->len == 0 || is_projecting (self))
    return;

  for (guint i = 0; i < due->len; i++)
    ring (self, g_ptr_array_index (due, i));
  g_settings_set_string (self->settings, "reminded-at", now);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer user_data)
{
  TeaBell *self = user_data;

  look (self);
  self->source = g_timeout_add_seconds (BETWEEN_LOOKS, look_cb, self);

  return G_SOURCE_REMOVE;
}

static void
tea_bell_dispose (GObject *object)
{
  TeaBell *self = TEA_BELL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->settings);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_bell_parent_class)->dispose (object);
}

static void
tea_bell_class_init (TeaBellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tea_bell_dispose;
}

static void
tea_bell_init (TeaBell *self)
{
}

/**
 * tea_bell_new:
 * @window: the window, which outlives the bell
 * @book: the open book
 * @settings: where it is kept when reminders were given last
 *
 * Returns: (transfer full): a bell; it is silent once it is disposed of
 */
TeaBell *
tea_bell_new (GtkWidget *window,
              TeaBook   *book,
              GSettings *settings)
{
  TeaBell *self;

  g_return_val_if_fail (GTK_IS_WIDGET (window), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (TEA_TYPE_BELL, NULL);
  g_set_weak_pointer (&self->window, window);
  self->book = g_object_ref (book);
  self->settings = g_object_ref (settings);
  self->source = g_timeout_add_seconds (FIRST_LOOK, first_look_cb, self);

  return self;
}
