/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-page.h"

G_BEGIN_DECLS

#define TEA_TYPE_DIRECTORY_PAGE (tea_directory_page_get_type ())

G_DECLARE_FINAL_TYPE (TeaDirectoryPage, tea_directory_page, TEA, DIRECTORY_PAGE, TeaPage)

G_END_DECLS
