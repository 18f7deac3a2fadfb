/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-agenda-item.h"
#include "meet/tea-choice.h"
#include "projection/tea-projection-bar.h"
#include "projection/tea-projector.h"
#include "report/tea-choice-paper.h"
#include "report/tea-print-dialog.h"
#include "screen/tea-verdict.h"

#include "tea-choice-dialog.h"

/* Hundreds of rows take seconds to make, and nobody chooses from so many. */
#define MOST_SHOWN 50

/*
 * TeaChoiceDialog:
 *
 * What the committee looks at when it chooses the one or two core topics of a session: the
 * candidates in their order with the reasons, the chosen ones, and what becomes of the others. The
 * room sees the same, masked.
 */
struct _TeaChoiceDialog
{
  AdwDialog            parent_instance;

  TeaPage             *page;
  TeaBook             *book;
  GPtrArray           *meetings;
  GPtrArray           *candidates;
  GPtrArray           *shown;         /* those of @candidates that have rows, not owned */
  guint                most_shown;
  TeaProjection       *projection;
  gboolean             loading;

  AdwBanner           *banner;
  GtkStack            *stack;
  AdwComboRow         *meeting_row;
  GtkLabel            *summary_label;
  GtkListBox          *list_box;
  GtkWidget           *more_button;
  AdwPreferencesGroup *rest_group;
  GtkEditable         *reason_row;
  TeaProjectionBar    *projection_bar;
};

G_DEFINE_FINAL_TYPE (TeaChoiceDialog, tea_choice_dialog, ADW_TYPE_DIALOG)

static void
tell_error (TeaChoiceDialog *self,
            GError          *error)
{
  if (error != NULL)
    adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, error != NULL);
}

/* The session that topics are chosen for; %NULL while none is planned. */
static TeaMeeting *
get_meeting (TeaChoiceDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->meeting_row);

  return selected < self->meetings->len ? g_ptr_array_index (self->meetings, selected) : NULL;
}

static gint64
get_meeting_id (TeaChoiceDialog *self)
{
  TeaMeeting *meeting = get_meeting (self);

  return meeting != NULL ? tea_record_get_id (TEA_RECORD (meeting)) : 0;
}

/* The candidates */

static void
star_cb (GtkToggleButton *button,
         TeaChoiceDialog *self)
{
  const gint64 id = tea_record_get_id (g_object_get_data (G_OBJECT (button), "topic"));
  g_autoptr (TeaTopic) topic = NULL;
  TeaMeeting *meeting = get_meeting (self);
  const gboolean chosen = gtk_toggle_button_get_active (button);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->loading)
    return;

  /* The row's own record is as old as the row. */
  topic = tea_book_get (self->book, TEA_TYPE_TOPIC, id, &error);
  if (topic == NULL)
    done = FALSE;
  else if (chosen)
    done = tea_meeting_choose (meeting, self->book, topic, &error);
  else
    done = tea_choice_withdraw (meeting, self->book, topic, &error);
  tell_error (self, error);
  if (done)
    return;

  self->loading = TRUE;
  gtk_toggle_button_set_active (button, !chosen);
  self->loading = FALSE;
}

static void
row_activated_cb (AdwActionRow    *row,
                  TeaChoiceDialog *self)
{
  g_autoptr (TeaRecord) topic = g_object_ref (g_object_get_data (G_OBJECT (row), "topic"));
  GtkWidget *page = GTK_WIDGET (self->page);

  adw_dialog_close (ADW_DIALOG (self));
  tea_page_go_to (page, topic);
}

static GtkWidget *
create_star (TeaChoiceDialog *self,
             TeaTopic        *topic)
{
  GtkWidget *star = gtk_toggle_button_new ();
  g_autofree char *label = NULL;

  /* Translators: %s is a topic. */
  label = g_strdup_printf (_("Make “%s” a core topic"), topic->title);
  gtk_widget_add_css_class (star, "flat");
  gtk_widget_set_valign (star, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (star, _("Core Topic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (star), "topic", topic);
  g_signal_connect_object (star, "toggled", G_CALLBACK (star_cb), self, G_CONNECT_DEFAULT);

  return star;
}

static GtkWidget *
create_row (TeaChoiceDialog *self,
            TeaTopic        *topic)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *star = create_star (self, topic);
  GtkWidget *total = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "topic", g_object_ref (topic), g_object_unref);
  g_object_set_data (G_OBJECT (row), "star", star);
  g_object_set_data (G_OBJECT (row), "total", total);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_DEFAULT);

  gtk_widget_add_css_class (total, "total");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), total);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);

  return row;
}

static void
update_row (TeaChoiceDialog    *self,
            GtkWidget          *row,
            const TeaCandidate *candidate)
{
  GtkWidget *star = g_object_get_data (G_OBJECT (row), "star");
  g_autofree char *fate = tea_candidate_dup_fate (candidate, self->book);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *score = g_strdup_printf ("%d", candidate->topic->score);

  /* Translators: a candidate's place among the others and its title. */
  title = g_strdup_printf (_("%u. %s"), candidate->rank, candidate->topic->title);
  subtitle = g_strdup_printf ("%s\n%s", fate, candidate->grounds);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "total"), score);

  gtk_button_set_icon_name (GTK_BUTTON (star),
                            candidate->core ? "starred-symbolic" : "non-starred-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), candidate->core);
  gtk_widget_set_sensitive (star, get_meeting (self) != NULL &&
                                  (candidate->core ||
                                   tea_topic_is_undecided (candidate->topic, self->book) ||
                                   g_strcmp0 (candidate->topic->verdict, "agenda") == 0));
}

/* Those with the highest totals, and what is chosen, however low its own. */
static void
collect_shown (TeaChoiceDialog *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      TeaCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (i < self->most_shown || candidate->on_agenda)
        g_ptr_array_add (self->shown, candidate);
    }
  gtk_widget_set_visible (self->more_button, self->shown->len < self->candidates->len);
}

/* The rows stay while their topics do, so that the focus stays where it is. */
static void
show_rows (TeaChoiceDialog *self)
{
  gboolean same = TRUE;

  for (guint i = 0; i < self->shown->len + 1 && same; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, i);
      TeaRecord *topic = row != NULL ? g_object_get_data (G_OBJECT (row), "topic") : NULL;
      const TeaCandidate *candidate =
        i < self->shown->len ? g_ptr_array_index (self->shown, i) : NULL;

      same = topic != NULL && candidate != NULL
             ? tea_record_get_id (topic) == tea_record_get_id (TEA_RECORD (candidate->topic))
             : topic == NULL && candidate == NULL;
    }

  if (!same)
    gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (self->shown, i);

      if (!same)
        gtk_list_box_append (self->list_box, create_row (self, candidate->topic));
      update_row (self, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box, i)), candidate);
    }
}

static void
show_summary (TeaChoiceDialog *self)
{
  g_autofree char *all = NULL;
  guint n_core = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    n_core += ((const TeaCandidate *) g_ptr_array_index (self->candidates, i))->core;

  if (get_meeting (self) == NULL)
    {
      gtk_label_set_label (self->summary_label,
                           _("No session is planned yet. Plan one, then choose its one or two "
                             "core topics."));
      return;
    }

  all = g_strdup_printf (ngettext ("%u candidate; %u of at most %u core topics chosen.",
                                   "%u candidates; %u of at most %u core topics chosen.",
                                   self->candidates->len),
                         self->candidates->len, n_core, TEA_AGENDA_MAX_CORE);
  gtk_label_set_label (self->summary_label, all);
}

static void
show_candidates (TeaChoiceDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = tea_choice_list (self->book, get_meeting (self), &error);

  if (candidates == NULL)
    {
      tell_error (self, error);
      return;
    }

  self->loading = TRUE;
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->candidates = g_steal_pointer (&candidates);
  collect_shown (self);
  show_rows (self);
  self->loading = FALSE;

  show_summary (self);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_group), get_meeting (self) != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->candidates->len > 0 ? "list" : "none");
}

/* The list goes on where it ended, and so does who reads it. */
static void
more_cb (TeaChoiceDialog *self)
{
  const int first_new = (int) MIN (self->most_shown, self->shown->len);
  GtkListBoxRow *row;

  self->most_shown += MOST_SHOWN;
  show_candidates (self);
  row = gtk_list_box_get_row_at_index (self->list_box, first_new);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
put_off_cb (TeaChoiceDialog *self)
{
  g_autoptr (GError) error = NULL;

  tea_choice_put_off_rest (get_meeting (self), self->book,
                           gtk_editable_get_text (self->reason_row), NULL, NULL, &error);
  tell_error (self, error);
}

static TeaPaper *
create_paper (gpointer       record,
              TeaBook       *book,
              TeaPaperCopy   copy,
              GError       **error)
{
  return tea_choice_paper (record, book, copy, error);
}

static void
print_cb (TeaChoiceDialog *self)
{
  tea_print_dialog_present (GTK_WIDGET (self), self->book, (TeaRecord *) get_meeting (self),
                            create_paper, TRUE);
}

/* The session */

static void
load_meetings (TeaChoiceDialog *self)
{
  g_autofree char *today = tea_book_today (self->book);
  const TeaMeetingFilter open = { .state = "open" };
  const TeaMeetingFilter planned = { .state = "planned", .from = today, .earliest_first = TRUE };
  g_autoptr (TeaQuery) open_query = tea_meeting_query (self->book, &open);
  g_autoptr (TeaQuery) planned_query = tea_meeting_query (self->book, &planned);
  g_autoptr (GPtrArray) now = tea_query_read_records (open_query, NULL);
  g_autoptr (GPtrArray) coming = tea_query_read_records (planned_query, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  if (now != NULL)
    g_ptr_array_extend (self->meetings, now, (GCopyFunc) g_object_ref, NULL);
  if (coming != NULL)
    g_ptr_array_extend (self->meetings, coming, (GCopyFunc) g_object_ref, NULL);

  for (guint i = 0; i < self->meetings->len; i++)
    {
      TeaMeeting *meeting = g_ptr_array_index (self->meetings, i);
      g_autofree char *name = tea_meeting_dup_name (meeting);

      gtk_string_list_append (names, name);
    }

  self->loading = TRUE;
  adw_combo_row_set_model (self->meeting_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_row), self->meetings->len > 0);
  self->loading = FALSE;
}

/* The projection */

static void
stop_projecting (TeaChoiceDialog *self)
{
  TeaProjector *projector = tea_projector_get (GTK_WIDGET (self->page));

  if (self->projection != NULL && tea_projector_get_projection (projector) == self->projection)
    tea_projector_stop (projector);
}

static void
projected_cb (TeaChoiceDialog *self)
{
  TeaProjector *projector = tea_projector_get (GTK_WIDGET (self->page));

  if (tea_projector_get_projection (projector) != self->projection)
    g_clear_object (&self->projection);
  tea_projection_bar_set_projection (self->projection_bar, self->projection);
  gtk_widget_set_visible (GTK_WIDGET (self->projection_bar), self->projection != NULL);
}

static void
update_projection (TeaChoiceDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->projection != NULL && !tea_projection_update (self->projection, &error))
    {
      tell_error (self, error);
      stop_projecting (self);
    }
}

/* Projects the choice, in place of what the room saw before. */
static void
project (TeaChoiceDialog *self)
{
  TeaProjector *projector = tea_projector_get (GTK_WIDGET (self->page));
  g_autoptr (TeaProjection) projection = NULL;
  g_autoptr (GError) error = NULL;

  projection = tea_projection_new_for_choice (self->book, get_meeting_id (self));
  if (!tea_projection_update (projection, &error))
    {
      tell_error (self, error);
      return;
    }

  tea_projector_stop (projector);
  self->projection = g_steal_pointer (&projection);
  tea_projector_start (projector, self->projection);
}

static void
project_cb (TeaChoiceDialog *self)
{
  project (self);
}

static void
project_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  project (TEA_CHOICE_DIALOG (widget));
}

static void
meeting_changed_cb (AdwComboRow     *row,
                    GParamSpec      *pspec,
                    TeaChoiceDialog *self)
{
  if (self->loading || self->book == NULL)
    return;

  show_candidates (self);
  if (self->projection != NULL)
    project (self);
}

static void
changed_cb (TeaChoiceDialog *self)
{
  show_candidates (self);
  update_projection (self);
}

static void
closed_cb (TeaChoiceDialog *self)
{
  stop_projecting (self);
}

static void
tea_choice_dialog_dispose (GObject *object)
{
  TeaChoiceDialog *self = TEA_CHOICE_DIALOG (object);

  g_clear_object (&self->projection);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_CHOICE_DIALOG);

  G_OBJECT_CLASS (tea_choice_dialog_parent_class)->dispose (object);
}

static void
tea_choice_dialog_class_init (TeaChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_choice_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "choice.project", NULL, project_action_cb);

  g_type_ensure (TEA_TYPE_PROJECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/"
                                               "tea-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, more_button);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, rest_group);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TeaChoiceDialog, projection_bar);
  gtk_widget_class_bind_template_callback (widget_class, meeting_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_off_cb);
}

static void
tea_choice_dialog_init (TeaChoiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_ptr_array_new ();
  self->most_shown = MOST_SHOWN;
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * tea_choice_dialog_present:
 * @page: the page that it belongs to
 *
 * Opens the dialog.
 */
void
tea_choice_dialog_present (TeaPage *page)
{
  TeaChoiceDialog *self;

  g_return_if_fail (TEA_IS_PAGE (page));

  self = g_object_new (TEA_TYPE_CHOICE_DIALOG, NULL);
  self->page = page;
  self->book = g_object_ref (tea_page_get_book (page));
  gtk_editable_set_text (self->reason_row,
                         _("This session takes up the matters that concern most households; "
                           "yours is weighed again for the next one."));
  load_meetings (self);
  show_candidates (self);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tea_projector_get (GTK_WIDGET (page)), "notify::projection",
                           G_CALLBACK (projected_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (page));
}
