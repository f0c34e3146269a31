/* Sealed fields in a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <store-check.h>
#include <store-vault-envelope.h>
#include <store-vault-file.h>

typedef struct
{
  BaseRecord parent_instance;
  char      *name;
  GBytes    *tax_number;
  GBytes    *salary;
} TestWorker;

typedef struct { BaseRecordClass parent_class; } TestWorkerClass;

static const BaseField fields[] = {
  { BASE_TEXT         (TestWorker, name),       "Name",       BASE_TITLE | BASE_REQUIRED | BASE_UNIQUE },
  { BASE_SEALED_TEXT  (TestWorker, tax_number), "Tax number", BASE_PERSONAL },
  { BASE_SEALED_MONEY (TestWorker, salary),     "Salary",     BASE_PERSONAL },
};

static const char sql[] =
  "CREATE TABLE workers (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, trashed_at TEXT,"
  " name TEXT NOT NULL, tax_number BLOB, salary BLOB) STRICT;"
  "CREATE UNIQUE INDEX workers_name ON workers (name) WHERE trashed_at IS NULL;";

GType test_worker_get_type (void);
G_DEFINE_FINAL_TYPE (TestWorker, test_worker, BASE_TYPE_RECORD)

static void
test_worker_class_init (TestWorkerClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "workers", "Worker", "Workers", fields, G_N_ELEMENTS (fields));
}

static void
test_worker_init (TestWorker *self)
{
}

/* A file of workers with a vault that is set up and open. */
typedef struct
{
  Fixture        file;
  StoreVault    *vault;
  StoreVaultKey *secret; /* opens the first key without a code; NULL with a kit */
  char          *code;   /* of the last kit */
} World;

/* As an office does it: the transaction, then the vault. */
static gboolean
carry_out (World *world, StoreVaultSetup *setup, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = STORE_COMMAND_REPLACE_KEY }, error);

  if (!store_vault_file_set_up (world->file.db, setup, error) || !store_transaction_commit (transaction, NULL, error))
    return FALSE;
  store_vault_setup_apply (setup);
  g_clear_pointer (&transaction, store_transaction_free);
  transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = STORE_COMMAND_REPLACE_KEY }, error);
  return store_vault_file_forget (world->file.db, error) && store_transaction_commit (transaction, NULL, error);
}

static StoreVaultSetup *
prepare_setup (World *world)
{
  g_autoptr (GError) error = NULL;
  StoreVaultSetup *setup = store_vault_setup_new (world->vault, &error);

  g_assert_no_error (error);
  g_free (world->code);
  world->code = g_strdup (store_vault_setup_get_code (setup));
  g_assert_nonnull (store_vault_setup_finish (setup, world->code, 7, &error));
  g_assert_no_error (error);
  return setup;
}

static void
replace_key (World *world)
{
  g_autoptr (StoreVaultSetup) setup = prepare_setup (world);
  g_autoptr (GError) error = NULL;

  carry_out (world, setup, &error);
  g_assert_no_error (error);
}

static void
open_file (World *world, StoreDbMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultHeader) header = NULL;

  world->file.db = store_db_open (world->file.path, mode, world->file.schema, world->file.environment, &error);
  g_assert_no_error (error);
  world->vault = store_vault_new ();
  g_assert_true (store_vault_file_load (world->file.db, &header, &error));
  store_vault_set_header (world->vault, header);
  store_db_set_vault (world->file.db, world->vault);
}

static void
set_up_bare (World *world, gconstpointer data)
{
  g_autoptr (StoreSchema) released = store_schema_new ();

  world->file.folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  world->file.path = g_build_filename (world->file.folder, "firm.factotum", NULL);
  world->file.environment = base_environment_new ();
  world->file.schema = store_schema_new ();
  store_schema_add_released_migrations (released);
  store_schema_add_migration (world->file.schema, store_schema_get_migration (released, 1));
  store_schema_add_migration (world->file.schema, sql);
  store_schema_add_type (world->file.schema, test_worker_get_type ());
  open_file (world, STORE_DB_CREATE);
}

/* The key's only way in is a keyring secret: no code to stretch, which takes its time. */
static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (StoreVaultKey) key = store_vault_key_new_random (), secret = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) header = store_vault_header_new (NULL, 1, key);
  g_autoptr (StoreTransaction) transaction = NULL;

  set_up_bare (world, data);
  store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_RECOVERY, secret, key, NULL, 3, 64 << 20, NULL, 7));
  store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_KEYRING, secret, key, NULL, 0, 0, NULL, 7));
  transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = "set-up" }, NULL);
  g_assert_true (store_vault_file_save (world->file.db, header, NULL));
  g_assert_true (store_transaction_commit (transaction, NULL, NULL));
  store_vault_set_header (world->vault, header);
  world->secret = g_steal_pointer (&secret);
  g_assert_true (store_vault_unlock_with_key (world->vault, world->secret, NULL));
}

static void
set_up_with_kit (World *world, gconstpointer data)
{
  set_up_bare (world, data);
  replace_key (world);
}

static void
tear_down (World *world, gconstpointer data)
{
  g_clear_object (&world->vault);
  g_clear_pointer (&world->secret, store_vault_key_unref);
  g_free (world->code);
  fixture_tear_down (&world->file, data);
}

static void
open_again (World *world)
{
  g_clear_object (&world->vault);
  g_assert_finalize_object (world->file.db);
  open_file (world, STORE_DB_WRITE);
}

static gint64
hire (World *world, const char *name, const char *tax_number, gint64 salary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  fixture_run (&world->file, "create-worker", g_variant_new_parsed ("{'name': <%s>, 'tax_number': <%s>, 'salary': <%x>}", name, tax_number, salary), &error);
  g_assert_no_error (error);
  result = store_db_steal_result (world->file.db);
  return g_variant_get_int64 (result);
}

static TestWorker *
load (World *world, gint64 id)
{
  g_autoptr (GError) error = NULL;
  BaseRecord *record = store_record_load (world->file.db, test_worker_get_type (), id, &error);

  g_assert_no_error (error);
  return (TestWorker *) record;
}

static void
assert_salary (World *world, gint64 id, gint64 expected)
{
  TestWorker *worker = load (world, id);
  g_autoptr (GError) error = NULL;
  gint64 salary = -1;

  store_vault_unseal_number (world->vault, "workers", "salary", id, worker->salary, &salary, &error);
  g_assert_no_error (error);
  g_assert_cmpint (salary, ==, expected);
  g_object_unref (worker);
}

static guint
count_faults (World *world)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  store_vault_file_check (world->file.db, world->vault, faults, &error);
  g_assert_no_error (error);
  return faults->len;
}

/* Every check of the file, which knows of erased rows in the log. */
static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = store_check_run (world->file.db, NULL, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];
      if (finding->n_faults > 0 && strcmp (finding->name, "search") != 0)
        g_error ("%s: %s", finding->name, finding->faults[0]);
    }
}

static void
test_no_vault (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_vault_get_state (world->vault), ==, STORE_VAULT_NONE);
  g_assert_false (fixture_run (&world->file, "create-worker", g_variant_new_parsed ("{'name': <'Ada'>, 'salary': <@x 5>}"), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_true (fixture_run (&world->file, "create-worker", g_variant_new_parsed ("{'name': <'Ada'>}"), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_faults (world), ==, 0);
}

static void
test_reopened (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);
  g_autoptr (GError) error = NULL;

  open_again (world);
  g_assert_cmpint (store_vault_get_state (world->vault), ==, STORE_VAULT_LOCKED);
  g_assert_cmpuint (count_faults (world), ==, 0);
  g_assert_false (fixture_run (&world->file, "create-worker", g_variant_new_parsed ("{'name': <'Bob'>, 'salary': <@x 5>}"), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_true (store_vault_unlock_with_code (world->vault, world->code, &error));
  g_assert_no_error (error);
  assert_salary (world, ada, 450000);
  g_assert_cmpuint (count_faults (world), ==, 0);
}

/* Neither the fields nor the log nor anything else in the file holds the plain text. */
static void
test_no_plain_text (World *world, gconstpointer data)
{
  g_autofree char *bytes = NULL, *hex = g_strdup ("54414c4c59484f2d3132333435"); /* TALLYHO-12345 */
  gsize length = 0;

  hire (world, "Ada", "TALLYHO-12345", 450000);
  store_db_checkpoint (world->file.db, TRUE);
  g_assert_true (g_file_get_contents (world->file.path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "TALLYHO", 7));
  g_assert_null (memmem (bytes, length, hex, strlen (hex)));
  g_assert_nonnull (memmem (bytes, length, "Ada", 3));
}

/* Whatever a rule or an import puts there by mistake. */
static void
test_not_sealed (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = "mistake" }, NULL);
  g_autoptr (BaseRecord) record = BASE_RECORD (load (world, ada));
  g_autoptr (GBytes) plain = g_bytes_new_static ("a tax number in plain text that is long enough", 46);
  g_autoptr (GError) error = NULL;

  base_record_put_sealed (record, base_record_class_find_field (BASE_RECORD_GET_CLASS (record), "tax_number"), plain);
  g_assert_false (store_record_save (world->file.db, record, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_INTERNAL);
}

static void
test_swapped_rows (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);

  hire (world, "Bob", "456", 250000);
  store_db_run (world->file.db, "UPDATE workers SET salary = (SELECT salary FROM workers WHERE name = 'Bob') WHERE name = 'Ada'", NULL);
  g_assert_cmpuint (count_faults (world), ==, 1);
  store_db_run (world->file.db, "UPDATE workers SET tax_number = x'01' WHERE name = 'Ada'", NULL);
  g_assert_cmpuint (count_faults (world), ==, 2);
  store_vault_lock (world->vault);
  g_assert_cmpuint (count_faults (world), ==, 1); /* a swap shows with the key only */
  g_assert_cmpint (ada, >, 0);
}

static void
test_undo (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_run (&world->file, "edit-worker", g_variant_new_parsed ("{'record': <%x>, 'version': <@x 1>, 'salary': <@x 500000>}", ada), &error));
  g_assert_no_error (error);
  assert_salary (world, ada, 500000);
  g_assert_true (fixture_undo (&world->file, 0, &error));
  assert_salary (world, ada, 450000);
  g_assert_true (fixture_redo (&world->file, &error));
  assert_salary (world, ada, 500000);
}

static void
test_new_key (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000), bob = hire (world, "Bob", "456", 250000);
  g_autofree char *former = g_strdup (world->code);
  g_autoptr (GError) error = NULL;
  gint64 bad = 0;

  replace_key (world);
  assert_salary (world, ada, 450000);
  assert_salary (world, bob, 250000);
  g_assert_cmpuint (count_faults (world), ==, 0);
  g_assert_true (store_log_verify (world->file.db, &bad, &error));
  assert_sound (world);
  open_again (world);
  g_assert_false (store_vault_unlock_with_code (world->vault, former, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE);
  g_clear_error (&error);
  g_assert_true (store_vault_unlock_with_code (world->vault, world->code, &error));
  assert_salary (world, ada, 450000);
}

/* What the former key sealed is gone from the log, so it cannot come back, and the rest can still be taken back. */
static void
test_former_values (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);
  g_autoptr (GError) error = NULL;
  gint64 renamed;

  g_assert_true (fixture_run (&world->file, "edit-worker", g_variant_new_parsed ("{'record': <%x>, 'version': <@x 1>, 'salary': <@x 500000>}", ada), &error));
  g_assert_true (fixture_run (&world->file, "edit-worker", g_variant_new_parsed ("{'record': <%x>, 'version': <@x 2>, 'name': <'Eve'>}", ada), &error));
  g_assert_no_error (error);
  renamed = store_log_get_undo (world->file.db);
  replace_key (world);
  g_assert_cmpint (fixture_count (&world->file, "SELECT count(*) FROM change_row WHERE before LIKE '%hex%' OR after LIKE '%hex%'"), ==, 0);
  g_assert_cmpint (store_log_get_undo (world->file.db), ==, renamed);
  g_assert_true (fixture_undo (&world->file, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (&world->file, "SELECT count(*) FROM workers WHERE name = 'Ada'"), ==, 1);
  g_assert_false (fixture_undo (&world->file, 0, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  assert_salary (world, ada, 500000);
}

static void
test_damage_stops_new_key (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000), bob = hire (world, "Bob", "456", 250000);
  g_autoptr (StoreVaultSetup) setup = NULL;
  g_autoptr (GError) error = NULL;

  store_db_run (world->file.db, "UPDATE workers SET tax_number = salary WHERE name = 'Bob'", NULL);
  setup = prepare_setup (world);
  g_assert_false (carry_out (world, setup, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "Tax number"));
  assert_salary (world, ada, 450000);
  assert_salary (world, bob, 250000);
  g_assert_cmpint (fixture_count (&world->file, "SELECT generation FROM vault"), ==, 1);
}

/* A crash before the commit leaves the file under the former key. */
static void
test_unfinished_new_key (World *world, gconstpointer data)
{
  gint64 ada = hire (world, "Ada", "123", 450000);
  g_autoptr (StoreVaultSetup) setup = prepare_setup (world);
  g_autoptr (StoreTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = STORE_COMMAND_REPLACE_KEY }, &error);
  g_assert_true (store_vault_file_set_up (world->file.db, setup, &error));
  assert_salary (world, ada, 450000); /* who reads the new state is not refused */
  g_clear_pointer (&transaction, store_transaction_free);
  g_clear_pointer (&setup, store_vault_setup_unref);
  assert_salary (world, ada, 450000);
  open_again (world);
  g_assert_true (store_vault_unlock_with_key (world->vault, world->secret, &error));
  assert_salary (world, ada, 450000);
}

static void
test_second_setup (World *world, gconstpointer data)
{
  g_autoptr (StoreVault) stranger = store_vault_new (); /* of somebody who opened the file before the vault was there */
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (stranger, &error);
  g_autoptr (StoreTransaction) transaction = NULL;

  g_assert_nonnull (store_vault_setup_finish (setup, store_vault_setup_get_code (setup), 7, &error));
  transaction = store_transaction_begin (world->file.db, &(StoreIntent) { .command = STORE_COMMAND_REPLACE_KEY }, &error);
  g_assert_false (store_vault_file_set_up (world->file.db, setup, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE);
}

static void
test_changed_header (World *world, gconstpointer data)
{
  g_autoptr (StoreVaultHeader) header = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_db_run (world->file.db, "UPDATE vault_slot SET memory = 1 << 40", &error));
  open_again (world);
  g_assert_false (store_vault_unlock_with_code (world->vault, world->code, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_PARAMETERS);
  g_clear_error (&error);
  g_assert_false (store_db_run (world->file.db, "UPDATE vault SET salt = x'00'", NULL)); /* the file itself minds */
}

#define ADD(path, set_up, test) g_test_add ("/store/vault-file/" path, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("without-a-vault-sealed-fields-stay-empty", set_up_bare, test_no_vault);
  ADD ("a-reopened-file-is-locked-and-opens-with-the-code", set_up_with_kit, test_reopened);
  ADD ("the-file-holds-no-plain-text", set_up, test_no_plain_text);
  ADD ("what-is-not-sealed-is-not-saved", set_up, test_not_sealed);
  ADD ("swapped-and-changed-values-are-found", set_up, test_swapped_rows);
  ADD ("a-sealed-change-can-be-taken-back", set_up, test_undo);
  ADD ("a-new-key-opens-everything-and-the-former-kit-nothing", set_up_with_kit, test_new_key);
  ADD ("former-values-leave-the-log-with-the-former-key", set_up, test_former_values);
  ADD ("one-damaged-value-stops-a-new-key", set_up, test_damage_stops_new_key);
  ADD ("an-unfinished-new-key-leaves-the-former", set_up, test_unfinished_new_key);
  ADD ("a-second-setup-is-refused", set_up, test_second_setup);
  ADD ("a-changed-header-is-refused", set_up_with_kit, test_changed_header);
  return g_test_run ();
}
