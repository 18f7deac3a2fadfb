/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-procedure.h"
#include "meet/tea-rules-view.h"
#include "tea-page.h"
#include "tea-word-choice.h"

/*
 * TeaRulesView:
 *
 * The rules of one session: who has to come, how long and how often one speaks, what a vote needs.
 * They are those of its kind until they are changed here.
 */
struct _TeaRulesView
{
  TeaMeetingPart  parent_instance;

  gboolean        loading;

  AdwExpanderRow *expander;
  AdwComboRow    *quorum_row;
  GtkSpinButton  *seconds_spin;
  GtkSpinButton  *warning_spin;
  GtkSpinButton  *turns_spin;
  AdwSwitchRow   *alternate_row;
  AdwComboRow    *majority_row;
  AdwComboRow    *base_row;
};

G_DEFINE_FINAL_TYPE (TeaRulesView, tea_rules_view, TEA_TYPE_MEETING_PART)

static TeaProcedure *
read_rules (TeaRulesView  *self,
            GError       **error)
{
  TeaMeetingPart *part = TEA_MEETING_PART (self);

  return tea_procedure_for_meeting (tea_meeting_part_get_book (part),
                                    tea_meeting_part_get_id (part), error);
}

static void
show_rules (TeaRulesView *self,
            TeaProcedure *rules)
{
  g_autofree char *subtitle = NULL;

  /* Translators: how long one speaks; how many have to come; how many a vote needs. */
  subtitle = g_strdup_printf (_("%d seconds a turn · quorum: %s · votes: %s"), rules->seconds,
                              tea_word_label (tea_procedure_quorums (), rules->quorum),
                              tea_word_label (tea_procedure_majorities (), rules->majority));
  adw_expander_row_set_subtitle (self->expander, subtitle);

  self->loading = TRUE;
  tea_word_choice_select (self->quorum_row, tea_procedure_quorums (), rules->quorum);
  gtk_spin_button_set_value (self->seconds_spin, rules->seconds);
  gtk_spin_button_set_value (self->warning_spin, rules->warning);
  gtk_spin_button_set_value (self->turns_spin, rules->turns);
  adw_switch_row_set_active (self->alternate_row, rules->alternate);
  tea_word_choice_select (self->majority_row, tea_procedure_majorities (), rules->majority);
  tea_word_choice_select (self->base_row, tea_procedure_bases (), rules->base);
  self->loading = FALSE;
}

/* What the book refuses is not left standing as if it held. */
static void
show_again (TeaRulesView *self)
{
  g_autoptr (TeaProcedure) rules = read_rules (self, NULL);

  if (rules != NULL)
    show_rules (self, rules);
}

static void
changed_cb (TeaRulesView *self)
{
  g_autoptr (TeaProcedure) rules = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (self->loading || tea_meeting_part_get_meeting (TEA_MEETING_PART (self)) == NULL)
    return;

  rules = read_rules (self, &error);
  if (rules != NULL)
    {
      g_object_set (rules,
                    "quorum", tea_word_choice_get (self->quorum_row, tea_procedure_quorums ()),
                    "seconds", gtk_spin_button_get_value_as_int (self->seconds_spin),
                    "warning", gtk_spin_button_get_value_as_int (self->warning_spin),
                    "turns", gtk_spin_button_get_value_as_int (self->turns_spin),
                    "alternate", adw_switch_row_get_active (self->alternate_row),
                    "majority", tea_word_choice_get (self->majority_row,
                                                     tea_procedure_majorities ()),
                    "base", tea_word_choice_get (self->base_row, tea_procedure_bases ()),
                    NULL);
      done = tea_procedure_keep (rules, tea_meeting_part_get_book (TEA_MEETING_PART (self)),
                                 &error);
    }

  tea_page_tell (GTK_WIDGET (self), done, &error);
  if (!done)
    show_again (self);
}

static void
usual_cb (TeaRulesView *self)
{
  TeaMeetingPart *part = TEA_MEETING_PART (self);
  g_autoptr (TeaProcedure) rules = NULL;
  g_autoptr (TeaProcedure) usual = NULL;
  g_autoptr (GError) error = NULL;

  rules = read_rules (self, &error);
  if (rules != NULL)
    usual = tea_procedure_for_kind (tea_meeting_part_get_book (part),
                                    tea_meeting_part_get_meeting (part)->kind, &error);
  if (usual != NULL)
    tea_procedure_take (usual, rules);

  tea_page_tell (GTK_WIDGET (self),
                 usual != NULL &&
                 tea_procedure_keep (usual, tea_meeting_part_get_book (part), &error),
                 &error);
}

static void
tea_rules_view_begin (TeaMeetingPart *part)
{
  adw_expander_row_set_expanded (TEA_RULES_VIEW (part)->expander, FALSE);
}

static void
tea_rules_view_update (TeaMeetingPart *part)
{
  TeaRulesView *self = TEA_RULES_VIEW (part);

  show_again (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !tea_meeting_part_get_meeting (part)->locked);
}

static void
tea_rules_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_RULES_VIEW);

  G_OBJECT_CLASS (tea_rules_view_parent_class)->dispose (object);
}

static void
tea_rules_view_class_init (TeaRulesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_rules_view_dispose;
  part_class->begin = tea_rules_view_begin;
  part_class->update = tea_rules_view_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-rules-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, expander);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, quorum_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, seconds_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, warning_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, turns_spin);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, alternate_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, majority_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRulesView, base_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, usual_cb);
}

static void
tea_rules_view_init (TeaRulesView *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tea_word_choice_fill (self->quorum_row, tea_procedure_quorums ());
  tea_word_choice_fill (self->majority_row, tea_procedure_majorities ());
  tea_word_choice_fill (self->base_row, tea_procedure_bases ());
  self->loading = FALSE;
}
