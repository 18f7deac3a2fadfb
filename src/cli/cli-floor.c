/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-floor.h"
#include "screen/tea-topic.h"

#include "cli-find.h"
#include "cli-output.h"
#include "cli-table.h"

/* What is added where nobody says how much. */
#define USUAL_MORE 60

static gboolean
run_queue (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);

  return meeting != NULL &&
         cli_output_list (cli,
                          tea_queue_entry_query (cli->book,
                                                 tea_record_get_id (TEA_RECORD (meeting))),
                          "speaker party_name stance turns asked_at topic_title", error);
}

/* Somebody on the sign-in sheet, or with a party somebody who comes onto it by speaking: of the
 * directory, or else a guest. */
static TeaAttendance *
find_speaker (Cli         *cli,
              TeaMeeting  *meeting,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaPerson) person = NULL;
  const char *name = cli_arguments_get (cli->arguments, "SPEAKER");
  TeaAttendance *line = cli_find_attendance (cli, meeting, "SPEAKER", &local_error);

  if (line != NULL)
    return line;

  if (!cli_arguments_has (cli->arguments, "--party"))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  party = cli_find_argument (cli, TEA_TYPE_PARTY, "--party", error);
  if (party == NULL)
    return NULL;

  person = cli_find (cli, TEA_TYPE_PERSON, name, NULL);

  return tea_meeting_prepare_line (meeting, cli->book, person, name, party, error);
}

static gboolean
run_ask (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaAttendance) speaker = NULL;
  g_autoptr (TeaQueueEntry) entry = NULL;
  gint64 topic;

  if (meeting == NULL || !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error))
    return FALSE;

  speaker = find_speaker (cli, meeting, error);
  if (speaker == NULL)
    return FALSE;

  entry = tea_queue_entry_ask (meeting, cli->book, speaker, topic,
                               cli_arguments_get (cli->arguments, "--stance"), error);

  return entry != NULL && cli_output_done (cli, entry, error);
}

static TeaQueueEntry *
find_entry (Cli         *cli,
            TeaMeeting  *meeting,
            GError     **error)
{
  g_autoptr (TeaAttendance) speaker = cli_find_attendance (cli, meeting, "SPEAKER", error);
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (speaker == NULL)
    return NULL;

  query = tea_queue_entry_query (cli->book, tea_record_get_id (TEA_RECORD (meeting)));
  entries = tea_query_read_records (query, error);
  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      TeaQueueEntry *entry = g_ptr_array_index (entries, i);

      if (entry->attendance == tea_record_get_id (TEA_RECORD (speaker)))
        return g_object_ref (entry);
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               /* Translators: %s is a person. */
               _("%s does not wait for the floor."), speaker->name);
  return NULL;
}

static gboolean
run_move (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaQueueEntry) entry = NULL;
  int place = 1;

  if (meeting == NULL || !cli_arguments_get_int (cli->arguments, "PLACE", 1, &place, error))
    return FALSE;

  entry = find_entry (cli, meeting, error);

  return entry != NULL && tea_queue_entry_move (entry, cli->book, place - 1, error);
}

static gboolean
run_withdraw (Cli     *cli,
              GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaQueueEntry) entry = NULL;

  if (meeting == NULL)
    return FALSE;

  entry = find_entry (cli, meeting, error);

  return entry != NULL && tea_queue_entry_remove (entry, cli->book, error);
}

static gboolean
run_advise (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaAttendance) speaker = NULL;
  g_autoptr (JsonArray) array = NULL;
  g_auto (GStrv) advice = NULL;
  gint64 topic;

  if (meeting == NULL || !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error))
    return FALSE;

  speaker = cli_find_attendance (cli, meeting, "SPEAKER", error);
  if (speaker == NULL)
    return FALSE;

  advice = tea_floor_advise (meeting, cli->book, speaker, topic,
                             cli_arguments_get (cli->arguments, "--stance"), error);
  if (advice == NULL)
    return FALSE;

  if (!cli->json)
    {
      for (guint i = 0; advice[i] != NULL; i++)
        cli_output_line ("%s", advice[i]);
      return TRUE;
    }

  array = json_array_new ();
  for (guint i = 0; advice[i] != NULL; i++)
    json_array_add_string_element (array, advice[i]);
  cli_output_node (json_node_init_array (json_node_alloc (), array));

  return TRUE;
}

static char *
dup_clock (int seconds)
{
  return g_strdup_printf ("%s%d:%02d", seconds < 0 ? "-" : "", ABS (seconds) / 60,
                          ABS (seconds) % 60);
}

/* A turn with its clock as it is now. */
static gboolean
show_turn (Cli      *cli,
           TeaTurn  *turn)
{
  static const char * const states[] = { "speaking", "warned", "overtime", "paused", "ended" };
  g_autofree char *clock = NULL;
  int remaining;

  if (turn == NULL)
    return FALSE;

  remaining = tea_turn_count_remaining (turn, cli->book);
  clock = dup_clock (remaining);
  if (cli->json)
    {
      JsonObject *object = cli_output_object (TEA_RECORD (turn));

      json_object_set_int_member (object, "spoken", tea_turn_count_seconds (turn, cli->book));
      json_object_set_int_member (object, "remaining", remaining);
      json_object_set_string_member (object, "state", states[tea_turn_get_state (turn, cli->book)]);
      cli_output_json (object);
    }
  else
    {
      cli_output_line ("%s %s %s", turn->speaker, turn->party_name, clock);
    }

  return TRUE;
}

static gboolean
run_give (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaAttendance) speaker = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  gint64 topic;

  if (meeting == NULL || !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error))
    return FALSE;

  if (!cli_arguments_has (cli->arguments, "SPEAKER"))
    {
      turn = tea_floor_give_next (meeting, cli->book, error);
      return show_turn (cli, turn);
    }

  speaker = find_speaker (cli, meeting, error);
  if (speaker == NULL)
    return FALSE;

  turn = tea_floor_give (meeting, cli->book, speaker, topic,
                         cli_arguments_get (cli->arguments, "--stance"), error);

  return show_turn (cli, turn);
}

static gboolean
run_show (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTurn) turn = NULL;

  if (meeting == NULL || !tea_floor_find_turn (meeting, cli->book, &turn, error))
    return FALSE;

  if (turn == NULL)
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND, _("Nobody has the floor."));

  return show_turn (cli, turn);
}

static gboolean
run_pause (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTurn) turn = NULL;

  if (meeting != NULL)
    turn = tea_floor_pause (meeting, cli->book, error);

  return show_turn (cli, turn);
}

static gboolean
run_resume (Cli     *cli,
            GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTurn) turn = NULL;

  if (meeting != NULL)
    turn = tea_floor_resume (meeting, cli->book, error);

  return show_turn (cli, turn);
}

static gboolean
run_more (Cli     *cli,
          GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTurn) turn = NULL;
  int seconds = USUAL_MORE;

  if (meeting == NULL || !cli_arguments_get_int (cli->arguments, "--seconds", 1, &seconds, error))
    return FALSE;

  turn = tea_floor_add_time (meeting, cli->book, seconds, error);

  return show_turn (cli, turn);
}

static gboolean
run_end (Cli     *cli,
         GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (TeaTurn) turn = NULL;
  const char *at;

  if (meeting == NULL || !cli_arguments_get_time (cli->arguments, "--at", &at, error))
    return FALSE;

  turn = tea_floor_end (meeting, cli->book, at, error);

  return show_turn (cli, turn);
}

static gboolean
run_turns (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  gint64 topic;

  return meeting != NULL &&
         cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error) &&
         cli_output_list (cli,
                          tea_turn_query (cli->book, tea_record_get_id (TEA_RECORD (meeting)),
                                          topic),
                          "started_at speaker party_name stance seconds allotted topic_title",
                          error);
}

static void
print_times (GPtrArray *times)
{
  g_autoptr (CliTable) table = cli_table_new (5);

  for (guint i = 0; i < times->len; i++)
    {
      const TeaSpeakingTime *time = g_ptr_array_index (times, i);
      g_autofree char *turns = g_strdup_printf ("%d", time->turns);
      g_autofree char *spoken = dup_clock (time->seconds);
      g_autofree char *overtime = dup_clock (time->overtime);

      cli_table_add (table, time->name);
      cli_table_add (table, time->attendance != 0 ? time->party_name : "");
      cli_table_add (table, turns);
      cli_table_add (table, spoken);
      cli_table_add (table, overtime);
    }
  for (guint column = 2; column < 5; column++)
    cli_table_set_right (table, column);
  cli_table_print (table);
}

static gboolean
run_times (Cli     *cli,
           GError **error)
{
  g_autoptr (TeaMeeting) meeting = cli_find_argument (cli, TEA_TYPE_MEETING, "MEETING", error);
  g_autoptr (GPtrArray) times = NULL;
  g_autoptr (JsonArray) array = NULL;
  gint64 topic;

  if (meeting == NULL || !cli_find_id (cli, TEA_TYPE_TOPIC, "--topic", &topic, error))
    return FALSE;

  times = tea_floor_read_times (meeting, cli->book, topic,
                                cli_arguments_has (cli->arguments, "--by-party"), error);
  if (times == NULL)
    return FALSE;

  if (!cli->json)
    {
      print_times (times);
      return TRUE;
    }

  array = json_array_new ();
  for (guint i = 0; i < times->len; i++)
    {
      const TeaSpeakingTime *time = g_ptr_array_index (times, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", time->name);
      json_object_set_string_member (object, "party_name", time->party_name);
      json_object_set_int_member (object, "turns", time->turns);
      json_object_set_int_member (object, "seconds", time->seconds);
      json_object_set_int_member (object, "overtime", time->overtime);
      json_array_add_object_element (array, object);
    }
  cli_output_node (json_node_init_array (json_node_alloc (), array));

  return TRUE;
}

const CliCommand cli_floor_commands[] = {
  { "floor", "queue", "MEETING",
    N_("List who waits for the floor, who speaks next first"), CLI_READS, run_queue },
  { "floor", "ask", "MEETING SPEAKER [--party NAME] [--topic TOPIC] [--stance WORD]",
    N_("Put somebody at the end of the queue"), CLI_WRITES, run_ask },
  { "floor", "move", "MEETING SPEAKER PLACE",
    N_("Move somebody in the queue; 1 is the front"), CLI_WRITES, run_move },
  { "floor", "withdraw", "MEETING SPEAKER",
    N_("Take somebody off the queue"), CLI_WRITES, run_withdraw },
  { "floor", "advise", "MEETING SPEAKER [--topic TOPIC] [--stance WORD]",
    N_("Say what the rules have against giving somebody the floor"), CLI_READS, run_advise },
  { "floor", "give", "MEETING [SPEAKER] [--party NAME] [--topic TOPIC] [--stance WORD]",
    N_("Give somebody the floor, or who is first in the queue; their clock starts"),
    CLI_WRITES, run_give },
  { "floor", "show", "MEETING",
    N_("Show who has the floor and how much time is left"), CLI_READS, run_show },
  { "floor", "pause", "MEETING", N_("Stop the clock"), CLI_WRITES, run_pause },
  { "floor", "resume", "MEETING", N_("Let the clock go on"), CLI_WRITES, run_resume },
  { "floor", "more", "MEETING [--seconds N]",
    N_("Give who speaks a minute more, or some seconds"), CLI_WRITES, run_more },
  { "floor", "end", "MEETING [--at TIME]",
    N_("End the turn of who speaks"), CLI_WRITES, run_end },
  { "floor", "turns", "MEETING [--topic TOPIC]",
    N_("List who had the floor"), CLI_READS, run_turns },
  { "floor", "times", "MEETING [--topic TOPIC] [--by-party]",
    N_("Add up who spoke how long and how much of it was overtime"), CLI_READS, run_times },
  { NULL },
};
