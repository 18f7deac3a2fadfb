/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "meet/tea-meeting-part.h"
#include "meet/tea-remark-row.h"
#include "resolve/tea-suggestion.h"
#include "tea-page.h"

/*
 * TeaRemarkRow:
 *
 * What somebody said, and the button that makes a suggestion of it.
 */
struct _TeaRemarkRow
{
  AdwBin     parent_instance;

  TeaRemark *remark;
};

enum
{
  PROP_0,
  PROP_REMARK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaRemarkRow, tea_remark_row, ADW_TYPE_BIN)

static char *
dup_speaker (TeaRemarkRow *self,
             const char   *speaker,
             const char   *party,
             const char   *stance)
{
  if (speaker == NULL)
    return NULL;

  return tea_text_join (speaker, party, tea_remark_stance_label (stance));
}

static char *
dup_where (TeaRemarkRow *self,
           const char   *said_at,
           const char   *topic,
           const char   *number)
{
  g_autofree char *clock = NULL;

  if (said_at == NULL)
    return NULL;

  clock = g_strndup (said_at + strlen ("2026-11-25 "), strlen ("14:30"));

  return tea_text_join (clock, number, topic);
}

static gboolean
is_text (TeaRemarkRow *self,
         const char   *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_suggestion (TeaRemarkRow *self,
                const char   *number)
{
  /* Translators: %s is the number of the suggestion that a remark became. */
  return is_text (self, number) ? g_strdup_printf (_("Suggestion %s"), number) : NULL;
}

static gboolean
is_plain (TeaRemarkRow *self,
          const char   *suggestion_number,
          const char   *meeting_state)
{
  return !is_text (self, suggestion_number) && g_strcmp0 (meeting_state, "open") == 0;
}

static void
suggest_cb (TeaRemarkRow *self)
{
  GtkWidget *part = gtk_widget_get_ancestor (GTK_WIDGET (self), TEA_TYPE_MEETING_PART);
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (GError) error = NULL;

  suggestion = tea_suggestion_from_remark (self->remark,
                                           tea_meeting_part_get_book (TEA_MEETING_PART (part)),
                                           &error);
  tea_page_tell (GTK_WIDGET (self), suggestion != NULL, &error);
}

static void
tea_remark_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      g_value_set_object (value, TEA_REMARK_ROW (object)->remark);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_remark_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      if (g_set_object (&TEA_REMARK_ROW (object)->remark, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_remark_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_REMARK_ROW);
  g_clear_object (&TEA_REMARK_ROW (object)->remark);

  G_OBJECT_CLASS (tea_remark_row_parent_class)->dispose (object);
}

static void
tea_remark_row_class_init (TeaRemarkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tea_remark_row_get_property;
  object_class->set_property = tea_remark_row_set_property;
  object_class->dispose = tea_remark_row_dispose;

  /**
   * TeaRemarkRow:remark:
   *
   * What was said.
   */
  properties[PROP_REMARK] =
    g_param_spec_object ("remark", NULL, NULL, TEA_TYPE_REMARK,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEA_TYPE_REMARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-remark-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, dup_speaker);
  gtk_widget_class_bind_template_callback (widget_class, dup_suggestion);
  gtk_widget_class_bind_template_callback (widget_class, dup_where);
  gtk_widget_class_bind_template_callback (widget_class, is_plain);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
}

static void
tea_remark_row_init (TeaRemarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
