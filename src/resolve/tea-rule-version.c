/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-rule-version.h"

G_DEFINE_FINAL_TYPE (TeaRuleVersion, tea_rule_version, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaRuleVersion, rule, REFERENCE, N_("Rule")),
  TEA_COLUMN (TeaRuleVersion, version, INTEGER, N_("Version")),
  TEA_COLUMN (TeaRuleVersion, text, TEXT, N_("Text")),
  TEA_COLUMN (TeaRuleVersion, meeting, REFERENCE, N_("Meeting")),
  TEA_COLUMN (TeaRuleVersion, made_on, DATE, N_("Made on")),
  TEA_COMPUTED (TeaRuleVersion, meeting_number, TEXT, N_("Meeting"),
                "SELECT number FROM meeting WHERE meeting.id = rule_version.meeting"),
};

static void
tea_rule_version_class_init (TeaRuleVersionClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "rule_version", N_("Version of a rule"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_rule_version_init (TeaRuleVersion *self)
{
}

/**
 * tea_rule_version_query:
 * @book: a book
 * @rule: a rule's id, 0 for all rules
 *
 * Returns: (transfer full): the versions, the one that holds first
 */
TeaQuery *
tea_rule_version_query (TeaBook *book,
                        gint64   rule)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_RULE_VERSION,
                                     "WHERE :rule IS NULL OR rule = :rule"
                                     " ORDER BY rule, version DESC");
  tea_query_bind_id (query, "rule", rule);

  return query;
}
