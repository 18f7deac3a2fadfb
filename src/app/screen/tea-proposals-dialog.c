/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "screen/tea-proposal.h"
#include "tea-proposals-dialog.h"

/* A proposal of hundreds is judged by its first few dozen. */
#define MAX_SHOWN 50

/*
 * TeaProposalsDialog:
 *
 * Which open requests seem to be about one matter, with the reason and everybody's words. Each is
 * made a topic, or left; what does not belong to it is left out, and may be a topic of its own.
 */
struct _TeaProposalsDialog
{
  AdwDialog     parent_instance;

  TeaBook      *book;
  GCancellable *cancellable;

  AdwBanner    *banner;
  GtkStack     *stack;
  GtkListBox   *list_box;

  /* Whether the next change is one that was made here, and whether the list is not the first. */
  gboolean      accepted;
  gboolean      again;
};

G_DEFINE_FINAL_TYPE (TeaProposalsDialog, tea_proposals_dialog, ADW_TYPE_DIALOG)

static void
tell_error (TeaProposalsDialog *self,
            GError             *error)
{
  adw_banner_set_revealed (self->banner, error != NULL);
  if (error != NULL)
    adw_banner_set_title (self->banner, error->message);
}

static GtkWidget *create_row (TeaProposalsDialog *self,
                              TeaProposal        *proposal);

/* The focus must not be lost with the row. */
static void
remove_row (TeaProposalsDialog *self,
            GtkWidget          *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
  gtk_list_box_remove (self->list_box, row);
}

static void
accept_cb (TeaProposalsDialog *self,
           GtkButton          *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_EXPANDER_ROW);
  TeaProposal *proposal = g_object_get_data (G_OBJECT (row), "proposal");
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaTopic) topic = tea_proposal_accept (proposal, self->book, &error);
  g_autoptr (TeaProposal) rest = NULL;

  tell_error (self, error);
  if (topic == NULL)
    return;

  self->accepted = TRUE;
  /* What was left out may be a matter of its own. */
  rest = tea_proposal_split (proposal, self->book);
  if (rest != NULL)
    gtk_list_box_insert (self->list_box, create_row (self, rest),
                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  remove_row (self, row);
}

static void
title_changed_cb (GtkEditable *row,
                  TeaProposal *proposal)
{
  g_object_set (proposal, "title", gtk_editable_get_text (row), NULL);
}

static void
add_title (AdwExpanderRow *row,
           TeaProposal    *proposal)
{
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *title = NULL;

  g_object_get (proposal, "title", &title, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("What the topic is called"));
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  g_signal_connect_object (entry, "changed", G_CALLBACK (title_changed_cb), proposal,
                           G_CONNECT_DEFAULT);
  adw_expander_row_add_row (row, entry);
}

static void
ticked_cb (GtkCheckButton *button,
           GParamSpec     *pspec,
           TeaProposal    *proposal)
{
  tea_proposal_leave_out (proposal,
                          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")),
                          !gtk_check_button_get_active (button));
}

static void
add_request (AdwExpanderRow *row,
             TeaProposal    *proposal,
             guint           index,
             TeaRequest     *request)
{
  GtkWidget *words = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *subtitle = NULL;

  subtitle = tea_text_join (request->number, request->person_name, request->place);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (words), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), request->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (words), subtitle);

  /* The words of the row are the name of what is ticked. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                               !tea_proposal_is_left_out (proposal, index));
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (tick), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (ticked_cb), proposal,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (words), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (words), tick);
  adw_expander_row_add_row (row, words);
}

static void
add_more (AdwExpanderRow *row,
          guint           n)
{
  GtkWidget *more = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
  adw_expander_row_add_row (row, more);
}

/* The words are read when somebody wants to see them. */
static void
expanded_cb (AdwExpanderRow     *row,
             GParamSpec         *pspec,
             TeaProposalsDialog *self)
{
  TeaProposal *proposal = g_object_get_data (G_OBJECT (row), "proposal");
  const guint n = tea_proposal_get_n (proposal);

  g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
  if (!tea_proposal_has_topic (proposal))
    add_title (row, proposal);
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      g_autoptr (TeaRequest) request = tea_book_get (self->book, TEA_TYPE_REQUEST,
                                                     tea_proposal_get_request (proposal, i), NULL);

      if (request != NULL)
        add_request (row, proposal, i, request);
    }
  if (n > MAX_SHOWN)
    add_more (row, n - MAX_SHOWN);
}

static GtkWidget *
create_row (TeaProposalsDialog *self,
            TeaProposal        *proposal)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *button = gtk_button_new_with_label (tea_proposal_has_topic (proposal)
                                                 ? _("Add to Its Topic") : _("Make Topic"));
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;

  g_object_get (proposal, "title", &title, "reason", &reason, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (accept_cb), self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (proposal, "title", row, "title", G_BINDING_SYNC_CREATE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), reason);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "proposal", g_object_ref (proposal), g_object_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);

  return row;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (TeaProposalsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = tea_proposal_list_finish (TEA_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  tell_error (self, error);
  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    gtk_list_box_append (self->list_box, create_row (self, g_ptr_array_index (proposals, i)));
  gtk_stack_set_visible_child_name (self->stack,
                                    proposals != NULL && proposals->len > 0 ? "list" : "none");

  /* The row that had the focus went with the old list, and keys are for whoever has it. */
  if (self->again)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  self->again = TRUE;
}

/* What was made a topic here left the list by itself. Taking it back, or doing it again, changes
 * what there is to propose.
 */
static void
changed_cb (TeaProposalsDialog *self)
{
  if (!self->accepted && gtk_widget_get_mapped (GTK_WIDGET (self)))
    tea_proposal_list_async (self->book, self->cancellable, listed_cb, g_object_ref (self));

  self->accepted = FALSE;
}

static void
closed_cb (TeaProposalsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
tea_proposals_dialog_dispose (GObject *object)
{
  TeaProposalsDialog *self = TEA_PROPOSALS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_PROPOSALS_DIALOG);

  G_OBJECT_CLASS (tea_proposals_dialog_parent_class)->dispose (object);
}

static void
tea_proposals_dialog_class_init (TeaProposalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_proposals_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/screen/"
                                               "tea-proposals-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaProposalsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TeaProposalsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaProposalsDialog, list_box);
}

static void
tea_proposals_dialog_init (TeaProposalsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * tea_proposals_dialog_present:
 * @widget: a widget of the window
 * @book: the book
 *
 * Opens the dialog, which looks for proposals at once.
 */
void
tea_proposals_dialog_present (GtkWidget *widget,
                              TeaBook   *book)
{
  TeaProposalsDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEA_IS_BOOK (book));

  self = g_object_new (TEA_TYPE_PROPOSALS_DIALOG, NULL);
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), widget);
  tea_proposal_list_async (book, self->cancellable, listed_cb, g_object_ref (self));
}
