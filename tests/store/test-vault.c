/* Sealed values open in their place only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-recovery-kit.h"
#include "store-vault-envelope.h"
#include "store-vault.h"

/* A vault with a known key and, for speed, a keyring slot instead of a stretched code. */
typedef struct
{
  StoreVault       *vault;
  StoreVaultKey    *data;
  StoreVaultKey    *secret;
  StoreVaultHeader *header;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->vault = store_vault_new ();
  fixture->data = store_vault_key_new_random ();
  fixture->secret = store_vault_key_new_random ();
  fixture->header = store_vault_header_new (NULL, 1, fixture->data);
  store_vault_header_add (fixture->header, store_vault_slot_new (fixture->header, STORE_VAULT_SLOT_KEYRING, fixture->secret, fixture->data, NULL, 0, 0, NULL, 7));
  store_vault_set_header (fixture->vault, fixture->header);
  g_assert_true (store_vault_unlock_with_key (fixture->vault, fixture->secret, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  store_vault_header_free (fixture->header);
  store_vault_key_unref (fixture->data);
  store_vault_key_unref (fixture->secret);
  g_assert_finalize_object (fixture->vault);
}

static void
assert_damaged (StoreVault *vault, const char *table, const char *column, gint64 id, GBytes *envelope)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_vault_unseal (vault, table, column, id, envelope, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
}

static void
test_round_trip (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  const char *texts[] = { "", "1", "DE89 3704 0044 0532 0130 00", "Größe € 𝄞" };
  const gint64 numbers[] = { 0, 1, -1, 450000, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) envelope = store_vault_seal_text (fixture->vault, "employees", "bank_account", 7, texts[i], &error);
      g_autofree char *text = store_vault_unseal_text (fixture->vault, "employees", "bank_account", 7, envelope, &error);

      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_cmpuint (g_bytes_get_size (envelope), ==, strlen (texts[i]) + STORE_ENVELOPE_OVERHEAD);
      g_assert_cmpuint (store_envelope_get_generation (envelope), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GBytes) envelope = store_vault_seal_number (fixture->vault, "employees", "salary", 7, numbers[i], &error);
      gint64 number = 42;

      g_assert_true (store_vault_unseal_number (fixture->vault, "employees", "salary", 7, envelope, &number, &error));
      g_assert_cmpint (number, ==, numbers[i]);
    }
}

static void
test_same_value_twice (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) once = store_vault_seal_text (fixture->vault, "employees", "tax_number", 7, "123", NULL);
  g_autoptr (GBytes) again = store_vault_seal_text (fixture->vault, "employees", "tax_number", 7, "123", NULL);

  g_assert_false (g_bytes_equal (once, again));
}

static void
test_every_byte (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) envelope = store_vault_seal_text (fixture->vault, "employees", "tax_number", 7, "123/456", NULL);
  gsize size = g_bytes_get_size (envelope);

  for (gsize i = 0; i < size; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        guint8 *bytes = g_memdup2 (g_bytes_get_data (envelope, NULL), size);
        g_autoptr (GBytes) changed = NULL;

        bytes[i] ^= (guint8) (1 << bit);
        changed = g_bytes_new_take (bytes, size);
        assert_damaged (fixture->vault, "employees", "tax_number", 7, changed);
      }
}

static void
test_every_length (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) envelope = store_vault_seal_text (fixture->vault, "employees", "tax_number", 7, "123/456", NULL);
  gsize size = g_bytes_get_size (envelope);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) appended = NULL;

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (envelope, 0, i);
      assert_damaged (fixture->vault, "employees", "tax_number", 7, cut);
    }
  memcpy (longer, g_bytes_get_data (envelope, NULL), size);
  appended = g_bytes_new_take (g_steal_pointer (&longer), size + 1);
  assert_damaged (fixture->vault, "employees", "tax_number", 7, appended);
}

static void
test_other_place (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) envelope = store_vault_seal_number (fixture->vault, "employees", "salary", 7, 450000, NULL);

  assert_damaged (fixture->vault, "employees", "salary", 8, envelope);
  assert_damaged (fixture->vault, "employees", "salary", -7, envelope);
  assert_damaged (fixture->vault, "employees", "bonus", 7, envelope);
  assert_damaged (fixture->vault, "contacts", "salary", 7, envelope);
}

static void
test_other_generation (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) envelope = store_envelope_seal (fixture->data, 2, "employees", "salary", 7, "12345678", 8);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (envelope, NULL), g_bytes_get_size (envelope));
  g_autoptr (GBytes) renamed = NULL;

  assert_damaged (fixture->vault, "employees", "salary", 7, envelope);
  bytes[1] = 1; /* the envelope now claims the generation in use */
  renamed = g_bytes_new_take (bytes, g_bytes_get_size (envelope));
  assert_damaged (fixture->vault, "employees", "salary", 7, renamed);
}

static void
test_text_as_amount (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) envelope = store_vault_seal_text (fixture->vault, "employees", "salary", 7, "450", NULL);
  gint64 number = 42;

  g_assert_false (store_vault_unseal_number (fixture->vault, "employees", "salary", 7, envelope, &number, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
  g_assert_cmpint (number, ==, 42);
}

static void
test_locked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) envelope = store_vault_seal_number (fixture->vault, "employees", "salary", 7, 450000, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  store_vault_lock (fixture->vault);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_LOCKED);
  g_assert_null (store_vault_unseal (fixture->vault, "employees", "salary", 7, envelope, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_assert_null (store_vault_seal (fixture->vault, "employees", "salary", 7, "x", 1, &again));
  g_assert_error (again, STORE_ERROR, STORE_ERROR_SEALED);
}

static void
test_none (void)
{
  g_autoptr (StoreVault) vault = store_vault_new ();
  g_autoptr (StoreVaultKey) key = store_vault_key_new_random ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_NONE);
  g_assert_null (store_vault_seal (vault, "employees", "salary", 7, "x", 1, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_assert_false (store_vault_unlock_with_key (vault, key, NULL));
}

static void
test_wrong_secret (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (StoreVaultKey) other = store_vault_key_new_random ();
  g_autoptr (GError) error = NULL;

  store_vault_lock (fixture->vault);
  g_assert_false (store_vault_unlock_with_key (fixture->vault, other, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_LOCKED);
}

/* Every byte of a slot counts: the key-check value refuses quietly, the rest says that the file was changed. */
static void
test_changed_slot (Fixture *fixture, gconstpointer user_data)
{
  const struct { gsize offset, length; gboolean silent; } parts[] = {
    { G_STRUCT_OFFSET (StoreVaultSlot, salt), STORE_VAULT_SALT_LENGTH, TRUE },
    { G_STRUCT_OFFSET (StoreVaultSlot, check), STORE_VAULT_CHECK_LENGTH, TRUE },
    { G_STRUCT_OFFSET (StoreVaultSlot, wrapped), STORE_VAULT_WRAPPED_LENGTH, FALSE },
    { G_STRUCT_OFFSET (StoreVaultSlot, operations), 1, FALSE },
    { G_STRUCT_OFFSET (StoreVaultSlot, memory), 1, FALSE },
  };

  store_vault_lock (fixture->vault);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize j = 0; j < parts[i].length; j++)
      {
        guint8 *byte = (guint8 *) fixture->header->slots->pdata[0] + parts[i].offset + j;
        g_autoptr (GError) error = NULL;

        *byte ^= 1;
        store_vault_set_header (fixture->vault, fixture->header);
        g_assert_false (store_vault_unlock_with_key (fixture->vault, fixture->secret, &error));
        if (parts[i].silent)
          g_assert_no_error (error);
        else
          g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
        *byte ^= 1;
      }
  store_vault_set_header (fixture->vault, fixture->header);
  g_assert_true (store_vault_unlock_with_key (fixture->vault, fixture->secret, NULL));
}

static void
test_slot_of_another_vault (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (StoreVaultHeader) other = store_vault_header_new (NULL, 1, fixture->data);
  g_autoptr (StoreVaultHeader) later = store_vault_header_new (fixture->header->id, 2, fixture->data);
  StoreVaultHeader *all[] = { other, later };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      store_vault_header_add (all[i], store_vault_slot_copy (fixture->header->slots->pdata[0]));
      store_vault_set_header (fixture->vault, all[i]);
      store_vault_lock (fixture->vault);
      g_assert_false (store_vault_unlock_with_key (fixture->vault, fixture->secret, &error));
      g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
    }
}

static void
test_header_of_another_key (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (StoreVaultKey) data = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) other = store_vault_header_new (fixture->header->id, 1, data);

  store_vault_set_header (fixture->vault, fixture->header);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_OPEN);
  store_vault_set_header (fixture->vault, other);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_LOCKED);
  store_vault_set_header (fixture->vault, NULL);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_NONE);
}

static void
test_setup (void)
{
  g_autoptr (StoreVault) vault = store_vault_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (vault, &error);
  g_autofree char *stranger = store_recovery_code_new ();
  g_autofree char *code = g_ascii_strdown (store_vault_setup_get_code (setup), -1);
  g_autoptr (GBytes) envelope = NULL;
  g_autofree char *text = NULL;

  g_assert_null (store_vault_setup_finish (setup, "", 7, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED);
  g_clear_error (&error);
  g_assert_null (store_vault_setup_finish (setup, stranger, 7, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE);
  g_clear_error (&error);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_NONE);

  g_assert_nonnull (store_vault_setup_finish (setup, code, 7, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_NONE);
  store_vault_setup_apply (setup);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_OPEN);

  envelope = store_vault_seal_text (vault, "employees", "tax_number", 7, "123", &error);
  store_vault_lock (vault);
  g_assert_false (store_vault_unlock_with_code (vault, stranger, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE);
  g_clear_error (&error);
  g_assert_true (store_vault_unlock_with_code (vault, code, &error));
  text = store_vault_unseal_text (vault, "employees", "tax_number", 7, envelope, &error);
  g_assert_cmpstr (text, ==, "123");
}

static void
test_no_second_key (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  store_vault_lock (fixture->vault);
  g_assert_null (store_vault_setup_new (fixture->vault, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE);
}

static void
test_new_key (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) old = store_vault_seal_text (fixture->vault, "employees", "tax_number", 7, "123", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (fixture->vault, &error);
  const StoreVaultHeader *header = store_vault_setup_finish (setup, store_vault_setup_get_code (setup), 8, &error);
  g_autoptr (GBytes) new = store_vault_setup_reseal (setup, "employees", "tax_number", 7, old, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (header->id, ==, fixture->header->id);
  g_assert_cmpuint (header->generation, ==, 2);
  assert_damaged (fixture->vault, "employees", "tax_number", 7, new); /* not in use yet */
  store_vault_setup_apply (setup);
  text = store_vault_unseal_text (fixture->vault, "employees", "tax_number", 7, new, &error);
  g_assert_cmpstr (text, ==, "123");
  assert_damaged (fixture->vault, "employees", "tax_number", 7, old);
  store_vault_lock (fixture->vault);
  g_assert_false (store_vault_unlock_with_key (fixture->vault, fixture->secret, NULL));
}

static void
test_reseal_refuses_damage (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) moved = store_vault_seal_text (fixture->vault, "employees", "tax_number", 8, "123", NULL);
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (fixture->vault, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (store_vault_setup_finish (setup, store_vault_setup_get_code (setup), 8, NULL));
  g_assert_null (store_vault_setup_reseal (setup, "employees", "tax_number", 7, moved, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
}

static void
test_keyring_slot (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (StoreVaultKey) secret = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) header = store_vault_add_keyring_slot (fixture->vault, secret, "gnome-keyring-d", 9, NULL);
  g_autofree char *text = store_vault_key_dup_text (secret);
  g_autoptr (StoreVaultKey) from_text = store_vault_key_new_from_text (text);

  g_assert_cmpuint (header->slots->len, ==, 2);
  store_vault_set_header (fixture->vault, header);
  g_assert_cmpint (store_vault_get_state (fixture->vault), ==, STORE_VAULT_OPEN);
  store_vault_lock (fixture->vault);
  g_assert_true (store_vault_unlock_with_key (fixture->vault, from_text, NULL));
  g_assert_null (store_vault_key_new_from_text ("secret"));
  text[5] = 'x';
  g_assert_null (store_vault_key_new_from_text (text));
}

static void
fill_from_hex (const char *hex, guint8 *bytes, gsize length)
{
  g_assert_cmpuint (strlen (hex), ==, 2 * length);
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
}

/* Sealed and wrapped by the first release, with the keys 00, 01 … 1f and c8, c7 … a9. */
static void
test_first_release (void)
{
  static const char sealed[] = "0101000000b5cf085e6e9f3a2674ecfb4b6be926b8d05658190075f70b3828ff7da79b079c06c78d8bd4a00b8a39c6e0"
                               "4a7c0a";
  g_autoptr (StoreVault) vault = store_vault_new ();
  g_autoptr (StoreVaultHeader) header = store_vault_header_new_empty ("00112233445566778899aabbccddeeff", 1);
  StoreVaultSlot slot = { .kind = STORE_VAULT_SLOT_KEYRING };
  guint8 envelope_bytes[sizeof sealed / 2], secret_bytes[STORE_VAULT_KEY_LENGTH];
  g_autoptr (StoreVaultKey) secret = NULL;
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill_from_hex ("1bec46d1f5c4b5d3f6c6a02ce4568f5c", header->salt, sizeof header->salt);
  fill_from_hex ("e3d4da167aaec8b5f85b8311be458cec", header->check, sizeof header->check);
  fill_from_hex ("67c6e0677e6b32f90219bfc4f9c26338", slot.salt, sizeof slot.salt);
  fill_from_hex ("ba71bc3b478f036f36c72ca2cb316556", slot.check, sizeof slot.check);
  fill_from_hex ("c57e8cbe7bda44ddaf94d20830f4e043637fe378aee55f9b52e51e39e5eeeb56160390abf64016598ead440a91b8f186"
                 "1156240c64e57ce7c29dbcc0f17c0ead3ff383a9243df699", slot.wrapped, sizeof slot.wrapped);
  fill_from_hex (sealed, envelope_bytes, sizeof envelope_bytes);
  for (guint i = 0; i < sizeof secret_bytes; i++)
    secret_bytes[i] = (guint8) (200 - i);
  store_vault_header_add (header, store_vault_slot_copy (&slot));
  store_vault_set_header (vault, header);
  secret = store_vault_key_new (secret_bytes);
  g_assert_true (store_vault_unlock_with_key (vault, secret, &error));
  envelope = g_bytes_new (envelope_bytes, sizeof envelope_bytes);
  text = store_vault_unseal_text (vault, "employees", "tax_number", 7, envelope, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "12/345");
}

/* A copy of the company as it lies on some disk, with the kit of its time. */
typedef struct
{
  StoreVaultHeader *header;
  char             *code;
  GBytes           *envelope;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  store_vault_header_free (copy->header);
  g_free (copy->code);
  g_bytes_unref (copy->envelope);
  g_free (copy);
}

static Copy *
keep_copy (StoreVault *vault, const char *code)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->header = store_vault_dup_header (vault);
  copy->code = g_strdup (code);
  copy->envelope = store_vault_seal_text (vault, "employees", "tax_number", 7, "123", NULL);
  g_assert_nonnull (copy->envelope);
  return copy;
}

static Copy *
make_kit (StoreVault *vault)
{
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (vault, NULL);

  g_assert_nonnull (store_vault_setup_finish (setup, store_vault_setup_get_code (setup), 7, NULL));
  store_vault_setup_apply (setup);
  return keep_copy (vault, store_vault_setup_get_code (setup));
}

/* The keyring first, then the kit: one of them always opens it. */
static void
open_copy (StoreVault *vault, const Copy *copy, GPtrArray *keyring)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean open = FALSE;

  store_vault_set_header (vault, copy->header);
  store_vault_lock (vault);
  for (guint i = 0; i < keyring->len && !open; i++)
    open = store_vault_unlock_with_key (vault, keyring->pdata[i], &error);
  g_assert_no_error (error);
  if (!open)
    store_vault_unlock_with_code (vault, copy->code, &error);
  g_assert_no_error (error);
  text = store_vault_unseal_text (vault, "employees", "tax_number", 7, copy->envelope, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "123");
}

/* Years of new keys, lost keyrings, other computers and restored copies, in any order. */
static void
test_life (void)
{
  g_autoptr (StoreVault) vault = store_vault_new ();
  g_autoptr (GPtrArray) keyring = g_ptr_array_new_with_free_func ((GDestroyNotify) store_vault_key_unref);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (free_copy);
  guint n_steps = g_test_slow () ? 500 : 15;

  g_ptr_array_add (copies, make_kit (vault));
  for (guint i = 0; i < n_steps; i++)
    {
      Copy *copy = copies->pdata[g_test_rand_int_range (0, (int) copies->len)];

      open_copy (vault, copy, keyring);
      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          g_ptr_array_add (copies, make_kit (vault));
          break;
        case 1:
          g_ptr_array_set_size (keyring, 0);
          break;
        default: /* the keyring is told, and a copy is kept that knows it */
          g_ptr_array_add (keyring, store_vault_key_new_random ());
          store_vault_header_free (copy->header);
          copy->header = store_vault_add_keyring_slot (vault, keyring->pdata[keyring->len - 1], NULL, 8, NULL);
          break;
        }
    }
  for (guint i = 0; i < copies->len; i++)
    open_copy (vault, copies->pdata[i], keyring);
}

static gpointer
seal_many (gpointer data)
{
  for (gint64 i = 0; i < 500; i++)
    {
      g_autoptr (GBytes) envelope = store_vault_seal_number (data, "employees", "salary", i, i, NULL);
      gint64 number = -1;

      if (envelope != NULL && store_vault_unseal_number (data, "employees", "salary", i, envelope, &number, NULL))
        g_assert_cmpint (number, ==, i);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer user_data)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("seal", seal_many, fixture->vault);
  for (guint i = 0; i < 200; i++)
    {
      store_vault_lock (fixture->vault);
      g_assert_true (store_vault_unlock_with_key (fixture->vault, fixture->secret, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

#define ADD(path, function) g_test_add ("/store/vault/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-sealed-opens-again", test_round_trip);
  ADD ("equal-values-do-not-look-equal", test_same_value_twice);
  ADD ("a-change-of-any-bit-is-refused", test_every_byte);
  ADD ("another-length-is-refused", test_every_length);
  ADD ("another-row-column-or-table-is-refused", test_other_place);
  ADD ("another-generation-is-refused", test_other_generation);
  ADD ("a-text-is-not-taken-for-an-amount", test_text_as_amount);
  ADD ("locked-neither-seals-nor-opens", test_locked);
  g_test_add_func ("/store/vault/without-a-vault-nothing-is-sealed", test_none);
  ADD ("another-secret-is-told-by-its-check-value", test_wrong_secret);
  ADD ("a-change-of-any-byte-of-a-slot-is-refused", test_changed_slot);
  ADD ("a-slot-of-another-vault-or-generation-is-refused", test_slot_of_another_vault);
  ADD ("another-key-in-the-file-locks", test_header_of_another_key);
  g_test_add_func ("/store/vault/setup-needs-the-code-typed-again", test_setup);
  ADD ("no-new-key-while-the-old-one-is-out-of-reach", test_no_second_key);
  ADD ("a-new-key-refuses-what-the-old-one-sealed", test_new_key);
  ADD ("nothing-damaged-is-sealed-again", test_reseal_refuses_damage);
  ADD ("a-keyring-slot-can-be-added", test_keyring_slot);
  g_test_add_func ("/store/vault/what-the-first-release-sealed-opens-for-ever", test_first_release);
  g_test_add_func ("/store/vault/keyring-or-kit-always-opens-whatever-happened", test_life);
  ADD ("threads-may-seal-while-it-locks", test_threads);
  return g_test_run ();
}
