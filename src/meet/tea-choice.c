/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "screen/tea-verdict.h"
#include "screen/tea-weighing.h"

#include "tea-agenda-item.h"
#include "tea-choice.h"

/* Without a session before, what was decided in the last month belongs to the choice. */
#define USUAL_DAYS 30

/* So many points and more are a reason for a topic. */
#define JUDGED_HIGH 2

/* What is to be decided: a topic without a verdict, or one that was put off until today. */
#define UNDECIDED "(verdict IS NULL OR (verdict = 'later' AND until <= today ()))"

G_DEFINE_BOXED_TYPE (TeaCandidate, tea_candidate, tea_candidate_copy, tea_candidate_free)

/**
 * tea_candidate_copy:
 * @self: a candidate
 *
 * Returns: (transfer full): a copy
 */
TeaCandidate *
tea_candidate_copy (const TeaCandidate *self)
{
  TeaCandidate *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof (TeaCandidate));
  g_object_ref (copy->topic);
  copy->grounds = g_strdup (self->grounds);
  copy->reasons = g_strdup (self->reasons);

  return copy;
}

/**
 * tea_candidate_free:
 * @self: (transfer full): a candidate
 */
void
tea_candidate_free (TeaCandidate *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->topic);
  g_free (self->grounds);
  g_free (self->reasons);
  g_free (self);
}

/**
 * tea_candidate_dup_fate:
 * @self: a candidate
 * @book: its book
 *
 * Says in a few words what becomes of it: whether it is a core topic of the session, on its
 * agenda, to be discussed at a later one, judged otherwise, or undecided.
 *
 * Returns: (transfer full): the words
 */
char *
tea_candidate_dup_fate (const TeaCandidate *self,
                        TeaBook            *book)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (self->core)
    return g_strdup (_("Core topic"));
  if (self->on_agenda)
    return g_strdup (_("Also on the agenda"));
  if (tea_topic_is_undecided (self->topic, book))
    return g_strdup (_("Not decided yet"));
  if (g_str_equal (self->topic->verdict, "agenda"))
    return g_strdup (_("At a later session"));
  if (!g_str_equal (self->topic->verdict, "later"))
    return g_strdup (tea_topic_verdict_label (self->topic->verdict));

  day = tea_date_format (self->topic->until);

  /* Translators: %s is a day. */
  return g_strdup_printf (_("Put off until %s"), day);
}

/* The day on which what is chosen from began to gather: that of the session before. */
static char *
find_start (TeaBook    *book,
            TeaMeeting *meeting)
{
  const TeaMeetingFilter held = { .state = "closed" };
  g_autofree char *today = tea_book_today (book);
  g_autoptr (TeaMeeting) previous = NULL;
  g_autoptr (TeaQuery) query = NULL;

  if (meeting != NULL)
    {
      previous = tea_meeting_find_previous (meeting, book, NULL);
    }
  else
    {
      g_autoptr (GPtrArray) meetings = NULL;

      query = tea_meeting_query (book, &held);
      meetings = tea_query_read_records (query, NULL);
      if (meetings != NULL && meetings->len > 0)
        previous = g_object_ref (g_ptr_array_index (meetings, 0));
    }

  if (previous != NULL)
    return g_strndup (previous->starts_at, strlen ("2026-11-25"));

  return tea_date_add (today, -USUAL_DAYS);
}

static gboolean
read_agenda (TeaBook     *book,
             TeaMeeting  *meeting,
             GHashTable  *core_by_topic,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (meeting == NULL)
    return TRUE;

  query = tea_agenda_item_query (book, tea_record_get_id (TEA_RECORD (meeting)));
  items = tea_query_read_records (query, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      TeaAgendaItem *item = g_ptr_array_index (items, i);
      gint64 *topic = g_memdup2 (&item->topic, sizeof item->topic);

      g_hash_table_insert (core_by_topic, topic, GINT_TO_POINTER (item->core));
    }

  return items != NULL;
}

static TeaQuery *
query_topics (TeaBook    *book,
              TeaMeeting *meeting)
{
  g_autofree char *start = find_start (book, meeting);
  TeaQuery *query;

  query = tea_query_new_for_records (book, TEA_TYPE_TOPIC,
    "WHERE " UNDECIDED
    " OR id IN (SELECT topic FROM agenda_item WHERE meeting = :meeting)"
    " OR (verdict_on >= :start AND verdict <> 'agenda')"
    " OR (verdict = 'agenda'"
    "     AND NOT EXISTS (SELECT 1 FROM agenda_item WHERE agenda_item.topic = topic.id))"
    " ORDER BY raised_on, number");
  tea_query_bind_id (query, "meeting",
                     meeting != NULL ? tea_record_get_id (TEA_RECORD (meeting)) : 0);
  tea_query_bind_text (query, "start", start);

  return query;
}

/* The highest total first; of the same, that with most requests. */
static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  const TeaTopic *first = *(TeaTopic * const *) a;
  const TeaTopic *second = *(TeaTopic * const *) b;

  if (first->score != second->score)
    return second->score - first->score;
  return second->requests - first->requests;
}

/* What was counted stands there with its numbers; what people judged, where they judged it high. */
static char *
dup_reasons (GPtrArray *weighings)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < weighings->len; i++)
    {
      const TeaWeighing *weighing = g_ptr_array_index (weighings, i);
      const gboolean counted = g_str_equal (weighing->basis, "households") ||
                               g_str_equal (weighing->basis, "requests");

      if (weighing->weight == 0 || weighing->points < (counted ? 1 : JUDGED_HIGH))
        continue;
      if (reasons->len > 0)
        /* Translators: stands between the reasons for a topic. */
        g_string_append (reasons, C_("between reasons", ", "));
      g_string_append (reasons, counted ? weighing->words : weighing->name);
    }

  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

/**
 * tea_choice_list:
 * @book: a book
 * @meeting: (nullable): the session whose core topics are chosen, %NULL before there is one
 * @error: return location for an error
 *
 * Lists what the core topics of a session are chosen from, and what was not chosen: the topics
 * that are to be decided, those on the agenda of the session or waiting for one, and those that
 * were judged otherwise since the session before.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (element-type TeaCandidate) (nullable): the candidates, those with the
 *   highest total first
 */
GPtrArray *
tea_choice_list (TeaBook     *book,
                 TeaMeeting  *meeting,
                 GError     **error)
{
  g_autoptr (GHashTable) core_by_topic = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (TeaQuery) query = NULL;
  const TeaCandidate *before = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (meeting == NULL || TEA_IS_MEETING (meeting), NULL);

  core_by_topic = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  query = query_topics (book, meeting);
  topics = tea_query_read_records (query, error);
  if (topics == NULL || !read_agenda (book, meeting, core_by_topic, error))
    return NULL;

  g_ptr_array_sort (topics, compare_totals);
  candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_candidate_free);
  for (guint i = 0; i < topics->len; i++)
    {
      TeaTopic *topic = g_ptr_array_index (topics, i);
      gint64 id = tea_record_get_id (TEA_RECORD (topic));
      TeaCandidate *candidate = g_new0 (TeaCandidate, 1);
      g_autoptr (GPtrArray) weighings = NULL;
      gpointer core;

      candidate->topic = g_object_ref (topic);
      candidate->rank = before != NULL && before->topic->score == topic->score ? before->rank
                                                                              : i + 1;
      candidate->on_agenda = g_hash_table_lookup_extended (core_by_topic, &id, NULL, &core);
      candidate->core = candidate->on_agenda && GPOINTER_TO_INT (core);
      g_ptr_array_add (candidates, candidate);
      weighings = tea_topic_weigh (topic, book, error);
      if (weighings == NULL)
        return NULL;
      candidate->grounds = tea_weighing_explain (weighings);
      candidate->reasons = dup_reasons (weighings);
      before = candidate;
    }

  return g_steal_pointer (&candidates);
}

/**
 * tea_choice_withdraw:
 * @meeting: a session that is planned or open
 * @book: its book
 * @topic: a topic on its agenda
 * @error: return location for an error
 *
 * Takes the choice of @topic back: it goes off the agenda, and is undecided again unless another
 * session had it or waits for it.
 *
 * Errors: those of tea_agenda_item_remove(); %TEA_ERROR_NOT_FOUND when it is not on the agenda
 *
 * Returns: whether that was done
 */
gboolean
tea_choice_withdraw (TeaMeeting  *meeting,
                     TeaBook     *book,
                     TeaTopic    *topic,
                     GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaAgendaItem) item = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *title = NULL;
  guint n_elsewhere = 0;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  query = tea_agenda_item_query (book, 0);
  items = tea_query_read_records (query, error);
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      TeaAgendaItem *other = g_ptr_array_index (items, i);

      if (other->topic != tea_record_get_id (TEA_RECORD (topic)))
        continue;
      if (other->meeting == tea_record_get_id (TEA_RECORD (meeting)))
        item = g_object_ref (other);
      else
        n_elsewhere++;
    }

  if (item == NULL)
    {
      /* Translators: the numbers of a topic and of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("%s is not on the agenda of %s."),
                   topic->number, meeting->number);
      return FALSE;
    }

  /* Translators: an entry of the history: the numbers of a topic and of a session. */
  title = g_strdup_printf (_("Took back the choice of %s for %s"), topic->number, meeting->number);
  action = tea_action_begin (book, "choice-withdraw", title, error);

  return action != NULL &&
         tea_agenda_item_remove (item, book, error) &&
         (n_elsewhere > 0 || topic->verdict == NULL || tea_topic_unjudge (topic, book, error)) &&
         tea_action_commit (action, error);
}

/**
 * tea_choice_put_off_rest:
 * @meeting: a session that is planned or open
 * @book: its book
 * @reason: why the others wait, which is also the answer owed to those who asked
 * @until: (nullable): the day on which they come up again; %NULL for the day after the session
 * @n_put_off: (out) (optional): how many there were
 * @error: return location for an error
 *
 * Puts off, in one action, every topic that is still to be decided and not on the agenda of the
 * session, so that nobody is left without an answer.
 *
 * Errors: those of tea_topic_judge(); %TEA_ERROR_REFUSED while no core topic is chosen, and when
 *   there is nothing to put off
 *
 * Returns: whether that was done
 */
gboolean
tea_choice_put_off_rest (TeaMeeting  *meeting,
                         TeaBook     *book,
                         const char  *reason,
                         const char  *until,
                         guint       *n_put_off,
                         GError     **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day_of_session = NULL;
  g_autofree char *day = NULL;
  gboolean chosen = FALSE;
  guint n = 0;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  candidates = tea_choice_list (book, meeting, error);
  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);

      chosen = chosen || candidate->core;
      n += !candidate->on_agenda && tea_topic_is_undecided (candidate->topic, book);
    }

  if (!chosen)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Choose a core topic first; then the others can be put off."));
      return FALSE;
    }
  if (n == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("There is no topic left to be decided."));
      return FALSE;
    }

  day_of_session = g_strndup (meeting->starts_at, strlen ("2026-11-25"));
  day = until != NULL ? g_strdup (until) : tea_date_add (day_of_session, 1);
  title = g_strdup_printf (ngettext ("Put off %u topic", "Put off %u topics", n), n);
  action = tea_action_begin (book, "choice-put-off-rest", title, error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const TeaCandidate *candidate = g_ptr_array_index (candidates, i);

      if (!candidate->on_agenda && tea_topic_is_undecided (candidate->topic, book) &&
          !tea_topic_judge (candidate->topic, book, "later", reason, day, error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  if (n_put_off != NULL)
    *n_put_off = n;

  return TRUE;
}
