/* Letterhead, address, page numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"
#include "paper-logo.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* A letter follows DIN 5008, form B: the address stands in the window of the usual envelopes, also those for Letter. */
#define LETTER_LEFT      PAPER_MM (25)
#define LETTER_RIGHT     PAPER_MM (20)
#define LETTER_ADDRESS   PAPER_MM (50)   /* top of the sender's line */
#define LETTER_ADDRESS_WIDTH PAPER_MM (80)
#define LETTER_SIDE      PAPER_MM (125)  /* left edge of the information beside the address */
#define LETTER_TITLE     PAPER_MM (98)
#define LETTER_FOOT      PAPER_MM (30)   /* from the lower edge to the foot's rule, without the registration */
#define REPORT_MARGIN    PAPER_MM (16)
#define REPORT_FOOT      PAPER_MM (15)
#define TOP              PAPER_MM (14)
#define NAME_SIZE        15.0
#define TITLE_SIZE       17.0
#define SMALL_SIZE       7.5
#define TEXT_SIZE        10.0
#define LOGO_WIDTH       PAPER_MM (60)
#define LOGO_HEIGHT      PAPER_MM (18)

static gboolean
is_letter (PaperFrame *self)
{
  return self->document->recipient != NULL;
}

static const char *
get_company (PaperFrame *self)
{
  return self->document->letterhead != NULL ? self->document->letterhead->name : "";
}

/* Draws the text's lines, wrapped to width; returns the y below them. A NULL cr only measures. */
static double
draw_lines (PaperFace  *face,
            cairo_t    *cr,
            const char *text,
            double      x,
            double      y,
            double      width)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PaperSpan));

  if (text == NULL || text[0] == '\0')
    return y;
  paper_face_wrap (face, paper_span (text), width, lines);
  for (guint i = 0; i < lines->len; i++, y += face->line_height)
    if (cr != NULL)
      paper_face_draw (face, cr, g_array_index (lines, PaperSpan, i), x, y + face->ascent);
  return y;
}

static double
draw_logo (PaperFrame *self,
           cairo_t    *cr,
           double      right,
           double      top)
{
  double width, height, scale;

  if (self->logo == NULL)
    return 0;
  width = cairo_image_surface_get_width (self->logo);
  height = cairo_image_surface_get_height (self->logo);
  scale = MIN (LOGO_WIDTH / width, LOGO_HEIGHT / height);
  if (cr == NULL)
    return width * scale;
  cairo_save (cr);
  cairo_translate (cr, right - width * scale, top);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  return width * scale;
}

static void
draw_letter_company (PaperFrame *self,
                     cairo_t    *cr)
{
  PaperFace *name = paper_fonts_get_face (self->fonts, NAME_SIZE, TRUE);
  double width = self->right - self->left - draw_logo (self, cr, self->right, TOP);
  double y;

  paper_set_colour (cr, PAPER_ACCENT);
  y = draw_lines (name, cr, get_company (self), self->left, TOP, width);
  y = MAX (y + 6, self->logo != NULL ? TOP + LOGO_HEIGHT + 6 : 0);
  paper_draw_rule (cr, self->left, y, self->right - self->left, 0.8, PAPER_ACCENT);
}

/* "Factotum Ltd · 1 High Street · London" above the address, as the window shows it. */
static char *
get_sender_line (PaperFrame *self)
{
  const PaperLetterhead *letterhead = self->document->letterhead;
  g_auto (GStrv) lines = NULL;
  GString *sender;

  if (letterhead == NULL)
    return g_strdup ("");
  sender = g_string_new (letterhead->name);
  lines = g_strsplit (letterhead->address != NULL ? letterhead->address : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_string_append_printf (sender, " · %s", lines[i]);
  return g_string_free (sender, FALSE);
}

static void
draw_address (PaperFrame *self,
              cairo_t    *cr)
{
  PaperFace *text = paper_fonts_get_face (self->fonts, TEXT_SIZE, FALSE);
  g_autofree char *sender = get_sender_line (self);
  double size = 7, width, y = LETTER_ADDRESS;
  PaperFace *small = paper_fonts_get_face (self->fonts, size, FALSE);

  width = paper_face_get_width (small, paper_span (sender));
  if (width > LETTER_ADDRESS_WIDTH)
    small = paper_fonts_get_face (self->fonts, MAX (5, size * LETTER_ADDRESS_WIDTH / width), FALSE);
  paper_set_colour (cr, PAPER_MUTED);
  y = draw_lines (small, cr, sender, self->left, y, LETTER_ADDRESS_WIDTH + 1);
  paper_draw_rule (cr, self->left, y + 2, LETTER_ADDRESS_WIDTH, 0.4, PAPER_RULE);
  paper_set_colour (cr, PAPER_INK);
  draw_lines (text, cr, self->document->recipient, self->left, MAX (y + 12, PAPER_MM (58)), LETTER_ADDRESS_WIDTH);
}

static void
draw_side_information (PaperFrame *self,
                       cairo_t    *cr)
{
  PaperFace *face = paper_fonts_get_face (self->fonts, 8.5, FALSE);
  double x = MIN (LETTER_SIDE, self->right - PAPER_MM (65)), y = LETTER_ADDRESS, value_x = x;
  const GArray *information = self->document->information;

  for (guint i = 0; i < information->len; i++)
    value_x = MAX (value_x, x + 10 + paper_face_get_width (face, paper_span (g_array_index (information, PaperInformation, i).label)));
  value_x = MIN (value_x, x + PAPER_MM (38));
  for (guint i = 0; i < information->len; i++)
    {
      const PaperInformation *pair = &g_array_index (information, PaperInformation, i);
      double label_end, value_end;

      paper_set_colour (cr, PAPER_MUTED);
      label_end = draw_lines (face, cr, pair->label, x, y, value_x - x - 6);
      paper_set_colour (cr, PAPER_INK);
      value_end = draw_lines (face, cr, pair->value, value_x, y, self->right - value_x);
      y = MAX (label_end, value_end) + 2.5;
    }
}

/* Label above value, side by side, in as many lines as that takes; returns the y below. */
static double
draw_row_of_information (PaperFrame *self,
                         cairo_t    *cr,
                         double      y)
{
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);
  PaperFace *face = paper_fonts_get_face (self->fonts, 9.5, FALSE);
  double x = self->left, height = small->line_height + face->line_height + 5;

  for (guint i = 0; i < self->document->information->len; i++)
    {
      const PaperInformation *pair = &g_array_index (self->document->information, PaperInformation, i);
      double width = MAX (paper_face_get_width (small, paper_span (pair->label)), paper_face_get_width (face, paper_span (pair->value)));

      if (x > self->left && x + width > self->right)
        {
          x = self->left;
          y += height;
        }
      if (cr != NULL)
        {
          paper_set_colour (cr, PAPER_MUTED);
          paper_face_draw (small, cr, paper_span (pair->label), x, y + small->ascent);
          paper_set_colour (cr, PAPER_INK);
          paper_face_draw (face, cr, paper_span (pair->value), x, y + small->line_height + face->ascent);
        }
      x += width + 22;
    }
  return self->document->information->len > 0 ? y + height : y;
}

static void
set_colour (cairo_t    *cr,
            PaperColour colour)
{
  if (cr != NULL)
    paper_set_colour (cr, colour);
}

/* Draws, or with a NULL cr measures, what stands on a report's first page above the body. */
static double
draw_report_head (PaperFrame *self,
                  cairo_t    *cr)
{
  PaperFace *small = paper_fonts_get_face (self->fonts, 9, TRUE);
  PaperFace *title = paper_fonts_get_face (self->fonts, TITLE_SIZE, TRUE);
  PaperFace *text = paper_fonts_get_face (self->fonts, TEXT_SIZE, FALSE);
  double logo = draw_logo (self, cr, self->right, TOP);
  double width = self->right - self->left - logo - (logo > 0 ? 12 : 0), y = TOP;

  set_colour (cr, PAPER_ACCENT);
  y = draw_lines (small, cr, get_company (self), self->left, y, width);
  set_colour (cr, PAPER_INK);
  y = draw_lines (title, cr, self->document->title, self->left, y + 5, width);
  set_colour (cr, PAPER_MUTED);
  y = draw_lines (text, cr, self->document->subtitle, self->left, y + 1, width);
  if (logo > 0)
    y = MAX (y, TOP + LOGO_HEIGHT);
  y += 8;
  if (cr != NULL)
    paper_draw_rule (cr, self->left, y, self->right - self->left, 1.2, PAPER_ACCENT);
  return draw_row_of_information (self, cr, y + 8) + 2;
}

static void
draw_next_head (PaperFrame *self,
                cairo_t    *cr)
{
  PaperFace *bold = paper_fonts_get_face (self->fonts, 8.5, TRUE);
  PaperFace *face = paper_fonts_get_face (self->fonts, 8.5, FALSE);
  double baseline = TOP + face->ascent;

  paper_set_colour (cr, PAPER_INK);
  paper_face_draw (bold, cr, paper_span (self->document->title), self->left, baseline);
  paper_set_colour (cr, PAPER_MUTED);
  paper_draw_right (face, cr, paper_span (get_company (self)), self->right, baseline);
  paper_draw_rule (cr, self->left, TOP + face->line_height + 4, self->right - self->left, 0.4, PAPER_RULE);
}

static void
draw_page_number (PaperFrame *self,
                  cairo_t    *cr,
                  guint       page,
                  guint       n_pages,
                  double      baseline)
{
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);
  g_autofree char *text = g_strdup_printf (paper_language_get (self->document->language, N_("Page %u of %u")), page + 1, n_pages);

  paper_set_colour (cr, PAPER_MUTED);
  paper_draw_right (small, cr, paper_span (text), self->right, baseline);
}

static double
measure_letter_foot (PaperFrame *self)
{
  const PaperLetterhead *letterhead = self->document->letterhead;
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);

  return draw_lines (small, NULL, letterhead != NULL ? letterhead->registration : NULL, self->left, LETTER_FOOT, self->right - self->left);
}

/* Name and address, contact, tax numbers in three columns below a rule; under them, over the whole width, the registration. */
static void
draw_letter_foot (PaperFrame *self,
                  cairo_t    *cr)
{
  const PaperLetterhead *letterhead = self->document->letterhead;
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);
  double column = (self->right - self->left + 12) / 3, width = column - 12, top = self->height - self->foot, y;

  paper_draw_rule (cr, self->left, top, self->right - self->left, 0.4, PAPER_RULE);
  if (letterhead == NULL)
    return;
  paper_set_colour (cr, PAPER_MUTED);
  y = draw_lines (small, cr, letterhead->address, self->left, draw_lines (small, cr, letterhead->name, self->left, top + 5, width), width);
  y = MAX (y, draw_lines (small, cr, letterhead->contact, self->left + column, top + 5, width));
  y = MAX (y, draw_lines (small, cr, letterhead->tax, self->left + 2 * column, top + 5, width));
  draw_lines (small, cr, letterhead->registration, self->left, y + 3, self->right - self->left);
}

static void
draw_report_foot (PaperFrame *self,
                  cairo_t    *cr)
{
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);
  double top = self->height - self->foot;
  g_autofree char *text = NULL;

  paper_draw_rule (cr, self->left, top, self->right - self->left, 0.4, PAPER_RULE);
  text = get_company (self)[0] != '\0' ? g_strdup_printf ("%s · %s", get_company (self), self->document->title) : g_strdup (self->document->title);
  paper_set_colour (cr, PAPER_MUTED);
  paper_face_draw (small, cr, paper_span (text), self->left, top + 4 + small->ascent);
}

static void
set_page_size (PaperFrame *self)
{
  gboolean letter = self->document->size == PAPER_SIZE_LETTER;
  double narrow = letter ? 612 : PAPER_MM (210), wide = letter ? 792 : PAPER_MM (297);

  self->width = self->document->landscape ? wide : narrow;
  self->height = self->document->landscape ? narrow : wide;
}

/* Side by side with the address, information must not run into the title. */
static double
draw_letter_title (PaperFrame *self,
                   cairo_t    *cr)
{
  PaperFace *title = paper_fonts_get_face (self->fonts, 14, TRUE);
  PaperFace *text = paper_fonts_get_face (self->fonts, TEXT_SIZE, FALSE);
  double y, width = self->right - self->left;

  set_colour (cr, PAPER_INK);
  y = draw_lines (title, cr, self->document->title, self->left, LETTER_TITLE, width);
  set_colour (cr, PAPER_MUTED);
  return draw_lines (text, cr, self->document->subtitle, self->left, y + 1, width) + 8;
}

void
paper_frame_init (PaperFrame    *self,
                  PaperDocument *document,
                  PaperFonts    *fonts)
{
  *self = (PaperFrame) { .document = document, .fonts = fonts };
  self->logo = paper_logo_load (document->letterhead != NULL ? document->letterhead->logo : NULL);
  set_page_size (self);
  self->left = is_letter (self) ? LETTER_LEFT : REPORT_MARGIN;
  self->right = self->width - (is_letter (self) ? LETTER_RIGHT : REPORT_MARGIN);
  self->next_top = TOP + PAPER_MM (10);
  self->foot = is_letter (self) ? measure_letter_foot (self) : REPORT_FOOT;
  self->bottom = self->height - self->foot - (is_letter (self) ? PAPER_MM (7) : PAPER_MM (3));
  self->first_top = is_letter (self) ? draw_letter_title (self, NULL) : draw_report_head (self, NULL);
}

void
paper_frame_clear (PaperFrame *self)
{
  g_clear_pointer (&self->logo, cairo_surface_destroy);
}

void
paper_frame_draw (PaperFrame *self,
                  cairo_t    *cr,
                  guint       page,
                  guint       n_pages)
{
  PaperFace *small = paper_fonts_get_face (self->fonts, SMALL_SIZE, FALSE);

  if (page > 0)
    draw_next_head (self, cr);
  else if (is_letter (self))
    {
      draw_letter_company (self, cr);
      draw_address (self, cr);
      draw_side_information (self, cr);
      draw_letter_title (self, cr);
    }
  else
    draw_report_head (self, cr);
  if (is_letter (self))
    {
      draw_letter_foot (self, cr);
      draw_page_number (self, cr, page, n_pages, self->height - self->foot - 6);
    }
  else
    {
      draw_report_foot (self, cr);
      draw_page_number (self, cr, page, n_pages, self->height - self->foot + 4 + small->ascent);
    }
}
