/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-application.h"
#include "tea-projection-window.h"
#include "tea-slide-view.h"

/*
 * TeaProjectionWindow:
 *
 * What the room sees: the pages of a TeaProjection and nothing else, no toast, no dialog.
 *
 * It fills the monitor that the chair's window is not on, or the one that was chosen by the setting
 * `projection-monitor`. When that monitor is unplugged the
 * desktop would throw the window over the laptop's screen: it hides instead, says so by its
 * property `lost`, and comes back with the next monitor. With only one monitor, or when that was
 * chosen, it is a window like others, to be shared or moved.
 */
struct _TeaProjectionWindow
{
  GtkWindow      parent_instance;

  TeaProjection *projection;
  GtkWindow     *chair;
  GSettings     *settings;
  GListModel    *monitors;
  GdkMonitor    *monitor;
  gboolean       lost;

  TeaSlideView  *slide_view;
};

enum
{
  PROP_0,
  PROP_LOST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaProjectionWindow, tea_projection_window, GTK_TYPE_WINDOW)

static void
set_lost (TeaProjectionWindow *self,
          gboolean             lost)
{
  if (self->lost == lost)
    return;

  self->lost = lost;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOST]);
}

/* A monitor that was just plugged in has no size yet, and one that goes is not valid any more. */
static gboolean
is_usable (GdkMonitor *monitor)
{
  GdkRectangle geometry;

  gdk_monitor_get_geometry (monitor, &geometry);

  return gdk_monitor_is_valid (monitor) && geometry.width > 0 && geometry.height > 0;
}

static GdkMonitor *
find_chosen (TeaProjectionWindow *self,
             const char          *connector)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), connector) == 0 && is_usable (monitor))
        return g_steal_pointer (&monitor);
    }

  return NULL;
}

/* The monitor that the chair's window is not on. */
static GdkMonitor *
find_other (TeaProjectionWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->chair));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->chair));
  GdkMonitor *taken = NULL;

  if (surface != NULL)
    taken = gdk_display_get_monitor_at_surface (display, surface);

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor != taken && is_usable (monitor))
        return g_steal_pointer (&monitor);
    }

  return NULL;
}

/* What was chosen and is not there is as if nothing had been chosen: the same laptop stands before
 * another projector every time. */
static GdkMonitor *
find_monitor (TeaProjectionWindow *self)
{
  g_autofree char *choice = g_settings_get_string (self->settings, "projection-monitor");
  g_autoptr (GdkMonitor) chosen = NULL;

  if (g_str_equal (choice, "window"))
    return NULL;

  if (*choice != '\0')
    chosen = find_chosen (self, choice);

  return chosen != NULL ? g_steal_pointer (&chosen) : find_other (self);
}

static void
invalidate_cb (GdkMonitor          *monitor,
               TeaProjectionWindow *self)
{
  if (monitor != self->monitor)
    return;

  g_signal_handlers_disconnect_by_func (monitor, invalidate_cb, self);
  g_clear_object (&self->monitor);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  set_lost (self, TRUE);
}

/* Where the keyboard goes is for the chair to say: the new window shall not take it away from
 * what is being typed. */
static void
active_cb (TeaProjectionWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->monitor == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self, active_cb, NULL);
  gtk_window_present (self->chair);
}

static void
fill (TeaProjectionWindow *self,
      GdkMonitor          *monitor)
{
  g_set_object (&self->monitor, monitor);
  g_signal_connect_object (monitor, "invalidate", G_CALLBACK (invalidate_cb), self, 0);

  g_signal_handlers_disconnect_by_func (self, active_cb, NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  set_lost (self, FALSE);
}

static void
look_for_monitor (TeaProjectionWindow *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  if (self->monitor != NULL || !(self->lost || gtk_widget_get_visible (GTK_WIDGET (self))))
    return;

  monitor = find_monitor (self);
  if (monitor != NULL)
    fill (self, monitor);
}

static void
monitors_changed_cb (GListModel          *monitors,
                     guint                position,
                     guint                removed,
                     guint                added,
                     TeaProjectionWindow *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (look_for_monitor), self,
                               G_CONNECT_SWAPPED);
    }

  look_for_monitor (self);
}

/* The user has chosen another place while the room looks. */
static void
move_cb (TeaProjectionWindow *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  if (!self->lost && !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  monitor = find_monitor (self);
  if (monitor != NULL && monitor == self->monitor)
    return;

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, invalidate_cb, self);
  g_clear_object (&self->monitor);

  if (monitor != NULL)
    {
      fill (self, monitor);
      return;
    }

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  set_lost (self, FALSE);
}

static void
show_page (TeaProjectionWindow *self)
{
  tea_slide_view_set_page (self->slide_view, tea_projection_get_shown (self->projection));
}

static void
tick_cb (TeaProjectionWindow *self)
{
  tea_slide_view_tick (self->slide_view);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  tea_projection_turn (TEA_PROJECTION_WINDOW (widget)->projection, 1);
}

static void
previous_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tea_projection_turn (TEA_PROJECTION_WINDOW (widget)->projection, -1);
}

static void
blank_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  TeaProjection *projection = TEA_PROJECTION_WINDOW (widget)->projection;

  tea_projection_set_blank (projection, !tea_projection_get_blank (projection));
}

static void
freeze_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TeaProjection *projection = TEA_PROJECTION_WINDOW (widget)->projection;

  tea_projection_set_frozen (projection, !tea_projection_get_frozen (projection));
}

static void
tea_projection_window_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOST:
      g_value_set_boolean (value, TEA_PROJECTION_WINDOW (object)->lost);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_projection_window_dispose (GObject *object)
{
  TeaProjectionWindow *self = TEA_PROJECTION_WINDOW (object);

  g_clear_weak_pointer (&self->chair);
  g_clear_object (&self->monitor);
  g_clear_object (&self->monitors);
  g_clear_object (&self->settings);
  g_clear_object (&self->projection);

  G_OBJECT_CLASS (tea_projection_window_parent_class)->dispose (object);
}

static void
tea_projection_window_class_init (TeaProjectionWindowClass *klass)
{
  static const struct
  {
    guint            key;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_Page_Down, 0, "projection.next" },
    { GDK_KEY_KP_Page_Down, 0, "projection.next" },
    { GDK_KEY_Right, 0, "projection.next" },
    { GDK_KEY_Down, 0, "projection.next" },
    { GDK_KEY_space, 0, "projection.next" },
    { GDK_KEY_Page_Up, 0, "projection.previous" },
    { GDK_KEY_KP_Page_Up, 0, "projection.previous" },
    { GDK_KEY_Left, 0, "projection.previous" },
    { GDK_KEY_Up, 0, "projection.previous" },
    { GDK_KEY_b, 0, "projection.blank" },
    { GDK_KEY_period, 0, "projection.blank" },
    { GDK_KEY_f, 0, "projection.freeze" },
    { GDK_KEY_Escape, 0, "window.close" },
    { GDK_KEY_F5, GDK_SHIFT_MASK, "window.close" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tea_projection_window_get_property;
  object_class->dispose = tea_projection_window_dispose;

  /**
   * TeaProjectionWindow:lost:
   *
   * Whether its monitor was unplugged, so that it is hidden until there is one again.
   */
  properties[PROP_LOST] = g_param_spec_boolean ("lost", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "projection.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "projection.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "projection.blank", NULL, blank_cb);
  gtk_widget_class_install_action (widget_class, "projection.freeze", NULL, freeze_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);

  g_type_ensure (TEA_TYPE_SLIDE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/projection/tea-projection-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionWindow, slide_view);
}

static void
tea_projection_window_init (TeaProjectionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_projection_window_new:
 * @projection: what it shows
 * @chair: the chair's window
 *
 * Returns: (transfer none): a window that is not open yet; GTK holds it until it is closed
 */
TeaProjectionWindow *
tea_projection_window_new (TeaProjection *projection,
                           GtkWindow     *chair)
{
  TeaProjectionWindow *self;
  TeaApplication *application;
  GdkDisplay *display;

  g_return_val_if_fail (TEA_IS_PROJECTION (projection), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (chair), NULL);

  display = gtk_widget_get_display (GTK_WIDGET (chair));
  self = g_object_new (TEA_TYPE_PROJECTION_WINDOW, "display", display, NULL);
  g_set_object (&self->projection, projection);
  g_set_weak_pointer (&self->chair, chair);
  g_signal_connect_object (projection, "changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (projection, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  application = TEA_APPLICATION (g_application_get_default ());
  g_set_object (&self->settings, tea_application_get_settings (application));
  g_signal_connect_object (self->settings, "changed::projection-monitor", G_CALLBACK (move_cb),
                           self, G_CONNECT_SWAPPED);
  self->monitors = g_object_ref (gdk_display_get_monitors (display));
  g_signal_connect_object (self->monitors, "items-changed",
                           G_CALLBACK (monitors_changed_cb), self, 0);
  show_page (self);

  return self;
}

/**
 * tea_projection_window_open:
 * @self: a window
 *
 * Fills the monitor that was chosen, or the one that the chair's window is not on, or opens as a
 * window where there is only one.
 */
void
tea_projection_window_open (TeaProjectionWindow *self)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  g_return_if_fail (TEA_IS_PROJECTION_WINDOW (self));

  monitor = find_monitor (self);
  if (monitor != NULL)
    fill (self, monitor);
  else
    gtk_window_present (GTK_WINDOW (self));
}

/**
 * tea_projection_window_is_lost:
 * @self: a window
 *
 * Returns: whether its monitor was unplugged, so that it is hidden until there is one again
 */
gboolean
tea_projection_window_is_lost (TeaProjectionWindow *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTION_WINDOW (self), FALSE);

  return self->lost;
}
