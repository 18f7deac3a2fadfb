/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "resolve/tea-dissent.h"

#include "tea-chain.h"
#include "tea-fixture.h"

/* A session with three remarks on one topic, each made a suggestion. */
typedef struct
{
  TeaBook       *book;
  TeaTopic      *topic;
  TeaMeeting    *meeting;
  TeaRemark     *remarks[3];
  TeaSuggestion *suggestions[3];
} Table;

static TeaSuggestion *
suggest (TeaBook   *book,
         TeaRemark *remark)
{
  g_autoptr (GError) error = NULL;
  TeaSuggestion *suggestion = tea_suggestion_from_remark (remark, book, &error);

  g_assert_no_error (error);

  return suggestion;
}

static void
table_set_up (Table         *self,
              gconstpointer  user_data)
{
  static const char * const speakers[] = { "王秀兰", "赵建军", "王秀兰" };
  static const char * const texts[] = { "排个值日表", "大家轮流扫", "每层楼轮流" };

  self->book = tea_fixture_book ();
  self->topic = tea_chain_topic (self->book, "楼道堆物", NULL, NULL, NULL);
  self->meeting = tea_chain_meeting (self->book, "下午茶", self->topic);
  for (guint i = 0; i < 3; i++)
    {
      self->remarks[i] = tea_chain_remark (self->book, self->meeting, self->topic, speakers[i],
                                           texts[i]);
      self->suggestions[i] = suggest (self->book, self->remarks[i]);
    }
}

static void
table_tear_down (Table         *self,
                 gconstpointer  user_data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&self->remarks[i]);
      g_clear_object (&self->suggestions[i]);
    }
  g_clear_object (&self->topic);
  g_clear_object (&self->meeting);
  tea_fixture_close (self->book);
}

static void
reload (Table *self,
        guint  i)
{
  TeaSuggestion *fresh = tea_chain_reload (self->book, self->suggestions[i]);

  g_object_unref (self->suggestions[i]);
  self->suggestions[i] = fresh;
}

static TeaAttendance *
sign_in (Table      *self,
         const char *name)
{
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (GError) error = NULL;
  TeaAttendance *line;

  party = tea_book_get (self->book, TEA_TYPE_PARTY, tea_chain_party (self->book, "居民"), &error);
  g_assert_no_error (error);
  line = tea_meeting_sign_in_guest (self->meeting, self->book, name, party, TRUE, &error);
  g_assert_no_error (error);

  return line;
}

#define assert_said_no(call)                                                          \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) refusal = NULL;                                              \
      GError **error = &refusal;                                                      \
      gint64 n_actions = tea_chain_actions (self->book);                              \
      g_assert_false (!!(call));                                                      \
      g_assert_error (refusal, TEA_ERROR, TEA_ERROR_REFUSED);                         \
      g_assert_cmpint (tea_chain_actions (self->book), ==, n_actions);                \
    }                                                                                 \
  G_STMT_END

#define assert_done(call)                                                             \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) failure = NULL;                                              \
      GError **error = &failure;                                                      \
      gint64 n_actions = tea_chain_actions (self->book);                              \
      gboolean done = !!(call);                                                       \
      g_assert_no_error (failure);                                                    \
      g_assert_true (done);                                                           \
      g_assert_cmpint (tea_chain_actions (self->book), ==, n_actions + 1);            \
    }                                                                                 \
  G_STMT_END

static void
test_joined_suggestions_keep_all_who_proposed_them (Table         *self,
                                                    gconstpointer  user_data)
{
  g_autofree char *undone = NULL;
  TeaSuggestionFilter under = { 0 };
  const gint64 topic = tea_record_get_id (TEA_RECORD (self->topic));

  assert_done (tea_suggestion_join (self->suggestions[1], self->book, self->suggestions[2], error));
  assert_done (tea_suggestion_join (self->suggestions[0], self->book, self->suggestions[1], error));
  for (guint i = 0; i < 3; i++)
    reload (self, i);

  /* One stands in the lists, with everybody, each once, in the order in which they spoke. */
  g_assert_cmpuint (tea_chain_count (tea_suggestion_query (self->book, NULL)), ==, 1);
  g_assert_cmpstr (self->suggestions[0]->proposers, ==, "王秀兰、赵建军");
  g_assert_cmpstr (self->suggestions[0]->party_names, ==, "居民");
  g_assert_cmpint (self->suggestions[0]->joins, ==, 2);
  under.joined_to = tea_record_get_id (TEA_RECORD (self->suggestions[0]));
  g_assert_cmpuint (tea_chain_count (tea_suggestion_query (self->book, &under)), ==, 2);
  under.topic = topic;
  g_assert_cmpuint (tea_chain_count (tea_suggestion_query (self->book, &under)), ==, 2);

  /* The others are what they were. */
  g_assert_cmpstr (self->suggestions[2]->joined_number, ==, self->suggestions[0]->number);
  g_assert_cmpstr (self->suggestions[2]->text, ==, "每层楼轮流");
  g_assert_cmpstr (self->suggestions[2]->proposer, ==, "王秀兰");
  g_assert_cmpint (self->suggestions[2]->remark, ==,
                   tea_record_get_id (TEA_RECORD (self->remarks[2])));

  assert_done (tea_suggestion_part (self->suggestions[1], self->book, error));
  reload (self, 0);
  reload (self, 1);
  g_assert_cmpint (self->suggestions[1]->joined, ==, 0);
  g_assert_cmpstr (self->suggestions[0]->proposers, ==, "王秀兰");
  g_assert_cmpuint (tea_chain_count (tea_suggestion_query (self->book, NULL)), ==, 2);

  undone = tea_history_undo (self->book, NULL);
  g_assert_nonnull (undone);
  reload (self, 1);
  g_assert_cmpstr (self->suggestions[1]->joined_number, ==, self->suggestions[0]->number);
}

static guint
count_dissents (Table *self,
                guint  i)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) dissents = NULL;

  query = tea_dissent_query (self->book, tea_record_get_id (TEA_RECORD (self->suggestions[i])));
  dissents = tea_query_read_records (query, NULL);

  return dissents->len;
}

static void
test_joining_forgets_no_dissent (Table         *self,
                                 gconstpointer  user_data)
{
  g_autoptr (TeaAttendance) li = sign_in (self, "李大爷");
  g_autoptr (TeaDissent) dissent = NULL;

  assert_done (dissent = tea_suggestion_dissent (self->suggestions[1], self->book, li, "扫不动",
                                                 error));
  g_assert_cmpuint (count_dissents (self, 0), ==, 0);

  assert_done (tea_suggestion_join (self->suggestions[0], self->book, self->suggestions[1], error));
  g_assert_cmpuint (count_dissents (self, 0), ==, 1);
  reload (self, 0);
  g_assert_cmpint (self->suggestions[0]->dissents, ==, 1);

  /* Asked about the whole, the room is asked about its parts. */
  assert_done (tea_suggestion_ask (self->suggestions[0], self->book, error));
  g_assert_cmpuint (count_dissents (self, 0), ==, 0);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *undone = tea_history_undo (self->book, NULL);

      g_assert_nonnull (undone);
    }
  reload (self, 0);
  reload (self, 1);
  g_assert_cmpint (self->suggestions[0]->dissents, ==, 0);
  g_assert_cmpint (self->suggestions[1]->dissents, ==, 1);
  g_assert_nonnull (self->suggestions[1]->asked_at);
  g_assert_cmpstr (self->suggestions[1]->proposers, ==, "赵建军");
}

static void
test_what_is_joined_is_decided_as_one (Table         *self,
                                       gconstpointer  user_data)
{
  g_autoptr (TeaTopic) other_topic = tea_chain_topic (self->book, "停车难", NULL, NULL, NULL);
  g_autoptr (TeaSuggestion) elsewhere = tea_chain_suggestion (self->book, other_topic, "画线",
                                                              NULL);

  assert_said_no (tea_suggestion_join (self->suggestions[0], self->book, self->suggestions[0],
                                       error));
  assert_said_no (tea_suggestion_join (self->suggestions[0], self->book, elsewhere, error));
  assert_said_no (tea_suggestion_part (self->suggestions[0], self->book, error));

  assert_done (tea_suggestion_decide (self->suggestions[2], self->book, "adopted", "都同意",
                                      error));
  assert_said_no (tea_suggestion_join (self->suggestions[0], self->book, self->suggestions[2],
                                       error));

  /* What was decided may take another one in. */
  assert_done (tea_suggestion_join (self->suggestions[2], self->book, self->suggestions[0], error));
  assert_said_no (tea_suggestion_join (self->suggestions[1], self->book, self->suggestions[0],
                                       error));
  assert_said_no (tea_suggestion_decide (self->suggestions[0], self->book, "declined", "不行",
                                         error));
}

static void
test_a_round_says_who_cannot_live_with_it_and_why (Table         *self,
                                                   gconstpointer  user_data)
{
  g_autoptr (TeaAttendance) zhang = sign_in (self, "张桂英");
  g_autoptr (TeaAttendance) li = sign_in (self, "李建国");
  g_autoptr (TeaDissent) first = NULL;
  g_autoptr (TeaDissent) second = NULL;
  g_autoptr (TeaDissent) again = NULL;
  g_autofree char *before = tea_suggestion_dup_consent (self->suggestions[0]);
  g_autofree char *nobody = NULL;
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;
  const gint64 id = tea_record_get_id (TEA_RECORD (self->suggestions[0]));

  /* That nobody was asked is something else than that nobody dissents. */
  g_assert_cmpstr (before, ==, "");
  assert_done (tea_suggestion_ask (self->suggestions[0], self->book, error));
  reload (self, 0);
  nobody = tea_suggestion_dup_consent (self->suggestions[0]);
  g_assert_cmpstr (nobody, ==, "2 people were asked: nobody dissents.");

  assert_done (first = tea_suggestion_dissent (self->suggestions[0], self->book, zhang,
                                               " 楼上没有人手 ", error));
  g_assert_cmpstr (first->name, ==, "张桂英");
  g_assert_cmpstr (first->party_name, ==, "居民");
  g_assert_cmpstr (first->reason, ==, "楼上没有人手");
  assert_done (second = tea_suggestion_dissent (self->suggestions[0], self->book, li, NULL,
                                                error));
  assert_done (again = tea_suggestion_dissent (self->suggestions[0], self->book, li, "太贵",
                                               error));
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (again)), ==,
                   tea_record_get_id (TEA_RECORD (second)));
  g_assert_cmpstr (again->reason, ==, "太贵");
  reload (self, 0);
  two = tea_suggestion_dup_consent (self->suggestions[0]);
  g_assert_cmpstr (two, ==, "2 of 2 asked cannot live with it.");

  assert_done (tea_dissent_remove (again, self->book, error));
  reload (self, 0);
  one = tea_suggestion_dup_consent (self->suggestions[0]);
  g_assert_cmpstr (one, ==, "1 of 2 asked cannot live with it.");
  g_assert_cmpuint (tea_chain_count (tea_dissent_query (self->book, id)), ==, 1);

  /* A new round begins with nobody against it. */
  assert_done (tea_suggestion_ask (self->suggestions[0], self->book, error));
  g_assert_cmpuint (tea_chain_count (tea_dissent_query (self->book, id)), ==, 0);
}

static void
test_a_dissent_without_a_question_counts_as_the_question (Table         *self,
                                                          gconstpointer  user_data)
{
  g_autoptr (TeaAttendance) zhang = sign_in (self, "张桂英");
  g_autoptr (TeaDissent) dissent = NULL;
  g_autoptr (TeaSuggestion) alone = tea_chain_suggestion (self->book, NULL, "建车库", NULL);
  g_autoptr (TeaMeeting) fresh = NULL;
  g_autofree char *undone = NULL;

  assert_said_no (tea_suggestion_ask (alone, self->book, error));
  assert_done (dissent = tea_suggestion_dissent (self->suggestions[0], self->book, zhang, NULL,
                                                 error));
  reload (self, 0);
  g_assert_nonnull (self->suggestions[0]->asked_at);
  g_assert_cmpint (self->suggestions[0]->asked, ==, 1);

  undone = tea_history_undo (self->book, NULL);
  g_assert_nonnull (undone);
  reload (self, 0);
  g_assert_null (self->suggestions[0]->asked_at);
  g_assert_cmpint (self->suggestions[0]->dissents, ==, 0);
  g_clear_object (&dissent);
  assert_done (dissent = tea_suggestion_dissent (self->suggestions[0], self->book, zhang, NULL,
                                                 error));

  assert_done (tea_suggestion_join (self->suggestions[0], self->book, self->suggestions[1], error));
  assert_said_no (tea_suggestion_ask (self->suggestions[1], self->book, error));

  fresh = tea_chain_reload (self->book, self->meeting);
  assert_done (tea_meeting_close (fresh, self->book, error));
  assert_said_no (tea_suggestion_ask (self->suggestions[0], self->book, error));
  assert_said_no (tea_dissent_remove (dissent, self->book, error));
}

#define add_test(name, func) \
  g_test_add ("/consensus/" name, Table, NULL, table_set_up, func, table_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("joined-suggestions-keep-all-who-proposed-them",
            test_joined_suggestions_keep_all_who_proposed_them);
  add_test ("joining-forgets-no-dissent", test_joining_forgets_no_dissent);
  add_test ("what-is-joined-is-decided-as-one", test_what_is_joined_is_decided_as_one);
  add_test ("a-round-says-who-cannot-live-with-it-and-why",
            test_a_round_says_who_cannot_live_with_it_and_why);
  add_test ("a-dissent-without-a-question-counts-as-the-question",
            test_a_dissent_without_a_question_counts_as_the_question);

  return g_test_run ();
}
