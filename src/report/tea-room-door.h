/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/**
 * TeaRoomDoor:
 *
 * The one door from the book to the room: words go out through it masked, or not at all.
 */
typedef struct _TeaRoomDoor TeaRoomDoor;

TeaRoomDoor *tea_room_door_new         (TeaBook      *book,
                                        gint64        meeting);
void         tea_room_door_free        (TeaRoomDoor  *self);
void         tea_room_door_expect      (TeaRoomDoor  *self,
                                        const char   *text);
gboolean     tea_room_door_open        (TeaRoomDoor  *self,
                                        GError      **error);
char        *tea_room_door_show        (TeaRoomDoor  *self,
                                        const char   *text);
char        *tea_room_door_show_person (TeaRoomDoor  *self,
                                        const char   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaRoomDoor, tea_room_door_free)

G_END_DECLS
