/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-choice.h"
#include "screen/tea-verdict.h"
#include "screen/tea-weighing.h"

#include "tea-choice-paper.h"
#include "tea-paper-draft-private.h"

/* Smaller than this is hard to read for people over fifty: 12 points become 9.6. */
#define LEAST_SCALE 0.8

/* As many grounds as explain a rank at a glance. */
#define MOST_GROUNDS 3

/* The choice at hand: the candidates and the session that it is made for. */
typedef struct
{
  TeaPaperDraft  draft;
  TeaMeeting    *meeting;
  GPtrArray     *candidates;
  GHashTable    *grounds;  /* of char *, by candidate */
} Choice;

static void
choice_clear (Choice *self)
{
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->grounds, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static int
compare_weighings (gconstpointer a,
                   gconstpointer b)
{
  const TeaWeighing *one = *(const TeaWeighing * const *) a;
  const TeaWeighing *other = *(const TeaWeighing * const *) b;

  return other->points * other->weight - one->points * one->weight;
}

/* What speaks for a topic most, besides the numbers that have columns of their own. */
static char *
create_reason (Choice   *self,
               TeaTopic *topic)
{
  g_autoptr (GPtrArray) weighings = NULL;
  g_autoptr (GString) reason = g_string_new (NULL);
  guint n_grounds = 0;

  if (self->draft.error != NULL)
    return g_strdup ("");

  weighings = tea_topic_weigh (topic, self->draft.book, &self->draft.error);
  if (weighings == NULL)
    return g_strdup ("");

  if (topic->owners_vote)
    g_string_append (reason, _("Owners decide together"));

  g_ptr_array_sort (weighings, compare_weighings);
  for (guint i = 0; i < weighings->len && n_grounds < MOST_GROUNDS; i++)
    {
      const TeaWeighing *weighing = g_ptr_array_index (weighings, i);

      if (weighing->points <= 0 || weighing->weight == 0 ||
          g_str_equal (weighing->basis, "households") || g_str_equal (weighing->basis, "requests"))
        continue;

      if (reason->len > 0)
        g_string_append (reason, C_("between grounds", ", "));
      /* Translators: the name of a criterion, then how many points of three. */
      g_string_append_printf (reason, _("%s %d/3"), weighing->name, weighing->points);
      n_grounds++;
    }

  return g_string_free_and_steal (g_steal_pointer (&reason));
}

/* Brings what is chosen among the first @n_shown, however low its total: it takes the place of the
 * lowest there. */
static void
keep_chosen (GPtrArray *candidates,
             guint      n_shown)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  guint n_free = n_shown;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);

      n_free -= candidate->on_agenda && n_free > 0;
    }

  for (guint i = 0; i < candidates->len;)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->on_agenda || n_free > 0)
        {
          n_free -= !candidate->on_agenda;
          i++;
        }
      else
        g_ptr_array_add (left_out, g_ptr_array_steal_index (candidates, i));
    }

  g_ptr_array_extend_and_steal (candidates, g_steal_pointer (&left_out));
}

static void
read_candidates (Choice *self)
{
  self->grounds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->candidates = tea_choice_list (self->draft.book, self->meeting, &self->draft.error);
  if (self->candidates == NULL)
    self->candidates = g_ptr_array_new ();
  keep_chosen (self->candidates, TEA_CHOICE_MOST_LISTED);

  for (guint i = 0; i < MIN (self->candidates->len, TEA_CHOICE_MOST_LISTED); i++)
    {
      TeaCandidate *candidate = g_ptr_array_index (self->candidates, i);

      g_hash_table_insert (self->grounds, candidate, create_reason (self, candidate->topic));
    }
}

/* Why something else than a session becomes of it stands with it. */
static char *
create_fate (Choice             *self,
             const TeaCandidate *candidate)
{
  g_autofree char *fate = tea_candidate_dup_fate (candidate, self->draft.book);
  g_autofree char *reason = NULL;

  if (candidate->on_agenda || tea_topic_is_undecided (candidate->topic, self->draft.book))
    return g_steal_pointer (&fate);

  reason = tea_paper_draft_show (&self->draft, candidate->topic->reason);

  return *reason != '\0' ? g_strdup_printf (C_("verdict", "%s: %s"), fate, reason)
                         : g_steal_pointer (&fate);
}

static void
add_candidate (Choice *self,
               guint   index)
{
  const TeaCandidate *candidate = g_ptr_array_index (self->candidates, index);
  TeaTopic *topic = candidate->topic;
  const gboolean hidden =
    tea_paper_draft_hides (&self->draft, tea_record_get_id (TEA_RECORD (topic)));
  g_autofree char *rank = g_strdup_printf ("%u", candidate->rank);
  g_autofree char *score = g_strdup_printf ("%d", topic->score);
  g_autofree char *households = g_strdup_printf ("%d", topic->households);
  g_autofree char *requests = g_strdup_printf ("%d", topic->requests);
  g_autofree char *title = NULL;
  g_autofree char *fate = NULL;

  title = hidden ? g_strdup (_("A matter that is not named here"))
                 : tea_paper_draft_show (&self->draft, topic->title);
  fate = create_fate (self, candidate);
  tea_paper_add_row (self->draft.paper, candidate->core, (const char * const []) {
    rank, title, score, households, requests, g_hash_table_lookup (self->grounds, candidate), fate,
    NULL
  });
}

static void
add_table (Choice *self,
           guint   n_shown,
           guint   most_lines)
{
  const TeaPaperColumn columns[] = {
    { _("Rank"), 1.25, TRUE },
    { _("Topic"), 4.8, FALSE },
    { _("Total"), 1.25, TRUE },
    { C_("column", "Households"), 1.25, TRUE },
    { C_("column", "Requests"), 1.25, TRUE },
    { _("Grounds"), 3.3, FALSE },
    { _("What becomes of it"), 3.1, FALSE },
  };

  tea_paper_add_table (self->draft.paper, columns, G_N_ELEMENTS (columns), 22, most_lines);
  for (guint i = 0; i < n_shown; i++)
    add_candidate (self, i);

  if (n_shown < self->candidates->len)
    {
      const guint left_out = self->candidates->len - n_shown;
      g_autofree char *note = NULL;

      note = g_strdup_printf (ngettext ("%u more candidate, ranked below these, is not listed.",
                                        "%u more candidates, ranked below these, are not listed.",
                                        left_out), left_out);
      tea_paper_add_note (self->draft.paper, note);
    }

  tea_paper_add_note (self->draft.paper,
                      _("The total is the sum of the points times the weights of the criteria, 100 "
                        "at most. Tinted rows are the core topics."));
}

static void
set_page (Choice *self,
          guint   n_shown,
          guint   most_lines)
{
  TeaPaperDraft *draft = &self->draft;
  g_autofree char *community = tea_book_dup_setting (draft->book, "community");
  g_autofree char *today = tea_paper_draft_today (draft);

  g_clear_object (&draft->paper);
  tea_paper_draft_begin (draft, _("Choice of topics"));
  tea_paper_add_title (draft->paper, _("Result of the Screening of Topics"));
  if (self->meeting != NULL)
    {
      g_autofree char *title = tea_paper_draft_show (draft, self->meeting->title);
      /* Translators: the title of a session. */
      g_autofree char *line = g_strdup_printf (_("For the session “%s”"), title);

      tea_paper_add_subtitle (draft->paper, line);
    }
  tea_paper_add_gap (draft->paper, 0.5);

  if (self->candidates->len == 0)
    tea_paper_add_text (draft->paper, _("No topic waits for a choice."));
  else
    add_table (self, n_shown, most_lines);

  tea_paper_add_gap (draft->paper, 0.4);
  tea_paper_add_signatures (draft->paper, (const char * const []) {
    _("Secretary:"), _("Member:"), _("Member:"), _("Member:"), NULL
  });
  tea_paper_add_gap (draft->paper, 0.3);
  tea_paper_add_closing (draft->paper, community, today);
}

/* Finds the fullest page that is still one page: first the type shrinks a little, then cells are
 * cut short, then the lowest ranks go. */
static void
fit_page (Choice *self)
{
  static const guint most_lines[] = { 0, 3, 2, 1 };
  guint n_shown = MIN (self->candidates->len, TEA_CHOICE_MOST_LISTED);

  for (guint i = 0; i < G_N_ELEMENTS (most_lines); i++)
    {
      set_page (self, n_shown, most_lines[i]);
      if (self->draft.error != NULL || tea_paper_fit (self->draft.paper, 1, LEAST_SCALE))
        return;
    }

  while (n_shown > 0)
    {
      keep_chosen (self->candidates, --n_shown);
      set_page (self, n_shown, 1);
      if (tea_paper_fit (self->draft.paper, 1, LEAST_SCALE))
        return;
    }
}

/**
 * tea_choice_paper:
 * @meeting: (nullable): the session whose core topics are chosen
 * @book: a book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the page of the choice (议题筛选结果) that the committee signs: the candidates of
 * tea_choice_list() by rank with their numbers and grounds, the core topics tinted, what becomes of
 * the others. It is one page; of more than %TEA_CHOICE_MOST_LISTED candidates it says how many it
 * leaves out.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_choice_paper (TeaMeeting    *meeting,
                  TeaBook       *book,
                  TeaPaperCopy   copy,
                  GError       **error)
{
  g_auto (Choice) self = { .draft = { .book = book, .copy = copy }, .meeting = meeting };

  g_return_val_if_fail (meeting == NULL || TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  read_candidates (&self);
  fit_page (&self);

  return tea_paper_draft_end (&self.draft, error);
}
