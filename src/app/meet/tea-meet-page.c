/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-meet-page.h"

struct _TeaMeetPage
{
  TeaPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TeaMeetPage, tea_meet_page, TEA_TYPE_PAGE)

static void
tea_meet_page_class_init (TeaMeetPageClass *klass)
{
}

static void
tea_meet_page_init (TeaMeetPage *self)
{
}

void
tea_meet_page_project (TeaMeetPage *self)
{
}
