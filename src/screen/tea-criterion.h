/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_CRITERION (tea_criterion_get_type ())

G_DECLARE_FINAL_TYPE (TeaCriterion, tea_criterion, TEA, CRITERION, TeaRecord)

/**
 * TeaCriterion:
 * @name: what is weighed, such as 「涉及户数」
 * @basis: where its points come from, a word of [func@Tea.criterion_bases]: counted from
 *   the topic's `households`, `requests` or `urgency`, or `judged` by people, to whom under
 *   `need` the requests that speak of people in need suggest how
 * @weight: how much it counts, 0 to 10; 0 leaves it out
 * @position: its place in the list, from 0
 *
 * One of the questions by which topics are weighed against each other. Name, weight and
 * position may be changed with tea_record_edit().
 */
struct _TeaCriterion
{
  TeaRecord  parent_instance;

  char      *name;
  char      *basis;
  int        weight;
  int        position;
};

/**
 * TEA_SCORE_MAX:
 *
 * The most points that a topic can have under one criterion; the fewest are 0.
 */
#define TEA_SCORE_MAX 3

/**
 * tea_criterion_bases:
 *
 * The words that [struct@Tea.Criterion] knows as basis, with what people call them.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_criterion_bases    (void);

/**
 * tea_criterion_basis_label:
 * @basis: a word of tea_criterion_bases()
 *
 * Returns: what people call @basis
 */
const char    *tea_criterion_basis_label  (const char    *basis);

/**
 * tea_criterion_add_defaults:
 * @book: a book
 * @error: return location
 *
 * Adds the six criteria that a new book begins with: households affected, how often and how
 * lately, urgency and safety, people in need, within our powers, can be done. Urgency and
 * difficulty stand in published rules for community deliberation, the others are our own
 * proposal. A book that has any criterion is left as it is.
 *
 * Returns: %TRUE unless the book could not be written
 */
gboolean       tea_criterion_add_defaults (TeaBook       *book,
                                           GError       **error);

/**
 * tea_criterion_add:
 * @self: a criterion that is not in the book yet, with name, basis and weight
 * @book: a book
 * @error: return location
 *
 * Adds a criterion after the others.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID for a basis or a weight that cannot be,
 *   %TEA_ERROR_CONSTRAINT when there is one of that name
 */
gboolean       tea_criterion_add          (TeaCriterion  *self,
                                           TeaBook       *book,
                                           GError       **error);

/**
 * tea_criterion_move:
 * @self: a criterion
 * @book: its book
 * @by: how many places further down, negative for up
 * @error: return location
 *
 * Moves a criterion in the list of criteria; an action.
 *
 * Returns: %TRUE unless the book could not be written
 */
gboolean       tea_criterion_move         (TeaCriterion  *self,
                                           TeaBook       *book,
                                           int            by,
                                           GError       **error);

/**
 * tea_criterion_remove:
 * @self: a criterion
 * @book: its book
 * @error: return location
 *
 * Takes a criterion away, with the points that were given under it.
 *
 * Returns: %TRUE when done
 */
gboolean       tea_criterion_remove       (TeaCriterion  *self,
                                           TeaBook       *book,
                                           GError       **error);

/**
 * tea_criterion_query:
 * @book: a book
 *
 * Returns: (transfer full): the [class@Tea.Criterion]s in their order
 */
TeaQuery      *tea_criterion_query        (TeaBook       *book);

G_END_DECLS
