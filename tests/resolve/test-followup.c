/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"

#include "tea-chain.h"
#include "tea-fixture.h"

/* Two requests whose topic was carried out, on the first of December. */
typedef struct
{
  TeaBook       *book;
  TeaRequest    *request;
  TeaRequest    *other;
  TeaTopic      *topic;
  TeaAssignment *assignment;
} Done;

static void
done_set_up (Done *self)
{
  g_autoptr (TeaSuggestion) suggestion = NULL;
  TeaRequest *request, *other;
  GError *error = NULL;

  self->book = tea_fixture_book ();
  request = tea_chain_request (self->book, "路灯不亮", "王秀兰", "13800001234", "2栋1单元301");
  other = tea_chain_request (self->book, "楼道太黑", "李建国", NULL, NULL);
  self->topic = tea_chain_topic (self->book, "路灯", "agenda", request, other);
  suggestion = tea_chain_suggestion (self->book, self->topic, "装灯", "adopted");
  self->assignment = tea_chain_assignment (self->book, suggestion, "装三盏", "2026-12-20");

  tea_chain_set_day (self->book, 2026, 12, 1);
  tea_assignment_close (self->assignment, self->book, "solved", "装好了", &error);
  g_assert_no_error (error);

  self->request = tea_chain_reload (self->book, request);
  self->other = tea_chain_reload (self->book, other);
  g_assert_cmpstr (self->request->outcome, ==, "solved");
  g_object_unref (request);
  g_object_unref (other);
}

static void
done_tear_down (Done *self)
{
  g_clear_object (&self->request);
  g_clear_object (&self->other);
  g_clear_object (&self->topic);
  g_clear_object (&self->assignment);
  tea_fixture_close (self->book);
}

static void
test_satisfied_is_no_longer_owed (void)
{
  Done done;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) followups = NULL;
  g_autoptr (GError) error = NULL;
  TeaFollowup *followup;

  done_set_up (&done);
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 2);

  g_assert_true (tea_followup_add (done.book, done.request, NULL, "phone", "satisfied", " 亮了 ",
                                   &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 1);
  g_assert_true (tea_followup_add (done.book, done.other, done.assignment, "visit", "mostly", NULL,
                                   &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 0);
  g_assert_cmpstr (done.request->outcome, ==, "solved");

  query = tea_followup_query (done.book, NULL);
  followups = tea_query_read_records (query, &error);
  g_assert_cmpuint (followups->len, ==, 2);
  followup = TEA_FOLLOWUP (followups->pdata[1]);
  g_assert_cmpstr (followup->words, ==, "亮了");
  g_assert_cmpstr (followup->asked_on, ==, "2026-12-01");
  g_assert_cmpstr (followup->request_number, ==, done.request->number);
  g_assert_cmpstr (followup->person_name, ==, "王秀兰");
  g_assert_cmpstr (followup->assignment_number, ==, done.assignment->number);

  done_tear_down (&done);
}

static void
test_refusals_change_nothing (void)
{
  Done done;
  g_autoptr (TeaRequest) open = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaAssignment) alien = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  done_set_up (&done);
  open = tea_chain_request (done.book, "还没办", "赵敏", NULL, NULL);
  suggestion = tea_chain_suggestion (done.book, NULL, "扫雪", "adopted");
  alien = tea_chain_assignment (done.book, suggestion, "买铲子", "2026-12-20");
  actions = tea_chain_actions (done.book);

  g_assert_false (tea_followup_add (done.book, open, NULL, "phone", "satisfied", NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (tea_followup_add (done.book, done.request, NULL, "pigeon", "satisfied", NULL,
                                    &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (tea_followup_add (done.book, done.request, NULL, "phone", "happy", NULL,
                                    &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (tea_followup_add (done.book, done.request, alien, "phone", "dissatisfied", NULL,
                                    &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  g_assert_cmpint (tea_chain_actions (done.book), ==, actions);
  g_assert_cmpuint (tea_chain_count (tea_followup_query (done.book, NULL)), ==, 0);
  g_assert_cmpstr (done.request->outcome, ==, "solved");
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 2);

  done_tear_down (&done);
}

static void
assert_reopened (Done       *done,
                 const char *sentence)
{
  g_autoptr (TeaRequest) request = tea_chain_reload (done->book, done->request);
  g_autoptr (TeaRequest) other = tea_chain_reload (done->book, done->other);
  g_autoptr (TeaAssignment) assignment = tea_chain_reload (done->book, done->assignment);

  g_assert_null (request->outcome);
  g_assert_null (assignment->outcome);
  g_assert_cmpstr (assignment->last_progress, ==, sentence);

  /* Who did not complain stays told. */
  g_assert_cmpstr (other->outcome, ==, "solved");
}

static void
test_dissatisfied_reopens_in_one_action (void)
{
  Done done;
  g_autoptr (TeaAssignment) ended = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  done_set_up (&done);
  actions = tea_chain_actions (done.book);
  sentence = g_strdup_printf ("The requester of %s is dissatisfied: 又不亮了", done.request->number);

  g_assert_true (tea_followup_add (done.book, done.request, done.assignment, "visit",
                                   "dissatisfied", "又不亮了", &error));
  g_assert_no_error (error);
  g_assert_cmpint (tea_chain_actions (done.book), ==, actions + 1);
  g_assert_null (done.request->outcome);
  g_assert_null (done.assignment->outcome);
  assert_reopened (&done, sentence);

  /* Taken back as one. */
  undone = tea_history_undo (done.book, &error);
  g_assert_no_error (error);
  ended = tea_chain_reload (done.book, done.assignment);
  g_assert_cmpstr (ended->outcome, ==, "solved");
  g_assert_cmpstr (ended->outcome_note, ==, "装好了");
  g_assert_cmpuint (tea_chain_count (tea_progress_query (done.book, 0)), ==, 0);
  g_assert_cmpuint (tea_chain_count (tea_followup_query (done.book, NULL)), ==, 0);

  done_tear_down (&done);
}

static void
test_dissatisfied_finds_the_work_itself (void)
{
  Done done;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  done_set_up (&done);
  sentence = g_strdup_printf ("The requester of %s is dissatisfied.", done.request->number);

  g_assert_true (tea_followup_add (done.book, done.request, NULL, "chat", "dissatisfied", "　",
                                   &error));
  g_assert_no_error (error);
  assert_reopened (&done, sentence);

  done_tear_down (&done);
}

static void
test_new_outcome_is_owed_anew (void)
{
  Done done;
  g_autoptr (TeaRequest) again = NULL;
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GError) error = NULL;

  done_set_up (&done);
  g_assert_true (tea_followup_add (done.book, done.other, NULL, "phone", "satisfied", NULL,
                                   &error));
  g_assert_true (tea_followup_add (done.book, done.request, NULL, "phone", "dissatisfied", "不亮",
                                   &error));
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 0);

  /* Done on the very same day. */
  assignment = tea_chain_reload (done.book, done.assignment);
  g_assert_true (tea_assignment_close (assignment, done.book, "solved", "换了灯", &error));
  g_assert_no_error (error);
  again = tea_chain_reload (done.book, done.request);
  g_assert_cmpstr (again->outcome, ==, "solved");
  g_assert_cmpstr (again->outcome_note, ==, "换了灯");
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 1);

  g_assert_true (tea_followup_add (done.book, again, NULL, "phone", "satisfied", NULL, &error));
  g_assert_cmpuint (tea_chain_count (tea_followup_owed_query (done.book)), ==, 0);

  done_tear_down (&done);
}

static guint
count_followups (TeaBook           *book,
                 TeaFollowupFilter  filter)
{
  return tea_chain_count (tea_followup_query (book, &filter));
}

static void
test_query_filters (void)
{
  Done done;
  gint64 request, topic, assignment;

  done_set_up (&done);
  g_assert_true (tea_followup_add (done.book, done.request, NULL, "phone", "satisfied", NULL,
                                   NULL));
  tea_chain_set_day (done.book, 2026, 12, 5);
  g_assert_true (tea_followup_add (done.book, done.other, NULL, "notice", "mostly", NULL, NULL));

  request = tea_record_get_id (TEA_RECORD (done.request));
  topic = tea_record_get_id (TEA_RECORD (done.topic));
  assignment = tea_record_get_id (TEA_RECORD (done.assignment));
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .request = request }),
                    ==, 1);
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .topic = topic }), ==, 2);
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .assignment = assignment }),
                    ==, 2);
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .satisfaction = "mostly" }),
                    ==, 1);
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .to = "2026-12-04" }),
                    ==, 1);
  g_assert_cmpuint (count_followups (done.book, (TeaFollowupFilter) { .from = "2026-12-05" }),
                    ==, 1);

  done_tear_down (&done);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/followup/satisfied-is-no-longer-owed", test_satisfied_is_no_longer_owed);
  g_test_add_func ("/followup/refusals-change-nothing", test_refusals_change_nothing);
  g_test_add_func ("/followup/dissatisfied-reopens-in-one-action",
                   test_dissatisfied_reopens_in_one_action);
  g_test_add_func ("/followup/dissatisfied-finds-the-work-itself",
                   test_dissatisfied_finds_the_work_itself);
  g_test_add_func ("/followup/new-outcome-is-owed-anew", test_new_outcome_is_owed_anew);
  g_test_add_func ("/followup/query-filters", test_query_filters);

  return g_test_run ();
}
