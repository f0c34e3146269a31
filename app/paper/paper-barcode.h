/* Codes that a scanner or a telephone reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAPER_BARCODE_QR,       /* any text, as UTF-8, error correction M */
  PAPER_BARCODE_CODE_128, /* numbers and codes of ours */
  PAPER_BARCODE_EAN_13,   /* 13 digits with a right check digit */
} PaperBarcodeKind;

/* Dark and light modules; immutable. */
typedef struct
{
  PaperBarcodeKind kind;
  char            *text;
  guint            width, height; /* modules, without the white around; height is 1 but for QR */
  GBytes          *modules;       /* a byte each, row after row: 1 = dark */
} PaperBarcode;

/* PAPER_ERROR_VALUE when the kind cannot say the text. */
PaperBarcode *paper_barcode_new      (PaperBarcodeKind kind, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          paper_barcode_free     (PaperBarcode *self);
/* Fills the box, in which the white that a reader needs is included; a QR code stays square. */
void          paper_barcode_draw     (const PaperBarcode *self, cairo_t *cr, double x, double y, double width, double height);
/* Modules across, with the white on both sides. */
guint         paper_barcode_get_span (const PaperBarcode *self);
/* nullable */
gboolean      paper_barcode_is_ean_13 (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperBarcode, paper_barcode_free)

G_END_DECLS
