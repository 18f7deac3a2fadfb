/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-mediation.h"
#include "collect/tea-request.h"
#include "collect/tea-visit-round.h"
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
    .matters = &(TeaVisitMatter) { .text = "楼道声控灯不亮" },
    .n_matters = 1,
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
  g_assert_cmpstr (visit->person_name, ==, "康桂花");
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

/* A household of a grid. */
static gint64
add_door (TeaBook    *book,
          const char *address,
          gint64      grid)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, grid);
  g_autoptr (TeaHousehold) household = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (tea_household_from_text (book, address, &id, &error));
  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
  g_assert_true (tea_record_edit (TEA_RECORD (household), book, "grid", number, &error));
  g_assert_no_error (error);

  return id;
}

static void
edit_door (TeaBook    *book,
           gint64      id,
           const char *column,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaHousehold) household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);

  g_assert_true (tea_record_edit (TEA_RECORD (household), book, column, text, &error));
  g_assert_no_error (error);
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

static void
assert_round (TeaBook    *book,
              gint64      grid,
              const char *month,
              int         visited,
              int         to_visit)
{
  TeaVisitRound counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_visit_round_count (book, grid, month, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.visited, ==, visited);
  g_assert_cmpint (counts.to_visit, ==, to_visit);
}

static char *
list_left (TeaBook    *book,
           gint64      grid,
           const char *month)
{
  g_autoptr (TeaQuery) query = tea_visit_round_query_left (book, grid, month);
  g_autoptr (GPtrArray) left = tea_query_read_records (query, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < left->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            ((TeaHousehold *) g_ptr_array_index (left, i))->room);

  return g_string_free (list, FALSE);
}

static void
assert_left (TeaBook    *book,
             gint64      grid,
             const char *month,
             const char *rooms)
{
  g_autofree char *left = list_left (book, grid, month);

  g_assert_cmpstr (left, ==, rooms);
}

static void
test_a_round_counts_each_household_once_a_month (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) above = tea_grid_add (book, "第一网格", NULL, &error);
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "1-1网格", "第一网格", &error);
  const gint64 ids[] = { tea_record_get_id (TEA_RECORD (grid)),
                         tea_record_get_id (TEA_RECORD (above)) };

  add_door (book, "4-1-301", ids[0]);
  add_door (book, "4-1-302", ids[0]);
  add_door (book, "4-1-303", ids[0]);
  g_object_unref (visit (book, "4-1-301", "2026-11-01", FALSE));
  g_object_unref (visit (book, "4-1-301", "2026-11-30", FALSE));
  g_object_unref (visit (book, "4-1-302", "2026-10-31", FALSE));
  g_object_unref (visit (book, "4-1-303", "2026-11-20", FALSE));
  g_object_unref (visit (book, "4-1-303", "2026-12-01", FALSE));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (TeaGrid) now = tea_book_get (book, TEA_TYPE_GRID, ids[i], &error);

      assert_round (book, ids[i], "2026-11", 2, 3);
      assert_round (book, ids[i], "2026-10", 1, 3);
      assert_round (book, ids[i], "2026-09", 0, 3);

      /* The directory says the same of this month. */
      g_assert_cmpint (now->visited, ==, 2);
      g_assert_cmpint (now->to_visit, ==, 3);
    }

  tea_fixture_close (book);
}

static void
test_nobody_knocks_where_nobody_lives (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "一号网格", NULL, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (grid));
  gint64 empty;

  add_door (book, "4-1-301", id);
  empty = add_door (book, "4-1-302", id);

  /* That somebody asked for something "in building 4" makes no door; a house of its own is one. */
  add_door (book, "4栋", id);
  add_door (book, "4栋1单元", id);
  add_door (book, "9栋", id);
  assert_round (book, id, "2026-11", 0, 3);

  edit_door (book, empty, "left_out", "1");
  assert_round (book, id, "2026-11", 0, 2);
  assert_left (book, id, "2026-11", "301 ");

  /* A visit to it is no part of the round: never more than all were visited. */
  g_object_unref (visit (book, "4-1-302", "2026-11-02", FALSE));
  assert_round (book, id, "2026-11", 0, 2);

  tea_fixture_close (book);
}

static void
test_the_round_knows_who_is_left (void)
{
  static const char * const addresses[] = { "1-1-102", "1-1-1001", "1-1-201" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "一号网格", NULL, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (grid));
  g_autofree char *this_month = tea_visit_round_month (book, NULL, &error);
  g_autofree char *last_month = tea_visit_round_last_month (book);

  g_assert_cmpstr (this_month, ==, "2026-11");
  g_assert_cmpstr (last_month, ==, "2026-10");

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      add_door (book, addresses[i], id);
      g_object_unref (visit (book, addresses[i], "2026-09-09", FALSE));
    }

  assert_left (book, id, this_month, "102 201 1001");

  g_object_unref (visit (book, "1-1-102", "2026-11-01", FALSE));
  assert_left (book, id, this_month, "201 1001");

  /* Who was not seen for longest comes first, and whoever was never seen before them. */
  g_object_unref (visit (book, "1-1-201", "2026-10-09", FALSE));
  assert_left (book, id, this_month, "1001 201");
  assert_left (book, id, last_month, "1001 102");
  add_door (book, "1-1-2001", id);
  assert_left (book, id, this_month, "2001 1001 201");

  /* Before all of them those that somebody has to look after. */
  g_object_unref (visit (book, "1-1-201", "2026-10-31", TRUE));
  assert_left (book, id, this_month, "201 2001 1001");

  tea_fixture_close (book);
}

static void
assert_attention (TeaBook    *book,
                  const char *addresses)
{
  g_autoptr (TeaQuery) query = tea_household_query (book, NULL, 0, TRUE);
  g_autoptr (GPtrArray) found = tea_query_read_records (query, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            ((TeaHousehold *) g_ptr_array_index (found, i))->address);
  g_assert_cmpstr (list->str, ==, addresses);
}

static void
test_attention_holds_until_it_is_said_to_be_over (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const TeaVisitEntry over = { .address = "1-1-102", .attention_over = TRUE };
  g_autofree char *undone = NULL;

  g_object_unref (visit (book, "1-1-102", "2026-10-09", TRUE));
  g_object_unref (visit (book, "1-1-103", "2026-10-09", FALSE));
  assert_attention (book, "1栋1单元102室");

  /* A log that says nothing of it does not end it. */
  g_object_unref (visit (book, "1-1-102", "2026-11-09", FALSE));
  assert_attention (book, "1栋1单元102室");

  g_object_unref (tea_visit_add (book, &over, &error));
  g_assert_no_error (error);
  assert_attention (book, "");

  /* It is one action with the visit. */
  undone = tea_history_undo (book, &error);
  assert_attention (book, "1栋1单元102室");

  tea_fixture_close (book);
}

static void
test_a_visit_brings_several_matters (void)
{
  static const TeaVisitMatter matters[] = {
    { .text = "楼上楼下为漏水争吵", .kind = "dispute", .solved = TRUE,
      .mediation = "楼上十日内修好，楼下不再敲门" },
    { .text = "单元门关不上" },
    { .text = "建议楼下装长椅", .kind = "opinion" },
    { .text = "三楼堆着煤气罐", .kind = "hazard", .solved = TRUE },
  };
  static const TeaVisitMatter wrong[] = {
    { .text = "单元门关不上" },
    { .text = "不知是什么", .kind = "letter" },
  };
  TeaBook *book = tea_fixture_book ();
  const TeaVisitEntry entry = {
    .visited_on = "2026-10-09", .began_at = "9:5", .ended_at = "9时40分", .address = "1-1-102",
    .person = "康桂花", .worker = "贺贝贝", .companions = "片警小周", .settled = "当场说和",
    .report = TRUE, .matters = matters, .n_matters = G_N_ELEMENTS (matters),
  };
  const TeaVisitEntry bad = {
    .address = "1-1-102", .matters = wrong, .n_matters = G_N_ELEMENTS (wrong),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) self = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, &(TeaRequestFilter) {
                                                    .oldest_first = TRUE });
  g_autoptr (TeaQuery) mediations = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autofree char *undone = NULL;
  TeaRequest **request;
  TeaMediation *mediation;

  g_assert_null (tea_visit_add (book, &bad, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  requests = tea_query_read_records (query, NULL);
  g_assert_cmpuint (requests->len, ==, 0);
  g_clear_pointer (&requests, g_ptr_array_unref);

  self = tea_visit_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (self->began_at, ==, "09:05");
  g_assert_cmpstr (self->ended_at, ==, "09:40");
  g_assert_cmpint (self->requests, ==, 4);

  requests = tea_query_read_records (query, &error);
  g_assert_cmpuint (requests->len, ==, 4);
  request = (TeaRequest **) requests->pdata;
  for (guint i = 0; i < requests->len; i++)
    {
      g_assert_cmpstr (request[i]->text, ==, matters[i].text);
      g_assert_cmpstr (request[i]->person_name, ==, "康桂花");
      g_assert_cmpstr (request[i]->received_at, ==, "2026-10-09 09:05:00");
      g_assert_cmpint (request[i]->dispute, ==, i == 0);

      /* Settled at the door is settled on that day, in whichever month it is typed. */
      g_assert_cmpstr (request[i]->outcome, ==, matters[i].solved ? "solved" : NULL);
      g_assert_cmpstr (request[i]->outcome_on, ==, matters[i].solved ? "2026-10-09" : NULL);
    }
  g_assert_cmpstr (request[0]->outcome_note, ==, "当场说和");
  g_assert_cmpstr (request[1]->kind, ==, "need");
  g_assert_cmpstr (request[2]->kind, ==, "opinion");
  g_assert_cmpstr (request[3]->kind, ==, "hazard");

  mediations = tea_mediation_query (book, tea_record_get_id (TEA_RECORD (request[0])));
  held = tea_query_read_records (mediations, &error);
  g_assert_cmpuint (held->len, ==, 1);
  mediation = g_ptr_array_index (held, 0);
  g_assert_cmpstr (mediation->mediator, ==, "贺贝贝");
  g_assert_cmpstr (mediation->held_on, ==, "2026-10-09");
  g_assert_true (mediation->reached);

  /* The line of the log with all that came of it is one action. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_clear_pointer (&requests, g_ptr_array_unref);
  requests = tea_query_read_records (query, &error);
  g_assert_cmpuint (requests->len, ==, 0);

  tea_fixture_close (book);
}

static void
test_one_more_matter_is_of_who_was_met (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const TeaVisitEntry entry = { .visited_on = "2026-11-02", .address = "1-1-102",
                                .person = "康桂花" };
  g_autoptr (TeaVisit) self = tea_visit_add (book, &entry, &error);
  g_autoptr (TeaRequest) request = NULL;

  request = tea_visit_add_matter (self, book, &(TeaVisitMatter) { .text = "楼顶漏水" }, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->person_name, ==, "康桂花");
  g_assert_cmpint (request->household, ==, self->household);
  g_assert_cmpint (request->visit, ==, tea_record_get_id (TEA_RECORD (self)));

  g_assert_null (tea_visit_add_matter (self, book, &(TeaVisitMatter) { .text = " " }, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static void
test_the_log_counts_what_the_rows_say (void)
{
  static const TeaVisitMatter first[] = {
    { .text = "楼上楼下为漏水争吵", .kind = "dispute", .solved = TRUE },
    { .text = "单元门关不上" },
  };
  static const TeaVisitMatter second[] = {
    { .text = "建议楼下装长椅", .kind = "opinion" },
    { .text = "三楼堆着煤气罐", .kind = "hazard" },
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "一号网格", NULL, &error);
  g_autoptr (TeaGrid) other = tea_grid_add (book, "二号网格", NULL, &error);
  const gint64 id = tea_record_get_id (TEA_RECORD (grid));
  const TeaVisitEntry entries[] = {
    { .visited_on = "2026-10-09", .began_at = "9:30", .ended_at = "9:50", .address = "1-1-102",
      .worker = "贺贝贝", .matters = first, .n_matters = 2 },
    { .visited_on = "2026-10-09", .began_at = "8:30", .ended_at = "9:00", .address = "1-1-103",
      .worker = "贺贝贝", .companions = "小周", .report = TRUE, .attention = TRUE,
      .matters = second, .n_matters = 2 },
    { .visited_on = "2026-10-10", .address = "1-1-103" },
    { .visited_on = "2026-10-10", .address = "小广场", .grid = id },
    { .visited_on = "2026-11-10", .address = "1-1-103" },
    { .visited_on = "2026-10-10", .address = "2-1-101" },
  };
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (TeaVisitSums) month = NULL;
  g_autoptr (TeaQuery) query = tea_visit_round_query (book, id, "2026-10");
  g_autoptr (GArray) visits = NULL;
  TeaVisitSums *day;

  add_door (book, "1-1-102", id);
  add_door (book, "1-1-103", id);
  add_door (book, "2-1-101", tea_record_get_id (TEA_RECORD (other)));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_object_unref (tea_visit_add (book, &entries[i], &error));
      g_assert_no_error (error);
    }

  days = tea_visit_round_days (book, id, "2026-10", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  day = g_ptr_array_index (days, 0);
  g_assert_cmpstr (day->day, ==, "2026-10-09");
  g_assert_cmpstr (day->workers, ==, "贺贝贝");
  g_assert_cmpstr (day->companions, ==, "小周");
  g_assert_cmpstr (day->began_at, ==, "08:30");
  g_assert_cmpstr (day->ended_at, ==, "09:50");
  g_assert_cmpstr (day->addresses, ==, "1栋1单元102室、1栋1单元103室");
  g_assert_cmpint (day->households, ==, 2);
  g_assert_cmpint (day->disputes, ==, 1);
  g_assert_cmpint (day->needs, ==, 1);
  g_assert_cmpint (day->opinions, ==, 1);
  g_assert_cmpint (day->hazards, ==, 1);
  g_assert_cmpint (day->settled, ==, 1);
  g_assert_cmpint (day->reported, ==, 2);
  g_assert_cmpint (day->attention, ==, 1);

  month = tea_visit_round_sums (book, id, "2026-10", &error);
  g_assert_no_error (error);
  g_assert_null (month->day);
  g_assert_cmpint (month->visits, ==, 4);
  g_assert_cmpint (month->households, ==, 2);
  g_assert_cmpint (month->disputes + month->needs + month->opinions + month->hazards, ==, 4);
  visits = tea_query_read_ids (query, &error);
  g_assert_cmpuint (visits->len, ==, 4);

  tea_fixture_close (book);
}

static void
test_a_visit_is_corrected (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) self = visit (book, "1-1-102", "2026-11-02", FALSE);
  g_autoptr (TeaVisit) after = NULL;

  g_assert_true (tea_record_edit (TEA_RECORD (self), book, "began_at", "14:30", &error));
  g_assert_no_error (error);
  g_assert_false (tea_record_edit (TEA_RECORD (self), book, "ended_at", "9:30", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tea_record_edit (TEA_RECORD (self), book, "ended_at", "25:00", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (tea_visit_set_worker (self, book, "贺贝贝", &error));
  g_assert_no_error (error);

  after = tea_book_get (book, TEA_TYPE_VISIT, tea_record_get_id (TEA_RECORD (self)), &error);
  g_assert_cmpstr (after->began_at, ==, "14:30");
  g_assert_cmpstr (after->ended_at, ==, "");
  g_assert_cmpstr (after->worker_name, ==, "贺贝贝");

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

  g_assert_true (tea_record_edit (TEA_RECORD (mediation), book, "words", "十五日内修好", &error));
  g_assert_no_error (error);
  g_assert_false (tea_record_edit (TEA_RECORD (mediation), book, "words", " ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (tea_mediation_remove (mediation, book, &error));
  g_assert_no_error (error);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = tea_query_read_records (query, &error);
  g_assert_cmpuint (found->len, ==, 0);

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
  g_test_add_func ("/visit/a-round-counts-each-household-once-a-month",
                   test_a_round_counts_each_household_once_a_month);
  g_test_add_func ("/visit/nobody-knocks-where-nobody-lives",
                   test_nobody_knocks_where_nobody_lives);
  g_test_add_func ("/visit/the-round-knows-who-is-left",
                   test_the_round_knows_who_is_left);
  g_test_add_func ("/visit/attention-holds-until-it-is-said-to-be-over",
                   test_attention_holds_until_it_is_said_to_be_over);
  g_test_add_func ("/visit/a-visit-brings-several-matters",
                   test_a_visit_brings_several_matters);
  g_test_add_func ("/visit/one-more-matter-is-of-who-was-met",
                   test_one_more_matter_is_of_who_was_met);
  g_test_add_func ("/visit/the-log-counts-what-the-rows-say",
                   test_the_log_counts_what_the_rows_say);
  g_test_add_func ("/visit/a-visit-is-corrected",
                   test_a_visit_is_corrected);
  g_test_add_func ("/visit/a-mediation-is-written-down", test_a_mediation_is_written_down);

  return g_test_run ();
}
