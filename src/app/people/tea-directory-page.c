/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "collect/tea-category.h"
#include "collect/tea-visit.h"
#include "people/tea-estate.h"
#include "people/tea-grid-worker.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"
#include "screen/tea-criterion.h"
#include "tea-category-view.h"
#include "tea-criterion-view.h"
#include "tea-directory-page.h"
#include "tea-estate-view.h"
#include "tea-grid-view.h"
#include "tea-household-view.h"
#include "tea-list-pane.h"
#include "tea-organisation-view.h"
#include "tea-party-view.h"
#include "tea-person-view.h"
#include "tea-row.h"

/* What a criterion counts for until somebody says otherwise: as much as the usual ones that are
 * judged. */
#define ORDINARY_WEIGHT 2

/* How far a grid or a category is set in below the one it is part of, in pixels. */
#define INDENT 18

/*
 * TeaDirectoryPage:
 *
 * Who lives where, who sits at the table for whom, and the lists that the other stages choose
 * from. One kind of record is listed at a time, and beside the list stands the chosen one.
 */
struct _TeaDirectoryPage
{
  TeaPage                 parent_instance;

  TeaDirectoryView       *shown;
  gint64                  grid;

  AdwNavigationSplitView *split_view;
  GtkMenuButton          *add_button;
  GtkPopover             *add_popover;
  GtkLabel               *add_label;
  GtkEntry               *add_entry;
  GtkDropDown            *kind_drop_down;
  GtkStack               *lists;
  GtkToggleButton        *attention_button;
  GtkButton              *grid_button;
  AdwButtonContent       *grid_content;
  GtkToggleButton        *behind_button;
  GtkButton              *up_button;
  GtkButton              *down_button;
  GtkButton              *remove_button;
  GtkStack               *stack;
  GtkStack               *views;
};

G_DEFINE_FINAL_TYPE (TeaDirectoryPage, tea_directory_page, TEA_TYPE_PAGE)

static const char *
get_search (TeaListPane *pane)
{
  const char *text = tea_list_pane_get_text (pane);

  return *text != '\0' ? text : NULL;
}

static TeaQuery *
query_people (TeaDirectoryPage *self,
              TeaListPane      *pane,
              TeaBook          *book)
{
  return tea_person_query (book, get_search (pane), 0);
}

static TeaQuery *
query_households (TeaDirectoryPage *self,
                  TeaListPane      *pane,
                  TeaBook          *book)
{
  return tea_household_query (book, get_search (pane), self->grid,
                              gtk_toggle_button_get_active (self->attention_button));
}

static TeaQuery *
query_estates (TeaDirectoryPage *self,
               TeaListPane      *pane,
               TeaBook          *book)
{
  return tea_estate_query (book);
}

static TeaQuery *
query_grids (TeaDirectoryPage *self,
             TeaListPane      *pane,
             TeaBook          *book)
{
  return gtk_toggle_button_get_active (self->behind_button)
         ? tea_grid_query_behind (book, get_search (pane))
         : tea_grid_query_text (book, get_search (pane));
}

static TeaQuery *
query_organisations (TeaDirectoryPage *self,
                     TeaListPane      *pane,
                     TeaBook          *book)
{
  return tea_organisation_query (book, get_search (pane));
}

static TeaQuery *
query_parties (TeaDirectoryPage *self,
               TeaListPane      *pane,
               TeaBook          *book)
{
  return tea_party_query (book);
}

static TeaQuery *
query_categories (TeaDirectoryPage *self,
                  TeaListPane      *pane,
                  TeaBook          *book)
{
  return tea_category_query (book);
}

static TeaQuery *
query_criteria (TeaDirectoryPage *self,
                TeaListPane      *pane,
                TeaBook          *book)
{
  return tea_criterion_query (book);
}

static gpointer
add_person (TeaBook     *book,
            const char  *text,
            GError     **error)
{
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", text, NULL);

  return tea_person_add (person, book, error) ? g_steal_pointer (&person) : NULL;
}

static gpointer
add_household (TeaBook     *book,
               const char  *text,
               GError     **error)
{
  gint64 id;

  if (!tea_household_from_text (book, text, &id, error))
    return NULL;

  if (id == 0)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("That names no building of a known estate. Write it like 2-1-301, "
                             "with the estate in front where there are several."));
      return NULL;
    }

  return tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, error);
}

static gpointer
add_estate (TeaBook     *book,
            const char  *text,
            GError     **error)
{
  return tea_estate_add (book, text, error);
}

static gpointer
add_grid (TeaBook     *book,
          const char  *text,
          GError     **error)
{
  return tea_grid_add (book, text, NULL, error);
}

static gpointer
add_organisation (TeaBook     *book,
                  const char  *text,
                  GError     **error)
{
  return tea_organisation_add (book, text, 0, error);
}

static gpointer
add_party (TeaBook     *book,
           const char  *text,
           GError     **error)
{
  return tea_party_add (book, text, error);
}

static gpointer
add_category (TeaBook     *book,
              const char  *text,
              GError     **error)
{
  return tea_category_add (book, text, 0, error);
}

static gpointer
add_criterion (TeaBook     *book,
               const char  *text,
               GError     **error)
{
  g_autoptr (TeaCriterion) criterion = g_object_new (TEA_TYPE_CRITERION,
                                                     "name", text,
                                                     "basis", "judged",
                                                     "weight", ORDINARY_WEIGHT,
                                                     NULL);

  return tea_criterion_add (criterion, book, error) ? g_steal_pointer (&criterion) : NULL;
}

/* The kinds in the order of the drop-down. Their list and their view go by the same name. */
typedef struct
{
  const char   *name;
  const char   *prompt;
  GType       (*get_type) (void);
  TeaQuery   *(*query)    (TeaDirectoryPage *self, TeaListPane *pane, TeaBook *book);
  gpointer    (*add)      (TeaBook *book, const char *text, GError **error);
} TeaDirectoryKind;

enum
{
  HOUSEHOLDS = 1,
  GRIDS = 3,
};

static const TeaDirectoryKind kinds[] = {
  { "person", N_("Name of the person"), tea_person_get_type, query_people, add_person },
  { "household", N_("Address, such as 2-1-301"), tea_household_get_type, query_households,
    add_household },
  { "estate", N_("Name of the estate"), tea_estate_get_type, query_estates, add_estate },
  { "grid", N_("Name of a grid of the first level"), tea_grid_get_type, query_grids, add_grid },
  { "organisation", N_("Name of the organisation"), tea_organisation_get_type,
    query_organisations, add_organisation },
  { "party", N_("Name of the party"), tea_party_get_type, query_parties, add_party },
  { "category", N_("Name of the category"), tea_category_get_type, query_categories,
    add_category },
  { "criterion", N_("What is weighed"), tea_criterion_get_type, query_criteria, add_criterion },
};

static TeaBook *
get_book (TeaDirectoryPage *self)
{
  return tea_page_get_book (TEA_PAGE (self));
}

static const TeaDirectoryKind *
get_kind (TeaDirectoryPage *self)
{
  return &kinds[gtk_drop_down_get_selected (self->kind_drop_down)];
}

static TeaListPane *
get_pane (TeaDirectoryPage       *self,
          const TeaDirectoryKind *kind)
{
  return TEA_LIST_PANE (gtk_stack_get_child_by_name (self->lists, kind->name));
}

static void
ask (TeaDirectoryPage       *self,
     const TeaDirectoryKind *kind)
{
  TeaListPane *pane = get_pane (self, kind);

  if (get_book (self) != NULL)
    tea_list_pane_set_query (pane, kind->query (self, pane, get_book (self)));
}

static void
ask_cb (TeaListPane      *pane,
        TeaDirectoryPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (get_pane (self, &kinds[i]) == pane)
        ask (self, &kinds[i]);
    }
}

static void
show (TeaDirectoryPage       *self,
      const TeaDirectoryKind *kind,
      TeaRecord              *record)
{
  gboolean can_move;

  self->shown = NULL;
  if (record != NULL)
    {
      self->shown = TEA_DIRECTORY_VIEW (gtk_stack_get_child_by_name (self->views, kind->name));
      tea_directory_view_set_record (self->shown, get_book (self), record);
      gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->shown));
    }

  can_move = self->shown != NULL && tea_directory_view_can_move (self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->up_button), can_move);
  gtk_widget_set_visible (GTK_WIDGET (self->down_button), can_move);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), self->shown != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->shown != NULL ? "record" : "none");
}

/* What leaves the list by being changed stays beside it until another one is chosen. */
static void
selected_cb (TeaListPane      *pane,
             TeaRecord        *record,
             TeaDirectoryPage *self)
{
  const TeaDirectoryKind *kind = get_kind (self);

  if (record != NULL && pane == get_pane (self, kind))
    show (self, kind, record);
}

static void
activated_cb (TeaListPane      *pane,
              TeaDirectoryPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
kind_changed_cb (TeaDirectoryPage *self)
{
  const TeaDirectoryKind *kind = get_kind (self);

  gtk_stack_set_visible_child_name (self->lists, kind->name);
  gtk_label_set_label (self->add_label, _(kind->prompt));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->prompt),
                                  -1);
  if (get_book (self) != NULL && tea_list_pane_get_list (get_pane (self, kind)) == NULL)
    ask (self, kind);
  show (self, kind, tea_list_pane_get_selected (get_pane (self, kind)));
}

static void
add_cb (GtkWidget        *widget,
        TeaDirectoryPage *self)
{
  g_autoptr (TeaRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = get_kind (self)->add (get_book (self),
                                 gtk_editable_get_text (GTK_EDITABLE (self->add_entry)), &error);
  if (record == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  gtk_popover_popdown (self->add_popover);
  gtk_editable_set_text (GTK_EDITABLE (self->add_entry), "");
  tea_page_show_record (TEA_PAGE (self), record);
  tea_page_tell_done (GTK_WIDGET (self));
}

static void
remove_cb (TeaDirectoryPage *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_directory_view_remove (self->shown, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
move (TeaDirectoryPage *self,
      int               by)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_directory_view_move (self->shown, by, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);
}

static void
up_cb (TeaDirectoryPage *self)
{
  move (self, -1);
}

static void
down_cb (TeaDirectoryPage *self)
{
  move (self, 1);
}

/* What was removed, here or by taking its adding back, is no longer shown. */
static void
changed_cb (TeaDirectoryPage *self)
{
  g_autoptr (TeaRecord) record = NULL;
  TeaRecord *shown;

  if (self->shown == NULL)
    return;

  shown = tea_directory_view_get_record (self->shown);
  record = tea_book_get (get_book (self), G_OBJECT_TYPE (shown), tea_record_get_id (shown), NULL);
  if (record != NULL)
    return;

  show (self, get_kind (self), NULL);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
set_grid (TeaDirectoryPage *self,
          gint64            id)
{
  g_autoptr (TeaGrid) grid = NULL;

  if (id != 0)
    grid = tea_book_get (get_book (self), TEA_TYPE_GRID, id, NULL);
  self->grid = grid != NULL ? id : 0;
  adw_button_content_set_label (self->grid_content, grid != NULL ? grid->name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->grid_button), grid != NULL);
}

static void
attention_toggled_cb (TeaDirectoryPage *self)
{
  ask (self, &kinds[HOUSEHOLDS]);
  tea_list_pane_go_to_top (get_pane (self, &kinds[HOUSEHOLDS]));
}

static void
behind_toggled_cb (TeaDirectoryPage *self)
{
  ask (self, &kinds[GRIDS]);
  tea_list_pane_go_to_top (get_pane (self, &kinds[GRIDS]));
}

static void
all_grids_cb (TeaDirectoryPage *self)
{
  set_grid (self, 0);
  ask (self, &kinds[HOUSEHOLDS]);
}

static void
list_households (TeaDirectoryPage *self)
{
  gtk_drop_down_set_selected (self->kind_drop_down, HOUSEHOLDS);
  ask (self, &kinds[HOUSEHOLDS]);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
find_households_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (widget);

  set_grid (self, 0);
  tea_list_pane_set_text (get_pane (self, &kinds[HOUSEHOLDS]),
                          g_variant_get_string (parameter, NULL));
  list_households (self);
}

static void
list_grid_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (widget);

  set_grid (self, g_variant_get_int64 (parameter));
  tea_list_pane_clear_text (get_pane (self, &kinds[HOUSEHOLDS]));
  list_households (self);
}

static char *
join_two (GtkListItem *item,
          const char  *first,
          const char  *second)
{
  return tea_text_join (first, second);
}

static char *
dup_care (GtkListItem *item,
          const char  *grid_name,
          gboolean     attention,
          gboolean     left_out)
{
  if (attention)
    return join_two (item, _("Needs attention"), grid_name);
  if (left_out)
    return join_two (item, _("Left out of the round"), grid_name);

  return g_strdup (grid_name != NULL ? grid_name : "");
}

/* How many of a grid's households were visited this month. */
static char *
dup_round (GtkListItem *item,
           int          visited,
           int          to_visit)
{
  return to_visit > 0 ? g_strdup_printf ("%d/%d", visited, to_visit) : g_strdup ("");
}

static int
get_percent (GtkListItem *item,
             int          visited,
             int          to_visit)
{
  return to_visit > 0 ? 100 * visited / to_visit : 0;
}

static gboolean
has_round (GtkListItem *item,
           int          to_visit)
{
  return to_visit > 0;
}

static char *
dup_count (GtkListItem *item,
           int          count)
{
  return count > 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

static char *
dup_addresses (GtkListItem *item,
               int          count)
{
  return g_strdup_printf (ngettext ("%d address", "%d addresses", count), count);
}

static char *
dup_duties (GtkListItem *item,
            gboolean     required,
            gboolean     votes)
{
  return join_two (item, required ? _("Has to be there") : "",
                   votes ? _("Votes") : _("Does not vote"));
}

static char *
dup_basis (GtkListItem *item,
           const char  *basis)
{
  return g_strdup (basis != NULL ? tea_criterion_basis_label (basis) : "");
}

static int
indent_grid (GtkListItem *item,
             int          level)
{
  return MAX (level - 1, 0) * INDENT;
}

static int
indent_category (GtkListItem *item,
                 gint64       parent)
{
  return parent != 0 ? INDENT : 0;
}

static void
tea_directory_page_set_book (TeaPage *page,
                             TeaBook *book)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (page);

  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  kind_changed_cb (self);
}

/* A visit is shown where it was, and a worker's work with the grid. */
static TeaRecord *
find_shown (TeaDirectoryPage *self,
            TeaRecord        *record)
{
  if (TEA_IS_VISIT (record) && TEA_VISIT (record)->household != 0)
    return tea_book_get (get_book (self), TEA_TYPE_HOUSEHOLD, TEA_VISIT (record)->household, NULL);
  if (TEA_IS_VISIT (record) && TEA_VISIT (record)->grid != 0)
    return tea_book_get (get_book (self), TEA_TYPE_GRID, TEA_VISIT (record)->grid, NULL);
  if (TEA_IS_GRID_WORKER (record))
    return tea_book_get (get_book (self), TEA_TYPE_GRID, TEA_GRID_WORKER (record)->grid, NULL);

  return g_object_ref (record);
}

static gboolean
tea_directory_page_show_record (TeaPage   *page,
                                TeaRecord *record)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (page);
  g_autoptr (TeaRecord) shown = find_shown (self, record);

  for (guint i = 0; shown != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      if (G_OBJECT_TYPE (shown) != kinds[i].get_type ())
        continue;

      gtk_drop_down_set_selected (self->kind_drop_down, i);
      set_grid (self, 0);
      gtk_toggle_button_set_active (self->attention_button, FALSE);
      gtk_toggle_button_set_active (self->behind_button, FALSE);
      tea_list_pane_clear_text (get_pane (self, &kinds[i]));
      ask (self, &kinds[i]);
      if (!tea_list_pane_select (get_pane (self, &kinds[i]), tea_record_get_id (shown)))
        show (self, &kinds[i], shown);
      adw_navigation_split_view_set_show_content (self->split_view, TRUE);

      return TRUE;
    }

  return FALSE;
}

static void
tea_directory_page_create (TeaPage *page)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->add_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_entry));
}

static void
tea_directory_page_search (TeaPage *page)
{
  TeaDirectoryPage *self = TEA_DIRECTORY_PAGE (page);

  tea_list_pane_search (get_pane (self, get_kind (self)));
}

static void
tea_directory_page_dispose (GObject *object)
{
  TEA_DIRECTORY_PAGE (object)->shown = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_DIRECTORY_PAGE);

  G_OBJECT_CLASS (tea_directory_page_parent_class)->dispose (object);
}

static void
tea_directory_page_class_init (TeaDirectoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaPageClass *page_class = TEA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_directory_page_dispose;
  page_class->set_book = tea_directory_page_set_book;
  page_class->show_record = tea_directory_page_show_record;
  page_class->create = tea_directory_page_create;
  page_class->search = tea_directory_page_search;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_type_ensure (kinds[i].get_type ());
  g_type_ensure (TEA_TYPE_CATEGORY_VIEW);
  g_type_ensure (TEA_TYPE_CRITERION_VIEW);
  g_type_ensure (TEA_TYPE_ESTATE_VIEW);
  g_type_ensure (TEA_TYPE_GRID_VIEW);
  g_type_ensure (TEA_TYPE_HOUSEHOLD_VIEW);
  g_type_ensure (TEA_TYPE_LIST_PANE);
  g_type_ensure (TEA_TYPE_ORGANISATION_VIEW);
  g_type_ensure (TEA_TYPE_PARTY_VIEW);
  g_type_ensure (TEA_TYPE_PERSON_VIEW);
  g_type_ensure (TEA_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/community/Teatime/"
                                               "people/tea-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, add_popover);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, add_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, lists);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, attention_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, grid_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, grid_content);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, behind_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, up_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, down_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaDirectoryPage, views);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, attention_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, behind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_grids_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_two);
  gtk_widget_class_bind_template_callback (widget_class, dup_count);
  gtk_widget_class_bind_template_callback (widget_class, dup_care);
  gtk_widget_class_bind_template_callback (widget_class, dup_round);
  gtk_widget_class_bind_template_callback (widget_class, get_percent);
  gtk_widget_class_bind_template_callback (widget_class, has_round);
  gtk_widget_class_bind_template_callback (widget_class, dup_addresses);
  gtk_widget_class_bind_template_callback (widget_class, dup_duties);
  gtk_widget_class_bind_template_callback (widget_class, dup_basis);
  gtk_widget_class_bind_template_callback (widget_class, indent_grid);
  gtk_widget_class_bind_template_callback (widget_class, indent_category);

  gtk_widget_class_install_action (widget_class, "directory.find-households", "s",
                                   find_households_cb);
  gtk_widget_class_install_action (widget_class, "directory.list-grid", "x", list_grid_cb);
}

static void
tea_directory_page_init (TeaDirectoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
