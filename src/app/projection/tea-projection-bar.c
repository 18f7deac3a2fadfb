/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-application.h"
#include "tea-page.h"
#include "tea-projection-bar.h"
#include "tea-projector.h"
#include "tea-slide-view.h"

/*
 * TeaProjectionBar:
 *
 * For the chair: what the room sees, what comes next, the buttons to turn pages, freeze and blank
 * it, a message to the room, and where and how the room sees it.
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
  GtkMenuButton   *message_button;
  GtkPopover      *message_popover;
  GtkEditable     *message_entry;
  GtkWidget       *take_off_button;
  GtkMenuButton   *place_button;
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
  else if (*tea_projection_get_message (projection) != '\0')
    state = _("Message to the room");
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
tick (TeaProjectionBar *self)
{
  tea_slide_view_tick (self->shown_view);
  tea_slide_view_tick (self->next_view);
}

static void
set_message (TeaProjectionBar *self,
             const char       *message)
{
  g_autoptr (GError) error = NULL;

  if (tea_projection_set_message (self->projection, message, &error))
    gtk_popover_popdown (self->message_popover);
  else
    tea_page_tell_error (GTK_WIDGET (self), error);
}

static void
show_message_cb (TeaProjectionBar *self)
{
  set_message (self, gtk_editable_get_text (self->message_entry));
}

static void
take_off_cb (TeaProjectionBar *self)
{
  set_message (self, "");
}

/* The message that is shown is there to be corrected, else the last one to be used again. */
static void
ask_message_cb (TeaProjectionBar *self)
{
  const char *message = tea_projection_get_message (self->projection);

  if (*message != '\0')
    gtk_editable_set_text (self->message_entry, message);
  gtk_editable_select_region (self->message_entry, 0, -1);
  gtk_widget_set_sensitive (self->take_off_button, *message != '\0');
}

static char *
dup_monitor_name (GdkMonitor *monitor)
{
  const char *description = gdk_monitor_get_description (monitor);
  GdkRectangle geometry;

  gdk_monitor_get_geometry (monitor, &geometry);

  /* Translators: a monitor, its width and its height. */
  return g_strdup_printf (_("%s (%d × %d)"),
                          description != NULL ? description : gdk_monitor_get_connector (monitor),
                          geometry.width, geometry.height);
}

static GMenuModel *
create_monitors (TeaProjectionBar *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("The Screen That This Window Is Not On"),
                 "projector.projection-monitor::");
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *name = NULL;

      if (gdk_monitor_get_connector (monitor) == NULL)
        continue;

      name = dup_monitor_name (monitor);
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "projector.projection-monitor", "s",
                                         gdk_monitor_get_connector (monitor));
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _("A Window to Share"), "projector.projection-monitor::window");

  return G_MENU_MODEL (menu);
}

/* A screen reader has nothing to say of an item of a menu but the label beside it, which the
 * toolkit keeps out of its tree. */
static void
name_items (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (gtk_widget_get_css_name (widget), "modelbutton"))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        name_items (child);
      return;
    }

  g_object_get (widget, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/* Monitors come and go, so the menu is made when it is opened. */
static void
create_place_menu (GtkMenuButton *button,
                   gpointer       user_data)
{
  g_autoptr (GMenuModel) monitors = create_monitors (user_data);
  g_autoptr (GMenu) schemes = g_menu_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (schemes, _("Like This Window"), "projector.projection-scheme::default");
  /* Translators: of the projection: dark type on light ground. */
  g_menu_append (schemes, C_("scheme", "Light"), "projector.projection-scheme::light");
  /* Translators: of the projection: light type on dark ground. */
  g_menu_append (schemes, C_("scheme", "Dark"), "projector.projection-scheme::dark");
  g_menu_append_section (menu, _("Where the Room Sees It"), monitors);
  g_menu_append_section (menu, _("How the Room Sees It"), G_MENU_MODEL (schemes));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  name_items (GTK_WIDGET (gtk_menu_button_get_popover (button)));
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
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, message_button);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, message_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, message_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, take_off_button);
  gtk_widget_class_bind_template_child (widget_class, TeaProjectionBar, place_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, freeze_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_off_cb);
}

static void
tea_projection_bar_init (TeaProjectionBar *self)
{
  TeaApplication *application = TEA_APPLICATION (g_application_get_default ());
  GSettings *settings = tea_application_get_settings (application);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GAction) monitor = g_settings_create_action (settings, "projection-monitor");
  g_autoptr (GAction) scheme = g_settings_create_action (settings, "projection-scheme");

  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_action_map_add_action (G_ACTION_MAP (actions), monitor);
  g_action_map_add_action (G_ACTION_MAP (actions), scheme);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "projector", G_ACTION_GROUP (actions));
  gtk_menu_button_set_create_popup_func (self->place_button, create_place_menu, self, NULL);
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
    {
      g_signal_handlers_disconnect_by_func (self->projection, show, self);
      g_signal_handlers_disconnect_by_func (self->projection, tick, self);
    }
  g_set_object (&self->projection, projection);
  if (projection == NULL)
    return;

  g_signal_connect_object (projection, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (projection, "tick", G_CALLBACK (tick), self, G_CONNECT_SWAPPED);
  show (self);
}

/**
 * tea_projection_bar_ask_message:
 * @self: a bar with a projection
 *
 * Asks the chair for a message to the room.
 */
void
tea_projection_bar_ask_message (TeaProjectionBar *self)
{
  g_return_if_fail (TEA_IS_PROJECTION_BAR (self));

  if (self->projection != NULL)
    gtk_menu_button_popup (self->message_button);
}
