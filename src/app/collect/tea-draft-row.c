/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "collect/tea-visit-cell.h"
#include "collect/tea-visit.h"
#include "people/tea-address.h"

#include "tea-draft-row.h"

/*
 * TeaDraftRow:
 *
 * One line of an import with its tick: the text, who wrote it when and from which door, and why it
 * is not taken over. Emits `changed` when the tick is set or taken away here.
 */
struct _TeaDraftRow
{
  AdwBin          parent_instance;

  TeaDraft       *draft;
  gulong          notify_handler;
  gboolean        loading;

  GtkCheckButton *check_button;
  GtkLabel       *text_label;
  GtkLabel       *origin_label;
  GtkLabel       *reason_label;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TeaDraftRow, tea_draft_row, ADW_TYPE_BIN)

static void
add_part (GPtrArray  *parts,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, g_strdup (part));
}

/* What was recognised is written as the book writes it, so that a wrong door is seen at once. */
static char *
dup_place (TeaDraft           *draft,
           const char * const *estates)
{
  g_autoptr (TeaAddress) address = NULL;

  if (draft->address == NULL)
    return NULL;

  address = tea_address_parse (draft->address, estates);

  return address != NULL ? tea_address_format (address) : g_strdup (draft->address);
}

static char *
dup_origin (TeaDraft           *draft,
            const char * const *estates)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (6, g_free, TRUE);
  g_autofree char *place = dup_place (draft, estates);

  add_part (parts, draft->source_number);
  add_part (parts, draft->person);
  add_part (parts, draft->phone);
  add_part (parts, draft->doors != NULL ? draft->doors : place);
  if (draft->received_at != NULL)
    {
      /* A sheet that has only the day says nothing of midnight. */
      const gboolean only_day = g_str_has_suffix (draft->received_at, " 00:00:00");

      g_ptr_array_add (parts, g_strndup (draft->received_at,
                                         only_day ? strlen ("2026-11-25")
                                                  : strlen ("2026-11-25 14:30")));
    }
  add_part (parts, draft->category);
  add_part (parts, draft->grid);
  add_part (parts, draft->worker);
  add_part (parts, draft->companions);
  if (draft->ended_at != NULL)
    /* Translators: until when a visit took, such as 09:40. */
    g_ptr_array_add (parts, g_strdup_printf (C_("visit", "until %s"), draft->ended_at));
  if (draft->kind != NULL &&
      (draft->category == NULL || tea_visit_cell_kind (draft->category, TRUE) == NULL))
    add_part (parts, tea_word_label (tea_visit_kinds, draft->kind));
  if (draft->solved)
    add_part (parts, _("Settled there"));
  if (draft->report)
    add_part (parts, _("To be reported"));
  if (draft->attention)
    add_part (parts, _("Needs attention"));

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_reason (TeaDraft *draft)
{
  g_autofree char *note = tea_draft_dup_note (draft);

  if (draft->skip_reason != NULL)
    /* Translators: a line of a file that cannot be taken over, and why. */
    return g_strdup_printf (_("Line %u: %s"), draft->line, note);

  return note != NULL ? g_steal_pointer (&note) : g_strdup ("");
}

static const char *
get_text (TeaDraft *draft)
{
  if (*draft->text != '\0')
    return draft->text;

  /* A visit at which nothing was asked for is known by what was settled, or by what comes next. */
  if (draft->settled != NULL && *draft->settled != '\0')
    return draft->settled;

  if (draft->next_step != NULL && *draft->next_step != '\0')
    return draft->next_step;

  return draft->skip_reason != NULL ? _("No text") : _("A visit at which nothing was asked for");
}

static void
show (TeaDraftRow *self)
{
  g_autofree char *reason = dup_reason (self->draft);

  self->loading = TRUE;
  gtk_check_button_set_active (self->check_button, self->draft->ticked);
  gtk_label_set_label (self->reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), *reason != '\0');
  self->loading = FALSE;
}

static void
toggled_cb (TeaDraftRow *self)
{
  if (self->loading || self->draft == NULL)
    return;

  tea_draft_set_ticked (self->draft, gtk_check_button_get_active (self->check_button));
  /* What cannot be taken over does not keep the tick. */
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
let_go (TeaDraftRow *self)
{
  if (self->draft != NULL)
    g_clear_signal_handler (&self->notify_handler, self->draft);
  g_clear_object (&self->draft);
}

static void
tea_draft_row_dispose (GObject *object)
{
  let_go (TEA_DRAFT_ROW (object));
  /* The bin would look for a child that went with the template. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEA_TYPE_DRAFT_ROW);

  G_OBJECT_CLASS (tea_draft_row_parent_class)->dispose (object);
}

static void
tea_draft_row_class_init (TeaDraftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_draft_row_dispose;

  /**
   * TeaDraftRow::changed:
   * @self: the row
   *
   * The tick was set or taken away.
   */
  signals[CHANGED] = g_signal_new ("changed", TEA_TYPE_DRAFT_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/collect/tea-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaDraftRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TeaDraftRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TeaDraftRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, TeaDraftRow, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
tea_draft_row_init (TeaDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_draft_row_set_draft:
 * @self: a row
 * @draft: (nullable): a line of an import
 * @estates: (nullable) (array zero-terminated=1): the names of the known estates
 *
 * Shows another line.
 */
void
tea_draft_row_set_draft (TeaDraftRow        *self,
                         TeaDraft           *draft,
                         const char * const *estates)
{
  g_autofree char *origin = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TEA_IS_DRAFT_ROW (self));
  g_return_if_fail (draft == NULL || TEA_IS_DRAFT (draft));

  let_go (self);
  if (draft == NULL)
    return;

  self->draft = g_object_ref (draft);
  self->notify_handler = g_signal_connect_object (draft, "notify", G_CALLBACK (show), self,
                                                  G_CONNECT_SWAPPED);

  origin = dup_origin (draft, estates);
  gtk_label_set_label (self->text_label, get_text (draft));
  gtk_label_set_label (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin_label), *origin != '\0');
  show (self);

  reason = dup_reason (draft);
  name = tea_text_join (get_text (draft), origin, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}
