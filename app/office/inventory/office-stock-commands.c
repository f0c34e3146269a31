/* What is done with stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-commands.h"
#include "office-item.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

static const BaseField adjust_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "counted", N_("Counted"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), 0),
};

static const BaseField receive_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Delivery note"), 0),
  STORE_ARGUMENT (DATE, "moved_on", N_("Day"), 0),
};

static gboolean
adjust_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 counted = store_arguments_get_number (arguments, "counted");
  const char *reason = store_arguments_get_text (arguments, "reason");

  if (counted < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Nobody can count less than nothing. Give the quantity that is really there."));
  else if (reason == NULL)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say why the stock is adjusted, such as “stocktaking” or “broken”."));
  else
    return office_stock_set (db, store_arguments_get_number (arguments, "record"), counted, (guint32) store_arguments_get_number (arguments, "moved_on"), reason, error);
  return FALSE;
}

/* What arrives is no longer on order. */
static gboolean
reduce_on_order (StoreDb *db, gint64 item, gint64 quantity, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items SET on_order = max (on_order - ?2, 0), version = version + 1 WHERE id = ?1 AND on_order > 0");

  store_query_bind_number (query, 1, item);
  store_query_bind_number (query, 2, quantity);
  return store_query_run (query, error);
}

static gboolean
receive_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 item = store_arguments_get_number (arguments, "record");
  gint64 quantity = store_arguments_get_number (arguments, "quantity");
  OfficeMove move;

  if (quantity <= 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Give the quantity that was received; it must be more than zero."));
      return FALSE;
    }
  move = (OfficeMove) { .item = item, .quantity = quantity, .kind = OFFICE_MOVE_RECEIPT, .moved_on = (guint32) store_arguments_get_number (arguments, "moved_on"),
                        .reason = store_arguments_get_text (arguments, "reason") };
  return office_stock_move (db, &move, NULL, error)
         && reduce_on_order (db, item, quantity, error);
}

static const StoreCommand commands[] = {
  { "adjust-stock",  N_("Adjust stock"),  adjust_stock,  adjust_arguments,  G_N_ELEMENTS (adjust_arguments) },
  { "receive-stock", N_("Receive stock"), receive_stock, receive_arguments, G_N_ELEMENTS (receive_arguments) },
};

const StoreCommand *
office_stock_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
