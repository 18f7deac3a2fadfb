/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_RULE_VERSION (tea_rule_version_get_type ())

G_DECLARE_FINAL_TYPE (TeaRuleVersion, tea_rule_version, TEA, RULE_VERSION, TeaRecord)

/**
 * TeaRuleVersion:
 * @rule: of which rule
 * @version: counted from 1
 * @text: the whole text
 * @meeting: the meeting that agreed on it, 0 for none
 * @made_on: the day
 * @meeting_number: (computed) the meeting's number
 *
 * One wording of a rule. tea_rule_add() writes the first, tea_rule_revise() the next; none is
 * ever written over.
 */
struct _TeaRuleVersion
{
  TeaRecord  parent_instance;

  gint64     rule;
  int        version;
  char      *text;
  gint64     meeting;
  char      *made_on;

  char      *meeting_number;
};

TeaQuery *tea_rule_version_query (TeaBook *book,
                                  gint64   rule);

G_END_DECLS
