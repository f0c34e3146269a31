/* The first change of a new company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-founding.h"

#include <glib/gi18n-lib.h>
#include <store-run.h>
#include "office-company.h"

typedef struct
{
  const char *name;
  const char *language;
  int         country; /* of the table below, -1 for none */
} Founding;

const BaseChoice office_founding_countries[] = {
  { "DE", N_("Germany") },
  { "IT", N_("Italy") },
  { "BR", N_("Brazil") },
  { "US", N_("United States") },
  { NULL }
};

static int
find_country (const char *code)
{
  for (int i = 0; code != NULL && office_founding_countries[i].code != NULL; i++)
    if (strcmp (office_founding_countries[i].code, code) == 0)
      return i;
  return -1;
}

/* Taxes belong to the ledger, which stands above the company: they are reached by their command. */
static gboolean
add_taxes (StoreDb *db, int country, GError **error)
{
  return country < 0 || store_command_call (db, "add-tax-pack", g_variant_new_parsed ("{'country': <%x>}", (gint64) country), error);
}

static gboolean
found (StoreDb *db, gpointer data, GError **error)
{
  const Founding *founding = data;
  g_autoptr (OfficeCompany) company = g_object_new (OFFICE_TYPE_COMPANY, NULL);
  g_autoptr (BaseLocale) locale = base_locale_new (founding->language, NULL);
  BaseRecord *record = BASE_RECORD (company);

  record->id = OFFICE_COMPANY_ID;
  base_record_set_text (record, &company->name, founding->name);
  base_record_set_text (record, &company->language, founding->language);
  base_record_set_text (record, &company->currency, locale->currency);
  return store_record_save (db, record, error) && add_taxes (db, founding->country, error);
}

int
office_founding_guess_country (const char *language)
{
  const char *territory = language != NULL ? strchr (language, '_') : NULL;
  g_autofree char *code = territory != NULL ? g_strndup (territory + 1, 2) : NULL;

  return find_country (code);
}

gboolean
office_founding_run (StoreFile *file, const char *name, const char *language, const char *country, GError **error)
{
  Founding founding = { name, language, find_country (country) };

  if (country != NULL && founding.country < 0)
    return base_refuse (error, _("There are example taxes of DE, IT, BR and US, none of “%s”. Leave them out, and enter your own."), country);
  return store_file_work (file, &(StoreIntent) { .command = STORE_COMMAND_FOUND }, found, &founding, NULL, NULL, error);
}
