/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TEA_PAPER_WIDTH:
 *
 * How wide a page is, in points: A4.
 */
#define TEA_PAPER_WIDTH  (210 * 72 / 25.4)

/**
 * TEA_PAPER_HEIGHT:
 *
 * How high a page is, in points: A4.
 */
#define TEA_PAPER_HEIGHT (297 * 72 / 25.4)

/**
 * TeaPaperCopy:
 * @TEA_PAPER_COPY_NOTICE: for the notice board: names, phones and doors are masked
 * @TEA_PAPER_COPY_ARCHIVE: for the file: as it was written down, and it says so on every page
 *
 * Who is going to read a document.
 */
typedef enum
{
  TEA_PAPER_COPY_NOTICE,
  TEA_PAPER_COPY_ARCHIVE,
} TeaPaperCopy;

/**
 * TeaPaperColumn:
 * @title: what stands above it
 * @share: how wide it is, against the other columns
 * @centred: whether its cells are centred; otherwise they begin at the left
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  double      share;
  gboolean    centred;
} TeaPaperColumn;

#define TEA_TYPE_PAPER (tea_paper_get_type ())

G_DECLARE_FINAL_TYPE (TeaPaper, tea_paper, TEA, PAPER, GObject)

TeaPaper   *tea_paper_new            (const char           *name);
const char *tea_paper_get_name       (TeaPaper             *self);
void        tea_paper_set_corner     (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_mark       (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_title      (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_subtitle   (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_heading    (TeaPaper             *self,
                                      int                   level,
                                      const char           *text);
void        tea_paper_add_line       (TeaPaper             *self,
                                      const char           *line);
void        tea_paper_add_text       (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_plain      (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_names      (TeaPaper             *self,
                                      const char           *label,
                                      const char           *names);
void        tea_paper_add_note       (TeaPaper             *self,
                                      const char           *text);
void        tea_paper_add_gap        (TeaPaper             *self,
                                      double                lines);
void        tea_paper_add_table      (TeaPaper             *self,
                                      const TeaPaperColumn *columns,
                                      guint                 n_columns,
                                      double                least_height,
                                      guint                 most_lines);
void        tea_paper_add_row        (TeaPaper             *self,
                                      gboolean              strong,
                                      const char * const   *cells);
void        tea_paper_add_signatures (TeaPaper             *self,
                                      const char * const   *labels);
void        tea_paper_add_closing    (TeaPaper             *self,
                                      const char           *by,
                                      const char           *day);
gboolean    tea_paper_fit            (TeaPaper             *self,
                                      guint                 n_pages,
                                      double                least_scale);
char       *tea_paper_dup_text       (TeaPaper             *self);
guint       tea_paper_count_pages    (TeaPaper             *self);
void        tea_paper_draw           (TeaPaper             *self,
                                      cairo_t              *cr,
                                      guint                 page);
gboolean    tea_paper_save           (TeaPaper             *self,
                                      GFile                *file,
                                      GError              **error);

G_END_DECLS
