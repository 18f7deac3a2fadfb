/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which doors the monthly round of visits comes to, and in whose grid they lie. */
#include "config.h"

#include "book/tea-history.h"
#include "people/tea-estate.h"
#include "people/tea-grid-worker.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static gint64
add_grid (TeaBook    *book,
          const char *name,
          const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, name, parent, &error);

  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (grid));
}

static gint64
find_door (TeaBook    *book,
           const char *address)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (tea_household_from_text (book, address, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);

  return id;
}

static TeaHousehold *
read_door (TeaBook *book,
           gint64   id)
{
  g_autoptr (GError) error = NULL;
  TeaHousehold *household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);

  g_assert_no_error (error);

  return household;
}

static void
edit_door (TeaBook    *book,
           gint64      id,
           const char *column,
           gint64      value)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaHousehold) household = read_door (book, id);

  g_assert_true (tea_record_edit (TEA_RECORD (household), book, column, number, &error));
  g_assert_no_error (error);
}

static gint64
add_door (TeaBook    *book,
          const char *address,
          gint64      grid)
{
  const gint64 id = find_door (book, address);

  edit_door (book, id, "grid", grid);

  return id;
}

static void
assert_grid (TeaBook *book,
             gint64   id,
             int      households,
             int      to_visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_book_get (book, TEA_TYPE_GRID, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (grid->households, ==, households);
  g_assert_cmpint (grid->to_visit, ==, to_visit);
}

static guint
count (TeaQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tea_query_read_ids (query, &error);

  g_assert_no_error (error);

  return ids->len;
}

static void
undo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_undo (book, &error);

  g_assert_no_error (error);
}

static void
test_a_building_is_a_door_until_its_rooms_are_known (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 grid = add_grid (book, "一号网格", NULL);

  add_door (book, "4栋", grid);
  assert_grid (book, grid, 1, 1);
  add_door (book, "4栋1单元", grid);
  assert_grid (book, grid, 2, 2);
  add_door (book, "4栋1单元301", grid);
  assert_grid (book, grid, 3, 1);

  /* The rooms of another building say nothing about this one. */
  add_door (book, "5栋", grid);
  add_door (book, "14栋1单元301", grid);
  assert_grid (book, grid, 5, 3);

  tea_fixture_close (book);
}

static void
test_the_rooms_of_another_estate_are_those_of_another_building (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) one = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaEstate) other = tea_estate_add (book, "月亮湾", &error);
  const gint64 grid = add_grid (book, "一号网格", NULL);

  g_assert_no_error (error);
  add_door (book, "槐荫苑4栋", grid);
  add_door (book, "月亮湾4栋1单元301", grid);
  assert_grid (book, grid, 2, 2);
  add_door (book, "槐荫苑4栋2单元101", grid);
  assert_grid (book, grid, 3, 2);

  tea_fixture_close (book);
}

static void
test_an_empty_flat_is_left_out_and_taken_in_again (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 top = add_grid (book, "大网格", NULL);
  const gint64 low = add_grid (book, "小网格", "大网格");
  const gint64 door = add_door (book, "4-1-301", low);

  add_door (book, "4-1-302", low);
  edit_door (book, door, "left_out", TRUE);
  assert_grid (book, low, 2, 1);
  assert_grid (book, top, 2, 1);
  undo (book);
  assert_grid (book, low, 2, 2);
  assert_grid (book, top, 2, 2);

  tea_fixture_close (book);
}

static void
test_a_new_neighbour_lies_where_all_the_others_do (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 east = add_grid (book, "东网格", NULL);
  const gint64 west = add_grid (book, "西网格", NULL);
  g_autoptr (TeaHousehold) first = NULL;
  g_autoptr (TeaHousehold) second = NULL;
  g_autoptr (TeaHousehold) elsewhere = NULL;

  add_door (book, "4-1-301", east);
  first = read_door (book, find_door (book, "4-2-101"));
  g_assert_cmpint (first->grid, ==, east);
  g_assert_cmpstr (first->grid_name, ==, "东网格");

  elsewhere = read_door (book, find_door (book, "14-2-101"));
  g_assert_cmpint (elsewhere->grid, ==, 0);

  /* Once the border runs through the building, only the secretary knows. */
  add_door (book, "4-3-101", west);
  second = read_door (book, find_door (book, "4-4-101"));
  g_assert_cmpint (second->grid, ==, 0);

  tea_fixture_close (book);
}

static void
test_addresses_are_listed_by_grid_attention_and_text (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 top = add_grid (book, "大网格", NULL);
  const gint64 low = add_grid (book, "小网格", "大网格");
  const gint64 other = add_grid (book, "别的网格", NULL);
  const gint64 door = add_door (book, "4栋1单元301", low);
  const struct
  {
    const char *text;
    gint64      grid;
    gboolean    attention;
    guint       n;
  } lists[] = {
    { NULL, 0, FALSE, 3 }, { "", 0, FALSE, 3 }, { " \t", 0, FALSE, 3 }, { NULL, top, FALSE, 2 },
    { NULL, low, FALSE, 1 }, { NULL, 0, TRUE, 1 }, { NULL, other, TRUE, 0 },
    { "4栋", 0, FALSE, 2 }, { "4 栋 1单元", 0, FALSE, 1 }, { "301室", top, TRUE, 1 },
    { "%", 0, FALSE, 0 }, { "'", 0, FALSE, 0 }, { "9栋", 0, FALSE, 0 },
  };

  add_door (book, "4栋2单元302", top);
  add_door (book, "5栋", other);
  edit_door (book, door, "attention", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TeaQuery) query = tea_household_query (book, lists[i].text, lists[i].grid,
                                                        lists[i].attention);

      g_test_message ("%s", lists[i].text != NULL ? lists[i].text : "(null)");
      g_assert_cmpuint (count (query), ==, lists[i].n);
    }

  tea_fixture_close (book);
}

static void
test_an_address_that_was_a_mistake_goes_and_comes_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 id = find_door (book, "4-1-301");
  g_autoptr (TeaHousehold) household = read_door (book, id);
  g_autoptr (TeaQuery) query = tea_household_query (book, NULL, 0, FALSE);

  g_assert_false (tea_record_edit (TEA_RECORD (household), book, "building", " ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);

  g_clear_object (&household);
  household = read_door (book, id);
  g_assert_true (tea_household_remove (household, book, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (query), ==, 0);
  undo (book);
  g_assert_cmpint (find_door (book, "4栋1单元301"), ==, id);
  g_assert_cmpuint (count (query), ==, 1);

  tea_fixture_close (book);
}

static void
test_a_grid_with_addresses_stays (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 id = add_grid (book, "一号网格", NULL);
  const gint64 door = add_door (book, "4-1-301", id);
  g_autoptr (TeaGrid) grid = tea_book_get (book, TEA_TYPE_GRID, id, &error);
  g_autoptr (TeaQuery) query = tea_grid_query_all (book);

  g_assert_false (tea_grid_remove (grid, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  edit_door (book, door, "grid", 0);
  g_assert_true (tea_grid_remove (grid, book, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (query), ==, 0);
  undo (book);
  g_assert_cmpuint (count (query), ==, 1);
  undo (book);
  assert_grid (book, id, 1, 1);

  tea_fixture_close (book);
}

static void
test_a_name_that_two_grids_share_is_no_place_to_put_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  add_grid (book, "东", NULL);
  add_grid (book, "西", NULL);
  add_grid (book, "一号", "东");

  /* Under another grid the same name is no mistake, but then it says too little. */
  add_grid (book, "一号", "西");
  g_assert_null (tea_grid_add (book, "甲", "一号", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (tea_grid_add (book, " 东 ", "", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (tea_grid_add (book, " \t", NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static void
test_a_grid_is_found_by_its_workers (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 id = add_grid (book, "一号网格", NULL);
  g_autoptr (TeaGrid) grid = tea_book_get (book, TEA_TYPE_GRID, id, &error);
  g_autoptr (TeaQuery) by_worker = tea_grid_query_text (book, "贝贝");
  g_autoptr (TeaQuery) by_name = tea_grid_query_text (book, "一号");
  g_autoptr (TeaQuery) by_nothing = tea_grid_query_text (book, "");
  g_autoptr (TeaQuery) workers = tea_grid_worker_query (book, id);
  gint64 person;

  add_grid (book, "二号网格", NULL);
  g_assert_true (tea_person_find_or_add (book, "贺贝贝", "13800001234", 0, &person, &error));
  g_assert_cmpuint (count (by_worker), ==, 0);
  g_assert_true (tea_grid_add_worker (grid, book, person, &error));
  g_assert_no_error (error);

  /* Saying it twice makes no second worker, and nothing to undo. */
  g_assert_true (tea_grid_add_worker (grid, book, person, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (workers), ==, 1);
  g_assert_cmpuint (count (by_worker), ==, 1);
  g_assert_cmpuint (count (by_name), ==, 1);
  g_assert_cmpuint (count (by_nothing), ==, 2);
  undo (book);
  g_assert_cmpuint (count (workers), ==, 0);
  g_assert_cmpuint (count (by_worker), ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round/a-building-is-a-door-until-its-rooms-are-known",
                   test_a_building_is_a_door_until_its_rooms_are_known);
  g_test_add_func ("/round/the-rooms-of-another-estate-are-those-of-another-building",
                   test_the_rooms_of_another_estate_are_those_of_another_building);
  g_test_add_func ("/round/an-empty-flat-is-left-out-and-taken-in-again",
                   test_an_empty_flat_is_left_out_and_taken_in_again);
  g_test_add_func ("/round/a-new-neighbour-lies-where-all-the-others-do",
                   test_a_new_neighbour_lies_where_all_the_others_do);
  g_test_add_func ("/round/addresses-are-listed-by-grid-attention-and-text",
                   test_addresses_are_listed_by_grid_attention_and_text);
  g_test_add_func ("/round/an-address-that-was-a-mistake-goes-and-comes-back",
                   test_an_address_that_was_a_mistake_goes_and_comes_back);
  g_test_add_func ("/round/a-grid-with-addresses-stays", test_a_grid_with_addresses_stays);
  g_test_add_func ("/round/a-name-that-two-grids-share-is-no-place-to-put-one",
                   test_a_name_that_two_grids_share_is_no_place_to_put_one);
  g_test_add_func ("/round/a-grid-is-found-by-its-workers", test_a_grid_is_found_by_its_workers);

  return g_test_run ();
}
