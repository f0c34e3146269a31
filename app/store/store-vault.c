/* The key to a company's protected fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-private.h"
#include "store-recovery-kit.h"
#include "store-vault-envelope.h"
#include <glib/gi18n-lib.h>

struct _StoreVault
{
  GObject           parent_instance;
  GMutex            mutex;  /* guards what follows */
  StoreVaultHeader *header; /* NULL: no vault in the file */
  StoreVaultKey    *data;   /* NULL: locked */
  StoreVaultKey    *next;   /* NULL, except while the fields are being sealed again with it */
};

enum { PROP_STATE = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StoreVault, store_vault, G_TYPE_OBJECT)

static StoreVaultState
get_state_unlocked (StoreVault *self)
{
  if (self->header == NULL)
    return STORE_VAULT_NONE;
  return self->data == NULL ? STORE_VAULT_LOCKED : STORE_VAULT_OPEN;
}

/* Takes what it is given; both may be NULL. */
static void
replace_contents (StoreVault *self, StoreVaultHeader *header, StoreVaultKey *data)
{
  StoreVaultState before, after;

  g_mutex_lock (&self->mutex);
  before = get_state_unlocked (self);
  g_clear_pointer (&self->header, store_vault_header_free);
  g_clear_pointer (&self->data, store_vault_key_unref);
  g_clear_pointer (&self->next, store_vault_key_unref);
  self->header = header;
  self->data = data;
  after = get_state_unlocked (self);
  g_mutex_unlock (&self->mutex);
  if (before != after)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* The code fits at most one recovery slot; trying one costs half a second. */
static StoreVaultKey *
find_data_by_code (const StoreVaultHeader *header, const char *code, GError **error)
{
  for (guint i = 0; i < header->slots->len; i++)
    {
      const StoreVaultSlot *slot = header->slots->pdata[i];
      g_autoptr (StoreVaultKey) wrapping = NULL;

      if (slot->kind != STORE_VAULT_SLOT_RECOVERY)
        continue;
      wrapping = store_recovery_code_stretch (code, slot->salt, slot->operations, slot->memory, error);
      if (wrapping == NULL)
        return NULL;
      if (store_vault_slot_fits (slot, wrapping))
        return store_vault_slot_unwrap (slot, header, wrapping, error);
    }
  g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE,
               _("This recovery code belongs to another company or to an older kit. Take the kit that was printed last for this company."));
  return NULL;
}

static void
store_vault_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, store_vault_get_state (STORE_VAULT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
store_vault_finalize (GObject *object)
{
  StoreVault *self = STORE_VAULT (object);

  g_clear_pointer (&self->header, store_vault_header_free);
  g_clear_pointer (&self->data, store_vault_key_unref);
  g_clear_pointer (&self->next, store_vault_key_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (store_vault_parent_class)->finalize (object);
}

static void
store_vault_class_init (StoreVaultClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = store_vault_get_property;
  object_class->finalize = store_vault_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, STORE_VAULT_NONE, STORE_VAULT_OPEN, STORE_VAULT_NONE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
store_vault_init (StoreVault *self)
{
  g_mutex_init (&self->mutex);
}

StoreVault *
store_vault_new (void)
{
  return g_object_new (STORE_TYPE_VAULT, NULL);
}

void
store_vault_set_header (StoreVault *self, const StoreVaultHeader *header)
{
  g_autoptr (StoreVaultKey) data = store_vault_dup_data (self, NULL, NULL);

  if (header != NULL && data != NULL && !store_vault_key_fits (data, header->salt, header->check))
    g_clear_pointer (&data, store_vault_key_unref);
  replace_contents (self, header != NULL ? store_vault_header_copy (header) : NULL, header != NULL ? g_steal_pointer (&data) : NULL);
}

StoreVaultHeader *
store_vault_dup_header (StoreVault *self)
{
  StoreVaultHeader *header;

  g_mutex_lock (&self->mutex);
  header = self->header != NULL ? store_vault_header_copy (self->header) : NULL;
  g_mutex_unlock (&self->mutex);
  return header;
}

StoreVaultState
store_vault_get_state (StoreVault *self)
{
  StoreVaultState state;

  g_mutex_lock (&self->mutex);
  state = get_state_unlocked (self);
  g_mutex_unlock (&self->mutex);
  return state;
}

void
store_vault_lock (StoreVault *self)
{
  replace_contents (self, store_vault_dup_header (self), NULL);
}

/* Private: the key with its generation. */
StoreVaultKey *
store_vault_dup_data (StoreVault *self, guint32 *generation, GError **error)
{
  StoreVaultKey *data;
  StoreVaultState state;

  g_mutex_lock (&self->mutex);
  state = get_state_unlocked (self);
  data = self->data != NULL ? store_vault_key_ref (self->data) : NULL;
  if (data != NULL && generation != NULL)
    *generation = self->header->generation;
  g_mutex_unlock (&self->mutex);
  if (state == STORE_VAULT_NONE)
    g_set_error (error, STORE_ERROR, STORE_ERROR_SEALED, _("Fields such as the salary are kept encrypted. Set up their protection first."));
  else if (state == STORE_VAULT_LOCKED)
    g_set_error (error, STORE_ERROR, STORE_ERROR_SEALED, _("Protected fields such as the salary are locked. Unlock them first."));
  return data;
}

/* Private: after the header was saved. */
void
store_vault_adopt (StoreVault *self, const StoreVaultHeader *header, StoreVaultKey *data)
{
  replace_contents (self, store_vault_header_copy (header), store_vault_key_ref (data));
}

GBytes *
store_vault_seal (StoreVault *self, const char *table, const char *column, gint64 id, const void *plain, gsize length, GError **error)
{
  guint32 generation = 0;
  g_autoptr (StoreVaultKey) data = store_vault_dup_data (self, &generation, error);

  return data != NULL ? store_envelope_seal (data, generation, table, column, id, plain, length) : NULL;
}

GBytes *
store_vault_seal_text (StoreVault *self, const char *table, const char *column, gint64 id, const char *text, GError **error)
{
  return store_vault_seal (self, table, column, id, text, strlen (text), error);
}

GBytes *
store_vault_seal_number (StoreVault *self, const char *table, const char *column, gint64 id, gint64 number, GError **error)
{
  gint64 little = GINT64_TO_LE (number);

  return store_vault_seal (self, table, column, id, &little, sizeof little, error);
}

/* Private: until the next change of the vault's contents. */
void
store_vault_announce (StoreVault *self, StoreVaultKey *next)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->next, store_vault_key_unref);
  self->next = next != NULL ? store_vault_key_ref (next) : NULL;
  g_mutex_unlock (&self->mutex);
}

/* The next key for what is sealed with it already, else the current one. */
static StoreVaultKey *
dup_data_for (StoreVault *self, GBytes *envelope, guint32 *generation, GError **error)
{
  StoreVaultKey *next = NULL;

  g_mutex_lock (&self->mutex);
  if (self->next != NULL && store_envelope_get_generation (envelope) == self->header->generation + 1)
    {
      next = store_vault_key_ref (self->next);
      *generation = self->header->generation + 1;
    }
  g_mutex_unlock (&self->mutex);
  return next != NULL ? next : store_vault_dup_data (self, generation, error);
}

GBytes *
store_vault_unseal (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error)
{
  guint32 generation = 0;
  g_autoptr (StoreVaultKey) data = dup_data_for (self, envelope, &generation, error);

  return data != NULL ? store_envelope_open (data, generation, table, column, id, envelope, error) : NULL;
}

char *
store_vault_unseal_text (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error)
{
  g_autoptr (GBytes) plain = store_vault_unseal (self, table, column, id, envelope, error);
  gsize length = 0;
  const char *text = plain != NULL ? g_bytes_get_data (plain, &length) : NULL;

  return plain != NULL ? g_strndup (text, length) : NULL;
}

gboolean
store_vault_unseal_number (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, gint64 *number, GError **error)
{
  g_autoptr (GBytes) plain = store_vault_unseal (self, table, column, id, envelope, error);
  gint64 little;

  if (plain == NULL)
    return FALSE;
  if (g_bytes_get_size (plain) != sizeof little)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("A protected amount is not an amount. Enter it again."));
      return FALSE;
    }
  memcpy (&little, g_bytes_get_data (plain, NULL), sizeof little);
  *number = GINT64_FROM_LE (little);
  return TRUE;
}

gboolean
store_vault_unlock_with_key (StoreVault *self, StoreVaultKey *secret, GError **error)
{
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);

  for (guint i = 0; header != NULL && i < header->slots->len; i++)
    {
      const StoreVaultSlot *slot = header->slots->pdata[i];
      g_autoptr (StoreVaultKey) data = NULL;

      if (slot->kind != STORE_VAULT_SLOT_KEYRING || !store_vault_slot_fits (slot, secret))
        continue;
      data = store_vault_slot_unwrap (slot, header, secret, error);
      if (data != NULL)
        store_vault_adopt (self, header, data);
      return data != NULL;
    }
  return FALSE;
}

/* Private: the slow part of unlocking with a code. */
StoreVaultKey *
store_vault_find_by_code (StoreVault *self, const char *typed, GError **error)
{
  g_autoptr (StoreVaultText) code = store_recovery_code_read (typed, error);
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);

  if (code == NULL)
    return NULL;
  if (header != NULL)
    return find_data_by_code (header, code, error);
  g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE, _("This company has no protected fields to unlock."));
  return NULL;
}

gboolean
store_vault_unlock_with_code (StoreVault *self, const char *typed, GError **error)
{
  g_autoptr (StoreVaultKey) data = store_vault_find_by_code (self, typed, error);
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);

  if (data != NULL)
    store_vault_adopt (self, header, data);
  return data != NULL;
}

StoreVaultHeader *
store_vault_add_keyring_slot (StoreVault *self, StoreVaultKey *secret, const char *provider, gint64 now, GError **error)
{
  g_autoptr (StoreVaultKey) data = store_vault_dup_data (self, NULL, error);
  StoreVaultHeader *header = data != NULL ? store_vault_dup_header (self) : NULL;

  if (header != NULL)
    store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_KEYRING, secret, data, NULL, 0, 0, provider, now));
  return header;
}
