/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TeaError:
 * @TEA_ERROR_FAILED: anything that has no code of its own
 * @TEA_ERROR_FULL: the disk is full
 * @TEA_ERROR_READ_ONLY: the book or its folder cannot be written
 * @TEA_ERROR_BUSY: somebody else has the book open
 * @TEA_ERROR_CORRUPT: the book is damaged
 * @TEA_ERROR_NOT_A_BOOK: the file is something else
 * @TEA_ERROR_NEWER: the book was written by a newer Teatime
 * @TEA_ERROR_CONSTRAINT: the rows would contradict each other
 * @TEA_ERROR_NOT_FOUND: there is nothing with that number or name
 * @TEA_ERROR_INVALID: a value that cannot be, such as the 30th of February
 * @TEA_ERROR_REFUSED: the procedure does not allow it, such as a third core topic
 * @TEA_ERROR_TOO_LARGE: over one of the caps
 * @TEA_ERROR_ENCODING: bytes that are no text
 * @TEA_ERROR_CANCELLED: the user stopped it
 *
 * Every error of Teatime is one of these; its message is one sentence for the user.
 */
typedef enum
{
  TEA_ERROR_FAILED,
  TEA_ERROR_FULL,
  TEA_ERROR_READ_ONLY,
  TEA_ERROR_BUSY,
  TEA_ERROR_CORRUPT,
  TEA_ERROR_NOT_A_BOOK,
  TEA_ERROR_NEWER,
  TEA_ERROR_CONSTRAINT,
  TEA_ERROR_NOT_FOUND,
  TEA_ERROR_INVALID,
  TEA_ERROR_REFUSED,
  TEA_ERROR_TOO_LARGE,
  TEA_ERROR_ENCODING,
  TEA_ERROR_CANCELLED,
} TeaError;

#define TEA_ERROR (tea_error_quark ())
GQuark tea_error_quark (void);

G_END_DECLS
