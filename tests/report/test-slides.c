/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-category.h"
#include "collect/tea-mediation.h"
#include "collect/tea-visit.h"
#include "meet/tea-adjournment.h"
#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-floor.h"
#include "people/tea-household.h"
#include "people/tea-party.h"
#include "people/tea-person.h"
#include "report/tea-slides.h"
#include "resolve/tea-decision.h"
#include "resolve/tea-dissent.h"

#include "tea-chain.h"
#include "tea-fixture.h"

static GPtrArray *
build (TeaBook    *book,
       TeaMeeting *meeting,
       TeaTopic   *present)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *slides;

  slides = tea_slides_build (book, meeting,
                             present != NULL ? tea_record_get_id (TEA_RECORD (present)) : 0,
                             &error);
  g_assert_no_error (error);
  g_assert_nonnull (slides);

  return slides;
}

/* Everything that the room can read. */
static char *
read_room (GPtrArray *slides)
{
  g_autoptr (GString) room = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    {
      TeaSlide *slide = g_ptr_array_index (slides, i);
      g_autofree char *lines = g_strjoinv ("\n", slide->lines);

      g_string_append_printf (room, "[%s]\n%s\n%s\n", slide->title, lines, slide->note);
    }

  return g_string_free (g_steal_pointer (&room), FALSE);
}

static TeaAttendance *
sign_in_guest (TeaBook    *book,
               TeaMeeting *meeting,
               const char *name)
{
  g_autoptr (TeaParty) party = NULL;
  TeaAttendance *attendance;
  g_autoptr (GError) error = NULL;

  tea_chain_party (book, "居民");
  party = tea_book_find (book, TEA_TYPE_PARTY, "name", "居民", &error);
  attendance = tea_meeting_sign_in_guest (meeting, book, name, party, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (attendance);

  return attendance;
}

static void
give_floor (TeaBook       *book,
            TeaMeeting    *meeting,
            TeaAttendance *attendance,
            TeaTopic      *topic,
            const char    *stance)
{
  g_autoptr (TeaTurn) turn = NULL;
  g_autoptr (GError) error = NULL;

  turn = tea_floor_give (meeting, book, attendance,
                         topic != NULL ? tea_record_get_id (TEA_RECORD (topic)) : 0, stance,
                         &error);
  g_assert_no_error (error);
}

static const TeaSlide *
find_slide (GPtrArray    *slides,
            TeaSlideKind  kind)
{
  const TeaSlide *found = NULL;

  for (guint i = 0; i < slides->len; i++)
    {
      const TeaSlide *slide = g_ptr_array_index (slides, i);

      if (slide->kind == kind)
        {
          g_assert_null (found);
          found = slide;
        }
    }

  return found;
}

static void
add_ballot (TeaBook    *book,
            TeaMeeting *meeting,
            TeaTopic   *topic,
            const char *question)
{
  g_autoptr (TeaBallot) ballot = NULL;
  g_autoptr (GError) error = NULL;

  ballot = g_object_new (TEA_TYPE_BALLOT,
                         "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                         "topic", topic != NULL ? tea_record_get_id (TEA_RECORD (topic)) : 0,
                         "question", question,
                         "in-favour", 1,
                         "against", 0,
                         "abstained", 0,
                         NULL);
  tea_ballot_record (ballot, book, &error);
  g_assert_no_error (error);
}

static void
assert_slide (GPtrArray    *slides,
              guint         position,
              TeaSlideKind  kind,
              const char   *title,
              const char   *lines,
              const char   *note)
{
  TeaSlide *slide = g_ptr_array_index (slides, position);
  g_autofree char *joined = g_strjoinv ("|", slide->lines);

  g_assert_cmpint (slide->kind, ==, kind);
  g_assert_cmpstr (slide->title, ==, title);
  g_assert_cmpstr (joined, ==, lines);
  g_assert_cmpstr (slide->note, ==, note);
}

static void
test_pages_follow_the_meeting (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaRequest) first = tea_chain_request (book, "路灯不亮", "王秀兰", NULL, "2栋1单元301");
  g_autoptr (TeaRequest) second = tea_chain_request (book, "楼道太黑", "李建国", NULL, "3栋1单元102");
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, first, second);
  g_autoptr (TeaTopic) later = tea_chain_topic (book, "花坛", "agenda", NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "小镇下午茶", topic);
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_book_set_setting (book, "community", "石榴里社区", NULL));
  g_assert_true (tea_meeting_add_item (meeting, book, later, &error));
  g_assert_no_error (error);
  guest = sign_in_guest (book, meeting, "王秀兰");
  remark = tea_chain_remark (book, meeting, topic, "王秀兰", "装三盏灯");
  suggestion = tea_suggestion_from_remark (remark, book, &error);
  g_assert_no_error (error);
  g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", "都同意", NULL));
  add_ballot (book, meeting, topic, "装三盏灯，好不好？");
  add_ballot (book, meeting, NULL, "下次改到周六，好不好？");

  slides = build (book, meeting, later);
  g_assert_cmpuint (slides->len, ==, 8);
  assert_slide (slides, 0, TEA_SLIDE_WELCOME, "石榴里社区",
                "小镇下午茶|23 November 2026, 09:00|党群服务中心|"
                "Since last time: 2 requests that came in other ways. "
                "Screened, today it is about 1 topic.", "居民");
  assert_slide (slides, 1, TEA_SLIDE_AGENDA, "Agenda", "路灯|花坛", "");
  g_assert_cmpint (((TeaSlide *) slides->pdata[1])->present, ==, 1);
  assert_slide (slides, 2, TEA_SLIDE_TOPIC, "路灯", "楼道太黑|路灯不亮",
                "2 requests from 2 households");
  assert_slide (slides, 3, TEA_SLIDE_SUGGESTIONS, "路灯", "Adopted: 装三盏灯 (居民)",
                "1 suggestion so far");
  g_assert_cmpint (((TeaSlide *) slides->pdata[4])->kind, ==, TEA_SLIDE_BALLOT);
  g_assert_cmpstr (((TeaSlide *) slides->pdata[4])->title, ==, "装三盏灯，好不好？");
  g_assert_cmpstr (((TeaSlide *) slides->pdata[4])->lines[0], ==, "In favour: 1");
  assert_slide (slides, 5, TEA_SLIDE_TOPIC, "花坛", "", "");
  g_assert_cmpstr (((TeaSlide *) slides->pdata[6])->title, ==, "下次改到周六，好不好？");
  assert_slide (slides, 7, TEA_SLIDE_CLOSING, "Adopted today", "装三盏灯",
                "Thank you for coming");

  tea_fixture_close (book);
}

static void
test_disputes_and_hardship_are_not_shown (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry quarrel = { .text = "楼上砸了我家的门", .dispute = TRUE };
  g_autoptr (TeaRequest) dispute = tea_request_add (book, &quarrel, NULL);
  g_autoptr (TeaRequest) mixed = tea_request_add (book, &quarrel, NULL);
  g_autoptr (TeaRequest) hardship = tea_chain_request (book, "申请低保要装扶手", NULL, NULL, NULL);
  g_autoptr (TeaTopic) hidden = tea_chain_topic (book, "砸门的事", NULL, dispute, NULL);
  g_autoptr (TeaTopic) shown = tea_chain_topic (book, "扶手", "agenda", hardship, mixed);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", hidden);
  g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, hidden, "某人", "赔一扇新门");
  g_autoptr (TeaSuggestion) suggestion = tea_suggestion_from_remark (remark, book, NULL);
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *room = NULL;

  g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", "都同意", NULL));
  g_assert_true (tea_meeting_add_item (meeting, book, shown, NULL));

  slides = build (book, meeting, NULL);
  room = read_room (slides);
  g_assert_null (strstr (room, "砸"));
  g_assert_null (strstr (room, "新门"));
  g_assert_null (strstr (room, "低保"));
  g_assert_nonnull (strstr (room, "A matter that is not shown here"));
  g_assert_nonnull (strstr (room, "[扶手]"));
  g_assert_nonnull (strstr (room, "2 requests"));

  tea_fixture_close (book);
}

/* What is told in the room is not told by the wall; nor what only its category gives away. */
static void
test_what_is_suggested_or_voted_on_may_be_sensitive_too (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaCategory) category = tea_category_add (book, "低保救助", 0, NULL);
  const TeaRequestEntry entry = {
    .text = "窗户漏风没人修", .category = tea_record_get_id (TEA_RECORD (category)), .by_hand = TRUE
  };
  g_autoptr (TeaRequest) request = tea_request_add (book, &entry, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "修窗户", NULL, request, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaAttendance) guest = sign_in_guest (book, meeting, "王秀兰");
  g_autoptr (TeaRemark) remark = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *room = NULL;

  remark = tea_chain_remark (book, meeting, topic, "某人", "先给楼上的低保户修");
  suggestion = tea_suggestion_from_remark (remark, book, NULL);
  g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", "都同意", NULL));
  add_ballot (book, meeting, topic, "患病的人家先修，好不好");

  slides = build (book, meeting, NULL);
  room = read_room (slides);
  g_assert_nonnull (strstr (room, "[修窗户]"));
  g_assert_nonnull (strstr (room, "Adopted: A matter that is not shown here"));
  g_assert_nonnull (strstr (room, "[A matter that is not shown here]"));
  g_assert_null (strstr (room, "漏风"));
  g_assert_null (strstr (room, "低保"));
  g_assert_null (strstr (room, "患病"));

  tea_fixture_close (book);
}

static void
test_the_speaker_has_a_surname_a_party_and_a_clock (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaAttendance) guest = sign_in_guest (book, meeting, "王秀兰");
  g_autoptr (TeaAttendance) later = sign_in_guest (book, meeting, "欧阳娜");
  g_autoptr (TeaAttendance) body = sign_in_guest (book, meeting, "居民");
  g_autoptr (TeaQueueEntry) entry = NULL;
  g_autoptr (GPtrArray) before = build (book, meeting, NULL);
  g_autoptr (GPtrArray) running = NULL;
  g_autoptr (GPtrArray) paused = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (TeaTurn) turn = NULL;
  g_autofree char *line = NULL;
  const TeaSlide *slide;
  gint64 now;

  g_assert_null (find_slide (before, TEA_SLIDE_SPEAKER));

  give_floor (book, meeting, guest, topic, "against");
  entry = tea_queue_entry_ask (meeting, book, later, 0, NULL, NULL);
  running = build (book, meeting, NULL);
  now = g_get_real_time () / G_USEC_PER_SEC;
  slide = find_slide (running, TEA_SLIDE_SPEAKER);
  g_assert_nonnull (slide);
  g_assert_cmpint (slide->topic, ==, tea_record_get_id (TEA_RECORD (topic)));
  g_assert_cmpstr (slide->title, ==, "路灯");
  g_assert_cmpstr (slide->lines[0], ==, "王** · 居民");
  g_assert_cmpstr (slide->lines[1], ==, "Against");
  g_assert_cmpstr (slide->note, ==, "Next: 欧阳** · 居民");
  g_assert_true (slide->clock.shown);
  g_assert_true (slide->clock.running);
  g_assert_cmpint (slide->clock.warning, ==, 30);
  g_assert_cmpint (tea_slide_clock_read (&slide->clock, slide->clock.ends_at - 45), ==, 45);
  g_assert_cmpint (slide->clock.ends_at, >, now + 60);

  turn = tea_floor_pause (meeting, book, NULL);
  paused = build (book, meeting, NULL);
  slide = find_slide (paused, TEA_SLIDE_SPEAKER);
  g_assert_false (slide->clock.running);
  g_assert_cmpstr (slide->lines[2], ==, "The clock is stopped");
  g_assert_cmpint (tea_slide_clock_read (&slide->clock, now), ==,
                   tea_slide_clock_read (&slide->clock, now + 60));

  /* Whose name is that of a party is no person, and who speaks on nothing still speaks. */
  give_floor (book, meeting, body, NULL, NULL);
  other = build (book, meeting, NULL);
  slide = find_slide (other, TEA_SLIDE_SPEAKER);
  g_assert_cmpint (slide->topic, ==, 0);
  line = g_strjoinv ("|", slide->lines);
  g_assert_cmpstr (line, ==, "居民");

  tea_fixture_close (book);
}

static void
test_who_speaks_on_what_is_hidden_does_not_show_it (void)
{
  TeaBook *book = tea_fixture_book ();
  const TeaRequestEntry quarrel = { .text = "楼上砸了我家的门", .dispute = TRUE };
  g_autoptr (TeaRequest) dispute = tea_request_add (book, &quarrel, NULL);
  g_autoptr (TeaTopic) hidden = tea_chain_topic (book, "砸门的事", NULL, dispute, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", hidden);
  g_autoptr (TeaAttendance) guest = sign_in_guest (book, meeting, "王秀兰");
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *room = NULL;

  give_floor (book, meeting, guest, hidden, NULL);
  slides = build (book, meeting, NULL);
  room = read_room (slides);
  g_assert_nonnull (strstr (room, "[Has the floor]\n王** · 居民"));
  g_assert_null (strstr (room, "砸"));

  tea_fixture_close (book);
}

static void
test_a_clock_tells_minutes_and_overtime (void)
{
  const TeaSlideClock clock = { .shown = TRUE, .running = TRUE, .ends_at = 1000 };
  TeaSlideClock stopped = clock;
  const struct { int remaining; const char *text; } cases[] = {
    { 180, "3:00" }, { 9, "0:09" }, { 0, "0:00" }, { -1, "+0:01" }, { -75, "+1:15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tea_slide_clock_dup_text (cases[i].remaining);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (tea_slide_clock_read (&clock, 1000 - cases[i].remaining), ==,
                       cases[i].remaining);
    }

  tea_slide_clock_stop (&stopped, 990);
  g_assert_cmpint (tea_slide_clock_read (&stopped, 2000), ==, 10);
}

/* The room comes together again on another day, and shall see that one. */
static void
test_the_room_sees_when_an_adjourned_session_goes_on (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaMeeting) adjourned = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tea_meeting_adjourn (meeting, book, "2026-11-26 14:00", &error));
  adjourned = tea_book_get (book, TEA_TYPE_MEETING, tea_record_get_id (TEA_RECORD (meeting)),
                            &error);
  g_assert_no_error (error);
  slides = build (book, adjourned, NULL);
  assert_slide (slides, 0, TEA_SLIDE_WELCOME, "下午茶",
                "23 November 2026, 09:00|Goes on: 26 November 2026, 14:00|党群服务中心", "");
  assert_slide (slides, 1, TEA_SLIDE_AGENDA, "Agenda", "路灯", "Goes on: 26 November 2026, 14:00");

  tea_fixture_close (book);
}

static void
test_a_message_to_the_room_is_masked (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaPerson) person = g_object_new (TEA_TYPE_PERSON, "name", "上官婉", NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "养犬", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaSlide) message = NULL;

  g_assert_true (tea_person_add (person, book, NULL));
  message = tea_slides_build_message (book, meeting, "请上官婉回电13800001234，休息十分钟", NULL);
  g_assert_cmpint (message->kind, ==, TEA_SLIDE_MESSAGE);
  g_assert_cmpstr (message->title, ==, "请上官**回电138****1234，休息十分钟");
  g_assert_null (message->lines[0]);

  tea_fixture_close (book);
}

static TeaSuggestion *
suggest_as (TeaBook    *book,
            TeaMeeting *meeting,
            TeaTopic   *topic,
            const char *party,
            const char *text)
{
  TeaSuggestion *suggestion;
  g_autoptr (GError) error = NULL;

  suggestion = g_object_new (TEA_TYPE_SUGGESTION,
                             "meeting", tea_record_get_id (TEA_RECORD (meeting)),
                             "topic", tea_record_get_id (TEA_RECORD (topic)),
                             "party", tea_chain_party (book, party),
                             "text", text,
                             NULL);
  tea_suggestion_add (suggestion, book, &error);
  g_assert_no_error (error);

  return suggestion;
}

static void
test_joined_suggestions_show_all_their_parties (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaSuggestion) first = suggest_as (book, meeting, topic, "居民", "装三盏灯");
  g_autoptr (TeaSuggestion) second = suggest_as (book, meeting, topic, "物业公司", "多装几盏灯");
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (GError) error = NULL;
  const TeaSlide *slide;

  g_assert_true (tea_suggestion_join (first, book, second, &error));
  g_assert_no_error (error);
  slides = build (book, meeting, NULL);
  slide = find_slide (slides, TEA_SLIDE_SUGGESTIONS);
  g_assert_cmpstr (slide->lines[0], ==, "装三盏灯 (居民、物业公司)");
  g_assert_null (slide->lines[1]);

  tea_fixture_close (book);
}

static void
test_the_agenda_begins_with_the_open_work_of_earlier_sessions (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaMeeting) earlier = NULL;
  g_autoptr (TeaMeeting) now = NULL;
  g_autoptr (TeaSuggestion) suggestion = NULL;
  g_autoptr (TeaAssignment) assignment = NULL;
  g_autoptr (GPtrArray) before = build (book, meeting, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (find_slide (before, TEA_SLIDE_AGENDA)->note, ==, "");

  earlier = g_object_new (TEA_TYPE_MEETING, "kind", "tea", "starts-at", "2026-11-05 09:00", NULL);
  tea_meeting_add (earlier, book, &error);
  g_assert_no_error (error);
  tea_meeting_add_item (earlier, book, topic, &error);
  g_assert_no_error (error);
  suggestion = tea_chain_suggestion (book, topic, "装三盏灯", "adopted");
  assignment = tea_chain_assignment (book, suggestion, "买灯", "2026-12-01");
  now = tea_chain_reload (book, meeting);
  after = build (book, now, NULL);
  g_assert_cmpstr (find_slide (after, TEA_SLIDE_AGENDA)->note, ==,
                   "First: what came of earlier sessions (1 item)");

  tea_fixture_close (book);
}

static void
test_the_room_sees_whether_it_can_live_with_a_suggestion (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaSuggestion) suggestion = suggest_as (book, meeting, topic, "居民", "装三盏灯");
  g_autoptr (TeaParty) party = tea_book_find (book, TEA_TYPE_PARTY, "name", "居民", NULL);
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaDissent) dissent = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GPtrArray) dissented = NULL;
  g_autoptr (GPtrArray) decided = NULL;
  g_autoptr (GError) error = NULL;

  guest = tea_meeting_sign_in_guest (meeting, book, "王建国", party, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (tea_suggestion_ask (suggestion, book, &error));
  asked = build (book, meeting, NULL);
  g_assert_cmpstr (find_slide (asked, TEA_SLIDE_SUGGESTIONS)->lines[0], ==,
                   "装三盏灯 (居民) — 1 person was asked: nobody dissents.");

  dissent = tea_suggestion_dissent (suggestion, book, guest, "太亮", &error);
  g_assert_no_error (error);
  dissented = build (book, meeting, NULL);
  g_assert_cmpstr (find_slide (dissented, TEA_SLIDE_SUGGESTIONS)->lines[0], ==,
                   "装三盏灯 (居民) — 1 of 1 asked cannot live with it.");

  /* What was decided is the last word. */
  tea_suggestion_decide (suggestion, book, "adopted", "大家同意", &error);
  g_assert_no_error (error);
  decided = build (book, meeting, NULL);
  g_assert_cmpstr (find_slide (decided, TEA_SLIDE_SUGGESTIONS)->lines[0], ==,
                   "Adopted: 装三盏灯 (居民)");

  tea_fixture_close (book);
}

static void
test_the_closing_tells_what_was_decided (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "路灯", NULL, NULL, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  const char * const ends[][2] = {
    { "换灯泡", "declined" }, { "装三盏灯", "adopted" }, { "改线路", "deferred" }, { "种花", NULL },
  };
  g_autoptr (GPtrArray) slides = NULL;
  const TeaSlide *slide;
  g_autofree char *lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (TeaRemark) remark = tea_chain_remark (book, meeting, topic, "某人", ends[i][0]);
      g_autoptr (TeaSuggestion) suggestion = tea_suggestion_from_remark (remark, book, NULL);

      if (ends[i][1] != NULL)
        g_assert_true (tea_suggestion_decide (suggestion, book, ends[i][1], "理由", NULL));
    }

  slides = build (book, meeting, NULL);
  slide = find_slide (slides, TEA_SLIDE_CLOSING);
  lines = g_strjoinv ("|", slide->lines);
  g_assert_cmpstr (slide->title, ==, "Decided today");
  g_assert_cmpstr (lines, ==, "Adopted: 装三盏灯|Not adopted: 换灯泡|Put off: 改线路");

  tea_fixture_close (book);
}

/* Ways to put a secret into a sentence: what residents, and secretaries in a hurry, write. */
static const char * const sentences[] = {
  "我是%s，路灯不亮",
  "%s家漏水",
  "请联系 %s 办理",
  "（%s）反映停车难",
  "邻居说%s知道这件事，大家也都知道",
};

static char *
fill (const char *sentence,
      const char *secret)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", secret, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A book in which every word that can be typed holds somebody's name, phone and room. */
static TeaMeeting *
create_nasty_meeting (TeaBook *book,
                      guint32  seed)
{
  static const char * const surnames[] = { "张", "王", "李", "赵", "欧阳", "单", "仇" };
  static const char * const given[] = { "桂英", "秀兰", "建国", "敏", "德华", "小红" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaAttendance) guest = NULL;
  g_autoptr (TeaAttendance) waiting = NULL;
  TeaMeeting *meeting = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *phone = NULL;
      g_autofree char *room = NULL;
      g_autofree char *secret = NULL;
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;
      g_autoptr (TeaRequest) request = NULL;
      g_autoptr (TeaRemark) remark = NULL;
      g_autoptr (TeaSuggestion) suggestion = NULL;
      g_autoptr (TeaQueueEntry) wait = NULL;
      g_autoptr (GError) error = NULL;

      name = g_strconcat (surnames[g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames))],
                          given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))], NULL);
      phone = g_strdup_printf ("1%d%08d", g_rand_int_range (rand, 30, 99),
                               g_rand_int_range (rand, 0, 100000000));
      room = g_strdup_printf ("%d栋%d单元%d", g_rand_int_range (rand, 1, 30),
                              g_rand_int_range (rand, 1, 5), g_rand_int_range (rand, 301, 999));
      secret = g_strdup_printf ("%s %s %s", name, phone, room);
      text = fill (sentences[g_rand_int_range (rand, 0, G_N_ELEMENTS (sentences))], secret);

      request = tea_chain_request (book, text, name, phone, room);
      if (i % 3 == 0)
        {
          g_clear_object (&topic);
          title = g_strdup_printf ("%s的事，电话%s", name, phone);
          topic = tea_chain_topic (book, title, "agenda", request, NULL);
          if (meeting == NULL)
            meeting = tea_chain_meeting (book, text, topic);
          else
            g_assert_true (tea_meeting_add_item (meeting, book, topic, NULL));
          g_clear_object (&guest);
          guest = sign_in_guest (book, meeting, name);
          give_floor (book, meeting, guest, topic, "for");
          wait = tea_queue_entry_ask (meeting, book, waiting != NULL ? waiting : guest,
                                      0, NULL, &error);
          g_assert_no_error (error);
          g_set_object (&waiting, guest);
          add_ballot (book, meeting, topic, text);
          add_ballot (book, meeting, NULL, text);
        }
      else
        {
          g_assert_true (tea_topic_take (topic, book, request, &error));
          g_assert_no_error (error);
        }

      remark = tea_chain_remark (book, meeting, topic, name, text);
      suggestion = tea_suggestion_from_remark (remark, book, &error);
      g_assert_no_error (error);
      if (i % 2 == 0)
        g_assert_true (tea_suggestion_decide (suggestion, book, "adopted", text, NULL));
    }

  return meeting;
}

static void
assert_absent (const char *room,
               const char *secret)
{
  if (g_utf8_strlen (secret, -1) < 2)
    return;

  if (strstr (room, secret) != NULL)
    g_error ("The room sees “%s”:\n%s", secret, room);
}

static void
assert_nothing_private (TeaBook    *book,
                        const char *room)
{
  g_autoptr (TeaQuery) people = tea_person_query (book, NULL, 0);
  g_autoptr (GPtrArray) persons = tea_query_read_records (people, NULL);
  g_autoptr (TeaQuery) places = tea_household_query (book, NULL, 0, FALSE);
  g_autoptr (GPtrArray) households = tea_query_read_records (places, NULL);

  g_assert_cmpuint (persons->len, >, 5);
  for (guint i = 0; i < persons->len; i++)
    {
      TeaPerson *person = g_ptr_array_index (persons, i);

      assert_absent (room, person->name);
      assert_absent (room, person->phone);
      assert_absent (room, person->address);
    }

  g_assert_cmpuint (households->len, >, 5);
  for (guint i = 0; i < households->len; i++)
    {
      TeaHousehold *household = g_ptr_array_index (households, i);
      g_autofree char *door = g_strconcat (household->unit, household->room, NULL);

      assert_absent (room, household->address);
      assert_absent (room, door);
    }
}

static void
test_nothing_private_in_a_nasty_book (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      TeaBook *book = tea_fixture_book ();
      g_autoptr (TeaMeeting) meeting = create_nasty_meeting (book, seed);
      g_autoptr (GPtrArray) slides = build (book, meeting, NULL);
      g_autofree char *room = read_room (slides);

      g_assert_cmpuint (slides->len, >, 8);
      g_assert_nonnull (find_slide (slides, TEA_SLIDE_SPEAKER));
      assert_nothing_private (book, room);

      tea_fixture_close (book);
    }
}

/* Written down at the door or at the table, a mediation is for the archive alone: neither the
 * slides of its topic nor a search, whose finds others may see on a screen, lead to its words.
 */
static void
test_no_word_of_a_mediation_leaves_the_archive (void)
{
  static const char secret[] = "赔三百元并当面道歉";
  TeaBook *book = tea_fixture_book ();
  const TeaVisitMatter matter = { .text = "为晾衣争执", .kind = "dispute", .mediation = secret };
  const TeaVisitEntry entry = {
    .address = "2栋1单元301", .worker = "贺贝贝", .summary = "夫妻失和已久",
    .matters = &matter, .n_matters = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaVisit) visit = tea_visit_add (book, &entry, &error);
  g_autoptr (TeaQuery) query = tea_request_query (book, NULL);
  g_autoptr (GPtrArray) requests = tea_query_read_records (query, NULL);
  TeaRequest *dispute = g_ptr_array_index (requests, 0);
  g_autoptr (TeaRequest) other = tea_chain_request (book, "晾衣绳不够", NULL, NULL, NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "晾衣", NULL, other, dispute);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (TeaMediation) mediation = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  g_autoptr (TeaQuery) search = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *room = NULL;

  mediation = g_object_new (TEA_TYPE_MEDIATION,
                            "request", tea_record_get_id (TEA_RECORD (dispute)),
                            "mediator", "秦调解", "parties", "楼上楼下", "words", secret, NULL);
  g_assert_true (tea_mediation_add (mediation, book, &error));
  g_assert_no_error (error);

  slides = build (book, meeting, topic);
  room = read_room (slides);
  g_assert_nonnull (strstr (room, "晾衣绳不够"));
  assert_absent (room, secret);
  assert_absent (room, "秦调解");
  assert_absent (room, "楼上楼下");
  assert_absent (room, "为晾衣争执");
  assert_absent (room, "夫妻失和");

  search = tea_request_query (book, &(TeaRequestFilter) { .text = "当面道歉" });
  found = tea_query_read_ids (search, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);

  tea_fixture_close (book);
}

static void
test_names_of_others_are_masked_in_any_spacing (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (TeaPerson) absent = g_object_new (TEA_TYPE_PERSON, "name", "上官婉", NULL);
  g_autoptr (TeaRequest) request = tea_chain_request (book, "上官 婉家的狗叫，上官　婉不管", NULL, NULL,
                                                      NULL);
  g_autoptr (TeaTopic) topic = tea_chain_topic (book, "养犬", NULL, request, NULL);
  g_autoptr (TeaMeeting) meeting = tea_chain_meeting (book, "下午茶", topic);
  g_autoptr (GPtrArray) slides = NULL;
  TeaSlide *slide;

  g_assert_true (tea_person_add (absent, book, NULL));

  slides = build (book, meeting, NULL);
  slide = g_ptr_array_index (slides, 2);
  g_assert_cmpstr (slide->lines[0], ==, "上官**家的狗叫，上官**不管");

  tea_fixture_close (book);
}

static void
test_long_words_are_cut_after_the_mask (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TeaRequest) request = NULL;
  g_autoptr (TeaTopic) topic = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  TeaSlide *slide;

  /* A cut before the mask would leave seven digits of the phone, which no longer look like one. */
  while (g_utf8_strlen (text->str, -1) < 73)
    g_string_append (text, "灯");
  g_string_append (text, "13800001234请打");

  request = tea_chain_request (book, text->str, NULL, NULL, NULL);
  topic = tea_chain_topic (book, "路灯", NULL, request, NULL);
  meeting = tea_chain_meeting (book, "下午茶", topic);
  slides = build (book, meeting, NULL);
  slide = g_ptr_array_index (slides, 2);

  g_assert_cmpint (g_utf8_strlen (slide->lines[0], -1), ==, 80);
  g_assert_true (g_str_has_suffix (slide->lines[0], "…"));
  g_assert_null (strstr (slide->lines[0], "1380"));

  tea_fixture_close (book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slides/pages-follow-the-meeting", test_pages_follow_the_meeting);
  g_test_add_func ("/slides/disputes-and-hardship-are-not-shown",
                   test_disputes_and_hardship_are_not_shown);
  g_test_add_func ("/slides/what-is-suggested-or-voted-on-may-be-sensitive-too",
                   test_what_is_suggested_or_voted_on_may_be_sensitive_too);
  g_test_add_func ("/slides/the-speaker-has-a-surname-a-party-and-a-clock",
                   test_the_speaker_has_a_surname_a_party_and_a_clock);
  g_test_add_func ("/slides/who-speaks-on-what-is-hidden-does-not-show-it",
                   test_who_speaks_on_what_is_hidden_does_not_show_it);
  g_test_add_func ("/slides/a-clock-tells-minutes-and-overtime",
                   test_a_clock_tells_minutes_and_overtime);
  g_test_add_func ("/slides/the-room-sees-when-an-adjourned-session-goes-on",
                   test_the_room_sees_when_an_adjourned_session_goes_on);
  g_test_add_func ("/slides/a-message-to-the-room-is-masked",
                   test_a_message_to_the_room_is_masked);
  g_test_add_func ("/slides/joined-suggestions-show-all-their-parties",
                   test_joined_suggestions_show_all_their_parties);
  g_test_add_func ("/slides/the-agenda-begins-with-the-open-work-of-earlier-sessions",
                   test_the_agenda_begins_with_the_open_work_of_earlier_sessions);
  g_test_add_func ("/slides/the-room-sees-whether-it-can-live-with-a-suggestion",
                   test_the_room_sees_whether_it_can_live_with_a_suggestion);
  g_test_add_func ("/slides/the-closing-tells-what-was-decided",
                   test_the_closing_tells_what_was_decided);
  g_test_add_func ("/slides/nothing-private-in-a-nasty-book",
                   test_nothing_private_in_a_nasty_book);
  g_test_add_func ("/slides/no-word-of-a-mediation-leaves-the-archive",
                   test_no_word_of_a_mediation_leaves_the_archive);
  g_test_add_func ("/slides/names-of-others-are-masked-in-any-spacing",
                   test_names_of_others_are_masked_in_any_spacing);
  g_test_add_func ("/slides/long-words-are-cut-after-the-mask",
                   test_long_words_are_cut_after_the_mask);

  return g_test_run ();
}
