/* A new order from the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <office-line.h>
#include "desk-order-entry.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-contact.h>
#include <office-item.h>
#include <office-order-entry.h>
#include <office-order-line.h>
#include <office-price-find.h>
#include "desk-dialog.h"
#include "desk-field-row.h"
#include "desk-menu-button.h"
#include "desk-run.h"
#include "desk-suggestions.h"

#define DESK_TYPE_ORDER_ENTRY (desk_order_entry_get_type ())
G_DECLARE_FINAL_TYPE (DeskOrderEntry, desk_order_entry, DESK, ORDER_ENTRY, AdwDialog)

struct _DeskOrderEntry
{
  AdwDialog            parent_instance;
  GtkWidget           *window; /* weak */
  StoreFile           *file;
  DeskDraft           *draft;  /* of the command's arguments */
  GArray              *entered; /* Entered */
  DeskSuggestions     *suggestions;
  GtkWidget           *customer;
  GtkButton           *confirm;
  AdwBanner           *banner;
  AdwPreferencesGroup *head;
  AdwPreferencesGroup *lines;
  AdwEntryRow         *line;
  GtkLabel            *figures;
  GtkLabel            *credit;
};

/* What the person typed, with the item that was meant. */
typedef struct
{
  OfficeEntryLine line;
  gint64          amount;
  gint64          cost;
  GtkWidget      *row; /* borrowed */
} Entered;

G_DEFINE_FINAL_TYPE (DeskOrderEntry, desk_order_entry, ADW_TYPE_DIALOG)

static void
show_sentence (DeskOrderEntry *self, const char *sentence)
{
  adw_banner_set_title (self->banner, sentence != NULL ? sentence : "");
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

static gint64
get_customer (DeskOrderEntry *self)
{
  return desk_draft_get_number (self->draft, desk_draft_find_field (self->draft, "customer"));
}

/* Money limits of the customer, as they stand with this order. */
static void
show_credit (DeskOrderEntry *self, gint64 net)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (self->file), "contacts");
  g_autoptr (OfficeContact) contact = get_customer (self) != 0 ? OFFICE_CONTACT (store_file_get_record (self->file, class, get_customer (self))) : NULL;
  BaseLocale *locale = store_file_get_locale (self->file);
  g_autofree char *words = NULL, *open = NULL, *limit = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->credit), "warning");
  if (contact != NULL && contact->on_hold)
    words = g_strdup_printf (_("%s is on hold: %s"), contact->name, contact->hold_reason != NULL ? contact->hold_reason : "–");
  else if (contact != NULL && contact->credit_limit > 0)
    {
      open = base_money_format_long (contact->open_amount + net, locale, locale->currency);
      limit = base_money_format_long (contact->credit_limit, locale, locale->currency);
      words = g_strdup_printf (_("With this order %s of the credit limit of %s are used."), open, limit);
    }
  if (contact != NULL && (contact->on_hold || (contact->credit_limit > 0 && contact->open_amount + net > contact->credit_limit)))
    gtk_widget_add_css_class (GTK_WIDGET (self->credit), "warning");
  gtk_label_set_text (self->credit, words != NULL ? words : "");
}

static void
show_figures (DeskOrderEntry *self)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  g_autofree char *total = NULL, *margin = NULL, *rate = NULL, *words = NULL;
  gint64 net = 0, cost = 0, share = 0;

  for (guint i = 0; i < self->entered->len; i++)
    {
      net += g_array_index (self->entered, Entered, i).amount;
      cost += g_array_index (self->entered, Entered, i).cost;
    }
  if (net > 0)
    base_number_scale (net - cost, BASE_QUANTITY_ONE, net, BASE_ROUND_HALF_UP, &share, NULL);
  total = base_money_format_long (net, locale, locale->currency);
  margin = base_money_format_long (net - cost, locale, locale->currency);
  rate = base_rate_format (share / 1000 * 1000, locale);
  words = g_strdup_printf (_("Total %s · margin %s (%s)"), total, margin, rate);
  gtk_label_set_text (self->figures, words);
  show_credit (self, net);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.confirm", get_customer (self) != 0 && self->entered->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.quote", get_customer (self) != 0 && self->entered->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.draft", get_customer (self) != 0);
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  DeskOrderEntry *self = DESK_ORDER_ENTRY (gtk_widget_get_ancestor (GTK_WIDGET (button), DESK_TYPE_ORDER_ENTRY));
  GtkWidget *row = data;

  for (guint i = 0; i < self->entered->len; i++)
    if (g_array_index (self->entered, Entered, i).row == row)
      {
        g_array_remove_index (self->entered, i);
        adw_preferences_group_remove (self->lines, row);
        break;
      }
  show_figures (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

/* "48 × Chai", below it what stands on the shelf. */
static GtkWidget *
make_row (DeskOrderEntry *self, OfficeItem *item, const Entered *entered)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  GtkWidget *row = adw_action_row_new (), *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic"), *amount;
  g_autofree char *quantity = base_quantity_format (entered->line.quantity, locale), *free = base_quantity_format (item->on_hand - item->reserved, locale);
  g_autofree char *price = base_money_format (entered->line.price, locale, locale->currency), *sum = base_money_format (entered->amount, locale, locale->currency);
  g_autofree char *title = g_strdup_printf ("%s × %s", quantity, item->name);
  g_autofree char *hint = item->kind == OFFICE_ITEM_KIND_STOCKED ? g_strdup_printf (_("%s each · %s available"), price, free) : g_strdup_printf (_("%s each"), price);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hint);
  amount = gtk_label_new (sum);
  gtk_widget_add_css_class (amount, "numeric");
  if (item->kind == OFFICE_ITEM_KIND_STOCKED && item->on_hand - item->reserved < entered->line.quantity)
    gtk_widget_add_css_class (row, "warning");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _("Remove the line"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), amount);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static gboolean
complete (DeskOrderEntry *self, OfficeItem *item, Entered *entered, GError **error)
{
  if (!entered->line.has_price
      && !office_price_find (store_file_get_reader (self->file), get_customer (self), entered->line.item, entered->line.quantity,
                             base_environment_today (store_file_get_environment (self->file)), NULL, &entered->line.price, error))
    return FALSE;
  return office_line_calculate (entered->line.price, entered->line.quantity, 0, &entered->amount, error)
         && office_line_calculate (item->cost, entered->line.quantity, 0, &entered->cost, error);
}

static void
add_line (DeskOrderEntry *self, OfficeEntryLine line)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (self->file), "items");
  g_autoptr (OfficeItem) item = OFFICE_ITEM (store_file_get_record (self->file, class, line.item));
  g_autoptr (GError) error = NULL;
  Entered entered = { line };

  if (item == NULL || !complete (self, item, &entered, &error))
    {
      show_sentence (self, error != NULL ? error->message : _("There is no such item."));
      return;
    }
  entered.row = make_row (self, item, &entered);
  adw_preferences_group_add (self->lines, entered.row);
  g_array_append_val (self->entered, entered);
  gtk_editable_set_text (GTK_EDITABLE (self->line), "");
  show_sentence (self, NULL);
  show_figures (self);
}

/* The item was chosen: the figure and the price are what stands around its words. */
static void
chosen_cb (DeskOrderEntry *self, gint64 id)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  g_autofree char *words = NULL, *price = NULL;
  g_autoptr (GError) error = NULL;
  OfficeEntryLine line = { id };
  const char *rest;
  gint64 factor = BASE_QUANTITY_ONE;

  office_order_entry_split (gtk_editable_get_text (GTK_EDITABLE (self->line)), locale, &line.quantity, &words, &price);
  line.unit = office_order_entry_find_unit (store_file_get_reader (self->file), id, words, &rest, &factor);
  line.has_price = price != NULL;
  if (!base_number_scale (line.quantity, factor, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &line.quantity, &error)
      || (price != NULL && !base_money_parse (price, locale, locale->currency, &line.price, &error)))
    show_sentence (self, error->message);
  else
    add_line (self, line);
}

static void
line_changed_cb (DeskOrderEntry *self)
{
  g_autofree char *words = NULL, *price = NULL;
  const char *rest;
  gint64 quantity;

  if (self->suggestions == NULL)
    return;
  office_order_entry_split (gtk_editable_get_text (GTK_EDITABLE (self->line)), store_file_get_locale (self->file), &quantity, &words, &price);
  rest = strchr (words, ' ');
  if (words[0] == '\0')
    desk_suggestions_hide (self->suggestions);
  else if (desk_suggestions_search (self->suggestions, words) == 0 && rest != NULL)
    desk_suggestions_search (self->suggestions, rest + 1); /* behind the unit */
}

/* Without a suggestion: what a scanner types is a number or barcode, and ends with Return. */
static void
line_entered_cb (DeskOrderEntry *self)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->line));
  g_autoptr (GError) error = NULL;
  OfficeEntryLine line;

  if (text[0] == '\0')
    return;
  if (office_order_entry_read (store_file_get_reader (self->file), text, locale, locale->currency, &line, &error))
    add_line (self, line);
  else
    show_sentence (self, error->message);
}

static void
draft_changed_cb (DeskOrderEntry *self, const char *name)
{
  show_figures (self);
  if (g_strcmp0 (name, "customer") == 0 && get_customer (self) != 0 && self->entered->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

/* As the command reads it: figures in the person's own way, items by their place in the file. */
static char *
dup_lines (DeskOrderEntry *self)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->entered->len; i++)
    {
      const OfficeEntryLine *line = &g_array_index (self->entered, Entered, i).line;
      g_autofree char *quantity = base_quantity_format (line->quantity, locale);

      g_string_append_printf (text, "%s #%" G_GINT64_FORMAT, quantity, line->item);
      if (line->has_price)
        {
          g_autofree char *price = base_money_format (line->price, locale, locale->currency);
          g_string_append_printf (text, " @ %s", price);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  g_autoptr (DeskOrderEntry) self = data;

  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), TRUE);
  if (error != NULL)
    {
      show_sentence (self, error->message);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  if (origin != NULL)
    desk_window_open_record (DESK_WINDOW (origin), "orders", result);
}

static void
enter (DeskOrderEntry *self, int goal)
{
  g_autofree char *lines = dup_lines (self);

  if (self->window == NULL)
    return;
  desk_draft_set_text (self->draft, desk_draft_find_field (self->draft, "lines"), lines);
  desk_draft_set_number (self->draft, desk_draft_find_field (self->draft, "goal"), goal);
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), FALSE);
  desk_run (self->window, "enter-order", desk_draft_make_arguments (self->draft), done_cb, g_object_ref (self));
}

static void
enter_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskOrderEntry *self = DESK_ORDER_ENTRY (widget);

  if (gtk_editable_get_text (GTK_EDITABLE (self->line))[0] != '\0')
    line_entered_cb (self);
  if (gtk_editable_get_text (GTK_EDITABLE (self->line))[0] == '\0')
    enter (self, g_str_equal (action, "entry.draft") ? 0 : g_str_equal (action, "entry.quote") ? 1 : 2);
}

static void
desk_order_entry_dispose (GObject *object)
{
  DeskOrderEntry *self = DESK_ORDER_ENTRY (object);

  if (self->suggestions != NULL)
    desk_suggestions_detach (self->suggestions);
  g_clear_object (&self->suggestions);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_ORDER_ENTRY);
  g_clear_object (&self->draft);
  g_clear_object (&self->file);
  g_clear_pointer (&self->entered, g_array_unref);
  G_OBJECT_CLASS (desk_order_entry_parent_class)->dispose (object);
}

static void
desk_order_entry_class_init (DeskOrderEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_order_entry_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-order-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, confirm);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, banner);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, head);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, lines);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, line);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, figures);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderEntry, credit);
  desk_menu_button_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_entered_cb);
  gtk_widget_class_install_action (widget_class, "entry.confirm", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "entry.quote", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "entry.draft", NULL, enter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "entry.confirm", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "entry.confirm", NULL);
}

static void
desk_order_entry_init (DeskOrderEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_menu_button_init (GTK_WIDGET (self), DESK_TYPE_ORDER_ENTRY);
  self->entered = g_array_new (FALSE, FALSE, sizeof (Entered));
}

void
desk_order_entry_present (DeskWindow *window)
{
  DeskOrderEntry *self = g_object_new (DESK_TYPE_ORDER_ENTRY, NULL);
  StoreFile *file = desk_window_get_file (window);
  StoreSchema *schema = store_file_get_schema (file);
  static const char *const shown[] = { "customer", "promised_on", "reference" };

  g_set_weak_pointer (&self->window, GTK_WIDGET (window));
  self->file = g_object_ref (file);
  self->draft = desk_draft_new_for_command (file, store_schema_find_command (schema, "enter-order"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *row = desk_field_row_new (self->draft, desk_draft_find_field (self->draft, shown[i]));
      adw_preferences_group_add (self->head, row);
      if (i == 0)
        self->customer = row;
    }
  self->suggestions = desk_suggestions_new (GTK_WIDGET (self->line), file, store_schema_find_class (schema, "items"));
  g_signal_connect_object (self->suggestions, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  show_figures (self);
  desk_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window), self->customer);
}
