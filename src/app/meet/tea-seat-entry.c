/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-pinyin.h"
#include "book/tea-text.h"
#include "meet/tea-attendance.h"
#include "tea-seat-entry.h"

/* As many proposals as one sees at a glance. */
#define MAX_MATCHES 8

/*
 * TeaSeatEntry:
 *
 * Where somebody is named by a few letters: a part of the name or its initials in pinyin. First
 * come those on the session's list, then those of the directory, then a guest of just this name;
 * the party they sit for stands beside. A digit before the letters takes a party at the table, by
 * the number that the proposals show. Emits `chosen` when somebody was taken from the proposals,
 * `activate` on Enter and `asked` on Ctrl+Enter.
 */
struct _TeaSeatEntry
{
  AdwBin       parent_instance;

  char        *label;
  gboolean     with_party;
  TeaBook     *book;
  TeaList     *attendances;
  GPtrArray   *parties;
  gpointer     record;
  gboolean     filling;
  gboolean     composing;

  GtkEntry    *entry;
  GtkDropDown *party_drop_down;
  GtkPopover  *popover;
  GtkListBox  *list_box;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_WITH_PARTY,
  N_PROPS,
};

enum
{
  CHOSEN,
  ACTIVATE,
  ASKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaSeatEntry, tea_seat_entry, ADW_TYPE_BIN)

static const char *
get_name (gpointer record)
{
  return TEA_IS_PERSON (record) ? TEA_PERSON (record)->name : TEA_ATTENDANCE (record)->name;
}

/* The first place stands for no party. */
static void
choose_party (TeaSeatEntry *self,
              gint64        party)
{
  guint position = 0;

  for (guint i = 0; self->parties != NULL && i < self->parties->len; i++)
    {
      if (tea_record_get_id (g_ptr_array_index (self->parties, i)) == party)
        position = i + 1;
    }

  gtk_drop_down_set_selected (self->party_drop_down, position);
}

static void
load_parties (TeaSeatEntry *self)
{
  g_autoptr (TeaQuery) query = tea_party_query (self->book);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->parties, g_ptr_array_unref);
  self->parties = tea_query_read_records (query, NULL);

  gtk_string_list_append (names, _("Which party?"));
  for (guint i = 0; self->parties != NULL && i < self->parties->len; i++)
    gtk_string_list_append (names, TEA_PARTY (g_ptr_array_index (self->parties, i))->name);
  gtk_drop_down_set_model (self->party_drop_down, G_LIST_MODEL (names));
}

static void
set_record (TeaSeatEntry *self,
            gpointer      record)
{
  g_set_object (&self->record, record);

  /* Somebody on the list sits for the party that is noted there; there is nothing to choose. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->party_drop_down), !TEA_IS_ATTENDANCE (record));
  if (TEA_IS_ATTENDANCE (record))
    choose_party (self, TEA_ATTENDANCE (record)->party);
  else if (TEA_IS_PERSON (record))
    choose_party (self, TEA_PERSON (record)->seat);
}

static void
choose (TeaSeatEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  const char *name;
  gpointer record;

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  gtk_popover_popdown (self->popover);
  record = g_object_get_data (G_OBJECT (row), "record");
  name = record != NULL ? get_name (record) : g_object_get_data (G_OBJECT (row), "guest");

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->filling = FALSE;

  set_record (self, record);
  if (g_object_get_data (G_OBJECT (row), "party") != NULL)
    choose_party (self, *(gint64 *) g_object_get_data (G_OBJECT (row), "party"));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
add_match (TeaSeatEntry *self,
           gpointer      record,
           const char   *name,
           const char   *where)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *where_label = gtk_label_new (where);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (where_label, "dimmed");
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), where_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  /* The focus stays in the entry, also when a row is clicked. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (record != NULL)
    g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->list_box, row);

  return row;
}

static gboolean
matches (const char *name,
         const char *text)
{
  g_autofree char *initials = tea_pinyin_initials (name);
  g_autofree char *small = g_utf8_strdown (text, -1);

  return strstr (name, text) != NULL || strstr (initials, small) != NULL;
}

/* The list stands in the parties' order, so the parties at the table are numbered as they come. */
static guint
add_attendances (TeaSeatEntry   *self,
                 guint           number,
                 const char     *text,
                 GHashTable     *listed,
                 TeaAttendance **of_number)
{
  guint count = 0;
  guint n_parties = 0;
  gint64 party = 0;

  if (self->attendances == NULL)
    return 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->attendances)); i++)
    {
      g_autoptr (TeaAttendance) attendance = NULL;
      g_autofree char *where = NULL;

      attendance = g_list_model_get_item (G_LIST_MODEL (self->attendances), i);
      g_hash_table_add (listed, g_memdup2 (&attendance->person, sizeof (gint64)));
      if (attendance->party != party)
        n_parties++;
      party = attendance->party;
      if (number == n_parties)
        g_set_object (of_number, attendance);
      if (count >= MAX_MATCHES || (number != 0 && number != n_parties) ||
          !matches (attendance->name, text))
        continue;

      where = g_strdup_printf ("%u · %s", n_parties, attendance->party_name);
      add_match (self, attendance, attendance->name, where);
      count++;
    }

  return count;
}

static void
add_people (TeaSeatEntry *self,
            const char   *text,
            guint         count,
            GHashTable   *listed)
{
  g_autoptr (TeaList) people = tea_list_new (tea_person_query (self->book, text, 0));
  const guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));

  for (guint i = 0; i < n_people && count < MAX_MATCHES; i++)
    {
      g_autoptr (TeaPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      const gint64 id = tea_record_get_id (TEA_RECORD (person));
      g_autofree char *where = NULL;

      if (g_hash_table_contains (listed, &id))
        continue;

      where = tea_text_join (*person->party_name != '\0' ? person->party_name : person->address,
                             person->organisation_name);
      add_match (self, person, person->name, where);
      count++;
    }
}

/* A guest may share the name of somebody known, or a part of it, and comes for the party of the
 * number that was typed, or for the one that is chosen beside. */
static void
add_guest (TeaSeatEntry  *self,
           guint          number,
           const char    *name,
           TeaAttendance *of_number)
{
  g_autofree char *where = NULL;
  GtkWidget *row;

  if (g_str_is_ascii (name) || (number != 0 && of_number == NULL))
    return;

  /* Translators: somebody who is not in the directory. */
  where = of_number != NULL ? g_strdup_printf ("%u · %s", number, of_number->party_name)
                            : g_strdup (_("Just this name"));
  row = add_match (self, NULL, name, where);
  g_object_set_data_full (G_OBJECT (row), "guest", g_strdup (name), g_free);
  if (of_number != NULL)
    g_object_set_data_full (G_OBJECT (row), "party",
                            g_memdup2 (&of_number->party, sizeof (gint64)), g_free);
}

static void
propose (TeaSeatEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (tea_seat_entry_get_text (self)));
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (TeaAttendance) of_number = NULL;
  char *letters = NULL;
  const guint number = g_ascii_strtoull (text, &letters, 10);
  guint count;

  gtk_list_box_remove_all (self->list_box);
  letters = g_strchug (letters);
  if (*text != '\0')
    {
      count = add_attendances (self, number, letters, listed, &of_number);
      if (number == 0)
        add_people (self, letters, count, listed);
      add_guest (self, number, letters, of_number);
    }

  if (gtk_widget_get_first_child (GTK_WIDGET (self->list_box)) == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }

  gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, 0));
  gtk_popover_popup (self->popover);

  /* With other proposals it has another size. */
  gtk_popover_present (self->popover);
}

static void
changed_cb (TeaSeatEntry *self)
{
  if (self->filling || self->book == NULL)
    return;

  /* Another name is another party, too. */
  if (self->record != NULL)
    choose_party (self, 0);
  set_record (self, NULL);
  propose (self);
}

static void
ask (TeaSeatEntry *self)
{
  choose (self);
  g_signal_emit (self, signals[ASKED], 0);
}

static void
activate_cb (TeaSeatEntry *self)
{
  choose (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
row_activated_cb (GtkListBox    *list_box,
                  GtkListBoxRow *row,
                  TeaSeatEntry  *self)
{
  gtk_list_box_select_row (list_box, row);
  activate_cb (self);
}

static void
move_selection (TeaSeatEntry *self,
                int           by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  int index = (row != NULL ? gtk_list_box_row_get_index (row) : 0) + by;

  row = gtk_list_box_get_row_at_index (self->list_box, index);
  if (index >= 0 && row != NULL)
    gtk_list_box_select_row (self->list_box, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TeaSeatEntry          *self)
{
  /* While an input method composes a word, these keys are its own. */
  if (self->composing)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_CONTROL_MASK) != 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      ask (self);
      return GDK_EVENT_STOP;
    }

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
      choose (self);
      return GDK_EVENT_PROPAGATE;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (GtkEventControllerFocus *controller,
          TeaSeatEntry            *self)
{
  gtk_popover_popdown (self->popover);
}

static void
preedit_changed_cb (GtkText      *text,
                    const char   *preedit,
                    TeaSeatEntry *self)
{
  self->composing = *preedit != '\0';
}

static gboolean
tea_seat_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEA_SEAT_ENTRY (widget)->entry));
}

static void
tea_seat_entry_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TeaSeatEntry *self = TEA_SEAT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_WITH_PARTY:
      g_value_set_boolean (value, self->with_party);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tea_seat_entry_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TeaSeatEntry *self = TEA_SEAT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_set_str (&self->label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                      -1);
      break;

    case PROP_WITH_PARTY:
      self->with_party = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
tea_seat_entry_dispose (GObject *object)
{
  TeaSeatEntry *self = TEA_SEAT_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_SEAT_ENTRY);
  g_clear_object (&self->record);
  g_clear_object (&self->attendances);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_object (&self->book);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (tea_seat_entry_parent_class)->dispose (object);
}

static void
tea_seat_entry_class_init (TeaSeatEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tea_seat_entry_get_property;
  object_class->set_property = tea_seat_entry_set_property;
  object_class->dispose = tea_seat_entry_dispose;
  widget_class->grab_focus = tea_seat_entry_grab_focus;

  /**
   * TeaSeatEntry:label:
   *
   * Who is to be named.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);

  /**
   * TeaSeatEntry:with-party:
   *
   * Whether the party is to be seen.
   */
  properties[PROP_WITH_PARTY] = g_param_spec_boolean ("with-party", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TeaSeatEntry::chosen:
   *
   * Somebody was taken from the proposals.
   */
  signals[CHOSEN] = g_signal_new ("chosen", TEA_TYPE_SEAT_ENTRY, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaSeatEntry::activate:
   *
   * Enter was pressed, or a proposal clicked: what was named shall count.
   */
  signals[ACTIVATE] = g_signal_new ("activate", TEA_TYPE_SEAT_ENTRY, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TeaSeatEntry::asked:
   *
   * Ctrl+Enter was pressed: what was named shall wait for its turn.
   */
  signals[ASKED] = g_signal_new ("asked", TEA_TYPE_SEAT_ENTRY, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-seat-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaSeatEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, TeaSeatEntry, party_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaSeatEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, TeaSeatEntry, list_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tea_seat_entry_init (TeaSeatEntry *self)
{
  self->with_party = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->entry));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                           "preedit-changed", G_CALLBACK (preedit_changed_cb), self, 0);
}

/**
 * tea_seat_entry_set_meeting:
 * @self: an entry
 * @book: the book
 * @meeting: the id of the session whose list comes first, 0 for none
 *
 * Says who can be named.
 */
void
tea_seat_entry_set_meeting (TeaSeatEntry *self,
                            TeaBook      *book,
                            gint64        meeting)
{
  const TeaAttendanceFilter filter = { .meeting = meeting };

  g_return_if_fail (TEA_IS_SEAT_ENTRY (self));
  g_return_if_fail (TEA_IS_BOOK (book));

  g_set_object (&self->book, book);
  load_parties (self);

  g_clear_object (&self->attendances);
  if (meeting != 0)
    self->attendances = tea_list_new (tea_attendance_query (book, &filter));

  /* The first letter of the first name would wait for it otherwise. */
  tea_pinyin_prepare ();
  tea_seat_entry_set_text (self, "");
}

/**
 * tea_seat_entry_get_record:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable) (type TeaRecord): the [class@Tea.Attendance] or
 *   [class@Tea.Person] that was chosen, %NULL for somebody of whom only the name is known
 */
gpointer
tea_seat_entry_get_record (TeaSeatEntry *self)
{
  g_return_val_if_fail (TEA_IS_SEAT_ENTRY (self), NULL);

  return self->record;
}

/**
 * tea_seat_entry_find_person:
 * @self: an entry
 * @error: return location
 *
 * Finds who is meant in the directory.
 *
 * Returns: (transfer full): a person, or %NULL; %TEA_ERROR_NOT_FOUND for somebody who is not there
 */
TeaPerson *
tea_seat_entry_find_person (TeaSeatEntry  *self,
                            GError       **error)
{
  g_return_val_if_fail (TEA_IS_SEAT_ENTRY (self), NULL);

  if (TEA_IS_PERSON (self->record))
    return g_object_ref (self->record);

  if (TEA_IS_ATTENDANCE (self->record) && TEA_ATTENDANCE (self->record)->person != 0)
    return tea_book_get (self->book, TEA_TYPE_PERSON, TEA_ATTENDANCE (self->record)->person, error);

  g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
               _("Nobody in the directory is called “%s”. Add them there first."),
               tea_seat_entry_get_text (self));

  return NULL;
}

/**
 * tea_seat_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): the name as it stands there
 */
const char *
tea_seat_entry_get_text (TeaSeatEntry *self)
{
  g_return_val_if_fail (TEA_IS_SEAT_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * tea_seat_entry_set_text:
 * @self: an entry
 * @text: a name, may be ""
 *
 * Shows a name without proposing anybody.
 */
void
tea_seat_entry_set_text (TeaSeatEntry *self,
                         const char   *text)
{
  g_return_if_fail (TEA_IS_SEAT_ENTRY (self));
  g_return_if_fail (text != NULL);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
  gtk_popover_popdown (self->popover);
  set_record (self, NULL);
  choose_party (self, 0);
}

/**
 * tea_seat_entry_set_attendance:
 * @self: an entry
 * @attendance: somebody on the session's list
 *
 * Shows somebody without proposing anybody.
 */
void
tea_seat_entry_set_attendance (TeaSeatEntry  *self,
                               TeaAttendance *attendance)
{
  g_return_if_fail (TEA_IS_SEAT_ENTRY (self));
  g_return_if_fail (TEA_IS_ATTENDANCE (attendance));

  tea_seat_entry_set_text (self, attendance->name);
  set_record (self, attendance);
}

/**
 * tea_seat_entry_get_party:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the party that was chosen
 */
TeaParty *
tea_seat_entry_get_party (TeaSeatEntry *self)
{
  guint selected;

  g_return_val_if_fail (TEA_IS_SEAT_ENTRY (self), NULL);

  selected = gtk_drop_down_get_selected (self->party_drop_down);
  if (self->parties == NULL || selected == 0 || selected > self->parties->len)
    return NULL;

  return g_ptr_array_index (self->parties, selected - 1);
}
