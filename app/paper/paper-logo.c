/* The picture of a letterhead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-logo.h"
#include <gdk-pixbuf/gdk-pixbuf.h>

#define MOST_PIXELS 1200 /* a side: 500 a inch at the largest size in which a logo is drawn */

/* Larger pictures only make the file heavy; drawings (SVG) are made as large as that, since they have no size of their own. */
static void
choose_size_cb (GdkPixbufLoader *loader,
                int              width,
                int              height,
                gpointer         data)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  double scale = (double) MOST_PIXELS / MAX (MAX (width, height), 1);

  if (scale < 1 || (format != NULL && gdk_pixbuf_format_is_scalable (format)))
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;
  gboolean read;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (choose_size_cb), NULL);
  read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !read)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/* Cairo wants colours multiplied by their opacity, in one machine word. */
static guint32
convert_pixel (const guchar *pixel,
               gboolean      has_alpha)
{
  guint alpha = has_alpha ? pixel[3] : 255;

  return alpha << 24 | (pixel[0] * alpha + 127) / 255 << 16 | (pixel[1] * alpha + 127) / 255 << 8 | (pixel[2] * alpha + 127) / 255;
}

static void
copy_pixels (const GdkPixbuf *from,
             cairo_surface_t *to)
{
  const guchar *pixels = gdk_pixbuf_read_pixels (from);
  int n_channels = gdk_pixbuf_get_n_channels (from), stride = gdk_pixbuf_get_rowstride (from);
  guchar *data = cairo_image_surface_get_data (to);

  for (int y = 0; y < gdk_pixbuf_get_height (from); y++)
    {
      guint32 *row = (guint32 *) (void *) (data + (gsize) y * cairo_image_surface_get_stride (to));

      for (int x = 0; x < gdk_pixbuf_get_width (from); x++)
        row[x] = convert_pixel (pixels + (gsize) y * stride + (gsize) x * n_channels, gdk_pixbuf_get_has_alpha (from));
    }
  cairo_surface_mark_dirty (to);
}

cairo_surface_t *
paper_logo_load (GBytes *bytes)
{
  g_autoptr (GdkPixbuf) pixbuf = bytes != NULL ? decode (bytes) : NULL;
  cairo_surface_t *surface;

  if (pixbuf == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_flush (surface);
      copy_pixels (pixbuf, surface);
      return surface;
    }
  cairo_surface_destroy (surface);
  return NULL;
}
