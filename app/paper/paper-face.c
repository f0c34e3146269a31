/* Text measured, wrapped and drawn quickly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-face.h"
#include <string.h>

/* Liberation Sans has figures of one width and the widths of Arial, so papers look alike in most offices. */
#define FAMILIES     "Liberation Sans, Arimo, Noto Sans, Sans"
#define WORDS_KEPT   50000
#define LINE_SPACING 1.22

typedef struct
{
  PaperSpan             span;  /* first: the key of the set */
  double                width;
  gboolean              plain; /* one run of the face's own font, from left to right: the glyphs say it all */
  guint                 n_glyphs;
  guint                 n_clusters;
  cairo_glyph_t        *glyphs; /* from 0, 0 */
  cairo_text_cluster_t *clusters;
  char                  text[];
} PaperWord;

static guint
hash_span (gconstpointer key)
{
  const PaperSpan *span = key;
  guint hash = 5381;

  for (guint i = 0; i < span->length; i++)
    hash = hash * 33 + (guchar) span->text[i];
  return hash;
}

static gboolean
spans_equal (gconstpointer a,
             gconstpointer b)
{
  const PaperSpan *first = a, *second = b;

  return first->length == second->length && memcmp (first->text, second->text, first->length) == 0;
}

static void
free_word (gpointer data)
{
  PaperWord *word = data;

  g_free (word->glyphs);
  g_free (word->clusters);
  g_free (word);
}

static PangoLayoutRun *
get_only_run (PangoLayout *layout)
{
  PangoLayoutLine *line;

  if (pango_layout_get_line_count (layout) != 1)
    return NULL;
  line = pango_layout_get_line_readonly (layout, 0);
  if (line->runs == NULL || line->runs->next != NULL)
    return NULL;
  return line->runs->data;
}

static gboolean
is_plain_run (PaperFace      *self,
              PangoLayoutRun *run)
{
  PangoCairoFont *font = PANGO_CAIRO_FONT (run->item->analysis.font);

  if (run->item->analysis.level % 2 != 0 || pango_cairo_font_get_scaled_font (font) != self->font)
    return FALSE;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY || (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
      return FALSE;
  return TRUE;
}

static void
copy_glyphs (PaperWord        *word,
             PangoGlyphString *from)
{
  double x = 0;

  word->n_glyphs = from->num_glyphs;
  word->glyphs = g_new (cairo_glyph_t, from->num_glyphs);
  word->clusters = g_new (cairo_text_cluster_t, from->num_glyphs);
  for (int i = 0; i < from->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &from->glyphs[i];
      int next = i + 1;

      word->glyphs[i] = (cairo_glyph_t) { glyph->glyph, x + pango_units_to_double (glyph->geometry.x_offset),
                                          pango_units_to_double (glyph->geometry.y_offset) };
      x += pango_units_to_double (glyph->geometry.width);
      if (i > 0 && from->log_clusters[i] == from->log_clusters[i - 1])
        {
          word->clusters[word->n_clusters - 1].num_glyphs++;
          continue;
        }
      while (next < from->num_glyphs && from->log_clusters[next] == from->log_clusters[i])
        next++;
      word->clusters[word->n_clusters++] = (cairo_text_cluster_t) {
        (next < from->num_glyphs ? from->log_clusters[next] : (int) word->span.length) - from->log_clusters[i], 1
      };
    }
}

static PaperWord *
shape_word (PaperFace *self,
            PaperSpan  span)
{
  PaperWord *word = g_malloc0 (sizeof *word + span.length + 1);
  PangoLayoutRun *run;
  int width;

  memcpy (word->text, span.text, span.length);
  word->span = (PaperSpan) { word->text, span.length };
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, word->text, (int) span.length);
  pango_layout_get_size (self->layout, &width, NULL);
  word->width = pango_units_to_double (width);
  run = get_only_run (self->layout);
  word->plain = run != NULL && is_plain_run (self, run);
  if (word->plain)
    copy_glyphs (word, run->glyphs);
  return word;
}

static PaperWord *
get_word (PaperFace *self,
          PaperSpan  span)
{
  PaperWord *word = g_hash_table_lookup (self->words, &span);

  if (word == NULL)
    {
      word = shape_word (self, span);
      g_hash_table_add (self->words, word);
    }
  return word;
}

static PaperWord *
get_sign (PaperFace  *self,
          const char *text)
{
  guint code = (guchar) *text;

  if (self->ascii[code] == NULL)
    self->ascii[code] = shape_word (self, (PaperSpan) { text, 1 });
  return self->ascii[code];
}

/* Numbers, dates and codes hardly ever repeat: they are put together from single signs instead of being kept. */
static gboolean
is_set_by_sign (PaperSpan word)
{
  gboolean has_digit = FALSE;

  for (guint i = 0; i < word.length; i++)
    {
      if ((guchar) word.text[i] >= 128 || (guchar) word.text[i] < 33)
        return FALSE;
      has_digit |= g_ascii_isdigit (word.text[i]);
    }
  return has_digit;
}

/* The next word of the rest, without the spaces before it, which are counted; FALSE at the end. */
static gboolean
take_word (PaperSpan *rest,
           PaperSpan *word,
           guint     *n_spaces)
{
  const char *end;

  for (*n_spaces = 0; rest->length > 0 && rest->text[0] == ' '; ++*n_spaces, rest->text++)
    rest->length--;
  if (rest->length == 0)
    return FALSE;
  end = memchr (rest->text, ' ', rest->length);
  *word = (PaperSpan) { rest->text, end != NULL ? (guint) (end - rest->text) : rest->length };
  rest->text += word->length;
  rest->length -= word->length;
  return TRUE;
}

static void
append_spaces (PaperFace *self,
               guint      n,
               double    *x)
{
  const cairo_text_cluster_t cluster = { 1, 1 };

  for (; n > 0; n--)
    {
      cairo_glyph_t glyph = { self->space.index, *x, 0 };

      g_array_append_val (self->glyphs, glyph);
      g_array_append_val (self->clusters, cluster);
      *x += self->space_width;
    }
}

static gboolean
append_word (PaperFace       *self,
             const PaperWord *word,
             double          *x)
{
  if (!word->plain)
    return FALSE;
  for (guint i = 0; i < word->n_glyphs; i++)
    {
      cairo_glyph_t glyph = { word->glyphs[i].index, *x + word->glyphs[i].x, word->glyphs[i].y };

      g_array_append_val (self->glyphs, glyph);
    }
  g_array_append_vals (self->clusters, word->clusters, word->n_clusters);
  *x += word->width;
  return TRUE;
}

/* Fills glyphs and clusters; FALSE when a word needs Pango. */
static gboolean
set_line (PaperFace *self,
          PaperSpan  rest)
{
  PaperSpan word;
  guint n_spaces;
  double x = 0;

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  while (take_word (&rest, &word, &n_spaces))
    {
      append_spaces (self, n_spaces, &x);
      if (!is_set_by_sign (word))
        {
          if (!append_word (self, get_word (self, word), &x))
            return FALSE;
          continue;
        }
      for (guint i = 0; i < word.length; i++)
        if (!append_word (self, get_sign (self, word.text + i), &x))
          return FALSE;
    }
  append_spaces (self, n_spaces, &x);
  return TRUE;
}

static void
limit_words (PaperFace *self)
{
  if (g_hash_table_size (self->words) > WORDS_KEPT)
    g_hash_table_remove_all (self->words);
}

static void
draw_with_pango (PaperFace *self,
                 cairo_t   *cr,
                 PaperSpan  span,
                 double     x,
                 double     y)
{
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, span.text, (int) span.length);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->layout, 0));
}

static PangoLayout *
create_layout (PangoContext *context,
               double        size,
               gboolean      bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (FAMILIES);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* The font of a digit is the face's own: what has other fonts goes to Pango. */
static void
find_font (PaperFace *self)
{
  cairo_font_extents_t extents;
  cairo_text_extents_t space;
  cairo_glyph_t *glyphs = NULL;
  PangoLayoutRun *run;
  int n_glyphs = 0;

  pango_layout_set_text (self->layout, "0", 1);
  run = get_only_run (self->layout);
  g_assert (run != NULL);
  self->font = cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font)));
  cairo_scaled_font_extents (self->font, &extents);
  self->line_height = self->size * LINE_SPACING;
  self->ascent = (self->line_height + extents.ascent - extents.descent) / 2;
  cairo_scaled_font_text_to_glyphs (self->font, 0, 0, " ", 1, &glyphs, &n_glyphs, NULL, NULL, NULL);
  if (n_glyphs == 1)
    self->space = glyphs[0];
  cairo_scaled_font_glyph_extents (self->font, &self->space, 1, &space);
  self->space_width = space.x_advance;
  cairo_glyph_free (glyphs);
}

PaperFace *
paper_face_new (PangoContext *context,
                double        size,
                gboolean      bold)
{
  PaperFace *self = g_new0 (PaperFace, 1);

  self->size = size;
  self->bold = bold;
  self->layout = create_layout (context, size, bold);
  self->words = g_hash_table_new_full (hash_span, spans_equal, NULL, free_word);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  find_font (self);
  return self;
}

void
paper_face_free (PaperFace *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ascii); i++)
    g_clear_pointer (&self->ascii[i], free_word);
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->font, cairo_scaled_font_destroy);
  g_object_unref (self->layout);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

double
paper_face_get_width (PaperFace *self,
                      PaperSpan  rest)
{
  PaperSpan word;
  guint n_spaces;
  double width = 0;

  limit_words (self);
  while (take_word (&rest, &word, &n_spaces))
    {
      width += n_spaces * self->space_width;
      if (!is_set_by_sign (word))
        width += get_word (self, word)->width;
      else
        for (guint i = 0; i < word.length; i++)
          width += get_sign (self, word.text + i)->width;
    }
  return width + n_spaces * self->space_width;
}

double
paper_face_get_word_width (PaperFace *self,
                           PaperSpan  rest)
{
  PaperSpan word;
  guint n_spaces;
  double width = 0;

  while (take_word (&rest, &word, &n_spaces))
    width = MAX (width, paper_face_get_width (self, word));
  return width;
}

void
paper_face_wrap (PaperFace *self,
                 PaperSpan  span,
                 double     width,
                 GArray    *lines)
{
  pango_layout_set_text (self->layout, span.text, (int) span.length);
  pango_layout_set_width (self->layout, pango_units_from_double (width));
  for (int i = 0; i < pango_layout_get_line_count (self->layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      PaperSpan part = { span.text + line->start_index, (guint) line->length };

      while (part.length > 0 && g_ascii_isspace (part.text[part.length - 1]))
        part.length--;
      g_array_append_val (lines, part);
    }
}

void
paper_face_draw (PaperFace *self,
                 cairo_t   *cr,
                 PaperSpan  span,
                 double     x,
                 double     y)
{
  limit_words (self);
  if (!set_line (self, span))
    {
      draw_with_pango (self, cr, span, x, y);
      return;
    }
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      cairo_glyph_t *glyph = &g_array_index (self->glyphs, cairo_glyph_t, i);

      glyph->x += x;
      glyph->y += y;
    }
  cairo_set_scaled_font (cr, self->font);
  cairo_show_text_glyphs (cr, span.text, (int) span.length, (const cairo_glyph_t *) (void *) self->glyphs->data, (int) self->glyphs->len,
                          (const cairo_text_cluster_t *) (void *) self->clusters->data, (int) self->clusters->len, 0);
}

PaperSpan
paper_span (const char *text)
{
  return (PaperSpan) { text != NULL ? text : "", text != NULL ? (guint) strlen (text) : 0 };
}
