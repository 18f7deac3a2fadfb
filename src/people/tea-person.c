/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-pinyin.h"
#include "book/tea-text.h"

#include "tea-fold.h"
#include "tea-household.h"
#include "tea-person.h"
#include "tea-phone.h"
#include "tea-remove.h"

/* Fewer digits than these would find half of the book. */
#define SEARCHED_PHONE_DIGITS 4

G_DEFINE_FINAL_TYPE (TeaPerson, tea_person, TEA_TYPE_RECORD)

#define SEAT \
  "ifnull (person.party," \
  " (SELECT organisation.party FROM organisation WHERE organisation.id = person.organisation))"

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaPerson, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaPerson, initials, TEXT, N_("Initials")),
  TEA_COLUMN (TeaPerson, phone, TEXT, N_("Phone")),
  TEA_COLUMN (TeaPerson, household, REFERENCE, N_("Address")),
  TEA_COLUMN (TeaPerson, organisation, REFERENCE, N_("Organisation")),
  TEA_COLUMN (TeaPerson, party, REFERENCE, N_("Party at the table")),
  TEA_COLUMN (TeaPerson, duties, TEXT, N_("Duties")),
  TEA_COLUMN (TeaPerson, note, TEXT, N_("Note")),
  TEA_COMPUTED (TeaPerson, address, TEXT, N_("Address"),
                "SELECT " TEA_HOUSEHOLD_ADDRESS
                " FROM household WHERE household.id = person.household"),
  TEA_COMPUTED (TeaPerson, organisation_name, TEXT, N_("Organisation"),
                "SELECT name FROM organisation WHERE organisation.id = person.organisation"),
  TEA_COMPUTED (TeaPerson, seat, REFERENCE, N_("Party at the table"), SEAT),
  TEA_COMPUTED (TeaPerson, party_name, TEXT, N_("Party at the table"),
                "SELECT name FROM party WHERE party.id = " SEAT),
};

/* What is no whole number, such as a masked one, is kept as it was written and names nobody. */
static char *
read_phone (const char *text,
            gboolean   *whole)
{
  char *phone = tea_phone_normalise (text);

  *whole = phone != NULL;

  return phone != NULL ? phone : g_strstrip (g_strdup (text));
}

static char *
dup_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gunichar c;

  while ((c = tea_fold_next (&text)) != 0)
    {
      if (c >= '0' && c <= '9')
        g_string_append_c (digits, (char) c);
      else if (c != ' ' && c != '-')
        return NULL;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
tea_person_validate (TeaRecord  *record,
                     GError    **error)
{
  TeaPerson *self = TEA_PERSON (record);
  g_autofree char *initials = NULL;
  g_autofree char *phone = NULL;
  gboolean whole;

  tea_text_strip_field (&self->name);
  if (*self->name == '\0')
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("A person needs a name."));
      return FALSE;
    }

  /* Whatever changes a name or a phone comes through here, so these always follow it. */
  initials = tea_pinyin_initials (self->name);
  if (g_set_str (&self->initials, initials))
    g_object_notify (G_OBJECT (self), "initials");

  phone = read_phone (self->phone, &whole);
  if (g_set_str (&self->phone, phone))
    g_object_notify (G_OBJECT (self), "phone");

  return TRUE;
}

static void
tea_person_class_init (TeaPersonClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_person_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "person", N_("Person"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_person_init (TeaPerson *self)
{
}

/**
 * tea_person_query:
 * @book: a book
 * @text: (nullable): part of a name, of its initials, or at least four digits of a phone
 * @party: the id of a party, or 0 for all
 *
 * Returns: (transfer full): the people by their initials and name
 */
TeaQuery *
tea_person_query (TeaBook    *book,
                  const char *text,
                  gint64      party)
{
  g_autofree char *name = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *phone = NULL;
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PERSON,
                                     "WHERE (:name IS NULL OR instr (name, :name)"
                                     "       OR instr (initials, :initials)"
                                     "       OR instr (replace (phone, '-', ''), :phone))"
                                     " AND (:party IS NULL OR " SEAT " = :party)"
                                     " ORDER BY initials, name, id");
  tea_query_bind_id (query, "party", party);

  name = g_strstrip (g_strdup (text != NULL ? text : ""));
  if (*name != '\0')
    {
      tea_query_bind_text (query, "name", name);

      initials = g_ascii_strdown (name, -1);
      if (strspn (initials, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen (initials))
        tea_query_bind_text (query, "initials", initials);

      phone = dup_digits (name);
      if (phone != NULL && strlen (phone) >= SEARCHED_PHONE_DIGITS)
        tea_query_bind_text (query, "phone", phone);
    }

  return query;
}

/**
 * tea_person_query_household:
 * @book: a book
 * @household: the id of a household
 *
 * Returns: (transfer full): who lives there, by name
 */
TeaQuery *
tea_person_query_household (TeaBook *book,
                            gint64   household)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PERSON,
                                     "WHERE household = :household ORDER BY initials, name, id");
  tea_query_bind_id (query, "household", household);

  return query;
}

/**
 * tea_person_query_organisation:
 * @book: a book
 * @organisation: the id of an organisation
 *
 * Returns: (transfer full): who belongs to it, by name
 */
TeaQuery *
tea_person_query_organisation (TeaBook *book,
                               gint64   organisation)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_PERSON,
                                     "WHERE organisation = :organisation"
                                     " ORDER BY initials, name, id");
  tea_query_bind_id (query, "organisation", organisation);

  return query;
}

/**
 * tea_person_add:
 * @self: a person that is in no book yet
 * @book: a book
 * @error: return location for an error
 *
 * Adds a person and fills the initials; an action. Whether the book has somebody like that
 * already is not asked; tea_person_find_or_add() does.
 *
 * Errors: %TEA_ERROR_INVALID without a name.
 *
 * Returns: whether the person was added
 */
gboolean
tea_person_add (TeaPerson  *self,
                TeaBook    *book,
                GError    **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_PERSON (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "person-add", _("Added a person"), error);

  return action != NULL &&
         tea_action_insert (action, self, error) &&
         tea_action_commit (action, error);
}

/* A mother gives her daughter's phone; a hotline writes 王某 where a survey has the whole name. So
 * two names under one phone are one person as long as they begin with the same character.
 */
static gboolean
names_agree (const char *name,
             const char *other)
{
  return *name == '\0' || *other == '\0' ||
         g_ascii_isdigit (*name) || g_ascii_isdigit (*other) ||
         g_utf8_get_char (name) == g_utf8_get_char (other);
}

/* Of those with the phone, the one of that very name comes first. */
static gboolean
find_by_phone (TeaBook     *book,
               const char  *name,
               const char  *phone,
               gint64      *id,
               GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look up a person by phone",
                         "SELECT id, name FROM person WHERE phone = :phone AND phone <> ''"
                         " ORDER BY name <> :name, id");
  tea_query_bind_text (query, "phone", phone);
  tea_query_bind_text (query, "name", name);
  while (*id == 0 && tea_query_step (query, &local_error))
    {
      if (names_agree (name, tea_query_get_text (query, 1)))
        *id = tea_query_get_int (query, 0);
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
find_by_name (TeaBook     *book,
              const char  *name,
              gint64       household,
              gint64      *id,
              GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "look up a person by name",
                         "SELECT id FROM person WHERE name = :name AND household IS :household"
                         " ORDER BY phone <> '', id");
  tea_query_bind_text (query, "name", name);
  tea_query_bind_id (query, "household", household);
  tea_query_read_int (query, id, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Writes down what is new about somebody who was found; what the book knows it keeps. */
static gboolean
complete_person (TeaBook     *book,
                 gint64       id,
                 const char  *name,
                 const char  *phone,
                 gint64       household,
                 GError     **error)
{
  g_autoptr (TeaPerson) person = tea_book_get (book, TEA_TYPE_PERSON, id, error);
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *phone_as_name = NULL;
  gboolean changed = FALSE;

  if (person == NULL)
    return FALSE;

  phone_as_name = tea_phone_normalise (person->name);
  if (phone_as_name != NULL && *name != '\0')
    changed |= g_set_str (&person->name, name);

  if (*person->phone == '\0' && *phone != '\0')
    changed |= g_set_str (&person->phone, phone);

  if (person->household == 0 && household != 0)
    {
      person->household = household;
      changed = TRUE;
    }

  if (!changed)
    return TRUE;

  action = tea_action_begin (book, "person-complete", _("Completed a person"), error);

  return action != NULL &&
         tea_action_update (action, person, error) &&
         tea_action_commit (action, error);
}

/**
 * tea_person_find_or_add:
 * @book: a book
 * @name: (nullable): a name
 * @phone: (nullable): a phone as somebody wrote it
 * @household: the id of a household, or 0
 * @id: (out): the id of the person, 0 where neither name nor phone is given
 * @error: return location for an error
 *
 * Finds who that is, or adds them; an action where it writes. A whole phone number decides, as
 * long as the names do not contradict each other; otherwise the name and the household together.
 * A person who is found gets the phone and the household that the book did not know.
 * A name alone finds the one person of that name of whom no household is known.
 * Where only a phone is given it also serves as the name.
 *
 * Returns: whether all went well; also where @id is 0
 */
gboolean
tea_person_find_or_add (TeaBook     *book,
                        const char  *name,
                        const char  *phone,
                        gint64       household,
                        gint64      *id,
                        GError     **error)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autofree char *bare_name = NULL;
  g_autofree char *bare_phone = NULL;
  gboolean whole;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  *id = 0;
  bare_name = g_strstrip (g_strdup (name != NULL ? name : ""));
  bare_phone = read_phone (phone != NULL ? phone : "", &whole);
  if (*bare_name == '\0' && !whole)
    return TRUE;

  if (whole &&
      !find_by_phone (book, bare_name, bare_phone, id, error))
    return FALSE;

  /* A name alone and another phone is another person; a name at a door is that person. */
  if (*id == 0 && *bare_name != '\0' && (household != 0 || !whole) &&
      !find_by_name (book, bare_name, household, id, error))
    return FALSE;

  if (*id != 0)
    return complete_person (book, *id, bare_name, bare_phone, household, error);

  person = g_object_new (TEA_TYPE_PERSON,
                         "name", *bare_name != '\0' ? bare_name : bare_phone,
                         "phone", bare_phone,
                         "household", household,
                         NULL);
  if (!tea_person_add (person, book, error))
    return FALSE;

  *id = tea_record_get_id (TEA_RECORD (person));

  return TRUE;
}

/**
 * tea_person_set_address:
 * @self: a person
 * @book: the book they are in
 * @address: (nullable): where they live, as somebody wrote it; %NULL or "" where it is not known
 * @error: return location for an error
 *
 * Says where a person lives, and adds the address where the book does not have it; one action.
 *
 * Errors: %TEA_ERROR_INVALID where @address names no building of the book's estates.
 *
 * Returns: whether the book says so now
 */
gboolean
tea_person_set_address (TeaPerson   *self,
                        TeaBook     *book,
                        const char  *address,
                        GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  gint64 before, household;

  g_return_val_if_fail (TEA_IS_PERSON (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "person-set-address", _("Said where a person lives"), error);
  if (action == NULL ||
      !tea_household_from_text (book, address, &household, error))
    return FALSE;

  if (household == 0 && address != NULL && *address != '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("“%s” names no building of a known estate. Write it like 2-1-301, with the "
                     "estate in front where there are several, or keep it as a note."),
                   address);
      return FALSE;
    }

  if (household == self->household)
    return TRUE;

  before = self->household;
  self->household = household;
  if (tea_action_update (action, self, error) && tea_action_commit (action, error))
    return TRUE;

  self->household = before;
  return FALSE;
}

/**
 * tea_person_remove:
 * @self: a person
 * @book: the book they are in
 * @error: return location for an error
 *
 * Removes a person; an action.
 *
 * Errors: %TEA_ERROR_REFUSED while requests, visits or meetings name them.
 *
 * Returns: whether the person was removed
 */
gboolean
tea_person_remove (TeaPerson  *self,
                   TeaBook    *book,
                   GError    **error)
{
  g_return_val_if_fail (TEA_IS_PERSON (self), FALSE);

  return tea_remove (TEA_RECORD (self), book, "person-remove", _("Removed a person"),
                     _("Requests, visits or meetings still name this person."), error);
}
