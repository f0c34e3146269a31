/* The session's keyring, without surprises.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "store-vault-key.h"

G_BEGIN_DECLS

#define STORE_KEYRING_ERROR (store_keyring_error_quark ())
GQuark store_keyring_error_quark (void);

/**
 * StoreKeyringOutcome:
 * @STORE_KEYRING_NO_BUS: there is no session bus.
 * @STORE_KEYRING_NO_PROVIDER: no program keeps passwords in this session.
 * @STORE_KEYRING_LOCKED: the keyring is locked (also: never unlocked since an automatic login) and we were not to ask.
 * @STORE_KEYRING_DISMISSED: the person closed the system's question, or nobody could be asked.
 * @STORE_KEYRING_MISSING: nothing for this company in it.
 * @STORE_KEYRING_WRONG: what is in it belongs to another copy or time of the company (key-check value).
 * @STORE_KEYRING_NO_DEFAULT: there is no keyring to put anything into; we never make one.
 * @STORE_KEYRING_OTHER_PROVIDER: nothing found, and another program keeps the passwords now than when the key was put away.
 * @STORE_KEYRING_DIED: the keyring service stopped in the middle, twice.
 * @STORE_KEYRING_TIMEOUT: no answer within the limit.
 * @STORE_KEYRING_REPLACED: the sandbox's own keyring knew this company and does not any more: its master secret changed, or it is another installation.
 * @STORE_KEYRING_FAILED: anything else; the message carries the service's words.
 *
 * Codes of STORE_KEYRING_ERROR. With every one of them the office goes on, the fields stay locked, and the recovery code still opens them.
 */
typedef enum
{
  STORE_KEYRING_NO_BUS,
  STORE_KEYRING_NO_PROVIDER,
  STORE_KEYRING_LOCKED,
  STORE_KEYRING_DISMISSED,
  STORE_KEYRING_MISSING,
  STORE_KEYRING_WRONG,
  STORE_KEYRING_NO_DEFAULT,
  STORE_KEYRING_OTHER_PROVIDER,
  STORE_KEYRING_DIED,
  STORE_KEYRING_TIMEOUT,
  STORE_KEYRING_REPLACED,
  STORE_KEYRING_FAILED,
} StoreKeyringOutcome;

/* The provider's name where libsecret keeps its own file, in a sandbox; elsewhere it is that of the process ("gnome-keyring-d"). */
#define STORE_KEYRING_PORTAL "portal"

/* What happened and what to do, translated. */
const char *store_keyring_outcome_get_message (StoreKeyringOutcome outcome);

/**
 * StoreKeyring:
 *
 * Asks libsecret in a thread of its own, so that neither a question to the person nor a dead service stops the window. A running request is never cancelled inside the service (that takes
 * down some of them); after the limit or a cancel its late answer is dropped.
 */
#define STORE_TYPE_KEYRING (store_keyring_get_type ())
G_DECLARE_FINAL_TYPE (StoreKeyring, store_keyring, STORE, KEYRING, GObject)

StoreKeyring *store_keyring_new           (void) G_GNUC_WARN_UNUSED_RESULT;
/* Milliseconds; 20 s, and 5 minutes while the system may be asking the person. */
void          store_keyring_set_limits    (StoreKeyring *self, guint limit, guint prompt_limit);

/* All secrets of a vault. may_ask: the system may ask the person to unlock the keyring. */
void          store_keyring_lookup_async  (StoreKeyring *self, const char *vault_id, gboolean may_ask,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Never empty: (element-type StoreVaultKey), full. Else NULL with STORE_KEYRING_ERROR or G_IO_ERROR_CANCELLED. provider: (out) (optional) (nullable) (transfer full), which program answered; also
 * set on failure where known. */
GPtrArray    *store_keyring_lookup_finish (StoreKeyring *self, GAsyncResult *result, char **provider, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts a secret away and reads it back. label: what a person sees in the keyring. */
void          store_keyring_store_async   (StoreKeyring *self, const char *vault_id, const char *label, StoreVaultKey *secret, gboolean may_ask,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean      store_keyring_store_finish  (StoreKeyring *self, GAsyncResult *result, char **provider, GError **error);

G_END_DECLS
