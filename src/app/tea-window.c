/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-backup.h"
#include "book/tea-care.h"
#include "book/tea-history.h"
#include "meet/tea-console.h"

#include "collect/tea-collect-page.h"
#include "meet/tea-bell.h"
#include "meet/tea-meet-page.h"
#include "people/tea-directory-page.h"
#include "report/tea-overview-page.h"
#include "resolve/tea-resolve-page.h"
#include "screen/tea-screen-page.h"
#include "tea-page.h"
#include "tea-welcome.h"
#include "tea-window-private.h"

/* Seconds after a book has been opened until it is checked and backed up: the first page is
 * there long before. */
#define CARE_DELAY 2

/* Seconds that a refusal stays on the screen: long enough to read two lines aloud. */
#define ERROR_TIMEOUT 10

/*
 * TeaWindow:
 *
 * The window: the stages of the pipeline at its side, one page at a time beside them. A page is
 * made when it is first gone to.
 */
struct _TeaWindow
{
  AdwApplicationWindow    parent_instance;

  TeaBook                *book;
  TeaBell                *bell;
  char                   *path;
  TeaPage                *pages[TEA_N_STAGES];
  gboolean                placed;   /* on a monitor that is known */
  guint                   care_id;
  GCancellable           *care;

  AdwToastOverlay        *toast_overlay;
  AdwToast               *toast;
  GtkStack               *stack;
  TeaWelcome             *welcome;
  AdwNavigationSplitView *split_view;
  GtkListBox             *sidebar;
  GtkLabel               *community_label;
};

typedef struct
{
  const char *title;
  const char *icon_name;
  GType     (*get_type) (void);
} StageInfo;

static const StageInfo stages[TEA_N_STAGES] = {
  [TEA_STAGE_OVERVIEW] = { N_("Overview"), "view-grid-symbolic", tea_overview_page_get_type },
  [TEA_STAGE_COLLECT] = { N_("Collect"), "mail-unread-symbolic", tea_collect_page_get_type },
  [TEA_STAGE_SCREEN] =
    { N_("Screen"), "view-sort-descending-symbolic", tea_screen_page_get_type },
  [TEA_STAGE_DELIBERATE] = { N_("Deliberate"), "system-users-symbolic", tea_meet_page_get_type },
  [TEA_STAGE_RESOLVE] = { N_("Resolve"), "object-select-symbolic", tea_resolve_page_get_type },
  [TEA_STAGE_DIRECTORY] =
    { N_("Directory"), "x-office-address-book-symbolic", tea_directory_page_get_type },
};

G_DEFINE_FINAL_TYPE (TeaWindow, tea_window, ADW_TYPE_APPLICATION_WINDOW)

/* Goes to a stage and returns its page. */
TeaPage *
tea_window_show_page (TeaWindow *self,
                      TeaStage   stage)
{
  TeaPage **page = &self->pages[stage];

  if (*page == NULL)
    {
      *page = g_object_ref_sink (g_object_new (stages[stage].get_type (),
                                               "title", _(stages[stage].title),
                                               NULL));
      tea_page_set_book (*page, self->book);
    }

  adw_navigation_split_view_set_content (self->split_view, ADW_NAVIGATION_PAGE (*page));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, stage));

  return *page;
}

/* The page that is gone to; none without a book. */
TeaPage *
tea_window_get_page (TeaWindow *self)
{
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split_view);

  return page != NULL ? TEA_PAGE (page) : NULL;
}

static void
row_activated_cb (GtkListBox    *sidebar,
                  GtkListBoxRow *row,
                  TeaWindow     *self)
{
  tea_window_show_page (self, gtk_list_box_row_get_index (row));
}

/* The arrow keys and assistive technology select a row without activating it. */
static void
row_selected_cb (GtkListBox    *sidebar,
                 GtkListBoxRow *row,
                 TeaWindow     *self)
{
  guint index;

  if (row == NULL || self->book == NULL ||
      adw_navigation_split_view_get_collapsed (self->split_view))
    return;

  index = gtk_list_box_row_get_index (row);
  if (self->pages[index] == NULL || TEA_PAGE (self->pages[index]) != tea_window_get_page (self))
    tea_window_show_page (self, index);
}

/* Who goes back in a narrow window comes to the stage that was shown, not to the first. */
static void
show_content_cb (AdwNavigationSplitView *split_view,
                 GParamSpec             *pspec,
                 TeaWindow              *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (row != NULL &&
      adw_navigation_split_view_get_collapsed (split_view) &&
      !adw_navigation_split_view_get_show_content (split_view))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
update_history_actions (TeaWindow *self)
{
  g_autofree char *undo = self->book != NULL ? tea_history_dup_undo (self->book) : NULL;
  g_autofree char *redo = self->book != NULL ? tea_history_dup_redo (self->book) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}

static void
update_title (TeaWindow *self)
{
  g_autofree char *community = tea_book_dup_setting (self->book, "community");

  gtk_label_set_label (self->community_label, community);
  if (*community != '\0')
    gtk_window_set_title (GTK_WINDOW (self), community);
}

static void
changed_cb (TeaWindow          *self,
            const char * const *tables,
            TeaBook            *book)
{
  update_history_actions (self);
  if (g_strv_contains (tables, "setting"))
    update_title (self);
}

/* The window is without a book until another is opened. */
void
tea_window_close_book (TeaWindow *self)
{
  g_clear_handle_id (&self->care_id, g_source_remove);
  g_cancellable_cancel (self->care);
  g_clear_object (&self->care);
  /* A field that is being typed in is saved, and does not keep its page longer than the book. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->split_view != NULL)
    adw_navigation_split_view_set_content (self->split_view, NULL);
  for (guint i = 0; i < TEA_N_STAGES; i++)
    g_clear_object (&self->pages[i]);

  if (self->book != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->book, self);
      tea_book_close (self->book);
    }
  g_clear_object (&self->bell);
  g_clear_object (&self->book);
}

/* A damaged book is no dead end: its newest backup is offered at once. */
static void
show_trouble (TeaWindow *self,
              GError    *error)
{
  g_autoptr (GPtrArray) backups = tea_backup_list (self->path);
  gboolean damaged = g_error_matches (error, TEA_ERROR, TEA_ERROR_CORRUPT) ||
                     g_error_matches (error, TEA_ERROR, TEA_ERROR_NOT_A_BOOK);

  tea_welcome_tell_damaged (self->welcome, error->message, damaged && backups->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static void
care_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TeaWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tea_care_finish (TEA_BOOK (source), result, &error) ||
      self->book != TEA_BOOK (source) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, TEA_ERROR, TEA_ERROR_CORRUPT))
    {
      tea_window_close_book (self);
      show_trouble (self, error);
    }
  else
    {
      tea_window_tell_error (self, error);
    }
}

static gboolean
take_care_cb (gpointer user_data)
{
  TeaWindow *self = user_data;

  self->care_id = 0;
  self->care = g_cancellable_new ();
  tea_care_async (self->book, self->care, care_done_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* A crash is a blink: what the room saw when the app was killed it sees again. That waits until it
 * is known on which monitor this window is, because the room's is another one. */
static void
resume_projection (TeaWindow *self)
{
  g_autoptr (TeaMeeting) meeting = NULL;
  g_autoptr (TeaConsole) console = NULL;

  if (self->book == NULL || !self->placed)
    return;

  meeting = tea_meeting_find_current (self->book, NULL);
  console = meeting != NULL ? tea_console_open (meeting, self->book, NULL) : NULL;
  if (console == NULL || *console->page == '\0')
    return;

  tea_meet_page_resume (TEA_MEET_PAGE (tea_window_show_page (self, TEA_STAGE_DELIBERATE)),
                        meeting);
}

static void
enter_monitor_cb (GdkSurface *surface,
                  GdkMonitor *monitor,
                  TeaWindow  *self)
{
  g_signal_handlers_disconnect_by_func (surface, enter_monitor_cb, self);
  self->placed = TRUE;
  resume_projection (self);
}

static void
take_book (TeaWindow *self,
           TeaBook   *book)
{
  TeaApplication *application = TEA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  self->book = book;
  g_signal_connect_object (book, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_settings_set_string (tea_application_get_settings (application), "last-book",
                         tea_book_get_path (book));
  self->bell = tea_bell_new (GTK_WIDGET (self), book, tea_application_get_settings (application));

  update_history_actions (self);
  update_title (self);
  gtk_stack_set_visible_child_name (self->stack, "book");
  tea_window_show_page (self, TEA_STAGE_OVERVIEW);
  resume_projection (self);
  self->care_id = g_timeout_add_seconds (CARE_DELAY, take_care_cb, self);
}

/* Opens or makes a book, or says why that cannot be. */
void
tea_window_open_with (TeaWindow   *self,
                      const char  *path,
                      TeaOpenFunc  open_func)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_strdup (path);
  TeaBook *book;

  tea_window_close_book (self);
  g_set_str (&self->path, copy);
  book = open_func (path, &error);
  if (book != NULL)
    take_book (self, book);
  else
    show_trouble (self, error);
}

static GtkWidget *
create_stage_row (const StageInfo *stage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(stage->title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (stage->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(stage->title),
                                  -1);

  return row;
}

static gboolean
tea_window_close_request (GtkWindow *window)
{
  TeaWindow *self = TEA_WINDOW (window);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GSettings *settings;

  settings = tea_application_get_settings (TEA_APPLICATION (gtk_window_get_application (window)));
  if (!gtk_window_is_maximized (window))
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));

  /* Closing goes to an open dialog first, whose words may not be saved yet. */
  if (dialog != NULL)
    {
      adw_dialog_close (dialog);
      return GDK_EVENT_STOP;
    }

  tea_window_close_book (self);

  return GTK_WINDOW_CLASS (tea_window_parent_class)->close_request (window);
}

static void
tea_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tea_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "enter-monitor",
                           G_CALLBACK (enter_monitor_cb), widget, G_CONNECT_DEFAULT);
}

static void
tea_window_dispose (GObject *object)
{
  TeaWindow *self = TEA_WINDOW (object);

  tea_window_close_book (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_WINDOW);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (tea_window_parent_class)->dispose (object);
}

static void
tea_window_class_init (TeaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = tea_window_dispose;
  widget_class->realize = tea_window_realize;
  window_class->close_request = tea_window_close_request;

  g_type_ensure (TEA_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/tea-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TeaWindow, community_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  tea_window_install_actions (widget_class);
}

static void
tea_window_init (TeaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < TEA_N_STAGES; i++)
    gtk_list_box_append (self->sidebar, create_stage_row (&stages[i]));
  update_history_actions (self);
}

/**
 * tea_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a book
 */
TeaWindow *
tea_window_new (TeaApplication *application)
{
  GSettings *settings;

  g_return_val_if_fail (TEA_IS_APPLICATION (application), NULL);

  settings = tea_application_get_settings (application);

  return g_object_new (TEA_TYPE_WINDOW,
                       "application", application,
                       "default-width", g_settings_get_int (settings, "window-width"),
                       "default-height", g_settings_get_int (settings, "window-height"),
                       "maximized", g_settings_get_boolean (settings, "window-maximized"),
                       NULL);
}

/**
 * tea_window_get_book:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the open book
 */
TeaBook *
tea_window_get_book (TeaWindow *self)
{
  g_return_val_if_fail (TEA_IS_WINDOW (self), NULL);

  return self->book;
}

/* Where the book is, also one that cannot be opened. */
const char *
tea_window_get_path (TeaWindow *self)
{
  return self->path;
}

/**
 * tea_window_open:
 * @self: the window
 * @path: a book
 *
 * Opens a book, or says why that cannot be.
 */
void
tea_window_open (TeaWindow  *self,
                 const char *path)
{
  g_return_if_fail (TEA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  tea_window_open_with (self, path, tea_book_open);
}

static void
toast_dismissed_cb (AdwToast  *toast,
                    TeaWindow *self)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* One toast at a time: the last thing done is the one that can be taken back. */
static void
show_toast (TeaWindow *self,
            AdwToast  *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  self->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* What was done and where it is may have any character in its name, so it is no markup. */
void
tea_window_tell (TeaWindow  *self,
                 const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  show_toast (self, toast);
}

/**
 * tea_window_tell_done:
 * @self: the window
 *
 * Says what was done last, with a button that takes it back.
 */
void
tea_window_tell_done (TeaWindow *self)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (TEA_IS_WINDOW (self));

  if (self->book == NULL)
    return;

  title = tea_history_dup_undo (self->book);
  if (title == NULL)
    return;

  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  show_toast (self, toast);
}

/**
 * tea_window_tell_error:
 * @self: the window
 * @error: what went wrong
 *
 * Says what went wrong.
 */
void
tea_window_tell_error (TeaWindow *self,
                       GError    *error)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_if_fail (TEA_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  toast = adw_toast_new (error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);

  /* A sentence with its remedy is longer than a toast's own single line. */
  label = gtk_label_new (error->message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  show_toast (self, toast);
}

/**
 * tea_window_show_record:
 * @self: the window
 * @record: a record of any kind
 *
 * Goes to the page that shows @record.
 */
void
tea_window_show_record (TeaWindow *self,
                        TeaRecord *record)
{
  guint before = gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->sidebar));

  g_return_if_fail (TEA_IS_WINDOW (self));
  g_return_if_fail (TEA_IS_RECORD (record));

  for (guint i = 0; i < TEA_N_STAGES; i++)
    {
      if (tea_page_show_record (tea_window_show_page (self, i), record))
        return;
    }

  tea_window_show_page (self, before);
}
