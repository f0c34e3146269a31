/* The sizes and weights of a paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-face.h"

G_BEGIN_DECLS

/* One font family in its sizes and weights. Nothing is hinted, so a text is exactly as wide on the screen as on paper, and twice as wide at twice the size. One thread at a time. */
typedef struct _PaperFonts PaperFonts;

/* @language: as in PaperLanguage, for the shapes of letters. */
PaperFonts *paper_fonts_new      (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void        paper_fonts_free     (PaperFonts *self);
PaperFace  *paper_fonts_get_face (PaperFonts *self, double size, gboolean bold); /* borrowed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperFonts, paper_fonts_free)

G_END_DECLS
