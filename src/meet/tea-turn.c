/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-word.h"

#include "tea-meeting-private.h"
#include "tea-remark.h"
#include "tea-turn-private.h"

G_DEFINE_FINAL_TYPE (TeaTurn, tea_turn, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaTurn, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaTurn, attendance, REFERENCE, N_("Line of the sign-in sheet")),
  TEA_COLUMN (TeaTurn, speaker, TEXT, N_("Speaker")),
  TEA_COLUMN (TeaTurn, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaTurn, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaTurn, stance, OPTIONAL, N_("Position")),
  TEA_COLUMN (TeaTurn, started_at, TIME, N_("Began at")),
  TEA_COLUMN (TeaTurn, allotted, INTEGER, N_("Speaking time in seconds")),
  TEA_COLUMN (TeaTurn, warning, INTEGER, N_("Warning before the end in seconds")),
  TEA_COLUMN (TeaTurn, paused, INTEGER, N_("Pauses in seconds")),
  TEA_COLUMN (TeaTurn, paused_at, TIME, N_("Paused at")),
  TEA_COLUMN (TeaTurn, ended_at, TIME, N_("Ended at")),
  TEA_COMPUTED (TeaTurn, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = turn.party"),
  TEA_COMPUTED (TeaTurn, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = turn.topic"),
  TEA_COMPUTED (TeaTurn, seconds, INTEGER, N_("Spoken seconds"),
                "ifnull (unixepoch (ended_at) - unixepoch (started_at) - paused, 0)"),
};

static gboolean
tea_turn_validate (TeaRecord  *record,
                   GError    **error)
{
  TeaTurn *self = TEA_TURN (record);

  return self->stance == NULL || tea_word_check (tea_remark_stances (), self->stance, error);
}

static void
tea_turn_class_init (TeaTurnClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_turn_validate;

  tea_record_class_set_columns (record_class, "turn", N_("Turn at speaking"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_turn_init (TeaTurn *self)
{
}

/* Seconds between two moments of the book. Both are local time without a zone, as the book keeps
 * it, so the zone does not matter; China has no hour that comes twice. A clock that was set back
 * gives none. */
int
tea_turn_measure (const char *from,
                  const char *to)
{
  const char *moments[] = { from, to };
  gint64 seconds[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (moments[i], zone);

      if (moment == NULL)
        return 0;

      seconds[i] = g_date_time_to_unix (moment);
    }

  return CLAMP (seconds[1] - seconds[0], 0, G_MAXINT);
}

int
tea_turn_count_seconds (TeaTurn *self,
                        TeaBook *book)
{
  g_autofree char *now = NULL;
  const char *until;

  g_return_val_if_fail (TEA_IS_TURN (self), 0);
  g_return_val_if_fail (TEA_IS_BOOK (book), 0);

  now = tea_book_now (book);
  until = self->ended_at != NULL ? self->ended_at
        : self->paused_at != NULL ? self->paused_at : now;

  return MAX (0, tea_turn_measure (self->started_at, until) - self->paused);
}

int
tea_turn_count_remaining (TeaTurn *self,
                          TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_TURN (self), 0);
  g_return_val_if_fail (TEA_IS_BOOK (book), 0);

  return self->allotted - tea_turn_count_seconds (self, book);
}

TeaTurnState
tea_turn_get_state (TeaTurn *self,
                    TeaBook *book)
{
  int remaining;

  g_return_val_if_fail (TEA_IS_TURN (self), TEA_TURN_ENDED);
  g_return_val_if_fail (TEA_IS_BOOK (book), TEA_TURN_ENDED);

  if (self->ended_at != NULL)
    return TEA_TURN_ENDED;
  if (self->paused_at != NULL)
    return TEA_TURN_PAUSED;

  remaining = tea_turn_count_remaining (self, book);
  if (remaining < 0)
    return TEA_TURN_OVERTIME;

  return remaining <= self->warning ? TEA_TURN_WARNED : TEA_TURN_SPEAKING;
}

TeaQuery *
tea_turn_query (TeaBook *book,
                gint64   meeting,
                gint64   topic)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_TURN,
                                     "WHERE (:meeting IS NULL OR meeting = :meeting)"
                                     " AND (:topic IS NULL OR topic = :topic)"
                                     " ORDER BY started_at, id");
  tea_query_bind_id (query, "meeting", meeting);
  tea_query_bind_id (query, "topic", topic);

  return query;
}
