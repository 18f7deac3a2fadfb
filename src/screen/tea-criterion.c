/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "people/tea-move.h"

#include "tea-criterion.h"

#define MAX_WEIGHT 10

G_DEFINE_FINAL_TYPE (TeaCriterion, tea_criterion, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaCriterion, name, TEXT, N_("Name")),
  TEA_COLUMN (TeaCriterion, basis, TEXT, N_("Points")),
  TEA_COLUMN (TeaCriterion, weight, INTEGER, N_("Weight")),
  TEA_COLUMN (TeaCriterion, position, INTEGER, N_("Position")),
};

static const TeaWord bases[] = {
  { "households", N_("Counted: households") },
  { "requests", N_("Counted: requests") },
  { "urgency", N_("Counted: urgency") },
  { "need", N_("Judged by people, from what requests say") },
  { "judged", N_("Judged by people") },
  { NULL },
};

static const struct
{
  const char *name;
  const char *basis;
  int         weight;
} defaults[] = {
  { N_("Households affected"), "households", 3 },
  { N_("How often and how lately"), "requests", 3 },
  { N_("Urgency and safety"), "urgency", 3 },
  { N_("People in need"), "need", 2 },
  { N_("Within our powers"), "judged", 2 },
  { N_("Can be done"), "judged", 2 },
};

static gboolean
tea_criterion_validate (TeaRecord  *record,
                        GError    **error)
{
  TeaCriterion *self = TEA_CRITERION (record);

  if (self->name == NULL || *self->name == '\0')
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("A criterion needs a name."));
      return FALSE;
    }

  if (!tea_word_check (bases, self->basis, error))
    return FALSE;

  if (self->weight < 0 || self->weight > MAX_WEIGHT)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                   _("A weight is a number from 0 to %d."), MAX_WEIGHT);
      return FALSE;
    }

  return TRUE;
}

static void
tea_criterion_class_init (TeaCriterionClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_criterion_validate;

  tea_record_class_set_columns (record_class, "criterion", N_("Criterion"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_criterion_init (TeaCriterion *self)
{
}

const TeaWord *
tea_criterion_bases (void)
{
  return bases;
}

const char *
tea_criterion_basis_label (const char *basis)
{
  return tea_word_label (bases, basis);
}

static gboolean
count_criteria (TeaBook  *book,
                gint64   *count,
                GError  **error)
{
  g_autoptr (TeaQuery) query = NULL;

  query = tea_query_new (book, "count the criteria", "SELECT count (*) FROM criterion");

  return tea_query_read_int (query, count, error);
}

gboolean
tea_criterion_add_defaults (TeaBook  *book,
                            GError  **error)
{
  g_autoptr (TeaAction) action = NULL;
  gint64 count;

  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  if (!count_criteria (book, &count, error))
    return FALSE;
  if (count > 0)
    return TRUE;

  action = tea_action_begin (book, "criterion-add-defaults", _("Added the usual criteria"), error);
  if (action == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_autoptr (TeaCriterion) criterion = NULL;

      criterion = g_object_new (TEA_TYPE_CRITERION,
                                "name", _(defaults[i].name),
                                "basis", defaults[i].basis,
                                "weight", defaults[i].weight,
                                "position", i,
                                NULL);
      if (!tea_action_insert (action, criterion, error))
        return FALSE;
    }

  return tea_action_commit (action, error);
}

gboolean
tea_criterion_add (TeaCriterion  *self,
                   TeaBook       *book,
                   GError       **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;
  gint64 count;

  g_return_val_if_fail (TEA_IS_CRITERION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);
  g_return_val_if_fail (tea_record_get_id (TEA_RECORD (self)) == 0, FALSE);

  /* Translators: an entry of the history; %s is the name of a criterion. */
  title = g_strdup_printf (_("Added the criterion “%s”"), self->name != NULL ? self->name : "");
  action = tea_action_begin (book, "criterion-add", title, error);
  if (action == NULL || !count_criteria (book, &count, error))
    return FALSE;

  self->position = count;

  return tea_action_insert (action, self, error) && tea_action_commit (action, error);
}

gboolean
tea_criterion_move (TeaCriterion  *self,
                    TeaBook       *book,
                    int            by,
                    GError       **error)
{
  g_return_val_if_fail (TEA_IS_CRITERION (self), FALSE);

  return tea_move (TEA_RECORD (self), book, tea_criterion_query (book), by,
                   "criterion-move", _("Moved a criterion"), error);
}

gboolean
tea_criterion_remove (TeaCriterion  *self,
                      TeaBook       *book,
                      GError       **error)
{
  g_autoptr (TeaAction) action = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TEA_IS_CRITERION (self), FALSE);
  g_return_val_if_fail (TEA_IS_BOOK (book), FALSE);

  /* Translators: an entry of the history; %s is the name of a criterion. */
  title = g_strdup_printf (_("Removed the criterion “%s”"), self->name);
  action = tea_action_begin (book, "criterion-remove", title, error);

  return action != NULL &&
         tea_action_delete (action, self, error) &&
         tea_action_commit (action, error);
}

TeaQuery *
tea_criterion_query (TeaBook *book)
{
  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  return tea_query_new_for_records (book, TEA_TYPE_CRITERION, "ORDER BY position, id");
}
