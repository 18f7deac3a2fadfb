/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-action.h"
#include "collect/tea-category.h"
#include "meet/tea-holiday.h"
#include "meet/tea-series.h"
#include "people/tea-estate.h"
#include "people/tea-grid.h"
#include "people/tea-household.h"
#include "people/tea-organisation.h"
#include "people/tea-person.h"
#include "screen/tea-criterion.h"

#include "tea-sample-private.h"

static void
remember (GHashTable *table,
          gpointer    key,
          gint64      id)
{
  g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

/* The content is in Chinese, and so are its parties, whatever language the program runs in. */
static gboolean
write_parties (TeaSample  *self,
               GError    **error)
{
  JsonArray *list = tea_sample_list (self->content->roles, "parties");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *name = tea_sample_text (object, "name");
      const gboolean required = json_object_get_boolean_member (object, "required");
      const gboolean votes = json_object_get_boolean_member (object, "votes");
      TeaParty *party = tea_party_add (self->book, name, error);

      if (party == NULL)
        return FALSE;

      g_hash_table_insert (self->parties, (gpointer) name, party);
      if (!tea_record_edit (TEA_RECORD (party), self->book, "required", required ? "1" : "0",
                            error) ||
          !tea_record_edit (TEA_RECORD (party), self->book, "votes", votes ? "1" : "0", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_criteria (TeaSample  *self,
                GError    **error)
{
  JsonArray *list = tea_sample_list (self->content->roles, "criteria");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *key = tea_sample_text (object, "key");
      g_autoptr (TeaCriterion) criterion = NULL;

      criterion = g_object_new (TEA_TYPE_CRITERION,
                                "name", tea_sample_text (object, "name"),
                                "basis", tea_sample_text (object, "basis"),
                                "weight", tea_sample_number (object, "weight", 0),
                                NULL);
      if (!tea_criterion_add (criterion, self->book, error))
        return FALSE;

      if (key != NULL)
        g_hash_table_insert (self->criteria, (gpointer) key, g_steal_pointer (&criterion));
    }

  return TRUE;
}

static gboolean
write_categories (TeaSample  *self,
                  GError    **error)
{
  g_autoptr (TeaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!tea_category_add_defaults (self->book, error) ||
      !tea_holiday_add_defaults (self->book, error))
    return FALSE;

  query = tea_category_query (self->book);
  found = tea_query_read_records (query, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      TeaCategory *category = g_ptr_array_index (found, i);

      remember (self->categories, g_strdup (category->name),
                tea_record_get_id (TEA_RECORD (category)));
    }

  return TRUE;
}

static gboolean
write_series (TeaSample  *self,
              GError    **error)
{
  JsonObject *object = json_object_get_object_member (self->content->roles, "series");
  g_autoptr (TeaSeries) series = NULL;

  series = g_object_new (TEA_TYPE_SERIES,
                         "name", tea_sample_text (object, "name"),
                         "kind", tea_sample_text (object, "kind"),
                         "days", tea_sample_text (object, "days"),
                         "time", tea_sample_text (object, "time"),
                         "place", tea_sample_text (object, "place"),
                         NULL);
  if (!tea_series_add (series, self->book, error))
    return FALSE;

  self->series = tea_record_get_id (TEA_RECORD (series));

  return TRUE;
}

static gboolean
write_organisations (TeaSample  *self,
                     GError    **error)
{
  JsonArray *list = tea_sample_list (self->content->community, "organisations");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *name = tea_sample_text (object, "name");
      TeaSamplePerson *contact = g_hash_table_lookup (self->representatives, name);
      TeaParty *party = g_hash_table_lookup (self->parties, tea_sample_text (object, "party"));
      g_autoptr (TeaOrganisation) organisation = NULL;

      organisation = tea_organisation_add (self->book, name,
                                           tea_record_get_id (TEA_RECORD (party)), error);
      if (organisation == NULL ||
          !tea_record_edit (TEA_RECORD (organisation), self->book, "contact", contact->name,
                            error) ||
          !tea_record_edit (TEA_RECORD (organisation), self->book, "phone", contact->phone, error))
        return FALSE;

      remember (self->organisations, (gpointer) name,
                tea_record_get_id (TEA_RECORD (organisation)));
    }

  return TRUE;
}

static gboolean
write_estates (TeaSample  *self,
               GError    **error)
{
  JsonArray *list = tea_sample_list (self->content->community, "estates");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      g_autoptr (TeaEstate) estate = NULL;

      estate = tea_estate_add (self->book, tea_sample_text (object, "name"), error);
      if (estate == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The book guesses the grid of a new address from its neighbours; here every unit has its own. */
static gboolean
write_home (TeaSample        *self,
            TeaSamplePerson  *person,
            gint64           *id,
            GError          **error)
{
  g_autoptr (TeaHousehold) household = NULL;
  g_autofree char *grid = NULL;

  *id = 0;
  if (person->address == NULL)
    return TRUE;

  if (!tea_household_from_text (self->book, person->address, id, error))
    return FALSE;

  household = tea_book_get (self->book, TEA_TYPE_HOUSEHOLD, *id, error);
  if (household == NULL)
    return FALSE;

  grid = g_strdup_printf ("%" G_GINT64_FORMAT, tea_sample_find_id (self->grids, person->unit));

  return tea_record_edit (TEA_RECORD (household), self->book, "grid", grid, error);
}

/* The party is written only where it is not the organisation's. */
static gboolean
write_person (TeaSample        *self,
              TeaSamplePerson  *person,
              GError          **error)
{
  g_autoptr (TeaPerson) record = NULL;
  TeaParty *party = NULL;
  gint64 household;

  if (!write_home (self, person, &household, error))
    return FALSE;

  if (person->organisation == NULL && person->party != NULL)
    party = g_hash_table_lookup (self->parties, person->party);
  record = g_object_new (TEA_TYPE_PERSON,
                         "name", person->name,
                         "phone", person->phone,
                         "household", household,
                         "organisation", tea_sample_find_id (self->organisations,
                                                             person->organisation),
                         "party", party != NULL ? tea_record_get_id (TEA_RECORD (party)) : 0,
                         "duties", person->duties,
                         "note", person->note,
                         NULL);
  if (!tea_person_add (record, self->book, error))
    return FALSE;

  person->id = tea_record_get_id (TEA_RECORD (record));

  return TRUE;
}

static TeaGrid *
write_grid (TeaSample   *self,
            const char  *name,
            const char  *parent,
            GError     **error)
{
  TeaGrid *grid = tea_grid_add (self->book, name, parent, error);

  if (grid != NULL)
    remember (self->grids, g_strdup (name), tea_record_get_id (TEA_RECORD (grid)));

  return grid;
}

static gboolean
write_next_worker (TeaSample  *self,
                   TeaGrid    *grid,
                   guint      *next,
                   GError    **error)
{
  TeaSamplePerson *person = g_ptr_array_index (self->workers, (*next)++);

  return write_person (self, person, error) &&
         tea_grid_add_worker (grid, self->book, person->id, error);
}

/* The workers of a second grid's units follow its own in the list. */
static gboolean
write_units (TeaSample   *self,
             const char  *second,
             guint       *next,
             GError     **error)
{
  while (*next < self->workers->len)
    {
      TeaSamplePerson *person = g_ptr_array_index (self->workers, *next);
      g_autoptr (TeaGrid) grid = NULL;

      if (person->unit == NULL)
        break;

      grid = write_grid (self, person->unit, second, error);
      if (grid == NULL || !write_next_worker (self, grid, next, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_second_grids (TeaSample   *self,
                    JsonObject  *first,
                    guint       *next,
                    GError     **error)
{
  JsonArray *list = tea_sample_list (first, "second");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *name = tea_sample_text (json_array_get_object_element (list, i), "name");
      g_autoptr (TeaGrid) grid = write_grid (self, name, tea_sample_text (first, "name"), error);

      if (grid == NULL ||
          !write_next_worker (self, grid, next, error) ||
          !write_units (self, name, next, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_grids (TeaSample  *self,
             GError    **error)
{
  JsonArray *list = tea_sample_list (self->content->community, "grids");
  guint next = 0;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *first = json_array_get_object_element (list, i);
      g_autoptr (TeaGrid) grid = write_grid (self, tea_sample_text (first, "name"), NULL, error);

      if (grid == NULL ||
          !write_next_worker (self, grid, &next, error) ||
          !write_second_grids (self, first, &next, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_others (TeaSample  *self,
              GError    **error)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      TeaSamplePerson *person = g_ptr_array_index (self->people, i);

      if (person->id == 0 && !write_person (self, person, error))
        return FALSE;
    }

  return TRUE;
}

/* A community takes its directory over in one go, so it is one action. */
gboolean
tea_sample_write_directory (TeaSample  *self,
                            guint       index,
                            GError    **error)
{
  const char *name = tea_sample_text (self->content->community, "name");
  const char *secretary = tea_sample_text (self->content->roles, "recorder");
  g_autoptr (TeaAction) action = NULL;

  action = tea_action_begin (self->book, "book-new", _("Made the book"), error);

  return action != NULL &&
         tea_book_set_setting (self->book, "community", name, error) &&
         tea_book_set_setting (self->book, "secretary", secretary, error) &&
         write_parties (self, error) &&
         write_criteria (self, error) &&
         write_categories (self, error) &&
         write_series (self, error) &&
         write_organisations (self, error) &&
         write_estates (self, error) &&
         write_grids (self, error) &&
         write_others (self, error) &&
         tea_action_commit (action, error);
}
