/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-projection-window.h"
#include "tea-projector.h"

/*
 * TeaProjector:
 *
 * What stands between the chair's window and the room: it opens the room's window for a
 * TeaProjection, turns its pages by the keys of a presenter's remote, and keeps the screen awake.
 * A chair's window has one, so that the room never sees two things at once.
 */
struct _TeaProjector
{
  GObject              parent_instance;

  GtkWindow           *chair;  /* which owns this */
  TeaProjection       *projection;
  TeaProjectionWindow *window;
  GtkEventController  *remote;
  guint                inhibit_cookie;
};

enum
{
  PROP_0,
  PROP_PROJECTION,
  PROP_LOST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaProjector, tea_projector, G_TYPE_OBJECT)

static gboolean
close_request_cb (GtkWindow    *window,
                  TeaProjector *self)
{
  tea_projector_stop (self);

  return GDK_EVENT_STOP;
}

static void
lost_cb (TeaProjector *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOST]);
}

/* A presenter's remote is a keyboard of a few keys; it turns pages whatever the chair types in. */
static gboolean
remote_cb (GtkEventControllerKey *controller,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           TeaProjector          *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F5)
    {
      tea_projector_stop (self);
      return GDK_EVENT_STOP;
    }

  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      tea_projection_turn (self->projection, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      tea_projection_turn (self->projection, -1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
tea_projector_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TeaProjector *self = TEA_PROJECTOR (object);

  switch (prop_id)
    {
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;

    case PROP_LOST:
      g_value_set_boolean (value, tea_projector_is_lost (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_projector_dispose (GObject *object)
{
  tea_projector_stop (TEA_PROJECTOR (object));

  G_OBJECT_CLASS (tea_projector_parent_class)->dispose (object);
}

static void
tea_projector_class_init (TeaProjectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tea_projector_get_property;
  object_class->dispose = tea_projector_dispose;

  /**
   * TeaProjector:projection:
   *
   * What is projected, %NULL for nothing.
   */
  properties[PROP_PROJECTION] =
    g_param_spec_object ("projection", NULL, NULL, TEA_TYPE_PROJECTION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * TeaProjector:lost:
   *
   * Whether the projector was unplugged, so that the room's window is hidden until there is one
   * again.
   */
  properties[PROP_LOST] = g_param_spec_boolean ("lost", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_projector_init (TeaProjector *self)
{
}

/* The room's window must be gone before the chair's. */
static void
chair_destroyed_cb (GtkWidget    *chair,
                    TeaProjector *self)
{
  tea_projector_stop (self);
}

/**
 * tea_projector_get:
 * @widget: a widget in the chair's window
 *
 * Returns: (transfer none): the window's projector
 */
TeaProjector *
tea_projector_get (GtkWidget *widget)
{
  GtkRoot *chair;
  TeaProjector *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  chair = gtk_widget_get_root (widget);
  g_return_val_if_fail (GTK_IS_WINDOW (chair), NULL);

  self = g_object_get_data (G_OBJECT (chair), "tea-projector");
  if (self == NULL)
    {
      self = g_object_new (TEA_TYPE_PROJECTOR, NULL);
      self->chair = GTK_WINDOW (chair);
      g_signal_connect_object (chair, "destroy", G_CALLBACK (chair_destroyed_cb), self,
                               G_CONNECT_DEFAULT);
      g_object_set_data_full (G_OBJECT (chair), "tea-projector", self, g_object_unref);
    }

  return self;
}

/**
 * tea_projector_get_projection:
 * @self: a projector
 *
 * Returns: (transfer none) (nullable): what it projects
 */
TeaProjection *
tea_projector_get_projection (TeaProjector *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTOR (self), NULL);

  return self->projection;
}

/**
 * tea_projector_is_lost:
 * @self: a projector
 *
 * Returns: whether it was unplugged while it projected
 */
gboolean
tea_projector_is_lost (TeaProjector *self)
{
  g_return_val_if_fail (TEA_IS_PROJECTOR (self), FALSE);

  return self->window != NULL && tea_projection_window_is_lost (self->window);
}

/**
 * tea_projector_start:
 * @self: a projector
 * @projection: what the room shall see, with its pages made
 *
 * Projects it, in place of what was projected before.
 */
void
tea_projector_start (TeaProjector  *self,
                     TeaProjection *projection)
{
  g_return_if_fail (TEA_IS_PROJECTOR (self));
  g_return_if_fail (TEA_IS_PROJECTION (projection));

  tea_projector_stop (self);

  self->projection = g_object_ref (projection);
  self->window = tea_projection_window_new (projection, self->chair);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->window, "notify::lost", G_CALLBACK (lost_cb), self,
                           G_CONNECT_SWAPPED);

  self->remote = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->remote, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->remote, "key-pressed", G_CALLBACK (remote_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->chair), self->remote);

  /* The room reads for longer than a screen stays awake by itself. */
  self->inhibit_cookie =
    gtk_application_inhibit (GTK_APPLICATION (g_application_get_default ()), self->chair,
                             GTK_APPLICATION_INHIBIT_IDLE, _("A session is projected"));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECTION]);
  tea_projection_begin (projection);
  tea_projection_window_open (self->window);
}

/**
 * tea_projector_stop:
 * @self: a projector
 *
 * Closes the room's window, if it is open.
 */
void
tea_projector_stop (TeaProjector *self)
{
  g_return_if_fail (TEA_IS_PROJECTOR (self));

  if (self->projection == NULL)
    return;

  if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()),
                               self->inhibit_cookie);
  self->inhibit_cookie = 0;
  gtk_widget_remove_controller (GTK_WIDGET (self->chair), g_steal_pointer (&self->remote));

  g_signal_handlers_disconnect_by_data (self->window, self);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  tea_projection_end (self->projection);
  g_clear_object (&self->projection);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOST]);
}
