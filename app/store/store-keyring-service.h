/* One conversation with the secret service.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-keyring.h"

G_BEGIN_DECLS

/* What is asked of the service, and what came of it. Blocks; for a thread of its own. */
typedef struct
{
  char          *vault_id;
  char          *label;     /* NULL for a lookup */
  StoreVaultKey *secret;    /* NULL for a lookup */
  gboolean       may_ask;
  int            prompting; /* atomic: a question may be on the screen */
  GPtrArray     *found;     /* (element-type StoreVaultKey) */
  char          *provider;  /* nullable */
} StoreKeyringTalk;

/* FALSE with STORE_KEYRING_ERROR. Tries again once when the service dies. */
gboolean store_keyring_talk_run (StoreKeyringTalk *self, GError **error);

G_END_DECLS
