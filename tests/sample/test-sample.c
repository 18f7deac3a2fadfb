/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-history.h"
#include "book/tea-query.h"
#include "collect/tea-category.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-remark.h"
#include "meet/tea-series.h"
#include "people/tea-estate.h"
#include "people/tea-grid-worker.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-phone.h"
#include "report/tea-figures.h"
#include "report/tea-trace.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-followup.h"
#include "resolve/tea-progress.h"
#include "resolve/tea-rule.h"
#include "resolve/tea-rule-version.h"
#include "resolve/tea-suggestion.h"
#include "sample/tea-sample.h"
#include "screen/tea-criterion.h"
#include "screen/tea-reply.h"
#include "screen/tea-score.h"

#include "tea-fixture.h"

/* The day on which the sample's year ends. */
#define TODAY "2026-11-22"

/* Every kind of record that the sample writes. */
static GType (*const record_types[]) (void) = {
  tea_estate_get_type, tea_grid_get_type, tea_grid_worker_get_type, tea_household_get_type,
  tea_organisation_get_type, tea_party_get_type, tea_person_get_type, tea_category_get_type,
  tea_request_get_type, tea_visit_get_type, tea_criterion_get_type, tea_score_get_type,
  tea_topic_get_type, tea_reply_get_type, tea_series_get_type, tea_meeting_get_type,
  tea_agenda_item_get_type, tea_attendance_get_type, tea_remark_get_type, tea_ballot_get_type,
  tea_suggestion_get_type, tea_decision_get_type, tea_assignment_get_type, tea_progress_get_type,
  tea_followup_get_type, tea_rule_get_type, tea_rule_version_get_type, tea_history_get_type,
};

/* One book for the tests that only read. */
static TeaBook *shared;

static TeaBook *
create_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 20, 0, 0);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  TeaBook *book;

  folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_assert_no_error (error);

  path = g_build_filename (folder, "青槐里.teatime", NULL);
  book = tea_sample_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (TEA_IS_BOOK (book));
  tea_book_set_now (book, now);

  return book;
}

static GPtrArray *
read_all (TeaBook *book,
          GType    record_type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_query_new_for_records (book, record_type, "ORDER BY id");
  GPtrArray *records = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return records;
}

static void
test_figures_are_those_of_the_account (void)
{
  static const struct
  {
    const char *name;
    gint64      value;
  } expected[] = {
    { "grids_first", 12 },
    { "grids_second", 36 },
    { "grids_third", 289 },
    { "grid_workers", 337 },
    { "requests_collected", 378 },
    { "requests_resolved", 296 },
    { "disputes_mediated", 27 },
    { "households_heard", 512 },
    { "meetings_held", 17 },
    { "categories", 6 },
    { "needs", 18 },
    { "suggestions_collected", 76 },
    { "suggestions_adopted", 23 },
    { "items_done", 39 },
    { "rules_in_force", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;
      const TeaFigure *figure = tea_figure_find (expected[i].name, &error);
      gint64 value = -1;

      g_assert_no_error (error);
      tea_figure_count (shared, figure, NULL, NULL, &value, &error);
      g_assert_no_error (error);
      g_test_message ("%s", expected[i].name);
      g_assert_cmpint (value, ==, expected[i].value);
    }
}

/* What the book says, kind by kind, without the ids. */
static char *
dump (TeaBook *book,
      GType    record_type)
{
  g_autoptr (GPtrArray) records = read_all (book, record_type);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      TeaRecord *record = g_ptr_array_index (records, i);
      TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);

      for (guint j = 0; j < klass->n_columns; j++)
        {
          g_autofree char *value = NULL;

          if (klass->columns[j].type == TEA_COLUMN_REFERENCE)
            continue;

          value = tea_record_dup_column (record, &klass->columns[j]);
          g_string_append_printf (text, "%s|", value);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
test_is_the_same_every_time (void)
{
  TeaBook *again = create_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (record_types); i++)
    {
      g_autofree char *first = dump (shared, record_types[i] ());
      g_autofree char *second = dump (again, record_types[i] ());

      g_assert_cmpstr (first, !=, "");
      g_assert_cmpstr (first, ==, second);
    }

  tea_fixture_close (again);
}

static void
test_is_a_sound_book (void)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (shared, &error);
  g_assert_no_error (error);
}

/* The sample's year is over when the book is handed over: what is done next is done now. */
static void
test_clock_is_given_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *before = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sample.teatime", NULL);
  g_autofree char *moment = NULL;
  TeaBook *book = tea_sample_create (path, &error);

  g_assert_no_error (error);
  moment = tea_book_now (book);
  g_assert_cmpstr (moment, >=, before);

  tea_fixture_close (book);
}

/* Only what is planned lies ahead. */
static gboolean
may_lie_ahead (const char *column)
{
  static const char * const plans[] = { "due_on", "review_on", "until", "starts_at", "next_at",
                                        NULL };

  return g_strv_contains (plans, column);
}

static void
test_nothing_happened_later_than_today (void)
{
  guint n_dates = 0;

  for (guint i = 0; i < G_N_ELEMENTS (record_types); i++)
    {
      g_autoptr (GPtrArray) records = read_all (shared, record_types[i] ());

      for (guint j = 0; j < records->len; j++)
        {
          TeaRecord *record = g_ptr_array_index (records, j);
          TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);

          for (guint k = 0; k < klass->n_columns; k++)
            {
              const TeaColumn *column = &klass->columns[k];
              g_autofree char *value = NULL;

              if ((column->type != TEA_COLUMN_DATE && column->type != TEA_COLUMN_TIME) ||
                  may_lie_ahead (column->name))
                continue;

              value = tea_record_dup_column (record, column);
              if (*value == '\0')
                continue;

              g_assert_cmpstr (value, >, "2026-01-01");
              g_assert_cmpstr (value, <, TODAY " 24");
              n_dates++;
            }
        }
    }

  g_assert_cmpuint (n_dates, >, 3000);
}

static void
test_history_goes_forward (void)
{
  g_autoptr (GPtrArray) entries = read_all (shared, TEA_TYPE_HISTORY);

  g_assert_cmpuint (entries->len, >, 2000);
  for (guint i = 1; i < entries->len; i++)
    {
      TeaHistory *earlier = g_ptr_array_index (entries, i - 1);
      TeaHistory *later = g_ptr_array_index (entries, i);

      g_assert_cmpstr (earlier->at, <=, later->at);
    }
}

static void
test_meetings_are_on_their_days (void)
{
  g_autoptr (GPtrArray) meetings = read_all (shared, TEA_TYPE_MEETING);
  guint n_planned = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      TeaMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *day = g_strndup (meeting->starts_at + strlen ("2026-11-"), 2);

      g_assert_true (g_str_equal (day, "05") || g_str_equal (day, "25"));
      g_assert_cmpint (meeting->items, >, 0);
      g_assert_cmpint (meeting->due, >, 0);
      if (g_str_equal (meeting->state, "planned"))
        {
          g_assert_cmpstr (meeting->starts_at, ==, "2026-11-25 14:30:00");
          n_planned++;
          continue;
        }

      g_assert_cmpstr (meeting->state, ==, "closed");
      g_assert_cmpint (meeting->remarks, >, 0);
      g_assert_true (tea_meeting_has_quorum (meeting));
    }

  g_assert_cmpuint (n_planned, ==, 1);
}

/* Every hand belongs to somebody who was there, and what was said was said in the session. */
static void
test_minutes_agree_with_the_sheet (void)
{
  g_autoptr (GPtrArray) remarks = read_all (shared, TEA_TYPE_REMARK);
  g_autoptr (GPtrArray) ballots = read_all (shared, TEA_TYPE_BALLOT);

  for (guint i = 0; i < remarks->len; i++)
    {
      g_autoptr (GError) error = NULL;
      TeaRemark *remark = g_ptr_array_index (remarks, i);
      g_autoptr (TeaMeeting) meeting = NULL;
      g_autoptr (TeaAttendance) line = NULL;

      meeting = tea_book_get (shared, TEA_TYPE_MEETING, remark->meeting, &error);
      g_assert_no_error (error);
      line = tea_book_get (shared, TEA_TYPE_ATTENDANCE, remark->attendance, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (remark->said_at, >=, meeting->opened_at);
      g_assert_cmpstr (remark->said_at, <=, meeting->closed_at);
      g_assert_cmpstr (line->arrived_at, <=, meeting->opened_at);
      g_assert_nonnull (line->invited_at);
    }

  g_assert_cmpuint (ballots->len, >, 0);
  for (guint i = 0; i < ballots->len; i++)
    {
      g_autoptr (GError) error = NULL;
      TeaBallot *ballot = g_ptr_array_index (ballots, i);
      g_autoptr (TeaMeeting) meeting = NULL;

      meeting = tea_book_get (shared, TEA_TYPE_MEETING, ballot->meeting, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ballot->present, ==, meeting->due_present);
      g_assert_cmpint (ballot->in_favour + ballot->against + ballot->abstained, ==,
                       ballot->present);
    }
}

/* Nobody's name decides who is meant if two have it, and every phone can be dialled. */
static void
test_people_can_be_told_apart (void)
{
  g_autoptr (GPtrArray) people = read_all (shared, TEA_TYPE_PERSON);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->len; i++)
    {
      TeaPerson *person = g_ptr_array_index (people, i);
      g_autofree char *phone = tea_phone_normalise (person->phone);

      g_assert_true (g_hash_table_add (names, person->name));
      g_assert_cmpstr (phone, ==, person->phone);
      g_assert_true (g_str_has_prefix (phone, "1390000"));
    }
}

static void
test_households_lie_in_the_grid_of_their_unit (void)
{
  g_autoptr (GPtrArray) households = read_all (shared, TEA_TYPE_HOUSEHOLD);

  g_assert_cmpuint (households->len, >, 0);
  for (guint i = 0; i < households->len; i++)
    {
      TeaHousehold *household = g_ptr_array_index (households, i);
      g_autofree char *unit = g_strconcat (household->estate_name, household->building,
                                           household->unit, NULL);

      g_assert_cmpstr (household->grid_name, ==, unit);
      g_assert_cmpstr (household->room, !=, "");
    }
}

static guint
count_links (GPtrArray     *links,
             TeaTraceStage  stage)
{
  guint count = 0;

  for (guint i = 0; i < links->len; i++)
    count += ((TeaTraceLink *) g_ptr_array_index (links, i))->stage == stage ? 1 : 0;

  return count;
}

static void
test_corridors_go_all_the_way (void)
{
  static const struct
  {
    TeaTraceStage stage;
    guint         least;
  } expected[] = {
    { TEA_TRACE_REQUEST, 18 },
    { TEA_TRACE_TOPIC, 1 },
    { TEA_TRACE_MEETING, 3 },
    { TEA_TRACE_REMARK, 10 },
    { TEA_TRACE_SUGGESTION, 5 },
    { TEA_TRACE_DECISION, 5 },
    { TEA_TRACE_ASSIGNMENT, 3 },
    { TEA_TRACE_PROGRESS, 3 },
    { TEA_TRACE_FOLLOWUP, 1 },
    { TEA_TRACE_RULE, 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (GPtrArray) links = NULL;

  topic = tea_book_find (shared, TEA_TYPE_TOPIC, "title", "楼道杂物堆积", &error);
  g_assert_no_error (error);
  links = tea_trace (TEA_RECORD (topic), shared, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", tea_trace_stage_name (expected[i].stage));
      g_assert_cmpuint (count_links (links, expected[i].stage), >=, expected[i].least);
    }
}

/* The rule that the account names came of what the table adopted, and was changed at another. */
static void
test_rule_of_the_account_leads_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRule) rule = NULL;
  g_autoptr (GPtrArray) links = NULL;

  rule = tea_book_find (shared, TEA_TYPE_RULE, "title", "《楼道清洁轮值办法》", &error);
  g_assert_no_error (error);
  g_assert_true (rule->in_force);
  g_assert_cmpint (rule->version, ==, 2);
  g_assert_cmpstr (rule->made_on, ==, "2026-08-10");

  links = tea_trace (TEA_RECORD (rule), shared, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_links (links, TEA_TRACE_SUGGESTION), ==, 1);
  g_assert_cmpuint (count_links (links, TEA_TRACE_MEETING), ==, 2);
  g_assert_cmpuint (count_links (links, TEA_TRACE_TOPIC), ==, 1);
  g_assert_cmpuint (count_links (links, TEA_TRACE_REQUEST), >, 0);
}

static void
test_leaves_what_is_there_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaBook) book = NULL;
  g_autofree char *content = NULL;
  g_autofree char *folder = g_dir_make_tmp ("teatime-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "notes.txt", NULL);

  g_file_set_contents (path, "mine", -1, &error);
  g_assert_no_error (error);

  book = tea_sample_create (path, &error);
  g_assert_null (book);
  g_assert_nonnull (error);
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = create_sample ();

  g_test_add_func ("/sample/figures-are-those-of-the-account",
                   test_figures_are_those_of_the_account);
  g_test_add_func ("/sample/is-the-same-every-time", test_is_the_same_every_time);
  g_test_add_func ("/sample/is-a-sound-book", test_is_a_sound_book);
  g_test_add_func ("/sample/clock-is-given-back", test_clock_is_given_back);
  g_test_add_func ("/sample/nothing-happened-later-than-today",
                   test_nothing_happened_later_than_today);
  g_test_add_func ("/sample/history-goes-forward", test_history_goes_forward);
  g_test_add_func ("/sample/meetings-are-on-their-days", test_meetings_are_on_their_days);
  g_test_add_func ("/sample/minutes-agree-with-the-sheet", test_minutes_agree_with_the_sheet);
  g_test_add_func ("/sample/people-can-be-told-apart", test_people_can_be_told_apart);
  g_test_add_func ("/sample/households-lie-in-the-grid-of-their-unit",
                   test_households_lie_in_the_grid_of_their_unit);
  g_test_add_func ("/sample/corridors-go-all-the-way", test_corridors_go_all_the_way);
  g_test_add_func ("/sample/rule-of-the-account-leads-back", test_rule_of_the_account_leads_back);
  g_test_add_func ("/sample/leaves-what-is-there-alone", test_leaves_what_is_there_alone);

  result = g_test_run ();
  tea_fixture_close (shared);

  return result;
}
