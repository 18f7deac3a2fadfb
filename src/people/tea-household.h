/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

#include "tea-grid.h"

G_BEGIN_DECLS

/* SQL for the address of the row of `household` at hand, as tea_address_format() writes it. */
#define TEA_HOUSEHOLD_ADDRESS \
  "(ifnull ((SELECT name || ' ' FROM estate WHERE estate.id = household.estate), '')" \
  " || household.building || household.unit || household.room" \
  " || CASE WHEN household.room GLOB '*[0-9A-Za-z]' THEN '室' ELSE '' END)"

#define TEA_TYPE_HOUSEHOLD (tea_household_get_type ())

G_DECLARE_FINAL_TYPE (TeaHousehold, tea_household, TEA, HOUSEHOLD, TeaRecord)

/**
 * TeaHousehold:
 * @estate: the id of the estate, 0 where it is not known
 * @building: such as 「2栋」, never ""
 * @unit: such as 「1单元」, or ""
 * @room: such as 「301」, or "" where it is known only as far as the building or the unit
 * @grid: the id of the grid it lies in, 0 where it is not known
 * @address: (computed) the whole address as people write it
 * @estate_name: (computed)
 * @grid_name: (computed)
 * @people: (computed) how many persons live there
 * @requests: (computed) how many requests came from there
 *
 * An address (户): down to the room where it is known, otherwise only as far as it is.
 */
struct _TeaHousehold
{
  TeaRecord  parent_instance;

  gint64     estate;
  char      *building;
  char      *unit;
  char      *room;
  gint64     grid;
  char      *address;
  char      *estate_name;
  char      *grid_name;
  int        people;
  int        requests;
};

/**
 * tea_household_query:
 * @book: a book
 * @text: (nullable): part of an address, spaces do not count
 * @grid: the id of a grid, which includes those below it, or 0
 *
 * Returns: (transfer full): the addresses by estate, building, unit and room, numbers by value
 */
TeaQuery *tea_household_query     (TeaBook     *book,
                                   const char  *text,
                                   gint64       grid);

/**
 * tea_household_from_text:
 * @book: a book
 * @text: (nullable): an address as somebody wrote it, such as 「2-1-301」
 * @id: (out): the id of its household, 0 where @text names no building
 * @error: return location for an error
 *
 * Finds the household of an address, or adds it; an action where it adds. An address without an
 * estate lies in the book's estate where it has exactly one. Where @id is 0 the caller keeps
 * the address as text.
 *
 * Returns: whether all went well; also where @id is 0
 */
gboolean  tea_household_from_text (TeaBook     *book,
                                   const char  *text,
                                   gint64      *id,
                                   GError     **error);

/**
 * tea_household_remove:
 * @self: a household
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes an address that was a mistake; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while people, visits or requests belong to it.
 *
 * Returns: whether it was removed
 */
gboolean  tea_household_remove    (TeaHousehold  *self,
                                   TeaBook       *book,
                                   GError       **error);

G_END_DECLS
