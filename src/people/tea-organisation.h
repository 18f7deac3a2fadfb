/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_ORGANISATION (tea_organisation_get_type ())

G_DECLARE_FINAL_TYPE (TeaOrganisation, tea_organisation, TEA, ORGANISATION, TeaRecord)

/**
 * TeaOrganisation:
 * @name: no two alike
 * @party: the id of the party that its people sit for, or 0
 * @contact: whom to call, or ""
 * @phone: or ""
 * @party_name: (computed)
 * @people: (computed) how many persons of the book belong to it
 *
 * A property company, a committee, a school, a clinic: what people at the table come from.
 */
struct _TeaOrganisation
{
  TeaRecord  parent_instance;

  char      *name;
  gint64     party;
  char      *contact;
  char      *phone;
  char      *party_name;
  int        people;
};

TeaQuery        *tea_organisation_query  (TeaBook          *book,
                                          const char       *text);
TeaOrganisation *tea_organisation_add    (TeaBook          *book,
                                          const char       *name,
                                          gint64            party,
                                          GError          **error);
gboolean         tea_organisation_remove (TeaOrganisation  *self,
                                          TeaBook          *book,
                                          GError          **error);

G_END_DECLS
