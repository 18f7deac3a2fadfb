/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/tea-error.h"
#include "collect/tea-chat.h"

#define TALK "—————  2026-10-21  —————\n"

static char *
read_specimen (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "collect", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

static GPtrArray *
parse (const char   *text,
       TeaChatForm   expected_form,
       char        **group)
{
  g_autoptr (GError) error = NULL;
  TeaChatForm form;
  GPtrArray *messages = tea_chat_parse (text, &form, group, &error);

  g_assert_no_error (error);
  g_assert_cmpint (form, ==, expected_form);
  g_assert_cmpint (tea_chat_recognise (text), ==, expected_form);

  return messages;
}

/* Compares messages written as "nickname|sent at|text"; a star before the nickname says that the
 * message is likely no request.
 */
static void
assert_messages (GPtrArray          *messages,
                 const char * const *expected)
{
  for (guint i = 0; i < messages->len; i++)
    {
      const TeaChatMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *drawn = g_strdup_printf ("%s%s|%s|%s",
                                                message->skip_reason != NULL ? "*" : "",
                                                message->nickname,
                                                message->sent_at != NULL ? message->sent_at : "-",
                                                message->text);

      g_assert_cmpstr (drawn, ==, expected[i]);
    }

  g_assert_cmpuint (messages->len, ==, g_strv_length ((GStrv) expected));
}

static void
assert_talk (const char         *text,
             TeaChatForm         form,
             const char * const *expected)
{
  g_autoptr (GPtrArray) messages = parse (text, form, NULL);

  assert_messages (messages, expected);
}

static void
test_chat_reads_the_specimens_alike (void)
{
  static const struct
  {
    const char *name;
    TeaChatForm form;
    const char *group;
    guint       second_line;
  } specimens[] = {
    { "wechat_mobile_share_new.txt", TEA_CHAT_PHONE, "石楼小镇2栋业主群", 6 },
    { "wechat_mobile_share_old.txt", TEA_CHAT_PHONE, "石楼小镇2栋业主群", 10 },
    { "wechat_windows_copy.txt", TEA_CHAT_WINDOWS, NULL, 4 },
    { "wechat_mac_copy.txt", TEA_CHAT_MAC, NULL, 4 },
    { "wechat_tool_export.txt", TEA_CHAT_EXPORT, NULL, 4 },
  };
  static const struct
  {
    const char *nickname;
    const char *sent_at;
    const char *text;
    const char *reason;
  } drafts[] = {
    { "2栋1单元李阿姨", "2026-10-21 09:12",
      "楼道里又堆满纸箱了，消防通道都走不过去，能不能管管？", NULL },
    { "网格员小贺", "2026-10-21 09:15",
      "收到，我下午过去看看", "From the property company or a grid worker" },
    { "3-502 老张", "2026-10-21 09:16",
      "我们3号楼也是，还有人把电动车推到楼道充电，太危险了\n建议在楼下装充电桩", NULL },
    { "A阳光 13800001234", "2026-10-21 09:20", "[图片", "Only a picture" },
    { "物业 小王", "2026-10-21 18:44",
      "@3-502 老张 明天安排师傅现场看位置", "From the property company or a grid worker" },
    { "刘 建国", "2026-10-21 18:50",
      "下水道又堵了，2栋门口返水 2026-10-20 就报过了", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (specimens); i++)
    {
      g_autofree char *text = read_specimen (specimens[i].name);
      g_autofree char *group = NULL;
      g_autoptr (GPtrArray) messages = parse (text, specimens[i].form, &group);

      g_test_message ("%s", specimens[i].name);
      g_assert_cmpstr (group, ==, specimens[i].group);
      g_assert_cmpuint (messages->len, ==, G_N_ELEMENTS (drafts));

      for (guint n = 0; n < messages->len; n++)
        {
          const TeaChatMessage *message = g_ptr_array_index (messages, n);

          g_assert_cmpstr (message->nickname, ==, drafts[n].nickname);
          g_assert_cmpstr (message->sent_at, ==,
                           specimens[i].form == TEA_CHAT_WINDOWS ? NULL : drafts[n].sent_at);
          g_assert_cmpstr (message->skip_reason, ==, drafts[n].reason);

          /* The old form names the picture's file in the placeholder. */
          if (drafts[n].text[0] == '[')
            g_assert_true (g_str_has_prefix (message->text, drafts[n].text));
          else
            g_assert_cmpstr (message->text, ==, drafts[n].text);
        }

      g_assert_cmpuint (((TeaChatMessage *) messages->pdata[1])->line, ==,
                        specimens[i].second_line);
    }
}

static void
test_chat_knows_every_introduction (void)
{
  static const char * const introductions[][2] = {
    { "石楼小镇 2栋群 微信群上的聊天记录如下，请查收。", "石楼小镇 2栋群" },
    { "李秀英 和 王强 在微信上的聊天记录如下，请查收。", "李秀英 和 王强" },
    { "Dear:\n微信群\"2栋\"业主\"群\"的聊天记录如下:", "2栋\"业主\"群" },
    { "Dear:\n微信群“2栋业主群”的聊天记录如下：", "2栋业主群" },
    { "李秀英和王强的聊天记录如下:", "李秀英和王强" },
    { "发件人: 李秀英\n主题: 聊天记录\n\n2栋群 微信群上的聊天记录如下，请查收。", "2栋群" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (introductions); i++)
    {
      g_autofree char *text = g_strconcat (introductions[i][0], "\n\n" TALK "\n李阿姨  9:12\n\n灯坏了\n",
                                           NULL);
      g_autofree char *group = NULL;
      g_autoptr (GPtrArray) messages = parse (text, TEA_CHAT_PHONE, &group);

      g_assert_cmpstr (group, ==, introductions[i][1]);
      assert_messages (messages, (const char *[]) { "李阿姨|2026-10-21 09:12|灯坏了", NULL });
    }
}

static void
test_chat_splits_at_the_last_time (void)
{
  assert_talk (TALK "某某11:00-20:00  17:34\n灯坏了\n某某  8:00  17:35\n门也坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "某某11:00-20:00|2026-10-21 17:34|灯坏了",
                 "某某  8:00|2026-10-21 17:35|门也坏了",
                 NULL });
}

static void
test_chat_reads_a_share_whose_spaces_a_mail_put_together (void)
{
  assert_talk ("微信群\"业主群\"的聊天记录如下:\n————— 2026-10-21 —————\n张老师 9:05\n灯坏了\n"
               "2栋 李四 9:06\n门坏了\n早上 8:00 就坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "张老师|2026-10-21 09:05|灯坏了",
                 "2栋 李四|2026-10-21 09:06|门坏了\n早上 8:00 就坏了",
                 NULL });
  assert_talk ("张老师 9:05\n灯坏了\n李四 9:06\n门坏了\n", TEA_CHAT_PHONE,
               (const char *[]) { "张老师|-|灯坏了", "李四|-|门坏了", NULL });
  g_assert_cmpint (tea_chat_recognise ("活动 9:00\n开门 9:30\n散会 10:00\n"), ==, TEA_CHAT_NONE);
}

static void
test_chat_keeps_two_spaces_in_a_name (void)
{
  assert_talk (TALK "刘  建国 3栋  9:05\n灯坏了\n\u3000阳光\u3000  9:06  \n门坏了",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "刘  建国 3栋|2026-10-21 09:05|灯坏了",
                 "阳光|2026-10-21 09:06|门坏了",
                 NULL });
}

static void
test_chat_reads_unpadded_and_several_days (void)
{
  assert_talk ("—————  2025-10-7  —————\n甲  23:59\n灯坏了\n"
               "—————  2025-10-8  —————\n乙  0:01\n门坏了\n"
               "----- 2025/10/9 -----\n丙  7:5\n丁  07:05\n水管坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2025-10-07 23:59|灯坏了",
                 "乙|2025-10-08 00:01|门坏了\n\n丙  7:5",
                 "丁|2025-10-09 07:05|水管坏了",
                 NULL });
}

static void
test_chat_keeps_empty_bodies_apart (void)
{
  assert_talk (TALK "甲  9:00\n乙  9:01\n灯坏了\n甲  9:02\n门坏了\n丙  9:03",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "*甲|2026-10-21 09:00|",
                 "乙|2026-10-21 09:01|灯坏了",
                 "甲|2026-10-21 09:02|门坏了",
                 "*丙|2026-10-21 09:03|",
                 NULL });
}

static void
test_chat_takes_no_words_for_a_head (void)
{
  /* A time that goes back. */
  assert_talk (TALK "甲  9:12\n停水\n上午  8:00\n乙  9:15\n知道吗\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|停水\n上午  8:00",
                 "乙|2026-10-21 09:15|知道吗",
                 NULL });

  /* Times that run ahead, each of them later than the one before. */
  assert_talk (TALK "甲  9:12\n广场舞太吵\n东门  19:00\n西门  20:30\n乙  9:15\n我家也吵\n丙  9:20\n同感啊\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|广场舞太吵\n东门  19:00\n西门  20:30",
                 "乙|2026-10-21 09:15|我家也吵",
                 "丙|2026-10-21 09:20|同感啊",
                 NULL });

  /* The words of the last message. */
  assert_talk (TALK "甲  9:12\n灯坏了\n乙  9:15\n开会是今天  19:00",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|灯坏了",
                 "乙|2026-10-21 09:15|开会是今天  19:00",
                 NULL });

  /* With blank lines around the heads, a line without them is none. */
  assert_talk (TALK "\n\n甲  9:12\n\n停水通知\n物业  9:30\n请存水\n\n乙  9:40\n\n知道吗\n\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|停水通知\n物业  9:30\n请存水",
                 "乙|2026-10-21 09:40|知道吗",
                 NULL });

  assert_talk (TALK "\n\n甲  9:12\n\n停水通知\n\n物业  9:30\n请存水\n\n乙  9:40\n\n知道吗\n\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|停水通知\n\n物业  9:30\n请存水",
                 "乙|2026-10-21 09:40|知道吗",
                 NULL });

  /* A bare time, and a sentence before a time. */
  assert_talk (TALK "甲  9:12\n  9:30\n楼道没电，已经三天了  9:31\n乙  9:40\n灯坏了",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|  9:30\n楼道没电，已经三天了  9:31",
                 "乙|2026-10-21 09:40|灯坏了",
                 NULL });
}

static void
test_chat_keeps_long_words_whole (void)
{
  assert_talk (TALK "甲  9:12\n第一段\n\n第二段\n\n\n第三段\n乙  9:15\n灯坏了",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-21 09:12|第一段\n\n第二段\n\n\n第三段",
                 "乙|2026-10-21 09:15|灯坏了",
                 NULL });
}

static void
test_chat_reads_any_line_end (void)
{
  static const char * const expected[] = {
    "甲|2026-10-21 09:12|灯坏了\n一个月了", "乙|2026-10-21 09:15|门坏了", NULL
  };

  assert_talk ("\uFEFF—————  2026-10-21  —————\r\n甲  9:12\r\n灯坏了\r\n一个月了\r\n乙  9:15\r\n门坏了\r\n",
               TEA_CHAT_PHONE, expected);
  assert_talk ("—————  2026-10-21  —————\r甲  9:12\r灯坏了\r一个月了\r乙  9:15\r门坏了\r",
               TEA_CHAT_PHONE, expected);
}

static void
test_chat_reads_a_share_without_its_beginning (void)
{
  assert_talk ("甲  9:12\n灯坏了\n乙  9:15\n门坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) { "甲|-|灯坏了", "乙|-|门坏了", NULL });
}

static void
test_chat_passes_over_prose_before_the_first_message (void)
{
  assert_talk ("会议时间  9:30\n甲  9:40\n灯坏了\n乙  9:45\n门坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) { "甲|-|灯坏了", "乙|-|门坏了", NULL });
}

static void
test_chat_reads_days_that_lost_their_lines (void)
{
  assert_talk ("甲  18:12\n灯坏了\n乙  18:15\n门坏了\n丙  8:00\n水管坏了\n丁  8:10\n墙坏了\n戊  8:20\n路坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|-|灯坏了", "乙|-|门坏了", "丙|-|水管坏了", "丁|-|墙坏了", "戊|-|路坏了", NULL });
  assert_talk ("甲  18:12\n灯坏了\n丙  8:00\n水管坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) { "甲|-|灯坏了", "丙|-|水管坏了", NULL });
}

static void
test_chat_reads_two_shares_pasted_together (void)
{
  assert_talk ("—————  2026-10-22  —————\n甲  9:12\n灯坏了\n\n"
               "2栋群 微信群上的聊天记录如下，请查收。\n"
               "—————  2026-10-21  —————\n乙  8:15\n门坏了\n",
               TEA_CHAT_PHONE,
               (const char *[]) {
                 "甲|2026-10-22 09:12|灯坏了",
                 "乙|2026-10-21 08:15|门坏了",
                 NULL });
}

static void
test_chat_reads_windows_with_traps (void)
{
  assert_talk ("李阿姨:\n有几个问题:\n1. 灯坏了\n2. 门坏了\n\n另外:\n水管也坏了\n\n"
               "王强：\n我家也是\n\n某某 9:00:\n好吵\n",
               TEA_CHAT_WINDOWS,
               (const char *[]) {
                 "李阿姨|-|有几个问题:\n1. 灯坏了\n2. 门坏了\n\n另外:\n水管也坏了",
                 "王强|-|我家也是",
                 "某某 9:00|-|好吵",
                 NULL });
}

static void
test_chat_reads_mac_with_traps (void)
{
  assert_talk ("某某 2026/1/1 8:00 2026/1/2 9:07\n停电到 2026/1/3 08:00\n灯坏了\n\n"
               "刘  建国 2026/1/2 9:10\n\n王强 2026/1/2 9:12:30\n门坏了\n",
               TEA_CHAT_MAC,
               (const char *[]) {
                 "某某 2026/1/1 8:00|2026-01-02 09:07|停电到 2026/1/3 08:00\n灯坏了",
                 "*刘  建国|2026-01-02 09:10|",
                 "王强|2026-01-02 09:12|门坏了",
                 NULL });
}

static void
test_chat_reads_exports_with_traps (void)
{
  assert_talk ("2024-01-01 12:00:00 2栋 李阿姨\n灯坏了\n2024-01-01 12:01 王强\n物业 2024-01-02 说过修\n"
               "2024-02-30 12:00:00 没有这一天\n2024-01-01 12:05:00 李  秀英\n",
               TEA_CHAT_EXPORT,
               (const char *[]) {
                 "2栋 李阿姨|2024-01-01 12:00|灯坏了",
                 "王强|2024-01-01 12:01|物业 2024-01-02 说过修\n2024-02-30 12:00:00 没有这一天",
                 "*李  秀英|2024-01-01 12:05|",
                 NULL });
}

static void
test_chat_guesses_what_is_no_request (void)
{
  static const struct
  {
    const char *nickname;
    const char *text;
    const char *reason;
  } messages[] = {
    { "李阿姨", "楼道灯坏了", NULL },
    { "李阿姨", "[图片] 楼道灯又坏了", NULL },
    { "李阿姨", "[紧急通知明天停水一天]", NULL },
    { "李阿姨", "谢谢物业，门修好了，可是灯还没有", NULL },
    { "李阿姨", "收到了吗？灯还没修", NULL },
    { "李阿姨", "好吵", NULL },
    { "李阿姨", "@物业 小王 楼道灯坏了", NULL },
    { "李阿姨", "@所有人 谁家漏水", NULL },
    { "网格员小贺", "1栋王阿姨反映灯坏了", NULL },
    { "社区志愿者老李", "楼下垃圾没人收", NULL },
    { "李阿姨", "", "Nothing in words" },
    { "李阿姨", "……", "Nothing in words" },
    { "李阿姨", "[图片]", "Only a picture" },
    { "李阿姨", "[图片: 8b0a.jpg(请在附件中查看)]\n[图片]", "Only a picture" },
    { "李阿姨", "[语音]", "Only a voice message" },
    { "李阿姨", "[视频]", "Only a video" },
    { "李阿姨", "[文件: 通知.pdf]", "Only a file" },
    { "李阿姨", "[动画表情]", "Only a sticker" },
    { "李阿姨", "[强][强]", "Only a sticker" },
    { "李阿姨", "[图片][语音]", "Nothing in words" },
    { "李阿姨", "👍👍", "Nothing in words" },
    { "李阿姨", "收到", "Only a greeting, thanks or a confirmation" },
    { "李阿姨", "好的，谢谢！辛苦了[玫瑰]", "Only a greeting, thanks or a confirmation" },
    { "李阿姨", "各位邻居早上好", "Only a greeting, thanks or a confirmation" },
    { "李阿姨", "ＯＫ", "Only a greeting, thanks or a confirmation" },
    { "李阿姨", "+1", "Only agrees with somebody" },
    { "李阿姨", "支持！", "Only agrees with somebody" },
    { "李阿姨", "@3-502\u2005 我也看见了", "An answer to somebody" },
    { "李阿姨", "「王强：灯坏了」\n- - - - - - - -\n我家的也坏", "An answer to somebody" },
    { "物业 小王", "明天安排师傅", "From the property company or a grid worker" },
    { "李阿姨", "李阿姨撤回了一条消息", "A notice of WeChat itself" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (TeaChatMessage) message =
        tea_chat_message_new (messages[i].nickname, NULL, messages[i].text, 1);

      g_test_message ("%s", messages[i].text);
      g_assert_cmpstr (message->skip_reason, ==, messages[i].reason);
    }
}

static void
test_chat_joins_what_was_written_in_one_go (void)
{
  g_autoptr (GPtrArray) messages =
    parse ("—————  2026-10-21  —————\n甲  9:00\n灯坏了\n甲  9:05\n[图片]\n甲  9:10\n一个月了\n甲  9:16\n还有门\n"
           "乙  9:16\n[图片]\n乙  9:17\n水管坏了\n甲  9:17\n也是\n"
           "乙  23:58\n明天说\n—————  2026-10-22  —————\n乙  0:02\n不，今天说\n乙  9:00\n",
           TEA_CHAT_PHONE, NULL);
  g_autoptr (GPtrArray) joined = tea_chat_join (messages);

  g_assert_cmpuint (messages->len, ==, 10);
  assert_messages (joined, (const char *[]) {
    "甲|2026-10-21 09:00|灯坏了\n[图片]\n一个月了",
    "甲|2026-10-21 09:16|还有门",
    "乙|2026-10-21 09:16|[图片]\n水管坏了",
    "甲|2026-10-21 09:17|也是",
    "乙|2026-10-21 23:58|明天说\n不，今天说",
    "*乙|2026-10-22 09:00|",
    NULL
  });
  g_assert_cmpuint (((TeaChatMessage *) joined->pdata[1])->line, ==, 8);
}

static void
test_chat_joins_nothing_without_times (void)
{
  g_autoptr (GPtrArray) messages = parse ("甲:\n灯坏了\n\n甲:\n门坏了\n", TEA_CHAT_WINDOWS, NULL);
  g_autoptr (GPtrArray) joined = tea_chat_join (messages);

  assert_messages (joined, (const char *[]) { "甲|-|灯坏了", "甲|-|门坏了", NULL });
}

static void
test_chat_refuses_what_is_none (void)
{
  static const struct
  {
    const char *text;
    TeaError    code;
  } texts[] = {
    { "", TEA_ERROR_INVALID },
    { "\n\n", TEA_ERROR_INVALID },
    { "楼道灯坏了\n请尽快修理。\n", TEA_ERROR_INVALID },
    { "会议时间  9:30\n地点在活动室\n", TEA_ERROR_INVALID },
    { "序号,诉求\n1,灯坏了\n", TEA_ERROR_INVALID },
    { "2栋群 微信群上的聊天记录如下，请查收。\n\n", TEA_ERROR_INVALID },
    { "甲  9:12\n\xFF\xFE\n", TEA_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *group = NULL;
      g_autoptr (GPtrArray) messages = tea_chat_parse (texts[i].text, NULL, &group, &error);

      g_assert_null (messages);
      g_assert_null (group);
      g_assert_error (error, TEA_ERROR, (int) texts[i].code);
    }

  g_assert_cmpint (tea_chat_recognise ("楼道灯坏了"), ==, TEA_CHAT_NONE);
}

static void
test_chat_caps_the_text (void)
{
  g_autofree char *text = g_strnfill (TEA_CHAT_MAX_BYTES + 1, '\n');
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = tea_chat_parse (text, NULL, NULL, &error);

  g_assert_null (messages);
  g_assert_error (error, TEA_ERROR, TEA_ERROR_TOO_LARGE);
}

/* Whatever is pasted, no word of it may get lost behind the first head. */
static void
test_chat_loses_no_word (void)
{
  static const char * const pieces[] = {
    "甲  9:12\n", "乙  9:15\n", "停水到  8:00\n", "灯坏了\n", "\n", "东门  23:00\n", "丙  9:15\n",
    "下午  5:00\n", "  9:20\n", "甲  9:16\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261021);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (TALK "甲  9:00\n");
      g_autoptr (GPtrArray) messages = NULL;
      g_autoptr (GString) seen = g_string_new (NULL);
      guint line = 0;

      for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      messages = tea_chat_parse (text->str, NULL, NULL, NULL);
      g_assert_nonnull (messages);

      for (guint i = 0; i < messages->len; i++)
        {
          const TeaChatMessage *message = g_ptr_array_index (messages, i);
          const char *clock = message->sent_at + strlen ("2026-10-21 ");

          g_assert_cmpuint (message->line, >, line);
          line = message->line;
          g_string_append_printf (seen, "%s%s%s",
                                  message->nickname,
                                  clock[0] == '0' ? clock + 1 : clock,
                                  message->text);
        }

      g_string_replace (text, TALK, "", 1);
      g_string_replace (text, "\n", "", 0);
      g_string_replace (text, " ", "", 0);
      g_string_replace (seen, "\n", "", 0);
      g_string_replace (seen, " ", "", 0);
      g_assert_cmpstr (seen->str, ==, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collect/chat/reads-the-specimens-alike",
                   test_chat_reads_the_specimens_alike);
  g_test_add_func ("/collect/chat/knows-every-introduction",
                   test_chat_knows_every_introduction);
  g_test_add_func ("/collect/chat/splits-at-the-last-time",
                   test_chat_splits_at_the_last_time);
  g_test_add_func ("/collect/chat/reads-a-share-whose-spaces-a-mail-put-together",
                   test_chat_reads_a_share_whose_spaces_a_mail_put_together);
  g_test_add_func ("/collect/chat/keeps-two-spaces-in-a-name",
                   test_chat_keeps_two_spaces_in_a_name);
  g_test_add_func ("/collect/chat/reads-unpadded-and-several-days",
                   test_chat_reads_unpadded_and_several_days);
  g_test_add_func ("/collect/chat/keeps-empty-bodies-apart",
                   test_chat_keeps_empty_bodies_apart);
  g_test_add_func ("/collect/chat/takes-no-words-for-a-head",
                   test_chat_takes_no_words_for_a_head);
  g_test_add_func ("/collect/chat/keeps-long-words-whole",
                   test_chat_keeps_long_words_whole);
  g_test_add_func ("/collect/chat/reads-any-line-end",
                   test_chat_reads_any_line_end);
  g_test_add_func ("/collect/chat/reads-a-share-without-its-beginning",
                   test_chat_reads_a_share_without_its_beginning);
  g_test_add_func ("/collect/chat/passes-over-prose-before-the-first-message",
                   test_chat_passes_over_prose_before_the_first_message);
  g_test_add_func ("/collect/chat/reads-days-that-lost-their-lines",
                   test_chat_reads_days_that_lost_their_lines);
  g_test_add_func ("/collect/chat/reads-two-shares-pasted-together",
                   test_chat_reads_two_shares_pasted_together);
  g_test_add_func ("/collect/chat/reads-windows-with-traps",
                   test_chat_reads_windows_with_traps);
  g_test_add_func ("/collect/chat/reads-mac-with-traps",
                   test_chat_reads_mac_with_traps);
  g_test_add_func ("/collect/chat/reads-exports-with-traps",
                   test_chat_reads_exports_with_traps);
  g_test_add_func ("/collect/chat/guesses-what-is-no-request",
                   test_chat_guesses_what_is_no_request);
  g_test_add_func ("/collect/chat/joins-what-was-written-in-one-go",
                   test_chat_joins_what_was_written_in_one_go);
  g_test_add_func ("/collect/chat/joins-nothing-without-times",
                   test_chat_joins_nothing_without_times);
  g_test_add_func ("/collect/chat/refuses-what-is-none",
                   test_chat_refuses_what_is_none);
  g_test_add_func ("/collect/chat/caps-the-text",
                   test_chat_caps_the_text);
  g_test_add_func ("/collect/chat/loses-no-word",
                   test_chat_loses_no_word);

  return g_test_run ();
}
