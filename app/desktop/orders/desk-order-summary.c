/* Promise, margin and papers of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-order-summary.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-summary.h>
#include "desk-read.h"

#define MOST_LINES 100 /* more say nothing at a glance */

struct _DeskOrderSummary
{
  AdwPreferencesGroup parent_instance;
  StoreFile          *file;
  gint64              order;
  GPtrArray          *rows;
  gboolean            reading;
  gboolean            again;    /* something changed while it was read */
  gboolean            expanded; /* as the person left it */
};

G_DEFINE_FINAL_TYPE (DeskOrderSummary, desk_order_summary, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  gint64      order;
  BaseLocale *locale;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  base_locale_unref (self->locale);
  g_free (self);
}

static gpointer
read_summary (StoreDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  return office_order_summary_load (db, reading->order, reading->locale, error);
}

static void
set_words (GtkWidget *row, const char *title, const char *subtitle, const char *icon, gboolean warn)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (warn)
    gtk_widget_add_css_class (image, "warning");
  if (ADW_IS_EXPANDER_ROW (row))
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), image);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

static void
add_row (DeskOrderSummary *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_line (const OfficeSummaryLine *line, BaseLocale *locale)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = base_date_format (line->day, locale);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->covers);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (day));
  if (line->late)
    gtk_widget_add_css_class (row, "warning");
  return row;
}

static void
expanded_cb (DeskOrderSummary *self, GParamSpec *spec, AdwExpanderRow *row)
{
  self->expanded = adw_expander_row_get_expanded (row);
}

static void
add_promise (DeskOrderSummary *self, OfficeOrderSummary *summary, BaseLocale *locale)
{
  GtkWidget *row = adw_expander_row_new ();

  set_words (row, summary->words, _("What covers each line"), summary->late ? "alarm-symbolic" : "x-office-calendar-symbolic", summary->late);
  for (guint i = 0; i < MIN (summary->lines->len, MOST_LINES); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_line (&g_array_index (summary->lines, OfficeSummaryLine, i), locale));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), self->expanded);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
add_figures (DeskOrderSummary *self, OfficeOrderSummary *summary, BaseLocale *locale)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean warn = summary->figures.is_over || summary->figures.on_hold;
  g_autofree char *margin = office_order_summary_dup_margin (summary, locale), *credit = office_order_summary_dup_credit (summary, locale);

  set_words (row, margin, credit, warn ? "dialog-warning-symbolic" : "accessories-calculator-symbolic", warn);
  add_row (self, row);
}

static void
add_paper (DeskOrderSummary *self, const OfficeOutdatedPaper *paper)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Replace…"));
  g_autofree char *title = g_strdup_printf (_("%s is outdated"), paper->title);
  g_autofree char *subtitle = g_strdup_printf (_("It says version %d of the order; this is version %d."), (int) paper->revision, (int) paper->current);

  set_words (row, title, subtitle, "dialog-warning-symbolic", TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show the new one, to print or to save it (Ctrl+Shift+P)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.print");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", paper->paper);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, row);
}

/* Several papers are one job of the printer. */
static void
add_replace_all (DeskOrderSummary *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Replace _All…"));

  gtk_widget_set_tooltip_text (button, _("Print what replaces these papers in one go"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.replace-papers");
  add_row (self, button);
}

static void
show (DeskOrderSummary *self, OfficeOrderSummary *summary)
{
  BaseLocale *locale = store_file_get_locale (self->file);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < summary->papers->len; i++)
    add_paper (self, &g_array_index (summary->papers, OfficeOutdatedPaper, i));
  if (summary->papers->len > 1)
    add_replace_all (self);
  if (summary->words != NULL)
    add_promise (self, summary, locale);
  add_figures (self, summary, locale);
}

static void refresh (DeskOrderSummary *self);

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskOrderSummary) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeOrderSummary) summary = desk_read_finish (answer, &error);

  self->reading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* another record is shown by now */
    return;
  if (summary != NULL)
    show (self, summary);
  if (self->again)
    refresh (self);
}

static void
refresh (DeskOrderSummary *self)
{
  Reading *reading;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  reading = g_new (Reading, 1);
  *reading = (Reading) { self->order, base_locale_ref (store_file_get_locale (self->file)) };
  desk_read_async (self->file, read_summary, reading, free_reading, (GDestroyNotify) office_order_summary_free, read_cb, g_object_ref (self));
}

static void
changed_cb (DeskOrderSummary *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    refresh (self);
}

static void
desk_order_summary_finalize (GObject *object)
{
  DeskOrderSummary *self = DESK_ORDER_SUMMARY (object);

  g_clear_object (&self->file);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (desk_order_summary_parent_class)->finalize (object);
}

static void
desk_order_summary_class_init (DeskOrderSummaryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_order_summary_finalize;
}

static void
desk_order_summary_init (DeskOrderSummary *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Promise and Margin"));
}

void
desk_order_summary_bind (DeskOrderSummary *self, DeskDraft *draft)
{
  BaseRecord *record = desk_draft_get_record (draft);

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  self->order = record->id;
  g_set_object (&self->file, desk_draft_get_file (draft));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}
