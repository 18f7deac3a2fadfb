/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"

#include "tea-address.h"
#include "tea-estate.h"
#include "tea-household.h"
#include "tea-remove.h"

G_DEFINE_FINAL_TYPE (TeaHousehold, tea_household, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaHousehold, estate, REFERENCE, N_("Estate")),
  TEA_COLUMN (TeaHousehold, building, TEXT, N_("Building")),
  TEA_COLUMN (TeaHousehold, unit, TEXT, N_("Unit")),
  TEA_COLUMN (TeaHousehold, room, TEXT, N_("Room")),
  TEA_COLUMN (TeaHousehold, grid, REFERENCE, N_("Grid")),
  TEA_COLUMN (TeaHousehold, attention, BOOLEAN, N_("Needs attention")),
  TEA_COLUMN (TeaHousehold, left_out, BOOLEAN, N_("Left out of the round")),
  TEA_COMPUTED (TeaHousehold, address, TEXT, N_("Address"), TEA_HOUSEHOLD_ADDRESS),
  TEA_COMPUTED (TeaHousehold, estate_name, TEXT, N_("Estate"),
                "SELECT name FROM estate WHERE estate.id = household.estate"),
  TEA_COMPUTED (TeaHousehold, grid_name, TEXT, N_("Grid"),
                "SELECT name FROM grid WHERE grid.id = household.grid"),
  TEA_COMPUTED (TeaHousehold, people, INTEGER, N_("People"),
                "SELECT count(*) FROM person WHERE person.household = household.id"),
  TEA_COMPUTED (TeaHousehold, requests, INTEGER, N_("Requests"),
                "SELECT count(*) FROM request WHERE request.household = household.id"),
  TEA_COMPUTED (TeaHousehold, last_visit, DATE, N_("Last visit"),
                "SELECT max (visited_on) FROM visit WHERE visit.household = household.id"),
};

static gboolean
tea_household_validate (TeaRecord  *record,
                        GError    **error)
{
  TeaHousehold *self = TEA_HOUSEHOLD (record);

  g_strstrip (self->building);
  g_strstrip (self->unit);
  g_strstrip (self->room);
  if (*self->building != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("An address needs a building, such as 2栋."));
  return FALSE;
}

static void
tea_household_class_init (TeaHouseholdClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_household_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "household", N_("Household"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_household_init (TeaHousehold *self)
{
}

/**
 * tea_household_query:
 * @book: a book
 * @text: (nullable): part of an address, spaces do not count
 * @grid: the id of a grid, which includes those below it, or 0
 * @attention: only those that somebody shall look after
 *
 * Returns: (transfer full): the addresses by estate, building, unit and room, numbers by value
 */
TeaQuery *
tea_household_query (TeaBook    *book,
                     const char *text,
                     gint64      grid,
                     gboolean    attention)
{
  g_autofree char *bare = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (text != NULL)
    {
      g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);

      bare = g_strjoinv ("", words);
    }

  query = tea_query_new_for_records (book, TEA_TYPE_HOUSEHOLD,
                                     "WHERE (:text IS NULL OR instr ("
                                     "  replace (" TEA_HOUSEHOLD_ADDRESS ", ' ', ''), :text))"
                                     " AND (:grid IS NULL OR grid IN " TEA_GRIDS_BELOW (":grid") ")"
                                     " AND (NOT :attention OR attention)"
                                     " ORDER BY (SELECT name FROM estate"
                                     "           WHERE estate.id = household.estate),"
                                     " CAST (building AS INTEGER), building,"
                                     " CAST (unit AS INTEGER), unit,"
                                     " CAST (room AS INTEGER), room");
  if (bare != NULL && *bare != '\0')
    tea_query_bind_text (query, "text", bare);
  tea_query_bind_id (query, "grid", grid);
  tea_query_bind_int (query, "attention", attention);

  return query;
}

/* Where an address names no estate, it can only be the book's, as long as there is just one. */
static gboolean
find_estate (TeaBook     *book,
             const char  *name,
             gint64      *id,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  *id = 0;
  if (*name != '\0')
    {
      query = tea_query_new (book, "look up an estate", "SELECT id FROM estate WHERE name = :name");
      tea_query_bind_text (query, "name", name);
    }
  else
    {
      query = tea_query_new (book, "look up the only estate",
                             "SELECT min (id) FROM estate HAVING count(*) = 1");
    }

  tea_query_read_int (query, id, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_household (TeaBook           *book,
               const TeaAddress  *address,
               gint64             estate,
               gint64            *id,
               GError           **error)
{
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) neighbour = NULL;
  g_autoptr (GError) local_error = NULL;

  household = g_object_new (TEA_TYPE_HOUSEHOLD,
                            "estate", estate,
                            "building", address->building,
                            "unit", address->unit,
                            "room", address->room,
                            NULL);

  /* A building lies in one grid, so the neighbours know it. Where they lie in different ones the
   * borders run through the building and nobody but the secretary knows.
   */
  neighbour = tea_query_new (book, "look up the grid of a building",
                             "SELECT min (grid) FROM household WHERE"
                             " ifnull (estate, 0) = :estate AND building = :building"
                             " HAVING min (grid) = (SELECT max (grid) FROM household WHERE"
                             "  ifnull (estate, 0) = :estate AND building = :building)");
  tea_query_bind_int (neighbour, "estate", estate);
  tea_query_bind_text (neighbour, "building", address->building);
  if (!tea_query_read_int (neighbour, &household->grid, &local_error) && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  action = tea_action_begin (book, "household-add", _("Added an address"), error);
  if (action == NULL ||
      !tea_action_insert (action, household, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  *id = tea_record_get_id (TEA_RECORD (household));

  return TRUE;
}

static guint
count_names (const char *text,
             gsize       length)
{
  /* Words around an address that name no estate: 「我们家住」, 「地址：」, 「本小区」. */
  static const char ordinary[] = "我们家住在的本小区社地址门牌号业主居民位于";
  guint n = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN &&
          g_utf8_strchr (ordinary, -1, c) == NULL)
        n++;
    }

  return n;
}

/* Whether a name stands before the address that is no estate of the book: 「月亮湾1号楼」 is not the
 * 1号楼 of the one estate that is known. The address begins where less text means another one.
 */
static gboolean
has_unknown_estate (const char         *text,
                    const TeaAddress   *address,
                    const char * const *estates)
{
  const char *start = text;

  if (*address->estate != '\0')
    return FALSE;

  for (const char *p = g_utf8_next_char (text); *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (TeaAddress) rest = tea_address_parse (p, estates);

      if (rest == NULL || !tea_address_equal (rest, address))
        break;

      start = p;
    }

  return count_names (text, (gsize) (start - text)) >= 2;
}

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
gboolean
tea_household_from_text (TeaBook     *book,
                         const char  *text,
                         gint64      *id,
                         GError     **error)
{
  g_auto (GStrv) estates = NULL;
  g_autoptr (TeaAddress) address = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 estate;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  *id = 0;
  if (text == NULL || *text == '\0')
    return TRUE;

  estates = tea_estate_dup_names (book, error);
  if (estates == NULL)
    return FALSE;

  address = tea_address_parse (text, (const char * const *) estates);
  if (address == NULL ||
      has_unknown_estate (text, address, (const char * const *) estates))
    return TRUE;

  if (!find_estate (book, address->estate, &estate, error))
    return FALSE;

  query = tea_query_new (book, "look up an address",
                         "SELECT id FROM household WHERE ifnull (estate, 0) = :estate"
                         " AND building = :building AND unit = :unit AND room = :room");
  tea_query_bind_int (query, "estate", estate);
  tea_query_bind_text (query, "building", address->building);
  tea_query_bind_text (query, "unit", address->unit);
  tea_query_bind_text (query, "room", address->room);
  if (tea_query_read_int (query, id, &local_error))
    return TRUE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return add_household (book, address, estate, id, error);
}

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
gboolean
tea_household_remove (TeaHousehold  *self,
                      TeaBook       *book,
                      GError       **error)
{
  g_return_val_if_fail (TEA_IS_HOUSEHOLD (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "household-remove", _("Removed an address"),
                     _("People, visits or requests still belong to this address. Give them "
                       "another one first."),
                     error);
}
