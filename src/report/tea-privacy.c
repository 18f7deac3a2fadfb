/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-query.h"
#include "people/tea-mask-known.h"
#include "people/tea-mask.h"

#include "tea-privacy.h"

/* What is sensitive by law (health, hardship, religion, children), or belongs to mediation, is not
 * shown at all: here no mask is enough, because neighbours know whom it is about. */
static const char * const sensitive_words[] = {
  "低保", "特困", "救助金", "残疾证", "患病", "病情", "癌", "精神病", "精神障碍", "抑郁", "艾滋",
  "乙肝", "肝炎", "结核", "瘫痪", "家暴", "离婚", "吸毒", "戒毒", "矫正", "刑满", "信访", "上访",
  "举报", "信教", "孤儿", "弃婴", "纠纷", "调解",
};

/**
 * tea_privacy_is_sensitive:
 * @text: what somebody wrote
 *
 * Whether words speak of health, hardship, religion, children in need, the law or mediation
 * (Personal Information Protection Law, art. 28), which are neither projected nor hung out, masked
 * or not.
 *
 * Returns: %TRUE if so
 */
gboolean
tea_privacy_is_sensitive (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (sensitive_words); i++)
    {
      if (strstr (text, sensitive_words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_privacy_hides_topic:
 * @book: a book
 * @topic: the id of a topic
 * @hidden: (out): whether to hide it
 * @error: return location for an error
 *
 * Looks whether a topic is of nothing but disputes, which is a matter for mediation and neither
 * for the room nor for the notice board.
 *
 * Returns: %TRUE when looked
 */
gboolean
tea_privacy_hides_topic (TeaBook   *book,
                         gint64     topic,
                         gboolean  *hidden,
                         GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 disputes = FALSE;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (hidden != NULL, FALSE);

  query = tea_query_new (book, "look for a topic of disputes",
                         "SELECT count (*) > 0 AND count (*) = total (dispute)"
                         " FROM request WHERE topic = :topic");
  tea_query_bind_id (query, "topic", topic);
  if (!tea_query_read_int (query, &disputes, error))
    return FALSE;

  *hidden = disputes != 0;

  return TRUE;
}

/**
 * tea_privacy_find_names:
 * @book: a book
 * @meeting: the id of a session, or 0
 * @words: all that is going to be shown
 * @error: return location for an error
 *
 * Finds the names that are masked wherever they occur: of those who are at the session or asked
 * for one of its topics, and of everybody else in the book who occurs in @words, in any spacing.
 * What sits at the table under a party's or an organisation's name is not a person.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names
 */
char **
tea_privacy_find_names (TeaBook     *book,
                        gint64       meeting,
                        const char  *words,
                        GError     **error)
{
  g_autoptr (GStrvBuilder) names = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) known = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  known = tea_mask_known_names (book, words, error);
  if (known == NULL)
    return NULL;

  names = g_strv_builder_new ();
  g_strv_builder_addv (names, (const char **) known);
  query = tea_query_new (book, "look for names to mask",
    "SELECT name FROM attendance WHERE meeting = :meeting"
    " UNION SELECT speaker FROM remark WHERE meeting = :meeting"
    " UNION SELECT speaker FROM turn WHERE meeting = :meeting"
    " UNION SELECT proposer FROM suggestion WHERE meeting = :meeting"
    " UNION SELECT dissent.name FROM dissent JOIN suggestion"
    "       ON suggestion.id = dissent.suggestion WHERE suggestion.meeting = :meeting"
    " UNION SELECT person.name FROM person JOIN meeting"
    "       ON person.id IN (meeting.chair, meeting.recorder) WHERE meeting.id = :meeting"
    " UNION SELECT person.name FROM agenda_item"
    "       JOIN request ON request.topic = agenda_item.topic"
    "       JOIN person ON person.id = request.person WHERE agenda_item.meeting = :meeting"
    " EXCEPT SELECT name FROM party"
    " EXCEPT SELECT name FROM organisation"
    " EXCEPT SELECT ''");
  tea_query_bind_id (query, "meeting", meeting);
  while (tea_query_step (query, &local_error))
    g_strv_builder_add (names, tea_query_get_text (query, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_strv_builder_end (names);
}

/**
 * tea_privacy_mask:
 * @book: a book
 * @meeting: the id of the session that it is about, or 0
 * @text: what is going to be shown
 * @error: return location for an error
 *
 * Masks names that the book knows, phones, units and rooms in @text, see tea_mask_text(); the
 * landlines of the organisations in the Directory stay.
 *
 * Returns: (transfer full) (nullable): the masked text
 */
char *
tea_privacy_mask (TeaBook     *book,
                  gint64       meeting,
                  const char  *text,
                  GError     **error)
{
  g_auto (GStrv) names = tea_privacy_find_names (book, meeting, text, error);
  g_auto (GStrv) phones = names != NULL ? tea_mask_known_phones (book, error) : NULL;

  return phones != NULL ? tea_mask_notice (text, (const char * const *) names,
                                           (const char * const *) phones) : NULL;
}
