/* Purchase order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-order.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficePurchaseOrder, office_purchase_order, BASE_TYPE_RECORD)

static const BaseChoice states[] = {
  { "draft",           N_("Draft") },
  { "ordered",         N_("Ordered") },
  { "partly-received", N_("Partly received") },
  { "received",        N_("Received") },
  { "billed",          N_("Billed") },
  { "cancelled",       N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePurchaseOrder, number),               N_("Number"),               BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficePurchaseOrder, supplier, "contacts"), N_("Supplier"),             BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficePurchaseOrder, state, states),      N_("State"),                BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePurchaseOrder, ordered_on),           N_("Ordered"),              BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficePurchaseOrder, expected_on),          N_("Expected"),             BASE_COLUMN },
  { BASE_DATE (OfficePurchaseOrder, cancelled_on),         N_("Cancelled"),            BASE_FIXED },
  { BASE_LINK (OfficePurchaseOrder, buyer, "employees"),   N_("Buyer"),                0 },
  { BASE_TEXT (OfficePurchaseOrder, currency),             N_("Currency"),             0 },
  { BASE_MONEY (OfficePurchaseOrder, freight),             N_("Freight"),              0 },
  { BASE_MONEY (OfficePurchaseOrder, total),               N_("Total"),                BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePurchaseOrder, reference),            N_("Supplier's reference"), BASE_SEARCH },
  { BASE_LONG_TEXT (OfficePurchaseOrder, notes),           N_("Notes"),                BASE_SEARCH },
};

static void
office_purchase_order_class_init (OfficePurchaseOrderClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "document-send-symbolic";
  base_record_class_set_fields (record_class, "purchase_orders", N_("Purchase order"), N_("Purchase orders"), fields, G_N_ELEMENTS (fields));
}

static void
office_purchase_order_init (OfficePurchaseOrder *self)
{
}
