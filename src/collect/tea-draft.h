/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEA_TYPE_DRAFT (tea_draft_get_type ())

G_DECLARE_FINAL_TYPE (TeaDraft, tea_draft, TEA, DRAFT, GObject)

/**
 * TeaDraft:
 * @line: where it stands in the file, from 1
 * @text: what is asked for
 * @person: (nullable): who asks
 * @phone: (nullable): that person's
 * @address: (nullable): where, as it was written
 * @doors: (nullable): all doors of a line of a visit log that has several, as they were written, of
 *   which @address is one; what was asked for there belongs to all of them
 * @received_at: (nullable): 2026-11-25 14:30:00, %NULL where the file does not say
 * @channel: (nullable): one of the channels of requests
 * @category: (nullable): what the sheet calls the category
 * @source_number: (nullable): its number in the sheet
 * @worker: (nullable): the grid worker, in a visit log
 * @affected: how many households it concerns, 0 where the sheet does not say
 * @settled: (nullable): what was done there, in a visit log
 * @next_step: (nullable): what comes next, in a visit log
 * @grid: (nullable): what the sheet calls the grid
 * @companions: (nullable): who went along, in a visit log
 * @began_at: (nullable): the time of day, as 09:30, in a visit log
 * @ended_at: (nullable): likewise
 * @kind: (nullable): a word of tea_visit_kinds, in a visit log
 * @solved: whether it was settled at the door
 * @report: whether it goes to those above
 * @attention: whether the household needs looking after
 * @hint: (nullable): why it is likely no request, such as a thank-you in a chat; it starts unticked
 * @skip_reason: (nullable): why it cannot be taken over, one sentence
 * @duplicate: whether the book has it already, or the file has it twice
 * @same_number: (nullable): the number of the request that it duplicates
 * @same_line: the line of the file that it duplicates, 0 for none
 * @ticked: whether it shall be taken over; the one field that the user changes
 *
 * One line that an import would add. Every field is a property of its name, with hyphens.
 */
struct _TeaDraft
{
  GObject     parent_instance;

  guint       line;
  char       *text;
  char       *person;
  char       *phone;
  char       *address;
  char       *doors;
  char       *received_at;
  const char *channel;
  char       *category;
  char       *source_number;
  char       *worker;
  int         affected;
  char       *settled;
  char       *next_step;
  char       *grid;
  char       *companions;
  char       *began_at;
  char       *ended_at;
  const char *kind;
  gboolean    solved;
  gboolean    report;
  gboolean    attention;
  char       *hint;
  char       *skip_reason;
  gboolean    duplicate;
  char       *same_number;
  guint       same_line;
  gboolean    ticked;
};

TeaDraft *tea_draft_new           (guint       line);
void      tea_draft_set_ticked    (TeaDraft   *self,
                                   gboolean    ticked);
void      tea_draft_set_duplicate (TeaDraft   *self,
                                   gboolean    duplicate,
                                   const char *number,
                                   guint       line);
const char *tea_draft_get_reason  (TeaDraft   *self);
char     *tea_draft_dup_note      (TeaDraft   *self);

G_END_DECLS
