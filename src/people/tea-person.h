/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_PERSON (tea_person_get_type ())

G_DECLARE_FINAL_TYPE (TeaPerson, tea_person, TEA, PERSON, TeaRecord)

/**
 * TeaPerson:
 * @name: the name, or what a chat calls somebody
 * @initials: of the name in pinyin, such as zgy for 张桂英; follows @name
 * @phone: or ""
 * @household: the id of the address, or 0
 * @organisation: the id of the organisation, or 0
 * @party: the id of the party that this person sits for when it is not the organisation's, or 0
 * @duties: such as 「楼栋单元长」, or ""
 * @note: or ""
 * @address: (computed) the household's
 * @organisation_name: (computed)
 * @seat: (computed) the id of the party that this person sits for: @party, otherwise the
 *   organisation's, or 0
 * @party_name: (computed) the name of @seat
 *
 * Somebody who asks for something, sits at the table or gets something done.
 */
struct _TeaPerson
{
  TeaRecord  parent_instance;

  char      *name;
  char      *initials;
  char      *phone;
  gint64     household;
  gint64     organisation;
  gint64     party;
  char      *duties;
  char      *note;
  char      *address;
  char      *organisation_name;
  gint64     seat;
  char      *party_name;
};

/**
 * tea_person_query:
 * @book: a book
 * @text: (nullable): part of a name, of its initials, or at least four digits of a phone
 * @party: the id of a party, or 0 for all
 *
 * Returns: (transfer full): the people by their initials and name
 */
TeaQuery  *tea_person_query       (TeaBook      *book,
                                   const char   *text,
                                   gint64        party);

/**
 * tea_person_query_household:
 * @book: a book
 * @household: the id of a household
 *
 * Returns: (transfer full): who lives there, by name
 */
TeaQuery  *tea_person_query_household (TeaBook *book,
                                       gint64   household);

/**
 * tea_person_add:
 * @self: a person that is in no book yet
 * @book: a book
 * @error: return location for an error
 *
 * Adds a person and fills the initials; an action. Whether the book has somebody like that
 * already is not asked; [func@Tea.person_find_or_add] does.
 *
 * Errors: %TEA_ERROR_INVALID without a name.
 *
 * Returns: whether the person was added
 */
gboolean   tea_person_add         (TeaPerson    *self,
                                   TeaBook      *book,
                                   GError      **error);

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
gboolean   tea_person_find_or_add (TeaBook      *book,
                                   const char   *name,
                                   const char   *phone,
                                   gint64        household,
                                   gint64       *id,
                                   GError      **error);

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
gboolean   tea_person_remove      (TeaPerson    *self,
                                   TeaBook      *book,
                                   GError      **error);

G_END_DECLS
