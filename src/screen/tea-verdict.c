/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-verdict.h"

static const TeaWord verdicts[] = {
  { "agenda", N_("On the agenda") },
  { "direct", N_("Handle directly") },
  { "later", N_("Put off") },
  { "transfer", N_("Pass on") },
  { "declined", N_("Not taken up") },
  { NULL },
};

/* Sentences that such verdicts often rest on; what is usually not for deliberation stands in
 * published rules for it. Each verdict's list ends with %NULL. */
static const char * const direct_reasons[] = {
  N_("It can be done at once and does not need a session."),
  N_("It is dangerous and cannot wait for a session."),
  N_("The property company has to do it by contract."),
  NULL
};

static const char * const later_reasons[] = {
  N_("There is not enough material yet; we are asking around and take it up again then."),
  N_("It waits for the answer of another office."),
  N_("Other matters are more urgent this time; it stays on the list."),
  NULL
};

static const char * const transfer_reasons[] = {
  N_("It is beyond what the community may decide."),
  N_("The street office is responsible for it."),
  N_("The 12345 hotline passes it on to the office that is responsible."),
  NULL
};

static const char * const declined_reasons[] = {
  N_("It is a purely personal matter, not one for a session; we help to find the right place."),
  N_("It is before a court, which decides on it."),
  N_("It reports a possible crime, which the police looks into."),
  N_("It is a petition, which has its own way."),
  N_("It touches secrets, which are not spoken of in public."),
  N_("An existing rule settles it already."),
  NULL
};

static const struct
{
  const char         *verdict;
  const char * const *reasons;
} ready_reasons[] = {
  { "direct", direct_reasons },
  { "later", later_reasons },
  { "transfer", transfer_reasons },
  { "declined", declined_reasons },
};

const TeaWord *
tea_topic_verdicts (void)
{
  return verdicts;
}

const char *
tea_topic_verdict_label (const char *verdict)
{
  return verdict != NULL ? tea_word_label (verdicts, verdict) : _("Undecided");
}

gboolean
tea_topic_is_undecided (TeaTopic *self,
                        TeaBook  *book)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  today = tea_book_today (book);

  return self->verdict == NULL ||
         (g_str_equal (self->verdict, "later") && g_strcmp0 (self->until, today) <= 0);
}

const char * const *
tea_verdict_reasons (const char *verdict)
{
  static const char * const none[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ready_reasons); i++)
    {
      if (g_strcmp0 (ready_reasons[i].verdict, verdict) == 0)
        return ready_reasons[i].reasons;
    }

  return none;
}

char *
tea_verdict_describe_clock (const char *due_at,
                            int         minutes_left)
{
  const int minutes = ABS (minutes_left);

  if (due_at == NULL)
    return g_strdup ("");

  if (minutes_left >= 60)
    return g_strdup_printf (ngettext ("%d hour left", "%d hours left", minutes / 60),
                            minutes / 60);
  if (minutes_left >= 0)
    return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", minutes), minutes);
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute over", "%d minutes over", minutes), minutes);

  return g_strdup_printf (ngettext ("%d hour over", "%d hours over", minutes / 60), minutes / 60);
}

/* A topic that a session waits for must not be judged away under it. */
static gboolean
check_off_agenda (TeaTopic  *self,
                  TeaBook   *book,
                  GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look for a session about a topic",
                         "SELECT meeting.number FROM agenda_item"
                         " JOIN meeting ON meeting.id = agenda_item.meeting"
                         " WHERE agenda_item.topic = :topic AND meeting.state <> 'closed'"
                         " ORDER BY meeting.starts_at LIMIT 1");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (self)));
  if (tea_query_step (query, &local_error))
    {
      /* Translators: the numbers of a topic and of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is on the agenda of %s. Take it off that agenda first."),
                   self->number, tea_query_get_text (query, 0));
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Reads the day until which a topic is put off: needed for that verdict, wrong for all others. */
static gboolean
read_until (TeaBook     *book,
            const char  *verdict,
            const char  *text,
            char       **until,
            GError     **error)
{
  g_autofree char *today = tea_book_today (book);

  if (text != NULL && *text == '\0')
    text = NULL;

  if (!g_str_equal (verdict, "later"))
    {
      if (text == NULL)
        return TRUE;

      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Only a topic that is put off has a day until which it waits."));
      return FALSE;
    }

  if (text == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Say until which day the topic is put off, so that it comes up again."));
      return FALSE;
    }

  *until = tea_date_parse (text, error);
  if (*until == NULL)
    return FALSE;

  if (strcmp (*until, today) <= 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A topic is put off until a day that is still to come."));
      return FALSE;
    }

  return TRUE;
}

/* From now on the answers that were given stand for no verdict, so that all are owed anew. */
static gboolean
forget_replies (TeaTopic  *self,
                TeaBook   *book,
                GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "owe the requesters a new answer",
                         "UPDATE reply SET topic = NULL WHERE topic = :topic");
  tea_query_bind_id (query, "topic", tea_record_get_id (TEA_RECORD (self)));

  return tea_query_run (query, error);
}

static void
forget_passing (TeaTopic *self)
{
  g_set_str (&self->passed_to, "");
  g_set_str (&self->passed_by, "");
  g_clear_pointer (&self->passed_on, g_free);
  g_set_str (&self->passed_number, "");
}

gboolean
tea_topic_judge (TeaTopic    *self,
                 TeaBook     *book,
                 const char  *verdict,
                 const char  *reason,
                 const char  *until,
                 GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *stripped = NULL;
  gboolean changed;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (verdict != NULL, FALSE);

  stripped = tea_text_strip (reason);
  if (!tea_word_check (verdicts, verdict, error) ||
      !read_until (book, verdict, until, &day, error))
    return FALSE;

  if (!g_str_equal (verdict, "agenda"))
    {
      if (*stripped == '\0')
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("“%s” needs a reason, because it is the answer owed to the residents."),
                       tea_topic_verdict_label (verdict));
          return FALSE;
        }

      if (!check_off_agenda (self, book, error))
        return FALSE;
    }

  /* Translators: an entry of the history: the number of a topic, then the verdict on it. */
  title = g_strdup_printf (_("Judged %s: %s"), self->number, tea_topic_verdict_label (verdict));
  action = tea_action_begin (book, "topic-judge", title, error);
  if (action == NULL)
    return FALSE;

  changed = g_strcmp0 (self->verdict, verdict) != 0 ||
            g_strcmp0 (self->reason, stripped) != 0 ||
            g_strcmp0 (self->until, day) != 0;
  if (changed && self->verdict != NULL && !forget_replies (self, book, error))
    return FALSE;

  /* The clock of what is handled directly does not begin anew because the reason was reworded. */
  if (g_strcmp0 (self->verdict, verdict) != 0)
    {
      g_free (self->verdict_at);
      self->verdict_at = tea_book_now (book);
    }
  if (!g_str_equal (verdict, "transfer"))
    forget_passing (self);
  g_set_str (&self->verdict, verdict);
  g_set_str (&self->reason, stripped);
  g_set_str (&self->until, day);
  g_free (self->verdict_on);
  self->verdict_on = tea_book_today (book);

  return tea_action_update (action, self, error) && tea_action_commit (action, error);
}

gboolean
tea_topic_unjudge (TeaTopic  *self,
                   TeaBook   *book,
                   GError   **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (self->verdict == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, _("%s is undecided already."),
                   self->number);
      return FALSE;
    }

  if (!check_off_agenda (self, book, error))
    return FALSE;

  /* Translators: an entry of the history; %s is the number of a topic. */
  title = g_strdup_printf (_("Took back the verdict on %s"), self->number);
  action = tea_action_begin (book, "topic-unjudge", title, error);
  if (action == NULL || !forget_replies (self, book, error))
    return FALSE;

  g_clear_pointer (&self->verdict, g_free);
  g_clear_pointer (&self->verdict_on, g_free);
  g_clear_pointer (&self->verdict_at, g_free);
  forget_passing (self);
  g_clear_pointer (&self->until, g_free);
  g_set_str (&self->reason, "");

  return tea_action_update (action, self, error) && tea_action_commit (action, error);
}

gboolean
tea_topic_pass_on (TeaTopic    *self,
                   TeaBook     *book,
                   const char  *reason,
                   const char  *to,
                   const char  *by,
                   const char  *number,
                   GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *receiver = NULL;
  g_autofree char *giver = NULL;
  g_autofree char *given = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  receiver = tea_text_strip (to);
  giver = tea_text_strip (by);
  given = tea_text_strip (number);
  if (*receiver == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Say to whom it is passed on, such as the 12345 hotline."));
      return FALSE;
    }

  /* Translators: an entry of the history: the number of a topic, then an office. */
  title = g_strdup_printf (_("Passed %s on to %s"), self->number, receiver);
  action = tea_action_begin (book, "topic-pass-on", title, error);
  if (action == NULL || !tea_topic_judge (self, book, "transfer", reason, NULL, error))
    return FALSE;

  if (g_strcmp0 (self->passed_to, receiver) != 0 || self->passed_on == NULL)
    {
      g_free (self->passed_on);
      self->passed_on = tea_book_today (book);
    }
  g_set_str (&self->passed_to, receiver);
  g_set_str (&self->passed_by, giver);
  g_set_str (&self->passed_number, given);

  return tea_action_update (action, self, error) && tea_action_commit (action, error);
}
