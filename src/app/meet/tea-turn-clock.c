/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "book/tea-text.h"
#include "meet/tea-remark.h"
#include "meet/tea-turn-clock.h"

/* A moment after the second has begun, so that it is over for the book's clock as well. */
#define AFTER_THE_SECOND 2

/*
 * TeaTurnClock:
 *
 * Who has the floor and how much time is left. While the clock runs it wakes up once a second, on
 * the second; while it stands, or is not to be seen, it does not wake up at all.
 */
struct _TeaTurnClock
{
  AdwBin    parent_instance;

  TeaBook  *book;
  TeaTurn  *turn;
  guint     tick;

  GtkLabel *clock_label;
  GtkLabel *speaker_label;
  GtkLabel *party_label;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (TeaTurnClock, tea_turn_clock, ADW_TYPE_BIN)

/* How a state looks and what it is called. */
static const struct
{
  const char *css_class;
  const char *label;
} states[] = {
  [TEA_TURN_SPEAKING] = { "speaking", N_("Has the floor") },
  [TEA_TURN_WARNED] = { "warning", N_("The time is nearly up") },
  [TEA_TURN_OVERTIME] = { "error", N_("Over time") },
  [TEA_TURN_PAUSED] = { "dimmed", N_("The clock stands") },
  [TEA_TURN_ENDED] = { "dimmed", "" },
};

static void
paint (TeaTurnClock *self,
       TeaTurnState  state)
{
  GtkWidget *labels[] = { GTK_WIDGET (self->clock_label), GTK_WIDGET (self->state_label) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        {
          if (!g_str_equal (states[j].css_class, states[state].css_class))
            gtk_widget_remove_css_class (labels[i], states[j].css_class);
        }
      gtk_widget_add_css_class (labels[i], states[state].css_class);
    }
}

static TeaTurnState
show_time (TeaTurnClock *self)
{
  TeaTurnState state = TEA_TURN_ENDED;
  g_autofree char *words = NULL;
  int left = 0;

  if (self->turn != NULL)
    {
      state = tea_turn_get_state (self->turn, self->book);
      left = tea_turn_count_remaining (self->turn, self->book);
    }

  words = g_strdup_printf ("%s%02d:%02d", left < 0 ? "+" : "", ABS (left) / 60, ABS (left) % 60);
  gtk_label_set_label (self->clock_label, words);
  gtk_label_set_label (self->state_label,
                       *states[state].label != '\0' ? _(states[state].label) : "");
  paint (self, state);

  return state;
}

static gboolean
tick_cb (gpointer user_data)
{
  TeaTurnClock *self = user_data;
  TeaTurnState state = show_time (self);

  self->tick = 0;
  if (self->turn == NULL || state == TEA_TURN_PAUSED || state == TEA_TURN_ENDED ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  self->tick = g_timeout_add (tea_turn_clock_until_second (), tick_cb, self);

  return G_SOURCE_REMOVE;
}

static void
restart (TeaTurnClock *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  tick_cb (self);
}

static void
tea_turn_clock_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tea_turn_clock_parent_class)->map (widget);
  restart (TEA_TURN_CLOCK (widget));
}

static void
tea_turn_clock_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TEA_TURN_CLOCK (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (tea_turn_clock_parent_class)->unmap (widget);
}

static void
tea_turn_clock_dispose (GObject *object)
{
  TeaTurnClock *self = TEA_TURN_CLOCK (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TEA_TYPE_TURN_CLOCK);
  g_clear_object (&self->turn);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tea_turn_clock_parent_class)->dispose (object);
}

static void
tea_turn_clock_class_init (TeaTurnClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tea_turn_clock_dispose;
  widget_class->map = tea_turn_clock_map;
  widget_class->unmap = tea_turn_clock_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/community/Teatime/meet/tea-turn-clock.ui");
  gtk_widget_class_bind_template_child (widget_class, TeaTurnClock, clock_label);
  gtk_widget_class_bind_template_child (widget_class, TeaTurnClock, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, TeaTurnClock, party_label);
  gtk_widget_class_bind_template_child (widget_class, TeaTurnClock, state_label);
}

static void
tea_turn_clock_init (TeaTurnClock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tea_turn_clock_get_turn:
 * @self: a clock
 *
 * Returns: (transfer none) (nullable): the turn that is under way
 */
TeaTurn *
tea_turn_clock_get_turn (TeaTurnClock *self)
{
  g_return_val_if_fail (TEA_IS_TURN_CLOCK (self), NULL);

  return self->turn;
}

/**
 * tea_turn_clock_set_turn:
 * @self: a clock
 * @book: the book, for the time
 * @turn: (nullable): the turn that is under way, just read
 *
 * Shows another turn, or what has changed about the same.
 */
void
tea_turn_clock_set_turn (TeaTurnClock *self,
                         TeaBook      *book,
                         TeaTurn      *turn)
{
  const char *stance = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TEA_IS_TURN_CLOCK (self));
  g_return_if_fail (TEA_IS_BOOK (book));
  g_return_if_fail (turn == NULL || TEA_IS_TURN (turn));

  g_set_object (&self->book, book);
  g_set_object (&self->turn, turn);

  if (turn != NULL)
    {
      stance = turn->stance != NULL ? tea_remark_stance_label (turn->stance) : NULL;
      words = tea_text_join (turn->party_name, stance);
    }
  gtk_label_set_label (self->speaker_label,
                       turn != NULL ? turn->speaker : _("Nobody has the floor"));
  gtk_label_set_label (self->party_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->party_label), turn != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), turn != NULL);
  restart (self);
}

/**
 * tea_turn_clock_until_second:
 *
 * Tells how long to sleep until the next second has begun. Whoever shows a clock asks here, so that
 * all of them wake up together.
 *
 * Returns: milliseconds
 */
guint
tea_turn_clock_until_second (void)
{
  const guint past = (guint) (g_get_real_time () / 1000 % 1000);

  return 1000 - past + AFTER_THE_SECOND;
}
