/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "report/tea-trace-dialog.h"
#include "screen/tea-verdict.h"
#include "tea-answers-dialog.h"
#include "tea-list-pane.h"
#include "tea-row.h"
#include "tea-choice-dialog.h"
#include "tea-proposals-dialog.h"
#include "tea-screen-page.h"
#include "tea-topic-view.h"

/*
 * TeaScreenPage:
 *
 * The topics, those with the most weight first, and beside them the one that is being weighed.
 */
struct _TeaScreenPage
{
  TeaPage                 parent_instance;

  AdwNavigationSplitView *split_view;
  GtkMenuButton          *add_button;
  GtkPopover             *add_popover;
  GtkEntry               *title_entry;
  TeaListPane            *pane;
  GtkDropDown            *filter_drop_down;
  GtkButton              *trace_button;
  GtkStack               *stack;
  TeaTopicView           *topic_view;
};

typedef enum
{
  TO_BE_DECIDED,
  ON_THE_AGENDA,
  ANSWER_OWED,
  ALL_TOPICS,
} TeaTopicChoice;

G_DEFINE_FINAL_TYPE (TeaScreenPage, tea_screen_page, TEA_TYPE_PAGE)

static char *
dup_subtitle (GtkListItem *item,
              int          requests,
              int          households,
              const char  *verdict,
              const char  *due_at,
              int          minutes_left)
{
  g_autofree char *asked = NULL;
  g_autofree char *homes = NULL;
  g_autofree char *clock = tea_verdict_describe_clock (due_at, minutes_left);

  asked = g_strdup_printf (ngettext ("%d request", "%d requests", requests), requests);
  homes = g_strdup_printf (ngettext ("%d household", "%d households", households), households);

  /* What is handled within 48 hours says first how much of them is left. */
  if (*clock != '\0')
    return tea_text_join (tea_topic_verdict_label (verdict), clock, asked, homes);

  return tea_text_join (asked, homes, tea_topic_verdict_label (verdict));
}

static char *
dup_score (GtkListItem *item,
           int          score)
{
  return score > 0 ? g_strdup_printf ("%d", score) : g_strdup ("");
}

static void
ask (TeaScreenPage *self)
{
  TeaBook *book = tea_page_get_book (TEA_PAGE (self));
  TeaTopicFilter filter = { 0 };

  if (book == NULL)
    return;

  filter.order = TEA_TOPIC_ORDER_SCORE;
  if (*tea_list_pane_get_text (self->pane) != '\0')
    filter.text = tea_list_pane_get_text (self->pane);

  switch ((TeaTopicChoice) gtk_drop_down_get_selected (self->filter_drop_down))
    {
    case TO_BE_DECIDED:
      filter.undecided = TRUE;
      break;

    case ON_THE_AGENDA:
      filter.verdict = "agenda";
      break;

    case ANSWER_OWED:
      filter.owed = TRUE;
      break;

    case ALL_TOPICS:
    default:
      break;
    }

  tea_list_pane_set_query (self->pane, tea_topic_query (book, &filter));
}

static void
ask_cb (TeaScreenPage *self)
{
  ask (self);
}

static void
filter_changed_cb (GtkDropDown   *drop_down,
                   GParamSpec    *pspec,
                   TeaScreenPage *self)
{
  ask (self);
}

/* A topic that leaves the list by being decided stays beside it until another is chosen. */
static void
selected_cb (TeaListPane   *pane,
             TeaTopic      *topic,
             TeaScreenPage *self)
{
  if (topic == NULL)
    return;

  tea_topic_view_set_topic (self->topic_view, tea_page_get_book (TEA_PAGE (self)), topic);
  gtk_widget_set_sensitive (GTK_WIDGET (self->trace_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "topic");
}

static void
propose_cb (GtkButton     *button,
            TeaScreenPage *self)
{
  TeaBook *book = tea_page_get_book (TEA_PAGE (self));

  if (book != NULL)
    tea_proposals_dialog_present (GTK_WIDGET (self), book);
}

static void
choose_cb (GtkButton     *button,
           TeaScreenPage *self)
{
  if (tea_page_get_book (TEA_PAGE (self)) != NULL)
    tea_choice_dialog_present (TEA_PAGE (self));
}

static void
answers_cb (GtkButton     *button,
            TeaScreenPage *self)
{
  TeaBook *book = tea_page_get_book (TEA_PAGE (self));

  if (book != NULL)
    tea_answers_dialog_present (GTK_WIDGET (self), book, NULL);
}

static void
activated_cb (TeaScreenPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
add_cb (GtkWidget     *widget,
        TeaScreenPage *self)
{
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (GError) error = NULL;

  topic = g_object_new (TEA_TYPE_TOPIC,
                        "title", gtk_editable_get_text (GTK_EDITABLE (self->title_entry)),
                        NULL);
  if (!tea_topic_add (topic, tea_page_get_book (TEA_PAGE (self)), &error))
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  gtk_popover_popdown (self->add_popover);
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), "");
  tea_page_show_record (TEA_PAGE (self), TEA_RECORD (topic));
  tea_page_tell_done (GTK_WIDGET (self));
}

static void
trace_cb (GtkButton     *button,
          TeaScreenPage *self)
{
  TeaTopic *topic = tea_topic_view_get_topic (self->topic_view);

  if (topic != NULL)
    tea_trace_dialog_present (GTK_WIDGET (self), tea_page_get_book (TEA_PAGE (self)),
                              TEA_RECORD (topic));
}

static void
tea_screen_page_set_book (TeaPage *page,
                          TeaBook *book)
{
  TeaScreenPage *self = TEA_SCREEN_PAGE (page);
  TeaTopicFilter undecided = { .undecided = TRUE };
  g_autoptr (TeaQuery) query = tea_topic_query (book, &undecided);

  /* Where nothing waits to be decided, the list shows what there is. */
  if (!tea_query_step (query, NULL))
    gtk_drop_down_set_selected (self->filter_drop_down, ALL_TOPICS);
  ask (self);
}

static gboolean
tea_screen_page_show_record (TeaPage   *page,
                             TeaRecord *record)
{
  TeaScreenPage *self = TEA_SCREEN_PAGE (page);
  TeaTopic *topic;

  if (!TEA_IS_TOPIC (record))
    return FALSE;

  topic = TEA_TOPIC (record);
  tea_list_pane_clear_text (self->pane);
  gtk_drop_down_set_selected (self->filter_drop_down,
                              topic->verdict == NULL ? TO_BE_DECIDED : ALL_TOPICS);
  ask (self);
  if (!tea_list_pane_select (self->pane, tea_record_get_id (record)))
    selected_cb (self->pane, topic, self);
  activated_cb (self);

  return TRUE;
}

static void
tea_screen_page_create (TeaPage *page)
{
  TeaScreenPage *self = TEA_SCREEN_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->add_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

static void
tea_screen_page_search (TeaPage *page)
{
  tea_list_pane_search (TEA_SCREEN_PAGE (page)->pane);
}

static void
tea_screen_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_SCREEN_PAGE);

  G_OBJECT_CLASS (tea_screen_page_parent_class)->dispose (object);
}

static void
tea_screen_page_class_init (TeaScreenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaPageClass *page_class = TEA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_screen_page_dispose;
  page_class->set_book = tea_screen_page_set_book;
  page_class->show_record = tea_screen_page_show_record;
  page_class->create = tea_screen_page_create;
  page_class->search = tea_screen_page_search;

  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_ROW);
  g_type_ensure (TEA_TYPE_TOPIC);
  g_type_ensure (TEA_TYPE_TOPIC_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/tea-screen-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, add_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, title_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, trace_button);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaScreenPage, topic_view);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, answers_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, dup_score);
}

static void
tea_screen_page_init (TeaScreenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
