/* Type, see, choose: search and palette.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-offer-dialog.h"

#include <glib/gi18n-lib.h>
#include "desk-dialog.h"

#define DESK_TYPE_OFFER_DIALOG (desk_offer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskOfferDialog, desk_offer_dialog, DESK, OFFER_DIALOG, AdwDialog)

struct _DeskOfferDialog
{
  AdwDialog           parent_instance;
  DeskWindow         *window; /* weak */
  DeskOfferSource     source;    /* or else */
  GPtrArray          *all;
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *view;
  AdwStatusPage      *nothing;
  GListStore         *offers;
  GtkSliceListModel  *shown;     /* the first of them, more when they are wanted */
  GtkSingleSelection *selection;
  guint               growing;   /* source */
};

/* A list view makes a row for each of the first 200, though a dozen is seen: so many at a time that typing goes on between, and no more unless someone goes there. */
#define STEP 12
#define MOST 48

G_DEFINE_FINAL_TYPE (DeskOfferDialog, desk_offer_dialog, ADW_TYPE_DIALOG)

static void
clicked_cb (GtkListItem *item)
{
  gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u", gtk_list_item_get_position (item));
}

/* GTK's own single click would also choose whatever comes to lie under a pointer that rests there while somebody types. */
static void
take_clicks (GtkListItem *item, GtkWidget *box)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), item, G_CONNECT_SWAPPED);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new (), *title = gtk_label_new (NULL), *subtitle = gtk_label_new (NULL), *hint = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_lines (GTK_LABEL (subtitle), 3);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_widget_add_css_class (box, "offer");
  take_clicks (item, box);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DeskOffer *offer = gtk_list_item_get_item (item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *texts = gtk_widget_get_next_sibling (image);
  GtkWidget *title = gtk_widget_get_first_child (texts), *subtitle = gtk_widget_get_last_child (texts), *hint = gtk_widget_get_next_sibling (texts);
  const char *second = desk_offer_get_subtitle (offer);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), desk_offer_get_icon (offer));
  gtk_label_set_text (GTK_LABEL (title), desk_offer_get_title (offer));
  gtk_label_set_text (GTK_LABEL (subtitle), second != NULL ? second : "");
  gtk_widget_set_visible (subtitle, second != NULL && second[0] != '\0');
  gtk_label_set_text (GTK_LABEL (hint), desk_offer_get_hint (offer) != NULL ? desk_offer_get_hint (offer) : "");
  gtk_list_item_set_accessible_label (item, desk_offer_get_title (offer));
}

static void
take (DeskOfferDialog *self, guint position)
{
  g_autoptr (DeskOffer) offer = g_list_model_get_item (G_LIST_MODEL (self->offers), position);
  DeskWindow *window = self->window;

  if (offer == NULL || window == NULL)
    return;
  g_object_ref (window);
  adw_dialog_close (ADW_DIALOG (self));
  desk_offer_take (offer, GTK_WIDGET (window));
  g_object_unref (window);
}

static void
activate_cb (DeskOfferDialog *self, guint position)
{
  take (self, position);
}

static void
entered_cb (DeskOfferDialog *self)
{
  take (self, gtk_single_selection_get_selected (self->selection));
}

static guint
grow (DeskOfferDialog *self)
{
  guint size = gtk_slice_list_model_get_size (self->shown) + STEP;

  if (size - STEP < g_list_model_get_n_items (G_LIST_MODEL (self->offers)))
    gtk_slice_list_model_set_size (self->shown, size);
  return size;
}

static gboolean
grow_cb (gpointer data)
{
  DeskOfferDialog *self = data;

  if (grow (self) < MIN (MOST, g_list_model_get_n_items (G_LIST_MODEL (self->offers))))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (DeskOfferDialog *self, GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);

  if (gtk_adjustment_get_value (adjustment) + 2 * page > gtk_adjustment_get_upper (adjustment))
    grow (self);
}

static void
add_matching (DeskOfferDialog *self, const char *words, GPtrArray *offers)
{
  g_auto (GStrv) parts = desk_offer_split (words);

  for (guint i = 0; i < self->all->len; i++)
    if (desk_offer_matches (self->all->pdata[i], parts))
      g_ptr_array_add (offers, g_object_ref (self->all->pdata[i]));
}

static void
add_found (DeskOfferDialog *self, const char *words, GPtrArray *offers)
{
  g_autoptr (GListStore) found = g_list_store_new (DESK_TYPE_OFFER);

  self->source (self->window, words, found);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
    g_ptr_array_add (offers, g_list_model_get_item (G_LIST_MODEL (found), i));
}

/* All at once: the view uses the rows again. */
static void
list_offers (DeskOfferDialog *self, const char *words)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_handle_id (&self->growing, g_source_remove);
  if (self->all != NULL)
    add_matching (self, words, offers);
  else if (self->window != NULL)
    add_found (self, words, offers);
  gtk_slice_list_model_set_size (self->shown, STEP);
  g_list_store_splice (self->offers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->offers)), offers->pdata, offers->len);
  if (offers->len > STEP)
    self->growing = g_idle_add (grow_cb, self);
}

static void
refresh (DeskOfferDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  list_offers (self, words);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->offers)) > 0)
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_SELECT, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1); /* what the results are for */
  adw_status_page_set_title (self->nothing, words[0] != '\0' ? _("Nothing Found") : adw_dialog_get_title (ADW_DIALOG (self)));
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->offers)) > 0 ? "offers" : "nothing");
}

static gboolean
key_cb (DeskOfferDialog *self, guint key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->offers));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  if (key == GDK_KEY_Down && selected + STEP >= gtk_slice_list_model_get_size (self->shown))
    grow (self);
  if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else if (selected > 0)
    selected--;
  gtk_list_view_scroll_to (self->view, selected, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

static void
close_cb (DeskOfferDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
desk_offer_dialog_dispose (GObject *object)
{
  DeskOfferDialog *self = DESK_OFFER_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_handle_id (&self->growing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_OFFER_DIALOG);
  g_clear_object (&self->shown);
  g_clear_object (&self->offers);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_offer_dialog_parent_class)->dispose (object);
}

static void
desk_offer_dialog_class_init (DeskOfferDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_offer_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-offer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOfferDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DeskOfferDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskOfferDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DeskOfferDialog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
desk_offer_dialog_init (DeskOfferDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->offers = g_list_store_new (DESK_TYPE_OFFER);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->offers)), 0, STEP);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
present (DeskOfferDialog *self, DeskWindow *window, const char *hint)
{
  const char *title = adw_dialog_get_title (ADW_DIALOG (self));

  g_set_weak_pointer (&self->window, window);
  adw_status_page_set_description (self->nothing, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_search_entry_set_placeholder_text (self->entry, title);
  refresh (self);
  desk_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window), GTK_WIDGET (self->entry));
}

void
desk_offer_dialog_present (DeskWindow *window, const char *title, const char *hint, DeskOfferSource source)
{
  DeskOfferDialog *self = g_object_new (DESK_TYPE_OFFER_DIALOG, "title", title, NULL);

  self->source = source;
  present (self, window, hint);
}

void
desk_offer_dialog_present_all (DeskWindow *window, const char *title, const char *hint, GPtrArray *all)
{
  DeskOfferDialog *self = g_object_new (DESK_TYPE_OFFER_DIALOG, "title", title, NULL);

  self->all = g_ptr_array_ref (all);
  present (self, window, hint);
}

/* Nothing of a short list is hidden below, and who types to shorten it sees no jumping dialog. */
void
desk_offer_dialog_present_whole (DeskWindow *window, const char *title, const char *hint, GPtrArray *all)
{
  DeskOfferDialog *self = g_object_new (DESK_TYPE_OFFER_DIALOG, "title", title, NULL);

  self->all = g_ptr_array_ref (all);
  present (self, window, hint);
  gtk_slice_list_model_set_size (self->shown, MOST);
  desk_dialog_fit (ADW_DIALOG (self));
}
