/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "resolve/tea-decision.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-rule-version.h"
#include "tea-chain.h"
#include "tea-screen-fixture.h"

/* What is decided and what comes of it, with each verb taken back and done again. */

static gint64
get_id (gpointer record)
{
  return tea_record_get_id (TEA_RECORD (record));
}

static TeaAssignment *
create_assignment (TeaSuggestion *suggestion,
                   const char    *assigned_on,
                   const char    *due_on)
{
  return g_object_new (TEA_TYPE_ASSIGNMENT,
                       "suggestion", get_id (suggestion),
                       "requirement", "装三盏灯",
                       "carried-by", "物业公司",
                       "assigned-on", assigned_on,
                       "due-on", due_on,
                       NULL);
}

static void
test_every_verdict_can_become_every_other (void)
{
  static const char * const verdicts[] = { "adopted", "declined", "deferred" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装路灯", NULL);
  const gint64 id = get_id (suggestion);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (verdicts); j++)
        {
          g_autoptr (TeaSuggestion) loaded = NULL;
          g_autofree char *reason = g_strdup_printf ("理由%u%u", i, j);

          assert_works (tea_suggestion_decide (suggestion, book, verdicts[i], "先这样", error));
          assert_undoable (book, tea_suggestion_decide (suggestion, book, verdicts[j], reason,
                                                        error));
          loaded = tea_chain_reload (book, suggestion);
          g_assert_cmpstr (loaded->verdict, ==, verdicts[j]);
          g_assert_cmpstr (loaded->reason, ==, reason);
          g_assert_cmpuint (tea_chain_count (tea_decision_query (book, id)), ==, 1);
        }
    }

  tea_fixture_close (book);
}

static void
test_decisions_are_listed_the_latest_first (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) first = tea_chain_suggestion (book, NULL, "装路灯", "adopted");
  g_autoptr (TeaSuggestion) second = tea_chain_suggestion (book, NULL, "建车库", "declined");
  g_autoptr (TeaSuggestion) open = tea_chain_suggestion (book, NULL, "种树", NULL);
  g_autoptr (TeaQuery) query = tea_decision_query (book, 0);
  g_autoptr (GPtrArray) decisions = NULL;

  tea_chain_set_day (book, 2027, 1, 1);
  assert_works (tea_suggestion_decide (first, book, "deferred", "等明年的钱", error));
  decisions = tea_query_read_records (query, NULL);
  g_assert_cmpuint (decisions->len, ==, 2);
  g_assert_cmpint (TEA_DECISION (decisions->pdata[0])->suggestion, ==, get_id (first));
  g_assert_cmpstr (TEA_DECISION (decisions->pdata[0])->decided_on, ==, "2027-01-01");
  g_assert_cmpint (TEA_DECISION (decisions->pdata[1])->suggestion, ==, get_id (second));
  g_assert_cmpuint (tea_chain_count (tea_decision_query (book, get_id (open))), ==, 0);

  tea_fixture_close (book);
}

static void
test_every_verdict_has_a_word_of_its_own (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (const TeaWord *word = tea_decision_verdicts (); word->word != NULL; word++)
    {
      const char *label = tea_decision_verdict_label (word->word);

      g_assert_cmpstr (label, !=, "");
      g_assert_true (g_hash_table_add (labels, (char *) label));
    }
  g_assert_cmpuint (g_hash_table_size (labels), ==, 3);
  g_assert_cmpstr (tea_decision_verdict_label (NULL), ==, "");
}

/* A number belongs to the year of its day, and every kind counts for itself. */
static void
test_numbers_begin_anew_with_the_year (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) old = NULL;
  g_autoptr (TeaSuggestion) new = NULL;
  g_autoptr (TeaAssignment) last = NULL;
  g_autoptr (TeaAssignment) first = NULL;
  g_autoptr (TeaAssignment) late = NULL;

  tea_chain_set_day (book, 2026, 12, 31);
  old = tea_chain_suggestion (book, NULL, "装路灯", "adopted");
  last = tea_chain_assignment (book, old, "装三盏", "2027-01-05");
  tea_chain_set_day (book, 2027, 1, 1);
  new = tea_chain_suggestion (book, NULL, "扫雪", "adopted");
  first = tea_chain_assignment (book, new, "买铲子", "2027-01-01");
  late = create_assignment (new, "2026-12-30", "2027-01-01");
  assert_undoable (book, tea_assignment_add (late, book, error));

  g_assert_cmpstr (old->number, ==, "S2026-001");
  g_assert_cmpstr (last->number, ==, "A2026-001");
  g_assert_cmpstr (new->number, ==, "S2027-001");
  g_assert_cmpstr (first->number, ==, "A2027-001");
  g_assert_cmpstr (late->number, ==, "A2026-002");

  tea_fixture_close (book);
}

static void
test_days_of_an_assignment_are_compared_as_days (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  g_autoptr (TeaAssignment) early = create_assignment (suggestion, "2026/11/23", "2026-9-5");
  g_autoptr (TeaAssignment) same = create_assignment (suggestion, "2026年12月1日", "2026.12.1");
  g_autoptr (TeaAssignment) loaded = NULL;

  assert_refused (book, TEA_ERROR_INVALID, tea_assignment_add (early, book, error));
  assert_undoable (book, tea_assignment_add (same, book, error));
  loaded = tea_chain_reload (book, same);
  g_assert_cmpstr (loaded->assigned_on, ==, "2026-12-01");
  g_assert_cmpstr (loaded->due_on, ==, "2026-12-01");

  /* Later too, it cannot become due before it was given out. */
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (loaded), book, "due_on", "2026-11-30", error));
  assert_undoable (book, tea_record_edit (TEA_RECORD (loaded), book, "due_on", "2027-1-1", error));
  g_assert_cmpstr (loaded->due_on, ==, "2027-01-01");
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_record_edit (TEA_RECORD (loaded), book, "carried_by", "", error));

  tea_fixture_close (book);
}

static void
test_a_refused_direct_assignment_can_be_corrected (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "下水道堵了", NULL, NULL, NULL);
  g_autoptr (TeaAssignment) assignment = g_object_new (TEA_TYPE_ASSIGNMENT, NULL);
  g_autoptr (TeaTopic) judged = NULL;
  g_autoptr (TeaAssignment) loaded = NULL;

  assert_refused (book, TEA_ERROR_INVALID,
                  tea_assignment_add_direct (assignment, book, topic, "马上通", error));

  /* The same form again, with what was missing. */
  g_object_set (assignment, "carried-by", " 物业公司　", "requirement", "疏通3栋下水道", NULL);
  assert_undoable (book, tea_assignment_add_direct (assignment, book, topic, "马上通", error));
  judged = tea_chain_reload (book, topic);
  g_assert_cmpstr (judged->verdict, ==, "direct");
  loaded = tea_chain_reload (book, assignment);
  g_assert_cmpstr (loaded->carried_by, ==, "物业公司");
  g_assert_cmpstr (loaded->requirement, ==, "疏通3栋下水道");

  tea_fixture_close (book);
}

static void
test_48_hours_run_over_the_end_of_the_year (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "水管爆了", NULL, NULL, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaAssignment) given = NULL;
  g_autoptr (TeaAssignment) over = NULL;

  tea_chain_set_day (book, 2026, 12, 30);
  assignment = g_object_new (TEA_TYPE_ASSIGNMENT, "carried-by", "物业公司", NULL);
  assert_undoable (book, tea_assignment_add_direct (assignment, book, topic, "水停不下来", error));
  given = tea_chain_reload (book, assignment);
  g_assert_cmpstr (given->due_on, ==, "2027-01-01");
  g_assert_cmpstr (given->due_at, ==, "2027-01-01 09:00:00");
  g_assert_cmpint (given->minutes_left, ==, 48 * 60);

  tea_chain_set_day (book, 2027, 1, 2);
  over = tea_chain_reload (book, assignment);
  g_assert_true (over->overdue);
  g_assert_cmpint (over->minutes_left, <, 0);

  tea_fixture_close (book);
}

static void
test_ending_and_opening_again_go_back_as_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) one = tea_chain_request (book, "楼道太黑", "李建国", NULL, NULL);
  g_autoptr (TeaRequest) two = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", "agenda", one, two);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaRequest) told = NULL;
  g_autoptr (TeaRequest) open = NULL;

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  for (int i = 0; i < 3; i++)
    {
      assert_undoable (book, tea_assignment_report (assignment, book, "又去看了一次", error));
      assert_undoable (book, tea_assignment_close (assignment, book, "partly", "缺一盏", error));
      assert_refused (book, TEA_ERROR_REFUSED,
                      tea_assignment_close (assignment, book, "solved", NULL, error));
      assert_undoable (book, tea_assignment_reopen (assignment, book, "灯到了", error));
      assert_refused (book, TEA_ERROR_REFUSED,
                      tea_assignment_reopen (assignment, book, "灯到了", error));
    }
  g_assert_cmpuint (tea_chain_count (tea_progress_query (book, get_id (assignment))), ==, 6);
  open = tea_chain_reload (book, two);
  g_assert_null (open->outcome);

  assert_undoable (book, tea_assignment_close (assignment, book, "solved", NULL, error));
  told = tea_chain_reload (book, two);
  g_assert_cmpstr (told->outcome, ==, "solved");
  g_assert_cmpstr (told->outcome_note, ==, "");

  tea_fixture_close (book);
}

/* A request that no topic took up was settled by nobody's assignment. */
static void
test_a_request_without_topic_is_followed_up_alone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "开个证明", "赵敏", NULL, NULL);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  g_autoptr (TeaAssignment) alien = NULL;
  g_autoptr (TeaQuery) query = tea_followup_query (book, NULL);
  g_autoptr (GPtrArray) followups = NULL;
  g_autoptr (TeaRequest) open = NULL;

  alien = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  assert_works (tea_request_close (request, book, "solved", "当场开了", error));
  assert_refused (book, TEA_ERROR_INVALID,
                  tea_followup_add (book, request, alien, "phone", "satisfied", NULL, error));
  assert_undoable (book, tea_followup_add (book, request, NULL, "phone", "dissatisfied",
                                           "名字写错了", error));
  followups = tea_query_read_records (query, NULL);
  g_assert_cmpuint (followups->len, ==, 1);
  g_assert_cmpint (TEA_FOLLOWUP (followups->pdata[0])->assignment, ==, 0);
  g_assert_cmpstr (TEA_FOLLOWUP (followups->pdata[0])->words, ==, "名字写错了");
  open = tea_chain_reload (book, request);
  g_assert_null (open->outcome);
  assert_refused (book, TEA_ERROR_REFUSED,
                  tea_followup_add (book, open, NULL, "phone", "satisfied", NULL, error));

  tea_fixture_close (book);
}

static TeaRule *
create_rule (TeaBook *book)
{
  TeaRule *rule = g_object_new (TEA_TYPE_RULE, "title", "轮值办法", "review-on", "2026-12-01", NULL);

  assert_works (tea_rule_add (rule, book, "每户一周", 0, error));

  return rule;
}

static void
test_a_rule_is_made_revised_and_ended_and_taken_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = g_object_new (TEA_TYPE_RULE, "title", " 《停车办法》　", NULL);
  g_autoptr (TeaRule) twin = g_object_new (TEA_TYPE_RULE, "title", "《停车办法》", NULL);
  g_autoptr (TeaRule) loaded = NULL;

  assert_undoable (book, tea_rule_add (rule, book, "一户一位", 0, error));
  g_assert_cmpstr (rule->title, ==, "《停车办法》");
  assert_refused (book, TEA_ERROR_REFUSED, tea_rule_add (twin, book, "一户两位", 0, error));
  assert_refused (book, TEA_ERROR_INVALID, tea_rule_revise (rule, book, " 一户一位　", 0, NULL,
                                                            error));
  assert_undoable (book, tea_rule_revise (rule, book, "一户一位，先到先停", 0, "2027-06-01", error));
  assert_undoable (book, tea_rule_end (rule, book, error));
  assert_refused (book, TEA_ERROR_REFUSED, tea_rule_revise (rule, book, "再改", 0, NULL, error));

  loaded = tea_chain_reload (book, rule);
  g_assert_cmpint (loaded->version, ==, 2);
  g_assert_false (loaded->in_force);
  g_assert_false (loaded->due);
  g_assert_cmpuint (tea_chain_count (tea_rule_version_query (book, get_id (rule))), ==, 2);

  tea_fixture_close (book);
}

/* As text, 2026-2-1 comes after 2026-11-23; as a day it is long past. */
static void
test_the_next_review_is_a_day_after_today (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = create_rule (book);
  g_autoptr (TeaRule) loaded = NULL;
  static const char * const wrong[] = {
    "2026-11-23", "2026-11-22", "2026-2-1", "2027-02-30", "明年", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      assert_refused (book, TEA_ERROR_INVALID,
                      tea_rule_revise (rule, book, "每户两周", 0, wrong[i], error));
      g_assert_cmpstr (rule->review_on, ==, "2026-12-01");
      g_assert_cmpstr (rule->text, ==, "每户一周");
    }

  assert_undoable (book, tea_rule_revise (rule, book, "每户两周", 0, "2027/3/1", error));
  loaded = tea_chain_reload (book, rule);
  g_assert_cmpstr (rule->review_on, ==, "2027-03-01");
  g_assert_cmpstr (loaded->review_on, ==, "2027-03-01");

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision/every-verdict-can-become-every-other",
                   test_every_verdict_can_become_every_other);
  g_test_add_func ("/decision/they-are-listed-the-latest-first",
                   test_decisions_are_listed_the_latest_first);
  g_test_add_func ("/decision/every-verdict-has-a-word-of-its-own",
                   test_every_verdict_has_a_word_of_its_own);
  g_test_add_func ("/decision/numbers-begin-anew-with-the-year",
                   test_numbers_begin_anew_with_the_year);
  g_test_add_func ("/decision/days-of-an-assignment-are-compared-as-days",
                   test_days_of_an_assignment_are_compared_as_days);
  g_test_add_func ("/decision/a-refused-direct-assignment-can-be-corrected",
                   test_a_refused_direct_assignment_can_be_corrected);
  g_test_add_func ("/decision/48-hours-run-over-the-end-of-the-year",
                   test_48_hours_run_over_the_end_of_the_year);
  g_test_add_func ("/decision/ending-and-opening-again-go-back-as-one",
                   test_ending_and_opening_again_go_back_as_one);
  g_test_add_func ("/decision/a-request-without-topic-is-followed-up-alone",
                   test_a_request_without_topic_is_followed_up_alone);
  g_test_add_func ("/decision/a-rule-is-made-revised-and-ended-and-taken-back",
                   test_a_rule_is_made_revised_and_ended_and_taken_back);
  g_test_add_func ("/decision/the-next-review-is-a-day-after-today",
                   test_the_next_review_is_a_day_after_today);

  return g_test_run ();
}
