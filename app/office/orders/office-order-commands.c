/* The steps of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-commands.h"
#include "office-company.h"
#include <base-date.h>
#include <base-number.h>
#include "office-order-change.h"
#include "office-order-figures.h"
#include "office-order-status.h"
#include "office-order-units.h"
#include "office-promise.h"
#include "office-return-commands.h"
#include "office-order-line.h"
#include "office-order.h"
#include "office-shipment-commands.h"
#include "office-series.h"
#include "office-order-entry.h"
#include <glib/gi18n-lib.h>

static const BaseField confirm_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "promised_on", N_("Promised"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason despite hold or limit"), 0),
};

static const BaseField quote_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "valid_until", N_("Valid until"), 0),
};

static const BaseField line_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("item", "items", N_("Item"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "amount", N_("Quantity, with a unit if you like"), 0),
  STORE_ARGUMENT (MONEY, "price", N_("Price"), 0),
  STORE_ARGUMENT (RATE, "discount", N_("Discount"), 0),
};

static const BaseField order_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
};

/* The words for a step that does not fit the order's state. */
static gboolean
refuse_step (OfficeOrder *self, GError **error)
{
  switch ((OfficeOrderState) self->state)
    {
    case OFFICE_ORDER_DRAFT:
    case OFFICE_ORDER_QUOTE:
      return base_refuse (error, _("Order %s is a draft. Confirm it first."), self->number);
    case OFFICE_ORDER_CONFIRMED:
      return base_refuse (error, _("Order %s is confirmed and not shipped yet. Ship it first."), self->number);
    case OFFICE_ORDER_SHIPPED:
    case OFFICE_ORDER_DELIVERED:
      return base_refuse (error, _("Order %s has been shipped. Announce a return for what comes back."), self->number);
    case OFFICE_ORDER_PARTLY_SHIPPED:
      return base_refuse (error, _("Order %s has been shipped in part. Ship the rest, or cancel the rest."), self->number);
    case OFFICE_ORDER_INVOICED:
      return base_refuse (error, _("Order %s has been invoiced and stays as it is."), self->number);
    case OFFICE_ORDER_CANCELLED:
    default:
      return base_refuse (error, _("Order %s is cancelled. Reopen it first."), self->number);
    }
}

static gboolean
check_complete (OfficeOrder *self, StoreDb *db, GError **error)
{
  gint64 lines = 0;

  if (!store_db_find_number (db, "SELECT 1 FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL LIMIT 1", self->parent_instance.id, &lines, error))
    return FALSE;
  if (!lines)
    return base_refuse (error, _("Order %s has no lines. Add what is ordered before confirming it."), self->number);
  if (self->total < 0)
    return base_refuse (error, _("The discount of order %s is larger than its lines. Correct it before confirming."), self->number);
  return TRUE;
}

#define QUOTE_DAYS 30 /* a quote that says nothing else is valid so long */

static gboolean
quote_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);
  guint32 today = base_environment_today (store_db_get_environment (db)), until = (guint32) store_arguments_get_number (arguments, "valid_until");

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_CONFIRMED)
    return base_refuse (error, _("Order %s is confirmed already."), self->number);
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_QUOTE)
    return refuse_step (self, error);
  if (!check_complete (self, db, error))
    return FALSE;
  if (until != BASE_NO_DATE && until < today)
    return base_refuse (error, _("The quote would have expired already. Give a later day."));
  base_record_set_date (BASE_RECORD (self), &self->quoted_on, today);
  base_record_set_date (BASE_RECORD (self), &self->valid_until, until != BASE_NO_DATE ? until : today + QUOTE_DAYS);
  return store_record_save (db, BASE_RECORD (self), error);
}

static gboolean
refuse_credit (OfficeOrder *self, OfficeOrderFigures *figures, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT name, coalesce (hold_reason, '') FROM contacts WHERE id = ?1");
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, self->currency);
  g_autofree char *limit = base_money_format_long (figures->credit_limit, locale, NULL), *exposure = base_money_format_long (figures->exposure, locale, NULL);

  store_query_bind_number (query, 1, self->customer);
  if (!store_query_next (query))
    return store_query_finish (query, error);
  if (figures->on_hold)
    return base_refuse (error, _("%s is on hold (%s). Clear the hold, or give a reason for confirming nevertheless."), store_query_get_text (query, 0), store_query_get_text (query, 1));
  return base_refuse (error, _("With this order %s owes %s, and the credit limit is %s. Wait for a payment, or give a reason for confirming nevertheless."), store_query_get_text (query, 0),
                      exposure, limit);
}

static gboolean
check_credit (OfficeOrder *self, const char *reason, gboolean *beyond, StoreDb *db, GError **error)
{
  OfficeOrderFigures figures;

  if (!office_order_figures (db, self->parent_instance.id, &figures, error))
    return FALSE;
  *beyond = figures.on_hold || figures.is_over;
  return !*beyond || reason != NULL || refuse_credit (self, &figures, db, error);
}

static gboolean
check_quote (OfficeOrder *self, StoreDb *db, GError **error)
{
  if (self->state != OFFICE_ORDER_QUOTE || self->valid_until == BASE_NO_DATE || self->valid_until >= base_environment_today (store_db_get_environment (db)))
    return TRUE;
  return base_refuse (error, _("Quote %s has expired. Look at its prices and quote it again, or extend its day."), self->number);
}

static gboolean
set_promise (OfficeOrder *self, GVariant *arguments, StoreDb *db, GError **error)
{
  guint32 day = (guint32) store_arguments_get_number (arguments, "promised_on");

  if (day == BASE_NO_DATE)
    day = self->promised_on;
  if (day == BASE_NO_DATE && !office_order_promise_day (db, self->parent_instance.id, &day, error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->promised_on, day);
  return TRUE;
}

/* The first version: the order as it was confirmed. */
static gboolean
note_confirmed (OfficeOrder *self, gboolean beyond, const char *reason, StoreDb *db, GError **error)
{
  g_autofree char *words = beyond ? g_strdup_printf (_("Confirmed beyond hold or credit limit: %s"), reason) : g_strdup (_("Confirmed"));

  return office_order_note_words (db, self->parent_instance.id, words, error);
}

/* An invoice is posted in the currency of the books: who would ship in another one could never invoice it. */
static gboolean
check_currency (OfficeOrder *self, StoreDb *db, GError **error)
{
  g_autofree char *currency = office_company_dup_currency (db, error);

  if (currency == NULL)
    return FALSE;
  return g_strcmp0 (currency, self->currency) == 0
         || base_refuse (error, _("The books are kept in %s, and order %s is in %s, so that it could not be invoiced. Make a new order in the currency of the books."), currency, self->number,
                         self->currency);
}

static gboolean
confirm_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);
  const char *reason = store_arguments_get_text (arguments, "reason");
  gboolean beyond = FALSE;

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_CONFIRMED)
    return base_refuse (error, _("Order %s is confirmed already."), self->number);
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_QUOTE)
    return refuse_step (self, error);
  if (!check_quote (self, db, error) || !check_currency (self, db, error) || !check_complete (self, db, error) || !check_credit (self, reason, &beyond, db, error)
      || !set_promise (self, arguments, db, error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->confirmed_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error) && note_confirmed (self, beyond, reason, db, error) && office_order_refresh (db, self->parent_instance.id, error);
}

/* A line as people say it: "2 box". */
static gboolean
add_order_line (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrderLine) self = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  const char *amount = store_arguments_get_text (arguments, "amount");

  self->sales_order = store_arguments_get_number (arguments, "record");
  self->item = store_arguments_get_number (arguments, "item");
  self->price = store_arguments_get_number (arguments, "price");
  self->discount = store_arguments_get_number (arguments, "discount");
  if ((amount != NULL && !office_order_units_parse (db, self->item, amount, locale, &self->quantity, &self->unit, error)) || !store_record_save (db, BASE_RECORD (self), error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (self->parent_instance.id));
  return TRUE;
}

static gboolean
ship_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_CONFIRMED && self->state != OFFICE_ORDER_PARTLY_SHIPPED)
    return refuse_step (self, error);
  return office_ship_order (db, arguments, error);
}

static gboolean
cancel_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_QUOTE && self->state != OFFICE_ORDER_CONFIRMED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error) && office_order_refresh (db, self->parent_instance.id, error);
}

/* Lowers one line to what was shipped or invoiced of it; a line of which nothing was goes. */
static gboolean
close_line (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficeOrderLine) line = OFFICE_ORDER_LINE (store_record_load (db, OFFICE_TYPE_ORDER_LINE, id, error));

  if (line == NULL)
    return FALSE;
  if (MAX (line->shipped, line->invoiced) == 0)
    return store_record_trash (db, OFFICE_TYPE_ORDER_LINE, id, error);
  base_record_set_number (BASE_RECORD (line), &line->quantity, MAX (line->shipped, line->invoiced));
  return store_record_save (db, BASE_RECORD (line), error);
}

/* What is still open will not be delivered any more. */
static gboolean
cancel_rest (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);
  g_autoptr (StoreQuery) query = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_PARTLY_SHIPPED)
    return base_refuse (error, _("Order %s has no rest: only an order that was shipped in part has one."), self->number);
  query = store_query_new (db, "SELECT id FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL AND kit_line IS NULL AND quantity > shipped ORDER BY position, id");
  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      gint64 line = store_query_get_number (query, 0);
      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < lines->len; i++)
    if (!close_line (db, g_array_index (lines, gint64, i), error))
      return FALSE;
  return store_query_finish (query, error);
}

/* A cancelled order is what it was. */
static gboolean
reopen_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_ORDER, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_DRAFT || self->state == OFFICE_ORDER_QUOTE || self->state == OFFICE_ORDER_CONFIRMED)
    return base_refuse (error, _("Order %s is open already."), self->number);
  if (self->state != OFFICE_ORDER_CANCELLED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, BASE_NO_DATE);
  return store_record_save (db, BASE_RECORD (self), error) && office_order_refresh (db, self->parent_instance.id, error);
}

static const StoreCommand commands[] = {
  { "enter-order",   N_("Enter Order"),       office_order_enter, office_order_entry_arguments, G_N_ELEMENTS (office_order_entry_arguments), .done = N_("%s entered") },
  { "add-order-line", N_("Add Line"),         add_order_line, line_arguments,   G_N_ELEMENTS (line_arguments), .done = N_("Line added: %s") },
  { "quote-order",   N_("Quote Order"),       quote_order,   quote_arguments,   G_N_ELEMENTS (quote_arguments), .done = N_("%s quoted") },
  { "confirm-order", N_("Confirm Order"),     confirm_order, confirm_arguments, G_N_ELEMENTS (confirm_arguments), .done = N_("%s confirmed") },
  { "pack-order",    N_("Pack Order"),        office_pack_order, office_pack_order_arguments, G_N_ELEMENTS (office_pack_order_arguments), .makes = "shipments" },
  { "ship-order",    N_("Ship Order"),        ship_order,    office_ship_order_arguments, G_N_ELEMENTS (office_ship_order_arguments), .done = N_("%s shipped"), .propose = office_propose_ship_order },
  { "announce-return", N_("Announce Return"), office_announce_return, office_announce_return_arguments, G_N_ELEMENTS (office_announce_return_arguments), .makes = "customer_returns" },
  { "complain",      N_("Record Complaint"),  office_complain, office_complain_arguments, G_N_ELEMENTS (office_complain_arguments), .makes = "tickets" },
  { "cancel-order",  N_("Cancel Order"),      cancel_order,  order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("%s cancelled") },
  { "cancel-rest",   N_("Cancel the Rest"),   cancel_rest, order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("Rest cancelled: %s") },
  { "reopen-order",  N_("Reopen Order"),      reopen_order,  order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("%s reopened") },
};

const StoreCommand *
office_order_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
