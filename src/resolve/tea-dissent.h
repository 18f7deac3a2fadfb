/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-attendance.h"

#include "tea-suggestion.h"

G_BEGIN_DECLS

#define TEA_TYPE_DISSENT (tea_dissent_get_type ())

G_DECLARE_FINAL_TYPE (TeaDissent, tea_dissent, TEA, DISSENT, TeaRecord)

/**
 * TeaDissent:
 * @suggestion: the id of the suggestion
 * @attendance: the id of the line of the sign-in sheet
 * @name: who cannot live with it, as they were called then
 * @party: the id of the party that they sat for
 * @reason: why, or ""
 * @said_at: when they said so
 * @party_name: (computed) the party's name
 * @meeting_number: (computed) the number of the session
 * @meeting_state: (computed) its state
 *
 * That somebody cannot live with a suggestion (分歧). The reason may be changed with
 * tea_record_edit() until the session is closed.
 */
struct _TeaDissent
{
  TeaRecord  parent_instance;

  gint64     suggestion;
  gint64     attendance;
  char      *name;
  gint64     party;
  char      *reason;
  char      *said_at;
  char      *party_name;
  char      *meeting_number;
  char      *meeting_state;
};

gboolean    tea_suggestion_ask          (TeaSuggestion  *self,
                                         TeaBook        *book,
                                         GError        **error);
TeaDissent *tea_suggestion_dissent      (TeaSuggestion  *self,
                                         TeaBook        *book,
                                         TeaAttendance  *attendance,
                                         const char     *reason,
                                         GError        **error);
char       *tea_suggestion_dup_consent  (TeaSuggestion  *self);
gboolean    tea_dissent_remove          (TeaDissent     *self,
                                         TeaBook        *book,
                                         GError        **error);
TeaQuery   *tea_dissent_query           (TeaBook        *book,
                                         gint64          suggestion);

G_END_DECLS
