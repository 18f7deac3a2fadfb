/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEDIATION (tea_mediation_get_type ())

G_DECLARE_FINAL_TYPE (TeaMediation, tea_mediation, TEA, MEDIATION, TeaRecord)

/**
 * TeaMediation:
 * @request: the id of the dispute
 * @held_on: the day
 * @mediator: who mediated
 * @parties: who was there, or ""
 * @words: what each side said and what was agreed
 * @reached: whether they agreed
 *
 * A record of mediation (调解记录). It is for the archive: neither a projection nor a notice shows it.
 */
struct _TeaMediation
{
  TeaRecord  parent_instance;

  gint64     request;
  char      *held_on;
  char      *mediator;
  char      *parties;
  char      *words;
  gboolean   reached;
};

TeaQuery *tea_mediation_query  (TeaBook        *book,
                                gint64          request);
gboolean  tea_mediation_add    (TeaMediation   *self,
                                TeaBook        *book,
                                GError        **error);
gboolean  tea_mediation_remove (TeaMediation   *self,
                                TeaBook        *book,
                                GError        **error);

G_END_DECLS
