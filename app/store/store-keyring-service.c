/* One conversation with the secret service.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-keyring-service.h"
#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

typedef GList ObjectList;

static void
free_objects (ObjectList *list)
{
  g_list_free_full (list, g_object_unref);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ObjectList, free_objects)

/* slot keeps the secrets of several copies of a company apart; it is searched by vault alone. */
static const SecretSchema schema = {
  "org.factotum.Factotum.Vault", SECRET_SCHEMA_NONE,
  { { "vault", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "slot", SECRET_SCHEMA_ATTRIBUTE_STRING } }
};

static gboolean
fail (StoreKeyringOutcome outcome, GError **error)
{
  g_set_error_literal (error, STORE_KEYRING_ERROR, outcome, store_keyring_outcome_get_message (outcome));
  return FALSE;
}

static StoreKeyringOutcome
judge_bus_error (const GError *problem)
{
  switch (problem->code)
    {
    case G_DBUS_ERROR_SERVICE_UNKNOWN:
    case G_DBUS_ERROR_NAME_HAS_NO_OWNER:
    case G_DBUS_ERROR_SPAWN_EXEC_FAILED:
    case G_DBUS_ERROR_SPAWN_CHILD_EXITED:
    case G_DBUS_ERROR_SPAWN_CHILD_SIGNALED:
    case G_DBUS_ERROR_SPAWN_FAILED:
    case G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND:
      return STORE_KEYRING_NO_PROVIDER;
    case G_DBUS_ERROR_NO_REPLY:
    case G_DBUS_ERROR_DISCONNECTED:
      return STORE_KEYRING_DIED;
    case G_DBUS_ERROR_TIMEOUT:
    case G_DBUS_ERROR_TIMED_OUT:
      return STORE_KEYRING_TIMEOUT;
    case G_DBUS_ERROR_UNKNOWN_OBJECT:
      return STORE_KEYRING_NO_DEFAULT;
    default:
      return STORE_KEYRING_FAILED;
    }
}

static StoreKeyringOutcome
judge_error (const GError *problem)
{
  if (problem->domain == G_DBUS_ERROR)
    return judge_bus_error (problem);
  if (g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return STORE_KEYRING_LOCKED;
  if (g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT))
    return STORE_KEYRING_NO_DEFAULT;
  if (g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_INVALID_FILE_FORMAT))
    return STORE_KEYRING_REPLACED;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return STORE_KEYRING_DIED;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return STORE_KEYRING_TIMEOUT;
  return STORE_KEYRING_FAILED;
}

/* Says what a failure of libsecret means; takes problem. */
static gboolean
translate_error (GError *problem, GError **error)
{
  StoreKeyringOutcome outcome = judge_error (problem);

  if (outcome == STORE_KEYRING_FAILED)
    {
      g_dbus_error_strip_remote_error (problem);
      g_set_error (error, STORE_KEYRING_ERROR, outcome, "%s (%s)", store_keyring_outcome_get_message (outcome), problem->message);
    }
  else
    fail (outcome, error);
  g_error_free (problem);
  return FALSE;
}

/* The name of the process that owns the service, for the case that another one takes over. */
static char *
dup_provider (SecretService *service)
{
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  g_autofree char *owner = g_dbus_proxy_get_name_owner (proxy);
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *path = NULL;
  char *name = NULL;
  guint32 process = 0;

  if (owner != NULL)
    answer = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (proxy), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                          "GetConnectionUnixProcessID", g_variant_new ("(s)", owner), G_VARIANT_TYPE ("(u)"),
                                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(u)", &process);
  path = g_strdup_printf ("/proc/%u/comm", process);
  if (g_file_get_contents (path, &name, NULL, NULL))
    g_strstrip (name);
  return name;
}

/* Of a new item. */
static GHashTable *
make_attributes (StoreKeyringTalk *self)
{
  g_autofree char *slot = g_uuid_string_random ();

  return secret_attributes_build (&schema, "vault", self->vault_id, "slot", slot, NULL);
}

static void
keep_secret (StoreKeyringTalk *self, SecretValue *value)
{
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;
  StoreVaultKey *key = store_vault_key_new_from_text (text);

  if (key != NULL)
    g_ptr_array_add (self->found, key);
}

/* In a sandbox libsecret chooses between the portal and the service; it does not tell more than this. */
static gboolean
search_portal (StoreKeyringTalk *self, GError **error)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (&schema, "vault", self->vault_id, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (ObjectList) items = secret_password_searchv_sync (&schema, attributes, SECRET_SEARCH_ALL | (self->may_ask ? SECRET_SEARCH_UNLOCK : 0), NULL, &problem);

  for (GList *item = items; item != NULL && problem == NULL; item = item->next)
    {
      SecretValue *value = secret_retrievable_retrieve_secret_sync (item->data, NULL, &problem);

      keep_secret (self, value);
      g_clear_pointer (&value, secret_value_unref);
    }
  if (problem != NULL)
    return translate_error (g_steal_pointer (&problem), error);
  return self->found->len > 0 || fail (STORE_KEYRING_MISSING, error);
}

static gboolean
store_in_portal (StoreKeyringTalk *self, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (self);
  g_autoptr (StoreVaultText) text = store_vault_key_dup_text (self->secret);
  g_autoptr (GError) problem = NULL;

  if (!secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, self->label, text, NULL, &problem))
    return translate_error (g_steal_pointer (&problem), error);
  return search_portal (self, error);
}

/* Adds the secrets of the unlocked items to found, and the locked items to locked. */
static gboolean
load_items (StoreKeyringTalk *self, SecretService *service, GList **locked, GError **problem)
{
  g_autoptr (GHashTable) attributes = secret_attributes_build (&schema, "vault", self->vault_id, NULL);
  GError *own = NULL;
  g_autoptr (ObjectList) items = secret_service_search_sync (service, &schema, attributes, SECRET_SEARCH_ALL, NULL, &own);

  for (GList *item = items; item != NULL && own == NULL; item = item->next)
    {
      SecretValue *value = NULL;

      if (secret_item_get_locked (item->data))
        *locked = g_list_prepend (*locked, g_object_ref (item->data));
      else if (secret_item_load_secret_sync (item->data, NULL, &own) && (value = secret_item_get_secret (item->data)) != NULL)
        keep_secret (self, value);
      g_clear_pointer (&value, secret_value_unref);
    }
  if (own != NULL)
    g_propagate_error (problem, own);
  return own == NULL;
}

/* The default keyring, else the first lasting one; NULL when there is none. */
static SecretCollection *
find_collection (SecretService *service, GError **problem)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &own);
  g_autoptr (ObjectList) all = NULL;

  if (own != NULL && judge_error (own) != STORE_KEYRING_NO_DEFAULT)
    g_propagate_error (problem, g_steal_pointer (&own));
  else if (collection == NULL && secret_service_load_collections_sync (service, NULL, problem))
    {
      all = secret_service_get_collections (service);
      for (GList *item = all; item != NULL && collection == NULL; item = item->next)
        if (!g_str_has_suffix (g_dbus_proxy_get_object_path (item->data), "/session"))
          collection = g_object_ref (item->data);
    }
  return g_steal_pointer (&collection);
}

/* The person may be asked here, and nowhere else. */
static gboolean
unlock_objects (StoreKeyringTalk *self, SecretService *service, GList *objects, GError **error)
{
  GError *problem = NULL;
  int unlocked;

  if (!self->may_ask)
    return fail (STORE_KEYRING_LOCKED, error);
  g_atomic_int_set (&self->prompting, TRUE);
  unlocked = secret_service_unlock_sync (service, objects, NULL, NULL, &problem);
  g_atomic_int_set (&self->prompting, FALSE);
  if (problem != NULL)
    return translate_error (problem, error);
  return unlocked > 0 || fail (STORE_KEYRING_DISMISSED, error);
}

static gboolean
search_service (StoreKeyringTalk *self, SecretService *service, GError **error)
{
  g_autoptr (ObjectList) locked = NULL;
  g_autoptr (ObjectList) still_locked = NULL;
  g_autoptr (SecretCollection) collection = NULL;
  GError *problem = NULL;

  if (!load_items (self, service, &locked, &problem))
    return translate_error (problem, error);
  if (self->found->len > 0)
    return TRUE;
  collection = find_collection (service, &problem);
  if (problem != NULL)
    return translate_error (problem, error);
  if (collection != NULL && secret_collection_get_locked (collection))
    locked = g_list_prepend (locked, g_object_ref (collection));
  if (locked == NULL)
    return fail (collection == NULL ? STORE_KEYRING_NO_DEFAULT : STORE_KEYRING_MISSING, error);
  if (!unlock_objects (self, service, locked, error))
    return FALSE;
  if (!load_items (self, service, &still_locked, &problem))
    return translate_error (problem, error);
  return self->found->len > 0 || fail (still_locked != NULL ? STORE_KEYRING_DISMISSED : STORE_KEYRING_MISSING, error);
}

static gboolean
create_item (StoreKeyringTalk *self, SecretCollection *collection, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (self);
  SecretValue *value = secret_value_new_full (store_vault_key_dup_text (self->secret), -1, "text/plain", (GDestroyNotify) store_vault_wipe_text);
  GError *problem = NULL;
  g_autoptr (SecretItem) item = NULL;

  g_atomic_int_set (&self->prompting, TRUE); /* some services ask whether we may */
  item = secret_item_create_sync (collection, &schema, attributes, self->label, value, SECRET_ITEM_CREATE_NONE, NULL, &problem);
  g_atomic_int_set (&self->prompting, FALSE);
  secret_value_unref (value);
  if (problem != NULL)
    return translate_error (problem, error);
  return item != NULL || fail (STORE_KEYRING_DISMISSED, error);
}

static gboolean
store_in_service (StoreKeyringTalk *self, SecretService *service, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SecretCollection) collection = find_collection (service, &problem);
  GList only = { collection, NULL, NULL };

  if (problem != NULL)
    return translate_error (problem, error);
  if (collection == NULL)
    return fail (STORE_KEYRING_NO_DEFAULT, error);
  if (secret_collection_get_locked (collection) && !unlock_objects (self, service, &only, error))
    return FALSE;
  return create_item (self, collection, error) && search_service (self, service, error);
}

static gboolean
talk_to_service (StoreKeyringTalk *self, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (SecretService) service = NULL;

  if (bus == NULL)
    return fail (STORE_KEYRING_NO_BUS, error);
  service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL, &problem);
  if (service == NULL)
    return translate_error (problem, error);
  g_clear_pointer (&self->provider, g_free);
  self->provider = dup_provider (service);
  return self->secret != NULL ? store_in_service (self, service, error) : search_service (self, service, error);
}

static gboolean
talk_to_portal (StoreKeyringTalk *self, GError **error)
{
  g_set_str (&self->provider, STORE_KEYRING_PORTAL);
  return self->secret != NULL ? store_in_portal (self, error) : search_portal (self, error);
}

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0;
}

/* A service that we were told to store in must give back just that. */
static gboolean
check_stored (StoreKeyringTalk *self, GError **error)
{
  for (guint i = 0; i < self->found->len; i++)
    if (memcmp (store_vault_key_peek (self->found->pdata[i]), store_vault_key_peek (self->secret), STORE_VAULT_KEY_LENGTH) == 0)
      return TRUE;
  return fail (STORE_KEYRING_MISSING, error);
}

gboolean
store_keyring_talk_run (StoreKeyringTalk *self, GError **error)
{
  gboolean (*talk) (StoreKeyringTalk *, GError **) = is_sandboxed () ? talk_to_portal : talk_to_service;
  g_autoptr (GError) problem = NULL;
  gboolean good = talk (self, &problem);

  if (g_error_matches (problem, STORE_KEYRING_ERROR, STORE_KEYRING_DIED))
    {
      g_clear_error (&problem);
      g_ptr_array_set_size (self->found, 0);
      good = talk (self, &problem);
      if (g_error_matches (problem, STORE_KEYRING_ERROR, STORE_KEYRING_NO_PROVIDER)) /* it was there a moment ago */
        return fail (STORE_KEYRING_DIED, error);
    }
  if (!good)
    g_propagate_error (error, g_steal_pointer (&problem));
  return good && (self->secret == NULL || check_stored (self, error));
}
