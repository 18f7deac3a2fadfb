/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TeaConsoleMoment:
 * @TEA_CONSOLE_PARTS: going from one part of the session to the other
 * @TEA_CONSOLE_ARRIVING: people arrive
 * @TEA_CONSOLE_FLOOR: somebody is given the floor
 * @TEA_CONSOLE_SPEAKING: somebody speaks
 * @TEA_CONSOLE_SUGGESTING: something was said that is to be done
 * @TEA_CONSOLE_COUNTING: hands are counted
 * @TEA_CONSOLE_PROJECTING: the room sees a page
 * @TEA_CONSOLE_CLOSING: the session ends
 * @TEA_CONSOLE_N_MOMENTS: how many there are
 *
 * The moments of a session, in their order.
 */
typedef enum
{
  TEA_CONSOLE_PARTS,
  TEA_CONSOLE_ARRIVING,
  TEA_CONSOLE_FLOOR,
  TEA_CONSOLE_SPEAKING,
  TEA_CONSOLE_SUGGESTING,
  TEA_CONSOLE_COUNTING,
  TEA_CONSOLE_PROJECTING,
  TEA_CONSOLE_CLOSING,
  TEA_CONSOLE_N_MOMENTS,
} TeaConsoleMoment;

void                 tea_console_add_keys     (GtkWidgetClass   *widget_class,
                                               const char       *group);
AdwPreferencesGroup *tea_console_create_group (TeaConsoleMoment  moment,
                                               gboolean          told);

G_END_DECLS
