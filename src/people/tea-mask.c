/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-address-reader.h"
#include "tea-fold.h"
#include "tea-mask.h"
#include "tea-phone.h"

/* What the room and every notice may see of a person: 张**, 138****1234, 2栋 (the usual masks of
 * residents' committees). The masks are Chinese in every language of the window, because they
 * replace words within Chinese text.
 *
 * Where it is in doubt whether a number tells who somebody is, it is masked: a mask too many looks
 * odd, a mask too few cannot be taken back.
 */
#define MASK          "**"
#define NUMBER_MASK   "****"
#define SOMEBODY      "某居民"
#define SOME_UNIT     "某单元"
#define SOME_ROOM     "某室"

/* From here on a run of digits may be a phone, a certificate, an account or a card. */
#define LONG_RUN 7

/* Certificates and cards that are written in groups have this many digits; dates have eight, and
 * two phones beside each other twenty-two.
 */
#define MIN_GROUPED 11
#define MAX_GROUPED 19

#define NOWHERE G_MAXSIZE

/* The thing to hide that was found next: its place in bytes and what stands there instead. */
typedef struct
{
  gsize  start;
  gsize  end;
  char  *mask;
} Find;

/* What is known of the text: names that must not show, and numbers that may. */
typedef struct
{
  const char * const *names;
  const char * const *phones;
} Known;

typedef gboolean (*FindFunc) (const char  *text,
                              const char  *from,
                              const Known *known,
                              Find        *find);

/* Surnames of two characters that are in use, from the list of the household registers. */
static const char * const double_surnames[] = {
  "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
  "宇文", "长孙", "端木", "百里", "东郭", "南宫", "呼延", "西门", "轩辕", "独孤", "闻人", "申屠",
  "公羊", "赫连", "澹台", "淳于", "单于", "太史", "钟离", "完颜", "拓跋", "濮阳", "第五", NULL
};

/* The hundred most frequent surnames, without those that are everyday words. */
static const char surnames[] =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任"
  "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武"
  "戴莫孔向汤康聂欧卫";

static const char provinces[] = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

static gboolean
is_han (gunichar c)
{
  return c >= 0x80 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static void
found (Find       *find,
       const char *text,
       const char *start,
       const char *end,
       char       *mask)
{
  find->start = (gsize) (start - text);
  find->end = (gsize) (end - text);
  find->mask = mask;
}

static gboolean
find_name (const char  *text,
           const char  *from,
           const Known *known,
           Find        *find)
{
  const char * const *names = known->names;

  if (names == NULL || names[0] == NULL)
    return FALSE;

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = tea_fold_peek (at);
      const char *longest = NULL;
      const char *end = at;

      for (guint i = 0; names[i] != NULL; i++)
        {
          const char *after = at;

          if (tea_fold_peek (names[i]) != c || !tea_fold_skip (&after, names[i]) || after <= end)
            continue;

          /* A single character is no name but the beginning of a thousand words. */
          if (g_utf8_strlen (names[i], -1) < 2)
            continue;

          /* 「Ann」 does not stand in 「Annual」. */
          if (tea_fold_is_code (c) &&
              (tea_fold_is_code (tea_fold_back (text, at)) ||
               tea_fold_is_code (tea_fold_peek (after))))
            continue;

          longest = names[i];
          end = after;
        }

      if (longest != NULL)
        {
          found (find, text, at, end, tea_mask_name (longest));
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tea_mask_is_surname:
 * @name: a text, in valid UTF-8
 *
 * Returns: whether @name begins with a surname that is frequent and no everyday word
 */
gboolean
tea_mask_is_surname (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return tea_fold_stands_at (name, double_surnames) ||
         tea_fold_is_one_of (tea_fold_peek (name), surnames);
}

/* Names that the caller does not know, but that the text itself calls names. */
static gboolean
find_labelled_name (const char  *text,
                    const char  *from,
                    const Known *known,
                    Find        *find)
{
  static const char * const labels[] = {
    "姓名", "联系人", "来电人", "反映人", "诉求人", "投诉人", "当事人", "填表人", "提议人",
    "户主", "业主", "住户", "老人", "家长", "患者", NULL
  };
  static const char * const callings[] = { "我叫", "我姓", "名叫", "本人", NULL };

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *name = at;
      const char *end;
      gboolean labelled = tea_fold_skip_any (&name, labels);
      guint n = 0;
      guint length;

      if (!labelled && !tea_fold_skip_any (&name, callings))
        continue;

      tea_fold_skip_spaces (&name);
      if (labelled && tea_fold_next (&name) != ':')
        continue;
      tea_fold_skip_spaces (&name);

      if (!labelled && !tea_mask_is_surname (name))
        continue;

      /* In a field the name ends with the field; within a sentence it has two or three
       * characters, of which we take three, or a character more behind a double surname. */
      for (end = name; is_han (tea_fold_peek (end)); end = g_utf8_next_char (end))
        n++;

      length = tea_fold_stands_at (name, double_surnames) ? 4 : 3;
      if (n > 4 || (!labelled && n > length))
        end = g_utf8_offset_to_pointer (name, length);

      if (n >= 2 && !g_str_has_prefix (end, MASK))
        {
          g_autofree char *whole = g_strndup (name, (gsize) (end - name));

          found (find, text, name, end, tea_mask_name (whole));
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_address (const char  *text,
              const char  *from,
              const Known *known,
              Find        *find)
{
  TeaAddressReader reader = { text, NULL, FALSE };

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *end = at;
      g_autoptr (TeaAddress) address = tea_address_reader_read (&reader, &end);

      if (address != NULL)
        {
          found (find, text, at, end, g_steal_pointer (&address->building));
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_door (const char  *text,
           const char  *from,
           const Known *known,
           Find        *find)
{
  TeaAddressReader reader = { text, NULL, FALSE };

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *end = at;
      g_autoptr (TeaAddress) door = tea_address_reader_read_door (&reader, &end);

      if (door != NULL)
        {
          found (find, text, at, end, g_strdup (door->room[0] != '\0' ? SOME_ROOM : SOME_UNIT));
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether a number is one of those that may show, however it is written. */
static gboolean
may_show (const Known *known,
          const char  *phone)
{
  g_autofree char *whole = tea_phone_normalise (phone);

  for (guint i = 0; known->phones != NULL && known->phones[i] != NULL; i++)
    {
      g_autofree char *other = tea_phone_normalise (known->phones[i]);

      if (whole != NULL ? g_strcmp0 (whole, other) == 0 : g_str_equal (phone, known->phones[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_phone (const char  *text,
            const char  *from,
            const Known *known,
            Find        *find)
{
  g_autofree char *phone = NULL;
  gsize start;
  gsize end;

  if (!tea_phone_find (from, &start, &end))
    return FALSE;

  phone = g_strndup (from + start, end - start);
  found (find, text, from + start, from + end,
         may_show (known, phone) ? g_strdup (phone) : tea_mask_phone (phone));

  return TRUE;
}

/* Finds digits, also Chinese ones, that are too many for a count: certificates, cards, accounts,
 * and phones that are mistyped or that name no area.
 */
static gboolean
find_number (const char  *text,
             const char  *from,
             const Known *known,
             Find        *find)
{
  gunichar before = tea_fold_back (text, from);

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = tea_fold_peek (at);
      gboolean begins = tea_fold_digit (c) >= 0 && (tea_fold_digit (before) < 0 || at == from);
      const char *end = at;
      const char *groups;
      g_autofree char *number = NULL;
      guint run = 0;
      guint total;

      before = c;
      if (!begins)
        continue;

      for (; tea_fold_digit (tea_fold_peek (end)) >= 0; end = g_utf8_next_char (end))
        run++;

      groups = end;
      total = run;
      for (guint n = run; n >= 3 && total <= MAX_GROUPED; total += n)
        {
          const char *group = groups;

          if (!tea_fold_is_one_of (tea_fold_next (&group), " -."))
            break;

          n = tea_fold_count_digits (group);
          if (n < 3)
            break;

          groups = g_utf8_offset_to_pointer (group, n);
        }

      if (total >= MIN_GROUPED && total <= MAX_GROUPED)
        end = groups;
      else if (run < LONG_RUN)
        continue;

      /* The check digit of an identity card. */
      if (tea_fold_peek (end) == 'X')
        end = g_utf8_next_char (end);

      number = g_strndup (at, (gsize) (end - at));
      found (find, text, at, end,
             may_show (known, number) ? g_steal_pointer (&number) : g_strdup (NUMBER_MASK));
      return TRUE;
    }

  return FALSE;
}

/* Finds the plate of a car, 晋A12345 or 晋A·D12345; its province and office may stay. */
static gboolean
find_plate (const char  *text,
            const char  *from,
            const Known *known,
            Find        *find)
{
  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *end = at;
      const char *office;
      guint n = 0;
      guint digits = 0;

      if (!tea_fold_is_one_of (tea_fold_next (&end), provinces))
        continue;

      tea_fold_skip_spaces (&end);
      if (!tea_fold_is_capital (tea_fold_next (&end)))
        continue;

      office = end;
      while (tea_fold_is_one_of (tea_fold_peek (end), " .-"))
        tea_fold_next (&end);

      for (; tea_fold_is_code (tea_fold_peek (end)); tea_fold_next (&end))
        {
          digits += tea_fold_is_digit (tea_fold_peek (end));
          n++;
        }

      if ((n == 5 || n == 6) && digits > 0)
        {
          found (find, text, office, end, g_strdup (NUMBER_MASK));
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_account_char (gunichar c)
{
  return tea_fold_is_code (c) || c == '_' || c == '-' || c == '.' || c == '+';
}

static gboolean
find_mail (const char  *text,
           const char  *from,
           const Known *known,
           Find        *find)
{
  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *start = at;
      const char *end = at;
      gboolean dot = FALSE;

      if (tea_fold_next (&end) != '@')
        continue;

      while (start > from && is_account_char (tea_fold_back (text, start)))
        start = g_utf8_prev_char (start);

      for (; is_account_char (tea_fold_peek (end)); tea_fold_next (&end))
        dot |= tea_fold_peek (end) == '.';

      if (start < at && dot)
        {
          found (find, text, start, end, g_strdup (NUMBER_MASK));
          return TRUE;
        }
    }

  return FALSE;
}

/* Finds the names of accounts that the text itself calls so: 「微信号：zgy_1958」, 「QQ 12345」. */
static gboolean
find_account (const char  *text,
              const char  *from,
              const Known *known,
              Find        *find)
{
  static const char * const services[] = {
    "微信号", "微信", "薇信", "V信", "QQ号", "QQ", "VX", "WX", "支付宝", "抖音号", NULL
  };

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *account = at;
      const char *end;
      guint n = 0;
      gboolean marked = FALSE;

      if (!tea_fold_skip_any (&account, services))
        continue;

      while (tea_fold_is_one_of (tea_fold_peek (account), " :=是为号"))
        tea_fold_next (&account);

      for (end = account; is_account_char (tea_fold_peek (end)); tea_fold_next (&end))
        {
          gunichar c = tea_fold_peek (end);

          marked |= tea_fold_is_digit (c) || c == '_';
          n++;
        }

      if (n >= 5 && marked)
        {
          found (find, text, account, end, g_strdup (NUMBER_MASK));
          return TRUE;
        }
    }

  return FALSE;
}

/* Looks for the next find of @finder from @at on. */
static void
look (FindFunc     finder,
      const char  *text,
      gsize        at,
      const Known *known,
      Find        *find)
{
  g_clear_pointer (&find->mask, g_free);

  if (!finder (text, text + at, known, find))
    {
      find->start = NOWHERE;
      find->end = NOWHERE;
    }
}

/* Masks what is left of a nickname without address and phone: the first character, or a surname
 * of two characters where more follows.
 */
static char *
mask_words (const char *words)
{
  const char *start = words;
  const char *end;

  while (*start != '\0' && !is_han (tea_fold_peek (start)) &&
         (tea_fold_digit (tea_fold_peek (start)) >= 0 ||
          g_unichar_ispunct (tea_fold_peek (start)) ||
          tea_fold_is_one_of (tea_fold_peek (start), " \n\r")))
    start = g_utf8_next_char (start);

  if (*start == '\0' || g_str_equal (start, SOMEBODY))
    return g_strdup (SOMEBODY);

  end = start;
  if (!tea_fold_skip_any (&end, double_surnames) || *end == '\0')
    end = g_utf8_next_char (start);

  return g_strdup_printf ("%.*s" MASK, (int) (end - start), start);
}

static char *
mask_known (const char  *text,
            const Known *known)
{
  static const FindFunc finders[] = {
    find_name, find_labelled_name, find_address, find_door, find_phone, find_number, find_plate,
    find_mail, find_account
  };
  Find finds[G_N_ELEMENTS (finders)] = { 0 };
  g_autoptr (GString) masked = NULL;
  gsize at = 0;

  masked = g_string_sized_new (strlen (text) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    look (finders[i], text, at, known, &finds[i]);

  /* Every finder looks ahead to its next find; the foremost of these is masked, the longest where
   * several begin together, and only finders that were overtaken have to look again. */
  for (;;)
    {
      Find *next = &finds[0];

      for (guint i = 1; i < G_N_ELEMENTS (finders); i++)
        if (finds[i].start < next->start ||
            (finds[i].start == next->start && finds[i].end > next->end))
          next = &finds[i];

      if (next->start == NOWHERE)
        break;

      g_string_append_len (masked, text + at, (gssize) (next->start - at));

      /* Two numbers in a row must not look like one. */
      if (masked->len > 0 &&
          g_ascii_isdigit (masked->str[masked->len - 1]) && g_ascii_isdigit (next->mask[0]))
        g_string_append_c (masked, ' ');

      g_string_append (masked, next->mask);
      at = next->end;

      for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
        if (finds[i].start < at)
          look (finders[i], text, at, known, &finds[i]);
    }

  g_string_append (masked, text + at);

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * tea_mask_name:
 * @name: a name or a nickname, in valid UTF-8
 *
 * Masks a name for the projection and for notices: 「张桂英」 becomes 「张**」 and 「欧阳娜」
 * 「欧阳**」; the number of characters does not show. Of an address in a nickname only the building
 * stays: 「2栋1单元李阿姨」 becomes 「2栋李**」. Where nothing is left that could be a name, the
 * result is 「某居民」. Masking what is masked changes nothing.
 *
 * Returns: (transfer full): the masked name; "" only for ""
 */
char *
tea_mask_name (const char *name)
{
  g_autoptr (TeaAddress) address = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *words = NULL;
  gsize start;
  gsize end;

  g_return_val_if_fail (name != NULL, NULL);

  if (name[0] == '\0')
    return g_strdup ("");

  if (!tea_address_find (name, NULL, &address, &start, &end))
    {
      if (!tea_address_find_door (name, NULL, &start, &end))
        return mask_words (name);
    }

  /* The name mostly follows the address; what stands before it may be the estate. */
  rest = mask_words (name + end);
  if (g_str_equal (rest, SOMEBODY) && start > 0)
    {
      words = g_strndup (name, start);
      g_free (rest);
      rest = mask_words (words);
    }

  return g_strconcat (address != NULL ? address->building : "", rest, NULL);
}

/**
 * tea_mask_phone:
 * @phone: what stands in a field for a phone number, in valid UTF-8
 *
 * Masks a phone number: 「13800001234」 becomes 「138****1234」. Of a landline only the area code
 * stays, because four digits of seven would give it away. Service numbers (400, 800) belong to
 * nobody and stay. Whatever is no phone number is masked altogether.
 *
 * Returns: (transfer full): the masked number; "" only for ""
 */
char *
tea_mask_phone (const char *phone)
{
  g_autofree char *number = NULL;
  const char *dash;

  g_return_val_if_fail (phone != NULL, NULL);

  if (phone[0] == '\0')
    return g_strdup ("");

  number = tea_phone_normalise (phone);
  if (number == NULL)
    return g_strdup (NUMBER_MASK);

  dash = strchr (number, '-');
  if (dash == NULL)
    return g_strdup_printf ("%.3s" NUMBER_MASK "%s", number, number + 7);

  if (number[0] != '0')
    return g_steal_pointer (&number);

  return g_strdup_printf ("%.*s-" NUMBER_MASK, (int) (dash - number), number);
}

/**
 * tea_mask_text:
 * @text: what somebody wrote, in valid UTF-8
 * @names: (nullable) (array zero-terminated=1): names that must not show, such as those of the
 *   residents whom the book knows and the nickname of who wrote @text
 *
 * Masks free text for the projection and for notices. Hidden are
 *
 * - each of @names, in any spacing, and names that the text itself introduces (「联系人：…」,
 *   「我叫…」);
 * - phone numbers, identity cards, bank cards, and any other run of seven and more digits;
 * - units and rooms: of 「2栋1单元301」 and 「3-502」 the building stays, 「502室」 becomes
 *   「某室」;
 * - plates of cars, mail addresses, and names of accounts that the text calls so.
 *
 * Returns: (transfer full): the masked text
 */
char *
tea_mask_text (const char         *text,
               const char * const *names)
{
  const Known known = { names, NULL };

  g_return_val_if_fail (text != NULL, NULL);

  return mask_known (text, &known);
}

/**
 * tea_mask_notice:
 * @text: what somebody wrote, in valid UTF-8
 * @names: (nullable) (array zero-terminated=1): as for tea_mask_text()
 * @phones: (array zero-terminated=1): numbers that may show, see tea_mask_known_phones()
 *
 * Does the same as tea_mask_text(), but leaves @phones as they are.
 *
 * Returns: (transfer full): the masked text
 */
char *
tea_mask_notice (const char         *text,
                 const char * const *names,
                 const char * const *phones)
{
  const Known known = { names, phones };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (phones != NULL, NULL);

  return mask_known (text, &known);
}
