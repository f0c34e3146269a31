/* The pages of a paper, one below the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pages.h"

#include <glib/gi18n-lib.h>

static void
draw_page (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PaperLayout *layout = g_object_get_data (G_OBJECT (area), "layout");
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));
  double page_width, page_height;

  if (layout == NULL)
    return;
  paper_layout_get_page_size (layout, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  paper_layout_draw_page (layout, page, cr);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *frame = gtk_aspect_frame_new (0.5f, 0.5f, 0.707f, FALSE), *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, NULL, NULL);
  gtk_widget_add_css_class (area, "paper");
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), area);
  gtk_list_item_set_child (item, frame);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *pages)
{
  PaperLayout *layout = g_object_get_data (G_OBJECT (pages), "layout");
  GtkWidget *frame = gtk_list_item_get_child (item), *area = gtk_aspect_frame_get_child (GTK_ASPECT_FRAME (frame));
  g_autofree char *label = g_strdup_printf (_("Page %u"), gtk_list_item_get_position (item) + 1);
  double width, height;

  g_object_set_data_full (G_OBJECT (area), "layout", g_object_ref (layout), g_object_unref);
  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (gtk_list_item_get_position (item)));
  paper_layout_get_page_size (layout, &width, &height);
  gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (frame), (float) (width / height));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) height);
  gtk_list_item_set_accessible_label (item, label);
  gtk_widget_queue_draw (area);
}

GtkWidget *
desk_pages_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *pages = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pages), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  gtk_widget_add_css_class (pages, "pages");
  return pages;
}

void
desk_pages_set (GtkWidget *pages, PaperLayout *layout)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_list_view_set_model (GTK_LIST_VIEW (pages), NULL);
  g_object_set_data_full (G_OBJECT (pages), "layout", layout != NULL ? g_object_ref (layout) : NULL, g_object_unref);
  for (guint i = 0; layout != NULL && i < paper_layout_get_n_pages (layout); i++)
    gtk_string_list_append (list, "");
  if (layout != NULL)
    {
      g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));
      gtk_list_view_set_model (GTK_LIST_VIEW (pages), GTK_SELECTION_MODEL (model));
    }
}
