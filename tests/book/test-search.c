/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "book/tea-search.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define N_TEXTS   500
#define N_NEEDLES 1500
#define SEED      20261123

/* Few characters, so that short needles are found often. */
static const char * const alphabet[] = {
  "楼", "道", "堆", "物", "电", "梯", "坏", "了", "停", "车", "难", "a", "b", "x", "0", "1", "8",
};

static const char * const separators[] = { " ", "，", "。", "-", "\n", "！" };

static char *
create_text (GRand *rand,
             int    shortest,
             int    longest,
             double separated)
{
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (rand, shortest, longest + 1);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && g_rand_double (rand) < separated)
        g_string_append (text, separators[g_rand_int_range (rand, 0, G_N_ELEMENTS (separators))]);
      g_string_append (text, alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))]);
    }

  return g_string_free (text, FALSE);
}

static GPtrArray *
fill (TeaBook *book,
      GRand   *rand)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "fill", "Filled the book", &error);
  g_assert_no_error (error);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = create_text (rand, 1, 30, 0.15);
      TeaSampleRequest *request = tea_sample_request_new (i + 1, text);

      g_ptr_array_add (requests, request);
      tea_action_insert (action, request, &error);
      g_assert_no_error (error);
    }

  tea_action_commit (action, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&requests);
}

/* The ids of the requests that one of the two ways finds, as text. */
static char *
find (TeaBook    *book,
      const char *clause,
      const char *name,
      const char *value)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_REQUEST, clause);
  tea_query_bind_text (query, name, value);
  ids = tea_query_read_ids (query, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));

  return g_string_free (found, FALSE);
}

static char *
search (TeaBook    *book,
        const char *text)
{
  g_autofree char *match = tea_search_expression (text);

  g_assert_nonnull (match);

  return find (book, "WHERE id IN (SELECT rowid FROM search WHERE search MATCH :match) ORDER BY id",
               "match", match);
}

/* What the search promises: it finds what looking through every row finds. */
static void
assert_found_like (TeaBook    *book,
                   const char *needle)
{
  g_autofree char *found = search (book, needle);
  g_autofree char *expected = NULL;

  expected = find (book,
                   "WHERE text || ' ' || address || ' ' || number || ' ' || source_number"
                   " LIKE '%' || :needle || '%' ORDER BY id", "needle", needle);
  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("Looking for “%s”", needle);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static void
test_it_finds_what_like_finds (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) requests = fill (book, rand);
  guint n_found = 0;

  for (int i = 0; i < N_NEEDLES; i++)
    {
      g_autofree char *needle = create_text (rand, 1, 4, 0);
      g_autofree char *found = search (book, needle);

      assert_found_like (book, needle);
      n_found += *found != '\0';
    }

  /* The needles do occur, or the comparison would say nothing. */
  g_assert_cmpuint (n_found, >, N_NEEDLES / 3);
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_it_follows_changes_and_undo (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);
  g_autoptr (GPtrArray) requests = fill (book, rand);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 60; i++)
    {
      TeaSampleRequest *request = g_ptr_array_index (requests, i * 7);
      g_autofree char *text = create_text (rand, 1, 30, 0.15);

      if (i % 3 == 0)
        tea_sample_delete (book, request);
      else
        tea_record_edit (TEA_RECORD (request), book, "text", text, &error);
      g_assert_no_error (error);

      if (i % 4 == 3)
        g_free (tea_history_undo (book, &error));
      g_assert_no_error (error);
    }

  for (int round = 0; round < 2; round++)
    {
      for (int i = 0; i < 200; i++)
        {
          g_autofree char *needle = create_text (rand, 1, 4, 0);

          assert_found_like (book, needle);
        }

      assert_sound (book);
      while (round == 0 && tea_sample_count (book, "SELECT count (*) FROM history"
                                                   " WHERE state = 0") > 1)
        g_free (tea_history_undo (book, &error));
      g_assert_no_error (error);
    }

  tea_fixture_close (book);
}

static void
test_rebuilding_the_index_changes_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 2);
  g_autoptr (GPtrArray) requests = fill (book, rand);
  g_autoptr (GPtrArray) needles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TeaQuery) rebuild = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200; i++)
    {
      char *needle = create_text (rand, 1, 4, 0);

      g_ptr_array_add (needles, needle);
      g_ptr_array_add (found, search (book, needle));
    }

  rebuild = tea_query_new (book, "rebuild", "INSERT INTO search (search) VALUES ('rebuild')");
  tea_query_run (rebuild, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < needles->len; i++)
    {
      g_autofree char *again = search (book, g_ptr_array_index (needles, i));

      g_assert_cmpstr (again, ==, g_ptr_array_index (found, i));
    }

  assert_sound (book);

  tea_fixture_close (book);
}

static guint
count_found (TeaBook    *book,
             const char *text)
{
  g_autofree char *found = search (book, text);
  g_auto (GStrv) ids = g_strsplit (g_strchomp (found), " ", -1);

  return *found == '\0' ? 0 : g_strv_length (ids);
}

static void
test_two_ways_of_writing_are_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) wide = tea_sample_request_new (1, "Ａ座１０１室 ＷｉＦｉ 断了");
  g_autoptr (TeaSampleRequest) narrow = tea_sample_request_new (2, "a座101室 wifi 断了");

  tea_sample_insert (book, wide);
  tea_sample_insert (book, narrow);

  g_assert_cmpuint (count_found (book, "A座101"), ==, 2);
  g_assert_cmpuint (count_found (book, "ａ座１０１室"), ==, 2);
  g_assert_cmpuint (count_found (book, "WIFI"), ==, 2);
  g_assert_cmpuint (count_found (book, "１"), ==, 2);

  tea_fixture_close (book);
}

static void
test_all_words_must_occur_in_any_order (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) both = tea_sample_request_new (1, "楼道里堆物，电梯也坏了");
  g_autoptr (TeaSampleRequest) one = tea_sample_request_new (2, "楼道里很黑");

  tea_sample_insert (book, both);
  tea_sample_insert (book, one);

  g_assert_cmpuint (count_found (book, "楼道"), ==, 2);
  g_assert_cmpuint (count_found (book, "电梯 楼道"), ==, 1);
  g_assert_cmpuint (count_found (book, "　楼道，  堆物！"), ==, 1);
  g_assert_cmpuint (count_found (book, "2026-0002"), ==, 1);
  g_assert_cmpuint (count_found (book, "道楼"), ==, 0);

  tea_fixture_close (book);
}

/* Nothing that people type is a command to the index. */
static void
test_any_text_can_be_looked_for (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "NOT NEAR (a) \"b\" * OR -");
  const char *texts[] = {
    "NOT", "NEAR(a", "a OR b", "\"b", "a*", "body:a", "-a", "^a", "(a)", "{a} : b", "AND AND",
    "a\xff" "b", "'; DROP TABLE request; --",
  };

  tea_sample_insert (book, request);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    count_found (book, texts[i]);

  g_assert_cmpuint (count_found (book, "near"), ==, 1);
  g_assert_null (tea_search_expression (""));
  g_assert_null (tea_search_expression (" ，。\"*- "));

  tea_fixture_close (book);
}

static void
test_an_expression_asks_for_every_run (void)
{
  static const struct { const char *text, *expression; } cases[] = {
    { "楼道", "\"楼道\"" },
    { "灯", "\"灯\" *" },
    { "楼道　灯", "\"楼道\" AND \"灯\" *" },
    { "，楼道、堆物！", "\"楼道\" AND \"堆物\"" },
    { "3-2-501", "\"3\" * AND \"2\" * AND \"501\"" },
    { "\"a\" OR b", "\"a\" * AND \"OR\" AND \"b\" *" },
    { "𠮷", "\"𠮷\" *" },
    { "🍵灯泡🍵", "\"灯泡\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression = tea_search_expression (cases[i].text);

      g_assert_cmpstr (expression, ==, cases[i].expression);
    }
}

/* A single character is found wherever it stands: first, last, alone, and beside anything. */
static void
test_one_character_is_found_wherever_it_stands (void)
{
  static const char * const texts[] = { "灯坏了", "换个灯", "灯", "路灯亮", "a灯9", "很黑，灯。" };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i + 1, texts[i]);

      tea_sample_insert (book, request);
    }
  g_assert_cmpuint (count_found (book, "灯"), ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (count_found (book, "了"), ==, 1);
  g_assert_cmpuint (count_found (book, "登"), ==, 0);

  tea_fixture_close (book);
}

static void
test_rare_characters_and_other_scripts_are_found (void)
{
  static const char * const texts[] = {
    "𠮷祥里𪚥号", "Ärger mit Élan", "Привет соседям", "カラオケがうるさい", "층간소음", "〇号楼",
  };
  static const char * const needles[] = { "𪚥", "ÉLAN", "привет", "オケ", "소음", "〇号" };
  TeaBook *book = tea_fixture_book ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TeaSampleRequest) request = tea_sample_request_new (i + 1, texts[i]);

      tea_sample_insert (book, request);
    }
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    g_assert_cmpuint (count_found (book, needles[i]), ==, 1);
  assert_sound (book);

  tea_fixture_close (book);
}

/* Somebody pastes the whole message into the search. */
static void
test_a_long_text_finds_itself (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TeaSampleRequest) request = NULL;
  g_autoptr (TeaSampleRequest) other = tea_sample_request_new (2, "楼道0堆物1电梯2坏了");

  for (int i = 0; i < 100; i++)
    g_string_append_printf (text, "楼道%d堆物，电梯坏了", i);
  request = tea_sample_request_new (1, text->str);
  tea_sample_insert (book, request);
  tea_sample_insert (book, other);

  g_assert_cmpuint (count_found (book, text->str), ==, 1);
  g_string_append (text, "没有的字");
  g_assert_cmpuint (count_found (book, text->str), ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/it-finds-what-like-finds", test_it_finds_what_like_finds);
  g_test_add_func ("/search/it-follows-changes-and-undo", test_it_follows_changes_and_undo);
  g_test_add_func ("/search/rebuilding-the-index-changes-nothing",
                   test_rebuilding_the_index_changes_nothing);
  g_test_add_func ("/search/two-ways-of-writing-are-one", test_two_ways_of_writing_are_one);
  g_test_add_func ("/search/all-words-must-occur-in-any-order",
                   test_all_words_must_occur_in_any_order);
  g_test_add_func ("/search/any-text-can-be-looked-for", test_any_text_can_be_looked_for);
  g_test_add_func ("/search/an-expression-asks-for-every-run",
                   test_an_expression_asks_for_every_run);
  g_test_add_func ("/search/one-character-is-found-wherever-it-stands",
                   test_one_character_is_found_wherever_it_stands);
  g_test_add_func ("/search/rare-characters-and-other-scripts-are-found",
                   test_rare_characters_and_other_scripts_are_found);
  g_test_add_func ("/search/a-long-text-finds-itself", test_a_long_text_finds_itself);

  return g_test_run ();
}
