/* What all letters share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-letter.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <store-record.h>
#include <string.h>

static const char *
get_text (BaseRecord *record, gsize offset)
{
  return offset != 0 ? G_STRUCT_MEMBER (char *, record, offset) : NULL;
}

static void
choose_language (PaperLetter *self, const char *language, const char *currency, OfficeCompany *company)
{
  if (language == NULL)
    language = self->contact->language;
  if (language == NULL)
    language = company->language;
  if (language == NULL)
    language = paper_language_get_name (self->source.language);
  self->source.locale = base_locale_new (language, currency != NULL ? currency : company->currency);
  self->source.language = paper_language_new (language, self->source.catalogues);
}

static gboolean
create_document (PaperLetter *self, BaseRecord *record, const char *kind, GError **error)
{
  g_autoptr (PaperLetterhead) letterhead = paper_source_load_letterhead (&self->source, error);
  const char *number = base_record_get_title (record);
  g_autofree char *title = NULL, *address = paper_letter_dup_address (self);

  if (letterhead == NULL)
    return FALSE;
  title = number != NULL ? g_strdup_printf ("%s %s", paper_letter_say (self, kind), number) : g_strdup (paper_letter_say (self, kind));
  self->document = paper_document_new (title, self->source.language, self->source.locale);
  paper_document_set_letterhead (self->document, letterhead);
  paper_document_set_recipient (self->document, address);
  return TRUE;
}

static gboolean
write_letter (PaperLetter *self, BaseRecord *record, const PaperLetterKind *kind, GError **error)
{
  return create_document (self, record, kind->title, error) && kind->fill (self, record, error);
}

PaperDocument *
paper_letter_make (const PaperSource *reader, BaseRecord *record, const PaperLetterKind *kind, GError **error)
{
  g_autoptr (OfficeCompany) company = office_company_load (reader->db, error);
  g_autoptr (BaseRecord) contact = NULL;
  PaperLetter self = { *reader, NULL, company, NULL };

  if (company != NULL)
    contact = store_record_load (reader->db, OFFICE_TYPE_CONTACT, G_STRUCT_MEMBER (gint64, record, kind->contact), error);
  if (contact == NULL)
    return NULL;
  self.contact = OFFICE_CONTACT (contact);
  choose_language (&self, get_text (record, kind->language), get_text (record, kind->currency), company);
  if (!write_letter (&self, record, kind, error))
    g_clear_object (&self.document);
  base_locale_unref (self.source.locale);
  paper_language_unref (self.source.language);
  return self.document;
}

PaperDocument *
paper_letter_load (const PaperSource *reader, GType type, gint64 id, const PaperLetterKind *kind, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (reader->db, type, id, error);

  return record != NULL ? paper_letter_make (reader, record, kind, error) : NULL;
}

const char *
paper_letter_say (PaperLetter *self, const char *text)
{
  return paper_language_get (self->source.language, text);
}

char *
paper_letter_format_date (PaperLetter *self, guint32 date)
{
  return base_date_format (date, self->source.locale);
}

char *
paper_letter_format_money (PaperLetter *self, gint64 amount)
{
  return base_money_format_long (amount, self->source.locale, self->source.locale->currency);
}

char *
paper_letter_dup_address (PaperLetter *self)
{
  const OfficeContact *contact = self->contact;

  return paper_letter_format_address (self, contact->name, contact->person, contact->street, contact->postal_code, contact->city, contact->region, contact->country);
}

char *
paper_letter_format_address (PaperLetter *self, const char *name, const char *person, const char *street, const char *postal_code, const char *city, const char *region, const char *country)
{
  const OfficeCompany *sender = self->company;

  return paper_source_format_address (name, person, street, postal_code, city, region, country, sender->country, sender->language != NULL ? sender->language : "en");
}

void
paper_letter_greet (PaperLetter *self)
{
  paper_letter_add_text (self, PAPER_STYLE_BODY, N_("Dear Sir or Madam,"));
}

void
paper_letter_close (PaperLetter *self)
{
  paper_letter_add_text (self, PAPER_STYLE_BODY, N_("Kind regards"));
  paper_document_add_text (self->document, PAPER_STYLE_BODY, self->company->name);
}

void
paper_letter_add_information (PaperLetter *self, const char *label, const char *value)
{
  paper_document_add_information (self->document, paper_letter_say (self, label), value);
}

void
paper_letter_add_date (PaperLetter *self, const char *label, guint32 date)
{
  g_autofree char *text = paper_letter_format_date (self, date);

  paper_letter_add_information (self, label, text);
}

void
paper_letter_add_tax_number (PaperLetter *self, const char *tax_number)
{
  paper_letter_add_information (self, paper_is_vat_id (tax_number) ? N_("Your VAT ID") : N_("Your tax number"), tax_number);
}

gboolean
paper_letter_add_link (PaperLetter *self, const char *label, GType type, gint64 id, GError **error)
{
  g_autoptr (BaseRecord) record = NULL;

  if (id == 0)
    return TRUE;
  record = store_record_load (self->source.db, type, id, error);
  if (record == NULL)
    return FALSE;
  paper_letter_add_information (self, label, base_record_get_title (record));
  return TRUE;
}

void
paper_letter_add_text (PaperLetter *self, PaperStyle style, const char *text)
{
  paper_document_add_text (self->document, style, paper_letter_say (self, text));
}

gboolean
paper_letter_add_lines (PaperLetter *self, const PaperLineColumn *columns, StoreQuery *query, GError **error)
{
  g_autoptr (StoreQuery) lines = query;
  PaperTable *table = paper_lines_create_table (&self->source, self->document->title, columns);

  table->carries = TRUE;
  paper_document_add_table (self->document, table);
  return paper_lines_add_rows (&self->source, table, columns, lines, error);
}

void
paper_letter_add_account (PaperLetter *self, const char *number)
{
  const OfficeCompany *company = self->company;
  g_autofree char *iban = paper_format_iban (company->iban), *text = NULL;

  if (iban != NULL && company->bic != NULL)
    text = g_strdup_printf (paper_letter_say (self, N_("Please pay to the account %s (BIC %s) and quote the number %s.")), iban, company->bic, number);
  else if (iban != NULL)
    text = g_strdup_printf (paper_letter_say (self, N_("Please pay to the account %s and quote the number %s.")), iban, number);
  else if (company->pix_key != NULL && strcmp (self->source.locale->currency, "BRL") == 0)
    text = g_strdup_printf (paper_letter_say (self, N_("Please pay by Pix to the key %s and quote the number %s.")), company->pix_key, number);
  paper_document_add_text (self->document, PAPER_STYLE_BODY, text);
}

void
paper_letter_add_amount (PaperLetter *self, PaperTable *totals, PaperRowKind kind, const char *label, gint64 amount)
{
  paper_table_start_row (totals, kind);
  paper_table_put_text (totals, paper_letter_say (self, label));
  paper_table_put_number (totals, amount);
}

void
paper_letter_add_total (PaperLetter *self, PaperTable *totals, const char *label, gint64 amount)
{
  g_autofree char *text = g_strdup_printf ("%s (%s)", paper_letter_say (self, label), totals->currency);

  paper_table_start_row (totals, PAPER_ROW_TOTAL);
  paper_table_put_text (totals, text);
  paper_table_put_number (totals, amount);
}
