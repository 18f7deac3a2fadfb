/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-thumbnails.h"

/*
 * Small pictures of large ones, made one after the other in a thread of their own: a picture of 50
 * megapixels takes 200 MB while it is made small, and two at once would take twice as much. The
 * latest are kept.
 */

/* At 128 pixels and two a point that is 16 MB at most. */
#define MAX_KEPT 64

/* What would take more than 500 MB to read is no picture of a phone. */
#define MAX_PIXELS (125 * 1000 * 1000)

typedef struct
{
  char *path;
  int   size;
} Wanted;

/* Used on the main thread only. The newest key is the first. */
static GHashTable *kept;
static GQueue keys = G_QUEUE_INIT;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->path);
  g_free (wanted);
}

static char *
dup_key (const Wanted *wanted)
{
  return g_strdup_printf ("%d %s", wanted->size, wanted->path);
}

static void
keep (const Wanted *wanted,
      GdkTexture   *texture)
{
  char *key = dup_key (wanted);

  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  if (g_hash_table_contains (kept, key))
    {
      g_free (key);
      return;
    }

  g_queue_push_head (&keys, key);
  g_hash_table_insert (kept, key, g_object_ref (texture));
  while (g_queue_get_length (&keys) > MAX_KEPT)
    g_hash_table_remove (kept, g_queue_pop_tail (&keys));
}

static GdkTexture *
look_up (const Wanted *wanted)
{
  g_autofree char *key = dup_key (wanted);
  gpointer known = NULL;
  gpointer texture = NULL;

  if (kept == NULL || !g_hash_table_lookup_extended (kept, key, &known, &texture))
    return NULL;

  g_queue_remove (&keys, known);
  g_queue_push_head (&keys, known);

  return g_object_ref (texture);
}

/* The name ends with what the content is; see tea_photo_keep(). */
static gboolean
is_known_kind (const char *path)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();
  const char *extension = strrchr (path, '.');

  for (GSList *l = formats; extension != NULL && l != NULL; l = l->next)
    {
      g_auto (GStrv) extensions = gdk_pixbuf_format_get_extensions (l->data);

      if (g_strv_contains ((const char * const *) extensions, extension + 1))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_size (const char  *path,
            GError     **error)
{
  int width = 0;
  int height = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *name = g_path_get_basename (folder);
      g_autofree char *shown = g_filename_display_name (name);

      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   /* Translators: %s is a folder. */
                   _("The picture’s file is missing. It belongs into the folder “%s” beside the "
                     "book."), shown);
      return FALSE;
    }

  if (gdk_pixbuf_get_file_info (path, &width, &height) == NULL)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           is_known_kind (path)
                             ? _("This picture cannot be read; its file is damaged.")
                             : _("This computer cannot show pictures of this kind. The picture "
                                 "itself is kept."));
      return FALSE;
    }

  if ((gint64) width * height <= MAX_PIXELS)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
               _("This picture is too large to be shown here: %d × %d. It is kept."),
               width, height);
  return FALSE;
}

static GdkTexture *
load (const char  *path,
      int          size,
      GError     **error)
{
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GBytes) pixels = NULL;

  if (!check_size (path, error))
    return NULL;

  small = gdk_pixbuf_new_from_file_at_scale (path, size, size, TRUE, NULL);
  /* Phones write down how they were held and leave the picture as it is. */
  upright = small != NULL ? gdk_pixbuf_apply_embedded_orientation (small) : NULL;
  if (upright == NULL)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("This picture cannot be read; its file is damaged."));
      return NULL;
    }

  pixels = gdk_pixbuf_read_pixel_bytes (upright);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright),
                                 gdk_pixbuf_get_has_alpha (upright) ? GDK_MEMORY_R8G8B8A8
                                                                    : GDK_MEMORY_R8G8B8,
                                 pixels, (gsize) gdk_pixbuf_get_rowstride (upright));
}

static void
load_cb (gpointer data,
         gpointer user_data)
{
  g_autoptr (GTask) task = data;
  const Wanted *wanted = g_task_get_task_data (task);
  GdkTexture *texture;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  texture = load (wanted->path, wanted->size, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tea_thumbnails_load_async:
 * @path: a picture's file
 * @size: of the longer side, in pixels
 * @cancellable: (nullable): what stops it
 * @callback: what to call
 * @user_data: for @callback
 *
 * Makes a small picture in a thread, upright, or takes it from those that were made last.
 */
void
tea_thumbnails_load_async (const char          *path,
                           int                  size,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  static GThreadPool *pool;
  GTask *task;
  Wanted *wanted;
  GdkTexture *known;

  g_return_if_fail (path != NULL);
  g_return_if_fail (size > 0);

  task = g_task_new (NULL, cancellable, callback, user_data);
  wanted = g_new (Wanted, 1);
  wanted->path = g_strdup (path);
  wanted->size = size;
  g_task_set_task_data (task, wanted, wanted_free);

  known = look_up (wanted);
  if (known != NULL)
    {
      g_task_return_pointer (task, known, g_object_unref);
      g_object_unref (task);
      return;
    }

  if (pool == NULL)
    pool = g_thread_pool_new (load_cb, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, task, NULL);
}

/**
 * tea_thumbnails_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: %TEA_ERROR_NOT_FOUND where the file is missing, %TEA_ERROR_INVALID where it is damaged or
 * of a kind that this computer does not know, %TEA_ERROR_TOO_LARGE; each is a sentence to show.
 *
 * Returns: (transfer full) (nullable): the small picture, or %NULL with @error set
 */
GdkTexture *
tea_thumbnails_load_finish (GAsyncResult  *result,
                            GError       **error)
{
  GdkTexture *texture;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  texture = g_task_propagate_pointer (G_TASK (result), error);
  if (texture != NULL)
    keep (g_task_get_task_data (G_TASK (result)), texture);

  return texture;
}
