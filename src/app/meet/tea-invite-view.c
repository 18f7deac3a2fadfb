/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-list.h"
#include "book/tea-text.h"
#include "meet/tea-attendance.h"
#include "meet/tea-invite-view.h"
#include "meet/tea-record-row.h"
#include "meet/tea-seat-entry.h"
#include "report/tea-ics.h"
#include "report/tea-invitation.h"
#include "tea-page.h"

/*
 * TeaInviteView:
 *
 * Who comes to a session: the people on the list, the parties that still have nobody, and the
 * invitation to send them.
 */
struct _TeaInviteView
{
  TeaMeetingPart  parent_instance;

  GtkButton      *again_button;
  TeaSeatEntry   *invite_entry;
  GtkListBox     *invited_box;
  GtkWidget      *party_row;
  GtkListBox     *party_box;
  GtkWidget      *send_part;
  GtkWidget      *text_part;
  GtkLabel       *copied_label;
  GtkLabel       *text_label;
};

G_DEFINE_FINAL_TYPE (TeaInviteView, tea_invite_view, TEA_TYPE_MEETING_PART)

static TeaBook *
get_book (TeaInviteView *self)
{
  return tea_meeting_part_get_book (TEA_MEETING_PART (self));
}

static TeaMeeting *
get_meeting (TeaInviteView *self)
{
  return tea_meeting_part_get_meeting (TEA_MEETING_PART (self));
}

/* Who comes */

static void
uninvite_cb (GtkButton      *button,
             TeaInviteView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_attendance_remove (tea_record_row_get_record (button), get_book (self),
                                        &error), &error);
}

static GtkWidget *
create_invited_row (gpointer item,
                    gpointer user_data)
{
  TeaInviteView *self = user_data;
  TeaAttendance *attendance = item;
  g_autofree char *subtitle = NULL;
  const char *organisation;
  AdwActionRow *row;

  organisation = *attendance->organisation_name != '\0' ? attendance->organisation_name : NULL;
  subtitle = tea_text_join (attendance->party_name,
                            attendance->votes ? _("Votes") : _("Attends"), organisation);
  row = tea_record_row_new (attendance, "name", subtitle);
  if (!get_meeting (self)->locked)
    tea_record_row_add_button (row, "list-remove-symbolic", _("Strike off the List"),
                               G_CALLBACK (uninvite_cb), self);

  return GTK_WIDGET (row);
}

static void
invite_cb (TeaInviteView *self)
{
  g_autoptr (TeaPerson) person = NULL;
  g_autoptr (TeaAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  if (*tea_seat_entry_get_text (self->invite_entry) == '\0')
    return;

  person = tea_seat_entry_find_person (self->invite_entry, &error);
  if (person != NULL)
    attendance = tea_meeting_invite (get_meeting (self), get_book (self), person,
                                     tea_seat_entry_get_party (self->invite_entry), &error);
  tea_page_tell (GTK_WIDGET (self), attendance != NULL, &error);
  if (attendance != NULL)
    tea_seat_entry_set_text (self->invite_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->invite_entry));
}

static void
invite_again_cb (TeaInviteView *self)
{
  g_autoptr (GError) error = NULL;

  tea_page_tell (GTK_WIDGET (self),
                 tea_meeting_invite_again (get_meeting (self), get_book (self), NULL, &error),
                 &error);
}

/* The parties, and which of them have nobody yet */

static void
invite_party_cb (GtkButton     *button,
                 TeaInviteView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tea_meeting_invite_party (get_meeting (self), get_book (self),
                                   tea_record_row_get_record (button), NULL, &error);
  tea_page_tell (GTK_WIDGET (self), done, &error);

  /* The rows are made anew, and the focus goes with its row. */
  if (done)
    gtk_widget_grab_focus (GTK_WIDGET (self->invite_entry));
}

static int
count_invited (TeaInviteView *self,
               gint64         party)
{
  const TeaAttendanceFilter filter = {
    .meeting = tea_meeting_part_get_id (TEA_MEETING_PART (self)), .party = party,
  };
  g_autoptr (TeaQuery) query = tea_attendance_query (get_book (self), &filter);
  g_autoptr (GPtrArray) lines = tea_query_read_records (query, NULL);
  int count = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    count += TEA_ATTENDANCE (g_ptr_array_index (lines, i))->invited_at != NULL;

  return count;
}

static void
show_parties (TeaInviteView *self)
{
  g_autoptr (TeaQuery) query = tea_party_query (get_book (self));
  g_autoptr (GPtrArray) parties = tea_query_read_records (query, NULL);

  gtk_list_box_remove_all (self->party_box);
  for (guint i = 0; parties != NULL && i < parties->len; i++)
    {
      TeaParty *party = g_ptr_array_index (parties, i);
      const int invited = count_invited (self, tea_record_get_id (TEA_RECORD (party)));
      g_autofree char *words = NULL;
      AdwActionRow *row;

      /* A party for which nobody sits and that need not come has no place in this session. */
      if (!party->required && invited == 0 && party->people == 0)
        continue;

      words = g_strdup_printf (ngettext ("%d invited", "%d invited", invited), invited);
      row = tea_record_row_new (party, "name",
                                invited > 0 ? words
                                            : party->required ? _("Has to be there, nobody invited")
                                                              : _("Nobody invited"));
      if (invited == 0 && party->required)
        adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      if (invited < party->people)
        tea_record_row_add_button (row, "list-add-symbolic", _("Invite All of the Party"),
                                   G_CALLBACK (invite_party_cb), self);
      gtk_list_box_append (self->party_box, GTK_WIDGET (row));
    }
}

/* The invitation */

/* Says what was done, and brings it into view. */
static void
tell (TeaInviteView *self,
      const char    *words)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  gtk_label_set_label (self->copied_label, words);
  gtk_widget_set_visible (self->text_part, TRUE);
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), self->text_part, NULL);
}

static void
copy (TeaInviteView     *self,
      TeaInvitationForm  form,
      const char        *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  text = tea_invitation_dup_text (get_meeting (self), get_book (self), form, &error);
  if (text == NULL)
    {
      tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_label_set_label (self->text_label, text);
  tell (self, words);
}

static void
copy_chat_cb (TeaInviteView *self)
{
  copy (self, TEA_INVITATION_CHAT, _("Copied. Paste it into the chat."));
}

static void
copy_notice_cb (TeaInviteView *self)
{
  copy (self, TEA_INVITATION_NOTICE, _("Copied. Paste it where the notice is written."));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TeaInviteView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
          !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  if (get_meeting (self) == NULL ||
      !tea_ics_save (get_meeting (self), get_book (self), file, &error))
    {
      if (error != NULL)
        tea_page_tell_error (GTK_WIDGET (self), error);
      return;
    }

  tell (self, _("Saved. Send the file, or open it with a calendar."));
}

static void
save_ics_cb (TeaInviteView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = tea_ics_dup_name (get_meeting (self));

  gtk_file_dialog_set_title (dialog, _("Save for a Calendar"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, saved_cb,
                        g_object_ref (self));
}

/* The part */

static void
tea_invite_view_begin (TeaMeetingPart *part)
{
  TeaInviteView *self = TEA_INVITE_VIEW (part);
  const gint64 id = tea_meeting_part_get_id (part);
  const TeaAttendanceFilter filter = { .meeting = id };
  g_autoptr (TeaList) invited = NULL;

  invited = tea_list_new (tea_attendance_query (get_book (self), &filter));
  gtk_list_box_bind_model (self->invited_box, G_LIST_MODEL (invited), create_invited_row, self,
                           NULL);
  tea_seat_entry_set_meeting (self->invite_entry, get_book (self), id);
  gtk_widget_set_visible (self->text_part, FALSE);
  gtk_label_set_label (self->text_label, "");
}

static void
tea_invite_view_update (TeaMeetingPart *part)
{
  TeaInviteView *self = TEA_INVITE_VIEW (part);
  TeaMeeting *meeting = get_meeting (self);
  const gboolean planned = g_str_equal (meeting->state, "planned");

  gtk_widget_set_visible (GTK_WIDGET (self->invite_entry), !meeting->locked);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), planned);
  gtk_widget_set_visible (self->party_row, planned);
  gtk_widget_set_visible (self->send_part, planned);
  if (planned)
    show_parties (self);
}

static void
tea_invite_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_INVITE_VIEW);

  G_OBJECT_CLASS (tea_invite_view_parent_class)->dispose (object);
}

static void
tea_invite_view_class_init (TeaInviteViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TeaMeetingPartClass *part_class = TEA_MEETING_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_invite_view_dispose;
  part_class->begin = tea_invite_view_begin;
  part_class->update = tea_invite_view_update;

  g_type_ensure (TEA_TYPE_SEAT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-invite-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, again_button);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, invite_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, invited_box);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, party_row);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, party_box);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, send_part);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, text_part);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, copied_label);
  gtk_widget_class_bind_template_child (widget_class, TeaInviteView, text_label);
  gtk_widget_class_bind_template_callback (widget_class, copy_chat_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_ics_cb);
}

static void
tea_invite_view_init (TeaInviteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
