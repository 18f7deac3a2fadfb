/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        tea_thumbnails_load_async  (const char           *path,
                                        int                   size,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GdkTexture *tea_thumbnails_load_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
