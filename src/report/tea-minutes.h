/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting.h"
#include "report/tea-minutes-version.h"

G_BEGIN_DECLS

#define TEA_TYPE_MINUTES (tea_minutes_get_type ())

G_DECLARE_FINAL_TYPE (TeaMinutes, tea_minutes, TEA, MINUTES, TeaRecord)

/**
 * TeaMinutes:
 * @meeting: the id of the session
 * @text: what they say, in lines as tea_paper_add_line() sets them
 * @basis: a checksum of what the record said when they were last worded from it
 * @edited_at: (nullable): when they were last worded; %NULL as long as nobody did
 * @edited_by: by whom, or "" where nobody is named
 * @finished_at: (nullable): when they became final (定稿)
 * @meeting_number: computed: the number of the session
 * @finished: computed: whether they are final
 * @versions: computed: how many earlier wordings are kept
 * @corrections: computed: how many corrections stand under them
 *
 * The minutes of a session (会议纪要), as the secretary words them. Until somebody words them they
 * are in no table and say what was recorded; see tea_minutes_open().
 */
struct _TeaMinutes
{
  TeaRecord  parent_instance;

  gint64     meeting;
  char      *text;
  char      *basis;
  char      *edited_at;
  char      *edited_by;
  char      *finished_at;
  char      *meeting_number;
  gboolean   finished;
  int        versions;
  int        corrections;
};

TeaMinutes *tea_minutes_open     (TeaMeeting         *meeting,
                                  TeaBook            *book,
                                  GError            **error);
gboolean    tea_minutes_is_stale (TeaMinutes         *self,
                                  TeaBook            *book,
                                  gboolean           *stale,
                                  GError            **error);
gboolean    tea_minutes_draft    (TeaMinutes         *self,
                                  TeaBook            *book,
                                  GError            **error);
gboolean    tea_minutes_edit     (TeaMinutes         *self,
                                  TeaBook            *book,
                                  const char         *text,
                                  GError            **error);
gboolean    tea_minutes_take_up  (TeaMinutes         *self,
                                  TeaBook            *book,
                                  TeaMinutesVersion  *version,
                                  GError            **error);
gboolean    tea_minutes_finish   (TeaMinutes         *self,
                                  TeaBook            *book,
                                  GError            **error);
gboolean    tea_minutes_correct  (TeaMinutes         *self,
                                  TeaBook            *book,
                                  const char         *kind,
                                  const char         *text,
                                  GError            **error);

G_END_DECLS
