/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tea-ics.h"
#include "tea-invitation.h"

/*
 * A calendar file for one session, as RFC 5545 has it.
 *
 * Times carry TZID=Asia/Shanghai and the zone is written out. Local time without a zone would say
 * the same in the community itself, but several servers read that as UTC and show a session at
 * half past two as one at half past ten in the evening. China has had one zone without summer time
 * since 1991, so that one line tells all of it.
 */

#define ZONE "Asia/Shanghai"

/* A line has at most so many bytes, without its end (RFC 5545, 3.1). */
#define MAX_LINE 75

static const char zone_lines[] =
  "BEGIN:VTIMEZONE\r\n"
  "TZID:" ZONE "\r\n"
  "BEGIN:STANDARD\r\n"
  "DTSTART:19910915T000000\r\n"
  "TZOFFSETFROM:+0800\r\n"
  "TZOFFSETTO:+0800\r\n"
  "TZNAME:CST\r\n"
  "END:STANDARD\r\n"
  "END:VTIMEZONE\r\n";

/* Adds a line, folded between characters: the next one begins with a space, which counts. */
static void
add_line (GString    *text,
          const char *line)
{
  gsize length = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gsize bytes = g_utf8_next_char (p) - p;

      if (length + bytes > MAX_LINE)
        {
          g_string_append (text, "\r\n ");
          length = 1;
        }
      g_string_append_len (text, p, bytes);
      length += bytes;
    }

  g_string_append (text, "\r\n");
}

/* Adds a property whose value is free text (RFC 5545, 3.3.11). Bytes that are no text and control
 * characters have no place in it. */
static void
add_text (GString    *text,
          const char *name,
          const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_printf (line, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (line, "\\n");
      else if (!g_ascii_iscntrl (*p))
        g_string_append_c (line, *p);
    }

  add_line (text, line->str);
}

/* Writes a local time as 20261125T143000, so many minutes later. */
static char *
format_time (const char *time,
             int         minutes)
{
  g_autofree char *iso = g_strdup (time);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) later = NULL;

  /* In a zone without summer time an hour is an hour; which zone is said beside it. */
  g_strdelimit (iso, " ", 'T');
  moment = g_date_time_new_from_iso8601 (iso, utc);
  later = moment != NULL ? g_date_time_add_minutes (moment, minutes) : NULL;

  return later != NULL ? g_date_time_format (later, "%Y%m%dT%H%M%S") : g_strdup ("");
}

static void
add_time (GString    *text,
          const char *name,
          const char *time,
          int         minutes)
{
  g_autofree char *value = format_time (time, minutes);
  g_autofree char *line = g_strdup_printf ("%s;TZID=" ZONE ":%s", name, value);

  add_line (text, line);
}

/* When this was written, in UTC: of two files about the same session the later one holds. */
static void
add_stamp (GString *text,
           TeaBook *book)
{
  g_autofree char *now = tea_book_now (book);
  g_autofree char *value = format_time (now, -8 * 60);
  g_autofree char *line = g_strdup_printf ("DTSTAMP:%sZ", value);

  add_line (text, line);
}

static void
add_alarm (GString    *text,
           const char *trigger,
           const char *words)
{
  g_autofree char *line = g_strconcat ("TRIGGER:", trigger, NULL);

  add_line (text, "BEGIN:VALARM");
  add_line (text, "ACTION:DISPLAY");
  add_text (text, "DESCRIPTION", words);
  add_line (text, line);
  add_line (text, "END:VALARM");
}

/**
 * tea_ics_dup_text:
 * @meeting: a session
 * @book: its book
 * @error: return location for an error
 *
 * Writes a session for the calendar of a phone or an office: its title, time, place, the
 * invitation as its description, and an alarm a day and an hour before. A later file of the same
 * session takes the place of the earlier one; that of an adjourned session says when it goes on,
 * where that is known. Nothing private is in it, as in the invitation.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the file's text
 */
char *
tea_ics_dup_text (TeaMeeting  *meeting,
                  TeaBook     *book,
                  GError     **error)
{
  g_autoptr (GString) text = NULL;
  const char *begins;
  g_autofree char *invitation = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *place = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  begins = tea_meeting_get_goes_on_at (meeting);
  if (begins == NULL)
    begins = meeting->starts_at;
  invitation = tea_invitation_dup_text (meeting, book, TEA_INVITATION_CHAT, error);
  if (invitation == NULL ||
      !tea_invitation_mask (meeting, book, &summary, &place, error))
    return NULL;

  text = g_string_new ("BEGIN:VCALENDAR\r\n"
                       "VERSION:2.0\r\n"
                       "PRODID:-//Teatime//Teatime " PACKAGE_VERSION "//EN\r\n"
                       "CALSCALE:GREGORIAN\r\n"
                       "METHOD:PUBLISH\r\n");
  g_string_append (text, zone_lines);
  add_line (text, "BEGIN:VEVENT");
  id = g_strdup_printf ("UID:%" G_GINT64_FORMAT "@teatime.community.org",
                        tea_record_get_id (TEA_RECORD (meeting)));
  add_line (text, id);
  add_stamp (text, book);
  add_time (text, "DTSTART", begins, 0);
  add_time (text, "DTEND", begins, meeting->minutes);
  add_text (text, "SUMMARY", summary);
  if (*place != '\0')
    add_text (text, "LOCATION", place);
  add_text (text, "DESCRIPTION", invitation);
  add_line (text, "STATUS:CONFIRMED");
  add_alarm (text, "-P1D", summary);
  add_alarm (text, "-PT1H", summary);
  add_line (text, "END:VEVENT");
  add_line (text, "END:VCALENDAR");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tea_ics_dup_name:
 * @meeting: a session
 *
 * Returns: (transfer full): what its calendar file may be called, such as 「M2026-004.ics」
 */
char *
tea_ics_dup_name (TeaMeeting *meeting)
{
  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);

  return g_strconcat (meeting->number, ".ics", NULL);
}

/**
 * tea_ics_save:
 * @meeting: a session
 * @book: its book
 * @file: where to
 * @error: return location for an error
 *
 * Saves the calendar file; one that is there is replaced.
 *
 * Errors: those of the book, and of #GIOErrorEnum where the file cannot be written
 *
 * Returns: whether it is saved
 */
gboolean
tea_ics_save (TeaMeeting  *meeting,
              TeaBook     *book,
              GFile       *file,
              GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  text = tea_ics_dup_text (meeting, book, error);

  return text != NULL &&
         g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}
