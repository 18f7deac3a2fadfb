/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-category.h"
#include "tea-category-view.h"
#include "tea-page.h"
#include "tea-reference-row.h"

/*
 * TeaCategoryView:
 *
 * What requests are about: the words that suggest it, what it is part of, and what is part of it.
 */
struct _TeaCategoryView
{
  TeaDirectoryView     parent_instance;

  TeaReferenceRow     *parent_row;
  AdwActionRow        *request_row;
  AdwPreferencesGroup *below_group;
  AdwEntryRow         *below_row;
  GtkListBox          *below_box;
  AdwComboRow         *into_row;
  GtkWidget           *merge_row;

  /* What the category can be put into, behind the choice of none. */
  GPtrArray           *others;
};

G_DEFINE_FINAL_TYPE (TeaCategoryView, tea_category_view, TEA_TYPE_DIRECTORY_VIEW)

/* Categories have two levels. */
static TeaQuery *
query_parents (TeaBook *book)
{
  return tea_category_query_below (book, 0);
}

static gboolean
save_parent (TeaRecord  *record,
             TeaBook    *book,
             gint64      id,
             GError    **error)
{
  return tea_category_set_parent (TEA_CATEGORY (record), book, id, error);
}

static TeaCategory *
get_into (TeaCategoryView *self)
{
  const guint selected = adw_combo_row_get_selected (self->into_row);

  return self->others != NULL && selected > 0 && selected <= self->others->len
           ? g_ptr_array_index (self->others, selected - 1)
           : NULL;
}

static void
into_changed_cb (TeaCategoryView *self)
{
  gtk_widget_set_sensitive (self->merge_row, get_into (self) != NULL);
}

static void
merge_cb (TeaCategoryView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  g_autoptr (TeaCategory) into = g_object_ref (get_into (self));
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_category_merge (tea_directory_view_get_record (view),
                             tea_directory_view_get_book (view), into, &error);
  if (done)
    tea_page_go_to (GTK_WIDGET (self), TEA_RECORD (into));
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

/* All others, except that what is divided can only become part of what stands alone. */
static void
list_others (TeaCategoryView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  g_autoptr (TeaQuery) query = tea_category_query (tea_directory_view_get_book (view));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gboolean has_below = gtk_list_box_get_row_at_index (self->below_box, 0) != NULL;
  TeaCategory *before = get_into (self);
  const gint64 id_before = before != NULL ? tea_record_get_id (TEA_RECORD (before)) : 0;
  guint selected = 0;

  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = tea_query_read_records (query, NULL);
  gtk_string_list_append (names, C_("choice", "None"));
  for (guint i = 0; self->others != NULL && i < self->others->len;)
    {
      TeaCategory *category = g_ptr_array_index (self->others, i);
      const gint64 id = tea_record_get_id (TEA_RECORD (category));

      if (id == tea_directory_view_get_id (view) || (has_below && category->parent != 0))
        {
          g_ptr_array_remove_index (self->others, i);
          continue;
        }

      gtk_string_list_append (names, category->name);
      i++;
      if (id == id_before)
        selected = i;
    }

  adw_combo_row_set_model (self->into_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->into_row, selected);
  into_changed_cb (self);
}

static void
add_below_cb (TeaCategoryView *self)
{
  TeaDirectoryView *view = TEA_DIRECTORY_VIEW (self);
  g_autoptr (TeaCategory) category = NULL;
  g_autoptr (GError) error = NULL;

  category = tea_category_add (tea_directory_view_get_book (view),
                               gtk_editable_get_text (GTK_EDITABLE (self->below_row)),
                               tea_directory_view_get_id (view), &error);
  tea_page_tell (GTK_WIDGET (self), category != NULL, &error);
  if (category != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->below_row), "");
}

static void
tea_category_view_show (TeaDirectoryView *view)
{
  TeaCategoryView *self = TEA_CATEGORY_VIEW (view);
  TeaCategory *category = tea_directory_view_get_record (view);
  gboolean has_below = gtk_list_box_get_row_at_index (self->below_box, 0) != NULL;
  g_autofree char *count = g_strdup_printf ("%d", category->requests);

  adw_action_row_set_subtitle (self->request_row, count);
  gtk_widget_set_visible (GTK_WIDGET (self->below_group), category->parent == 0 || has_below);
  gtk_widget_set_sensitive (GTK_WIDGET (self->parent_row), !has_below);
  list_others (self);
}

static void
tea_category_view_turn (TeaDirectoryView *view)
{
  TeaCategoryView *self = TEA_CATEGORY_VIEW (view);

  gtk_editable_set_text (GTK_EDITABLE (self->below_row), "");
  adw_combo_row_set_selected (self->into_row, 0);
  tea_directory_view_list (view, self->below_box,
                           tea_category_query_below (tea_directory_view_get_book (view),
                                                     tea_directory_view_get_id (view)));
  tea_category_view_show (view);
}

static gboolean
tea_category_view_remove (TeaDirectoryView  *view,
                          GError           **error)
{
  return tea_category_remove (tea_directory_view_get_record (view),
                              tea_directory_view_get_book (view), error);
}

static gboolean
tea_category_view_move (TeaDirectoryView  *view,
                        int                by,
                        GError           **error)
{
  return tea_category_move (tea_directory_view_get_record (view),
                            tea_directory_view_get_book (view), by, error);
}

static void
tea_category_view_finalize (GObject *object)
{
  g_clear_pointer (&TEA_CATEGORY_VIEW (object)->others, g_ptr_array_unref);

  G_OBJECT_CLASS (tea_category_view_parent_class)->finalize (object);
}

static void
tea_category_view_class_init (TeaCategoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaDirectoryViewClass *view_class = TEA_DIRECTORY_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tea_category_view_finalize;
  view_class->turn = tea_category_view_turn;
  view_class->show = tea_category_view_show;
  view_class->remove = tea_category_view_remove;
  view_class->move = tea_category_view_move;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "people/tea-category-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, parent_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, request_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, below_group);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, below_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, below_box);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, into_row);
  gtk_widget_class_bind_template_child (widget_class, TeaCategoryView, merge_row);
  gtk_widget_class_bind_template_callback (widget_class, add_below_cb);
  gtk_widget_class_bind_template_callback (widget_class, into_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
}

static void
tea_category_view_init (TeaCategoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_reference_row_set_source (self->parent_row, query_parents);
  tea_reference_row_set_save (self->parent_row, save_parent);
}
