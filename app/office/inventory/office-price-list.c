/* Price list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-price-list.h"
#include "office-period.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficePriceList, office_price_list, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_TEXT (OfficePriceList, name),                 N_("Name"),       BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficePriceList, customer, "contacts"), N_("Customer"),   BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_TEXT (OfficePriceList, currency),             N_("Currency"),   BASE_COLUMN },
  { BASE_DATE (OfficePriceList, valid_from),           N_("Valid from"), BASE_COLUMN },
  { BASE_DATE (OfficePriceList, valid_to),             N_("Valid to"),   BASE_COLUMN },
};

static gboolean
office_price_list_check (BaseRecord *record, GError **error)
{
  OfficePriceList *self = OFFICE_PRICE_LIST (record);

  return office_period_check (self->valid_from, self->valid_to, _("The price list would end before it begins. Correct one of the days."), error);
}

static void
office_price_list_class_init (OfficePriceListClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_price_list_check;
  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "price_lists", N_("Price list"), N_("Price lists"), fields, G_N_ELEMENTS (fields));
}

static void
office_price_list_init (OfficePriceList *self)
{
}
