/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-page.h"
#include "tea-window.h"

/*
 * TeaPage:
 *
 * A page of the window: it shows the book, calls its verbs, and says through the window what was
 * done or what went wrong.
 */
typedef struct
{
  TeaBook *book;
} TeaPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TeaPage, tea_page, ADW_TYPE_NAVIGATION_PAGE)

static void
tea_page_dispose (GObject *object)
{
  TeaPagePrivate *priv = tea_page_get_instance_private (TEA_PAGE (object));

  g_clear_object (&priv->book);

  G_OBJECT_CLASS (tea_page_parent_class)->dispose (object);
}

static void
tea_page_class_init (TeaPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tea_page_dispose;
}

static void
tea_page_init (TeaPage *self)
{
}

/**
 * tea_page_get_book:
 * @self: a page
 *
 * Returns: (transfer none): the book that it shows
 */
TeaBook *
tea_page_get_book (TeaPage *self)
{
  TeaPagePrivate *priv = tea_page_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_PAGE (self), NULL);

  return priv->book;
}

/**
 * tea_page_set_book:
 * @self: a new page
 * @book: the book that it shall show
 *
 * Gives the page its book, once.
 */
void
tea_page_set_book (TeaPage *self,
                   TeaBook *book)
{
  TeaPagePrivate *priv = tea_page_get_instance_private (self);

  g_return_if_fail (TEA_IS_PAGE (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (priv->book == NULL);

  priv->book = g_object_ref (book);
  TEA_PAGE_GET_CLASS (self)->set_book (self, book);
}

/**
 * tea_page_show_record:
 * @self: a page
 * @record: a record
 *
 * Brings @record to the front.
 *
 * Returns: whether the page has such records
 */
gboolean
tea_page_show_record (TeaPage   *self,
                      TeaRecord *record)
{
  TeaPageClass *klass = TEA_PAGE_GET_CLASS (self);

  g_return_val_if_fail (TEA_IS_PAGE (self), FALSE);
  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);

  return klass->show_record != NULL && klass->show_record (self, record);
}

/**
 * tea_page_create:
 * @self: a page
 *
 * Begins a new one of what the page lists.
 */
void
tea_page_create (TeaPage *self)
{
  g_return_if_fail (TEA_IS_PAGE (self));

  if (TEA_PAGE_GET_CLASS (self)->create != NULL)
    TEA_PAGE_GET_CLASS (self)->create (self);
}

/**
 * tea_page_search:
 * @self: a page
 *
 * Goes to the page's search.
 */
void
tea_page_search (TeaPage *self)
{
  g_return_if_fail (TEA_IS_PAGE (self));

  if (TEA_PAGE_GET_CLASS (self)->search != NULL)
    TEA_PAGE_GET_CLASS (self)->search (self);
}

static TeaWindow *
get_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, TEA_TYPE_WINDOW);

  /* A page of a dialog is in the window that the dialog belongs to. */
  if (window == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (widget);

      if (GTK_IS_WINDOW (root))
        window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
    }

  return TEA_IS_WINDOW (window) ? TEA_WINDOW (window) : NULL;
}

/**
 * tea_page_tell_done:
 * @widget: a page or something on it
 *
 * Says what was done last, with a button that takes it back.
 */
void
tea_page_tell_done (GtkWidget *widget)
{
  TeaWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  window = get_window (widget);
  if (window != NULL)
    tea_window_tell_done (window);
}

/**
 * tea_page_tell_error:
 * @widget: a page or something on it
 * @error: what went wrong
 *
 * Says what went wrong and leaves everything as it is.
 */
void
tea_page_tell_error (GtkWidget *widget,
                     GError    *error)
{
  TeaWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  window = get_window (widget);
  if (window != NULL)
    tea_window_tell_error (window, error);
}

/**
 * tea_page_tell:
 * @widget: a page or something on it
 * @done: what a verb returned
 * @error: where it set its error; an address, because a call to the verb may stand before it among
 *   the arguments, and C reads those in any order
 *
 * Says how a verb ended: what was done with its undo, or why it was refused.
 */
void
tea_page_tell (GtkWidget *widget,
               gboolean   done,
               GError   **error)
{
  if (done)
    tea_page_tell_done (widget);
  else
    tea_page_tell_error (widget, *error);
}

/**
 * tea_page_go_to:
 * @widget: a page or something on it
 * @record: a record of any kind
 *
 * Goes to the page that shows @record.
 */
void
tea_page_go_to (GtkWidget *widget,
                TeaRecord *record)
{
  TeaWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_RECORD (record));

  window = get_window (widget);
  if (window != NULL)
    tea_window_show_record (window, record);
}

/**
 * tea_page_leave_row:
 * @widget: what has the focus within a row
 * @otherwise: what is to have it where there is no other row
 *
 * Moves the focus to the next row, or the one before, because the row of @widget is about to go:
 * who works with the keyboard would start at the top of the window again.
 */
void
tea_page_leave_row (GtkWidget *widget,
                    GtkWidget *otherwise)
{
  GtkWidget *row, *list_box;
  GtkListBoxRow *neighbour;
  int index;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (otherwise));

  row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  list_box = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX);
  g_return_if_fail (row != NULL && list_box != NULL);

  index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  neighbour = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_box), index + 1);
  if (neighbour == NULL && index > 0)
    neighbour = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_box), index - 1);

  gtk_widget_grab_focus (neighbour != NULL ? GTK_WIDGET (neighbour) : otherwise);
}
