/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "report/tea-trace-dialog.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-progress.h"
#include "screen/tea-verdict.h"
#include "tea-assignment-view.h"
#include "tea-followup-view.h"
#include "tea-list-pane.h"
#include "tea-resolve-page.h"
#include "tea-row.h"
#include "tea-rule-view.h"
#include "tea-suggestion-view.h"

/*
 * TeaResolvePage:
 *
 * What was suggested and decided, who does what by when, whom to ask, and the rules: four lists,
 * and beside them the one that is being worked on.
 */
struct _TeaResolvePage
{
  TeaPage                 parent_instance;

  TeaRecord              *shown;

  AdwNavigationSplitView *split_view;
  AdwViewStack           *lists;
  TeaListPane            *suggestion_pane;
  TeaListPane            *assignment_pane;
  TeaListPane            *followup_pane;
  TeaListPane            *rule_pane;
  GtkButton              *trace_button;
  GtkStack               *stack;
  TeaSuggestionView      *suggestion_view;
  TeaAssignmentView      *assignment_view;
  TeaFollowupView        *followup_view;
  TeaRuleView            *rule_view;
};

G_DEFINE_FINAL_TYPE (TeaResolvePage, tea_resolve_page, TEA_TYPE_PAGE)

static char *
dup_verdict (GtkListItem *item,
             const char  *verdict)
{
  return g_strdup (verdict != NULL ? tea_decision_verdict_label (verdict) : "");
}

static char *
dup_due (GtkListItem *item,
         const char  *carried_by,
         const char  *due_on,
         const char  *due_at,
         int          minutes_left)
{
  /* What is handled within 48 hours says how much of them is left. */
  if (due_at != NULL)
    {
      g_autofree char *clock = tea_verdict_describe_clock (due_at, minutes_left);

      return tea_text_join (carried_by, clock);
    }

  /* Translators: who carries a work order out, and until which day. */
  return g_strdup_printf (_("%s · due %s"), carried_by != NULL ? carried_by : "",
                          due_on != NULL ? due_on : "");
}

static char *
dup_status (GtkListItem *item,
            const char  *status)
{
  return g_strdup (status != NULL ? tea_assignment_status_label (status) : "");
}

static const char *
get_text (TeaListPane *pane)
{
  const char *text = tea_list_pane_get_text (pane);

  return *text != '\0' ? text : NULL;
}

static TeaBook *
get_book (TeaResolvePage *self)
{
  return tea_page_get_book (TEA_PAGE (self));
}

static void
ask_suggestions_cb (TeaResolvePage *self)
{
  TeaSuggestionFilter filter = { .text = get_text (self->suggestion_pane) };

  tea_list_pane_set_query (self->suggestion_pane, tea_suggestion_query (get_book (self), &filter));
}

static void
ask_assignments_cb (TeaResolvePage *self)
{
  TeaAssignmentFilter filter = { .text = get_text (self->assignment_pane) };

  tea_list_pane_set_query (self->assignment_pane, tea_assignment_query (get_book (self), &filter));
}

static void
ask_rules_cb (TeaResolvePage *self)
{
  TeaRuleFilter filter = { .text = get_text (self->rule_pane) };

  tea_list_pane_set_query (self->rule_pane, tea_rule_query (get_book (self), &filter));
}

static void
show (TeaResolvePage *self,
      TeaRecord      *record,
      const char     *name)
{
  g_set_object (&self->shown, record);
  gtk_widget_set_sensitive (GTK_WIDGET (self->trace_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
suggestion_selected_cb (TeaListPane    *pane,
                        TeaSuggestion  *suggestion,
                        TeaResolvePage *self)
{
  if (suggestion == NULL)
    return;

  tea_suggestion_view_set_suggestion (self->suggestion_view, get_book (self), suggestion);
  show (self, TEA_RECORD (suggestion), "suggestion");
}

static void
assignment_selected_cb (TeaListPane    *pane,
                        TeaAssignment  *assignment,
                        TeaResolvePage *self)
{
  if (assignment == NULL)
    return;

  tea_assignment_view_set_assignment (self->assignment_view, get_book (self), assignment);
  show (self, TEA_RECORD (assignment), "assignment");
}

static void
followup_selected_cb (TeaListPane    *pane,
                      TeaRequest     *request,
                      TeaResolvePage *self)
{
  if (request == NULL)
    return;

  tea_followup_view_set_request (self->followup_view, get_book (self), request);
  show (self, TEA_RECORD (request), "followup");
}

static void
rule_selected_cb (TeaListPane    *pane,
                  TeaRule        *rule,
                  TeaResolvePage *self)
{
  if (rule == NULL)
    return;

  tea_rule_view_set_rule (self->rule_view, get_book (self), rule);
  show (self, TEA_RECORD (rule), "rule");
}

static void
activated_cb (TeaResolvePage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static TeaListPane *
get_pane (TeaResolvePage *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->lists);

  return child != NULL ? TEA_LIST_PANE (child) : NULL;
}

/* The other list shows what was last selected in it. */
static void
list_changed_cb (TeaResolvePage *self)
{
  TeaListPane *pane = get_pane (self);
  gpointer selected = pane != NULL ? tea_list_pane_get_selected (pane) : NULL;

  if (selected == NULL)
    return;

  if (pane == self->suggestion_pane)
    suggestion_selected_cb (pane, selected, self);
  else if (pane == self->assignment_pane)
    assignment_selected_cb (pane, selected, self);
  else if (pane == self->followup_pane)
    followup_selected_cb (pane, selected, self);
  else
    rule_selected_cb (pane, selected, self);
}

static void
trace_cb (TeaResolvePage *self)
{
  if (self->shown != NULL)
    tea_trace_dialog_present (GTK_WIDGET (self), get_book (self), self->shown);
}

static void
tea_resolve_page_set_book (TeaPage *page,
                           TeaBook *book)
{
  TeaResolvePage *self = TEA_RESOLVE_PAGE (page);

  ask_suggestions_cb (self);
  ask_assignments_cb (self);
  tea_list_pane_set_query (self->followup_pane, tea_followup_owed_query (book));
  ask_rules_cb (self);
}

/* What belongs to a suggestion or a work order is shown with it. */
static TeaRecord *
find_shown (TeaResolvePage *self,
            TeaRecord      *record)
{
  if (TEA_IS_DECISION (record))
    return tea_book_get (get_book (self), TEA_TYPE_SUGGESTION, TEA_DECISION (record)->suggestion,
                         NULL);
  if (TEA_IS_PROGRESS (record))
    return tea_book_get (get_book (self), TEA_TYPE_ASSIGNMENT, TEA_PROGRESS (record)->assignment,
                         NULL);

  return g_object_ref (record);
}

static gboolean
tea_resolve_page_show_record (TeaPage   *page,
                              TeaRecord *record)
{
  TeaResolvePage *self = TEA_RESOLVE_PAGE (page);
  g_autoptr (TeaRecord) shown = find_shown (self, record);
  TeaListPane *pane;
  const char *name;

  if (TEA_IS_SUGGESTION (shown))
    {
      pane = self->suggestion_pane;
      name = "suggestions";
    }
  else if (TEA_IS_ASSIGNMENT (shown))
    {
      pane = self->assignment_pane;
      name = "assignments";
    }
  else if (TEA_IS_RULE (shown))
    {
      pane = self->rule_pane;
      name = "rules";
    }
  else
    {
      return FALSE;
    }

  adw_view_stack_set_visible_child_name (self->lists, name);
  tea_list_pane_clear_text (pane);
  if (pane == self->suggestion_pane)
    ask_suggestions_cb (self);
  else if (pane == self->assignment_pane)
    ask_assignments_cb (self);
  else
    ask_rules_cb (self);
  tea_list_pane_select (pane, tea_record_get_id (shown));
  activated_cb (self);

  return TRUE;
}

static void
tea_resolve_page_search (TeaPage *page)
{
  tea_list_pane_search (get_pane (TEA_RESOLVE_PAGE (page)));
}

static void
tea_resolve_page_dispose (GObject *object)
{
  g_clear_object (&TEA_RESOLVE_PAGE (object)->shown);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_RESOLVE_PAGE);

  G_OBJECT_CLASS (tea_resolve_page_parent_class)->dispose (object);
}

static void
tea_resolve_page_class_init (TeaResolvePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaPageClass *page_class = TEA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_resolve_page_dispose;
  page_class->set_book = tea_resolve_page_set_book;
  page_class->show_record = tea_resolve_page_show_record;
  page_class->search = tea_resolve_page_search;

  g_type_ensure (TEA_TYPE_ASSIGNMENT);
  g_type_ensure (TEA_TYPE_ASSIGNMENT_VIEW);
  g_type_ensure (TEA_TYPE_FOLLOWUP_VIEW);
  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_REQUEST);
  g_type_ensure (TEA_TYPE_ROW);
  g_type_ensure (TEA_TYPE_RULE);
  g_type_ensure (TEA_TYPE_RULE_VIEW);
  g_type_ensure (TEA_TYPE_SUGGESTION);
  g_type_ensure (TEA_TYPE_SUGGESTION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "resolve/tea-resolve-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, lists);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, suggestion_pane);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, assignment_pane);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, followup_pane);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, rule_pane);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, trace_button);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, suggestion_view);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, assignment_view);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, followup_view);
  gtk_widget_class_bind_template_child (widget_class, TeaResolvePage, rule_view);
  gtk_widget_class_bind_template_callback (widget_class, ask_suggestions_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_assignments_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_rules_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, assignment_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, followup_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_verdict);
  gtk_widget_class_bind_template_callback (widget_class, dup_due);
  gtk_widget_class_bind_template_callback (widget_class, dup_status);
}

static void
tea_resolve_page_init (TeaResolvePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
