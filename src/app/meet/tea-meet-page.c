/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-console-keys.h"
#include "meet/tea-meet-page.h"
#include "meet/tea-meeting-view.h"
#include "meet/tea-plan-dialog.h"
#include "meet/tea-remark.h"
#include "meet/tea-series-dialog.h"
#include "projection/tea-projection-bar.h"
#include "projection/tea-projector.h"
#include "report/tea-trace-dialog.h"
#include "tea-list-pane.h"
#include "tea-row.h"

/*
 * TeaMeetPage:
 *
 * The sessions, those that are coming first, and beside them the one that is prepared or held.
 * One that is under way has the whole page: the chair needs the room, and the list is a step back.
 * From here the room's window is opened and its pages are turned.
 */
struct _TeaMeetPage
{
  TeaPage                 parent_instance;

  gulong                  changed_handler;
  TeaProjector           *projector;   /* of the window */
  TeaProjection          *projection;
  gboolean                narrow;
  gboolean                chairing;   /* a session that is under way has the page */
  gint64                  open;       /* the session that was shown last, if it is under way */

  AdwNavigationSplitView *split_view;
  TeaListPane            *pane;
  GtkDropDown            *filter_drop_down;
  GtkWidget              *trace_button;
  GtkWidget              *project_button;
  AdwBanner              *banner;
  GtkStack               *stack;
  TeaMeetingView         *meeting_view;
  TeaProjectionBar       *projection_bar;
};

/* The parts of a session in the order in which Ctrl and a digit goes to them. */
static const char * const part_names[] = {
  "before", "sign-in", "remarks", "hands", "after",
};

typedef enum
{
  ALL_MEETINGS,
  COMING_MEETINGS,
  HELD_MEETINGS,
} TeaMeetingChoice;

G_DEFINE_FINAL_TYPE (TeaMeetPage, tea_meet_page, TEA_TYPE_PAGE)

static TeaBook *
get_book (TeaMeetPage *self)
{
  return tea_page_get_book (TEA_PAGE (self));
}

/* The list */

/* An adjourned session is looked for by the day on which it goes on, where that is known. */
static char *
dup_subtitle (GtkListItem *item,
              const char  *starts_at,
              const char  *resumes_at,
              const char  *core_titles)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (starts_at == NULL)
    return NULL;

  if (resumes_at != NULL)
    {
      g_autofree char *moment = tea_time_format (resumes_at);
      /* Translators: of an adjourned session; a day and a time. */
      g_autofree char *words = g_strdup_printf (_("Goes on %s"), moment);

      return tea_text_join (words, core_titles);
    }

  day = tea_date_format (starts_at);
  clock = g_strndup (starts_at + strlen ("2026-11-25 "), strlen ("14:30"));

  return tea_text_join (day, clock, core_titles);
}

static char *
dup_state (GtkListItem *item,
           const char  *state,
           gboolean     adjourned)
{
  if (state == NULL)
    return NULL;

  return g_strdup (adjourned ? C_("session", "Adjourned") : tea_meeting_state_label (state));
}

static void
ask (TeaMeetPage *self)
{
  TeaMeetingFilter filter = { 0 };
  g_autofree char *today = NULL;

  if (get_book (self) == NULL)
    return;

  if (*tea_list_pane_get_text (self->pane) != '\0')
    filter.text = tea_list_pane_get_text (self->pane);

  switch ((TeaMeetingChoice) gtk_drop_down_get_selected (self->filter_drop_down))
    {
    case COMING_MEETINGS:
      today = tea_book_today (get_book (self));
      filter.from = today;
      filter.earliest_first = TRUE;
      break;

    case HELD_MEETINGS:
      filter.state = "closed";
      break;

    case ALL_MEETINGS:
    default:
      filter.coming_first = TRUE;
      break;
    }

  tea_list_pane_set_query (self->pane, tea_meeting_query (get_book (self), &filter));
}

static void
ask_cb (TeaMeetPage *self)
{
  ask (self);
}

static void
filter_changed_cb (GtkDropDown *drop_down,
                   GParamSpec  *pspec,
                   TeaMeetPage *self)
{
  ask (self);
}

static void
lay_out (TeaMeetPage *self)
{
  adw_navigation_split_view_set_collapsed (self->split_view, self->narrow || self->chairing);
}

static void
narrow_cb (TeaMeetPage *self)
{
  self->narrow = TRUE;
  lay_out (self);
}

static void
wide_cb (TeaMeetPage *self)
{
  self->narrow = FALSE;
  lay_out (self);
}

static void
set_chairing (TeaMeetPage *self,
              gboolean     chairing)
{
  self->chairing = chairing;
  if (chairing)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  lay_out (self);
}

static gboolean
is_open (TeaMeeting *meeting)
{
  return meeting != NULL && g_str_equal (meeting->state, "open");
}

static void
show_meeting (TeaMeetPage *self,
              gint64       id)
{
  TeaMeeting *shown = tea_meeting_view_get_meeting (self->meeting_view);
  g_autoptr (TeaMeeting) meeting = NULL;
  gboolean started;

  /* The verb that starts a session changes the record that is shown, and so does the book that of
   * the list; what was shown last is known by the page alone. */
  meeting = tea_book_get (get_book (self), TEA_TYPE_MEETING, id, NULL);
  started = is_open (meeting) && shown != NULL && self->open != id &&
            tea_record_get_id (TEA_RECORD (shown)) == id;
  self->open = is_open (meeting) ? id : 0;
  if (meeting != NULL)
    tea_meeting_view_set_meeting (self->meeting_view, get_book (self), meeting);

  if (started || !is_open (meeting))
    set_chairing (self, started);

  gtk_widget_set_sensitive (self->trace_button, meeting != NULL);
  gtk_widget_set_sensitive (self->project_button, meeting != NULL);
  gtk_stack_set_visible_child_name (self->stack, meeting != NULL ? "meeting" : "none");
}

static TeaMeeting *
get_meeting (TeaMeetPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "meeting") != 0)
    return NULL;

  return tea_meeting_view_get_meeting (self->meeting_view);
}

static void
selected_cb (TeaListPane *pane,
             TeaMeeting  *meeting,
             TeaMeetPage *self)
{
  if (meeting == NULL)
    return;

  show_meeting (self, tea_record_get_id (TEA_RECORD (meeting)));
  if (is_open (meeting) && !self->narrow)
    set_chairing (self, TRUE);
}

/* Back from a session that is under way the list stands beside it again. */
static void
show_content_cb (TeaMeetPage *self)
{
  if (self->chairing && !adw_navigation_split_view_get_show_content (self->split_view))
    set_chairing (self, FALSE);
}

static void
activated_cb (TeaMeetPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  set_chairing (self, is_open (get_meeting (self)));
}

static void
plan_cb (TeaMeetPage *self)
{
  tea_plan_dialog_present (TEA_PAGE (self));
}

static void
series_cb (TeaMeetPage *self)
{
  tea_series_dialog_present (TEA_PAGE (self));
}

static void
trace_cb (TeaMeetPage *self)
{
  if (get_meeting (self) != NULL)
    tea_trace_dialog_present (GTK_WIDGET (self), get_book (self),
                              TEA_RECORD (get_meeting (self)));
}

static void
show_part_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TeaMeetPage *self = TEA_MEET_PAGE (widget);

  if (get_meeting (self) == NULL)
    return;

  activated_cb (self);
  tea_meeting_view_show_part (self->meeting_view, part_names[g_variant_get_int32 (parameter)]);
}

/* The projection */

/* The projection of a session, which this page has begun; %NULL when the room sees nothing or
 * something else. */
static TeaProjection *
get_projection (TeaMeetPage *self)
{
  TeaProjection *shown = NULL;

  if (self->projector != NULL)
    shown = tea_projector_get_projection (self->projector);

  return shown == self->projection ? shown : NULL;
}

static void
stop_projecting (TeaMeetPage *self)
{
  if (get_projection (self) != NULL)
    tea_projector_stop (self->projector);
}

static void
stop_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  stop_projecting (TEA_MEET_PAGE (widget));
}

static void
blank_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  TeaProjection *projection = get_projection (TEA_MEET_PAGE (widget));

  if (projection != NULL)
    tea_projection_set_blank (projection, !tea_projection_get_blank (projection));
}

static void
freeze_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TeaProjection *projection = get_projection (TEA_MEET_PAGE (widget));

  if (projection != NULL)
    tea_projection_set_frozen (projection, !tea_projection_get_frozen (projection));
}

static void
message_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TeaMeetPage *self = TEA_MEET_PAGE (widget);

  if (get_projection (self) != NULL)
    tea_projection_bar_ask_message (self->projection_bar);
}

/* Whether the room sees the session, whoever began or ended that. */
static void
projected_cb (TeaMeetPage *self)
{
  TeaProjection *projection = get_projection (self);

  if (projection == NULL)
    g_clear_object (&self->projection);
  /* The keys of the session are heard in its page alone, so the focus does not go with the bar. */
  if (projection == NULL &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->projection_bar)) != NULL)
    tea_meeting_view_take_focus (self->meeting_view);
  tea_projection_bar_set_projection (self->projection_bar, projection);
  gtk_widget_set_visible (GTK_WIDGET (self->projection_bar), projection != NULL);
  adw_banner_set_revealed (self->banner,
                           projection != NULL && tea_projector_is_lost (self->projector));
}

static gboolean
update_projection (TeaMeetPage *self)
{
  g_autoptr (GError) error = NULL;

  if (tea_projection_update (self->projection, &error))
    return TRUE;

  tea_page_tell_error (GTK_WIDGET (self), error);

  return FALSE;
}

static void
start_projecting (TeaMeetPage *self,
                  gint64       meeting)
{
  if (self->projector == NULL)
    {
      self->projector = g_object_ref (tea_projector_get (GTK_WIDGET (self)));
      g_signal_connect_object (self->projector, "notify", G_CALLBACK (projected_cb), self,
                               G_CONNECT_SWAPPED);
    }

  tea_projector_stop (self->projector);
  self->projection = tea_projection_new (get_book (self), meeting);
  if (update_projection (self))
    tea_projector_start (self->projector, self->projection);
  else
    g_clear_object (&self->projection);
}

static void
project_cb (TeaMeetPage *self)
{
  tea_meet_page_project (self);
}

/* Whoever used the bar goes on with the keys of the session without going back to it first. */
static gboolean
bar_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            TeaMeetPage           *self)
{
  return tea_meeting_view_forward_key (self->meeting_view, controller);
}

static void
topic_changed_cb (TeaMeetPage *self)
{
  if (self->projection != NULL)
    update_projection (self);
}

/* The page */

static void
changed_cb (TeaMeetPage        *self,
            const char * const *tables)
{
  /* What the console keeps of itself, a moment after each key, is on no page. */
  if (g_strv_length ((char **) tables) == 1 && g_str_equal (tables[0], "console"))
    return;

  if (get_meeting (self) != NULL)
    show_meeting (self, tea_record_get_id (TEA_RECORD (get_meeting (self))));

  /* A session that is no more is not projected any more. */
  if (self->projection != NULL && !update_projection (self))
    stop_projecting (self);
}

static void
tea_meet_page_set_book (TeaPage *page,
                        TeaBook *book)
{
  TeaMeetPage *self = TEA_MEET_PAGE (page);

  self->changed_handler = g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self,
                                                   G_CONNECT_SWAPPED);
  ask (self);
}

static gint64
find_meeting (TeaRecord *record)
{
  if (TEA_IS_MEETING (record))
    return tea_record_get_id (record);
  if (TEA_IS_REMARK (record))
    return TEA_REMARK (record)->meeting;
  if (TEA_IS_BALLOT (record))
    return TEA_BALLOT (record)->meeting;
  if (TEA_IS_ATTENDANCE (record))
    return TEA_ATTENDANCE (record)->meeting;
  if (TEA_IS_AGENDA_ITEM (record))
    return TEA_AGENDA_ITEM (record)->meeting;

  return 0;
}

static const char *
get_part (TeaRecord *record)
{
  if (TEA_IS_REMARK (record))
    return "remarks";
  if (TEA_IS_BALLOT (record))
    return "hands";
  if (TEA_IS_ATTENDANCE (record))
    return "sign-in";
  if (TEA_IS_AGENDA_ITEM (record))
    return "before";

  return NULL;
}

static gboolean
tea_meet_page_show_record (TeaPage   *page,
                           TeaRecord *record)
{
  TeaMeetPage *self = TEA_MEET_PAGE (page);
  gint64 id = find_meeting (record);

  if (id == 0)
    return FALSE;

  tea_list_pane_clear_text (self->pane);
  gtk_drop_down_set_selected (self->filter_drop_down, ALL_MEETINGS);
  ask (self);
  tea_list_pane_select (self->pane, id);
  show_meeting (self, id);
  if (get_part (record) != NULL)
    tea_meeting_view_show_part (self->meeting_view, get_part (record));
  activated_cb (self);

  return TRUE;
}

static void
tea_meet_page_create (TeaPage *page)
{
  plan_cb (TEA_MEET_PAGE (page));
}

static void
tea_meet_page_search (TeaPage *page)
{
  tea_list_pane_search (TEA_MEET_PAGE (page)->pane);
}

static void
tea_meet_page_dispose (GObject *object)
{
  TeaMeetPage *self = TEA_MEET_PAGE (object);

  if (get_book (self) != NULL)
    g_clear_signal_handler (&self->changed_handler, get_book (self));
  stop_projecting (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_MEET_PAGE);

  G_OBJECT_CLASS (tea_meet_page_parent_class)->dispose (object);
}

static void
tea_meet_page_class_init (TeaMeetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaPageClass *page_class = TEA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_meet_page_dispose;
  page_class->set_book = tea_meet_page_set_book;
  page_class->show_record = tea_meet_page_show_record;
  page_class->create = tea_meet_page_create;
  page_class->search = tea_meet_page_search;

  gtk_widget_class_install_action (widget_class, "meet.stop-projecting", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "meet.blank", NULL, blank_cb);
  gtk_widget_class_install_action (widget_class, "meet.freeze", NULL, freeze_cb);
  gtk_widget_class_install_action (widget_class, "meet.message", NULL, message_cb);
  gtk_widget_class_install_action (widget_class, "meet.show-part", "i", show_part_cb);
  tea_console_add_keys (widget_class, "meet");

  /* A presenter's remote blanks with this one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, 0, "meet.blank", NULL);

  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_MEETING);
  g_type_ensure (TEA_TYPE_MEETING_VIEW);
  g_type_ensure (TEA_TYPE_PROJECTION_BAR);
  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-meet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, trace_button);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, project_button);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, meeting_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMeetPage, projection_bar);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_state);
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, series_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
tea_meet_page_init (TeaMeetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_meet_page_resume:
 * @self: the page
 * @meeting: a session that was projected when the app was killed
 *
 * Shows it, and projects it again as it was. The keyboard is where it was, too: at what is said.
 */
void
tea_meet_page_resume (TeaMeetPage *self,
                      TeaMeeting  *meeting)
{
  g_return_if_fail (TEA_IS_MEET_PAGE (self));
  g_return_if_fail (TEA_IS_MEETING (meeting));

  tea_meet_page_show_record (TEA_PAGE (self), TEA_RECORD (meeting));
  tea_meet_page_project (self);
  tea_meeting_view_show_part (self->meeting_view, "remarks");
}

/**
 * tea_meet_page_project:
 * @self: the page
 *
 * Projects the session beside the list, or the one that is open or comes next.
 */
void
tea_meet_page_project (TeaMeetPage *self)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_return_if_fail (TEA_IS_MEET_PAGE (self));

  if (get_meeting (self) == NULL)
    {
      meeting = tea_meeting_find_current (get_book (self), &error);
      if (meeting == NULL)
        {
          tea_page_tell_error (GTK_WIDGET (self), error);
          return;
        }
      tea_meet_page_show_record (TEA_PAGE (self), TEA_RECORD (meeting));
    }

  id = tea_record_get_id (TEA_RECORD (get_meeting (self)));
  if (self->projection != NULL && tea_projection_get_meeting (self->projection) == id)
    return;

  start_projecting (self, id);
}
