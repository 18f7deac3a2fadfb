/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-address.h"

G_BEGIN_DECLS

/* TeaAddressReader:
 * @text: the whole text, because what stands before an address matters too
 * @estates: the names of the known estates
 * @alone: whether @text is an address field, where short numbers are taken at their word
 *
 * The grammar behind tea_address_parse () and its sisters; private to them.
 */
typedef struct
{
  const char         *text;
  const char * const *estates;
  gboolean            alone;
} TeaAddressReader;

TeaAddress *tea_address_reader_read      (const TeaAddressReader  *reader,
                                          const char             **cursor);
TeaAddress *tea_address_reader_read_door (const TeaAddressReader  *reader,
                                          const char             **cursor);

G_END_DECLS
