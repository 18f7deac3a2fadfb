/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"

G_BEGIN_DECLS

#define TEA_TYPE_PAGE (tea_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (TeaPage, tea_page, TEA, PAGE, AdwNavigationPage)

/**
 * TeaPageClass:
 * @set_book: takes the book that the page shows; called once, before the page is seen
 * @show_record: (nullable): brings a record to the front, and says whether it has it
 * @create: (nullable): what Ctrl+N does
 * @search: (nullable): what Ctrl+F does
 */
struct _TeaPageClass
{
  AdwNavigationPageClass parent_class;

  void     (*set_book)    (TeaPage   *self,
                           TeaBook   *book);
  gboolean (*show_record) (TeaPage   *self,
                           TeaRecord *record);
  void     (*create)      (TeaPage   *self);
  void     (*search)      (TeaPage   *self);
};

TeaBook  *tea_page_get_book     (TeaPage    *self);
void      tea_page_set_book     (TeaPage    *self,
                                 TeaBook    *book);
gboolean  tea_page_show_record  (TeaPage    *self,
                                 TeaRecord  *record);
void      tea_page_create       (TeaPage    *self);
void      tea_page_search       (TeaPage    *self);
void      tea_page_tell_done    (GtkWidget  *widget);
void      tea_page_tell_error   (GtkWidget  *widget,
                                 GError     *error);
void      tea_page_tell         (GtkWidget  *widget,
                                 gboolean    done,
                                 GError    **error);
void      tea_page_go_to        (GtkWidget  *widget,
                                 TeaRecord  *record);
void      tea_page_leave_row    (GtkWidget  *widget,
                                 GtkWidget  *otherwise);

G_END_DECLS
