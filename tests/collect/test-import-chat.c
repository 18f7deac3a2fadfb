/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-history.h"
#include "collect/tea-request.h"
#include "collect/tea-source.h"

#include "tea-fixture.h"
#include "tea-import-fixture.h"

static TeaDraft *
find_draft (TeaImport  *import,
            const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (import)); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (import), i);

      /* The import keeps it. */
      if (strstr (draft->text, text) != NULL)
        return draft;
    }

  g_assert_not_reached ();
}

static int
count_requests (TeaBook *book)
{
  int n = -1;

  g_assert_true (tea_request_count (book, NULL, &n, NULL));

  return n;
}

static void
test_every_form_of_chat_is_read (void)
{
  static const struct { const char *name; gboolean has_times; } chats[] = {
    { "wechat_mobile_share_new.txt", TRUE },
    { "wechat_mobile_share_old.txt", TRUE },
    { "wechat_mac_copy.txt", TRUE },
    { "wechat_tool_export.txt", TRUE },
    { "wechat_windows_copy.txt", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chats); i++)
    {
      TeaBook *book = tea_fixture_book ();
      g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, chats[i].name);
      TeaImportCounts counts;
      TeaDraft *draft;

      g_assert_cmpstr (tea_import_get_format (import), ==, "chat");
      g_assert_null (tea_import_get_mapping (import));
      tea_import_count (import, &counts);
      g_assert_cmpuint (counts.read, ==, 6);
      g_assert_cmpuint (counts.ticked, ==, 3);
      g_assert_cmpuint (counts.skipped, ==, 3);

      draft = find_draft (import, "堆满纸箱");
      g_assert_true (draft->ticked);
      g_assert_cmpstr (draft->person, ==, "李阿姨");
      g_assert_cmpstr (draft->address, ==, "2栋1单元");
      if (chats[i].has_times)
        g_assert_true (g_str_has_prefix (draft->received_at, "2026-10-21 09:12:0"));
      else
        g_assert_null (draft->received_at);

      draft = find_draft (import, "充电桩");
      g_assert_cmpstr (draft->person, ==, "老张");
      g_assert_cmpstr (draft->address, ==, "3-502");

      draft = find_draft (import, "[图片");
      g_assert_cmpstr (draft->phone, ==, "13800001234");
      g_assert_cmpstr (draft->person, ==, "A阳光");
      g_assert_false (draft->ticked);
      g_assert_nonnull (tea_draft_get_reason (draft));

      tea_fixture_close (book);
    }
}

static void
test_a_hint_can_be_overruled (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, "wechat_mobile_share_new.txt");
  TeaDraft *draft = find_draft (import, "收到");
  TeaImportCounts counts;

  tea_draft_set_ticked (draft, TRUE);
  g_assert_null (tea_draft_get_reason (draft));
  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);
  tea_import_count (import, &counts);
  g_assert_cmpuint (counts.added, ==, 4);
  g_assert_cmpint (count_requests (book), ==, 4);

  tea_fixture_close (book);
}

static void
test_a_chat_becomes_requests_and_comes_back_out (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaImport) import = tea_import_fixture_specimen (book, "wechat_mobile_share_new.txt");
  g_autoptr (TeaImport) again = NULL;
  g_autoptr (TeaImport) copied = NULL;
  g_autoptr (TeaQuery) query = tea_request_query (book, &(TeaRequestFilter) { .text = "纸箱" });
  g_autoptr (TeaQuery) sources = tea_source_query (book);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autofree char *undone = NULL;
  TeaImportCounts counts;
  TeaRequest *request;

  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_requests (book), ==, 3);

  found = tea_query_read_records (query, &error);
  g_assert_cmpuint (found->len, ==, 1);
  request = g_ptr_array_index (found, 0);
  g_assert_cmpstr (request->channel, ==, "chat");
  g_assert_cmpstr (request->person_name, ==, "李阿姨");
  g_assert_cmpstr (request->place, ==, "2栋1单元");
  g_assert_cmpstr (request->received_at, ==, "2026-10-21 09:12:00");

  taken = tea_query_read_records (sources, &error);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpstr (((TeaSource *) g_ptr_array_index (taken, 0))->name, ==, "石楼小镇2栋业主群");
  g_assert_cmpint (((TeaSource *) g_ptr_array_index (taken, 0))->requests, ==, 3);
  g_assert_cmpstr (tea_source_format_label ("chat"), ==, "WeChat group");

  /* The same messages, shared again or copied on another machine, are known. */
  again = tea_import_fixture_specimen (book, "wechat_mobile_share_old.txt");
  tea_import_count (again, &counts);
  g_assert_cmpuint (counts.ticked, ==, 0);
  copied = tea_import_fixture_specimen (book, "wechat_mac_copy.txt");
  tea_import_count (copied, &counts);
  g_assert_cmpuint (counts.ticked, ==, 0);

  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_requests (book), ==, 0);

  tea_fixture_close (book);
}

static void
test_chats_are_read_in_other_encodings (void)
{
  static const char * const encodings[] = { "GB18030", "UTF-16LE" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GBytes) utf8 = tea_import_fixture_load ("wechat_mobile_share_new.txt");

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) marked = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TeaImport) import = NULL;
      g_autofree char *converted = NULL;
      gsize length;

      converted = g_convert (g_bytes_get_data (utf8, NULL), (gssize) g_bytes_get_size (utf8),
                             encodings[i], "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      if (g_str_equal (encodings[i], "UTF-16LE"))
        g_byte_array_append (marked, (const guint8 *) "\xFF\xFE", 2);
      g_byte_array_append (marked, (const guint8 *) converted, (guint) length);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&marked));

      import = tea_import_fixture_read (book, "chat.txt", bytes);
      g_assert_cmpstr (tea_import_get_format (import), ==, "chat");
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 6);
    }

  tea_fixture_close (book);
}

static void
test_a_nickname_leaves_a_name_without_gaps (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, "chat.txt",
      "—————  2026-10-21  —————\n"
      "老陈-9-1-101-租户  9:00\n灯坏了\n");
  TeaDraft *draft = find_draft (import, "灯坏了");

  g_assert_cmpstr (draft->person, ==, "老陈 租户");
  g_assert_cmpstr (draft->address, ==, "9-1-101");

  tea_fixture_close (book);
}

static void
test_a_door_that_was_asked_for_belongs_to_the_request (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaImport) import =
    tea_import_fixture_text (book, "chat.txt",
        "—————  2026-10-21  —————\n"
        "张三  9:00\n隔壁半夜装修\n"
        "李四  9:01\n电梯坏了\n"
        "书记  9:02\n@张三 您是哪一栋\n"
        "张三  9:03\n5栋1单元301\n"
        "张三  9:04\n电话13800001234\n"
        "李四  9:20\n我在4-2-502\n"
        "张三  9:21\n5栋1单元的门也坏了\n");
  TeaDraft *draft = find_draft (import, "半夜装修");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (import)), ==, 5);
  g_assert_cmpstr (draft->text, ==, "隔壁半夜装修\n5栋1单元301\n电话13800001234");
  g_assert_cmpstr (draft->address, ==, "5栋1单元301");
  g_assert_cmpstr (draft->phone, ==, "13800001234");

  draft = find_draft (import, "电梯坏了");
  g_assert_cmpstr (draft->text, ==, "电梯坏了");

  /* Too late to be an answer, and no request either. */
  draft = find_draft (import, "4-2-502");
  g_assert_false (draft->ticked);
  g_assert_cmpstr (draft->hint, ==, "Only a door or a phone number");

  draft = find_draft (import, "门也坏了");
  g_assert_true (draft->ticked);

  tea_fixture_close (book);
}

static void
test_what_is_no_chat_is_refused_as_one (void)
{
  static const char text[] = "这是一段普通的文字，没有人在说话。\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (TeaImport) import = tea_import_new (book, "a.txt", bytes, TEA_IMPORT_CHAT, &error);

  g_assert_false (tea_import_read (import, NULL, NULL, NULL, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/chat/every-form-of-chat-is-read", test_every_form_of_chat_is_read);
  g_test_add_func ("/import/chat/a-hint-can-be-overruled", test_a_hint_can_be_overruled);
  g_test_add_func ("/import/chat/a-chat-becomes-requests-and-comes-back-out",
                   test_a_chat_becomes_requests_and_comes_back_out);
  g_test_add_func ("/import/chat/chats-are-read-in-other-encodings",
                   test_chats_are_read_in_other_encodings);
  g_test_add_func ("/import/chat/a-nickname-leaves-a-name-without-gaps",
                   test_a_nickname_leaves_a_name_without_gaps);
  g_test_add_func ("/import/chat/a-door-that-was-asked-for-belongs-to-the-request",
                   test_a_door_that_was_asked_for_belongs_to_the_request);
  g_test_add_func ("/import/chat/what-is-no-chat-is-refused-as-one",
                   test_what_is_no_chat_is_refused_as_one);

  return g_test_run ();
}
