/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-meeting-part.h"

/*
 * TeaMeetingPart:
 *
 * A part of a session's page: what is done before it, the sign-in sheet, the remarks, the counts
 * of hands, what is left to do after it. All of them follow the same session, those that are not to
 * be seen as soon as they are: each key of the session would be behind them otherwise.
 */
typedef struct
{
  TeaBook    *book;
  TeaMeeting *meeting;
  gboolean    other;   /* than the one that was begun with */
  gboolean    stale;
} TeaMeetingPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TeaMeetingPart, tea_meeting_part, ADW_TYPE_BIN)

static void
catch_up (TeaMeetingPart *self)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);
  TeaMeetingPartClass *klass = TEA_MEETING_PART_GET_CLASS (self);

  priv->stale = FALSE;
  if (priv->other)
    {
      priv->other = FALSE;
      klass->begin (self);
    }
  klass->update (self);
}

/* The parts within are mapped by then, and follow at once. */
static void
tea_meeting_part_map (GtkWidget *widget)
{
  TeaMeetingPart *self = TEA_MEETING_PART (widget);
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);

  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), TRUE);
  GTK_WIDGET_CLASS (tea_meeting_part_parent_class)->map (widget);
  if (priv->stale)
    catch_up (self);
}

/* Each time that a key moves the focus, GTK goes through every widget that is visible, also on the
 * pages of a stack that are not shown. So a part there is hidden. Not so a part that only goes away
 * together with its page, as while the window changes its shape: it would lose the focus. */
static void
tea_meeting_part_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tea_meeting_part_parent_class)->unmap (widget);
  if (!gtk_widget_get_child_visible (widget))
    gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (widget)), FALSE);
}

/* The template has put the child in by now. */
static void
tea_meeting_part_constructed (GObject *object)
{
  G_OBJECT_CLASS (tea_meeting_part_parent_class)->constructed (object);
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (object)), FALSE);
}

static void
tea_meeting_part_dispose (GObject *object)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (TEA_MEETING_PART (object));

  g_clear_object (&priv->meeting);
  g_clear_object (&priv->book);

  G_OBJECT_CLASS (tea_meeting_part_parent_class)->dispose (object);
}

static void
tea_meeting_part_class_init (TeaMeetingPartClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tea_meeting_part_constructed;
  G_OBJECT_CLASS (klass)->dispose = tea_meeting_part_dispose;
  GTK_WIDGET_CLASS (klass)->map = tea_meeting_part_map;
  GTK_WIDGET_CLASS (klass)->unmap = tea_meeting_part_unmap;
}

static void
tea_meeting_part_init (TeaMeetingPart *self)
{
}

/**
 * tea_meeting_part_get_book:
 * @self: a part
 *
 * Returns: (transfer none): the book
 */
TeaBook *
tea_meeting_part_get_book (TeaMeetingPart *self)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_MEETING_PART (self), NULL);

  return priv->book;
}

/**
 * tea_meeting_part_get_meeting:
 * @self: a part
 *
 * Returns: (transfer none): the session as it is in the book
 */
TeaMeeting *
tea_meeting_part_get_meeting (TeaMeetingPart *self)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);

  g_return_val_if_fail (TEA_IS_MEETING_PART (self), NULL);

  return priv->meeting;
}

/**
 * tea_meeting_part_get_id:
 * @self: a part
 *
 * Returns: the session's id
 */
gint64
tea_meeting_part_get_id (TeaMeetingPart *self)
{
  return tea_record_get_id (TEA_RECORD (tea_meeting_part_get_meeting (self)));
}

/**
 * tea_meeting_part_set_meeting:
 * @self: a part
 * @book: the book
 * @meeting: a session, just read
 *
 * Shows another session, or what has changed about the same, as soon as the part is to be seen.
 */
void
tea_meeting_part_set_meeting (TeaMeetingPart *self,
                              TeaBook        *book,
                              TeaMeeting     *meeting)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);

  g_return_if_fail (TEA_IS_MEETING_PART (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_MEETING (meeting));

  if (priv->meeting == NULL ||
      tea_record_get_id (TEA_RECORD (priv->meeting)) != tea_record_get_id (TEA_RECORD (meeting)) ||
      priv->meeting->locked != meeting->locked)
    priv->other = TRUE;
  g_set_object (&priv->book, book);
  g_set_object (&priv->meeting, meeting);
  tea_meeting_part_refresh (self);
}

/**
 * tea_meeting_part_refresh:
 * @self: a part
 *
 * Updates the part where what it shows hangs on more than the session: at once, or as soon as it is
 * to be seen.
 */
void
tea_meeting_part_refresh (TeaMeetingPart *self)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);

  g_return_if_fail (TEA_IS_MEETING_PART (self));

  if (priv->meeting == NULL)
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    catch_up (self);
  else
    priv->stale = TRUE;
}
