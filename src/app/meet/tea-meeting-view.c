/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"
#include "meet/tea-adjournment.h"
#include "meet/tea-closing-view.h"
#include "meet/tea-hands-view.h"
#include "meet/tea-meeting-view.h"
#include "meet/tea-prepare-view.h"
#include "meet/tea-remarks-view.h"
#include "meet/tea-sign-in-view.h"
#include "report/tea-agenda-paper.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-notice-paper.h"
#include "report/tea-print-dialog.h"
#include "report/tea-script-paper.h"
#include "report/tea-sign-in-paper.h"
#include "tea-page.h"

/*
 * TeaMeetingView:
 *
 * One session: how far it is and who is here stand above, its parts below. It opens on the part
 * that its state asks for. Emits `topic-changed` when the session goes on to another topic.
 */
struct _TeaMeetingView
{
  AdwBin            parent_instance;

  TeaMeeting       *meeting;
  char             *state;

  GtkLabel         *title_label;
  GtkLabel         *when_label;
  GtkWidget        *start_button;
  GtkLabel         *quorum_label;
  AdwViewStack     *view_stack;
  AdwViewStackPage *remarks_page;
  AdwViewStackPage *hands_page;
  AdwViewStackPage *after_page;
  TeaMeetingPart   *prepare_view;
  TeaMeetingPart   *sign_in_view;
  TeaMeetingPart   *remarks_view;
  TeaMeetingPart   *hands_view;
  TeaMeetingPart   *closing_view;
};

enum
{
  TOPIC_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaMeetingView, tea_meeting_view, ADW_TYPE_BIN)

static void
start_cb (TeaMeetingView *self)
{
  TeaBook *book = tea_meeting_part_get_book (self->prepare_view);
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 self->meeting->adjourned ? tea_meeting_resume (self->meeting, book, &error)
                                          : tea_meeting_start (self->meeting, book, &error),
                 &error);
}

/* What can be printed of a session, as the menu names it. */
static const struct
{
  const char   *name;
  TeaPrintFunc  create;
  gboolean      masked;
} papers[] = {
  { "notice", (TeaPrintFunc) tea_notice_paper, TRUE },
  { "agenda", (TeaPrintFunc) tea_agenda_paper, TRUE },
  { "sign-in", (TeaPrintFunc) tea_sign_in_paper, TRUE },
  { "script", (TeaPrintFunc) tea_script_paper, FALSE },
  { "minutes", (TeaPrintFunc) tea_minutes_paper, TRUE },
};

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TeaMeetingView *self = TEA_MEETING_VIEW (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (g_str_equal (papers[i].name, name))
        tea_print_dialog_present (widget, tea_meeting_part_get_book (self->prepare_view),
                                  TEA_RECORD (self->meeting), papers[i].create, papers[i].masked);
    }
}

static void
topic_changed_cb (TeaMeetingView *self)
{
  g_signal_emit (self, signals[TOPIC_CHANGED], 0);
}

static void
show_heading (TeaMeetingView *self)
{
  TeaMeeting *meeting = self->meeting;
  g_autofree char *day = tea_date_format (meeting->starts_at);
  g_autofree char *clock = g_strndup (meeting->starts_at + strlen ("2026-11-25 "),
                                      strlen ("14:30"));
  g_autofree char *state = tea_meeting_dup_state (meeting);
  const char *goes_on_at = meeting->locked ? NULL : tea_meeting_get_goes_on_at (meeting);
  g_autofree char *later = NULL;
  g_autofree char *when = NULL;

  if (goes_on_at != NULL)
    {
      g_autofree char *moment = tea_time_format (goes_on_at);

      later = g_strdup_printf (_("Goes on %s"), moment);
    }
  gtk_label_set_label (self->title_label, meeting->title);
  when = tea_text_join (meeting->number, state, day, clock, later, meeting->place);
  gtk_label_set_label (self->when_label, when);
}

static void
show_quorum (TeaMeetingView *self)
{
  TeaMeeting *meeting = self->meeting;
  g_autofree char *present = NULL;
  g_autofree char *quorum = tea_meeting_dup_quorum (meeting);
  g_autofree char *words = NULL;

  /* Translators: how many with a vote were invited and came, and how many came without one. */
  present = g_strdup_printf (_("Due %d · Present %d · Without a vote %d"),
                             meeting->due, meeting->present, meeting->observers);
  words = g_strjoin ("\n", present, quorum, NULL);
  gtk_label_set_label (self->quorum_label, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->quorum_label), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->quorum_label), "warning");
  if (!g_str_equal (meeting->state, "planned"))
    gtk_widget_add_css_class (GTK_WIDGET (self->quorum_label),
                              tea_meeting_has_quorum (meeting) ? "success" : "warning");
}

/* The stack may have done it already: then Tab would go on to the next place. */
static gboolean
has_focus (TeaMeetingView *self,
           GtkWidget      *child)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, child);
}

static void
show_part (TeaMeetingView *self,
           const char     *name,
           gboolean        focus)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->view_stack, name);

  if (child == NULL ||
      !adw_view_stack_page_get_visible (adw_view_stack_get_page (self->view_stack, child)))
    return;

  adw_view_stack_set_visible_child (self->view_stack, child);
  if (focus && !gtk_widget_grab_focus (child) && !has_focus (self, child) &&
      !gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show_state (TeaMeetingView *self)
{
  TeaMeeting *meeting = self->meeting;
  gboolean planned = g_str_equal (meeting->state, "planned");
  gboolean started = g_strcmp0 (self->state, "planned") == 0;

  gtk_widget_set_visible (self->start_button, planned || meeting->adjourned);
  gtk_button_set_label (GTK_BUTTON (self->start_button),
                        planned ? _("_Start") : _("_Go On"));
  gtk_widget_set_tooltip_text (self->start_button,
                               planned ? _("Start the Session") : _("Go On with the Session"));
  adw_view_stack_page_set_visible (self->remarks_page, !planned);
  adw_view_stack_page_set_visible (self->hands_page, !planned);
  adw_view_stack_page_set_visible (self->after_page, !planned);

  if (!g_set_str (&self->state, meeting->state))
    return;

  /* Whoever started the session goes on by writing down what is said. */
  if (g_str_equal (meeting->state, "open"))
    show_part (self, "remarks", started);
  else
    show_part (self, planned ? "before" : "after", FALSE);
}

static void
tea_meeting_view_dispose (GObject *object)
{
  TeaMeetingView *self = TEA_MEETING_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_MEETING_VIEW);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->state, g_free);

  G_OBJECT_CLASS (tea_meeting_view_parent_class)->dispose (object);
}

static void
tea_meeting_view_class_init (TeaMeetingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_meeting_view_dispose;

  /**
   * TeaMeetingView::topic-changed:
   *
   * The session goes on to another topic.
   */
  signals[TOPIC_CHANGED] = g_signal_new ("topic-changed", TEA_TYPE_MEETING_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaMeetingView|session.print:
   * @paper: `notice`, `agenda`, `sign-in`, `script` or `minutes`
   *
   * Shows a paper of the session, to print it or to save it as PDF.
   */
  gtk_widget_class_install_action (widget_class, "session.print", "s", print_action);

  g_type_ensure (TEA_TYPE_CLOSING_VIEW);
  g_type_ensure (TEA_TYPE_HANDS_VIEW);
  g_type_ensure (TEA_TYPE_PREPARE_VIEW);
  g_type_ensure (TEA_TYPE_REMARKS_VIEW);
  g_type_ensure (TEA_TYPE_SIGN_IN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-meeting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, when_label);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, start_button);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, quorum_label);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, view_stack);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, remarks_page);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, hands_page);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, after_page);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, prepare_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, sign_in_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, remarks_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, hands_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetingView, closing_view);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
}

static void
tea_meeting_view_init (TeaMeetingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_meeting_view_get_meeting:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session that it shows
 */
TeaMeeting *
tea_meeting_view_get_meeting (TeaMeetingView *self)
{
  g_return_val_if_fail (TEA_IS_MEETING_VIEW (self), NULL);

  return self->meeting;
}

/**
 * tea_meeting_view_set_meeting:
 * @self: a view
 * @book: the book
 * @meeting: a session, just read
 *
 * Shows another session, or what has changed about the same.
 */
void
tea_meeting_view_set_meeting (TeaMeetingView *self,
                              TeaBook        *book,
                              TeaMeeting     *meeting)
{
  TeaMeetingPart *parts[] = {
    self->prepare_view, self->sign_in_view, self->remarks_view, self->hands_view,
    self->closing_view,
  };

  g_return_if_fail (TEA_IS_MEETING_VIEW (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_MEETING (meeting));

  /* Another session opens on its own part, also when both are as far. */
  if (self->meeting == NULL ||
      tea_record_get_id (TEA_RECORD (self->meeting)) != tea_record_get_id (TEA_RECORD (meeting)))
    g_clear_pointer (&self->state, g_free);

  g_set_object (&self->meeting, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tea_meeting_part_set_meeting (parts[i], book, meeting);
  show_heading (self);
  show_quorum (self);
  show_state (self);
}

/**
 * tea_meeting_view_show_part:
 * @self: a view
 * @name: `before`, `sign-in`, `remarks`, `hands` or `after`
 *
 * Goes to a part, if the session is that far.
 */
void
tea_meeting_view_show_part (TeaMeetingView *self,
                            const char     *name)
{
  g_return_if_fail (TEA_IS_MEETING_VIEW (self));
  g_return_if_fail (name != NULL);

  show_part (self, name, TRUE);
}

/**
 * tea_meeting_view_take_focus:
 * @self: a view
 *
 * Has the keyboard go on in the part that shows.
 */
void
tea_meeting_view_take_focus (TeaMeetingView *self)
{
  g_return_if_fail (TEA_IS_MEETING_VIEW (self));

  show_part (self, adw_view_stack_get_visible_child_name (self->view_stack), TRUE);
}

/**
 * tea_meeting_view_forward_key:
 * @self: a view
 * @controller: a controller with a key that was pressed beside the view
 *
 * Lets the console have the key, if it is to be seen.
 *
 * Returns: whether the key meant something
 */
gboolean
tea_meeting_view_forward_key (TeaMeetingView        *self,
                              GtkEventControllerKey *controller)
{
  GtkWidget *console;

  g_return_val_if_fail (TEA_IS_MEETING_VIEW (self), FALSE);
  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER_KEY (controller), FALSE);

  console = GTK_WIDGET (self->remarks_view);

  return gtk_widget_get_mapped (console) && gtk_event_controller_key_forward (controller, console);
}
