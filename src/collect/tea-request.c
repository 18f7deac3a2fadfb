/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-text.h"
#include "people/tea-household.h"
#include "people/tea-person.h"
#include "people/tea-remove.h"

#include "tea-category.h"
#include "tea-request-private.h"

G_DEFINE_FINAL_TYPE (TeaRequest, tea_request, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaRequest, number, TEXT, N_("Number")),
  TEA_COLUMN (TeaRequest, source, REFERENCE, N_("Source")),
  TEA_COLUMN (TeaRequest, source_number, TEXT, N_("Number at the source")),
  TEA_COLUMN (TeaRequest, visit, REFERENCE, N_("Visit")),
  TEA_COLUMN (TeaRequest, channel, TEXT, N_("Channel")),
  TEA_COLUMN (TeaRequest, text, TEXT, N_("Text")),
  TEA_COLUMN (TeaRequest, person, REFERENCE, N_("Person")),
  TEA_COLUMN (TeaRequest, household, REFERENCE, N_("Address")),
  TEA_COLUMN (TeaRequest, address, TEXT, N_("Address as text")),
  TEA_COLUMN (TeaRequest, grid, REFERENCE, N_("Grid")),
  TEA_COLUMN (TeaRequest, category, REFERENCE, N_("Category")),
  TEA_COLUMN (TeaRequest, urgency, INTEGER, N_("Urgency")),
  TEA_COLUMN (TeaRequest, affected, INTEGER, N_("Households concerned")),
  TEA_COLUMN (TeaRequest, dispute, BOOLEAN, N_("Dispute")),
  TEA_COLUMN (TeaRequest, kind, TEXT, N_("Kind")),
  TEA_COLUMN (TeaRequest, received_at, TIME, N_("Received")),
  TEA_COLUMN (TeaRequest, topic, REFERENCE, N_("Topic")),
  TEA_COLUMN (TeaRequest, outcome, OPTIONAL, N_("Outcome")),
  TEA_COLUMN (TeaRequest, outcome_on, DATE, N_("Done on")),
  TEA_COLUMN (TeaRequest, outcome_note, TEXT, N_("How it ended")),
  TEA_COMPUTED (TeaRequest, person_name, TEXT, N_("Person"),
                "SELECT name FROM person WHERE person.id = request.person"),
  TEA_COMPUTED (TeaRequest, phone, TEXT, N_("Phone"),
                "SELECT phone FROM person WHERE person.id = request.person"),
  TEA_COMPUTED (TeaRequest, place, TEXT, N_("Address"),
                "ifnull ((SELECT " TEA_HOUSEHOLD_ADDRESS
                " FROM household WHERE household.id = request.household), request.address)"),
  TEA_COMPUTED (TeaRequest, category_name, TEXT, N_("Category"),
                "SELECT name FROM category WHERE category.id = request.category"),
  TEA_COMPUTED (TeaRequest, grid_name, TEXT, N_("Grid"),
                "SELECT name FROM grid WHERE grid.id = request.grid"),
  TEA_COMPUTED (TeaRequest, source_name, TEXT, N_("Source"),
                "SELECT name FROM source WHERE source.id = request.source"),
  TEA_COMPUTED (TeaRequest, topic_title, TEXT, N_("Topic"),
                "SELECT title FROM topic WHERE topic.id = request.topic"),
  TEA_COMPUTED (TeaRequest, topic_number, TEXT, N_("Topic number"),
                "SELECT number FROM topic WHERE topic.id = request.topic"),
  TEA_COMPUTED (TeaRequest, status, TEXT, N_("State"),
                "CASE WHEN request.outcome IS NOT NULL THEN 'done'"
                " WHEN " TEA_REQUEST_IS_HANDLED " THEN 'handling' ELSE 'open' END"),
  TEA_COMPUTED (TeaRequest, has_photos, BOOLEAN, N_("Pictures"),
                "EXISTS (SELECT 1 FROM photo WHERE photo.request = request.id)"),
};

const TeaWord tea_request_channels[] = {
  { "visit", N_("Home visit") },
  { "chat", N_("WeChat group") },
  { "survey", N_("Survey") },
  { "hotline", N_("12345 hotline") },
  { "door", N_("Came by") },
  { "phone", N_("Phone") },
  { "other", N_("Other") },
  { NULL },
};

const TeaWord tea_request_statuses[] = {
  { "open", N_("Open") },
  { "handling", N_("In progress") },
  { "done", N_("Done") },
  { NULL },
};

const TeaWord tea_request_outcomes[] = {
  { "solved", N_("Solved") },
  { "partly", N_("Partly solved") },
  { "unsolvable", N_("Cannot be solved") },
  { NULL },
};

const TeaWord tea_request_kinds[] = {
  { "need", N_("Need") },
  { "opinion", N_("Proposal") },
  { "hazard", N_("Hazard") },
  { NULL },
};

static const char * const urgencies[] = {
  N_("Ordinary"),
  N_("Urgent"),
  N_("At once"),
};

/* What was not solved has to say why: the note is the answer that the resident is owed. */
static gboolean
check_outcome (const char  *outcome,
               const char  *note,
               GError     **error)
{
  if (!tea_word_check (tea_request_outcomes, outcome, error))
    return FALSE;

  if (*note != '\0' || g_str_equal (outcome, "solved"))
    return TRUE;

  g_set_error_literal (error, TEA_ERROR, TEA_ERROR_REFUSED,
                       _("Say what is left or why it cannot be solved. The resident is owed an "
                         "answer."));
  return FALSE;
}

static gboolean
tea_request_validate (TeaRecord  *record,
                      GError    **error)
{
  TeaRequest *self = TEA_REQUEST (record);

  tea_text_strip_field (&self->text);
  if (*self->text == '\0')
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("A request needs text. Write down what is asked for."));
      return FALSE;
    }

  if (!tea_word_check (tea_request_channels, self->channel, error) ||
      !tea_word_check (tea_request_kinds, self->kind, error))
    return FALSE;

  if (self->urgency < 0 || self->urgency >= (int) G_N_ELEMENTS (urgencies))
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("The urgency is 0 for ordinary, 1 for urgent or 2 for at once."));
      return FALSE;
    }

  if (self->affected < 1)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID,
                           _("A request concerns at least one household."));
      return FALSE;
    }

  return self->outcome == NULL || check_outcome (self->outcome, self->outcome_note, error);
}

static void
tea_request_class_init (TeaRequestClass *klass)
{
  TEA_RECORD_CLASS (klass)->validate = tea_request_validate;
  tea_record_class_set_columns (TEA_RECORD_CLASS (klass), "request", N_("Request"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_request_init (TeaRequest *self)
{
  self->affected = 1;
  self->kind = g_strdup ("need");
}

/**
 * tea_request_channel_label:
 * @channel: (nullable): a word such as `chat`
 *
 * Returns: (transfer none): what people call the channel
 */
const char *
tea_request_channel_label (const char *channel)
{
  return tea_word_label (tea_request_channels, channel);
}

/**
 * tea_request_status_label:
 * @status: (nullable): open, handling or done
 *
 * Returns: (transfer none): what people call the state
 */
const char *
tea_request_status_label (const char *status)
{
  return tea_word_label (tea_request_statuses, status);
}

/**
 * tea_request_outcome_label:
 * @outcome: (nullable): solved, partly, unsolvable
 *
 * Returns: (transfer none): what people call the end, "" for none
 */
const char *
tea_request_outcome_label (const char *outcome)
{
  return tea_word_label (tea_request_outcomes, outcome);
}

/**
 * tea_request_urgency_label:
 * @urgency: 0 to 2
 *
 * Returns: (transfer none): what people call it
 */
const char *
tea_request_urgency_label (int urgency)
{
  return _(urgencies[CLAMP (urgency, 0, (int) G_N_ELEMENTS (urgencies) - 1)]);
}

/* Finds household, grid and person of what somebody wrote, in this order: the door tells two
 * people of one name apart. The category is not asked for.
 */
gboolean
tea_request_find_place (TeaBook          *book,
                        const char       *person,
                        const char       *phone,
                        const char       *address,
                        TeaRequestPlace  *place,
                        GError          **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;

  place->grid = 0;
  if (!tea_household_from_text (book, address, &place->household, error) ||
      !tea_person_find_or_add (book, person, phone, place->household, &place->person, error))
    return FALSE;

  if (place->household == 0)
    return TRUE;

  query = tea_query_new (book, "look up the grid of an address",
                         "SELECT grid FROM household WHERE id = :household");
  tea_query_bind_id (query, "household", place->household);
  if (tea_query_read_int (query, &place->grid, &local_error) || local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A request that is not in the book yet, and whose place and number are known. */
TeaRequest *
tea_request_new (const TeaRequestEntry *entry,
                 const TeaRequestPlace *place,
                 const char            *number,
                 const char            *received_at)
{
  TeaRequest *self = g_object_new (TEA_TYPE_REQUEST, NULL);

  self->source = entry->source;
  self->visit = entry->visit;
  self->person = place->person;
  self->household = place->household;
  self->grid = entry->grid != 0 ? entry->grid : place->grid;
  self->category = entry->category != 0 ? entry->category : place->category;
  self->urgency = entry->urgency;
  self->affected = entry->affected != 0 ? entry->affected : 1;
  self->dispute = entry->dispute;
  g_set_str (&self->kind, entry->kind != NULL ? entry->kind : "need");
  g_set_str (&self->number, number);
  g_set_str (&self->text, entry->text != NULL ? entry->text : "");
  g_set_str (&self->channel, entry->channel != NULL ? entry->channel : "other");
  g_set_str (&self->source_number, entry->source_number != NULL ? entry->source_number : "");
  g_set_str (&self->received_at, received_at);
  if (place->household == 0 && entry->address != NULL)
    {
      g_set_str (&self->address, entry->address);
      tea_text_strip_field (&self->address);
    }

  return self;
}

/* Notes whether somebody chose the category of a request by hand; see TeaLessons. */
static gboolean
teach (TeaBook   *book,
       gint64     request,
       gboolean   chosen,
       GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "remember a chosen category",
                         chosen ? "INSERT OR IGNORE INTO lesson (id) VALUES (:request)"
                                : "DELETE FROM lesson WHERE id = :request");
  tea_query_bind_id (query, "request", request);

  return tea_query_run (query, error);
}

/**
 * tea_request_add:
 * @book: a book
 * @entry: what was written down
 * @error: return location for an error
 *
 * Adds a request with the next number of its year. Its person and household are found, or added
 * where the book does not know them; an address that names no building stays text. One action.
 *
 * Errors: %TEA_ERROR_INVALID without text, for a day that does not exist, an unknown channel,
 * an urgency over 2.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL with @error set
 */
TeaRequest *
tea_request_add (TeaBook                *book,
                 const TeaRequestEntry  *entry,
                 GError                **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autoptr (TeaRequest) self = NULL;
  g_autofree char *received_at = NULL;
  g_autofree char *number = NULL;
  TeaRequestPlace place = { 0 };

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  received_at = entry->received_at != NULL ? tea_time_parse (entry->received_at, error)
                                           : tea_book_now (book);
  if (received_at == NULL)
    return NULL;

  action = tea_action_begin (book, "request-add", _("Wrote down a request"), error);
  if (action == NULL ||
      !tea_request_find_place (book, entry->person, entry->phone, entry->address, &place, error))
    return NULL;

  if (entry->category == 0 && !entry->by_hand && entry->text != NULL)
    place.category = tea_category_suggest (book, entry->text, NULL);

  number = tea_action_number (action, "", received_at, error);
  if (number == NULL)
    return NULL;

  self = tea_request_new (entry, &place, number, received_at);
  if (!tea_action_insert (action, self, error) ||
      (entry->by_hand && self->category != 0 &&
       !teach (book, tea_record_get_id (TEA_RECORD (self)), TRUE, error)) ||
      !tea_action_commit (action, error))
    return NULL;

  return tea_book_get (book, TEA_TYPE_REQUEST, tea_record_get_id (TEA_RECORD (self)), error);
}

static gboolean
update_request (TeaRequest  *self,
                TeaBook     *book,
                TeaAction   *action,
                GError     **error)
{
  return tea_action_update (action, self, error) && tea_action_commit (action, error);
}

/**
 * tea_request_set_person:
 * @self: a request
 * @book: the book it is in
 * @name: (nullable): a name
 * @phone: (nullable): a phone
 * @error: return location for an error
 *
 * Says who asks: found or added as by tea_person_find_or_add() with the request's household.
 * Without a name and a phone the request loses its person. An action.
 *
 * Returns: whether all went well
 */
gboolean
tea_request_set_person (TeaRequest  *self,
                        TeaBook     *book,
                        const char  *name,
                        const char  *phone,
                        GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  gint64 person;

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "request-set-person", _("Changed who asks"), error);
  if (action == NULL ||
      !tea_person_find_or_add (book, name, phone, self->household, &person, error))
    return FALSE;

  self->person = person;

  return update_request (self, book, action, error);
}

/**
 * tea_request_set_place:
 * @self: a request
 * @book: the book it is in
 * @address: (nullable): an address as somebody wrote it
 * @error: return location for an error
 *
 * Says where: the household is found or added, and gives its grid where the request has none; an
 * address that names no building stays text. An action.
 *
 * Returns: whether all went well
 */
gboolean
tea_request_set_place (TeaRequest  *self,
                       TeaBook     *book,
                       const char  *address,
                       GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  TeaRequestPlace place = { 0 };

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  action = tea_action_begin (book, "request-set-place", _("Changed where a request is about"),
                             error);
  if (action == NULL ||
      !tea_request_find_place (book, NULL, NULL, address, &place, error))
    return FALSE;

  self->household = place.household;
  g_set_str (&self->address, place.household == 0 && address != NULL ? address : "");
  tea_text_strip_field (&self->address);
  if (self->grid == 0)
    self->grid = place.grid;

  return update_request (self, book, action, error);
}

/**
 * tea_request_set_category:
 * @self: a request
 * @book: the book it is in
 * @category: the id of a category, or 0
 * @error: return location for an error
 *
 * Puts a request into another category, which counts when the next ones are suggested one; an
 * action.
 *
 * Returns: whether all went well
 */
gboolean
tea_request_set_category (TeaRequest  *self,
                          TeaBook     *book,
                          gint64       category,
                          GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  gint64 before;

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  before = self->category;
  if (category == before)
    return TRUE;

  action = tea_action_begin (book, "request-set-category", _("Put a request into a category"),
                             error);
  if (action == NULL)
    return FALSE;

  self->category = category;
  if (teach (book, tea_record_get_id (TEA_RECORD (self)), category != 0, error) &&
      update_request (self, book, action, error))
    return TRUE;

  self->category = before;
  return FALSE;
}

/**
 * tea_request_close:
 * @self: a request
 * @book: the book it is in
 * @outcome: solved, partly or unsolvable
 * @note: (nullable): what was done, or why it could not be
 * @error: return location for an error
 *
 * Ends a request today; an action. A request that is done already gets the new outcome.
 *
 * Errors: %TEA_ERROR_INVALID for an unknown outcome, %TEA_ERROR_REFUSED without a note where the
 * request was not solved, because the note is the answer owed to the resident.
 *
 * Returns: whether it was ended
 */
gboolean
tea_request_close (TeaRequest  *self,
                   TeaBook     *book,
                   const char  *outcome,
                   const char  *note,
                   GError     **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *bare = tea_text_strip (note);

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!check_outcome (outcome, bare, error))
    return FALSE;

  action = tea_action_begin (book, "request-close", _("Ended a request"), error);
  if (action == NULL)
    return FALSE;

  g_set_str (&self->outcome, outcome);
  g_set_str (&self->outcome_note, bare);
  g_free (self->outcome_on);
  self->outcome_on = tea_book_today (book);

  return update_request (self, book, action, error);
}

/**
 * tea_request_reopen:
 * @self: a request that is done
 * @book: the book it is in
 * @error: return location for an error
 *
 * Takes a request up again; an action. The note of its earlier end is in the history.
 *
 * Errors: %TEA_ERROR_REFUSED where it is not done.
 *
 * Returns: whether it is open again
 */
gboolean
tea_request_reopen (TeaRequest  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaAction) action = NULL;

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (self->outcome == NULL)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Request %s is not done, so it cannot be taken up again."), self->number);
      return FALSE;
    }

  action = tea_action_begin (book, "request-reopen", _("Took up a request again"), error);
  if (action == NULL)
    return FALSE;

  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->outcome_on, g_free);
  g_set_str (&self->outcome_note, "");

  return update_request (self, book, action, error);
}

/**
 * tea_request_remove:
 * @self: a request
 * @book: the book it is in
 * @error: return location for an error
 *
 * Removes a request that was a mistake, with its pictures; an action.
 *
 * Errors: %TEA_ERROR_REFUSED once it is part of a topic, was answered or followed up.
 *
 * Returns: whether it was removed
 */
gboolean
tea_request_remove (TeaRequest  *self,
                    TeaBook     *book,
                    GError     **error)
{
  g_autoptr (TeaQuery) query = NULL;
  gint64 used = 0;

  g_return_val_if_fail (TEA_IS_REQUEST (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  /* Answers and follow-ups would go with it, and a word that was given must not get lost. */
  query = tea_query_new (book, "see whether a request was worked on",
                         "SELECT topic IS NOT NULL"
                         " OR EXISTS (SELECT 1 FROM reply WHERE reply.request = request.id)"
                         " OR EXISTS (SELECT 1 FROM followup WHERE followup.request = request.id)"
                         " FROM request WHERE id = :id");
  tea_query_bind_id (query, "id", tea_record_get_id (TEA_RECORD (self)));
  if (!tea_query_read_int (query, &used, error))
    return FALSE;

  if (used)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   _("Request %s is part of a topic or was answered. It can be ended, not "
                     "removed."), self->number);
      return FALSE;
    }

  return tea_remove (TEA_RECORD (self), book, "request-remove", _("Removed a request"),
                     _("Other records still name this request."), error);
}
