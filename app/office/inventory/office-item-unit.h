/* Unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ITEM_UNIT (office_item_unit_get_type ())
G_DECLARE_FINAL_TYPE (OfficeItemUnit, office_item_unit, OFFICE, ITEM_UNIT, BaseRecord)

struct _OfficeItemUnit
{
  BaseRecord parent_instance;
  gint64     item;
  char      *name;
  gint64     factor;
  char      *barcode;
};

/* A quantity in one of the item's units (0: its own) as its own, exactly; refused when the unit belongs to another item. */
gboolean office_item_unit_convert (StoreDb *db, gint64 item, gint64 unit, gint64 quantity, gint64 *own, GError **error);
/* Who bears the text as number or barcode, of the item or of one of its units; unit 0: the item itself. BASE_ERROR_VALUE when nobody does. */
gboolean office_item_unit_scan    (StoreDb *db, const char *text, gint64 *item, gint64 *unit, GError **error);

/* SQL of a quantity as a person entered it: in the unit that the alias of item_units says where that is a whole number of them, else in the item's own; and the price of one such unit. */
#define OFFICE_UNIT_FITS(unit, quantity)            "(coalesce (" unit ".factor, 0) > 0 AND " unit ".factor % 1000000 = 0 AND " quantity " % " unit ".factor = 0)"
#define OFFICE_UNIT_NAME(unit, quantity, own)       "iif (" OFFICE_UNIT_FITS (unit, quantity) ", " unit ".name, " own ")"
#define OFFICE_UNIT_QUANTITY(unit, quantity)        "iif (" OFFICE_UNIT_FITS (unit, quantity) ", " quantity " / " unit ".factor * 1000000, " quantity ")"
#define OFFICE_UNIT_PRICE(unit, quantity, price)    "iif (" OFFICE_UNIT_FITS (unit, quantity) ", " price " * (" unit ".factor / 1000000), " price ")"

G_END_DECLS
