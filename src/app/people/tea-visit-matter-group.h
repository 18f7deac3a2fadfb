/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-visit.h"

G_BEGIN_DECLS

#define TEA_TYPE_VISIT_MATTER_GROUP (tea_visit_matter_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaVisitMatterGroup, tea_visit_matter_group, TEA, VISIT_MATTER_GROUP,
                      AdwPreferencesGroup)

GtkWidget *tea_visit_matter_group_new  (void);
gboolean   tea_visit_matter_group_read (TeaVisitMatterGroup *self,
                                        TeaVisitMatter      *matter);

G_END_DECLS
