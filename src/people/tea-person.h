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

TeaQuery *tea_person_query           (TeaBook     *book,
                                      const char  *text,
                                      gint64       party);
TeaQuery *tea_person_query_household (TeaBook     *book,
                                      gint64       household);
TeaQuery *tea_person_query_organisation (TeaBook *book,
                                         gint64   organisation);
gboolean  tea_person_add             (TeaPerson   *self,
                                      TeaBook     *book,
                                      GError     **error);
gboolean  tea_person_find_or_add     (TeaBook     *book,
                                      const char  *name,
                                      const char  *phone,
                                      gint64       household,
                                      gint64      *id,
                                      GError     **error);
gboolean  tea_person_set_address     (TeaPerson   *self,
                                      TeaBook     *book,
                                      const char  *address,
                                      GError     **error);
gboolean  tea_person_remove          (TeaPerson   *self,
                                      TeaBook     *book,
                                      GError     **error);

G_END_DECLS
