/* A document laid out on pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <cairo.h>
#include "paper-document.h"

G_BEGIN_DECLS

#define PAPER_TYPE_LAYOUT (paper_layout_get_type ())
G_DECLARE_FINAL_TYPE (PaperLayout, paper_layout, PAPER, LAYOUT, GObject)

/* Preview, printer, PDF and picture all draw with the same layout, so they show the same page. Takes about 10 µs a table cell: use a thread for a long report. Once
 * made, any thread may draw its pages; the document may not change afterwards. */
PaperLayout   *paper_layout_new           (PaperDocument *document) G_GNUC_WARN_UNUSED_RESULT;
PaperDocument *paper_layout_get_document  (PaperLayout *self);
guint          paper_layout_get_n_pages   (PaperLayout *self);
/* In points, turned already when the paper lies. */
void           paper_layout_get_page_size (PaperLayout *self, double *width, double *height);
/* @page: from 0. @cr: user space in points, origin at the upper left corner of the page. Draws no background. */
void           paper_layout_draw_page     (PaperLayout *self, guint page, cairo_t *cr);

G_END_DECLS
