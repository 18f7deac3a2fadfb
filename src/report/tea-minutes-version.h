/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_MINUTES_VERSION (tea_minutes_version_get_type ())

G_DECLARE_FINAL_TYPE (TeaMinutesVersion, tea_minutes_version, TEA, MINUTES_VERSION, TeaRecord)

/**
 * TeaMinutesVersion:
 * @minutes: the id of the minutes
 * @text: what they said
 * @edited_at: when they were worded so
 * @edited_by: by whom, or "" where nobody is named
 *
 * What minutes said before they were changed. It is written together with the change, whoever
 * makes it, and never written over.
 */
struct _TeaMinutesVersion
{
  TeaRecord  parent_instance;

  gint64     minutes;
  char      *text;
  char      *edited_at;
  char      *edited_by;
};

TeaQuery *tea_minutes_version_query (TeaBook *book,
                                     gint64   minutes);

G_END_DECLS
