/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-mediation.h"
#include "collect/tea-request.h"
#include "collect/tea-visit.h"

#include "tea-fixture.h"

static gint64
add_request (TeaBook    *book,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = tea_request_add (book, &(TeaRequestEntry) { .text = text },
                                                    &error);

  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (request));
}

static TeaMediation *
new_record (gint64      request,
            const char *day,
            const char *mediator,
            const char *words)
{
  return g_object_new (TEA_TYPE_MEDIATION,
                       "request", request,
                       "held-on", day,
                       "mediator", mediator,
                       "words", words,
                       NULL);
}

static TeaMediation *
add (TeaBook    *book,
     gint64      request,
     const char *day,
     const char *words)
{
  g_autoptr (GError) error = NULL;
  TeaMediation *self = new_record (request, day, "贺贝贝", words);

  tea_mediation_add (self, book, &error);
  g_assert_no_error (error);

  return self;
}

static GPtrArray *
list (TeaBook *book,
      gint64   request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_mediation_query (book, request);
  GPtrArray *records = tea_query_read_records (query, &error);

  g_assert_no_error (error);

  return records;
}

static void
assert_state (TeaBook  *book,
              gint64    request,
              guint     n_records,
              gboolean  dispute)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = list (book, request);
  g_autoptr (TeaRequest) read = tea_book_get (book, TEA_TYPE_REQUEST, request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, n_records);
  g_assert_cmpint (read->dispute, ==, dispute);
}

static void
undo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_undo (book, &error);

  g_assert_no_error (error);
}

static void
redo (TeaBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = tea_history_redo (book, &error);

  g_assert_no_error (error);
}

static void
test_what_is_mediated_is_a_dispute (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 request = add_request (book, "楼上漏水，楼下要赔偿");
  g_autoptr (TeaMediation) self = NULL;

  assert_state (book, request, 0, FALSE);
  self = add (book, request, NULL, "楼上答应月底前修好");
  g_assert_cmpstr (self->held_on, ==, "2026-11-23");
  g_assert_false (self->reached);
  assert_state (book, request, 1, TRUE);

  undo (book);
  assert_state (book, request, 0, FALSE);
  redo (book);
  assert_state (book, request, 1, TRUE);

  tea_fixture_close (book);
}

static void
test_a_mediation_does_not_close_its_request (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 id = add_request (book, "狗叫扰民");
  g_autoptr (TeaMediation) self = new_record (id, "2026-11-20", "贺贝贝", "晚上把狗关在屋里");
  g_autoptr (TeaRequest) request = NULL;

  self->reached = TRUE;
  g_assert_true (tea_mediation_add (self, book, &error));
  request = tea_book_get (book, TEA_TYPE_REQUEST, id, &error);
  g_assert_no_error (error);
  g_assert_null (request->outcome);
  g_assert_cmpstr (request->status, ==, "open");

  tea_fixture_close (book);
}

static void
test_days_are_read_as_people_write_them_and_the_latest_is_first (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 request = add_request (book, "占车位");
  const gint64 other = add_request (book, "晒被子");
  g_autoptr (TeaMediation) first = add (book, request, "2025年12月31日", "没谈拢");
  g_autoptr (TeaMediation) third = add (book, request, "2026.1.2", "各停一边");
  g_autoptr (TeaMediation) second = add (book, request, "2026-1-1", "再谈一次");
  g_autoptr (TeaMediation) again = add (book, request, "2026-01-02", "画了线");
  g_autoptr (TeaMediation) elsewhere = add (book, other, "2026-11-01", "错开时间");
  static const char * const expected[][2] = {
    { "2026-01-02", "画了线" },
    { "2026-01-02", "各停一边" },
    { "2026-01-01", "再谈一次" },
    { "2025-12-31", "没谈拢" },
  };
  g_autoptr (GPtrArray) records = list (book, request);

  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < records->len; i++)
    {
      TeaMediation *record = g_ptr_array_index (records, i);

      g_assert_cmpstr (record->held_on, ==, expected[i][0]);
      g_assert_cmpstr (record->words, ==, expected[i][1]);
    }

  tea_fixture_close (book);
}

static void
test_a_record_that_says_too_little_is_refused_and_leaves_nothing (void)
{
  static const struct
  {
    const char *day;
    const char *mediator;
    const char *words;
  } records[] = {
    { "2026-11-20", "", "谈好了" },
    { "2026-11-20", " \t", "谈好了" },
    { "2026-11-20", "贺贝贝", "" },
    { "2026-11-20", "贺贝贝", " \n " },
    { "2026-02-29", "贺贝贝", "谈好了" },
    { "昨天", "贺贝贝", "谈好了" },
  };
  TeaBook *book = tea_fixture_book ();
  const gint64 request = add_request (book, "争吵");
  g_autofree char *before = tea_history_dup_undo (book);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TeaMediation) self = new_record (request, records[i].day, records[i].mediator,
                                                  records[i].words);

      g_assert_false (tea_mediation_add (self, book, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
      assert_state (book, request, 0, FALSE);
    }

  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TeaMediation) self = new_record (4711, "2026-11-20", "贺贝贝", "谈好了");
    g_autofree char *after = NULL;

    g_assert_false (tea_mediation_add (self, book, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
    after = tea_history_dup_undo (book);
    g_assert_cmpstr (after, ==, before);
  }

  tea_fixture_close (book);
}

static void
test_a_record_can_be_corrected_but_not_emptied (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 request = add_request (book, "争吵");
  g_autoptr (TeaMediation) self = add (book, request, "2026-11-20", "谈好了");
  g_autoptr (GPtrArray) records = NULL;
  TeaMediation *read;

  g_assert_true (tea_record_edit (TEA_RECORD (self), book, "words", "  双方签字  ", &error));
  g_assert_no_error (error);
  g_assert_false (tea_record_edit (TEA_RECORD (self), book, "mediator", " ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  records = list (book, request);
  read = g_ptr_array_index (records, 0);
  g_assert_cmpstr (read->words, ==, "双方签字");
  g_assert_cmpstr (read->mediator, ==, "贺贝贝");

  tea_fixture_close (book);
}

static void
test_a_removed_record_leaves_the_dispute_and_comes_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 request = add_request (book, "争吵");
  g_autoptr (TeaMediation) self = add (book, request, NULL, "谈好了");
  g_autoptr (TeaMediation) other = add (book, request, NULL, "又谈了一次");

  g_assert_true (tea_mediation_remove (self, book, &error));
  g_assert_no_error (error);
  assert_state (book, request, 1, TRUE);
  undo (book);
  assert_state (book, request, 2, TRUE);
  redo (book);
  assert_state (book, request, 1, TRUE);

  tea_fixture_close (book);
}

static void
test_the_secretary_mediates_where_no_worker_is_named (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const TeaVisitEntry entry = {
    .visited_on = "2026-11-20", .address = "1-1-102",
    .matters = &(TeaVisitMatter) { .text = "漏水争吵", .kind = "dispute", .mediation = "再谈" },
    .n_matters = 1,
  };
  g_autoptr (TeaVisit) visit = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  TeaMediation *read;

  g_assert_true (tea_book_set_setting (book, "secretary", "陶书记", &error));
  g_assert_no_error (error);
  visit = tea_visit_add (book, &entry, &error);
  g_assert_no_error (error);

  ids = tea_query_read_ids (query, &error);
  g_assert_cmpuint (ids->len, ==, 1);
  records = list (book, g_array_index (ids, gint64, 0));
  g_assert_cmpuint (records->len, ==, 1);
  read = g_ptr_array_index (records, 0);
  g_assert_cmpstr (read->mediator, ==, "陶书记");
  g_assert_cmpstr (read->held_on, ==, "2026-11-20");
  g_assert_false (read->reached);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mediation/what-is-mediated-is-a-dispute", test_what_is_mediated_is_a_dispute);
  g_test_add_func ("/mediation/a-mediation-does-not-close-its-request",
                   test_a_mediation_does_not_close_its_request);
  g_test_add_func ("/mediation/days-are-read-as-people-write-them-and-the-latest-is-first",
                   test_days_are_read_as_people_write_them_and_the_latest_is_first);
  g_test_add_func ("/mediation/a-record-that-says-too-little-is-refused-and-leaves-nothing",
                   test_a_record_that_says_too_little_is_refused_and_leaves_nothing);
  g_test_add_func ("/mediation/a-record-can-be-corrected-but-not-emptied",
                   test_a_record_can_be_corrected_but_not_emptied);
  g_test_add_func ("/mediation/a-removed-record-leaves-the-dispute-and-comes-back",
                   test_a_removed_record_leaves_the_dispute_and_comes_back);
  g_test_add_func ("/mediation/the-secretary-mediates-where-no-worker-is-named",
                   test_the_secretary_mediates_where_no_worker_is_named);

  return g_test_run ();
}
