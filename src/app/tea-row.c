/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-list-pane.h"
#include "tea-row.h"

/* A quarter of the accent colour behind the words, so that they stay readable. */
#define MARK_ALPHA (G_MAXUINT16 / 4)

/*
 * TeaRow:
 *
 * A row of any of the lists: what it is about, a quiet line below, and a short mark at its end
 * such as a number or a state.
 */
struct _TeaRow
{
  AdwBin          parent_instance;

  char           *title;
  char           *subtitle;
  char           *tag;

  GtkInscription *title_inscription;
  GtkInscription *subtitle_inscription;
  TeaListPane    *pane;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TAG,
  PROP_HAS_TAG,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaRow, tea_row, ADW_TYPE_BIN)

static void
tea_row_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  TeaRow *self = TEA_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;

    case PROP_HAS_TAG:
      g_value_set_boolean (value, self->tag != NULL && *self->tag != '\0');
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mark (PangoAttrList  *marks,
      PangoAttribute *attribute,
      gsize           start,
      gsize           length)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) (start + length);
  pango_attr_list_insert (marks, attribute);
}

static void
mark_word (PangoAttrList *marks,
           const char    *line,
           const char    *word)
{
  AdwAccentColor accent = adw_style_manager_get_accent_color (adw_style_manager_get_default ());
  const gsize length = strlen (word);
  GdkRGBA rgba;

  adw_accent_color_to_rgba (accent, &rgba);
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_ascii_strncasecmp (at, word, length) != 0)
        continue;

      mark (marks,
            pango_attr_background_new ((guint16) (rgba.red * G_MAXUINT16),
                                       (guint16) (rgba.green * G_MAXUINT16),
                                       (guint16) (rgba.blue * G_MAXUINT16)),
            (gsize) (at - line), length);
      mark (marks, pango_attr_background_alpha_new (MARK_ALPHA), (gsize) (at - line), length);
    }
}

static void
mark_line (GtkInscription     *inscription,
           const char         *line,
           const char * const *words)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();

  for (guint i = 0; line != NULL && words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        mark_word (marks, line, words[i]);
    }

  gtk_inscription_set_attributes (inscription, marks);
}

/* What was searched for stands out. */
static void
mark_words (TeaRow *self)
{
  const char *text = self->pane != NULL ? tea_list_pane_get_text (self->pane) : "";
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  mark_line (self->title_inscription, self->title, (const char * const *) words);
  mark_line (self->subtitle_inscription, self->subtitle, (const char * const *) words);
}

static void
tea_row_root (GtkWidget *widget)
{
  TeaRow *self = TEA_ROW (widget);

  GTK_WIDGET_CLASS (tea_row_parent_class)->root (widget);

  self->pane = TEA_LIST_PANE (gtk_widget_get_ancestor (widget, TEA_TYPE_LIST_PANE));
  if (self->pane != NULL)
    g_signal_connect_object (self->pane, "search-changed", G_CALLBACK (mark_words), self,
                             G_CONNECT_SWAPPED);
  mark_words (self);
}

static void
tea_row_unroot (GtkWidget *widget)
{
  TeaRow *self = TEA_ROW (widget);

  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_func (self->pane, mark_words, self);
  self->pane = NULL;

  GTK_WIDGET_CLASS (tea_row_parent_class)->unroot (widget);
}

/* A list row shows one line; what residents write has several. */
static gboolean
set_line (char         **line,
          const GValue  *value)
{
  g_autofree char *joined = g_value_dup_string (value);

  if (joined != NULL)
    g_strdelimit (joined, "\r\n", ' ');

  return g_set_str (line, joined);
}

static void
tea_row_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  TeaRow *self = TEA_ROW (object);
  gboolean changed = FALSE;

  switch (prop_id)
    {
    case PROP_TITLE:
      changed = set_line (&self->title, value);
      break;

    case PROP_SUBTITLE:
      changed = set_line (&self->subtitle, value);
      break;

    case PROP_TAG:
      changed = set_line (&self->tag, value);
      if (changed)
        g_object_notify_by_pspec (object, properties[PROP_HAS_TAG]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    {
      g_autofree char *label = g_strdup_printf ("%s %s %s",
                                                self->title != NULL ? self->title : "",
                                                self->subtitle != NULL ? self->subtitle : "",
                                                self->tag != NULL ? self->tag : "");

      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (label),
                                      -1);
      g_object_notify_by_pspec (object, pspec);
      mark_words (self);
    }
}

static void
tea_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_ROW);

  G_OBJECT_CLASS (tea_row_parent_class)->dispose (object);
}

static void
tea_row_finalize (GObject *object)
{
  TeaRow *self = TEA_ROW (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->tag, g_free);

  G_OBJECT_CLASS (tea_row_parent_class)->finalize (object);
}

static void
tea_row_class_init (TeaRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tea_row_get_property;
  object_class->set_property = tea_row_set_property;
  object_class->dispose = tea_row_dispose;
  object_class->finalize = tea_row_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  properties[PROP_HAS_TAG] =
    g_param_spec_boolean ("has-tag", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->root = tea_row_root;
  widget_class->unroot = tea_row_unroot;

  gtk_widget_class_set_css_name (widget_class, "tea-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRow, title_inscription);
  gtk_widget_class_bind_template_child (widget_class, TeaRow, subtitle_inscription);
}

static void
tea_row_init (TeaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
