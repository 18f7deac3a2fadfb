/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-category.h"
#include "collect/tea-visit.h"
#include "people/tea-grid.h"
#include "people/tea-person.h"
#include "report/tea-figures.h"
#include "resolve/tea-rule.h"

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

static gint64
add_category (TeaBook    *book,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaCategory) category = tea_category_add (book, name, 0, &error);

  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (category));
}

static TeaRequest *
add_request (TeaBook    *book,
             const char *text,
             const char *address,
             const char *received_at,
             gint64      category,
             gboolean    dispute)
{
  const TeaRequestEntry entry = {
    .text = text,
    .address = address,
    .received_at = received_at,
    .category = category,
    .dispute = dispute,
  };
  g_autoptr (GError) error = NULL;
  TeaRequest *request = tea_request_add (book, &entry, &error);

  g_assert_no_error (error);

  return request;
}

static void
close_request (TeaBook    *book,
               TeaRequest *request,
               const char *outcome)
{
  g_autoptr (GError) error = NULL;

  tea_request_close (request, book, outcome, "说明", &error);
  g_assert_no_error (error);
}

static void
add_grids (TeaBook *book)
{
  g_autoptr (TeaGrid) first = tea_grid_add (book, "第一网格", NULL, NULL);
  g_autoptr (TeaGrid) second = tea_grid_add (book, "东片", "第一网格", NULL);
  g_autoptr (TeaGrid) third = tea_grid_add (book, "一号楼", "东片", NULL);
  g_autoptr (TeaGrid) fourth = tea_grid_add (book, "二号楼", "东片", NULL);
  g_autoptr (TeaPerson) worker = g_object_new (TEA_TYPE_PERSON, "name", "周网格", NULL);

  g_assert_true (tea_person_add (worker, book, NULL));

  /* One worker of two grids is one worker. */
  g_assert_true (tea_grid_add_worker (third, book, tea_record_get_id (TEA_RECORD (worker)), NULL));
  g_assert_true (tea_grid_add_worker (fourth, book, tea_record_get_id (TEA_RECORD (worker)), NULL));
}

static void
add_visit (TeaBook    *book,
           const char *day,
           const char *address)
{
  const TeaVisitEntry entry = { .visited_on = day, .address = address, .summary = "看望" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) visit = tea_visit_add (book, &entry, &error);

  g_assert_no_error (error);
}

/* A book with little in it, but something for every figure; November is the period that is asked
 * about, and its first and last moments are in it. */
static TeaBook *
create_book (void)
{
  TeaBook *book = tea_fixture_book ();
  gint64 light = add_category (book, "照明");
  gint64 noise = add_category (book, "噪音");
  g_autoptr (TeaRequest) before = NULL;
  g_autoptr (TeaRequest) first = NULL;
  g_autoptr (TeaRequest) last = NULL;
  g_autoptr (TeaRequest) after = NULL;
  g_autoptr (TeaRequest) quarrel = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaTopic) direct = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaSuggestion) adopted = NULL;
  g_autoptr (TeaSuggestion) declined = NULL;
  g_autoptr (TeaAssignment) solved = NULL;
  g_autoptr (TeaAssignment) open = NULL;
  g_autoptr (TeaRule) rule = NULL;
  g_autoptr (GError) error = NULL;

  add_grids (book);
  add_visit (book, "2026-10-31", "1栋1单元101");
  add_visit (book, "2026-11-01", "2栋1单元101");
  add_visit (book, "2026-11-30", "3栋1单元101");

  before = add_request (book, "九月的灯", "4栋1单元101", "2026-10-31 23:59:59", light, FALSE);
  first = add_request (book, "路灯不亮", "2栋1单元101", "2026-11-01 00:00:00", light, FALSE);
  last = add_request (book, "夜里吵", "5栋1单元101", "2026-11-30 23:59:59", noise, FALSE);
  after = add_request (book, "十二月的灯", "6栋1单元101", "2026-12-01 00:00:00", light, FALSE);
  quarrel = add_request (book, "两家吵架", "5栋1单元102", "2026-11-10 10:00:00", 0, TRUE);

  tea_chain_set_day (book, 2026, 11, 5);
  topic = tea_chain_topic (book, "路灯", NULL, first, NULL);
  direct = tea_chain_topic (book, "噪音", "direct", NULL, NULL);
  meeting = tea_chain_meeting (book, "下午茶", topic);
  adopted = tea_chain_suggestion (book, topic, "装灯", "adopted");
  declined = tea_chain_suggestion (book, topic, "不管", "declined");
  g_assert_true (tea_meeting_close (meeting, book, &error));
  g_assert_no_error (error);

  solved = tea_chain_assignment (book, adopted, "装三盏", "2026-11-20");
  open = tea_chain_assignment (book, adopted, "刷墙", "2026-11-10");

  rule = g_object_new (TEA_TYPE_RULE, "title", "爱灯公约", NULL);
  g_assert_true (tea_rule_add (rule, book, "不砸灯", 0, &error));

  tea_chain_set_day (book, 2026, 11, 30);
  g_assert_true (tea_assignment_close (solved, book, "solved", NULL, &error));
  close_request (book, first, "solved");
  close_request (book, quarrel, "solved");
  tea_chain_set_day (book, 2026, 12, 1);
  close_request (book, last, "partly");
  close_request (book, before, "unsolvable");
  tea_chain_set_day (book, 2026, 12, 10);

  return book;
}

static void
set_category (TeaBook    *book,
              const char *title,
              const char *name)
{
  g_autoptr (TeaTopic) topic = tea_book_find (book, TEA_TYPE_TOPIC, "title", title, NULL);
  g_autoptr (TeaCategory) category = tea_book_find (book, TEA_TYPE_CATEGORY, "name", name, NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, tea_record_get_id (TEA_RECORD (category)));
  tea_record_edit (TEA_RECORD (topic), book, "category", id, &error);
  g_assert_no_error (error);
}

static void
test_every_figure_by_hand (void)
{
  TeaBook *book = create_book ();
  const struct { const char *name; gint64 november, ever; } expected[] = {
    { "grids_first", 1, 1 },
    { "grids_second", 1, 1 },
    { "grids_third", 2, 2 },
    { "grid_workers", 1, 1 },
    { "requests_collected", 3, 5 },
    { "requests_resolved", 2, 2 },
    { "requests_partly", 0, 1 },
    { "requests_unsolvable", 0, 1 },
    { "requests_open", 2, 1 },
    { "disputes_mediated", 1, 1 },
    { "households_heard", 4, 7 },
    { "meetings_held", 1, 1 },
    { "categories", 2, 2 },
    { "needs", 2, 2 },
    { "topics_agenda", 1, 1 },
    { "core_topics", 1, 1 },
    { "suggestions_collected", 2, 2 },
    { "suggestions_adopted", 1, 1 },
    { "items_done", 1, 1 },
    { "assignments_open", 1, 1 },
    { "assignments_overdue", 1, 1 },
    { "rules_in_force", 1, 1 },
  };
  guint n_figures;

  set_category (book, "路灯", "照明");
  set_category (book, "噪音", "噪音");

  tea_figures (&n_figures);
  g_assert_cmpuint (n_figures, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i].name);
      g_assert_cmpint (count (book, expected[i].name, "2026-11-01", "2026-11-30"),
                       ==, expected[i].november);
      g_assert_cmpint (count (book, expected[i].name, NULL, NULL), ==, expected[i].ever);
    }

  tea_fixture_close (book);
}

static void
test_every_number_equals_its_rows (void)
{
  TeaBook *book = create_book ();
  const struct { const char *from, *to; } periods[] = {
    { NULL, NULL }, { "2026-11-01", "2026-11-30" }, { "2026-11-01", NULL },
    { NULL, "2026-11-05" }, { "2026-11-05", "2026-11-05" }, { "2030-01-01", "2030-12-31" },
    { "2026-12-01", "2026-11-01" },
  };
  const TeaFigure *figures;
  guint n_figures;

  figures = tea_figures (&n_figures);
  for (guint i = 0; i < n_figures; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (periods); j++)
        {
          TeaQuery *query = tea_figure_query (book, &figures[i], periods[j].from, periods[j].to);

          g_test_message ("%s, period %u", figures[i].name, j);
          g_assert_true (tea_query_get_record_type (query) == figures[i].record_type ());
          g_assert_cmpint (tea_chain_count (query),
                           ==, count (book, figures[i].name, periods[j].from, periods[j].to));
        }
    }

  tea_fixture_close (book);
}

static void
test_open_at_the_end_of_the_period (void)
{
  TeaBook *book = create_book ();

  /* What is solved today was still open yesterday. */
  g_assert_cmpint (count (book, "requests_open", NULL, "2026-10-31"), ==, 1);
  g_assert_cmpint (count (book, "requests_open", NULL, "2026-11-29"), ==, 3);
  g_assert_cmpint (count (book, "requests_open", NULL, "2026-11-30"), ==, 2);
  g_assert_cmpint (count (book, "requests_open", NULL, "2026-12-01"), ==, 1);
  g_assert_cmpint (count (book, "assignments_open", NULL, "2026-11-04"), ==, 0);
  g_assert_cmpint (count (book, "assignments_open", NULL, "2026-11-29"), ==, 2);
  g_assert_cmpint (count (book, "assignments_overdue", NULL, "2026-11-10"), ==, 0);
  g_assert_cmpint (count (book, "assignments_overdue", NULL, "2026-11-11"), ==, 1);
  g_assert_cmpint (count (book, "assignments_overdue", NULL, "2026-11-21"), ==, 2);
  g_assert_cmpint (count (book, "rules_in_force", NULL, "2026-11-04"), ==, 0);

  tea_fixture_close (book);
}

static void
test_ended_rule_counts_until_its_day (void)
{
  TeaBook *book = create_book ();
  g_autoptr (TeaRule) rule = tea_book_find (book, TEA_TYPE_RULE, "title", "爱灯公约", NULL);

  g_assert_true (tea_rule_end (rule, book, NULL));
  g_assert_cmpint (count (book, "rules_in_force", NULL, "2026-12-09"), ==, 1);
  g_assert_cmpint (count (book, "rules_in_force", NULL, "2026-12-10"), ==, 0);
  g_assert_cmpint (count (book, "rules_in_force", NULL, NULL), ==, 0);

  tea_fixture_close (book);
}

static void
test_unknown_figure_is_told (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_figure_find ("happiness", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
}

static void
test_funnel_names_figures (void)
{
  const char * const *funnel = tea_figures_funnel ();

  g_assert_cmpuint (g_strv_length ((char **) funnel), ==, 7);
  for (guint i = 0; funnel[i] != NULL; i++)
    g_assert_nonnull (tea_figure_find (funnel[i], NULL));
}

static void
assert_line_equals_its_rows (TeaBook            *book,
                             const TeaBreakdown *line)
{
  const struct { const char *end; int count; } ends[] = {
    { NULL, line->collected }, { "solved", line->solved }, { "partly", line->partly },
    { "unsolvable", line->unsolvable }, { "open", line->open },
  };

  g_assert_cmpint (line->collected,
                   ==, line->solved + line->partly + line->unsolvable + line->open);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpuint (tea_chain_count (tea_breakdown_query (book, line, ends[i].end)),
                      ==, ends[i].count);
}

static void
assert_breakdown (TeaBook    *book,
                  GPtrArray  *lines,
                  const char *from,
                  const char *to)
{
  int collected = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const TeaBreakdown *line = g_ptr_array_index (lines, i);

      assert_line_equals_its_rows (book, line);
      collected += line->collected;
    }

  g_assert_cmpint (collected, ==, count (book, "requests_collected", from, to));
}

static void
test_breakdowns_equal_their_rows (void)
{
  TeaBook *book = create_book ();
  const struct { const char *from, *to; } periods[] = {
    { NULL, NULL }, { "2026-11-01", "2026-11-30" }, { "2026-11-10", NULL }, { NULL, "2026-11-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      const char *from = periods[i].from;
      const char *to = periods[i].to;
      g_autoptr (GPtrArray) categories = NULL;
      g_autoptr (GPtrArray) months = NULL;

      g_assert_true (tea_figures_break_down (book, from, to, &categories, &months, NULL));
      assert_breakdown (book, categories, from, to);
      assert_breakdown (book, months, from, to);
    }

  tea_fixture_close (book);
}

static void
test_breakdown_by_hand (void)
{
  TeaBook *book = create_book ();
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GPtrArray) early_categories = NULL;
  g_autoptr (GPtrArray) early_months = NULL;
  const TeaBreakdown *line;

  g_assert_true (tea_figures_break_down (book, NULL, NULL, &categories, &months, NULL));
  g_assert_true (tea_figures_break_down (book, NULL, "2026-11-10", &early_categories,
                                         &early_months, NULL));

  g_assert_cmpuint (categories->len, ==, 3);
  line = g_ptr_array_index (categories, 0);
  g_assert_cmpstr (line->label, ==, "照明");
  g_assert_cmpint (line->collected, ==, 3);
  g_assert_cmpint (line->solved, ==, 1);
  g_assert_cmpint (line->unsolvable, ==, 1);
  g_assert_cmpint (line->open, ==, 1);
  line = g_ptr_array_index (categories, 2);
  g_assert_cmpstr (line->label, ==, "No category");
  g_assert_cmpint (line->category, ==, 0);
  g_assert_cmpint (line->collected, ==, 1);

  g_assert_cmpuint (early_months->len, ==, 2);
  line = g_ptr_array_index (early_months, 0);
  g_assert_cmpstr (line->label, ==, "2026-10");
  g_assert_cmpstr (line->from, ==, "2026-10-01");
  g_assert_cmpstr (line->to, ==, "2026-10-31");
  line = g_ptr_array_index (early_months, 1);
  g_assert_cmpstr (line->label, ==, "2026-11");
  g_assert_cmpstr (line->to, ==, "2026-11-10");
  g_assert_cmpint (line->collected, ==, 2);
  g_assert_cmpint (line->solved, ==, 2);

  tea_fixture_close (book);
}

/* The words of a request are long: a figure that reads them makes the window wait for many. */
static void
test_requests_are_counted_from_an_index_alone (void)
{
  TeaBook *book = tea_fixture_book ();
  guint n_figures = 0;
  guint n_steps = 0;
  const TeaFigure *figures = tea_figures (&n_figures);

  for (guint i = 0; i < n_figures; i++)
    {
      g_autoptr (TeaRecordClass) klass = g_type_class_ref (figures[i].record_type ());
      g_autofree char *sql = NULL;
      g_autoptr (TeaQuery) plan = NULL;
      g_autoptr (GError) error = NULL;

      sql = g_strconcat ("EXPLAIN QUERY PLAN SELECT count (*) FROM ", klass->table, " ",
                         figures[i].clause, NULL);
      plan = tea_query_new (book, "look at the plan", sql);
      while (tea_query_step (plan, &error))
        {
          const char *step = tea_query_get_text (plan, 3);

          if (strstr (step, " request ") == NULL)
            continue;

          n_steps++;
          if (strstr (step, "COVERING INDEX") == NULL)
            g_error ("%s: %s", figures[i].name, step);
        }
      g_assert_no_error (error);
    }

  g_assert_cmpuint (n_steps, >=, 7);
  tea_fixture_close (book);
}

static gint64
count_figure (TeaBook    *book,
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

/* The worker settled it in October, and it counts there although it is typed in November. */
static void
test_what_was_settled_at_the_door_is_resolved_on_that_day (void)
{
  static const TeaVisitMatter matters[] = {
    { .text = "楼上楼下争吵", .kind = "dispute", .solved = TRUE, .mediation = "说和了" },
    { .text = "灯泡坏了", .solved = TRUE },
    { .text = "单元门关不上" },
  };
  TeaBook *book = tea_fixture_book ();
  const TeaVisitEntry entry = {
    .visited_on = "2026-10-09", .address = "1栋1单元101", .worker = "周网格",
    .matters = matters, .n_matters = G_N_ELEMENTS (matters),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) visit = tea_visit_add (book, &entry, &error);

  g_assert_no_error (error);
  g_assert_cmpint (count_figure (book, "requests_collected", "2026-10-01", "2026-10-31"), ==, 3);
  g_assert_cmpint (count_figure (book, "requests_resolved", "2026-10-01", "2026-10-31"), ==, 2);
  g_assert_cmpint (count_figure (book, "disputes_mediated", "2026-10-01", "2026-10-31"), ==, 1);
  g_assert_cmpint (count_figure (book, "households_heard", "2026-10-01", "2026-10-31"), ==, 1);
  g_assert_cmpint (count_figure (book, "requests_resolved", "2026-11-01", NULL), ==, 0);
  g_assert_cmpint (count_figure (book, "requests_open", NULL, NULL), ==, 1);

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/every-figure-by-hand", test_every_figure_by_hand);
  g_test_add_func ("/figures/every-number-equals-its-rows", test_every_number_equals_its_rows);
  g_test_add_func ("/figures/requests-are-counted-from-an-index-alone",
                   test_requests_are_counted_from_an_index_alone);
  g_test_add_func ("/figures/open-at-the-end-of-the-period", test_open_at_the_end_of_the_period);
  g_test_add_func ("/figures/ended-rule-counts-until-its-day",
                   test_ended_rule_counts_until_its_day);
  g_test_add_func ("/figures/unknown-figure-is-told", test_unknown_figure_is_told);
  g_test_add_func ("/figures/funnel-names-figures", test_funnel_names_figures);
  g_test_add_func ("/figures/breakdowns-equal-their-rows", test_breakdowns_equal_their_rows);
  g_test_add_func ("/figures/breakdown-by-hand", test_breakdown_by_hand);
  g_test_add_func ("/figures/what-was-settled-at-the-door-is-resolved-on-that-day",
                   test_what_was_settled_at_the_door_is_resolved_on_that_day);

  return g_test_run ();
}
