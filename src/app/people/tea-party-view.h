/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_PARTY_VIEW (tea_party_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaPartyView, tea_party_view, TEA, PARTY_VIEW, TeaDirectoryView)

G_END_DECLS
