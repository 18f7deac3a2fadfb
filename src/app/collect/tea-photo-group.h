/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "book/tea-record.h"

G_BEGIN_DECLS

#define TEA_TYPE_PHOTO_GROUP (tea_photo_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaPhotoGroup, tea_photo_group, TEA, PHOTO_GROUP, AdwPreferencesGroup)

void  tea_photo_group_set_owner   (TeaPhotoGroup *self,
                                   TeaBook       *book,
                                   TeaRecord     *owner);
void  tea_photo_group_add         (TeaPhotoGroup *self,
                                   GListModel    *files);
void  tea_photo_group_add_texture (TeaPhotoGroup *self,
                                   GdkTexture    *texture);
GType tea_photo_group_find_type  (GdkClipboard  *clipboard);
void  tea_photo_group_take_from   (TeaPhotoGroup *self,
                                   GtkWidget     *widget);

G_END_DECLS
