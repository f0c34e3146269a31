/* Which columns a list has room for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-column-choice.h"

#include "desk-column-width.h"

static const BaseField *
get_column (GtkColumnView *view, guint position, GtkColumnViewColumn **column)
{
  *column = g_list_model_get_item (gtk_column_view_get_columns (view), position);
  g_object_unref (*column);
  return g_object_get_data (G_OBJECT (*column), "field");
}

/* A line of a paper without its quantity, or else its amount, says nothing. G_MAXUINT if there is none. */
static guint
find_figure (GtkColumnView *view, gboolean is_part)
{
  guint n = is_part ? g_list_model_get_n_items (gtk_column_view_get_columns (view)) : 0, amount = G_MAXUINT;
  GtkColumnViewColumn *column;

  for (guint i = 0; i < n; i++)
    {
      BaseKind kind = get_column (view, i, &column)->kind;
      if (kind == BASE_KIND_QUANTITY)
        return i;
      if (kind == BASE_KIND_MONEY && amount == G_MAXUINT)
        amount = i;
    }
  return amount;
}

static gboolean
has_main (GtkColumnView *view)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    if (get_column (view, i, &column)->flags & BASE_MAIN)
      return TRUE;
  return FALSE;
}

/* What the columns want that are shown. */
static int
sum_widths (GtkColumnView *view, const gboolean *shown)
{
  GtkColumnViewColumn *column;
  guint place = 0;
  int sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    if (shown[i])
      sum += desk_column_get_fair_width (GTK_WIDGET (view), get_column (view, i, &column), place++);
  return sum;
}

/* Whether the names among the columns that are shown would be cut off. */
static gboolean
is_narrow (GtkColumnView *view, const gboolean *shown, int width)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    if (shown[i])
      width -= desk_column_get_width (GTK_WIDGET (view), get_column (view, i, &column), FALSE);
  return width < 0;
}

/* Sums keep to what they need where a name beside them has little. */
static void
narrow_figures (GtkColumnView *view, gboolean narrow)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      const BaseField *field = get_column (view, i, &column);
      if (!desk_column_grows (field) && field->kind != BASE_KIND_CHOICE)
        gtk_column_view_column_set_fixed_width (column, narrow ? desk_column_get_least_width (GTK_WIDGET (view), field) : desk_column_get_width (GTK_WIDGET (view), field, FALSE));
    }
}

/* The longest choice has room only where names can give it. */
static void
widen_choices (GtkColumnView *view, gboolean have_room)
{
  GtkColumnViewColumn *column;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      const BaseField *field = get_column (view, i, &column);
      if (field->kind == BASE_KIND_CHOICE && have_room)
        gtk_column_view_column_set_fixed_width (column, desk_column_get_width (GTK_WIDGET (view), field, FALSE));
      else if (field->kind == BASE_KIND_CHOICE)
        gtk_column_view_column_set_fixed_width (column, desk_column_get_fair_width (GTK_WIDGET (view), field, i));
    }
}

/* No gap is left behind the last: what may grow does, or else the last one. */
static void
fill_width (GtkColumnView *view)
{
  GtkColumnViewColumn *column, *last = NULL;
  gboolean filled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      gboolean expand = desk_column_grows (get_column (view, i, &column));
      gtk_column_view_column_set_expand (column, expand);
      if (gtk_column_view_column_get_visible (column))
        {
          last = column;
          filled |= expand;
        }
    }
  if (last != NULL && !filled)
    gtk_column_view_column_set_expand (last, TRUE);
  widen_choices (view, filled);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* The heading of figures stands over them: the room for the arrow of the order is before its words. */
static void
align_heading (GtkWidget *label)
{
  GtkWidget *box = gtk_widget_get_parent (label), *arrow = gtk_widget_get_last_child (box);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (GTK_IS_BOX (box) && arrow != label)
    gtk_box_reorder_child_after (GTK_BOX (box), label, arrow);
}

static void
align_headings (GtkColumnView *view)
{
  GtkColumnViewColumn *column;

  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL)
    return; /* it begins at the right, where they are */
  for (GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view))); heading != NULL; heading = gtk_widget_get_next_sibling (heading))
    {
      GtkWidget *label = find_label (heading);
      for (guint i = 0; label != NULL && i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
        {
          const BaseField *field = get_column (view, i, &column);
          if (desk_column_ends_at_right (field) && strcmp (gtk_label_get_text (GTK_LABEL (label)), gtk_column_view_column_get_title (column)) == 0)
            align_heading (label);
        }
    }
}

/* The columns by which a row is known always, and the figure of a line; of the others those for which there is room. full */
static gboolean *
find_fitting (GtkColumnView *view, gboolean is_part, int width)
{
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (view)), figure = find_figure (view, is_part);
  gboolean *shown = g_new0 (gboolean, n + 1), knows_main = has_main (view);
  GtkColumnViewColumn *column;

  for (guint i = 0; i < n; i++)
    shown[i] = i == figure || (knows_main ? (get_column (view, i, &column)->flags & BASE_MAIN) != 0 : i == 0);
  for (guint i = 0; i < n; i++)
    if (!shown[i])
      {
        shown[i] = TRUE;
        shown[i] = sum_widths (view, shown) <= width;
      }
  return shown;
}

void
desk_column_choice_fit (GtkColumnView *view, gboolean is_part, gboolean chosen, int width)
{
  g_autofree gboolean *shown = find_fitting (view, is_part, width);
  GtkColumnViewColumn *column;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    if (get_column (view, i, &column) != NULL && gtk_column_view_column_get_visible (column) != (chosen || shown[i]))
      gtk_column_view_column_set_visible (column, chosen || shown[i]);
  if (!chosen)
    narrow_figures (view, is_narrow (view, shown, width));
  fill_width (view);
  align_headings (view);
}
