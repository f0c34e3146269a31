/* A whole order in a few keystrokes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

/* "2 box chai @ 3,50": how many of which unit of what, and at what price if not at the usual one. A line without a figure at its beginning is one piece. */
typedef struct
{
  gint64 item;
  gint64 unit;     /* of the item, or 0: its own */
  gint64 quantity; /* in the item's own unit */
  gint64 price;    /* of one of its own unit */
  gboolean has_price;
} OfficeEntryLine;

/* Cuts the text: the figure (1 without one), the words, and the words of the price (NULL without one). Outputs full. */
void     office_order_entry_split (const char *text, BaseLocale *locale, gint64 *quantity, char **words, char **price);
/* What people mean: the item by number, barcode, name or "#id", a unit before it by its name. */
gboolean office_order_entry_read  (StoreDb *db, const char *text, BaseLocale *locale, const char *currency, OfficeEntryLine *line, GError **error);
/* The unit of the item that the words begin with, 0 if none; rest: where the words go on. factor: millionths of the item's own unit. */
gint64   office_order_entry_find_unit (StoreDb *db, gint64 item, const char *words, const char **rest, gint64 *factor);

/* The command "enter-order": the order, its lines and, if asked for, its confirmation as one change. */
gboolean office_order_enter (StoreDb *db, GVariant *arguments, GError **error);
extern const BaseField office_order_entry_arguments[5];

G_END_DECLS
