/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meet/tea-attendance-dialog.h"
#include "tea-field-row.h"

/*
 * TeaAttendanceDialog:
 *
 * When somebody came to a session and left it, to be corrected where it was noted too late. Stays
 * open as long as what was typed cannot be kept.
 */
struct _TeaAttendanceDialog
{
  AdwDialog    parent_instance;

  TeaFieldRow *arrived_row;
  TeaFieldRow *left_row;
};

G_DEFINE_FINAL_TYPE (TeaAttendanceDialog, tea_attendance_dialog, ADW_TYPE_DIALOG)

static void
tea_attendance_dialog_close_attempt (AdwDialog *dialog)
{
  TeaAttendanceDialog *self = TEA_ATTENDANCE_DIALOG (dialog);

  if (tea_field_row_save (self->arrived_row) && tea_field_row_save (self->left_row))
    adw_dialog_force_close (dialog);
}

static void
tea_attendance_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_ATTENDANCE_DIALOG);

  G_OBJECT_CLASS (tea_attendance_dialog_parent_class)->dispose (object);
}

static void
tea_attendance_dialog_class_init (TeaAttendanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_attendance_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = tea_attendance_dialog_close_attempt;

  g_type_ensure (TEA_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/org/community/Teatime/meet/tea-attendance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaAttendanceDialog, arrived_row);
  gtk_widget_class_bind_template_child (widget_class, TeaAttendanceDialog, left_row);
}

static void
tea_attendance_dialog_init (TeaAttendanceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_attendance_dialog_present:
 * @parent: the page that opens it
 * @book: the book
 * @attendance: somebody who signed in
 *
 * Opens the times of somebody. Who has not left has no time of leaving to correct: they sign out.
 */
void
tea_attendance_dialog_present (GtkWidget     *parent,
                               TeaBook       *book,
                               TeaAttendance *attendance)
{
  TeaAttendanceDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_ATTENDANCE (attendance));

  self = g_object_new (TEA_TYPE_ATTENDANCE_DIALOG, "title", attendance->name, NULL);
  tea_field_row_set_record (self->arrived_row, book, TEA_RECORD (attendance));
  tea_field_row_set_record (self->left_row, book, TEA_RECORD (attendance));
  gtk_widget_set_visible (GTK_WIDGET (self->left_row), attendance->left_at != NULL);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
