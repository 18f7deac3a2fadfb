/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "people/tea-household.h"

#include "tea-score.h"
#include "tea-weighing.h"
#include "tea-weighing-private.h"

G_DEFINE_BOXED_TYPE (TeaWeighing, tea_weighing, tea_weighing_copy, tea_weighing_free)

/* The columns of the query in weigh(), in their order. */
enum
{
  CRITERION,
  NAME,
  BASIS,
  WEIGHT,
  POINTS,
  JUDGED,
  REQUESTS,
  LATELY,
  HOUSEHOLDS,
  AFFECTED,
  URGENCY,
  URGENT,
  NEEDY,
};

/**
 * tea_weighing_copy:
 * @self: how a topic does by a criterion
 *
 * Returns: (transfer full): a copy
 */
TeaWeighing *
tea_weighing_copy (const TeaWeighing *self)
{
  TeaWeighing *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (TeaWeighing, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->basis = g_strdup (self->basis);
  copy->words = g_strdup (self->words);
  copy->grounds = g_strdupv (self->grounds);

  return copy;
}

/**
 * tea_weighing_free:
 * @self: (transfer full): what is no longer needed
 */
void
tea_weighing_free (TeaWeighing *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->basis);
  g_free (self->words);
  g_strfreev (self->grounds);
  g_free (self);
}

/* Such as “48 households affected” and “1 known”: the request that says so, and the households. */
static void
describe_households (GPtrArray *grounds,
                     int        households,
                     int        affected)
{
  if (affected > households)
    {
      g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d household affected",
                                                           "%d households affected", affected),
                                                 affected));
      /* Translators: how many of the households that are affected are known. */
      g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d known", "%d known", households),
                                                 households));
    }
  else
    {
      g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d household", "%d households",
                                                           households), households));
    }
}

static void
describe_requests (GPtrArray *grounds,
                   int        requests,
                   int        lately)
{
  g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d request", "%d requests", requests),
                                             requests));
  /* Translators: how many requests came within the last 30 days. */
  g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d in 30 days", "%d in 30 days", lately),
                                             lately));
}

static GStrv
describe (TeaQuery   *query,
          const char *basis)
{
  g_autoptr (GPtrArray) grounds = g_ptr_array_new ();

  if (g_str_equal (basis, "households"))
    {
      describe_households (grounds, tea_query_get_int (query, HOUSEHOLDS),
                           tea_query_get_int (query, AFFECTED));
    }
  else if (g_str_equal (basis, "requests"))
    {
      describe_requests (grounds, tea_query_get_int (query, REQUESTS),
                         tea_query_get_int (query, LATELY));
    }
  else if (g_str_equal (basis, "urgency") && tea_query_get_int (query, URGENCY) > 0)
    {
      const char *label = tea_request_urgency_label (tea_query_get_int (query, URGENCY));
      const int n = tea_query_get_int (query, URGENT);

      /* Translators: how urgent it is, then how many requests are as urgent as that. */
      g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%s: %d request", "%s: %d requests", n),
                                                 label, n));
    }
  else if (g_str_equal (basis, "need") && tea_query_get_int (query, NEEDY) > 0)
    {
      const int n = tea_query_get_int (query, NEEDY);

      g_ptr_array_add (grounds, g_strdup_printf (ngettext ("%d request speaks of it",
                                                           "%d requests speak of it", n), n));
    }
  g_ptr_array_add (grounds, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&grounds), FALSE);
}

/* The grounds in one line, or what is to be said where there are none. */
static char *
join_grounds (TeaQuery    *query,
              TeaWeighing *weighing)
{
  if (*weighing->grounds != NULL)
    /* Translators: stands between such as “12 requests” and “9 in 30 days”. */
    return g_strjoinv (C_("between figures", ", "), weighing->grounds);

  if (weighing->judged)
    return g_strdup (_("judged by people"));

  if (g_str_equal (weighing->basis, "urgency"))
    return g_strdup (tea_request_urgency_label (tea_query_get_int (query, URGENCY)));

  return g_strdup (_("not judged yet"));
}

/* Our own proposal; people confirm it with a click, or say otherwise. */
static int
suggest (TeaQuery   *query,
         const char *basis)
{
  const int needy = tea_query_get_int (query, NEEDY);

  if (!g_str_equal (basis, "need") || needy == 0)
    return -1;

  return (needy >= 1) + (needy >= 2) + (needy >= 4);
}

GPtrArray *
tea_topic_weigh (TeaTopic  *topic,
                 TeaBook   *book,
                 GError   **error)
{
  g_autoptr (GPtrArray) weighings = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (topic), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new (book, "weigh a topic",
                         "SELECT criterion.id, name, basis, weight, " TEA_WEIGHING_POINTS ","
                         "       points IS NOT NULL AND basis IN ('judged', 'need', 'urgency'),"
                         "       requests, lately, households, affected, urgency,"
                         "       (SELECT count (*) FROM request"
                         "        WHERE request.topic = :topic AND request.urgency = fact.urgency),"
                         "       CASE basis WHEN 'need' THEN (SELECT count (*) FROM request"
                         "         WHERE request.topic = :topic AND " TEA_WEIGHING_IN_NEED ") END"
                         " FROM " TEA_WEIGHING_FACTS (":topic") " CROSS JOIN criterion"
                         " LEFT JOIN score ON score.criterion = criterion.id"
                         "                AND score.topic = :topic"
                         " ORDER BY position, criterion.id");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (topic)));

  weighings = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_weighing_free);
  while (tea_query_step (query, &local_error))
    {
      TeaWeighing *weighing = g_new0 (TeaWeighing, 1);

      weighing->criterion = tea_query_get_int (query, CRITERION);
      weighing->name = g_strdup (tea_query_get_text (query, NAME));
      weighing->basis = g_strdup (tea_query_get_text (query, BASIS));
      weighing->weight = tea_query_get_int (query, WEIGHT);
      weighing->points = tea_query_is_null (query, POINTS) ? -1 : tea_query_get_int (query, POINTS);
      weighing->judged = tea_query_get_int (query, JUDGED);
      weighing->grounds = describe (query, weighing->basis);
      weighing->words = join_grounds (query, weighing);
      weighing->suggested = suggest (query, weighing->basis);
      g_ptr_array_add (weighings, weighing);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&weighings);
}

TeaQuery *
tea_topic_ground_query (TeaTopic   *topic,
                        TeaBook    *book,
                        const char *basis,
                        guint       ground)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_TOPIC (topic), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (basis != NULL, NULL);

  if (g_str_equal (basis, "households"))
    {
      g_autoptr (TeaQuery) facts = NULL;
      gint64 names_more = 0;

      facts = tea_query_new (book, "see whether a request speaks for others",
                             "SELECT affected > households FROM " TEA_WEIGHING_FACTS (":topic"));
      tea_query_bind_id (facts, "topic", tea_record_get_id (TEA_RECORD (topic)));
      if (ground == 0 && tea_query_read_int (facts, &names_more, NULL) && names_more)
        query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                           "WHERE topic = :topic"
                                           " ORDER BY affected DESC, id LIMIT 1");
      else
        query = tea_query_new_for_records (book, TEA_TYPE_HOUSEHOLD,
                                           "WHERE id IN (SELECT household FROM request"
                                           "             WHERE request.topic = :topic)"
                                           " ORDER BY building, unit, room, id");
    }
  else if (g_str_equal (basis, "urgency"))
    {
      query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                         "WHERE topic = :topic AND urgency ="
                                         " (SELECT max (urgency) FROM request AS other"
                                         "  WHERE other.topic = :topic)"
                                         " ORDER BY received_at DESC, id DESC");
    }
  else if (g_str_equal (basis, "need"))
    {
      query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                         "WHERE topic = :topic AND " TEA_WEIGHING_IN_NEED
                                         " ORDER BY received_at DESC, id DESC");
    }
  else
    {
      query = tea_query_new_for_records (book, TEA_TYPE_REQUEST,
                                         "WHERE topic = :topic"
                                         " AND (NOT :lately OR received_at >="
                                         "                     date (today (), '-29 days'))"
                                         " ORDER BY received_at DESC, id DESC");
      tea_query_bind_int (query, "lately", ground == 1);
    }

  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (topic)));

  return query;
}

static gboolean
find_score (TeaBook   *book,
            gint64     topic,
            gint64     criterion,
            TeaScore **score,
            GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_SCORE,
                                     "WHERE topic = :topic AND criterion = :criterion");
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_id (query, "criterion", criterion);
  scores = tea_query_read_records (query, error);
  if (scores == NULL)
    return FALSE;

  *score = scores->len > 0 ? g_object_ref (g_ptr_array_index (scores, 0)) : NULL;

  return TRUE;
}

static gboolean
write_score (TeaAction  *action,
             TeaScore   *score,
             int         points,
             GError    **error)
{
  if (points < 0)
    return tea_action_delete (action, score, error);

  score->points = points;
  if (tea_record_get_id (TEA_RECORD (score)) != 0)
    return tea_action_update (action, score, error);

  return tea_action_insert (action, score, error);
}

gboolean
tea_topic_score (TeaTopic      *topic,
                 TeaBook       *book,
                 TeaCriterion  *criterion,
                 int            points,
                 GError       **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaScore) score = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_CRITERION (criterion), FALSE);

  if (points < -1 || points > TEA_SCORE_MAX)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Points are a number from 0 to %d."), TEA_SCORE_MAX);
      return FALSE;
    }

  if (g_str_equal (criterion->basis, "households") || g_str_equal (criterion->basis, "requests"))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("The points for “%s” are counted from the requests. "
                     "Add the requests that are missing."), criterion->name);
      return FALSE;
    }

  if (!find_score (book, tea_record_get_id (TEA_RECORD (topic)),
                   tea_record_get_id (TEA_RECORD (criterion)), &score, error))
    return FALSE;

  if (score == NULL)
    {
      if (points < 0)
        return TRUE;

      score = g_object_new (TEA_TYPE_SCORE,
                            "topic", tea_record_get_id (TEA_RECORD (topic)),
                            "criterion", tea_record_get_id (TEA_RECORD (criterion)),
                            NULL);
    }

  /* Translators: an entry of the history: the number of a topic, the name of a criterion. */
  title = g_strdup_printf (_("Weighed %s: %s"), topic->number, criterion->name);
  action = tea_action_begin (book, "topic-score", title, error);

  return action != NULL &&
         write_score (action, score, points, error) &&
         tea_action_commit (action, error);
}

static void
append_ground (GString           *line,
               const TeaWeighing *weighing)
{
  g_autofree char *ground = NULL;

  if (g_str_equal (weighing->basis, "households") || g_str_equal (weighing->basis, "requests"))
    ground = g_strdup (weighing->words);
  else if (weighing->judged)
    ground = g_strdup (weighing->name);
  else if (weighing->points < 0)
    /* Translators: %s is the name of a criterion. */
    ground = g_strdup_printf (_("%s: not judged yet"), weighing->name);
  else
    /* Translators: the name of a criterion, then what its points stand on. */
    ground = g_strdup_printf (_("%s: %s"), weighing->name, weighing->words);

  if (line->len > 0)
    /* Translators: stands between the grounds of a topic's total. */
    g_string_append (line, C_("between grounds", ", "));

  if (weighing->points < 0)
    g_string_append_printf (line, "%s (–×%d)", ground, weighing->weight);
  else
    g_string_append_printf (line, "%s (%d×%d)", ground, weighing->points, weighing->weight);
}

char *
tea_weighing_explain (GPtrArray *weighings)
{
  g_autoptr (GString) line = NULL;
  int points = 0;
  int most = 0;

  g_return_val_if_fail (weighings != NULL, NULL);

  line = g_string_new (NULL);
  for (guint i = 0; i < weighings->len; i++)
    {
      const TeaWeighing *weighing = g_ptr_array_index (weighings, i);

      if (weighing->weight == 0)
        continue;

      append_ground (line, weighing);
      points += weighing->weight * MAX (weighing->points, 0);
      most += weighing->weight * TEA_SCORE_MAX;
    }

  if (most == 0)
    return g_strdup (_("There is no criterion to weigh topics by."));

  /* Translators: the grounds with their points times weights, then the total. */
  return g_strdup_printf (_("%s: %d of 100"), line->str, (200 * points + most) / (2 * most));
}

char *
tea_topic_explain (TeaTopic  *topic,
                   TeaBook   *book,
                   GError   **error)
{
  g_autoptr (GPtrArray) weighings = tea_topic_weigh (topic, book, error);

  return weighings != NULL ? tea_weighing_explain (weighings) : NULL;
}
