/* Whether papers say all they must, in the language of who gets them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include "paper-sample.h"
#include "papers-fixture.h"

/* What the law wants an invoice to say, as people of the country write it. */
typedef struct
{
  const char *language;
  const char *says[16];
} Law;

static const Law laws[] = {
  { "en_GB",
    { "Invoice I-2026-0005", "02/03/2026", "Date of supply", "26/02/2026", "VAT ID DE136695976", "Your VAT ID", "DE123456789", "Freight", "Net amount", "60.50", "19%", "11.50", "72.00",
      "Please pay by 30/03/2026", "DE02 1203 0000 0000 2020 51 (BIC BYLADEM1001)", "Nordwind GmbH" } },
  { "de_DE",
    { "Rechnung I-2026-0005", "02.03.2026", "Leistungsdatum", "26.02.2026", "USt-IdNr. DE136695976", "Ihre USt-IdNr.", "DE123456789", "Fracht", "Nettobetrag", "60,50", "19 %", "11,50", "72,00",
      "Bitte zahlen Sie bis 30.03.2026", "DE02 1203 0000 0000 2020 51 (BIC BYLADEM1001)", "Nordwind GmbH" } },
  { "it_IT",
    { "Fattura I-2026-0005", "02/03/2026", "Data di consegna", "26/02/2026", "Partita IVA DE136695976", "Vostra partita IVA", "DE123456789", "Trasporto", "Importo netto", "60,50", "19%", "11,50",
      "72,00", "Si prega di pagare entro il 30/03/2026", "DE02 1203 0000 0000 2020 51 (BIC BYLADEM1001)", "Nordwind GmbH" } },
  { "pt_BR",
    { "Fatura I-2026-0005", "02/03/2026", "Data de entrega", "26/02/2026", "Nº IVA DE136695976", "Seu nº IVA", "DE123456789", "Frete", "Valor líquido", "60,50", "19%", "11,50", "72,00",
      "Pedimos o pagamento até 30/03/2026", "DE02 1203 0000 0000 2020 51 (BIC BYLADEM1001)", "Nordwind GmbH" } },
};

static const char *const languages[] = { "de_DE", "it_IT", "pt_BR" };

/* Words that the other language has too, and a stocktake that is called so; what is not a word of ours stands in names, numbers and days. */
static gboolean
is_common (const char *text)
{
  static const char *const common[] = { "Pos.", "Item", "Total", "Name", "Ticket", "Code", "Subtotal", "E-Mail", "E-mail", "Team", "Tickets", "Spring", NULL };

  return g_strv_contains (common, text);
}

static void
assert_translated (const char *paper, const char *language, const char *english, const char *text)
{
  if (english != NULL && strcmp (english, text) == 0 && !is_common (text))
    g_error ("%s in %s says “%s” in English.", paper, language, text);
}

/* Title, labels, headings and sentences of two prints of one paper differ. */
static void
compare_words (PaperDocument *english, PaperDocument *other, const char *paper, const char *language)
{
  g_assert_cmpuint (english->blocks->len, ==, other->blocks->len);
  assert_translated (paper, language, english->title, other->title);
  if (other->subtitle != NULL)
    assert_translated (paper, language, english->subtitle, other->subtitle);
  for (guint i = 0; i < other->information->len; i++)
    assert_translated (paper, language, g_array_index (english->information, PaperInformation, i).label, g_array_index (other->information, PaperInformation, i).label);
  for (guint i = 0; i < other->blocks->len; i++)
    {
      const PaperBlock *block = &g_array_index (other->blocks, PaperBlock, i), *said = &g_array_index (english->blocks, PaperBlock, i);

      if (block->text != NULL && block->barcode == NULL && strncmp (block->text, "Nordwind GmbH", 13) != 0)
        assert_translated (paper, language, said->text, block->text);
      for (guint j = 0; block->table != NULL && !block->table->headless && j < block->table->columns->len; j++)
        assert_translated (paper, language, paper_table_get_column (said->table, j)->heading, paper_table_get_column (block->table, j)->heading);
    }
}

static PaperDocument *
print (Fixture *fixture, const PaperReport *report, const PaperChoices *choices, const char *language)
{
  g_autoptr (BaseLocale) locale = base_locale_new (language, "EUR");
  g_autoptr (PaperLanguage) words = paper_language_new (language, CATALOGUES);
  const PaperSource source = { fixture->db, locale, words, CATALOGUES, (guint32) fixture_day (TEST_TODAY) };
  g_autoptr (GError) error = NULL;
  PaperDocument *document;

  papers_speak (fixture, language);
  document = paper_report_make (report, &source, choices, &error);
  g_assert_no_error (error);
  return document;
}

/* All kinds of invoices, all levels of reminders. */
static guint
get_n_records (const PaperReport *report)
{
  if (strcmp (report->name, "invoice") == 0)
    return 3;
  return strcmp (report->name, "reminder") == 0 ? 3 : 1;
}

static void
compare_prints (Fixture *fixture, const PaperReport *report, const PaperChoices *choices, const char *language)
{
  g_autoptr (PaperDocument) english = print (fixture, report, choices, "en_GB"), other = print (fixture, report, choices, language);

  compare_words (english, other, report->name, language);
}

static void
test_no_english (Fixture *fixture, gconstpointer data)
{
  guint n_reports;
  const PaperReport *reports = paper_report_list (&n_reports);

  for (guint i = 0; i < n_reports; i++)
    for (guint grouping = 0; grouping == 0 || (reports[i].groupings != NULL && reports[i].groupings[grouping].code != NULL); grouping++)
      for (guint record = 1; record <= get_n_records (&reports[i]); record++)
        compare_prints (fixture, &reports[i], &(PaperChoices) { .record = reports[i].table != NULL ? record : 0, .grouping = grouping }, data);
}

/* Every font goes along, the text is text, and nobody's name is in the file's description. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) invoice = NULL;
  g_autofree char *fonts = NULL, *info = NULL, *images = NULL;
  g_auto (GStrv) lines = NULL;

  papers_speak (fixture, data);
  invoice = papers_make_paper (fixture, "invoice", 5, data);
  fonts = sample_read_pdf (invoice, "pdffonts", (const char *const[]) { "%s", NULL });
  info = sample_read_pdf (invoice, "pdfinfo", (const char *const[]) { "%s", NULL });
  images = sample_read_pdf (invoice, "pdfimages", (const char *const[]) { "-list", "%s", NULL });
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_true (g_regex_match_simple ("(TrueType|Type 1C|CID).* yes yes yes ", lines[i], 0, 0)); /* embedded, a part of it, with its letters */
  g_assert_nonnull (strstr (info, strcmp (data, "en_US") == 0 ? "(letter)" : "(A4)"));
  g_assert_nonnull (strstr (info, "I-2026-0005"));
  for (guint i = 0; i < 2; i++)
    g_assert_null (strstr (info, i == 0 ? "Grün" : "Author"));
  g_assert_cmpuint (sample_count (images, "\n"), ==, 2); /* not a picture of a page */
}

static void
test_law (Fixture *fixture, gconstpointer data)
{
  const Law *law = data;
  g_autoptr (PaperDocument) invoice = NULL;
  g_autofree char *text = NULL;

  papers_speak (fixture, law->language);
  invoice = papers_make_paper (fixture, "invoice", 5, law->language);
  text = papers_read_text (invoice);
  for (guint i = 0; i < G_N_ELEMENTS (law->says) && law->says[i] != NULL; i++)
    if (strstr (text, law->says[i]) == NULL)
      g_error ("The invoice in %s does not say “%s”:\n%s", law->language, law->says[i], text);
  g_assert_cmpuint (sample_count (text, "Germany"), ==, 2); /* of the sender, above the address and in the foot; the customer's is the same */
}

/* Without an account in the European way, the Brazilian one is named. */
static void
test_pix_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDocument) invoice = NULL;
  g_autofree char *text = NULL;

  papers_execute (fixture, "UPDATE companies SET iban = NULL, bic = NULL");
  invoice = papers_make_paper (fixture, "invoice", 4, "pt_BR");
  text = papers_read_text (invoice);
  g_assert_nonnull (strstr (text, "Pague por Pix com a chave caixa@nordwind.example e indique o número I-2026-0002."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/words/no-english-is-left-in-%s", languages[i]);

      g_test_add (path, Fixture, languages[i], papers_set_up, test_no_english, fixture_tear_down);
    }
  g_test_add ("/paper/words/a-pix-key-is-named", Fixture, NULL, papers_set_up, test_pix_key, fixture_tear_down);
  g_test_add ("/paper/words/a-file-has-its-fonts-and-no-names-on-A4", Fixture, "de_DE", papers_set_up, test_file, fixture_tear_down);
  g_test_add ("/paper/words/a-file-has-its-fonts-and-no-names-on-Letter", Fixture, "en_US", papers_set_up, test_file, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/words/an-invoice-says-what-the-law-wants-in-%s", laws[i].language);

      g_test_add (path, Fixture, &laws[i], papers_set_up, test_law, fixture_tear_down);
    }
  return sample_run_tests ();
}
