/* The sizes and weights of a paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-fonts.h"

#define POINTS_PER_INCH 72.0

struct _PaperFonts
{
  PangoContext *context;
  GPtrArray    *faces;
};

PaperFonts *
paper_fonts_new (const char *language)
{
  PaperFonts *self = g_new0 (PaperFonts, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->context = pango_font_map_create_context (map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, POINTS_PER_INCH);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language));
  self->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) paper_face_free);
  cairo_font_options_destroy (options);
  return self;
}

void
paper_fonts_free (PaperFonts *self)
{
  g_ptr_array_unref (self->faces);
  g_object_unref (self->context);
  g_free (self);
}

PaperFace *
paper_fonts_get_face (PaperFonts *self,
                      double      size,
                      gboolean    bold)
{
  PaperFace *face;

  for (guint i = 0; i < self->faces->len; i++)
    {
      face = g_ptr_array_index (self->faces, i);
      if (face->size == size && face->bold == bold)
        return face;
    }
  face = paper_face_new (self->context, size, bold);
  g_ptr_array_add (self->faces, face);
  return face;
}
