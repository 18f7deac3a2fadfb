/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "meet/tea-procedure.h"

#include "tea-paper-draft-private.h"
#include "tea-privacy.h"

static const char * const weekdays[] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
  N_("Sunday"),
};

/* Begins a document about the draft's session, where it has one. */
void
tea_paper_draft_begin (TeaPaperDraft *self,
                       const char    *name)
{
  g_autofree char *whole = NULL;

  if (self->meeting != NULL)
    /* Translators: the name of a document, then the number of a session. */
    whole = g_strdup_printf (C_("document", "%s %s"), name, self->meeting->number);
  else
    whole = g_strdup (name);

  self->paper = tea_paper_new (whole);
  if (self->copy == TEA_PAPER_COPY_ARCHIVE)
    tea_paper_set_corner (self->paper, _("Internal archive copy"));
}

/* Gives the document away, or the error that came in its way. */
TeaPaper *
tea_paper_draft_end (TeaPaperDraft  *self,
                     GError        **error)
{
  if (self->error == NULL)
    return g_steal_pointer (&self->paper);

  g_propagate_error (error, g_steal_pointer (&self->error));
  g_clear_object (&self->paper);

  return NULL;
}

gboolean
tea_paper_draft_is_masked (TeaPaperDraft *self)
{
  return self->copy == TEA_PAPER_COPY_NOTICE;
}

/* The one door from the book to the paper: masks, unless it is for the archive. */
char *
tea_paper_draft_show (TeaPaperDraft *self,
                      const char    *text)
{
  char *shown = NULL;

  if (self->error == NULL && tea_paper_draft_is_masked (self))
    shown = tea_privacy_mask (self->book,
                              self->meeting != NULL
                                ? tea_record_get_id (TEA_RECORD (self->meeting)) : 0,
                              text, &self->error);
  else if (self->error == NULL)
    shown = g_strdup (text);

  if (shown == NULL)
    return g_strdup ("");

  return g_strstrip (g_strdelimit (shown, "\r\n\t", ' '));
}

/* Whether a topic is one of mediation, which only the archive names. */
gboolean
tea_paper_draft_hides (TeaPaperDraft *self,
                       gint64         topic)
{
  gboolean hidden = TRUE;

  if (!tea_paper_draft_is_masked (self))
    return FALSE;

  return self->error != NULL ||
         !tea_privacy_hides_topic (self->book, topic, &hidden, &self->error) ||
         hidden;
}

/* Reads what a query finds; nothing once something went wrong. */
GPtrArray *
tea_paper_draft_read (TeaPaperDraft *self,
                      TeaQuery      *query)
{
  GPtrArray *found = NULL;

  if (self->error == NULL)
    found = tea_query_read_records (query, &self->error);
  g_object_unref (query);

  return found != NULL ? found : g_ptr_array_new_with_free_func (g_object_unref);
}

/* A day with its weekday, and the time of day where there is one. */
char *
tea_paper_draft_when (TeaPaperDraft *self,
                      const char    *time)
{
  g_autofree char *day = tea_date_format (time);
  const char *weekday;
  int numbers[3];

  if (sscanf (time, "%d-%d-%d", &numbers[0], &numbers[1], &numbers[2]) != 3 ||
      !g_date_valid_dmy (numbers[2], numbers[1], numbers[0]))
    return g_steal_pointer (&day);

  {
    g_autoptr (GDate) date = g_date_new_dmy (numbers[2], numbers[1], numbers[0]);

    weekday = _(weekdays[g_date_get_weekday (date) - G_DATE_MONDAY]);
  }

  if (strlen (time) < strlen ("2026-11-25 14:30"))
    /* Translators: a day and its weekday. */
    return g_strdup_printf (C_("day", "%s (%s)"), day, weekday);

  /* Translators: a day, its weekday, a time of day. */
  return g_strdup_printf (C_("day", "%s (%s), %.5s"), day, weekday,
                          time + strlen ("2026-11-25 "));
}

/* When the session is, as a head of the document; also when it goes on, where it was adjourned. */
void
tea_paper_draft_add_time (TeaPaperDraft *self)
{
  const char *goes_on_at = tea_meeting_get_goes_on_at (self->meeting);
  g_autofree char *when = tea_paper_draft_when (self, self->meeting->starts_at);
  g_autofree char *later = NULL;

  tea_paper_add_names (self->paper, _("Time: "), when);
  if (goes_on_at == NULL)
    return;

  later = tea_paper_draft_when (self, goes_on_at);
  /* Translators: when an adjourned session goes on; a day and a time follow. */
  tea_paper_add_names (self->paper, _("Goes on: "), later);
}

char *
tea_paper_draft_today (TeaPaperDraft *self)
{
  g_autofree char *today = tea_book_today (self->book);

  return tea_date_format (today);
}

/* What was not written down is not made up. */
const char *
tea_paper_draft_recorded (const char *text)
{
  return text != NULL && *text != '\0' ? text : _("(not recorded)");
}

/* How long and how often one may speak, by the rules of this session. */
char *
tea_paper_draft_turn (TeaPaperDraft *self)
{
  g_autoptr (TeaProcedure) rules = NULL;
  g_autofree char *time = NULL;

  if (self->error == NULL)
    rules = tea_procedure_for_meeting (self->book, tea_record_get_id (TEA_RECORD (self->meeting)),
                                       &self->error);
  if (rules == NULL)
    return g_strdup ("");

  if (rules->seconds % 60 == 0)
    time = g_strdup_printf (ngettext ("%d minute each", "%d minutes each", rules->seconds / 60),
                            rules->seconds / 60);
  else
    time = g_strdup_printf (ngettext ("%d second each", "%d seconds each", rules->seconds),
                            rules->seconds);
  if (rules->turns == 0)
    return g_steal_pointer (&time);

  /* Translators: behind how long one may speak; how often. */
  return g_strdup_printf (ngettext ("%s, at most %d time on one topic",
                                    "%s, at most %d times on one topic", rules->turns),
                          time, rules->turns);
}
