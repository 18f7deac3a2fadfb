/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "collect/tea-request.h"

G_BEGIN_DECLS

#define TEA_TYPE_PHOTO_GROUP (tea_photo_group_get_type ())

G_DECLARE_FINAL_TYPE (TeaPhotoGroup, tea_photo_group, TEA, PHOTO_GROUP, AdwPreferencesGroup)

void tea_photo_group_set_request (TeaPhotoGroup *self,
                                  TeaBook       *book,
                                  TeaRequest    *request);
void tea_photo_group_add         (TeaPhotoGroup *self,
                                  GListModel    *files);
void tea_photo_group_add_texture (TeaPhotoGroup *self,
                                  GdkTexture    *texture);

G_END_DECLS
