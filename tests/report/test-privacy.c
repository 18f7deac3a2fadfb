/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "meet/tea-attendance.h"
#include "people/tea-organisation.h"
#include "people/tea-party.h"
#include "people/tea-person.h"
#include "report/tea-privacy.h"
#include "report/tea-room-door.h"

#include "tea-chain.h"
#include "tea-fixture.h"

/* As many characters as the room door lets through. */
#define DOOR 80

static void
add_person (TeaBook    *book,
            const char *name)
{
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GError) error = NULL;

  tea_person_add (person, book, &error);
  g_assert_no_error (error);
}

static void
add_organisation (TeaBook    *book,
                  const char *name,
                  const char *contact)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaOrganisation) organisation = tea_organisation_add (book, name, 0, &error);

  g_assert_no_error (error);
  tea_record_edit (TEA_RECORD (organisation), book, "contact", contact, &error);
  g_assert_no_error (error);
}

static void
assert_masked (TeaBook    *book,
               const char *text,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *masked = tea_privacy_mask (book, 0, text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (masked, ==, expected);
}

static gboolean
finds (TeaBook    *book,
       gint64      meeting,
       const char *words,
       const char *name)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = tea_privacy_find_names (book, meeting, words, &error);

  g_assert_no_error (error);
  g_assert_false (g_strv_contains ((const char * const *) names, ""));

  return g_strv_contains ((const char * const *) names, name);
}

static gboolean
hides (TeaBook  *book,
       gint64    topic)
{
  g_autoptr (GError) error = NULL;
  gboolean hidden = TRUE;

  g_assert_true (tea_privacy_hides_topic (book, topic, &hidden, &error));
  g_assert_no_error (error);

  return hidden;
}

static void
test_hardship_and_health_are_sensitive (void)
{
  static const char * const sensitive[] = {
    "申请低保", "特困老人", "残疾证怎么办", "他患病了", "病情加重", "得了癌症", "有精神病史",
    "抑郁在家", "乙肝", "家暴", "正在离婚", "社区戒毒", "社区矫正人员", "去信访", "上访户", "被举报",
    "信教的", "孤儿", "楼上楼下纠纷", "请来调解", NULL
  };
  static const char * const harmless[] = {
    "", "路灯不亮", "老人下楼不便", "低矮的保坎", "调整解决", "举起报纸", "离开婚礼", NULL
  };

  for (guint i = 0; sensitive[i] != NULL; i++)
    {
      g_test_message ("%s", sensitive[i]);
      g_assert_true (tea_privacy_is_sensitive (sensitive[i]));
    }
  for (guint i = 0; harmless[i] != NULL; i++)
    {
      g_test_message ("%s", harmless[i]);
      g_assert_false (tea_privacy_is_sensitive (harmless[i]));
    }
}

static void
test_a_sensitive_word_is_found_at_the_end_of_a_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "路灯");
  g_assert_false (tea_privacy_is_sensitive (text->str));
  g_string_append (text, "低保");
  g_assert_true (tea_privacy_is_sensitive (text->str));
}

static void
test_a_topic_of_nothing_but_disputes_is_hidden (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry quarrel = { .text = "楼上砸门", .dispute = TRUE };
  g_autoptr (TeaRequest) dispute = tea_request_add (book, &quarrel, NULL);
  g_autoptr (TeaRequest) second = tea_request_add (book, &quarrel, NULL);
  g_autoptr (TeaRequest) lamp = tea_chain_request (book, "路灯不亮", NULL, NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "砸门", NULL, dispute, second);
  g_autoptr (TeaTopic) empty = tea_chain_topic (book, "空", NULL, NULL, NULL);
  const gint64 id = tea_record_get_id (TEA_RECORD (topic));
  g_autoptr (GError) error = NULL;

  g_assert_true (hides (book, id));
  g_assert_false (hides (book, tea_record_get_id (TEA_RECORD (empty))));
  g_assert_false (hides (book, 4711));

  g_assert_true (tea_topic_take (topic, book, lamp, &error));
  g_assert_no_error (error);
  g_assert_false (hides (book, id));
  g_assert_true (tea_topic_drop (topic, book, lamp, &error));
  g_assert_no_error (error);
  g_assert_true (hides (book, id));

  tea_fixture_close (book);
}

static void
test_whoever_occurs_is_found_in_any_spelling (void)
{
  TeaBook *book = tea_fixture_book ();

  add_person (book, "王秀兰");
  add_person (book, "Anna Lee");
  add_person (book, "李建国");

  g_assert_true (finds (book, 0, "王秀兰家漏水", "王秀兰"));
  g_assert_true (finds (book, 0, "王 秀　兰家漏水", "王秀兰"));
  g_assert_true (finds (book, 0, "ＡＮＮＡ ｌｅｅ said so", "Anna Lee"));
  g_assert_true (finds (book, 0, "annalee", "Anna Lee"));
  g_assert_false (finds (book, 0, "王秀兰家漏水", "李建国"));
  g_assert_false (finds (book, 0, "王秀\n兰家漏水", "王秀兰"));
  g_assert_false (finds (book, 0, "", "王秀兰"));

  tea_fixture_close (book);
}

static void
test_a_contact_is_a_person_but_an_office_is_none (void)
{
  TeaBook *book = tea_fixture_book ();

  add_organisation (book, "安居物业", "孙满仓");
  add_organisation (book, "秀水超市", "");
  add_person (book, "安居物业");
  tea_chain_party (book, "老兵之家");
  add_person (book, "老兵之家");

  g_assert_true (finds (book, 0, "请孙满仓来", "孙满仓"));
  g_assert_false (finds (book, 0, "请安居物业来", "安居物业"));
  g_assert_false (finds (book, 0, "请老兵之家来", "老兵之家"));
  assert_masked (book, "安居物业的孙满仓和老兵之家", "安居物业的孙**和老兵之家");

  tea_fixture_close (book);
}

static void
test_who_sits_in_a_session_is_found_without_being_told (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) request = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, request, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaParty) party = NULL;
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, topic, "赵发言", "装三盏灯");
  const gint64 id = tea_record_get_id (TEA_RECORD (meeting));
  g_autoptr (GError) error = NULL;

  party = tea_book_find (book, TEA_TYPE_PARTY, "name", "居民", &error);
  g_assert_no_error (error);
  guest = tea_meeting_sign_in_guest (meeting, book, "钱来宾", party, TRUE, &error);
  g_assert_no_error (error);

  g_assert_true (finds (book, id, "", "王秀兰"));
  g_assert_true (finds (book, id, "", "赵发言"));
  g_assert_true (finds (book, id, "", "钱来宾"));
  g_assert_false (finds (book, 0, "", "王秀兰"));
  g_assert_false (finds (book, id + 1, "", "钱来宾"));

  tea_fixture_close (book);
}

static void
test_phones_and_doors_are_masked_in_an_empty_book (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *masked = NULL;

  assert_masked (book, "", "");
  assert_masked (book, "路灯不亮", "路灯不亮");
  assert_masked (book, "打13800001234", "打138****1234");
  masked = tea_privacy_mask (book, 0, "2栋1单元301漏水，身份证110101199003071234", NULL);
  g_assert_null (strstr (masked, "301"));
  g_assert_null (strstr (masked, "19900307"));
  g_assert_nonnull (strstr (masked, "2栋"));
  g_assert_nonnull (strstr (masked, "漏水"));

  tea_fixture_close (book);
}

static char *
show (TeaBook    *book,
      const char *text)
{
  g_autoptr (TeaRoomDoor) door = tea_room_door_new (book, 0);
  g_autoptr (GError) error = NULL;

  tea_room_door_expect (door, text);
  g_assert_true (tea_room_door_open (door, &error));
  g_assert_no_error (error);

  return tea_room_door_show (door, text);
}

static char *
repeat (const char *character,
        guint       n,
        const char *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, character);

  return g_string_free_and_steal (g_string_append (text, end));
}

static void
test_the_door_cuts_what_no_page_holds (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autofree char *full = repeat ("灯", DOOR, "");
  g_autofree char *over = repeat ("灯", DOOR + 1, "");
  g_autofree char *start = repeat ("灯", DOOR - 1, "…");
  g_autofree char *huge = repeat ("灯", 100000, "");
  g_autofree char *shown_full = show (book, full);
  g_autofree char *shown_over = show (book, over);
  g_autofree char *shown_huge = show (book, huge);
  g_autofree char *shown_none = show (book, "");
  g_autofree char *shown_lines = show (book, "一\n二\r三\t四");

  g_assert_cmpstr (shown_full, ==, full);
  g_assert_cmpstr (shown_over, ==, start);
  g_assert_cmpstr (shown_huge, ==, start);
  g_assert_cmpstr (shown_none, ==, "");
  g_assert_cmpstr (shown_lines, ==, "一 二 三 四");

  tea_fixture_close (book);
}

/* Where the cut falls into a name or a phone, no part of it comes back. */
static void
test_the_door_masks_before_it_cuts (void)
{
  TeaBook *book = tea_fixture_book ();

  add_person (book, "王秀兰");
  for (guint n = DOOR - 14; n <= DOOR; n++)
    {
      g_autofree char *text = repeat ("灯", n, "王秀兰，13800001234");
      g_autofree char *shown = show (book, text);

      g_assert_null (strstr (shown, "秀"));
      g_assert_null (strstr (shown, "0000"));
      g_assert_cmpint (g_utf8_strlen (shown, -1), <=, DOOR);
    }

  tea_fixture_close (book);
}

static void
test_the_door_knows_all_that_it_was_told (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRoomDoor) door = tea_room_door_new (book, 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *apart = NULL;
  g_autoptr (GError) error = NULL;

  add_person (book, "王秀兰");
  add_person (book, "李建国");
  add_person (book, "兰李");
  tea_room_door_expect (door, "王秀兰");
  tea_room_door_expect (door, "李建国");
  g_assert_true (tea_room_door_open (door, &error));
  g_assert_no_error (error);

  first = tea_room_door_show (door, "李建国说");
  second = tea_room_door_show (door, "王秀兰说");
  g_assert_cmpstr (first, ==, "李**说");
  g_assert_cmpstr (second, ==, "王**说");

  /* Two texts beside each other make no third name. */
  apart = tea_room_door_show (door, "兰李");
  g_assert_cmpstr (apart, ==, "兰李");

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/privacy/" name, func)
  ADD ("hardship-and-health-are-sensitive", test_hardship_and_health_are_sensitive);
  ADD ("a-sensitive-word-is-found-at-the-end-of-a-long-text",
       test_a_sensitive_word_is_found_at_the_end_of_a_long_text);
  ADD ("a-topic-of-nothing-but-disputes-is-hidden", test_a_topic_of_nothing_but_disputes_is_hidden);
  ADD ("whoever-occurs-is-found-in-any-spelling", test_whoever_occurs_is_found_in_any_spelling);
  ADD ("a-contact-is-a-person-but-an-office-is-none",
       test_a_contact_is_a_person_but_an_office_is_none);
  ADD ("who-sits-in-a-session-is-found-without-being-told",
       test_who_sits_in_a_session_is_found_without_being_told);
  ADD ("phones-and-doors-are-masked-in-an-empty-book",
       test_phones_and_doors_are_masked_in_an_empty_book);
  ADD ("the-door-cuts-what-no-page-holds", test_the_door_cuts_what_no_page_holds);
  ADD ("the-door-masks-before-it-cuts", test_the_door_masks_before_it_cuts);
  ADD ("the-door-knows-all-that-it-was-told", test_the_door_knows_all_that_it_was_told);
#undef ADD

  return g_test_run ();
}
