/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-dissent.h"
#include "resolve/tea-suggestion.h"

#include "tea-minutes-words-private.h"
#include "tea-privacy.h"

/* What minutes say of what was suggested: what became of it, who does it, and who dissents. */

static gboolean
is_masked (TeaMinutesWords *words)
{
  return tea_paper_draft_is_masked (&words->from);
}

static char *
dup_decision (TeaMinutesWords     *words,
              const TeaSuggestion *suggestion)
{
  g_autofree char *reason = NULL;

  if (suggestion->verdict == NULL)
    /* Translators: that nothing was decided on a suggestion: “(not recorded)”. */
    return g_strdup_printf (C_("suggestion", "decision: %s"), tea_paper_draft_recorded (NULL));

  reason = tea_paper_draft_show (&words->from, suggestion->reason);

  /* Translators: what was decided on a suggestion, and the reason. */
  return g_strdup_printf (C_("suggestion", "%s; reason: %s"),
                          tea_decision_verdict_label (suggestion->verdict),
                          tea_paper_draft_recorded (reason));
}

/* Who cannot live with it, and why; on the notice board the party and not the person. */
static void
add_dissents (TeaMinutesWords *words,
              TeaSuggestion   *suggestion)
{
  const gint64 id = tea_record_get_id (TEA_RECORD (suggestion));
  g_autofree char *consent = tea_suggestion_dup_consent (suggestion);
  g_autoptr (GPtrArray) dissents = NULL;

  if (*consent != '\0')
    tea_minutes_words_add_line (words, consent);

  dissents = tea_paper_draft_read (&words->from, tea_dissent_query (words->from.book, id));
  for (guint i = 0; i < dissents->len; i++)
    {
      const TeaDissent *dissent = g_ptr_array_index (dissents, i);
      g_autofree char *reason = tea_paper_draft_show (&words->from, dissent->reason);
      g_autofree char *who = NULL;
      g_autofree char *line = NULL;

      if (is_masked (words) && tea_privacy_is_sensitive (dissent->reason))
        g_set_str (&reason, "");
      if (is_masked (words))
        who = g_strdup (dissent->party_name);
      else
        who = g_strdup_printf (_("%s (%s)"), dissent->name, dissent->party_name);
      /* Translators: who cannot live with a suggestion, and the reason. */
      line = g_strdup_printf (_("Dissent of %s: %s"), who, tea_paper_draft_recorded (reason));
      tea_minutes_words_add_line (words, line);
    }
}

/* Those of the five roles that somebody has, such as 「领办：社区党委，操办：物业公司」. */
static char *
dup_roles (TeaMinutesWords     *words,
           const TeaAssignment *assignment)
{
  const struct
  {
    const char *label;
    const char *who;
  } roles[] = {
    { _("Led by"), assignment->led_by },
    { _("Assigned by"), assignment->assigned_by },
    { _("Assisted by"), assignment->assisted_by },
    { _("Carried out by"), assignment->carried_by },
    { _("Helped by"), assignment->helped_by },
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *who = tea_paper_draft_show (&words->from, roles[i].who);

      if (*who == '\0')
        continue;

      if (list->len > 0)
        g_string_append (list, C_("between roles", ", "));
      /* Translators: a role of an assignment, such as “Led by”, and who has it. */
      g_string_append_printf (list, C_("role", "%s: %s"), roles[i].label, who);
    }

  return g_string_free_and_steal (g_steal_pointer (&list));
}

/* As they were given; the query has those that ended last. */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 ids[] = { tea_record_get_id ((gpointer) a), tea_record_get_id ((gpointer) b) };

  return ids[0] < ids[1] ? -1 : ids[0] > ids[1];
}

/* Who does what was adopted, and until when. How it ended is not for these minutes. */
static void
add_assignments (TeaMinutesWords *words,
                 TeaSuggestion   *suggestion)
{
  const TeaAssignmentFilter filter = {
    .suggestion = tea_record_get_id (TEA_RECORD (suggestion))
  };
  g_autoptr (GPtrArray) assignments = NULL;

  if (g_strcmp0 (suggestion->verdict, "adopted") != 0)
    return;

  assignments = tea_paper_draft_read (&words->from, tea_assignment_query (words->from.book,
                                                                         &filter));
  g_ptr_array_sort_values (assignments, compare_ids);
  for (guint i = 0; i < assignments->len; i++)
    {
      const TeaAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autofree char *what = tea_paper_draft_show (&words->from, assignment->requirement);
      g_autofree char *roles = dup_roles (words, assignment);
      g_autofree char *due = tea_date_format (assignment->due_on);
      g_autofree char *line = NULL;

      if (is_masked (words) && tea_privacy_is_sensitive (assignment->requirement))
        continue;

      /* Translators: what is to be done, who does it, the day by which it is to be done. */
      line = g_strdup_printf (_("To be done: %s (%s; by %s)"), what, roles, due);
      tea_minutes_words_add_line (words, line);
    }

  if (assignments->len == 0)
    tea_minutes_words_add_label (words, _("Who does it, and by when: "), NULL);
}

void
tea_minutes_words_add_suggestions (TeaMinutesWords *words,
                                   GPtrArray       *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      TeaSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      const char *who = is_masked (words) ? suggestion->party_names : suggestion->proposers;
      g_autofree char *text = tea_paper_draft_show (&words->from, suggestion->text);
      g_autofree char *decision = dup_decision (words, suggestion);
      g_autofree char *line = NULL;

      if (*who != '\0')
        /* Translators: a suggestion, who made it, what was decided. */
        line = g_strdup_printf (C_("suggestion", "%s (proposed by %s; %s)"), text, who, decision);
      else
        /* Translators: a suggestion, and what was decided. */
        line = g_strdup_printf (C_("suggestion", "%s (%s)"), text, decision);
      tea_minutes_words_add_heading (words, 4, line);
      add_assignments (words, suggestion);
      add_dissents (words, suggestion);
    }

  if (suggestions->len == 0)
    tea_minutes_words_add_line (words, tea_paper_draft_recorded (NULL));
}
