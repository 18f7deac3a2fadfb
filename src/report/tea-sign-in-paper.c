/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-attendance.h"
#include "people/tea-household.h"
#include "people/tea-mask.h"
#include "people/tea-person.h"

#include "tea-paper-draft-private.h"
#include "tea-sign-in-paper.h"

/* Room for those who come without being invited. */
#define LEAST_ROWS  16
#define EMPTY_ROWS  4
#define ROW_HEIGHT  30.0

/* Where somebody comes from: their organisation, otherwise where they live. The sheet goes round,
 * so that it says only the building. */
static char *
create_home (TeaPaperDraft       *draft,
             const TeaAttendance *attendance)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaHousehold) household = NULL;

  if (*attendance->organisation_name != '\0')
    return g_strdup (attendance->organisation_name);

  if (attendance->person == 0 || draft->error != NULL)
    return g_strdup ("");

  person = tea_book_get (draft->book, TEA_TYPE_PERSON, attendance->person, &draft->error);
  if (person == NULL || person->household == 0)
    return g_strdup ("");

  if (!tea_paper_draft_is_masked (draft))
    return g_strdup (person->address);

  household = tea_book_get (draft->book, TEA_TYPE_HOUSEHOLD, person->household, &draft->error);

  return g_strdup (household != NULL ? household->building : "");
}

static void
add_line (TeaPaperDraft       *draft,
          guint                number,
          const TeaAttendance *attendance)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *home = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *seat = NULL;

  if (attendance == NULL)
    {
      tea_paper_add_row (draft->paper, FALSE,
                         (const char * const []) { position, "", "", "", "", "", NULL });
      return;
    }

  home = create_home (draft, attendance);
  phone = tea_paper_draft_is_masked (draft) ? tea_mask_phone (attendance->phone)
                                            : g_strdup (attendance->phone);
  /* Translators: a party at the table; somebody of it attends without a vote. */
  seat = attendance->votes ? g_strdup (attendance->party_name)
                           : g_strdup_printf (_("%s (no vote)"), attendance->party_name);
  tea_paper_add_row (draft->paper, FALSE, (const char * const []) {
    position, attendance->name, seat, home, phone, "", NULL
  });
}

/**
 * tea_sign_in_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the sign-in sheet of a session (签到表): those who are on the list, with room to sign, and
 * empty lines for others. Names are whole, because people look for theirs. The sheet goes round
 * the table, so phones are masked and addresses end at the building, but for the archive.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_sign_in_paper (TeaMeeting    *meeting,
                   TeaBook       *book,
                   TeaPaperCopy   copy,
                   GError       **error)
{
  const TeaPaperColumn columns[] = {
    { _("No."), 1, TRUE },
    { C_("sign-in sheet", "Name"), 1.9, TRUE },
    { C_("sign-in sheet", "Party"), 2.4, TRUE },
    { _("Building or organisation"), 3.3, FALSE },
    { _("Telephone"), 2.5, TRUE },
    { _("Signature"), 2.4, TRUE },
  };
  TeaPaperDraft draft = { .book = book, .meeting = meeting, .copy = copy };
  const TeaAttendanceFilter filter = { .meeting = tea_record_get_id (TEA_RECORD (meeting)) };
  g_autoptr (GPtrArray) list = NULL;
  guint n_rows;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  tea_paper_draft_begin (&draft, _("Sign-in sheet"));
  tea_paper_add_title (draft.paper, _("Sign-In Sheet"));
  tea_paper_add_subtitle (draft.paper, meeting->title);
  tea_paper_add_gap (draft.paper, 0.5);
  tea_paper_draft_add_time (&draft);
  if (*meeting->place != '\0')
    tea_paper_add_names (draft.paper, _("Place: "), meeting->place);
  tea_paper_add_gap (draft.paper, 0.5);

  list = tea_paper_draft_read (&draft, tea_attendance_query (book, &filter));
  n_rows = MAX (list->len + EMPTY_ROWS, LEAST_ROWS);
  tea_paper_add_table (draft.paper, columns, G_N_ELEMENTS (columns), ROW_HEIGHT, 2);
  for (guint i = 0; i < n_rows; i++)
    add_line (&draft, i + 1, i < list->len ? g_ptr_array_index (list, i) : NULL);

  return tea_paper_draft_end (&draft, error);
}
