/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-mediation.h"
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

static TeaVisit *
visit (TeaBook    *book,
       const char *address,
       const char *day,
       gboolean    attention)
{
  const TeaVisitEntry entry = {
    .address = address, .visited_on = day, .summary = "走访", .attention = attention,
  };
  g_autoptr (GError) error = NULL;
  TeaVisit *self = tea_visit_add (book, &entry, &error);

  g_assert_no_error (error);

  return self;
}

static char *
list_left (TeaBook    *book,
           gint64      grid,
           const char *from)
{
  g_autoptr (TeaQuery) query = tea_visit_left_query (book, grid, from);
  g_autoptr (GPtrArray) left = tea_query_read_records (query, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < left->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            ((TeaHousehold *) g_ptr_array_index (left, i))->room);

  return g_string_free (list, FALSE);
}

static void
test_the_round_knows_who_is_left (void)
{
  static const char * const addresses[] = { "1-1-102", "1-1-1001", "1-1-201" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "一号网格", NULL, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (grid));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *attention = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (TeaVisit) last_month = visit (book, addresses[i], "2026-10-09", FALSE);
      g_autoptr (TeaHousehold) household = tea_book_get (book, TEA_TYPE_HOUSEHOLD,
                                                         last_month->household, &error);

      g_assert_true (tea_record_edit (TEA_RECORD (household), book, "grid", number, &error));
      g_assert_no_error (error);
    }

  before = list_left (book, id, "2026-11-01");
  g_assert_cmpstr (before, ==, "102 201 1001");

  g_object_unref (visit (book, "1-1-102", "2026-11-01", FALSE));
  after = list_left (book, id, "2026-11-01");
  g_assert_cmpstr (after, ==, "201 1001");

  /* The last visit said that somebody has to look after them. */
  g_object_unref (visit (book, "1-1-1001", "2026-10-31", TRUE));
  attention = list_left (book, id, "2026-11-01");
  g_assert_cmpstr (attention, ==, "1001 201");

  tea_fixture_close (book);
}

static void
test_what_was_settled_at_the_door_is_done (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (TeaVisit) visit = NULL;
  TeaRequest *request;
  const TeaVisitEntry entry = {
    .address = "1-1-102", .request = "楼上楼下为漏水争吵", .settled = "当场说和",
    .dispute = TRUE, .solved = TRUE,
  };

  visit = tea_visit_add (book, &entry, &error);
  g_assert_no_error (error);
  query = tea_request_query (book, NULL);
  requests = tea_query_read_records (query, &error);
  g_assert_cmpuint (requests->len, ==, 1);
  request = g_ptr_array_index (requests, 0);
  g_assert_true (request->dispute);
  g_assert_cmpstr (request->outcome, ==, "solved");
  g_assert_cmpstr (request->outcome_note, ==, "当场说和");

  /* It is one action with the visit. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_clear_pointer (&requests, g_ptr_array_unref);
  requests = tea_query_read_records (query, &error);
  g_assert_cmpuint (requests->len, ==, 0);

  tea_fixture_close (book);
}

static void
test_a_mediation_is_written_down (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry entry = { .text = "楼上漏水，两家吵起来了" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = tea_request_add (book, &entry, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (request));
  g_autoptr (TeaMediation) empty = g_object_new (TEA_TYPE_MEDIATION, "request", id,
                                                 "mediator", " ", "words", "说和", NULL);
  g_autoptr (TeaMediation) late = g_object_new (TEA_TYPE_MEDIATION, "request", id,
                                                "mediator", "贺贝贝", "words", "说和",
                                                "held-on", "2026-02-30", NULL);
  g_autoptr (TeaMediation) good = g_object_new (TEA_TYPE_MEDIATION, "request", id,
                                                "mediator", "贺贝贝", "parties", "上下两户",
                                                "words", "楼上十日内修好，楼下不再敲门",
                                                "reached", TRUE, NULL);
  g_autoptr (TeaQuery) query = tea_mediation_query (book, id);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TeaRequest) after = NULL;
  g_autofree char *today = tea_book_today (book);
  TeaMediation *mediation;

  g_assert_false (tea_mediation_add (empty, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tea_mediation_add (late, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (tea_mediation_add (good, book, &error));
  g_assert_no_error (error);

  found = tea_query_read_records (query, &error);
  g_assert_cmpuint (found->len, ==, 1);
  mediation = g_ptr_array_index (found, 0);
  g_assert_cmpstr (mediation->mediator, ==, "贺贝贝");
  g_assert_cmpstr (mediation->held_on, ==, today);
  g_assert_true (mediation->reached);

  after = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_true (after->dispute);
  g_assert_null (after->outcome);

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
  g_test_add_func ("/collect/visit/the-round-knows-who-is-left", test_the_round_knows_who_is_left);
  g_test_add_func ("/collect/visit/what-was-settled-at-the-door-is-done",
                   test_what_was_settled_at_the_door_is_done);
  g_test_add_func ("/collect/visit/a-mediation-is-written-down", test_a_mediation_is_written_down);

  return g_test_run ();
}
