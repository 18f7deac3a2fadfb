/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-owners.h"

/* What the Civil Code leaves to the owners' common decision (art. 278), in the words that
 * residents use for it. Up to six characters may stand between a verb and its object. */
#define OWNERS_MATTERS                                                                \
  "维修[资基]金|公共收益|共有部[分位]|业主大会|管理规约|业主公约|广告收[入益]|"       \
  "(?:改建|重建|扩建|加装)[^，。；\\s]{0,6}(?:楼|房|设施|部位|电梯)|加装电梯|"        \
  "(?:改变|改作)[^，。；\\s]{0,6}(?:用途|经营)|"                                      \
  "(?:选聘|续聘|解聘|更换|换掉|另聘|辞退)[^，。；\\s]{0,6}物业|"                      \
  "(?:选举|改选|罢免|换届)[^，。；\\s]{0,6}业(?:主)?委|业(?:主)?委员?会换届"

char *
tea_owners_find (const char *text)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (text == NULL)
    return NULL;

  regex = g_regex_new (OWNERS_MATTERS, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_assert (regex != NULL);

  return g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match)
         ? g_match_info_fetch (match, 0) : NULL;
}

const char *
tea_owners_article (void)
{
  return _("Civil Code, article 278");
}

gboolean
tea_owners_flag (TeaTopic   *topic,
                 const char *text)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);

  if (topic->owners_vote || topic->owners_ruled)
    return FALSE;

  words = tea_owners_find (text);
  if (words == NULL)
    return FALSE;

  topic->owners_vote = TRUE;
  g_set_str (&topic->owners_words, words);

  return TRUE;
}

/* Only what changes is written, so that a topic that a page holds on to cannot put back what was
 * changed elsewhere in the meantime. */
static gboolean
write_owners (TeaTopic  *topic,
              TeaBook   *book,
              GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "mark a matter of the owners",
                         "UPDATE topic SET owners_vote = :vote, owners_words = :words,"
                         " owners_ruled = :ruled WHERE id = :id");
  tea_query_bind_int (query, "vote", topic->owners_vote);
  tea_query_bind_text (query, "words", topic->owners_words);
  tea_query_bind_int (query, "ruled", topic->owners_ruled);
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (topic)));

  return tea_query_run (query, error);
}

gboolean
tea_owners_flag_for (TeaTopic    *topic,
                     TeaBook     *book,
                     const char  *text,
                     GError     **error)
{
  g_return_val_if_fail (TEA_IS_TOPIC (topic), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  return !tea_owners_flag (topic, text) || write_owners (topic, book, error);
}

gboolean
tea_topic_rule_owners (TeaTopic  *self,
                       TeaBook   *book,
                       gboolean   owners_vote,
                       GError   **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (self->owners_ruled && self->owners_vote == owners_vote)
    return TRUE;

  title = g_strdup_printf (owners_vote
                           /* Translators: entries of the history; %s is a topic's number. */
                           ? _("Left %s to the owners") : _("Did not leave %s to the owners"),
                           self->number);
  action = tea_action_begin (book, "topic-rule-owners", title, error);
  if (action == NULL)
    return FALSE;

  g_object_set (self, "owners-vote", owners_vote, "owners-ruled", TRUE, NULL);

  return write_owners (self, book, error) && tea_action_commit (action, error);
}
