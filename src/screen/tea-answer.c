/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"
#include "people/tea-mask-known.h"
#include "people/tea-mask.h"

#include "tea-answer.h"

/* As much of a resident's words as it takes to know them again. */
#define MAX_QUOTE 40

/* What was decided, as one says it to those who asked. */
static char *
describe_verdict (TeaTopic *topic)
{
  g_autofree char *day = NULL;

  if (g_strcmp0 (topic->verdict, "direct") == 0)
    return g_strdup (_("It is being handled at once."));

  if (g_strcmp0 (topic->verdict, "later") == 0)
    {
      day = tea_date_format (topic->until);
      /* Translators: %s is a day. */
      return g_strdup_printf (_("It is put off and will be looked at again on %s."), day);
    }

  if (g_strcmp0 (topic->verdict, "transfer") == 0)
    {
      if (*topic->passed_to == '\0')
        return g_strdup (_("It was passed on to the office that is responsible."));
      if (*topic->passed_number == '\0')
        /* Translators: %s is an office. */
        return g_strdup_printf (_("It was passed on to: %s."), topic->passed_to);

      /* Translators: an office, and the number under which it handles the matter. */
      return g_strdup_printf (_("It was passed on to: %s (number %s)."), topic->passed_to,
                              topic->passed_number);
    }

  return g_strdup (_("The community cannot take it up for discussion."));
}

static char *
quote (const char *text)
{
  g_autofree char *line = tea_text_strip (text);

  g_strdelimit (line, "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) > MAX_QUOTE)
    {
      g_autofree char *cut = g_utf8_substring (line, 0, MAX_QUOTE);

      return g_strconcat (cut, "…", NULL);
    }

  return g_steal_pointer (&line);
}

static char *
dup_community (TeaBook *book)
{
  g_autofree char *community = tea_book_dup_setting (book, "community");

  return community != NULL && *community != '\0' ? g_steal_pointer (&community)
                                                 : g_strdup (_("The community"));
}

/* Nobody is named before everybody: not who asked for it, and nobody else whom the book knows. A
 * book that cannot be read now lets nothing through. */
static char *
show (TeaBook    *book,
      const char *text)
{
  g_auto (GStrv) names = tea_mask_known_names (book, text, NULL);
  g_auto (GStrv) phones = tea_mask_known_phones (book, NULL);

  return names != NULL && phones != NULL
         ? tea_mask_notice (text, (const char * const *) names, (const char * const *) phones)
         : g_strdup ("");
}

char *
tea_answer_compose (TeaBook    *book,
                    TeaTopic   *topic,
                    TeaRequest *request)
{
  g_autofree char *community = NULL;
  g_autofree char *said = NULL;
  g_autofree char *verdict = NULL;
  const char *name;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), NULL);
  g_return_val_if_fail (TEA_IS_REQUEST (request), NULL);

  community = dup_community (book);
  said = quote (request->text);
  verdict = describe_verdict (topic);
  name = *request->person_name != '\0' ? request->person_name : _("neighbour");

  /* Translators: a message to a resident: their name, what they asked for, what was decided, why,
   * and the community that writes. */
  return g_strdup_printf (_("Dear %s,\n"
                            "you told us: “%s”. %s\n"
                            "The reason: %s\n"
                            "Please tell us if anything is unclear. Thank you!\n"
                            "%s"),
                          name, said, verdict, topic->reason, community);
}

char *
tea_answer_compose_group (TeaBook  *book,
                          TeaTopic *topic)
{
  g_autofree char *community = NULL;
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *asked = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), NULL);

  community = dup_community (book);
  title = show (book, topic->title);
  reason = show (book, topic->reason);
  verdict = describe_verdict (topic);
  asked = g_strdup_printf (ngettext ("%d request", "%d requests", topic->requests),
                           topic->requests);

  /* Translators: a message to a chat group: what residents asked about, such as “12 requests”,
   * what was decided, why, and the community that writes. */
  return g_strdup_printf (_("Dear neighbours,\n"
                            "many of you asked about “%s” (%s). %s\n"
                            "The reason: %s\n"
                            "Please tell us if anything is unclear. Thank you!\n"
                            "%s"),
                          title, asked, verdict, reason, community);
}

char *
tea_answer_compose_notice (TeaBook  *book,
                           TeaTopic *topic)
{
  g_autofree char *community = NULL;
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *today = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (TEA_IS_TOPIC (topic), NULL);

  community = dup_community (book);
  title = show (book, topic->title);
  reason = show (book, topic->reason);
  verdict = describe_verdict (topic);
  today = tea_book_today (book);
  day = tea_date_format (today);

  /* Translators: a notice: what residents asked about, how often, what was decided, why, the
   * community that writes, and the day. */
  return g_strdup_printf (_("Answer about “%s”\n"
                            "\n"
                            "Residents asked about this matter (requests: %d). %s\n"
                            "The reason: %s\n"
                            "Whoever has questions is welcome at the community office.\n"
                            "\n"
                            "%s\n"
                            "%s"),
                          title, topic->requests, verdict, reason, community, day);
}
