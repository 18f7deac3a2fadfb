/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-errand.h"
#include "book/tea-history.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

/* An errand that waits for the main thread where the test says so. */
typedef struct
{
  GMutex         mutex;
  GCond          moved;
  gboolean       has_begun;
  gboolean       may_go_on;

  gboolean       commits;
  gboolean       asks_forever;
  guint          n_parties;

  GCancellable  *cancellable;
  GAsyncResult  *result;
  double         fraction;
} Errand;

static void
errand_init (Errand *self)
{
  *self = (Errand) { .n_parties = 3 };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->moved);
  self->cancellable = g_cancellable_new ();
}

static void
errand_clear (Errand *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->moved);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Errand, errand_clear)

static void
set (Errand   *self,
     gboolean *what)
{
  g_mutex_lock (&self->mutex);
  *what = TRUE;
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for (Errand   *self,
          gboolean *what)
{
  g_mutex_lock (&self->mutex);
  while (!*what)
    g_cond_wait (&self->moved, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
add_parties (Errand     *self,
             TeaBook    *book,
             TeaAction  *action,
             GError    **error)
{
  tea_errand_set_part (book, 0.5);
  for (guint i = 0; i < self->n_parties; i++)
    {
      g_autofree char *name = g_strdup_printf ("线程 %u", i);
      g_autoptr (TeaSampleParty) party = tea_sample_party_new (name, (int) i);

      if (!tea_action_insert (action, party, error) ||
          !tea_errand_step (book, i + 1, self->n_parties, error))
        return FALSE;
    }

  return TRUE;
}

/* Adds parties within one action, tells the main thread, and waits for it. */
static gboolean
run_errand (TeaBook   *book,
            gpointer   data,
            GError   **error)
{
  Errand *self = data;
  g_autoptr (TeaAction) action = tea_action_begin (book, "errand", "Went on an errand", error);

  const gboolean added = action != NULL && add_parties (self, book, action, error);

  set (self, &self->has_begun);
  if (!added)
    return FALSE;

  if (self->asks_forever)
    {
      g_autoptr (TeaQuery) query = NULL;
      gint64 n;

      query = tea_query_new (book, "count without end",
                             "WITH RECURSIVE number (n) AS"
                             " (SELECT 1 UNION ALL SELECT n + 1 FROM number)"
                             " SELECT count(*) FROM number");

      return tea_query_read_int (query, &n, error);
    }

  wait_for (self, &self->may_go_on);
  tea_errand_set_part (book, 1);
  if (!tea_errand_step (book, 1, 1, error))
    return FALSE;

  return !self->commits || tea_action_commit (action, error);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Errand *self = data;

  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  self->fraction = fraction;
}

static void
back_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ((Errand *) data)->result = g_object_ref (result);
}

static void
start (Errand  *self,
       TeaBook *book)
{
  tea_errand_async (book, run_errand, progress_cb, self, self->cancellable, back_cb, self);
}

static gboolean
finish (Errand   *self,
        TeaBook  *book,
        GError  **error)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return tea_errand_finish (book, self->result, error);
}

static gint64
count_parties (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count", "SELECT count(*) FROM party");
  gint64 n = -1;

  g_assert_true (tea_query_read_int (query, &n, NULL));

  return n;
}

static void
assert_sound (TeaBook *book)
{
  g_autoptr (GError) error = NULL;

  tea_book_check (book, &error);
  g_assert_no_error (error);
}

static void
count_cb (TeaBook             *book,
          const char * const  *tables,
          guint               *n_told)
{
  if (g_strv_contains (tables, "party"))
    (*n_told)++;
}

/* What another verb wants to write meanwhile would become part of the errand's action. */
static void
test_only_the_thread_may_write (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 n_before = count_parties (book);
  g_auto (Errand) errand = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  errand_init (&errand);
  errand.commits = TRUE;
  start (&errand, book);
  wait_for (&errand, &errand.has_begun);

  g_assert_null (tea_action_begin (book, "add", "Added a party", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (tea_history_undo (book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (tea_book_set_setting (book, "community", "石榴里", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);

  /* It is read all the same. */
  g_assert_cmpint (count_parties (book), ==, n_before + errand.n_parties);

  set (&errand, &errand.may_go_on);
  g_assert_true (finish (&errand, book, &error));
  g_assert_no_error (error);
  g_object_unref (tea_sample_add_party (book, "物业公司", 9));
  g_assert_cmpint (count_parties (book), ==, n_before + errand.n_parties + 1);

  /* Each is an entry of its own. */
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_parties (book), ==, n_before + errand.n_parties);
  g_free (tea_history_undo (book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_parties (book), ==, n_before);
  assert_sound (book);

  tea_fixture_close (book);
}

static void
test_the_book_is_lent_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_auto (Errand) errand = { 0 };
  g_auto (Errand) other = { 0 };
  g_autoptr (GError) error = NULL;

  errand_init (&errand);
  errand_init (&other);
  errand.commits = TRUE;
  start (&errand, book);
  start (&other, book);
  g_assert_false (finish (&other, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_BUSY);
  g_clear_error (&error);

  set (&errand, &errand.may_go_on);
  g_assert_true (finish (&errand, book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_stopped_it_has_never_happened (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 n_before = count_parties (book);

  for (guint i = 0; i < 2; i++)
    {
      g_auto (Errand) errand = { 0 };
      g_autoptr (GError) error = NULL;

      /* Between two statements, and in the middle of one. */
      errand_init (&errand);
      errand.asks_forever = i == 1;
      start (&errand, book);
      wait_for (&errand, &errand.has_begun);
      g_cancellable_cancel (errand.cancellable);
      set (&errand, &errand.may_go_on);
      g_assert_false (finish (&errand, book, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
      g_assert_cmpint (count_parties (book), ==, n_before);
      assert_sound (book);
    }

  {
    g_auto (Errand) errand = { 0 };
    g_autoptr (GError) error = NULL;

    errand_init (&errand);
    errand.commits = TRUE;
    errand.may_go_on = TRUE;
    start (&errand, book);
    g_assert_true (finish (&errand, book, &error));
    g_assert_no_error (error);
    g_assert_cmpint (count_parties (book), ==, n_before + errand.n_parties);
  }

  book = tea_fixture_reopen (book);
  g_assert_cmpint (count_parties (book), ==, n_before + 3);
  tea_fixture_close (book);
}

/* Whoever looked meanwhile has seen rows that came, or that there are no more. */
static void
test_changed_is_told_when_the_book_is_back (void)
{
  TeaBook *book = tea_fixture_book ();
  guint n_told = 0;

  tea_fixture_turn ();
  g_signal_connect (book, "changed", G_CALLBACK (count_cb), &n_told);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (Errand) errand = { 0 };
      g_autoptr (GError) error = NULL;

      errand_init (&errand);
      errand.commits = i == 1;
      start (&errand, book);
      wait_for (&errand, &errand.has_begun);
      tea_fixture_turn ();
      g_assert_cmpuint (n_told, ==, i);

      set (&errand, &errand.may_go_on);
      g_assert_true (finish (&errand, book, &error));
      tea_fixture_turn ();
      g_assert_cmpuint (n_told, ==, i + 1);
    }

  tea_fixture_close (book);
}

static void
test_progress_goes_to_the_end (void)
{
  TeaBook *book = tea_fixture_book ();
  g_auto (Errand) errand = { 0 };
  g_autoptr (GError) error = NULL;

  errand_init (&errand);
  errand.commits = TRUE;
  start (&errand, book);
  wait_for (&errand, &errand.has_begun);
  tea_fixture_turn ();
  g_assert_cmpfloat_with_epsilon (errand.fraction, 0.5, 0.001);

  set (&errand, &errand.may_go_on);
  g_assert_true (finish (&errand, book, &error));
  g_assert_cmpfloat_with_epsilon (errand.fraction, 1, 0.001);

  /* Outside of an errand the same work steps as well, and nobody hears of it. */
  tea_errand_set_part (book, 0.2);
  g_assert_true (tea_errand_step (book, 1, 1, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

/* Closing waits for the thread, so that nothing is pulled away from under it. */
static void
test_closing_the_book_stops_it (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 n_before = count_parties (book);
  g_auto (Errand) errand = { 0 };
  g_auto (Errand) late = { 0 };
  g_autoptr (TeaBook) closed = g_object_ref (book);
  g_autoptr (GError) error = NULL;

  errand_init (&errand);
  errand.asks_forever = TRUE;
  start (&errand, book);
  wait_for (&errand, &errand.has_begun);
  book = tea_fixture_reopen (book);
  g_assert_cmpint (count_parties (book), ==, n_before);
  assert_sound (book);

  g_assert_false (finish (&errand, closed, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CANCELLED);
  g_clear_error (&error);

  errand_init (&late);
  start (&late, closed);
  g_assert_false (finish (&late, closed, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_FAILED);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/errand/only-the-thread-may-write", test_only_the_thread_may_write);
  g_test_add_func ("/errand/the-book-is-lent-once", test_the_book_is_lent_once);
  g_test_add_func ("/errand/stopped-it-has-never-happened", test_stopped_it_has_never_happened);
  g_test_add_func ("/errand/changed-is-told-when-the-book-is-back",
                   test_changed_is_told_when_the_book_is_back);
  g_test_add_func ("/errand/progress-goes-to-the-end", test_progress_goes_to_the_end);
  g_test_add_func ("/errand/closing-the-book-stops-it", test_closing_the_book_stops_it);

  return g_test_run ();
}
