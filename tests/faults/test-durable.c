/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-list.h"
#include "tea-fault-vfs.h"
#include "tea-meet-fixture.h"

/*
 * The promise to who writes down what is said: when the line appears in the list, the words are on
 * the disk. So at that moment nothing that was written may be waiting for its sync, neither in the
 * book nor in its journal, which would take it back.
 */

#define N_REMARKS 40

typedef struct
{
  guint n_unsynced[2]; /* changes of the book and of its journal */
  guint n_changes;
  guint n_lines;
} Disk;

static void
watch_cb (const char    *path,
          TeaDiskChange  change,
          const void    *bytes,
          gint64         length,
          gint64         offset,
          gpointer       data)
{
  Disk *disk = data;
  const gboolean is_journal = g_str_has_suffix (path, "-journal");

  disk->n_changes++;
  if (change == TEA_DISK_SYNC)
    disk->n_unsynced[is_journal] = 0;
  else
    disk->n_unsynced[is_journal]++;
}

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Disk       *disk)
{
  g_assert_cmpuint (disk->n_unsynced[FALSE], ==, 0);
  g_assert_cmpuint (disk->n_unsynced[TRUE], ==, 0);
  disk->n_lines += added - removed;
}

static void
test_a_remark_in_the_list_is_on_the_disk (MeetFixture   *fixture,
                                          gconstpointer  user_data)
{
  const TeaRemarkFilter filter = {
    .meeting = tea_meet_fixture_id (fixture->meeting),
    .latest_first = TRUE,
  };
  g_autoptr (TeaList) list = tea_list_new (tea_remark_query (fixture->book, &filter));
  g_autoptr (GError) error = NULL;
  Disk disk = { 0 };

  tea_meet_fixture_begin (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &disk);

  tea_fault_vfs_watch (watch_cb, &disk);
  for (guint i = 0; i < N_REMARKS; i++)
    {
      const guint n_changes = disk.n_changes;
      g_autofree char *text = g_strdup_printf ("第%u句话", i);
      g_autoptr (TeaRemark) remark = NULL;

      remark = g_object_new (TEA_TYPE_REMARK,
                             "meeting", tea_meet_fixture_id (fixture->meeting),
                             "topic", tea_meet_fixture_id (fixture->topic),
                             "speaker", "张桂英",
                             "party", tea_meet_fixture_id (fixture->residents),
                             "text", text,
                             NULL);
      g_assert_true (tea_remark_add (remark, fixture->book, &error));
      g_assert_no_error (error);
      while (disk.n_lines <= i)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (disk.n_changes, >, n_changes);
    }
  tea_fault_vfs_watch (NULL, NULL);

  g_assert_cmpuint (disk.n_lines, ==, N_REMARKS);
  g_signal_handlers_disconnect_by_data (list, &disk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tea_fault_vfs_register ();
  add_meet_test ("/durable/a-remark-in-the-list-is-on-the-disk",
                 test_a_remark_in_the_list_is_on_the_disk);

  return g_test_run ();
}
