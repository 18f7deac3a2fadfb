/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"

#include "tea-fixture.h"

static TeaRequest *
add (TeaBook               *book,
     const TeaRequestEntry *entry)
{
  g_autoptr (GError) error = NULL;
  TeaRequest *request = tea_request_add (book, entry, &error);

  g_assert_no_error (error);

  return request;
}

/* Asserts which texts are listed, joined by spaces, and that they are counted so. */
static void
assert_lists (TeaBook                *book,
              const TeaRequestFilter *filter,
              const char             *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, filter);
  g_autoptr (GPtrArray) records = tea_query_read_records (query, &error);
  g_autoptr (GString) texts = g_string_new (NULL);
  int number = -1;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "",
                            ((TeaRequest *) g_ptr_array_index (records, i))->text);
  g_assert_cmpstr (texts->str, ==, expected);

  g_assert_true (tea_request_count (book, filter, &number, &error));
  g_assert_no_error (error);
  if (filter->limit == 0)
    g_assert_cmpint (number, ==, records->len);
}

static void
test_days_at_the_turn_of_the_year_belong_to_their_year (void)
{
  static const char * const times[][2] = {
    { "甲", "2025-12-31 00:00" }, { "乙", "2025-12-31 23:59:59" }, { "丙", "2026-01-01" },
    { "丁", "2026-01-01 23:59" }, { "戊", "2026-01-02 00:00:00" },
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) {
                                              .text = times[i][0], .received_at = times[i][1] });

      g_assert_true (g_str_has_prefix (request->number, i < 2 ? "2025-" : "2026-"));
    }

  assert_lists (book, &(TeaRequestFilter) { .from = "2026-01-01" }, "戊 丁 丙");
  assert_lists (book, &(TeaRequestFilter) { .to = "2025-12-31" }, "乙 甲");
  assert_lists (book, &(TeaRequestFilter) { .from = "2025-12-31", .to = "2026-01-01",
                                            .oldest_first = TRUE }, "甲 乙 丙 丁");
  assert_lists (book, &(TeaRequestFilter) { .from = "2026-01-02", .to = "2026-01-01" }, "");

  tea_fixture_close (book);
}

static void
test_those_of_one_moment_are_in_the_order_of_writing (void)
{
  static const char * const texts[] = { "甲", "乙", "丙" };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_object_unref (add (book, &(TeaRequestEntry) { .text = texts[i] }));

  assert_lists (book, &(TeaRequestFilter) { 0 }, "丙 乙 甲");
  assert_lists (book, &(TeaRequestFilter) { .oldest_first = TRUE }, "甲 乙 丙");
  assert_lists (book, &(TeaRequestFilter) { .limit = 2 }, "丙 乙");
  assert_lists (book, &(TeaRequestFilter) { .limit = 2, .oldest_first = TRUE }, "甲 乙");
  assert_lists (book, &(TeaRequestFilter) { .limit = 99 }, "丙 乙 甲");

  tea_fixture_close (book);
}

static void
test_the_limit_does_not_count (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  int number = -1;

  for (guint i = 0; i < 3; i++)
    g_object_unref (add (book, &(TeaRequestEntry) { .text = "路灯不亮", .channel = "chat" }));
  g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .channel = "chat", .limit = 1 },
                                    &number, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, 3);

  tea_fixture_close (book);
}

static void
test_everything_that_is_given_has_to_be_true (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, "东网格", NULL, &error);
  g_autoptr (TeaCategory) light = tea_category_add (book, "照明", 0, &error);
  const gint64 east = tea_record_get_id (TEA_RECORD (grid));
  const gint64 lights = tea_record_get_id (TEA_RECORD (light));

  g_assert_no_error (error);
  g_object_unref (add (book, &(TeaRequestEntry) {
                         .text = "甲灯", .channel = "chat", .grid = east, .category = lights,
                         .received_at = "2026-10-01", .dispute = TRUE }));
  g_object_unref (add (book, &(TeaRequestEntry) {
                         .text = "乙灯", .channel = "visit", .grid = east, .category = lights,
                         .received_at = "2026-10-02" }));
  g_object_unref (add (book, &(TeaRequestEntry) {
                         .text = "丙灯", .channel = "chat", .grid = east,
                         .received_at = "2026-10-03" }));
  g_object_unref (add (book, &(TeaRequestEntry) {
                         .text = "丁灯", .channel = "chat", .category = lights,
                         .received_at = "2026-10-04", .dispute = TRUE }));

  assert_lists (book, &(TeaRequestFilter) { .channel = "chat", .grid = east }, "丙灯 甲灯");
  assert_lists (book, &(TeaRequestFilter) { .channel = "chat", .category = lights },
                "丁灯 甲灯");
  assert_lists (book, &(TeaRequestFilter) { .channel = "chat", .grid = east,
                                            .category = lights }, "甲灯");
  assert_lists (book, &(TeaRequestFilter) { .grid = east, .without_category = TRUE }, "丙灯");
  assert_lists (book, &(TeaRequestFilter) { .dispute = TRUE, .from = "2026-10-02" }, "丁灯");
  assert_lists (book, &(TeaRequestFilter) { .text = "灯", .dispute = TRUE, .grid = east,
                                            .to = "2026-10-01", .status = "open",
                                            .without_topic = TRUE }, "甲灯");
  assert_lists (book, &(TeaRequestFilter) { .category = lights, .without_category = TRUE }, "");
  assert_lists (book, &(TeaRequestFilter) { .status = "done", .grid = east }, "");

  tea_fixture_close (book);
}

static void
test_an_outcome_is_found_until_it_is_undone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) first = add (book, &(TeaRequestEntry) { .text = "甲" });
  g_autoptr (TeaRequest) second = add (book, &(TeaRequestEntry) { .text = "乙" });
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (tea_request_close (first, book, "solved", NULL, &error));
  g_assert_true (tea_request_close (second, book, "unsolvable", "要等大修", &error));
  g_assert_no_error (error);
  assert_lists (book, &(TeaRequestFilter) { .status = "done" }, "乙 甲");
  assert_lists (book, &(TeaRequestFilter) { .outcome = "solved" }, "甲");
  assert_lists (book, &(TeaRequestFilter) { .outcome = "solved", .status = "open" }, "");

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  assert_lists (book, &(TeaRequestFilter) { .outcome = "unsolvable" }, "");
  assert_lists (book, &(TeaRequestFilter) { .status = "open" }, "乙");

  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  assert_lists (book, &(TeaRequestFilter) { .outcome = "unsolvable", .status = "done" }, "乙");

  tea_fixture_close (book);
}

static void
test_a_search_takes_signs_as_they_stand (void)
{
  static const char * const signs[] = {
    "\"", "'", "*", "%", "_", "(", ")", "AND", "NOT", "NEAR(", "\\", "a\"b", "：", "🌸", "--",
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) {
                                          .text = "路灯\"不亮\"了100%", .person = "康桂花" });

  /* None of them is a command to the search, and none makes it fail. */
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *both = g_strconcat ("路灯 ", signs[i], NULL);
      int number = -1;

      g_test_message ("%s", signs[i]);
      g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = signs[i] }, &number,
                                        &error));
      g_assert_no_error (error);
      g_assert_true (tea_request_count (book, &(TeaRequestFilter) { .text = both }, &number,
                                        &error));
      g_assert_no_error (error);
    }

  assert_lists (book, &(TeaRequestFilter) { .text = "100" }, request->text);
  assert_lists (book, &(TeaRequestFilter) { .text = "路灯 康桂花" }, request->text);
  assert_lists (book, &(TeaRequestFilter) { .text = "路灯 没有这话" }, "");
  assert_lists (book, &(TeaRequestFilter) { .text = "AND" }, "");

  tea_fixture_close (book);
}

static void
test_an_address_in_a_search_is_where_somebody_lives (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) home = add (book, &(TeaRequestEntry) {
                                       .text = "甲漏水", .address = "2栋1单元301" });
  g_autoptr (TeaRequest) said = add (book, &(TeaRequestEntry) {
                                       .text = "乙：2-1-301漏水", .address = "3栋" });
  g_autoptr (TeaRequest) other = add (book, &(TeaRequestEntry) {
                                        .text = "丙漏水", .address = "2栋1单元302" });

  assert_lists (book, &(TeaRequestFilter) { .text = "2-1-301" }, "乙：2-1-301漏水 甲漏水");
  assert_lists (book, &(TeaRequestFilter) { .text = "2栋1单元301" }, "甲漏水");
  assert_lists (book, &(TeaRequestFilter) { .text = "2栋 漏水" }, "丙漏水 甲漏水");
  assert_lists (book, &(TeaRequestFilter) { .address = "２号楼１单元" }, "丙漏水 甲漏水");
  assert_lists (book, &(TeaRequestFilter) { .address = "2-1-301", .text = "丙" }, "");
  assert_lists (book, &(TeaRequestFilter) { .address = "小广场" }, "");
  assert_lists (book, &(TeaRequestFilter) { .address = "" }, "");
  assert_lists (book, &(TeaRequestFilter) { .household = home->household,
                                            .address = "2栋" }, "甲漏水");

  tea_fixture_close (book);
}

static void
test_an_estate_in_an_address_tells_two_buildings_apart (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) one = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaEstate) other = tea_estate_add (book, "月亮湾", &error);

  g_assert_no_error (error);
  g_object_unref (add (book, &(TeaRequestEntry) { .text = "甲", .address = "槐荫苑2栋" }));
  g_object_unref (add (book, &(TeaRequestEntry) { .text = "乙", .address = "月亮湾2栋" }));
  assert_lists (book, &(TeaRequestFilter) { .address = "槐荫苑2栋" }, "甲");
  assert_lists (book, &(TeaRequestFilter) { .address = "月亮 湾2号楼" }, "乙");
  assert_lists (book, &(TeaRequestFilter) { .address = "2栋" }, "乙 甲");

  tea_fixture_close (book);
}

/* To sort a hundred thousand rows takes as long as to read them. */
static void
test_what_came_from_one_place_is_listed_without_sorting (void)
{
  static const char * const columns[] = { "source", "household" };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (TeaQuery) plan = NULL;
      g_autoptr (GError) error = NULL;
      guint n_steps = 0;

      sql = g_strdup_printf ("EXPLAIN QUERY PLAN SELECT id FROM request WHERE %s = 1"
                             " ORDER BY received_at DESC, id DESC", columns[i]);
      plan = tea_query_new (book, "look at the plan", sql);
      for (; tea_query_step (plan, &error); n_steps++)
        g_assert_nonnull (strstr (tea_query_get_text (plan, 3), "COVERING INDEX"));
      g_assert_no_error (error);
      g_assert_cmpuint (n_steps, ==, 1);
    }

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request-query/days-at-the-turn-of-the-year-belong-to-their-year",
                   test_days_at_the_turn_of_the_year_belong_to_their_year);
  g_test_add_func ("/request-query/those-of-one-moment-are-in-the-order-of-writing",
                   test_those_of_one_moment_are_in_the_order_of_writing);
  g_test_add_func ("/request-query/the-limit-does-not-count", test_the_limit_does_not_count);
  g_test_add_func ("/request-query/everything-that-is-given-has-to-be-true",
                   test_everything_that_is_given_has_to_be_true);
  g_test_add_func ("/request-query/an-outcome-is-found-until-it-is-undone",
                   test_an_outcome_is_found_until_it_is_undone);
  g_test_add_func ("/request-query/a-search-takes-signs-as-they-stand",
                   test_a_search_takes_signs_as_they_stand);
  g_test_add_func ("/request-query/an-address-in-a-search-is-where-somebody-lives",
                   test_an_address_in_a_search_is_where_somebody_lives);
  g_test_add_func ("/request-query/an-estate-in-an-address-tells-two-buildings-apart",
                   test_an_estate_in_an_address_tells_two_buildings_apart);
  g_test_add_func ("/request-query/what-came-from-one-place-is-listed-without-sorting",
                   test_what_came_from_one_place_is_listed_without_sorting);

  return g_test_run ();
}
