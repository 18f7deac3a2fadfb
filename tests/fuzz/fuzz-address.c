/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-address.h"
#include "people/tea-mask.h"
#include "people/tea-phone.h"

#include "fuzz.h"

/* Whatever stands in a field or a message: places within the text, normal forms that are read back
 * as they are, and masks that let no long number through.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char * const estates[] = { "月亮湾", "龙山小区", NULL };
  static const char * const names[] = { "李秀英", "欧阳娜", NULL };
  g_autofree char *raw = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *phone = tea_phone_normalise (text);
  g_autofree char *masked = tea_mask_text (text, names);
  g_autofree char *name = tea_mask_name (text);
  g_autoptr (TeaAddress) field = tea_address_parse (text, estates);
  g_autoptr (TeaAddress) found = NULL;
  gsize start;
  gsize end;
  guint run = 0;

  if (field != NULL)
    {
      g_autofree char *normal = tea_address_format (field);
      g_autoptr (TeaAddress) again = tea_address_parse (normal, estates);

      g_assert_nonnull (again);
      g_assert_true (tea_address_equal (field, again));
    }

  if (tea_address_find (text, estates, &found, &start, &end))
    {
      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, strlen (text));
      g_assert_true (found->building[0] != '\0');
    }

  if (tea_phone_find (text, &start, &end))
    {
      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, strlen (text));
    }

  if (phone != NULL)
    {
      g_autofree char *again = tea_phone_normalise (phone);

      g_assert_cmpstr (again, ==, phone);
    }

  g_assert_true (g_utf8_validate (masked, -1, NULL));
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_null (strstr (masked, names[0]));

  for (const char *c = masked; *c != '\0'; c++)
    {
      run = g_ascii_isdigit (*c) ? run + 1 : 0;
      g_assert_cmpuint (run, <, 7);
    }

  return 0;
}
