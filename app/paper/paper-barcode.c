/* Codes that a scanner or a telephone reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-barcode.h"
#include "paper-error.h"
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zint.h>

#define QUIET_SQUARE 4  /* modules of white around, as the standards ask */
#define QUIET_BARS   10
#define EAN_DIGITS   13
#define QR_MEDIUM    2  /* 15 % may be lost */

static const int symbologies[] = {
  [PAPER_BARCODE_QR] = BARCODE_QRCODE,
  [PAPER_BARCODE_CODE_128] = BARCODE_CODE128,
  [PAPER_BARCODE_EAN_13] = BARCODE_EANX,
};

static GBytes *
copy_modules (const struct zint_symbol *symbol)
{
  gsize n = (gsize) symbol->rows * (gsize) symbol->width;
  guint8 *modules = g_malloc (n);

  for (int y = 0; y < symbol->rows; y++)
    for (int x = 0; x < symbol->width; x++)
      modules[y * symbol->width + x] = symbol->encoded_data[y][x >> 3] >> (x & 7) & 1;
  return g_bytes_new_take (modules, n);
}

static guint
get_quiet (const PaperBarcode *self)
{
  return self->kind == PAPER_BARCODE_QR ? QUIET_SQUARE : QUIET_BARS;
}

PaperBarcode *
paper_barcode_new (PaperBarcodeKind kind, const char *text, GError **error)
{
  struct zint_symbol *symbol = ZBarcode_Create ();
  PaperBarcode *self = NULL;

  symbol->symbology = symbologies[kind];
  symbol->input_mode = kind == PAPER_BARCODE_QR ? DATA_MODE : UNICODE_MODE; /* of QR, banks want the bytes of UTF-8 without a prefix */
  if (kind == PAPER_BARCODE_QR)
    symbol->option_1 = QR_MEDIUM;
  if (ZBarcode_Encode (symbol, (const unsigned char *) text, (int) strlen (text)) < ZINT_ERROR)
    {
      self = g_new0 (PaperBarcode, 1);
      *self = (PaperBarcode) { kind, g_strdup (text), (guint) symbol->width, (guint) symbol->rows, copy_modules (symbol) };
    }
  else
    g_set_error (error, PAPER_ERROR, PAPER_ERROR_VALUE, _("“%s” cannot be printed as a bar code. Use fewer signs, and only letters and digits."), text);
  ZBarcode_Delete (symbol);
  return self;
}

void
paper_barcode_free (PaperBarcode *self)
{
  g_bytes_unref (self->modules);
  g_free (self->text);
  g_free (self);
}

static void
add_row (cairo_t *cr, const guint8 *modules, guint width, double y, double height)
{
  guint start = 0;

  for (guint x = 0; x <= width; x++)
    {
      gboolean dark = x < width && modules[x] != 0;

      if (dark && (x == 0 || modules[x - 1] == 0))
        start = x;
      else if (!dark && x > 0 && modules[x - 1] != 0)
        cairo_rectangle (cr, start, y, x - start, height);
    }
}

void
paper_barcode_draw (const PaperBarcode *self, cairo_t *cr, double x, double y, double width, double height)
{
  const guint8 *modules = g_bytes_get_data (self->modules, NULL);
  gboolean square = self->kind == PAPER_BARCODE_QR;
  double module = (square ? MIN (width, height) : width) / paper_barcode_get_span (self);
  double quiet = get_quiet (self) * module;

  cairo_save (cr);
  cairo_translate (cr, x + quiet, square ? y + quiet : y);
  cairo_scale (cr, module, square ? module : height);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint row = 0; row < self->height; row++)
    add_row (cr, modules + row * self->width, self->width, row, 1);
  cairo_fill (cr);
  cairo_restore (cr);
}

guint
paper_barcode_get_span (const PaperBarcode *self)
{
  return self->width + 2 * get_quiet (self);
}

gboolean
paper_barcode_is_ean_13 (const char *text)
{
  guint sum = 0;

  if (text == NULL || strlen (text) != EAN_DIGITS)
    return FALSE;
  for (guint i = 0; i < EAN_DIGITS; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum += (guint) g_ascii_digit_value (text[i]) * (i % 2 == 0 ? 1 : 3);
    }
  return sum % 10 == 0;
}
