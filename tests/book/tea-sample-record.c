/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-sample-record.h"

G_DEFINE_FINAL_TYPE (TeaSampleParty, tea_sample_party, TEA_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (TeaSamplePerson, tea_sample_person, TEA_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (TeaSampleGrid, tea_sample_grid, TEA_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (TeaSampleWorker, tea_sample_worker, TEA_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (TeaSampleRequest, tea_sample_request, TEA_TYPE_RECORD)

static const TeaColumn party_columns[] = {
  TEA_COLUMN (TeaSampleParty, name, TEXT, "Name"),
  TEA_COLUMN (TeaSampleParty, position, INTEGER, "Position"),
  TEA_COLUMN (TeaSampleParty, votes, BOOLEAN, "Votes"),
  TEA_COMPUTED (TeaSampleParty, members, INTEGER, "Members",
                "SELECT count (*) FROM person WHERE person.party = party.id"),
};

static const TeaColumn person_columns[] = {
  TEA_COLUMN (TeaSamplePerson, name, TEXT, "Name"),
  TEA_COLUMN (TeaSamplePerson, party, REFERENCE, "Party"),
};

static const TeaColumn grid_columns[] = {
  TEA_COLUMN (TeaSampleGrid, name, TEXT, "Name"),
  TEA_COLUMN (TeaSampleGrid, level, INTEGER, "Level"),
  TEA_COLUMN (TeaSampleGrid, parent, REFERENCE, "Parent"),
};

static const TeaColumn worker_columns[] = {
  TEA_COLUMN (TeaSampleWorker, grid, REFERENCE, "Grid"),
  TEA_COLUMN (TeaSampleWorker, person, REFERENCE, "Person"),
};

static const TeaColumn request_columns[] = {
  TEA_COLUMN (TeaSampleRequest, number, TEXT, "Number"),
  TEA_COLUMN (TeaSampleRequest, channel, TEXT, "Channel"),
  TEA_COLUMN (TeaSampleRequest, text, TEXT, "Text"),
  TEA_COLUMN (TeaSampleRequest, person, REFERENCE, "Person"),
  TEA_COLUMN (TeaSampleRequest, affected, INTEGER, "Affected"),
  TEA_COLUMN (TeaSampleRequest, dispute, BOOLEAN, "Dispute"),
  TEA_COLUMN (TeaSampleRequest, received_at, TIME, "Received"),
  TEA_COLUMN (TeaSampleRequest, outcome, OPTIONAL, "Outcome"),
  TEA_COLUMN (TeaSampleRequest, outcome_on, DATE, "Outcome on"),
};

static gboolean
tea_sample_party_validate (TeaRecord  *record,
                           GError    **error)
{
  if (g_strcmp0 (TEA_SAMPLE_PARTY (record)->name, "Nobody") != 0)
    return TRUE;

  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED, "Nobody is no party.");
  return FALSE;
}

static void
tea_sample_party_class_init (TeaSamplePartyClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_sample_party_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "party", "Party",
                                party_columns, G_N_ELEMENTS (party_columns));
}

static void
tea_sample_party_init (TeaSampleParty *self)
{
}

static void
tea_sample_person_class_init (TeaSamplePersonClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "person", "Person",
                                person_columns, G_N_ELEMENTS (person_columns));
}

static void
tea_sample_person_init (TeaSamplePerson *self)
{
}

static void
tea_sample_grid_class_init (TeaSampleGridClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "grid", "Grid",
                                grid_columns, G_N_ELEMENTS (grid_columns));
}

static void
tea_sample_grid_init (TeaSampleGrid *self)
{
}

static void
tea_sample_worker_class_init (TeaSampleWorkerClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "grid_worker", "Grid worker",
                                worker_columns, G_N_ELEMENTS (worker_columns));
}

static void
tea_sample_worker_init (TeaSampleWorker *self)
{
}

static void
tea_sample_request_class_init (TeaSampleRequestClass *klass)
{
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "request", "Request",
                                request_columns, G_N_ELEMENTS (request_columns));
}

static void
tea_sample_request_init (TeaSampleRequest *self)
{
}

/* A party that is not in the book yet. */
TeaSampleParty *
tea_sample_party_new (const char *name,
                      int         position)
{
  return g_object_new (TEA_TYPE_SAMPLE_PARTY, "name", name, "position", position, NULL);
}

/* A request that is not in the book yet and has all that it needs. */
TeaSampleRequest *
tea_sample_request_new (int         number,
                        const char *text)
{
  g_autofree char *padded = g_strdup_printf ("2026-%04d", number);

  return g_object_new (TEA_TYPE_SAMPLE_REQUEST,
                       "number", padded,
                       "channel", "chat",
                       "text", text,
                       "affected", 1,
                       "received-at", "2026-11-22 18:30:00",
                       NULL);
}

/* Each of these three is one action that has to work. */
void
tea_sample_insert (TeaBook  *book,
                   gpointer  record)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "sample-add", "Added a sample", &error);
  g_assert_no_error (error);
  tea_action_insert (action, record, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tea_record_get_id (record), >, 0);
}

void
tea_sample_update (TeaBook  *book,
                   gpointer  record)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "sample-change", "Changed a sample", &error);
  g_assert_no_error (error);
  tea_action_update (action, record, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

void
tea_sample_delete (TeaBook  *book,
                   gpointer  record)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (GError) error = NULL;

  action = tea_action_begin (book, "sample-delete", "Deleted a sample", &error);
  g_assert_no_error (error);
  tea_action_delete (action, record, &error);
  g_assert_no_error (error);
  tea_action_commit (action, &error);
  g_assert_no_error (error);
}

/* A party that is in the book, put there by an action of its own. */
TeaSampleParty *
tea_sample_add_party (TeaBook    *book,
                      const char *name,
                      int         position)
{
  TeaSampleParty *party = tea_sample_party_new (name, position);

  tea_sample_insert (book, party);

  return party;
}

TeaQuery *
tea_sample_query_parties (TeaBook *book)
{
  return tea_query_new_for_records (book, TEA_TYPE_SAMPLE_PARTY, "ORDER BY position, id");
}

/* The number that a statement yields. */
gint64
tea_sample_count (TeaBook    *book,
                  const char *sql)
{
  g_autoptr (TeaQuery) query = tea_query_new (book, "count for a test", sql);
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  g_assert_true (tea_query_read_int (query, &count, &error));
  g_assert_no_error (error);

  return count;
}

/* Every row that the tests write, as text: two dumps are equal where nothing changed. */
char *
tea_sample_dump (TeaBook *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) dump = g_string_new (NULL);

  query = tea_query_new (book, "dump for a test",
                         "SELECT concat_ws ('|', 'counter', id, kind, year, last) FROM counter"
                         " UNION ALL SELECT concat_ws ('|', 'setting', id, name, value)"
                         "  FROM setting"
                         " UNION ALL SELECT concat_ws ('|', 'party', id, name, position, votes)"
                         "  FROM party"
                         " UNION ALL SELECT concat_ws ('|', 'person', id, name, party) FROM person"
                         " UNION ALL SELECT concat_ws ('|', 'grid', id, name, level, parent)"
                         "  FROM grid"
                         " UNION ALL SELECT concat_ws ('|', 'worker', id, grid, person)"
                         "  FROM grid_worker"
                         " UNION ALL SELECT concat_ws ('|', 'request', id, number, channel, text,"
                         "   person, affected, dispute, received_at, outcome, outcome_on)"
                         "  FROM request ORDER BY 1");
  while (tea_query_step (query, &error))
    g_string_append_printf (dump, "%s\n", tea_query_get_text (query, 0));
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&dump), FALSE);
}

/* Every table, index and trigger with the words that made it. */
char *
tea_sample_dump_schema (TeaBook *book)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) dump = g_string_new (NULL);

  query = tea_query_new (book, "dump for a test",
                         "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  while (tea_query_step (query, &error))
    g_string_append_printf (dump, "%s: %s\n", tea_query_get_text (query, 0),
                            tea_query_get_text (query, 1));
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&dump), FALSE);
}
