/* What all letters share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <office-company.h>
#include <office-contact.h>
#include "paper-lines.h"
#include "paper-report.h"

G_BEGIN_DECLS

/* A letter in the language and the signs of who gets it. */
typedef struct
{
  PaperSource    source;   /* as the reader's, but with the receiver's language and the record's currency, which it owns */
  OfficeContact *contact;  /* who gets it */
  OfficeCompany *company;  /* who sends it */
  PaperDocument *document;
} PaperLetter;

/* What one letter is about, and how it is written. Offsets are of members of the record; 0 = it has none. */
typedef struct
{
  const char *title;                  /* N_(), before the record's number */
  gsize       contact;                /* gint64 */
  gsize       currency;               /* char *; without it the company's */
  gsize       language;               /* char *; if empty the contact's, or else the company's */
  gboolean  (*fill) (PaperLetter *self, BaseRecord *record, GError **error);
} PaperLetterKind;

/* full, NULL with an error of the store. */
PaperDocument *paper_letter_make            (const PaperSource *reader, BaseRecord *record, const PaperLetterKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, loading the record first. */
PaperDocument *paper_letter_load            (const PaperSource *reader, GType type, gint64 id, const PaperLetterKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char    *paper_letter_say             (PaperLetter *self, const char *text) G_GNUC_FORMAT (2);
char          *paper_letter_format_date     (PaperLetter *self, guint32 date) G_GNUC_WARN_UNUSED_RESULT;
/* With the currency's sign. full */
char          *paper_letter_format_money    (PaperLetter *self, gint64 amount) G_GNUC_WARN_UNUSED_RESULT;
/* The contact's own address with the person to write to. full */
char          *paper_letter_dup_address     (PaperLetter *self) G_GNUC_WARN_UNUSED_RESULT;
/* Like paper_source_format_address(), without the country when it is the sender's own; another stands in the sender's language. */
char          *paper_letter_format_address  (PaperLetter *self, const char *name, const char *person, const char *street, const char *postal_code, const char *city,
                                             const char *region, const char *country) G_GNUC_WARN_UNUSED_RESULT;
/* "Dear Sir or Madam," before the first words, "Kind regards" and the company after the last ones. */
void           paper_letter_greet           (PaperLetter *self);
void           paper_letter_close           (PaperLetter *self);
/* Beside the address; labels are N_(), and nothing is added for an empty value, a day or a link of 0. */
void           paper_letter_add_information (PaperLetter *self, const char *label, const char *value);
void           paper_letter_add_date        (PaperLetter *self, const char *label, guint32 date);
void           paper_letter_add_tax_number  (PaperLetter *self, const char *tax_number);
gboolean       paper_letter_add_link        (PaperLetter *self, const char *label, GType type, gint64 id, GError **error);
/* N_() text. */
void           paper_letter_add_text        (PaperLetter *self, PaperStyle style, const char *text);
/* The rows of the query, which it takes, as a table that carries its sums over. */
gboolean       paper_letter_add_lines       (PaperLetter *self, const PaperLineColumn *columns, StoreQuery *query, GError **error);
/* Where to pay, naming the number: the company's account, or else in Brazil its Pix key; nothing without either. */
void           paper_letter_add_account     (PaperLetter *self, const char *number);
/* One row of amounts below a table; label is N_(). */
void           paper_letter_add_amount      (PaperLetter *self, PaperTable *totals, PaperRowKind kind, const char *label, gint64 amount);
/* The last row, which names the currency. */
void           paper_letter_add_total       (PaperLetter *self, PaperTable *totals, const char *label, gint64 amount);

G_END_DECLS
