/* Every paper of the way from order to cash, in four languages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-date.h>
#include <base-number.h>
#include "papers-fixture.h"
#include <glib/gstdio.h>
#include <store-query.h>
#include <string.h>
#include "paper-barcode.h"
#include "paper-csv.h"
#include "paper-error.h"
#include "paper-late-letter.h"
#include "paper-report.h"
#include "paper-sample.h"

#define N_LINES 200 /* of the long invoice */

typedef struct
{
  const char *name;
  gint64      record;
  const char *says[4]; /* in every language */
} Printed;

/* Of the long invoice. */
typedef struct
{
  const char *language;
  const char *page;
  const char *of; /* between number and count of pages */
  const char *carried;
  const char *heading;
} LongWords;

static const LongWords long_words[] = {
  { "en_GB", "Page", "of", "Carried forward", "Description" },
  { "de_DE", "Seite", "von", "Übertrag", "Beschreibung" },
  { "it_IT", "Pagina", "di", "Riporto", "Descrizione" },
  { "pt_BR", "Página", "de", "Transporte", "Descrição" },
};

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
  { "count-sheet",      1, { "ST-1", "A-01", "TEA-1" } },
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

static const char *const resolutions[] = { "150", "300" }; /* dots per inch */
static const char *const languages[] = { "en_GB", "de_DE", "it_IT", "pt_BR" };

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

  papers_speak (fixture, language);
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr (PaperDocument) document = papers_make_paper (fixture, printed[i].name, printed[i].record, language);
      g_autofree char *text = papers_read_text (document);

      for (guint j = 0; j < G_N_ELEMENTS (printed[i].says) && printed[i].says[j] != NULL; j++)
        if (strstr (text, printed[i].says[j]) == NULL)
          g_error ("%s in %s does not say “%s”:\n%s", printed[i].name, language, printed[i].says[j], text);
      keep (document, printed[i].name, printed[i].record, language);
    }
}

/* The page as another program prints it, read by a third one; "QR-Code:..." line after line. */
static char *
scan (PaperDocument *document, guint page, const char *resolution)
{
  g_autofree char *path = sample_path ("page.png"), *stem = sample_path ("page"), *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *nothing = sample_read_pdf (document, "pdftoppm", (const char *const[]) { "-r", resolution, "-f", number, "-l", number, "-png", "-singlefile", "%s", stem, NULL });
  char *said = sample_run ((const char *const[]) { "zbarimg", "-q", "--nodbus", path, NULL });

  g_unlink (path);
  return said;
}

static guint
get_last_page (PaperDocument *document)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);

  return paper_layout_get_n_pages (layout) - 1;
}

static void
assert_scans (Fixture *fixture, const char *name, gint64 record, const char *language, const char *expected)
{
  g_autoptr (PaperDocument) document = papers_make_paper (fixture, name, record, language);

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      g_autofree char *said = scan (document, get_last_page (document), resolutions[i]);

      if (strstr (said, expected) == NULL)
        g_error ("%s at %s in %s: “%s” is not in “%s”", name, resolutions[i], language, expected, said);
    }
}

static void
test_pay_codes (Fixture *fixture, gconstpointer data)
{
  const char *language = data;

  papers_speak (fixture, language);
  assert_scans (fixture, "invoice", 1, language, "QR-Code:BCD\n002\n1\nSCT\nBYLADEM1001\nNordwind GmbH\nDE02120300000000202051\nEUR238.00\n\n\nI-2026-0001");
  assert_scans (fixture, "invoice", 4, language, "QR-Code:00020126440014br.gov.bcb.pix0122caixa@nordwind.example520400005303986540550.005802BR5913Nordwind GmbH6007Hamburg62130509I202600026304");
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  assert_scans (fixture, "pick-list", 1, "de_DE", "CODE-128:PL-77");
  assert_scans (fixture, "packing-slip", 1, "de_DE", "CODE-128:SH-5");
  assert_scans (fixture, "count-sheet", 1, "de_DE", "CODE-128:ST-1");
  assert_scans (fixture, "item-labels", 1, "de_DE", "EAN-13:4006381333931");
  assert_scans (fixture, "item-labels", 2, "de_DE", "CODE-128:PAP-2");
  assert_scans (fixture, "location-labels", 2, "de_DE", "QR-Code:A-01");
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
      g_autofree char *said = scan (document, i, "150");

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

  papers_execute (fixture, "UPDATE contacts SET email = 'aenne@example.org' WHERE id = 1");
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

/* Every line is short and ASCII, a name cannot smuggle a header in, and what is long is cut between characters. */
static void
test_message (void)
{
  PaperMail mail = { (char *) "Café Grün, Söhne & Töchter des Großen Ölhändlers am Überseehafen", (char *) "buero@example.org", (char *) "x@example.org\r\nBcc: y@example.org",
                     (char *) "Neuer Tag für Ihren Auftrag\nBcc: y@example.org", (char *) "Es tut uns leid.\nÜbermorgen.", G_GINT64_CONSTANT (1774000000) };
  g_autofree char *text = paper_mail_dup_eml (&mail);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_is_ascii (text));
  g_assert_null (strstr (text, "Bcc"));
  g_assert_null (strstr (text, "To: "));
  g_assert_nonnull (strstr (text, "Date: Fri, 20 Mar 2026 09:46:40 +0000\r\n"));
  g_assert_nonnull (strstr (text, "\r\n\r\nRXMgdHV0IHVucyBsZWlkLg0Kw5xiZXJtb3JnZW4u\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 78);
      g_assert_null (strchr (lines[i], '\n'));
    }
}

static void
test_no_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) draft = papers_make_paper (fixture, "invoice", 3, "en_GB"), credit = papers_make_paper (fixture, "invoice", 2, "en_GB");

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

  papers_speak (fixture, "en_GB");
  invoice = papers_make_paper (fixture, "invoice", 1, "en_GB");
  draft = papers_make_paper (fixture, "invoice", 3, "en_GB");
  credit = papers_make_paper (fixture, "invoice", 2, "en_GB");
  text = papers_read_text (invoice);
  draft_text = papers_read_text (draft);
  credit_text = papers_read_text (credit);
  g_assert_nonnull (strstr (text, "If you pay by 09/02/2026, you may take off 2%"));
  g_assert_nonnull (strstr (text, "233.24"));
  g_assert_null (strstr (text, "Hauptstraße 5")); /* the address as it was then */
  g_assert_nonnull (strstr (draft_text, "Draft"));
  g_assert_nonnull (strstr (credit_text, "Credit Note C-2026-0001"));
  g_assert_nonnull (strstr (credit_text, "Corrects invoice"));
}

/* "12.345,50" at the end of a line as 1234550, whatever stands between the digits. */
static gint64
read_amount (const char *line)
{
  const char *start = strrchr (line, ' ');
  gint64 amount = 0;

  g_assert_nonnull (start);
  for (const char *letter = start != NULL ? start : ""; *letter != '\0'; letter++)
    if (g_ascii_isdigit (*letter))
      amount = 10 * amount + *letter - '0';
  return amount;
}

/* Adds the page's lines to the sum, which must be what the page takes over; gives back how many there are. */
static guint
add_page (const char *page, const LongWords *words, gboolean goes_on, gint64 *sum)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  guint n = 0, n_carried = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (strstr (lines[i], words->carried) != NULL)
        {
          n_carried++;
          g_assert_cmpuint (n, ==, 0);
          g_assert_cmpint (read_amount (lines[i]), ==, *sum);
        }
      if (strstr (lines[i], "Tea no. ") == NULL)
        continue;
      n++;
      *sum += read_amount (lines[i]);
    }
  g_assert_cmpuint (n_carried, ==, goes_on && n > 0 ? 1 : 0);
  g_assert_true (n == 0 || strstr (page, words->heading) != NULL);
  return n;
}

static void
test_long_invoice (Fixture *fixture, gconstpointer data)
{
  const LongWords *words = data;
  g_autoptr (PaperDocument) invoice = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_lines = 0;
  gint64 sum = 0;

  papers_speak (fixture, words->language);
  invoice = papers_make_paper (fixture, "invoice", 1, words->language);
  pages = sample_read_pages (invoice);
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%s %u %s %u", words->page, i + 1, words->of, g_strv_length (pages));

      g_assert_nonnull (strstr (pages[i], number));
      n_lines += add_page (pages[i], words, i > 0, &sum);
    }
  g_assert_cmpuint (n_lines, ==, N_LINES);
  g_assert_cmpint (sum, ==, 20000);
}

/* 3 of 3 and 0.5 of 1 came the day before the promised one: one line of two was in full. */
static void
test_otif (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) document = papers_make_paper (fixture, "otif", 0, "en_GB");
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
  g_autoptr (PaperDocument) document = papers_make_paper (fixture, "count-sheet", 1, "en_GB");
  g_autofree char *text = papers_read_text (document);

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
      g_assert_null (papers_make (fixture, printed[i].name, 4711, "en_GB", &error));
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

static char *
print (Fixture *fixture, const char *name, gint64 record, const char *language)
{
  g_autoptr (PaperDocument) document = papers_make_paper (fixture, name, record, language);

  return papers_read_text (document);
}

static void
test_kit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  const char *part;

  papers_speak (fixture, "de_DE");
  papers_execute (fixture, "INSERT INTO order_lines (sales_order, position, item, text, quantity, price, amount, kit_line) VALUES (1, 2, 2, 'Part of it', 2000000, 0, 0, 2)");
  text = print (fixture, "order-confirmation", 1, "de_DE");
  part = strstr (text, "Part of it");
  g_assert_nonnull (part);
  g_assert_true (strchr (part, ',') > strchr (part, '\n'));
}

static void
test_not_begun (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  papers_execute (fixture, "INSERT INTO stocktakes (id, number, name, category) VALUES (2, 'ST-2', 'Tea', 'Tea')");
  text = print (fixture, "count-sheet", 2, "en_GB");
  g_assert_nonnull (strstr (text, "when the stocktake begins"));
  g_assert_true (strstr (text, "Tea") == g_strrstr (text, "Tea")); /* name and category are one word */
}

static void
test_abroad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  papers_execute (fixture, "INSERT INTO shipments (number, sales_order, customer, state, carrier, shipped_on, ship_name, ship_street, ship_postal_code, ship_city, ship_region, ship_country)"
                           " VALUES ('SH-9', 1, 1, 'shipped', 3, '2026-03-16', 'Firm', '6 Lane', 'LS1 5AA', 'Leeds', 'West Yorkshire', 'United Kingdom'),"
                           "        ('SH-10', 1, 1, 'shipped', 3, '2026-03-16', 'Firma', 'Weg 6', '10115', 'Berlin', 'Berlin', 'Germany')");
  text = print (fixture, "run-sheet", 0, "en_GB");
  g_assert_nonnull (strstr (text, "Firm, 6 Lane, Leeds, LS1 5AA, United Kingdom"));
  g_assert_nonnull (strstr (text, "Firma, Weg 6, 10115 Berlin"));
  g_assert_null (strstr (text, "Germany"));
}

/* Pieces and kilograms have no sum. */
static void
test_stock_sum (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = print (fixture, "stock-list", 0, "en_GB");

  g_assert_nonnull (strstr (text, "2.5"));
  g_assert_null (strstr (text, "6.5"));
}

/* Fields of the company, and what a printed invoice says of them at its foot. */
static const struct
{
  const char *language;
  const char *fields;
  const char *said;
} registered[] = {
  { "de_DE", "register_court = 'Amtsgericht Hamburg', register_number = 'HRB 12345', directors = 'Änne Grün, Bo Berg'", "Amtsgericht Hamburg, HRB 12345 · Geschäftsführung: Änne Grün, Bo Berg" },
  { "it_IT", "register_court = 'Registro delle imprese di Milano', share_capital = '10.000 € i.v.', rea_number = 'MI-1234567'",
    "Registro delle imprese di Milano · Capitale sociale: 10.000 € i.v. · Numero REA: MI-1234567" },
  { "pt_BR", "state_registration = '123.456.789.112'", "Inscrição estadual: 123.456.789.112" },
};

static void
test_registration (Fixture *fixture, gconstpointer data)
{
  static const char nobody[] = "UPDATE companies SET register_court = NULL, register_number = NULL, directors = NULL, share_capital = NULL, rea_number = NULL, state_registration = NULL";

  for (guint i = 0; i < G_N_ELEMENTS (registered); i++)
    {
      g_autofree char *fill = g_strdup_printf ("UPDATE companies SET %s", registered[i].fields), *text = NULL;
      g_autoptr (PaperDocument) document = NULL;

      papers_execute (fixture, nobody);
      papers_execute (fixture, fill);
      papers_speak (fixture, registered[i].language);
      document = papers_make_paper (fixture, "invoice", 5, registered[i].language);
      text = papers_read_text (document);
      g_assert_nonnull (strstr (text, "IBAN DE02"));
      if (strstr (strstr (text, "IBAN DE02"), registered[i].said) == NULL)
        g_error ("In %s an invoice does not say “%s” below the bank:\n%s", registered[i].language, registered[i].said, text);
    }
}

/* In points from the upper edge; of "-bbox". */
static double
find_word (const char *boxes, const char *word)
{
  g_autofree char *tagged = g_strdup_printf (">%s<", word);
  const char *found = strstr (boxes, tagged), *place = found != NULL ? g_strrstr_len (boxes, found - boxes, "yMin=\"") : NULL;

  if (place == NULL)
    g_error ("There is no word “%s” on the page:\n%s", word, boxes);
  return g_ascii_strtod (place + strlen ("yMin=\""), NULL);
}

static char *
read_boxes (PaperDocument *document)
{
  return sample_read_pdf (document, "pdftotext", (const char *const[]) { "-bbox", "%s", "-", NULL });
}

/* However long it is, it neither leaves the page nor meets the text above it. */
static void
test_long_registration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) plain = papers_make_paper (fixture, "invoice", 5, "de_DE"), full = NULL;
  g_autofree char *before = read_boxes (plain), *after = NULL;

  papers_execute (fixture, "UPDATE companies SET bank = 'DKB Berlin', directors = 'Anfang ' || replace (printf ('%.*c', 60, 'x'), 'x', 'Bergström ') || 'Ende', rea_number = 'Schluss'");
  full = papers_make_paper (fixture, "invoice", 5, "de_DE");
  after = read_boxes (full);
  g_assert_cmpfloat (find_word (after, "Schluss"), >, find_word (after, "Anfang") + 20); /* several lines */
  g_assert_cmpfloat (find_word (after, "Schluss"), <, 842 - 20);
  g_assert_cmpfloat (find_word (after, "Seite"), <, find_word (before, "Seite") - 20);
  g_assert_cmpfloat (find_word (after, "Seite"), <, find_word (after, "Anfang"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/paper/papers/" path, Fixture, NULL, papers_set_up, function, fixture_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/papers/each-is-printed-in-%s", languages[i]);

      g_test_add (path, Fixture, languages[i], papers_set_up, test_print, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (long_words); i++)
    {
      g_autofree char *carries = g_strdup_printf ("/paper/papers/a-long-invoice-carries-its-sum-in-%s", long_words[i].language);
      g_autofree char *pays = g_strdup_printf ("/paper/papers/a-stranger-reads-the-code-to-pay-in-%s", long_words[i].language);

      g_test_add (carries, Fixture, &long_words[i], papers_set_up, test_long_invoice, fixture_tear_down);
      g_test_add (pays, Fixture, long_words[i].language, papers_set_up, test_pay_codes, fixture_tear_down);
    }
  ADD ("a-stranger-reads-the-codes", test_codes);
  ADD ("labels-on-a-roll-are-read-too", test_roll);
  ADD ("a-letter-speaks-the-language-of-the-customer", test_mail);
  ADD ("nobody-pays-a-draft-or-a-credit-note", test_no_code);
  g_test_add_func ("/paper/papers/a-message-is-one-that-any-program-reads", test_message);
  ADD ("an-invoice-says-what-was-posted", test_invoice);
  ADD ("late-and-short-lines-count", test_otif);
  ADD ("a-count-sheet-does-not-say-what-is-expected", test_blind);
  ADD ("a-count-sheet-that-is-not-begun-says-so", test_not_begun);
  ADD ("parts-of-a-kit-have-no-price", test_kit);
  ADD ("a-stop-abroad-is-written-as-its-post-wants", test_abroad);
  ADD ("a-stock-list-does-not-add-pieces-to-kilograms", test_stock_sum);
  ADD ("a-letter-says-where-its-sender-is-registered", test_registration);
  ADD ("a-long-registration-stays-on-the-page", test_long_registration);
  ADD ("a-missing-record-is-an-error", test_missing);
  g_test_add_func ("/paper/papers/bar-codes-are-checked", test_barcodes);
  return sample_run_tests ();
}
