/* Sealed fields come in sealed, or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gstdio.h>
#include <office.h>
#include <store-transaction.h>
#include <store-vault.h>
#include "exchange-csv-guess.h"
#include "exchange-import.h"

static const char mapping_text[] =
  "[import]\nkind=employees\nsystem=old\nkey={id}\n[format]\ndates=DMY\ndecimal=,\n[fields]\nname={name}\nbirth_date={born}\nsalary={salary}\n[formats]\nbirth_date=date\n";
static const char people[] = "id;name;born;salary\n1;Ann;31.12.1990;3.210,50\n2;Bo;;\n";

typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *db;
} Firm;

static void
set_up (Firm *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm->folder = g_dir_make_tmp ("factotum-sealed-XXXXXX", &error);
  firm->path = g_build_filename (firm->folder, "firm.factotum", NULL);
  firm->schema = office_schema_new ();
  firm->environment = base_environment_new ();
  firm->db = store_db_open (firm->path, STORE_DB_CREATE, firm->schema, firm->environment, &error);
  g_assert_no_error (error);
}

static void
tear_down (Firm *firm, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (firm->db);
  dir = g_dir_open (firm->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (firm->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (firm->folder);
  g_free (firm->folder);
  g_free (firm->path);
  g_object_unref (firm->schema);
  g_object_unref (firm->environment);
}

static StoreVault *
open_vault (void)
{
  StoreVault *vault = store_vault_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (vault, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store_vault_setup_finish (setup, store_vault_setup_get_code (setup), 7, &error));
  g_assert_no_error (error);
  store_vault_setup_apply (setup);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_OPEN);
  return vault;
}

static void
bring_in (Firm *firm, const char *csv, ExchangeOutcome outcome, guint records, guint notes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_parse (mapping_text, strlen (mapping_text), &error);
  g_autoptr (ExchangeCsvReader) reader = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  ExchangeCsvFormat format;

  exchange_csv_guess (bytes, locale, &format);
  exchange_mapping_adjust (mapping, &format);
  reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);
  import = exchange_import_new (firm->schema, reader, mapping, "EUR", &error);
  g_assert_no_error (error);
  transaction = store_transaction_begin (firm->db, &exchange_import_intent, &error);
  g_assert_true (exchange_import_apply (firm->db, import, &error) && store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < exchange_csv_reader_get_n_rows (reader); i++)
    g_assert_cmpstr (exchange_import_get_reason (import, i), ==, NULL);
  g_assert_cmpuint (exchange_import_get_counts (import)->records[outcome], ==, records);
  g_assert_cmpuint (exchange_import_get_notes (import)->len, ==, notes);
}

/* Unseals what the file holds of the first employee. */
static void
assert_sealed (Firm *firm, StoreVault *vault, const char *born, gint64 salary)
{
  BaseRecordClass *class = store_schema_find_class (firm->schema, "employees");
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (firm->db, "SELECT id FROM employees WHERE name = 'Ann'");
  g_autoptr (BaseRecord) record = NULL;
  g_autofree char *text = NULL;
  gint64 number, id;

  g_assert_true (store_query_next (query));
  id = store_query_get_number (query, 0);
  record = store_record_load (firm->db, G_TYPE_FROM_CLASS (class), id, &error);
  text = store_vault_unseal_text (vault, "employees", "birth_date", id,
                                  base_record_get_sealed (record, base_record_class_find_field (class, "birth_date")), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, born);
  store_vault_unseal_number (vault, "employees", "salary", id, base_record_get_sealed (record, base_record_class_find_field (class, "salary")), &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, salary);
}

static void
test_open (Firm *firm, gconstpointer data)
{
  g_autoptr (StoreVault) vault = open_vault ();

  store_db_set_vault (firm->db, vault);
  bring_in (firm, people, EXCHANGE_ROW_NEW, 2, 0);
  assert_sealed (firm, vault, "1990-12-31", 321050);
  bring_in (firm, people, EXCHANGE_ROW_SAME, 2, 0);
  bring_in (firm, "id;name;born;salary\n1;Ann;31.12.1990;3.300,00\n2;Bo;;\n", EXCHANGE_ROW_CHANGED, 1, 0);
  assert_sealed (firm, vault, "1990-12-31", 330000);
}

static void
test_locked (Firm *firm, gconstpointer data)
{
  g_autoptr (StoreVault) vault = open_vault ();

  bring_in (firm, people, EXCHANGE_ROW_NEW, 2, 2);
  bring_in (firm, people, EXCHANGE_ROW_SAME, 2, 2);
  store_db_set_vault (firm->db, vault);
  bring_in (firm, people, EXCHANGE_ROW_CHANGED, 1, 0);
  assert_sealed (firm, vault, "1990-12-31", 321050);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/sealed/an-open-vault-seals-what-comes-in", Firm, NULL, set_up, test_open, tear_down);
  g_test_add ("/exchange/sealed/a-locked-vault-leaves-its-columns-out", Firm, NULL, set_up, test_locked, tear_down);
  return g_test_run ();
}
