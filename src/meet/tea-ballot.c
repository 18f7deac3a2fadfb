/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-date.h"
#include "book/tea-text.h"

#include "tea-attendance.h"
#include "tea-ballot.h"
#include "tea-meeting-private.h"
#include "tea-presence.h"
#include "tea-procedure.h"

G_DEFINE_FINAL_TYPE (TeaBallot, tea_ballot, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaBallot, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaBallot, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaBallot, question, TEXT, N_("What is voted on")),
  TEA_COLUMN (TeaBallot, in_favour, INTEGER, N_("In favour")),
  TEA_COLUMN (TeaBallot, against, INTEGER, N_("Against")),
  TEA_COLUMN (TeaBallot, abstained, INTEGER, N_("Abstained")),
  TEA_COLUMN (TeaBallot, present, INTEGER, N_("Present")),
  TEA_COLUMN (TeaBallot, taken_at, TIME, N_("Counted at")),
  TEA_COLUMN (TeaBallot, replaced_by, REFERENCE, N_("Replaced by")),
  TEA_COLUMN (TeaBallot, majority, TEXT, N_("Majority")),
  TEA_COLUMN (TeaBallot, base, TEXT, N_("Majority of whom")),
  TEA_COMPUTED (TeaBallot, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, owners_vote, BOOLEAN, N_("Left to the owners"),
                "SELECT owners_vote FROM topic WHERE topic.id = ballot.topic"),
  TEA_COMPUTED (TeaBallot, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = ballot.meeting"),
  TEA_COMPUTED (TeaBallot, meeting_state, TEXT, N_("State of the session"),
                "SELECT state FROM meeting WHERE meeting.id = ballot.meeting"),
  TEA_COMPUTED (TeaBallot, parts, INTEGER, N_("Parties counted apart"),
                "SELECT count (*) FROM ballot_part WHERE ballot_part.ballot = ballot.id"),
};

static gint64
count_hands (TeaBallot *self)
{
  return (gint64) self->in_favour + self->against + self->abstained;
}

static gboolean
tea_ballot_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaBallot *self = TEA_BALLOT (record);

  if (g_strcmp0 (self->meeting_state, "closed") == 0)
    return tea_meeting_refuse_locked (self->meeting_number, error);

  tea_text_strip_field (&self->question);
  if (self->question == NULL || *self->question == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("Say what was voted on."));
      return FALSE;
    }

  if (self->in_favour < 0 || self->against < 0 || self->abstained < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("There are no fewer than 0 hands."));
      return FALSE;
    }

  if (count_hands (self) > self->present)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   ngettext ("There are more hands than people: %d person with a vote is signed "
                             "in. Count again, or sign in who is missing.",
                             "There are more hands than people: %d people with a vote are signed "
                             "in. Count again, or sign in who is missing.", self->present),
                   self->present);
      return FALSE;
    }

  return tea_word_check (tea_procedure_majorities (), self->majority, error) &&
         tea_word_check (tea_procedure_bases (), self->base, error);
}

static void
tea_ballot_class_init (TeaBallotClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_ballot_validate;

  tea_record_class_set_columns (record_class, "ballot", N_("Vote"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_ballot_init (TeaBallot *self)
{
}

/* Adds up the parts; the sums of what cannot be are cut, and the parts refused. */
static void
add_up (TeaBallot *self,
        GPtrArray *parts)
{
  gint64 in_favour = 0;
  gint64 against = 0;
  gint64 abstained = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      TeaBallotPart *part = g_ptr_array_index (parts, i);

      in_favour += part->in_favour;
      against += part->against;
      abstained += part->abstained;
    }

  self->in_favour = CLAMP (in_favour, G_MININT, G_MAXINT);
  self->against = CLAMP (against, G_MININT, G_MAXINT);
  self->abstained = CLAMP (abstained, G_MININT, G_MAXINT);
}

static gboolean
insert_part (TeaBallot      *self,
             TeaBook        *book,
             TeaBallotPart  *part,
             TeaAction      *action,
             GError        **error)
{
  g_autoptr (TeaMeeting) meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);
  g_autoptr (TeaParty) party = tea_book_get (book, TEA_TYPE_PARTY, part->party, error);
  g_autoptr (GError) local_error = NULL;
  TeaPresence presence;

  if (meeting == NULL || party == NULL ||
      !tea_presence_read (meeting, book, part->party, self->taken_at, &presence, error))
    return FALSE;

  part->ballot = tea_record_get_id (TEA_RECORD (self));
  part->present = presence.voting;
  g_set_str (&part->party_name, party->name);
  if (tea_action_insert (action, part, &local_error))
    return TRUE;

  if (g_error_matches (local_error, TEA_ERROR, TEA_ERROR_CONSTRAINT))
    /* Translators: %s is a party. */
    g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("“%s” was counted twice."), party->name);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Fills in time, rule and who is present. */
static gboolean
prepare (TeaBallot  *self,
         TeaBook    *book,
         GError    **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaProcedure) procedure = NULL;
  g_autofree char *taken_at = NULL;

  if (!tea_meeting_check_open (book, self->meeting, error) ||
      !tea_meeting_check_has_topic (book, self->meeting, self->topic, error))
    return FALSE;

  taken_at = self->taken_at != NULL ? tea_time_parse (self->taken_at, error) : tea_book_now (book);
  if (taken_at == NULL)
    return FALSE;

  procedure = tea_procedure_for_meeting (book, self->meeting, error);
  if (procedure == NULL)
    return FALSE;

  meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);
  if (meeting == NULL ||
      !tea_meeting_count_present (meeting, book, taken_at, &self->present, NULL, error))
    return FALSE;

  if (self->majority == NULL || *self->majority == '\0')
    g_set_str (&self->majority, procedure->majority);
  if (self->base == NULL || *self->base == '\0')
    g_set_str (&self->base, procedure->base);
  if (!tea_ballot_validate (TEA_RECORD (self), error))
    return FALSE;

  g_set_str (&self->taken_at, taken_at);

  return TRUE;
}

/* Whoever corrects what was refused counts again, at another moment and under the rules as they
 * are then, unless they had said which. */
typedef struct
{
  char *taken_at;
  char *majority;
  char *base;
} Given;

static void
given_note (Given     *given,
            TeaBallot *self)
{
  given->taken_at = g_strdup (self->taken_at);
  given->majority = g_strdup (self->majority);
  given->base = g_strdup (self->base);
}

static gboolean
given_settle (Given     *given,
              TeaBallot *self,
              gboolean   worked)
{
  if (!worked)
    {
      g_set_str (&self->taken_at, given->taken_at);
      g_set_str (&self->majority, given->majority);
      g_set_str (&self->base, given->base);
    }
  g_free (given->taken_at);
  g_free (given->majority);
  g_free (given->base);

  return worked;
}

static gboolean
write_ballot (TeaBallot  *self,
              TeaBook    *book,
              GPtrArray  *parts,
              GError    **error)
{
  g_autoptr (TeaAction) action = NULL;

  action = tea_action_begin (book, "ballot-record", _("Wrote down a vote"), error);
  if (action == NULL || !prepare (self, book, error) || !tea_action_insert (action, self, error))
    return FALSE;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!insert_part (self, book, g_ptr_array_index (parts, i), action, error))
      return FALSE;

  return tea_action_commit (action, error);
}

gboolean
tea_ballot_record (TeaBallot  *self,
                   TeaBook    *book,
                   GError    **error)
{
  Given given;

  g_return_val_if_fail (TEA_IS_BALLOT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  given_note (&given, self);

  return given_settle (&given, self, write_ballot (self, book, NULL, error));
}

gboolean
tea_ballot_record_by_party (TeaBallot  *self,
                            TeaBook    *book,
                            GPtrArray  *parts,
                            GError    **error)
{
  Given given;

  g_return_val_if_fail (TEA_IS_BALLOT (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);
  g_return_val_if_fail (parts != NULL, FALSE);

  add_up (self, parts);
  given_note (&given, self);

  return given_settle (&given, self, write_ballot (self, book, parts, error));
}

static gboolean
replace (TeaBallot  *self,
         TeaBook    *book,
         TeaBallot  *recount,
         GPtrArray  *parts,
         GError    **error)
{
  g_autoptr (TeaAction) action = NULL;

  action = tea_action_begin (book, "ballot-recount", _("Counted the hands again"), error);
  if (action == NULL ||
      !(parts != NULL ? tea_ballot_record_by_party (recount, book, parts, error)
                      : tea_ballot_record (recount, book, error)))
    return FALSE;

  self->replaced_by = tea_record_get_id (TEA_RECORD (recount));
  if (tea_action_update (action, self, error) && tea_action_commit (action, error))
    return TRUE;

  self->replaced_by = 0;

  return FALSE;
}

/* Prepares a count of the same question under the same rule. */
static TeaBallot *
prepare_recount (TeaBallot  *self,
                 TeaBook    *book,
                 GError    **error)
{
  g_autoptr (TeaBallot) current = NULL;

  current = tea_book_get (book, TEA_TYPE_BALLOT, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return NULL;

  if (current->replaced_by != 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("This vote was counted again already. Correct the latest count."));
      return NULL;
    }

  return g_object_new (TEA_TYPE_BALLOT,
                       "meeting", current->meeting,
                       "topic", current->topic,
                       "question", current->question,
                       "majority", current->majority,
                       "base", current->base,
                       NULL);
}

TeaBallot *
tea_ballot_recount (TeaBallot  *self,
                    TeaBook    *book,
                    int         in_favour,
                    int         against,
                    int         abstained,
                    GError    **error)
{
  g_autoptr (TeaBallot) recount = NULL;

  g_return_val_if_fail (TEA_IS_BALLOT (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  recount = prepare_recount (self, book, error);
  if (recount == NULL)
    return NULL;

  g_object_set (recount,
                "in-favour", in_favour,
                "against", against,
                "abstained", abstained,
                NULL);
  if (!replace (self, book, recount, NULL, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_BALLOT, tea_record_get_id (TEA_RECORD (recount)), error);
}

TeaBallot *
tea_ballot_recount_by_party (TeaBallot  *self,
                             TeaBook    *book,
                             GPtrArray  *parts,
                             GError    **error)
{
  g_autoptr (TeaBallot) recount = NULL;

  g_return_val_if_fail (TEA_IS_BALLOT (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  recount = prepare_recount (self, book, error);
  if (recount == NULL || !replace (self, book, recount, parts, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_BALLOT, tea_record_get_id (TEA_RECORD (recount)), error);
}

/* A ballot that never was in a book has the usual rule. */
static gboolean
has_word (const char *word,
          const char *expected,
          const char *usual)
{
  return g_str_equal (word != NULL && *word != '\0' ? word : usual, expected);
}

gboolean
tea_ballot_has_passed (TeaBallot *self)
{
  gint64 base;

  g_return_val_if_fail (TEA_IS_BALLOT (self), FALSE);

  base = has_word (self->base, "present", "voting") ? self->present
       : (gint64) self->in_favour + self->against;
  if (self->in_favour == 0)
    return FALSE;
  if (has_word (self->majority, "all", "half"))
    return self->in_favour >= base;
  if (has_word (self->majority, "two-thirds", "half"))
    return (gint64) self->in_favour * 3 >= base * 2;

  return (gint64) self->in_favour * 2 > base;
}

/* The rule in a sentence; NULL for the usual one, which everybody expects. */
static const char *
describe_rule (TeaBallot *self)
{
  const gboolean present = has_word (self->base, "present", "voting");

  if (has_word (self->majority, "all", "half"))
    return present ? _("Everybody present had to be in favour.")
                   : _("Nobody was allowed to be against it.");
  if (has_word (self->majority, "two-thirds", "half"))
    return present ? _("It needed two thirds of everybody present.")
                   : _("It needed two thirds of the hands for and against.");

  return present ? _("It needed more than half of everybody present.") : NULL;
}

static char *
describe_outcome (TeaBallot *self)
{
  if (self->in_favour > 0 && self->in_favour == self->present)
    return g_strdup_printf (_("Passed unanimously: all %d in favour."), self->in_favour);

  if (tea_ballot_has_passed (self))
    /* Translators: three counts of hands, then how many people are present. */
    return g_strdup_printf (_("Passed: %d in favour, %d against, %d abstained, of %d present."),
                            self->in_favour, self->against, self->abstained, self->present);

  if (self->in_favour == self->against && self->in_favour > 0 &&
      has_word (self->majority, "half", "half"))
    /* Translators: three counts of hands, then how many people are present. */
    return g_strdup_printf (_("Not passed, it is a tie: %d in favour, %d against, %d abstained, "
                              "of %d present."),
                            self->in_favour, self->against, self->abstained, self->present);

  /* Translators: three counts of hands, then how many people are present. */
  return g_strdup_printf (_("Not passed: %d in favour, %d against, %d abstained, of %d present."),
                          self->in_favour, self->against, self->abstained, self->present);
}

/* Puts a sentence behind those of a result. */
static void
add_sentence (char       **result,
              const char  *sentence)
{
  g_autofree char *before = *result;

  /* Translators: a result of several sentences, and one more. */
  *result = g_strdup_printf (C_("result", "%s %s"), before, sentence);
}

char *
tea_ballot_dup_result (TeaBallot *self)
{
  char *result;
  const char *rule;
  int silent;

  g_return_val_if_fail (TEA_IS_BALLOT (self), NULL);

  result = describe_outcome (self);
  silent = self->present - count_hands (self);
  if (silent > 0)
    {
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("%d raised no hand.", "%d raised no hand.", silent),
                                  silent);
      add_sentence (&result, sentence);
    }

  rule = describe_rule (self);
  if (rule != NULL)
    add_sentence (&result, rule);

  if (self->owners_vote)
    add_sentence (&result, _("This is an opinion: the owners decide together."));

  return result;
}

TeaQuery *
tea_ballot_query (TeaBook  *book,
                  gint64    meeting,
                  gint64    topic,
                  gboolean  replaced)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_BALLOT,
                                     "WHERE (:meeting IS NULL OR meeting = :meeting)"
                                     " AND (:topic IS NULL OR topic = :topic)"
                                     " AND (:replaced OR replaced_by IS NULL)"
                                     " ORDER BY taken_at, id");
  tea_query_bind_id (query, "meeting", meeting);
  tea_query_bind_id (query, "topic", topic);
  tea_query_bind_int (query, "replaced", replaced);

  return query;
}
