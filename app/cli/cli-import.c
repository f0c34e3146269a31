/* Files of other programs come in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <exchange-import.h>
#include <glib/gi18n-lib.h>

static void
print_refused (ExchangeImport *import)
{
  ExchangeCsvReader *reader = exchange_import_get_reader (import);

  for (guint row = 0; row < exchange_csv_reader_get_n_rows (reader); row++)
    if (exchange_import_get_reason (import, row) != NULL)
      g_printerr (_("line %u: %s\n"), exchange_csv_reader_get_line (reader, row), exchange_import_get_reason (import, row));
}

static gboolean
save_refused (ExchangeImport *import, const char *path, GError **error)
{
  g_autofree char *refused = NULL;
  g_autofree char *stem = g_strdup (path);

  if (exchange_import_get_counts (import)->refused_rows == 0)
    return TRUE;
  if (g_str_has_suffix (stem, ".csv"))
    stem[strlen (stem) - 4] = '\0';
  refused = g_strconcat (stem, ".refused.csv", NULL);
  print_refused (import);
  if (!exchange_import_write_refused (import, refused, error))
    return FALSE;
  g_print (_("The refused rows are in %s. Mend them there and import that file.\n"), refused);
  return TRUE;
}

/* How the file was read: a guess that a person should see. */
static void
print_reading (ExchangeImport *import)
{
  static const char *const orders[] = { N_("day, month, year"), N_("month, day, year"), N_("year, month, day") };
  const ExchangeCsvFormat *format = exchange_csv_reader_get_format (exchange_import_get_reader (import));
  const char *delimiter = format->delimiter == '\t' ? _("tabs") : (const char[]) { format->delimiter, '\0' };
  guint n = exchange_csv_reader_get_n_rows (exchange_import_get_reader (import));

  g_print (g_dngettext (NULL, "%u row read: %s, parted by “%s”, decimal sign “%c”, dates as %s\n", "%u rows read: %s, parted by “%s”, decimal sign “%c”, dates as %s\n", n),
           n, format->encoding, delimiter, format->decimal, _(orders[format->date_order]));
}

static gboolean
import_file (CliContext *context, const char *kind, const char *path, const char *mapping, gboolean dry_run, GError **error)
{
  g_autoptr (ExchangeImport) import = exchange_import_open (context->schema, path, kind, mapping, context->locale, context->cancellable, error);
  g_autoptr (StoreChange) change = NULL;
  g_autofree char *summary = NULL;
  GPtrArray *notes;
  gboolean done;

  if (import == NULL)
    return FALSE;
  print_reading (import);
  if (dry_run)
    done = store_file_work (context->file, NULL, exchange_import_plan, import, context->cancellable, NULL, error);
  else
    done = exchange_import_run (import, context->file, context->cancellable, &change, error);
  if (!done)
    return FALSE;
  summary = exchange_import_dup_summary (import);
  g_print ("%s\n", summary);
  notes = exchange_import_get_notes (import);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_print ("%s\n", (const char *) notes->pdata[i]);
  if (dry_run)
    print_refused (import);
  return dry_run || save_refused (import, path, error);
}

static gboolean
find_file (const char *path, GError **error)
{
  gboolean found = g_file_test (path, G_FILE_TEST_IS_REGULAR);

  if (!found)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _("There is no file “%s”. Please check its name."), path);
  return found;
}

gboolean
cli_import (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *mapping = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping, N_("Which column is which field: a file, or the name of a ready one"), "M" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would happen, write nothing"), NULL },
    { NULL }
  };

  return cli_parse (entries, _("KIND FILE.csv – take in a CSV file of another program"), 2, 2, &argc, &argv, error)
         && cli_context_find_kind (context, argv[1], error) != NULL
         && find_file (argv[2], error) && cli_context_open (context, TRUE, error)
         && import_file (context, store_schema_find_class (context->schema, argv[1])->table, argv[2], mapping, dry_run, error);
}
