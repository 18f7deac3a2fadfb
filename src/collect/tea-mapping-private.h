/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-mapping.h"

/* What the guess writes into a mapping, and nobody else. */

G_BEGIN_DECLS

typedef struct
{
  char          *header;
  char          *sample;
  TeaColumnRole  role;
  guint          weight;  /* how well its name says what it holds */
} TeaMappingColumn;

struct _TeaMapping
{
  GObject     parent_instance;

  const char *format;
  guint       first_row;
  GArray     *columns;    /* of TeaMappingColumn */
  gboolean    changed;
};

TeaMappingColumn *tea_mapping_get_column (TeaMapping    *self,
                                          guint          i);
gboolean          tea_mapping_is_many    (TeaColumnRole  role);

G_END_DECLS
