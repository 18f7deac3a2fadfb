/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "meet/tea-attendance.h"
#include "meet/tea-ballot.h"
#include "meet/tea-party-hands.h"

/*
 * TeaPartyHands:
 *
 * The hands of each party that has somebody with a vote in the room: for, against, abstained.
 */
struct _TeaPartyHands
{
  TeaMeetingPart  parent_instance;

  char           *present;   /* who the rows are for, so that they are made again only for others */

  GtkListBox     *party_box;
};

typedef struct
{
  gint64      party;
  const char *name;
  int         voting;
} TeaPartyCount;

static const char * const answers[] = {
  NC_("hands", "In Favour"), NC_("hands", "Against"), NC_("hands", "Abstained"),
};

G_DEFINE_FINAL_TYPE (TeaPartyHands, tea_party_hands, TEA_TYPE_MEETING_PART)

static gint64 *
get_party (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "party");
}

static GtkEntry *
get_entry (GtkListBoxRow *row,
           guint          answer)
{
  return g_object_get_data (G_OBJECT (row), answers[answer]);
}

static int
get_count (GtkListBoxRow *row,
           guint          answer)
{
  return (int) g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (get_entry (row, answer))),
                                NULL, 10);
}

static void
add_row (TeaPartyHands *self,
         TeaPartyCount *count)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *present = NULL;

  present = g_strdup_printf (ngettext ("%d with a vote", "%d with a vote", count->voting),
                             count->voting);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count->name);
  adw_action_row_set_subtitle (row, present);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *entry = gtk_entry_new ();
      const char *answer = g_dpgettext2 (NULL, "hands", answers[i]);
      g_autofree char *label = g_strdup_printf ("%s: %s", answer, count->name);

      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), answer);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 4);
      gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_box_append (GTK_BOX (box), entry);
      g_object_set_data (G_OBJECT (row), answers[i], entry);
    }
  adw_action_row_add_suffix (row, box);

  g_object_set_data_full (G_OBJECT (row), "party", g_memdup2 (&count->party, sizeof (gint64)),
                          g_free);
  gtk_list_box_append (self->party_box, GTK_WIDGET (row));
}

static GArray *
count_parties (TeaPartyHands *self,
               GPtrArray     *attendances)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (TeaPartyCount));

  /* They come in the order of the parties. */
  for (guint i = 0; i < attendances->len; i++)
    {
      TeaAttendance *attendance = g_ptr_array_index (attendances, i);
      TeaPartyCount *last = counts->len > 0 ? &g_array_index (counts, TeaPartyCount,
                                                              counts->len - 1) : NULL;
      const TeaPartyCount count = { attendance->party, attendance->party_name, 1 };

      if (!attendance->votes)
        continue;

      if (last != NULL && last->party == attendance->party)
        last->voting++;
      else
        g_array_append_val (counts, count);
    }

  return g_steal_pointer (&counts);
}

static void
tea_party_hands_begin (TeaMeetingPart *part)
{
  g_clear_pointer (&TEA_PARTY_HANDS (part)->present, g_free);
}

/* Counts that are typed already stay unless somebody with a vote comes or goes. */
static void
tea_party_hands_update (TeaMeetingPart *part)
{
  TeaPartyHands *self = TEA_PARTY_HANDS (part);
  const TeaAttendanceFilter filter = { .meeting = tea_meeting_part_get_id (part), .here = TRUE };
  g_autoptr (TeaQuery) query = tea_attendance_query (tea_meeting_part_get_book (part), &filter);
  g_autoptr (GPtrArray) attendances = tea_query_read_records (query, NULL);
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GString) present = g_string_new (NULL);

  if (attendances == NULL)
    return;

  counts = count_parties (self, attendances);
  for (guint i = 0; i < counts->len; i++)
    g_string_append_printf (present, "%" G_GINT64_FORMAT ":%d ",
                            g_array_index (counts, TeaPartyCount, i).party,
                            g_array_index (counts, TeaPartyCount, i).voting);
  if (!g_set_str (&self->present, present->str))
    return;

  gtk_list_box_remove_all (self->party_box);
  for (guint i = 0; i < counts->len; i++)
    add_row (self, &g_array_index (counts, TeaPartyCount, i));
}

static void
tea_party_hands_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_PARTY_HANDS);
  g_clear_pointer (&TEA_PARTY_HANDS (object)->present, g_free);

  G_OBJECT_CLASS (tea_party_hands_parent_class)->dispose (object);
}

static void
tea_party_hands_class_init (TeaPartyHandsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_party_hands_dispose;
  part_class->begin = tea_party_hands_begin;
  part_class->update = tea_party_hands_update;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-party-hands.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaPartyHands, party_box);
}

static void
tea_party_hands_init (TeaPartyHands *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_party_hands_read:
 * @self: the hands
 *
 * Returns: (transfer full) (element-type TeaBallotPart): what was counted, one for each party
 */
GPtrArray *
tea_party_hands_read (TeaPartyHands *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  g_return_val_if_fail (TEA_IS_PARTY_HANDS (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->party_box, i)) != NULL; i++)
    g_ptr_array_add (parts, tea_ballot_part_new (*get_party (row), get_count (row, 0),
                                                 get_count (row, 1), get_count (row, 2)));

  return g_steal_pointer (&parts);
}

/**
 * tea_party_hands_clear:
 * @self: the hands
 *
 * Empties the form for another count.
 */
void
tea_party_hands_clear (TeaPartyHands *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TEA_IS_PARTY_HANDS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->party_box, i)) != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
        gtk_editable_set_text (GTK_EDITABLE (get_entry (row, j)), "");
    }
}
