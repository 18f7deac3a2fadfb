/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-request.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-ballot.h"
#include "meet/tea-floor.h"
#include "meet/tea-remark.h"
#include "people/tea-party.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-dissent.h"
#include "resolve/tea-suggestion.h"

#include "tea-privacy.h"
#include "tea-room-door.h"
#include "tea-slides.h"

/* As many requests as a page holds at the back of a room. */
#define MAX_REQUESTS 6

/* Of so many requests the first that may be shown are taken. */
#define MAX_LOOKED_AT 60

/* In which ways requests came. */
enum
{
  BY_VISIT,
  BY_CHAT,
  BY_OTHER,
  N_WAYS,
};

/* One topic of the agenda, with all that may be said of it. */
typedef struct
{
  TeaAgendaItem *item;
  gboolean       hidden;
  GPtrArray     *requests;
  GPtrArray     *suggestions;
  GPtrArray     *ballots;
} TeaSlideTopic;

/*
 * What pages are made from. Everything that comes from the book gets onto a page through show(),
 * and nothing is fetched here that has no place there: no person, no phone, no address.
 */
typedef struct
{
  TeaBook     *book;
  TeaMeeting  *meeting;
  gint64       present;
  GPtrArray   *topics;
  GPtrArray   *ballots;     /* about no topic */
  GPtrArray   *parties;
  TeaTurn     *turn;        /* of who has the floor */
  GPtrArray   *queue;
  gint64       collected[N_WAYS];
  TeaRoomDoor *door;
  GPtrArray   *slides;
} TeaSlides;

static void
tea_slide_topic_free (TeaSlideTopic *topic)
{
  g_clear_object (&topic->item);
  g_clear_pointer (&topic->requests, g_ptr_array_unref);
  g_clear_pointer (&topic->suggestions, g_ptr_array_unref);
  g_clear_pointer (&topic->ballots, g_ptr_array_unref);
  g_free (topic);
}

static void
tea_slides_clear (TeaSlides *self)
{
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->ballots, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_object (&self->turn);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->door, tea_room_door_free);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeaSlides, tea_slides_clear)

/* Mediation belongs to those who quarrel; and a mask is not enough for what is sensitive. */
static gboolean
is_private (TeaRequest *request)
{
  return request->dispute ||
         tea_privacy_is_sensitive (request->text) ||
         tea_privacy_is_sensitive (request->category_name);
}

static gboolean
load_requests (TeaSlides      *self,
               TeaSlideTopic  *topic,
               GError        **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  query = tea_query_new_for_records (self->book, TEA_TYPE_REQUEST,
                                     "WHERE topic = :topic AND NOT dispute"
                                     " ORDER BY affected DESC, received_at DESC, id DESC"
                                     " LIMIT :limit");
  tea_query_bind_id (query, "topic", topic->item->topic);
  tea_query_bind_int (query, "limit", MAX_LOOKED_AT);
  requests = tea_query_read_records (query, error);
  if (requests == NULL)
    return FALSE;

  topic->requests = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < requests->len && topic->requests->len < MAX_REQUESTS; i++)
    {
      TeaRequest *request = g_ptr_array_index (requests, i);

      if (!is_private (request))
        g_ptr_array_add (topic->requests, g_object_ref (request));
    }

  return TRUE;
}

static gboolean
load_topic (TeaSlides      *self,
            TeaAgendaItem  *item,
            GError        **error)
{
  TeaSlideTopic *topic = g_new0 (TeaSlideTopic, 1);
  const gint64 meeting = tea_record_get_id (TEA_RECORD (self->meeting));
  const TeaSuggestionFilter filter = { .meeting = meeting, .topic = item->topic };
  g_autoptr (TeaQuery) suggestions = NULL;
  g_autoptr (TeaQuery) ballots = NULL;

  topic->item = g_object_ref (item);
  g_ptr_array_add (self->topics, topic);

  if (!tea_privacy_hides_topic (self->book, item->topic, &topic->hidden, error) ||
      !load_requests (self, topic, error))
    return FALSE;

  suggestions = tea_suggestion_query (self->book, &filter);
  topic->suggestions = tea_query_read_records (suggestions, error);
  if (topic->suggestions == NULL)
    return FALSE;

  ballots = tea_ballot_query (self->book, meeting, item->topic, FALSE);
  topic->ballots = tea_query_read_records (ballots, error);

  return topic->ballots != NULL;
}

/* Who has the floor, and who comes next. */
static gboolean
load_floor (TeaSlides  *self,
            GError    **error)
{
  g_autoptr (TeaQuery) queue = NULL;

  if (!tea_floor_find_turn (self->meeting, self->book, &self->turn, error))
    return FALSE;

  queue = tea_queue_entry_query (self->book, tea_record_get_id (TEA_RECORD (self->meeting)));
  self->queue = tea_query_read_records (queue, error);

  return self->queue != NULL;
}

/* How many requests came since the session before this one, and in which ways. */
static gboolean
load_collected (TeaSlides  *self,
                GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  query = tea_query_new (self->book, "count what came since the last session",
    "SELECT count (*) FILTER (WHERE channel = 'visit'),"
    " count (*) FILTER (WHERE channel = 'chat'),"
    " count (*) FILTER (WHERE channel NOT IN ('visit', 'chat'))"
    " FROM request WHERE received_at <= :start"
    " AND received_at > ifnull ((SELECT max (starts_at) FROM meeting"
    "                            WHERE state = 'closed' AND starts_at < :start), '')");
  tea_query_bind_text (query, "start", self->meeting->starts_at);
  if (tea_query_step (query, &local_error))
    {
      for (int i = 0; i < N_WAYS; i++)
        self->collected[i] = tea_query_get_int (query, i);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* The votes about the session itself. */
static gboolean
load_ballots (TeaSlides  *self,
              GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  query = tea_ballot_query (self->book, tea_record_get_id (TEA_RECORD (self->meeting)), 0, FALSE);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return FALSE;

  self->ballots = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    {
      TeaBallot *ballot = g_ptr_array_index (found, i);

      if (ballot->topic == 0)
        g_ptr_array_add (self->ballots, g_object_ref (ballot));
    }

  return TRUE;
}

static gboolean
load (TeaSlides  *self,
      GError    **error)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (self->meeting));
  g_autoptr (TeaQuery) items = NULL;
  g_autoptr (TeaQuery) parties = NULL;
  g_autoptr (GPtrArray) found = NULL;

  items = tea_agenda_item_query (self->book, meeting);
  found = tea_query_read_records (items, error);
  if (found == NULL)
    return FALSE;

  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_topic_free);
  for (guint i = 0; i < found->len; i++)
    {
      if (!load_topic (self, g_ptr_array_index (found, i), error))
        return FALSE;
    }

  parties = tea_query_new_for_records (self->book, TEA_TYPE_PARTY,
                                       "WHERE id IN (SELECT party FROM attendance"
                                       "             WHERE meeting = :meeting)"
                                       " ORDER BY position, id");
  tea_query_bind_id (parties, "meeting", meeting);
  self->parties = tea_query_read_records (parties, error);

  return self->parties != NULL && load_ballots (self, error) && load_floor (self, error) &&
         load_collected (self, error);
}

/* Opens the door for all that the pages may show. */
static gboolean
open_door (TeaSlides  *self,
           GError    **error)
{
  self->door = tea_room_door_new (self->book, tea_record_get_id (TEA_RECORD (self->meeting)));
  tea_room_door_expect (self->door, self->meeting->title);
  tea_room_door_expect (self->door, self->meeting->place);

  for (guint i = 0; i < self->topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self->topics, i);

      tea_room_door_expect (self->door, topic->item->topic_title);
      for (guint j = 0; j < topic->requests->len; j++)
        tea_room_door_expect (self->door,
                              TEA_REQUEST (g_ptr_array_index (topic->requests, j))->text);
      for (guint j = 0; j < topic->suggestions->len; j++)
        tea_room_door_expect (self->door,
                              TEA_SUGGESTION (g_ptr_array_index (topic->suggestions, j))->text);
      for (guint j = 0; j < topic->ballots->len; j++)
        tea_room_door_expect (self->door,
                              TEA_BALLOT (g_ptr_array_index (topic->ballots, j))->question);
    }

  for (guint i = 0; i < self->ballots->len; i++)
    tea_room_door_expect (self->door,
                          TEA_BALLOT (g_ptr_array_index (self->ballots, i))->question);

  return tea_room_door_open (self->door, error);
}

static char *
show (TeaSlides  *self,
      const char *text)
{
  return tea_room_door_show (self->door, text);
}

/* What somebody said in the room: what is sensitive in it is not written on the wall as well. */
static char *
show_said (TeaSlides  *self,
           const char *text)
{
  if (tea_privacy_is_sensitive (text))
    return g_strdup (_("A matter that is not shown here"));

  return show (self, text);
}

static TeaSlide *
add_slide (TeaSlides    *self,
           TeaSlideKind  kind,
           gint64        topic,
           char         *title,
           GStrvBuilder *lines,
           int           present,
           char         *note)
{
  TeaSlide *slide = g_new0 (TeaSlide, 1);

  slide->kind = kind;
  slide->topic = topic;
  slide->title = title;
  slide->lines = g_strv_builder_end (lines);
  slide->present = present;
  slide->note = note != NULL ? note : g_strdup ("");
  g_ptr_array_add (self->slides, slide);

  return slide;
}

static char *
create_when (const char *time)
{
  g_autofree char *day = tea_date_format (time);

  if (strlen (time) < strlen ("2026-11-25 14:30"))
    return g_steal_pointer (&day);

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_("%s, %.5s"), day, time + strlen ("2026-11-25 "));
}

/* When a session goes on that was adjourned, %NULL for another one. */
static char *
create_later (TeaMeeting *meeting)
{
  const char *goes_on_at = tea_meeting_get_goes_on_at (meeting);
  g_autofree char *when = NULL;

  if (goes_on_at == NULL)
    return NULL;

  when = create_when (goes_on_at);

  /* Translators: of a session that was adjourned; a day and a time of day. */
  return g_strdup_printf (_("Goes on: %s"), when);
}

static char *
join_parties (TeaSlides *self)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < self->parties->len; i++)
    {
      TeaParty *party = g_ptr_array_index (self->parties, i);

      /* Translators: what stands between the names of parties. */
      if (i > 0)
        g_string_append (joined, C_("parties", ", "));
      g_string_append (joined, party->name);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* The sentence that a session is opened with (「之前网格员入户、微信群里收集了…今天重点聊聊…」), in
 * figures; %NULL before there is something to tell. */
static char *
create_statement (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) ways = g_strv_builder_new ();
  g_auto (GStrv) ended = NULL;
  g_autofree char *collected = NULL;
  gint64 n;
  int core = 0;

  for (guint i = 0; i < self->topics->len; i++)
    core += ((TeaSlideTopic *) g_ptr_array_index (self->topics, i))->item->core;

  n = self->collected[BY_VISIT];
  if (n > 0)
    g_strv_builder_take (ways, g_strdup_printf (ngettext ("%d request from home visits",
                                                          "%d requests from home visits", n),
                                                (int) n));
  n = self->collected[BY_CHAT];
  if (n > 0)
    g_strv_builder_take (ways, g_strdup_printf (ngettext ("%d request from the chat groups",
                                                          "%d requests from the chat groups", n),
                                                (int) n));
  n = self->collected[BY_OTHER];
  if (n > 0)
    g_strv_builder_take (ways, g_strdup_printf (ngettext ("%d request that came in other ways",
                                                          "%d requests that came in other ways", n),
                                                (int) n));
  ended = g_strv_builder_end (ways);
  if (core == 0 || ended[0] == NULL)
    return NULL;

  /* Translators: what stands between “3 requests from home visits” and “4 from …”. */
  collected = g_strjoinv (C_("figures", ", "), ended);

  /* Translators: the sentence that a session is opened with; %s is such as “3 requests from home
   * visits, 4 requests from the chat groups”. */
  return g_strdup_printf (ngettext ("Since last time: %s. Screened, today it is about %d topic.",
                                    "Since last time: %s. Screened, today it is about %d topics.",
                                    core),
                          collected, core);
}

static void
add_welcome (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *community = tea_book_dup_setting (self->book, "community");
  g_autofree char *title = show (self, self->meeting->title);
  char *statement = create_statement (self);
  char *later = create_later (self->meeting);
  gboolean named = *community != '\0';

  if (named)
    g_strv_builder_add (lines, title);
  g_strv_builder_take (lines, create_when (self->meeting->starts_at));
  if (later != NULL)
    g_strv_builder_take (lines, later);
  if (*self->meeting->place != '\0')
    g_strv_builder_take (lines, show (self, self->meeting->place));
  if (statement != NULL)
    g_strv_builder_take (lines, statement);

  add_slide (self, TEA_SLIDE_WELCOME, 0,
             named ? g_steal_pointer (&community) : g_steal_pointer (&title),
             lines, -1, join_parties (self));
}

/* What goes before the topics: that the session goes on, or the work that earlier ones began. */
static char *
create_first (TeaMeeting *meeting)
{
  char *later = create_later (meeting);

  if (later != NULL || meeting->open_work == 0)
    return later;

  return g_strdup_printf (ngettext ("First: what came of earlier sessions (%d item)",
                                    "First: what came of earlier sessions (%d items)",
                                    meeting->open_work), meeting->open_work);
}

static void
add_agenda (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  int present = -1;

  if (self->topics->len == 0)
    return;

  for (guint i = 0; i < self->topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self->topics, i);

      if (topic->hidden)
        g_strv_builder_add (lines, _("A matter that is not shown here"));
      else
        g_strv_builder_take (lines, show (self, topic->item->topic_title));

      if (topic->item->topic == self->present)
        present = i;
    }

  add_slide (self, TEA_SLIDE_AGENDA, 0, g_strdup (_("Agenda")), lines, present,
             create_first (self->meeting));
}

static char *
create_figures (TeaSlideTopic *topic)
{
  g_autofree char *requests = NULL;
  g_autofree char *households = NULL;

  if (topic->item->topic_requests == 0)
    return NULL;

  requests = g_strdup_printf (ngettext ("%d request", "%d requests", topic->item->topic_requests),
                              topic->item->topic_requests);
  if (topic->item->topic_households == 0)
    return g_steal_pointer (&requests);

  households = g_strdup_printf (ngettext ("from %d household", "from %d households",
                                          topic->item->topic_households),
                                topic->item->topic_households);

  /* Translators: “18 requests” and “from 12 households”. */
  return g_strdup_printf (C_("figures of a topic", "%s %s"), requests, households);
}

static void
add_topic (TeaSlides     *self,
           TeaSlideTopic *topic)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  /* Civil Code, art. 278. */
  if (topic->item->owners_vote)
    g_strv_builder_add (lines, _("By law the owners decide on this together; "
                                 "the meeting forms an opinion."));

  for (guint i = 0; i < topic->requests->len; i++)
    {
      TeaRequest *request = g_ptr_array_index (topic->requests, i);

      g_strv_builder_take (lines, show (self, request->text));
    }

  add_slide (self, TEA_SLIDE_TOPIC, topic->item->topic,
             show (self, topic->item->topic_title), lines, -1, create_figures (topic));
}

/* The room sees them themselves, but not how they are called: 「张** · 居民」. Who sits there under
 * the name of a party is that party. */
static char *
create_person (TeaSlides  *self,
               const char *name,
               const char *party)
{
  g_autofree char *masked = tea_room_door_show_person (self->door, name);

  if (g_str_equal (masked, party))
    return g_steal_pointer (&masked);

  return g_strdup_printf ("%s · %s", masked, party);
}

static TeaSlideClock
read_clock (TeaSlides *self)
{
  TeaSlideClock clock = { .shown = TRUE, .warning = self->turn->warning };
  gint64 before, after;

  /* The book's clock and this one tell whole seconds; both must be read in the same. */
  do
    {
      before = g_get_real_time () / G_USEC_PER_SEC;
      clock.remaining = tea_turn_count_remaining (self->turn, self->book);
      after = g_get_real_time () / G_USEC_PER_SEC;
    }
  while (before != after);

  if (self->turn->paused_at != NULL)
    return clock;

  clock.running = TRUE;
  clock.ends_at = after + clock.remaining;
  clock.remaining = 0;

  return clock;
}

static void
add_speaker (TeaSlides     *self,
             TeaSlideTopic *topic)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *note = NULL;
  TeaSlide *slide;

  g_strv_builder_take (lines, create_person (self, self->turn->speaker, self->turn->party_name));
  if (self->turn->stance != NULL)
    g_strv_builder_add (lines, tea_remark_stance_label (self->turn->stance));

  if (self->turn->paused_at != NULL)
    /* Translators: of the clock of who speaks. */
    g_strv_builder_add (lines, _("The clock is stopped"));

  if (self->queue->len > 0)
    {
      TeaQueueEntry *next = g_ptr_array_index (self->queue, 0);
      g_autofree char *person = create_person (self, next->speaker, next->party_name);

      /* Translators: who speaks next. */
      note = g_strdup_printf (_("Next: %s"), person);
    }

  slide = add_slide (self, TEA_SLIDE_SPEAKER, topic != NULL ? topic->item->topic : 0,
                     topic != NULL ? show (self, topic->item->topic_title)
                                   : g_strdup (_("Has the floor")),
                     lines, -1, g_steal_pointer (&note));
  slide->turn = tea_record_get_id (TEA_RECORD (self->turn));
  slide->clock = read_clock (self);
}

/* Whether somebody speaks on a topic that is shown. */
static gboolean
is_spoken_of (TeaSlides     *self,
              TeaSlideTopic *topic)
{
  return self->turn != NULL && !topic->hidden && self->turn->topic == topic->item->topic;
}

/* Who speaks on nothing, or on what is not shown, has a page of their own. */
static void
add_speaker_alone (TeaSlides *self)
{
  if (self->turn == NULL)
    return;

  for (guint i = 0; i < self->topics->len; i++)
    {
      if (is_spoken_of (self, g_ptr_array_index (self->topics, i)))
        return;
    }

  add_speaker (self, NULL);
}

/* The words, for which parties they were said, and what became of them, or whether the room that
 * was asked can live with it; never by whom. */
static char *
create_suggestion (TeaSlides     *self,
                   TeaSuggestion *suggestion)
{
  g_autofree char *text = show_said (self, suggestion->text);
  g_autofree char *consent = tea_suggestion_dup_consent (suggestion);
  g_autofree char *whole = NULL;

  if (*suggestion->party_names == '\0')
    whole = g_steal_pointer (&text);
  else
    /* Translators: a suggestion and the parties that made it. */
    whole = g_strdup_printf (_("%s (%s)"), text, suggestion->party_names);

  if (suggestion->verdict == NULL && *consent != '\0')
    /* Translators: a suggestion, and how many can live with it. */
    return g_strdup_printf (C_("suggestion", "%s — %s"), whole, consent);

  if (suggestion->verdict == NULL)
    return g_steal_pointer (&whole);

  /* Translators: what was decided on a suggestion, and the suggestion. */
  return g_strdup_printf (C_("suggestion", "%s: %s"),
                          tea_decision_verdict_label (suggestion->verdict), whole);
}

static void
add_suggestions (TeaSlides     *self,
                 TeaSlideTopic *topic)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *title = NULL;
  int count = topic->suggestions->len;

  if (count == 0)
    return;

  /* The query lists the latest first; in the room they stand as they were made. */
  for (int i = count - 1; i >= 0; i--)
    g_strv_builder_take (lines,
                         create_suggestion (self, g_ptr_array_index (topic->suggestions, i)));

  title = show (self, topic->item->topic_title);
  add_slide (self, TEA_SLIDE_SUGGESTIONS, topic->item->topic,
             g_steal_pointer (&title), lines, -1,
             g_strdup_printf (ngettext ("%d suggestion so far", "%d suggestions so far", count),
                              count));
}

static void
add_ballot (TeaSlides *self,
            TeaBallot *ballot)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_strv_builder_take (lines, g_strdup_printf (_("In favour: %d"), ballot->in_favour));
  g_strv_builder_take (lines, g_strdup_printf (_("Against: %d"), ballot->against));
  g_strv_builder_take (lines, g_strdup_printf (_("Abstained: %d"), ballot->abstained));

  add_slide (self, TEA_SLIDE_BALLOT, ballot->topic,
             show_said (self, ballot->question), lines, -1, tea_ballot_dup_result (ballot));
}

/* Adds what was decided so; returns how many that is. */
static int
add_decided (TeaSlides    *self,
             const char   *verdict,
             gboolean      named,
             GStrvBuilder *lines)
{
  int count = 0;

  for (guint i = 0; i < self->topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self->topics, i);

      for (int j = (int) topic->suggestions->len - 1; !topic->hidden && j >= 0; j--)
        {
          TeaSuggestion *suggestion = g_ptr_array_index (topic->suggestions, j);
          g_autofree char *text = NULL;

          if (g_strcmp0 (suggestion->verdict, verdict) != 0)
            continue;

          count++;
          if (lines == NULL)
            continue;

          text = show_said (self, suggestion->text);
          if (named)
            g_strv_builder_take (lines, g_strdup_printf (C_("suggestion", "%s: %s"),
                                                         tea_decision_verdict_label (verdict),
                                                         text));
          else
            g_strv_builder_add (lines, text);
        }
    }

  return count;
}

static void
add_closing (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  int others = add_decided (self, "declined", TRUE, NULL) +
               add_decided (self, "deferred", TRUE, NULL);
  int count = others + add_decided (self, "adopted", others > 0, lines);

  add_decided (self, "declined", TRUE, lines);
  add_decided (self, "deferred", TRUE, lines);

  add_slide (self, TEA_SLIDE_CLOSING, 0,
             g_strdup (others > 0 ? _("Decided today")
                                  : count > 0 ? _("Adopted today") : _("Thank you for coming")),
             lines, -1, count > 0 ? g_strdup (_("Thank you for coming")) : NULL);
}

/**
 * tea_slides_build:
 * @book: a book
 * @meeting: a session
 * @present: the id of the topic that is under way, 0 for none
 * @error: return location for an error
 *
 * Makes the pages of the projection: welcome; agenda; for every topic what was asked, who has the
 * floor, what has been suggested and how the votes went; the votes about no topic; closing.
 *
 * The pages are made from a short list of fields, and whatever words come from the book are
 * masked: names that the book knows, phones, units and rooms. Of people only who has the floor
 * and who comes next is on them, by surname and party; who asked, who suggested and who signed in
 * is not on them at all, and neither are disputes, and what was asked for, suggested or voted on
 * about health, hardship or mediation (Personal Information Protection Law, art. 28).
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable) (element-type TeaSlide): the pages
 */
GPtrArray *
tea_slides_build (TeaBook     *book,
                  TeaMeeting  *meeting,
                  gint64       present,
                  GError     **error)
{
  g_auto (TeaSlides) self = { .book = book, .meeting = meeting, .present = present };

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);

  if (!load (&self, error) || !open_door (&self, error))
    return NULL;

  self.slides = g_ptr_array_new_with_free_func ((GDestroyNotify) tea_slide_free);
  add_welcome (&self);
  add_agenda (&self);
  add_speaker_alone (&self);

  for (guint i = 0; i < self.topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self.topics, i);

      if (topic->hidden)
        continue;

      add_topic (&self, topic);
      if (is_spoken_of (&self, topic))
        add_speaker (&self, topic);
      add_suggestions (&self, topic);
      for (guint j = 0; j < topic->ballots->len; j++)
        add_ballot (&self, g_ptr_array_index (topic->ballots, j));
    }
  for (guint i = 0; i < self.ballots->len; i++)
    add_ballot (&self, g_ptr_array_index (self.ballots, i));

  add_closing (&self);

  return g_steal_pointer (&self.slides);
}

/**
 * tea_slides_build_message:
 * @book: a book
 * @meeting: (nullable): the session that the room is at
 * @text: what the chair tells the room
 * @error: return location for an error
 *
 * Makes a page of a few words, masked like all others.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the page
 */
TeaSlide *
tea_slides_build_message (TeaBook     *book,
                          TeaMeeting  *meeting,
                          const char  *text,
                          GError     **error)
{
  g_autoptr (TeaRoomDoor) door = NULL;
  TeaSlide *slide;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (meeting == NULL || TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  door = tea_room_door_new (book, meeting != NULL ? tea_record_get_id (TEA_RECORD (meeting)) : 0);
  tea_room_door_expect (door, text);
  if (!tea_room_door_open (door, error))
    return NULL;

  slide = g_new0 (TeaSlide, 1);
  slide->kind = TEA_SLIDE_MESSAGE;
  slide->title = tea_room_door_show (door, text);
  slide->lines = g_new0 (char *, 1);
  slide->present = -1;
  slide->note = g_strdup ("");

  return slide;
}
