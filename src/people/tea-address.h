/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEA_TYPE_ADDRESS (tea_address_get_type ())

/**
 * TeaAddress:
 * @estate: the name of the estate as the book knows it
 * @building: such as 「2栋」, 「A座」
 * @unit: such as 「1单元」, 「东单元」
 * @room: such as 「301」, 「1203A」, 「东户」
 *
 * Where somebody lives, as far as it is known. No field is ever %NULL; what is unknown is "".
 */
typedef struct
{
  char *estate;
  char *building;
  char *unit;
  char *room;
} TeaAddress;

GType       tea_address_get_type  (void) G_GNUC_CONST;
TeaAddress *tea_address_new       (void);
TeaAddress *tea_address_parse     (const char         *text,
                                   const char * const *estates);
gboolean    tea_address_find      (const char         *text,
                                   const char * const *estates,
                                   TeaAddress        **address,
                                   gsize              *start,
                                   gsize              *end);
gboolean    tea_address_find_door (const char         *text,
                                   TeaAddress        **door,
                                   gsize              *start,
                                   gsize              *end);
char       *tea_address_format    (const TeaAddress   *address);
gboolean    tea_address_equal     (const TeaAddress   *address,
                                   const TeaAddress   *other);
TeaAddress *tea_address_copy      (const TeaAddress   *address);
void        tea_address_free      (TeaAddress         *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaAddress, tea_address_free)

G_END_DECLS
