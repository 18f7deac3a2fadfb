/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-sample-private.h"
#include "tea-sample-resources.h"

#define PREFIX "/org/community/Teatime/sample/"

/* In the order of TeaSampleContent.nodes. */
static const char * const files[] = {
  "community.json",
  "roles.json",
  "requests.json",
  "topics.json",
  "meetings.json",
  "assignments.json",
  "followups.json",
  "rules.json",
  "visits.json",
};

G_STATIC_ASSERT (G_N_ELEMENTS (files) == 9);

static JsonNode *
read_file (const char  *name,
           GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);

  bytes = g_resource_lookup_data (tea_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  error);
  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), error))
    return NULL;

  return json_node_ref (json_parser_get_root (parser));
}

TeaSampleContent *
tea_sample_content_new (GError **error)
{
  g_autoptr (TeaSampleContent) self = g_new0 (TeaSampleContent, 1);
  JsonObject *visits;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      self->nodes[i] = read_file (files[i], error);
      if (self->nodes[i] == NULL)
        return NULL;
    }

  self->community = json_node_get_object (self->nodes[0]);
  self->roles = json_node_get_object (self->nodes[1]);
  self->requests = json_node_get_array (self->nodes[2]);
  self->topics = json_node_get_array (self->nodes[3]);
  self->meetings = json_node_get_array (self->nodes[4]);
  self->assignments = json_node_get_array (self->nodes[5]);
  self->followups = json_node_get_array (self->nodes[6]);
  self->rules = json_node_get_array (self->nodes[7]);
  visits = json_node_get_object (self->nodes[8]);
  self->visits = tea_sample_list (visits, "visits");
  self->visit_phrases = tea_sample_list (visits, "visit_phrases");

  return g_steal_pointer (&self);
}

void
tea_sample_content_free (TeaSampleContent *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_clear_pointer (&self->nodes[i], json_node_unref);

  g_free (self);
}

/* The text, or %NULL where there is none. */
const char *
tea_sample_text (JsonObject *object,
                 const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* The number, and @otherwise where there is none. */
int
tea_sample_number (JsonObject *object,
                   const char *member,
                   int         otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? (int) json_node_get_int (node) : otherwise;
}

/* The list, or %NULL where there is none. */
JsonArray *
tea_sample_list (JsonObject *object,
                 const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The object of that name in a list of them, or %NULL. */
JsonObject *
tea_sample_lookup (JsonArray  *list,
                   const char *name)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (g_str_equal (tea_sample_text (object, "name"), name))
        return object;
    }

  return NULL;
}

gboolean
tea_sample_has_text (JsonArray  *list,
                     const char *text)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (list, i), text) == 0)
        return TRUE;
    }

  return FALSE;
}
