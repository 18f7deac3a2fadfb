/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-text.h"
#include "meet/tea-console.h"

#include "tea-minutes-correction.h"
#include "tea-minutes-text.h"
#include "tea-minutes.h"

G_DEFINE_FINAL_TYPE (TeaMinutes, tea_minutes, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaMinutes, meeting, REFERENCE, N_("Session")),
  TEA_COLUMN (TeaMinutes, text, TEXT, N_("Text")),
  TEA_COLUMN (TeaMinutes, basis, TEXT, N_("What was recorded")),
  TEA_COLUMN (TeaMinutes, edited_at, TIME, N_("Edited at")),
  TEA_COLUMN (TeaMinutes, edited_by, TEXT, N_("Edited by")),
  TEA_COLUMN (TeaMinutes, finished_at, TIME, N_("Final since")),
  TEA_COMPUTED (TeaMinutes, meeting_number, TEXT, N_("Session number"),
                "SELECT number FROM meeting WHERE meeting.id = minutes.meeting"),
  TEA_COMPUTED (TeaMinutes, finished, BOOLEAN, N_("Final"), "finished_at IS NOT NULL"),
  TEA_COMPUTED (TeaMinutes, versions, INTEGER, N_("Earlier versions"),
                "SELECT count (*) FROM minutes_version"
                " WHERE minutes_version.minutes = minutes.id"),
  TEA_COMPUTED (TeaMinutes, corrections, INTEGER, N_("Corrections"),
                "SELECT count (*) FROM minutes_correction"
                " WHERE minutes_correction.minutes = minutes.id"),
};

static gboolean
refuse_finished (const char  *number,
                 GError     **error)
{
  /* Translators: %s is the number of a session. */
  g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
               _("The minutes of %s are final. Add a correction to them instead."), number);

  return FALSE;
}

static gboolean
tea_minutes_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaMinutes *self = TEA_MINUTES (record);

  if (self->finished)
    return refuse_finished (self->meeting_number, error);

  if (self->text == NULL || *self->text == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Minutes cannot be empty. Draft them again from what was recorded."));
      return FALSE;
    }

  return TRUE;
}

/* Minutes that were changed without a trace would be no minutes. */
static gboolean
tea_minutes_keep_earlier (TeaRecord  *record,
                          TeaBook    *book,
                          TeaAction  *action,
                          GError    **error)
{
  TeaMinutes *self = TEA_MINUTES (record);
  g_autoptr (TeaMinutes) earlier = NULL;
  g_autoptr (TeaMinutesVersion) version = NULL;

  earlier = tea_book_get (book, TEA_TYPE_MINUTES, tea_record_get_id (record), error);
  if (earlier == NULL)
    return FALSE;

  if (g_strcmp0 (earlier->text, self->text) == 0)
    return TRUE;

  version = g_object_new (TEA_TYPE_MINUTES_VERSION,
                          "minutes", tea_record_get_id (record),
                          "text", earlier->text,
                          "edited-at", earlier->edited_at,
                          "edited-by", earlier->edited_by,
                          NULL);

  return tea_action_insert (action, version, error);
}

static void
tea_minutes_class_init (TeaMinutesClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_minutes_validate;
  record_class->keep_earlier = tea_minutes_keep_earlier;
  record_class->most_kilobytes = TEA_CONSOLE_MOST_MINUTES;

  tea_record_class_set_columns (record_class, "minutes", N_("Minutes of a session"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_minutes_init (TeaMinutes *self)
{
}

static char *
compute_basis (const char *recorded)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, recorded, -1);
}

/* What the book holds, or what it would: the record in words. */
static TeaMinutes *
open_again (TeaBook  *book,
            gint64    meeting,
            GError  **error)
{
  g_autoptr (TeaMeeting) current = tea_book_get (book, TEA_TYPE_MEETING, meeting, error);

  return current != NULL ? tea_minutes_open (current, book, error) : NULL;
}

/* The same, to be worded differently. */
static TeaMinutes *
open_unfinished (TeaBook  *book,
                 gint64    meeting,
                 GError  **error)
{
  g_autoptr (TeaMinutes) current = open_again (book, meeting, error);

  if (current != NULL && current->finished)
    {
      refuse_finished (current->meeting_number, error);
      return NULL;
    }

  return g_steal_pointer (&current);
}

/**
 * tea_minutes_open:
 * @meeting: a session
 * @book: its book
 * @error: return location for an error
 *
 * Reads the minutes of a session. As long as nobody worded them they are made from what was
 * recorded each time that they are opened, and have no id.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the minutes
 */
TeaMinutes *
tea_minutes_open (TeaMeeting  *meeting,
                  TeaBook     *book,
                  GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *basis = NULL;
  gint64 id;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  id = tea_record_get_id (TEA_RECORD (meeting));
  query = tea_query_new_for_records (book, TEA_TYPE_MINUTES, "WHERE meeting = :meeting");
  tea_query_bind_id (query, "meeting", id);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return NULL;

  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));

  recorded = tea_minutes_dup_recorded (meeting, book, TEA_PAPER_COPY_ARCHIVE, error);
  if (recorded == NULL)
    return NULL;

  basis = compute_basis (recorded);

  return g_object_new (TEA_TYPE_MINUTES,
                       "meeting", id,
                       "meeting-number", meeting->number,
                       "text", recorded,
                       "basis", basis,
                       "edited-by", "",
                       NULL);
}

/**
 * tea_minutes_is_stale:
 * @self: minutes
 * @book: their book
 * @stale: (out): whether something was recorded, corrected or decided since
 * @error: return location for an error
 *
 * Says whether minutes that somebody worded may lack what came into the book after they were last
 * worded from it.
 *
 * Errors: those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_minutes_is_stale (TeaMinutes  *self,
                      TeaBook     *book,
                      gboolean    *stale,
                      GError     **error)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *basis = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (stale != NULL, FALSE);

  meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);
  if (meeting == NULL)
    return FALSE;

  recorded = tea_minutes_dup_recorded (meeting, book, TEA_PAPER_COPY_ARCHIVE, error);
  if (recorded == NULL)
    return FALSE;

  basis = compute_basis (recorded);
  *stale = !g_str_equal (basis, self->basis);

  return TRUE;
}

static void
stamp (TeaMinutes *current,
       TeaBook    *book)
{
  g_autofree char *now = tea_book_now (book);
  g_autofree char *by = tea_meeting_dup_recorder (book, current->meeting);

  g_object_set (current, "edited-at", now, "edited-by", by, NULL);
}

/* Lets @current say @text; what is half typed is in that or given up. Who words minutes for the
 * first time changes a draft, which is kept like any other wording. */
static gboolean
write_words (TeaMinutes  *self,
             TeaMinutes  *current,
             TeaBook     *book,
             const char  *text,
             const char  *verb,
             const char  *title,
             GError     **error)
{
  g_autoptr (TeaAction) action = tea_action_begin (book, verb, title, error);

  if (action == NULL)
    return FALSE;

  if (tea_record_get_id (TEA_RECORD (current)) == 0)
    {
      stamp (current, book);
      if (!tea_action_insert (action, current, error))
        return FALSE;
    }

  if (!g_str_equal (current->text, text))
    {
      g_object_set (current, "text", text, NULL);
      stamp (current, book);
    }

  if (!tea_action_update (action, current, error) ||
      !tea_console_forget_minutes (book, current->meeting, error) ||
      !tea_action_commit (action, error))
    return FALSE;

  g_object_set (self,
                "text", current->text,
                "basis", current->basis,
                "edited-at", current->edited_at,
                "edited-by", current->edited_by,
                NULL);

  return TRUE;
}

/**
 * tea_minutes_draft:
 * @self: minutes
 * @book: their book
 * @error: return location for an error
 *
 * Words the minutes anew from what was recorded. What they said so far is kept as a version.
 *
 * Errors: %TEA_ERROR_REFUSED once they are final, those of the book
 *
 * Returns: whether it worked, also when they say just that
 */
gboolean
tea_minutes_draft (TeaMinutes  *self,
                   TeaBook     *book,
                   GError     **error)
{
  g_autoptr (TeaMinutes) current = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *basis = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = open_unfinished (book, self->meeting, error);
  if (current == NULL)
    return FALSE;

  meeting = tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error);
  if (meeting == NULL)
    return FALSE;

  recorded = tea_minutes_dup_recorded (meeting, book, TEA_PAPER_COPY_ARCHIVE, error);
  if (recorded == NULL)
    return FALSE;

  basis = compute_basis (recorded);
  if (tea_record_get_id (TEA_RECORD (current)) != 0 && g_str_equal (current->text, recorded) &&
      g_str_equal (current->basis, basis))
    return TRUE;

  g_object_set (current, "basis", basis, NULL);
  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Drafted the minutes of %s"), current->meeting_number);

  return write_words (self, current, book, recorded, "minutes-draft", title, error);
}

/**
 * tea_minutes_edit:
 * @self: minutes
 * @book: their book
 * @text: what they say from now on
 * @error: return location for an error
 *
 * Words the minutes. What they said so far is kept as a version, what was half typed is given up.
 *
 * Errors: %TEA_ERROR_INVALID without a word, %TEA_ERROR_REFUSED once they are final,
 * %TEA_ERROR_TOO_LARGE for more than 256 KB, those of the book
 *
 * Returns: whether it worked, also when they say just that
 */
gboolean
tea_minutes_edit (TeaMinutes  *self,
                  TeaBook     *book,
                  const char  *text,
                  GError     **error)
{
  g_autoptr (TeaMinutes) current = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  current = open_unfinished (book, self->meeting, error);
  if (current == NULL)
    return FALSE;

  stripped = tea_text_strip (text);
  if (g_str_equal (current->text, stripped))
    return tea_console_forget_minutes (book, self->meeting, error);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Edited the minutes of %s"), current->meeting_number);

  return write_words (self, current, book, stripped, "minutes-edit", title, error);
}

/**
 * tea_minutes_take_up:
 * @self: minutes
 * @book: their book
 * @version: what they said earlier
 * @error: return location for an error
 *
 * Lets the minutes say again what they said earlier. What they said in between is kept as well.
 *
 * Errors: %TEA_ERROR_REFUSED once they are final, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_minutes_take_up (TeaMinutes         *self,
                     TeaBook            *book,
                     TeaMinutesVersion  *version,
                     GError            **error)
{
  g_autoptr (TeaMinutes) current = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (TEA_IS_MINUTES_VERSION (version), FALSE);

  current = open_unfinished (book, self->meeting, error);
  if (current == NULL)
    return FALSE;

  if (g_str_equal (current->text, version->text))
    return tea_console_forget_minutes (book, self->meeting, error);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Took up earlier words of the minutes of %s"),
                           current->meeting_number);

  return write_words (self, current, book, version->text, "minutes-take-up", title, error);
}

/* What is half typed, otherwise what they say; nobody loses a word because somebody else was
 * quicker. */
static char *
dup_last_words (TeaMinutes  *current,
                TeaMeeting  *meeting,
                TeaBook     *book,
                GError     **error)
{
  g_autoptr (TeaConsole) console = tea_console_open (meeting, book, error);
  g_autofree char *typed = NULL;

  if (console == NULL)
    return NULL;

  typed = tea_text_strip (console->minutes);

  return *typed != '\0' ? g_steal_pointer (&typed) : g_strdup (current->text);
}

/**
 * tea_minutes_finish:
 * @self: minutes of a closed session
 * @book: their book
 * @error: return location for an error
 *
 * Makes the minutes final (定稿): from now on they stay as they are, the session is not opened
 * again, and what is wrong is corrected under them. What is half typed is part of them.
 *
 * Errors: %TEA_ERROR_REFUSED before the session is closed and once they are final, those of the
 * book
 *
 * Returns: whether it worked
 */
gboolean
tea_minutes_finish (TeaMinutes  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaMinutes) current = NULL;
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  current = open_unfinished (book, self->meeting, error);
  meeting = current != NULL ? tea_book_get (book, TEA_TYPE_MEETING, self->meeting, error) : NULL;
  if (meeting == NULL)
    return FALSE;

  if (!meeting->locked)
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("%s is not closed. Its minutes become final after that."), meeting->number);
      return FALSE;
    }

  text = dup_last_words (current, meeting, book, error);
  if (text == NULL)
    return FALSE;

  now = tea_book_now (book);
  g_object_set (current, "finished-at", now, NULL);
  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Made the minutes of %s final"), meeting->number);
  if (!write_words (self, current, book, text, "minutes-finish", title, error))
    return FALSE;

  g_object_set (self, "finished-at", now, "finished", TRUE, NULL);

  return TRUE;
}

/**
 * tea_minutes_correct:
 * @self: final minutes
 * @book: their book
 * @kind: a word of tea_minutes_correction_kinds()
 * @text: what is corrected or added
 * @error: return location for an error
 *
 * Adds a correction (更正) or a supplement (补记) to the minutes, with the day and who made it.
 *
 * Errors: %TEA_ERROR_INVALID without a word and for a kind that is none, %TEA_ERROR_REFUSED as
 * long as the minutes can be edited, those of the book
 *
 * Returns: whether it worked
 */
gboolean
tea_minutes_correct (TeaMinutes  *self,
                     TeaBook     *book,
                     const char  *kind,
                     const char  *text,
                     GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaMinutes) current = NULL;
  g_autoptr (TeaMinutesCorrection) correction = NULL;
  g_autofree char *title = NULL;
  g_autofree char *now = NULL;
  g_autofree char *by = NULL;

  g_return_val_if_fail (TEA_IS_MINUTES (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  current = open_again (book, self->meeting, error);
  if (current == NULL)
    return FALSE;

  if (!current->finished)
    {
      /* Translators: %s is the number of a session. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("The minutes of %s are not final. Edit them instead."),
                   current->meeting_number);
      return FALSE;
    }

  now = tea_book_now (book);
  by = tea_meeting_dup_recorder (book, current->meeting);
  correction = g_object_new (TEA_TYPE_MINUTES_CORRECTION,
                             "minutes", tea_record_get_id (TEA_RECORD (current)),
                             "kind", kind,
                             "text", text,
                             "made-at", now,
                             "made-by", by,
                             NULL);

  /* Translators: an entry of the history; %s is the number of a session. */
  title = g_strdup_printf (_("Added a correction to the minutes of %s"), current->meeting_number);
  action = tea_action_begin (book, "minutes-correct", title, error);

  return action != NULL &&
         tea_action_insert (action, correction, error) &&
         tea_action_commit (action, error);
}
