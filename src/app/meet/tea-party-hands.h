/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meet/tea-meeting-part.h"

G_BEGIN_DECLS

#define TEA_TYPE_PARTY_HANDS (tea_party_hands_get_type ())

G_DECLARE_FINAL_TYPE (TeaPartyHands, tea_party_hands, TEA, PARTY_HANDS, TeaMeetingPart)

GPtrArray *tea_party_hands_read  (TeaPartyHands *self);
void       tea_party_hands_clear (TeaPartyHands *self);

G_END_DECLS
