/* Reservation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reservation.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReservation, office_reservation, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeReservation, order_line, "order_lines"),       N_("Order line"), BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeReservation, item, "items"),                   N_("Item"),       BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeReservation, quantity),                    N_("Quantity"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeReservation, purchase_line, "purchase_lines"), N_("Covered by"), BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "order_line, id";
}

static void
office_reservation_class_init (OfficeReservationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-pin-symbolic";
  base_record_class_set_fields (record_class, "reservations", N_("Reservation"), N_("Reservations"), fields, G_N_ELEMENTS (fields));
}

static void
office_reservation_init (OfficeReservation *self)
{
}

gboolean
office_reservation_insert (StoreDb *db, gint64 line, gint64 item, gint64 quantity, gint64 purchase_line, GError **error)
{
  gint64 id = store_record_take_id (db, "reservations", error);
  g_autoptr (StoreQuery) query = NULL;

  if (id == 0)
    return FALSE;
  query = store_query_new (db, "INSERT INTO reservations (id, order_line, item, quantity, purchase_line) VALUES (?1, ?2, ?3, ?4, nullif (?5, 0))");
  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, line);
  store_query_bind_number (query, 3, item);
  store_query_bind_number (query, 4, quantity);
  store_query_bind_number (query, 5, purchase_line);
  return store_query_run (query, error);
}
