/* A page as a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-image.h"
#include "paper-error.h"
#include "paper-file.h"
#include <glib/gi18n-lib.h>
#include <math.h>

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  return paper_file_write (data, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

cairo_surface_t *
paper_image_new (PaperLayout *layout,
                 guint        page,
                 double       scale)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  paper_layout_get_page_size (layout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale), (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  paper_layout_draw_page (layout, page, cr);
  cairo_destroy (cr);
  return surface;
}

gboolean
paper_image_write (PaperLayout *layout,
                   guint        page,
                   double       scale,
                   const char  *path,
                   GError     **error)
{
  g_autoptr (PaperFile) file = paper_file_new (path, error);
  cairo_surface_t *surface;
  cairo_status_t status;

  if (file == NULL)
    return FALSE;
  surface = paper_image_new (layout, page, scale);
  status = cairo_surface_write_to_png_stream (surface, write_cb, file);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    {
      g_set_error (error, PAPER_ERROR, PAPER_ERROR_WRITE, _("The picture could not be drawn: %s."), cairo_status_to_string (status));
      return FALSE;
    }
  return paper_file_finish (file, error);
}
