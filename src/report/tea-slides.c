/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "collect/tea-request.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-ballot.h"
#include "people/tea-party.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-suggestion.h"

#include "tea-privacy.h"
#include "tea-room-door.h"
#include "tea-slides.h"

/* As many requests as a page holds at the back of a room. */
#define MAX_REQUESTS 6

/* Of so many requests the first that may be shown are taken. */
#define MAX_LOOKED_AT 60

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
  GPtrArray   *parties;
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
  g_clear_pointer (&self->parties, g_ptr_array_unref);
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

  return self->parties != NULL;
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

  return tea_room_door_open (self->door, error);
}

static char *
show (TeaSlides  *self,
      const char *text)
{
  return tea_room_door_show (self->door, text);
}

static void
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
}

static char *
create_when (TeaMeeting *meeting)
{
  g_autofree char *day = tea_date_format (meeting->starts_at);

  if (strlen (meeting->starts_at) < strlen ("2026-11-25 14:30"))
    return g_steal_pointer (&day);

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_("%s, %.5s"), day, meeting->starts_at + strlen ("2026-11-25 "));
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

static void
add_welcome (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *community = tea_book_dup_setting (self->book, "community");
  g_autofree char *title = show (self, self->meeting->title);
  gboolean named = *community != '\0';

  if (named)
    g_strv_builder_add (lines, title);
  g_strv_builder_take (lines, create_when (self->meeting));
  if (*self->meeting->place != '\0')
    g_strv_builder_take (lines, show (self, self->meeting->place));

  add_slide (self, TEA_SLIDE_WELCOME, 0,
             named ? g_steal_pointer (&community) : g_steal_pointer (&title),
             lines, -1, join_parties (self));
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

  add_slide (self, TEA_SLIDE_AGENDA, 0, g_strdup (_("Agenda")), lines, present, NULL);
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

/* The words, for which party they were said, and what became of them; never by whom. */
static char *
create_suggestion (TeaSlides     *self,
                   TeaSuggestion *suggestion)
{
  g_autofree char *text = show (self, suggestion->text);
  g_autofree char *whole = NULL;

  if (*suggestion->party_name == '\0')
    whole = g_steal_pointer (&text);
  else
    /* Translators: a suggestion and the party that made it. */
    whole = g_strdup_printf (_("%s (%s)"), text, suggestion->party_name);

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
             show (self, ballot->question), lines, -1, tea_ballot_dup_result (ballot));
}

static void
add_closing (TeaSlides *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  int count = 0;

  for (guint i = 0; i < self->topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self->topics, i);

      for (int j = (int) topic->suggestions->len - 1; !topic->hidden && j >= 0; j--)
        {
          TeaSuggestion *suggestion = g_ptr_array_index (topic->suggestions, j);

          if (g_strcmp0 (suggestion->verdict, "adopted") != 0)
            continue;

          g_strv_builder_take (lines, show (self, suggestion->text));
          count++;
        }
    }

  add_slide (self, TEA_SLIDE_CLOSING, 0,
             g_strdup (count > 0 ? _("Adopted today") : _("Thank you for coming")),
             lines, -1, count > 0 ? g_strdup (_("Thank you for coming")) : NULL);
}

/**
 * tea_slides_build:
 * @book: a book
 * @meeting: a session
 * @present: the id of the topic that is under way, 0 for none
 * @error: return location for an error
 *
 * Makes the pages of the projection: welcome; agenda; for every topic what was asked, what has
 * been suggested and how the votes went; closing.
 *
 * The pages are made from a short list of fields, and whatever words come from the book are
 * masked: names that the book knows, phones, units and rooms. Who asked, who suggested and who
 * signed in is not on them at all, and neither are disputes and requests about health, hardship
 * or mediation (Personal Information Protection Law, art. 28).
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

  for (guint i = 0; i < self.topics->len; i++)
    {
      TeaSlideTopic *topic = g_ptr_array_index (self.topics, i);

      if (topic->hidden)
        continue;

      add_topic (&self, topic);
      add_suggestions (&self, topic);
      for (guint j = 0; j < topic->ballots->len; j++)
        add_ballot (&self, g_ptr_array_index (topic->ballots, j));
    }

  add_closing (&self);

  return g_steal_pointer (&self.slides);
}

/**
 * tea_slide_free:
 * @self: a page
 *
 * Frees it.
 */
void
tea_slide_free (TeaSlide *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_strfreev (self->lines);
  g_free (self->note);
  g_free (self);
}
