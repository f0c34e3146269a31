/* Protected fields from setup to a new key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gstdio.h>
#include <office-employee.h>
#include <office.h>
#include <store-file-vault.h>
#include <store-recovery-kit.h>

typedef struct
{
  char         *folder;
  char         *path;
  StoreFile    *file;
  StoreKeyring *keyring;
  char         *code;
} Fixture;

static void
open_file (Fixture *fixture, StoreFileMode mode)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autoptr (GError) error = NULL;

  fixture->file = store_file_open (fixture->path, mode, schema, environment, &error);
  g_assert_no_error (error);
  store_file_set_locale (fixture->file, locale);
}

static void
remove_folder (const char *folder)
{
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.factotum", NULL);
  fixture->keyring = store_keyring_new ();
  open_file (fixture, STORE_FILE_CREATE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->file);
  g_object_unref (fixture->keyring);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->code);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
protect (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (store_file_get_vault (fixture->file), &error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  g_free (fixture->code);
  fixture->code = g_strdup (store_vault_setup_get_code (setup));
  store_file_protect_async (fixture->file, setup, fixture->code, keep_result_cb, &result);
  wait_for (&result);
  store_file_protect_finish (fixture->file, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_vault_get_state (store_file_get_vault (fixture->file)), ==, STORE_VAULT_OPEN);
}

static void
remember (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  store_file_remember_async (fixture->file, fixture->keyring, "Muster GmbH", NULL, keep_result_cb, &result);
  wait_for (&result);
  store_file_remember_finish (fixture->file, result, &error);
  g_assert_no_error (error);
}

static void
unlock (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  store_vault_unlock (store_file_get_vault (fixture->file), fixture->keyring, TRUE, &error);
  if (domain == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, domain, code);
}

static gint64
hire (Fixture *fixture, const char *name, gint64 salary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) id = NULL;

  store_file_run (fixture->file, "create-employee", g_variant_new_parsed ("{'name': <%s>, 'tax_number': <'12/345/67890'>, 'salary': <%x>}", name, salary), NULL, NULL, &id, &error);
  g_assert_no_error (error);
  return g_variant_get_int64 (id);
}

static void
assert_shows (Fixture *fixture, gint64 id, const char *name, const char *expected)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (fixture->file), "employees");
  g_autoptr (BaseRecord) record = store_file_get_record (fixture->file, class, id);
  g_autofree char *text = store_file_format (fixture->file, record, base_record_class_find_field (class, name));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_not_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_file_run (fixture->file, "create-employee", g_variant_new_parsed ("{'name': <'Ada'>, 'salary': <@x 5>}"), NULL, NULL, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_assert_nonnull (strstr (error->message, "Set up their protection first."));
}

static void
test_wrong_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (store_file_get_vault (fixture->file), NULL);
  g_autofree char *other = store_recovery_code_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_file_protect_async (fixture->file, setup, other, keep_result_cb, &result);
  wait_for (&result);
  g_assert_false (store_file_protect_finish (fixture->file, result, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE);
  g_clear_error (&error);
  g_assert_cmpint (store_vault_get_state (store_file_get_vault (fixture->file)), ==, STORE_VAULT_NONE);
  g_assert_true (store_file_protect (fixture->file, setup, store_vault_setup_get_code (setup), &error)); /* the same kit is still good */
  g_assert_no_error (error);
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ada;

  protect (fixture);
  ada = hire (fixture, "Ada", 450000);
  assert_shows (fixture, ada, "salary", "4.500,00");
  assert_shows (fixture, ada, "tax_number", "12/345/67890");
  assert_shows (fixture, ada, "birth_date", "");
  remember (fixture);

  g_clear_object (&fixture->file); /* the next day */
  open_file (fixture, STORE_FILE_OPEN);
  assert_shows (fixture, ada, "salary", "•••");
  unlock (fixture, 0, 0);
  assert_shows (fixture, ada, "salary", "4.500,00");

  g_clear_object (&fixture->file); /* the keyring is lost */
  open_file (fixture, STORE_FILE_OPEN);
  g_assert_cmpint (g_unlink (g_getenv ("SECRET_FILE_TEST_PATH")), ==, 0);
  g_assert_true (store_vault_unlock_with_code (store_file_get_vault (fixture->file), fixture->code, &error));
  assert_shows (fixture, ada, "salary", "4.500,00");
  remember (fixture);
  store_vault_lock (store_file_get_vault (fixture->file));
  unlock (fixture, 0, 0);
}

static void
test_same_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ada;

  protect (fixture);
  ada = hire (fixture, "Ada", 450000);
  store_file_run (fixture->file, "edit-employee", g_variant_new_parsed ("{'record': <%x>, 'version': <@x 1>, 'salary': <@x 450000>, 'tax_number': <'12/345/67890'>}", ada),
                  NULL, &change, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change->seq, ==, 0);
}

/* The list's shared record shows the value all the time while the key is replaced. */
static void
test_new_key (Fixture *fixture, gconstpointer data)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (fixture->file), "employees");
  g_autoptr (BaseRecord) shown = NULL;
  g_autofree char *text = NULL;
  gint64 ada;

  protect (fixture);
  remember (fixture);
  ada = hire (fixture, "Ada", 450000);
  shown = store_file_get_record (fixture->file, class, ada);
  protect (fixture);
  text = store_file_format (fixture->file, shown, base_record_class_find_field (class, "salary"));
  g_assert_cmpstr (text, ==, "4.500,00");

  g_clear_object (&shown);
  g_clear_object (&fixture->file);
  open_file (fixture, STORE_FILE_OPEN);
  unlock (fixture, STORE_KEYRING_ERROR, STORE_KEYRING_MISSING); /* the keyring was not told of the new key */
  g_assert_true (store_vault_unlock_with_code (store_file_get_vault (fixture->file), fixture->code, NULL));
  assert_shows (fixture, ada, "salary", "4.500,00");
  remember (fixture);
  store_vault_lock (store_file_get_vault (fixture->file));
  unlock (fixture, 0, 0);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = NULL;

  g_clear_object (&fixture->file);
  open_file (fixture, STORE_FILE_READ_ONLY);
  setup = store_vault_setup_new (store_file_get_vault (fixture->file), NULL);
  g_assert_false (store_file_protect (fixture->file, setup, store_vault_setup_get_code (setup), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY);
  g_assert_cmpint (store_vault_get_state (store_file_get_vault (fixture->file)), ==, STORE_VAULT_NONE);
}

#define ADD(path, test) g_test_add ("/office/protection/" path, Fixture, NULL, set_up, test, tear_down)

/* The keyring is libsecret's own file, as in a sandbox: nothing of the person who runs the tests is touched. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  g_autofree char *keyring = g_build_filename (folder, "default.keyring", NULL);
  int failed;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "master of this installation", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("without-setup-a-salary-is-refused-and-says-why", test_not_set_up);
  ADD ("the-code-of-another-kit-changes-nothing", test_wrong_code);
  ADD ("keyring-and-kit-open-it-the-next-day", test_day);
  ADD ("the-same-salary-again-is-no-change", test_same_value);
  ADD ("a-new-key-is-not-noticed-by-who-reads", test_new_key);
  ADD ("read-only-nothing-is-set-up", test_read_only);
  failed = g_test_run ();
  remove_folder (folder);
  return failed;
}
