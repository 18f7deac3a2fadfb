/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "people/tea-person.h"
#include "report/tea-trace.h"

#include "cli-find.h"

/* An id is longer than the digits of any number or name. */
static gboolean
is_id (const char *text,
       gint64     *id)
{
  return strlen (text) > 12 &&
         g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL);
}

static TeaRecord *
find_number (Cli         *cli,
             GType        record_type,
             const char  *text,
             GError     **error)
{
  g_autoptr (TeaRecord) record = tea_trace_find (cli->book, text, error);

  if (record == NULL)
    return NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (record), record_type))
    {
      g_autoptr (TeaRecordClass) klass = g_type_class_ref (record_type);

      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   /* Translators: a number, the kind of record that it stands for, the kind
                    * that was expected there. */
                   _("“%s” is the number of a %s, not of a %s."), text,
                   _(TEA_RECORD_GET_CLASS (record)->label), _(klass->label));
      return NULL;
    }

  return g_steal_pointer (&record);
}

/* Two people may have one name; scripts must not take whichever comes first. */
static TeaRecord *
find_person (Cli         *cli,
             const char  *text,
             GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) people = NULL;
  TeaPerson *found = NULL;

  query = tea_person_query (cli->book, text, 0);
  people = tea_query_read_records (query, error);
  if (people == NULL)
    return NULL;

  for (guint i = 0; i < people->len; i++)
    {
      TeaPerson *person = g_ptr_array_index (people, i);

      if (!g_str_equal (person->name, text) && !g_str_equal (person->phone, text))
        continue;

      if (found != NULL)
        {
          g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                       _("Several people are called “%s”. Give the phone, or the id from "
                         "“person list --json”."), text);
          return NULL;
        }

      found = person;
    }

  if (found == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("There is nobody called “%s” in the book."), text);
      return NULL;
    }

  return TEA_RECORD (g_object_ref (found));
}

/**
 * cli_find:
 * @cli: the run
 * @record_type: the type of the record
 * @text: a number such as T2026-007, for what has no number its name, or an id
 * @error: return location for an error
 *
 * Finds what was named.
 *
 * Errors: %TEA_ERROR_NOT_FOUND, %TEA_ERROR_INVALID for what is neither, %TEA_ERROR_REFUSED where
 * several have that name, those of the book
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
cli_find (Cli         *cli,
          GType        record_type,
          const char  *text,
          GError     **error)
{
  g_autoptr (TeaRecordClass) klass = NULL;
  gint64 id;

  if (is_id (text, &id))
    return tea_book_get (cli->book, record_type, id, error);

  if (record_type == TEA_TYPE_PERSON)
    return find_person (cli, text, error);

  klass = g_type_class_ref (record_type);
  if (tea_record_class_find_column (klass, "number") != NULL)
    return find_number (cli, record_type, text, error);

  if (tea_record_class_find_column (klass, "name") != NULL)
    return tea_book_find (cli->book, record_type, "name", text, error);

  g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
               /* Translators: what was given, then a kind of record. */
               _("“%s” is no id; a %s has no number."), text, _(klass->label));
  return NULL;
}

/**
 * cli_find_argument:
 * @cli: the run
 * @record_type: the type of the record
 * @name: of the argument, which was given
 * @error: return location for an error
 *
 * Finds what an argument names, as cli_find().
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
cli_find_argument (Cli         *cli,
                   GType        record_type,
                   const char  *name,
                   GError     **error)
{
  return cli_find (cli, record_type, cli_arguments_get (cli->arguments, name), error);
}

/**
 * cli_find_id:
 * @cli: the run
 * @record_type: the type of the record
 * @name: of an option
 * @id: (out): the id of what it names, 0 where it was not given
 * @error: return location for an error
 *
 * Finds what an option names, as cli_find().
 *
 * Returns: whether @id is good
 */
gboolean
cli_find_id (Cli         *cli,
             GType        record_type,
             const char  *name,
             gint64      *id,
             GError     **error)
{
  g_autoptr (TeaRecord) record = NULL;

  *id = 0;
  if (!cli_arguments_has (cli->arguments, name))
    return TRUE;

  record = cli_find_argument (cli, record_type, name, error);
  if (record == NULL)
    return FALSE;

  *id = tea_record_get_id (record);

  return TRUE;
}

/**
 * cli_find_attendance:
 * @cli: the run
 * @meeting: a session
 * @name: of the argument that names a person or a guest, or gives a person's id
 * @error: return location for an error
 *
 * Finds somebody on the sign-in sheet of a session.
 *
 * Errors: %TEA_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the line of the sign-in sheet
 */
TeaAttendance *
cli_find_attendance (Cli         *cli,
                     TeaMeeting  *meeting,
                     const char  *name,
                     GError     **error)
{
  TeaAttendanceFilter filter = { .meeting = tea_record_get_id (TEA_RECORD (meeting)) };
  const char *text = cli_arguments_get (cli->arguments, name);
  g_autoptr (TeaQuery) query = tea_attendance_query (cli->book, &filter);
  g_autoptr (GPtrArray) lines = tea_query_read_records (query, error);

  if (lines == NULL)
    return NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      TeaAttendance *line = g_ptr_array_index (lines, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, line->person);

      if (g_str_equal (line->name, text) || g_str_equal (id, text))
        return g_object_ref (line);
    }

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               _("“%s” is not on the sign-in sheet of %s."), text, meeting->number);
  return NULL;
}
