/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/tea-address.h"
#include "people/tea-estate.h"
#include "people/tea-household.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static gint64
find (TeaBook    *book,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  g_assert_true (tea_household_from_text (book, text, &id, &error));
  g_assert_no_error (error);

  return id;
}

static void
test_one_door_is_one_household_however_it_is_written (void)
{
  TeaBook *book = tea_fixture_book ();
  const gint64 id = find (book, "2栋1单元301");

  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (find (book, "2-1-301"), ==, id);
  g_assert_cmpint (find (book, "二栋一单元301室"), ==, id);
  g_assert_cmpint (find (book, "2栋1单元302"), !=, id);
  g_assert_cmpint (find (book, "2栋"), !=, id);

  tea_fixture_close (book);
}

static void
test_what_names_no_building_stays_text (void)
{
  TeaBook *book = tea_fixture_book ();

  g_assert_cmpint (find (book, "小广场旁边"), ==, 0);
  g_assert_cmpint (find (book, ""), ==, 0);
  g_assert_cmpint (find (book, NULL), ==, 0);

  tea_fixture_close (book);
}

static void
test_the_only_estate_is_meant (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaEstate) other = NULL;
  const gint64 id = find (book, "槐荫苑3栋");

  g_assert_cmpint (find (book, "3栋"), ==, id);

  /* With a second estate, 3栋 alone is somewhere, but nobody can say where. */
  other = tea_estate_add (book, "青禾小区", &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (book, "3栋"), !=, id);
  g_assert_cmpint (find (book, "青禾小区3栋"), !=, id);
  g_assert_cmpint (find (book, "槐荫苑 3号楼"), ==, id);

  tea_fixture_close (book);
}

static void
test_an_unknown_estate_is_not_taken_for_the_known_one (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);

  g_assert_cmpint (find (book, "月亮湾1号楼"), ==, 0);
  g_assert_cmpint (find (book, "我家住1号楼"), ==, find (book, "槐荫苑1栋"));

  tea_fixture_close (book);
}

static void
test_the_address_reads_as_it_is_formatted (void)
{
  static const char * const texts[] = { "槐荫苑2栋1单元301", "2栋", "A座1203", "5栋2单元东户" };
  static const char * const estates[] = { "槐荫苑", NULL };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaEstate) other = tea_estate_add (book, "青禾小区", &error);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TeaAddress) address = tea_address_parse (texts[i], estates);
      g_autoptr (TeaHousehold) household = NULL;
      g_autofree char *formatted = tea_address_format (address);

      household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, find (book, texts[i]), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (household->address, ==, formatted);
    }

  tea_fixture_close (book);
}

static void
test_addresses_are_sorted_by_their_numbers (void)
{
  static const char * const expected[] = { "2栋1单元301室", "2栋1单元1001室", "10栋" };
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (TeaQuery) narrow = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) few = NULL;

  find (book, "10栋");
  find (book, "2栋1单元1001");
  find (book, "2栋1单元301");

  query = tea_household_query (book, NULL, 0, FALSE);
  found = tea_query_read_records (query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (((TeaHousehold *) g_ptr_array_index (found, i))->address, ==, expected[i]);

  narrow = tea_household_query (book, "1单元 301", 0, FALSE);
  few = tea_query_read_records (narrow, &error);
  g_assert_cmpuint (few->len, ==, 1);

  tea_fixture_close (book);
}

static void
test_a_household_with_people_stays (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaHousehold) household = NULL;
  const gint64 id = find (book, "2栋1单元301");
  gint64 person;

  g_assert_true (tea_person_find_or_add (book, "康桂花", NULL, id, &person, &error));
  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
  g_assert_cmpint (household->people, ==, 1);
  g_assert_false (tea_household_remove (household, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/household/one-door-is-one-household-however-it-is-written",
                   test_one_door_is_one_household_however_it_is_written);
  g_test_add_func ("/household/what-names-no-building-stays-text",
                   test_what_names_no_building_stays_text);
  g_test_add_func ("/household/the-only-estate-is-meant", test_the_only_estate_is_meant);
  g_test_add_func ("/household/an-unknown-estate-is-not-taken-for-the-known-one",
                   test_an_unknown_estate_is_not_taken_for_the_known_one);
  g_test_add_func ("/household/the-address-reads-as-it-is-formatted",
                   test_the_address_reads_as_it_is_formatted);
  g_test_add_func ("/household/addresses-are-sorted-by-their-numbers",
                   test_addresses_are_sorted_by_their_numbers);
  g_test_add_func ("/household/a-household-with-people-stays", test_a_household_with_people_stays);

  return g_test_run ();
}
