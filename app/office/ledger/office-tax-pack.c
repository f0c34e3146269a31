/* Taxes of a country to begin with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-tax-pack.h"
#include <base-date.h>
#include <base-number.h>
#include <string.h>
#include "office-founding.h"
#include "office-tax-code.h"
#include "office-tax-rate.h"
#include "tax-resources.h"
#include <glib/gi18n-lib.h>

#define LENGTH_OF_DATE 10
#define ONE_PERCENT    (BASE_QUANTITY_ONE / 100)

/* A pack on its way into the file. */
typedef struct
{
  StoreDb    *db;
  GKeyFile   *pack;
  const char *country;
  BaseLocale *plain;
  guint       n;       /* codes and rates added */
} Pack;

static gint64
find_code (StoreDb *db, const char *code)
{
  g_autoptr (BaseRecordClass) class = g_type_class_ref (OFFICE_TYPE_TAX_CODE);

  return store_record_find (db, class, base_record_class_find_field (class, "code"), code);
}

static gint64
make_code (Pack *self, const char *code, GError **error)
{
  g_autoptr (OfficeTaxCode) record = g_object_new (OFFICE_TYPE_TAX_CODE, NULL);
  g_autofree char *name = g_key_file_get_string (self->pack, code, "Name", NULL), *note = g_key_file_get_string (self->pack, code, "Note", NULL);

  base_record_set_text (BASE_RECORD (record), &record->name, name);
  base_record_set_text (BASE_RECORD (record), &record->code, code);
  base_record_set_text (BASE_RECORD (record), &record->country, self->country);
  base_record_set_text (BASE_RECORD (record), &record->note, note);
  self->n++;
  return store_record_save (self->db, BASE_RECORD (record), error) ? record->parent_instance.id : 0;
}

/* "2007-01-01..2020-06-30 19", or without a last day; the rate in percent. */
static OfficeTaxRate *
parse_rate (Pack *self, const char *text, GError **error)
{
  g_autoptr (OfficeTaxRate) rate = g_object_new (OFFICE_TYPE_TAX_RATE, NULL);
  g_autofree char *first = g_strndup (text, LENGTH_OF_DATE), *last = NULL;
  const char *space = strchr (text, ' ');
  gint64 percent;

  g_return_val_if_fail (space != NULL && strlen (text) > LENGTH_OF_DATE + 2 && base_date_parse_iso (first, &rate->valid_from), NULL);
  last = g_strndup (text + LENGTH_OF_DATE + 2, (gsize) (space - text - LENGTH_OF_DATE - 2));
  if (last[0] != '\0')
    base_date_parse_iso (last, &rate->valid_to);
  if (!base_quantity_parse (space + 1, self->plain, &percent, error) || !base_number_scale (percent, ONE_PERCENT, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &rate->rate, error))
    return NULL;
  return g_steal_pointer (&rate);
}

static gboolean
has_rate (Pack *self, gint64 code, guint32 first)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT 1 FROM tax_rates WHERE tax_code = ?1 AND valid_from = ?2 AND trashed_at IS NULL");
  char iso[11];

  base_date_format_iso (first, iso);
  store_query_bind_number (query, 1, code);
  store_query_bind_text (query, 2, iso);
  return store_query_next (query);
}

static gboolean
add_rate (Pack *self, gint64 code, const char *text, GError **error)
{
  g_autoptr (OfficeTaxRate) rate = parse_rate (self, text, error);

  if (rate == NULL)
    return FALSE;
  if (has_rate (self, code, rate->valid_from))
    return TRUE;
  rate->tax_code = code;
  self->n++;
  return store_record_save (self->db, BASE_RECORD (rate), error);
}

static gboolean
add_code (Pack *self, const char *code, GError **error)
{
  g_auto (GStrv) rates = g_key_file_get_string_list (self->pack, code, "Rates", NULL, error);
  gint64 id = rates != NULL ? find_code (self->db, code) : 0;

  if (rates == NULL || (id == 0 && (id = make_code (self, code, error)) == 0))
    return FALSE;
  for (guint i = 0; rates[i] != NULL; i++)
    if (!add_rate (self, id, rates[i], error))
      return FALSE;
  return TRUE;
}

static GKeyFile *
load_pack (const char *country, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/factotum/tax/%s.ini", country);
  g_autoptr (GBytes) text = g_resource_lookup_data (tax_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) pack = g_key_file_new ();

  return text != NULL && g_key_file_load_from_bytes (pack, text, G_KEY_FILE_NONE, error) ? g_steal_pointer (&pack) : NULL;
}

static void
give_words (StoreDb *db, guint n)
{
  store_db_set_result (db, g_variant_new_string (n > 0 ? _("The taxes are there. They are examples: look at rates and notes before you use them.")
                                                       : _("All taxes of this country are there already.")));
}

static gboolean
add_pack (StoreDb *db, const char *country, GError **error)
{
  g_autoptr (GKeyFile) file = load_pack (country, error);
  g_auto (GStrv) codes = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;
  g_autoptr (BaseLocale) plain = base_locale_new ("C", NULL);
  Pack pack = { db, file, country, plain, 0 };

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!add_code (&pack, codes[i], error))
      return FALSE;
  if (codes != NULL)
    give_words (db, pack.n);
  return codes != NULL;
}

static gboolean
add_tax_pack (StoreDb *db, GVariant *arguments, GError **error)
{
  if (store_arguments_has (arguments, "country"))
    return add_pack (db, office_founding_countries[store_arguments_get_number (arguments, "country")].code, error);
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say of which country the taxes are: DE, IT, BR or US."));
  return FALSE;
}

static const BaseField pack_arguments[] = {
  { BASE_KIND_CHOICE, "country", 0, NULL, office_founding_countries, N_("Country"), BASE_REQUIRED },
};

static const StoreCommand commands[] = {
  { "add-tax-pack", N_("Add the Taxes of a Country"), add_tax_pack, pack_arguments, G_N_ELEMENTS (pack_arguments) },
};

const StoreCommand *
office_tax_pack_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
