/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of requests and of visits, which are the same but for whose they are. */
#include "config.h"

#include <glib/gi18n.h>

#include "collect/tea-photo.h"

#include "cli-output.h"
#include "cli-photo.h"

static GPtrArray *
read_photos (Cli        *cli,
             TeaRecord  *owner,
             GError    **error)
{
  g_autoptr (TeaQuery) query = tea_photo_query (cli->book, owner);

  return tea_query_read_records (query, error);
}

static void
print_path (Cli      *cli,
            TeaPhoto *photo)
{
  g_autofree char *path = tea_photo_dup_path (photo, cli->book);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    cli_output_line (_("Picture: %s"), path);
  else
    /* Translators: %s is where the file of a picture should be. */
    cli_output_line (_("Picture: %s (the file is missing)"), path);
}

/**
 * cli_photo_show:
 * @cli: the command line
 * @owner: a request or a visit
 * @error: return location for an error
 *
 * Prints all that the book knows of it, and its pictures.
 *
 * Returns: whether that went well
 */
gboolean
cli_photo_show (Cli        *cli,
                TeaRecord  *owner,
                GError    **error)
{
  g_autoptr (GPtrArray) photos = read_photos (cli, owner, error);

  if (photos == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonObject *object = cli_output_object (owner);

      json_object_set_array_member (object, "photos", cli_output_array (photos));
      cli_output_json (object);
      return TRUE;
    }

  cli_output_fields (owner);
  for (guint i = 0; i < photos->len; i++)
    print_path (cli, g_ptr_array_index (photos, i));

  return TRUE;
}

/**
 * cli_photo_add:
 * @cli: the command line, with FILE
 * @owner: a request or a visit
 * @error: return location for an error
 *
 * Adds a picture.
 *
 * Returns: whether that went well
 */
gboolean
cli_photo_add (Cli        *cli,
               TeaRecord  *owner,
               GError    **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (TeaPhoto) photo = NULL;

  file = g_file_new_for_commandline_arg (cli_arguments_get (cli->arguments, "FILE"));
  photo = tea_photo_add (cli->book, owner, file, error);

  return photo != NULL && cli_output_done (cli, photo, error);
}

/* A picture is named by its file, or by as much of its beginning as is only its; the only one needs
 * no name.
 */
static TeaPhoto *
find_photo (Cli        *cli,
            TeaRecord  *owner,
            GError    **error)
{
  g_autoptr (GPtrArray) photos = read_photos (cli, owner, error);
  const char *path = cli_arguments_get (cli->arguments, "FILE");
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup ("");
  TeaPhoto *found = NULL;
  guint n_found = 0;

  if (photos == NULL)
    return NULL;

  for (guint i = 0; i < photos->len; i++)
    {
      TeaPhoto *photo = g_ptr_array_index (photos, i);

      if (g_str_has_prefix (photo->file, name))
        {
          found = photo;
          n_found++;
        }
    }

  if (n_found == 1)
    return g_object_ref (found);

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               _("There is no picture “%s” with it, or several."), name);
  return NULL;
}

/**
 * cli_photo_remove:
 * @cli: the command line, with FILE where there are several pictures
 * @owner: a request or a visit
 * @error: return location for an error
 *
 * Takes a picture away.
 *
 * Returns: whether that went well
 */
gboolean
cli_photo_remove (Cli        *cli,
                  TeaRecord  *owner,
                  GError    **error)
{
  g_autoptr (TeaPhoto) photo = find_photo (cli, owner, error);

  return photo != NULL && tea_photo_remove (photo, cli->book, error);
}

/**
 * cli_photo_missing:
 * @cli: the command line
 * @error: return location for an error
 *
 * Lists the pictures whose files are not there.
 *
 * Returns: whether that went well
 */
gboolean
cli_photo_missing (Cli     *cli,
                   GError **error)
{
  g_autoptr (GPtrArray) missing = tea_photo_find_missing (cli->book, error);

  if (missing == NULL)
    return FALSE;

  if (cli->json)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (node, cli_output_array (missing));
      cli_output_node (node);
      return TRUE;
    }

  for (guint i = 0; i < missing->len; i++)
    print_path (cli, g_ptr_array_index (missing, i));

  return TRUE;
}
