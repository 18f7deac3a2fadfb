/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-agenda-item.h"
#include "meet/tea-attendance.h"

#include "tea-notice-paper.h"
#include "tea-paper-draft-private.h"

/* One sheet hangs on a board. Type that is smaller than this share of the usual is not read there;
 * then there are two, and what they say is as large as it can be. */
#define LEAST_SCALE 0.8

/* When to come; of a session that goes on, also when it began. */
static void
add_when (TeaPaperDraft *draft)
{
  const char *goes_on_at = tea_meeting_get_goes_on_at (draft->meeting);
  g_autofree char *when = tea_paper_draft_when (draft, draft->meeting->starts_at);
  g_autofree char *later = NULL;
  g_autofree char *words = NULL;

  tea_paper_add_heading (draft->paper, 1, _("When"));
  if (goes_on_at == NULL)
    {
      tea_paper_add_text (draft->paper, when);
      return;
    }

  later = tea_paper_draft_when (draft, goes_on_at);
  /* Translators: a day and a time; when it began. */
  words = g_strdup_printf (_("%s, going on with the session of %s"), later, when);
  tea_paper_add_text (draft->paper, words);
}

static void
add_topic (TeaPaperDraft *draft,
           TeaAgendaItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;

  if (tea_paper_draft_hides (draft, item->topic))
    {
      tea_paper_add_heading (draft->paper, 3, _("A matter that is not named here"));
      return;
    }

  title = tea_paper_draft_show (draft, item->topic_title);
  if (item->topic_requests > 0 && item->topic_households > 0)
    /* Translators: a topic, then how many requests it holds and from how many households. */
    line = g_strdup_printf (_("%s (%d requests, %d households)"), title, item->topic_requests,
                            item->topic_households);
  tea_paper_add_heading (draft->paper, 3, line != NULL ? line : title);
}

static void
add_topics (TeaPaperDraft *draft)
{
  const gint64 meeting = tea_record_get_id (TEA_RECORD (draft->meeting));
  g_autoptr (GPtrArray) items = NULL;

  items = tea_paper_draft_read (draft, tea_agenda_item_query (draft->book, meeting));
  tea_paper_add_heading (draft->paper, 1, _("Topics"));
  if (items->len == 0)
    tea_paper_add_text (draft->paper, _("They will be made known."));
  for (guint i = 0; i < items->len; i++)
    add_topic (draft, g_ptr_array_index (items, i));
}

/* Who is to come, by parties: whom each of them sends is not for the wall. */
static void
add_parties (TeaPaperDraft *draft)
{
  const TeaAttendanceFilter filter = {
    .meeting = tea_record_get_id (TEA_RECORD (draft->meeting))
  };
  g_autoptr (GPtrArray) invited = NULL;
  g_autoptr (GString) parties = g_string_new (NULL);
  gint64 last = 0;

  invited = tea_paper_draft_read (draft, tea_attendance_query (draft->book, &filter));
  for (guint i = 0; i < invited->len; i++)
    {
      const TeaAttendance *attendance = g_ptr_array_index (invited, i);

      if (attendance->invited_at == NULL || attendance->party == last)
        continue;

      if (parties->len > 0)
        g_string_append (parties, C_("parties", ", "));
      g_string_append (parties, attendance->party_name);
      last = attendance->party;
    }

  if (parties->len == 0)
    return;

  tea_paper_add_heading (draft->paper, 1, _("Who Takes Part"));
  tea_paper_add_text (draft->paper, parties->str);
}

/**
 * tea_notice_paper:
 * @meeting: a session
 * @book: its book
 * @copy: for whom
 * @error: return location for an error
 *
 * Makes the notice of a session (会议通知): when, where, about what, which parties; and whom to
 * tell what one thinks of it, which is filled in by hand. On the copy for the notice board nothing
 * private stands: no name, and no topic of disputes.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (nullable): the document
 */
TeaPaper *
tea_notice_paper (TeaMeeting    *meeting,
                  TeaBook       *book,
                  TeaPaperCopy   copy,
                  GError       **error)
{
  TeaPaperDraft draft = { .book = book, .meeting = meeting, .copy = copy };
  g_autofree char *community = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (TEA_IS_MEETING (meeting), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  tea_paper_draft_begin (&draft, C_("document", "Notice"));
  name = tea_paper_draft_show (&draft, meeting->title);
  /* Translators: the title of a notice; the kind of a session, such as “Afternoon tea”. */
  title = g_strdup_printf (_("Notice of a Session: %s"), tea_meeting_kind_label (meeting->kind));
  tea_paper_add_title (draft.paper, title);
  tea_paper_add_gap (draft.paper, 1);
  tea_paper_add_plain (draft.paper, _("To all residents and all who take part:"));

  {
    /* Translators: the title of a session. */
    g_autofree char *opening = g_strdup_printf (_("The session “%s” will be held. What you need "
                                                  "to know:"), name);

    tea_paper_add_text (draft.paper, opening);
  }

  place = tea_paper_draft_show (&draft, meeting->place);
  add_when (&draft);
  tea_paper_add_heading (draft.paper, 1, _("Where"));
  tea_paper_add_text (draft.paper, *place != '\0' ? place : _("It will be made known."));
  add_topics (&draft);
  add_parties (&draft);

  tea_paper_add_heading (draft.paper, 1, _("What You Think of It"));
  tea_paper_add_text (draft.paper, _("Tell us what you would like to say about these topics before "
                                     "the session, or object to this notice, here:"));
  tea_paper_add_signatures (draft.paper, (const char * const []) {
    _("Contact:"), _("Telephone:"), NULL
  });
  tea_paper_add_gap (draft.paper, 1);
  community = tea_book_dup_setting (book, "community");
  today = tea_paper_draft_today (&draft);
  tea_paper_add_closing (draft.paper, community, today);
  if (!tea_paper_fit (draft.paper, 1, LEAST_SCALE))
    tea_paper_fit (draft.paper, 2, LEAST_SCALE);

  return tea_paper_draft_end (&draft, error);
}
