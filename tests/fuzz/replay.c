/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "fuzz.h"

/* Files that once broke something, and some that are well formed, are replayed as they are and cut
 * off at every place, so that the suite stays sharp without clang.
 */
static void
replay (gconstpointer path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  for (gsize size = 0; size <= length; size++)
    {
      /* A copy of just that size lets the sanitizers see a read behind its end. */
      g_autofree uint8_t *data = g_memdup2 (contents, size);

      LLVMFuzzerTestOneInput (data, size);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc < 2)
    {
      g_printerr ("Usage: %s FILE…\n", argv[0]);
      return 2;
    }

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func (path, argv[i], replay);
    }

  return g_test_run ();
}
