/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include <glib/gi18n.h>

#include "tea-action.h"
#include "tea-date.h"
#include "tea-record.h"
#include "tea-record-private.h"

/* The longest text that a field takes where its record says nothing else, in KB: a resident's
 * letter of ten pages fits. */
#define MOST_KILOBYTES 32

/* The number of the first column's value in a statement. */
#define FIRST_VALUE 2

/* Property 0 is none and 1 is the id; the columns follow in the order of their table. */
enum
{
  PROP_0,
  PROP_ID,
  FIRST_COLUMN,
};

typedef struct
{
  gint64 id;
} TeaRecordPrivate;

/* What is derived from a table of columns once, and kept with the class. */
typedef struct
{
  char       *select;
  char       *insert;
  char       *written;
  char       *delete;
  GParamSpec **pspecs;
} TeaRecordShape;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TeaRecord, tea_record, G_TYPE_OBJECT)

static G_DEFINE_QUARK (tea-record-shape, tea_record_shape)

static TeaRecordShape *
get_shape (TeaRecordClass *klass)
{
  return g_type_get_qdata (G_TYPE_FROM_CLASS (klass), tea_record_shape_quark ());
}

static gboolean
is_text (const TeaColumn *column)
{
  return column->type == TEA_COLUMN_TEXT || column->type == TEA_COLUMN_OPTIONAL ||
         column->type == TEA_COLUMN_DATE || column->type == TEA_COLUMN_TIME;
}

static char **
get_text (TeaRecord       *self,
          const TeaColumn *column)
{
  g_assert (is_text (column));

  return G_STRUCT_MEMBER_P (self, column->offset);
}

static gint64
get_number (TeaRecord       *self,
            const TeaColumn *column)
{
  if (column->type == TEA_COLUMN_REFERENCE)
    return G_STRUCT_MEMBER (gint64, self, column->offset);

  return G_STRUCT_MEMBER (int, self, column->offset);
}

static gboolean
set_number (TeaRecord       *self,
            const TeaColumn *column,
            gint64           value)
{
  if (get_number (self, column) == value)
    return FALSE;

  if (column->type == TEA_COLUMN_REFERENCE)
    G_STRUCT_MEMBER (gint64, self, column->offset) = value;
  else
    G_STRUCT_MEMBER (int, self, column->offset) = value;

  return TRUE;
}

static gboolean
set_text (TeaRecord       *self,
          const TeaColumn *column,
          const char      *value)
{
  if (column->type == TEA_COLUMN_TEXT && value == NULL)
    value = "";

  return g_set_str (get_text (self, column), value);
}

static void
tea_record_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TeaRecord *self = TEA_RECORD (object);
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);
  const TeaColumn *column;

  if (prop_id == PROP_ID)
    {
      g_value_set_int64 (value, tea_record_get_id (self));
      return;
    }

  column = &klass->columns[prop_id - FIRST_COLUMN];
  if (is_text (column))
    g_value_set_string (value, *get_text (self, column));
  else if (column->type == TEA_COLUMN_REFERENCE)
    g_value_set_int64 (value, get_number (self, column));
  else if (column->type == TEA_COLUMN_BOOLEAN)
    g_value_set_boolean (value, get_number (self, column) != 0);
  else
    g_value_set_int (value, get_number (self, column));
}

static void
tea_record_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TeaRecord *self = TEA_RECORD (object);
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);
  const TeaColumn *column = &klass->columns[prop_id - FIRST_COLUMN];
  gboolean changed;

  if (is_text (column))
    changed = set_text (self, column, g_value_get_string (value));
  else if (column->type == TEA_COLUMN_REFERENCE)
    changed = set_number (self, column, g_value_get_int64 (value));
  else if (column->type == TEA_COLUMN_BOOLEAN)
    changed = set_number (self, column, g_value_get_boolean (value));
  else
    changed = set_number (self, column, g_value_get_int (value));

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
tea_record_finalize (GObject *object)
{
  TeaRecord *self = TEA_RECORD (object);
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      if (is_text (&klass->columns[i]))
        g_clear_pointer (get_text (self, &klass->columns[i]), g_free);
    }

  G_OBJECT_CLASS (tea_record_parent_class)->finalize (object);
}

static void
tea_record_constructed (GObject *object)
{
  TeaRecord *self = TEA_RECORD (object);
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (tea_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      char **text;

      if (klass->columns[i].type != TEA_COLUMN_TEXT)
        continue;

      text = get_text (self, &klass->columns[i]);
      if (*text == NULL)
        *text = g_strdup ("");
    }
}

static void
tea_record_class_init (TeaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tea_record_get_property;
  object_class->set_property = tea_record_set_property;
  object_class->constructed = tea_record_constructed;
  object_class->finalize = tea_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
tea_record_init (TeaRecord *self)
{
}

static GParamSpec *
create_pspec (const TeaColumn *column)
{
  /* The name is not static: GObject makes hyphens of its underscores. */
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  if (is_text (column))
    return g_param_spec_string (column->name, NULL, NULL, NULL, flags);
  if (column->type == TEA_COLUMN_REFERENCE)
    return g_param_spec_int64 (column->name, NULL, NULL, 0, G_MAXINT64, 0, flags);
  if (column->type == TEA_COLUMN_BOOLEAN)
    return g_param_spec_boolean (column->name, NULL, NULL, FALSE, flags);
  return g_param_spec_int (column->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
}

/* The statements are made from the table of columns, which is part of the program: nothing that
 * came from outside gets into them. Their values have numbers, the id 1 and the first column 2:
 * to look for a name costs as much as to write a short row. */
static TeaRecordShape *
create_shape (const char      *table,
              const TeaColumn *columns,
              guint            n_columns)
{
  TeaRecordShape *shape = g_new0 (TeaRecordShape, 1);
  g_autoptr (GString) selected = g_string_new ("id");
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) values = g_string_new ("?1");

  for (guint i = 0; i < n_columns; i++)
    {
      const TeaColumn *column = &columns[i];

      if (column->expression != NULL)
        {
          g_string_append_printf (selected, ", (%s)", column->expression);
          continue;
        }

      g_string_append_printf (selected, ", %s", column->name);
      g_string_append_printf (names, ", %s", column->name);
      g_string_append_printf (values, ", ?%u", i + FIRST_VALUE);
    }

  shape->select = g_strconcat ("SELECT ", selected->str, " FROM ", table, NULL);
  shape->insert = g_strconcat ("INSERT INTO ", table, " (", names->str, ")"
                               " VALUES (", values->str, ")", NULL);
  shape->written = g_strconcat ("SELECT ", names->str, " FROM ", table, " WHERE id = ?1", NULL);
  shape->delete = g_strconcat ("DELETE FROM ", table, " WHERE id = ?1", NULL);
  shape->pspecs = g_new0 (GParamSpec *, n_columns + 1);

  return shape;
}

/**
 * tea_record_class_set_columns:
 * @klass: a class of records, in its class_init
 * @table: the table in the book
 * @label: what people call such a record, marked for translation
 * @columns: (array length=n_columns): its table of columns, which must stay
 * @n_columns: how many
 *
 * Gives the class its columns. Each becomes a property of its name, with hyphens.
 */
void
tea_record_class_set_columns (TeaRecordClass  *klass,
                              const char      *table,
                              const char      *label,
                              const TeaColumn *columns,
                              guint            n_columns)
{
  TeaRecordShape *shape;

  g_return_if_fail (TEA_IS_RECORD_CLASS (klass));
  g_return_if_fail (table != NULL);
  g_return_if_fail (label != NULL);
  g_return_if_fail (columns != NULL);

  /* GObject asks the class that owns a property, and does not hand these down. */
  G_OBJECT_CLASS (klass)->get_property = tea_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = tea_record_set_property;

  klass->table = table;
  klass->label = label;
  klass->columns = columns;
  klass->n_columns = n_columns;

  shape = create_shape (table, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      shape->pspecs[i] = create_pspec (&columns[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), FIRST_COLUMN + i, shape->pspecs[i]);
    }

  g_type_set_qdata (G_TYPE_FROM_CLASS (klass), tea_record_shape_quark (), shape);
}

/**
 * tea_record_class_find_column:
 * @klass: a class of records
 * @name: the column's name
 *
 * Returns: (nullable): the line of the table of columns
 */
const TeaColumn *
tea_record_class_find_column (TeaRecordClass *klass,
                              const char     *name)
{
  g_return_val_if_fail (TEA_IS_RECORD_CLASS (klass), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      if (g_str_equal (klass->columns[i].name, name))
        return &klass->columns[i];
    }

  return NULL;
}

const char *
tea_record_class_get_select (TeaRecordClass *klass)
{
  return get_shape (klass)->select;
}

const char *
tea_record_class_get_insert (TeaRecordClass *klass)
{
  return get_shape (klass)->insert;
}

/* What reads the columns that are written, the id first. */
const char *
tea_record_class_get_written (TeaRecordClass *klass)
{
  return get_shape (klass)->written;
}

const char *
tea_record_class_get_delete (TeaRecordClass *klass)
{
  return get_shape (klass)->delete;
}

/**
 * tea_record_get_id:
 * @self: a record
 *
 * Returns: its id, 0 while it is not in the book
 */
gint64
tea_record_get_id (TeaRecord *self)
{
  TeaRecordPrivate *priv = tea_record_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_RECORD (self), 0);

  return priv->id;
}

void
tea_record_set_id (TeaRecord *self,
                   gint64     id)
{
  TeaRecordPrivate *priv = tea_record_get_instance_private (self);

  g_assert (TEA_IS_RECORD (self));

  priv->id = id;
}

/* Binds the id, and every column that is written as far as the statement has a place for it. */
void
tea_record_bind (TeaRecord    *self,
                 sqlite3_stmt *handle)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);
  const int n_parameters = sqlite3_bind_parameter_count (handle);

  g_assert (TEA_IS_RECORD (self));

  sqlite3_bind_int64 (handle, 1, tea_record_get_id (self));

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];
      const int parameter = (int) i + FIRST_VALUE;

      if (column->expression != NULL)
        continue;

      if (parameter > n_parameters)
        break;

      if (is_text (column))
        sqlite3_bind_text (handle, parameter, *get_text (self, column), -1, SQLITE_STATIC);
      else if (column->type == TEA_COLUMN_REFERENCE && get_number (self, column) == 0)
        sqlite3_bind_null (handle, parameter);
      else if (column->type == TEA_COLUMN_BOOLEAN)
        sqlite3_bind_int (handle, parameter, get_number (self, column) != 0);
      else
        sqlite3_bind_int64 (handle, parameter, get_number (self, column));
    }
}

static gboolean
is_written_so (TeaRecord       *self,
               const TeaColumn *column,
               sqlite3_stmt    *row,
               int              place)
{
  if (is_text (column))
    return g_strcmp0 (*get_text (self, column),
                      (const char *) sqlite3_column_text (row, place)) == 0;

  if (column->type == TEA_COLUMN_BOOLEAN)
    return (get_number (self, column) != 0) == sqlite3_column_int64 (row, place);

  return get_number (self, column) == sqlite3_column_int64 (row, place);
}

/* Makes the UPDATE of the columns that differ from @row, as tea_record_class_get_written() reads
 * it; %NULL where none does. A column that is named is written again with all its indexes and
 * with the search, even where its value stays what it was. */
char *
tea_record_dup_update (TeaRecord    *self,
                       sqlite3_stmt *row)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);
  g_autoptr (GString) update = g_string_new (NULL);
  int place = 1;

  g_assert (TEA_IS_RECORD (self));

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];

      if (column->expression == NULL && !is_written_so (self, column, row, place++))
        g_string_append_printf (update, "%s%s = ?%u", update->len > 0 ? ", " : "",
                                column->name, i + FIRST_VALUE);
    }

  if (update->len == 0)
    return NULL;

  return g_strconcat ("UPDATE ", klass->table, " SET ", update->str, " WHERE id = ?1", NULL);
}

/* Takes over a row of the class's SELECT and notifies of what became different. */
void
tea_record_load (TeaRecord    *self,
                 sqlite3_stmt *handle)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);
  TeaRecordShape *shape = get_shape (klass);

  g_assert (TEA_IS_RECORD (self));

  tea_record_set_id (self, sqlite3_column_int64 (handle, 0));

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];
      gboolean changed;

      if (is_text (column))
        changed = set_text (self, column, (const char *) sqlite3_column_text (handle, i + 1));
      else
        changed = set_number (self, column, sqlite3_column_int64 (handle, i + 1));

      if (changed)
        g_object_notify_by_pspec (G_OBJECT (self), shape->pspecs[i]);
    }
}

static gboolean
check_text (TeaRecordClass   *klass,
            const TeaColumn  *column,
            const char       *text,
            GError          **error)
{
  const gsize length = strlen (text);
  const guint most = klass->most_kilobytes != 0 ? klass->most_kilobytes : MOST_KILOBYTES;

  if (length > most * 1024)
    {
      /* Translators: the name of a field, such as “Text”; a Chinese character takes 3 bytes. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_TOO_LARGE,
                   _("“%s” is too long: at most %u KB, about %u,000 characters."),
                   _(column->label), most, most / 3);
      return FALSE;
    }

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_ENCODING,
                   _("“%s” holds bytes that are no text."), _(column->label));
      return FALSE;
    }

  return TRUE;
}

/* Reads what somebody wrote into a text column as the book keeps it, with days and times in their
 * one spelling; returns NULL where it cannot be. */
static char *
read_text (TeaRecordClass   *klass,
           const TeaColumn  *column,
           const char       *text,
           GError          **error)
{
  if (!check_text (klass, column, text, error))
    return NULL;

  if (column->type == TEA_COLUMN_DATE)
    return tea_date_parse (text, error);

  if (column->type == TEA_COLUMN_TIME)
    return tea_time_parse (text, error);

  return g_strdup (text);
}

/* What every record is checked for before it is written, whatever its type. A verb may have put a
 * day into a field as somebody wrote it; rows are sorted by days, so it gets its one spelling. */
gboolean
tea_record_check (TeaRecord  *self,
                  GError    **error)
{
  TeaRecordClass *klass = TEA_RECORD_GET_CLASS (self);

  g_assert (TEA_IS_RECORD (self));

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TeaColumn *column = &klass->columns[i];
      g_autofree char *text = NULL;

      if (column->expression != NULL || !is_text (column) || *get_text (self, column) == NULL)
        continue;

      if (column->type != TEA_COLUMN_DATE && column->type != TEA_COLUMN_TIME)
        {
          if (!check_text (klass, column, *get_text (self, column), error))
            return FALSE;

          continue;
        }

      text = read_text (klass, column, *get_text (self, column), error);
      if (text == NULL)
        return FALSE;

      set_text (self, column, text);
    }

  return klass->validate == NULL || klass->validate (self, error);
}

/**
 * tea_record_dup_column:
 * @self: a record
 * @column: a line of its table of columns
 *
 * Writes a field as text, as exports and the command line show it.
 *
 * Returns: (transfer full): empty where there is nothing
 */
char *
tea_record_dup_column (TeaRecord       *self,
                       const TeaColumn *column)
{
  g_return_val_if_fail (TEA_IS_RECORD (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);

  if (is_text (column))
    return g_strdup (*get_text (self, column) != NULL ? *get_text (self, column) : "");

  if (column->type == TEA_COLUMN_REFERENCE && get_number (self, column) == 0)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT, get_number (self, column));
}

/**
 * tea_record_parse_column:
 * @self: a record
 * @column: a line of its table of columns
 * @text: (nullable): what somebody wrote
 * @error: return location for an error
 *
 * Reads a field from text: a day in any spelling, a number, a flag as 0 or 1. The book does not
 * change.
 *
 * Errors: %TEA_ERROR_INVALID, %TEA_ERROR_TOO_LARGE, %TEA_ERROR_ENCODING
 *
 * Returns: whether @text could be read
 */
gboolean
tea_record_parse_column (TeaRecord        *self,
                         const TeaColumn  *column,
                         const char       *text,
                         GError          **error)
{
  g_autofree char *parsed = NULL;
  gint64 number = 0;

  g_return_val_if_fail (TEA_IS_RECORD (self), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  if (text != NULL && *text == '\0' && column->type != TEA_COLUMN_TEXT)
    text = NULL;

  if (text != NULL)
    {
      parsed = read_text (TEA_RECORD_GET_CLASS (self), column, text, error);
      if (parsed == NULL)
        return FALSE;
    }

  if (is_text (column))
    {
      set_text (self, column, parsed);
      return TRUE;
    }

  if (text != NULL)
    {
      const gint64 most = column->type == TEA_COLUMN_REFERENCE ? G_MAXINT64
                        : column->type == TEA_COLUMN_BOOLEAN ? 1 : G_MAXINT;

      if (!g_ascii_string_to_signed (text, 10, 0, most, &number, NULL))
        {
          /* Translators: first what was written, then the name of a field. */
          g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                       _("“%s” is no number that fits “%s”."), text, _(column->label));
          return FALSE;
        }
    }

  set_number (self, column, number);
  return TRUE;
}

/**
 * tea_record_edit:
 * @self: a record that is in @book
 * @book: the book
 * @column: a column that is written
 * @text: (nullable): what it shall hold, as somebody wrote it
 * @error: return location for an error
 *
 * Changes one field, as a form does when the user leaves it. Nothing is written where nothing
 * became different. On an error the record is as before, and the form keeps its text.
 *
 * Errors: those of tea_record_parse_column() and tea_action_update()
 *
 * Returns: whether the book now holds @text
 */
gboolean
tea_record_edit (TeaRecord   *self,
                 TeaBook     *book,
                 const char  *column,
                 const char  *text,
                 GError     **error)
{
  TeaRecordClass *klass;
  const TeaColumn *found;
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;
  g_autofree char *verb = NULL;

  g_return_val_if_fail (TEA_IS_RECORD (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  klass = TEA_RECORD_GET_CLASS (self);
  found = tea_record_class_find_column (klass, column);
  if (found == NULL || found->expression != NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                   _("There is no field “%s” that can be changed."), column);
      return FALSE;
    }

  before = tea_record_dup_column (self, found);
  if (!tea_record_parse_column (self, found, text, error))
    return FALSE;

  after = tea_record_dup_column (self, found);
  if (g_str_equal (before, after))
    return TRUE;

  /* Translators: an entry of the history: what kind of record was changed, and which field. */
  title = g_strdup_printf (_("Changed %s: %s"), _(klass->label), _(found->label));
  verb = g_strdup_printf ("%s-edit", klass->table);
  action = tea_action_begin (book, verb, title, error);
  if (action == NULL ||
      !tea_action_update (action, self, error) ||
      !tea_action_commit (action, error))
    {
      tea_record_parse_column (self, found, before, NULL);
      return FALSE;
    }

  g_object_notify (G_OBJECT (self), found->name);

  return TRUE;
}
