/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/tea-history.h"
#include "people/tea-estate.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"

#include "tea-fixture.h"

static void
test_a_new_book_gets_ten_parties_once (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (TeaQuery) query = tea_party_query (book);
      g_autoptr (GPtrArray) parties = NULL;
      TeaParty *first;

      g_assert_true (tea_party_add_defaults (book, &error));
      g_assert_no_error (error);

      parties = tea_query_read_records (query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (parties->len, ==, 10);

      first = g_ptr_array_index (parties, 0);
      g_assert_cmpstr (first->name, ==, "Residents");
      g_assert_true (first->required);
      g_assert_true (first->votes);
      g_assert_false (((TeaParty *) g_ptr_array_index (parties, 9))->votes);
    }

  tea_fixture_close (book);
}

static void
test_a_party_of_ones_own_stands_last (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaParty) again = NULL;

  g_assert_true (tea_party_add_defaults (book, &error));
  party = tea_party_add (book, " 社区医院 ", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (party->name, ==, "社区医院");
  g_assert_cmpint (party->position, ==, 10);

  again = tea_party_add (book, "社区医院", &error);
  g_assert_null (again);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);

  tea_fixture_close (book);
}

static void
test_a_party_with_people_stays (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaParty) party = tea_party_add (book, "物业", &error);
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "贺小川", NULL);

  person->party = tea_record_get_id (TEA_RECORD (party));
  g_assert_true (tea_person_add (person, book, &error));
  g_assert_false (tea_party_remove (party, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tea_person_remove (person, book, &error));
  g_assert_no_error (error);
  g_assert_true (tea_party_remove (party, book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_an_organisation_lends_its_party (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaParty) property = tea_party_add (book, "物业公司", &error);
  g_autoptr (TeaParty) residents = tea_party_add (book, "居民", &error);
  g_autoptr (TeaOrganisation) organisation = NULL;
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "秦师傅", NULL);
  g_autoptr (TeaPerson) read = NULL;
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GArray) found = NULL;

  organisation = tea_organisation_add (book, "清和物业",
                                       tea_record_get_id (TEA_RECORD (property)), &error);
  g_assert_no_error (error);
  person->organisation = tea_record_get_id (TEA_RECORD (organisation));
  g_assert_true (tea_person_add (person, book, &error));

  read = tea_book_get (book, TEA_TYPE_PERSON, tea_record_get_id (TEA_RECORD (person)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->organisation_name, ==, "清和物业");
  g_assert_cmpstr (read->party_name, ==, "物业公司");
  g_assert_cmpint (read->seat, ==, tea_record_get_id (TEA_RECORD (property)));

  query = tea_person_query (book, NULL, tea_record_get_id (TEA_RECORD (property)));
  found = tea_query_read_ids (query, &error);
  g_assert_cmpuint (found->len, ==, 1);

  /* Who sits there for the neighbours does not sit there for the company. */
  g_clear_object (&read);
  person->party = tea_record_get_id (TEA_RECORD (residents));
  {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person->party);

    person->party = 0;
    g_assert_true (tea_record_edit (TEA_RECORD (person), book, "party", id, &error));
    g_assert_no_error (error);
  }
  read = tea_book_get (book, TEA_TYPE_PERSON, tea_record_get_id (TEA_RECORD (person)), &error);
  g_assert_cmpstr (read->party_name, ==, "居民");

  g_assert_false (tea_organisation_remove (organisation, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);

  tea_fixture_close (book);
}

static void
test_estates_are_named_and_unique (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) first = tea_estate_add (book, "月亮湾", &error);
  g_autoptr (TeaEstate) second = tea_estate_add (book, "槐荫苑", &error);
  g_auto (GStrv) names = tea_estate_dup_names (book, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) names, "槐荫苑"));

  g_assert_null (tea_estate_add (book, "月亮湾", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (tea_estate_add (book, "  ", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);

  tea_fixture_close (book);
}

static char *
dup_order (TeaBook *book)
{
  g_autoptr (TeaQuery) query = tea_party_query (book);
  g_autoptr (GPtrArray) parties = tea_query_read_records (query, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    g_string_append (names, ((TeaParty *) g_ptr_array_index (parties, i))->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_a_party_moves_up_and_no_further (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaParty) first = tea_party_add (book, "甲", &error);
  g_autoptr (TeaParty) second = tea_party_add (book, "乙", &error);
  g_autoptr (TeaParty) third = tea_party_add (book, "丙", &error);
  g_autofree char *moved = NULL;
  g_autofree char *at_the_top = NULL;
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (second);

  g_assert_true (tea_party_move (third, book, -1, &error));
  moved = dup_order (book);
  g_assert_cmpstr (moved, ==, "甲丙乙");

  g_assert_true (tea_party_move (first, book, -1, &error));
  at_the_top = dup_order (book);
  g_assert_cmpstr (at_the_top, ==, "甲丙乙");

  g_assert_true (tea_party_move (first, book, 9, &error));
  last = dup_order (book);
  g_assert_cmpstr (last, ==, "丙乙甲");

  g_free (tea_history_undo (book, &error));
  g_assert_no_error (error);
  undone = dup_order (book);
  g_assert_cmpstr (undone, ==, "甲丙乙");

  tea_fixture_close (book);
}

static void
test_an_estate_with_addresses_stays (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaHousehold) household = NULL;
  gint64 id;

  g_assert_true (tea_household_from_text (book, "2-1-301", &id, &error));
  g_assert_false (tea_estate_remove (estate, book, &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_REFUSED);
  g_clear_error (&error);

  household = tea_book_get (book, TEA_TYPE_HOUSEHOLD, id, &error);
  g_assert_true (tea_household_remove (household, book, &error));
  g_assert_true (tea_estate_remove (estate, book, &error));
  g_assert_no_error (error);

  tea_fixture_close (book);
}

static void
test_a_person_lives_where_the_address_says (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaEstate) estate = tea_estate_add (book, "槐荫苑", &error);
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "张桂英", NULL);
  gint64 household;

  g_assert_nonnull (estate);
  g_assert_true (tea_person_add (person, book, &error));
  g_assert_true (tea_person_set_address (person, book, "2-1-301", &error));
  g_assert_no_error (error);
  household = person->household;
  g_assert_cmpint (household, !=, 0);

  g_assert_false (tea_person_set_address (person, book, "大门旁边", &error));
  g_assert_error (error, TEA_ERROR, TEA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (person->household, ==, household);

  g_assert_true (tea_person_set_address (person, book, "", &error));
  g_assert_cmpint (person->household, ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory/a-new-book-gets-ten-parties-once",
                   test_a_new_book_gets_ten_parties_once);
  g_test_add_func ("/directory/a-party-of-ones-own-stands-last",
                   test_a_party_of_ones_own_stands_last);
  g_test_add_func ("/directory/a-party-with-people-stays", test_a_party_with_people_stays);
  g_test_add_func ("/directory/an-organisation-lends-its-party",
                   test_an_organisation_lends_its_party);
  g_test_add_func ("/directory/estates-are-named-and-unique", test_estates_are_named_and_unique);
  g_test_add_func ("/directory/a-party-moves-up-and-no-further",
                   test_a_party_moves_up_and_no_further);
  g_test_add_func ("/directory/an-estate-with-addresses-stays",
                   test_an_estate_with_addresses_stays);
  g_test_add_func ("/directory/a-person-lives-where-the-address-says",
                   test_a_person_lives_where_the_address_says);

  return g_test_run ();
}
