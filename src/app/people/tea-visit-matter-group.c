/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-visit-matter-group.h"
#include "tea-word-choice.h"

/*
 * TeaVisitMatterGroup:
 *
 * One thing that a visit brought. Most visits bring nothing, so only the line for its words is
 * there until somebody types into it.
 */
struct _TeaVisitMatterGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwEntryRow         *text_row;
  AdwComboRow         *kind_row;
  AdwSwitchRow        *solved_row;
  AdwEntryRow         *mediation_row;
  GtkWidget           *mediation_hint;
};

G_DEFINE_FINAL_TYPE (TeaVisitMatterGroup, tea_visit_matter_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_dispute (TeaVisitMatterGroup *self)
{
  return g_strcmp0 (tea_word_choice_get (self->kind_row, tea_visit_kinds), "dispute") == 0;
}

static void
show_rows (TeaVisitMatterGroup *self)
{
  const gboolean given = *get_text (self->text_row) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), given);
  gtk_widget_set_visible (GTK_WIDGET (self->solved_row), given);
  gtk_widget_set_visible (GTK_WIDGET (self->mediation_row), given && is_dispute (self));
  gtk_widget_set_visible (self->mediation_hint, given && is_dispute (self));
}

static void
text_changed_cb (TeaVisitMatterGroup *self)
{
  show_rows (self);
}

static void
kind_changed_cb (TeaVisitMatterGroup *self)
{
  show_rows (self);
}

static gboolean
tea_visit_matter_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEA_VISIT_MATTER_GROUP (widget)->text_row));
}

static void
tea_visit_matter_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_VISIT_MATTER_GROUP);

  G_OBJECT_CLASS (tea_visit_matter_group_parent_class)->dispose (object);
}

static void
tea_visit_matter_group_class_init (TeaVisitMatterGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_visit_matter_group_dispose;
  widget_class->grab_focus = tea_visit_matter_group_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/people/tea-visit-matter-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaVisitMatterGroup, text_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitMatterGroup, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitMatterGroup, solved_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitMatterGroup, mediation_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitMatterGroup, mediation_hint);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
}

static void
tea_visit_matter_group_init (TeaVisitMatterGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->kind_row, tea_visit_kinds);
}

/**
 * tea_visit_matter_group_new:
 *
 * Returns: (transfer floating): an empty group
 */
GtkWidget *
tea_visit_matter_group_new (void)
{
  return g_object_new (TEA_TYPE_VISIT_MATTER_GROUP, NULL);
}

/**
 * tea_visit_matter_group_read:
 * @self: a group
 * @matter: (out caller-allocates): what was typed; its words are those of the rows
 *
 * Reads what was typed.
 *
 * Returns: whether there is something
 */
gboolean
tea_visit_matter_group_read (TeaVisitMatterGroup *self,
                             TeaVisitMatter      *matter)
{
  g_return_val_if_fail (TEA_IS_VISIT_MATTER_GROUP (self), FALSE);
  g_return_val_if_fail (matter != NULL, FALSE);

  *matter = (TeaVisitMatter) {
    .text = get_text (self->text_row),
    .kind = tea_word_choice_get (self->kind_row, tea_visit_kinds),
    .solved = adw_switch_row_get_active (self->solved_row),
    .mediation = is_dispute (self) ? get_text (self->mediation_row) : NULL,
  };

  return *matter->text != '\0';
}
