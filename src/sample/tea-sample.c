/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample/tea-sample.h"
#include "report/tea-new-book.h"

TeaBook *
tea_sample_create (const char  *path,
                   GError     **error)
{
  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED, "not yet");
  return NULL;
}
