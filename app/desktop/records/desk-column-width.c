/* How wide a column of a list is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-column-width.h"

#define USUAL_DPI      (96 * 1024)
#define HEADING_EDGES  24 /* beside its words, with room for the arrow of the order */
#define WIDEST_HEADING 170
#define CELL_EDGES     16
#define NARROW_CHOICE  90
#define WIDEST_CHOICE  130
#define LETTER         8 /* pixels, about */
#define LEAST_MONEY    88
#define FULL_TITLE     220
#define FULL_LINK      170

/* Shown by its number, which does not get longer. */
static gboolean
names_paper (const BaseField *field)
{
  static const char *const papers[] = { "orders", "invoices", "purchase_orders", "shipments", "pick_lists", "receipts", "payments", NULL };

  return field->kind == BASE_KIND_LINK && g_strv_contains (papers, field->target);
}

/* Pixels that a column of a kind wants, for letters of the usual size. */
static int
get_usual_width (const BaseField *field)
{
  switch (field->kind)
    {
    case BASE_KIND_TEXT:
      return field->flags & BASE_UNIQUE ? 128 : field->flags & BASE_TITLE ? 160 : 130;
    case BASE_KIND_LINK:
      return names_paper (field) ? 128 : 148;
    case BASE_KIND_LONG_TEXT:
      return 148;
    case BASE_KIND_TIME:
      return 150;
    case BASE_KIND_DATE:
    case BASE_KIND_CHOICE:
      return 110;
    case BASE_KIND_MONEY:
      return 100;
    default:
      return 90;
    }
}

static int
measure_words (GtkWidget *widget, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Pixels of a heading. */
static int
get_heading_width (GtkWidget *widget, const BaseField *field)
{
  return measure_words (widget, base_field_get_label (field)) + HEADING_EDGES;
}

/* Pixels of the longest of the choices, which are known beforehand. */
static int
get_choice_width (GtkWidget *widget, const BaseField *field)
{
  const char *longest = "";

  for (const BaseChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      const char *words = g_dgettext (GETTEXT_PACKAGE, choice->label);
      if (g_utf8_strlen (words, -1) > g_utf8_strlen (longest, -1))
        longest = words;
    }
  return MIN (measure_words (widget, longest) + CELL_EDGES + LETTER, WIDEST_CHOICE);
}

static int
scale_width (GtkWidget *widget, int usual)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi <= USUAL_DPI ? usual : (int) ((gint64) usual * dpi / USUAL_DPI);
}

gboolean
desk_column_grows (const BaseField *field)
{
  return (field->kind == BASE_KIND_LINK && !names_paper (field)) || (field->kind == BASE_KIND_TEXT && !(field->flags & BASE_UNIQUE));
}

gboolean
desk_column_ends_at_right (const BaseField *field)
{
  switch (field->kind)
    {
    case BASE_KIND_LINK:
    case BASE_KIND_CHOICE:
    case BASE_KIND_YES_NO:
    case BASE_KIND_DATE:
    case BASE_KIND_TIME:
      return FALSE;
    default:
      return base_field_is_number (field);
    }
}

guint
desk_column_get_letters (const BaseField *field)
{
  return (guint) (get_usual_width (field) - CELL_EDGES) / LETTER;
}

int
desk_column_get_width (GtkWidget *widget, const BaseField *field, gboolean grows)
{
  int usual = get_usual_width (field), heading = get_heading_width (widget, field);

  if (field->kind == BASE_KIND_CHOICE)
    return MAX (MAX (get_choice_width (widget, field), MIN (heading, WIDEST_HEADING)), scale_width (widget, NARROW_CHOICE));
  return grows ? MAX (usual, heading) : MAX (scale_width (widget, usual), MIN (heading, WIDEST_HEADING));
}

int
desk_column_get_least_width (GtkWidget *widget, const BaseField *field)
{
  int usual = get_usual_width (field), heading = MIN (get_heading_width (widget, field), WIDEST_HEADING);

  if (field->kind == BASE_KIND_MONEY)
    usual = LEAST_MONEY;
  return MAX (scale_width (widget, usual), heading);
}

int
desk_column_get_fair_width (GtkWidget *widget, const BaseField *field, guint place)
{
  int usual = get_usual_width (field), least = desk_column_grows (field) ? get_heading_width (widget, field) : 0; /* it is never less wide */
  gboolean is_name = (field->kind == BASE_KIND_LINK && !names_paper (field)) || ((field->flags & BASE_TITLE) && desk_column_grows (field));

  if (field->kind == BASE_KIND_CHOICE) /* a long word takes from the names beside it, not from what is shown at all */
    return MIN (desk_column_get_width (widget, field, FALSE), scale_width (widget, usual));
  if (place < 2)
    return MAX (least, desk_column_get_width (widget, field, is_name));
  if (place > 2 && field->kind == BASE_KIND_LINK && is_name)
    usual = FULL_LINK;
  else if (place > 2 && is_name)
    usual = FULL_TITLE;
  return MAX (MAX (least, scale_width (widget, usual)), desk_column_get_width (widget, field, FALSE));
}
