/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/tea-action.h"
#include "book/tea-setting.h"
#include "collect/tea-category.h"
#include "meet/tea-holiday.h"
#include "people/tea-party.h"
#include "screen/tea-criterion.h"

#include "tea-new-book.h"

static gboolean
add_defaults (TeaBook     *book,
              const char  *community,
              const char  *secretary,
              GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *name = g_strstrip (g_strdup (community));

  action = tea_action_begin (book, "book-new", _("Made the book"), error);

  return action != NULL &&
         (*name == '\0' || tea_setting_change (book, "community", name, error)) &&
         tea_setting_keep (book, "secretary", secretary, error) &&
         tea_party_add_defaults (book, error) &&
         tea_category_add_defaults (book, error) &&
         tea_criterion_add_defaults (book, error) &&
         tea_holiday_add_defaults (book, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_new_book_create:
 * @path: where there is no file yet
 * @community: the community's name; "" where that is not known yet
 * @secretary: (nullable): the secretary's name
 * @error: return location for an error
 *
 * Makes a book with what every community begins with: the usual parties, categories, criteria and
 * holidays. All of it is the user's to change.
 *
 * Errors: those of tea_book_create(); then there is no file at @path that was not there before
 *
 * Returns: (transfer full) (nullable): the book, open
 */
TeaBook *
tea_new_book_create (const char  *path,
                     const char  *community,
                     const char  *secretary,
                     GError     **error)
{
  TeaBook *book;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (community != NULL, NULL);

  book = tea_book_create (path, error);
  if (book == NULL)
    return NULL;

  if (add_defaults (book, community, secretary, error))
    return book;

  tea_book_close (book);
  g_object_unref (book);
  g_unlink (path);

  return NULL;
}
