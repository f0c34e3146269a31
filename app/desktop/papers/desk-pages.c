/* The pages of a paper, one below the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pages.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 160
#define LARGER      1.5 /* of its size on paper */

#define DESK_TYPE_PAGE (desk_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskPage, desk_page, DESK, PAGE, GtkWidget)

struct _DeskPage
{
  GtkWidget    parent_instance;
  PaperLayout *layout;
  guint        page;
  gboolean     larger;
};

G_DEFINE_FINAL_TYPE (DeskPage, desk_page, GTK_TYPE_WIDGET)

static void
desk_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskPage *self = DESK_PAGE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  double page_width, page_height;
  cairo_t *cr;

  if (self->layout == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  paper_layout_get_page_size (self->layout, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  paper_layout_draw_page (self->layout, self->page, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
desk_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as there is room, up to its size on paper; larger, the window scrolls sideways. */
static void
desk_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DeskPage *self = DESK_PAGE (widget);
  double width = 1, height = 1;

  if (self->layout != NULL)
    paper_layout_get_page_size (self->layout, &width, &height);
  *natural = (int) (self->larger ? width * LARGER : width);
  *minimum = self->larger ? *natural : MIN (*natural, LEAST_WIDTH);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *natural = (int) (height * (for_size > 0 ? for_size : *natural) / width);
  *minimum = for_size > 0 ? *natural : (int) (height * *minimum / width);
}

static void
desk_page_dispose (GObject *object)
{
  g_clear_object (&DESK_PAGE (object)->layout);
  G_OBJECT_CLASS (desk_page_parent_class)->dispose (object);
}

static void
desk_page_class_init (DeskPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = desk_page_dispose;
  GTK_WIDGET_CLASS (class)->snapshot = desk_page_snapshot;
  GTK_WIDGET_CLASS (class)->measure = desk_page_measure;
  GTK_WIDGET_CLASS (class)->get_request_mode = desk_page_get_request_mode;
}

static void
desk_page_init (DeskPage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (DESK_TYPE_PAGE, NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *pages)
{
  DeskPage *page = DESK_PAGE (gtk_list_item_get_child (item));
  g_autofree char *label = g_strdup_printf (_("Page %u"), gtk_list_item_get_position (item) + 1);

  g_set_object (&page->layout, g_object_get_data (G_OBJECT (pages), "layout"));
  page->page = gtk_list_item_get_position (item);
  page->larger = g_object_get_data (G_OBJECT (pages), "larger") != NULL;
  gtk_list_item_set_accessible_label (item, label);
  gtk_widget_queue_resize (GTK_WIDGET (page));
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
desk_pages_set (GtkWidget *pages, PaperLayout *layout, gboolean larger)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_list_view_set_model (GTK_LIST_VIEW (pages), NULL);
  g_object_set_data_full (G_OBJECT (pages), "layout", layout != NULL ? g_object_ref (layout) : NULL, g_object_unref);
  g_object_set_data (G_OBJECT (pages), "larger", GINT_TO_POINTER (larger));
  for (guint i = 0; layout != NULL && i < paper_layout_get_n_pages (layout); i++)
    gtk_string_list_append (list, "");
  if (layout != NULL)
    {
      g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));
      gtk_list_view_set_model (GTK_LIST_VIEW (pages), GTK_SELECTION_MODEL (model));
    }
}
