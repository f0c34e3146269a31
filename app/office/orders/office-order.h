/* What a customer ordered.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ORDER (office_order_get_type ())
G_DECLARE_FINAL_TYPE (OfficeOrder, office_order, OFFICE, ORDER, BaseRecord)

typedef enum
{
  OFFICE_ORDER_DRAFT,
  OFFICE_ORDER_QUOTE,
  OFFICE_ORDER_CONFIRMED,
  OFFICE_ORDER_PARTLY_SHIPPED,
  OFFICE_ORDER_SHIPPED,
  OFFICE_ORDER_DELIVERED,
  OFFICE_ORDER_INVOICED,
  OFFICE_ORDER_CANCELLED,
} OfficeOrderState;

struct _OfficeOrder
{
  BaseRecord parent_instance;
  char      *number;
  gint64     customer;
  gint64     seller;
  int        state;        /* OfficeOrderState; follows from the dates */
  guint32    ordered_on;
  guint32    promised_on;
  guint32    confirmed_on; /* this and the next three: set with a new record, later by commands only */
  guint32    shipped_on;
  guint32    invoiced_on;
  guint32    cancelled_on;
  gint64     carrier;
  char      *currency;
  gint64     discount;
  gint64     freight;      /* not part of the total */
  gint64     total;        /* lines less discount */
  char      *ship_name;
  char      *ship_street;
  char      *ship_city;
  char      *ship_region;
  char      *ship_postal_code;
  char      *ship_country;
  char      *notes;
  guint32    quoted_on;
  guint32    valid_until;
  char      *reference;
  gint64     price_list;
  gint64     address;
  gint64     carrier_service;
  gboolean   complete_only;
  guint32    delivered_on;
  gint64     revision;
  gboolean   brought_in;
};

/* The state by the order's days; one that is confirmed keeps what was said of parts shipped. */
OfficeOrderState office_order_get_state (OfficeOrder *self);

G_END_DECLS
