/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-record.h"

G_BEGIN_DECLS

#define TEA_TYPE_QUERY (tea_query_get_type ())

G_DECLARE_FINAL_TYPE (TeaQuery, tea_query, TEA, QUERY, GObject)

TeaQuery            *tea_query_new             (TeaBook     *book,
                                                const char  *phrase,
                                                const char  *sql);
TeaQuery            *tea_query_new_for_records (TeaBook     *book,
                                                GType        record_type,
                                                const char  *clause);
TeaBook             *tea_query_get_book        (TeaQuery    *self);
GType                tea_query_get_record_type (TeaQuery    *self);
const char * const  *tea_query_get_tables      (TeaQuery    *self);
void                 tea_query_bind_text       (TeaQuery    *self,
                                                const char  *name,
                                                const char  *value);
void                 tea_query_bind_int        (TeaQuery    *self,
                                                const char  *name,
                                                gint64       value);
void                 tea_query_bind_id         (TeaQuery    *self,
                                                const char  *name,
                                                gint64       id);
gboolean             tea_query_step            (TeaQuery    *self,
                                                GError     **error);
gboolean             tea_query_is_null         (TeaQuery    *self,
                                                int          column);
gint64               tea_query_get_int         (TeaQuery    *self,
                                                int          column);
double               tea_query_get_real        (TeaQuery    *self,
                                                int          column);
const char          *tea_query_get_text        (TeaQuery    *self,
                                                int          column);
void                 tea_query_reset           (TeaQuery    *self);
gboolean             tea_query_run             (TeaQuery    *self,
                                                GError     **error);
gboolean             tea_query_read_int        (TeaQuery    *self,
                                                gint64      *value,
                                                GError     **error);
GArray              *tea_query_read_ids        (TeaQuery    *self,
                                                GError     **error);
GPtrArray           *tea_query_read_records    (TeaQuery    *self,
                                                GError     **error);

G_END_DECLS
