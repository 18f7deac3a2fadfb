/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-list-pane.h"

/*
 * TeaListPane:
 *
 * The list of a stage: a search above it, filters of the page's own, and an empty state that
 * says what to do. Emits `search-changed` when the page shall ask again, and `selected` when a
 * record is to be shown beside the list.
 */
struct _TeaListPane
{
  AdwBin              parent_instance;

  char               *placeholder;
  char               *empty_title;
  char               *empty_description;
  char               *empty_icon_name;
  GtkListItemFactory *factory;
  gboolean            has_search;
  gboolean            narrowed;

  TeaList            *list;
  GtkSingleSelection *selection;
  GBinding           *one_click;

  GtkSearchEntry     *search_entry;
  AdwBin             *filters;
  AdwStatusPage      *nothing_page;
  GtkStack           *stack;
  GtkListView        *list_view;
};

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_ICON_NAME,
  PROP_FACTORY,
  PROP_FILTERS,
  PROP_HAS_SEARCH,
  PROP_NARROWED,
  PROP_REMEDIES,
  N_PROPS,
};

enum
{
  SEARCH_CHANGED,
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaListPane, tea_list_pane, ADW_TYPE_BIN)

static void
update_stack (TeaListPane *self)
{
  const char *name = "list";

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    name = self->narrowed || *tea_list_pane_get_text (self) != '\0' ? "nothing-found" : "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
}

static char *
dup_advice (TeaListPane *self,
            gboolean     narrowed)
{
  return g_strdup (narrowed ? _("Nothing fits all of it at once.")
                            : _("Try fewer or other words."));
}

static void
selected_cb (TeaListPane *self)
{
  g_signal_emit (self, signals[SELECTED], 0,
                 gtk_single_selection_get_selected_item (self->selection));
}

static void
activate_cb (GtkListView *list_view,
             guint        position,
             TeaListPane *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   TeaListPane    *self)
{
  g_signal_emit (self, signals[SEARCH_CHANGED], 0);
  update_stack (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                TeaListPane    *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static char **
get_string (TeaListPane *self,
            guint        prop_id)
{
  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      return &self->placeholder;
    case PROP_EMPTY_TITLE:
      return &self->empty_title;
    case PROP_EMPTY_DESCRIPTION:
      return &self->empty_description;
    case PROP_EMPTY_ICON_NAME:
      return &self->empty_icon_name;
    default:
      return NULL;
    }
}

static void
tea_list_pane_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TeaListPane *self = TEA_LIST_PANE (object);

  if (get_string (self, prop_id) != NULL)
    g_value_set_string (value, *get_string (self, prop_id));
  else if (prop_id == PROP_FACTORY)
    g_value_set_object (value, self->factory);
  else if (prop_id == PROP_FILTERS)
    g_value_set_object (value, adw_bin_get_child (self->filters));
  else if (prop_id == PROP_HAS_SEARCH)
    g_value_set_boolean (value, self->has_search);
  else if (prop_id == PROP_NARROWED)
    g_value_set_boolean (value, self->narrowed);
  else if (prop_id == PROP_REMEDIES)
    g_value_set_object (value, adw_status_page_get_child (self->nothing_page));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tea_list_pane_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TeaListPane *self = TEA_LIST_PANE (object);
  gboolean changed = FALSE;

  if (get_string (self, prop_id) != NULL)
    changed = g_set_str (get_string (self, prop_id), g_value_get_string (value));
  else if (prop_id == PROP_FACTORY)
    changed = g_set_object (&self->factory, g_value_get_object (value));
  else if (prop_id == PROP_FILTERS)
    adw_bin_set_child (self->filters, g_value_get_object (value));
  else if (prop_id == PROP_HAS_SEARCH)
    {
      changed = self->has_search != g_value_get_boolean (value);
      self->has_search = g_value_get_boolean (value);
    }
  else if (prop_id == PROP_NARROWED)
    {
      changed = self->narrowed != g_value_get_boolean (value);
      self->narrowed = g_value_get_boolean (value);
    }
  else if (prop_id == PROP_REMEDIES)
    adw_status_page_set_child (self->nothing_page, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);

  if (!changed)
    return;

  if (prop_id == PROP_PLACEHOLDER)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->placeholder,
                                      -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->placeholder,
                                      -1);
    }
  else if (prop_id == PROP_NARROWED)
    {
      update_stack (self);
    }
  g_object_notify_by_pspec (object, pspec);
}

static GtkWidget *
get_split_view (TeaListPane *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);
}

/* Where there is room for one page only, what is clicked opens at once: nothing beside the list
 * would show that it is selected. */
static void
tea_list_pane_root (GtkWidget *widget)
{
  TeaListPane *self = TEA_LIST_PANE (widget);
  GtkWidget *split_view;

  GTK_WIDGET_CLASS (tea_list_pane_parent_class)->root (widget);

  split_view = get_split_view (self);
  if (split_view != NULL)
    self->one_click = g_object_bind_property (split_view, "collapsed",
                                              self->list_view, "single-click-activate",
                                              G_BINDING_SYNC_CREATE);
}

static void
tea_list_pane_unroot (GtkWidget *widget)
{
  TeaListPane *self = TEA_LIST_PANE (widget);

  if (self->one_click != NULL)
    g_binding_unbind (g_steal_pointer (&self->one_click));

  GTK_WIDGET_CLASS (tea_list_pane_parent_class)->unroot (widget);
}

static void
tea_list_pane_dispose (GObject *object)
{
  TeaListPane *self = TEA_LIST_PANE (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_LIST_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->factory);

  G_OBJECT_CLASS (tea_list_pane_parent_class)->dispose (object);
}

static void
tea_list_pane_finalize (GObject *object)
{
  TeaListPane *self = TEA_LIST_PANE (object);

  g_clear_pointer (&self->placeholder, g_free);
  g_clear_pointer (&self->empty_title, g_free);
  g_clear_pointer (&self->empty_description, g_free);
  g_clear_pointer (&self->empty_icon_name, g_free);

  G_OBJECT_CLASS (tea_list_pane_parent_class)->finalize (object);
}

static void
tea_list_pane_class_init (TeaListPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tea_list_pane_get_property;
  object_class->set_property = tea_list_pane_set_property;
  object_class->dispose = tea_list_pane_dispose;
  object_class->finalize = tea_list_pane_finalize;
  widget_class->root = tea_list_pane_root;
  widget_class->unroot = tea_list_pane_unroot;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_DESCRIPTION] =
    g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_ICON_NAME] =
    g_param_spec_string ("empty-icon-name", NULL, NULL, NULL, flags);
  properties[PROP_FACTORY] =
    g_param_spec_object ("factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, flags);
  properties[PROP_FILTERS] =
    g_param_spec_object ("filters", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HAS_SEARCH] = g_param_spec_boolean ("has-search", NULL, NULL, TRUE, flags);

  /**
   * TeaListPane:narrowed:
   *
   * Whether the page's filters leave something out, so that an empty list is no empty book.
   */
  properties[PROP_NARROWED] = g_param_spec_boolean ("narrowed", NULL, NULL, FALSE, flags);

  /**
   * TeaListPane:remedies:
   *
   * What the page offers where nothing was found.
   */
  properties[PROP_REMEDIES] =
    g_param_spec_object ("remedies", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TeaListPane::search-changed:
   * @self: the pane
   *
   * What is looked for became different: tea_list_pane_get_text() says what it is.
   */
  signals[SEARCH_CHANGED] = g_signal_new ("search-changed", TEA_TYPE_LIST_PANE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * TeaListPane::selected:
   * @self: the pane
   * @record: (nullable): the record to show
   *
   * Another record, or none, is selected.
   */
  signals[SELECTED] = g_signal_new ("selected", TEA_TYPE_LIST_PANE,
                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, TEA_TYPE_RECORD);

  /**
   * TeaListPane::activated:
   * @self: the pane
   *
   * The selected record shall be opened: where there is room for one page only, go there.
   */
  signals[ACTIVATED] = g_signal_new ("activated", TEA_TYPE_LIST_PANE,
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaListPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaListPane, filters);
  gtk_widget_class_bind_template_child (widget_class, TeaListPane, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TeaListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaListPane, list_view);
  gtk_widget_class_bind_template_callback (widget_class, dup_advice);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
tea_list_pane_init (TeaListPane *self)
{
  self->has_search = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_list_pane_get_list:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it lists
 */
TeaList *
tea_list_pane_get_list (TeaListPane *self)
{
  g_return_val_if_fail (TEA_IS_LIST_PANE (self), NULL);

  return self->list;
}

/**
 * tea_list_pane_set_query:
 * @self: a pane
 * @query: (transfer full): what to list
 *
 * Lists something; the selection stays where it can.
 */
void
tea_list_pane_set_query (TeaListPane *self,
                         TeaQuery    *query)
{
  g_return_if_fail (TEA_IS_LIST_PANE (self));
  g_return_if_fail (TEA_IS_QUERY (query));

  if (self->list != NULL)
    {
      tea_list_set_query (self->list, query);
      update_stack (self);
      return;
    }

  self->list = tea_list_new (query);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::n-items",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

/**
 * tea_list_pane_get_selected:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable) (type TeaRecord): the selected record
 */
gpointer
tea_list_pane_get_selected (TeaListPane *self)
{
  g_return_val_if_fail (TEA_IS_LIST_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * tea_list_pane_select:
 * @self: a pane
 * @id: a record's id, 0 for none
 *
 * Selects a record and brings it into view.
 *
 * Returns: whether it is in the list
 */
gboolean
tea_list_pane_select (TeaListPane *self,
                      gint64       id)
{
  guint position;

  g_return_val_if_fail (TEA_IS_LIST_PANE (self), FALSE);

  if (self->list == NULL || !tea_list_find (self->list, id, &position))
    return FALSE;

  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT, NULL);
  gtk_single_selection_set_selected (self->selection, position);

  return TRUE;
}

/**
 * tea_list_pane_go_to_top:
 * @self: a pane
 *
 * Brings the first row into view, because the rows stand in another order now.
 */
void
tea_list_pane_go_to_top (TeaListPane *self)
{
  g_return_if_fail (TEA_IS_LIST_PANE (self));

  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/**
 * tea_list_pane_get_text:
 * @self: a pane
 *
 * Returns: (transfer none): what is looked for
 */
const char *
tea_list_pane_get_text (TeaListPane *self)
{
  g_return_val_if_fail (TEA_IS_LIST_PANE (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/**
 * tea_list_pane_set_text:
 * @self: a pane
 * @text: what to look for
 *
 * Looks for something else.
 */
void
tea_list_pane_set_text (TeaListPane *self,
                        const char  *text)
{
  g_return_if_fail (TEA_IS_LIST_PANE (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

/**
 * tea_list_pane_clear_text:
 * @self: a pane
 *
 * Looks for nothing any more.
 */
void
tea_list_pane_clear_text (TeaListPane *self)
{
  g_return_if_fail (TEA_IS_LIST_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/**
 * tea_list_pane_search:
 * @self: a pane
 *
 * Goes to the search.
 */
void
tea_list_pane_search (TeaListPane *self)
{
  GtkWidget *split_view;

  g_return_if_fail (TEA_IS_LIST_PANE (self));

  /* In a narrow window what was chosen covers the list. */
  split_view = get_split_view (self);
  if (split_view != NULL)
    adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split_view), FALSE);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
