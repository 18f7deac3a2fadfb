/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-field-row.h"
#include "tea-page.h"

/*
 * TeaFieldRow:
 *
 * One field of a record. It is saved when the user leaves it; what cannot be saved stays in the
 * field, with the reason below.
 */
struct _TeaFieldRow
{
  AdwPreferencesRow  parent_instance;

  char              *column;
  TeaBook           *book;
  TeaRecord         *record;
  gulong             notify_handler;

  /* In pixels, when it was last measured. */
  int                text_height;

  GtkTextView       *text_view;
  GtkLabel          *error_label;
};

enum
{
  PROP_0,
  PROP_COLUMN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaFieldRow, tea_field_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_text (TeaFieldRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_error (TeaFieldRow *self,
            const char  *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static const TeaColumn *
get_column (TeaFieldRow *self)
{
  return tea_record_class_find_column (TEA_RECORD_GET_CLASS (self->record), self->column);
}

static void
show_value (TeaFieldRow *self)
{
  g_autofree char *value = tea_record_dup_column (self->record, get_column (self));
  g_autofree char *text = dup_text (self);

  if (!g_str_equal (value, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), value, -1);
  show_error (self, NULL);
}

static gboolean
save (TeaFieldRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;

  if (self->record == NULL)
    return TRUE;

  text = dup_text (self);
  value = tea_record_dup_column (self->record, get_column (self));
  if (g_str_equal (text, value))
    {
      show_error (self, NULL);
      return TRUE;
    }

  /* What could not be saved stays in the field. */
  if (!tea_record_edit (self->record, self->book, self->column, text, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }

  show_error (self, NULL);
  tea_page_tell_done (GTK_WIDGET (self));

  return TRUE;
}

static void
leave_cb (GtkEventControllerFocus *controller,
          TeaFieldRow             *self)
{
  save (self);
}

/* Somebody else changed the field, or took the change back; what is being typed stays. */
static void
value_changed_cb (TeaFieldRow *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text_view)))
    show_value (self);
}

static void
let_go (TeaFieldRow *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->book);
}

static void
tea_field_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, TEA_FIELD_ROW (object)->column);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_field_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMN:
      g_set_str (&TEA_FIELD_ROW (object)->column, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
measure_again_cb (GtkWidget     *text_view,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  gtk_widget_queue_resize (text_view);

  return G_SOURCE_REMOVE;
}

/* How high the text is at the width that it has. */
static int
get_text_height (TeaFieldRow *self)
{
  GtkTextIter end;
  GdkRectangle location;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->text_view), &end);
  gtk_text_view_get_iter_location (self->text_view, &end, &location);

  return location.y + location.height;
}

/* A view that lays its text out while it is given its size, as the first time it is seen, cannot
 * ask for another height then; its adjustment tells, and the next frame asks. That is no reason to
 * ask again: each time a view is given its size, its adjustment moves. */
static void
height_changed_cb (GtkAdjustment *adjustment,
                   GParamSpec    *pspec,
                   TeaFieldRow   *self)
{
  const int height = get_text_height (self);

  if (height == self->text_height)
    return;

  self->text_height = height;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->text_view), measure_again_cb, NULL, NULL);
}

static void
tea_field_row_unmap (GtkWidget *widget)
{
  save (TEA_FIELD_ROW (widget));

  GTK_WIDGET_CLASS (tea_field_row_parent_class)->unmap (widget);
}

static void
tea_field_row_dispose (GObject *object)
{
  let_go (TEA_FIELD_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (tea_field_row_parent_class)->dispose (object);
}

static void
tea_field_row_finalize (GObject *object)
{
  g_clear_pointer (&TEA_FIELD_ROW (object)->column, g_free);

  G_OBJECT_CLASS (tea_field_row_parent_class)->finalize (object);
}

static void
tea_field_row_class_init (TeaFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tea_field_row_get_property;
  object_class->set_property = tea_field_row_set_property;
  object_class->dispose = tea_field_row_dispose;
  object_class->finalize = tea_field_row_finalize;
  widget_class->unmap = tea_field_row_unmap;

  /**
   * TeaFieldRow:column:
   *
   * The name of the record's column.
   */
  properties[PROP_COLUMN] =
    g_param_spec_string ("column", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaFieldRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaFieldRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, height_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
tea_field_row_init (TeaFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_field_row_set_record:
 * @self: a row
 * @book: (nullable): the book
 * @record: (nullable): the record whose field it shows
 *
 * Shows another record. What was typed into the one before is saved.
 */
void
tea_field_row_set_record (TeaFieldRow *self,
                          TeaBook     *book,
                          TeaRecord   *record)
{
  g_autofree char *detailed = NULL;

  g_return_if_fail (TEA_IS_FIELD_ROW (self));
  g_return_if_fail (self->column != NULL);

  if (record == self->record)
    return;

  save (self);
  let_go (self);
  if (record == NULL)
    return;

  self->book = g_object_ref (book);
  self->record = g_object_ref (record);
  /* GObject writes the names of properties with hyphens. */
  detailed = g_strdelimit (g_strdup_printf ("notify::%s", self->column), "_", '-');
  self->notify_handler = g_signal_connect_object (record, detailed,
                                                  G_CALLBACK (value_changed_cb), self,
                                                  G_CONNECT_SWAPPED);
  show_value (self);
}

/**
 * tea_field_row_save:
 * @self: a row
 *
 * Saves what was typed, as leaving the field does.
 *
 * Returns: %FALSE where it cannot be saved: it stays in the field, with the reason below
 */
gboolean
tea_field_row_save (TeaFieldRow *self)
{
  g_return_val_if_fail (TEA_IS_FIELD_ROW (self), FALSE);

  return save (self);
}
