/* A long report against bare cairo text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-sample.h"
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#define LINE_HEIGHT 14.0
#define TOP         40.0
#define BOTTOM      800.0

static cairo_status_t
swallow_cb (void                *data,
            const unsigned char *bytes,
            unsigned int         length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

/* What no report can beat: each cell's text by cairo_show_text(), six a line, and nothing else. */
static gsize
draw_floor (guint n_rows)
{
  static const double columns[] = { 40, 110, 190, 330, 440, 500 };
  gsize length = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (swallow_cb, &length, 595, 842);
  cairo_t *cr = cairo_create (surface);
  double y = TOP;

  cairo_select_font_face (cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 9);
  for (guint i = 0; i < n_rows; i++, y += LINE_HEIGHT)
    {
      char cells[6][32];

      if (y > BOTTOM)
        {
          cairo_show_page (cr);
          y = TOP;
        }
      g_snprintf (cells[0], 32, "A-2026-%07u", i + 1);
      g_snprintf (cells[1], 32, "%02u.%02u.2026", 1 + i % 28, 1 + i % 12);
      g_snprintf (cells[2], 32, "Müller & Söhne GmbH");
      g_snprintf (cells[3], 32, "Article %u", i % 77);
      g_snprintf (cells[4], 32, "%u", 1 + i % 9);
      g_snprintf (cells[5], 32, "%u.%02u", i, i % 100);
      for (guint column = 0; column < 6; column++)
        {
          cairo_move_to (cr, columns[column], y);
          cairo_show_text (cr, cells[column]);
        }
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return length;
}

static gsize
draw_report (guint n_rows)
{
  g_autoptr (PaperDocument) document = sample_report_new ("de_DE", n_rows, FALSE);
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GBytes) bytes = paper_pdf_export (layout, SAMPLE_NOW, NULL, NULL, NULL, NULL);

  return g_bytes_get_size (bytes);
}

/* bench-report [floor|report N]: without arguments both at 10,000 lines, as a ratio of processor time. */
int
main (int    argc,
      char **argv)
{
  gint64 start, floor_time, report_time;

  if (argc == 3)
    {
      gboolean bare = strcmp (argv[1], "floor") == 0;
      guint n_rows = (guint) atoi (argv[2]);

      g_print ("%" G_GSIZE_FORMAT " bytes\n", bare ? draw_floor (n_rows) : draw_report (n_rows));
      return 0;
    }
  start = g_get_monotonic_time ();
  draw_floor (10000);
  floor_time = g_get_monotonic_time () - start;
  start = g_get_monotonic_time ();
  draw_report (10000);
  report_time = g_get_monotonic_time () - start;
  g_print ("report of 10,000 lines: %.0f ms, bare text %.0f ms, ratio %.2f\n", (double) report_time / 1000, (double) floor_time / 1000,
           (double) report_time / (double) floor_time);
  return 0;
}
