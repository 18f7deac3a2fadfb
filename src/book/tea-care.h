/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tea-book.h"

G_BEGIN_DECLS

void      tea_care_async  (TeaBook              *book,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              data);
gboolean  tea_care_finish (TeaBook              *book,
                           GAsyncResult         *result,
                           GError              **error);

G_END_DECLS
