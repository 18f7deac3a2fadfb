/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-draft.h"

G_DEFINE_FINAL_TYPE (TeaDraft, tea_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LINE,
  PROP_TEXT,
  PROP_PERSON,
  PROP_PHONE,
  PROP_ADDRESS,
  PROP_DOORS,
  PROP_RECEIVED_AT,
  PROP_CHANNEL,
  PROP_CATEGORY,
  PROP_SOURCE_NUMBER,
  PROP_WORKER,
  PROP_AFFECTED,
  PROP_SETTLED,
  PROP_NEXT_STEP,
  PROP_GRID,
  PROP_COMPANIONS,
  PROP_BEGAN_AT,
  PROP_ENDED_AT,
  PROP_KIND,
  PROP_SOLVED,
  PROP_REPORT,
  PROP_ATTENTION,
  PROP_HINT,
  PROP_SKIP_REASON,
  PROP_DUPLICATE,
  PROP_TICKED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
tea_draft_finalize (GObject *object)
{
  TeaDraft *self = TEA_DRAFT (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->doors, g_free);
  g_clear_pointer (&self->received_at, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->source_number, g_free);
  g_clear_pointer (&self->worker, g_free);
  g_clear_pointer (&self->settled, g_free);
  g_clear_pointer (&self->next_step, g_free);
  g_clear_pointer (&self->grid, g_free);
  g_clear_pointer (&self->companions, g_free);
  g_clear_pointer (&self->began_at, g_free);
  g_clear_pointer (&self->ended_at, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->skip_reason, g_free);
  g_clear_pointer (&self->same_number, g_free);

  G_OBJECT_CLASS (tea_draft_parent_class)->finalize (object);
}

static void
tea_draft_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TeaDraft *self = TEA_DRAFT (object);

  switch (prop_id)
    {
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PERSON:
      g_value_set_string (value, self->person);
      break;
    case PROP_PHONE:
      g_value_set_string (value, self->phone);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_DOORS:
      g_value_set_string (value, self->doors);
      break;
    case PROP_RECEIVED_AT:
      g_value_set_string (value, self->received_at);
      break;
    case PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;
    case PROP_SOURCE_NUMBER:
      g_value_set_string (value, self->source_number);
      break;
    case PROP_WORKER:
      g_value_set_string (value, self->worker);
      break;
    case PROP_AFFECTED:
      g_value_set_int (value, self->affected);
      break;
    case PROP_SETTLED:
      g_value_set_string (value, self->settled);
      break;
    case PROP_NEXT_STEP:
      g_value_set_string (value, self->next_step);
      break;
    case PROP_GRID:
      g_value_set_string (value, self->grid);
      break;
    case PROP_COMPANIONS:
      g_value_set_string (value, self->companions);
      break;
    case PROP_BEGAN_AT:
      g_value_set_string (value, self->began_at);
      break;
    case PROP_ENDED_AT:
      g_value_set_string (value, self->ended_at);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_SOLVED:
      g_value_set_boolean (value, self->solved);
      break;
    case PROP_REPORT:
      g_value_set_boolean (value, self->report);
      break;
    case PROP_ATTENTION:
      g_value_set_boolean (value, self->attention);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_SKIP_REASON:
      g_value_set_string (value, self->skip_reason);
      break;
    case PROP_DUPLICATE:
      g_value_set_boolean (value, self->duplicate);
      break;
    case PROP_TICKED:
      g_value_set_boolean (value, self->ticked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_draft_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TICKED:
      tea_draft_set_ticked (TEA_DRAFT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
create_text (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
create_flag (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
tea_draft_class_init (TeaDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tea_draft_finalize;
  object_class->get_property = tea_draft_get_property;
  object_class->set_property = tea_draft_set_property;

  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = create_text ("text");
  properties[PROP_PERSON] = create_text ("person");
  properties[PROP_PHONE] = create_text ("phone");
  properties[PROP_ADDRESS] = create_text ("address");
  properties[PROP_DOORS] = create_text ("doors");
  properties[PROP_RECEIVED_AT] = create_text ("received-at");
  properties[PROP_CHANNEL] = create_text ("channel");
  properties[PROP_CATEGORY] = create_text ("category");
  properties[PROP_SOURCE_NUMBER] = create_text ("source-number");
  properties[PROP_WORKER] = create_text ("worker");
  properties[PROP_AFFECTED] = g_param_spec_int ("affected", NULL, NULL, 0, G_MAXINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTLED] = create_text ("settled");
  properties[PROP_NEXT_STEP] = create_text ("next-step");
  properties[PROP_GRID] = create_text ("grid");
  properties[PROP_COMPANIONS] = create_text ("companions");
  properties[PROP_BEGAN_AT] = create_text ("began-at");
  properties[PROP_ENDED_AT] = create_text ("ended-at");
  properties[PROP_KIND] = create_text ("kind");
  properties[PROP_SOLVED] = create_flag ("solved");
  properties[PROP_REPORT] = create_flag ("report");
  properties[PROP_ATTENTION] = create_flag ("attention");
  properties[PROP_HINT] = create_text ("hint");
  properties[PROP_SKIP_REASON] = create_text ("skip-reason");
  properties[PROP_DUPLICATE] = create_flag ("duplicate");
  properties[PROP_TICKED] = g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tea_draft_init (TeaDraft *self)
{
}

/**
 * tea_draft_new:
 * @line: where it stands in the file, from 1
 *
 * Returns: (transfer full): an empty draft that is not ticked
 */
TeaDraft *
tea_draft_new (guint line)
{
  TeaDraft *self = g_object_new (TEA_TYPE_DRAFT, NULL);

  self->line = line;
  self->text = g_strdup ("");

  return self;
}

/**
 * tea_draft_set_ticked:
 * @self: a draft
 * @ticked: whether it shall be taken over
 *
 * A draft with a reason to be skipped stays unticked.
 */
void
tea_draft_set_ticked (TeaDraft *self,
                      gboolean  ticked)
{
  g_return_if_fail (TEA_IS_DRAFT (self));

  ticked = ticked && self->skip_reason == NULL;
  if (self->ticked == ticked)
    return;

  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

/**
 * tea_draft_set_duplicate:
 * @self: a draft
 * @duplicate: whether it is there already
 * @number: (nullable): the number of the request that it duplicates
 * @line: the line of the file that it duplicates, 0 for none
 *
 * Marks a draft. A duplicate loses its tick, and the user may set it again.
 */
void
tea_draft_set_duplicate (TeaDraft   *self,
                         gboolean    duplicate,
                         const char *number,
                         guint       line)
{
  g_return_if_fail (TEA_IS_DRAFT (self));

  g_set_str (&self->same_number, number);
  self->same_line = line;
  if (self->duplicate != duplicate)
    {
      self->duplicate = duplicate;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DUPLICATE]);
    }

  if (duplicate)
    tea_draft_set_ticked (self, FALSE);
}

/**
 * tea_draft_get_reason:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): why it is not taken over, %NULL where it is, or where only
 *   the user or the book's having it already keeps it out
 */
const char *
tea_draft_get_reason (TeaDraft *self)
{
  g_return_val_if_fail (TEA_IS_DRAFT (self), NULL);

  if (self->skip_reason != NULL)
    return self->skip_reason;

  return self->ticked ? NULL : self->hint;
}

/**
 * tea_draft_dup_note:
 * @self: a draft
 *
 * Returns: (transfer full) (nullable): one sentence on why it is not taken over or should be looked
 *   at, %NULL where there is nothing to say
 */
char *
tea_draft_dup_note (TeaDraft *self)
{
  g_return_val_if_fail (TEA_IS_DRAFT (self), NULL);

  if (self->skip_reason != NULL)
    return g_strdup (self->skip_reason);

  if (self->duplicate && self->same_number != NULL)
    /* Translators: %s is the number of a request that is in the book. */
    return g_strdup_printf (_("Is there already, as %s"), self->same_number);

  if (self->duplicate && self->same_line != 0)
    return g_strdup_printf (_("The same as line %u"), self->same_line);

  if (self->duplicate)
    return g_strdup (_("Is there already"));

  return g_strdup (self->hint);
}
