/* Papers that leave the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-issue.h"
#include <office-company.h>
#include <office-freeze.h>
#include "paper-file.h"
#include "paper-late-letter.h"
#include "paper-pdf.h"

/* The rest stays in the house, or is made anew whenever it is asked for. */
static const struct
{
  const char *paper;
  const char *link; /* argument that names the record */
} kept[] = {
  { "order-confirmation", "sales_order" },
  { "quote",              "sales_order" },
  { "delivery-note",      "sales_order" },
  { "shipment-note",      "shipment" },
  { "invoice",            "invoice" },
  { "reminder",           "reminder" },
  { "purchase-order",     "purchase_order" },
};

static const char *
find_link (const PaperReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_str_equal (kept[i].paper, report->name))
      return kept[i].link;
  return NULL;
}

gboolean
paper_issue_is_kept (const PaperReport *report)
{
  return find_link (report) != NULL;
}

GVariant *
paper_issue_make_arguments (const PaperReport *report, gint64 record, PaperDocument *document, GBytes *pdf)
{
  GVariantDict arguments = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&arguments, "paper", "s", report->name);
  g_variant_dict_insert (&arguments, "title", "s", document->title);
  g_variant_dict_insert (&arguments, "language", "s", paper_language_get_name (document->language));
  g_variant_dict_insert (&arguments, find_link (report), "x", record);
  if (pdf != NULL)
    {
      g_autofree char *copy = g_base64_encode (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
      g_variant_dict_insert (&arguments, "copy", "s", copy);
    }
  return g_variant_dict_end (&arguments);
}

/* Letters take the words of who gets them. */
static GBytes *
print (StoreDb *db, const char *paper, gint64 record, char **title, char **language, GError **error)
{
  BaseEnvironment *environment = store_db_get_environment (db);
  const PaperReport *report = paper_report_find (paper, error);
  g_autoptr (OfficeCompany) company = report != NULL ? office_company_load (db, error) : NULL;
  g_autoptr (BaseLocale) locale = company != NULL ? office_company_dup_locale (company) : NULL;
  g_autoptr (PaperLanguage) words = company != NULL ? paper_language_new (company->language, NULL) : NULL;
  PaperSource source = { db, locale, words, NULL, base_environment_today (environment) };
  g_autoptr (PaperDocument) document = company != NULL ? paper_report_make (report, &source, &(PaperChoices) { .record = record }, error) : NULL;
  g_autoptr (PaperLayout) layout = document != NULL ? paper_layout_new (document) : NULL;
  g_autoptr (GBytes) pdf = layout != NULL ? paper_pdf_export (layout, base_environment_now (environment), NULL, NULL, NULL, error) : NULL;

  if (pdf == NULL)
    return NULL;
  *title = g_strdup (document->title);
  *language = g_strdup (paper_language_get_name (document->language));
  return g_steal_pointer (&pdf);
}

void
paper_issue_register (StoreSchema *schema)
{
  office_freeze_set_printer (schema, print);
  paper_late_letter_register (schema);
}

GBytes *
paper_issue_load (StoreDb *db, const PaperReport *report, gint64 record, GError **error)
{
  return report->table != NULL ? office_freeze_load (db, report->name, report->table, record, error) : NULL;
}

gboolean
paper_issue_write (GBytes *pdf, const char *path, GError **error)
{
  g_autoptr (PaperFile) file = paper_file_new (path, error);
  gsize length;
  const void *data = g_bytes_get_data (pdf, &length);

  if (file == NULL)
    return FALSE;
  paper_file_write (file, data, length);
  return paper_file_finish (file, error);
}
