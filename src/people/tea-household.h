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

/* SQL for whether the monthly round of visits comes to the row of `household` at hand. A building
 * or a unit is no door to knock at where its rooms are known.
 */
#define TEA_HOUSEHOLD_IN_ROUND \
  "(NOT household.left_out AND (household.room <> '' OR NOT EXISTS (SELECT 1" \
  " FROM household AS door WHERE ifnull (door.estate, 0) = ifnull (household.estate, 0)" \
  " AND door.building = household.building AND door.room <> '')))"

/* SQL for whether somebody visited it in a month, which is SQL for one such as 2026-11. */
#define TEA_HOUSEHOLD_VISITED_IN(month) \
  "EXISTS (SELECT 1 FROM visit WHERE visit.household = household.id" \
  " AND visit.visited_on BETWEEN " month " || '-01' AND " month " || '-31')"

/* SQL for this month. */
#define TEA_THIS_MONTH "substr ((SELECT today ()), 1, 7)"

#define TEA_TYPE_HOUSEHOLD (tea_household_get_type ())

G_DECLARE_FINAL_TYPE (TeaHousehold, tea_household, TEA, HOUSEHOLD, TeaRecord)

/**
 * TeaHousehold:
 * @estate: the id of the estate, 0 where it is not known
 * @building: such as 「2栋」, never ""
 * @unit: such as 「1单元」, or ""
 * @room: such as 「301」, or "" where it is known only as far as the building or the unit
 * @grid: the id of the grid it lies in, 0 where it is not known
 * @attention: whether somebody shall look after it (需重点关注)
 * @left_out: whether the monthly round of visits leaves it out, because nobody lives there
 * @address: (computed) the whole address as people write it
 * @estate_name: (computed)
 * @grid_name: (computed)
 * @people: (computed) how many persons live there
 * @requests: (computed) how many requests came from there
 * @last_visit: (computed) (nullable) the day of the last visit
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
  gboolean   attention;
  gboolean   left_out;
  char      *address;
  char      *estate_name;
  char      *grid_name;
  int        people;
  int        requests;
  char      *last_visit;
};

TeaQuery *tea_household_query     (TeaBook       *book,
                                   const char    *text,
                                   gint64         grid,
                                   gboolean       attention);
gboolean  tea_household_from_text (TeaBook       *book,
                                   const char    *text,
                                   gint64        *id,
                                   GError       **error);
gboolean  tea_household_remove    (TeaHousehold  *self,
                                   TeaBook       *book,
                                   GError       **error);

G_END_DECLS
