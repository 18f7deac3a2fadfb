/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "book/tea-list.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define N_ROWS 10000

/* What a list said about itself since it was last looked at. */
typedef struct
{
  guint n_splices;
  guint position;
  guint removed;
  guint added;
} Splices;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Splices    *splices)
{
  splices->n_splices++;
  splices->position = position;
  splices->removed = removed;
  splices->added = added;
}

static void
assert_splice (Splices *splices,
               guint    position,
               guint    removed,
               guint    added)
{
  g_assert_cmpuint (splices->n_splices, ==, 1);
  g_assert_cmpuint (splices->position, ==, position);
  g_assert_cmpuint (splices->removed, ==, removed);
  g_assert_cmpuint (splices->added, ==, added);
  *splices = (Splices) { 0 };
}

static void
add_parties (TeaBook *book,
             int      n_parties)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "fill", "Filled the book", &error);
  g_assert_no_error (error);

  for (int i = 0; i < n_parties; i++)
    {
      g_autofree char *name = g_strdup_printf ("方 %05d", i);
      g_autoptr (TeaSampleParty) party = tea_sample_party_new (name, i * 10);

      tea_action_insert (action, party, &error);
      g_assert_no_error (error);
    }

  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

/* A list of so many parties that has told everything it has to tell. */
static TeaList *
list_parties (TeaBook *book,
              int      n_parties,
              Splices *splices)
{
  TeaList *list;

  add_parties (book, n_parties);
  list = tea_list_new (tea_sample_query_parties (book));
  tea_fixture_turn ();
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), splices);

  return list;
}

static TeaSampleParty *
get_party (TeaList *list,
           guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
assert_positions (TeaList   *list,
                  const int *positions,
                  guint      n_positions)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_positions);
  for (guint i = 0; i < n_positions; i++)
    {
      g_autoptr (TeaSampleParty) party = get_party (list, i);

      g_assert_cmpint (party->position, ==, positions[i]);
    }
}

static guint n_alive;

static void
finalized_cb (gpointer  user_data,
              GObject  *object)
{
  n_alive--;
}

static void
test_ten_thousand_rows_are_read_as_they_are_looked_at (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, N_ROWS, &splices);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint most = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ROWS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == TEA_TYPE_SAMPLE_PARTY);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_ROWS));

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (TeaSampleParty) party = get_party (list, i);

      g_assert_cmpint (party->position, ==, (int) i * 10);
      g_object_weak_ref (G_OBJECT (party), finalized_cb, NULL);
      n_alive++;
      most = MAX (most, n_alive);
    }

  /* Sixteen pages of sixty-four, and the one that is being read. */
  g_assert_cmpuint (most, <=, 17 * 64);
  g_assert_cmpuint (n_alive, <=, 16 * 64);

  g_clear_object (&list);
  g_assert_cmpuint (n_alive, ==, 0);

  tea_fixture_close (book);
}

static void
test_a_row_is_one_object_while_it_is_held (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 2000, &splices);
  g_autoptr (TeaSampleParty) held = get_party (list, 3);
  g_autoptr (TeaSampleParty) again = NULL;

  for (guint i = 0; i < 2000; i++)
    g_object_unref (get_party (list, i));

  again = get_party (list, 3);
  g_assert_true (again == held);

  g_clear_object (&again);
  g_clear_object (&list);
  g_assert_cmpint (held->position, ==, 30);

  tea_fixture_close (book);
}

static void
test_changes_are_spliced (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 6, &splices);
  g_autoptr (TeaSampleParty) inserted = NULL;
  g_autoptr (TeaSampleParty) moved = get_party (list, 1);
  g_autoptr (TeaSampleParty) deleted = get_party (list, 4);
  guint position = 0;

  inserted = tea_sample_add_party (book, "新来的", 25);
  g_assert_cmpuint (splices.n_splices, ==, 0);
  tea_fixture_turn ();
  assert_splice (&splices, 3, 0, 1);
  assert_positions (list, (int[]) { 0, 10, 20, 25, 30, 40, 50 }, 7);

  tea_sample_delete (book, deleted);
  tea_fixture_turn ();
  assert_splice (&splices, 5, 1, 0);
  assert_positions (list, (int[]) { 0, 10, 20, 25, 30, 50 }, 6);

  /* A row that moves takes along only what lies between its two places. */
  g_object_set (moved, "position", 26, NULL);
  tea_sample_update (book, moved);
  tea_fixture_turn ();
  assert_splice (&splices, 1, 3, 3);
  assert_positions (list, (int[]) { 0, 20, 25, 26, 30, 50 }, 6);
  g_assert_true (tea_list_find (list, tea_record_get_id (TEA_RECORD (moved)), &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_false (tea_list_find (list, 4711, NULL));

  tea_fixture_close (book);
}

/* What a view knows of a list: the ids, which it keeps up to date by what it is told. */
typedef struct
{
  GArray *ids;
  gint64  held;
  guint   n_mixed;
} View;

static void
view_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added,
         View       *view)
{
  for (guint i = position; i < position + removed; i++)
    g_assert_cmpint (g_array_index (view->ids, gint64, i), !=, view->held);
  view->n_mixed += removed > 0 && added > 0;

  g_array_remove_range (view->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (TeaRecord) record = g_list_model_get_item (model, i);
      gint64 id = tea_record_get_id (record);

      g_array_insert_val (view->ids, i, id);
    }
}

static void
assert_view_knows (View    *view,
                   TeaList *list)
{
  g_assert_cmpuint (view->ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < view->ids->len; i++)
    {
      guint position;

      g_assert_true (tea_list_find (list, g_array_index (view->ids, gint64, i), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static TeaQuery *
query_between (TeaBook *book,
               int      from,
               int      until)
{
  TeaQuery *query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY,
                                               "WHERE position BETWEEN :from AND :until"
                                               " ORDER BY position, id");

  tea_query_bind_int (query, "from", from);
  tea_query_bind_int (query, "until", until);

  return query;
}

/* A view asks for each row that comes with a change that takes one away that it shows: to be told
 * of both at once, it would read the whole book. */
static void
test_many_rows_come_around_those_that_are_held (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaList) list = NULL;
  g_autoptr (TeaSampleParty) held = NULL;
  g_autoptr (TeaSampleParty) left = NULL;
  g_autoptr (GArray) ids = NULL;
  View view = { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  add_parties (book, 5000);
  list = tea_list_new (query_between (book, 20000, 20200));
  held = get_party (list, 7);
  left = get_party (list, 20);
  g_assert_cmpint (held->position, ==, 20070);
  view.held = tea_record_get_id (TEA_RECORD (held));
  ids = tea_query_read_ids (tea_list_get_query (list), NULL);
  g_array_append_vals (view.ids, ids->data, ids->len);
  g_signal_connect (list, "items-changed", G_CALLBACK (view_cb), &view);

  tea_list_set_query (list, query_between (book, 0, 20190));
  assert_view_knows (&view, list);
  g_assert_cmpuint (view.n_mixed, ==, 0);
  g_assert_cmpuint (view.ids->len, ==, 2020);

  tea_list_set_query (list, query_between (book, 20050, 49990));
  assert_view_knows (&view, list);
  g_assert_cmpuint (view.n_mixed, ==, 0);

  /* Where it goes as well, nothing is there to be kept in its place. */
  view.held = 0;
  tea_list_set_query (list, query_between (book, 0, 20000));
  assert_view_knows (&view, list);
  g_assert_cmpuint (view.n_mixed, ==, 0);

  /* The other way round it is in another place, which a view finds only in one change. */
  tea_list_set_query (list, query_between (book, 0, 49990));
  view.n_mixed = 0;
  tea_list_set_query (list, tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY,
                                                       "ORDER BY position DESC"));
  assert_view_knows (&view, list);
  g_assert_cmpuint (view.n_mixed, ==, 1);

  g_array_unref (view.ids);
  tea_fixture_close (book);
}

static void
test_several_actions_of_a_turn_are_one_splice (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 3, &splices);
  g_autoptr (TeaSampleParty) first = tea_sample_add_party (book, "新来的", 12);
  g_autoptr (TeaSampleParty) second = tea_sample_add_party (book, "又一个", 14);

  tea_fixture_turn ();
  assert_splice (&splices, 2, 0, 2);

  tea_fixture_close (book);
}

static void
test_other_tables_do_not_move_rows (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 3, &splices);
  g_autoptr (TeaSamplePerson) person = NULL;

  person = g_object_new (TEA_TYPE_SAMPLE_PERSON, "name", "沈巧云", NULL);
  tea_sample_insert (book, person);
  tea_fixture_turn ();
  g_assert_cmpuint (splices.n_splices, ==, 0);

  tea_fixture_close (book);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_rows_on_the_screen_change_in_place (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 3, &splices);
  g_autoptr (TeaSampleParty) shown = get_party (list, 1);
  g_autoptr (TeaSampleParty) edited = NULL;
  g_autoptr (TeaSamplePerson) person = NULL;
  g_autoptr (GError) error = NULL;
  guint n_names = 0;
  guint n_positions = 0;
  guint n_members = 0;

  g_signal_connect (shown, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect (shown, "notify::position", G_CALLBACK (count_cb), &n_positions);
  g_signal_connect (shown, "notify::members", G_CALLBACK (count_cb), &n_members);

  edited = tea_book_get (book, TEA_TYPE_SAMPLE_PARTY, tea_record_get_id (TEA_RECORD (shown)),
                         &error);
  g_assert_no_error (error);
  tea_record_edit (TEA_RECORD (edited), book, "name", "新名字", &error);
  g_assert_no_error (error);
  tea_fixture_turn ();
  g_assert_cmpstr (shown->name, ==, "新名字");
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpuint (n_positions, ==, 0);
  g_assert_cmpuint (splices.n_splices, ==, 0);

  /* What is computed from another table follows too. */
  person = g_object_new (TEA_TYPE_SAMPLE_PERSON,
                         "name", "沈巧云",
                         "party", tea_record_get_id (TEA_RECORD (shown)),
                         NULL);
  tea_sample_insert (book, person);
  tea_fixture_turn ();
  g_assert_cmpint (shown->members, ==, 1);
  g_assert_cmpuint (n_members, ==, 1);

  tea_fixture_close (book);
}

static void
test_list_follows_undo (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 3, &splices);
  g_autoptr (TeaSampleParty) shown = get_party (list, 0);
  g_autoptr (TeaSampleParty) deleted = get_party (list, 1);
  g_autoptr (GError) error = NULL;

  tea_record_edit (TEA_RECORD (shown), book, "name", "新名字", &error);
  g_assert_no_error (error);
  tea_sample_delete (book, deleted);
  tea_fixture_turn ();
  assert_splice (&splices, 1, 1, 0);

  g_free (tea_history_undo (book, NULL));
  tea_fixture_turn ();
  assert_splice (&splices, 1, 0, 1);
  assert_positions (list, (int[]) { 0, 10, 20 }, 3);

  g_free (tea_history_undo (book, NULL));
  tea_fixture_turn ();
  g_assert_cmpstr (shown->name, ==, "方 00000");
  g_assert_cmpuint (splices.n_splices, ==, 0);

  g_free (tea_history_redo (book, NULL));
  tea_fixture_turn ();
  g_assert_cmpstr (shown->name, ==, "新名字");

  tea_fixture_close (book);
}

static void
test_another_query_is_spliced_in (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 6, &splices);
  TeaQuery *query;
  guint n_items = 0;
  guint notified = 0;

  g_signal_connect (list, "notify::n-items", G_CALLBACK (count_cb), &notified);
  query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY,
                                     "WHERE position <> :hidden ORDER BY position");
  tea_query_bind_int (query, "hidden", 20);
  tea_list_set_query (list, query);
  assert_splice (&splices, 2, 1, 0);
  g_object_get (list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 5);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (tea_list_get_query (list) == query);

  tea_fixture_close (book);
}

static void
test_list_may_outlive_the_book (void)
{
  TeaBook *book = tea_fixture_book ();
  Splices splices = { 0 };
  g_autoptr (TeaList) list = list_parties (book, 3, &splices);
  g_autoptr (TeaSampleParty) party = get_party (list, 2);

  /* Opening it again asserts that the list holds no lock on the file. */
  book = tea_fixture_reopen (book);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpint (party->position, ==, 20);

  g_clear_object (&list);
  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list/ten-thousand-rows-are-read-as-they-are-looked-at",
                   test_ten_thousand_rows_are_read_as_they_are_looked_at);
  g_test_add_func ("/list/a-row-is-one-object-while-it-is-held",
                   test_a_row_is_one_object_while_it_is_held);
  g_test_add_func ("/list/changes-are-spliced", test_changes_are_spliced);
  g_test_add_func ("/list/many-rows-come-around-those-that-are-held",
                   test_many_rows_come_around_those_that_are_held);
  g_test_add_func ("/list/several-actions-of-a-turn-are-one-splice",
                   test_several_actions_of_a_turn_are_one_splice);
  g_test_add_func ("/list/other-tables-do-not-move-rows", test_other_tables_do_not_move_rows);
  g_test_add_func ("/list/rows-on-the-screen-change-in-place",
                   test_rows_on_the_screen_change_in_place);
  g_test_add_func ("/list/it-follows-undo", test_list_follows_undo);
  g_test_add_func ("/list/another-query-is-spliced-in", test_another_query_is_spliced_in);
  g_test_add_func ("/list/it-may-outlive-the-book", test_list_may_outlive_the_book);

  return g_test_run ();
}
