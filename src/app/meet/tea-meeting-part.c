/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-meeting-part.h"

/*
 * TeaMeetingPart:
 *
 * A part of a session's page: what is done before it, the sign-in sheet, the remarks, the counts
 * of hands, what is left to do after it. All of them follow the same session.
 */
typedef struct
{
  TeaBook    *book;
  TeaMeeting *meeting;
} TeaMeetingPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TeaMeetingPart, tea_meeting_part, ADW_TYPE_BIN)

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
  G_OBJECT_CLASS (klass)->dispose = tea_meeting_part_dispose;
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
 * Shows another session, or what has changed about the same.
 */
void
tea_meeting_part_set_meeting (TeaMeetingPart *self,
                              TeaBook        *book,
                              TeaMeeting     *meeting)
{
  TeaMeetingPartPrivate *priv = tea_meeting_part_get_instance_private (self);
  TeaMeetingPartClass *klass = TEA_MEETING_PART_GET_CLASS (self);
  gboolean other;

  g_return_if_fail (TEA_IS_MEETING_PART (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (TEA_IS_MEETING (meeting));

  other = priv->meeting == NULL ||
          tea_record_get_id (TEA_RECORD (priv->meeting)) !=
            tea_record_get_id (TEA_RECORD (meeting)) ||
          priv->meeting->locked != meeting->locked;
  g_set_object (&priv->book, book);
  g_set_object (&priv->meeting, meeting);
  if (other)
    klass->begin (self);
  klass->update (self);
}
