/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-draft-row.h"
#include "tea-import-columns.h"
#include "tea-word-choice.h"

/* So many lines show whether the columns are set right, and stay in sight beside 40 of them. */
#define N_PREVIEW 2

/*
 * TeaImportColumns:
 *
 * The page of an import that asks what the columns of a sheet hold, and shows below how its first
 * lines are read with that. Emits `changed` when a column is said to hold something else, and
 * `confirmed` when they are as they should be.
 */
struct _TeaImportColumns
{
  AdwNavigationPage    parent_instance;

  TeaImport           *import;
  char               **estates;
  GList               *role_rows;
  gboolean             loading;

  AdwBanner           *banner;
  GtkWidget           *continue_button;
  AdwPreferencesGroup *columns_group;
  GtkListBox          *preview_box;
};

enum
{
  CHANGED,
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaImportColumns, tea_import_columns, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
create_preview_row (gpointer item,
                    gpointer data)
{
  TeaImportColumns *self = data;
  TeaDraftRow *row = g_object_new (TEA_TYPE_DRAFT_ROW, NULL);

  tea_draft_row_set_draft (row, item, (const char * const *) self->estates);
  gtk_widget_set_can_target (GTK_WIDGET (row), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (row), FALSE);

  return GTK_WIDGET (row);
}

static void
selected_cb (TeaImportColumns *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
continue_cb (TeaImportColumns *self)
{
  tea_import_columns_confirm (self);
}

static void
clear_rows (TeaImportColumns *self)
{
  for (GList *l = self->role_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->columns_group, l->data);
  g_clear_list (&self->role_rows, NULL);
}

static void
tea_import_columns_dispose (GObject *object)
{
  TeaImportColumns *self = TEA_IMPORT_COLUMNS (object);

  g_clear_list (&self->role_rows, NULL);
  g_clear_object (&self->import);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_IMPORT_COLUMNS);

  G_OBJECT_CLASS (tea_import_columns_parent_class)->dispose (object);
}

static void
tea_import_columns_finalize (GObject *object)
{
  TeaImportColumns *self = TEA_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->estates, g_strfreev);

  G_OBJECT_CLASS (tea_import_columns_parent_class)->finalize (object);
}

static void
tea_import_columns_class_init (TeaImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_import_columns_dispose;
  object_class->finalize = tea_import_columns_finalize;

  /**
   * TeaImportColumns::changed:
   * @self: the page
   *
   * A column was said to hold something else; tea_import_columns_apply() tells the import.
   */
  signals[CHANGED] = g_signal_new ("changed", TEA_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaImportColumns::confirmed:
   * @self: the page
   *
   * The columns are as they should be.
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", TEA_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaImportColumns, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaImportColumns, continue_button);
  gtk_widget_class_bind_template_child (widget_class, TeaImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, TeaImportColumns, preview_box);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
}

static void
tea_import_columns_init (TeaImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_import_columns_set_import:
 * @self: the page
 * @import: (nullable): what is being taken over
 * @estates: (nullable) (array zero-terminated=1): the names of the book's estates
 *
 * A new import has columns and lines of its own.
 */
void
tea_import_columns_set_import (TeaImportColumns   *self,
                               TeaImport          *import,
                               const char * const *estates)
{
  g_autoptr (GtkSliceListModel) first = NULL;

  g_return_if_fail (TEA_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (import == NULL || TEA_IS_IMPORT (import));

  clear_rows (self);
  g_strfreev (self->estates);
  self->estates = g_strdupv ((char **) estates);
  g_set_object (&self->import, import);
  if (import == NULL)
    {
      gtk_list_box_bind_model (self->preview_box, NULL, NULL, NULL, NULL);
      return;
    }

  first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (import)), 0, N_PREVIEW);
  gtk_list_box_bind_model (self->preview_box, G_LIST_MODEL (first), create_preview_row, self, NULL);
}

/**
 * tea_import_columns_show:
 * @self: the page
 * @message: (nullable): why the sheet cannot be read with these columns
 *
 * Shows the columns of the import, which is a sheet that was looked at.
 */
void
tea_import_columns_show (TeaImportColumns *self,
                         const char       *message)
{
  TeaMapping *mapping;

  g_return_if_fail (TEA_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (TEA_IS_IMPORT (self->import));

  mapping = tea_import_get_mapping (self->import);
  self->loading = TRUE;
  for (guint i = g_list_length (self->role_rows); i < tea_mapping_get_n_columns (mapping); i++)
    {
      GtkWidget *row = adw_combo_row_new ();
      const char *header = tea_mapping_get_header (mapping, i);
      g_autofree char *title = NULL;

      /* Translators: a column without a name; %u is its place. */
      title = *header != '\0' ? g_strdup (header) : g_strdup_printf (_("Column %u"), i + 1);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tea_mapping_get_sample (mapping, i));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      tea_word_choice_fill (ADW_COMBO_ROW (row), tea_mapping_roles);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), tea_mapping_get_role (mapping, i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->columns_group, row);
      self->role_rows = g_list_append (self->role_rows, row);
    }
  self->loading = FALSE;

  gtk_widget_set_sensitive (self->continue_button, message == NULL);
  if (message != NULL)
    adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, message != NULL);
}

/**
 * tea_import_columns_apply:
 * @self: the page
 *
 * Tells the import what the columns hold. Only while nothing is being read: the reading looks at
 * them.
 */
void
tea_import_columns_apply (TeaImportColumns *self)
{
  guint column = 0;

  g_return_if_fail (TEA_IS_IMPORT_COLUMNS (self));

  for (GList *l = self->role_rows; l != NULL; l = l->next)
    tea_mapping_set_role (tea_import_get_mapping (self->import), column++,
                          (TeaColumnRole) adw_combo_row_get_selected (l->data));
}

/**
 * tea_import_columns_confirm:
 * @self: the page
 *
 * Goes on, where the sheet can be read with these columns.
 */
void
tea_import_columns_confirm (TeaImportColumns *self)
{
  g_return_if_fail (TEA_IS_IMPORT_COLUMNS (self));

  if (gtk_widget_is_sensitive (self->continue_button))
    g_signal_emit (self, signals[CONFIRMED], 0);
}

/**
 * tea_import_columns_get_list:
 * @self: the page
 *
 * Returns: (transfer none): the columns, which the focus goes to
 */
GtkWidget *
tea_import_columns_get_list (TeaImportColumns *self)
{
  g_return_val_if_fail (TEA_IS_IMPORT_COLUMNS (self), NULL);

  return GTK_WIDGET (self->columns_group);
}
