/* A firm with one of each paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "papers-fixture.h"
#include <store-query.h>
#include "paper-sample.h"

/* Rows as the commands leave them; papers read what stands there. */
static const char *const rows[] = {
  "UPDATE companies SET iban = 'DE02 1203 0000 0000 2020 51', bic = 'BYLADEM1001', tax_number = 'DE136695976', pix_key = 'caixa@nordwind.example' WHERE id = 1",
  "INSERT INTO contacts (id, name, number, is_customer, person, street, postal_code, city, country, language, terms_days, tax_number)"
  " VALUES (1, 'Café Grün & Söhne', 'K-1', 1, 'Änne Grün', 'Hauptstraße 5', '10115', 'Berlin', 'Germany', 'de_DE', 14, 'DE123456789'),"
  "        (2, 'Teehaus Ost', 'L-7', 0, NULL, 'Kai 4', '20457', 'Hamburg', 'Germany', 'de_DE', 30, NULL), (3, 'Eilbote', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL)",
  "INSERT INTO items (id, name, number, barcode, category, unit, price, cost, on_hand, stock_value, reorder_level, supplier)"
  " VALUES (1, 'Chai', 'TEA-1', '4006381333931', 'Tea', 'box', 1850, 900, 4000000, 3600, 10000000, 2), (2, 'Crêpe paper, blue', 'PAP-2', NULL, NULL, 'roll', 1000, 400, 2500000, 1001, 0, NULL)",
  "INSERT INTO locations (id, code, name, route) VALUES (1, 'B-02', 'Behind', 2), (2, 'A-01', 'In front', 1)",
  "INSERT INTO orders (id, number, customer, state, ordered_on, promised_on, quoted_on, valid_until, carrier, currency, freight, total, reference)"
  " VALUES (1, 'O-1', 1, 'confirmed', '2026-02-02', '2026-03-01', '2026-01-20', '2026-02-20', 3, 'EUR', 500, 6500, 'Frühling')",
  "INSERT INTO order_lines (id, sales_order, position, item, quantity, price, amount) VALUES (1, 1, 1, 1, 3000000, 1850, 5550), (2, 1, 2, 2, 1000000, 950, 950)",
  "INSERT INTO item_units (id, item, name, factor) VALUES (1, 1, 'Kiste', 3000000)",
  "UPDATE order_lines SET unit = 1 WHERE id = 1",
  "INSERT INTO pick_lists (id, number, planned_on) VALUES (1, 'PL-77', '2026-03-16')",
  "INSERT INTO pick_lines (id, pick_list, position, order_line, item, location, quantity) VALUES (1, 1, 1, 1, 1, 1, 3000000), (2, 1, 2, 2, 2, 2, 1000000)",
  "INSERT INTO shipments (id, number, sales_order, customer, state, carrier, tracking, shipped_on, delivered_on) VALUES (1, 'SH-5', 1, 1, 'delivered', 3, 'T123', '2026-02-26', '2026-02-28')",
  "INSERT INTO parcels (id, shipment, number, tracking) VALUES (1, 1, 1, 'T123-1'), (2, 1, 2, 'T123-2')",
  "INSERT INTO shipment_lines (id, shipment, order_line, item, quantity, parcel) VALUES (1, 1, 1, 1, 3000000, 1), (2, 1, 2, 2, 500000, 2)",
  "INSERT INTO customer_returns (id, number, sales_order, customer, reason, announced_on) VALUES (1, 'R-3', 1, 1, 'damaged', '2026-03-10')",
  "INSERT INTO return_lines (id, customer_return, order_line, item, quantity, remedy) VALUES (1, 1, 1, 1, 1000000, 'replace')",
  "INSERT INTO plans (id, title, sales_order, kind, new_date) VALUES (1, 'Later', 1, 'new-date', '2026-03-20')",
  "INSERT INTO tax_codes (id, name, code) VALUES (1, 'Standard', 'S')",
  "INSERT INTO invoices (id, number, kind, customer, sales_order, corrects, state, issued_on, due_on, discount_until, discount_rate, currency, net, tax, total, open, language)"
  " VALUES (1, NULL, 'invoice', 1, 1, NULL, 'open', '2026-02-02', '2026-02-16', '2026-02-09', 20000, 'EUR', 20000, 3800, 23800, 23800, NULL),"
  "        (2, NULL, 'credit-note', 1, 1, 1, 'open', '2026-03-02', NULL, NULL, 0, 'EUR', 1850, 352, 2202, 0, NULL),"
  "        (3, NULL, 'invoice', 1, 1, NULL, 'draft', NULL, NULL, NULL, 0, 'EUR', 1850, 352, 2202, 0, NULL),"
  "        (4, NULL, 'invoice', 1, NULL, NULL, 'open', '2026-03-02', '2026-03-30', NULL, 0, 'BRL', 5000, 0, 5000, 5000, 'pt_BR'),"
  "        (5, NULL, 'invoice', 1, 1, NULL, 'open', '2026-03-02', '2026-03-30', NULL, 0, 'EUR', 6050, 1150, 7200, 7200, NULL)",
  "UPDATE invoices SET bill_name = 'Café Grün', bill_street = 'Alte Straße 1', bill_city = 'Bonn' WHERE id = 1",
  "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
  " INSERT INTO invoice_lines (invoice, position, item, text, unit, quantity, price, amount, tax_code, tax_rate) SELECT 1, i, 1, 'Tea no. ' || i, 'box', 1000000, 50 + i % 2 * 100, 50 + i % 2 * 100, 1, 190000 FROM n",
  "INSERT INTO invoice_lines (invoice, position, item, quantity, price, amount, tax_rate) VALUES (2, 1, 1, 1000000, 1850, 1850, 190000), (3, 1, 1, 1000000, 1850, 1850, 190000), (4, 1, 1, 1000000, 5000, 5000, 0)",
  "INSERT INTO invoice_lines (invoice, position, order_line, item, text, quantity, price, amount, tax_rate, tax_code, kind)"
  " VALUES (5, 1, 1, 1, NULL, 3000000, 1850, 5550, 190000, 1, 'goods'), (5, 2, NULL, NULL, 'Freight', 1000000, 500, 500, 190000, 1, 'freight')",
  "INSERT INTO invoice_taxes (invoice, tax_code, rate, base, tax) VALUES (1, 1, 190000, 20000, 3800), (2, 1, 190000, 1850, 352), (5, 1, 190000, 6050, 1150)",
  "UPDATE invoices SET number = CASE id WHEN 1 THEN 'I-2026-0001' WHEN 2 THEN 'C-2026-0001' WHEN 5 THEN 'I-2026-0005' ELSE 'I-2026-0002' END WHERE id <> 3", /* from now on they stay */
  "INSERT INTO reminders (id, number, customer, issued_on, level, fee, interest, total, currency) VALUES (1, 'M-1', 1, '2026-03-16', 1, 500, 73, 573, 'EUR'),"
  " (2, 'M-2', 1, '2026-03-16', 2, 500, 73, 573, 'EUR'), (3, 'M-3', 1, '2026-03-16', 3, 500, 73, 573, 'EUR')",
  "INSERT INTO reminder_lines (reminder, invoice, open, days_late, interest) VALUES (1, 1, 23800, 28, 73), (2, 1, 23800, 28, 73), (3, 1, 23800, 28, 73)",
  "INSERT INTO supplier_items (supplier, item, number) VALUES (2, 1, 'OST-99')",
  "INSERT INTO purchase_orders (id, number, supplier, state, ordered_on, expected_on, currency, freight, total) VALUES (1, 'PO-8', 2, 'ordered', '2026-03-02', '2026-03-20', 'EUR', 700, 9000)",
  "INSERT INTO purchase_lines (purchase_order, position, item, quantity, price, amount) VALUES (1, 1, 1, 10000000, 900, 9000)",
  "INSERT INTO purchase_orders (id, number, supplier, state, ordered_on, expected_on, currency) VALUES (2, 'PO-7', 2, 'received', '2026-02-02', '2026-02-20', 'EUR')",
  "INSERT INTO purchase_lines (purchase_order, position, item, quantity, received, price, amount) VALUES (2, 1, 2, 1000000, 1000000, 900, 900)",
  "INSERT INTO shipments (id, number, sales_order, customer, state, carrier, shipped_on, ship_name, ship_street, ship_postal_code, ship_city)"
  " VALUES (2, 'SH-6', 1, 1, 'shipped', 3, '2026-03-16', 'Café Grün', 'Hafenweg 9', '20457', 'Hamburg')",
  "INSERT INTO parcels (shipment, number, weight) VALUES (2, 1, 1500), (2, 2, 12000)",
  "INSERT INTO purchase_proposals (item, text, supplier, quantity, order_by, needed_on, reason, available) VALUES (1, 'Chai', 2, 12000000, '2026-03-18', '2026-03-25', 'Lager fast leer', 4000000)",
  "INSERT INTO stocktakes (id, number, name, planned_on) VALUES (1, 'ST-1', 'Spring', '2026-03-20')",
  "INSERT INTO stocktake_lines (stocktake, item, location, expected) VALUES (1, 1, 1, 987654000000), (1, 2, 2, 500000)",
};

void
papers_execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, sql);

  store_query_run (query, &error);
  g_assert_no_error (error);
}

void
papers_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
  RUN (fixture, "create-company", "{'name': <'Nordwind GmbH'>, 'street': <'Kai 1'>, 'city': <'Hamburg'>, 'postal_code': <'20457'>, 'country': <'Germany'>, 'currency': <'EUR'>}");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    papers_execute (fixture, rows[i]);
}

void
papers_speak (Fixture *fixture, const char *language)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE contacts SET language = '%s'", language);

  papers_execute (fixture, sql);
}

PaperDocument *
papers_make (Fixture *fixture, const char *name, gint64 record, const char *language, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (language, "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new (language, CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  const PaperChoices choices = { .record = record };

  return paper_report_make (paper_report_find (name, NULL), &source, &choices, error);
}

PaperDocument *
papers_make_paper (Fixture *fixture, const char *name, gint64 record, const char *language)
{
  g_autoptr (GError) error = NULL;
  PaperDocument *document = papers_make (fixture, name, record, language, &error);

  g_assert_no_error (error);
  return document;
}

char *
papers_read_text (PaperDocument *document)
{
  return sample_read_pdf (document, "pdftotext", (const char *const[]) { "-layout", "%s", "-", NULL });
}
