/* How a connection is opened, and nothing else opens one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db-private.h"

G_BEGIN_DECLS

/* Fills self->handle: place, identity and version are checked first, then settings, then migrations. */
gboolean store_open (StoreDb *self, GError **error);

G_END_DECLS
