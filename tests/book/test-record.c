/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "tea-fixture.h"
#include "tea-sample-record.h"

#define COUNT_HISTORY "SELECT count (*) FROM history"

static const TeaColumn *
find_column (gpointer    record,
             const char *name)
{
  const TeaColumn *column = tea_record_class_find_column (TEA_RECORD_GET_CLASS (record), name);

  g_assert_nonnull (column);

  return column;
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_columns_are_properties (void)
{
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (7, "电梯坏了");
  g_autofree char *received_at = NULL;
  g_autofree char *outcome = NULL;
  guint notified = 0;
  gint64 id = -1;

  g_signal_connect (request, "notify::received-at", G_CALLBACK (count_cb), &notified);
  g_object_set (request, "received-at", "2026-11-22 18:30:00", NULL);
  g_assert_cmpuint (notified, ==, 0);
  g_object_set (request, "received-at", "2026-11-22 19:00:00", NULL);
  g_assert_cmpuint (notified, ==, 1);

  g_object_get (request, "id", &id, "received-at", &received_at, "outcome", &outcome, NULL);
  g_assert_cmpint (id, ==, 0);
  g_assert_cmpstr (received_at, ==, "2026-11-22 19:00:00");
  g_assert_null (outcome);
}

static void
test_fresh_text_is_empty_and_never_null (void)
{
  g_autoptr (TeaSampleRequest) request = g_object_new (TEA_TYPE_SAMPLE_REQUEST, NULL);

  g_assert_cmpstr (request->text, ==, "");
  g_assert_null (request->outcome);
  g_object_set (request, "text", NULL, NULL);
  g_assert_cmpstr (request->text, ==, "");
}

static void
test_every_type_comes_back_as_it_was (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSamplePerson) person = NULL;
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了\n三天没人修");
  g_autoptr (TeaSampleRequest) read = NULL;
  g_autoptr (GError) error = NULL;

  person = g_object_new (TEA_TYPE_SAMPLE_PERSON, "name", "沈巧云", NULL);
  tea_sample_insert (book, person);
  g_object_set (request,
                "person", tea_record_get_id (TEA_RECORD (person)),
                "affected", 12,
                "dispute", TRUE,
                "outcome", "solved",
                "outcome-on", "2026-11-23",
                NULL);
  tea_sample_insert (book, request);

  read = tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (tea_record_get_id (TEA_RECORD (read)), ==,
                   tea_record_get_id (TEA_RECORD (request)));
  g_assert_cmpstr (read->text, ==, "电梯坏了\n三天没人修");
  g_assert_cmpint (read->person, ==, tea_record_get_id (TEA_RECORD (person)));
  g_assert_cmpint (read->affected, ==, 12);
  g_assert_true (read->dispute);
  g_assert_cmpstr (read->received_at, ==, "2026-11-22 18:30:00");
  g_assert_cmpstr (read->outcome, ==, "solved");
  g_assert_cmpstr (read->outcome_on, ==, "2026-11-23");

  tea_fixture_close (book);
}

static void
test_computed_column_is_read_and_never_written (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_party_new ("居民代表", 1);
  g_autoptr (TeaSampleParty) read = NULL;
  g_autoptr (TeaSamplePerson) person = NULL;
  g_autoptr (GError) error = NULL;

  party->members = 99;
  tea_sample_insert (book, party);
  person = g_object_new (TEA_TYPE_SAMPLE_PERSON,
                         "name", "沈巧云",
                         "party", tea_record_get_id (TEA_RECORD (party)),
                         NULL);
  tea_sample_insert (book, person);

  read = tea_book_get (book, TEA_TYPE_SAMPLE_PARTY, tea_record_get_id (TEA_RECORD (party)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->members, ==, 1);

  g_assert_false (tea_record_edit (TEA_RECORD (read), book, "members", "5", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_assert_cmpint (read->members, ==, 1);

  tea_fixture_close (book);
}

static void
test_what_is_not_there_is_not_found (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tea_book_get (book, TEA_TYPE_SAMPLE_PARTY, 4711, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "' OR 1 --", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND);

  tea_fixture_close (book);
}

static void
test_edit_is_one_action_that_can_be_taken_back (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了");
  g_autoptr (TeaSampleRequest) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  guint notified = 0;

  tea_sample_insert (book, request);
  g_signal_connect (request, "notify::text", G_CALLBACK (count_cb), &notified);
  g_assert_true (tea_record_edit (TEA_RECORD (request), book, "text", "电梯修好了", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (request->text, ==, "电梯修好了");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 2);
  title = tea_history_dup_undo (book);
  g_assert_cmpstr (title, ==, "Changed Request: Text");

  /* What is already so is no action. */
  g_assert_true (tea_record_edit (TEA_RECORD (request), book, "text", "电梯修好了", &error));
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 2);

  g_free (tea_history_undo (book, NULL));
  read = tea_book_find (book, TEA_TYPE_SAMPLE_REQUEST, "number", "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->text, ==, "电梯坏了");

  tea_fixture_close (book);
}

typedef struct
{
  const char *column;
  const char *text;
  TeaError    code;
} Refusal;

static void
test_record_keeps_its_value_when_an_edit_fails (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了");
  g_autoptr (TeaSampleRequest) other = tea_sample_request_new (2, "路灯不亮");
  g_autofree char *too_long = g_strnfill (32 * 1024 + 1, 'a');
  g_autofree char *before = NULL;
  const Refusal refusals[] = {
    { "channel", "smoke signals", TEA_ERROR_CONSTRAINT },
    { "number", "2026-0002", TEA_ERROR_CONSTRAINT },
    { "text", "", TEA_ERROR_CONSTRAINT },
    { "text", too_long, TEA_ERROR_TOO_LARGE },
    { "text", "\xc4\xe3", TEA_ERROR_ENCODING },
    { "received_at", "2026-02-29 10:00", TEA_ERROR_INVALID },
    { "received_at", "", TEA_ERROR_CONSTRAINT },
    { "outcome_on", "some day", TEA_ERROR_INVALID },
    { "outcome_on", "2026-11-23", TEA_ERROR_CONSTRAINT },
    { "outcome", "solved", TEA_ERROR_CONSTRAINT },
    { "affected", "a dozen", TEA_ERROR_INVALID },
    { "affected", "99999999999", TEA_ERROR_INVALID },
    { "affected", "-1", TEA_ERROR_INVALID },
    { "affected", "0", TEA_ERROR_CONSTRAINT },
    { "dispute", "2", TEA_ERROR_INVALID },
    { "person", "4711", TEA_ERROR_CONSTRAINT },
    { "id", "1", TEA_ERROR_NOT_FOUND },
    { "no_such_field", "1", TEA_ERROR_NOT_FOUND },
  };

  tea_sample_insert (book, request);
  tea_sample_insert (book, other);
  before = tea_sample_dump (book);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (tea_record_edit (TEA_RECORD (request), book, refusals[i].column,
                                       refusals[i].text, &error));
      g_assert_error (error, TEA_ERROR, (int) refusals[i].code);

      after = tea_sample_dump (book);
      g_assert_cmpstr (after, ==, before);
    }

  g_assert_cmpstr (request->number, ==, "2026-0001");
  g_assert_cmpstr (request->channel, ==, "chat");
  g_assert_cmpstr (request->text, ==, "电梯坏了");
  g_assert_cmpstr (request->received_at, ==, "2026-11-22 18:30:00");
  g_assert_null (request->outcome);
  g_assert_null (request->outcome_on);
  g_assert_cmpint (request->affected, ==, 1);
  g_assert_false (request->dispute);
  g_assert_cmpint (request->person, ==, 0);
  g_assert_cmpint (tea_sample_count (book, COUNT_HISTORY), ==, 2);

  tea_fixture_close (book);
}

static void
test_edit_asks_validate (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleParty) party = tea_sample_add_party (book, "居民代表", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (tea_record_edit (TEA_RECORD (party), book, "name", "Nobody", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_assert_cmpstr (party->name, ==, "居民代表");

  tea_fixture_close (book);
}

/* Rows are sorted by their days as text, so that every day has to be written in one way. */
static void
test_days_are_kept_in_one_spelling (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了");
  g_autoptr (GError) error = NULL;

  g_object_set (request,
                "received-at", "2026/6/16 8:00",
                "outcome", "solved",
                "outcome-on", "2026年9月2日",
                NULL);
  tea_sample_insert (book, request);
  g_assert_cmpint (tea_sample_count (book, "SELECT count (*) FROM request"
                                           " WHERE received_at = '2026-06-16 08:00:00'"
                                           " AND outcome_on = '2026-09-02'"), ==, 1);
  g_assert_cmpstr (request->received_at, ==, "2026-06-16 08:00:00");

  tea_record_edit (TEA_RECORD (request), book, "outcome_on", "2026.10.9", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->outcome_on, ==, "2026-10-09");

  tea_fixture_close (book);
}

static void
test_fields_go_to_text_and_back (void)
{
  g_autoptr (TeaSampleRequest) request = tea_sample_request_new (1, "电梯坏了");
  g_autoptr (TeaSampleRequest) copy = g_object_new (TEA_TYPE_SAMPLE_REQUEST, NULL);
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (request);

  g_object_set (request, "dispute", TRUE, "person", G_MAXINT64, NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      text = tea_record_dup_column (TEA_RECORD (request), &klass->columns[i]);
      tea_record_parse_column (TEA_RECORD (copy), &klass->columns[i], text, &error);
      g_assert_no_error (error);
      again = tea_record_dup_column (TEA_RECORD (copy), &klass->columns[i]);
      g_assert_cmpstr (again, ==, text);
    }

  g_assert_cmpint (copy->person, ==, G_MAXINT64);
  g_assert_true (tea_record_parse_column (TEA_RECORD (copy), find_column (copy, "person"),
                                          NULL, NULL));
  g_assert_cmpint (copy->person, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/columns-are-properties", test_columns_are_properties);
  g_test_add_func ("/record/fresh-text-is-empty-and-never-null",
                   test_fresh_text_is_empty_and_never_null);
  g_test_add_func ("/record/every-type-comes-back-as-it-was",
                   test_every_type_comes_back_as_it_was);
  g_test_add_func ("/record/a-computed-column-is-read-and-never-written",
                   test_computed_column_is_read_and_never_written);
  g_test_add_func ("/record/what-is-not-there-is-not-found", test_what_is_not_there_is_not_found);
  g_test_add_func ("/record/an-edit-is-one-action-that-can-be-taken-back",
                   test_edit_is_one_action_that_can_be_taken_back);
  g_test_add_func ("/record/a-record-keeps-its-value-when-an-edit-fails",
                   test_record_keeps_its_value_when_an_edit_fails);
  g_test_add_func ("/record/an-edit-asks-validate", test_edit_asks_validate);
  g_test_add_func ("/record/days-are-kept-in-one-spelling", test_days_are_kept_in_one_spelling);
  g_test_add_func ("/record/fields-go-to-text-and-back", test_fields_go_to_text_and_back);

  return g_test_run ();
}
