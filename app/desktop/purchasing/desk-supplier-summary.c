/* How well a supplier delivers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-supplier-summary.h"

#include <glib/gi18n-lib.h>
#include <office-contact.h>
#include <office-supplier-score.h>

struct _DeskSupplierSummary
{
  DeskSummary   parent_instance;
  AdwActionRow *score;
  AdwActionRow *lead;
};

G_DEFINE_FINAL_TYPE (DeskSupplierSummary, desk_supplier_summary, DESK_TYPE_SUMMARY)

static AdwActionRow *
add_row (DeskSupplierSummary *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_ACTION_ROW (row);
}

static void
desk_supplier_summary_show (DeskSummary *summary, gpointer loaded)
{
  DeskSupplierSummary *self = DESK_SUPPLIER_SUMMARY (summary);
  OfficeSupplierScore *score = loaded;

  adw_action_row_set_subtitle (self->score, score->delivered);
  adw_action_row_set_subtitle (self->lead, score->lead_time);
}

static void
desk_supplier_summary_class_init (DeskSupplierSummaryClass *class)
{
  DeskSummaryClass *summary_class = DESK_SUMMARY_CLASS (class);

  summary_class->load = (DeskSummaryLoad) office_supplier_score_load;
  summary_class->free_loaded = (GDestroyNotify) office_supplier_score_free;
  summary_class->show = desk_supplier_summary_show;
}

static void
desk_supplier_summary_init (DeskSupplierSummary *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("As a Supplier"));
  self->score = add_row (self, _("On time and in full"));
  self->lead = add_row (self, _("Lead time"));
}

void
desk_supplier_summary_bind (DeskSupplierSummary *self, DeskDraft *draft)
{
  BaseRecord *record = desk_draft_get_record (draft);

  desk_summary_bind (DESK_SUMMARY (self), draft, record != NULL && OFFICE_CONTACT (record)->is_supplier);
}
