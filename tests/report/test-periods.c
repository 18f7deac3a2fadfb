/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-history.h"
#include "collect/tea-category.h"
#include "report/tea-choice-slides.h"
#include "report/tea-figures.h"
#include "report/tea-statement.h"
#include "report/tea-trace.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static gint64
count (TeaBook    *book,
       const char *name,
       const char *from,
       const char *to)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  g_assert_true (tea_figure_count (book, tea_figure_find (name, NULL), from, to, &value, &error));
  g_assert_no_error (error);

  return value;
}

static TeaRequest *
ask (TeaBook    *book,
     const char *text,
     const char *received_at,
     gint64      category)
{
  const TeaRequestEntry entry = {
    .text = text, .received_at = received_at, .category = category, .by_hand = TRUE,
  };
  g_autoptr (GError) error = NULL;
  TeaRequest *request = tea_request_add (book, &entry, &error);

  g_assert_no_error (error);

  return request;
}

static void
end (TeaBook    *book,
     TeaRequest *request,
     const char *outcome)
{
  g_autoptr (GError) error = NULL;

  tea_request_close (request, book, outcome, "说明", &error);
  g_assert_no_error (error);
}

static void
test_the_last_minute_of_a_year_belongs_to_it (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) last = NULL;
  g_autoptr (TeaRequest) first = NULL;
  g_autoptr (TeaRequest) day = NULL;

  tea_chain_set_day (book, 2027, 1, 5);
  last = ask (book, "除夕灯灭", "2026-12-31 23:59", 0);
  first = ask (book, "元旦灯灭", "2027-01-01 00:00", 0);
  day = ask (book, "不知几点", "2026-12-31", 0);

  g_assert_cmpint (count (book, "requests_collected", "2026-01-01", "2026-12-31"), ==, 2);
  g_assert_cmpint (count (book, "requests_collected", "2027-01-01", "2027-12-31"), ==, 1);
  g_assert_cmpint (count (book, "requests_collected", "2026-12-31", "2026-12-31"), ==, 2);
  g_assert_cmpint (count (book, "requests_collected", "2027-01-01", NULL), ==, 1);
  g_assert_cmpint (count (book, "requests_collected", NULL, "2026-12-30"), ==, 0);

  tea_fixture_close (book);
}

static void
test_a_period_that_ends_before_it_begins_is_empty (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = ask (book, "路灯不亮", "2026-11-10", 0);
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count (book, "requests_collected", "2026-11-20", "2026-11-01"), ==, 0);
  tea_figures_break_down (book, "2026-11-20", "2026-11-01", &categories, &months, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (categories->len, ==, 0);
  g_assert_cmpuint (months->len, ==, 0);

  tea_fixture_close (book);
}

static void
test_months_follow_each_other_over_the_years (void)
{
  static const struct { const char *label, *from, *to; int collected; } expected[] = {
    { "2024-02", "2024-02-10", "2024-02-29", 1 },
    { "2026-12", "2026-12-01", "2026-12-31", 2 },
    { "2027-01", "2027-01-01", "2027-01-31", 1 },
    { "2027-02", "2027-02-01", "2027-02-15", 1 },
  };
  static const char * const days[] = {
    "2024-02-09", "2024-02-29 23:59", "2026-12-01 00:00", "2026-12-31 23:59", "2027-01-31",
    "2027-02-15 12:00", "2027-02-16",
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) months = NULL;

  tea_chain_set_day (book, 2027, 3, 1);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TeaRequest) request = ask (book, "路灯不亮", days[i], 0);
    }
  tea_figures_break_down (book, "2024-02-10", "2027-02-15", &categories, &months, NULL);
  g_assert_cmpuint (months->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < months->len; i++)
    {
      const TeaBreakdown *month = g_ptr_array_index (months, i);

      g_assert_cmpstr (month->label, ==, expected[i].label);
      g_assert_cmpstr (month->from, ==, expected[i].from);
      g_assert_cmpstr (month->to, ==, expected[i].to);
      g_assert_cmpint (month->collected, ==, expected[i].collected);
      g_assert_cmpint (month->open, ==, expected[i].collected);
      g_assert_false (month->by_category);
      g_assert_cmpuint (tea_chain_count (tea_breakdown_query (book, month, "open")), ==,
                        expected[i].collected);
    }

  tea_fixture_close (book);
}

static void
test_the_largest_category_is_first_and_none_is_last (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) few = tea_category_add (book, "环境", 0, &error);
  g_autoptr (TeaCategory) many = tea_category_add (book, "照明", 0, &error);
  g_autoptr (TeaCategory) none = tea_category_add (book, "停车", 0, &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) months = NULL;
  static const char * const labels[] = { "照明", "环境", "No category" };
  static const int collected[] = { 2, 1, 3 };

  g_assert_no_error (error);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TeaRequest) request = NULL;

      request = ask (book, "说不清的事", "2026-11-10",
                     i < 3 ? 0 : tea_record_get_id (TEA_RECORD (i < 5 ? many : few)));
    }
  tea_figures_break_down (book, NULL, NULL, &lines, &months, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < lines->len; i++)
    {
      const TeaBreakdown *line = g_ptr_array_index (lines, i);

      g_assert_cmpstr (line->label, ==, labels[i]);
      g_assert_cmpint (line->collected, ==, collected[i]);
      g_assert_true (line->by_category);
    }

  tea_fixture_close (book);
}

static void
test_undo_takes_an_outcome_out_of_the_figures (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = ask (book, "路灯不亮", "2026-11-10", 0);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  end (book, request, "partly");
  g_assert_cmpint (count (book, "requests_partly", NULL, NULL), ==, 1);
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (book, "requests_partly", NULL, NULL), ==, 0);
  g_assert_cmpint (count (book, "requests_open", NULL, NULL), ==, 1);
  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (book, "requests_partly", NULL, NULL), ==, 1);
  g_assert_cmpint (count (book, "requests_open", NULL, NULL), ==, 0);

  tea_fixture_close (book);
}

static void
test_what_is_opened_again_was_never_resolved (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = ask (book, "路灯不亮", "2026-11-10", 0);
  g_autoptr (GError) error = NULL;

  end (book, request, "solved");
  g_assert_cmpint (count (book, "requests_resolved", "2026-11-23", "2026-11-23"), ==, 1);
  g_assert_true (tea_request_reopen (request, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (book, "requests_resolved", NULL, NULL), ==, 0);

  /* Solved in the next year it counts there, and was open at the end of this one. */
  tea_chain_set_day (book, 2027, 1, 4);
  end (book, request, "solved");
  g_assert_cmpint (count (book, "requests_resolved", "2026-01-01", "2026-12-31"), ==, 0);
  g_assert_cmpint (count (book, "requests_open", "2026-01-01", "2026-12-31"), ==, 1);
  g_assert_cmpint (count (book, "requests_resolved", "2027-01-01", "2027-12-31"), ==, 1);
  g_assert_cmpint (count (book, "requests_open", "2027-01-01", "2027-12-31"), ==, 0);

  tea_fixture_close (book);
}

static void
assert_statement (TeaBook    *book,
                  const char *from,
                  const char *to,
                  const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tea_statement (book, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_statement_tells_each_year_its_own (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) old = ask (book, "路灯不亮", "2026-12-31 23:59", 0);
  g_autoptr (TeaRequest) new = NULL;
  g_autoptr (TeaRequest) other = NULL;

  tea_chain_set_day (book, 2027, 1, 4);
  new = ask (book, "楼道太黑", "2027-01-01", 0);
  other = ask (book, "井盖松动", "2027-01-02", 0);
  end (book, old, "solved");
  end (book, new, "unsolvable");

  assert_statement (book, "2026-01-01", "2026-12-31",
                    "From 1 January 2026 to 31 December 2026: 1 request was collected. "
                    "1 request is still open.");
  assert_statement (book, "2027-01-01", NULL,
                    "From 1 January 2027 to 4 January 2027: 2 requests were collected. "
                    "1 request was resolved. 1 request cannot be resolved. "
                    "1 request is still open.");
  assert_statement (book, "2027-01-03", "2027-01-01",
                    "From 3 January 2027 to 1 January 2027: 2 requests are still open.");

  tea_fixture_close (book);
}

static void
test_a_statement_of_what_was_undone_says_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = ask (book, "路灯不亮", "2026-11-10", 0);
  g_autofree char *undone = tea_history_undo (book, NULL);

  g_assert_nonnull (undone);
  assert_statement (book, NULL, NULL, "As of 23 November 2026: Nothing has been written down.");

  tea_fixture_close (book);
}

/* The stages of a trace, such as "request topic". */
static char *
read_stages (TeaBook    *book,
             TeaRecord  *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = tea_trace (record, book, &error);
  GString *stages = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < links->len; i++)
    {
      const TeaTraceLink *link = g_ptr_array_index (links, i);

      g_string_append_printf (stages, "%s%s", i > 0 ? " " : "", tea_trace_stage_name (link->stage));
      g_assert_cmpint (link->start, ==,
                       G_OBJECT_TYPE (link->record) == G_OBJECT_TYPE (record) &&
                       tea_record_get_id (link->record) == tea_record_get_id (record));
    }

  return g_string_free_and_steal (stages);
}

static void
assert_stages (TeaBook    *book,
               gpointer    record,
               const char *expected)
{
  g_autoptr (TeaRecord) fresh = tea_chain_reload (book, record);
  g_autofree char *stages = read_stages (book, fresh);

  g_assert_cmpstr (stages, ==, expected);
}

static void
test_a_trace_follows_undo_and_redo (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = ask (book, "路灯不亮", "2026-11-10", 0);
  g_autoptr (TeaRequest) second = ask (book, "楼道太黑", "2026-11-11", 0);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, first, second);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  assert_stages (book, topic, "request request topic");
  undone = tea_history_undo (book, NULL);
  assert_stages (book, topic, "request topic");
  assert_stages (book, second, "request");
  redone = tea_history_redo (book, NULL);
  assert_stages (book, topic, "request request topic");
  assert_stages (book, second, "request topic");

  tea_fixture_close (book);
}

static TeaSlide *
build_choice (TeaBook    *book,
              GPtrArray **slides)
{
  g_autoptr (GError) error = NULL;

  *slides = tea_choice_slides_build (book, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*slides)->len, ==, 1);

  return g_ptr_array_index (*slides, 0);
}

static void
test_an_empty_choice_is_a_page_that_says_so (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GPtrArray) slides = NULL;
  const TeaSlide *page = build_choice (book, &slides);

  g_assert_cmpuint (g_strv_length (page->lines), ==, 0);
  g_assert_cmpstr (page->note, ==, "0 candidates");
  g_assert_cmpint (page->present, ==, -1);

  tea_fixture_close (book);
}

static void
test_a_choice_of_disputes_and_long_titles_tells_neither (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry quarrel = { .text = "楼上砸门", .dispute = TRUE };
  g_autoptr (TeaRequest) dispute = tea_request_add (book, &quarrel, NULL);
  g_autofree char *title = g_strnfill (300, 'x');
  g_autoptr (TeaTopic) hidden = tea_chain_topic (book, "砸门的事", NULL, dispute, NULL);
  g_autoptr (TeaTopic) shown = tea_chain_topic (book, title, NULL, NULL, NULL);
  g_autoptr (GPtrArray) slides = NULL;
  const TeaSlide *page = build_choice (book, &slides);
  g_autofree char *lines = g_strjoinv ("\n", page->lines);

  g_assert_cmpuint (g_strv_length (page->lines), ==, 2);
  g_assert_null (strstr (lines, "砸门"));
  g_assert_nonnull (strstr (lines, "A matter that is not shown here"));
  g_assert_null (strstr (lines, title));
  g_assert_nonnull (strstr (lines, "xxx… — "));
  g_assert_cmpstr (page->note, ==, "2 candidates");

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/periods/" name, func)
  ADD ("the-last-minute-of-a-year-belongs-to-it", test_the_last_minute_of_a_year_belongs_to_it);
  ADD ("a-period-that-ends-before-it-begins-is-empty",
       test_a_period_that_ends_before_it_begins_is_empty);
  ADD ("months-follow-each-other-over-the-years", test_months_follow_each_other_over_the_years);
  ADD ("the-largest-category-is-first-and-none-is-last",
       test_the_largest_category_is_first_and_none_is_last);
  ADD ("undo-takes-an-outcome-out-of-the-figures", test_undo_takes_an_outcome_out_of_the_figures);
  ADD ("what-is-opened-again-was-never-resolved", test_what_is_opened_again_was_never_resolved);
  ADD ("a-statement-tells-each-year-its-own", test_a_statement_tells_each_year_its_own);
  ADD ("a-statement-of-what-was-undone-says-nothing",
       test_a_statement_of_what_was_undone_says_nothing);
  ADD ("a-trace-follows-undo-and-redo", test_a_trace_follows_undo_and_redo);
  ADD ("an-empty-choice-is-a-page-that-says-so", test_an_empty_choice_is_a_page_that_says_so);
  ADD ("a-choice-of-disputes-and-long-titles-tells-neither",
       test_a_choice_of_disputes_and_long_titles_tells_neither);
#undef ADD

  return g_test_run ();
}
