/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tea-print-sheet.h"

/*
 * TeaPrintSheet:
 *
 * A page of a document on the screen: white in the dark as well, and sharp in any size, because it
 * is drawn by what draws it on paper.
 */
struct _TeaPrintSheet
{
  GObject    parent_instance;

  TeaPaper  *paper;
  guint      page;
};

static void
tea_print_sheet_snapshot (GdkPaintable *paintable,
                          GdkSnapshot  *snapshot,
                          double        width,
                          double        height)
{
  TeaPrintSheet *self = TEA_PRINT_SHEET (paintable);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, width, height);
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, width / TEA_PAPER_WIDTH, height / TEA_PAPER_HEIGHT);
  tea_paper_draw (self->paper, cr, self->page);
  cairo_destroy (cr);
}

static GdkPaintableFlags
tea_print_sheet_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
tea_print_sheet_get_width (GdkPaintable *paintable)
{
  return TEA_PAPER_WIDTH;
}

static int
tea_print_sheet_get_height (GdkPaintable *paintable)
{
  return TEA_PAPER_HEIGHT;
}

static double
tea_print_sheet_get_aspect_ratio (GdkPaintable *paintable)
{
  return TEA_PAPER_WIDTH / TEA_PAPER_HEIGHT;
}

static void
tea_print_sheet_init_paintable (GdkPaintableInterface *interface)
{
  interface->snapshot = tea_print_sheet_snapshot;
  interface->get_flags = tea_print_sheet_get_flags;
  interface->get_intrinsic_width = tea_print_sheet_get_width;
  interface->get_intrinsic_height = tea_print_sheet_get_height;
  interface->get_intrinsic_aspect_ratio = tea_print_sheet_get_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TeaPrintSheet, tea_print_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      tea_print_sheet_init_paintable))

static void
tea_print_sheet_finalize (GObject *object)
{
  g_object_unref (TEA_PRINT_SHEET (object)->paper);

  G_OBJECT_CLASS (tea_print_sheet_parent_class)->finalize (object);
}

static void
tea_print_sheet_class_init (TeaPrintSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tea_print_sheet_finalize;
}

static void
tea_print_sheet_init (TeaPrintSheet *self)
{
}

/**
 * tea_print_sheet_new:
 * @paper: a document
 * @page: which page, from 0
 *
 * Returns: (transfer full): the page, to be shown by a [class@Gtk.Picture]
 */
GdkPaintable *
tea_print_sheet_new (TeaPaper *paper,
                     guint     page)
{
  TeaPrintSheet *self;

  g_return_val_if_fail (TEA_IS_PAPER (paper), NULL);
  g_return_val_if_fail (page < tea_paper_count_pages (paper), NULL);

  self = g_object_new (TEA_TYPE_PRINT_SHEET, NULL);
  self->paper = g_object_ref (paper);
  self->page = page;

  return GDK_PAINTABLE (self);
}
