/* What the letters of an order share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-order-letter.h"
#include <base-date.h>
#include <office-company.h>
#include <store-record.h>

static char *
choose_language (PaperOrderLetter *self,
                 GError          **error)
{
  g_autoptr (OfficeCompany) company = NULL;

  if (self->customer->language != NULL)
    return g_strdup (self->customer->language);
  company = office_company_load (self->source.db, error);
  if (company == NULL)
    return NULL;
  return g_strdup (company->language != NULL ? company->language : paper_language_get_name (self->source.language));
}

static gboolean
load_records (PaperOrderLetter *self,
              gint64            order,
              GError          **error)
{
  BaseRecord *record = store_record_load (self->source.db, OFFICE_TYPE_ORDER, order, error);

  if (record == NULL)
    return FALSE;
  self->order = OFFICE_ORDER (record);
  record = store_record_load (self->source.db, OFFICE_TYPE_CONTACT, self->order->customer, error);
  if (record == NULL)
    return FALSE;
  self->customer = OFFICE_CONTACT (record);
  return TRUE;
}

static gboolean
create_document (PaperOrderLetter *self,
                 const char       *kind,
                 GError          **error)
{
  g_autoptr (PaperLetterhead) letterhead = paper_source_load_letterhead (&self->source, error);
  g_autofree char *title = g_strdup_printf ("%s %s", paper_order_letter_say (self, kind), self->order->number != NULL ? self->order->number : "");

  if (letterhead == NULL)
    return FALSE;
  self->document = paper_document_new (title, self->source.language, self->source.locale);
  paper_document_set_letterhead (self->document, letterhead);
  return TRUE;
}

static char *
format_customer (PaperOrderLetter *self,
                 const char       *person)
{
  const OfficeContact *customer = self->customer;

  return paper_source_format_address (customer->name, person, customer->street, customer->postal_code, customer->city, customer->region, customer->country);
}

gboolean
paper_order_letter_init (PaperOrderLetter  *self,
                         const PaperSource *reader,
                         gint64             order,
                         const char        *kind,
                         GError           **error)
{
  g_autofree char *language = NULL;

  *self = (PaperOrderLetter) { .source = *reader };
  base_locale_ref (self->source.locale);
  paper_language_ref (self->source.language);
  if (!load_records (self, order, error) || (language = choose_language (self, error)) == NULL)
    return FALSE;
  base_locale_unref (self->source.locale);
  paper_language_unref (self->source.language);
  self->source.locale = base_locale_new (language, self->order->currency);
  self->source.language = paper_language_new (language, reader->catalogues);
  return create_document (self, kind, error);
}

void
paper_order_letter_clear (PaperOrderLetter *self)
{
  g_clear_pointer (&self->source.locale, base_locale_unref);
  g_clear_pointer (&self->source.language, paper_language_unref);
  g_clear_object (&self->order);
  g_clear_object (&self->customer);
  g_clear_object (&self->document);
}

const char *
paper_order_letter_say (PaperOrderLetter *self,
                        const char       *text)
{
  return paper_language_get (self->source.language, text);
}

void
paper_order_letter_add_date (PaperOrderLetter *self,
                             const char       *label,
                             guint32           date)
{
  g_autofree char *text = base_date_format (date, self->source.locale);

  paper_document_add_information (self->document, paper_order_letter_say (self, label), text);
}

gboolean
paper_order_letter_add_link (PaperOrderLetter *self,
                             const char       *label,
                             GType             type,
                             gint64            id,
                             GError          **error)
{
  g_autoptr (BaseRecord) record = NULL;

  if (id == 0)
    return TRUE;
  record = store_record_load (self->source.db, type, id, error);
  if (record == NULL)
    return FALSE;
  paper_document_add_information (self->document, paper_order_letter_say (self, label), base_record_get_title (record));
  return TRUE;
}

gboolean
paper_order_letter_ships_elsewhere (PaperOrderLetter *self)
{
  g_autofree char *firm = format_customer (self, NULL), *goods = paper_order_letter_dup_shipping_address (self), *person = paper_order_letter_dup_customer_address (self);

  return g_strcmp0 (goods, firm) != 0 && g_strcmp0 (goods, person) != 0;
}

char *
paper_order_letter_dup_customer_address (PaperOrderLetter *self)
{
  return format_customer (self, self->customer->person);
}

char *
paper_order_letter_dup_shipping_address (PaperOrderLetter *self)
{
  const OfficeOrder *order = self->order;

  if (order->ship_street == NULL && order->ship_city == NULL)
    return paper_order_letter_dup_customer_address (self);
  return paper_source_format_address (order->ship_name != NULL ? order->ship_name : self->customer->name, NULL, order->ship_street, order->ship_postal_code,
                                      order->ship_city, order->ship_region, order->ship_country);
}
