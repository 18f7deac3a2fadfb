/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-screen-fixture.h"

TeaRequest *
tea_screen_fixture_request (TeaBook    *book,
                            const char *text,
                            const char *address,
                            const char *received_at)
{
  TeaRequestEntry entry = {
    .text = text,
    .channel = "chat",
    .address = address,
    .received_at = received_at,
  };
  g_autoptr (GError) error = NULL;
  TeaRequest *request;

  request = tea_request_add (book, &entry, &error);
  g_assert_no_error (error);
  g_assert_nonnull (request);

  return request;
}

TeaTopic *
tea_screen_fixture_topic (TeaBook    *book,
                          const char *title)
{
  TeaTopic *topic = g_object_new (TEA_TYPE_TOPIC, "title", title, NULL);
  g_autoptr (GError) error = NULL;

  tea_topic_add (topic, book, &error);
  g_assert_no_error (error);

  return topic;
}

/* Reads a record anew into the place that holds it. */
void
tea_screen_fixture_reload (TeaBook  *book,
                           gpointer  record_pointer)
{
  TeaRecord **place = record_pointer;
  g_autoptr (GError) error = NULL;
  TeaRecord *fresh;

  fresh = tea_book_get (book, G_OBJECT_TYPE (*place), tea_record_get_id (*place), &error);
  g_assert_no_error (error);
  g_object_unref (*place);
  *place = fresh;
}

/* Sets the book's clock to a local time as 2026-11-25 14:30. */
void
tea_screen_fixture_clock (TeaBook    *book,
                          const char *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (now, zone);

  g_assert_nonnull (time);
  tea_book_set_now (book, time);
}

guint
tea_screen_fixture_count (TeaQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tea_query_read_ids (query, &error);

  g_assert_no_error (error);

  return ids->len;
}

static void
dump_table (TeaBook    *book,
            const char *table,
            int         n_columns,
            GString    *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autoptr (TeaQuery) query = tea_query_new (book, "dump a table", sql);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (dump, "%s\n", table);
  while (tea_query_step (query, &error))
    {
      for (int i = 0; i < n_columns; i++)
        {
          const char *text = tea_query_get_text (query, i);

          g_string_append_printf (dump, "%s|", text != NULL ? text : "NULL");
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_no_error (error);
}

/* Everything that the book holds, but for the history, the search index and the console, which no
 * undo moves, as one text. */
char *
tea_screen_fixture_dump (TeaBook *book)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  query = tea_query_new (book, "list the tables",
                         "SELECT name,"
                         " (SELECT count (*) FROM pragma_table_info (sqlite_schema.name)) FROM"
                         " sqlite_schema WHERE type = 'table'"
                         " AND name NOT IN ('history', 'console')"
                         " AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' ORDER BY name");
  while (tea_query_step (query, &error))
    {
      g_autofree char *table = g_strdup (tea_query_get_text (query, 0));

      dump_table (book, table, tea_query_get_int (query, 1), dump);
    }
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&dump), FALSE);
}
