/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "book/tea-error.h"

#include "tea-paper-private.h"

static void
draw_piece (cairo_t             *cr,
            const TeaPaperPiece *piece)
{
  if (piece->tint)
    cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  else if (piece->red)
    cairo_set_source_rgb (cr, 0.80, 0, 0);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);

  if (piece->line == NULL)
    {
      cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
      cairo_fill (cr);
      return;
    }

  cairo_move_to (cr, piece->x, piece->y);
  pango_cairo_show_layout_line (cr, piece->line);
}

/**
 * tea_paper_draw:
 * @self: a document
 * @cr: where, in points from the upper left corner of the sheet
 * @page: which page, from 0
 *
 * Draws a page, on whatever has been painted there.
 */
void
tea_paper_draw (TeaPaper *self,
                cairo_t  *cr,
                guint     page)
{
  GPtrArray *pieces;

  g_return_if_fail (TEA_IS_PAPER (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < tea_paper_count_pages (self));

  pieces = g_ptr_array_index (tea_paper_get_pages (self), page);
  cairo_save (cr);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (cr, g_ptr_array_index (pieces, i));
  cairo_restore (cr);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
create_pdf (TeaPaper  *self,
            GError   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, TEA_PAPER_WIDTH,
                                                 TEA_PAPER_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, tea_paper_get_name (self));
  cr = cairo_create (surface);
  for (guint i = 0; i < tea_paper_count_pages (self); i++)
    {
      tea_paper_draw (self, cr, i);
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: the name of a document, then what the drawing library says. */
      g_set_error (error, TEA_ERROR, TEA_ERROR_FAILED, _("“%s” cannot be drawn: %s."),
                   tea_paper_get_name (self), cairo_status_to_string (status));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* One sentence on why a file could not be written, with the name that the user gave it. */
static void
set_file_error (GFile         *file,
                const GError  *reason,
                GError       **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  const gboolean io = reason->domain == G_IO_ERROR;

  if (io && reason->code == G_IO_ERROR_NO_SPACE)
    g_set_error (error, TEA_ERROR, TEA_ERROR_FULL,
                 _("The disk is full, so “%s” was not saved. Make room, or choose another folder."),
                 name);
  else if (io && reason->code == G_IO_ERROR_NOT_FOUND)
    g_set_error (error, TEA_ERROR, TEA_ERROR_NOT_FOUND,
                 _("“%s” was not saved, because there is no such folder."), name);
  else if (io && reason->code == G_IO_ERROR_IS_DIRECTORY)
    g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID,
                 _("“%s” is a folder. Give the file a name."), name);
  else if (io && (reason->code == G_IO_ERROR_PERMISSION_DENIED ||
                  reason->code == G_IO_ERROR_READ_ONLY))
    g_set_error (error, TEA_ERROR, TEA_ERROR_READ_ONLY,
                 _("“%s” was not saved, because that folder cannot be written. "
                   "Choose another one."), name);
  else
    /* Translators: a file, then what the system says. */
    g_set_error (error, TEA_ERROR, TEA_ERROR_FAILED, _("“%s” was not saved: %s."), name,
                 reason->message);
}

/**
 * tea_paper_save:
 * @self: a document
 * @file: where; what is there is replaced
 * @error: return location for an error
 *
 * Saves the document as PDF, with its type. The file is there as a whole or not at all, and what
 * it replaces stays until then.
 *
 * Errors: %TEA_ERROR_FULL, %TEA_ERROR_READ_ONLY, %TEA_ERROR_NOT_FOUND where there is no such
 * folder, %TEA_ERROR_INVALID for a folder, %TEA_ERROR_FAILED for anything else
 *
 * Returns: %TRUE when it is on the disk
 */
gboolean
tea_paper_save (TeaPaper  *self,
                GFile     *file,
                GError   **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TEA_IS_PAPER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = create_pdf (self, error);
  if (bytes == NULL)
    return FALSE;

  /* A file that is replaced is written beside the old one and takes its name. */
  if (!g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE,
                                G_FILE_CREATE_NONE, NULL, NULL, &local_error))
    {
      set_file_error (file, local_error, error);
      return FALSE;
    }

  return TRUE;
}
