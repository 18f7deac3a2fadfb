/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "meet/tea-attendance.h"
#include "people/tea-party.h"
#include "people/tea-person.h"

G_BEGIN_DECLS

#define TEA_TYPE_SEAT_ENTRY (tea_seat_entry_get_type ())

G_DECLARE_FINAL_TYPE (TeaSeatEntry, tea_seat_entry, TEA, SEAT_ENTRY, AdwBin)

void        tea_seat_entry_set_meeting    (TeaSeatEntry   *self,
                                           TeaBook        *book,
                                           gint64          meeting);
gpointer    tea_seat_entry_get_record     (TeaSeatEntry   *self);
TeaPerson  *tea_seat_entry_find_person    (TeaSeatEntry   *self,
                                           GError        **error);
const char *tea_seat_entry_get_text       (TeaSeatEntry   *self);
void        tea_seat_entry_set_text       (TeaSeatEntry   *self,
                                           const char     *text);
void        tea_seat_entry_set_attendance (TeaSeatEntry   *self,
                                           TeaAttendance  *attendance);
TeaParty   *tea_seat_entry_get_party      (TeaSeatEntry   *self);

G_END_DECLS
