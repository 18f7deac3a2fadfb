/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/tea-paper.h"

G_BEGIN_DECLS

char      *tea_paper_fixture_read  (TeaPaper   *paper);
GPtrArray *tea_paper_fixture_pages (TeaPaper   *paper);
GStrv      tea_paper_fixture_lines (TeaPaper   *paper,
                                    guint       page);
double     tea_paper_fixture_find  (TeaPaper   *paper,
                                    guint       page,
                                    const char *word);
gboolean   tea_paper_fixture_box   (TeaPaper   *paper,
                                    double     *left,
                                    double     *top,
                                    double     *right,
                                    double     *bottom);

G_END_DECLS
