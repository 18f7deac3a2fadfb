/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

#include "tea-category-words.h"

G_BEGIN_DECLS

#define TEA_TYPE_CATEGORY (tea_category_get_type ())

G_DECLARE_FINAL_TYPE (TeaCategory, tea_category, TEA, CATEGORY, TeaRecord)

/**
 * TeaCategory:
 * @name: such as 「环境卫生」, no two alike
 * @parent: the id of the category above it, or 0
 * @keywords: the words that suggest it, with spaces between them
 * @position: its place in lists, from 0
 * @parent_name: (computed)
 * @requests: (computed) how many requests are of it
 *
 * What a request is about.
 */
struct _TeaCategory
{
  TeaRecord  parent_instance;

  char      *name;
  gint64     parent;
  char      *keywords;
  int        position;
  char      *parent_name;
  int        requests;
};

TeaQuery    *tea_category_query        (TeaBook            *book);
TeaQuery    *tea_category_query_below  (TeaBook            *book,
                                        gint64              parent);
gboolean     tea_category_add_defaults (TeaBook            *book,
                                        GError            **error);
TeaCategory *tea_category_add          (TeaBook            *book,
                                        const char         *name,
                                        gint64              parent,
                                        GError            **error);
gboolean     tea_category_move         (TeaCategory        *self,
                                        TeaBook            *book,
                                        int                 by,
                                        GError            **error);
gboolean     tea_category_set_parent   (TeaCategory        *self,
                                        TeaBook            *book,
                                        gint64              parent,
                                        GError            **error);
gboolean     tea_category_merge        (TeaCategory        *self,
                                        TeaBook            *book,
                                        TeaCategory        *into,
                                        GError            **error);
gboolean     tea_category_remove       (TeaCategory        *self,
                                        TeaBook            *book,
                                        GError            **error);
gint64       tea_category_suggest      (TeaBook            *book,
                                        const char         *text,
                                        TeaCategoryReason  *reason);

G_END_DECLS
