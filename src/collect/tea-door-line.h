/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TeaDoorLine:
 * @address: (nullable): the address as it was written
 * @person: (nullable): who asks
 * @phone: (nullable): their number, in its form
 * @text: what is asked for; what is left of the line
 *
 * What somebody wrote down in one line while a resident stood at the door:
 * 「2-1-301 李阿姨 13800001234 下水道又堵了」.
 */
typedef struct
{
  char *address;
  char *person;
  char *phone;
  char *text;
} TeaDoorLine;

TeaDoorLine *tea_door_line_parse (const char         *line,
                                  const char * const *estates);
void         tea_door_line_free  (TeaDoorLine        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaDoorLine, tea_door_line_free)

G_END_DECLS
