/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resolve/tea-rule.h"
#include "resolve/tea-rule-version.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static TeaRule *
create_rule (TeaBook    *book,
             const char *title,
             const char *text)
{
  TeaRule *rule = g_object_new (TEA_TYPE_RULE,
                                "title", title,
                                "owner", "物管会",
                                "review-on", "2027-03-01",
                                NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_rule_add (rule, book, text, 0, &error));
  g_assert_no_error (error);

  return rule;
}

static void
test_add_writes_first_version (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "楼道堆物", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaSuggestion) suggestion = tea_chain_suggestion (book, topic, "轮值", "adopted");
  g_autoptr (TeaRule) rule = NULL;
  g_autoptr (TeaRule) loaded = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  rule = g_object_new (TEA_TYPE_RULE,
                       "title", "《楼道清洁轮值办法》",
                       "suggestion", tea_record_get_id (TEA_RECORD (suggestion)),
                       NULL);
  g_assert_true (tea_rule_add (rule, book, "每户一周", tea_record_get_id (TEA_RECORD (meeting)),
                               &error));
  g_assert_no_error (error);

  loaded = tea_chain_reload (book, rule);
  g_assert_cmpstr (loaded->number, ==, "R2026-001");
  g_assert_cmpint (loaded->version, ==, 1);
  g_assert_cmpstr (loaded->text, ==, "每户一周");
  g_assert_cmpstr (loaded->made_on, ==, "2026-11-23");
  g_assert_cmpstr (loaded->suggestion_number, ==, suggestion->number);
  g_assert_cmpstr (loaded->topic_title, ==, "楼道堆物");
  g_assert_true (loaded->in_force);
  g_assert_false (loaded->due);

  query = tea_rule_version_query (book, tea_record_get_id (TEA_RECORD (rule)));
  versions = tea_query_read_records (query, &error);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (TEA_RULE_VERSION (versions->pdata[0])->meeting_number, ==, meeting->number);

  tea_fixture_close (book);
}

static void
test_add_refusals_change_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSuggestion) undecided = tea_chain_suggestion (book, NULL, "轮值", NULL);
  g_autoptr (TeaRule) known = create_rule (book, "停车公约", "不占消防通道");
  gint64 actions = tea_chain_actions (book);
  const struct { const char *title, *text; gboolean suggested; int code; } wrong[] = {
    { "　", "每户一周", FALSE, TEA_ERROR_INVALID },
    { "轮值办法", " ", FALSE, TEA_ERROR_INVALID },
    { "轮值办法", NULL, FALSE, TEA_ERROR_INVALID },
    { " 停车公约", "另一个", FALSE, TEA_ERROR_REFUSED },
    { "轮值办法", "每户一周", TRUE, TEA_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (TeaRule) rule = NULL;
      g_autoptr (GError) error = NULL;
      gint64 suggestion = 0;

      if (wrong[i].suggested)
        suggestion = tea_record_get_id (TEA_RECORD (undecided));
      rule = g_object_new (TEA_TYPE_RULE, "title", wrong[i].title, "suggestion", suggestion, NULL);

      g_assert_false (tea_rule_add (rule, book, wrong[i].text, 0, &error));
      g_assert_error (error, TEA_ERROR, wrong[i].code);
      g_assert_cmpint (tea_record_get_id (TEA_RECORD (rule)), ==, 0);
    }

  g_assert_cmpint (tea_chain_actions (book), ==, actions);
  g_assert_cmpuint (tea_chain_count (tea_rule_query (book, NULL)), ==, 1);
  g_assert_cmpuint (tea_chain_count (tea_rule_version_query (book, 0)), ==, 1);

  tea_fixture_close (book);
}

static void
test_revise_keeps_earlier_versions (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = create_rule (book, "停车公约", "不占消防通道");
  g_autoptr (TeaRule) loaded = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  tea_chain_set_day (book, 2027, 3, 1);
  g_assert_true (tea_rule_revise (rule, book, "不占消防通道，也不占人行道", 0, "2027-09-01",
                                  &error));
  g_assert_no_error (error);
  g_assert_cmpint (rule->version, ==, 2);

  loaded = tea_chain_reload (book, rule);
  g_assert_cmpint (loaded->version, ==, 2);
  g_assert_cmpstr (loaded->text, ==, "不占消防通道，也不占人行道");
  g_assert_cmpstr (loaded->made_on, ==, "2026-11-23");
  g_assert_cmpstr (loaded->revised_on, ==, "2027-03-01");
  g_assert_cmpstr (loaded->review_on, ==, "2027-09-01");
  g_assert_false (loaded->due);

  query = tea_rule_version_query (book, tea_record_get_id (TEA_RECORD (rule)));
  versions = tea_query_read_records (query, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (TEA_RULE_VERSION (versions->pdata[0])->version, ==, 2);
  g_assert_cmpstr (TEA_RULE_VERSION (versions->pdata[1])->text, ==, "不占消防通道");

  tea_fixture_close (book);
}

static void
test_revise_refusals_change_nothing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = create_rule (book, "停车公约", "不占消防通道");
  gint64 actions = tea_chain_actions (book);
  const struct { const char *text, *review_on; } wrong[] = {
    { " 不占消防通道\n", NULL },
    { "", NULL },
    { "新的", "2026-11-23" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tea_rule_revise (rule, book, wrong[i].text, 0, wrong[i].review_on, &error));
      g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
    }

  g_assert_cmpint (tea_chain_actions (book), ==, actions);
  g_assert_cmpint (rule->version, ==, 1);
  g_assert_cmpstr (rule->review_on, ==, "2027-03-01");
  g_assert_cmpuint (tea_chain_count (tea_rule_version_query (book, 0)), ==, 1);

  tea_fixture_close (book);
}

static void
test_ended_rule_stays_as_it_is (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = create_rule (book, "停车公约", "不占消防通道");
  g_autoptr (TeaRule) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 actions;

  g_assert_true (tea_rule_end (rule, book, &error));
  g_assert_no_error (error);
  g_assert_false (rule->in_force);
  loaded = tea_chain_reload (book, rule);
  g_assert_cmpstr (loaded->ended_on, ==, "2026-11-23");
  g_assert_false (loaded->in_force);

  actions = tea_chain_actions (book);
  g_assert_false (tea_rule_revise (rule, book, "新的", 0, NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (tea_rule_end (rule, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_assert_cmpint (tea_chain_actions (book), ==, actions);

  tea_fixture_close (book);
}

static guint
count_rules (TeaBook       *book,
             TeaRuleFilter  filter)
{
  return tea_chain_count (tea_rule_query (book, &filter));
}

static void
test_due_from_its_day_on (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRule) rule = create_rule (book, "停车公约", "不占消防通道");
  g_autoptr (TeaRule) ended = create_rule (book, "旧公约", "不养鸡");
  g_autoptr (TeaRule) forever = NULL;
  g_autoptr (TeaRule) loaded = NULL;
  g_autoptr (GError) error = NULL;

  forever = g_object_new (TEA_TYPE_RULE, "title", "爱护花草", NULL);
  g_assert_true (tea_rule_add (forever, book, "不摘花", 0, &error));
  g_assert_true (tea_rule_end (ended, book, &error));
  g_assert_no_error (error);

  tea_chain_set_day (book, 2027, 2, 28);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .due = TRUE }), ==, 0);

  tea_chain_set_day (book, 2027, 3, 1);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .due = TRUE }), ==, 1);
  loaded = tea_chain_reload (book, rule);
  g_assert_true (loaded->due);

  g_assert_cmpuint (tea_chain_count (tea_rule_query (book, NULL)), ==, 3);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .in_force = TRUE }), ==, 2);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .text = "公约" }), ==, 2);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .text = "消防" }), ==, 1);
  g_assert_cmpuint (count_rules (book, (TeaRuleFilter) { .text = "r2026-003" }), ==, 1);

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/add-writes-first-version", test_add_writes_first_version);
  g_test_add_func ("/rule/add-refusals-change-nothing", test_add_refusals_change_nothing);
  g_test_add_func ("/rule/revise-keeps-earlier-versions", test_revise_keeps_earlier_versions);
  g_test_add_func ("/rule/revise-refusals-change-nothing", test_revise_refusals_change_nothing);
  g_test_add_func ("/rule/ended-rule-stays-as-it-is", test_ended_rule_stays_as_it_is);
  g_test_add_func ("/rule/due-from-its-day-on", test_due_from_its_day_on);

  return g_test_run ();
}
