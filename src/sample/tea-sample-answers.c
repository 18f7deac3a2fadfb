/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "collect/tea-request.h"
#include "resolve/tea-assignment.h"
#include "resolve/tea-followup.h"

#include "tea-sample-private.h"

/* Nobody is asked after that day: the sample ends. */
#define LAST_QUESTION "2026-11-20"

static TeaSampleRequest *
get_request (TeaSample *self,
             guint      index)
{
  JsonObject *followup = json_array_get_object_element (self->content->followups, index);

  return g_ptr_array_index (self->requests, tea_sample_number (followup, "request", 0));
}

/* People are asked in the way in which they came. */
static const char *
find_way (TeaSampleRequest *request)
{
  const char *channel = tea_sample_text (request->object, "channel");

  if (g_str_equal (channel, "chat"))
    return "chat";
  if (g_str_equal (channel, "visit") || g_str_equal (channel, "door"))
    return "visit";

  return "phone";
}

static gboolean
ask (TeaSample  *self,
     guint       index,
     GError    **error)
{
  JsonObject *followup = json_array_get_object_element (self->content->followups, index);
  TeaSampleRequest *request = get_request (self, index);
  g_autoptr (TeaRequest) record = tea_book_get (self->book, TEA_TYPE_REQUEST, request->id, error);

  return record != NULL &&
         tea_followup_add (self->book, record, NULL, find_way (request),
                           tea_sample_text (followup, "satisfaction"),
                           tea_sample_text (followup, "words"), error);
}

/* Ends the work anew that a requester had opened again, where there was any. */
static gboolean
end_work_again (TeaSample         *self,
                TeaSampleRequest  *request,
                GError           **error)
{
  for (guint i = 0; i < self->assignments->len; i++)
    {
      TeaSampleAssignment *plan = g_ptr_array_index (self->assignments, i);
      g_autoptr (TeaAssignment) assignment = NULL;
      g_autofree char *today = tea_book_today (self->book);

      if (tea_sample_number (plan->object, "topic", -1) != request->topic ||
          tea_sample_text (plan->object, "done") == NULL ||
          g_strcmp0 (tea_sample_text (plan->object, "done"), today) >= 0)
        continue;

      assignment = tea_book_get (self->book, TEA_TYPE_ASSIGNMENT, plan->id, error);
      if (assignment == NULL ||
          (assignment->outcome == NULL && !tea_sample_end_work (self, i, error)))
        return FALSE;
    }

  return TRUE;
}

/* Who is dissatisfied has opened the request again; it ends once more as it did. */
static gboolean
answer_again (TeaSample  *self,
              guint       index,
              GError    **error)
{
  TeaSampleRequest *request = get_request (self, index);
  g_autoptr (TeaRequest) record = tea_book_get (self->book, TEA_TYPE_REQUEST, request->id, error);

  return record != NULL &&
         tea_request_close (record, self->book,
                            tea_sample_text (request->object, "end"),
                            tea_sample_text (request->object, "end_note"), error) &&
         (request->topic < 0 || end_work_again (self, request, error));
}

void
tea_sample_plan_answers (TeaSample *self)
{
  for (guint i = 0; i < json_array_get_length (self->content->followups); i++)
    {
      JsonObject *followup = json_array_get_object_element (self->content->followups, i);
      TeaSampleRequest *request = get_request (self, i);
      g_autofree char *later = tea_sample_later (self, request->ended_on, 3, 9);
      const char *day = g_strcmp0 (later, LAST_QUESTION) < 0 ? later : LAST_QUESTION;
      g_autofree char *again = NULL;

      tea_sample_schedule (self, day, 10 * 60 + i % 60, ask, i);
      if (!g_str_equal (tea_sample_text (followup, "satisfaction"), "dissatisfied"))
        continue;

      again = tea_sample_later (self, day, 1, 2);
      tea_sample_schedule (self, again, 17 * 60, answer_again, i);
    }
}
