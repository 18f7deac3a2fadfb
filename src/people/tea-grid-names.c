/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-fold.h"
#include "tea-grid-names.h"
#include "tea-grid.h"

/* A name with what people leave out or write another way taken off it: 「第三网格」, 「3号网格」,
 * 「三网格」 and 「二级网格3」 are all 「3」, the last one at the second level.
 */
typedef struct
{
  char *core;
  int   level;  /* 0 where it is not said */
} Name;

struct _TeaGridNames
{
  GPtrArray *grids;
  GPtrArray *names;  /* of the grid at the same place */
};

static void
name_free (Name *self)
{
  g_free (self->core);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Name, name_free)

static gboolean
read_number (const char **cursor,
             guint       *value)
{
  guint n_digits;
  gboolean spelt;

  return tea_fold_read_digits (cursor, 6, value, &n_digits) ||
         tea_fold_read_numeral (cursor, value, &spelt);
}

static Name *
name_new (const char *text)
{
  static const char * const left_out[] = { "第", "号", "网格", "#", "-", NULL };
  g_autoptr (GString) core = g_string_new (NULL);
  Name *self = g_new0 (Name, 1);

  for (const char *p = text; *p != '\0';)
    {
      guint number;

      tea_fold_skip_spaces (&p);
      if (*p == '\0')
        break;

      if (read_number (&p, &number))
        {
          if (tea_fold_skip (&p, "级") && number <= 3)
            self->level = (int) number;
          else
            g_string_append_printf (core, "%u", number);
        }
      else if (!tea_fold_skip_any (&p, left_out))
        {
          g_string_append_unichar (core, tea_fold_next (&p));
        }
    }

  self->core = g_string_free (g_steal_pointer (&core), FALSE);

  return self;
}

/**
 * tea_grid_names_new:
 * @book: a book
 * @error: return location for an error
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the names of its grids
 */
TeaGridNames *
tea_grid_names_new (TeaBook  *book,
                    GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (TeaGridNames) self = g_new0 (TeaGridNames, 1);

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
  query = tea_grid_query_all (book);
  self->grids = tea_query_read_records (query, error);
  if (self->grids == NULL)
    return NULL;

  for (guint i = 0; i < self->grids->len; i++)
    {
      TeaGrid *grid = g_ptr_array_index (self->grids, i);

      g_ptr_array_add (self->names, name_new (grid->name));
    }

  return g_steal_pointer (&self);
}

static TeaGrid *
get_grid (const TeaGridNames *self,
          guint               i)
{
  return g_ptr_array_index (self->grids, i);
}

static gint64
get_id (TeaGrid *grid)
{
  return tea_record_get_id (TEA_RECORD (grid));
}

static gint64
get_parent (const TeaGridNames *self,
            gint64              id)
{
  for (guint i = 0; i < self->grids->len; i++)
    {
      if (get_id (get_grid (self, i)) == id)
        return get_grid (self, i)->parent;
    }

  return 0;
}

/* Whether a grid lies in another one, at whatever depth; all lie in 0. */
static gboolean
lies_in (const TeaGridNames *self,
         TeaGrid            *grid,
         gint64              above)
{
  gint64 id = grid->parent;

  while (id != 0 && id != above)
    id = get_parent (self, id);

  return id == above;
}

/* The only grid of a name, 0 for none and for several. */
static gint64
find_exact (const TeaGridNames *self,
            const char         *text)
{
  gint64 found = 0;

  for (guint i = 0; i < self->grids->len; i++)
    {
      if (!g_str_equal (get_grid (self, i)->name, text))
        continue;

      if (found != 0)
        return 0;

      found = get_id (get_grid (self, i));
    }

  return found;
}

static gint64
find_below (const TeaGridNames *self,
            const char         *text,
            gint64              above)
{
  g_autoptr (Name) name = name_new (text);
  gint64 found = 0;

  for (guint i = 0; i < self->grids->len; i++)
    {
      const Name *other = g_ptr_array_index (self->names, i);

      if (*name->core == '\0' || !g_str_equal (name->core, other->core) ||
          (name->level != 0 && name->level != get_grid (self, i)->level) ||
          !lies_in (self, get_grid (self, i), above))
        continue;

      if (found != 0)
        return 0;

      found = get_id (get_grid (self, i));
    }

  return found;
}

/**
 * tea_grid_names_find:
 * @self: the names
 * @text: what somebody wrote for a grid, such as 「一级网格3/二级网格2」
 *
 * Finds a grid by its name, or by what people make of names: with the number written another way,
 * with its level, or behind the grids that it lies in.
 *
 * Returns: its id, 0 where there is none such or where there are several
 */
gint64
tea_grid_names_find (const TeaGridNames *self,
                     const char         *text)
{
  g_auto (GStrv) parts = NULL;
  gint64 found;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  found = find_exact (self, text);
  if (found == 0)
    found = find_below (self, text, 0);
  if (found != 0)
    return found;

  parts = g_regex_split_simple ("\\s*(?:[/\\\\>、，,;；|]|／|＞|→)\\s*", text, 0, 0);
  if (parts[0] == NULL || parts[1] == NULL)
    return 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 below = find_below (self, parts[i], found);

      if (below == 0)
        return 0;

      found = below;
    }

  return found;
}

/**
 * tea_grid_names_free:
 * @self: (transfer full): the names
 *
 * Frees them.
 */
void
tea_grid_names_free (TeaGridNames *self)
{
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}
