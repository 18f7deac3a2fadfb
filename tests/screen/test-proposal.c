/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "screen/tea-proposal.h"
#include "tea-screen-fixture.h"

static const struct
{
  const char *text;
  const char *address;
  const char *received_at;
} rows[] = {
  { "柳荫路路灯不亮", "", "2026-11-19 09:00:00" },
  { "柳荫路的路灯又不亮了", "", "2026-11-20 09:00:00" },
  { "青枫里楼道堆满杂物", "3栋1单元301", "2026-06-01 09:00:00" },
  { "青枫里楼道杂物没人清理", "3栋1单元302", "2026-11-01 09:00:00" },
  { "青枫里的楼道杂物挡住消防通道", "5栋2单元101", "2026-11-20 09:00:00" },
  { "老年证在哪里办理", "", "2026-11-20 09:00:00" },
  { "青枫里楼道里杂物太多", "3栋1单元301", "2026-11-21 09:00:00" },
};

typedef struct
{
  TeaBook    *book;
  TeaRequest *requests[G_N_ELEMENTS (rows)];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->book = tea_fixture_book ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture->requests[i] = tea_screen_fixture_request (fixture->book, rows[i].text,
                                                       rows[i].address, rows[i].received_at);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_unref (fixture->requests[i]);
  tea_fixture_close (fixture->book);
}

static GPtrArray *
list (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = tea_proposal_list (book, &error);

  g_assert_no_error (error);
  g_assert_nonnull (proposals);

  return proposals;
}

/* The places in the table of the requests that a proposal would put into a topic. */
static void
assert_members (Fixture     *fixture,
                TeaProposal *proposal,
                const char  *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < tea_proposal_get_n (proposal); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      if (tea_record_get_id (TEA_RECORD (fixture->requests[j])) ==
          tea_proposal_get_request (proposal, i))
        g_string_append_printf (found, "%u", j);
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
get_topic (Fixture *fixture,
           guint    row)
{
  tea_screen_fixture_reload (fixture->book, &fixture->requests[row]);

  return fixture->requests[row]->topic;
}

static void
test_most_households_come_first (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);

  g_assert_cmpuint (proposals->len, ==, 2);
  assert_members (fixture, g_ptr_array_index (proposals, 0), "2346");
  assert_members (fixture, g_ptr_array_index (proposals, 1), "01");
}

static void
test_reason_counts_the_rows (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);
  g_autofree char *many = NULL;
  g_autofree char *few = NULL;

  g_object_get (g_ptr_array_index (proposals, 0), "reason", &many, NULL);
  g_object_get (g_ptr_array_index (proposals, 1), "reason", &few, NULL);
  g_assert_true (g_str_has_prefix (many, "4 requests, 3 households in 2 buildings, 3 new in 30 "
                                         "days; common words: "));
  g_assert_nonnull (strstr (many, "杂物"));
  g_assert_cmpstr (few, ==, "2 requests, 2 new in 30 days");
}

static void
test_accepting_makes_a_topic_as_one_action (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  gint64 id;

  assert_undoable (fixture->book, topic = tea_proposal_accept (g_ptr_array_index (proposals, 0),
                                                               fixture->book, error));
  id = get_topic (fixture, 2);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (get_topic (fixture, 3), ==, id);
  g_assert_cmpint (get_topic (fixture, 4), ==, id);
  g_assert_cmpint (get_topic (fixture, 0), ==, 0);
  g_assert_cmpstr (topic->title, ==, "青枫里楼道堆满杂物");

  /* Every requester stays with their words. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tea_screen_fixture_reload (fixture->book, &fixture->requests[i]);
      g_assert_cmpstr (fixture->requests[i]->text, ==, rows[i].text);
    }

  left = list (fixture->book);
  g_assert_cmpuint (left->len, ==, 1);
  assert_members (fixture, g_ptr_array_index (left, 0), "01");
}

static void
test_a_new_request_is_proposed_for_the_topic_of_its_like (Fixture       *fixture,
                                                          gconstpointer  data)
{
  g_autoptr (TeaTopic) topic = tea_screen_fixture_topic (fixture->book, "楼道杂物堆积");
  g_autoptr (TeaTopic) same = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  g_assert_true (tea_topic_take (topic, fixture->book, fixture->requests[2], &error));
  g_assert_true (tea_topic_take (topic, fixture->book, fixture->requests[3], &error));
  g_assert_no_error (error);

  proposals = list (fixture->book);
  assert_members (fixture, g_ptr_array_index (proposals, 0), "46");
  g_object_get (g_ptr_array_index (proposals, 0), "reason", &reason, NULL);
  g_assert_nonnull (strstr (reason, "; others are in the topic “楼道杂物堆积”"));

  same = tea_proposal_accept (g_ptr_array_index (proposals, 0), fixture->book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (same)), ==,
                   tea_record_get_id (TEA_RECORD (topic)));
  g_assert_cmpint (get_topic (fixture, 4), ==, tea_record_get_id (TEA_RECORD (topic)));
}

/* Somebody sorts a request by hand while the proposals are on the screen. */
static void
test_what_was_put_elsewhere_meanwhile_stays_there (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);
  g_autoptr (TeaTopic) other = tea_screen_fixture_topic (fixture->book, "消防安全");
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_topic_take (other, fixture->book, fixture->requests[4], &error));
  topic = tea_proposal_accept (g_ptr_array_index (proposals, 0), fixture->book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_topic (fixture, 4), ==, tea_record_get_id (TEA_RECORD (other)));
  g_assert_cmpint (get_topic (fixture, 2), ==, tea_record_get_id (TEA_RECORD (topic)));
}

static void
test_what_is_left_out_stays_out (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);
  TeaProposal *proposal = g_ptr_array_index (proposals, 0);
  g_autoptr (TeaProposal) rest = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autofree char *reason = NULL;
  gint64 id;

  g_assert_null (tea_proposal_split (proposal, fixture->book));
  tea_proposal_leave_out (proposal, 1, TRUE);
  tea_proposal_leave_out (proposal, 2, TRUE);
  tea_proposal_leave_out (proposal, 3, TRUE);
  tea_proposal_leave_out (proposal, 3, FALSE);
  g_object_set (proposal, "title", "3栋楼道杂物", NULL);
  assert_undoable (fixture->book, topic = tea_proposal_accept (proposal, fixture->book, error));

  id = tea_record_get_id (TEA_RECORD (topic));
  g_assert_cmpstr (topic->title, ==, "3栋楼道杂物");
  g_assert_cmpint (get_topic (fixture, 2), ==, id);
  g_assert_cmpint (get_topic (fixture, 3), ==, 0);
  g_assert_cmpint (get_topic (fixture, 4), ==, 0);
  g_assert_cmpint (get_topic (fixture, 6), ==, id);

  rest = tea_proposal_split (proposal, fixture->book);
  assert_members (fixture, rest, "34");
  g_object_get (rest, "reason", &reason, NULL);
  g_assert_cmpstr (reason, ==, "2 requests that were left out of “3栋楼道杂物”");
}

static void
test_nothing_is_made_of_nothing (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GPtrArray) proposals = list (fixture->book);
  TeaProposal *proposal = g_ptr_array_index (proposals, 1);

  tea_proposal_leave_out (proposal, 0, TRUE);
  tea_proposal_leave_out (proposal, 1, TRUE);
  assert_refused (fixture->book, TEA_ERROR_INVALID,
                  tea_proposal_accept (proposal, fixture->book, error));

  tea_proposal_leave_out (proposal, 1, FALSE);
  g_object_set (proposal, "title", " ", NULL);
  assert_refused (fixture->book, TEA_ERROR_INVALID,
                  tea_proposal_accept (proposal, fixture->book, error));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GPtrArray **proposals = data;
  g_autoptr (GError) error = NULL;

  *proposals = tea_proposal_list_finish (TEA_BOOK (source), result, &error);
  g_assert_no_error (error);
}

static void
test_a_thread_finds_the_same (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GPtrArray) expected = list (fixture->book);
  g_autoptr (GPtrArray) found = NULL;

  tea_proposal_list_async (fixture->book, NULL, listed_cb, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *expected_title = NULL;

      g_object_get (g_ptr_array_index (found, i), "title", &title, NULL);
      g_object_get (g_ptr_array_index (expected, i), "title", &expected_title, NULL);
      g_assert_cmpstr (title, ==, expected_title);
    }
}

static void
test_an_empty_book_proposes_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GPtrArray) proposals = list (book);

  g_assert_cmpuint (proposals->len, ==, 0);
  tea_fixture_close (book);
}

#define add_test(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/proposal/most-households-come-first", test_most_households_come_first);
  add_test ("/proposal/the-reason-counts-the-rows", test_reason_counts_the_rows);
  add_test ("/proposal/accepting-makes-a-topic-as-one-action",
            test_accepting_makes_a_topic_as_one_action);
  add_test ("/proposal/a-new-request-is-proposed-for-the-topic-of-its-like",
            test_a_new_request_is_proposed_for_the_topic_of_its_like);
  add_test ("/proposal/what-was-put-elsewhere-meanwhile-stays-there",
            test_what_was_put_elsewhere_meanwhile_stays_there);
  add_test ("/proposal/what-is-left-out-stays-out", test_what_is_left_out_stays_out);
  add_test ("/proposal/nothing-is-made-of-nothing", test_nothing_is_made_of_nothing);
  add_test ("/proposal/a-thread-finds-the-same", test_a_thread_finds_the_same);
  g_test_add_func ("/proposal/an-empty-book-proposes-nothing",
                   test_an_empty_book_proposes_nothing);

  return g_test_run ();
}
