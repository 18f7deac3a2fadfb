/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the book already is shown as that, with what it is the same as. */
#include "config.h"

#include "book/tea-history.h"
#include "collect/tea-request.h"
#include "people/tea-estate.h"

#include "tea-fixture.h"
#include "tea-import-fixture.h"

static void
set_day (TeaBook *book,
         int      day)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, day, 9, 0, 0);

  tea_book_set_now (book, now);
}

static void
take_over (TeaBook    *book,
           const char *name,
           const char *text)
{
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, name, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_import_commit (import, book, &error));
  g_assert_no_error (error);
}

/* The notes of all lines, with bars between. */
static char *
dup_notes (TeaImport *import)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (import)); i++)
    {
      g_autoptr (TeaDraft) draft = g_list_model_get_item (G_LIST_MODEL (import), i);
      g_autofree char *note = tea_draft_dup_note (draft);

      g_string_append_printf (notes, "%s%s", i > 0 ? "|" : "", note != NULL ? note : "");
      g_assert_true (draft->ticked == (note == NULL));
    }

  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static void
assert_notes (TeaBook    *book,
              const char *name,
              const char *text,
              const char *expected)
{
  g_autoptr (TeaImport) import = tea_import_fixture_text (book, name, text);
  g_autofree char *notes = dup_notes (import);

  g_assert_cmpstr (notes, ==, expected);
}

static void
test_a_duplicate_says_of_what (void)
{
  TeaBook *book = tea_fixture_book ();

  take_over (book, "a.csv", "登记日期,姓名,诉求\n2026-10-08,王强,路灯不亮\n2026-10-08,李梅,电梯异响\n");
  assert_notes (book, "a.csv",
                "登记日期,姓名,诉求\n2026-10-08,李梅,电梯异响\n2026-10-08,赵刚,围墙要倒\n"
                "2026-10-08,赵刚,围墙要倒\n",
                "Is there already, as 2026-0002||The same as line 3");

  tea_fixture_close (book);
}

/* The text that is copied from a computer's WeChat has no times. */
static void
test_a_chat_without_times_is_known_another_day (void)
{
  static const char chat[] = "2-1-301 李阿姨:\n楼顶又漏雨了\n\n3-502 老张:\n电梯异响\n\n";
  g_autofree char *longer = g_strconcat (chat, "老周:\n路灯不亮\n\n", NULL);
  TeaBook *book = tea_fixture_book ();

  set_day (book, 20);
  take_over (book, "Pasted text", chat);
  set_day (book, 23);
  assert_notes (book, "Pasted text", longer,
                "Is there already, as 2026-0001|Is there already, as 2026-0002|");

  tea_fixture_close (book);
}

static void
test_nobody_at_no_time_is_counted (void)
{
  static const char sheet[] = "诉求内容\n路灯不亮，晚上看不见\n路灯不亮，晚上看不见\n电梯异响，谁也不敢坐\n";
  g_autofree char *longer = g_strconcat (sheet, "路灯不亮，晚上看不见\n", NULL);
  TeaBook *book = tea_fixture_book ();

  set_day (book, 20);
  take_over (book, "a.csv", sheet);
  set_day (book, 23);
  assert_notes (book, "a.csv", longer,
                "Is there already, as 2026-0001|Is there already, as 2026-0002|"
                "Is there already, as 2026-0003|");

  tea_fixture_close (book);
}

static void
test_a_day_tells_two_requests_apart (void)
{
  TeaBook *book = tea_fixture_book ();

  take_over (book, "a.csv", "登记日期,姓名,诉求\n2026-10-08,王强,路灯不亮\n");
  assert_notes (book, "a.csv", "登记日期,姓名,诉求\n2026-10-09,王强,路灯不亮\n", "");
  assert_notes (book, "a.csv", "姓名,诉求\n王强,路灯不亮\n", "Is there already, as 2026-0001");

  tea_fixture_close (book);
}

static void
test_a_phone_tells_who_asked_whatever_the_name (void)
{
  TeaBook *book = tea_fixture_book ();

  take_over (book, "a.csv",
             "登记日期,姓名,联系电话,诉求\n2026-10-08,王强,13800001234,路灯不亮\n");
  assert_notes (book, "a.csv",
                "登记日期,姓名,联系电话,诉求\n"
                "2026-10-08,王师傅,138-0000-1234,路灯不亮\n"
                "2026-10-08,王强,13900001111,路灯不亮\n"
                "2026-10-08,王强,,路灯不亮\n"
                "2026-10-08,王强,13800001234,路灯又不亮\n",
                "Is there already, as 2026-0001||Is there already, as 2026-0001|");

  tea_fixture_close (book);
}

static void
test_a_door_tells_where_no_name_does (void)
{
  TeaBook *book = tea_fixture_book ();

  take_over (book, "a.csv", "登记日期,住址,诉求\n2026-10-08,2栋1单元301,楼顶漏水\n");
  assert_notes (book, "b.csv",
                "登记日期,住址,诉求\n2026-10-08,２-1-301,楼顶漏水\n"
                "2026-10-08,2-1-302,楼顶漏水\n2026-10-08,二栋一单元302室,楼顶漏水\n",
                "Is there already, as 2026-0001||The same as line 3");

  tea_fixture_close (book);
}

/* The same door is in every estate; a sheet that does not say which may mean any. */
static void
test_a_door_of_another_estate_is_another_door (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) bay = tea_estate_add (book, "月亮湾", &error);
  g_autoptr (TeaEstate) town = tea_estate_add (book, "石楼小镇", &error);

  g_assert_no_error (error);
  take_over (book, "a.csv", "登记日期,住址,诉求\n2026-10-08,月亮湾2-1-301,楼顶漏水\n");
  assert_notes (book, "b.csv",
                "登记日期,住址,诉求\n2026-10-08,石楼小镇2-1-301,楼顶漏水\n"
                "2026-10-08,月亮湾 2栋1单元301,楼顶漏水\n2026-10-08,2-1-301,楼顶漏水\n"
                "2026-10-08,石楼小镇2栋1单元301室,楼顶漏水\n",
                "|Is there already, as 2026-0001|Is there already, as 2026-0001|"
                "The same as line 2");

  tea_fixture_close (book);
}

/* A sheet that came before the book knew its estate is the same sheet. */
static void
test_an_estate_that_is_added_later_makes_no_new_doors (void)
{
  static const char sheet[] = "登记日期,住址,诉求\n2026-10-08,2-1-301,楼顶漏水\n"
                              "2026-10-08,月亮湾2-1-302,楼顶漏水\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) bay = NULL;

  take_over (book, "a.csv", sheet);
  bay = tea_estate_add (book, "月亮湾", &error);
  g_assert_no_error (error);
  assert_notes (book, "a.csv", sheet,
                "Is there already, as 2026-0001|Is there already, as 2026-0002");
  assert_notes (book, "b.csv", "登记日期,住址,诉求\n2026-10-08,月亮湾2-1-301,楼顶漏水\n",
                "Is there already, as 2026-0001");

  tea_fixture_close (book);
}

/* Two neighbours are called alike; one whose address was corrected in the book is one. */
static void
test_a_door_tells_two_people_of_one_name_apart (void)
{
  static const char sheet[] = "登记日期,姓名,住址,诉求\n2026-10-08,李女士,2-1-301,加装电梯\n"
                              "2026-10-08,李女士,3-1-201,加装电梯\n"
                              "2026-10-08,李女士,2-1-301,加装电梯\n"
                              "2026-10-08,李女士,,加装电梯\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  assert_notes (book, "a.csv", sheet, "||The same as line 2|The same as line 2");
  take_over (book, "a.csv", sheet);

  query = tea_request_query (book, NULL);
  requests = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 2);
  g_assert_true (tea_request_set_place (g_ptr_array_index (requests, 0), book, "9-9-909", &error));
  g_assert_true (tea_request_set_place (g_ptr_array_index (requests, 1), book, "8-8-808", &error));
  assert_notes (book, "a.csv", sheet,
                "Is there already, as 2026-0001|Is there already, as 2026-0001|"
                "Is there already, as 2026-0001|Is there already, as 2026-0001");

  tea_fixture_close (book);
}

/* A round comes to two people of one name, and nobody asks for anything. */
static void
test_a_visit_to_another_door_is_another_visit (void)
{
  static const char log[] = "走访日期,具体门牌,户主,主要问题\n2026-10-09,4-1-301,李阿姨,无\n"
                            "2026-10-09,4-2-101,李阿姨,无\n2026-10-09,4-1-301,李阿姨,无\n";
  TeaBook *book = tea_fixture_book ();

  assert_notes (book, "a.csv", log, "||The same as line 2");
  take_over (book, "a.csv", log);
  assert_notes (book, "a.csv", log, "Is there already|Is there already|Is there already");
  assert_notes (book, "b.csv",
                "走访日期,具体门牌,户主,主要问题\n2026-10-09,4-3-101,李阿姨,无\n", "");

  tea_fixture_close (book);
}

static void
test_the_last_day_of_a_year_is_not_the_first_of_the_next (void)
{
  TeaBook *book = tea_fixture_book ();

  take_over (book, "a.csv",
             "登记时间,姓名,诉求\n2025-12-31 23:59,王强,路灯不亮\n2026-01-01 00:00,王强,路灯不亮\n");
  assert_notes (book, "a.csv",
                "登记时间,姓名,诉求\n2026-01-01 08:00,王强,路灯不亮\n2025-12-31,王强,路灯不亮\n"
                "2026-01-02,王强,路灯不亮\n",
                "Is there already, as 2026-0001|Is there already, as 2025-0001|");

  tea_fixture_close (book);
}

static void
test_what_was_undone_is_not_there_any_more (void)
{
  static const char sheet[] = "登记日期,姓名,诉求\n2026-10-08,王强,路灯不亮\n"
                              "2026-10-08,李梅,电梯异响\n";
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  take_over (book, "a.csv", sheet);
  assert_notes (book, "a.csv", sheet,
                "Is there already, as 2026-0001|Is there already, as 2026-0002");
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  assert_notes (book, "a.csv", sheet, "|");
  redone = tea_history_redo (book, &error);
  g_assert_no_error (error);
  assert_notes (book, "a.csv", sheet,
                "Is there already, as 2026-0001|Is there already, as 2026-0002");

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/says-of-what", test_a_duplicate_says_of_what);
  g_test_add_func ("/duplicates/chat-without-times",
                   test_a_chat_without_times_is_known_another_day);
  g_test_add_func ("/duplicates/nobody", test_nobody_at_no_time_is_counted);
  g_test_add_func ("/duplicates/days", test_a_day_tells_two_requests_apart);
  g_test_add_func ("/duplicates/phone", test_a_phone_tells_who_asked_whatever_the_name);
  g_test_add_func ("/duplicates/door", test_a_door_tells_where_no_name_does);
  g_test_add_func ("/duplicates/estates", test_a_door_of_another_estate_is_another_door);
  g_test_add_func ("/duplicates/later-estates",
                   test_an_estate_that_is_added_later_makes_no_new_doors);
  g_test_add_func ("/duplicates/names", test_a_door_tells_two_people_of_one_name_apart);
  g_test_add_func ("/duplicates/visits", test_a_visit_to_another_door_is_another_visit);
  g_test_add_func ("/duplicates/turn-of-the-year",
                   test_the_last_day_of_a_year_is_not_the_first_of_the_next);
  g_test_add_func ("/duplicates/undo", test_what_was_undone_is_not_there_any_more);

  return g_test_run ();
}
