/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static gint64
find (TeaBook    *book,
      const char *name,
      const char *phone,
      gint64      household)
{
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  g_assert_true (tea_person_find_or_add (book, name, phone, household, &id, &error));
  g_assert_no_error (error);

  return id;
}

static gint64
find_door (TeaBook    *book,
           const char *address)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (tea_household_from_text (book, address, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);

  return id;
}

static guint
count (TeaBook    *book,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = tea_person_query (book, text, 0);
  g_autoptr (GArray) ids = tea_query_read_ids (query, &error);

  g_assert_no_error (error);

  return ids->len;
}

static void
test_a_phone_tells_who_it_is (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPerson) person = NULL;
  const gint64 door = find_door (book, "2栋1单元301");
  const gint64 id = find (book, "王某", "138 0000 1234", 0);

  g_assert_cmpint (find (book, "王建国", "13800001234", door), ==, id);
  g_assert_cmpint (find (book, NULL, "+86 138-0000-1234", 0), ==, id);

  /* What the book did not know about them it has learnt. */
  person = tea_book_get (book, TEA_TYPE_PERSON, id, &error);
  g_assert_cmpstr (person->phone, ==, "13800001234");
  g_assert_cmpstr (person->address, ==, "2栋1单元301室");

  tea_fixture_close (book);
}

static void
test_a_mother_with_her_daughters_phone_is_herself (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 daughter = find (book, "张敏", "13800001234", 0);
  const gint64 mother = find (book, "李秀英", "13800001234", 0);

  g_assert_cmpint (mother, !=, daughter);
  g_assert_cmpint (find (book, "李秀英", "13800001234", 0), ==, mother);
  g_assert_cmpint (find (book, "张敏", "13800001234", 0), ==, daughter);

  tea_fixture_close (book);
}

static void
test_without_a_phone_name_and_door_tell (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPerson) person = NULL;
  const gint64 first_door = find_door (book, "2栋1单元301");
  const gint64 second_door = find_door (book, "5栋2单元102");
  const gint64 first = find (book, "王强", NULL, first_door);
  const gint64 second = find (book, "王强", NULL, second_door);
  const gint64 nowhere = find (book, "王强", NULL, 0);

  g_assert_cmpint (first, !=, second);
  g_assert_cmpint (nowhere, !=, first);
  g_assert_cmpint (nowhere, !=, second);
  g_assert_cmpint (find (book, "王强", "13500009876", first_door), ==, first);
  g_assert_cmpint (find (book, " 王强 ", NULL, 0), ==, nowhere);

  person = tea_book_get (book, TEA_TYPE_PERSON, first, &error);
  g_assert_cmpstr (person->phone, ==, "13500009876");

  tea_fixture_close (book);
}

static void
test_a_name_with_another_phone_is_somebody_else (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 id = find (book, "王强", "13500009876", 0);

  g_assert_cmpint (find (book, "王强", "13600001111", 0), !=, id);
  g_assert_cmpint (find (book, "王强", "138××××1234", 0), ==, id);

  tea_fixture_close (book);
}

static void
test_nobody_is_nobody (void)
{
  TeaBook *book = tea_fixture_book ();

  g_assert_cmpint (find (book, NULL, NULL, 0), ==, 0);
  g_assert_cmpint (find (book, "  ", "138××××1234", 0), ==, 0);
  g_assert_cmpuint (count (book, NULL), ==, 0);

  tea_fixture_close (book);
}

static void
test_a_phone_gets_its_name_later (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPerson) person = NULL;
  const gint64 id = find (book, NULL, "13900001111", 0);

  g_assert_cmpint (find (book, "康桂花", "13900001111", 0), ==, id);
  person = tea_book_get (book, TEA_TYPE_PERSON, id, &error);
  g_assert_cmpstr (person->name, ==, "康桂花");
  g_assert_cmpstr (person->initials, ==, "kgh");

  tea_fixture_close (book);
}

static void
test_people_are_found_by_name_initials_and_phone (void)
{
  TeaBook *book = tea_fixture_book ();

  find (book, "张桂英", "13800001234", 0);
  find (book, "单小川", "0358-2234567", 0);
  find (book, "康桂花", NULL, 0);

  g_assert_cmpuint (count (book, "桂"), ==, 2);
  g_assert_cmpuint (count (book, "张桂英"), ==, 1);
  g_assert_cmpuint (count (book, "zgy"), ==, 1);
  g_assert_cmpuint (count (book, "ZGY"), ==, 1);
  g_assert_cmpuint (count (book, "gy"), ==, 1);
  g_assert_cmpuint (count (book, "sxc"), ==, 1);
  g_assert_cmpuint (count (book, "1234"), ==, 1);
  g_assert_cmpuint (count (book, "0358 2234"), ==, 1);
  g_assert_cmpuint (count (book, "123"), ==, 0);
  g_assert_cmpuint (count (book, "%"), ==, 0);
  g_assert_cmpuint (count (book, ""), ==, 3);

  tea_fixture_close (book);
}

static void
test_initials_follow_the_name (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "仇小宁", NULL);

  g_assert_true (tea_person_add (person, book, &error));
  g_assert_cmpstr (person->initials, ==, "qxn");
  g_assert_true (tea_record_edit (TEA_RECORD (person), book, "name", "安小宁", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (book, "axn"), ==, 1);
  g_assert_cmpuint (count (book, "qxn"), ==, 0);

  g_assert_false (tea_record_edit (TEA_RECORD (person), book, "name", "  ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static void
test_adding_can_be_undone (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  find (book, "康桂花", NULL, 0);
  undone = tea_history_undo (book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (book, NULL), ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person/a-phone-tells-who-it-is", test_a_phone_tells_who_it_is);
  g_test_add_func ("/person/a-mother-with-her-daughters-phone-is-herself",
                   test_a_mother_with_her_daughters_phone_is_herself);
  g_test_add_func ("/person/without-a-phone-name-and-door-tell",
                   test_without_a_phone_name_and_door_tell);
  g_test_add_func ("/person/a-name-with-another-phone-is-somebody-else",
                   test_a_name_with_another_phone_is_somebody_else);
  g_test_add_func ("/person/nobody-is-nobody", test_nobody_is_nobody);
  g_test_add_func ("/person/a-phone-gets-its-name-later", test_a_phone_gets_its_name_later);
  g_test_add_func ("/person/people-are-found-by-name-initials-and-phone",
                   test_people_are_found_by_name_initials_and_phone);
  g_test_add_func ("/person/initials-follow-the-name", test_initials_follow_the_name);
  g_test_add_func ("/person/adding-can-be-undone", test_adding_can_be_undone);

  return g_test_run ();
}
