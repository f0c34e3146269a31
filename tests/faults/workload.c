/* Every command of the office, with values that it accepts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workload.h"

#include <base-date.h>
#include <string.h>

#define ROUNDS    8
#define TRIES     60
#define TURN_STEP 1000

/* What chance does not find: @NAME is the record that an earlier line made. */
static const struct
{
  const char *command;
  const char *arguments;
  const char *makes; /* nullable */
  const char *user;  /* NULL: anna */
} story[] = {
  { "trash-series", "{'record': <@numbers>}" },
  { "restore-series", "{'record': <@numbers>}" },
  { "trash-series", "{'record': <@numbers>}" },
  { "create-series", "{'name': <int64 15>, 'pattern': <'T-{year}-{number}'>}" },
  { "create-location", "{'code': <'Z-98'>}", "old" },
  { "trash-location", "{'record': <@old>}" },
  { "restore-location", "{'record': <@old>}" },
  { "create-location", "{'code': <'Z-99'>}", "shelf" },
  { "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>, 'is_customer': <int64 1>, 'country': <'Germany'>, 'tax_number': <'DE136695976'>, 'terms_days': <int64 30>}", "supplier" },
  { "create-supplier-document", "{'supplier': <@supplier>, 'number': <'HRB 1234'>}" },
  { "verify-supplier", "{'record': <@supplier>}" },
  { "ask-bank-change", "{'record': <@supplier>, 'iban': <'DE89370400440532013000'>}", "change" },
  { "decide-bank-change", "{'record': <@change>, 'decision': <int64 0>, 'call_back': <'Rang the number on file'>}", NULL, "bert" },
  { "create-bank-change", "{'contact': <@supplier>, 'iban': <'GB29NWBK60161331926819'>}", "second" },
  { "edit-bank-change", "{'record': <@second>}" },
  { "trash-bank-change", "{'record': <@second>}" },
  { "restore-bank-change", "{'record': <@second>}" },
  { "create-item", "{'name': <'Teapot'>, 'number': <'TP-1'>, 'cost': <int64 800>, 'price': <int64 1200>}", "pot" },
  { "create-item", "{'name': <'Tea set'>, 'number': <'TP-2'>, 'kind': <int64 2>}", "kit" },
  { "create-kit-part", "{'kit': <@kit>, 'part': <@pot>, 'quantity': <int64 2000000>}", "part" },
  { "edit-kit-part", "{'record': <@part>, 'quantity': <int64 3000000>}" },
  { "trash-kit-part", "{'record': <@part>}" },
  { "restore-kit-part", "{'record': <@part>}" },
  { "receive-stock", "{'record': <@pot>, 'quantity': <int64 20000000>, 'location': <@shelf>}" },
  { "create-stocktake", "{'name': <'Y'>, 'location': <@shelf>}", "count" },
  { "trash-stocktake", "{'record': <@count>}" },
  { "restore-stocktake", "{'record': <@count>}" },
  { "cancel-stocktake", "{'record': <@count>}" },
  { "create-stocktake", "{'name': <'Z'>, 'location': <@shelf>}", "count" },
  { "start-stocktake", "{'record': <@count>}" },
  { "count-stock", "{'record': <@count>, 'scan': <'TP-1'>, 'location': <@shelf>, 'counted': <int64 19000000>}" },
  { "record-count", "{'record': <@stocktake_lines>, 'counted': <int64 18000000>}" },
  { "finish-stocktake", "{'record': <@count>}" },
  { "approve-stocktake", "{'record': <@count>}", NULL, "bert" },
  { "create-purchase-order", "{'supplier': <@supplier>}", "purchase" },
  { "trash-purchase-order", "{'record': <@purchase>}" },
  { "restore-purchase-order", "{'record': <@purchase>}" },
  { "create-purchase-line", "{'purchase_order': <@purchase>, 'item': <@pot>, 'quantity': <int64 10000000>, 'price': <int64 800>}" },
  { "confirm-purchase", "{'record': <@purchase>}" },
  { "receive-purchase", "{'record': <@purchase>}" },
  { "record-bill", "{'record': <@purchase>, 'their_number': <'R 88'>}", "bill" },
  { "edit-bill-line", "{'record': <@bill_lines>, 'price': <int64 900>}" },
  { "match-bill", "{'record': <@bill>}" },
  { "approve-bill", "{'record': <@bill>, 'reason': <'Price list of March'>}", NULL, "bert" },
  { "post-bill", "{'record': <@bill>}" },
  { "reverse-bill", "{'record': <@bill>}" },
  { "record-bill", "{'record': <@purchase>, 'their_number': <'R 89'>}", "bill" },
  { "edit-bill-line", "{'record': <@bill_lines>, 'price': <int64 800>}" },
  { "match-bill", "{'record': <@bill>}" },
  { "post-bill", "{'record': <@bill>}" },
  { "pay-bill", "{'record': <@bill>, 'amount': <int64 5000>}" },
  { "create-contact", "{'name': <'Late payer'>, 'is_customer': <int64 1>, 'terms_days': <int64 10>}", "debtor" },
  { "create-invoice", "{'customer': <@debtor>}", "old" },
  { "create-invoice-line", "{'invoice': <@old>, 'text': <'Goods'>, 'price': <int64 10000>}" },
  { "post-invoice", "{'record': <@old>, 'issued_on': <@longago>}" },
  { "remind-customers", "" },
  { "create-contact", "{'name': <'Later payer'>, 'is_customer': <int64 1>, 'terms_days': <int64 10>}", "slow" },
  { "create-invoice", "{'customer': <@slow>}", "older" },
  { "create-invoice-line", "{'invoice': <@older>, 'text': <'Goods'>, 'price': <int64 10000>}" },
  { "post-invoice", "{'record': <@older>, 'issued_on': <@longago>}" },
  { "remind-customer", "{'record': <@slow>}" },
  { "create-invoice", "{'customer': <@debtor>}", "draft" },
  { "trash-invoice", "{'record': <@draft>}" },
  { "restore-invoice", "{'record': <@draft>}" },
  { "edit-invoice", "{'record': <@draft>, 'notes': <'Soon'>}" },
  { "create-invoice-line", "{'invoice': <@draft>, 'text': <'Goods'>, 'price': <int64 100>}", "drafted" },
  { "edit-invoice-line", "{'record': <@drafted>, 'price': <int64 200>}" },
  { "trash-invoice-line", "{'record': <@drafted>}" },
  { "restore-invoice-line", "{'record': <@drafted>}" },
  { "create-employee", "{'name': <'Max Temp'>}", "temp" },
  { "end-employment", "{'record': <@temp>, 'left_on': <@yesterday>}" },
  { "erase-employee", "{'record': <@temp>, 'reason': <'Asked for by letter'>}" },
  { "create-item", "{'name': <'Low'>, 'number': <'LOW'>, 'supplier': <@supplier>, 'reorder_level': <int64 9000000>, 'cost': <int64 100>}" },
  { "propose-purchases", "" },
  { "edit-purchase-proposal", "{'record': <@purchase_proposals>, 'left_out': <int64 1>}" },
  { "trash-purchase-proposal", "{'record': <@purchase_proposals>}" },
  { "restore-purchase-proposal", "{'record': <@purchase_proposals>}" },
  { "edit-purchase-proposal", "{'record': <@purchase_proposals>, 'left_out': <int64 0>}" },
  { "order-proposals", "{'record': <@purchase_proposals>}" },
  { "create-ticket", "{'title': <'Lamp'>}", "ticket" },
  { "trash-ticket", "{'record': <@ticket>}" },
  { "restore-ticket", "{'record': <@ticket>}" },
  { "create-contact", "{'name': <'Island Trading'>, 'is_customer': <int64 1>}", "customer" },
  { "record-payment", "{'record': <@customer>, 'amount': <int64 2000>}" },
  { "create-order", "{'customer': <@customer>, 'promised_on': <@later>}", "order" },
  { "create-order-line", "{'sales_order': <@order>, 'item': <@pot>, 'quantity': <int64 2000000>, 'price': <int64 1500>}", "line" },
  { "confirm-order", "{'record': <@order>}" },
  { "ship-order", "{'record': <@order>}" },
  { "announce-return", "{'record': <@order>, 'order_line': <@line>, 'quantity': <int64 1000000>}" },
  { "trash-return-line", "{'record': <@return_lines>}" },
  { "create-return-line", "{'customer_return': <@customer_returns>, 'order_line': <@line>, 'quantity': <int64 1000000>}" },
  { "trash-return-line", "{'record': <@return_lines>}" },
  { "restore-return-line", "{'record': <@return_lines>}" },
  { "receive-return", "{'record': <@customer_returns>}" },
  { "inspect-return", "{'record': <@return_lines>, 'goods': <int64 1>}" },
  { "reopen-inspection", "{'record': <@return_lines>}" },
  { "inspect-return", "{'record': <@return_lines>, 'goods': <int64 1>}" },
  { "enter-order", "{'customer': <@customer>, 'lines': <'2 TP-1'>, 'goal': <int64 0>}", "quoted" },
  { "quote-order", "{'record': <@quoted>}" },
  { "enter-order", "{'customer': <@customer>, 'lines': <'2 TP-1'>}", "picked" },
  { "confirm-order", "{'record': <@picked>}" },
  { "make-pick-list", "{'sales_order': <@picked>}", "list" },
  { "scan-pick", "{'record': <@list>, 'code': <'TP-1'>}" },
  { "record-pick", "{'record': <@pick_lines>, 'picked': <int64 1000000>, 'reason': <'Broken'>}" },
  { "enter-order", "{'customer': <@customer>, 'lines': <'90 TP-1'>, 'promised_on': <@soon>}", "late" },
  { "confirm-order", "{'record': <@late>}" },
  { "carry-out-plan", "{'order_line': <@order_lines>, 'kind': <int64 0>}" },
  { "make-pick-list", "{'sales_order': <@late>}", "list" },
  { "record-picks", "{'record': <@list>}" },
  { "pack", "{'record': <@list>}" },
  { "trash-shipment-line", "{'record': <@shipment_lines>}" },
  { "restore-shipment-line", "{'record': <@shipment_lines>}" },
  { "trash-shipment-line", "{'record': <@shipment_lines>}" },
  { "create-shipment-line", "{'shipment': <@shipments>, 'order_line': <@order_lines>, 'quantity': <int64 2000000>}" },
  { "edit-shipment-line", "{'record': <@shipment_lines>, 'parcel': <int64 0>}" },
  { "ship-shipment", "{'record': <@shipments>}" },
  { "cancel-rest", "{'record': <@late>}" },
  { "receive-stock", "{'record': <@pot>, 'quantity': <int64 5000000>}" },
  { "enter-order", "{'customer': <@customer>, 'lines': <'1 TP-1'>}", "packed" },
  { "confirm-order", "{'record': <@packed>}" },
  { "pack-order", "{'record': <@packed>}" },
  { "draft-invoice", "{'record': <@order>}" },
  { "post-invoice", "{'record': <@invoices>}" },
  { "allocate-payment", "{'record': <@payments>, 'invoice': <@invoices>, 'amount': <int64 100>}" },
  { "pay-invoice", "{'record': <@invoices>}" },
  { "credit-returned-goods", "{'record': <@return_lines>}" },
  { "reverse-return-credit", "{'record': <@return_lines>}" },
  { "credit-invoice", "{'record': <@invoices>}" },
  { "refund-credit", "{'record': <@invoices>, 'amount': <int64 100>}" },
};

/* Written by the rules alone, or once in a file: each has its commands, since every type has, and each of these refuses. */
static const struct
{
  const char *command;
  const char *reason;
} refused[] = {
  { "create-company",           "a file has one company" },
  { "trash-company",            "a file has one company" },
  { "restore-company",          "a file has one company" },
  { "keep-papers",              "a program without paper cannot draw them" },
  { "edit-stock-move",          "a move stays as it was written" },
  { "trash-stock-move",         "a move stays as it was written" },
  { "restore-stock-move",       "a move stays as it was written" },
  { "edit-revaluation",         "a revaluation stays as it was written" },
  { "trash-revaluation",        "a revaluation stays as it was written" },
  { "restore-revaluation",      "a revaluation stays as it was written" },
  { "trash-receipt",            "a receipt moved stock" },
  { "restore-receipt",          "a receipt is never in the trash" },
  { "edit-ticket-event",        "what happened stays as it was written" },
  { "trash-ticket-event",       "what happened stays as it was written" },
  { "restore-ticket-event",     "what happened stays as it was written" },
};

const char *
workload_explain (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (strcmp (refused[i].command, command) == 0)
      return refused[i].reason;
  return NULL;
}

typedef struct
{
  Office     *office;
  GPtrArray  *steps;
  GHashTable *names;  /* → gint64 */
  GHashTable *counts; /* command → how often it was carried out */
} Writer;

static void
free_step (gpointer data)
{
  Step *step = data;

  g_variant_unref (step->arguments);
  g_free (step);
}

gboolean
workload_play (Office *office, const Step *step, GError **error)
{
  office_set_turn (office, step->turn);
  office_set_user (office, step->user);
  return office_try (office, step->command, step->arguments, error);
}

static gboolean
try_step (Writer *self, const char *name, GVariant *arguments, const char *user, GError **error)
{
  const StoreCommand *command = store_schema_find_command (self->office->schema, name);
  Step *step = g_new0 (Step, 1);

  g_assert_nonnull (command);
  *step = (Step) { command, g_variant_ref_sink (arguments), user, (self->steps->len + 1) * TURN_STEP };
  if (!workload_play (self->office, step, error))
    {
      free_step (step);
      return FALSE;
    }
  g_ptr_array_add (self->steps, step);
  g_hash_table_insert (self->counts, (gpointer) command->name, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, command->name)) + 1));
  return TRUE;
}

/* The name's record; without one, the last of the table that is called so. */
static gint64
find_record (Writer *self, const char *name)
{
  gint64 *known = g_hash_table_lookup (self->names, name);
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", name);

  return known != NULL ? *known : office_number (self->office->db, sql);
}

static GVariant *
read_arguments (Writer *self, const char *text)
{
  GString *filled = g_string_new (*text == '\0' ? "@a{sv} {}" : NULL);
  const char *at;

  for (; (at = strchr (text, '@')) != NULL; text = at + 1 + strspn (at + 1, "abcdefghijklmnopqrstuvwxyz_"))
    {
      g_autofree char *name = g_strndup (at + 1, strspn (at + 1, "abcdefghijklmnopqrstuvwxyz_"));

      g_string_append_len (filled, text, at - text);
      g_string_append_printf (filled, "int64 %" G_GINT64_FORMAT, find_record (self, name));
    }
  g_string_append (filled, text);
  {
    g_autofree char *whole = g_string_free_and_steal (filled);
    return g_variant_new_parsed (whole);
  }
}

static void
set_name (Writer *self, const char *name, gint64 number)
{
  gint64 *kept = g_new (gint64, 1);

  *kept = number;
  g_hash_table_insert (self->names, (gpointer) name, kept);
}

static void
tell_story (Writer *self)
{
  gint64 today = base_time_get_date (FAULTS_NOW, NULL);

  set_name (self, "numbers", office_number (self->office->db, "SELECT id FROM series WHERE name = 'tickets'"));
  set_name (self, "yesterday", today - 1);
  set_name (self, "longago", today - 60);
  set_name (self, "soon", today + 4);
  set_name (self, "later", today + 14);
  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!try_step (self, story[i].command, read_arguments (self, story[i].arguments), story[i].user != NULL ? story[i].user : "anna", &error))
        g_error ("%s %s: %s", story[i].command, story[i].arguments, error->message);
      if (story[i].makes != NULL && office_get_result (self->office) != 0)
        set_name (self, story[i].makes, office_get_result (self->office));
    }
}

static void
try_often (Writer *self, const StoreCommand *command)
{
  for (guint i = 0; i < TRIES; i++)
    if (try_step (self, command->name, office_make_arguments (self->office, command), "anna", NULL))
      return;
}

GPtrArray *
workload_new (Office *office, guint n)
{
  Writer self = { office, g_ptr_array_new_with_free_func (free_step), g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free), g_hash_table_new (g_str_hash, g_str_equal) };
  g_autoptr (GPtrArray) commands = store_schema_list_commands (office->schema);
  g_autoptr (GBytes) before = office_keep (office);

  office_open (office);
  tell_story (&self);
  for (guint round = 0; round < ROUNDS && self.steps->len < n; round++)
    for (guint i = 0; i < commands->len && (round < 2 || self.steps->len < n); i++)
      {
        const StoreCommand *command = commands->pdata[i];
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self.counts, command->name));

        if (count == 0 || (round > 1 && count < round))
          try_often (&self, command);
      }
  office_close (office);
  office_return (office, before);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.counts);
  return self.steps;
}
