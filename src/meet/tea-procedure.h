/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-word.h"

#include "tea-meeting.h"

G_BEGIN_DECLS

#define TEA_TYPE_PROCEDURE (tea_procedure_get_type ())

G_DECLARE_FINAL_TYPE (TeaProcedure, tea_procedure, TEA, PROCEDURE, TeaRecord)

/**
 * TeaProcedure:
 * @kind: (nullable): the kind of session that it holds for
 * @meeting: the id of the one session that it holds for, or 0
 * @seconds: how long a turn at speaking is; 180 unless changed
 * @warning: how many seconds before its end the speaker is warned; 30 unless changed
 * @turns: how often one person speaks on one topic, 0 for any number; 2 unless changed
 * @alternate: whether those for and those against speak in turn; so unless changed
 * @quorum: a word of [func@Tea.procedure_quorums]; `two-thirds` unless changed
 * @majority: a word of [func@Tea.procedure_majorities]; `half` unless changed
 * @base: a word of [func@Tea.procedure_bases]; `voting` unless changed
 *
 * The rules of procedure of a session (议事规则). What they say about speaking is advice and never
 * hinders the chair. Three minutes, two thirds present and a show of hands are what published
 * rules for sessions of residents ask for; two turns, for and against in turn, abstentions that
 * do not count and a tie that fails are usual.
 *
 * A session has the rules of its kind until it gets its own; rules nobody changed are in no book.
 * Fields are set on the record and written with tea_procedure_keep().
 */
struct _TeaProcedure
{
  TeaRecord  parent_instance;

  char      *kind;
  gint64     meeting;
  int        seconds;
  int        warning;
  int        turns;
  gboolean   alternate;
  char      *quorum;
  char      *majority;
  char      *base;
};

/**
 * tea_procedure_quorums:
 *
 * How many of those invited with a vote have to come: `none`, `half` (more than half),
 * `two-thirds`, `all`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_procedure_quorums          (void);

/**
 * tea_procedure_majorities:
 *
 * How many hands a vote needs: `half` (more than half, so that a tie fails), `two-thirds`, `all`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_procedure_majorities       (void);

/**
 * tea_procedure_bases:
 *
 * Of whom: `voting` (of the hands for and against, so that abstentions do not count, as is usual)
 * or `present` (of those with a vote who are in the room, so that an abstention weighs like a no).
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_procedure_bases            (void);

/**
 * tea_procedure_for_kind:
 * @book: a book
 * @kind: a word of tea_meeting_kinds()
 * @error: return location
 *
 * Returns: (transfer full): the rules of a kind of session, or %NULL; %TEA_ERROR_INVALID for
 *   another word
 */
TeaProcedure  *tea_procedure_for_kind         (TeaBook        *book,
                                               const char     *kind,
                                               GError        **error);

/**
 * tea_procedure_for_meeting:
 * @book: a book
 * @meeting: the id of a session
 * @error: return location
 *
 * Returns: (transfer full): the rules of a session: its own, or those of its kind as a record
 *   that is not in the book yet and becomes its own with tea_procedure_keep(); %NULL with @error
 */
TeaProcedure  *tea_procedure_for_meeting      (TeaBook        *book,
                                               gint64          meeting,
                                               GError        **error);

/**
 * tea_procedure_take:
 * @self: rules
 * @other: other rules
 *
 * Takes over what @other says, without writing it; whose rules they are stays.
 */
void           tea_procedure_take             (TeaProcedure   *self,
                                               TeaProcedure   *other);

/**
 * tea_procedure_keep:
 * @self: rules from one of the two functions above, changed
 * @book: their book
 * @error: return location
 *
 * Writes the rules. Turns that run and votes that were counted keep the rules they began with.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for a number or a word that cannot be,
 *   %TEA_ERROR_REFUSED once the session is closed
 */
gboolean       tea_procedure_keep             (TeaProcedure   *self,
                                               TeaBook        *book,
                                               GError        **error);

/**
 * tea_procedure_count_needed:
 * @quorum: a word of tea_procedure_quorums()
 * @due: how many were invited with a vote
 *
 * Returns: how many of them have to come
 */
int            tea_procedure_count_needed     (const char     *quorum,
                                               int             due);

/**
 * tea_procedure_is_quorate:
 * @quorum: a word of tea_procedure_quorums()
 * @due: how many were invited with a vote
 * @here: how many of them came
 *
 * Returns: whether enough came; where nobody was invited only %FALSE, unless no quorum is needed
 */
gboolean       tea_procedure_is_quorate       (const char     *quorum,
                                               int             due,
                                               int             here);

G_END_DECLS
