/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_SOURCE (tea_source_get_type ())

G_DECLARE_FINAL_TYPE (TeaSource, tea_source, TEA, SOURCE, TeaRecord)

/**
 * TeaSource:
 * @format: what it was: chat, wjx, tencent, hotline, ledger, visits or sheet
 * @name: of the file or the chat
 * @taken_at: when it was taken over
 * @requests: (computed) how many requests came from it
 *
 * One chat, sheet or round of visits that was taken over. Made by tea_import_commit().
 */
struct _TeaSource
{
  TeaRecord  parent_instance;

  char      *format;
  char      *name;
  char      *taken_at;
  int        requests;
};

TeaQuery   *tea_source_query        (TeaBook    *book);
const char *tea_source_format_label (const char *format);

G_END_DECLS
