/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static void
test_a_visit_brings_its_request (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "二级网格2", NULL, &error);
  g_autoptr (TeaVisit) visit = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autofree char *undone = NULL;
  TeaRequest *request;
  gint64 worker;
  const TeaVisitEntry entry = {
    .visited_on = "2026.10.9",
    .address = "4-1-301",
    .person = "康桂花",
    .worker = "贺贝贝",
    .grid = tea_record_get_id (TEA_RECORD (grid)),
    .summary = "独居，灯泡坏了；楼道声控灯不亮",
    .settled = "已帮换灯泡",
    .next_step = "报物业修声控灯",
    .attention = TRUE,
    .request = "楼道声控灯不亮",
  };

  g_assert_true (tea_person_find_or_add (book, "贺贝贝", NULL, 0, &worker, &error));
  g_assert_true (tea_grid_add_worker (grid, book, worker, &error));

  visit = tea_visit_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->visited_on, ==, "2026-10-09");
  g_assert_cmpstr (visit->way, ==, "door");
  g_assert_cmpstr (visit->address, ==, "4栋1单元301室");
  g_assert_cmpstr (visit->grid_name, ==, "二级网格2");
  g_assert_cmpint (visit->worker, ==, worker);
  g_assert_cmpint (visit->requests, ==, 1);
  g_assert_true (visit->attention);

  query = tea_request_query (book, &(TeaRequestFilter) {
                               .visit = tea_record_get_id (TEA_RECORD (visit)) });
  requests = tea_query_read_records (query, &error);
  g_assert_cmpuint (requests->len, ==, 1);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->channel, ==, "visit");
  g_assert_cmpstr (request->received_at, ==, "2026-10-09 00:00:00");
  g_assert_cmpstr (request->person_name, ==, "康桂花");
  g_assert_cmpstr (request->grid_name, ==, "二级网格2");

  g_assert_false (tea_visit_remove (visit, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  /* One line of the log is one action, whatever came of it. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  {
    g_autoptr (TeaQuery) visits = tea_visit_query (book, 0, 0, 0);
    g_autoptr (GArray) left = tea_query_read_ids (visits, &error);
    int n_requests = -1;

    g_assert_cmpuint (left->len, ==, 0);
    g_assert_true (tea_request_count (book, NULL, &n_requests, &error));
    g_assert_cmpint (n_requests, ==, 0);
  }

  tea_fixture_close (book);
}

static void
test_a_place_without_a_building_is_kept (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) visit = NULL;
  const TeaVisitEntry entry = { .address = "小广场", .summary = "和遛狗的居民谈了", .way = "phone" };

  visit = tea_visit_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->summary, ==, "小广场：和遛狗的居民谈了");
  g_assert_cmpstr (visit->visited_on, ==, "2026-11-23");
  g_assert_cmpstr (tea_visit_way_label (visit->way), ==, "By phone");

  tea_fixture_close (book);
}

static void
test_what_says_nothing_is_refused (void)
{
  static const TeaVisitEntry entries[] = {
    { .worker = "贺贝贝" },
    { .address = "2栋", .visited_on = "2026-02-30" },
    { .address = "2栋", .way = "letter" },
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) none = NULL;
  g_autoptr (TeaQuery) query = tea_person_query (book, NULL, 0);
  g_autoptr (GArray) people = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_visit_add (book, &entries[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  people = tea_query_read_ids (query, &none);
  g_assert_cmpuint (people->len, ==, 0);

  tea_fixture_close (book);
}

static void
test_a_round_counts_each_address_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) above = tea_grid_add (book, "第一网格", NULL, &error);
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "1-1网格", "第一网格", &error);
  const TeaVisitEntry entries[] = {
    { .address = "4-1-301", .visited_on = "2026-11-02" },
    { .address = "4-1-301", .visited_on = "2026-11-20", .way = "phone" },
    { .address = "4-1-302", .visited_on = "2026-10-31" },
    { .address = "4-1-303", .visited_on = "2026-11-01" },
  };
  gint64 ids[] = { tea_record_get_id (TEA_RECORD (grid)), tea_record_get_id (TEA_RECORD (above)) };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (TeaHousehold) household = NULL;
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ids[0]);
      gint64 id;

      g_assert_true (tea_household_from_text (book, entries[i].address, &id, &error));
      household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
      g_assert_true (tea_record_edit (TEA_RECORD (household), book, "grid", text, &error));
      g_object_unref (tea_visit_add (book, &entries[i], &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      int households = -1;

      g_assert_true (tea_visit_count (book, ids[i], "2026-11-01", &households, &error));
      g_assert_cmpint (households, ==, 2);
    }

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit/a-visit-brings-its-request", test_a_visit_brings_its_request);
  g_test_add_func ("/visit/a-place-without-a-building-is-kept",
                   test_a_place_without_a_building_is_kept);
  g_test_add_func ("/visit/what-says-nothing-is-refused", test_what_says_nothing_is_refused);
  g_test_add_func ("/visit/a-round-counts-each-address-once",
                   test_a_round_counts_each_address_once);

  return g_test_run ();
}
