/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "people/tea-fold.h"

#include "tea-visit-cell.h"

/* What a cell says when it says no more than that. */
static const char * const yeses[] = {
  "是", "需", "需要", "要", "有", "对", "已", "√", "✓", "✔", "☑", "●", "Y", "YES", "V", "1",
};

static const char * const noes[] = {
  "否", "不", "不是", "不需要", "无", "没有", "未", "×", "✗", "✘", "X", "□", "☐", "○", "N", "NO", "0",
  "/", "-", "—", "--", "——",
};

/* How a longer answer begins. 「不确定」 is no answer, so that 不 alone says nothing. */
static const char * const yes_beginnings[] = { "已上报", "已报", "上报", "需上报", "需要上报", "报" };

static const char * const no_beginnings[] = {
  "无需", "无须", "不需", "不用", "不必", "不上报", "未上报", "未报", "暂不", "没有",
};

static const char * const ticks[] = { "√", "✓", "✔", "☑", "■", NULL };

static const char * const boxes[] = { "□", "☐", "☑", "■", NULL };

static char *
fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const gunichar c = tea_fold_next (&p);

      if (c != ' ')
        g_string_append_unichar (folded, c);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
is_one_of (const char         *text,
           const char * const *words,
           guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (text, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
begins_with_one_of (const char         *text,
                    const char * const *words,
                    guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_has_prefix (text, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_one_of (const char         *text,
            const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (text, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A printed form gives both words and leaves one to be ticked: 「☑是 □否」, 「是√ 否」, 「□是 □否」.
 * Boxes stand before their word; a bare tick stands behind it, unless it comes first.
 */
static gboolean
read_form (const char     *text,
           TeaVisitAnswer *answer)
{
  const char *yes = strstr (text, "是");
  const char *no = strstr (text, "否");
  const char *tick = NULL;
  gboolean before;

  if (yes == NULL || no == NULL || yes > no || g_utf8_strlen (text, -1) > 10)
    return FALSE;

  for (guint i = 0; ticks[i] != NULL && tick == NULL; i++)
    tick = strstr (text, ticks[i]);

  if (tick == NULL)
    {
      /* 「是否」 and the like are the question, and nobody has answered it. */
      *answer = TEA_VISIT_ANSWER_NONE;
      return TRUE;
    }

  before = has_one_of (text, boxes) || tick < yes;
  *answer = (before ? tick < yes : tick < no) ? TEA_VISIT_ANSWER_YES : TEA_VISIT_ANSWER_NO;

  return TRUE;
}

/* What stands behind the first @word of an answer: 「是，报物业」, 「是（报物业）」. %NULL where the word
 * only begins another one.
 */
static char *
dup_behind (const char *text,
            const char *word)
{
  static const char marks[] = ",，。.:：;；、-—()（）　 \n";
  const char *p = text;
  const char *end = text + strlen (text);
  gboolean bracketed;

  if (!g_str_has_prefix (text, word))
    return NULL;

  p += strlen (word);
  bracketed = g_str_has_prefix (p, "（") || g_str_has_prefix (p, "(");
  if (*p == '\0' || g_utf8_strchr (marks, -1, g_utf8_get_char (p)) == NULL)
    return NULL;

  while (*p != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  if (bracketed && (g_str_has_suffix (p, "）") || g_str_has_suffix (p, ")")))
    end = g_utf8_prev_char (end);

  return g_strndup (p, (gsize) (MAX (end, p) - p));
}

static gboolean
read_beginning (const char          *text,
                const char * const  *words,
                guint                n_words,
                char               **rest)
{
  for (guint i = 0; i < n_words && *rest == NULL; i++)
    *rest = dup_behind (text, words[i]);

  return *rest != NULL;
}

/**
 * tea_visit_cell_answer:
 * @text: what stands in a cell, cleaned
 * @rest: (out) (nullable): what it says beside yes or no, %NULL for nothing
 *
 * Reads what people write below 「是否上报」 and the like: 是, 否, √, ✓, 「☑是 □否」, 「是，报物业」,
 * 「无需上报」, 「已上报街道」.
 *
 * Returns: the answer
 */
TeaVisitAnswer
tea_visit_cell_answer (const char  *text,
                       char       **rest)
{
  g_autofree char *folded = NULL;
  g_autofree char *behind = NULL;
  TeaVisitAnswer answer = TEA_VISIT_ANSWER_NONE;

  g_return_val_if_fail (text != NULL, TEA_VISIT_ANSWER_NONE);

  *rest = NULL;
  folded = fold (text);
  if (*folded == '\0' || read_form (folded, &answer))
    return answer;

  if (is_one_of (folded, yeses, G_N_ELEMENTS (yeses)) ||
      is_one_of (folded, yes_beginnings, G_N_ELEMENTS (yes_beginnings)))
    return TEA_VISIT_ANSWER_YES;
  if (is_one_of (folded, noes, G_N_ELEMENTS (noes)) ||
      g_str_equal (folded, "无需上报") || g_str_equal (folded, "未上报"))
    return TEA_VISIT_ANSWER_NO;

  if (read_beginning (text, yeses, G_N_ELEMENTS (yeses), &behind))
    answer = TEA_VISIT_ANSWER_YES;
  else if (read_beginning (text, noes, G_N_ELEMENTS (noes), &behind))
    answer = TEA_VISIT_ANSWER_NO;
  else if (begins_with_one_of (folded, no_beginnings, G_N_ELEMENTS (no_beginnings)))
    answer = TEA_VISIT_ANSWER_NO;
  else if (begins_with_one_of (folded, yes_beginnings, G_N_ELEMENTS (yes_beginnings)))
    answer = TEA_VISIT_ANSWER_YES;

  if (behind == NULL)
    behind = g_strdup (text);
  if (*behind != '\0')
    *rest = g_steal_pointer (&behind);

  return answer;
}

/* One time of the day while it is read. */
typedef struct
{
  int      hour;
  int      minute;
  gboolean exact;   /* whether it says more than a number */
  gboolean half;    /* whether it says which half of the day */
  gboolean second;  /* the second one */
  gboolean noon;    /* about noon, which goes from eleven to two */
} Moment;

static gboolean
read_number (const char **cursor,
             int         *number)
{
  guint value;
  guint n_digits;
  gboolean spelt;

  if (!tea_fold_read_digits (cursor, 2, &value, &n_digits) &&
      !tea_fold_read_numeral (cursor, &value, &spelt))
    return FALSE;

  *number = (int) MIN (value, 99);

  return TRUE;
}

static void
read_half (const char **cursor,
           Moment      *moment)
{
  static const char * const first[] = { "上午", "早上", "早晨", "清早", "凌晨", "AM", NULL };
  static const char * const second[] = { "下午", "午后", "傍晚", "晚上", "晚", "PM", NULL };

  tea_fold_skip_spaces (cursor);
  if (tea_fold_skip_any (cursor, first))
    {
      moment->half = TRUE;
    }
  else if (tea_fold_skip_any (cursor, second))
    {
      moment->half = TRUE;
      moment->second = TRUE;
    }
  else if (tea_fold_skip (cursor, "中午"))
    {
      moment->half = TRUE;
      moment->noon = TRUE;
    }
  tea_fold_skip_spaces (cursor);
}

static gboolean
read_minute (const char **cursor,
             Moment      *moment)
{
  static const char * const joints[] = { ":", "：", "点", "時", "时", ".", "H", NULL };
  static const char * const ends[] = { "分钟", "分", "钟", "整", "左右", "许", NULL };
  int second;

  moment->exact = tea_fold_skip_any (cursor, joints);
  tea_fold_skip (cursor, "钟");
  if (moment->exact && tea_fold_skip (cursor, "半"))
    moment->minute = 30;
  else if (moment->exact && tea_fold_skip (cursor, "一刻"))
    moment->minute = 15;
  else if (moment->exact && tea_fold_skip (cursor, "三刻"))
    moment->minute = 45;
  else if (moment->exact && read_number (cursor, &moment->minute) &&
           tea_fold_skip (cursor, ":") && !read_number (cursor, &second))
    return FALSE;

  while (tea_fold_skip_any (cursor, ends))
    ;
  tea_fold_skip_spaces (cursor);

  return moment->hour <= 23 && moment->minute <= 59;
}

static gboolean
read_moment (const char **cursor,
             Moment      *moment)
{
  read_half (cursor, moment);

  return read_number (cursor, &moment->hour) && read_minute (cursor, moment);
}

static void
count_from_midnight (Moment *moment)
{
  if ((moment->second && moment->hour > 0 && moment->hour < 12) ||
      (moment->noon && moment->hour < 11))
    moment->hour += 12;
}

static char *
dup_moment (const Moment *moment)
{
  return g_strdup_printf ("%02d:%02d", moment->hour, moment->minute);
}

/**
 * tea_visit_cell_times:
 * @text: what stands in a cell, cleaned
 * @began_at: (out) (nullable): the time of day as 09:30
 * @ended_at: (out) (nullable): likewise, %NULL where it names one time
 *
 * Reads a time of the day or two: 09:00-09:40, 9：00～9：40, 上午9点, 9点半至10点, 下午2点-3点.
 *
 * Returns: whether that is all that stands there, and the second is later than the first
 */
gboolean
tea_visit_cell_times (const char  *text,
                      char       **began_at,
                      char       **ended_at)
{
  static const char * const joints[] = { "到", "至", "~", "～", "〜", "∼", "-", "－", "—", "–", NULL };
  Moment first = { 0 };
  Moment second = { 0 };
  const char *p = text;
  gboolean has_two;

  g_return_val_if_fail (text != NULL, FALSE);

  *began_at = NULL;
  *ended_at = NULL;
  if (!read_moment (&p, &first))
    return FALSE;

  has_two = tea_fold_skip_any (&p, joints);
  while (has_two && tea_fold_skip_any (&p, joints))
    ;
  if ((has_two && !read_moment (&p, &second)) || *p != '\0' ||
      !(first.exact || second.exact))
    return FALSE;

  if (has_two && !second.half)
    second.second = first.second && second.hour < 12;
  count_from_midnight (&first);
  count_from_midnight (&second);
  if (has_two && 60 * second.hour + second.minute <= 60 * first.hour + first.minute)
    return FALSE;

  *began_at = dup_moment (&first);
  if (has_two)
    *ended_at = dup_moment (&second);

  return TRUE;
}

/* Two characters that stand apart are one short name, stretched to the width of the others. */
static gboolean
is_stretched (char **parts)
{
  return parts[0] != NULL && parts[1] != NULL && parts[2] == NULL &&
         g_utf8_strlen (parts[0], -1) == 1 && g_utf8_strlen (parts[1], -1) == 1;
}

/**
 * tea_visit_cell_people:
 * @text: what stands in a cell, cleaned
 *
 * Reads the names of several people, whatever stands between them: 「张三、李四」, 「张三 李四」.
 *
 * Returns: (transfer full): the names with 、 between them, "" for nobody
 */
char *
tea_visit_cell_people (const char *text)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GString) people = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  names = g_regex_split_simple ("\\s*[、，,;；/／+\\n]\\s*", text, 0, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_regex_split_simple ("[\\s\\x{3000}]+", names[i], 0, 0);
      g_autofree char *name = g_strjoinv (is_stretched (parts) ? "" : "、", parts);
      g_autofree char *folded = fold (name);

      if (*name == '\0' || is_one_of (folded, noes, G_N_ELEMENTS (noes)))
        continue;

      g_string_append_printf (people, "%s%s", people->len > 0 ? "、" : "", name);
    }

  return g_string_free (g_steal_pointer (&people), FALSE);
}

/**
 * tea_visit_cell_count:
 * @text: what stands in a cell, cleaned
 * @count: (inout): how many; stays where it is no count
 *
 * Reads a count: 3, ３件, 12 户.
 *
 * Returns: whether that is all that stands there
 */
gboolean
tea_visit_cell_count (const char *text,
                      guint      *count)
{
  static const char * const words[] = { "件", "起", "条", "个", "户", "次", "人", "张", NULL };
  const char *p = text;
  guint value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (!tea_fold_read_digits (&p, 6, &value, NULL))
    return FALSE;

  tea_fold_skip_spaces (&p);
  tea_fold_skip_any (&p, words);
  if (*p != '\0')
    return FALSE;

  *count = value;

  return TRUE;
}

/**
 * tea_visit_cell_kind:
 * @text: what stands in a cell or a header, cleaned
 * @whole: whether the word has to stand alone
 *
 * Returns: (transfer none) (nullable): a word of tea_visit_kinds
 */
const char *
tea_visit_cell_kind (const char *text,
                     gboolean    whole)
{
  static const struct
  {
    const char *word;
    const char *kind;
  } kinds[] = {
    { "矛盾纠纷", "dispute" }, { "邻里纠纷", "dispute" }, { "纠纷", "dispute" },
    { "矛盾", "dispute" }, { "安全隐患", "hazard" }, { "问题隐患", "hazard" },
    { "隐患", "hazard" }, { "意见建议", "opinion" }, { "意见或建议", "opinion" },
    { "建议", "opinion" }, { "意见", "opinion" }, { "群众诉求", "need" },
    { "居民诉求", "need" }, { "诉求", "need" }, { "需求", "need" },
  };

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (whole ? g_str_equal (text, kinds[i].word) : strstr (text, kinds[i].word) != NULL)
        return kinds[i].kind;
    }

  return NULL;
}
