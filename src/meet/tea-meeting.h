/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEETING (tea_meeting_get_type ())

G_DECLARE_FINAL_TYPE (TeaMeeting, tea_meeting, TEA, MEETING, TeaRecord)

/**
 * TeaMeeting:
 * @number: such as M2026-004
 * @series: the id of its series, or 0
 * @kind: a word of [func@Tea.meeting_kinds]
 * @title: such as 「下午茶 11月25日」
 * @place: where, or ""
 * @starts_at: when it is to begin
 * @chair: the id of the person who chairs, or 0
 * @recorder: the id of the person who writes the minutes, or 0
 * @state: a word of [func@Tea.meeting_states]
 * @opened_at: (nullable): when it began
 * @closed_at: (nullable): when it ended
 * @note: anything else, or ""
 * @minutes: for how long it is booked
 * @review_minutes: how long it may take to go through the open work of earlier sessions
 * @series_name: computed
 * @chair_name: computed
 * @recorder_name: computed
 * @core_titles: computed: the titles of its core topics, with 「、」 between
 * @items: computed: how many topics are on the agenda
 * @open_work: computed: how many assignments of earlier sessions of its series, or of its kind,
 *   are open
 * @agenda_minutes: computed: how long the agenda takes, with @review_minutes where there is open
 *   work
 * @due: computed: how many with a vote were invited (应到)
 * @due_present: computed: how many of those came
 * @due_here: computed: how many of those are in the room
 * @quorum: computed: a word of [func@Tea.procedure_quorums], of its own rules or those of its kind
 * @present: computed: how many with a vote came, whether invited or not (实到)
 * @observers: computed: how many without a vote came (列席)
 * @remarks: computed: how many remarks were written down
 * @ballots: computed: how many counts of hands hold, not counting those that were replaced
 * @suggestions: computed: how many suggestions came of it
 * @locked: computed: whether it is closed, so that nothing of it may be changed
 * @adjourned: computed: whether it is open, but stopped and goes on later
 * @resumes_at: (nullable): computed: when it goes on, where that is known
 * @resumed_at: (nullable): computed: when it went on the last time
 * @finished: computed: whether its minutes are final, so that it cannot be opened again
 *
 * A session. Kind, title, place, start, chair, recorder, note and minutes may be changed with
 * tea_record_edit() until it is closed; for chair and recorder that takes the person's id.
 */
struct _TeaMeeting
{
  TeaRecord  parent_instance;

  char      *number;
  gint64     series;
  char      *kind;
  char      *title;
  char      *place;
  char      *starts_at;
  gint64     chair;
  gint64     recorder;
  char      *state;
  char      *opened_at;
  char      *closed_at;
  char      *note;
  int        minutes;
  int        review_minutes;
  char      *series_name;
  char      *chair_name;
  char      *recorder_name;
  char      *core_titles;
  int        items;
  int        open_work;
  int        agenda_minutes;
  int        due;
  int        due_present;
  int        due_here;
  char      *quorum;
  int        present;
  int        observers;
  int        remarks;
  int        ballots;
  int        suggestions;
  gboolean   locked;
  gboolean   adjourned;
  char      *resumes_at;
  char      *resumed_at;
  gboolean   finished;
};

/**
 * TeaMeetingFilter:
 * @text: (nullable): what number, title, place or note hold
 * @state: (nullable): only sessions in this state
 * @kind: (nullable): only sessions of this kind
 * @series: only sessions of this series; 0 for all
 * @topic: only sessions with this topic on the agenda; 0 for all
 * @from: (nullable): only sessions on this day or later
 * @to: (nullable): only sessions on this day or earlier
 * @earliest_first: in the order of time; otherwise the latest come first
 * @coming_first: those that are open or planned, in the order of time, and then those that were
 *   held, the latest of them first
 *
 * Which sessions to list. All conditions hold together; a filter of zeros lists everything.
 */
typedef struct
{
  const char *text;
  const char *state;
  const char *kind;
  gint64      series;
  gint64      topic;
  const char *from;
  const char *to;
  gboolean    earliest_first;
  gboolean    coming_first;
} TeaMeetingFilter;

/**
 * tea_meeting_kinds:
 *
 * The kinds of sessions: `tea` (下午茶), `three-party` (三方协同会议), `special` (专题议事会).
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_meeting_kinds           (void);

/**
 * tea_meeting_kind_label:
 * @kind: a word of tea_meeting_kinds()
 *
 * Returns: what people call @kind
 */
const char    *tea_meeting_kind_label      (const char              *kind);

/**
 * tea_meeting_states:
 *
 * How far a session is: `planned`, `open`, `closed`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_meeting_states          (void);

/**
 * tea_meeting_state_label:
 * @state: a word of tea_meeting_states()
 *
 * Returns: what people call @state
 */
const char    *tea_meeting_state_label     (const char              *state);

/**
 * tea_meeting_add:
 * @self: a session that is not in the book yet, with at least its start
 * @book: a book
 * @error: return location
 *
 * Plans a session: gives it its number; without a kind it is an afternoon tea, without a title
 * it is called by its kind and day, and without a length it is booked for 90 minutes.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without a start, or for a start or kind that
 *   cannot be
 */
gboolean       tea_meeting_add             (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_remove:
 * @self: a planned session
 * @book: its book
 * @error: return location
 *
 * Calls a session off: it goes with its invitations and its agenda, the topics stay.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED once it began
 */
gboolean       tea_meeting_remove          (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_start:
 * @self: a planned session
 * @book: its book
 * @error: return location
 *
 * Opens the session now.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it began already, or another one is open
 */
gboolean       tea_meeting_start           (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_close:
 * @self: an open session
 * @book: its book
 * @error: return location
 *
 * Closes the session now, or as of its earlier end when it was opened again on a later day to
 * correct the minutes; one that is adjourned ended when it was. From then on what was said and
 * counted is locked. What tea_meeting_missing() lists is advice and does not hinder it.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it is not open
 */
gboolean       tea_meeting_close           (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_reopen:
 * @self: a closed session
 * @book: its book
 * @error: return location
 *
 * Unlocks a closed session to correct what was written down. The history shows it.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when it is not closed, its minutes are final, or
 *   another one is open
 */
gboolean       tea_meeting_reopen          (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_dup_name:
 * @self: a session
 *
 * Returns: (transfer full): its title, with its day behind it where the title does not hold that
 */
char          *tea_meeting_dup_name        (TeaMeeting              *self);

/**
 * tea_meeting_dup_state:
 * @self: a session
 *
 * Returns: (transfer full): how far it is, as people call it; also whether it is adjourned
 */
char          *tea_meeting_dup_state       (TeaMeeting              *self);

/**
 * tea_meeting_get_goes_on_at:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): when it is to go on, or went on, on another day than it
 *   began or after the break that it is in; %NULL where that is not so or not known
 */
const char    *tea_meeting_get_goes_on_at  (TeaMeeting              *self);

/**
 * tea_meeting_dup_recorder:
 * @book: a book
 * @meeting: the id of a session
 *
 * Returns: (transfer full): who writes its minutes and so corrects them: the recorder, otherwise
 *   the secretary whom the book names, otherwise ""
 */
char          *tea_meeting_dup_recorder    (TeaBook                 *book,
                                            gint64                   meeting);

/**
 * tea_meeting_missing:
 * @self: a session
 * @book: its book
 * @error: return location
 *
 * Says what a session still lacks. While it is planned: chair, recorder, invitations, required
 * parties and a core topic. Once it began, what a reader of the minutes would miss: chair,
 * recorder, anybody who signed in, quorum, required parties, a core topic, for each core topic
 * a remark and something that came of it, a suggestion or a count of hands, and for each suggestion
 * a decision.
 *
 * Returns: (transfer full): one sentence each, none when nothing is missing; %NULL with @error
 */
GStrv          tea_meeting_missing         (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_has_quorum:
 * @self: a session
 *
 * Whether as many of those who were invited with a vote came as the rules of the session ask for,
 * two thirds unless they were changed, as published rules for sessions of residents ask for. While
 * it is under way they have to be in the room still. People who came without being invited do not
 * help to reach it.
 *
 * Returns: %TRUE if so; %FALSE also when nobody was invited, unless no quorum is needed
 */
gboolean       tea_meeting_has_quorum      (TeaMeeting              *self);

/**
 * tea_meeting_dup_quorum:
 * @self: a session
 *
 * Returns: (transfer full): the same in a sentence, with the numbers
 */
char          *tea_meeting_dup_quorum      (TeaMeeting              *self);

/**
 * tea_meeting_find_current:
 * @book: a book
 * @error: return location
 *
 * Finds the session that the secretary is about to need: the open one, otherwise the one whose day
 * is nearest, that of today before all. Yesterday's, which was put off and is begun a day late, is
 * nearer than the one in ten days; of two that are as near the coming one is meant.
 *
 * Returns: (transfer full): a session, or %NULL with %TEA_ERROR_NOT_FOUND
 */
TeaMeeting    *tea_meeting_find_current    (TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_find_previous:
 * @self: a session
 * @book: its book
 * @error: return location
 *
 * Finds the closed session before this one: of the same series, or of the same kind for
 * a session of no series.
 *
 * Returns: (transfer full): a session, or %NULL with %TEA_ERROR_NOT_FOUND
 */
TeaMeeting    *tea_meeting_find_previous   (TeaMeeting              *self,
                                            TeaBook                 *book,
                                            GError                 **error);

/**
 * tea_meeting_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): [class@Tea.Meeting]s
 */
TeaQuery      *tea_meeting_query           (TeaBook                 *book,
                                            const TeaMeetingFilter  *filter);

G_END_DECLS
