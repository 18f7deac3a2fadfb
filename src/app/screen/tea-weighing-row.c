/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/tea-rows-dialog.h"
#include "tea-page.h"
#include "tea-weighing-row.h"

/*
 * TeaWeighingRow:
 *
 * How a topic does by one criterion: what its points stand on, each number with its rows behind
 * it, the points, which people give with one click where they are not counted, and the weight.
 */
struct _TeaWeighingRow
{
  AdwPreferencesRow  parent_instance;

  TeaBook           *book;
  TeaTopic          *topic;
  TeaWeighing       *weighing;
  gboolean           loading;

  GtkLabel          *name_label;
  GtkLabel          *points_label;
  GtkMenuButton     *weight_button;
  GtkSpinButton     *weight_spin;
  GtkLabel          *words_label;
  GtkButton         *first_ground;
  GtkButton         *second_ground;
  GtkButton         *suggestion_button;
  GtkWidget         *judgement_box;
  AdwToggleGroup    *toggle_group;
  GtkWidget         *clear_button;
};

G_DEFINE_FINAL_TYPE (TeaWeighingRow, tea_weighing_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_judged_by_people (TeaWeighingRow *self)
{
  return !g_str_equal (self->weighing->basis, "households") &&
         !g_str_equal (self->weighing->basis, "requests");
}

static void
judge (TeaWeighingRow *self,
       int             points)
{
  g_autoptr (TeaCriterion) criterion = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  criterion = tea_book_get (self->book, TEA_TYPE_CRITERION, self->weighing->criterion, &error);
  done = criterion != NULL && tea_topic_score (self->topic, self->book, criterion, points, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
points_changed_cb (AdwToggleGroup *group,
                   GParamSpec     *pspec,
                   TeaWeighingRow *self)
{
  guint active = adw_toggle_group_get_active (group);

  if (!self->loading && self->weighing != NULL && active != GTK_INVALID_LIST_POSITION)
    judge (self, active);
}

/* The buttons go with what they took; the focus stays in the row. */
static void
take_suggestion_cb (GtkButton      *button,
                    TeaWeighingRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle_group));
  judge (self, self->weighing->suggested);
}

static void
clear_cb (GtkButton      *button,
          TeaWeighingRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle_group));
  judge (self, -1);
}

static void
weight_changed_cb (GtkSpinButton  *spin_button,
                   GParamSpec     *pspec,
                   TeaWeighingRow *self)
{
  g_autoptr (TeaRecord) criterion = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (self->loading || self->weighing == NULL)
    return;

  text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (spin_button));
  criterion = tea_book_get (self->book, TEA_TYPE_CRITERION, self->weighing->criterion, &error);
  done = criterion != NULL && tea_record_edit (criterion, self->book, "weight", text, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
open_rows (TeaWeighingRow *self,
           guint           ground)
{
  g_autofree char *title = NULL;

  /* Translators: the name of a criterion, then such as “9 in 30 days”. */
  title = g_strdup_printf (_("%s: %s"), self->weighing->name, self->weighing->grounds[ground]);
  tea_rows_dialog_present (GTK_WIDGET (self), title,
                           tea_topic_ground_query (self->topic, self->book, self->weighing->basis,
                                                   ground));
}

static void
first_ground_cb (GtkButton      *button,
                 TeaWeighingRow *self)
{
  open_rows (self, 0);
}

static void
second_ground_cb (GtkButton      *button,
                  TeaWeighingRow *self)
{
  open_rows (self, 1);
}

static void
show_grounds (TeaWeighingRow *self)
{
  GStrv grounds = self->weighing->grounds;
  const guint n = g_strv_length (grounds);
  const gboolean suggests = !self->weighing->judged && self->weighing->suggested >= 0;

  gtk_label_set_label (self->words_label, self->weighing->words);
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), n == 0 && !self->weighing->judged);
  gtk_widget_set_visible (GTK_WIDGET (self->first_ground), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->second_ground), n > 1);
  if (n > 0)
    gtk_button_set_label (self->first_ground, grounds[0]);
  if (n > 1)
    gtk_button_set_label (self->second_ground, grounds[1]);

  gtk_widget_set_visible (GTK_WIDGET (self->suggestion_button), suggests);
  if (suggests)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (self->toggle_group,
                                                       self->weighing->suggested);
      g_autofree char *label = NULL;

      /* Translators: what the requests suggest, such as “2 Medium”. */
      label = g_strdup_printf (_("Suggested: %s"), adw_toggle_get_label (toggle));
      gtk_button_set_label (self->suggestion_button, label);
    }
}

static void
show_points (TeaWeighingRow *self)
{
  const TeaWeighing *weighing = self->weighing;
  g_autofree char *points = NULL;
  g_autofree char *weight = NULL;
  g_autofree char *weight_name = NULL;

  points = weighing->points < 0 ? g_strdup ("–") : g_strdup_printf ("%d", weighing->points);
  weight = g_strdup_printf ("× %d", weighing->weight);
  /* Translators: the name of a criterion, then its weight. */
  weight_name = g_strdup_printf (_("Weight of “%s”: %d"), weighing->name, weighing->weight);
  gtk_label_set_label (self->points_label, points);
  gtk_menu_button_set_label (self->weight_button, weight);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weight_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, weight_name,
                                  -1);
  gtk_spin_button_set_value (self->weight_spin, weighing->weight);

  gtk_widget_set_visible (self->judgement_box, is_judged_by_people (self));
  gtk_widget_set_visible (self->clear_button, weighing->judged);
  adw_toggle_group_set_active (self->toggle_group, weighing->points >= 0
                                                   ? (guint) weighing->points
                                                   : GTK_INVALID_LIST_POSITION);
}

static void
tea_weighing_row_dispose (GObject *object)
{
  TeaWeighingRow *self = TEA_WEIGHING_ROW (object);

  g_clear_pointer (&self->weighing, tea_weighing_free);
  g_clear_object (&self->topic);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_WEIGHING_ROW);

  G_OBJECT_CLASS (tea_weighing_row_parent_class)->dispose (object);
}

static void
tea_weighing_row_class_init (TeaWeighingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_weighing_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "screen/tea-weighing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, points_label);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, weight_button);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, weight_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, first_ground);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, second_ground);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, suggestion_button);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, judgement_box);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, toggle_group);
  gtk_widget_class_bind_template_child (widget_class, TeaWeighingRow, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, points_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_suggestion_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, weight_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_ground_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_ground_cb);
}

static void
tea_weighing_row_init (TeaWeighingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_weighing_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tea_weighing_row_new (void)
{
  return g_object_new (TEA_TYPE_WEIGHING_ROW, NULL);
}

/**
 * tea_weighing_row_show:
 * @self: a row
 * @book: the book
 * @topic: the topic that is weighed
 * @weighing: how it does by a criterion
 *
 * Shows @weighing. The row stays the same widget, so that who judges with the keyboard keeps their
 * place.
 */
void
tea_weighing_row_show (TeaWeighingRow    *self,
                       TeaBook           *book,
                       TeaTopic          *topic,
                       const TeaWeighing *weighing)
{
  g_return_if_fail (TEA_IS_WEIGHING_ROW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_TOPIC (topic));
  g_return_if_fail (weighing != NULL);

  g_set_object (&self->book, book);
  g_set_object (&self->topic, topic);
  g_clear_pointer (&self->weighing, tea_weighing_free);
  self->weighing = tea_weighing_copy (weighing);

  self->loading = TRUE;
  gtk_label_set_label (self->name_label, weighing->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, weighing->name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle_group),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, weighing->name,
                                  -1);
  show_points (self);
  show_grounds (self);
  self->loading = FALSE;
}
