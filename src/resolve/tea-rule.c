/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-search.h"
#include "book/tea-text.h"

#include "tea-rule.h"
#include "tea-rule-version.h"
#include "tea-suggestion.h"

G_DEFINE_FINAL_TYPE (TeaRule, tea_rule, TEA_TYPE_RECORD)

#define CURRENT_VERSION(column) \
  "SELECT " column " FROM rule_version WHERE rule_version.rule = rule.id" \
  " ORDER BY version DESC LIMIT 1"

#define IN_FORCE "(ended_on IS NULL OR ended_on > today ())"

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaRule, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaRule, title, TEXT, N_("Title")),
  TEA_COLUMN (TeaRule, suggestion, REFERENCE, N_("Suggestion")),
  TEA_COLUMN (TeaRule, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaRule, owner, TEXT, N_("Seen to by")),
  TEA_COLUMN (TeaRule, review_on, DATE, N_("Review on")),
  TEA_COLUMN (TeaRule, ended_on, DATE, N_("Ended on")),
  TEA_COMPUTED (TeaRule, version, INTEGER, N_("Version"), CURRENT_VERSION ("version")),
  TEA_COMPUTED (TeaRule, text, TEXT, N_("Text"), CURRENT_VERSION ("text")),
  TEA_COMPUTED (TeaRule, made_on, DATE, N_("Made on"),
                "SELECT made_on FROM rule_version WHERE rule_version.rule = rule.id"
                " ORDER BY version LIMIT 1"),
  TEA_COMPUTED (TeaRule, revised_on, DATE, N_("Revised on"), CURRENT_VERSION ("made_on")),
  TEA_COMPUTED (TeaRule, suggestion_number, TEXT, N_("Suggestion number"),
                "SELECT number FROM suggestion WHERE suggestion.id = rule.suggestion"),
  TEA_COMPUTED (TeaRule, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = rule.topic"),
  TEA_COMPUTED (TeaRule, in_force, BOOLEAN, N_("In force"), IN_FORCE),
  TEA_COMPUTED (TeaRule, due, BOOLEAN, N_("Due for review"),
                IN_FORCE " AND ifnull (review_on <= today (), 0)"),
};

static void
tea_rule_class_init (TeaRuleClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "rule", N_("Rule"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_rule_init (TeaRule *self)
{
}

static gboolean
check_title (TeaBook     *book,
             const char  *title,
             GError     **error)
{
  g_autoptr (TeaRule) other = NULL;
  g_autoptr (GError) local_error = NULL;

  if (*title == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Give the rule a title."));
      return FALSE;
    }

  other = tea_book_find (book, TEA_TYPE_RULE, "title", title, &local_error);
  if (other != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   /* Translators: a rule's title and number. */
                   _("There is a rule “%s” already: %s. Revise that one."),
                   title, other->number);
      return FALSE;
    }

  if (!g_error_matches (local_error, TEA_ERROR, TEA_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* A rule that came of a suggestion rests on its adoption, and is about its topic. */
static gboolean
check_suggestion (TeaRule  *self,
                  TeaBook  *book,
                  gint64   *topic,
                  GError  **error)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;

  if (self->suggestion == 0)
    return TRUE;

  suggestion = tea_book_get (book, TEA_TYPE_SUGGESTION, self->suggestion, error);
  if (suggestion == NULL)
    return FALSE;

  if (g_strcmp0 (suggestion->verdict, "adopted") != 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Suggestion %s has not been adopted. Adopt it first, then make the rule."),
                   suggestion->number);
      return FALSE;
    }

  *topic = suggestion->topic;

  return TRUE;
}

static gboolean
check_text (const char  *text,
            GError     **error)
{
  if (*text != '\0')
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Write down what the rule says."));
  return FALSE;
}

static gboolean
insert_version (TeaAction   *action,
                TeaRule     *self,
                TeaBook     *book,
                int          number,
                const char  *text,
                gint64       meeting,
                GError     **error)
{
  g_autoptr (TeaRuleVersion) version = NULL;
  g_autofree char *today = tea_book_today (book);

  version = g_object_new (TEA_TYPE_RULE_VERSION,
                          "rule", tea_record_get_id (TEA_RECORD (self)),
                          "version", number,
                          "text", text,
                          "meeting", meeting,
                          "made-on", today,
                          NULL);

  return tea_action_insert (action, version, error);
}

/* The computed fields as the book now computes them. */
static void
set_version (TeaRule    *self,
             TeaBook    *book,
             int         number,
             const char *text)
{
  g_autofree char *today = tea_book_today (book);

  g_object_set (self,
                "version", number,
                "text", text,
                "revised-on", today,
                NULL);
  if (number == 1)
    g_object_set (self, "made-on", today, "in-force", TRUE, NULL);
}

/**
 * tea_rule_add:
 * @self: a rule that is not in the book; at least its title is set
 * @book: the book
 * @text: what it says
 * @meeting: the meeting that agreed on it, 0 for none
 * @error: return location for an error
 *
 * Makes a rule, with its number and its first version. A rule that came of a suggestion takes
 * over its topic.
 *
 * Errors: %TEA_ERROR_INVALID without a title or a text, %TEA_ERROR_REFUSED for a title that
 * another rule has and for a suggestion that was not adopted, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_rule_add (TeaRule     *self,
              TeaBook     *book,
              const char  *text,
              gint64       meeting,
              GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *today = NULL;
  gint64 topic;

  g_return_val_if_fail (TEA_IS_RULE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  title = tea_text_strip (self->title);
  stripped = tea_text_strip (text);
  topic = self->topic;
  if (!check_title (book, title, error) ||
      !check_text (stripped, error) ||
      !check_suggestion (self, book, &topic, error))
    return FALSE;

  action = tea_action_begin (book, "rule-add", _("Made a rule"), error);
  if (action == NULL)
    return FALSE;

  g_object_set (self, "title", title, "topic", topic, NULL);
  today = tea_book_today (book);
  g_free (self->number);
  self->number = tea_action_number (action, "R", today, error);
  if (self->number == NULL ||
      !tea_action_insert (action, self, error) ||
      !insert_version (action, self, book, 1, stripped, meeting, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  set_version (self, book, 1, stripped);

  return TRUE;
}

static gboolean
check_in_force (TeaRule  *self,
                GError  **error)
{
  if (self->ended_on == NULL)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               /* Translators: a rule's number and a day. */
               _("%s ended on %s. Make a new rule instead."), self->number, self->ended_on);
  return FALSE;
}

/* Reads the day of the next review, however it is written; there may be none. */
static gboolean
read_review_day (TeaBook     *book,
                 const char  *review_on,
                 char       **day,
                 GError     **error)
{
  g_autofree char *today = tea_book_today (book);

  if (review_on == NULL)
    return TRUE;

  *day = tea_date_parse (review_on, error);
  if (*day == NULL)
    return FALSE;

  if (strcmp (*day, today) > 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               _("The next review cannot be on %s, which is not after today."), *day);
  return FALSE;
}

/**
 * tea_rule_revise:
 * @self: a rule that holds
 * @book: the book
 * @text: what it says from today
 * @meeting: the meeting that agreed on it, 0 for none
 * @review_on: (nullable): the day on which it is to be looked at again; %NULL leaves it as it is
 * @error: return location for an error
 *
 * Gives a rule its next version. The earlier ones stay.
 *
 * Errors: %TEA_ERROR_INVALID for an empty text, for the text that it has and for a review that is
 * not after today, %TEA_ERROR_REFUSED for a rule that has ended, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_rule_revise (TeaRule     *self,
                 TeaBook     *book,
                 const char  *text,
                 gint64       meeting,
                 const char  *review_on,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  int version;

  g_return_val_if_fail (TEA_IS_RULE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  stripped = tea_text_strip (text);
  if (!check_in_force (self, error) ||
      !check_text (stripped, error) ||
      !read_review_day (book, review_on, &day, error))
    return FALSE;

  if (g_str_equal (stripped, self->text))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("This is what %s says already."), self->number);
      return FALSE;
    }

  /* Translators: an entry of the history; %s is a rule's number. */
  title = g_strdup_printf (_("Revised rule %s"), self->number);
  action = tea_action_begin (book, "rule-revise", title, error);
  if (action == NULL)
    return FALSE;

  version = self->version + 1;
  if (!insert_version (action, self, book, version, stripped, meeting, error))
    return FALSE;

  if (day != NULL)
    {
      g_object_set (self, "review-on", day, NULL);
      if (!tea_action_update (action, self, error))
        return FALSE;
    }

  if (!tea_action_commit (action, error))
    return FALSE;

  set_version (self, book, version, stripped);
  if (day != NULL)
    g_object_set (self, "due", FALSE, NULL);

  return TRUE;
}

/**
 * tea_rule_end:
 * @self: a rule that holds
 * @book: the book
 * @error: return location for an error
 *
 * Ends a rule: from today it no longer holds. It stays in the book.
 *
 * Errors: %TEA_ERROR_REFUSED where it has ended already, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_rule_end (TeaRule  *self,
              TeaBook  *book,
              GError  **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (TEA_IS_RULE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) != 0, FALSE);

  if (!check_in_force (self, error))
    return FALSE;

  /* Translators: an entry of the history; %s is a rule's number. */
  title = g_strdup_printf (_("Ended rule %s"), self->number);
  action = tea_action_begin (book, "rule-end", title, error);
  if (action == NULL)
    return FALSE;

  today = tea_book_today (book);
  g_object_set (self, "ended-on", today, NULL);
  if (tea_action_update (action, self, error) && tea_action_commit (action, error))
    {
      g_object_set (self, "in-force", FALSE, "due", FALSE, NULL);
      return TRUE;
    }

  g_object_set (self, "ended-on", NULL, NULL);

  return FALSE;
}

/**
 * tea_rule_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): rules: those that hold by their day of review, then those that ended
 */
TeaQuery *
tea_rule_query (TeaBook             *book,
                const TeaRuleFilter *filter)
{
  static const TeaRuleFilter all = { 0 };
  g_autofree char *match = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (filter == NULL)
    filter = &all;
  if (filter->text != NULL)
    match = tea_search_expression (filter->text);

  query = tea_query_new_for_records (book, TEA_TYPE_RULE,
    "WHERE (:topic IS NULL OR topic = :topic)"
    " AND (:suggestion IS NULL OR suggestion = :suggestion)"
    " AND (NOT :in_force OR " IN_FORCE ")"
    " AND (NOT :due OR (" IN_FORCE " AND ifnull (review_on <= today (), 0)))"
    " AND (:text IS NULL OR instr (lower (title || ' ' || number), lower (:text)) > 0"
    "      OR id IN (SELECT rule FROM rule_version WHERE id IN"
    "                (SELECT rowid FROM search WHERE search MATCH :match)))"
    " ORDER BY ended_on IS NOT NULL, review_on IS NULL, review_on, ended_on DESC, id DESC");
  tea_query_bind_id (query, "topic", filter->topic);
  tea_query_bind_id (query, "suggestion", filter->suggestion);
  tea_query_bind_int (query, "in_force", filter->in_force);
  tea_query_bind_int (query, "due", filter->due);
  tea_query_bind_text (query, "text", filter->text);
  tea_query_bind_text (query, "match", match);

  return query;
}
