/* A paper before it has pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-document.h"
#include <string.h>

G_DEFINE_FINAL_TYPE (PaperDocument, paper_document, G_TYPE_OBJECT)

/* CLDR: countries whose offices use Letter. */
static const char letter_countries[] = "_US _CA _MX _PH _CL _CO _VE _GT _CR _DO _SV _NI _PA _PR";

static gboolean
uses_letter (BaseLocale *locale)
{
  const char *country = strpbrk (locale->name, "_-");
  char needle[4] = "_";

  if (country == NULL || strlen (country) < 3)
    return FALSE;
  memcpy (needle + 1, country + 1, 2);
  return strstr (letter_countries, needle) != NULL;
}

static void
clear_information (gpointer data)
{
  PaperInformation *information = data;

  g_free (information->label);
  g_free (information->value);
}

static void
clear_block (gpointer data)
{
  PaperBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->table, paper_table_free);
  g_clear_pointer (&block->chart, paper_chart_free);
  g_clear_pointer (&block->barcode, paper_barcode_free);
}

static void
clear_label (gpointer data)
{
  PaperLabel *label = data;

  g_clear_pointer (&label->barcode, paper_barcode_free);
  g_free (label->heading);
  g_free (label->text);
}

static void
paper_document_finalize (GObject *object)
{
  PaperDocument *self = PAPER_DOCUMENT (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->recipient);
  g_clear_pointer (&self->language, paper_language_unref);
  g_clear_pointer (&self->locale, base_locale_unref);
  g_clear_pointer (&self->letterhead, paper_letterhead_free);
  g_array_unref (self->information);
  g_array_unref (self->blocks);
  g_array_unref (self->labels);
  G_OBJECT_CLASS (paper_document_parent_class)->finalize (object);
}

static void
paper_document_class_init (PaperDocumentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = paper_document_finalize;
}

static void
paper_document_init (PaperDocument *self)
{
  self->information = g_array_new (FALSE, TRUE, sizeof (PaperInformation));
  g_array_set_clear_func (self->information, clear_information);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (PaperBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->labels = g_array_new (FALSE, TRUE, sizeof (PaperLabel));
  g_array_set_clear_func (self->labels, clear_label);
}

PaperDocument *
paper_document_new (const char    *title,
                    PaperLanguage *language,
                    BaseLocale    *locale)
{
  PaperDocument *self = g_object_new (PAPER_TYPE_DOCUMENT, NULL);

  self->title = g_strdup (title);
  self->language = paper_language_ref (language);
  self->locale = base_locale_ref (locale);
  self->size = uses_letter (locale) ? PAPER_SIZE_LETTER : PAPER_SIZE_A4;
  return self;
}

void
paper_document_set_size (PaperDocument *self,
                         PaperSize      size,
                         gboolean       landscape)
{
  self->size = size;
  self->landscape = landscape;
}

void
paper_document_set_landscape (PaperDocument *self,
                              gboolean       landscape)
{
  self->landscape = landscape;
}

void
paper_document_set_subtitle (PaperDocument *self,
                             const char    *subtitle)
{
  g_set_str (&self->subtitle, subtitle);
}

void
paper_document_set_letterhead (PaperDocument         *self,
                               const PaperLetterhead *letterhead)
{
  g_clear_pointer (&self->letterhead, paper_letterhead_free);
  if (letterhead != NULL)
    self->letterhead = paper_letterhead_copy (letterhead);
}

void
paper_document_set_recipient (PaperDocument *self,
                              const char    *recipient)
{
  g_set_str (&self->recipient, recipient);
}

void
paper_document_add_information (PaperDocument *self,
                                const char    *label,
                                const char    *value)
{
  PaperInformation information;

  if (value == NULL || value[0] == '\0')
    return;
  information.label = g_strdup (label);
  information.value = g_strdup (value);
  g_array_append_val (self->information, information);
}

void
paper_document_add_text (PaperDocument *self,
                         PaperStyle     style,
                         const char    *text)
{
  PaperBlock block = { PAPER_BLOCK_TEXT, style };

  if (text == NULL || text[0] == '\0')
    return;
  block.text = g_strdup (text);
  g_array_append_val (self->blocks, block);
}

void
paper_document_add_table (PaperDocument *self,
                          PaperTable    *table)
{
  PaperBlock block = { PAPER_BLOCK_TABLE };

  block.table = table;
  g_array_append_val (self->blocks, block);
}

void
paper_document_add_chart (PaperDocument *self,
                          PaperChart    *chart)
{
  PaperBlock block = { PAPER_BLOCK_CHART };

  if (chart->bars->len < 2)
    {
      paper_chart_free (chart);
      return;
    }
  block.chart = chart;
  g_array_append_val (self->blocks, block);
}

gboolean
paper_document_add_barcode (PaperDocument   *self,
                            PaperBarcodeKind kind,
                            const char      *text,
                            const char      *caption,
                            GError         **error)
{
  PaperBlock block = { PAPER_BLOCK_BARCODE };

  block.barcode = paper_barcode_new (kind, text, error);
  if (block.barcode == NULL)
    return FALSE;
  block.text = g_strdup (caption);
  g_array_append_val (self->blocks, block);
  return TRUE;
}

void
paper_document_set_labels (PaperDocument *self,
                           PaperLabels    kind)
{
  self->label_kind = kind;
}

void
paper_document_add_label (PaperDocument *self,
                          PaperBarcode  *barcode,
                          const char    *heading,
                          const char    *text)
{
  PaperLabel label = { barcode, g_strdup (heading), g_strdup (text) };

  g_array_append_val (self->labels, label);
}

PaperTable *
paper_document_add_totals (PaperDocument *self,
                           const char    *currency)
{
  PaperTable *table = paper_table_new (currency);

  table->headless = TRUE;
  table->right_half = TRUE;
  paper_table_add_column (table, "", BASE_KIND_TEXT, 1);
  paper_table_add_column (table, "", BASE_KIND_MONEY, 0);
  paper_document_add_table (self, table);
  return table;
}

PaperTable *
paper_document_get_table (PaperDocument *self,
                          guint          index)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      PaperTable *table = g_array_index (self->blocks, PaperBlock, i).table;

      if (table != NULL && !table->headless && index-- == 0)
        return table;
    }
  return NULL;
}
