/* Where the figures of a paper come from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-source.h"
#include <base-country.h>
#include <base-date.h>
#include <base-record.h>
#include <glib/gi18n-lib.h>
#include <office-company.h>
#include <office-logo.h>
#include <string.h>

/* Countries whose post wants the town before the code, on one line. */
static const char *const town_first[] = { "US", "CA", "AU", "IE", NULL };

/* Countries whose post wants the town and, on the line below, the code; no county. */
static const char *const code_last[] = { "GB", NULL };

/* How the post of a country wants the region behind the town; others take a comma. */
static const struct
{
  char        country[3];
  const char *before; /* NULL = the region is not written */
} regions[] = {
  { "DE", NULL }, { "AT", NULL }, { "CH", NULL }, { "IT", " " }, { "BR", " - " },
};

static void
append_line (GString    *lines,
             const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, text);
}

static void
append_part (GString    *line,
             const char *part,
             const char *before)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, before);
  g_string_append (line, part);
}

static gboolean
is_one_of (const char        *code,
           const char *const *countries)
{
  return code != NULL && g_strv_contains (countries, code);
}

static void
append_region (GString    *town,
               const char *region,
               const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (regions); i++)
    if (strcmp (regions[i].country, code) == 0)
      {
        if (regions[i].before != NULL)
          append_part (town, region, regions[i].before);
        return;
      }
  append_part (town, region, ", ");
}

static gboolean
is_same_country (const char *country,
                 const char *home)
{
  const char *code = base_country_find (country), *home_code = base_country_find (home);

  if (country == NULL || home == NULL)
    return FALSE;
  return code != NULL && home_code != NULL ? strcmp (code, home_code) == 0 : g_ascii_strcasecmp (country, home) == 0;
}

/* Who takes the letter to the country reads its name, not who lives there. */
static void
append_country (GString    *lines,
                const char *country,
                const char *language)
{
  const char *code = base_country_find (country);
  g_autofree char *name = language != NULL && code != NULL ? base_country_dup_name (code, language) : g_strdup (country);
  g_autofree char *capitals = language != NULL && name != NULL ? g_utf8_strup (name, -1) : NULL;

  append_line (lines, capitals != NULL ? capitals : name);
}

char *
paper_source_format_address (const char *name,
                             const char *person,
                             const char *street,
                             const char *postal_code,
                             const char *city,
                             const char *region,
                             const char *country,
                             const char *home,
                             const char *language)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) town = g_string_new (NULL);
  const char *code = base_country_find (country);

  append_line (lines, name);
  append_line (lines, person);
  append_line (lines, street);
  if (!is_one_of (code, town_first) && !is_one_of (code, code_last))
    append_part (town, postal_code, "");
  append_part (town, city, " ");
  if (!is_one_of (code, code_last))
    append_region (town, region, code);
  if (is_one_of (code, town_first))
    append_part (town, postal_code, " ");
  append_line (lines, town->str);
  if (is_one_of (code, code_last))
    append_line (lines, postal_code);
  if (!is_same_country (country, home))
    append_country (lines, country, language);
  return g_string_free (lines, FALSE);
}

static char *
format_contact (const OfficeCompany *company)
{
  GString *lines = g_string_new (NULL);

  append_line (lines, company->phone);
  append_line (lines, company->email);
  append_line (lines, company->website);
  return g_string_free (lines, FALSE);
}

/* Unless the words about the bank say it already. */
static void
append_account (GString             *lines,
                const OfficeCompany *company)
{
  g_autofree char *iban = paper_format_iban (company->iban), *line = NULL;

  if (iban == NULL || (company->bank != NULL && (strstr (company->bank, iban) != NULL || strstr (company->bank, company->iban) != NULL)))
    return;
  line = company->bic != NULL ? g_strdup_printf ("IBAN %s\nBIC %s", iban, company->bic) : g_strdup_printf ("IBAN %s", iban);
  append_line (lines, line);
}

static char *
format_tax (const PaperSource   *self,
            const OfficeCompany *company)
{
  GString *lines = g_string_new (NULL);
  g_autofree char *tax = NULL;

  if (paper_is_vat_id (company->tax_number))
    tax = g_strdup_printf (paper_source_say (self, N_("VAT ID %s")), company->tax_number);
  else if (company->tax_number != NULL)
    tax = g_strdup_printf (paper_source_say (self, N_("Tax number %s")), company->tax_number);
  append_line (lines, tax);
  append_line (lines, company->bank);
  append_account (lines, company);
  return g_string_free (lines, FALSE);
}

static void
append_labelled (const PaperSource *self,
                 GString           *line,
                 const char        *label,
                 const char        *value)
{
  g_autofree char *part = value != NULL ? g_strdup_printf ("%s: %s", paper_source_say (self, label), value) : NULL;

  append_part (line, part, " · ");
}

/* What the law of the company's country wants on its letters. */
static char *
format_registration (const PaperSource   *self,
                     const OfficeCompany *company)
{
  GString *line = g_string_new (company->register_court);

  append_part (line, company->register_number, ", ");
  append_labelled (self, line, N_("Directors"), company->directors);
  append_labelled (self, line, N_("Share capital"), company->share_capital);
  append_labelled (self, line, N_("REA number"), company->rea_number);
  append_labelled (self, line, N_("State registration"), company->state_registration);
  return g_string_free_and_steal (line);
}

PaperLetterhead *
paper_source_load_letterhead (const PaperSource *self,
                              GError           **error)
{
  g_autoptr (OfficeCompany) company = office_company_load (self->db, error);
  g_autoptr (GBytes) logo = NULL;
  g_autofree char *address = NULL, *contact = NULL, *tax = NULL, *registration = NULL;

  if (company == NULL || !office_logo_load (self->db, &logo, error))
    return NULL;
  address = paper_source_format_address (NULL, NULL, company->street, company->postal_code, company->city, company->region, company->country, NULL, NULL);
  contact = format_contact (company);
  tax = format_tax (self, company);
  registration = format_registration (self, company);
  return paper_letterhead_new (company->name, address, contact, tax, registration, logo);
}

PaperDocument *
paper_source_create_report (const PaperSource *self,
                            const char        *title,
                            GError           **error)
{
  g_autoptr (PaperLetterhead) letterhead = paper_source_load_letterhead (self, error);
  PaperDocument *document;

  if (letterhead == NULL)
    return NULL;
  document = paper_document_new (title, self->language, self->locale);
  paper_document_set_letterhead (document, letterhead);
  return document;
}

const char *
paper_source_say (const PaperSource *self,
                  const char        *text)
{
  return paper_language_get (self->language, text);
}

void
paper_source_add_period (const PaperSource *self,
                         PaperDocument     *document,
                         guint32            from,
                         guint32            to)
{
  g_autofree char *first = paper_source_format_date (self, from), *last = paper_source_format_date (self, to);

  paper_document_add_information (document, paper_source_say (self, N_("From")), first);
  paper_document_add_information (document, paper_source_say (self, N_("To")), last);
}

gboolean
paper_is_vat_id (const char *tax_number)
{
  return tax_number != NULL && g_ascii_isupper (tax_number[0]) && g_ascii_isupper (tax_number[1]) && g_ascii_isalnum (tax_number[2]);
}

char *
paper_format_iban (const char *iban)
{
  GString *groups = iban != NULL ? g_string_new (NULL) : NULL;

  for (guint n = 0; groups != NULL && *iban != '\0'; iban++)
    if (*iban != ' ')
      {
        if (n > 0 && n % 4 == 0)
          g_string_append_c (groups, ' ');
        g_string_append_c (groups, *iban);
        n++;
      }
  return groups != NULL ? g_string_free_and_steal (groups) : NULL;
}

char *
paper_source_format_date (const PaperSource *self,
                          guint32            date)
{
  return base_date_format (date, self->locale);
}

const char *
paper_source_say_choice (const PaperSource *self,
                         GType              type,
                         const char        *field_name,
                         const char        *code)
{
  BaseRecordClass *class = g_type_class_ref (type);
  const BaseField *field = base_record_class_find_field (class, field_name);
  const char *label = code;

  for (guint i = 0; field != NULL && code != NULL && field->choices[i].code != NULL; i++)
    if (strcmp (field->choices[i].code, code) == 0)
      label = paper_language_get (self->language, field->choices[i].label);
  g_type_class_unref (class);
  return label;
}

guint32
paper_query_get_date (StoreQuery *query,
                      int         column)
{
  const char *text = store_query_get_text (query, column);
  guint32 date;

  return text != NULL && base_date_parse_iso (text, &date) ? date : BASE_NO_DATE;
}

gint64
paper_query_get_time (StoreQuery *query,
                      int         column)
{
  const char *text = store_query_get_text (query, column);
  gint64 time;

  return text != NULL && base_time_parse_iso (text, &time) ? time : BASE_NO_TIME;
}
