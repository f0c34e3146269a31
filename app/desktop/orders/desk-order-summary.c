/* Promise, margin and papers of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-order-summary.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-summary.h>

#define MOST_LINES 100 /* more say nothing at a glance */

struct _DeskOrderSummary
{
  DeskSummary parent_instance;
  GPtrArray  *rows;
  gboolean    expanded; /* as the person left it */
};

G_DEFINE_FINAL_TYPE (DeskOrderSummary, desk_order_summary, DESK_TYPE_SUMMARY)

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
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1); /* a row that unfolds has no name of its own */
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

/* Who reads it knows changes, not the numbers of versions. full */
static char *
tell_age (const OfficeOutdatedPaper *paper)
{
  int n = (int) (paper->current - paper->revision);

  if (n <= 0)
    return g_strdup (_("It says what was taken back since."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The order was changed once since.", "The order was changed %d times since.", (gulong) n), n);
}

static void
add_paper (DeskOrderSummary *self, const OfficeOutdatedPaper *paper)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Replace…"));
  g_autofree char *title = g_strdup_printf (_("%s is outdated"), paper->title);
  g_autofree char *subtitle = tell_age (paper);

  set_words (row, title, subtitle, "dialog-warning-symbolic", TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show the new one, to print or to save it (Ctrl+Shift+P)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1); /* there may be several */
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
desk_order_summary_show (DeskSummary *summary_widget, gpointer loaded)
{
  DeskOrderSummary *self = DESK_ORDER_SUMMARY (summary_widget);
  OfficeOrderSummary *summary = loaded;
  BaseLocale *locale = store_file_get_locale (desk_summary_get_file (summary_widget));

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

static void
desk_order_summary_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_ORDER_SUMMARY (object)->rows);
  G_OBJECT_CLASS (desk_order_summary_parent_class)->finalize (object);
}

static void
desk_order_summary_class_init (DeskOrderSummaryClass *class)
{
  DeskSummaryClass *summary_class = DESK_SUMMARY_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = desk_order_summary_finalize;
  summary_class->load = (DeskSummaryLoad) office_order_summary_load;
  summary_class->free_loaded = (GDestroyNotify) office_order_summary_free;
  summary_class->show = desk_order_summary_show;
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
  desk_summary_bind (DESK_SUMMARY (self), draft, desk_draft_get_record (draft) != NULL);
}
