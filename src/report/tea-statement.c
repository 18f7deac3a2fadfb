/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"

#include "tea-figures.h"
#include "tea-statement.h"

/* Whole sentences, one per number: a language that counts otherwise translates each by itself, and
 * one that says it all in a breath (「截至…，累计征集诉求378件，办结296件」) leaves out the full stops. */
static const char *
get_sentence (const char *figure,
              gulong      n)
{
  /* Translators: sentences of the statement; %s is the number. They are put between what stands
   * for “As of 25 November 2026:” and for the end, with what stands for the blank between
   * sentences between them. */
  if (g_str_equal (figure, "grids_first"))
    return ngettext ("There is %s first-level grid.", "There are %s first-level grids.", n);
  if (g_str_equal (figure, "grids_second"))
    return ngettext ("There is %s second-level grid.", "There are %s second-level grids.", n);
  if (g_str_equal (figure, "grids_third"))
    return ngettext ("There is %s third-level grid.", "There are %s third-level grids.", n);
  if (g_str_equal (figure, "grid_workers"))
    return ngettext ("There is %s grid worker.", "There are %s grid workers.", n);
  if (g_str_equal (figure, "households_heard"))
    return ngettext ("%s household was heard.", "%s households were heard.", n);
  if (g_str_equal (figure, "requests_collected"))
    return ngettext ("%s request was collected.", "%s requests were collected.", n);
  if (g_str_equal (figure, "requests_resolved"))
    return ngettext ("%s request was resolved.", "%s requests were resolved.", n);
  if (g_str_equal (figure, "requests_partly"))
    return ngettext ("%s request was partly resolved.", "%s requests were partly resolved.", n);
  if (g_str_equal (figure, "requests_unsolvable"))
    return ngettext ("%s request cannot be resolved.", "%s requests cannot be resolved.", n);
  if (g_str_equal (figure, "requests_open"))
    return ngettext ("%s request is still open.", "%s requests are still open.", n);
  if (g_str_equal (figure, "disputes_mediated"))
    return ngettext ("%s dispute was mediated.", "%s disputes were mediated.", n);
  if (g_str_equal (figure, "needs"))
    return ngettext ("%s topic was raised.", "%s topics were raised.", n);
  if (g_str_equal (figure, "categories"))
    return ngettext ("The topics are of %s category.", "The topics are of %s categories.", n);
  if (g_str_equal (figure, "core_topics"))
    return ngettext ("%s core topic was chosen.", "%s core topics were chosen.", n);
  if (g_str_equal (figure, "meetings_held"))
    return ngettext ("%s meeting was held.", "%s meetings were held.", n);
  if (g_str_equal (figure, "suggestions_collected"))
    return ngettext ("%s suggestion was collected.", "%s suggestions were collected.", n);
  if (g_str_equal (figure, "suggestions_adopted"))
    return ngettext ("%s suggestion was adopted.", "%s suggestions were adopted.", n);
  if (g_str_equal (figure, "items_done"))
    return ngettext ("%s item was done.", "%s items were done.", n);
  if (g_str_equal (figure, "assignments_open"))
    return ngettext ("%s assignment is open.", "%s assignments are open.", n);
  if (g_str_equal (figure, "assignments_overdue"))
    return ngettext ("%s assignment is overdue.", "%s assignments are overdue.", n);

  g_assert (g_str_equal (figure, "rules_in_force"));

  return ngettext ("%s long-term rule is in force.", "%s long-term rules are in force.", n);
}

/* The order in which it is told: who is there, what was asked, what was talked about, what was
 * done. */
static const char * const told[] = {
  "grids_first",
  "grids_second",
  "grids_third",
  "grid_workers",
  "households_heard",
  "requests_collected",
  "requests_resolved",
  "requests_partly",
  "requests_unsolvable",
  "requests_open",
  "disputes_mediated",
  "needs",
  "categories",
  "core_topics",
  "meetings_held",
  "suggestions_collected",
  "suggestions_adopted",
  "items_done",
  "assignments_open",
  "assignments_overdue",
  "rules_in_force",
};

static char *
create_opening (TeaBook    *book,
                const char *from,
                const char *to)
{
  g_autofree char *today = tea_book_today (book);
  g_autofree char *first = from != NULL ? tea_date_format (from) : NULL;
  g_autofree char *last = tea_date_format (to != NULL ? to : today);

  if (from == NULL)
    return g_strdup_printf (_("As of %s:"), last);

  /* Translators: how the statement begins; the first and the last day. */
  return g_strdup_printf (_("From %s to %s:"), first, last);
}

static char *
create_sentence (const char *figure,
                 gint64      value,
                 gboolean    markup)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *number = NULL;
  const char *words = get_sentence (figure, value);

  if (markup)
    {
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_string_assign (sentence, escaped);
      number = g_strdup_printf ("<a href=\"%s\">%" G_GINT64_FORMAT "</a>", figure, value);
    }
  else
    {
      g_string_assign (sentence, words);
      number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }

  g_string_replace (sentence, "%s", number, 1);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static char *
create_statement (TeaBook     *book,
                  const char  *from,
                  const char  *to,
                  gboolean     markup,
                  GError     **error)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autofree char *opening = create_opening (book, from, to);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const TeaFigure *figure = tea_figure_find (told[i], NULL);
      g_autofree char *sentence = NULL;
      gint64 value = 0;

      g_assert (figure != NULL);

      if (!tea_figure_count (book, figure, from, to, &value, error))
        return NULL;
      if (value == 0)
        continue;

      /* Translators: what stands between two sentences of the statement. */
      if (sentences->len > 0)
        g_string_append (sentences, C_("statement", " "));

      sentence = create_sentence (told[i], value, markup);
      g_string_append (sentences, sentence);
    }

  if (sentences->len == 0)
    g_string_append (sentences, _("Nothing has been written down."));

  /* Translators: the whole statement: how it begins, and its sentences. */
  return g_strdup_printf (C_("statement", "%s %s"), opening, sentences->str);
}

/**
 * tea_statement:
 * @book: a book
 * @from: (nullable): the first day, %NULL for an open beginning
 * @to: (nullable): the last day, %NULL for today
 * @error: return location for an error
 *
 * Writes what has been achieved, as it is said at the opening of a meeting (「截至…，累计…」). Its
 * numbers are those of tea_figure_count(); a sentence whose number is zero is left out.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
tea_statement (TeaBook     *book,
               const char  *from,
               const char  *to,
               GError     **error)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return create_statement (book, from, to, FALSE, error);
}

/**
 * tea_statement_markup:
 * @book: a book
 * @from: (nullable): the first day, %NULL for an open beginning
 * @to: (nullable): the last day, %NULL for today
 * @error: return location for an error
 *
 * As tea_statement(), in Pango markup: every number is a link to the name of its figure, so that a
 * label can open the rows that it counts.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the markup
 */
char *
tea_statement_markup (TeaBook     *book,
                      const char  *from,
                      const char  *to,
                      GError     **error)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return create_statement (book, from, to, TRUE, error);
}
