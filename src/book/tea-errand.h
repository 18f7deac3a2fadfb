/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tea-book.h"

G_BEGIN_DECLS

/**
 * TeaErrandFunc:
 * @book: the book, which is lent to the thread
 * @data: the caller's
 * @error: return location for an error
 *
 * Does long work with the book, in a thread. It may call every verb, and should call
 * tea_errand_step() now and then.
 *
 * Returns: whether it worked
 */
typedef gboolean (*TeaErrandFunc) (TeaBook   *book,
                                   gpointer   data,
                                   GError   **error);

/**
 * TeaErrandProgress:
 * @fraction: how much is done, from 0 to 1
 * @data: the caller's
 *
 * Told on the main thread how far an errand is.
 */
typedef void (*TeaErrandProgress) (double   fraction,
                                   gpointer data);

void     tea_errand_async    (TeaBook              *book,
                              TeaErrandFunc         func,
                              TeaErrandProgress     progress,
                              gpointer              data,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              callback_data);
gboolean tea_errand_finish   (TeaBook              *book,
                              GAsyncResult         *result,
                              GError              **error);
void     tea_errand_set_part (TeaBook              *book,
                              double                until);
gboolean tea_errand_step     (TeaBook              *book,
                              gsize                 done,
                              gsize                 total,
                              GError              **error);

G_END_DECLS
