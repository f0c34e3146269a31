/* Goods receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-receipt.h"

#include <glib/gi18n-lib.h>
#include "office-series.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReceipt, office_receipt, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "receipt", N_("Receipt") },
  { "return",  N_("Return to supplier") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeReceipt, number),                            N_("Number"),         BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficeReceipt, supplier, "contacts"),              N_("Supplier"),       BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficeReceipt, purchase_order, "purchase_orders"), N_("Purchase order"), BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeReceipt, received_on),                       N_("Received"),       BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficeReceipt, delivery_note),                     N_("Delivery note"),  BASE_SEARCH | BASE_COLUMN },
  { BASE_LONG_TEXT (OfficeReceipt, notes),                        N_("Notes"),          BASE_SEARCH },
  { BASE_CHOICE (OfficeReceipt, kind, kinds),                     N_("Kind"),           BASE_COLUMN | BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",     N_("All goods receipts"), NULL },
  { "today",   N_("Today"),              "received_on = ?today" },
  { "returns", N_("Returns to suppliers"), "kind = 'return'" },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeReceipt *self = OFFICE_RECEIPT (rules);

  if (self->purchase_order == 0)
    base_refuse (error, _("Goods are received with their purchase order. Open it and choose “Receive Goods”."));
  else if (self->parent_instance.trashed)
    base_refuse (error, _("Receipt %s moved stock and must be kept. Undo it, or return the goods to the supplier."), self->number);
  else
    return office_series_number (db, BASE_RECORD (self), &self->number, error);
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->made_by_commands = TRUE;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "received_on DESC, id DESC";
}

static void
office_receipt_class_init (OfficeReceiptClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "folder-download-symbolic";
  base_record_class_set_fields (record_class, "receipts", N_("Goods receipt"), N_("Goods receipts"), fields, G_N_ELEMENTS (fields));
}

static void
office_receipt_init (OfficeReceipt *self)
{
}
