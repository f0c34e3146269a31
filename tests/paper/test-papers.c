/* Every paper of the way from order to cash, in four languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-date.h>
#include <base-number.h>
#include <fixture.h>
#include <glib/gstdio.h>
#include <store-query.h>
#include <string.h>
#include "paper-barcode.h"
#include "paper-csv.h"
#include "paper-error.h"
#include "paper-image.h"
#include "paper-late-letter.h"
#include "paper-report.h"
#include "paper-sample.h"

#define N_LINES 200 /* of the long invoice */

/* Rows as the commands leave them; papers read what stands there. */
static const char *const rows[] = {
  "UPDATE companies SET iban = 'DE02 1203 0000 0000 2020 51', bic = 'BYLADEM1001', pix_key = 'caixa@nordwind.example' WHERE id = 1",
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
  "        (4, NULL, 'invoice', 1, NULL, NULL, 'open', '2026-03-02', '2026-03-30', NULL, 0, 'BRL', 5000, 0, 5000, 5000, 'pt_BR')",
  "UPDATE invoices SET bill_name = 'Café Grün', bill_street = 'Alte Straße 1', bill_city = 'Bonn' WHERE id = 1",
  "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
  " INSERT INTO invoice_lines (invoice, position, item, text, unit, quantity, price, amount, tax_code, tax_rate) SELECT 1, i, 1, 'Tea no. ' || i, 'box', 1000000, 100, 100, 1, 190000 FROM n",
  "INSERT INTO invoice_lines (invoice, position, item, quantity, price, amount, tax_rate) VALUES (2, 1, 1, 1000000, 1850, 1850, 190000), (3, 1, 1, 1000000, 1850, 1850, 190000), (4, 1, 1, 1000000, 5000, 5000, 0)",
  "INSERT INTO invoice_taxes (invoice, tax_code, rate, base, tax) VALUES (1, 1, 190000, 20000, 3800), (2, 1, 190000, 1850, 352)",
  "UPDATE invoices SET number = CASE id WHEN 1 THEN 'I-2026-0001' WHEN 2 THEN 'C-2026-0001' ELSE 'I-2026-0002' END WHERE id <> 3", /* from now on they stay */
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

typedef struct
{
  const char *name;
  gint64      record;
  const char *says[4]; /* in every language */
} Printed;

static const Printed printed[] = {
  { "quote",            1, { "O-1", "Änne Grün", "Frühling", "TEA-1" } },
  { "order-confirmation", 1, { "O-1", "Chai", "Frühling", "Kiste" } },
  { "delivery-note",    1, { "O-1", "Chai", "Eilbote", "Kiste" } },
  { "pick-list",        1, { "PL-77", "A-01", "B-02", "Kiste" } },
  { "packing-slip",     1, { "Kiste", "T123-1", "T123-2", "Crêpe" } },
  { "shipment-note",    1, { "SH-5", "Eilbote", "Chai" } },
  { "complaint-letter", 1, { "R-3", "O-1", "Chai" } },
  { "late-letter",      1, { "O-1", "Café Grün" } },
  { "invoice",          1, { "I-2026-0001", "Alte Straße 1", "Tea no. 200", "DE02" } },
  { "invoice",          2, { "C-2026-0001", "I-2026-0001", "Standard" } },
  { "invoice",          3, { "Chai", "Café Grün" } },
  { "invoice",          4, { "I-2026-0002", "50,00" } },
  { "reminder",         1, { "M-1", "I-2026-0001", "28" } },
  { "reminder",         2, { "M-2", "I-2026-0001", "28" } },
  { "reminder",         3, { "M-3", "I-2026-0001", "28" } },
  { "purchase-order",   1, { "PO-8", "OST-99", "Teehaus Ost" } },
  { "count-sheet",      1, { "ST-1", "A-01", "TEA-1", "____" } },
  { "item-labels",      1, { "Chai", "4006381333931" } },
  { "location-labels",  1, { "B-02" } },
  { "all-item-labels",  0, { "Chai", "PAP-2" } },
  { "all-location-labels", 0, { "A-01", "Behind" } },
  { "ageing",           0, { "Café Grün", "I-2026-0001", "28" } },
  { "stock-valuation",  0, { "TEA-1", "PAP-2", "Tea" } },
  { "replenishment-list", 0, { "TEA-1", "Teehaus Ost", "Lager fast leer" } },
  { "run-sheet",        0, { "SH-6", "Hafenweg 9", "Eilbote", "13" } },
  { "supplier-otif",    0, { "Teehaus Ost" } },
  { "otif",             0, { "Café Grün", "50" } },
};

static const char *const languages[] = { "en_GB", "de_DE", "it_IT", "pt_BR" };

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, sql);

  store_query_run (query, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
  RUN (fixture, "create-company", "{'name': <'Nordwind GmbH'>, 'street': <'Kai 1'>, 'city': <'Hamburg'>, 'postal_code': <'20457'>, 'country': <'Germany'>, 'currency': <'EUR'>}");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    execute (fixture, rows[i]);
}

static void
speak (Fixture *fixture, const char *language)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE contacts SET language = '%s'", language);

  execute (fixture, sql);
}

static PaperDocument *
make (Fixture *fixture, const char *name, gint64 record, const char *language, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (language, "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new (language, CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  const PaperChoices choices = { .record = record };

  return paper_report_make (paper_report_find (name, NULL), &source, &choices, error);
}

static PaperDocument *
make_paper (Fixture *fixture, const char *name, gint64 record, const char *language)
{
  g_autoptr (GError) error = NULL;
  PaperDocument *document = make (fixture, name, record, language, &error);

  g_assert_no_error (error);
  return document;
}

static char *
read_text (PaperDocument *document)
{
  return sample_read_pdf (document, "pdftotext", (const char *const[]) { "-layout", "%s", "-", NULL });
}

/* For people who want to look at all papers: PAPERS=folder. */
static void
keep (PaperDocument *document, const char *name, gint64 record, const char *language)
{
  const char *folder = g_getenv ("PAPERS");
  g_autoptr (PaperLayout) layout = folder != NULL ? paper_layout_new (document) : NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s-%s-%d.pdf", folder, language, name, (int) record);

  if (layout != NULL)
    g_assert_true (paper_pdf_write (layout, path, SAMPLE_NOW, NULL, NULL, NULL, NULL));
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  const char *language = data;

  speak (fixture, language);
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr (PaperDocument) document = make_paper (fixture, printed[i].name, printed[i].record, language);
      g_autofree char *text = read_text (document);

      for (guint j = 0; j < G_N_ELEMENTS (printed[i].says) && printed[i].says[j] != NULL; j++)
        if (strstr (text, printed[i].says[j]) == NULL)
          g_error ("%s in %s does not say “%s”:\n%s", printed[i].name, language, printed[i].says[j], text);
      keep (document, printed[i].name, printed[i].record, language);
    }
}

/* A picture of a page, read by another program; "QR-Code:..." line after line. */
static char *
scan (PaperDocument *document, guint page)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sample_path ("page.png"), *said = NULL;

  g_assert_true (paper_image_write (layout, page, 200.0 / 72, path, &error));
  g_assert_no_error (error);
  said = sample_run ((const char *const[]) { "zbarimg", "-q", "--nodbus", path, NULL });
  g_unlink (path);
  return g_steal_pointer (&said);
}

static guint
get_last_page (PaperDocument *document)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);

  return paper_layout_get_n_pages (layout) - 1;
}

static void
assert_scans (Fixture *fixture, const char *name, gint64 record, const char *expected)
{
  g_autoptr (PaperDocument) document = make_paper (fixture, name, record, "de_DE");
  g_autofree char *said = scan (document, get_last_page (document));

  if (strstr (said, expected) == NULL)
    g_error ("%s: “%s” is not in “%s”", name, expected, said);
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  assert_scans (fixture, "invoice", 1, "QR-Code:BCD\n002\n1\nSCT\nBYLADEM1001\nNordwind GmbH\nDE02120300000000202051\nEUR238.00\n\n\nI-2026-0001");
  assert_scans (fixture, "invoice", 4, "QR-Code:00020126440014br.gov.bcb.pix0122caixa@nordwind.example520400005303986540550.005802BR5913Nordwind GmbH6007Hamburg62130509I202600026304");
  assert_scans (fixture, "pick-list", 1, "CODE-128:PL-77");
  assert_scans (fixture, "packing-slip", 1, "CODE-128:SH-5");
  assert_scans (fixture, "count-sheet", 1, "CODE-128:ST-1");
  assert_scans (fixture, "item-labels", 1, "EAN-13:4006381333931");
  assert_scans (fixture, "item-labels", 2, "CODE-128:PAP-2");
  assert_scans (fixture, "location-labels", 2, "QR-Code:A-01");
}

/* Roll labels are small: 62 × 29 mm, one a page. */
static void
test_roll (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "CODE-128:PAP-2", "EAN-13:4006381333931" };
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new ("de_DE", CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  const PaperChoices choices = { .grouping = 1 };
  g_autoptr (PaperDocument) document = paper_report_make (paper_report_find ("all-item-labels", NULL), &source, &choices, NULL);
  g_autofree char *csv = NULL;

  g_assert_nonnull (document);
  g_assert_cmpuint (get_last_page (document), ==, 1);
  keep (document, "roll", 0, "de_DE");
  csv = paper_csv_format (paper_document_get_table (document, 0), locale, NULL);
  g_assert_nonnull (strstr (csv, "4006381333931;Chai;TEA-1"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *said = scan (document, i);

      g_assert_nonnull (strstr (said, expected[i]));
    }
}

/* In the customer's language, whatever the office speaks. */
static void
test_mail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("en_GB", "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new ("en_GB", CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  g_autofree char *letter = NULL, *uri = NULL;
  g_autoptr (PaperMail) mail = NULL;

  execute (fixture, "UPDATE contacts SET email = 'aenne@example.org' WHERE id = 1");
  letter = paper_late_letter_compose (&source, 1, (guint32) fixture_day ("2026-03-20"), 500, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (letter, "20.03.2026"));
  g_assert_nonnull (strstr (letter, "O-1"));
  g_assert_nonnull (strstr (letter, "5,00"));
  g_assert_null (strstr (letter, "sorry"));
  mail = paper_late_letter_mail (&source, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mail->to, ==, "aenne@example.org");
  g_assert_nonnull (strstr (mail->body, "Nordwind GmbH"));
  uri = paper_mail_dup_uri (mail);
  g_assert_true (g_str_has_prefix (uri, "mailto:aenne@example.org?subject=") && strchr (uri, ' ') == NULL);
}

static void
test_no_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) draft = make_paper (fixture, "invoice", 3, "en_GB"), credit = make_paper (fixture, "invoice", 2, "en_GB");

  for (guint i = 0; i < draft->blocks->len; i++)
    g_assert_null (g_array_index (draft->blocks, PaperBlock, i).barcode);
  for (guint i = 0; i < credit->blocks->len; i++)
    g_assert_null (g_array_index (credit->blocks, PaperBlock, i).barcode);
}

static void
test_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) invoice = NULL, draft = NULL, credit = NULL;
  g_autofree char *text = NULL, *draft_text = NULL, *credit_text = NULL;

  speak (fixture, "en_GB");
  invoice = make_paper (fixture, "invoice", 1, "en_GB");
  draft = make_paper (fixture, "invoice", 3, "en_GB");
  credit = make_paper (fixture, "invoice", 2, "en_GB");
  text = read_text (invoice);
  draft_text = read_text (draft);
  credit_text = read_text (credit);
  g_assert_nonnull (strstr (text, "If you pay by 09/02/2026, you may take off 2%"));
  g_assert_nonnull (strstr (text, "233.24"));
  g_assert_null (strstr (text, "Hauptstraße 5")); /* the address as it was then */
  g_assert_nonnull (strstr (draft_text, "Draft"));
  g_assert_nonnull (strstr (credit_text, "Credit note C-2026-0001"));
  g_assert_nonnull (strstr (credit_text, "Corrects invoice"));
}

static void
test_long_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) invoice = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_lines = 0;

  speak (fixture, "en_GB");
  invoice = make_paper (fixture, "invoice", 1, "en_GB");
  pages = sample_read_pages (invoice);
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, g_strv_length (pages)), *sum = g_strdup_printf ("%u.00", n_lines);
      const char *carried = strstr (pages[i], "Carried forward");

      g_assert_nonnull (strstr (pages[i], number));
      if (strstr (pages[i], "Tea no. ") != NULL)
        g_assert_nonnull (strstr (pages[i], "Description"));
      g_assert_true ((carried != NULL) == (i > 0 && strstr (pages[i], "Tea no. ") != NULL));
      g_assert_true (carried == NULL || g_strstr_len (carried, strchr (carried, '\n') - carried, sum) != NULL);
      n_lines += sample_count (pages[i], "Tea no. ");
    }
  g_assert_cmpuint (n_lines, ==, N_LINES);
}

/* 3 of 3 and 0.5 of 1 came the day before the promised one: one line of two was in full. */
static void
test_otif (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) document = make_paper (fixture, "otif", 0, "en_GB");
  const PaperTable *table = paper_document_get_table (document, 0);

  g_assert_cmpint (paper_table_get_cell (table, 0, 1)->number, ==, 2);
  g_assert_cmpint (paper_table_get_cell (table, 0, 2)->number, ==, 2);
  g_assert_cmpint (paper_table_get_cell (table, 0, 3)->number, ==, 1);
  g_assert_cmpint (paper_table_get_cell (table, 0, 4)->number, ==, 1);
  g_assert_cmpint (paper_table_get_cell (table, 0, 5)->number, ==, 500000);
}

static void
test_blind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) document = make_paper (fixture, "count-sheet", 1, "en_GB");
  g_autofree char *text = read_text (document);

  g_assert_null (strstr (text, "987"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      const PaperReport *report = paper_report_find (printed[i].name, NULL);
      g_autoptr (GError) error = NULL;

      if (report->table == NULL || strstr (report->name, "labels") != NULL)
        continue;
      g_assert_null (make (fixture, printed[i].name, 4711, "en_GB", &error));
      g_assert_error (error, STORE_ERROR, STORE_ERROR_MISSING);
    }
}

static void
test_barcodes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (9000, 'x');

  g_assert_true (paper_barcode_is_ean_13 ("4006381333931"));
  g_assert_false (paper_barcode_is_ean_13 ("4006381333932"));
  g_assert_false (paper_barcode_is_ean_13 ("400638133393"));
  g_assert_false (paper_barcode_is_ean_13 (NULL));
  g_assert_null (paper_barcode_new (PAPER_BARCODE_QR, endless, &error));
  g_assert_error (error, PAPER_ERROR, PAPER_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/paper/papers/" path, Fixture, NULL, set_up, function, fixture_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/papers/each-is-printed-in-%s", languages[i]);

      g_test_add (path, Fixture, languages[i], set_up, test_print, fixture_tear_down);
    }
  ADD ("a-stranger-reads-the-codes", test_codes);
  ADD ("labels-on-a-roll-are-read-too", test_roll);
  ADD ("a-letter-speaks-the-language-of-the-customer", test_mail);
  ADD ("nobody-pays-a-draft-or-a-credit-note", test_no_code);
  ADD ("an-invoice-says-what-was-posted", test_invoice);
  ADD ("a-long-invoice-carries-its-sum", test_long_invoice);
  ADD ("late-and-short-lines-count", test_otif);
  ADD ("a-count-sheet-does-not-say-what-is-expected", test_blind);
  ADD ("a-missing-record-is-an-error", test_missing);
  g_test_add_func ("/paper/papers/bar-codes-are-checked", test_barcodes);
  return sample_run_tests ();
}
