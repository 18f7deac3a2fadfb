/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tea-import.h"

G_BEGIN_DECLS

/**
 * TeaReading:
 * @as: what to take the bytes for
 * @bytes: the file
 * @today: the day on which it is read
 * @estates: the names of the known estates
 * @kinds: the roles of sheets that were set right before, by their headers
 * @progress: (nullable): told how far it is, in lines
 * @progress_data: for @progress
 * @n_lines: how many lines the file has
 * @cancellable: (nullable): stops it
 * @format: the format that was found
 * @group: (nullable): what the chat is called, where it says so
 * @mapping: (nullable): what the columns hold; guessed where it is %NULL
 * @drafts: the lines that were read
 *
 * What a reading is given and what it finds, apart from the import, so that a thread never
 * touches what the window looks at.
 */
typedef struct
{
  TeaImportAs              as;
  GBytes                  *bytes;
  const char              *today;
  const char * const      *estates;
  GHashTable              *kinds;
  TeaImportProgress        progress;
  gpointer                 progress_data;
  gsize                    n_lines;
  GCancellable            *cancellable;

  const char              *format;
  char                    *group;
  TeaMapping              *mapping;
  GPtrArray               *drafts;
} TeaReading;

gboolean tea_reading_go_on           (TeaReading  *self,
                                      GError     **error);
gboolean tea_reading_step            (TeaReading  *self,
                                      gsize        line,
                                      GError     **error);
gboolean tea_reading_read_chat       (TeaReading  *self,
                                      gboolean    *is_chat,
                                      GError     **error);
gboolean tea_reading_read_sheet      (TeaReading  *self,
                                      GError     **error);
gboolean tea_reading_mark_duplicates (TeaReading  *self,
                                      TeaBook     *book,
                                      GError     **error);

struct _TeaImport
{
  GObject           parent_instance;

  char             *name;
  GBytes           *bytes;
  TeaImportAs       as;
  char             *today;
  char            **estates;
  GHashTable       *kinds;

  const char       *format;
  TeaMapping       *mapping;
  GPtrArray        *drafts;
  guint             added;
  gboolean          committed;

  /* Thousandths, set by the thread that reads. */
  int               done;
  double            fraction;
};

void tea_import_set_fraction (TeaImport *self,
                              double     fraction);

G_END_DECLS
