/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"
#include "book/tea-history.h"
#include "people/tea-grid-worker.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static gint64
add_person (TeaBook    *book,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (tea_person_find_or_add (book, name, NULL, 0, &id, &error));
  g_assert_no_error (error);

  return id;
}

static void
test_grids_are_three_deep_and_no_deeper (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) top = tea_grid_add (book, "一级网格1", NULL, &error);
  g_autoptr (TeaGrid) middle = tea_grid_add (book, "二级网格1", "一级网格1", &error);
  g_autoptr (TeaGrid) low = tea_grid_add (book, "三级网格1", "二级网格1", &error);

  g_assert_no_error (error);
  g_assert_cmpint (top->level, ==, 1);
  g_assert_cmpint (middle->level, ==, 2);
  g_assert_cmpint (low->level, ==, 3);
  g_assert_cmpint (low->parent, ==, tea_record_get_id (TEA_RECORD (middle)));

  g_assert_null (tea_grid_add (book, "四级", "三级网格1", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (tea_grid_add (book, "二级网格2", "没有的网格", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (tea_grid_add (book, "三级网格1", "二级网格1", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (tea_grid_remove (middle, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (tea_grid_remove (low, book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_each_grid_is_followed_by_those_below (void)
{
  static const char * const added[][2] = {
    { "东", NULL }, { "西", NULL }, { "东二", "东" }, { "东一", "东" }, { "东一甲", "东一" },
    { "西一", "西" },
  };
  static const char * const expected[] = { "东", "东一", "东一甲", "东二", "西", "西一" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) grids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autoptr (TeaGrid) grid = tea_grid_add (book, added[i][0], added[i][1], &error);

      g_assert_no_error (error);
    }

  query = tea_grid_query_all (book);
  grids = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grids->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < grids->len; i++)
    g_assert_cmpstr (((TeaGrid *) g_ptr_array_index (grids, i))->name, ==, expected[i]);

  tea_fixture_close (book);
}

static void
test_workers_and_households_are_counted (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) top = tea_grid_add (book, "一级", NULL, &error);
  g_autoptr (TeaGrid) low = tea_grid_add (book, "二级", "一级", &error);
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (TeaGrid) read = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) below = NULL;
  g_autofree char *low_id = NULL;
  const gint64 he = add_person (book, "贺贝贝");
  const gint64 an = add_person (book, "安小宁");
  gint64 id;

  g_assert_true (tea_grid_add_worker (top, book, he, &error));
  g_assert_true (tea_grid_add_worker (top, book, an, &error));
  g_assert_true (tea_grid_add_worker (top, book, an, &error));
  g_assert_no_error (error);

  g_assert_true (tea_household_from_text (book, "2栋1单元301", &id, &error));
  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
  low_id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (low)));
  g_assert_true (tea_record_edit (TEA_RECORD (household), book, "grid", low_id, &error));
  g_assert_no_error (error);

  read = tea_book_get (book, TEA_TYPE_GRID, tea_record_get_id (TEA_RECORD (top)), &error);
  g_assert_cmpstr (read->workers, ==, "安小宁、贺贝贝");
  g_assert_cmpint (read->households, ==, 1);

  query = tea_grid_query (book, tea_record_get_id (TEA_RECORD (top)));
  below = tea_query_read_records (query, &error);
  g_assert_cmpuint (below->len, ==, 1);
  g_assert_cmpstr (((TeaGrid *) g_ptr_array_index (below, 0))->parent_name, ==, "一级");

  /* A neighbour in the same building is in the same grid without anybody's saying so. */
  g_clear_object (&household);
  g_assert_true (tea_household_from_text (book, "2栋2单元102", &id, &error));
  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
  g_assert_cmpint (household->grid, ==, tea_record_get_id (TEA_RECORD (low)));

  g_assert_true (tea_grid_remove_worker (top, book, he, &error));
  g_assert_no_error (error);
  g_assert_false (tea_grid_remove_worker (top, book, he, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);

  tea_fixture_close (book);
}

static void
test_undo_gives_a_worker_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "网格", NULL, &error);
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) workers = NULL;
  g_autofree char *undone = NULL;
  const gint64 id = add_person (book, "贺贝贝");

  g_assert_true (tea_grid_add_worker (grid, book, id, &error));
  person = tea_book_get (book, TEA_TYPE_PERSON, id, &error);
  g_assert_true (tea_person_remove (person, book, &error));
  g_assert_no_error (error);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  query = tea_grid_worker_query (book, tea_record_get_id (TEA_RECORD (grid)));
  workers = tea_query_read_records (query, &error);
  g_assert_cmpuint (workers->len, ==, 1);
  g_assert_cmpstr (((TeaGridWorker *) g_ptr_array_index (workers, 0))->person_name, ==, "贺贝贝");

  tea_fixture_close (book);
}

/* Households of a building that lie in a grid. */
static void
add_doors (TeaBook *book,
           TeaGrid *grid,
           int      building,
           int      n_doors)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             tea_record_get_id (TEA_RECORD (grid)));

  for (int i = 0; i < n_doors; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d-1-%d", building, 101 + i);
      g_autoptr (TeaHousehold) household = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id;

      g_assert_true (tea_household_from_text (book, address, &id, &error));
      household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
      g_assert_true (tea_record_edit (TEA_RECORD (household), book, "grid", number, &error));
      g_assert_no_error (error);
    }
}

/* Visits are of a later stage; here a row of one is enough. */
static void
visit_door (TeaBook    *book,
            const char *building,
            const char *room)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "test", "Test", &error);
  query = tea_query_new (book, "insert a visit",
                         "INSERT INTO visit (id, household, visited_on)"
                         " SELECT id, id, today () FROM household"
                         " WHERE building = :building AND room = :room");
  tea_query_bind_text (query, "building", building);
  tea_query_bind_text (query, "room", room);
  g_assert_true (tea_query_run (query, &error));
  g_assert_true (tea_action_commit (action, &error));
  g_assert_no_error (error);
}

static void
test_those_behind_come_first (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) top = tea_grid_add (book, "上", NULL, &error);
  g_autoptr (TeaGrid) half = tea_grid_add (book, "半", "上", &error);
  g_autoptr (TeaGrid) none = tea_grid_add (book, "零", "上", &error);
  g_autoptr (TeaGrid) all = tea_grid_add (book, "全", "上", &error);
  g_autoptr (TeaGrid) empty = tea_grid_add (book, "空", "上", &error);
  g_autoptr (TeaQuery) query = tea_grid_query_behind (book, NULL);
  g_autoptr (TeaQuery) narrow = tea_grid_query_behind (book, "全");
  g_autoptr (GPtrArray) grids = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (TeaGrid) above = NULL;

  add_doors (book, half, 1, 2);
  add_doors (book, none, 2, 1);
  add_doors (book, all, 3, 1);
  visit_door (book, "1栋", "101");
  visit_door (book, "3栋", "101");

  /* Nobody walks a grid that has no households of its own. */
  grids = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < grids->len; i++)
    {
      TeaGrid *grid = g_ptr_array_index (grids, i);

      g_string_append_printf (names, "%s%d/%d ", grid->name, grid->visited, grid->to_visit);
    }
  g_assert_cmpstr (names->str, ==, "零0/1 半1/2 全1/1 ");

  /* The one above has them all together. */
  above = tea_book_get (book, TEA_TYPE_GRID, tea_record_get_id (TEA_RECORD (top)), &error);
  g_assert_cmpint (above->visited, ==, 2);
  g_assert_cmpint (above->to_visit, ==, 4);

  found = tea_query_read_records (narrow, &error);
  g_assert_cmpuint (found->len, ==, 1);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid/grids-are-three-deep-and-no-deeper",
                   test_grids_are_three_deep_and_no_deeper);
  g_test_add_func ("/grid/each-grid-is-followed-by-those-below",
                   test_each_grid_is_followed_by_those_below);
  g_test_add_func ("/grid/workers-and-households-are-counted",
                   test_workers_and_households_are_counted);
  g_test_add_func ("/grid/those-behind-come-first", test_those_behind_come_first);
  g_test_add_func ("/grid/undo-gives-a-worker-back", test_undo_gives_a_worker_back);

  return g_test_run ();
}
