/* From a path to an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "exchange-csv-guess.h"
#include "exchange-error.h"
#include "exchange-import.h"
#include "exchange-mapping-store.h"

/* A ready mapping by its name, "northwind-orders", or a file. */
static ExchangeMapping *
load_named (const char *name, const char * const *folders, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".import", NULL);

  for (; strchr (name, G_DIR_SEPARATOR) == NULL && *folders != NULL; folders++)
    {
      g_autofree char *path = g_build_filename (*folders, file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return exchange_mapping_load (path, error);
    }
  if (g_file_test (name, G_FILE_TEST_EXISTS))
    return exchange_mapping_load (name, error);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("There is no mapping “%s”. Give the name of a ready one, or a file."), name);
  return NULL;
}

static ExchangeMapping *
refuse_unknown (const char *path, GError **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("No mapping is known for the heading of “%s”. Say what kind of records it holds."), path);
  return NULL;
}

static ExchangeMapping *
choose_mapping (StoreSchema *schema, const char *kind, const char *name, const char *path, const char * const *columns, GError **error)
{
  g_auto (GStrv) folders = exchange_mapping_list_folders ();
  BaseRecordClass *class = kind != NULL ? store_schema_find_class (schema, kind) : NULL;
  g_autoptr (ExchangeMapping) mapping = NULL;

  if (kind != NULL && class == NULL)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("There are no records of the kind “%s”."), kind);
      return NULL;
    }
  if (name == NULL)
    {
      mapping = exchange_mapping_find ((const char * const *) folders, class != NULL ? class->table : NULL, columns);
      if (mapping == NULL)
        return class != NULL ? exchange_mapping_guess (class, columns) : refuse_unknown (path, error);
      return g_steal_pointer (&mapping);
    }
  if ((mapping = load_named (name, (const char * const *) folders, error)) == NULL || class == NULL || g_str_equal (mapping->kind, class->table))
    return g_steal_pointer (&mapping);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("The mapping “%s” makes records of the kind “%s”, not “%s”."), name, mapping->kind, class->table);
  return NULL;
}

ExchangeImport *
exchange_import_open (StoreSchema *schema, const char *path, const char *kind, const char *mapping_name, BaseLocale *locale, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = exchange_csv_load (path, cancellable, error);
  g_autoptr (ExchangeCsvReader) heading = NULL, reader = NULL;
  g_autoptr (ExchangeMapping) mapping = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  ExchangeImport *self;
  ExchangeCsvFormat format;

  if (bytes == NULL)
    return NULL;
  exchange_csv_guess (bytes, locale, &format);
  if ((heading = exchange_csv_reader_new (bytes, &format, 1, cancellable, error)) == NULL)
    return NULL;
  mapping = choose_mapping (schema, kind, mapping_name, path, exchange_csv_reader_get_columns (heading), error);
  if (mapping == NULL)
    return NULL;
  exchange_mapping_adjust (mapping, &format);
  if ((reader = exchange_csv_reader_new (bytes, &format, 0, cancellable, error)) == NULL)
    return NULL;
  self = exchange_import_new (schema, reader, mapping, locale->currency, error);
  if (self != NULL)
    exchange_import_set_name (self, name);
  return self;
}
