/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "book/tea-query.h"
#include "screen/tea-grouping.h"
#include "screen/tea-proposal.h"

/* As many as somebody may look through before a meeting. */
#define MAX_PROPOSALS 100

/* Fewer than this have words in common by chance. */
#define MIN_FOR_WORDS 4

/* How long what a topic is called may be, in characters. */
#define MIN_TITLE 6
#define MAX_TITLE 24

/* What came within so many days is new. */
#define NEW_DAYS 30

/**
 * TeaProposal:
 *
 * Open requests that seem to be about one matter, for a person to make a topic of or to leave. Its
 * requests are those that are in no topic yet; where others of the group are in one, the proposal
 * is to put these into it as well.
 */
struct _TeaProposal
{
  GObject  parent_instance;

  GArray  *members;     /* of Member */
  gint64   topic;
  guint    households;
  char    *title;
  char    *reason;
};

typedef struct
{
  gint64   request;
  gboolean left_out;
} Member;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_REASON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TeaProposal, tea_proposal, G_TYPE_OBJECT)

/* What is counted of a request. */
typedef struct
{
  gint64   household;
  gint64   topic;
  guint    building;
  gboolean is_new;
  char    *head;
} Fact;

static void
clear_fact (Fact *fact)
{
  g_free (fact->head);
}

/* How many requests are read before somebody else gets a turn: a few milliseconds' worth. */
#define READ_AT_ONCE 1000

typedef struct
{
  TeaGrouping *grouping;
  GArray      *facts;
  GHashTable  *topics;     /* of char *: their titles by their ids */
  GHashTable  *buildings;  /* of guint, from 1, by estate and building */
  gint64       last;       /* the request that was read last */
} Reading;

static Reading *
reading_new (void)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->grouping = tea_grouping_new ();
  reading->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_array_set_clear_func (reading->facts, (GDestroyNotify) clear_fact);
  reading->topics = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  reading->buildings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return reading;
}

static void
reading_free (Reading *reading)
{
  tea_grouping_free (reading->grouping);
  g_array_unref (reading->facts);
  g_hash_table_unref (reading->topics);
  g_hash_table_unref (reading->buildings);
  g_free (reading);
}

static void
tea_proposal_finalize (GObject *object)
{
  TeaProposal *self = TEA_PROPOSAL (object);

  g_array_unref (self->members);
  g_free (self->title);
  g_free (self->reason);

  G_OBJECT_CLASS (tea_proposal_parent_class)->finalize (object);
}

static void
tea_proposal_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TeaProposal *self = TEA_PROPOSAL (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_proposal_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TeaProposal *self = TEA_PROPOSAL (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_proposal_class_init (TeaProposalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tea_proposal_finalize;
  object_class->get_property = tea_proposal_get_property;
  object_class->set_property = tea_proposal_set_property;

  /**
   * TeaProposal:title:
   *
   * What a topic of it would be called: how the request begins that says it best, unless somebody
   * finds better words.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * TeaProposal:reason:
   *
   * Why it is proposed, in a line.
   */
  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_proposal_init (TeaProposal *self)
{
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
}

/* How a text begins, up to where its first sentence or line ends. */
static char *
dup_head (const char *text)
{
  const char *end = text;
  guint length = 0;

  while (*end != '\0' && length < MAX_TITLE)
    {
      const gunichar c = g_utf8_get_char (end);

      if (length >= MIN_TITLE && (g_unichar_ispunct (c) || c == '\n'))
        break;
      end = g_utf8_next_char (end);
      length++;
    }

  return g_strstrip (g_strdelimit (g_strndup (text, end - text), "\r\n\t", ' '));
}

/* The shortest of the texts that hold most of what all have in common says it best. */
static char *
dup_title (GArray             *facts,
           GArray             *members,
           const char * const *words)
{
  const char *best = "";
  guint n_best = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const char *head = g_array_index (facts, Fact, g_array_index (members, guint, i)).head;
      guint n = 0;

      for (guint j = 0; words[j] != NULL; j++)
        n += strstr (head, words[j]) != NULL;
      if (i == 0 || n > n_best || (n == n_best && strlen (head) < strlen (best)))
        {
          best = head;
          n_best = n;
        }
    }

  return g_strdup (best);
}

static guint
number_building (Reading    *reading,
                 const char *building)
{
  guint number;

  if (building == NULL)
    return 0;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (reading->buildings, building));
  if (number == 0)
    {
      number = g_hash_table_size (reading->buildings) + 1;
      g_hash_table_insert (reading->buildings, g_strdup (building), GUINT_TO_POINTER (number));
    }

  return number;
}

/* Reads the next few requests; @done says whether there are no more. */
static gboolean
read_some (Reading   *reading,
           TeaBook   *book,
           gboolean  *done,
           GError   **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *today = tea_book_today (book);
  guint n = 0;

  query = tea_query_new (book, "read the open requests",
                         "SELECT request.id, ifnull (nullif (source_number, ''), request.number),"
                         "       text, household, topic,"
                         "       ifnull (household.estate, '') || ' ' || household.building,"
                         "       received_at >= date (:today, :days), topic.title"
                         "  FROM request LEFT JOIN household ON household.id = request.household"
                         "  LEFT JOIN topic ON topic.id = request.topic"
                         " WHERE outcome IS NULL AND request.id > :last"
                         " ORDER BY request.id LIMIT :most");
  tea_query_bind_text (query, "today", today);
  tea_query_bind_text (query, "days", "-" G_STRINGIFY (NEW_DAYS) " days");
  tea_query_bind_int (query, "last", reading->last);
  tea_query_bind_int (query, "most", READ_AT_ONCE);
  while (tea_query_step (query, &local_error))
    {
      Fact fact = { 0 };

      reading->last = tea_query_get_int (query, 0);
      fact.head = dup_head (tea_query_get_text (query, 2));
      fact.household = tea_query_get_int (query, 3);
      fact.topic = tea_query_get_int (query, 4);
      if (fact.topic != 0)
        g_hash_table_insert (reading->topics, GSIZE_TO_POINTER ((gsize) fact.topic),
                             g_strdup (tea_query_get_text (query, 7)));
      fact.is_new = tea_query_get_int (query, 6) != 0;
      fact.building = number_building (reading, tea_query_get_text (query, 5));
      g_array_append_val (reading->facts, fact);
      tea_grouping_add (reading->grouping, reading->last, tea_query_get_text (query, 1),
                        tea_query_get_text (query, 2));
      n++;
    }

  *done = n < READ_AT_ONCE;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static char *
dup_reason (GHashTable *households,
            GHashTable *buildings,
            guint       n_requests,
            guint       n_new,
            char      **words,
            const char *topic)
{
  GString *reason = g_string_new (NULL);
  const guint n_households = g_hash_table_size (households);
  const guint n_buildings = g_hash_table_size (buildings);

  g_string_append_printf (reason, ngettext ("%u request", "%u requests", n_requests), n_requests);
  if (n_households > 0 && n_buildings > 0)
    {
      g_string_append (reason, _(", "));
      /* Translators: %u households; "in N buildings" follows. */
      g_string_append_printf (reason, ngettext ("%u household", "%u households", n_households),
                              n_households);
      g_string_append_printf (reason, ngettext (" in %u building", " in %u buildings", n_buildings),
                              n_buildings);
    }
  if (n_new > 0)
    {
      g_string_append (reason, _(", "));
      g_string_append_printf (reason, ngettext ("%u new in 30 days", "%u new in 30 days", n_new),
                              n_new);
    }
  if (n_requests >= MIN_FOR_WORDS && words[0] != NULL)
    {
      g_autofree char *listed = g_strjoinv (_(", "), words);

      g_string_append_printf (reason, _("; common words: %s"), listed);
    }
  if (topic != NULL)
    g_string_append_printf (reason, _("; others are in the topic “%s”"), topic);

  return g_string_free (reason, FALSE);
}

/* What is to be proposed of a group; %NULL if there is nothing to do about it. */
static TeaProposal *
tea_proposal_new (Reading *reading,
                  GArray  *members)
{
  g_autoptr (TeaProposal) self = g_object_new (TEA_TYPE_PROPOSAL, NULL);
  g_autoptr (GHashTable) households = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) buildings = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) words = NULL;
  guint n_new = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const guint index = g_array_index (members, guint, i);
      const Fact *fact = &g_array_index (reading->facts, Fact, index);
      const Member member = { tea_grouping_get_request (reading->grouping, index), FALSE };

      if (fact->topic != 0)
        self->topic = fact->topic;
      else
        g_array_append_val (self->members, member);
      if (fact->household != 0)
        g_hash_table_add (households, GSIZE_TO_POINTER ((gsize) fact->household));
      if (fact->building != 0)
        g_hash_table_add (buildings, GUINT_TO_POINTER (fact->building));
      n_new += fact->is_new;
    }

  if (self->members->len == 0 || members->len < 2)
    return NULL;

  words = tea_grouping_dup_words (reading->grouping, g_array_index (members, guint, 0));
  self->title = dup_title (reading->facts, members, (const char * const *) words);
  self->households = g_hash_table_size (households);
  self->reason = dup_reason (households, buildings, members->len, n_new, words,
                             g_hash_table_lookup (reading->topics,
                                                  GSIZE_TO_POINTER ((gsize) self->topic)));

  return g_steal_pointer (&self);
}

/* Those that concern most households come first; of the same, those with most requests. */
static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const TeaProposal *first = *(TeaProposal **) a;
  const TeaProposal *second = *(TeaProposal **) b;

  if (first->households != second->households)
    return first->households > second->households ? -1 : 1;
  return (first->members->len < second->members->len) -
         (first->members->len > second->members->len);
}

static GPtrArray *
collect_proposals (Reading *reading)
{
  const guint n = tea_grouping_get_n (reading->grouping);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) by_group = g_hash_table_new (NULL, NULL);
  GPtrArray *proposals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      gpointer group = GUINT_TO_POINTER (tea_grouping_get_group (reading->grouping, i));
      GArray *its = g_hash_table_lookup (by_group, group);

      if (its == NULL)
        {
          its = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_group, group, its);
          g_ptr_array_add (members, its);
        }
      g_array_append_val (its, i);
    }

  for (guint i = 0; i < members->len; i++)
    {
      TeaProposal *proposal = tea_proposal_new (reading, g_ptr_array_index (members, i));

      if (proposal != NULL)
        g_ptr_array_add (proposals, proposal);
    }

  g_ptr_array_sort (proposals, compare_weights);
  if (proposals->len > MAX_PROPOSALS)
    g_ptr_array_set_size (proposals, MAX_PROPOSALS);

  return proposals;
}

/**
 * tea_proposal_list:
 * @book: a book
 * @error: return location for an error
 *
 * Looks which open requests are about the same matter.
 *
 * Errors: those of the book
 *
 * Returns: (transfer full) (element-type TeaProposal) (nullable): at most a hundred proposals,
 *   those that concern most households first
 */
GPtrArray *
tea_proposal_list (TeaBook  *book,
                   GError  **error)
{
  Reading *reading;
  GPtrArray *proposals = NULL;
  gboolean done = FALSE;
  gboolean going = TRUE;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  reading = reading_new ();
  while (going && !done)
    going = read_some (reading, book, &done, error);
  if (going && tea_grouping_run (reading->grouping, NULL, error))
    proposals = collect_proposals (reading);
  reading_free (reading);

  return proposals;
}

static void
group_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  if (tea_grouping_run (reading->grouping, cancellable, &error))
    g_task_return_pointer (task, collect_proposals (reading), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The book belongs to the main thread, so it is read here, a little at a time. */
static gboolean
read_cb (gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  gboolean done;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (!read_some (g_task_get_task_data (task), g_task_get_source_object (task), &done, &error))
    {
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }
  if (!done)
    return G_SOURCE_CONTINUE;

  g_task_run_in_thread (task, group_thread);

  return G_SOURCE_REMOVE;
}

/**
 * tea_proposal_list_async:
 * @book: a book
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread when it is done
 * @data: for @callback
 *
 * Does the same as tea_proposal_list(), with the reading done a little at a time and the comparing
 * in a thread.
 */
void
tea_proposal_list_async (TeaBook             *book,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEA_IS_BOOK (book));

  task = g_task_new (book, cancellable, callback, data);
  g_task_set_source_tag (task, tea_proposal_list_async);
  g_task_set_task_data (task, reading_new (), (GDestroyNotify) reading_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, read_cb, g_object_ref (task), g_object_unref);
}

/**
 * tea_proposal_list_finish:
 * @book: the book
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Errors: those of the book; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type TeaProposal) (nullable): what tea_proposal_list() returns
 */
GPtrArray *
tea_proposal_list_finish (TeaBook       *book,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tea_proposal_accept:
 * @self: a proposal
 * @book: the book that it is about
 * @error: return location for an error
 *
 * Puts the requests that are not left out into the topic that others of them are in, or into a new
 * one, as one action. Requests that were put into a topic in the meantime stay there.
 *
 * Errors: those of tea_topic_add(); %TEA_ERROR_INVALID when all are left out
 *
 * Returns: (transfer full) (nullable): the topic
 */
TeaTopic *
tea_proposal_accept (TeaProposal  *self,
                     TeaBook      *book,
                     GError      **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TeaTopic) topic = NULL;

  g_return_val_if_fail (TEA_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  if (self->topic != 0)
    {
      topic = tea_book_get (book, TEA_TYPE_TOPIC, self->topic, error);
      if (topic == NULL)
        return NULL;
    }
  else
    {
      topic = g_object_new (TEA_TYPE_TOPIC, "title", self->title, NULL);
    }

  for (guint i = 0; i < self->members->len; i++)
    {
      g_autoptr (TeaRequest) request = NULL;

      if (tea_proposal_is_left_out (self, i))
        continue;

      request = tea_book_get (book, TEA_TYPE_REQUEST, tea_proposal_get_request (self, i), error);
      if (request == NULL)
        return NULL;
      if (request->topic == 0)
        g_ptr_array_add (requests, g_steal_pointer (&request));
    }

  if (requests->len == 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("Tick at least one request that belongs to the topic."));
      return NULL;
    }

  return tea_topic_take_all (topic, book, requests, error) ? g_steal_pointer (&topic) : NULL;
}

/**
 * tea_proposal_has_topic:
 * @self: a proposal
 *
 * Returns: whether others of its group are in a topic, which is what it would put its requests into
 */
gboolean
tea_proposal_has_topic (TeaProposal *self)
{
  g_return_val_if_fail (TEA_IS_PROPOSAL (self), FALSE);

  return self->topic != 0;
}

/**
 * tea_proposal_get_n:
 * @self: a proposal
 *
 * Returns: how many requests it would put into a topic, with those that are left out
 */
guint
tea_proposal_get_n (TeaProposal *self)
{
  g_return_val_if_fail (TEA_IS_PROPOSAL (self), 0);

  return self->members->len;
}

/**
 * tea_proposal_get_request:
 * @self: a proposal
 * @index: which of its requests, from 0
 *
 * Returns: the id of the request
 */
gint64
tea_proposal_get_request (TeaProposal *self,
                          guint        index)
{
  g_return_val_if_fail (TEA_IS_PROPOSAL (self) && index < self->members->len, 0);

  return g_array_index (self->members, Member, index).request;
}

/**
 * tea_proposal_is_left_out:
 * @self: a proposal
 * @index: which of its requests, from 0
 *
 * Returns: whether somebody said that the request does not belong to the others
 */
gboolean
tea_proposal_is_left_out (TeaProposal *self,
                          guint        index)
{
  g_return_val_if_fail (TEA_IS_PROPOSAL (self) && index < self->members->len, FALSE);

  return g_array_index (self->members, Member, index).left_out;
}

/**
 * tea_proposal_leave_out:
 * @self: a proposal
 * @index: which of its requests, from 0
 * @left_out: whether it shall stay out of the topic
 *
 * Says whether a request belongs to the others.
 */
void
tea_proposal_leave_out (TeaProposal *self,
                        guint        index,
                        gboolean     left_out)
{
  g_return_if_fail (TEA_IS_PROPOSAL (self) && index < self->members->len);

  g_array_index (self->members, Member, index).left_out = left_out;
}

/**
 * tea_proposal_split:
 * @self: a proposal
 * @book: the book that it is about
 *
 * Makes a proposal of its own of those that are left out, which may be a matter of their own.
 *
 * Returns: (transfer full) (nullable): that proposal; %NULL when nothing is left out
 */
TeaProposal *
tea_proposal_split (TeaProposal *self,
                    TeaBook     *book)
{
  g_autoptr (TeaProposal) other = g_object_new (TEA_TYPE_PROPOSAL, NULL);

  g_return_val_if_fail (TEA_IS_PROPOSAL (self), NULL);
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const Member member = { tea_proposal_get_request (self, i), FALSE };
      g_autoptr (TeaRequest) request = NULL;

      if (!tea_proposal_is_left_out (self, i))
        continue;

      request = tea_book_get (book, TEA_TYPE_REQUEST, member.request, NULL);
      if (request == NULL)
        continue;
      if (other->title == NULL)
        other->title = dup_head (request->text);
      g_array_append_val (other->members, member);
    }

  if (other->members->len == 0)
    return NULL;

  other->reason = g_strdup_printf (ngettext ("%u request that was left out of “%s”",
                                             "%u requests that were left out of “%s”",
                                             other->members->len),
                                   other->members->len, self->title);

  return g_steal_pointer (&other);
}
