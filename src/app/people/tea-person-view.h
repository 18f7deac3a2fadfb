/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-directory-view.h"

G_BEGIN_DECLS

#define TEA_TYPE_PERSON_VIEW (tea_person_view_get_type ())

G_DECLARE_FINAL_TYPE (TeaPersonView, tea_person_view, TEA, PERSON_VIEW, TeaDirectoryView)

G_END_DECLS
