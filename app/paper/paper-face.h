/* Text measured, wrapped and drawn quickly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A size and weight of the paper's font. Pango shapes each word once; what was shaped is kept as glyphs, and lines of such words go to cairo without Pango. Words that need
 * more than one font or run from right to left are left to Pango as before. Lengths are points; from the top of a line to its baseline is ascent. */
typedef struct
{
  double                size;
  double                ascent;
  double                line_height;
  /*< private >*/
  gboolean              bold;
  PangoLayout          *layout;
  cairo_scaled_font_t  *font;
  GHashTable           *words;     /* PaperWord set */
  gpointer              ascii[128]; /* PaperWord, for words with digits, which are set sign by sign */
  cairo_glyph_t         space;
  double                space_width;
  GArray               *glyphs;    /* of the line being drawn */
  GArray               *clusters;
} PaperFace;

/* A part of a text that is not copied. */
typedef struct
{
  const char *text;
  guint       length;
} PaperSpan;

PaperFace *paper_face_new  (PangoContext *context, double size, gboolean bold) G_GNUC_WARN_UNUSED_RESULT;
void       paper_face_free (PaperFace *self);

double paper_face_get_width      (PaperFace *self, PaperSpan span);
double paper_face_get_word_width (PaperFace *self, PaperSpan span); /* of the widest word */
/* Appends the lines in which the text fits into width, at least one; a word wider than that is broken. */
void   paper_face_wrap           (PaperFace *self, PaperSpan span, double width, GArray *lines);
/* In the current colour of cr, from x, on the baseline y. */
void   paper_face_draw           (PaperFace *self, cairo_t *cr, PaperSpan span, double x, double y);
PaperSpan paper_span             (const char *text); /* of all the text; NULL is "" */

G_END_DECLS
