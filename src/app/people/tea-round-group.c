/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "book/tea-text.h"
#include "collect/tea-visit-round.h"
#include "meet/tea-record-row.h"
#include "people/tea-household.h"
#include "tea-page.h"
#include "tea-round-group.h"
#include "tea-visit-dialog.h"

/*
 * TeaRoundGroup:
 *
 * How far a grid's round of visits is in a month, what it brought, and who is left. Emits
 * `month-changed` when another month was chosen.
 */
struct _TeaRoundGroup
{
  AdwPreferencesGroup  parent_instance;

  TeaBook             *book;
  gint64               grid;
  char                *month;
  TeaList             *left;
  GtkSliceListModel   *first;

  GtkDropDown         *month_drop_down;
  AdwActionRow        *visited_row;
  GtkLevelBar         *visited_bar;
  AdwActionRow        *log_row;
  GtkWidget           *start_row;
  GtkWidget           *left_label;
  GtkListBox          *left_box;
  GtkButton           *more_button;
};

enum
{
  MONTH_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaRoundGroup, tea_round_group, ADW_TYPE_PREFERENCES_GROUP)

/* A day's round, house by house. */
#define MAX_LEFT 8

static void
describe_household (TeaHousehold *household,
                    GParamSpec   *pspec,
                    AdwActionRow *row)
{
  g_autofree char *day = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *subtitle = NULL;

  if (household->last_visit != NULL)
    {
      day = tea_date_format (household->last_visit);
      /* Translators: a day. */
      seen = g_strdup_printf (_("Last visit on %s"), day);
    }

  subtitle = tea_text_join (household->attention ? _("Needs attention") : household->grid_name,
                            seen != NULL ? seen : _("Not visited yet"));
  adw_action_row_set_subtitle (row, subtitle);
}

static void
start_at (TeaRoundGroup *self,
          gint64         first)
{
  tea_visit_dialog_present_round (GTK_WIDGET (self), self->book, self->grid, self->month, first);
}

static void
activated_cb (AdwActionRow  *row,
              TeaRoundGroup *self)
{
  start_at (self, tea_record_get_id (tea_record_row_get_record (row)));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  AdwActionRow *row = tea_record_row_new (item, "address", "");
  GtkWidget *image = gtk_image_new_from_icon_name ("document-edit-symbolic");

  adw_action_row_add_suffix (row, image);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Record a Visit"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), user_data, 0);
  g_signal_connect_object (item, "notify", G_CALLBACK (describe_household), row, 0);
  describe_household (item, NULL, row);

  return GTK_WIDGET (row);
}

static void
start_cb (TeaRoundGroup *self)
{
  start_at (self, 0);
}

static void
show_more (TeaRoundGroup *self)
{
  const guint n_left = g_list_model_get_n_items (G_LIST_MODEL (self->left));
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->first));
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Show %u More Household", "Show %u More Households",
                                     n_left - n_shown),
                           n_left - n_shown);
  gtk_button_set_label (self->more_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_left > n_shown);
  gtk_widget_set_visible (self->left_label, n_left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->left_box), n_left > 0);
  gtk_widget_set_visible (self->start_row, n_left > 0);
}

static void
more_cb (TeaRoundGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->left_box));
  gtk_slice_list_model_set_size (self->first, G_MAXUINT);
  show_more (self);
}

static void
add_count (GString    *words,
           const char *label,
           int         count)
{
  if (count > 0)
    g_string_append_printf (words, "%s%s %d", words->len > 0 ? " · " : "", label, count);
}

/* What did not come up is not worth a word. */
static char *
dup_log_words (TeaVisitSums *sums)
{
  g_autoptr (GString) words = g_string_new (NULL);

  add_count (words, _("Visits"), sums->visits);
  add_count (words, _("Disputes"), sums->disputes);
  add_count (words, _("Needs"), sums->needs);
  add_count (words, _("Proposals"), sums->opinions);
  add_count (words, _("Hazards"), sums->hazards);
  add_count (words, _("Settled that day"), sums->settled);
  add_count (words, _("Reported"), sums->reported);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_counts (TeaRoundGroup       *self,
             const TeaVisitRound *counts,
             TeaVisitSums        *sums)
{
  g_autofree char *title = NULL;
  g_autofree char *attention = NULL;
  g_autofree char *words = dup_log_words (sums);

  /* Translators: how many households of the grid were visited, and how many there are. */
  title = g_strdup_printf (_("%d of %d households visited"), counts->visited, counts->to_visit);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->visited_row), title);
  if (counts->attention > 0)
    attention = g_strdup_printf (ngettext ("%d household needs attention",
                                           "%d households need attention", counts->attention),
                                 counts->attention);
  adw_action_row_set_subtitle (self->visited_row, attention != NULL ? attention : "");
  gtk_level_bar_set_max_value (self->visited_bar, MAX (counts->to_visit, 1));
  gtk_level_bar_set_value (self->visited_bar, counts->visited);
  adw_action_row_set_subtitle (self->log_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->log_row), *words != '\0');
}

static void
list_left (TeaRoundGroup *self)
{
  TeaQuery *query = tea_visit_round_query_left (self->book, self->grid, self->month);

  g_clear_object (&self->left);
  g_clear_object (&self->first);
  self->left = tea_list_new (query);
  self->first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->left)), 0, MAX_LEFT);
  g_signal_connect_object (self->left, "items-changed", G_CALLBACK (show_more), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_box_bind_model (self->left_box, G_LIST_MODEL (self->first), create_row, self, NULL);
  show_more (self);
}

static void
read_month (TeaRoundGroup *self)
{
  g_clear_pointer (&self->month, g_free);
  self->month = gtk_drop_down_get_selected (self->month_drop_down) == 0
                ? tea_visit_round_month (self->book, NULL, NULL)
                : tea_visit_round_last_month (self->book);
}

static void
month_changed_cb (TeaRoundGroup *self)
{
  if (self->book == NULL)
    return;

  read_month (self);
  list_left (self);
  tea_round_group_update (self);
  g_signal_emit (self, signals[MONTH_CHANGED], 0);
}

static void
tea_round_group_dispose (GObject *object)
{
  TeaRoundGroup *self = TEA_ROUND_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_ROUND_GROUP);
  g_clear_object (&self->first);
  g_clear_object (&self->left);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_round_group_parent_class)->dispose (object);
}

static void
tea_round_group_finalize (GObject *object)
{
  g_clear_pointer (&TEA_ROUND_GROUP (object)->month, g_free);

  G_OBJECT_CLASS (tea_round_group_parent_class)->finalize (object);
}

static void
tea_round_group_class_init (TeaRoundGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_round_group_dispose;
  object_class->finalize = tea_round_group_finalize;

  /**
   * TeaRoundGroup::month-changed:
   * @self: the group
   *
   * tea_round_group_get_month() says which it is now.
   */
  signals[MONTH_CHANGED] = g_signal_new ("month-changed", TEA_TYPE_ROUND_GROUP,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-round-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, month_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, visited_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, visited_bar);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, log_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, start_row);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, left_label);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, left_box);
  gtk_widget_class_bind_template_child (widget_class, TeaRoundGroup, more_button);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
tea_round_group_init (TeaRoundGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_round_group_set_grid:
 * @self: a group
 * @book: the book
 * @grid: the id of a grid
 *
 * Shows another grid's round of this month.
 */
void
tea_round_group_set_grid (TeaRoundGroup *self,
                          TeaBook       *book,
                          gint64         grid)
{
  g_return_if_fail (TEA_IS_ROUND_GROUP (self));
  g_return_if_fail (TEA_IS_BOOK (book));

  self->grid = grid;
  g_set_object (&self->book, book);
  read_month (self);
  list_left (self);
  tea_round_group_update (self);
}

/**
 * tea_round_group_update:
 * @self: a group
 *
 * Counts again.
 */
void
tea_round_group_update (TeaRoundGroup *self)
{
  g_autoptr (TeaVisitSums) sums = NULL;
  g_autoptr (GError) error = NULL;
  TeaVisitRound counts;

  g_return_if_fail (TEA_IS_ROUND_GROUP (self));

  if (self->book == NULL)
    return;

  sums = tea_visit_round_sums (self->book, self->grid, self->month, &error);
  if (sums == NULL ||
      !tea_visit_round_count (self->book, self->grid, self->month, &counts, &error))
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  show_counts (self, &counts, sums);
}

/**
 * tea_round_group_get_month:
 * @self: a group that shows a grid
 *
 * Returns: (transfer none): the chosen month, such as 2026-11
 */
const char *
tea_round_group_get_month (TeaRoundGroup *self)
{
  g_return_val_if_fail (TEA_IS_ROUND_GROUP (self), NULL);

  return self->month;
}
