/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-text.h"

#include "tea-move.h"
#include "tea-party.h"
#include "tea-remove.h"

G_DEFINE_FINAL_TYPE (TeaParty, tea_party, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaParty, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaParty, position, INTEGER, N_("Position")),
  TEA_COLUMN (TeaParty, required, BOOLEAN, N_("Has to be there")),
  TEA_COLUMN (TeaParty, votes, BOOLEAN, N_("Votes")),
  TEA_COMPUTED (TeaParty, people, INTEGER, N_("People"),
                "SELECT count(*) FROM person"
                " LEFT JOIN organisation ON organisation.id = person.organisation"
                " WHERE ifnull (person.party, organisation.party) = party.id"),
};

/* The sides that sit at the table of a residents' meeting. Those without whom a three-party
 * meeting (三方协同) is none have to be there; those who help with the work do not vote.
 */
static const struct
{
  const char *name;
  gboolean    required;
  gboolean    votes;
} defaults[] = {
  { N_("Residents"), TRUE, TRUE },
  { N_("Property company"), TRUE, TRUE },
  { N_("Residents’ committee"), TRUE, TRUE },
  { N_("Property-management committee"), FALSE, TRUE },
  { N_("Owners’ committee"), FALSE, TRUE },
  { N_("Party branch"), FALSE, TRUE },
  { N_("Community Party committee"), FALSE, TRUE },
  { N_("Partner organisations"), FALSE, TRUE },
  { N_("Grid workers"), FALSE, FALSE },
  { N_("Volunteers"), FALSE, FALSE },
};

static gboolean
tea_party_validate (TeaRecord  *record,
                    GError    **error)
{
  TeaParty *self = TEA_PARTY (record);

  tea_text_strip_field (&self->name);
  if (*self->name != '\0')
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("A party needs a name."));
  return FALSE;
}

static void
tea_party_class_init (TeaPartyClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_party_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "party", N_("Party at the table"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_party_init (TeaParty *self)
{
}

/**
 * tea_party_query:
 * @book: a book
 *
 * Returns: (transfer full): all parties in their order
 */
TeaQuery *
tea_party_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_PARTY, "ORDER BY position, name");
}

static gboolean
read_next_position (TeaBook  *book,
                    gint64   *position,
                    GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "find the last party",
                         "SELECT ifnull (max (position) + 1, 0) FROM party");

  return tea_query_read_int (query, position, error);
}

/**
 * tea_party_add_defaults:
 * @book: a book
 * @error: return location for an error
 *
 * Gives a new book the ten usual parties, in the language that the program runs in; an action.
 * A book that has parties already is left alone.
 *
 * Returns: whether all went well
 */
gboolean
tea_party_add_defaults (TeaBook  *book,
                        GError  **error)
{
  g_autoptr (TeaAction) action = NULL;
  gint64 position = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!read_next_position (book, &position, error))
    return FALSE;

  if (position > 0)
    return TRUE;

  action = tea_action_begin (book, "party-add-defaults", _("Added the usual parties"), error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_autoptr (TeaParty) party = g_object_new (TEA_TYPE_PARTY,
                                                 "name", _(defaults[i].name),
                                                 "position", i,
                                                 "required", defaults[i].required,
                                                 "votes", defaults[i].votes,
                                                 NULL);

      if (!tea_action_insert (action, party, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

/**
 * tea_party_add:
 * @book: a book
 * @name: its name
 * @error: return location for an error
 *
 * Adds a party behind the others, one that votes and need not be there; an action.
 *
 * Errors: %TEA_ERROR_INVALID without a name, %TEA_ERROR_CONSTRAINT where the book has it already.
 *
 * Returns: (transfer full) (nullable): the party, or %NULL with @error set
 */
TeaParty *
tea_party_add (TeaBook     *book,
               const char  *name,
               GError     **error)
{
  g_autoptr (TeaParty) self = NULL;
  g_autoptr (TeaAction) action = NULL;
  gint64 position = 0;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!read_next_position (book, &position, error))
    return NULL;

  self = g_object_new (TEA_TYPE_PARTY,
                       "name", name,
                       "position", (int) position,
                       "votes", TRUE,
                       NULL);
  action = tea_action_begin (book, "party-add", _("Added a party"), error);
  if (action == NULL ||
      !tea_action_insert (action, self, error) ||
      !tea_action_commit (action, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tea_party_move:
 * @self: a party
 * @book: the book it is in
 * @by: how many places further down, negative for up
 * @error: return location for an error
 *
 * Moves a party in the list of parties; an action.
 *
 * Returns: whether all went well
 */
gboolean
tea_party_move (TeaParty  *self,
                TeaBook   *book,
                int        by,
                GError   **error)
{
  g_return_val_if_fail (TEA_IS_PARTY (self), FALSE);

  return tea_move (TEA_RECORD (self), book, tea_party_query (book), by,
                   "party-move", _("Moved a party"), error);
}

/**
 * tea_party_remove:
 * @self: a party
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a party that nobody sits for; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while people, organisations or records of meetings belong to it.
 *
 * Returns: whether it was removed
 */
gboolean
tea_party_remove (TeaParty  *self,
                  TeaBook   *book,
                  GError   **error)
{
  g_return_val_if_fail (TEA_IS_PARTY (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "party-remove", _("Removed a party"),
                     _("People, organisations or records of meetings still belong to this party."),
                     error);
}
