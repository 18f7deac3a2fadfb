/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-application.h"
#include "tea-slide-view.h"

/* A page is set on a canvas that is then enlarged to the height of the screen. The style sheet
 * sets body text in 36 px: a 25th of a canvas of 900, readable from eight metres, and tea-pages.c
 * puts no more on a page than that holds. With less text a lower canvas will do, which makes all
 * type larger. */
#define LOWEST_CANVAS  420
#define CANVAS_STEP    40

/* And when even that does not hold the text, type gets smaller rather than cut off. */
#define LAST_CANVAS    1800

/* A page keeps the shape of a projector's picture, also in a window of another shape. */
#define NARROWEST (4.0 / 3.0)
#define WIDEST    (16.0 / 9.0)

/* The chair's small picture of it; the room's window has a size of its own. */
#define NATURAL_WIDTH  144
#define NATURAL_HEIGHT 81

/*
 * TeaSlideView:
 *
 * Shows a page of the projection, as large as there is room. The room's window and the chair's
 * small picture of it are both this widget, so that they are the same. They are light or dark as
 * the setting `projection-scheme` says, which need not be how the chair's window is.
 */
struct _TeaSlideView
{
  GtkWidget  parent_instance;

  GtkWidget *canvas;
  GtkLabel  *title_label;
  GtkBox    *lines_box;
  GtkLabel  *clock_label;
  GtkLabel  *note_label;

  TeaSlide  *page;
  char      *scheme;
  char      *look;     /* the classes for the style sheet */
};

enum
{
  PROP_0,
  PROP_SCHEME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaSlideView, tea_slide_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
tea_slide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
tea_slide_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static int
find_canvas_height (TeaSlideView *self,
                    double        shape)
{
  int height = LOWEST_CANVAS;
  int width;

  /* The digits of a clock cannot be broken into lines. */
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  while (height * shape < width)
    height += CANVAS_STEP;

  for (; height < LAST_CANVAS; height += CANVAS_STEP)
    {
      int needed;

      gtk_widget_measure (self->canvas, GTK_ORIENTATION_VERTICAL, height * shape,
                          &needed, NULL, NULL, NULL);
      if (needed <= height)
        break;
    }

  return height;
}

static void
tea_slide_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TeaSlideView *self = TEA_SLIDE_VIEW (widget);
  GskTransform *transform;
  double shape, page_width, page_height;
  int canvas_height;

  if (width <= 0 || height <= 0)
    return;

  shape = CLAMP ((double) width / height, NARROWEST, WIDEST);
  page_height = MIN (height, width / shape);
  page_width = page_height * shape;
  canvas_height = find_canvas_height (self, shape);

  transform = gsk_transform_translate (NULL,
                                       &GRAPHENE_POINT_INIT ((width - page_width) / 2,
                                                             (height - page_height) / 2));
  transform = gsk_transform_scale (transform, page_height / canvas_height,
                                   page_height / canvas_height);
  gtk_widget_allocate (self->canvas, canvas_height * shape, canvas_height, -1, transform);
}

/* How near the end the speaker is, for the style sheet. */
static const char *
get_urgency (const TeaSlide *page,
             int             remaining)
{
  if (remaining < 0)
    return "overtime";

  return remaining <= page->clock.warning ? "warned" : "in-time";
}

static void
show_clock (TeaSlideView *self)
{
  gboolean shown = self->page != NULL && self->page->clock.shown;
  const char *kind = self->page != NULL ? tea_slide_kind_word (self->page->kind) : "blank";
  g_autofree char *look = NULL;
  int remaining = 0;

  if (shown)
    {
      g_autofree char *time = NULL;

      remaining = tea_slide_clock_read (&self->page->clock, g_get_real_time () / G_USEC_PER_SEC);
      time = tea_slide_clock_dup_text (remaining);
      gtk_label_set_label (self->clock_label, time);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->clock_label), shown);

  /* Setting the same classes again would style the whole page anew with every second. */
  look = g_strjoin (" ", kind, self->scheme, shown ? get_urgency (self->page, remaining) : NULL,
                    NULL);
  if (g_set_str (&self->look, look))
    {
      g_auto (GStrv) classes = g_strsplit (look, " ", -1);

      gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) classes);
    }
}

static void
tea_slide_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SCHEME:
      g_value_set_string (value, TEA_SLIDE_VIEW (object)->scheme);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_slide_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TeaSlideView *self = TEA_SLIDE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SCHEME:
      if (!g_set_str (&self->scheme, g_value_get_string (value)))
        break;
      show_clock (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_slide_view_finalize (GObject *object)
{
  TeaSlideView *self = TEA_SLIDE_VIEW (object);

  g_clear_pointer (&self->page, tea_slide_free);
  g_free (self->scheme);
  g_free (self->look);

  G_OBJECT_CLASS (tea_slide_view_parent_class)->finalize (object);
}

static void
tea_slide_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_SLIDE_VIEW);

  G_OBJECT_CLASS (tea_slide_view_parent_class)->dispose (object);
}

static void
tea_slide_view_class_init (TeaSlideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_slide_view_dispose;
  object_class->finalize = tea_slide_view_finalize;
  object_class->get_property = tea_slide_view_get_property;
  object_class->set_property = tea_slide_view_set_property;
  widget_class->get_request_mode = tea_slide_view_get_request_mode;
  widget_class->measure = tea_slide_view_measure;
  widget_class->size_allocate = tea_slide_view_size_allocate;

  /**
   * TeaSlideView:scheme:
   *
   * `light`, `dark`, or `default` for that of the app.
   */
  properties[PROP_SCHEME] = g_param_spec_string ("scheme", NULL, NULL, "default",
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tea-slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/projection/tea-slide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSlideView, canvas);
  gtk_widget_class_bind_template_child (widget_class, TeaSlideView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSlideView, lines_box);
  gtk_widget_class_bind_template_child (widget_class, TeaSlideView, clock_label);
  gtk_widget_class_bind_template_child (widget_class, TeaSlideView, note_label);
}

static void
tea_slide_view_init (TeaSlideView *self)
{
  TeaApplication *application = TEA_APPLICATION (g_application_get_default ());

  self->scheme = g_strdup ("default");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (tea_application_get_settings (application), "projection-scheme",
                   self, "scheme", G_SETTINGS_BIND_GET);
}

static GtkWidget *
create_line (const char *text,
             gboolean    present)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "slide-line");
  if (present)
    gtk_widget_add_css_class (label, "present");

  return label;
}

/**
 * tea_slide_view_set_page:
 * @self: a view
 * @page: (nullable): what to show; %NULL for nothing, all black
 *
 * Shows another page.
 */
void
tea_slide_view_set_page (TeaSlideView   *self,
                         const TeaSlide *page)
{
  gboolean is_message = page != NULL && page->kind == TEA_SLIDE_MESSAGE;
  gboolean is_speaker = page != NULL && page->kind == TEA_SLIDE_SPEAKER;
  GtkWidget *line;

  g_return_if_fail (TEA_IS_SLIDE_VIEW (self));

  /* The book changes with every word that is written down, and most of it is not on this page. */
  if (page != NULL && tea_slide_equal (page, self->page))
    return;

  g_clear_pointer (&self->page, tea_slide_free);
  self->page = page != NULL ? tea_slide_copy (page) : NULL;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines_box))) != NULL)
    gtk_box_remove (self->lines_box, line);

  gtk_label_set_label (self->title_label, page != NULL ? page->title : "");
  gtk_label_set_xalign (self->title_label, is_message ? 0.5 : 0);
  gtk_label_set_justify (self->title_label, is_message ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->title_label), is_message);
  /* The room knows what is talked about; the room on the page is for who speaks, and the clock. */
  gtk_label_set_lines (self->title_label, is_speaker ? 1 : -1);
  gtk_label_set_ellipsize (self->title_label,
                           is_speaker ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_box), !is_message);
  gtk_label_set_label (self->note_label, page != NULL ? page->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), page != NULL && *page->note != '\0');
  for (int i = 0; page != NULL && page->lines[i] != NULL; i++)
    gtk_box_append (self->lines_box, create_line (page->lines[i], i == page->present));
  show_clock (self);
}

/**
 * tea_slide_view_tick:
 * @self: a view
 *
 * Shows the present second on the page's clock.
 */
void
tea_slide_view_tick (TeaSlideView *self)
{
  g_return_if_fail (TEA_IS_SLIDE_VIEW (self));

  if (self->page != NULL && self->page->clock.running)
    show_clock (self);
}
