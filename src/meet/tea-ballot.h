/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-ballot-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_BALLOT (tea_ballot_get_type ())

G_DECLARE_FINAL_TYPE (TeaBallot, tea_ballot, TEA, BALLOT, TeaRecord)

/**
 * TeaBallot:
 * @meeting: the id of the session
 * @topic: the id of the topic, or 0
 * @question: what was voted on
 * @in_favour: hands for it (同意)
 * @against: hands against it (反对)
 * @abstained: hands that abstained (弃权)
 * @present: how many with a vote were in the room when it was taken
 * @taken_at: when
 * @replaced_by: the id of the recount that replaced it, or 0
 * @majority: a word of [func@Tea.procedure_majorities]: how many hands it needed
 * @base: a word of [func@Tea.procedure_bases]: of whom
 * @topic_number: computed
 * @topic_title: computed
 * @owners_vote: computed: whether the law leaves the matter to the owners, so that the result is
 *   only an opinion (Civil Code, art. 278)
 * @meeting_number: computed
 * @meeting_state: computed
 * @parts: computed: of how many parties the hands were counted apart, 0 for a count in all
 *
 * A show of hands. It keeps the rule of its session as it was when the hands were counted, so
 * that a result never changes behind the minutes.
 */
struct _TeaBallot
{
  TeaRecord  parent_instance;

  gint64     meeting;
  gint64     topic;
  char      *question;
  int        in_favour;
  int        against;
  int        abstained;
  int        present;
  char      *taken_at;
  gint64     replaced_by;
  char      *majority;
  char      *base;
  char      *topic_number;
  char      *topic_title;
  gboolean   owners_vote;
  char      *meeting_number;
  char      *meeting_state;
  int        parts;
};

/**
 * tea_ballot_record:
 * @self: a ballot that is not in the book yet, with meeting, question and the three counts
 * @book: a book
 * @error: return location
 *
 * Writes down a show of hands, taken now unless a time is set. How many are present is counted
 * from the sign-in sheet at that moment. Majority and base are those of the session's rules unless
 * they are set.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without a question, for a negative count or a rule
 *   that cannot be; %TEA_ERROR_REFUSED for more hands than people with a vote are in the room, a
 *   topic that is not on the agenda, and when the session is not open
 */
gboolean   tea_ballot_record            (TeaBallot   *self,
                                         TeaBook     *book,
                                         GError     **error);

/**
 * tea_ballot_record_by_party:
 * @self: a ballot that is not in the book yet, with meeting and question
 * @book: a book
 * @parts: (element-type TeaBallotPart): the hands of each party, from tea_ballot_part_new()
 * @error: return location
 *
 * Writes down a show of hands that was counted party by party; its counts are the sums.
 *
 * Returns: %TRUE when done; errors as tea_ballot_record(), and %TEA_ERROR_REFUSED for more hands
 *   than people of that party with a vote are in the room; %TEA_ERROR_INVALID for a party twice
 */
gboolean   tea_ballot_record_by_party   (TeaBallot   *self,
                                         TeaBook     *book,
                                         GPtrArray   *parts,
                                         GError     **error);

/**
 * tea_ballot_recount:
 * @self: a ballot
 * @book: its book
 * @in_favour: hands for it
 * @against: hands against it
 * @abstained: hands that abstained
 * @error: return location
 *
 * Replaces a ballot by a count of the same question taken now, under the same rule. The earlier
 * count is kept.
 *
 * Returns: (transfer full): the new ballot, or %NULL; errors as tea_ballot_record(), and
 *   %TEA_ERROR_REFUSED for a ballot that was replaced already
 */
TeaBallot *tea_ballot_recount           (TeaBallot   *self,
                                         TeaBook     *book,
                                         int          in_favour,
                                         int          against,
                                         int          abstained,
                                         GError     **error);

/**
 * tea_ballot_recount_by_party:
 * @self: a ballot
 * @book: its book
 * @parts: (element-type TeaBallotPart): the hands of each party, from tea_ballot_part_new()
 * @error: return location
 *
 * The same, counted party by party.
 *
 * Returns: (transfer full): the new ballot, or %NULL; errors as tea_ballot_record_by_party(), and
 *   %TEA_ERROR_REFUSED for a ballot that was replaced already
 */
TeaBallot *tea_ballot_recount_by_party  (TeaBallot   *self,
                                         TeaBook     *book,
                                         GPtrArray   *parts,
                                         GError     **error);

/**
 * tea_ballot_has_passed:
 * @self: a ballot
 *
 * Whether it got the hands that its rule asks for: more than half, two thirds or all of the hands
 * for and against, or of everybody present with a vote. A tie fails, as usual for a show of hands,
 * and without a hand in favour nothing passes.
 *
 * Returns: %TRUE if it has passed
 */
gboolean   tea_ballot_has_passed        (TeaBallot   *self);

/**
 * tea_ballot_dup_result:
 * @self: a ballot
 *
 * Says the result in a sentence with the numbers and with those present at that time; then the
 * rule, where it is not the usual one of more hands for than against; and for a matter of the
 * owners that this is only an opinion. It never calls a vote unanimous in which somebody's hand
 * was not counted.
 *
 * Returns: (transfer full): the sentence
 */
char      *tea_ballot_dup_result        (TeaBallot   *self);

/**
 * tea_ballot_query:
 * @book: a book
 * @meeting: the id of a session, or 0 for all
 * @topic: the id of a topic, or 0 for all
 * @replaced: whether to list those that a recount replaced as well
 *
 * Returns: (transfer full): [class@Tea.Ballot]s in the order in which they were taken
 */
TeaQuery  *tea_ballot_query             (TeaBook     *book,
                                         gint64       meeting,
                                         gint64       topic,
                                         gboolean     replaced);

G_END_DECLS
