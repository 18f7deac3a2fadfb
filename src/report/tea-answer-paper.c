/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"

#include "tea-answer-paper.h"
#include "tea-paper-draft-private.h"

/* A notice is read at the door; type that is smaller than this share of the usual is not. */
#define LEAST_SCALE 0.6

/* How many lines are left when the community and the day, which every document closes with, are
 * taken off the end.
 */
static guint
count_lines (char       **lines,
             const char  *community,
             const char  *day)
{
  guint n = g_strv_length (lines);

  while (n > 0)
    {
      g_autofree char *line = tea_text_strip (lines[n - 1]);

      if (*line != '\0' && g_strcmp0 (line, community) != 0 && g_strcmp0 (line, day) != 0)
        break;

      n--;
    }

  return n;
}

static void
add_lines (TeaPaperDraft  *draft,
           char          **lines,
           guint           n_lines)
{
  gboolean has_title = FALSE;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = tea_paper_draft_show (draft, lines[i]);

      if (*line == '\0')
        continue;

      if (has_title)
        {
          tea_paper_add_text (draft->paper, line);
          continue;
        }

      tea_paper_add_title (draft->paper, line);
      tea_paper_add_gap (draft->paper, 1);
      has_title = TRUE;
    }
}

/**
 * tea_answer_paper:
 * @reply: an answer by notice, with its topic and its words, which need not be in the book yet
 * @book: a book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the notice (公示) that tells everybody what becomes of a topic: the first line of the words
 * is its heading, and the community and the day close it. It is one page. On the copy for the
 * notice board names, phones and doors are masked, whoever wrote them there.
 *
 * Errors: %TEA_ERROR_INVALID without words, %TEA_ERROR_REFUSED for the notice board where the topic
 * is one of mediation, and those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_answer_paper (TeaReply      *reply,
                  TeaBook       *book,
                  TeaPaperCopy   copy,
                  GError       **error)
{
  TeaPaperDraft draft = { .book = book, .copy = copy };
  g_auto (GStrv) lines = NULL;
  g_autofree char *community = NULL;
  g_autofree char *today = NULL;
  guint n_lines;

  g_return_val_if_fail (TEA_IS_REPLY (reply), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  community = tea_book_dup_setting (book, "community");
  tea_paper_draft_begin (&draft, _("Notice of an answer"));
  today = tea_paper_draft_today (&draft);
  lines = g_strsplit (reply->words != NULL ? reply->words : "", "\n", -1);
  n_lines = count_lines (lines, community, today);

  if (n_lines == 0 && draft.error == NULL)
    g_set_error_literal (&draft.error, TEA_ERROR, TEA_ERROR_INVALID,
                         _("The notice has no words yet."));
  else if (tea_paper_draft_hides (&draft, reply->topic) && draft.error == NULL)
    g_set_error_literal (&draft.error, TEA_ERROR, TEA_ERROR_REFUSED,
                         _("A matter of mediation is not hung up for everybody."));

  add_lines (&draft, lines, n_lines);
  tea_paper_add_gap (draft.paper, 1);
  tea_paper_add_closing (draft.paper, community, today);
  tea_paper_fit (draft.paper, 1, LEAST_SCALE);

  return tea_paper_draft_end (&draft, error);
}
