/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define N_STEPS 250
#define N_KINDS 5

/*
 * A walk does to a book, and to a model of it in memory, what chance says. The model knows what
 * refers to what and which names may stand only once, and nothing of how a book is kept.
 */
typedef struct
{
  GType   type;
  gint64  id;
  char  **values;
} Row;

typedef struct
{
  TeaBook   *book;
  GRand     *rand;
  GType      kinds[N_KINDS];
  /* Each state that the actions so far have made is an array of rows; 0 is the empty book. */
  GPtrArray *states;
  guint      present;
} Walk;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_strfreev (row->values);
}

static void
row_unref (gpointer data)
{
  g_rc_box_release_full (data, row_clear);
}

static gpointer
row_ref (gconstpointer row,
         gpointer      user_data)
{
  return g_rc_box_acquire ((gpointer) row);
}

static Row *
row_new (TeaRecord *record)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (record);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Row *row = g_rc_box_new0 (Row);

  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].expression == NULL)
      g_strv_builder_take (builder, tea_record_dup_column (record, &klass->columns[i]));

  row->type = G_OBJECT_TYPE (record);
  row->id = tea_record_get_id (record);
  row->values = g_strv_builder_end (builder);

  return row;
}

static GPtrArray *
state_copy (GPtrArray *state)
{
  GPtrArray *copy = g_ptr_array_copy (state, row_ref, NULL);

  g_ptr_array_set_free_func (copy, row_unref);

  return copy;
}

static GPtrArray *
walk_get_state (Walk *walk)
{
  return g_ptr_array_index (walk->states, walk->present);
}

static const char *
row_get_value (Row        *row,
               const char *name)
{
  g_autoptr (TeaRecordClass) klass = g_type_class_ref (row->type);

  /* Columns that are computed stand last in each table of columns. */
  for (guint i = 0; i < klass->n_columns && klass->columns[i].expression == NULL; i++)
    if (g_str_equal (klass->columns[i].name, name))
      return row->values[i];

  return "";
}

static gboolean
refers_to (Row    *row,
           GType   type,
           gint64  id)
{
  const char *column;

  if (type == TEA_TYPE_SAMPLE_PARTY)
    column = "party";
  else if (type == TEA_TYPE_SAMPLE_PERSON)
    column = "person";
  else if (type == TEA_TYPE_SAMPLE_GRID)
    column = row->type == TEA_TYPE_SAMPLE_GRID ? "parent" : "grid";
  else
    return FALSE;

  return g_ascii_strtoll (row_get_value (row, column), NULL, 10) == id;
}

static gboolean
clash (Row *row,
       Row *other)
{
  if (row->type != other->type || row->id == other->id)
    return FALSE;

  if (row->type == TEA_TYPE_SAMPLE_WORKER)
    return g_strv_equal ((const char * const *) row->values,
                         (const char * const *) other->values);

  if (row->type == TEA_TYPE_SAMPLE_PARTY || row->type == TEA_TYPE_SAMPLE_REQUEST)
    return g_str_equal (row->values[0], other->values[0]);

  return FALSE;
}

/* Puts a row into a state, in the place of the one with its id; says whether it may stand there. */
static gboolean
state_put (GPtrArray *state,
           Row       *row)
{
  for (guint i = 0; i < state->len; i++)
    if (clash (row, g_ptr_array_index (state, i)))
      {
        row_unref (row);
        return FALSE;
      }

  for (guint i = 0; i < state->len; i++)
    {
      Row *other = g_ptr_array_index (state, i);

      if (other->id == row->id)
        {
          g_ptr_array_index (state, i) = row;
          row_unref (other);
          return TRUE;
        }
    }

  g_ptr_array_add (state, row);

  return TRUE;
}

/* Workers go with their grid or person; anything else holds on to what it refers to. */
static gboolean
state_remove (GPtrArray *state,
              GType      type,
              gint64     id)
{
  for (guint i = 0; i < state->len; i++)
    {
      Row *row = g_ptr_array_index (state, i);

      if (row->type != TEA_TYPE_SAMPLE_WORKER && refers_to (row, type, id))
        return FALSE;
    }

  for (guint i = state->len; i-- > 0;)
    {
      Row *row = g_ptr_array_index (state, i);

      if (row->id == id || refers_to (row, type, id))
        g_ptr_array_remove_index (state, i);
    }

  return TRUE;
}

static gboolean
state_equal (GPtrArray *state,
             GPtrArray *other)
{
  guint n_equal = 0;

  for (guint i = 0; i < state->len; i++)
    for (guint j = 0; j < other->len; j++)
      {
        Row *a = g_ptr_array_index (state, i);
        Row *b = g_ptr_array_index (other, j);

        n_equal += a->id == b->id && g_strv_equal ((const char * const *) a->values,
                                                   (const char * const *) b->values);
      }

  return state->len == other->len && n_equal == state->len;
}

/* The id of any row of a type but one, or 0 where there is none. */
static gint64
pick (Walk      *walk,
      GPtrArray *state,
      GType      type,
      gint64     except)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < state->len; i++)
    {
      Row *row = g_ptr_array_index (state, i);

      if (row->type == type && row->id != except)
        g_array_append_val (ids, row->id);
    }

  if (ids->len == 0)
    return 0;

  return g_array_index (ids, gint64, g_rand_int_range (walk->rand, 0, ids->len));
}

/* Writes into a record what chance says; FALSE where it would need another row first. */
static gboolean
fill (Walk      *walk,
      GPtrArray *state,
      gpointer   record)
{
  gint64 id = tea_record_get_id (record);
  GType type = G_OBJECT_TYPE (record);
  gint64 grid = pick (walk, state, TEA_TYPE_SAMPLE_GRID, id);
  gint64 person = pick (walk, state, TEA_TYPE_SAMPLE_PERSON, 0);
  gint64 party = pick (walk, state, TEA_TYPE_SAMPLE_PARTY, 0);
  gboolean coin = g_rand_boolean (walk->rand);
  int number = g_rand_int_range (walk->rand, 1, 40);
  g_autofree char *name = g_strdup_printf ("石榴 %d", number);
  g_autofree char *yearly = g_strdup_printf ("2026-%04d", number);

  if (type == TEA_TYPE_SAMPLE_PARTY)
    g_object_set (record, "name", name, "position", -number, "votes", coin, NULL);
  else if (type == TEA_TYPE_SAMPLE_PERSON)
    g_object_set (record, "name", name, "party", coin ? party : 0, NULL);
  else if (type == TEA_TYPE_SAMPLE_GRID)
    g_object_set (record, "name", name, "level", grid != 0 ? 2 + coin : 1, "parent", grid, NULL);
  else if (type == TEA_TYPE_SAMPLE_WORKER)
    g_object_set (record, "grid", grid, "person", person, NULL);
  else
    g_object_set (record,
                  "number", yearly,
                  "channel", coin ? "chat" : "door",
                  "text", name,
                  "person", person,
                  "affected", number,
                  "dispute", coin,
                  "received-at", "2026-11-22 18:30:00",
                  "outcome", coin ? "solved" : NULL,
                  "outcome-on", coin ? "2026-11-23" : NULL,
                  NULL);

  return type != TEA_TYPE_SAMPLE_WORKER || (grid != 0 && person != 0);
}

/* One change, to the book and to a state; they have to agree on whether it can be. */
static gboolean
change (Walk      *walk,
        TeaAction *action,
        GPtrArray *state)
{
  GType type = walk->kinds[g_rand_int_range (walk->rand, 0, N_KINDS)];
  int what = g_rand_int_range (walk->rand, 0, 9);
  gint64 id = what < 4 ? 0 : pick (walk, state, type, 0);
  g_autoptr (TeaRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean works;
  gboolean may;

  if (id != 0)
    record = tea_book_get (walk->book, type, id, &error);
  else
    record = g_object_new (type, NULL);
  g_assert_no_error (error);

  if (id != 0 && what >= 7)
    {
      may = state_remove (state, type, id);
      works = tea_action_delete (action, record, &error);
      g_assert_cmpint (tea_record_get_id (record), ==, works ? 0 : id);
    }
  else if (!fill (walk, state, record))
    {
      return TRUE;
    }
  else if (id != 0)
    {
      works = tea_action_update (action, record, &error);
      may = state_put (state, row_new (record));
    }
  else
    {
      works = tea_action_insert (action, record, &error);
      g_assert_true (works == (tea_record_get_id (record) != 0));
      may = state_put (state, row_new (record));
    }

  g_assert_true (works == may);
  if (!works)
    g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);

  return works;
}

static char *
title_of_step (guint step)
{
  return g_strdup_printf ("第 %u 步", step);
}

/* An action of some changes. One of three is given up, as is each whose change is refused. */
static void
act (Walk *walk)
{
  g_autoptr (GPtrArray) state = state_copy (walk_get_state (walk));
  g_autofree char *title = title_of_step (walk->present + 1);
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;
  int n_changes = g_rand_int_range (walk->rand, 1, 5);

  action = tea_action_begin (walk->book, "walk", title, &error);
  g_assert_no_error (error);

  for (int i = 0; i < n_changes; i++)
    if (!change (walk, action, state))
      return;

  if (g_rand_int_range (walk->rand, 0, 3) == 0)
    return;

  tea_action_commit (action, &error);
  g_assert_no_error (error);

  /* What changed nothing in the end is not in the history, and ends nothing there. */
  if (state_equal (state, walk_get_state (walk)))
    return;

  g_ptr_array_set_size (walk->states, ++walk->present);
  g_ptr_array_add (walk->states, g_steal_pointer (&state));
}

static void
assert_title (Walk  *walk,
              guint  step,
              char  *actual)
{
  g_autofree char *title = actual;
  g_autofree char *expected = title_of_step (step);

  g_assert_cmpstr (title, ==, expected);
}

static void
go_back (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  char *title = tea_history_undo (walk->book, &error);

  if (walk->present == 0)
    {
      g_assert_null (title);
      g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
      return;
    }

  g_assert_no_error (error);
  assert_title (walk, walk->present--, title);
}

static void
go_forth (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  char *title = tea_history_redo (walk->book, &error);

  if (walk->present + 1 == walk->states->len)
    {
      g_assert_null (title);
      g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
      return;
    }

  g_assert_no_error (error);
  assert_title (walk, ++walk->present, title);
}

static guint
count_references (GPtrArray *state,
                  GType      type,
                  gint64     id)
{
  guint count = 0;

  for (guint i = 0; i < state->len; i++)
    count += refers_to (g_ptr_array_index (state, i), type, id);

  return count;
}

static void
assert_row (GPtrArray *state,
            Row       *expected,
            TeaRecord *record)
{
  Row *actual = row_new (record);

  g_assert_cmpstrv (actual->values, expected->values);
  if (TEA_IS_SAMPLE_PARTY (record))
    g_assert_cmpuint (TEA_SAMPLE_PARTY (record)->members, ==,
                      count_references (state, expected->type, expected->id));

  row_unref (actual);
}

static void
assert_book_equals_model (Walk *walk)
{
  GPtrArray *state = walk_get_state (walk);
  guint n_rows = 0;

  for (guint i = 0; i < N_KINDS; i++)
    {
      g_autoptr (TeaQuery) query = NULL;
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      query = tea_query_new_for_records (walk->book, walk->kinds[i], "");
      records = tea_query_read_records (query, &error);
      g_assert_no_error (error);
      n_rows += records->len;
    }
  g_assert_cmpuint (n_rows, ==, state->len);

  for (guint i = 0; i < state->len; i++)
    {
      Row *row = g_ptr_array_index (state, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (TeaRecord) record = tea_book_get (walk->book, row->type, row->id, &error);

      g_assert_no_error (error);
      assert_row (state, row, record);
    }
}

static void
walk_begin (Walk    *walk,
            guint32  seed)
{
  *walk = (Walk) {
    .book = tea_fixture_book (),
    .rand = g_rand_new_with_seed (seed),
    .kinds = { TEA_TYPE_SAMPLE_PARTY, TEA_TYPE_SAMPLE_PERSON, TEA_TYPE_SAMPLE_GRID,
               TEA_TYPE_SAMPLE_WORKER, TEA_TYPE_SAMPLE_REQUEST },
    .states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
  };

  g_ptr_array_add (walk->states, g_ptr_array_new_with_free_func (row_unref));
}

static void
walk_step (Walk *walk)
{
  int what = g_rand_int_range (walk->rand, 0, 20);

  if (what < 12)
    act (walk);
  else if (what < 16)
    go_back (walk);
  else if (what < 19)
    go_forth (walk);
  else
    walk->book = tea_fixture_reopen (walk->book);
}

static void
walk_end (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_book_check (walk->book, &error));
  g_assert_no_error (error);

  tea_fixture_close (walk->book);
  g_rand_free (walk->rand);
  g_ptr_array_unref (walk->states);
}

static void
test_the_book_is_what_the_model_says (gconstpointer seed)
{
  Walk walk;

  walk_begin (&walk, GPOINTER_TO_UINT (seed));
  for (int i = 0; i < N_STEPS; i++)
    {
      walk_step (&walk);
      assert_book_equals_model (&walk);
    }
  walk_end (&walk);
}

static void
test_all_of_it_goes_back_and_forth (gconstpointer seed)
{
  Walk walk;
  guint n_actions;

  walk_begin (&walk, GPOINTER_TO_UINT (seed));
  for (int i = 0; i < N_STEPS; i++)
    walk_step (&walk);
  n_actions = walk.states->len - 1;

  /* A walk that did hardly anything would promise hardly anything. */
  g_assert_cmpuint (n_actions, >, 10);
  g_assert_cmpuint (walk_get_state (&walk)->len, >, 10);

  for (int round = 0; round < 2; round++)
    {
      while (walk.present > 0)
        {
          go_back (&walk);
          assert_book_equals_model (&walk);
        }
      go_back (&walk);
      g_assert_cmpint (tea_sample_count (walk.book, "SELECT (SELECT count (*) FROM party)"
                                                    " + (SELECT count (*) FROM person)"
                                                    " + (SELECT count (*) FROM grid)"
                                                    " + (SELECT count (*) FROM grid_worker)"
                                                    " + (SELECT count (*) FROM request)"),
                       ==, 0);
      walk.book = tea_fixture_reopen (walk.book);

      while (walk.present < n_actions)
        {
          go_forth (&walk);
          assert_book_equals_model (&walk);
        }
      go_forth (&walk);
    }
  walk_end (&walk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *equal = g_strdup_printf ("/walk/the-book-is-what-the-model-says/%u", seed);
      g_autofree char *back = g_strdup_printf ("/walk/all-of-it-goes-back-and-forth/%u", seed);

      g_test_add_data_func (equal, GUINT_TO_POINTER (seed), test_the_book_is_what_the_model_says);
      g_test_add_data_func (back, GUINT_TO_POINTER (seed), test_all_of_it_goes_back_and_forth);
    }

  return g_test_run ();
}
