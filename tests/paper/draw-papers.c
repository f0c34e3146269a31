/* Every paper of an invented firm, to look at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <fixture.h>
#include <glib/gstdio.h>
#include <office-demo.h>
#include <store-query.h>
#include <string.h>
#include "paper-csv.h"
#include "paper-image.h"
#include "paper-report.h"
#include "paper-sample.h"
#include "paper-xlsx.h"
#include "papers-fixture.h"

#define N_LINES    200 /* of the long invoice */
#define RESOLUTION 150 /* dots per inch */

/* Where the firm sits, and what it has that the demo office leaves open. */
typedef struct
{
  const char *language;
  const char *country; /* of the tax pack; NULL = none */
  const char *tax;     /* code of the usual tax, and of a lower one */
  const char *lower;
  const char *account; /* fields of the company */
  const char *number;  /* a customer's tax number */
} Firm;

static const Firm firms[] = {
  { "en_GB", NULL, "GB-20", NULL, "{'iban': <'GB33BUKB20201555555555'>, 'bic': <'BUKBGB22'>, 'bank': <'Barclays'>, 'register_court': <'Registered in England and Wales'>, 'register_number': <'No. 01234567'>, 'record': <int64 1>}", "GB123456789" },
  { "de_DE", "DE", "DE-19", "DE-7", "{'iban': <'DE02120300000000202051'>, 'bic': <'BYLADEM1001'>, 'bank': <'DKB Berlin'>, 'register_court': <'Amtsgericht Hamburg'>, 'register_number': <'HRB 12345'>, 'directors': <'Dr. Änne Grün, Bo Bergström'>, 'record': <int64 1>}", "DE136695976" },
  { "it_IT", "IT", "IT-22", "IT-10", "{'iban': <'IT60X0542811101000000123456'>, 'bic': <'BLOPIT22'>, 'bank': <'UBI Banca'>, 'register_court': <'Registro delle imprese di Milano'>, 'register_number': <'00743110157'>, 'share_capital': <'10.000 € i.v.'>, 'rea_number': <'MI-1234567'>, 'record': <int64 1>}", "IT00743110157" },
  { "pt_BR", "BR", "BR-ICMS-18", "BR-ICMS-12", "{'pix_key': <'financeiro@araucaria.example.com.br'>, 'bank': <'Banco do Brasil, ag. 1234-5, c/c 67890-1'>, 'register_number': <'NIRE 41 2 0123456-7'>, 'state_registration': <'123.456.789.112'>, 'record': <int64 1>}", "11.222.333/0001-81" },
};

/* Records to print of each table; the customer speaks the firm's language where there is one who does. */
static const struct
{
  const char *paper;
  const char *records;
} samples[] = {
  { "order-confirmation", "SELECT o.id FROM orders AS o WHERE state = 'confirmed' ORDER BY (SELECT count (*) FROM order_lines AS l WHERE l.sales_order = o.id) DESC, o.id LIMIT 2" },
  { "quote",              "SELECT id FROM orders ORDER BY state <> 'quote', valid_until IS NULL, id LIMIT 1" },
  { "delivery-note",      "SELECT id FROM orders WHERE state = 'shipped' ORDER BY id LIMIT 1" },
  { "invoice",            "SELECT min (id) FROM invoices GROUP BY kind, number IS NULL, (SELECT count (*) FROM invoice_lines AS l WHERE l.invoice = invoices.id) > 100, sales_order IS NULL, tax > 0" },
  { "reminder",           "SELECT min (id) FROM reminders GROUP BY level" },
  { "item-labels",        "SELECT id FROM items ORDER BY barcode IS NULL, id LIMIT 1" },
  { "count-sheet",        "SELECT min (id) FROM stocktakes GROUP BY state" },
  { "complaint-letter",   "SELECT id FROM customer_returns" },
};

/* All receivers speak one language; a name without quotes. */
static void
speak (Fixture *fixture, const Firm *firm)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE contacts SET language = '%s', tax_number = '%s', number = 'K-' || (10000 + id)", firm->language, firm->number);
  g_autofree char *items = g_strdup_printf ("UPDATE items SET tax_code = (SELECT id FROM tax_codes WHERE code = iif (items.id %% 5 = 0, '%s', '%s'))", firm->lower != NULL ? firm->lower : firm->tax, firm->tax);
  g_autofree char *invoices = g_strdup_printf ("UPDATE invoices SET language = '%s' WHERE number IS NOT NULL", firm->language);

  papers_execute (fixture, "DROP TRIGGER IF EXISTS invoices_stay");
  papers_execute (fixture, invoices);
  papers_execute (fixture, sql);
  papers_execute (fixture, items);
}

static gint64
add_order (Fixture *fixture, guint n_lines)
{
  gint64 customer = fixture_number (fixture, "SELECT min (id) FROM contacts WHERE is_customer AND country = (SELECT country FROM companies)");
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'ordered_on': <%x>, 'reference': <'4500017731'>}", customer, fixture_day ("2026-03-10"));

  for (guint i = 0; i < n_lines; i++)
    RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order,
         fixture_number (fixture, "SELECT id FROM items WHERE discontinued = 0 ORDER BY random () LIMIT 1"), (gint64) (i % 7 + 1) * 1000000);
  RUN (fixture, "confirm-order", "{'record': <%x>, 'reason': <'Agreed'>}", order);
  return order;
}

static gint64
invoice (Fixture *fixture, gint64 order)
{
  gint64 draft = RUN (fixture, "draft-invoice", "{'record': <%x>, 'everything': <int64 1>}", order);

  RUN (fixture, "edit-invoice", "{'record': <%x>, 'discount_until': <%x>, 'discount_rate': <int64 20000>}", draft, fixture_day ("2026-03-26"));
  RUN (fixture, "post-invoice", "{'record': <%x>}", draft);
  return draft;
}

/* What the demo office leaves out: taxes, an account, credit, a charge, later reminders. */
static void
stage (Fixture *fixture, const Firm *firm)
{
  g_autoptr (GError) error = NULL;
  OfficeDemo demo = { 7, 120, firm->language };
  gint64 credited, charge;

  office_demo_make (fixture->db, &demo, &error);
  g_assert_no_error (error);
  fixture_run (fixture, "edit-company", g_variant_new_parsed (firm->account));
  if (firm->country != NULL)
    RUN (fixture, "add-tax-pack", "{'country': <%x>}", (gint64) (strcmp (firm->country, "DE") == 0 ? 0 : strcmp (firm->country, "IT") == 0 ? 1 : 2));
  speak (fixture, firm);
  invoice (fixture, add_order (fixture, N_LINES));
  credited = invoice (fixture, add_order (fixture, 3));
  RUN (fixture, "credit-invoice", "{'record': <%x>}", credited);
  charge = RUN (fixture, "create-invoice", "{'kind': <int64 2>, 'customer': <%x>}", fixture_number (fixture, "SELECT min (id) FROM contacts WHERE is_customer"));
  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Express'>, 'price': <int64 2500>}", charge);
  RUN (fixture, "post-invoice", "{'record': <%x>}", charge);
  RUN (fixture, "propose-purchases", "@a{sv} {}");
  fixture_set_day (fixture, "2026-04-14");
  RUN (fixture, "remind-customers", "@a{sv} {}");
  fixture_set_day (fixture, "2026-05-14");
  RUN (fixture, "remind-customers", "@a{sv} {}");
  speak (fixture, firm);
}

static void
write_pages (PaperLayout *layout, const char *stem)
{
  guint n_pages = paper_layout_get_n_pages (layout);

  for (guint i = 0; i < n_pages; i++)
    if (i < 4 || i + 1 == n_pages)
      {
        g_autofree char *path = g_strdup_printf ("%s-p%u.png", stem, i + 1);

        g_assert_true (paper_image_write (layout, i, RESOLUTION / 72.0, path, NULL));
      }
}

static void
print (Fixture *fixture, const PaperReport *report, const PaperChoices *choices, const Firm *firm, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new (firm->language, strcmp (firm->language, "pt_BR") == 0 ? "BRL" : strcmp (firm->language, "en_GB") == 0 ? "GBP" : "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new (firm->language, CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  g_autoptr (PaperDocument) document = paper_report_make (report, &source, choices, &error);
  g_autoptr (PaperLayout) layout = NULL;
  g_autofree char *stem = g_strdup_printf ("%s/%s-%s-%d%d", folder, firm->language, report->name, (int) choices->record, (int) choices->grouping);
  g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL), *sheet = g_strconcat (stem, ".xlsx", NULL), *csv = g_strconcat (stem, ".csv", NULL);

  g_assert_no_error (error);
  layout = paper_layout_new (document);
  g_assert_true (paper_pdf_write (layout, pdf, SAMPLE_NOW, NULL, NULL, NULL, &error));
  write_pages (layout, stem);
  if (paper_document_get_table (document, 0) == NULL)
    return;
  g_assert_true (paper_xlsx_write (document, sheet, SAMPLE_NOW, &error));
  g_assert_true (paper_csv_write (paper_document_get_table (document, 0), locale, csv, &error));
}

static char *
find_records (const PaperReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strcmp (samples[i].paper, report->name) == 0)
      return g_strdup (samples[i].records);
  return report->table != NULL ? g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1", report->table) : g_strdup ("SELECT 0");
}

static void
print_all (Fixture *fixture, const PaperReport *report, const Firm *firm, const char *folder)
{
  g_autofree char *sql = find_records (report);
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, sql);
  guint n = 1, n_found = 0;

  for (guint i = 0; report->groupings != NULL && report->groupings[i].code != NULL; i++)
    n = i + 1;
  for (; store_query_next (query); n_found++)
    for (guint i = 0; i < n; i++)
      print (fixture, report, &(PaperChoices) { .record = store_query_get_number (query, 0), .grouping = i }, firm, folder);
  if (n_found == 0)
    g_printerr ("%s: no record to print.\n", report->name);
}

/* FOLDER [LANGUAGE] */
int
main (int argc, char **argv)
{
  guint n;
  const PaperReport *reports = paper_report_list (&n);
  const char *folder = argc > 1 ? argv[1] : ".";

  g_mkdir_with_parents (folder, 0755);
  for (guint i = 0; i < G_N_ELEMENTS (firms); i++)
    {
      Fixture fixture;

      if (argc > 2 && strcmp (argv[2], firms[i].language) != 0)
        continue;
      fixture_set_up (&fixture, NULL);
      stage (&fixture, &firms[i]);
      for (guint j = 0; j < n; j++)
        print_all (&fixture, &reports[j], &firms[i], folder);
      fixture_tear_down (&fixture, NULL);
    }
  return 0;
}
