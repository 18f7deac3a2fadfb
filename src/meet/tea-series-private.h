/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-series.h"

G_BEGIN_DECLS

/* A day that the rule of a series gives, and the day on which the session is held. */
typedef struct
{
  guint32 meant;
  guint32 held;
} TeaOccasion;

GArray   *tea_series_find_occasions (TeaSeries    *self,
                                     TeaBook      *book,
                                     const GDate  *from,
                                     const GDate  *to,
                                     GError      **error);

G_END_DECLS
