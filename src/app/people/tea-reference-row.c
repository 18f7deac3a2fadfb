/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-page.h"
#include "tea-reference-row.h"

/*
 * TeaReferenceRow:
 *
 * A field of a record that refers to another one, such as the party that a person sits for. What
 * is chosen is saved at once.
 */
struct _TeaReferenceRow
{
  AdwComboRow         parent_instance;

  char               *column;
  TeaReferenceSource  source;
  TeaReferenceSave    save;
  TeaBook            *book;
  TeaRecord          *record;
  GArray             *ids;
  gboolean            loading;
};

enum
{
  PROP_0,
  PROP_COLUMN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaReferenceRow, tea_reference_row, ADW_TYPE_COMBO_ROW)

static void
add_choice (TeaReferenceRow *self,
            GtkStringList   *names,
            gint64           id,
            const char      *name)
{
  g_array_append_val (self->ids, id);
  gtk_string_list_append (names, name);
}

/* Puts together what can be chosen; the first choice is none. */
static GtkStringList *
create_choices (TeaReferenceRow *self)
{
  g_autoptr (TeaQuery) query = self->source (self->book);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->ids, 0);
  /* Translators: no party, no organisation, no grid. */
  add_choice (self, names, 0, C_("choice", "None"));

  records = tea_query_read_records (query, &error);
  if (records == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return names;
    }

  for (guint i = 0; i < records->len; i++)
    {
      TeaRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = NULL;

      g_object_get (record, "name", &name, NULL);
      add_choice (self, names, tea_record_get_id (record), name);
    }

  return names;
}

static gboolean
is_same (GListModel *before,
         GListModel *after)
{
  if (before == NULL || g_list_model_get_n_items (before) != g_list_model_get_n_items (after))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (after), i)))
        return FALSE;
    }

  return TRUE;
}

static void
show_value (TeaReferenceRow *self)
{
  g_autoptr (GtkStringList) names = create_choices (self);
  GListModel *before = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  gint64 id;
  guint selected = 0;

  g_object_get (self->record, self->column, &id, NULL);
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        selected = i;
    }

  self->loading = TRUE;
  /* A list that is open stays open while its words are the same. */
  if (!is_same (before, G_LIST_MODEL (names)))
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->loading = FALSE;
}

static gboolean
save_choice (TeaReferenceRow  *self,
             gint64            id,
             GError          **error)
{
  g_autofree char *text = NULL;

  if (self->save != NULL)
    return self->save (self->record, self->book, id, error);

  text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  return tea_record_edit (self->record, self->book, self->column, text, error);
}

static void
selected_cb (TeaReferenceRow *self)
{
  g_autoptr (GError) error = NULL;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 id;

  if (self->loading || self->record == NULL || selected >= self->ids->len)
    return;

  id = g_array_index (self->ids, gint64, selected);
  if (save_choice (self, id, &error))
    {
      tea_page_tell_done (GTK_WIDGET (self));
      return;
    }

  tea_page_tell_error (GTK_WIDGET (self), error);
  show_value (self);
}

static void
tea_reference_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, TEA_REFERENCE_ROW (object)->column);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_reference_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMN:
      g_set_str (&TEA_REFERENCE_ROW (object)->column, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_reference_row_finalize (GObject *object)
{
  TeaReferenceRow *self = TEA_REFERENCE_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->book);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->column, g_free);

  G_OBJECT_CLASS (tea_reference_row_parent_class)->finalize (object);
}

static void
tea_reference_row_class_init (TeaReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tea_reference_row_get_property;
  object_class->set_property = tea_reference_row_set_property;
  object_class->finalize = tea_reference_row_finalize;

  /**
   * TeaReferenceRow:column:
   *
   * The name of the record's column.
   */
  properties[PROP_COLUMN] =
    g_param_spec_string ("column", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_reference_row_init (TeaReferenceRow *self)
{
  g_autoptr (GtkExpression) expression = NULL;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self),
                                       GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * tea_reference_row_set_source:
 * @self: a row
 * @source: what can be referred to
 *
 * Says what can be chosen.
 */
void
tea_reference_row_set_source (TeaReferenceRow    *self,
                              TeaReferenceSource  source)
{
  g_return_if_fail (TEA_IS_REFERENCE_ROW (self));
  g_return_if_fail (source != NULL);

  self->source = source;
}

/**
 * tea_reference_row_set_save:
 * @self: a row
 * @save: the verb that saves a choice
 *
 * Says how a choice is saved where that is more than changing the field.
 */
void
tea_reference_row_set_save (TeaReferenceRow  *self,
                            TeaReferenceSave  save)
{
  g_return_if_fail (TEA_IS_REFERENCE_ROW (self));
  g_return_if_fail (save != NULL);

  self->save = save;
}

/**
 * tea_reference_row_set_record:
 * @self: a row with a source
 * @book: the book
 * @record: the record whose field it shows
 *
 * Shows another record, or the same one again after something changed.
 */
void
tea_reference_row_set_record (TeaReferenceRow *self,
                              TeaBook         *book,
                              TeaRecord       *record)
{
  g_return_if_fail (TEA_IS_REFERENCE_ROW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_RECORD (record));
  g_return_if_fail (self->source != NULL);
  g_return_if_fail (self->column != NULL);

  g_set_object (&self->book, book);
  g_set_object (&self->record, record);
  show_value (self);
}
