/* A layout as a PDF file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-pdf.h"
#include "base-date.h"
#include "paper-error.h"
#include "paper-file.h"
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
write_to_file_cb (void                *data,
                  const unsigned char *bytes,
                  unsigned int         length)
{
  return paper_file_write (data, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
write_to_memory_cb (void                *data,
                    const unsigned char *bytes,
                    unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (PaperLayout       *layout,
                gint64             now,
                cairo_write_func_t write_cb,
                gpointer           data)
{
  PaperDocument *document = paper_layout_get_document (layout);
  cairo_surface_t *surface;
  double width, height;
  char moment[21];

  paper_layout_get_page_size (layout, &width, &height);
  base_time_format_iso (now, moment);
  surface = cairo_pdf_surface_create_for_stream (write_cb, data, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Factotum");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
  return surface;
}

/* Closes the surface in any case. A stream's own failure is left to who owns the stream. */
static gboolean
draw_pages (PaperLayout     *layout,
            cairo_surface_t *surface,
            PaperProgress    progress,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = paper_layout_get_n_pages (layout);
  gboolean cancelled = FALSE;
  cairo_status_t status;

  for (guint i = 0; i < n_pages && !cancelled && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      paper_layout_draw_page (layout, i, cr);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n_pages, data);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!cancelled && status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    g_set_error (error, PAPER_ERROR, PAPER_ERROR_WRITE, _("The pages could not be drawn: %s."), cairo_status_to_string (status));
  return !cancelled && (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR);
}

gboolean
paper_pdf_write (PaperLayout   *layout,
                 const char    *path,
                 gint64         now,
                 PaperProgress  progress,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (PaperFile) file = paper_file_new (path, error);

  if (file == NULL)
    return FALSE;
  if (!draw_pages (layout, create_surface (layout, now, write_to_file_cb, file), progress, data, cancellable, error))
    return FALSE;
  return paper_file_finish (file, error);
}

GBytes *
paper_pdf_export (PaperLayout   *layout,
                  gint64         now,
                  PaperProgress  progress,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();

  if (!draw_pages (layout, create_surface (layout, now, write_to_memory_cb, array), progress, data, cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}
