/* A kill while the key of protected fields is replaced shuts nobody out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"
#include "hunt.h"
#include "proof.h"

#include <store-backup.h>
#include <store-vault-file.h>
#include <string.h>

#define EMPLOYEES 40

typedef struct
{
  Hunt              hunt;
  StoreVaultKey    *secret; /* of the keyring, opens the first key */
  StoreVault       *former; /* open with it */
  StoreVault       *newer;  /* open with the second, once a file with it was met; nullable */
  StoreVaultSetup  *setup;  /* of the second; finished */
  char             *code;   /* of its kit */
  StoreVaultHeader *wrapped; /* the first key with a second keyring secret */
  StoreVaultKey    *second_secret;
  guint             n_replaced; /* kills after which the second key is in use */
} Keys;

static gboolean
commit_header (StoreDb *db, const StoreVaultHeader *header)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = "remember-vault-key" }, NULL);

  return transaction != NULL && store_vault_file_save (db, header, NULL) && store_transaction_commit (transaction, NULL, NULL);
}

/* Of each employee: all four, so that whole columns are sealed again. */
static void
fill_in (Keys *self, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const StoreCommand *command = store_schema_find_command (self->hunt.office->schema, "create-employee");
  g_autoptr (GError) error = NULL;

  office_try (self->hunt.office, command, g_variant_new_parsed ("{'name': <%s>, 'birth_date': <'1980-01-01'>, 'tax_number': <%s>, 'bank_account': <%s>, 'salary': <%x>}", text, text, text, id), &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_get_result (self->hunt.office), ==, id);
}

/* The first key: of a kit that nobody needs here, and of a keyring. */
static void
protect (Keys *self)
{
  g_autoptr (StoreVaultKey) key = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) header = store_vault_header_new (NULL, 1, key);
  gint64 first;

  self->secret = store_vault_key_new_random ();
  self->former = store_vault_new ();
  store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_RECOVERY, self->secret, key, NULL, 3, 64 << 20, NULL, 7));
  store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_KEYRING, self->secret, key, NULL, 0, 0, NULL, 7));
  store_vault_set_header (self->former, header);
  g_assert_true (store_vault_unlock_with_key (self->former, self->secret, NULL));
  office_open (self->hunt.office);
  g_assert_true (commit_header (self->hunt.office->db, header));
  store_db_set_vault (self->hunt.office->db, self->former);
  first = office_number (self->hunt.office->db, "SELECT max (id) + 1 FROM employees");
  for (guint i = 0; i < EMPLOYEES; i++)
    fill_in (self, first + i);
  office_close (self->hunt.office);
}

static void
begin (Keys *self)
{
  g_autoptr (GError) error = NULL;

  *self = (Keys) { 0 };
  hunt_begin (&self->hunt, 0);
  protect (self);
  self->setup = store_vault_setup_new (self->former, &error);
  g_assert_no_error (error);
  self->code = g_strdup (store_vault_setup_get_code (self->setup));
  g_assert_nonnull (store_vault_setup_finish (self->setup, self->code, 7, &error));
  self->second_secret = store_vault_key_new_random ();
  self->wrapped = store_vault_add_keyring_slot (self->former, self->second_secret, NULL, 7, &error);
  g_assert_no_error (error);
}

static void
end (Keys *self)
{
  hunt_end (&self->hunt);
  store_vault_setup_unref (self->setup);
  store_vault_header_free (self->wrapped);
  store_vault_key_unref (self->secret);
  store_vault_key_unref (self->second_secret);
  g_object_unref (self->former);
  g_clear_object (&self->newer);
  g_free (self->code);
}

/* As an open company does it: the fields and the header, then what the former key sealed leaves the log. */
static gboolean
replace_key (Hunt *hunt, gpointer data)
{
  Keys *self = data;
  g_autoptr (StoreTransaction) transaction = NULL;

  office_open (hunt->office);
  transaction = store_transaction_begin (hunt->office->db, &(StoreIntent) { .command = STORE_COMMAND_REPLACE_KEY }, NULL);
  if (transaction == NULL || !store_vault_file_set_up (hunt->office->db, self->setup, NULL) || !store_transaction_commit (transaction, NULL, NULL))
    return FALSE;
  hunt->word->confirmed = TRUE;
  g_clear_pointer (&transaction, store_transaction_free);
  transaction = store_transaction_begin (hunt->office->db, &(StoreIntent) { .command = "forget-vault-key" }, NULL);
  if (transaction == NULL || !store_vault_file_forget (hunt->office->db, NULL) || !store_transaction_commit (transaction, NULL, NULL))
    return FALSE;
  g_clear_pointer (&transaction, store_transaction_free);
  store_db_checkpoint (hunt->office->db, TRUE);
  office_close (hunt->office);
  return TRUE;
}

static gboolean
wrap_again (Hunt *hunt, gpointer data)
{
  Keys *self = data;

  office_open (hunt->office);
  if (!commit_header (hunt->office->db, self->wrapped))
    return FALSE;
  hunt->word->confirmed = TRUE;
  store_db_checkpoint (hunt->office->db, TRUE);
  office_close (hunt->office);
  return TRUE;
}

/* Opened from nothing, with what a person has: the keyring's secret or the new kit. Borrowed or new. */
static StoreVault *
open_vault (Keys *self, const StoreVaultHeader *header, StoreVaultKey *secret)
{
  StoreVault *vault;

  if (header->generation == 2 && self->newer != NULL) /* stretching the code again takes its time: it keeps the key if the header asks for it */
    vault = g_object_ref (self->newer);
  else
    vault = store_vault_new ();
  store_vault_set_header (vault, header);
  if (store_vault_get_state (vault) != STORE_VAULT_OPEN && header->generation == 2)
    g_assert_true (store_vault_unlock_with_code (vault, self->code, NULL));
  else if (store_vault_get_state (vault) != STORE_VAULT_OPEN)
    g_assert_true (store_vault_unlock_with_key (vault, secret, NULL));
  if (header->generation == 2)
    g_set_object (&self->newer, vault);
  return vault;
}

static void
assert_salaries (StoreDb *db, StoreVault *vault)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, salary FROM employees WHERE salary IS NOT NULL");
  guint n = 0;

  for (; store_query_next (query); n++)
    {
      g_autoptr (GBytes) envelope = store_query_dup_bytes (query, 1);
      g_autoptr (GError) error = NULL;
      gint64 salary = 0;

      store_vault_unseal_number (vault, "employees", "salary", store_query_get_number (query, 0), envelope, &salary, &error);
      g_assert_no_error (error);
      g_assert_cmpint (salary, ==, store_query_get_number (query, 0));
    }
  g_assert_true (store_query_finish (query, NULL));
  g_assert_cmpuint (n, ==, EMPLOYEES);
}

/* Every sealed field opens, with the key that the file names. Its generation. */
static guint
assert_opens (Keys *self, StoreVaultKey *secret, gboolean confirmed)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StoreVaultHeader) header = NULL;
  g_autoptr (StoreVault) vault = NULL;
  g_autoptr (GError) error = NULL;

  office_open (self->hunt.office);
  g_assert_true (store_vault_file_load (self->hunt.office->db, &header, &error));
  g_assert_nonnull (header);
  vault = open_vault (self, header, secret);
  g_assert_true (store_vault_file_check (self->hunt.office->db, vault, faults, &error));
  if (faults->len > 0)
    g_error ("generation %u%s: %s", header->generation, confirmed ? ", confirmed" : "", (const char *) faults->pdata[0]);
  assert_salaries (self->hunt.office->db, vault);
  office_check (self->hunt.office->db);
  office_close (self->hunt.office);
  return header->generation;
}

static void
test_replaced (void)
{
  g_autoptr (GBytes) before = NULL;
  Keys keys;

  begin (&keys);
  before = office_keep (keys.hunt.office);
  for (guint number = 1; hunt_kill_at (&keys.hunt, replace_key, &keys, number, number % 2 == 0); number += hunt_get_stride (3))
    {
      gboolean confirmed = keys.hunt.word->confirmed;
      guint generation = assert_opens (&keys, keys.secret, confirmed);

      g_assert_true (generation == 2 || (generation == 1 && !confirmed));
      keys.n_replaced += generation == 2;
      office_return (keys.hunt.office, before);
    }
  g_assert_cmpuint (assert_opens (&keys, keys.secret, TRUE), ==, 2);
  g_assert_cmpuint (keys.n_replaced, >, 0);
  g_assert_cmpuint (keys.n_replaced, <, keys.hunt.n_kills);
  proof_report ("kills-in-key-replacement", keys.hunt.n_kills);
  end (&keys);
}

/* The former secret of the keyring opens it before and after; the second one from when it was confirmed. */
static void
test_wrapped (void)
{
  g_autoptr (GBytes) before = NULL;
  Keys keys;

  begin (&keys);
  before = office_keep (keys.hunt.office);
  for (guint number = 1; hunt_kill_at (&keys.hunt, wrap_again, &keys, number, number % 2 == 0); number++)
    {
      gboolean confirmed = keys.hunt.word->confirmed;

      g_assert_cmpuint (assert_opens (&keys, keys.secret, confirmed), ==, 1);
      if (confirmed)
        g_assert_cmpuint (assert_opens (&keys, keys.second_secret, confirmed), ==, 1);
      office_return (keys.hunt.office, before);
    }
  g_assert_cmpuint (assert_opens (&keys, keys.second_secret, TRUE), ==, 1);
  proof_report ("kills-in-key-wrapping", keys.hunt.n_kills);
  end (&keys);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/keys/a-new-key-is-in-use-or-the-former", test_replaced);
  g_test_add_func ("/faults/keys/a-second-keyring-shuts-nobody-out", test_wrapped);
  return g_test_run ();
}
