/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-visit-round.h"
#include "collect/tea-visit.h"
#include "people/tea-grid-worker.h"
#include "people/tea-person.h"
#include "tea-page.h"
#include "tea-visit-dialog.h"
#include "tea-visit-matter-group.h"
#include "tea-word-choice.h"

/*
 * TeaVisitDialog:
 *
 * A line of a grid worker's visit log: whom they met where, what it was about, what came of it,
 * and what was settled there. On a round it stays open, and the next household follows.
 */
struct _TeaVisitDialog
{
  AdwDialog            parent_instance;

  TeaBook             *book;
  gint64               grid;
  GtkWidget           *origin;

  /* The households of the round, and which one is shown; %NULL for a single visit. */
  GArray              *round;
  guint                position;

  /* Whether the shown household needed attention before. */
  gboolean             attention;

  /* The last worker that was proposed, which a typed one replaces. */
  char                *proposed;

  AdwWindowTitle      *window_title;
  GtkWidget           *skip_button;
  GtkButton           *add_button;
  AdwBanner           *banner;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *place_group;
  AdwEntryRow         *address_row;
  AdwEntryRow         *person_row;
  AdwEntryRow         *phone_row;
  AdwEntryRow         *summary_row;
  AdwEntryRow         *settled_row;
  GtkBox              *matter_box;
  AdwSwitchRow        *report_row;
  AdwEntryRow         *next_step_row;
  AdwSwitchRow        *attention_row;
  AdwEntryRow         *day_row;
  AdwEntryRow         *began_row;
  AdwEntryRow         *ended_row;
  AdwComboRow         *way_row;
  AdwEntryRow         *worker_row;
  AdwEntryRow         *companion_row;
};

G_DEFINE_FINAL_TYPE (TeaVisitDialog, tea_visit_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
append_matter (TeaVisitDialog *self)
{
  GtkWidget *group = tea_visit_matter_group_new ();

  gtk_box_append (self->matter_box, group);

  return group;
}

static void
add_matter_cb (TeaVisitDialog *self)
{
  gtk_widget_grab_focus (append_matter (self));
}

static void
clear_matters (TeaVisitDialog *self)
{
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->matter_box))) != NULL)
    gtk_box_remove (self->matter_box, group);
  append_matter (self);
}

static GArray *
read_matters (TeaVisitDialog *self)
{
  GArray *matters = g_array_new (FALSE, FALSE, sizeof (TeaVisitMatter));

  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->matter_box));
       group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      TeaVisitMatter matter;

      if (tea_visit_matter_group_read (TEA_VISIT_MATTER_GROUP (group), &matter))
        g_array_append_val (matters, matter);
    }

  return matters;
}

static gboolean
keep (TeaVisitDialog  *self,
      GError         **error)
{
  const gboolean attention = adw_switch_row_get_active (self->attention_row);
  g_autoptr (GArray) matters = read_matters (self);
  g_autoptr (TeaVisit) visit = NULL;
  const TeaVisitEntry entry = {
    .visited_on = get_text (self->day_row),
    .began_at = get_text (self->began_row),
    .ended_at = get_text (self->ended_row),
    .way = tea_word_choice_get (self->way_row, tea_visit_ways),
    .address = get_text (self->address_row),
    .person = get_text (self->person_row),
    .phone = get_text (self->phone_row),
    .worker = get_text (self->worker_row),
    .companions = get_text (self->companion_row),
    .grid = self->grid,
    .summary = get_text (self->summary_row),
    .settled = get_text (self->settled_row),
    .next_step = get_text (self->next_step_row),
    .report = adw_switch_row_get_active (self->report_row),
    .attention = attention,
    .attention_over = self->attention && !attention,
    .matters = (const TeaVisitMatter *) matters->data,
    .n_matters = matters->len,
  };

  visit = tea_visit_add (self->book, &entry, error);

  return visit != NULL;
}

/* Whoever works in the grid has been there, as long as it is one person. */
static void
propose_worker (TeaVisitDialog *self,
                gint64          grid)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) workers = NULL;
  const char *typed = get_text (self->worker_row);

  if (grid == 0 || (*typed != '\0' && g_strcmp0 (typed, self->proposed) != 0))
    return;

  query = tea_grid_worker_query (self->book, grid);
  workers = tea_query_read_records (query, NULL);
  if (workers == NULL || workers->len != 1)
    return;

  g_set_str (&self->proposed, ((TeaGridWorker *) g_ptr_array_index (workers, 0))->person_name);
  set_text (self->worker_row, self->proposed);
}

/* Who stands before the door wants to know who lives there and when somebody was here last. */
static char *
describe_household (TeaVisitDialog *self,
                    TeaHousehold   *household)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  query = tea_person_query_household (self->book, tea_record_get_id (TEA_RECORD (household)));
  people = tea_query_read_records (query, NULL);
  for (guint i = 0; people != NULL && i < people->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "、" : "",
                            ((TeaPerson *) g_ptr_array_index (people, i))->name);
  if (words->len > 0)
    g_string_append (words, " · ");

  if (household->last_visit != NULL)
    {
      g_autofree char *day = tea_date_format (household->last_visit);

      /* Translators: a day. */
      g_string_append_printf (words, _("Last visit on %s"), day);
    }
  else
    {
      g_string_append (words, _("Not visited yet"));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_household (TeaVisitDialog *self,
                TeaHousehold   *household)
{
  g_autofree char *words = describe_household (self, household);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  set_text (self->address_row, household->address);
  adw_preferences_group_set_description (self->place_group, markup);
  self->attention = household->attention;
  adw_switch_row_set_active (self->attention_row, household->attention);
  if (household->grid != 0)
    propose_worker (self, household->grid);
}

static void
clear (TeaVisitDialog *self)
{
  AdwEntryRow *rows[] = {
    self->person_row, self->phone_row, self->summary_row, self->settled_row, self->next_step_row,
  };

  /* The focus leaves what is about to go: a window that loses it with its widget has none. */
  adw_entry_row_grab_focus_without_selecting (self->summary_row);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    set_text (rows[i], "");
  clear_matters (self);
  adw_switch_row_set_active (self->report_row, FALSE);
  adw_banner_set_revealed (self->banner, FALSE);

  /* The next visit begins where this one ended. */
  set_text (self->began_row, get_text (self->ended_row));
  set_text (self->ended_row, "");
}

static gboolean
show_position (TeaVisitDialog *self)
{
  const guint n_left = self->round->len - self->position;
  g_autoptr (TeaHousehold) household = NULL;
  g_autofree char *words = NULL;

  household = tea_book_get (self->book, TEA_TYPE_HOUSEHOLD,
                            g_array_index (self->round, gint64, self->position), NULL);
  if (household == NULL)
    return FALSE;

  words = g_strdup_printf (ngettext ("%u household left", "%u households left", n_left), n_left);
  adw_window_title_set_subtitle (self->window_title, words);
  show_household (self, household);
  gtk_button_set_label (self->add_button, n_left > 1 ? _("_Keep and Next") : _("_Keep"));
  gtk_widget_set_visible (self->skip_button, n_left > 1);
  adw_preferences_page_scroll_to_top (self->page);

  return TRUE;
}

/* What went away meanwhile is passed over. */
static void
go_on (TeaVisitDialog *self)
{
  while (self->round != NULL && ++self->position < self->round->len)
    {
      clear (self);
      if (show_position (self))
        return;
    }

  adw_dialog_close (ADW_DIALOG (self));
}

static void
skip_cb (TeaVisitDialog *self)
{
  go_on (self);
}

static void
add_cb (TeaVisitDialog *self)
{
  GtkWidget *origin = self->origin;
  g_autoptr (GError) error = NULL;

  if (!keep (self, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return;
    }

  if (origin != NULL)
    tea_page_tell_done (origin);
  go_on (self);
}

static void
tea_visit_dialog_dispose (GObject *object)
{
  TeaVisitDialog *self = TEA_VISIT_DIALOG (object);

  g_clear_weak_pointer (&self->origin);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_VISIT_DIALOG);

  G_OBJECT_CLASS (tea_visit_dialog_parent_class)->dispose (object);
}

static void
tea_visit_dialog_finalize (GObject *object)
{
  TeaVisitDialog *self = TEA_VISIT_DIALOG (object);

  g_clear_pointer (&self->round, g_array_unref);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (tea_visit_dialog_parent_class)->finalize (object);
}

static void
tea_visit_dialog_class_init (TeaVisitDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_visit_dialog_dispose;
  object_class->finalize = tea_visit_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/people/tea-visit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, place_group);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, summary_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, settled_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, matter_box);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, report_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, next_step_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, attention_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, began_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, ended_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, way_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, worker_row);
  gtk_widget_class_bind_template_child (widget_class, TeaVisitDialog, companion_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_matter_cb);
}

static void
tea_visit_dialog_init (TeaVisitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  tea_word_choice_fill (self->way_row, tea_visit_ways);
  append_matter (self);
}

static TeaVisitDialog *
create_dialog (GtkWidget *widget,
               TeaBook   *book,
               gint64     grid)
{
  TeaVisitDialog *self = g_object_new (TEA_TYPE_VISIT_DIALOG, NULL);
  g_autofree char *today = tea_book_today (book);

  self->book = g_object_ref (book);
  self->grid = grid;
  g_set_weak_pointer (&self->origin, widget);
  set_text (self->day_row, today);
  propose_worker (self, grid);

  return self;
}

/* What is left of a round from a household on, and then what stands before it. */
static GArray *
read_round (TeaBook     *book,
            gint64       grid,
            const char  *month,
            gint64       first,
            GError     **error)
{
  g_autoptr (TeaQuery) query = tea_visit_round_query_left (book, grid, month);
  g_autoptr (GArray) left = tea_query_read_ids (query, error);
  GArray *round;
  guint start = 0;

  if (left == NULL)
    return NULL;

  for (guint i = 0; i < left->len; i++)
    {
      if (g_array_index (left, gint64, i) == first)
        start = i;
    }

  round = g_array_sized_new (FALSE, FALSE, sizeof (gint64), left->len);
  if (left->len > 0)
    {
      g_array_append_vals (round, &g_array_index (left, gint64, start), left->len - start);
      g_array_append_vals (round, left->data, start);
    }

  return round;
}

/* What is written down later was done in its month. */
static void
set_last_day (TeaVisitDialog *self,
              const char     *month)
{
  g_autofree char *today = tea_book_today (self->book);
  g_autofree char *day = NULL;
  guint year, number;

  if (g_str_has_prefix (today, month) || sscanf (month, "%u-%u", &year, &number) != 2)
    return;

  day = g_strdup_printf ("%s-%02d", month, g_date_get_days_in_month (number, (GDateYear) year));
  set_text (self->day_row, day);
}

/**
 * tea_visit_dialog_present:
 * @widget: where it was asked for
 * @book: the book
 * @grid: the id of the grid for an address that lies in none, or 0
 * @household: (nullable): where the visit was, as far as it is known
 *
 * Opens the dialog for one visit.
 */
void
tea_visit_dialog_present (GtkWidget    *widget,
                          TeaBook      *book,
                          gint64        grid,
                          TeaHousehold *household)
{
  TeaVisitDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));

  self = create_dialog (widget, book, grid);
  if (household != NULL)
    show_household (self, household);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (household != NULL ? self->summary_row : self->address_row));
  adw_dialog_present (ADW_DIALOG (self), widget);
}

/**
 * tea_visit_dialog_present_round:
 * @widget: where it was asked for
 * @book: the book
 * @grid: the id of the grid
 * @month: such as 2026-11
 * @first: the id of the household to begin with, or 0
 *
 * Opens the dialog for all households of a grid that were not visited in a month, one after the
 * other.
 */
void
tea_visit_dialog_present_round (GtkWidget  *widget,
                                TeaBook    *book,
                                gint64      grid,
                                const char *month,
                                gint64      first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) round = NULL;
  TeaVisitDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (month != NULL);

  round = read_round (book, grid, month, first, &error);
  if (round == NULL)
    {
      tea_page_tell_error (widget, error);
      return;
    }

  if (round->len == 0)
    return;

  self = create_dialog (widget, book, grid);
  self->round = g_steal_pointer (&round);
  set_last_day (self, month);
  show_position (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->summary_row));
  adw_dialog_present (ADW_DIALOG (self), widget);
}
