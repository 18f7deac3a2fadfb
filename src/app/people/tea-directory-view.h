/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_DIRECTORY_VIEW (tea_directory_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (TeaDirectoryView, tea_directory_view, TEA, DIRECTORY_VIEW, AdwBin)

/**
 * TeaDirectoryViewClass:
 * @turn: (nullable): shows another record; lists that follow the book by themselves are made here
 * @show: (nullable): shows the record after it or anything it is computed from may have changed
 * @remove: removes the record from the book
 * @move: (nullable): moves the record in the order of its kind, which people choose
 */
struct _TeaDirectoryViewClass
{
  AdwBinClass parent_class;

  void     (*turn)   (TeaDirectoryView  *self);
  void     (*show)   (TeaDirectoryView  *self);
  gboolean (*remove) (TeaDirectoryView  *self,
                      GError           **error);
  gboolean (*move)   (TeaDirectoryView  *self,
                      int                by,
                      GError           **error);
};

TeaBook  *tea_directory_view_get_book    (TeaDirectoryView  *self);
gpointer  tea_directory_view_get_record  (TeaDirectoryView  *self);
gint64    tea_directory_view_get_id      (TeaDirectoryView  *self);
gboolean  tea_directory_view_is_loading  (TeaDirectoryView  *self);
void      tea_directory_view_save_switch (TeaDirectoryView  *self,
                                          AdwSwitchRow      *row,
                                          const char        *column);
void      tea_directory_view_set_record  (TeaDirectoryView  *self,
                                          TeaBook           *book,
                                          TeaRecord         *record);
gboolean  tea_directory_view_remove      (TeaDirectoryView  *self,
                                          GError           **error);
gboolean  tea_directory_view_can_move    (TeaDirectoryView  *self);
gboolean  tea_directory_view_move        (TeaDirectoryView  *self,
                                          int                by,
                                          GError           **error);
void      tea_directory_view_list        (TeaDirectoryView  *self,
                                          GtkListBox        *box,
                                          TeaQuery          *query);

G_END_DECLS
