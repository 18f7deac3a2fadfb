/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"

G_BEGIN_DECLS

#define TEA_TYPE_MEDIATION_GROUP (tea_mediation_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaMediationGroup, tea_mediation_group, TEA, MEDIATION_GROUP,
                      AdwPreferencesGroup)

void tea_mediation_group_set_request (TeaMediationGroup *self,
                                      TeaBook           *book,
                                      TeaRequest        *request);

G_END_DECLS
