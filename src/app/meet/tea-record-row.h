/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"

G_BEGIN_DECLS

AdwActionRow *tea_record_row_new        (gpointer      record,
                                         const char   *title_property,
                                         const char   *subtitle);
gpointer      tea_record_row_get_record (gpointer      widget);
void          tea_record_row_set_record (gpointer      widget,
                                         gpointer      record);
GtkWidget    *tea_record_row_button_new (gpointer      record,
                                         const char   *title,
                                         const char   *icon_name,
                                         const char   *label,
                                         GCallback     callback,
                                         gpointer      self);
GtkWidget    *tea_record_row_add_button (AdwActionRow *row,
                                         const char   *icon_name,
                                         const char   *label,
                                         GCallback     callback,
                                         gpointer      self);

G_END_DECLS
