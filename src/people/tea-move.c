/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"

#include "tea-move.h"

static int
find_place (GPtrArray *records,
            gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (tea_record_get_id (g_ptr_array_index (records, i)) == id)
        return (int) i;
    }

  return -1;
}

/* Numbers those whose place is another one now. */
static gboolean
number (TeaAction  *action,
        GPtrArray  *records,
        GError    **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      TeaRecord *record = g_ptr_array_index (records, i);
      int position;

      g_object_get (record, "position", &position, NULL);
      if (position == (int) i)
        continue;

      g_object_set (record, "position", (int) i, NULL);
      if (!tea_action_update (action, record, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tea_move:
 * @record: a record of a type that has a `position`
 * @book: the book it is in
 * @siblings: (transfer full): the records that it stands among, in their order
 * @by: how many places further down, negative for up
 * @verb: the action's machine name
 * @title: what is done, translated
 * @error: return location for an error
 *
 * Moves a record in the order of its siblings; an action. At either end it stays where it is.
 *
 * Returns: whether it stands where it was to go
 */
gboolean
tea_move (TeaRecord   *record,
          TeaBook     *book,
          TeaQuery    *siblings,
          int          by,
          const char  *verb,
          const char  *title,
          GError     **error)
{
  g_autoptr (TeaQuery) query = siblings;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (TeaAction) action = NULL;
  int from, to;

  g_return_val_if_fail (TEA_IS_RECORD (record), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_QUERY (siblings), FALSE);

  records = tea_query_read_records (query, error);
  if (records == NULL)
    return FALSE;

  from = find_place (records, tea_record_get_id (record));
  to = CLAMP (from + by, 0, (int) records->len - 1);
  if (from < 0 || from == to)
    return TRUE;

  g_ptr_array_insert (records, to, g_ptr_array_steal_index (records, from));
  action = tea_action_begin (book, verb, title, error);

  return action != NULL &&
         number (action, records, error) &&
         tea_action_commit (action, error);
}
