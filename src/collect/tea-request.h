/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_REQUEST (tea_request_get_type ())

G_DECLARE_FINAL_TYPE (TeaRequest, tea_request, TEA, REQUEST, TeaRecord)

/**
 * TeaRequest:
 * @number: such as 2026-0178, of the year in which it was received
 * @source: the id of the chat or sheet it came from, or 0
 * @source_number: its number there, or ""
 * @visit: the id of the visit it came from, or 0
 * @channel: visit, chat, survey, hotline, door, phone or other
 * @text: what is asked for, in the resident's words
 * @person: the id of who asks, or 0
 * @household: the id of the address, or 0
 * @address: the address as text where @household is 0, or ""
 * @grid: the id of the grid, or 0
 * @category: the id of the category, or 0
 * @urgency: 0 ordinary, 1 urgent, 2 at once
 * @affected: how many households it concerns, at least 1
 * @dispute: whether people quarrel about it, so that it needs mediation
 * @kind: need, opinion or hazard: what somebody lacks, what they would have done, what is dangerous
 * @received_at: when it was received
 * @topic: the id of the topic it is part of, or 0
 * @outcome: (nullable): solved, partly or unsolvable; %NULL while it is not done
 * @outcome_on: (nullable): the day
 * @outcome_note: what was done, or why it could not be
 * @person_name: (computed)
 * @phone: (computed) the person's
 * @place: (computed) the household's address, otherwise @address
 * @category_name: (computed)
 * @grid_name: (computed)
 * @source_name: (computed)
 * @topic_title: (computed)
 * @topic_number: (computed)
 * @status: (computed) `done` with an outcome; `handling` once its topic has a verdict or an
 *   assignment; otherwise `open`
 * @has_photos: (computed)
 *
 * What a resident asks for (诉求).
 */
struct _TeaRequest
{
  TeaRecord  parent_instance;

  char      *number;
  gint64     source;
  char      *source_number;
  gint64     visit;
  char      *channel;
  char      *text;
  gint64     person;
  gint64     household;
  char      *address;
  gint64     grid;
  gint64     category;
  int        urgency;
  int        affected;
  gboolean   dispute;
  char      *kind;
  char      *received_at;
  gint64     topic;
  char      *outcome;
  char      *outcome_on;
  char      *outcome_note;
  char      *person_name;
  char      *phone;
  char      *place;
  char      *category_name;
  char      *grid_name;
  char      *source_name;
  char      *topic_title;
  char      *topic_number;
  char      *status;
  gboolean   has_photos;
};

/**
 * TeaRequestFilter:
 * @text: (nullable): words to search for in texts, addresses, numbers and the asking people's
 *   names, initials and phones
 * @channel: (nullable): one of the channels
 * @status: (nullable): open, handling or done
 * @outcome: (nullable): solved, partly or unsolvable
 * @category: the id of a category, which includes those below it, or 0
 * @without_category: only those of no category
 * @grid: the id of a grid, which includes those below it, or 0
 * @household: the id of a household, or 0
 * @address: (nullable): an address as somebody wrote it, down to the building, unit or room; one
 *   that is none lists nothing
 * @person: the id of a person, or 0
 * @source: the id of a source, or 0
 * @visit: the id of a visit, or 0
 * @topic: the id of a topic, or 0
 * @without_topic: only those of no topic
 * @dispute: only disputes
 * @from: (nullable): the first day, such as 2026-11-01
 * @to: (nullable): the last day
 * @oldest_first: the oldest on top instead of the newest
 * @limit: at most so many, 0 for all
 *
 * Which requests to list; all zero is all of them. Everything given has to be true.
 */
typedef struct
{
  const char *text;
  const char *channel;
  const char *status;
  const char *outcome;
  gint64      category;
  gboolean    without_category;
  gint64      grid;
  gint64      household;
  const char *address;
  gint64      person;
  gint64      source;
  gint64      visit;
  gint64      topic;
  gboolean    without_topic;
  gboolean    dispute;
  const char *from;
  const char *to;
  gboolean    oldest_first;
  int         limit;
} TeaRequestFilter;

/**
 * TeaRequestEntry:
 * @text: what is asked for
 * @channel: (nullable): one of the channels, %NULL for other
 * @person: (nullable): a name
 * @phone: (nullable): a phone
 * @address: (nullable): an address as somebody wrote it
 * @received_at: (nullable): day and time as somebody wrote it, %NULL for now
 * @category: the id of a category, 0 for the one that the text suggests
 * @by_hand: whether somebody chose @category, or none, for this text; it counts for the next ones
 * @grid: the id of a grid, 0 for the household's
 * @urgency: 0 to 2
 * @affected: how many households it concerns, 0 for one
 * @dispute: whether it needs mediation
 * @kind: (nullable): need, opinion or hazard, %NULL for need
 * @source: the id of a source, or 0
 * @source_number: (nullable): its number there
 * @visit: the id of a visit, or 0
 *
 * A request as it is typed.
 */
typedef struct
{
  const char *text;
  const char *channel;
  const char *person;
  const char *phone;
  const char *address;
  const char *received_at;
  gint64      category;
  gboolean    by_hand;
  gint64      grid;
  int         urgency;
  int         affected;
  gboolean    dispute;
  const char *kind;
  gint64      source;
  const char *source_number;
  gint64      visit;
} TeaRequestEntry;

/* The closed lists, for combo rows and the command line; each ends with a NULL word. */
extern const TeaWord tea_request_channels[];
extern const TeaWord tea_request_statuses[];
extern const TeaWord tea_request_outcomes[];
extern const TeaWord tea_request_kinds[];

const char *tea_request_channel_label (const char              *channel);
const char *tea_request_status_label  (const char              *status);
const char *tea_request_outcome_label (const char              *outcome);
const char *tea_request_urgency_label (int                      urgency);
TeaQuery   *tea_request_query         (TeaBook                 *book,
                                       const TeaRequestFilter  *filter);
gboolean    tea_request_count         (TeaBook                 *book,
                                       const TeaRequestFilter  *filter,
                                       int                     *count,
                                       GError                 **error);
TeaRequest *tea_request_add           (TeaBook                 *book,
                                       const TeaRequestEntry   *entry,
                                       GError                 **error);
gboolean    tea_request_set_person    (TeaRequest              *self,
                                       TeaBook                 *book,
                                       const char              *name,
                                       const char              *phone,
                                       GError                 **error);
gboolean    tea_request_set_place     (TeaRequest              *self,
                                       TeaBook                 *book,
                                       const char              *address,
                                       GError                 **error);
gboolean    tea_request_set_category  (TeaRequest              *self,
                                       TeaBook                 *book,
                                       gint64                   category,
                                       GError                 **error);
gboolean    tea_request_close         (TeaRequest              *self,
                                       TeaBook                 *book,
                                       const char              *outcome,
                                       const char              *note,
                                       GError                 **error);
gboolean    tea_request_reopen        (TeaRequest              *self,
                                       TeaBook                 *book,
                                       GError                 **error);
gboolean    tea_request_remove        (TeaRequest              *self,
                                       TeaBook                 *book,
                                       GError                 **error);

G_END_DECLS
