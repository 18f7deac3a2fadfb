/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-directory-page.h"

struct _TeaDirectoryPage
{
  TeaPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TeaDirectoryPage, tea_directory_page, TEA_TYPE_PAGE)

static void
tea_directory_page_class_init (TeaDirectoryPageClass *klass)
{
}

static void
tea_directory_page_init (TeaDirectoryPage *self)
{
}
