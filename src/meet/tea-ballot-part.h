/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_BALLOT_PART (tea_ballot_part_get_type ())

G_DECLARE_FINAL_TYPE (TeaBallotPart, tea_ballot_part, TEA, BALLOT_PART, TeaRecord)

/**
 * TeaBallotPart:
 * @ballot: the id of the ballot
 * @party: the id of the party
 * @in_favour: hands for it (同意)
 * @against: hands against it (反对)
 * @abstained: hands that abstained (弃权)
 * @present: how many of the party with a vote were in the room
 * @party_name: computed
 *
 * The hands of one party in a ballot that told them apart.
 */
struct _TeaBallotPart
{
  TeaRecord  parent_instance;

  gint64     ballot;
  gint64     party;
  int        in_favour;
  int        against;
  int        abstained;
  int        present;
  char      *party_name;
};

/**
 * tea_ballot_part_new:
 * @party: the id of a party
 * @in_favour: its hands for it
 * @against: its hands against it
 * @abstained: its hands that abstained
 *
 * Returns: (transfer full): a part for tea_ballot_record_by_party(); it is not in the book
 */
TeaBallotPart *tea_ballot_part_new       (gint64          party,
                                          int             in_favour,
                                          int             against,
                                          int             abstained);

/**
 * tea_ballot_part_dup_words:
 * @self: a part that was read from a book
 *
 * Returns: (transfer full): the party and its hands in a line
 */
char          *tea_ballot_part_dup_words (TeaBallotPart  *self);

/**
 * tea_ballot_part_query:
 * @book: a book
 * @ballot: the id of a ballot
 *
 * Returns: (transfer full): [class@Tea.BallotPart]s in the parties' order, none where the hands
 *   were counted in all
 */
TeaQuery      *tea_ballot_part_query     (TeaBook        *book,
                                          gint64          ballot);

G_END_DECLS
