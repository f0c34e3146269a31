/* How well a supplier delivers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-supplier-summary.h"

#include <glib/gi18n-lib.h>
#include <office-contact.h>
#include <office-supplier-score.h>
#include "desk-read.h"

struct _DeskSupplierSummary
{
  AdwPreferencesGroup parent_instance;
  StoreFile          *file;
  gint64              supplier;
  AdwActionRow       *score;
  AdwActionRow       *lead;
  gboolean            reading;
  gboolean            again; /* something changed while it was read */
};

G_DEFINE_FINAL_TYPE (DeskSupplierSummary, desk_supplier_summary, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  gint64      supplier;
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
read_score (StoreDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  return office_supplier_score_load (db, reading->supplier, reading->locale, error);
}

static void refresh (DeskSupplierSummary *self);

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskSupplierSummary) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSupplierScore) score = desk_read_finish (answer, &error);

  self->reading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* another record is shown by now */
    return;
  if (score != NULL)
    {
      adw_action_row_set_subtitle (self->score, score->delivered);
      adw_action_row_set_subtitle (self->lead, score->lead_time);
    }
  if (self->again)
    refresh (self);
}

static void
refresh (DeskSupplierSummary *self)
{
  Reading *reading;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  reading = g_new (Reading, 1);
  *reading = (Reading) { self->supplier, base_locale_ref (store_file_get_locale (self->file)) };
  desk_read_async (self->file, read_score, reading, free_reading, (GDestroyNotify) office_supplier_score_free, read_cb, g_object_ref (self));
}

static void
changed_cb (DeskSupplierSummary *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    refresh (self);
}

static void
desk_supplier_summary_finalize (GObject *object)
{
  g_clear_object (&DESK_SUPPLIER_SUMMARY (object)->file);
  G_OBJECT_CLASS (desk_supplier_summary_parent_class)->finalize (object);
}

static void
desk_supplier_summary_class_init (DeskSupplierSummaryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_supplier_summary_finalize;
}

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
  gboolean is_supplier = record != NULL && OFFICE_CONTACT (record)->is_supplier;

  gtk_widget_set_visible (GTK_WIDGET (self), is_supplier);
  if (!is_supplier)
    return;
  self->supplier = record->id;
  g_set_object (&self->file, desk_draft_get_file (draft));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}
