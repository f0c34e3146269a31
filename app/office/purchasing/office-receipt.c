/* Goods receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-receipt.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeReceipt, office_receipt, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_TEXT (OfficeReceipt, number),                            N_("Number"),         BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficeReceipt, supplier, "contacts"),              N_("Supplier"),       BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeReceipt, purchase_order, "purchase_orders"), N_("Purchase order"), BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeReceipt, received_on),                       N_("Received"),       BASE_COLUMN | BASE_FIXED },
  { BASE_TEXT (OfficeReceipt, delivery_note),                     N_("Delivery note"),  BASE_SEARCH | BASE_COLUMN },
  { BASE_LONG_TEXT (OfficeReceipt, notes),                        N_("Notes"),          BASE_SEARCH },
};

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
