/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-request.h"
#include "collect/tea-visit-round.h"
#include "collect/tea-visit.h"
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
add_door (TeaBook    *book,
          const char *address)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (tea_household_from_text (book, address, &id, &error));
  g_assert_no_error (error);

  return id;
}

static void
put_into_grid (TeaBook *book,
               gint64   household,
               gint64   grid)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, grid);
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaHousehold) read = tea_book_get (book, TEA_TYPE_HOUSEHOLD, household, &error);

  g_assert_true (tea_record_edit (TEA_RECORD (read), book, "grid", number, &error));
  g_assert_no_error (error);
}

static TeaVisit *
visit (TeaBook             *book,
       const TeaVisitEntry *entry)
{
  g_autoptr (GError) error = NULL;
  TeaVisit *self = tea_visit_add (book, entry, &error);

  g_assert_no_error (error);

  return self;
}

static void
undo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_undo (book, &error);

  g_assert_no_error (error);
}

static void
redo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_redo (book, &error);

  g_assert_no_error (error);
}

static void
set_day (TeaBook *book,
         int      year,
         int      month,
         int      day)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (year, month, day, 9, 0, 0);

  tea_book_set_now (book, now);
}

static void
test_a_month_is_read_as_people_write_it (void)
{
  static const char * const months[][2] = {
    { NULL, "2026-11" }, { "2026-11", "2026-11" }, { "2026-1", "2026-01" },
    { "2026-12-31", "2026-12" }, { "2024-02-29", "2024-02" },
  };
  static const char * const wrong[] = { "", "2026", "2026-13", "2026-0", "2026-02-30", "十一月" };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *month = tea_visit_round_month (book, months[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (month, ==, months[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_null (tea_visit_round_month (book, wrong[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  tea_fixture_close (book);
}

static void
test_the_month_before_january_is_december (void)
{
  static const struct
  {
    int         year;
    int         month;
    int         day;
    const char *expected;
  } days[] = {
    { 2026, 1, 1, "2025-12" }, { 2026, 1, 31, "2025-12" }, { 2026, 3, 31, "2026-02" },
    { 2028, 3, 1, "2028-02" }, { 2026, 12, 31, "2026-11" },
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *month = NULL;

      set_day (book, days[i].year, days[i].month, days[i].day);
      month = tea_visit_round_last_month (book);
      g_assert_cmpstr (month, ==, days[i].expected);
    }

  tea_fixture_close (book);
}

static void
test_a_month_without_visits_sums_up_to_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 grid = add_grid (book, "一号网格", NULL);
  g_autoptr (TeaVisitSums) sums = tea_visit_round_sums (book, grid, "2026-11", &error);
  g_autoptr (GPtrArray) days = tea_visit_round_days (book, grid, "2026-11", &error);
  TeaVisitRound round = { -1, -1, -1 };

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_cmpint (sums->visits, ==, 0);
  g_assert_cmpint (sums->households, ==, 0);
  g_assert_cmpint (sums->reported, ==, 0);
  g_assert_cmpstr (sums->workers, ==, "");
  g_assert_cmpstr (sums->began_at, ==, "");
  g_assert_cmpstr (sums->addresses, ==, "");

  g_assert_true (tea_visit_round_count (book, grid, "2026-11", &round, &error));
  g_assert_no_error (error);
  g_assert_cmpint (round.to_visit, ==, 0);
  g_assert_cmpint (round.visited, ==, 0);
  g_assert_cmpint (round.attention, ==, 0);

  tea_fixture_close (book);
}

static void
test_the_turn_of_the_year_parts_two_rounds (void)
{
  static const char * const days[] = { "2025-12-31", "2026-01-01", "2026-01-31" };
  static const char * const months[] = { "2025-12", "2026-01", "2026-02" };
  static const int expected[] = { 1, 2, 0 };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 grid = add_grid (book, "一号网格", NULL);

  put_into_grid (book, add_door (book, "1-1-101"), grid);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_object_unref (visit (book, &(TeaVisitEntry) { .visited_on = days[i],
                                                    .address = "1-1-101" }));

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (TeaVisitSums) sums = tea_visit_round_sums (book, grid, months[i], &error);
      TeaVisitRound round;

      g_assert_no_error (error);
      g_assert_cmpint (sums->visits, ==, expected[i]);
      g_assert_true (tea_visit_round_count (book, grid, months[i], &round, &error));
      g_assert_cmpint (round.visited, ==, MIN (expected[i], 1));
      g_assert_cmpint (round.to_visit, ==, 1);
    }

  tea_fixture_close (book);
}

static void
test_a_visit_follows_its_address_into_another_grid (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 top = add_grid (book, "大网格", NULL);
  const gint64 east = add_grid (book, "东网格", "大网格");
  const gint64 west = add_grid (book, "西网格", "大网格");
  const gint64 door = add_door (book, "1-1-101");
  const gint64 grids[] = { east, west, top };
  static const int before[] = { 1, 0, 1 };
  static const int after[] = { 0, 1, 1 };

  put_into_grid (book, door, east);
  g_object_unref (visit (book, &(TeaVisitEntry) { .visited_on = "2026-11-02",
                                                  .address = "1-1-101" }));
  for (guint moved = 0; moved < 2; moved++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
        {
          g_autoptr (TeaVisitSums) sums = tea_visit_round_sums (book, grids[i], "2026-11", &error);

          g_assert_no_error (error);
          g_assert_cmpint (sums->visits, ==, moved ? after[i] : before[i]);
        }
      put_into_grid (book, door, west);
    }

  tea_fixture_close (book);
}

static void
test_nobody_is_named_twice_in_the_log (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 grid = add_grid (book, "一号网格", NULL);
  g_autoptr (TeaVisitSums) sums = NULL;

  put_into_grid (book, add_door (book, "1-1-101"), grid);
  for (guint i = 0; i < 3; i++)
    g_object_unref (visit (book, &(TeaVisitEntry) {
                             .visited_on = "2026-11-02", .address = "1-1-101",
                             .worker = i < 2 ? "贺贝贝" : "单小川", .companions = "小周" }));

  sums = tea_visit_round_sums (book, grid, "2026-11", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sums->workers, ==, "贺贝贝、单小川");
  g_assert_cmpstr (sums->companions, ==, "小周");
  g_assert_cmpstr (sums->addresses, ==, "1栋1单元101室");
  g_assert_cmpint (sums->visits, ==, 3);
  g_assert_cmpint (sums->households, ==, 1);

  tea_fixture_close (book);
}

static void
test_what_is_settled_later_was_not_settled_at_the_door (void)
{
  static const TeaVisitMatter matters[] = {
    { .text = "门禁坏了" }, { .text = "灯泡坏了", .solved = TRUE },
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 grid = add_grid (book, "一号网格", NULL);
  g_autoptr (TeaVisit) self = visit (book, &(TeaVisitEntry) {
                                       .visited_on = "2026-11-20", .address = "小广场",
                                       .grid = grid, .report = TRUE, .matters = matters,
                                       .n_matters = G_N_ELEMENTS (matters) });
  g_autoptr (TeaQuery) open = tea_request_query (book, &(TeaRequestFilter) { .status = "open" });
  g_autoptr (GPtrArray) left = tea_query_read_records (open, &error);
  g_autoptr (TeaVisitSums) sums = NULL;

  g_assert_cmpint (self->household, ==, 0);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (tea_request_close (g_ptr_array_index (left, 0), book, "solved", NULL, &error));
  g_assert_no_error (error);

  sums = tea_visit_round_sums (book, grid, "2026-11", &error);
  g_assert_cmpint (sums->needs, ==, 2);
  g_assert_cmpint (sums->settled, ==, 1);
  g_assert_cmpint (sums->reported, ==, 1);
  g_assert_cmpint (sums->households, ==, 0);

  tea_fixture_close (book);
}

static void
test_times_are_kept_so_that_they_sort (void)
{
  static const char * const times[][2] = {
    { "9:5", "09:05" }, { "00:00", "00:00" }, { "23:59", "23:59" }, { " 8:30 ", "08:30" },
    { "９：３０", "09:30" }, { "下午2点半", "14:30" }, { "", "" },
  };
  static const char * const wrong[] = {
    "24:01", "12:60", "上午", "9", "-1:00", "1-30", "9/30", "9:00-10:00",
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (TeaVisit) self = visit (book, &(TeaVisitEntry) { .address = "1-1-101",
                                                                  .began_at = times[i][0] });

      g_assert_cmpstr (self->began_at, ==, times[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      const TeaVisitEntry entry = { .address = "8-8-808", .ended_at = wrong[i] };
      g_autoptr (TeaQuery) doors = NULL;
      g_autoptr (GArray) ids = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_null (tea_visit_add (book, &entry, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

      /* Nor is the door that was on its way there. */
      doors = tea_household_query (book, "8栋", 0, FALSE);
      ids = tea_query_read_ids (doors, NULL);
      g_assert_cmpuint (ids->len, ==, 0);
    }

  tea_fixture_close (book);
}

static void
test_undoing_a_visit_takes_the_mark_and_the_people_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 door = add_door (book, "1-1-101");
  g_autoptr (TeaVisit) self = NULL;

  self = visit (book, &(TeaVisitEntry) { .address = "1-1-101", .person = "康桂花",
                                         .worker = "贺贝贝", .attention = TRUE });
  for (guint done = 1; done < 4; done++)
    {
      const gboolean is_done = done % 2 == 1;
      g_autoptr (TeaHousehold) household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, door, &error);
      g_autoptr (TeaQuery) query = tea_person_query (book, NULL, 0);
      g_autoptr (GArray) people = tea_query_read_ids (query, &error);

      g_assert_no_error (error);
      g_assert_cmpint (household->attention, ==, is_done);
      g_assert_cmpint (household->last_visit != NULL, ==, is_done);
      g_assert_cmpuint (people->len, ==, is_done ? 2 : 0);
      if (is_done)
        undo (book);
      else
        redo (book);
    }

  tea_fixture_close (book);
}

static void
test_a_matter_of_an_unknown_kind_is_refused_and_the_visit_stays (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) self = visit (book, &(TeaVisitEntry) { .address = "1-1-101" });
  g_autoptr (TeaVisit) read = NULL;

  g_assert_null (tea_visit_add_matter (self, book, &(TeaVisitMatter) {
                                         .text = "漏水", .kind = "gossip" }, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  read = tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->requests, ==, 0);

  /* With nothing to hold on to it, it can go, and come back. */
  g_assert_true (tea_visit_remove (read, book, &error));
  g_assert_no_error (error);
  undo (book);
  g_clear_object (&read);
  read = tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), &error);
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_visits_are_listed_by_grid_worker_and_door (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 top = add_grid (book, "大网格", NULL);
  const gint64 low = add_grid (book, "小网格", "大网格");
  const gint64 door = add_door (book, "1-1-101");
  g_autoptr (TeaVisit) first = NULL;
  g_autoptr (TeaVisit) second = NULL;

  put_into_grid (book, door, low);
  first = visit (book, &(TeaVisitEntry) { .visited_on = "2026-11-01", .address = "1-1-101",
                                          .worker = "贺贝贝" });
  second = visit (book, &(TeaVisitEntry) { .visited_on = "2026-11-02", .address = "小广场",
                                           .grid = top, .worker = "贺贝贝" });
  {
    const struct
    {
      gint64 grid;
      gint64 worker;
      gint64 household;
      guint  n;
    } lists[] = {
      { 0, 0, 0, 2 }, { top, 0, 0, 2 }, { low, 0, 0, 1 }, { 0, first->worker, 0, 2 },
      { 0, 0, door, 1 }, { top, first->worker, door, 1 }, { low, second->worker + 4711, 0, 0 },
    };

    g_assert_cmpint (first->worker, ==, second->worker);
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        g_autoptr (TeaQuery) query = tea_visit_query (book, lists[i].grid, lists[i].worker,
                                                      lists[i].household);
        g_autoptr (GArray) ids = tea_query_read_ids (query, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (ids->len, ==, lists[i].n);
        if (ids->len == 2)
          g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                           tea_record_get_id (TEA_RECORD (second)));
      }
  }

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-log/a-month-is-read-as-people-write-it",
                   test_a_month_is_read_as_people_write_it);
  g_test_add_func ("/visit-log/the-month-before-january-is-december",
                   test_the_month_before_january_is_december);
  g_test_add_func ("/visit-log/a-month-without-visits-sums-up-to-nothing",
                   test_a_month_without_visits_sums_up_to_nothing);
  g_test_add_func ("/visit-log/the-turn-of-the-year-parts-two-rounds",
                   test_the_turn_of_the_year_parts_two_rounds);
  g_test_add_func ("/visit-log/a-visit-follows-its-address-into-another-grid",
                   test_a_visit_follows_its_address_into_another_grid);
  g_test_add_func ("/visit-log/nobody-is-named-twice-in-the-log",
                   test_nobody_is_named_twice_in_the_log);
  g_test_add_func ("/visit-log/what-is-settled-later-was-not-settled-at-the-door",
                   test_what_is_settled_later_was_not_settled_at_the_door);
  g_test_add_func ("/visit-log/times-are-kept-so-that-they-sort",
                   test_times_are_kept_so_that_they_sort);
  g_test_add_func ("/visit-log/undoing-a-visit-takes-the-mark-and-the-people-back",
                   test_undoing_a_visit_takes_the_mark_and_the_people_back);
  g_test_add_func ("/visit-log/a-matter-of-an-unknown-kind-is-refused-and-the-visit-stays",
                   test_a_matter_of_an_unknown_kind_is_refused_and_the_visit_stays);
  g_test_add_func ("/visit-log/visits-are-listed-by-grid-worker-and-door",
                   test_visits_are_listed_by_grid_worker_and_door);

  return g_test_run ();
}
