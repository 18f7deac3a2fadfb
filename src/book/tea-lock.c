/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-error.h"
#include "tea-lock-private.h"

/*
 * Like LibreOffice's: a small file beside the book that says who has it. SQLite's own lock decides;
 * this only gives it a name.
 */

char *
tea_lock_create_path (const char *book_path)
{
  g_autofree char *dir = g_path_get_dirname (book_path);
  g_autofree char *base = g_path_get_basename (book_path);
  g_autofree char *name = g_strdup_printf (".~lock.%s#", base);

  return g_build_filename (dir, name, NULL);
}

gboolean
tea_lock_write (const char *lock_path)
{
  g_autofree char *holder = NULL;

  /* Translators: who has a book open: a person on a computer. */
  holder = g_strdup_printf (_("%s on %s"), g_get_real_name (), g_get_host_name ());

  return g_file_set_contents_full (lock_path, holder, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

/* Says who has it, where that is known, instead of @error. */
void
tea_lock_explain (const char  *lock_path,
                  GError     **error)
{
  g_autofree char *holder = NULL;

  if (!g_file_get_contents (lock_path, &holder, NULL, NULL) ||
      !g_utf8_validate (holder, -1, NULL))
    return;

  g_clear_error (error);
  g_set_error (error, TEA_ERROR, TEA_ERROR_BUSY,
               /* Translators: %s is who has it, such as “Zhang Guiying on office-2”. */
               _("The book is open elsewhere: %s. Close it there first."), holder);
}
