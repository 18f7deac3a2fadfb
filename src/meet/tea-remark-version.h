/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-action.h"

#include "tea-remark.h"

G_BEGIN_DECLS

#define TEA_TYPE_REMARK_VERSION (tea_remark_version_get_type ())

G_DECLARE_FINAL_TYPE (TeaRemarkVersion, tea_remark_version, TEA, REMARK_VERSION, TeaRecord)

/**
 * TeaRemarkVersion:
 * @remark: the id of the remark
 * @stance: (nullable): its stance until then
 * @text: its words until then
 * @corrected_at: when they were corrected
 * @corrected_by: by whom, or "" where nobody is named
 *
 * What a remark said before it was corrected.
 */
struct _TeaRemarkVersion
{
  TeaRecord  parent_instance;

  gint64     remark;
  char      *stance;
  char      *text;
  char      *corrected_at;
  char      *corrected_by;
};

/**
 * tea_remark_version_keep:
 * @earlier: a remark as the book still has it
 * @book: its book
 * @action: the action that changes it
 * @error: return location
 *
 * Keeps what a remark says as a version. The remark itself does so when it is changed.
 *
 * Returns: %TRUE when done
 */
gboolean   tea_remark_version_keep   (TeaRemark   *earlier,
                                      TeaBook     *book,
                                      TeaAction   *action,
                                      GError     **error);

/**
 * tea_remark_version_query:
 * @book: a book
 * @remark: the id of a remark
 *
 * Returns: (transfer full): [class@Tea.RemarkVersion]s, the earliest words first
 */
TeaQuery  *tea_remark_version_query  (TeaBook     *book,
                                      gint64       remark);

G_END_DECLS
