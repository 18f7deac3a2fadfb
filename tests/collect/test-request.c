/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-action.h"
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
  g_assert_nonnull (request);

  return request;
}

static TeaRequest *
read_again (TeaBook    *book,
            TeaRequest *request)
{
  g_autoptr (GError) error = NULL;
  TeaRequest *read;

  read = tea_book_get (book, TEA_TYPE_REQUEST, tea_record_get_id (TEA_RECORD (request)), &error);
  g_assert_no_error (error);

  return read;
}

static int
count (TeaBook                *book,
       const TeaRequestFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, filter);
  g_autoptr (GArray) ids = tea_query_read_ids (query, &error);
  int number = -1;

  g_assert_no_error (error);
  g_assert_true (tea_request_count (book, filter, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, ids->len);

  return number;
}

/* Runs SQL that stands for what later stages do. */
static void
run (TeaBook    *book,
     const char *sql,
     gint64      id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaAction) action = tea_action_begin (book, "test", "Test", &error);
  g_autoptr (TeaQuery) query = tea_query_new (book, "test", sql);

  tea_query_bind_id (query, "id", id);
  g_assert_true (tea_query_run (query, &error));
  g_assert_no_error (error);
  g_assert_true (tea_action_commit (action, &error));
  g_assert_no_error (error);
}

static void
assert_status (TeaBook    *book,
               TeaRequest *request,
               const char *status)
{
  g_autoptr (TeaRequest) read = read_again (book, request);

  g_assert_cmpstr (read->status, ==, status);
  for (const TeaWord *word = tea_request_statuses; word->word != NULL; word++)
    g_assert_cmpint (count (book, &(TeaRequestFilter) { .status = word->word }), ==,
                     g_str_equal (word->word, status));
}

static void
test_adding_finds_its_place (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaRequest) first = NULL;
  g_autoptr (TeaRequest) second = NULL;

  g_assert_true (tea_category_add_defaults (book, &error));
  first = add (book, &(TeaRequestEntry) {
                 .text = "  楼道里的声控灯不亮 ",
                 .channel = "phone",
                 .person = "张桂英",
                 .phone = "138 0000 1234",
                 .address = "2-1-301",
               });
  g_assert_cmpstr (first->number, ==, "2026-0001");
  g_assert_cmpstr (first->text, ==, "楼道里的声控灯不亮");
  g_assert_cmpstr (first->person_name, ==, "张桂英");
  g_assert_cmpstr (first->phone, ==, "13800001234");
  g_assert_cmpstr (first->place, ==, "槐荫苑 2栋1单元301室");
  g_assert_cmpstr (first->address, ==, "");
  g_assert_cmpstr (first->category_name, ==, "设施维修");
  g_assert_cmpstr (first->received_at, ==, "2026-11-23 09:00:00");
  g_assert_cmpstr (first->status, ==, "open");
  g_assert_cmpint (first->affected, ==, 1);

  second = add (book, &(TeaRequestEntry) {
                  .text = "广场上夜里太吵",
                  .person = "张桂英",
                  .phone = "13800001234",
                  .address = "小广场",
                  .received_at = "2025年12月31日 23:10",
                });
  g_assert_cmpstr (second->number, ==, "2025-0001");
  g_assert_cmpint (second->person, ==, first->person);
  g_assert_cmpint (second->household, ==, 0);
  g_assert_cmpstr (second->place, ==, "小广场");
  g_assert_cmpstr (second->channel, ==, "other");

  tea_fixture_close (book);
}

static void
test_what_cannot_be_is_refused_and_leaves_nothing (void)
{
  static const TeaRequestEntry entries[] = {
    { .text = "   ", .person = "张桂英" },
    { .text = NULL, .person = "张桂英" },
    { .text = "路灯", .person = "张桂英", .received_at = "2026-02-30" },
    { .text = "路灯", .person = "张桂英", .channel = "pigeon" },
    { .text = "路灯", .person = "张桂英", .urgency = 3 },
    { .text = "路灯", .person = "张桂英", .affected = -1 },
  };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaQuery) people = tea_query_new (book, "count", "SELECT count(*) FROM person");
  gint64 n_people = -1;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tea_request_add (book, &entries[i], &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  g_assert_true (tea_query_read_int (people, &n_people, NULL));
  g_assert_cmpint (n_people, ==, 0);
  g_assert_cmpint (count (book, NULL), ==, 0);

  tea_fixture_close (book);
}

static void
test_only_solved_needs_no_note (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) { .text = "路灯不亮" });

  g_assert_false (tea_request_close (request, book, "partly", NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (tea_request_close (request, book, "unsolvable", "  ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (tea_request_close (request, book, "forgotten", "x", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  assert_status (book, request, "open");

  g_assert_true (tea_request_close (request, book, "solved", NULL, &error));
  g_assert_no_error (error);
  assert_status (book, request, "done");
  g_assert_cmpstr (request->outcome_on, ==, "2026-11-23");

  g_assert_true (tea_request_close (request, book, "unsolvable", "产权不明", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .outcome = "unsolvable" }), ==, 1);

  /* The reason cannot be taken away behind the procedure's back either. */
  g_assert_false (tea_record_edit (TEA_RECORD (request), book, "outcome_note", "", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_request_reopen (request, book, &error));
  assert_status (book, request, "open");
  g_assert_false (tea_request_reopen (request, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);

  tea_fixture_close (book);
}

static void
test_the_state_follows_its_topic (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) { .text = "路灯不亮" });
  const gint64 id = tea_record_get_id (TEA_RECORD (request));

  run (book, "INSERT INTO topic (id, number, title, raised_on)"
             " SELECT 5, 'T2026-001', '照明', '2026-11-23' WHERE :id IS NULL", 0);
  run (book, "UPDATE request SET topic = 5 WHERE id = :id", id);
  assert_status (book, request, "open");
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .topic = 5 }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .without_topic = TRUE }), ==, 0);

  run (book, "INSERT INTO suggestion (id, number, text, topic, raised_at)"
             " SELECT 6, 'S2026-001', '换灯', 5, '2026-11-23 09:00:00' WHERE :id IS NULL", 0);
  assert_status (book, request, "open");
  run (book, "INSERT INTO assignment (id, number, suggestion, requirement, carried_by,"
             "                        assigned_on, due_on)"
             " SELECT 7, 'A2026-001', 6, '换灯', '物业', '2026-11-23', '2026-12-01'"
             " WHERE :id IS NULL", 0);
  assert_status (book, request, "handling");

  run (book, "DELETE FROM assignment WHERE :id IS NULL", 0);
  assert_status (book, request, "open");
  run (book, "UPDATE topic SET verdict = 'agenda', verdict_on = '2026-11-23' WHERE :id IS NULL", 0);
  assert_status (book, request, "handling");

  {
    g_autoptr (TeaRequest) read = read_again (book, request);

    g_assert_cmpstr (read->topic_title, ==, "照明");
    g_assert_cmpstr (read->topic_number, ==, "T2026-001");
    g_assert_false (tea_request_remove (read, book, &error));
    g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
    g_clear_error (&error);
    g_assert_true (tea_request_close (read, book, "solved", "", &error));
    g_assert_no_error (error);
  }
  assert_status (book, request, "done");

  tea_fixture_close (book);
}

static void
test_filters_narrow (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) top = tea_grid_add (book, "一级", NULL, &error);
  g_autoptr (TeaGrid) low = tea_grid_add (book, "二级", "一级", &error);
  g_autoptr (TeaCategory) above = tea_category_add (book, "设施", 0, &error);
  g_autoptr (TeaCategory) below = tea_category_add (book, "照明",
                                                    tea_record_get_id (TEA_RECORD (above)), &error);
  g_autoptr (TeaRequest) first = NULL;
  g_autoptr (TeaRequest) second = NULL;
  g_autoptr (TeaRequest) third = NULL;
  const gint64 top_id = tea_record_get_id (TEA_RECORD (top));

  g_assert_no_error (error);
  first = add (book, &(TeaRequestEntry) {
                 .text = "楼道里堆满纸箱，消防通道走不过去", .channel = "chat", .person = "张桂英",
                 .address = "2栋1单元301", .received_at = "2026-10-21 09:12",
                 .grid = tea_record_get_id (TEA_RECORD (low)) });
  second = add (book, &(TeaRequestEntry) {
                  .text = "声控灯不亮", .channel = "visit", .person = "单小川",
                  .phone = "13500009876", .received_at = "2026-10-22 23:59:59",
                  .category = tea_record_get_id (TEA_RECORD (below)), .dispute = TRUE });
  third = add (book, &(TeaRequestEntry) { .text = "楼上漏水", .received_at = "2026-11-01" });

  g_assert_cmpint (count (book, NULL), ==, 3);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "消防" }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "楼" }), ==, 2);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "张桂英" }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "sxc" }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "9876" }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = first->number }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "  " }), ==, 3);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .channel = "chat" }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .status = "nonsense" }), ==, 0);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .grid = top_id }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) {
                            .category = tea_record_get_id (TEA_RECORD (above)) }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .without_category = TRUE }), ==, 2);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .household = first->household }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .person = second->person }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .dispute = TRUE }), ==, 1);
  g_assert_cmpint (count (book, &(TeaRequestFilter) {
                            .from = "2026-10-21", .to = "2026-10-22" }), ==, 2);
  g_assert_cmpint (count (book, &(TeaRequestFilter) {
                            .channel = "chat", .dispute = TRUE }), ==, 0);

  {
    g_autoptr (TeaQuery) newest = tea_request_query (book, &(TeaRequestFilter) { .limit = 1 });
    g_autoptr (TeaQuery) oldest = tea_request_query (book, &(TeaRequestFilter) {
                                                       .limit = 1, .oldest_first = TRUE });
    g_autoptr (GArray) last = tea_query_read_ids (newest, &error);
    g_autoptr (GArray) earliest = tea_query_read_ids (oldest, &error);

    g_assert_cmpuint (last->len, ==, 1);
    g_assert_cmpint (g_array_index (last, gint64, 0), ==, tea_record_get_id (TEA_RECORD (third)));
    g_assert_cmpint (g_array_index (earliest, gint64, 0), ==,
                     tea_record_get_id (TEA_RECORD (first)));
  }

  tea_fixture_close (book);
}

static void
test_person_and_place_can_be_corrected (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) {
                                          .text = "路灯不亮", .person = "张桂英",
                                          .address = "小广场" });
  g_autoptr (TeaRequest) moved = NULL;
  g_autoptr (TeaRequest) nobody = NULL;
  g_autoptr (TeaRequest) before = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (tea_request_set_place (request, book, "2栋1单元", &error));
  g_assert_no_error (error);
  g_assert_true (tea_request_set_person (request, book, "李秀英", NULL, &error));
  g_assert_no_error (error);
  moved = read_again (book, request);
  g_assert_cmpstr (moved->place, ==, "2栋1单元");
  g_assert_cmpstr (moved->person_name, ==, "李秀英");

  g_assert_true (tea_request_set_person (request, book, NULL, NULL, &error));
  g_assert_true (tea_request_set_place (request, book, "大门口", &error));
  nobody = read_again (book, request);
  g_assert_cmpint (nobody->person, ==, 0);
  g_assert_cmpint (nobody->household, ==, 0);
  g_assert_cmpstr (nobody->place, ==, "大门口");

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  before = read_again (book, request);
  g_assert_cmpstr (before->place, ==, "2栋1单元");

  tea_fixture_close (book);
}

static void
test_a_mistake_can_be_removed_and_brought_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaRequest) request = add (book, &(TeaRequestEntry) { .text = "打错了" });
  g_autofree char *undone = NULL;

  g_assert_true (tea_request_remove (request, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (book, NULL), ==, 0);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "打错" }), ==, 0);
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (book, &(TeaRequestFilter) { .text = "打错" }), ==, 1);

  tea_fixture_close (book);
}

static void
test_every_word_has_a_label (void)
{
  const TeaWord * const lists[] = {
    tea_request_channels, tea_request_statuses, tea_request_outcomes,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const TeaWord *word = lists[i]; word->word != NULL; word++)
      g_assert_cmpstr (tea_word_label (lists[i], word->word), !=, "");

  g_assert_cmpstr (tea_request_channel_label ("chat"), ==, "WeChat group");
  g_assert_cmpstr (tea_request_status_label ("handling"), ==, "In progress");
  g_assert_cmpstr (tea_request_outcome_label (NULL), ==, "");
  g_assert_cmpstr (tea_request_urgency_label (1), ==, "Urgent");
}

static void
test_a_filter_by_address_is_as_wide_as_the_address (void)
{
  static const char * const places[] = { "2栋1单元301", "2栋1单元302", "2栋2单元101", "3-502" };
  static const struct { const char *address; int n; } filters[] = {
    { "2-1-301", 1 }, { "2栋1单元", 2 }, { "2号楼", 3 }, { "3栋502", 1 }, { "4栋", 0 },
    { "门口", 0 }, { NULL, 4 },
  };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const TeaRequestEntry entry = { .text = "楼道灯不亮", .address = places[i] };
      g_autoptr (TeaRequest) request = tea_request_add (book, &entry, NULL);

      g_assert_nonnull (request);
    }

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      const TeaRequestFilter filter = { .address = filters[i].address };
      g_autoptr (GError) error = NULL;
      int n = -1;

      g_assert_true (tea_request_count (book, &filter, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, filters[i].n);
    }

  tea_fixture_close (book);
}

static int
count_found (TeaBook    *book,
             const char *text)
{
  const TeaRequestFilter filter = { .text = text };
  g_autoptr (GError) error = NULL;
  int count = -1;

  g_assert_true (tea_request_count (book, &filter, &count, &error));
  g_assert_no_error (error);

  return count;
}

static void
test_every_word_of_a_search_may_be_found_somewhere_else (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry entries[] = {
    { .text = "厨房下水道漏水", .person = "张桂英", .phone = "13800001234", .address = "2-1-301" },
    { .text = "电梯总是停在五楼", .person = "张桂英", .phone = "13800001234", .address = "2-1-301" },
    { .text = "阳台漏水", .person = "单雄信", .phone = "13900005678", .address = "2-2-101" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TeaRequest) request = tea_request_add (book, &entries[i], &error);

      g_assert_no_error (error);
    }

  g_assert_cmpint (count_found (book, "漏水"), ==, 2);
  g_assert_cmpint (count_found (book, "zgy"), ==, 2);
  g_assert_cmpint (count_found (book, "0012"), ==, 2);
  g_assert_cmpint (count_found (book, "sxx"), ==, 1);

  /* What she said about the leak: her name is not in it, and the leak is not in her name. */
  g_assert_cmpint (count_found (book, "张桂英 漏水"), ==, 1);
  g_assert_cmpint (count_found (book, "漏水 zgy"), ==, 1);
  g_assert_cmpint (count_found (book, "5678 漏水"), ==, 1);
  g_assert_cmpint (count_found (book, "张桂英 阳台"), ==, 0);

  /* Where somebody lives is found as it is written, though it is a record of its own. */
  g_assert_cmpint (count_found (book, "2-1-301"), ==, 2);
  g_assert_cmpint (count_found (book, "2栋 漏水"), ==, 2);
  g_assert_cmpint (count_found (book, "2栋2单元"), ==, 1);
  g_assert_cmpint (count_found (book, "3栋"), ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/adding-finds-its-place", test_adding_finds_its_place);
  g_test_add_func ("/request/what-cannot-be-is-refused-and-leaves-nothing",
                   test_what_cannot_be_is_refused_and_leaves_nothing);
  g_test_add_func ("/request/only-solved-needs-no-note", test_only_solved_needs_no_note);
  g_test_add_func ("/request/the-state-follows-its-topic", test_the_state_follows_its_topic);
  g_test_add_func ("/request/filters-narrow", test_filters_narrow);
  g_test_add_func ("/request/person-and-place-can-be-corrected",
                   test_person_and_place_can_be_corrected);
  g_test_add_func ("/request/a-mistake-can-be-removed-and-brought-back",
                   test_a_mistake_can_be_removed_and_brought_back);
  g_test_add_func ("/request/every-word-has-a-label", test_every_word_has_a_label);
  g_test_add_func ("/collect/request/a-filter-by-address-is-as-wide-as-the-address",
                   test_a_filter_by_address_is_as_wide_as_the_address);
  g_test_add_func ("/request/every-word-of-a-search-may-be-found-somewhere-else",
                   test_every_word_of_a_search_may_be_found_somewhere_else);

  return g_test_run ();
}
