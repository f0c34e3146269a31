/* A paper before it has pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-chart.h"
#include "paper-label.h"
#include "paper-language.h"
#include "paper-letterhead.h"
#include "paper-table.h"

G_BEGIN_DECLS

typedef enum { PAPER_SIZE_A4, PAPER_SIZE_LETTER } PaperSize;
typedef enum { PAPER_STYLE_HEADING, PAPER_STYLE_BODY, PAPER_STYLE_SMALL, PAPER_STYLE_SIGNATURE } PaperStyle; /* signature: below a line to sign on */
typedef enum { PAPER_BLOCK_TEXT, PAPER_BLOCK_TABLE, PAPER_BLOCK_CHART, PAPER_BLOCK_BARCODE } PaperBlockKind;

typedef struct
{
  PaperBlockKind kind;
  PaperStyle     style; /* of text */
  char          *text;  /* of text; caption of a code */
  PaperTable    *table;
  PaperChart    *chart;
  PaperBarcode  *barcode;
} PaperBlock;

typedef struct
{
  char *label;
  char *value;
} PaperInformation;

#define PAPER_TYPE_DOCUMENT (paper_document_get_type ())
G_DECLARE_FINAL_TYPE (PaperDocument, paper_document, PAPER, DOCUMENT, GObject)

/* Members are read freely and written through the functions below only; once a layout was made of it, a document does not change, and any one thread may read it. */
struct _PaperDocument
{
  GObject          parent_instance;
  char            *title;
  char            *subtitle;    /* nullable */
  char            *recipient;   /* nullable; lines of the address; a paper with a recipient is a letter */
  PaperLanguage   *language;
  BaseLocale      *locale;
  PaperLetterhead *letterhead;  /* nullable */
  PaperSize        size;
  gboolean         landscape;
  GArray          *information; /* PaperInformation */
  GArray          *blocks;      /* PaperBlock */
  PaperLabels      label_kind;  /* of labels: the pages hold them and nothing else */
  GArray          *labels;      /* PaperLabel */
};

/* @language: of the words that the layout itself adds. @locale: of figures and dates; A4, but Letter where the locale's country uses it. */
PaperDocument *paper_document_new             (const char *title, PaperLanguage *language, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void           paper_document_set_size        (PaperDocument *self, PaperSize size, gboolean landscape);
void           paper_document_set_landscape   (PaperDocument *self, gboolean landscape);
void           paper_document_set_subtitle    (PaperDocument *self, const char *subtitle);
void           paper_document_set_letterhead  (PaperDocument *self, const PaperLetterhead *letterhead); /* nullable */
void           paper_document_set_recipient   (PaperDocument *self, const char *recipient);
/* Beside the address of a letter, under the title of a report. Nothing is added when value is empty. */
void           paper_document_add_information (PaperDocument *self, const char *label, const char *value);
void           paper_document_add_text        (PaperDocument *self, PaperStyle style, const char *text); /* nothing when empty */
void           paper_document_add_table       (PaperDocument *self, PaperTable *table);                  /* transfer full */
void           paper_document_add_chart       (PaperDocument *self, PaperChart *chart);                  /* transfer full; one of a single bar says nothing and is dropped */
/* @caption: nullable; says what the code is for. PAPER_ERROR_VALUE when the kind cannot say the text, and nothing is added. */
gboolean       paper_document_add_barcode     (PaperDocument *self, PaperBarcodeKind kind, const char *text, const char *caption, GError **error);
/* Makes the document a sheet or a roll of labels: no head, no foot, no blocks. */
void           paper_document_set_labels      (PaperDocument *self, PaperLabels kind);
void           paper_document_add_label       (PaperDocument *self, PaperBarcode *barcode, const char *heading, const char *text); /* barcode: nullable, transfer full */
/* Amounts below the last table: a table of labels and amounts without a heading, in the right half of the page, kept together with the row above it. */
PaperTable    *paper_document_add_totals      (PaperDocument *self, const char *currency);               /* borrowed, to be filled */
/* The index-th table with a heading, which leaves as CSV or XLSX; NULL if there is none. */
PaperTable    *paper_document_get_table       (PaperDocument *self, guint index);

G_END_DECLS
