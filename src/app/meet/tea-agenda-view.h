/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_AGENDA_VIEW (tea_agenda_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaAgendaView, tea_agenda_view, TEA, AGENDA_VIEW, TeaMeetingPart)

G_END_DECLS
