/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-word-choice.h"

/* A closed list of words in a combo row, by what people call them. */

/**
 * tea_word_choice_fill:
 * @row: a combo row
 * @words: a closed list of words
 *
 * Offers @words.
 */
void
tea_word_choice_fill (AdwComboRow   *row,
                      const TeaWord *words)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (words != NULL);

  for (; words->word != NULL; words++)
    gtk_string_list_append (labels, _(words->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

/**
 * tea_word_choice_get:
 * @row: a combo row
 * @words: what it was filled with
 *
 * Returns: (transfer none) (nullable): the chosen word
 */
const char *
tea_word_choice_get (AdwComboRow   *row,
                     const TeaWord *words)
{
  guint selected;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  selected = adw_combo_row_get_selected (row);

  return selected != GTK_INVALID_LIST_POSITION ? words[selected].word : NULL;
}

/**
 * tea_word_choice_select:
 * @row: a combo row
 * @words: what it was filled with
 * @word: (nullable): the word to choose; the first where it is none of them
 *
 * Chooses @word.
 */
void
tea_word_choice_select (AdwComboRow   *row,
                        const TeaWord *words,
                        const char    *word)
{
  guint selected = 0;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (words != NULL);

  for (guint i = 0; words[i].word != NULL; i++)
    {
      if (g_strcmp0 (words[i].word, word) == 0)
        selected = i;
    }

  adw_combo_row_set_selected (row, selected);
}
