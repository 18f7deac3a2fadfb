/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-filter-remedies.h"

/* What is searched for is left out like one more row of the popover. */
#define TEXT TEA_N_FILTER_PARTS

/*
 * TeaFilterRemedies:
 *
 * Where filters and words leave nothing over, says which of them to take away, and how many
 * requests that would bring. Each is counted when nothing else is to be done, because in a large
 * book all of them together would hold up who is typing.
 */
struct _TeaFilterRemedies
{
  AdwBin            parent_instance;

  TeaBook          *book;
  TeaListPane      *pane;
  TeaFilterPopover *popover;
  GtkBox           *box;
  guint             part;
  guint             source;
};

G_DEFINE_FINAL_TYPE (TeaFilterRemedies, tea_filter_remedies, ADW_TYPE_BIN)

static void
clicked_cb (GtkButton         *button,
            TeaFilterRemedies *self)
{
  const guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));

  /* The button goes with what it takes away; whoever works with keys goes on at the search. */
  tea_list_pane_search (self->pane);
  if (part == TEXT)
    tea_list_pane_clear_text (self->pane);
  else
    tea_filter_popover_drop (self->popover, part);
}

static void
add_button (TeaFilterRemedies *self,
            guint              part,
            const char        *words,
            int                count)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *text = NULL;

  /* Translators: %s is a filter such as “Done”; without it so many requests would be listed. */
  text = g_strdup_printf (ngettext ("Without “%s”: %d request", "Without “%s”: %d requests", count),
                          words, count);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (self->box, button);
}

static char *
dup_words (TeaFilterRemedies *self,
           guint              part)
{
  const char *text = tea_list_pane_get_text (self->pane);

  if (part < TEXT)
    return tea_filter_popover_dup_part (self->popover, part);

  return *text != '\0' ? g_strdup (text) : NULL;
}

static int
count_without (TeaFilterRemedies *self,
               guint              part)
{
  TeaRequestFilter filter = { NULL };
  int count = 0;

  if (part < TEXT)
    tea_filter_popover_read_without (self->popover, part, &filter);
  else
    tea_filter_popover_read (self->popover, &filter);
  if (part != TEXT && *tea_list_pane_get_text (self->pane) != '\0')
    filter.text = tea_list_pane_get_text (self->pane);

  return tea_request_count (self->book, &filter, &count, NULL) ? count : 0;
}

static gboolean
count_cb (gpointer data)
{
  TeaFilterRemedies *self = data;
  const guint part = self->part++;
  g_autofree char *words = dup_words (self, part);
  const int count = words != NULL ? count_without (self, part) : 0;

  if (count > 0)
    add_button (self, part, words, count);
  if (part < TEXT)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
tea_filter_remedies_dispose (GObject *object)
{
  TeaFilterRemedies *self = TEA_FILTER_REMEDIES (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->pane);
  g_clear_weak_pointer (&self->popover);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_filter_remedies_parent_class)->dispose (object);
}

static void
tea_filter_remedies_class_init (TeaFilterRemediesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tea_filter_remedies_dispose;
}

static void
tea_filter_remedies_init (TeaFilterRemedies *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = GTK_BOX (box);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * tea_filter_remedies_clear:
 * @self: the remedies
 *
 * Offers nothing, because something was found.
 */
void
tea_filter_remedies_clear (TeaFilterRemedies *self)
{
  GtkWidget *child;

  g_return_if_fail (TEA_IS_FILTER_REMEDIES (self));

  g_clear_handle_id (&self->source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

/**
 * tea_filter_remedies_look:
 * @self: the remedies
 * @book: the book
 * @pane: the list that is empty, with what is searched for
 * @popover: what is chosen
 *
 * Looks for what to take away.
 */
void
tea_filter_remedies_look (TeaFilterRemedies *self,
                          TeaBook           *book,
                          TeaListPane       *pane,
                          TeaFilterPopover  *popover)
{
  g_return_if_fail (TEA_IS_FILTER_REMEDIES (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_LIST_PANE (pane));
  g_return_if_fail (TEA_IS_FILTER_POPOVER (popover));

  tea_filter_remedies_clear (self);
  g_set_object (&self->book, book);
  g_set_weak_pointer (&self->pane, pane);
  g_set_weak_pointer (&self->popover, popover);
  self->part = 0;
  self->source = g_idle_add (count_cb, self);
}
