/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-meeting.h"

/* Whose lines of the sign-in sheet count: those invited while the session is planned, then those
 * who came. */
#define REQUIRED_PARTIES(moment)                                                      \
  "SELECT name FROM party WHERE required AND NOT EXISTS"                              \
  " (SELECT 1 FROM attendance WHERE attendance.meeting = :meeting"                    \
  "  AND attendance.party = party.id AND " moment " IS NOT NULL)"                     \
  " ORDER BY position, id"

#define CORE_TOPICS_WITHOUT(condition)                                                \
  "SELECT topic.title FROM agenda_item JOIN topic ON topic.id = agenda_item.topic"    \
  " WHERE agenda_item.meeting = :meeting AND agenda_item.core AND " condition         \
  " ORDER BY agenda_item.position, agenda_item.id"

/* Those that were joined to another one are decided with it. */
#define UNDECIDED                                                                     \
  "SELECT text FROM suggestion WHERE suggestion.meeting = :meeting AND joined IS NULL" \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.suggestion = suggestion.id)" \
  " ORDER BY raised_at, id"

static gboolean
read_names (TeaMeeting   *self,
            TeaBook      *book,
            const char   *sql,
            GStrv        *names,
            GError      **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (book, "see what a session lacks", sql);
  tea_query_bind_id (query, "meeting", tea_record_get_id (TEA_RECORD (self)));
  while (tea_query_step (query, &local_error))
    g_strv_builder_add (builder, tea_query_get_text (query, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *names = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
add_officers_and_core (TeaMeeting    *self,
                       TeaBook       *book,
                       GStrvBuilder  *sentences,
                       GError       **error)
{
  g_auto (GStrv) topics = NULL;

  if (self->chair == 0)
    g_strv_builder_add (sentences, _("Nobody is named as chair."));
  if (self->recorder == 0)
    g_strv_builder_add (sentences, _("Nobody is named as recorder."));

  if (!read_names (self, book, CORE_TOPICS_WITHOUT ("TRUE"), &topics, error))
    return FALSE;
  if (topics[0] == NULL)
    g_strv_builder_add (sentences, _("There is no core topic."));

  return TRUE;
}

static gboolean
add_preparations (TeaMeeting    *self,
                  TeaBook       *book,
                  GStrvBuilder  *sentences,
                  GError       **error)
{
  g_auto (GStrv) parties = NULL;

  if (self->due == 0)
    g_strv_builder_add (sentences, _("Nobody is invited who votes."));

  if (!read_names (self, book, REQUIRED_PARTIES ("invited_at"), &parties, error))
    return FALSE;

  for (guint i = 0; parties[i] != NULL; i++)
    /* Translators: %s is the name of a party, such as “Property company”. */
    g_strv_builder_take (sentences, g_strdup_printf (_("Nobody is invited for “%s”."),
                                                     parties[i]));

  return TRUE;
}

static gboolean
add_minutes (TeaMeeting    *self,
             TeaBook       *book,
             GStrvBuilder  *sentences,
             GError       **error)
{
  g_auto (GStrv) parties = NULL;
  g_auto (GStrv) unspoken = NULL;
  g_auto (GStrv) fruitless = NULL;
  g_auto (GStrv) undecided = NULL;

  if (self->present + self->observers == 0)
    g_strv_builder_add (sentences, _("Nobody has signed in."));
  else if (!self->adjourned && !tea_meeting_has_quorum (self))
    g_strv_builder_take (sentences, tea_meeting_dup_quorum (self));

  if (!read_names (self, book, REQUIRED_PARTIES ("arrived_at"), &parties, error) ||
      !read_names (self, book,
                   CORE_TOPICS_WITHOUT ("NOT EXISTS (SELECT 1 FROM remark"
                                        " WHERE remark.meeting = :meeting"
                                        " AND remark.topic = topic.id)"),
                   &unspoken, error) ||
      !read_names (self, book,
                   CORE_TOPICS_WITHOUT ("NOT EXISTS (SELECT 1 FROM suggestion"
                                        " WHERE suggestion.meeting = :meeting"
                                        " AND suggestion.topic = topic.id)"
                                        " AND NOT EXISTS (SELECT 1 FROM ballot"
                                        " WHERE ballot.meeting = :meeting"
                                        " AND ballot.topic = topic.id)"),
                   &fruitless, error) ||
      !read_names (self, book, UNDECIDED, &undecided, error))
    return FALSE;

  for (guint i = 0; parties[i] != NULL; i++)
    /* Translators: %s is the name of a party, such as “Property company”. */
    g_strv_builder_take (sentences, g_strdup_printf (_("Nobody came for “%s”."), parties[i]));
  for (guint i = 0; unspoken[i] != NULL; i++)
    /* Translators: %s is the title of a topic. */
    g_strv_builder_take (sentences, g_strdup_printf (_("Nobody spoke about “%s”."), unspoken[i]));
  for (guint i = 0; fruitless[i] != NULL; i++)
    /* Translators: %s is the title of a topic. */
    g_strv_builder_take (sentences,
                         g_strdup_printf (_("Neither a suggestion nor a vote came of “%s”."),
                                          fruitless[i]));
  for (guint i = 0; undecided[i] != NULL; i++)
    /* Translators: %s is a suggestion. */
    g_strv_builder_take (sentences,
                         g_strdup_printf (_("Nothing is decided yet about the suggestion “%s”."),
                                          undecided[i]));

  return TRUE;
}

GStrv
tea_meeting_missing (TeaMeeting  *self,
                     TeaBook     *book,
                     GError     **error)
{
  g_autoptr (GStrvBuilder) sentences = NULL;
  g_autoptr (TeaMeeting) current = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  current = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (self)), error);
  if (current == NULL)
    return NULL;

  sentences = g_strv_builder_new ();
  if (!add_officers_and_core (current, book, sentences, error))
    return NULL;

  if (g_str_equal (current->state, "planned")
      ? !add_preparations (current, book, sentences, error)
      : !add_minutes (current, book, sentences, error))
    return NULL;

  return g_strv_builder_end (sentences);
}
