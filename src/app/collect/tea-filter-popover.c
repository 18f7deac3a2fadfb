/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-category.h"
#include "people/tea-grid.h"

#include "tea-filter-popover.h"

/*
 * TeaFilterPopover:
 *
 * Which requests are listed. The first choice of every row is all of them. Emits `changed` when
 * something else is chosen.
 */
struct _TeaFilterPopover
{
  GtkPopover    parent_instance;

  TeaBook      *book;
  TeaSource    *source;
  GArray       *categories;
  GArray       *grids;
  char         *from;
  char         *to;
  gboolean      loading;

  AdwComboRow  *channel_row;
  AdwComboRow  *category_row;
  AdwComboRow  *grid_row;
  AdwEntryRow  *address_row;
  AdwComboRow  *status_row;
  AdwComboRow  *period_row;
  AdwSwitchRow *alone_row;
};

typedef enum
{
  PERIOD_ANY,
  PERIOD_WEEK,
  PERIOD_MONTH,
  PERIOD_QUARTER,
  PERIOD_YEAR,
  PERIOD_YEAR_BEFORE,
} TeaPeriod;

static const char * const periods[] = {
  N_("At any time"),
  N_("In the last 7 days"),
  N_("In the last 30 days"),
  N_("In the last 90 days"),
  N_("This year"),
  N_("Last year"),
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaFilterPopover, tea_filter_popover, GTK_TYPE_POPOVER)

static void
changed_cb (TeaFilterPopover *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (TeaFilterPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  tea_filter_popover_set_source (self, NULL);
}

static void
fill_words (AdwComboRow   *row,
            const char    *all,
            const TeaWord *words)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, all);
  for (; words->word != NULL; words++)
    gtk_string_list_append (labels, _(words->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static const char *
get_word (AdwComboRow   *row,
          const TeaWord *words)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 ? words[selected - 1].word : NULL;
}

/* The id that is chosen from a row of @ids, 0 for the first choice, which is all of them. */
static gint64
get_id (AdwComboRow *row,
        GArray      *ids)
{
  const guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= ids->len ? g_array_index (ids, gint64, selected - 1) : 0;
}

/* The community changes its categories and grids, so they are asked for each time. */
static void
fill_records (TeaFilterPopover *self,
              AdwComboRow      *row,
              GArray           *ids,
              const char       *all,
              TeaQuery         *query)
{
  const gint64 before = get_id (row, ids);
  g_autoptr (GPtrArray) records = tea_query_read_records (query, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (ids, 0);
  gtk_string_list_append (names, all);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *name = NULL;
      gint64 id = tea_record_get_id (g_ptr_array_index (records, i));

      g_object_get (g_ptr_array_index (records, i), "name", &name, NULL);
      g_array_append_val (ids, id);
      gtk_string_list_append (names, name);
      if (id == before)
        selected = i + 1;
    }

  self->loading = TRUE;
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  self->loading = FALSE;
}

static void
fill_lists (TeaFilterPopover *self)
{
  g_autoptr (TeaQuery) categories = tea_category_query (self->book);
  g_autoptr (TeaQuery) grids = tea_grid_query_all (self->book);

  fill_records (self, self->category_row, self->categories, _("All categories"), categories);
  fill_records (self, self->grid_row, self->grids, _("All grids"), grids);
}

static void
tea_filter_popover_map (GtkWidget *widget)
{
  TeaFilterPopover *self = TEA_FILTER_POPOVER (widget);

  if (self->book != NULL)
    fill_lists (self);

  GTK_WIDGET_CLASS (tea_filter_popover_parent_class)->map (widget);
}

/* In a window Space opens a row as Enter does, which GTK does not do within a popover. */
static gboolean
activate_row_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!GTK_IS_LIST_BOX_ROW (focus))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate (focus);
}

static void
tea_filter_popover_dispose (GObject *object)
{
  g_clear_object (&TEA_FILTER_POPOVER (object)->book);
  g_clear_object (&TEA_FILTER_POPOVER (object)->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_FILTER_POPOVER);

  G_OBJECT_CLASS (tea_filter_popover_parent_class)->dispose (object);
}

static void
tea_filter_popover_finalize (GObject *object)
{
  TeaFilterPopover *self = TEA_FILTER_POPOVER (object);

  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->grids, g_array_unref);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);

  G_OBJECT_CLASS (tea_filter_popover_parent_class)->finalize (object);
}

static void
tea_filter_popover_class_init (TeaFilterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tea_filter_popover_dispose;
  object_class->finalize = tea_filter_popover_finalize;
  widget_class->map = tea_filter_popover_map;

  /**
   * TeaFilterPopover::changed:
   * @self: the popover
   *
   * Other requests shall be listed.
   */
  signals[CHANGED] = g_signal_new ("changed", TEA_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_row_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Space, 0, activate_row_cb, NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/community/Teatime/collect/tea-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, channel_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, category_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, grid_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, address_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, status_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, period_row);
  gtk_widget_class_bind_template_child (widget_class, TeaFilterPopover, alone_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
tea_filter_popover_init (TeaFilterPopover *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->grids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_words (self->channel_row, _("All channels"), tea_request_channels);
  fill_words (self->status_row, _("In any state"), tea_request_statuses);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    gtk_string_list_append (labels, _(periods[i]));
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (labels));
  self->loading = FALSE;
}

/**
 * tea_filter_popover_set_book:
 * @self: a new popover
 * @book: the book whose requests are listed
 *
 * Gives it its book, once.
 */
void
tea_filter_popover_set_book (TeaFilterPopover *self,
                             TeaBook          *book)
{
  g_return_if_fail (TEA_IS_FILTER_POPOVER (self));
  g_return_if_fail (TEA_IS_BOOK (book));

  g_set_object (&self->book, book);
  fill_lists (self);
}

static const char *
get_address (TeaFilterPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  return *text != '\0' ? text : NULL;
}

static void
set_period (TeaFilterPopover *self)
{
  g_autofree char *today = tea_book_today (self->book);
  const int year = atoi (today);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  switch ((TeaPeriod) adw_combo_row_get_selected (self->period_row))
    {
    case PERIOD_WEEK:
      self->from = tea_date_add (today, -6);
      break;

    case PERIOD_MONTH:
      self->from = tea_date_add (today, -29);
      break;

    case PERIOD_QUARTER:
      self->from = tea_date_add (today, -89);
      break;

    case PERIOD_YEAR:
      self->from = g_strdup_printf ("%04d-01-01", year);
      break;

    case PERIOD_YEAR_BEFORE:
      self->from = g_strdup_printf ("%04d-01-01", year - 1);
      self->to = g_strdup_printf ("%04d-12-31", year - 1);
      break;

    case PERIOD_ANY:
    default:
      break;
    }
}

/**
 * tea_filter_popover_read:
 * @self: a popover with a book
 * @filter: (inout): what is chosen is added to it; its strings are the popover's, until the next
 *   reading
 *
 * Tells what is chosen.
 */
void
tea_filter_popover_read (TeaFilterPopover *self,
                         TeaRequestFilter *filter)
{
  g_return_if_fail (TEA_IS_FILTER_POPOVER (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (self->book != NULL);

  set_period (self);
  filter->source = self->source != NULL ? tea_record_get_id (TEA_RECORD (self->source)) : 0;
  filter->channel = get_word (self->channel_row, tea_request_channels);
  filter->status = get_word (self->status_row, tea_request_statuses);
  filter->category = get_id (self->category_row, self->categories);
  filter->grid = get_id (self->grid_row, self->grids);
  filter->address = get_address (self);
  filter->without_topic = adw_switch_row_get_active (self->alone_row);
  filter->from = self->from;
  filter->to = self->to;
}

/**
 * tea_filter_popover_read_without:
 * @self: a popover with a book
 * @part: one of its rows
 * @filter: (inout): what is chosen is added to it, as by tea_filter_popover_read()
 *
 * Tells what is chosen in all the other rows.
 */
void
tea_filter_popover_read_without (TeaFilterPopover *self,
                                 TeaFilterPart     part,
                                 TeaRequestFilter *filter)
{
  tea_filter_popover_read (self, filter);

  switch (part)
    {
    case TEA_FILTER_SOURCE:
      filter->source = 0;
      break;

    case TEA_FILTER_CHANNEL:
      filter->channel = NULL;
      break;

    case TEA_FILTER_CATEGORY:
      filter->category = 0;
      break;

    case TEA_FILTER_GRID:
      filter->grid = 0;
      break;

    case TEA_FILTER_ADDRESS:
      filter->address = NULL;
      break;

    case TEA_FILTER_STATUS:
      filter->status = NULL;
      break;

    case TEA_FILTER_PERIOD:
      filter->from = NULL;
      filter->to = NULL;
      break;

    case TEA_FILTER_ALONE:
      filter->without_topic = FALSE;
      break;

    case TEA_N_FILTER_PARTS:
    default:
      break;
    }
}

static AdwComboRow *
get_combo_row (TeaFilterPopover *self,
               TeaFilterPart     part)
{
  AdwComboRow * const rows[TEA_N_FILTER_PARTS] = {
    [TEA_FILTER_CHANNEL] = self->channel_row,
    [TEA_FILTER_CATEGORY] = self->category_row,
    [TEA_FILTER_GRID] = self->grid_row,
    [TEA_FILTER_STATUS] = self->status_row,
    [TEA_FILTER_PERIOD] = self->period_row,
  };

  return rows[part];
}

/**
 * tea_filter_popover_dup_part:
 * @self: a popover
 * @part: one of its rows
 *
 * Returns: (transfer full) (nullable): what is chosen there, in words; %NULL for all requests
 */
char *
tea_filter_popover_dup_part (TeaFilterPopover *self,
                             TeaFilterPart     part)
{
  AdwComboRow *row;
  GtkStringObject *selected;

  g_return_val_if_fail (TEA_IS_FILTER_POPOVER (self), NULL);
  g_return_val_if_fail (part < TEA_N_FILTER_PARTS, NULL);

  if (part == TEA_FILTER_SOURCE)
    /* Translators: %s is the name of a chat or a sheet from which requests were taken over. */
    return self->source != NULL ? g_strdup_printf (_("from “%s”"), self->source->name) : NULL;

  if (part == TEA_FILTER_ADDRESS)
    return g_strdup (get_address (self));

  if (part == TEA_FILTER_ALONE)
    return adw_switch_row_get_active (self->alone_row) ? g_strdup (_("not in a topic yet")) : NULL;

  row = get_combo_row (self, part);
  selected = adw_combo_row_get_selected_item (row);

  return adw_combo_row_get_selected (row) > 0 && selected != NULL
           ? g_strdup (gtk_string_object_get_string (selected))
           : NULL;
}

/**
 * tea_filter_popover_dup_words:
 * @self: a popover
 *
 * Returns: (transfer full) (nullable): what is chosen, in words; %NULL for all requests
 */
char *
tea_filter_popover_dup_words (TeaFilterPopover *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (TEA_IS_FILTER_POPOVER (self), NULL);

  for (guint i = 0; i < TEA_N_FILTER_PARTS; i++)
    {
      g_autofree char *part = tea_filter_popover_dup_part (self, i);

      if (part != NULL)
        g_strv_builder_add (builder, part);
    }

  parts = g_strv_builder_end (builder);

  return *parts != NULL ? g_strjoinv (" · ", parts) : NULL;
}

/* Chooses all requests in one row, without telling. */
static void
reset (TeaFilterPopover *self,
       TeaFilterPart     part)
{
  self->loading = TRUE;
  if (part == TEA_FILTER_SOURCE)
    g_clear_object (&self->source);
  else if (part == TEA_FILTER_ADDRESS)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), "");
  else if (part == TEA_FILTER_ALONE)
    adw_switch_row_set_active (self->alone_row, FALSE);
  else
    adw_combo_row_set_selected (get_combo_row (self, part), 0);
  self->loading = FALSE;
}

/**
 * tea_filter_popover_drop:
 * @self: a popover
 * @part: one of its rows
 *
 * Leaves nothing out by that row any more.
 */
void
tea_filter_popover_drop (TeaFilterPopover *self,
                         TeaFilterPart     part)
{
  g_return_if_fail (TEA_IS_FILTER_POPOVER (self));
  g_return_if_fail (part < TEA_N_FILTER_PARTS);

  reset (self, part);
  changed_cb (self);
}

/**
 * tea_filter_popover_has_lost_source:
 * @self: a popover
 *
 * Returns: whether only requests from a chat or a sheet are wanted that is in the book no more,
 *   because taking it over was undone
 */
gboolean
tea_filter_popover_has_lost_source (TeaFilterPopover *self)
{
  g_autoptr (TeaSource) source = NULL;

  g_return_val_if_fail (TEA_IS_FILTER_POPOVER (self), FALSE);

  if (self->source == NULL || self->book == NULL)
    return FALSE;

  source = tea_book_get (self->book, TEA_TYPE_SOURCE, tea_record_get_id (TEA_RECORD (self->source)),
                         NULL);

  return source == NULL;
}

/**
 * tea_filter_popover_set_source:
 * @self: a popover
 * @source: (nullable): a chat or a sheet that was taken over
 *
 * Chooses all requests, or all that came from @source.
 */
void
tea_filter_popover_set_source (TeaFilterPopover *self,
                               TeaSource        *source)
{
  g_return_if_fail (TEA_IS_FILTER_POPOVER (self));
  g_return_if_fail (source == NULL || TEA_IS_SOURCE (source));

  for (guint i = 0; i < TEA_N_FILTER_PARTS; i++)
    reset (self, i);
  g_set_object (&self->source, source);
  changed_cb (self);
}
