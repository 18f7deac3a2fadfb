/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "meet/tea-meeting.h"
#include "report/tea-figures.h"
#include "report/tea-statement.h"
#include "resolve/tea-followup.h"
#include "screen/tea-reply.h"
#include "tea-overview-page.h"
#include "tea-rows-dialog.h"

/*
 * TeaOverviewPage:
 *
 * Where the community stands: the way from requests to rules, what waits, the requests by
 * category and by month, and the statement with which a session is opened. Every number is a
 * button that opens the rows that it counts.
 */
struct _TeaOverviewPage
{
  TeaPage              parent_instance;

  char                *from;
  char                *to;
  gboolean             stale;

  GtkDropDown         *period_drop_down;
  AdwPreferencesGroup *days_group;
  AdwEntryRow         *from_row;
  AdwEntryRow         *to_row;
  GtkFlowBox          *funnel_box;
  AdwPreferencesGroup *todo_group;
  GList               *todo_rows;
  GtkGrid             *category_grid;
  GtkGrid             *month_grid;
  GtkLabel            *statement_label;
};

typedef enum
{
  THIS_YEAR,
  THIS_MONTH,
  LAST_MONTH,
  ALL_TIME,
  CHOSEN_DAYS,
} TeaPeriod;

G_DEFINE_FINAL_TYPE (TeaOverviewPage, tea_overview_page, TEA_TYPE_PAGE)

static TeaBook *
get_book (TeaOverviewPage *self)
{
  return tea_page_get_book (TEA_PAGE (self));
}

static void
figure_clicked_cb (GtkButton       *button,
                   TeaOverviewPage *self)
{
  const TeaFigure *figure = g_object_get_data (G_OBJECT (button), "figure");

  tea_rows_dialog_present (GTK_WIDGET (self), _(figure->label),
                           tea_figure_query (get_book (self), figure, self->from, self->to));
}

static GtkWidget *
create_figure (TeaOverviewPage *self,
               const TeaFigure *figure,
               gint64           value)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autofree char *name = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (_(figure->label));
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (number_label, "number");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "figure");

  /* Translators: what a screen reader says of a figure: its name, then its number. */
  name = g_strdup_printf (_("%s: %s"), _(figure->label), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (button), "figure", (gpointer) figure);
  g_signal_connect_object (button, "clicked", G_CALLBACK (figure_clicked_cb), self, 0);

  return button;
}

static void
show_funnel (TeaOverviewPage  *self,
             GError          **error)
{
  const char * const *names = tea_figures_funnel ();

  gtk_flow_box_remove_all (self->funnel_box);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const TeaFigure *figure = tea_figure_find (names[i], NULL);
      GtkWidget *button;
      gint64 value = 0;

      if (!tea_figure_count (get_book (self), figure, self->from, self->to, &value, error))
        return;

      button = create_figure (self, figure, value);
      gtk_flow_box_append (self->funnel_box, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
todo_activated_cb (AdwActionRow    *row,
                   TeaOverviewPage *self)
{
  TeaQuery *query = g_object_get_data (G_OBJECT (row), "query");

  tea_rows_dialog_present (GTK_WIDGET (self),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           g_object_ref (query));
}

static void
add_todo (TeaOverviewPage *self,
          const char      *title,
          TeaQuery        *query)
{
  g_autoptr (TeaQuery) rows = query;
  g_autoptr (GArray) ids = tea_query_read_ids (rows, NULL);
  g_autofree char *number = NULL;
  GtkWidget *row, *label;

  if (ids == NULL || ids->len == 0)
    return;

  number = g_strdup_printf ("%u", ids->len);
  row = adw_action_row_new ();
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "query", g_steal_pointer (&rows), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (todo_activated_cb), self, 0);
  adw_preferences_group_add (self->todo_group, row);
  self->todo_rows = g_list_prepend (self->todo_rows, row);
}

static void
meeting_activated_cb (AdwActionRow    *row,
                      TeaOverviewPage *self)
{
  tea_page_go_to (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "meeting"));
}

static void
add_next_meeting (TeaOverviewPage *self)
{
  g_autoptr (TeaMeeting) meeting = tea_meeting_find_current (get_book (self), NULL);
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  const char *begins;
  GtkWidget *row;

  if (meeting == NULL)
    return;

  begins = meeting->resumes_at != NULL ? meeting->resumes_at : meeting->starts_at;
  day = tea_date_format (begins);
  subtitle = g_strdup_printf ("%s %.5s · %s", day, begins + strlen ("2026-11-25 "),
                              meeting->place);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), meeting->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "meeting", g_object_ref (meeting), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (meeting_activated_cb), self, 0);
  adw_preferences_group_add (self->todo_group, row);
  self->todo_rows = g_list_prepend (self->todo_rows, row);
}

static void
show_todo (TeaOverviewPage *self)
{
  TeaBook *book = get_book (self);
  const TeaFigure *overdue = tea_figure_find ("assignments_overdue", NULL);

  for (GList *l = self->todo_rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->todo_group, l->data);
  g_clear_list (&self->todo_rows, NULL);

  add_next_meeting (self);
  add_todo (self, _(overdue->label), tea_figure_query (book, overdue, NULL, NULL));
  add_todo (self, _("Answers owed to residents"), tea_reply_owed_query (book, 0));
  add_todo (self, _("Follow-ups owed to residents"), tea_followup_owed_query (book));
  gtk_widget_set_visible (GTK_WIDGET (self->todo_group), self->todo_rows != NULL);
}

typedef struct
{
  const char *end;
  const char *label;
} TeaEnd;

/* The columns of both tables; an end that does not occur anywhere still has its column. */
static const TeaEnd ends[] = {
  { NULL, N_("Collected") },
  { "solved", N_("Solved") },
  { "partly", N_("Partly solved") },
  { "unsolvable", N_("Cannot be solved") },
  { "open", N_("Open") },
};

static int
get_end (const TeaBreakdown *breakdown,
         guint               column)
{
  const int counts[] = {
    breakdown->collected, breakdown->solved, breakdown->partly, breakdown->unsolvable,
    breakdown->open,
  };

  return counts[column];
}

static void
cell_clicked_cb (GtkButton       *button,
                 TeaOverviewPage *self)
{
  TeaQuery *query = g_object_get_data (G_OBJECT (button), "query");
  const char *title = g_object_get_data (G_OBJECT (button), "title");

  tea_rows_dialog_present (GTK_WIDGET (self), title, g_object_ref (query));
}

static void
attach_cell (TeaOverviewPage *self,
             GtkGrid         *grid,
             TeaBreakdown    *breakdown,
             guint            column,
             int              row)
{
  g_autofree char *number = g_strdup_printf ("%d", get_end (breakdown, column));
  g_autofree char *title = g_strdup_printf ("%s · %s", breakdown->label, _(ends[column].label));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, number);
  GtkWidget *cell;

  if (get_end (breakdown, column) == 0)
    {
      cell = gtk_label_new ("–");
      gtk_widget_add_css_class (cell, "dimmed");
    }
  else
    {
      /* With a label of its own the button would be announced as the bare number. */
      cell = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (cell), gtk_label_new (number));
      gtk_widget_add_css_class (cell, "flat");
      gtk_widget_add_css_class (cell, "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data_full (G_OBJECT (cell), "query",
                              tea_breakdown_query (get_book (self), breakdown, ends[column].end),
                              g_object_unref);
      g_object_set_data_full (G_OBJECT (cell), "title", g_steal_pointer (&title), g_free);
      g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, 0);
    }

  gtk_grid_attach (grid, cell, column + 1, row, 1, 1);
}

static void
show_breakdowns (TeaOverviewPage *self,
                 GtkGrid         *grid,
                 GPtrArray       *breakdowns)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);

  for (guint column = 0; column < G_N_ELEMENTS (ends); column++)
    {
      GtkWidget *label = gtk_label_new (_(ends[column].label));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 4);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (grid, label, column + 1, 0, 1, 1);
    }

  for (guint i = 0; i < breakdowns->len; i++)
    {
      TeaBreakdown *breakdown = g_ptr_array_index (breakdowns, i);
      GtkWidget *label = gtk_label_new (breakdown->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 7);
      gtk_grid_attach (grid, label, 0, i + 1, 1, 1);
      for (guint column = 0; column < G_N_ELEMENTS (ends); column++)
        attach_cell (self, grid, breakdown, column, i + 1);
    }
}

static void
show_tables (TeaOverviewPage  *self,
             GError          **error)
{
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) months = NULL;

  if (!tea_figures_break_down (get_book (self), self->from, self->to, &categories, &months, error))
    return;

  show_breakdowns (self, self->category_grid, categories);
  show_breakdowns (self, self->month_grid, months);
}

static void
refresh (TeaOverviewPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *statement = NULL;

  self->stale = FALSE;
  show_funnel (self, &error);
  if (error == NULL)
    show_tables (self, &error);
  if (error == NULL)
    statement = tea_statement (get_book (self), self->from, self->to, &error);

  if (error != NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  gtk_label_set_label (self->statement_label, statement);
  show_todo (self);
}

/* The numbers follow the book while they are looked at, and wait while they are not. */
static void
changed_cb (TeaOverviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

static void
tea_overview_page_map (GtkWidget *widget)
{
  TeaOverviewPage *self = TEA_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (tea_overview_page_parent_class)->map (widget);

  if (self->stale)
    refresh (self);
}

static void
choose_period (TeaOverviewPage *self)
{
  g_autofree char *today = tea_book_today (get_book (self));
  g_autofree char *first = g_strdup_printf ("%.7s-01", today);
  TeaPeriod period = gtk_drop_down_get_selected (self->period_drop_down);

  gtk_widget_set_visible (GTK_WIDGET (self->days_group), period == CHOSEN_DAYS);
  if (period == CHOSEN_DAYS)
    return;

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  if (period == THIS_YEAR)
    {
      self->from = g_strdup_printf ("%.4s-01-01", today);
      self->to = g_strdup_printf ("%.4s-12-31", today);
    }
  else if (period == THIS_MONTH)
    {
      self->from = g_steal_pointer (&first);
      self->to = g_steal_pointer (&today);
    }
  else if (period == LAST_MONTH)
    {
      self->to = tea_date_add (first, -1);
      self->from = g_strdup_printf ("%.7s-01", self->to);
    }
}

static void
period_changed_cb (GtkDropDown     *drop_down,
                   GParamSpec      *pspec,
                   TeaOverviewPage *self)
{
  if (get_book (self) == NULL)
    return;

  choose_period (self);
  refresh (self);
}

/* An empty day leaves that side of the period open. */
static gboolean
read_day (AdwEntryRow  *row,
          char        **day,
          GError      **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  *day = NULL;
  if (*text == '\0')
    return TRUE;

  *day = tea_date_parse (text, error);

  return *day != NULL;
}

static void
days_changed_cb (AdwEntryRow     *row,
                 TeaOverviewPage *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_day (self->from_row, &from, &error) || !read_day (self->to_row, &to, &error))
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  g_set_str (&self->from, from);
  g_set_str (&self->to, to);
  refresh (self);
}

static void
copy_cb (GtkButton       *button,
         TeaOverviewPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_text (self->statement_label));
}

static void
tea_overview_page_set_book (TeaPage *page,
                            TeaBook *book)
{
  TeaOverviewPage *self = TEA_OVERVIEW_PAGE (page);

  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  choose_period (self);
  refresh (self);
}

static void
tea_overview_page_dispose (GObject *object)
{
  g_clear_list (&TEA_OVERVIEW_PAGE (object)->todo_rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (tea_overview_page_parent_class)->dispose (object);
}

static void
tea_overview_page_finalize (GObject *object)
{
  TeaOverviewPage *self = TEA_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);

  G_OBJECT_CLASS (tea_overview_page_parent_class)->finalize (object);
}

static void
tea_overview_page_class_init (TeaOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_overview_page_dispose;
  object_class->finalize = tea_overview_page_finalize;
  widget_class->map = tea_overview_page_map;
  TEA_PAGE_CLASS (klass)->set_book = tea_overview_page_set_book;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "report/tea-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, period_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, days_group);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, funnel_box);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, todo_group);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, category_grid);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, month_grid);
  gtk_widget_class_bind_template_child (widget_class, TeaOverviewPage, statement_label);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
tea_overview_page_init (TeaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
