/* Buttons in one row where they fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-button-box.h"

#define SPACING 6  /* pixels */
#define MOST    8  /* buttons in a row */

struct _DeskButtonBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskButtonBox, desk_button_box, GTK_TYPE_WIDGET)

static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *box)
{
  return find_shown (gtk_widget_get_first_child (box));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return find_shown (gtk_widget_get_next_sibling (child));
}

static guint
count (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = get_first (box); child != NULL; child = get_next (child))
    n++;
  return n;
}

/* Of each column; their sum with what is between them. */
static int
measure_columns (GtkWidget *box, guint n_columns, gboolean natural, int widths[MOST])
{
  guint i = 0;
  int sum = SPACING * ((int) n_columns - 1);

  for (guint j = 0; j < n_columns; j++)
    widths[j] = 0;
  for (GtkWidget *child = get_first (box); child != NULL; child = get_next (child))
    {
      int minimum, wanted, *width = &widths[i++ % n_columns];
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wanted, NULL, NULL);
      *width = MAX (*width, natural ? wanted : minimum);
    }
  for (guint j = 0; j < n_columns; j++)
    sum += widths[j];
  return sum;
}

static guint
choose_columns (GtkWidget *box, int width, int widths[MOST])
{
  guint n = count (box), n_columns = CLAMP (n, 1, MOST);
  int sum = measure_columns (box, n_columns, TRUE, widths);

  if (sum > width && n > 2)
    sum = measure_columns (box, n_columns = 2, TRUE, widths);
  if (sum > width)
    {
      n_columns = 1;
      widths[0] = sum = width;
    }
  for (guint j = 0; j < n_columns; j++)
    widths[j] += (width - sum) / (int) n_columns;
  return n_columns;
}

/* The highest one makes all rows as high. */
static int
measure_row (GtkWidget *box, guint n_columns, const int widths[MOST])
{
  int highest = 0, height;
  guint i = 0;

  for (GtkWidget *child = get_first (box); child != NULL; child = get_next (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, widths[i++ % n_columns], NULL, &height, NULL, NULL);
      highest = MAX (highest, height);
    }
  return highest;
}

static GtkSizeRequestMode
desk_button_box_get_request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
desk_button_box_measure (GtkWidget *box, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  guint n = count (box), n_columns;
  int widths[MOST];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_columns (box, 1, FALSE, widths);
      *natural = measure_columns (box, CLAMP (n, 1, MOST), TRUE, widths);
      return;
    }
  n_columns = choose_columns (box, for_size < 0 ? G_MAXINT : for_size, widths);
  n = MAX ((n + n_columns - 1) / n_columns, 1);
  *minimum = *natural = (int) n * (measure_row (box, n_columns, widths) + SPACING) - SPACING;
}

static void
desk_button_box_size_allocate (GtkWidget *box, int width, int height, int baseline)
{
  int widths[MOST], x = 0, row_height;
  guint n_columns = choose_columns (box, width, widths), i = 0;
  gboolean mirrored = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;

  row_height = measure_row (box, n_columns, widths);
  for (GtkWidget *child = get_first (box); child != NULL; child = get_next (child))
    {
      guint column = i % n_columns;
      GtkAllocation place = { column == 0 ? 0 : x, (int) (i / n_columns) * (row_height + SPACING), widths[column], row_height };

      x = place.x + place.width + SPACING;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      i++;
    }
}

static void
desk_button_box_dispose (GObject *object)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object)); child != NULL; child = gtk_widget_get_first_child (GTK_WIDGET (object)))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_button_box_parent_class)->dispose (object);
}

static void
desk_button_box_class_init (DeskButtonBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_button_box_dispose;
  widget_class->get_request_mode = desk_button_box_get_request_mode;
  widget_class->measure = desk_button_box_measure;
  widget_class->size_allocate = desk_button_box_size_allocate;
}

static void
desk_button_box_init (DeskButtonBox *self)
{
}
