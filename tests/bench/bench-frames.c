/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <stdio.h>

#include <gtk/gtk.h>

/*
 * Loaded before the toolkit (LD_PRELOAD), this tells when a window has drawn: a line "frame" and
 * the time in seconds, of the clock that time.monotonic() reads, for each of its frames. So a
 * program is measured as users get it, without a line of its own for that.
 */
static void
after_paint_cb (void)
{
  fprintf (stderr, "frame %.6f\n", g_get_monotonic_time () / (double) G_USEC_PER_SEC);
}

/* Takes the place of the toolkit's, which it calls. */
void
gtk_window_present (GtkWindow *window)
{
  static gboolean watching;
  void (*present) (GtkWindow *) = dlsym (RTLD_NEXT, "gtk_window_present");

  present (window);

  if (!watching)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                      G_CALLBACK (after_paint_cb), NULL);
  watching = TRUE;
}
