/* What the invented firm is owed and owes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact.h"
#include "office-demo-private.h"
#include "office-fulfilment.h"
#include "office-plan-offers.h"
#include "office-reminder-write.h"
#include <base-number.h>

#define N_REPAIRS  5
#define N_REMINDED 3 /* of them */

/* Work without an order, long due: the customer is reminded of it. */
static gboolean
invoice_repair (DemoMaker *self, guint index, GError **error)
{
  OfficeContact *customer = self->customers->pdata[index];
  gint64 issued_on = (gint64) self->today - 40 - index;
  gint64 invoice = demo_run (self, "create-invoice", g_variant_new_parsed ("{'customer': <%x>, 'due_on': <%x>}", BASE_RECORD (customer)->id, issued_on + 14), error);

  return invoice != 0
         && demo_run (self, "create-invoice-line", g_variant_new_parsed ("{'invoice': <%x>, 'text': <%s>, 'price': <%x>}", invoice, C_ ("demo", "Repair"), (gint64) 9800 + 1250 * index), error) != 0
         && demo_run (self, "post-invoice", g_variant_new_parsed ("{'record': <%x>, 'issued_on': <%x>}", invoice, issued_on), error) != 0;
}

/* What was shipped and not invoiced yet lies ready as a draft. */
static gboolean
draft_invoices (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) orders = office_numbers_of (self->db, "SELECT id FROM orders WHERE state = 'shipped' AND brought_in = 0 ORDER BY id LIMIT ?1", 2, error);

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    if (demo_run (self, "draft-invoice", g_variant_new_parsed ("{'record': <%x>}", g_array_index (orders, gint64, i)), error) == 0)
      return FALSE;
  return orders != NULL;
}

/* Of the orders every third is paid, every third of these in part. */
static gboolean
receive_payments (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) invoices = office_numbers_of (self->db, "SELECT id FROM invoices WHERE open > 0 AND kind = 'invoice' AND sales_order IS NOT NULL ORDER BY due_on DESC, id LIMIT ?1", 30, error);

  for (guint i = 0; invoices != NULL && i < invoices->len; i += 3)
    {
      gint64 invoice = g_array_index (invoices, gint64, i), open = 0;

      if (!store_db_find_number (self->db, "SELECT open FROM invoices WHERE id = ?1", invoice, &open, error)
          || demo_run (self, "pay-invoice", g_variant_new_parsed ("{'record': <%x>, 'amount': <%x>}", invoice, i % 9 == 6 ? open / 2 + 1 : open), error) == 0)
        return FALSE;
    }
  return invoices != NULL;
}

/* Paid before anything was invoiced. */
static gboolean
receive_advance (DemoMaker *self, GError **error)
{
  return demo_run (self, "record-payment", g_variant_new_parsed ("{'record': <%x>, 'amount': <int64 25000>, 'reference': <%s>}",
                                                                 BASE_RECORD (demo_pick_record (self, self->customers))->id, C_ ("demo", "Advance")), error) != 0;
}

/* A new day is agreed for a line that will be late. */
static gboolean
agree_on_day (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) forecasts = office_forecast_list (self->db, error);

  for (guint i = 0; forecasts != NULL && i < forecasts->len; i++)
    {
      OfficeForecast *late = &g_array_index (forecasts, OfficeForecast, i);
      g_autoptr (GPtrArray) offers = late->late ? office_plan_list_offers (self->db, forecasts, late, error) : NULL;

      if (late->late && offers == NULL)
        return FALSE;
      for (guint j = 0; offers != NULL && j < offers->len; j++)
        {
          OfficePlanOffer *offer = offers->pdata[j];

          if (offer->kind == OFFICE_PLAN_KIND_NEW_DATE)
            return demo_run (self, "carry-out-plan", g_variant_new_parsed ("{'order_line': <%x>, 'kind': <%x>, 'choice': <%x>}", late->line, (gint64) offer->kind, offer->choice), error) != 0;
        }
    }
  return forecasts != NULL;
}

gboolean
demo_make_repairs (DemoMaker *self, GError **error)
{
  for (guint i = N_REPAIRS; i > 0; i--)
    if (!invoice_repair (self, i - 1, error))
      return FALSE;
  return TRUE;
}

/* The rest waits for a reminder. */
static gboolean
remind_some (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) customers = office_numbers_of (self->db, "SELECT customer FROM invoices WHERE open > 0 AND kind = 'invoice' AND sales_order IS NULL ORDER BY issued_on DESC LIMIT ?1", N_REMINDED, error);

  for (guint i = 0; customers != NULL && i < customers->len; i++)
    if (demo_run (self, "remind-customer", g_variant_new_parsed ("{'record': <%x>}", g_array_index (customers, gint64, i)), error) == 0)
      return FALSE;
  return customers != NULL;
}

/* Some have been reminded, others are to be. */
gboolean
demo_make_money (DemoMaker *self, GError **error)
{
  return draft_invoices (self, error) && receive_payments (self, error) && receive_advance (self, error) && remind_some (self, error) && agree_on_day (self, error)
         && demo_run (self, "predict-orders", g_variant_new_parsed ("@a{sv} {}"), error) != 0;
}
