/* Papers that leave the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-issue.h"

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
