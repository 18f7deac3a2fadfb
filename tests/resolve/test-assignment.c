/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "resolve/tea-progress.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static void
test_add_takes_over_topic (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", "agenda", NULL, NULL);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaAssignment) loaded = NULL;
  g_autoptr (TeaSuggestion) counted = NULL;

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  loaded = tea_chain_reload (book, assignment);
  counted = tea_chain_reload (book, suggestion);

  g_assert_cmpstr (loaded->number, ==, "A2026-001");
  g_assert_cmpstr (loaded->assigned_on, ==, "2026-11-23");
  g_assert_cmpstr (loaded->suggestion_number, ==, suggestion->number);
  g_assert_cmpstr (loaded->topic_title, ==, "路灯");
  g_assert_cmpstr (loaded->topic_number, ==, topic->number);
  g_assert_cmpstr (loaded->status, ==, "open");
  g_assert_false (loaded->overdue);
  g_assert_cmpint (counted->assignments, ==, 1);

  tea_fixture_close (book);
}

static void
assert_refused (TeaBook       *book,
                TeaAssignment *taken,
                int            code)
{
  g_autoptr (TeaAssignment) assignment = taken;
  g_autoptr (GError) error = NULL;
  gint64 actions = tea_chain_actions (book);

  g_assert_false (tea_assignment_add (assignment, book, &error));
  g_assert_error (error, TEA_ERROR, code);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (assignment)), ==, 0);
  g_assert_cmpint (tea_chain_actions (book), ==, actions);
  g_assert_cmpuint (tea_chain_count (tea_assignment_query (book, NULL)), ==, 0);
}

static TeaAssignment *
create_assignment (gint64      suggestion,
                   gint64      topic,
                   const char *requirement,
                   const char *carried_by,
                   const char *due_on)
{
  return g_object_new (TEA_TYPE_ASSIGNMENT,
                       "suggestion", suggestion,
                       "topic", topic,
                       "requirement", requirement,
                       "carried-by", carried_by,
                       "due-on", due_on,
                       NULL);
}

static void
test_add_refuses_what_was_not_decided (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) agenda = tea_chain_topic (book, "路灯", "agenda", NULL, NULL);
  g_autoptr (TeaTopic) fresh = tea_chain_topic (book, "噪音", NULL, NULL, NULL);
  g_autoptr (TeaSuggestion) undecided = tea_chain_suggestion (book, agenda, "装灯", NULL);
  g_autoptr (TeaSuggestion) declined = tea_chain_suggestion (book, agenda, "拆灯", "declined");
  g_autoptr (TeaSuggestion) deferred = tea_chain_suggestion (book, agenda, "换灯", "deferred");
  TeaRecord *origins[] = {
    TEA_RECORD (undecided), TEA_RECORD (declined), TEA_RECORD (deferred),
  };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    assert_refused (book,
                    create_assignment (tea_record_get_id (origins[i]), 0, "做", "物业",
                                       "2026-12-20"),
                    TEA_ERROR_REFUSED);

  assert_refused (book,
                  create_assignment (0, tea_record_get_id (TEA_RECORD (agenda)), "做", "物业",
                                     "2026-12-20"),
                  TEA_ERROR_REFUSED);
  assert_refused (book,
                  create_assignment (0, tea_record_get_id (TEA_RECORD (fresh)), "做", "物业",
                                     "2026-12-20"),
                  TEA_ERROR_REFUSED);
  assert_refused (book, create_assignment (0, 0, "做", "物业", "2026-12-20"), TEA_ERROR_REFUSED);
  assert_refused (book, create_assignment (42, 0, "做", "物业", "2026-12-20"),
                  TEA_ERROR_NOT_FOUND);

  tea_fixture_close (book);
}

static void
test_add_refuses_what_is_missing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  gint64 id = tea_record_get_id (TEA_RECORD (suggestion));

  assert_refused (book, create_assignment (id, 0, " ", "物业", "2026-12-20"), TEA_ERROR_INVALID);
  assert_refused (book, create_assignment (id, 0, "做", "　", "2026-12-20"), TEA_ERROR_INVALID);
  assert_refused (book, create_assignment (id, 0, "做", "物业", NULL), TEA_ERROR_INVALID);
  assert_refused (book, create_assignment (id, 0, "做", "物业", "2026-11-22"), TEA_ERROR_INVALID);
  assert_refused (book, create_assignment (id, 0, "做", "物业", "2026-02-30"), TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static void
test_a_verdict_and_its_assignment_are_one_action (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "下水道堵了", NULL, NULL, NULL);
  g_autoptr (TeaAssignment) nobody = g_object_new (TEA_TYPE_ASSIGNMENT, NULL);
  g_autoptr (TeaAssignment) given = NULL;
  g_autoptr (TeaAssignment) open = NULL;
  g_autoptr (TeaAssignment) ended = NULL;
  g_autoptr (TeaTopic) untouched = NULL;
  g_autoptr (TeaTopic) handled = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = tea_chain_actions (book);

  g_assert_false (tea_assignment_add_direct (nobody, book, topic, "堵了要马上通", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  untouched = tea_chain_reload (book, topic);
  g_assert_null (untouched->verdict);
  g_assert_cmpint (tea_chain_actions (book), ==, before);

  given = g_object_new (TEA_TYPE_ASSIGNMENT, "carried-by", "清风物业", NULL);
  g_assert_true (tea_assignment_add_direct (given, book, untouched, "堵了要马上通", &error));
  g_assert_no_error (error);
  g_assert_cmpint (tea_chain_actions (book), ==, before + 1);
  open = tea_chain_reload (book, given);
  g_assert_cmpstr (open->requirement, ==, "下水道堵了");
  g_assert_cmpstr (open->due_on, ==, "2026-11-25");
  g_assert_cmpstr (open->due_at, ==, "2026-11-25 09:00:00");
  g_assert_cmpint (open->minutes_left, ==, 48 * 60);

  g_assert_true (tea_assignment_close (open, book, "solved", NULL, &error));
  ended = tea_chain_reload (book, open);
  handled = tea_chain_reload (book, topic);
  g_assert_null (ended->due_at);
  g_assert_null (handled->due_at);

  tea_fixture_close (book);
}

static void
test_direct_topic_needs_no_suggestion (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "下水道堵了", "direct", NULL, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GError) error = NULL;

  assignment = create_assignment (0, tea_record_get_id (TEA_RECORD (topic)), "疏通", "物业",
                                  "2026-11-23");
  g_assert_true (tea_assignment_add (assignment, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (assignment->topic, ==, tea_record_get_id (TEA_RECORD (topic)));

  tea_fixture_close (book);
}

static void
test_overdue_from_the_day_after (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaAssignment) due = NULL;
  g_autoptr (TeaAssignment) overdue = NULL;
  const TeaAssignmentFilter filter = { .status = "overdue" };

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");

  tea_chain_set_day (book, 2026, 12, 20);
  due = tea_chain_reload (book, assignment);
  g_assert_false (due->overdue);
  g_assert_cmpstr (due->status, ==, "open");
  g_assert_cmpuint (tea_chain_count (tea_assignment_query (book, &filter)), ==, 0);

  tea_chain_set_day (book, 2026, 12, 21);
  overdue = tea_chain_reload (book, assignment);
  g_assert_true (overdue->overdue);
  g_assert_cmpstr (overdue->status, ==, "overdue");
  g_assert_cmpuint (tea_chain_count (tea_assignment_query (book, &filter)), ==, 1);

  g_assert_true (tea_assignment_close (overdue, book, "solved", NULL, NULL));
  g_assert_false (overdue->overdue);
  g_assert_cmpuint (tea_chain_count (tea_assignment_query (book, &filter)), ==, 0);

  tea_fixture_close (book);
}

static void
test_close_needs_word_and_reason (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  gint64 actions;
  const struct { const char *outcome, *note; int code; } wrong[] = {
    { "partly", NULL, TEA_ERROR_INVALID },
    { "unsolvable", " 　", TEA_ERROR_INVALID },
    { "done", "好了", TEA_ERROR_INVALID },
    { NULL, "好了", TEA_ERROR_INVALID },
  };

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  actions = tea_chain_actions (book);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tea_assignment_close (assignment, book, wrong[i].outcome, wrong[i].note,
                                            &error));
      g_assert_error (error, TEA_ERROR, wrong[i].code);
      g_assert_null (assignment->outcome);
    }
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  g_assert_true (tea_assignment_close (assignment, book, "unsolvable", "没有电源", NULL));
  g_assert_cmpint (tea_chain_actions (book), ==, actions + 1);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (tea_assignment_close (assignment, book, "solved", NULL, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
    g_assert_cmpstr (assignment->outcome, ==, "unsolvable");
    g_assert_cmpint (tea_chain_actions (book), ==, actions + 1);
  }

  tea_fixture_close (book);
}

static void
assert_outcome (TeaBook    *book,
                TeaRequest *request,
                const char *outcome,
                const char *day,
                const char *note)
{
  g_autoptr (TeaRequest) loaded = tea_chain_reload (book, request);

  g_assert_cmpstr (loaded->outcome, ==, outcome);
  g_assert_cmpstr (loaded->outcome_on, ==, day);
  g_assert_cmpstr (loaded->outcome_note, ==, note);
}

static void
test_last_end_gives_requests_the_worst (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = tea_chain_request (book, "楼道太黑", "李建国", NULL, NULL);
  g_autoptr (TeaRequest) second = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, NULL);
  g_autoptr (TeaRequest) alien = tea_chain_request (book, "别的事", "赵敏", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", "agenda", first, second);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaAssignment) a = NULL;
  g_autoptr (TeaAssignment) b = NULL;
  g_autoptr (TeaAssignment) c = NULL;
  g_autofree char *undone = NULL;
  gint64 actions;

  /* What somebody settled before keeps its own end. */
  g_assert_true (tea_request_close (first, book, "solved", "当场换了灯泡", NULL));

  a = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  b = tea_chain_assignment (book, suggestion, "拉电线", "2026-12-20");
  c = tea_chain_assignment (book, suggestion, "刷墙", "2026-12-20");

  tea_chain_set_day (book, 2026, 12, 1);
  g_assert_true (tea_assignment_close (a, book, "partly", "只装了两盏", NULL));
  tea_chain_set_day (book, 2026, 12, 2);
  g_assert_true (tea_assignment_close (b, book, "unsolvable", "没有电源", NULL));
  assert_outcome (book, second, NULL, NULL, "");

  tea_chain_set_day (book, 2026, 12, 3);
  actions = tea_chain_actions (book);
  g_assert_true (tea_assignment_close (c, book, "solved", NULL, NULL));
  g_assert_cmpint (tea_chain_actions (book), ==, actions + 1);
  assert_outcome (book, second, "unsolvable", "2026-12-03", "没有电源");
  assert_outcome (book, first, "solved", "2026-11-23", "当场换了灯泡");
  assert_outcome (book, alien, NULL, NULL, "");

  /* One action: taken back as one. */
  undone = tea_history_undo (book, NULL);
  g_assert_nonnull (undone);
  assert_outcome (book, second, NULL, NULL, "");
  {
    g_autoptr (TeaAssignment) reopened = tea_chain_reload (book, c);

    g_assert_null (reopened->outcome);
  }

  tea_fixture_close (book);
}

static void
test_reopen_opens_its_requests (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) early = tea_chain_request (book, "楼道太黑", "李建国", NULL, NULL);
  g_autoptr (TeaRequest) request = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", "agenda", early, request);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaAssignment) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  g_assert_false (tea_assignment_reopen (assignment, book, "又坏了", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_request_close (early, book, "solved", "换了灯泡", NULL));
  tea_chain_set_day (book, 2026, 12, 21);
  g_assert_true (tea_assignment_close (assignment, book, "solved", "装好了", NULL));
  assert_outcome (book, request, "solved", "2026-12-21", "装好了");

  actions = tea_chain_actions (book);
  g_assert_false (tea_assignment_reopen (assignment, book, "　", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpstr (assignment->outcome, ==, "solved");
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  g_assert_true (tea_assignment_reopen (assignment, book, "又坏了", &error));
  g_assert_no_error (error);
  g_assert_cmpint (tea_chain_actions (book), ==, actions + 1);
  g_assert_true (assignment->overdue);

  loaded = tea_chain_reload (book, assignment);
  g_assert_null (loaded->outcome);
  g_assert_null (loaded->outcome_on);
  g_assert_cmpstr (loaded->outcome_note, ==, "");
  g_assert_cmpstr (loaded->status, ==, assignment->status);
  g_assert_cmpstr (loaded->last_progress, ==, "Opened again: 又坏了");
  assert_outcome (book, request, NULL, NULL, "");
  assert_outcome (book, early, "solved", "2026-11-23", "换了灯泡");

  tea_fixture_close (book);
}

static void
test_progress_is_told_in_order (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, NULL, "装灯", "adopted");
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaAssignment) loaded = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");
  actions = tea_chain_actions (book);
  g_assert_false (tea_assignment_report (assignment, book, " ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  g_assert_true (tea_assignment_report (assignment, book, "买了灯", &error));
  tea_chain_set_day (book, 2026, 11, 30);
  g_assert_true (tea_assignment_report (assignment, book, "装了一盏", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (assignment->last_progress, ==, "装了一盏");

  query = tea_progress_query (book, tea_record_get_id (TEA_RECORD (assignment)));
  lines = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (TEA_PROGRESS (lines->pdata[0])->text, ==, "买了灯");
  g_assert_cmpstr (TEA_PROGRESS (lines->pdata[1])->noted_at, ==, "2026-11-30 09:00:00");

  loaded = tea_chain_reload (book, assignment);
  g_assert_cmpstr (loaded->last_progress, ==, "装了一盏");
  g_assert_cmpstr (loaded->last_progress_at, ==, "2026-11-30 09:00:00");

  tea_fixture_close (book);
}

static guint
count_assignments (TeaBook             *book,
                   TeaAssignmentFilter  filter)
{
  return tea_chain_count (tea_assignment_query (book, &filter));
}

static void
test_query_filters (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", "agenda", NULL, NULL);
  g_autoptr (TeaSuggestion) s = tea_chain_suggestion (book, topic, "装灯", "adopted");
  g_autoptr (TeaSuggestion) t = tea_chain_suggestion (book, NULL, "扫雪", "adopted");
  g_autoptr (TeaAssignment) late = tea_chain_assignment (book, s, "装三盏", "2026-12-20");
  g_autoptr (TeaAssignment) soon = tea_chain_assignment (book, s, "拉电线", "2026-12-01");
  g_autoptr (TeaAssignment) ended = tea_chain_assignment (book, t, "买铲子", "2026-11-25");
  g_autoptr (TeaQuery) query = tea_assignment_query (book, NULL);
  g_autoptr (GPtrArray) all = NULL;
  gint64 topic_id = tea_record_get_id (TEA_RECORD (topic));
  gint64 suggestion_id = tea_record_get_id (TEA_RECORD (t));

  g_assert_true (tea_assignment_close (ended, book, "solved", NULL, NULL));

  all = tea_query_read_records (query, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (TEA_ASSIGNMENT (all->pdata[0])->number, ==, soon->number);
  g_assert_cmpstr (TEA_ASSIGNMENT (all->pdata[1])->number, ==, late->number);
  g_assert_cmpstr (TEA_ASSIGNMENT (all->pdata[2])->number, ==, ended->number);

  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .topic = topic_id }), ==, 2);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .suggestion = suggestion_id }),
                    ==, 1);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .status = "open" }), ==, 2);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .status = "solved" }), ==, 1);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .text = "电线" }), ==, 1);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .text = "物管会" }), ==, 3);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .text = "路灯" }), ==, 2);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .text = "a2026-003" }), ==, 1);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .to = "2026-11-22" }), ==, 0);
  g_assert_cmpuint (count_assignments (book, (TeaAssignmentFilter) { .from = "2026-11-23" }),
                    ==, 3);

  tea_fixture_close (book);
}

static gint64
count_before (TeaBook    *book,
              TeaMeeting *meeting)
{
  const TeaAssignmentFilter filter = { .before = tea_record_get_id (TEA_RECORD (meeting)) };

  return tea_chain_count (tea_assignment_query (book, &filter));
}

static TeaMeeting *
plan_meeting (TeaBook    *book,
              const char *kind,
              const char *starts_at)
{
  TeaMeeting *meeting = g_object_new (TEA_TYPE_MEETING, "kind", kind, "starts-at", starts_at, NULL);

  g_assert_true (tea_meeting_add (meeting, book, NULL));

  return meeting;
}

static void
test_open_work_heads_the_next_session_of_its_kind (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) held = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaMeeting) next = plan_meeting (book, "tea", "2026-12-05 14:30");
  g_autoptr (TeaMeeting) other = plan_meeting (book, "three-party", "2026-12-05 14:30");
  g_autoptr (TeaMeeting) earlier = plan_meeting (book, "tea", "2026-11-01 14:30");
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, held, topic, "王秀兰", "装灯");
  g_autoptr (TeaSuggestion) suggestion = tea_suggestion_from_remark (remark, book, NULL);
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (TeaMeeting) counted = NULL;
  g_autoptr (TeaMeeting) done = NULL;

  g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", "好", NULL));
  g_assert_cmpint (count_before (book, next), ==, 0);
  assignment = tea_chain_assignment (book, suggestion, "装三盏", "2026-12-20");

  g_assert_cmpint (count_before (book, next), ==, 1);
  g_assert_cmpint (count_before (book, other), ==, 0);
  g_assert_cmpint (count_before (book, earlier), ==, 0);
  counted = tea_chain_reload (book, next);
  g_assert_cmpint (counted->open_work, ==, 1);
  g_assert_cmpint (counted->agenda_minutes, ==, counted->review_minutes);

  g_assert_true (tea_assignment_close (assignment, book, "solved", "亮了", NULL));
  g_assert_cmpint (count_before (book, next), ==, 0);
  done = tea_chain_reload (book, next);
  g_assert_cmpint (done->agenda_minutes, ==, 0);

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assignment/add-takes-over-topic", test_add_takes_over_topic);
  g_test_add_func ("/assignment/add-refuses-what-was-not-decided",
                   test_add_refuses_what_was_not_decided);
  g_test_add_func ("/assignment/add-refuses-what-is-missing", test_add_refuses_what_is_missing);
  g_test_add_func ("/assignment/a-verdict-and-its-assignment-are-one-action",
                   test_a_verdict_and_its_assignment_are_one_action);
  g_test_add_func ("/assignment/direct-topic-needs-no-suggestion",
                   test_direct_topic_needs_no_suggestion);
  g_test_add_func ("/assignment/overdue-from-the-day-after", test_overdue_from_the_day_after);
  g_test_add_func ("/assignment/close-needs-word-and-reason", test_close_needs_word_and_reason);
  g_test_add_func ("/assignment/last-end-gives-requests-the-worst",
                   test_last_end_gives_requests_the_worst);
  g_test_add_func ("/assignment/reopen-opens-its-requests", test_reopen_opens_its_requests);
  g_test_add_func ("/assignment/progress-is-told-in-order", test_progress_is_told_in_order);
  g_test_add_func ("/assignment/query-filters", test_query_filters);
  g_test_add_func ("/assignment/open-work-heads-the-next-session-of-its-kind",
                   test_open_work_heads_the_next_session_of_its_kind);

  return g_test_run ();
}
