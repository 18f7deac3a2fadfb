/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-collect-page.h"

struct _TeaCollectPage
{
  TeaPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TeaCollectPage, tea_collect_page, TEA_TYPE_PAGE)

static void
tea_collect_page_class_init (TeaCollectPageClass *klass)
{
}

static void
tea_collect_page_init (TeaCollectPage *self)
{
}
