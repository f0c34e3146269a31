/* The pages of invoices, payments, reminders, books and taxes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"

#include <base-date.h>

static const int widths[] = { 360, 1000, 1600 };

/* An invoice with two taxes that is 50 days late, paid in part and reminded of. */
static void
set_up (Desk *desk)
{
  guint32 today = base_environment_today (store_file_get_environment (desk->file));
  gint64 customer = desk_number (desk, "SELECT min (id) FROM contacts WHERE is_customer = 1 AND id NOT IN (SELECT customer FROM reminders WHERE customer IS NOT NULL)"), invoice;

  desk_command (desk, "edit-company", "{'record': <int64 1>, 'first_reminder_fee': <int64 500>, 'late_interest': <int64 90000>, 'iban': <'DE89370400440532013000'>}");
  desk_command (desk, "add-tax-pack", "{'country': <int64 0>}");
  invoice = desk_command (desk, "create-invoice", "{'customer': <%x>, 'due_on': <%x>}", customer, (gint64) today - 50);
  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Teapots, blue'>, 'quantity': <int64 12000000>, 'price': <int64 2490>, 'tax_code': <%x>}", invoice,
                desk_number (desk, "SELECT id FROM tax_codes WHERE code = 'DE-19'"));
  desk_command (desk, "create-invoice-line", "{'invoice': <%x>, 'text': <'Books about tea'>, 'quantity': <int64 3000000>, 'price': <int64 1995>, 'tax_code': <%x>}", invoice,
                desk_number (desk, "SELECT id FROM tax_codes WHERE code = 'DE-7'"));
  desk_command (desk, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, (gint64) today - 64);
  desk_command (desk, "record-payment", "{'record': <%x>, 'amount': <int64 10000>, 'paid_on': <%x>, 'reference': <'Statement 12'>}", customer, (gint64) today - 20);
  desk_command (desk, "remind-customers", "@a{sv} {}");
  desk_command (desk, "credit-invoice", "{'record': <%x>, 'line': <%x>, 'quantity': <int64 1000000>, 'reason': <'One was broken'>}", invoice,
                desk_number (desk, "SELECT min (id) FROM invoice_lines WHERE text = 'Teapots, blue'"));
}

typedef struct
{
  const char *room;
  const char *table;
  const char *newest; /* the record that is shown */
  const char *says;
} Visit;

static const Visit visits[] = {
  { "invoices",  "invoices",  "SELECT min (invoice) FROM invoice_lines WHERE text = 'Teapots, blue'", "Teapots, blue" },
  { "payments",  "payments",  "SELECT max (id) FROM payments",                            "Statement 12" },
  { "reminders", "reminders", "SELECT max (reminder) FROM reminder_lines WHERE days_late = 50", "M-" },
  { "accounts",  "accounts",  "SELECT id FROM accounts WHERE role = 'receivable'",        "Receivables" },
  { "entries",   "entries",   "SELECT max (id) FROM entries WHERE kind = 'invoice'",      "R-" },
  { "tax_codes", "tax_codes", "SELECT id FROM tax_codes WHERE code = 'DE-19'",            "Umsatzsteuer 19" },
};

static void
test_rooms_and_forms (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint k = 0; k < G_N_ELEMENTS (visits); k++)
      {
        const Visit *visit = &visits[k];
        g_autofree char *list = g_strdup_printf ("finance-%s", visit->room), *form = g_strdup_printf ("finance-%s-form", visit->room);

        desk_resize (desk, widths[i], 900);
        desk_window_go (desk->window, visit->room);
        desk_look (desk, GTK_WIDGET (desk->window), list, "");
        desk_window_open_record (desk->window, visit->table, desk_number (desk, visit->newest));
        for (int pause = 0; pause < 10; pause++)
          desk_pump (); /* lists choose their columns when they know their width */
        desk_look (desk, GTK_WIDGET (desk->window), form, visit->says);
      }
}

static void
show_paper (Desk *desk, const char *table, const char *sql, const char *title, const char *picture)
{
  desk_window_open_record (desk->window, table, desk_number (desk, sql));
  desk_do (desk, "win.print", NULL);
  WAIT_FOR (desk_dialog (desk) != NULL);
  g_assert_cmpstr (adw_dialog_get_title (desk_dialog (desk)), ==, title);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), picture, " page");
  desk_dismiss (desk);
}

static void
test_papers (gconstpointer data)
{
  Desk *desk = (Desk *) data;

  desk_resize (desk, 1000, 900);
  show_paper (desk, "invoices", "SELECT min (invoice) FROM invoice_lines WHERE text = 'Teapots, blue'", "Invoice", "finance-paper-invoice");
  show_paper (desk, "reminders", "SELECT max (reminder) FROM reminder_lines WHERE days_late = 50", "Payment reminder", "finance-paper-reminder");
  desk_do (desk, "win.show-paper", "s", "ageing");
  WAIT_FOR (desk_dialog (desk) != NULL);
  desk_look (desk, GTK_WIDGET (desk_dialog (desk)), "finance-paper-ageing", " page");
  desk_dismiss (desk);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  int failed;

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 60);
  set_up (&desk);
  g_test_add_data_func ("/desktop/finance/rooms-and-forms-fit", &desk, test_rooms_and_forms);
  g_test_add_data_func ("/desktop/finance/papers-are-shown", &desk, test_papers);
  failed = g_test_run ();
  desk_close (&desk);
  return failed;
}
