/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-encoding.h"

static void
assert_read (const char *bytes,
             gsize       length,
             const char *expected_encoding,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;
  gsize written = 4711;
  /* A copy of its very size: to read behind it is seen by whoever watches the memory. */
  g_autofree char *copy = g_memdup2 (bytes, length);
  g_autofree char *text = tea_encoding_decode (copy, length, &written, &encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (encoding, ==, expected_encoding);
  g_assert_cmpuint (written, ==, strlen (expected));
}

static void
assert_refused (const char *bytes,
                gsize       length)
{
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;
  gsize written = 0;
  g_autofree char *copy = g_memdup2 (bytes, length);

  g_assert_null (tea_encoding_decode (copy, length, &written, &encoding, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "CSV UTF-8"));
}

static void
assert_round (const char *text,
              const char *encoding,
              const char *mark)
{
  g_autoptr (GError) error = NULL;
  gsize written = 0;
  g_autofree char *body = g_convert (text, -1, encoding, "UTF-8", NULL, &written, &error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (bytes, (const guint8 *) body, (guint) written);
  assert_read ((const char *) bytes->data, bytes->len, encoding, text);
}

static void
test_each_usual_encoding_is_known (void)
{
  static const char * const texts[] = {
    "诉求内容,联系电话\r\n楼道灯不亮,13800001234\r\n",
    "石榴里社区",
    "𠮷祥里，€5 一位🌸",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_round (texts[i], "UTF-8", "");
      assert_round (texts[i], "UTF-8", "\xEF\xBB\xBF");
      assert_round (texts[i], "GB18030", "");
      assert_round (texts[i], "UTF-16LE", "\xFF\xFE");
      assert_round (texts[i], "UTF-16BE", "\xFE\xFF");
    }
}

static void
test_plain_and_empty_files_are_utf_8 (void)
{
  assert_read ("name,phone\n", 11, "UTF-8", "name,phone\n");
  assert_read ("", 0, "UTF-8", "");
  assert_read ("\xEF\xBB\xBF", 3, "UTF-8", "");
  assert_read ("\xFF\xFE", 2, "UTF-16LE", "");
  assert_read ("\xFE\xFF", 2, "UTF-16BE", "");
}

static void
test_only_the_mark_at_the_beginning_is_taken_away (void)
{
  assert_read ("\xEF\xBB\xBF\xEF\xBB\xBF灯", 9, "UTF-8", "\uFEFF灯");
  assert_read ("灯\xEF\xBB\xBF", 6, "UTF-8", "灯\uFEFF");
}

static void
test_a_file_that_broke_off_is_not_read_as_something_else (void)
{
  static const char text[] = "楼道灯不亮";
  static const char flower[] = "路灯🌸";

  /* At the end of a character it is only shorter, within one it is broken. */
  for (gsize length = 4; length < strlen (text); length++)
    if (length % 3 != 0)
      assert_refused (text, length);

  assert_read (text, 12, "UTF-8", "楼道灯不");
  for (gsize length = 7; length < strlen (flower); length++)
    assert_refused (flower, length);
}

static void
test_what_is_no_text_is_refused (void)
{
  assert_refused ("\xEF\xBB\xBF\xC2\xA5\xB5", 6);
  assert_refused ("\x81", 1);
  assert_refused ("\xC2\xA5\xFF\xFF", 4);

  /* Half a pair, and half a character, in UTF-16. */
  assert_refused ("\xFF\xFE\x3C\xD8", 4);
  assert_refused ("\xFE\xFF\x4E", 3);
}

static void
test_nuls_are_left_to_who_reads_the_text (void)
{
  static const char bytes[] = "a\0\xFF";
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;
  gsize written = 0;
  g_autofree char *text = tea_encoding_decode (bytes, 3, &written, &encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (text, written, bytes, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/each-usual-encoding-is-known", test_each_usual_encoding_is_known);
  g_test_add_func ("/encoding/plain-and-empty-files-are-utf-8",
                   test_plain_and_empty_files_are_utf_8);
  g_test_add_func ("/encoding/only-the-mark-at-the-beginning-is-taken-away",
                   test_only_the_mark_at_the_beginning_is_taken_away);
  g_test_add_func ("/encoding/a-file-that-broke-off-is-not-read-as-something-else",
                   test_a_file_that_broke_off_is_not_read_as_something_else);
  g_test_add_func ("/encoding/what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/encoding/nuls-are-left-to-who-reads-the-text",
                   test_nuls_are_left_to_who_reads_the_text);

  return g_test_run ();
}
