/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of a grid has one line for a morning, with all doors that were visited in one cell:
 * 「4-1-301、302、4-2-101」. Each of them was visited and counts for the round. The words of the line
 * are of none of them in particular, so that they stand once, with all doors.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "people/tea-address.h"
#include "people/tea-fold.h"

#include "tea-cell.h"
#include "tea-visit-doors.h"
#include "tea-visit-line.h"

typedef struct
{
  TeaAddress *address;
  char       *person;
} Door;

static void
clear_door (gpointer data)
{
  Door *door = data;

  g_clear_pointer (&door->address, tea_address_free);
  g_clear_pointer (&door->person, g_free);
}

static Door *
get_last (GArray *doors)
{
  return doors->len > 0 ? &g_array_index (doors, Door, doors->len - 1) : NULL;
}

static void
take_address (GArray     *doors,
              TeaAddress *address)
{
  const Door door = { .address = address };

  g_array_append_val (doors, door);
}

/* The 302 of 「4-1-301、302」 is beside the door before it. Returns where it ends, 0 where it is no
 * room.
 */
static gsize
read_room (GArray     *doors,
           const char *text)
{
  static const char * const words[] = { "室", "号", "户", NULL };
  const gsize n_digits = strspn (text, "0123456789");
  const gsize length = n_digits + strspn (text + n_digits, "ABCDEF");
  const Door *last = get_last (doors);
  const char *end = text + length;
  TeaAddress *address;

  if (last == NULL || *last->address->room == '\0' || n_digits < 3 || n_digits > 4 ||
      length > n_digits + 1)
    return 0;

  tea_fold_skip_any (&end, words);
  if (tea_fold_is_code (tea_fold_peek (end)) || tea_fold_peek (end) == '-')
    return 0;

  address = tea_address_copy (last->address);
  g_free (address->room);
  address->room = g_strndup (text, length);
  take_address (doors, address);

  return (gsize) (end - text);
}

/* Reads what stands between two marks: a door, several with blanks between, each with its
 * householder's name or without. What is none of these makes the whole line one of which we do
 * not know the doors.
 */
static gboolean
read_part (GArray             *doors,
           const char         *part,
           const char * const *estates)
{
  g_autofree char *rest = tea_cell_clean (part);

  while (*rest != '\0')
    {
      g_autoptr (TeaAddress) address = NULL;
      g_autofree char *word = g_strndup (rest, strcspn (rest, " \t"));
      g_autofree char *behind = NULL;
      gsize start = 0;
      gsize end = 0;

      if (tea_address_find (rest, estates, &address, &start, &end) && start == 0)
        {
          take_address (doors, g_steal_pointer (&address));
        }
      else if ((end = read_room (doors, rest)) > 0)
        {
          /* It is among the doors now. */
        }
      else if (doors->len > 0 && get_last (doors)->person == NULL && tea_cell_is_name (word))
        {
          get_last (doors)->person = g_strdup (word);
          end = strlen (word);
        }
      else
        {
          /* 「4-1-301、302等5户」 */
          return doors->len > 0 && g_str_has_prefix (rest, "等");
        }

      behind = tea_cell_clean (rest + end);
      g_set_str (&rest, behind);
    }

  return TRUE;
}

static GArray *
read_doors (const char         *text,
            const char * const *estates)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[、，,;；\\n]+", text, 0, 0);
  g_autoptr (GArray) doors = g_array_new (FALSE, TRUE, sizeof (Door));

  g_array_set_clear_func (doors, clear_door);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!read_part (doors, parts[i], estates))
        return NULL;
    }

  return doors->len > 1 ? g_steal_pointer (&doors) : NULL;
}

/* A visit of the same round to another door, where nothing is known to have been asked for. */
static TeaDraft *
copy_visit (const TeaDraft *draft,
            const Door     *door)
{
  TeaDraft *copy = tea_draft_new (draft->line);

  copy->address = tea_address_format (door->address);
  copy->person = g_strdup (door->person);
  copy->received_at = g_strdup (draft->received_at);
  copy->channel = draft->channel;
  copy->worker = g_strdup (draft->worker);
  copy->grid = g_strdup (draft->grid);
  copy->companions = g_strdup (draft->companions);
  copy->began_at = g_strdup (draft->began_at);
  copy->ended_at = g_strdup (draft->ended_at);
  copy->ticked = draft->ticked;

  return copy;
}

/* A visit keeps its door, and not how it was written down: 「4-1-301楼上」. */
static void
note_rest (TeaDraft           *draft,
           const char         *header,
           const char * const *estates)
{
  g_autoptr (TeaAddress) address = tea_address_parse (draft->address, estates);
  g_autofree char *rest = NULL;
  gsize end = 0;

  if (address == NULL)
    return;

  if (tea_address_find (draft->address, estates, NULL, NULL, &end))
    rest = tea_cell_clean (draft->address + end);
  if (rest == NULL || (*rest != '\0' && g_strcmp0 (rest, draft->person) != 0))
    tea_visit_line_append (&draft->next_step, header, draft->address);
}

/**
 * tea_visit_doors_share:
 * @draft: a line of a visit log that was read
 * @header: (nullable): the name of the column that the address is from
 * @estates: (nullable) (array zero-terminated=1): the names of the known estates
 * @drafts: (element-type TeaDraft): takes a draft for every door but the first
 *
 * Makes a visit of every door of a line that has several. The line's own draft goes to the first.
 * Where something else stands beside a door the whole of it is noted below the next step.
 */
void
tea_visit_doors_share (TeaDraft           *draft,
                       const char         *header,
                       const char * const *estates,
                       GPtrArray          *drafts)
{
  g_autoptr (GArray) doors = NULL;
  const Door *first;

  g_return_if_fail (TEA_IS_DRAFT (draft));
  g_return_if_fail (drafts != NULL);

  if (draft->address == NULL)
    return;

  doors = read_doors (draft->address, estates);
  if (doors == NULL)
    {
      note_rest (draft, header, estates);
      return;
    }

  first = &g_array_index (doors, Door, 0);
  draft->doors = g_steal_pointer (&draft->address);
  draft->address = tea_address_format (first->address);
  if (draft->person == NULL)
    draft->person = g_strdup (first->person);

  /* Which of them needs looking after is not said. */
  if (draft->attention)
    tea_visit_line_append (&draft->next_step, _("Needs attention"), draft->doors);
  draft->attention = FALSE;

  for (guint i = 1; i < doors->len; i++)
    g_ptr_array_add (drafts, copy_visit (draft, &g_array_index (doors, Door, i)));
}
