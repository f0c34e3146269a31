/* Papers that leave the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-issue.h"
#include <office-company.h>
#include <office-freeze.h>
#include <office-paper-maker.h>
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

/* In the words of the firm; letters take those of who gets them. */
static gboolean
open_source (StoreDb *db, PaperSource *source, GError **error)
{
  g_autoptr (OfficeCompany) company = office_company_load (db, error);

  if (company == NULL)
    return FALSE;
  *source = (PaperSource) { .db = db, .locale = office_company_dup_locale (company), .language = paper_language_new (company->language, NULL),
                            .today = base_environment_today (store_db_get_environment (db)) };
  return TRUE;
}

static void
close_source (PaperSource *source)
{
  base_locale_unref (source->locale);
  paper_language_unref (source->language);
}

static GBytes *
print (StoreDb *db, const char *paper, gint64 record, char **title, char **language, GError **error)
{
  const PaperReport *report = paper_report_find (paper, error);
  g_autoptr (PaperDocument) document = NULL;
  g_autoptr (PaperLayout) layout = NULL;
  g_autoptr (GBytes) pdf = NULL;
  PaperSource source;

  if (report == NULL || !open_source (db, &source, error))
    return NULL;
  document = paper_report_make (report, &source, &(PaperChoices) { .record = record }, error);
  close_source (&source);
  layout = document != NULL ? paper_layout_new (document) : NULL;
  pdf = layout != NULL ? paper_pdf_export (layout, base_environment_now (store_db_get_environment (db)), NULL, NULL, NULL, error) : NULL;
  if (pdf == NULL)
    return NULL;
  *title = g_strdup (document->title);
  *language = g_strdup (paper_language_get_name (document->language));
  return g_steal_pointer (&pdf);
}

static char *
write_letter (StoreDb *db, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error)
{
  PaperSource source;
  char *letter;

  if (!open_source (db, &source, error))
    return NULL;
  letter = paper_late_letter_compose (&source, order_line, new_date, goodwill, error);
  close_source (&source);
  return letter;
}

void
paper_issue_register (StoreSchema *schema)
{
  static const OfficePaperMaker maker = { print, write_letter };

  office_paper_maker_set (schema, &maker);
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
