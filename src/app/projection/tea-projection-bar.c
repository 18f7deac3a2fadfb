/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-projection-bar.h"
#include "tea-projector.h"
#include "tea-slide-view.h"

/*
 * TeaProjectionBar:
 *
 * For the chair: what the room sees, what comes next, and the buttons to turn pages, freeze and
 * blank it.
 */
struct _TeaProjectionBar
{
  AdwBin           parent_instance;

  TeaProjection   *projection;
  gboolean         wide;

  TeaSlideView    *shown_view;
  TeaSlideView    *next_view;
  GtkLabel        *page_label;
  GtkWidget       *previous_button;
  GtkWidget       *next_button;
  GtkToggleButton *freeze_button;
  GtkToggleButton *blank_button;
};

enum
{
  PROP_0,
  PROP_WIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaProjectionBar, tea_projection_bar, ADW_TYPE_BIN)

static char *
dup_words (TeaProjection *projection)
{
  guint position = tea_projection_get_position (projection);
  guint n_pages = tea_projection_get_n_pages (projection);
  const TeaSlide *page = tea_projection_get_page (projection, position);
  g_autofree char *number = NULL;
  const char *state = NULL;

  if (page == NULL)
    return g_strdup ("");

  if (tea_projection_get_blank (projection))
    state = _("The room sees nothing");
  else if (tea_projection_get_frozen (projection))
    state = _("Frozen");

  /* Translators: such as “3 of 9”, pages of the projection. */
  number = g_strdup_printf (_("%u of %u"), position + 1, n_pages);

  return state != NULL ? g_strjoin (" · ", number, state, page->title, NULL)
                       : g_strjoin (" · ", number, page->title, NULL);
}

static void
show (TeaProjectionBar *self)
{
  TeaProjection *projection = self->projection;
  guint position = tea_projection_get_position (projection);
  const TeaSlide *next = tea_projection_get_page (projection, position + 1);
  g_autofree char *words = dup_words (projection);

  tea_slide_view_set_page (self->shown_view, tea_projection_get_shown (projection));
  tea_slide_view_set_page (self->next_view, next);
  gtk_widget_set_opacity (GTK_WIDGET (self->next_view), next != NULL ? 1 : 0);
  gtk_label_set_label (self->page_label, words);
  gtk_widget_set_sensitive (self->previous_button, position > 0);
  gtk_widget_set_sensitive (self->next_button, next != NULL);
  gtk_toggle_button_set_active (self->freeze_button, tea_projection_get_frozen (projection));
  gtk_toggle_button_set_active (self->blank_button, tea_projection_get_blank (projection));
}

static void
previous_cb (TeaProjectionBar *self)
{
  tea_projection_turn (self->projection, -1);
}

static void
next_cb (TeaProjectionBar *self)
{
  tea_projection_turn (self->projection, 1);
}

static void
freeze_cb (TeaProjectionBar *self)
{
  tea_projection_set_frozen (self->projection, gtk_toggle_button_get_active (self->freeze_button));
}

static void
blank_cb (TeaProjectionBar *self)
{
  tea_projection_set_blank (self->projection, gtk_toggle_button_get_active (self->blank_button));
}

static void
stop_cb (TeaProjectionBar *self)
{
  tea_projector_stop (tea_projector_get (GTK_WIDGET (self)));
}

static void
tea_projection_bar_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDE:
      g_value_set_boolean (value, TEA_PROJECTION_BAR (object)->wide);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_projection_bar_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDE:
      TEA_PROJECTION_BAR (object)->wide = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_projection_bar_dispose (GObject *object)
{
  TeaProjectionBar *self = TEA_PROJECTION_BAR (object);

  tea_projection_bar_set_projection (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_PROJECTION_BAR);

  G_OBJECT_CLASS (tea_projection_bar_parent_class)->dispose (object);
}

static void
tea_projection_bar_class_init (TeaProjectionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tea_projection_bar_get_property;
  object_class->set_property = tea_projection_bar_set_property;
  object_class->dispose = tea_projection_bar_dispose;

  /**
   * TeaProjectionBar:wide:
   *
   * Whether there is room for what comes next.
   */
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, TRUE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tea-projection-bar");
  g_type_ensure (TEA_TYPE_SLIDE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/projection/tea-projection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, shown_view);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, next_view);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, page_label);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, freeze_button);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, blank_button);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, freeze_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
tea_projection_bar_init (TeaProjectionBar *self)
{
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_projection_bar_set_projection:
 * @self: a bar
 * @projection: (nullable): the projection that it steers
 *
 * Shows another projection.
 */
void
tea_projection_bar_set_projection (TeaProjectionBar *self,
                                   TeaProjection    *projection)
{
  g_return_if_fail (TEA_IS_PROJECTION_BAR (self));

  if (projection == self->projection)
    return;

  if (self->projection != NULL)
    g_signal_handlers_disconnect_by_func (self->projection, show, self);
  g_set_object (&self->projection, projection);
  if (projection == NULL)
    return;

  g_signal_connect_object (projection, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
