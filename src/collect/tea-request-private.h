/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"

#include "tea-request.h"

G_BEGIN_DECLS

/* Something is being done about a request once its topic was judged or assigned to somebody. */
#define TEA_REQUEST_IS_HANDLED \
  "EXISTS (SELECT 1 FROM topic WHERE topic.id = request.topic AND (topic.verdict IS NOT NULL" \
  " OR EXISTS (SELECT 1 FROM assignment WHERE assignment.topic = topic.id)" \
  " OR EXISTS (SELECT 1 FROM suggestion" \
  "  JOIN assignment ON assignment.suggestion = suggestion.id" \
  "  WHERE suggestion.topic = topic.id)))"

/* What an entry's words turned out to be in the book. */
typedef struct
{
  gint64 person;
  gint64 household;
  gint64 grid;
  gint64 category;
} TeaRequestPlace;

gboolean    tea_request_find_place (TeaBook                *book,
                                    const char             *person,
                                    const char             *phone,
                                    const char             *address,
                                    TeaRequestPlace        *place,
                                    GError                **error);
TeaRequest *tea_request_new        (const TeaRequestEntry  *entry,
                                    const TeaRequestPlace  *place,
                                    const char             *number,
                                    const char             *received_at);

G_END_DECLS
