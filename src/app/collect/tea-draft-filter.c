/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-draft-filter.h"

static TeaDraftKind
get_kind (TeaDraft *draft)
{
  if (draft->duplicate)
    return TEA_DRAFT_KNOWN;

  return draft->skip_reason != NULL || draft->hint != NULL ? TEA_DRAFT_LEFT_OUT
                                                           : TEA_DRAFT_REQUEST;
}

static gboolean
match_cb (gpointer item,
          gpointer data)
{
  return get_kind (item) == (TeaDraftKind) GPOINTER_TO_UINT (data);
}

/**
 * tea_draft_filter_new:
 * @kind: which lines
 *
 * Returns: (transfer full) (nullable): a filter that lets these through, %NULL for all
 */
GtkFilter *
tea_draft_filter_new (TeaDraftKind kind)
{
  if (kind == TEA_DRAFT_ALL)
    return NULL;

  return GTK_FILTER (gtk_custom_filter_new (match_cb, GUINT_TO_POINTER (kind), NULL));
}

/**
 * tea_draft_filter_dup_labels:
 * @drafts: the lines that were read
 *
 * Returns: (transfer full): what to call each kind, with how many lines are of it
 */
GtkStringList *
tea_draft_filter_dup_labels (GListModel *drafts)
{
  static const char * const labels[] = {
    /* Translators: kinds of lines of a chat or a sheet; how many there are stands behind. */
    NC_("lines", "All lines"),
    NC_("lines", "Requests"),
    NC_("lines", "There already"),
    NC_("lines", "Left out"),
  };
  GtkStringList *list = gtk_string_list_new (NULL);
  guint counts[TEA_N_DRAFT_KINDS] = { 0 };

  counts[TEA_DRAFT_ALL] = g_list_model_get_n_items (drafts);
  for (guint i = 0; i < counts[TEA_DRAFT_ALL]; i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (drafts, i);

      counts[get_kind (draft)]++;
    }

  for (guint i = 0; i < TEA_N_DRAFT_KINDS; i++)
    gtk_string_list_take (list, g_strdup_printf ("%s · %u",
                                                 g_dpgettext2 (NULL, "lines", labels[i]),
                                                 counts[i]));

  return list;
}

/**
 * tea_draft_filter_dup_notes:
 * @drafts: the lines that were read
 *
 * Returns: (transfer full): every line of which something is to be said, with its number, what is
 *   to be said and what stands there, one below the other; "" for none
 */
char *
tea_draft_filter_dup_notes (GListModel *drafts)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (drafts, i);
      g_autofree char *note = tea_draft_dup_note (draft);
      g_autofree char *words = g_strdelimit (g_strdup (draft->text), "\n\t", ' ');

      if (note == NULL)
        continue;

      /* Translators: a line of a file that cannot be taken over, and why. */
      g_string_append_printf (notes, _("Line %u: %s"), draft->line, note);
      if (*words != '\0')
        g_string_append_printf (notes, "\t%s", words);
      g_string_append_c (notes, '\n');
    }

  return g_string_free (g_steal_pointer (&notes), FALSE);
}
