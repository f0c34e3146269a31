/* Delivery address.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-delivery-address.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeDeliveryAddress, office_delivery_address, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeDeliveryAddress, contact, "contacts"), N_("Contact"),          BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeDeliveryAddress, name),                N_("Name"),             BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, street),              N_("Street"),           BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, city),                N_("City"),             BASE_SEARCH | BASE_COLUMN | BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, region),              N_("Region"),           BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, postal_code),         N_("Postal code"),      BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, country),             N_("Country"),          BASE_PERSONAL },
  { BASE_TEXT (OfficeDeliveryAddress, phone),               N_("Phone"),            BASE_PERSONAL },
  { BASE_YES_NO (OfficeDeliveryAddress, standard),          N_("Standard address"), 0 },
};

/* A contact has one standard address: the last that was said to be. */
static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeDeliveryAddress *self = OFFICE_DELIVERY_ADDRESS (rules);
  g_autoptr (StoreQuery) query = NULL;

  if (!self->standard || self->parent_instance.trashed)
    return TRUE;
  query = store_query_new (db, "UPDATE addresses SET standard = 0, version = version + 1 WHERE contact = ?1 AND id <> ?2 AND standard = 1");
  store_query_bind_number (query, 1, self->contact);
  store_query_bind_number (query, 2, self->parent_instance.id);
  return store_query_run (query, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->after_write = after_write;
  rules->default_sort = "contact, id";
}

static void
office_delivery_address_class_init (OfficeDeliveryAddressClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "mark-location-symbolic";
  base_record_class_set_fields (record_class, "addresses", N_("Delivery address"), N_("Delivery addresses"), fields, G_N_ELEMENTS (fields));
}

static void
office_delivery_address_init (OfficeDeliveryAddress *self)
{
}
