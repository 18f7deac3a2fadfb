/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-book.h"

G_BEGIN_DECLS

/**
 * TeaColumnType:
 * @TEA_COLUMN_TEXT: `char *`, never %NULL once loaded
 * @TEA_COLUMN_OPTIONAL: `char *`, %NULL where the book has none
 * @TEA_COLUMN_DATE: `char *`, a day as 2026-11-25, %NULL where there is none
 * @TEA_COLUMN_TIME: `char *`, local time as 2026-11-25 14:30:00, %NULL where there is none
 * @TEA_COLUMN_INTEGER: `int`
 * @TEA_COLUMN_BOOLEAN: `gboolean`
 * @TEA_COLUMN_REFERENCE: `gint64`, the id of another record, 0 where there is none
 *
 * How a column is kept in a record's struct and in the book.
 */
typedef enum
{
  TEA_COLUMN_TEXT,
  TEA_COLUMN_OPTIONAL,
  TEA_COLUMN_DATE,
  TEA_COLUMN_TIME,
  TEA_COLUMN_INTEGER,
  TEA_COLUMN_BOOLEAN,
  TEA_COLUMN_REFERENCE,
} TeaColumnType;

/**
 * TeaColumn:
 * @name: of the column, of the struct's field and (with hyphens) of the property
 * @type: how it is kept
 * @offset: of the field in the struct, in bytes
 * @label: what people call it, marked for translation
 * @expression: (nullable): SQL that computes it, for a column that is read and never written
 *
 * A line of a record's table of columns. The properties, loading, insert, update, export and
 * the labels in the history all read this one table.
 */
typedef struct
{
  const char    *name;
  TeaColumnType  type;
  gsize          offset;
  const char    *label;
  const char    *expression;
} TeaColumn;

#define TEA_COLUMN(Type, field, KIND, label) \
  { #field, TEA_COLUMN_##KIND, G_STRUCT_OFFSET (Type, field), label, NULL }
#define TEA_COMPUTED(Type, field, KIND, label, expression) \
  { #field, TEA_COLUMN_##KIND, G_STRUCT_OFFSET (Type, field), label, expression }

#define TEA_TYPE_RECORD (tea_record_get_type ())

typedef struct _TeaAction TeaAction;

G_DECLARE_DERIVABLE_TYPE (TeaRecord, tea_record, TEA, RECORD, GObject)

/**
 * TeaRecordClass:
 * @table: the table in the book
 * @label: what people call such a record, marked for translation
 * @columns: the table of columns, without `id`
 * @n_columns: how many
 * @most_kilobytes: how long a text of it may be; the usual 32 where it is 0
 * @validate: (nullable): refuses values that contradict each other, before they are written
 * @keep_earlier: (nullable): writes down, in the same action, what the book holds so far, where
 *   that is to stay readable after it is changed, whoever changes it
 */
struct _TeaRecordClass
{
  GObjectClass     parent_class;

  const char      *table;
  const char      *label;
  const TeaColumn *columns;
  guint            n_columns;
  guint            most_kilobytes;

  gboolean       (*validate)     (TeaRecord  *self,
                                  GError    **error);
  gboolean       (*keep_earlier) (TeaRecord  *self,
                                  TeaBook    *book,
                                  TeaAction  *action,
                                  GError    **error);
};

void             tea_record_class_set_columns (TeaRecordClass  *klass,
                                               const char      *table,
                                               const char      *label,
                                               const TeaColumn *columns,
                                               guint            n_columns);
const TeaColumn *tea_record_class_find_column (TeaRecordClass  *klass,
                                               const char      *name);
gint64           tea_record_get_id            (TeaRecord       *self);
char            *tea_record_dup_column        (TeaRecord       *self,
                                               const TeaColumn *column);
gboolean         tea_record_parse_column      (TeaRecord       *self,
                                               const TeaColumn *column,
                                               const char      *text,
                                               GError         **error);
gboolean         tea_record_edit              (TeaRecord       *self,
                                               TeaBook         *book,
                                               const char      *column,
                                               const char      *text,
                                               GError         **error);

G_END_DECLS
