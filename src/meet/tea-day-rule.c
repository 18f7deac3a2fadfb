/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tea-day-rule.h"

/* The bits of a weekday's turns in a month. */
enum
{
  EVERY,
  FIRST,
  LAST = 6,
  N_TURNS,
};

/* What people write, the longer spelling of two with the same beginning first. */
typedef struct
{
  const char *text;
  int         value;
} TeaSpelling;

static const TeaSpelling turn_spellings[] = {
  { "最后一个", LAST }, { "最后", LAST }, { "末个", LAST }, { "last", LAST },
  { "第一个", 1 }, { "第二个", 2 }, { "第三个", 3 }, { "第四个", 4 }, { "第五个", 5 },
  { "第一", 1 }, { "第二", 2 }, { "第三", 3 }, { "第四", 4 }, { "第五", 5 },
  { "first", 1 }, { "second", 2 }, { "third", 3 }, { "fourth", 4 }, { "fifth", 5 },
  { "1st", 1 }, { "2nd", 2 }, { "3rd", 3 }, { "4th", 4 }, { "5th", 5 },
  { "第1个", 1 }, { "第2个", 2 }, { "第3个", 3 }, { "第4个", 4 }, { "第5个", 5 },
  { "每个", EVERY }, { "每", EVERY }, { "every", EVERY },
};

static const TeaSpelling weekday_spellings[] = {
  { "星期一", 1 }, { "星期二", 2 }, { "星期三", 3 }, { "星期四", 4 }, { "星期五", 5 },
  { "星期六", 6 }, { "星期日", 7 }, { "星期天", 7 },
  { "礼拜一", 1 }, { "礼拜二", 2 }, { "礼拜三", 3 }, { "礼拜四", 4 }, { "礼拜五", 5 },
  { "礼拜六", 6 }, { "礼拜日", 7 }, { "礼拜天", 7 },
  { "周一", 1 }, { "周二", 2 }, { "周三", 3 }, { "周四", 4 }, { "周五", 5 }, { "周六", 6 },
  { "周日", 7 }, { "周天", 7 },
  { "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 },
  { "saturday", 6 }, { "sunday", 7 },
  { "mon", 1 }, { "tue", 2 }, { "wed", 3 }, { "thu", 4 }, { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
};

/* As the book writes them, in the order of the bits. */
static const TeaWord turns[] = {
  { "every", N_("Every") },
  { "1", N_("First") },
  { "2", N_("Second") },
  { "3", N_("Third") },
  { "4", N_("Fourth") },
  { "5", N_("Fifth") },
  { "last", N_("Last") },
  { NULL },
};

static const TeaWord weekdays[] = {
  { "mon", N_("Monday") },
  { "tue", N_("Tuesday") },
  { "wed", N_("Wednesday") },
  { "thu", N_("Thursday") },
  { "fri", N_("Friday") },
  { "sat", N_("Saturday") },
  { "sun", N_("Sunday") },
  { NULL },
};

/* Moves on behind a spelling, and says what it stands for; -1 where there is none. */
static int
read_spelling (const char        **text,
               const TeaSpelling  *spellings,
               guint               n_spellings)
{
  for (guint i = 0; i < n_spellings; i++)
    {
      if (g_str_has_prefix (*text, spellings[i].text))
        {
          *text += strlen (spellings[i].text);
          return spellings[i].value;
        }
    }

  return -1;
}

/* Moves on behind what may stand between two days, or within one where @within. */
static void
skip (const char **text,
      gboolean     within)
{
  static const char * const between[] = { ",", "，", "、", ";", "；", "和", "and", "每月" };
  static const char * const inside[] = { "-", "个", "的" };
  const char * const *skipped = within ? inside : between;
  const guint n_skipped = within ? G_N_ELEMENTS (inside) : G_N_ELEMENTS (between);
  gboolean moved = TRUE;

  while (moved)
    {
      moved = FALSE;
      while (**text != '\0' && g_unichar_isspace (g_utf8_get_char (*text)))
        *text = g_utf8_next_char (*text);
      for (guint i = 0; i < n_skipped; i++)
        {
          if (g_str_has_prefix (*text, skipped[i]))
            {
              *text += strlen (skipped[i]);
              moved = TRUE;
            }
        }
    }
}

static int
read_weekday (const char **text)
{
  return read_spelling (text, weekday_spellings, G_N_ELEMENTS (weekday_spellings));
}

/* Reads one day: a number, or a turn and a weekday. */
static gboolean
read_day (const char **text,
          TeaDayRule  *rule)
{
  const char *p = *text;
  const char *behind;
  int turn = read_spelling (&p, turn_spellings, G_N_ELEMENTS (turn_spellings));
  int weekday;

  if (turn < 0 && g_ascii_isdigit (*p))
    {
      for (turn = 0; g_ascii_isdigit (*p) && turn < 100; p++)
        turn = turn * 10 + g_ascii_digit_value (*p);

      behind = p;
      skip (&behind, TRUE);
      weekday = read_weekday (&behind);
      if (weekday < 0)
        {
          if (turn < 1 || turn > 31)
            return FALSE;

          if (g_str_has_prefix (p, "日") || g_str_has_prefix (p, "号"))
            p += strlen ("日");
          rule->month_days |= 1u << turn;
          *text = p;
          return TRUE;
        }

      rule->weekdays[weekday] |= 1u << turn;
      *text = behind;

      return turn >= FIRST && turn < LAST;
    }

  /* “Every second Tuesday” is the second one of each month. */
  behind = p;
  skip (&behind, TRUE);
  if (turn == EVERY)
    {
      const int second = read_spelling (&behind, turn_spellings, G_N_ELEMENTS (turn_spellings));

      turn = second > EVERY ? second : EVERY;
      skip (&behind, TRUE);
    }

  weekday = read_weekday (&behind);
  if (weekday < 0)
    return FALSE;

  rule->weekdays[weekday] |= 1u << (turn < 0 ? EVERY : turn);
  *text = behind;

  return TRUE;
}

/**
 * tea_day_rule_parse:
 * @text: (nullable): days as people write them: "5,25", "5日、25日", "第二个周二", "last Friday",
 *   or as tea_day_rule_dup_text() does
 * @rule: (out caller-allocates): where the rule is kept
 * @error: return location
 *
 * Reads on which days sessions are held. “Every second Tuesday” is the second of each month, as
 * communities write it; a weekday without a turn is every one.
 *
 * Returns: %TRUE when read; %TEA_ERROR_INVALID where there is no day, or one that cannot be
 */
gboolean
tea_day_rule_parse (const char  *text,
                    TeaDayRule  *rule,
                    GError     **error)
{
  g_autofree char *folded = NULL;
  const char *p;
  gboolean any = FALSE;

  g_return_val_if_fail (rule != NULL, FALSE);

  memset (rule, 0, sizeof *rule);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

      folded = g_utf8_strdown (narrow, -1);
    }

  p = folded != NULL ? folded : "";
  for (skip (&p, FALSE); *p != '\0'; any = TRUE)
    {
      const char *begun = p;

      /* Two numbers need something between them, “5-25” is neither days nor weekdays. */
      if (!read_day (&p, rule) || (skip (&p, FALSE), *p == '-'))
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("“%s” is no day of a month or of a week. Write the days as 5,25 or "
                         "as second Tuesday."), begun);
          return FALSE;
        }
    }

  if (!any)
    g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                 _("Say on which days the sessions are, such as 5,25 or second Tuesday."));

  return any;
}

/**
 * tea_day_rule_has:
 * @self: a rule
 * @date: a day
 *
 * Returns: whether sessions are held on @date
 */
gboolean
tea_day_rule_has (const TeaDayRule *self,
                  const GDate      *date)
{
  const guint day = g_date_get_day (date);
  const guint8 wanted = self->weekdays[g_date_get_weekday (date)];
  const guint length = g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));

  return (self->month_days & (1u << day)) != 0 ||
         (wanted & (1u << EVERY)) != 0 ||
         (wanted & (1u << (FIRST + (day - 1) / 7))) != 0 ||
         ((wanted & (1u << LAST)) != 0 && day + 7 > length);
}

/* The days of the month, then the weekdays. */
static char *
join_days (const TeaDayRule *self,
           const char       *separator,
           gboolean          for_people)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint day = 1; day <= 31; day++)
    {
      if ((self->month_days & (1u << day)) != 0)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? separator : "", day);
    }

  if (numbers->len > 0 && for_people)
    /* Translators: days of the month, such as “5, 25”. */
    g_string_append_printf (text, _("day %s of every month"), numbers->str);
  else
    g_string_append (text, numbers->str);

  for (guint weekday = 1; weekday <= 7; weekday++)
    {
      for (guint turn = 0; turn < N_TURNS; turn++)
        {
          if ((self->weekdays[weekday] & (1u << turn)) == 0)
            continue;

          if (text->len > 0)
            g_string_append (text, separator);
          if (!for_people)
            g_string_append_printf (text, "%s-%s", turns[turn].word, weekdays[weekday - 1].word);
          else if (turn == EVERY)
            /* Translators: a weekday. */
            g_string_append_printf (text, _("every %s"), _(weekdays[weekday - 1].label));
          else
            /* Translators: “second”, then a weekday. */
            g_string_append_printf (text, _("%s %s of every month"), _(turns[turn].label),
                                    _(weekdays[weekday - 1].label));
        }
    }

  return g_string_free_and_steal (text);
}

/**
 * tea_day_rule_dup_text:
 * @self: a rule
 *
 * Returns: (transfer full): the rule as the book keeps it, such as "5,25,2-tue"
 */
char *
tea_day_rule_dup_text (const TeaDayRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join_days (self, ",", FALSE);
}

/**
 * tea_day_rule_describe:
 * @self: a rule
 *
 * Returns: (transfer full): the rule in words, such as 「每月第二个周二」
 */
char *
tea_day_rule_describe (const TeaDayRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join_days (self, C_("days", ", "), TRUE);
}

/**
 * tea_day_rule_turns:
 *
 * Which one of a month's Tuesdays it is: `every`, `1` to `5`, `last`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *
tea_day_rule_turns (void)
{
  return turns;
}

/**
 * tea_day_rule_weekdays:
 *
 * The days of the week from Monday on: `mon` to `sun`.
 *
 * Returns: (transfer none): a list that ends with a %NULL word
 */
const TeaWord *
tea_day_rule_weekdays (void)
{
  return weekdays;
}
