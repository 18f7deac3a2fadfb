/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "book/tea-history.h"
#include "tea-fault-vfs.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

/*
 * The promise: when the current goes, everything that was said to be done is in the book, at most
 * what was just being done is there too, and the book is sound.
 *
 * A disk keeps what was synced. Of what was written since, it may have kept any part, sector by
 * sector and in any order. So a morning of work is watched once, and then the current is cut after
 * any of its changes, again and again, with other sectors kept each time.
 */

#define SEED         20261126
#define N_IMAGES     200
#define N_SLOW       2000
#define SECTOR       512
#define N_AT_ONCE    60

/* One change of the disk, and how much was said to be done when it came. */
typedef struct
{
  gboolean       is_journal;
  TeaDiskChange  change;
  GBytes        *bytes;
  gint64         length;
  gint64         offset;
  guint          n_done;
} Change;

/* What was watched: all changes, and what the book holds after each action. */
typedef struct
{
  GArray    *changes;
  GPtrArray *states;
} Morning;

/* A file as a disk has it: what is safe, and the changes that are not. */
typedef struct
{
  GByteArray *safe;
  gboolean    exists;
  GArray     *unsafe;
} File;

static void
clear_change (gpointer data)
{
  g_clear_pointer (&((Change *) data)->bytes, g_bytes_unref);
}

static void
watch_cb (const char    *path,
          TeaDiskChange  kind,
          const void    *bytes,
          gint64         length,
          gint64         offset,
          gpointer       data)
{
  Morning *self = data;
  Change change = {
    .is_journal = g_str_has_suffix (path, "-journal"),
    .change = kind,
    .bytes = kind == TEA_DISK_WRITE ? g_bytes_new (bytes, length) : NULL,
    .length = length,
    .offset = offset,
    .n_done = self->states->len - 1,
  };

  g_array_append_val (self->changes, change);
}

/* What the book holds, and what it says about how that came. */
static char *
describe (TeaBook *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  query = tea_query_new (book, "describe the book",
                         "SELECT id || ' ' || name || ' ' || position FROM party UNION ALL"
                         " SELECT id || ' ' || title || ' ' || state FROM history ORDER BY 1");
  while (tea_query_step (query, &error))
    g_string_append_printf (text, "%s\n", tea_query_get_text (query, 0));
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static void
note_done (Morning *self,
           TeaBook *book)
{
  g_ptr_array_add (self->states, describe (book));
}

static void
add_parties (TeaBook *book,
             guint    first,
             guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaAction) action = tea_action_begin (book, "add", "Added parties", &error);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("第 %u 方，说了很多话，一页纸很快就写满了", i);
      g_autoptr (TeaSampleParty) party = tea_sample_party_new (name, i);

      g_assert_true (tea_action_insert (action, party, &error));
    }

  g_assert_true (tea_action_commit (action, &error));
  g_assert_no_error (error);
}

static void
edit_party (TeaBook *book,
            guint    round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("改过 %u 次", round);
  g_autoptr (TeaQuery) query = tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY,
                                                          "ORDER BY position, id LIMIT 1");
  g_autoptr (GPtrArray) parties = tea_query_read_records (query, &error);

  g_assert_true (tea_record_edit (g_ptr_array_index (parties, 0), book, "name", name, &error));
  g_assert_no_error (error);
}

static void
step_in_history (TeaBook *book,
                 char    *step (TeaBook *, GError **))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = step (book, &error);

  g_assert_no_error (error);
}

/* Short actions and a long one, taken back and done again. */
static void
work (Morning *self,
      TeaBook *book)
{
  for (guint round = 0; round < 3; round++)
    {
      add_parties (book, round * 100, 1);
      note_done (self, book);
      edit_party (book, round);
      note_done (self, book);
      add_parties (book, round * 100 + 1, N_AT_ONCE);
      note_done (self, book);
      step_in_history (book, tea_history_undo);
      note_done (self, book);
      step_in_history (book, tea_history_redo);
      note_done (self, book);
      step_in_history (book, tea_history_undo);
      note_done (self, book);
    }
}

static void
file_init (File       *self,
           const char *path)
{
  char *bytes = NULL;
  gsize length = 0;

  self->exists = path != NULL && g_file_get_contents (path, &bytes, &length, NULL);
  self->safe = self->exists ? g_byte_array_new_take ((guint8 *) bytes, length)
                            : g_byte_array_new ();
  self->unsafe = g_array_new (FALSE, FALSE, sizeof (const Change *));
}

static void
file_clear (File *self)
{
  g_byte_array_unref (self->safe);
  g_array_unref (self->unsafe);
}

static void
set_length (GByteArray *bytes,
            gint64      length)
{
  const guint before = bytes->len;

  g_byte_array_set_size (bytes, length);
  if (length > before)
    memset (bytes->data + before, 0, length - before);
}

/* Does a change, or those of its sectors that the disk happened to keep. */
static void
apply (GByteArray   *bytes,
       gboolean     *exists,
       const Change *change,
       GRand        *rand,
       double        kept)
{
  const guint8 *data;
  gsize length;

  if (change->change != TEA_DISK_WRITE)
    {
      if (rand != NULL && g_rand_double (rand) >= kept)
        return;

      set_length (bytes, change->change == TEA_DISK_DELETE ? 0 : change->length);
      *exists = change->change != TEA_DISK_DELETE;
      return;
    }

  data = g_bytes_get_data (change->bytes, &length);
  for (gsize start = 0, end; start < length; start = end)
    {
      end = MIN (length, start + SECTOR - (change->offset + start) % SECTOR);
      if (rand != NULL && g_rand_double (rand) >= kept)
        continue;

      if (bytes->len < change->offset + end)
        set_length (bytes, change->offset + end);
      memcpy (bytes->data + change->offset + start, data + start, end - start);
      *exists = TRUE;
    }
}

static void
take (File         *self,
      const Change *change)
{
  if (change->change != TEA_DISK_SYNC)
    {
      g_array_append_val (self->unsafe, change);
      return;
    }

  for (guint i = 0; i < self->unsafe->len; i++)
    apply (self->safe, &self->exists, g_array_index (self->unsafe, const Change *, i), NULL, 1);
  g_array_set_size (self->unsafe, 0);
}

/* Writes the file as the disk may have it. */
static void
write_image (File       *self,
             const char *path,
             GRand      *rand,
             double      kept)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean exists = self->exists;

  g_byte_array_append (bytes, self->safe->data, self->safe->len);
  for (guint i = 0; i < self->unsafe->len; i++)
    apply (bytes, &exists, g_array_index (self->unsafe, const Change *, i), rand, kept);

  g_unlink (path);
  if (exists)
    g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                              G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
assert_state (Morning    *self,
              const char *path,
              guint       n_done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaBook) book = tea_book_open (path, &error);
  g_autofree char *state = NULL;

  g_assert_no_error (error);
  tea_book_check (book, &error);
  g_assert_no_error (error);

  state = describe (book);
  if (n_done + 1 == self->states->len ||
      !g_str_equal (state, g_ptr_array_index (self->states, n_done + 1)))
    g_assert_cmpstr (state, ==, g_ptr_array_index (self->states, n_done));

  tea_book_close (book);
}

/* Cuts the current @n_images times, in the order of the changes. */
static void
cut (Morning    *self,
     File        files[2],
     const char *path,
     guint       n_images)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_cut = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      for (; n_cut < (guint64) n_images * (i + 1) / self->changes->len; n_cut++)
        {
          /* Nothing, some and all of what was not synced. */
          const double kept = g_rand_int_range (rand, 0, 5) / 4.0;

          write_image (&files[FALSE], path, rand, kept);
          write_image (&files[TRUE], journal, rand, kept);
          assert_state (self, path, change->n_done);
        }

      take (&files[change->is_journal], change);
    }

  g_assert_cmpuint (n_cut, ==, n_images);
}

static void
test_what_was_said_survives_every_power_cut (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *path = g_strdup (tea_book_get_path (book));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *image = g_build_filename (folder, "image.teatime", NULL);
  g_autoptr (GError) error = NULL;
  Morning morning = {
    .changes = g_array_new (FALSE, FALSE, sizeof (Change)),
    .states = g_ptr_array_new_with_free_func (g_free),
  };
  File files[2];

  g_array_set_clear_func (morning.changes, clear_change);
  note_done (&morning, book);
  tea_book_close (book);
  g_object_unref (book);
  file_init (&files[FALSE], path);
  file_init (&files[TRUE], NULL);

  tea_fault_vfs_watch (watch_cb, &morning);
  book = tea_book_open (path, &error);
  g_assert_no_error (error);
  work (&morning, book);
  tea_book_close (book);
  g_object_unref (book);
  tea_fault_vfs_watch (NULL, NULL);

  g_test_message ("%u changes of the disk, %u actions", morning.changes->len,
                  morning.states->len - 1);
  cut (&morning, files, image, g_test_slow () ? N_SLOW : N_IMAGES);

  file_clear (&files[FALSE]);
  file_clear (&files[TRUE]);
  g_array_unref (morning.changes);
  g_ptr_array_unref (morning.states);
  tea_fixture_close (tea_book_open (path, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tea_fault_vfs_register ();
  g_test_add_func ("/power/what-was-said-survives-every-power-cut",
                   test_what_was_said_survives_every_power_cut);

  return g_test_run ();
}
