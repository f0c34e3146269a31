/* The details of the company in its window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"
#include "desk-logo-row.h"

static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='100'><rect width='300' height='100' rx='20' fill='#1c71d8'/>"
                              "<circle cx='60' cy='50' r='30' fill='white'/></svg>";

static GFile *
write_file (Desk *desk, const char *name, const char *content, gssize length)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return g_file_new_for_path (path);
}

static DeskLogoRow *
open_company (Desk *desk)
{
  desk_do (desk, "win.company", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL && desk_find (GTK_WIDGET (desk_dialog (desk)), DESK_TYPE_LOGO_ROW, NULL) != NULL);
  return DESK_LOGO_ROW (desk_find (GTK_WIDGET (desk_dialog (desk)), DESK_TYPE_LOGO_ROW, NULL));
}

static gint64
count_logos (Desk *desk)
{
  return desk_number (desk, "SELECT count (*) FROM company_logos");
}

static gboolean
shows_picture (DeskLogoRow *row)
{
  GtkWidget *picture = desk_find (GTK_WIDGET (row), GTK_TYPE_PICTURE, NULL);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static void
scroll_to (DeskLogoRow *row)
{
  graphene_rect_t place;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_SCROLLED_WINDOW);

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), gtk_widget_get_first_child (scroller), &place));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), place.origin.y - 120);
}

static void
test_logo (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autoptr (GFile) picture = write_file (desk, "logo.svg", drawing, -1);
  DeskLogoRow *row = open_company (desk);
  gint64 before = desk_number (desk, "SELECT count (*) FROM change");

  g_assert_cmpint (count_logos (desk), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (desk_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, "logo.remove")));
  scroll_to (row);
  desk_look (desk, GTK_WIDGET (desk->window), "logo-none", "No logo yet");
  desk_logo_row_take (row, picture);
  WAIT_FOR (shows_picture (row));
  g_assert_cmpint (count_logos (desk), ==, 1);
  g_assert_cmpint (desk_number (desk, "SELECT count (*) FROM change"), ==, before + 1);
  gtk_widget_activate_action (GTK_WIDGET (row), "logo.remove", NULL);
  WAIT_FOR (count_logos (desk) == 0 && !shows_picture (row));
  desk_dismiss (desk);
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (count_logos (desk) == 1);
  desk_do (desk, "win.undo", NULL);
  WAIT_FOR (count_logos (desk) == 0);
}

static void
test_refused (gconstpointer data)
{
  Desk *desk = (Desk *) data;
  g_autofree char *blank = g_malloc0 (3 << 20);
  g_autoptr (GFile) text = write_file (desk, "note.txt", "no picture", -1), torn = write_file (desk, "torn.png", "\211PNG\r\n\032\nxx", 10);
  g_autoptr (GFile) large = NULL, none = g_file_get_child (text, "none");
  DeskLogoRow *row = open_company (desk);

  memcpy (blank, "\211PNG\r\n\032\n", 8);
  large = write_file (desk, "large.png", blank, 3 << 20);
  desk_logo_row_take (row, text);
  WAIT_FOR (desk_shows (GTK_WIDGET (row), "Choose a PNG, JPEG or SVG file."));
  desk_logo_row_take (row, large);
  WAIT_FOR (desk_shows (GTK_WIDGET (row), "larger than 2 MB"));
  scroll_to (row);
  desk_look (desk, GTK_WIDGET (desk->window), "logo-refused", "larger than 2 MB");
  desk_logo_row_take (row, torn);
  WAIT_FOR (desk_shows (GTK_WIDGET (row), "damaged"));
  desk_logo_row_take (row, none);
  WAIT_FOR (desk_shows (GTK_WIDGET (row), "could not be read"));
  g_assert_cmpint (count_logos (desk), ==, 0);
  desk_dismiss (desk);
}

static void
test_dropped (gconstpointer data)
{
  static const int widths[] = { 360, 1000, 1600 };
  Desk *desk = (Desk *) data;
  g_autoptr (GFile) picture = write_file (desk, "dropped.svg", drawing, -1);
  DeskLogoRow *row = open_company (desk);

  g_assert_true (desk_drop (GTK_WIDGET (row), picture));
  WAIT_FOR (shows_picture (row));
  desk_dismiss (desk);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      desk_resize (desk, widths[i], 800);
      row = open_company (desk);
      WAIT_FOR (shows_picture (row));
      scroll_to (row);
      desk_look (desk, GTK_WIDGET (desk->window), "logo", "at most 2 MB");
      desk_dismiss (desk);
    }
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 5);
  g_test_add_data_func ("/desktop/company/a-logo-is-chosen-removed-and-brought-back", &desk, test_logo);
  g_test_add_data_func ("/desktop/company/what-cannot-be-a-logo-is-refused-in-a-sentence", &desk, test_refused);
  g_test_add_data_func ("/desktop/company/a-picture-may-be-dropped-on-the-logo", &desk, test_dropped);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
