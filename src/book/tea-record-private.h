/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "tea-record.h"

G_BEGIN_DECLS

const char *tea_record_class_get_select  (TeaRecordClass *klass);
const char *tea_record_class_get_insert  (TeaRecordClass *klass);
const char *tea_record_class_get_written (TeaRecordClass *klass);
const char *tea_record_class_get_delete  (TeaRecordClass *klass);
void        tea_record_set_id            (TeaRecord      *self,
                                          gint64          id);
void        tea_record_bind              (TeaRecord      *self,
                                          sqlite3_stmt   *handle);
char       *tea_record_dup_update        (TeaRecord      *self,
                                          sqlite3_stmt   *row);
void        tea_record_load              (TeaRecord      *self,
                                          sqlite3_stmt   *handle);
gboolean    tea_record_check             (TeaRecord      *self,
                                          GError        **error);

G_END_DECLS
