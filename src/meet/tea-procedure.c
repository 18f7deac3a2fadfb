/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-meeting-private.h"
#include "tea-procedure.h"

/* The rules of speaking that a published notice gives: three minutes each. */
#define USUAL_SECONDS 180
#define USUAL_WARNING 30
#define USUAL_TURNS   2

/* Nobody speaks longer than this in one turn. */
#define MOST_SECONDS (60 * 60)
#define MOST_TURNS   100

G_DEFINE_FINAL_TYPE (TeaProcedure, tea_procedure, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaProcedure, kind, OPTIONAL, N_("Kind")),
  TEA_COLUMN (TeaProcedure, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaProcedure, seconds, INTEGER, N_("Speaking time in seconds")),
  TEA_COLUMN (TeaProcedure, warning, INTEGER, N_("Warning before the end in seconds")),
  TEA_COLUMN (TeaProcedure, turns, INTEGER, N_("Turns of one person on one topic")),
  TEA_COLUMN (TeaProcedure, alternate, BOOLEAN, N_("For and against in turn")),
  TEA_COLUMN (TeaProcedure, quorum, TEXT, N_("Quorum")),
  TEA_COLUMN (TeaProcedure, majority, TEXT, N_("Majority")),
  TEA_COLUMN (TeaProcedure, base, TEXT, N_("Majority of whom")),
};

static const TeaWord quorums[] = {
  { "none", N_("No quorum") },
  { "half", N_("More than half") },
  { "two-thirds", N_("Two thirds") },
  { "all", N_("Everybody") },
  { NULL },
};

static const TeaWord majorities[] = {
  { "half", N_("More than half") },
  { "two-thirds", N_("Two thirds") },
  { "all", N_("Everybody") },
  { NULL },
};

static const TeaWord bases[] = {
  { "voting", N_("Of the hands for and against") },
  { "present", N_("Of everybody present with a vote") },
  { NULL },
};

static gboolean
tea_procedure_validate (TeaRecord  *record,
                        GError    **error)
{
  TeaProcedure *self = TEA_PROCEDURE (record);

  if (self->seconds < 1 || self->seconds > MOST_SECONDS)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A turn is between 1 second and %d minutes."), MOST_SECONDS / 60);
      return FALSE;
    }

  if (self->warning < 0 || self->warning >= self->seconds)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("The warning has to come before the end of the turn."));
      return FALSE;
    }

  if (self->turns < 0 || self->turns > MOST_TURNS)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("One person speaks between 0 and %d times, where 0 is any number."),
                   MOST_TURNS);
      return FALSE;
    }

  return tea_word_check (quorums, self->quorum, error) &&
         tea_word_check (majorities, self->majority, error) &&
         tea_word_check (bases, self->base, error);
}

static void
tea_procedure_class_init (TeaProcedureClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_procedure_validate;

  tea_record_class_set_columns (record_class, "procedure", N_("Rules of procedure"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_procedure_init (TeaProcedure *self)
{
  self->seconds = USUAL_SECONDS;
  self->warning = USUAL_WARNING;
  self->turns = USUAL_TURNS;
  self->alternate = TRUE;
  self->quorum = g_strdup ("two-thirds");
  self->majority = g_strdup ("half");
  self->base = g_strdup ("voting");
}

const TeaWord *
tea_procedure_quorums (void)
{
  return quorums;
}

const TeaWord *
tea_procedure_majorities (void)
{
  return majorities;
}

const TeaWord *
tea_procedure_bases (void)
{
  return bases;
}

static gboolean
find (TeaBook       *book,
      const char    *kind,
      gint64         meeting,
      TeaProcedure **found,
      GError       **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  query = tea_query_new_for_records (book, TEA_TYPE_PROCEDURE,
                                     "WHERE kind = :kind OR meeting = :meeting");
  tea_query_bind_text (query, "kind", kind);
  tea_query_bind_id (query, "meeting", meeting);
  records = tea_query_read_records (query, error);
  if (records == NULL)
    return FALSE;

  *found = records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;

  return TRUE;
}

TeaProcedure *
tea_procedure_for_kind (TeaBook     *book,
                        const char  *kind,
                        GError     **error)
{
  TeaProcedure *self = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (!tea_word_check (tea_meeting_kinds (), kind, error) || !find (book, kind, 0, &self, error))
    return NULL;

  return self != NULL ? self : g_object_new (TEA_TYPE_PROCEDURE, "kind", kind, NULL);
}

TeaProcedure *
tea_procedure_for_meeting (TeaBook  *book,
                           gint64    meeting,
                           GError  **error)
{
  g_autoptr (TeaMeeting) record = NULL;
  g_autoptr (TeaProcedure) usual = NULL;
  TeaProcedure *self = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (!find (book, NULL, meeting, &self, error))
    return NULL;

  if (self != NULL)
    return self;

  record = tea_book_get (book, TEA_TYPE_MEETING, meeting, error);
  if (record == NULL)
    return NULL;

  usual = tea_procedure_for_kind (book, record->kind, error);
  if (usual == NULL)
    return NULL;

  self = g_object_new (TEA_TYPE_PROCEDURE, "meeting", meeting, NULL);
  tea_procedure_take (self, usual);

  return self;
}

void
tea_procedure_take (TeaProcedure *self,
                    TeaProcedure *other)
{
  g_return_if_fail (TEA_IS_PROCEDURE (self));
  g_return_if_fail (TEA_IS_PROCEDURE (other));

  g_object_set (self,
                "seconds", other->seconds,
                "warning", other->warning,
                "turns", other->turns,
                "alternate", other->alternate,
                "quorum", other->quorum,
                "majority", other->majority,
                "base", other->base,
                NULL);
}

gboolean
tea_procedure_keep (TeaProcedure  *self,
                    TeaBook       *book,
                    GError       **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_PROCEDURE (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (self->meeting != 0 && !tea_meeting_check_unlocked (book, self->meeting, error))
    return FALSE;

  action = tea_action_begin (book, "procedure-keep", _("Changed the rules of procedure"), error);

  return action != NULL &&
         (tea_record_get_id (TEA_RECORD (self)) == 0 ? tea_action_insert (action, self, error)
                                                     : tea_action_update (action, self, error)) &&
         tea_action_commit (action, error);
}

int
tea_procedure_count_needed (const char *quorum,
                            int         due)
{
  if (g_strcmp0 (quorum, "none") == 0)
    return 0;
  if (g_strcmp0 (quorum, "half") == 0)
    return due / 2 + 1;
  if (g_strcmp0 (quorum, "all") == 0)
    return due;

  return (due * 2 + 2) / 3;
}

gboolean
tea_procedure_is_quorate (const char *quorum,
                          int         due,
                          int         here)
{
  return g_strcmp0 (quorum, "none") == 0 ||
         (due > 0 && here >= tea_procedure_count_needed (quorum, due));
}
