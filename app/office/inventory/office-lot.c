/* Lot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-lot.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeLot, office_lot, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_TEXT (OfficeLot, number),               N_("Lot number"), BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeLot, item, "items"),        N_("Item"),       BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeLot, received_on),          N_("Received"),   BASE_COLUMN },
  { BASE_DATE (OfficeLot, expires_on),           N_("Expires"),    BASE_COLUMN },
  { BASE_LINK (OfficeLot, supplier, "contacts"), N_("Supplier"),   0 },
  { BASE_YES_NO (OfficeLot, blocked),            N_("Blocked"),    BASE_COLUMN },
};

static void
office_lot_class_init (OfficeLotClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "lots", N_("Lot"), N_("Lots"), fields, G_N_ELEMENTS (fields));
}

static void
office_lot_init (OfficeLot *self)
{
}
