/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "book/tea-list.h"
#include "meet/tea-console.h"
#include "report/tea-minutes-correction.h"
#include "report/tea-minutes-dialog.h"
#include "report/tea-minutes-paper.h"
#include "report/tea-minutes.h"
#include "report/tea-print-dialog.h"
#include "tea-page.h"

/* What is typed is in the book within two seconds, as the draft of a remark is: it is written so
 * long after the first key of some, in one write for all that came meanwhile. */
#define DRAFT_DELAY_MS 1000

/* A dialog that is a sheet opens with the second frame. */
#define OPENING_FRAMES 3

/*
 * TeaMinutesDialog:
 *
 * The minutes of a session, to be edited where they stand. What is typed is kept as it is typed,
 * and becomes the minutes when the dialog is left; what they said before is a version then. Once
 * they are final they are only corrected, below.
 */
struct _TeaMinutesDialog
{
  AdwDialog           parent_instance;

  GtkWidget          *opener;
  TeaBook            *book;
  TeaMeeting         *meeting;
  TeaMinutes         *minutes;
  TeaMinutesVersion  *version;   /* that is read */
  gboolean            filling;
  gboolean            changed;   /* something was done that can be taken back */
  guint               draft_source;
  int                 opening;   /* so many frames until it is open */

  AdwNavigationView  *navigation_view;
  GtkWidget          *versions_button;
  AdwBanner          *error_banner;
  AdwBanner          *stale_banner;
  GtkTextView        *text_view;
  GtkWidget          *correction_part;
  GtkWidget          *correction_scroller;
  GtkListBox         *correction_box;
  GtkDropDown        *kind_drop_down;
  GtkEditable        *correction_entry;
  GtkLabel           *status_label;
  GtkWidget          *finish_button;
  GtkListBox         *version_box;
  AdwNavigationPage  *version_page;
  GtkTextView        *version_view;
  GtkWidget          *take_up_button;
};

G_DEFINE_FINAL_TYPE (TeaMinutesDialog, tea_minutes_dialog, ADW_TYPE_DIALOG)

static char *
dup_typed (TeaMinutesDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Who looks something up comes back to where the cursor was. */
static void
set_text (TeaMinutesDialog *self,
          const char       *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *typed = dup_typed (self);
  GtkTextIter start;

  if (g_str_equal (typed, text))
    return;

  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->filling = FALSE;
}

static void
tell (TeaMinutesDialog *self,
      const char       *message)
{
  adw_banner_set_use_markup (self->error_banner, FALSE);
  if (message != NULL)
    adw_banner_set_title (self->error_banner, message);
  adw_banner_set_revealed (self->error_banner, message != NULL);
}

static char *
dup_edited (const char *edited_at,
            const char *edited_by)
{
  g_autofree char *moment = tea_time_format (edited_at);

  if (*edited_by == '\0')
    return g_steal_pointer (&moment);

  /* Translators: a moment, then a name. */
  return g_strdup_printf (C_("moment", "%s, by %s"), moment, edited_by);
}

static void
show_status (TeaMinutesDialog *self)
{
  TeaMinutes *minutes = self->minutes;
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (minutes->finished)
    {
      moment = tea_time_format (minutes->finished_at);
      /* Translators: a moment. */
      words = g_strdup_printf (_("Final since %s. What is wrong is corrected here, below the "
                                 "minutes."), moment);
    }
  else if (minutes->edited_at == NULL)
    {
      words = g_strdup (_("Drafted from what was recorded. What you type is kept."));
    }
  else
    {
      moment = dup_edited (minutes->edited_at, minutes->edited_by);
      /* Translators: a moment, and perhaps by whom. */
      words = g_strdup_printf (_("Edited %s. What you type is kept."), moment);
    }

  gtk_label_set_label (self->status_label, words);
}

static void
show_stale (TeaMinutesDialog *self)
{
  gboolean stale = FALSE;

  if (!self->minutes->finished && self->minutes->edited_at != NULL)
    tea_minutes_is_stale (self->minutes, self->book, &stale, NULL);
  adw_banner_set_revealed (self->stale_banner, stale);
}

static GtkWidget *
create_correction_row (gpointer item,
                       gpointer user_data)
{
  TeaMinutesCorrection *correction = item;
  g_autofree char *label = tea_minutes_correction_dup_label (correction, TRUE);
  g_autofree char *words = g_strconcat (label, correction->text, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *text = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_margin_start (text, 12);
  gtk_widget_set_margin_end (text, 12);
  gtk_widget_set_margin_top (text, 9);
  gtk_widget_set_margin_bottom (text, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);

  return row;
}

static void
version_activated_cb (AdwActionRow     *row,
                      TeaMinutesDialog *self)
{
  g_set_object (&self->version, g_object_get_data (G_OBJECT (row), "version"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->version_view), self->version->text, -1);
  adw_navigation_page_set_title (self->version_page,
                                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_widget_set_visible (self->take_up_button, !self->minutes->finished);
  adw_navigation_view_push_by_tag (self->navigation_view, "version");
}

/* How much two wordings differ in length tells which is which sooner than their first words. */
static GtkWidget *
create_version_row (gpointer item,
                    gpointer user_data)
{
  TeaMinutesVersion *version = item;
  GtkWidget *row = adw_action_row_new ();
  const glong n = g_utf8_strlen (version->text, -1);
  g_autofree char *title = dup_edited (version->edited_at, version->edited_by);
  g_autofree char *length = NULL;

  length = g_strdup_printf (ngettext ("%ld character", "%ld characters", n), n);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), length);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "version", g_object_ref (version), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (version_activated_cb), user_data,
                           G_CONNECT_DEFAULT);

  return row;
}

/* Reads the minutes again and shows all of them. */
static gboolean
show_minutes (TeaMinutesDialog  *self,
              GError           **error)
{
  g_autoptr (TeaMinutes) minutes = tea_minutes_open (self->meeting, self->book, error);
  g_autoptr (TeaList) corrections = NULL;
  g_autoptr (TeaList) versions = NULL;
  gint64 id;

  if (minutes == NULL)
    return FALSE;

  g_set_object (&self->minutes, minutes);
  id = tea_record_get_id (TEA_RECORD (minutes));
  corrections = tea_list_new (tea_minutes_correction_query (self->book, id));
  versions = tea_list_new (tea_minutes_version_query (self->book, id));
  gtk_list_box_bind_model (self->correction_box, G_LIST_MODEL (corrections),
                           create_correction_row, self, NULL);
  gtk_list_box_bind_model (self->version_box, G_LIST_MODEL (versions), create_version_row, self,
                           NULL);
  gtk_widget_set_visible (self->correction_scroller, minutes->corrections > 0);
  gtk_widget_set_visible (self->correction_part, minutes->finished);
  gtk_widget_set_visible (self->finish_button, !minutes->finished);
  gtk_text_view_set_editable (self->text_view, !minutes->finished);
  set_text (self, minutes->text);
  show_status (self);
  show_stale (self);

  return TRUE;
}

/* What is half typed */

static void
write_draft (TeaMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaConsole) console = tea_console_open (self->meeting, self->book, &error);
  g_autofree char *typed = dup_typed (self);
  g_autofree char *now = NULL;
  g_autofree char *words = NULL;

  if (console != NULL)
    g_object_set (console, "minutes", typed, NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), console != NULL &&
                            tea_console_keep_minutes (console, self->book, &error));
  if (error != NULL)
    {
      tell (self, error->message);
      return;
    }

  now = tea_book_now (self->book);
  /* Translators: %s is a time of day, with seconds. */
  words = g_strdup_printf (_("Kept at %s"), now + strlen ("2026-11-25 "));
  gtk_label_set_label (self->status_label, words);
  tell (self, NULL);
}

static gboolean
typed_cb (gpointer user_data)
{
  TeaMinutesDialog *self = user_data;

  self->draft_source = 0;
  write_draft (self);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (TeaMinutesDialog *self)
{
  if (self->filling || self->minutes == NULL)
    return;

  /* Other keys do not put it off, or who types without a pause would never have a draft. */
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_DELAY_MS, typed_cb, self);
}

/* What the minutes said when they were opened is gone from the field, but not from the book. */
static void
restore (TeaMinutesDialog *self)
{
  g_autoptr (TeaConsole) console = tea_console_open (self->meeting, self->book, NULL);
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (self->minutes->finished || console == NULL || *console->minutes == '\0' ||
      g_str_equal (console->minutes, self->minutes->text))
    return;

  set_text (self, console->minutes);
  moment = tea_time_format (console->minutes_at);
  /* Translators: a moment. */
  words = g_strdup_printf (_("Here is what was typed until %s. It becomes the minutes when you "
                             "close this."), moment);
  gtk_label_set_label (self->status_label, words);
}

/* Makes what stands in the field the minutes. */
static gboolean
keep (TeaMinutesDialog *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  if (self->minutes == NULL || self->minutes->finished)
    return TRUE;

  before = g_strdup (self->minutes->text);
  if (!tea_minutes_edit (self->minutes, self->book, typed, &error))
    {
      tell (self, error->message);
      adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
      return FALSE;
    }

  g_clear_handle_id (&self->draft_source, g_source_remove);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  self->changed |= !g_str_equal (before, self->minutes->text);

  return TRUE;
}

/* Words that could not be written stay on the screen until they can be. */
static void
close_attempt_cb (TeaMinutesDialog *self)
{
  if (keep (self))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
closed_cb (TeaMinutesDialog *self)
{
  if (keep (self) && self->changed && self->opener != NULL)
    tea_page_tell_done (self->opener);
}

/* Shows what a verb made of the minutes, or why it did not. */
static void
follow (TeaMinutesDialog *self,
        gboolean          done,
        GError           *error)
{
  g_autoptr (GError) local_error = NULL;

  if (!done || !show_minutes (self, &local_error))
    {
      tell (self, done ? local_error->message : error->message);
      return;
    }

  self->changed = TRUE;
  tell (self, NULL);
}

static void
draft_cb (TeaMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (keep (self))
    follow (self, tea_minutes_draft (self->minutes, self->book, &error), error);
}

static void
finish_cb (TeaMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!keep (self))
    return;

  follow (self, tea_minutes_finish (self->minutes, self->book, &error), error);
  if (self->minutes->finished)
    gtk_widget_grab_focus (GTK_WIDGET (self->correction_entry));
}

static void
correct_cb (TeaMinutesDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->kind_drop_down);
  const char *kind = tea_minutes_correction_kinds ()[selected].word;
  g_autoptr (GError) error = NULL;
  const gboolean done = tea_minutes_correct (self->minutes, self->book, kind,
                                             gtk_editable_get_text (self->correction_entry),
                                             &error);

  if (done)
    gtk_editable_set_text (self->correction_entry, "");
  follow (self, done, error);
}

static void
print_cb (TeaMinutesDialog *self)
{
  if (keep (self))
    tea_print_dialog_present (GTK_WIDGET (self), self->book, TEA_RECORD (self->meeting),
                              (TeaPrintFunc) tea_minutes_paper, TRUE);
}

static void
versions_cb (TeaMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!keep (self))
    return;

  if (show_minutes (self, &error))
    adw_navigation_view_push_by_tag (self->navigation_view, "versions");
  else
    tell (self, error->message);
}

static void
take_up_cb (TeaMinutesDialog *self)
{
  g_autoptr (GError) error = NULL;

  follow (self, tea_minutes_take_up (self->minutes, self->book, self->version, &error), error);
  adw_navigation_view_pop_to_tag (self->navigation_view, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* Who closes the window leaves the minutes first: the window would close the book under them. */
static gboolean
window_closes_cb (TeaMinutesDialog *self)
{
  if (keep (self))
    adw_dialog_force_close (ADW_DIALOG (self));

  return GDK_EVENT_STOP;
}

/* As a sheet, which it is in a small window, a dialog moves the focus on from its text when it
 * opens. */
static gboolean
opened_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  TeaMinutesDialog *self = TEA_MINUTES_DIALOG (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return --self->opening > 0;
}

static void
tea_minutes_dialog_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (tea_minutes_dialog_parent_class)->map (widget);
  TEA_MINUTES_DIALOG (widget)->opening = OPENING_FRAMES;
  gtk_widget_add_tick_callback (widget, opened_cb, NULL, NULL);

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "close-request", G_CALLBACK (window_closes_cb), widget,
                             G_CONNECT_SWAPPED);
}

/* Whatever else takes the dialog away keeps what was typed as well. */
static void
tea_minutes_dialog_unmap (GtkWidget *widget)
{
  TeaMinutesDialog *self = TEA_MINUTES_DIALOG (widget);

  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, window_closes_cb, self);
  if (self->draft_source != 0)
    {
      g_clear_handle_id (&self->draft_source, g_source_remove);
      write_draft (self);
    }

  GTK_WIDGET_CLASS (tea_minutes_dialog_parent_class)->unmap (widget);
}

static void
tea_minutes_dialog_dispose (GObject *object)
{
  TeaMinutesDialog *self = TEA_MINUTES_DIALOG (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_MINUTES_DIALOG);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->version);
  g_clear_object (&self->minutes);
  g_clear_object (&self->meeting);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_minutes_dialog_parent_class)->dispose (object);
}

static void
tea_minutes_dialog_class_init (TeaMinutesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_minutes_dialog_dispose;
  widget_class->map = tea_minutes_dialog_map;
  widget_class->unmap = tea_minutes_dialog_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/report/tea-minutes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, versions_button);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, stale_banner);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, correction_part);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, correction_scroller);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, correction_box);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, correction_entry);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, finish_button);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, version_box);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, version_page);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, version_view);
  gtk_widget_class_bind_template_child (widget_class, TeaMinutesDialog, take_up_button);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, versions_cb);
}

static void
tea_minutes_dialog_init (TeaMinutesDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (const TeaWord *word = tea_minutes_correction_kinds (); word->word != NULL; word++)
    gtk_string_list_append (kinds, _(word->label));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tea_minutes_dialog_present:
 * @opener: the page that opens it
 * @book: the book
 * @meeting: a session
 *
 * Opens the minutes of a session. Where they cannot be read, says why.
 */
void
tea_minutes_dialog_present (GtkWidget  *opener,
                            TeaBook    *book,
                            TeaMeeting *meeting)
{
  g_autoptr (TeaMinutesDialog) self = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (opener));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_MEETING (meeting));

  self = g_object_ref_sink (g_object_new (TEA_TYPE_MINUTES_DIALOG, NULL));
  g_set_weak_pointer (&self->opener, opener);
  self->book = g_object_ref (book);
  self->meeting = g_object_ref (meeting);
  if (!show_minutes (self, &error))
    {
      tea_page_tell_error (opener, error);
      return;
    }

  restore (self);
  adw_dialog_present (ADW_DIALOG (self), opener);
}
