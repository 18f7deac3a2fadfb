/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_ORGANISATION_VIEW (tea_organisation_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaOrganisationView, tea_organisation_view, TEA, ORGANISATION_VIEW,
                      TeaDirectoryView)

G_END_DECLS
