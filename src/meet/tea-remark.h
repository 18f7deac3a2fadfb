/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"
#include "book/tea-word.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARK (tea_remark_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemark, tea_remark, TEA, REMARK, TeaRecord)

/**
 * TeaRemark:
 * @number: such as K2026-031
 * @meeting: the id of the session
 * @topic: the id of the topic it is about, or 0
 * @attendance: the id of the speaker's line of the sign-in sheet, or 0
 * @speaker: the speaker's name, as it was then
 * @party: the id of the party that the speaker sat for, or 0
 * @stance: (nullable): a word of [func@Tea.remark_stances]; %NULL where it is none of them
 * @text: what was said
 * @said_at: when
 * @turn: the id of the turn at speaking in which it was said, or 0
 * @meeting_number: computed
 * @meeting_state: computed
 * @topic_number: computed
 * @topic_title: computed
 * @party_name: computed
 * @suggestion_number: computed: the number of the suggestion that it became, or ""
 * @corrections: computed: how often its words or its stance were corrected
 *
 * What somebody said in a session. Stance and text may be corrected with tea_remark_correct() or
 * tea_record_edit() until the session is closed; what they were stays as
 * a [class@Tea.RemarkVersion].
 */
struct _TeaRemark
{
  TeaRecord  parent_instance;

  char      *number;
  gint64     meeting;
  gint64     topic;
  gint64     attendance;
  char      *speaker;
  gint64     party;
  char      *stance;
  char      *text;
  char      *said_at;
  gint64     turn;
  char      *meeting_number;
  char      *meeting_state;
  char      *topic_number;
  char      *topic_title;
  char      *party_name;
  char      *suggestion_number;
  int        corrections;
};

/**
 * TeaRemarkFilter:
 * @text: (nullable): words that text, speaker or number hold
 * @meeting: only of this session; 0 for all
 * @topic: only about this topic; 0 for all
 * @party: only by this party; 0 for all
 * @attendance: only by this line of the sign-in sheet; 0 for all
 * @stance: (nullable): only with this stance
 * @latest_first: the latest come first; otherwise in the order in which they were said
 *
 * Which remarks to list. All conditions hold together; a filter of zeros lists everything.
 */
typedef struct
{
  const char *text;
  gint64      meeting;
  gint64      topic;
  gint64      party;
  gint64      attendance;
  const char *stance;
  gboolean    latest_first;
} TeaRemarkFilter;

/**
 * tea_remark_stances:
 *
 * What a remark is: `for` (赞成), `against` (反对), `question` (提问), `suggestion` (建议),
 * `answer` (答复). The rules of speaking ask for the position first.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *tea_remark_stances      (void);

/**
 * tea_remark_stance_label:
 * @stance: (nullable): a word of tea_remark_stances()
 *
 * Returns: what people call @stance, "" for %NULL
 */
const char    *tea_remark_stance_label (const char             *stance);

/**
 * tea_remark_add:
 * @self: a remark that is not in the book yet, with meeting, text, and attendance or speaker
 * @book: a book
 * @error: return location
 *
 * Writes down what somebody said, now unless a time is set. Name and party are copied from
 * the line of the sign-in sheet, so that they stay as they were. Somebody who speaks and has not
 * signed in is signed in with it. Where the speaker has the floor, or had it until the present
 * speaker got it, it belongs to that turn. The draft of the session's console is emptied with it.
 *
 * Returns: %TRUE when done; %TEA_ERROR_INVALID without text or speaker, or for a stance that
 *   cannot be; %TEA_ERROR_REFUSED when the session is not open, the topic is not on its agenda
 *   or the speaker is on the list of another session
 */
gboolean       tea_remark_add          (TeaRemark              *self,
                                        TeaBook                *book,
                                        GError                **error);

/**
 * tea_remark_correct:
 * @self: a remark
 * @book: its book
 * @text: what was really said
 * @stance: (nullable): a word of tea_remark_stances(); %NULL for none of them
 * @error: return location
 *
 * Corrects words and stance in one action. What they were is kept, with the time and the name of
 * the session's recorder, or else of the secretary.
 *
 * Returns: %TRUE when done, also where nothing is different; %TEA_ERROR_INVALID without text or
 *   for a stance that cannot be, %TEA_ERROR_REFUSED once the session is closed
 */
gboolean       tea_remark_correct      (TeaRemark              *self,
                                        TeaBook                *book,
                                        const char             *text,
                                        const char             *stance,
                                        GError                **error);

/**
 * tea_remark_remove:
 * @self: a remark
 * @book: its book
 * @error: return location
 *
 * Strikes a remark out.
 *
 * Returns: %TRUE when done; %TEA_ERROR_REFUSED when a suggestion came of it, and once the
 *   session is closed
 */
gboolean       tea_remark_remove       (TeaRemark              *self,
                                        TeaBook                *book,
                                        GError                **error);

/**
 * tea_remark_query:
 * @book: a book
 * @filter: (nullable): which; %NULL for all
 *
 * Returns: (transfer full): [class@Tea.Remark]s
 */
TeaQuery      *tea_remark_query        (TeaBook                *book,
                                        const TeaRemarkFilter  *filter);

G_END_DECLS
