/* The first change of a new company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-founding.h"

#include "office-company.h"

typedef struct
{
  const char *name;
  const char *language;
} Founding;

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
  return store_record_save (db, record, error);
}

gboolean
office_founding_run (StoreFile *file, const char *name, const char *language, GError **error)
{
  Founding founding = { name, language };

  return store_file_work (file, &(StoreIntent) { .command = STORE_COMMAND_FOUND }, found, &founding, NULL, NULL, error);
}
