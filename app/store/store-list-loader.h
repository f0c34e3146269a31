/* The thread that gets a list's ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-environment.h>
#include "store-filter.h"

G_BEGIN_DECLS

#define STORE_LIST_PAGE 400 /* rows that come first */

/* ids: of gint64, transfer full, NULL with error. complete: nothing more comes of this request. On the thread that made the loader. */
typedef void (*StoreListLoaded) (GObject *owner, GArray *ids, gboolean complete, const GError *error);

typedef struct _StoreListLoader StoreListLoader;

/* owner: borrowed, frees the loader before it goes. */
StoreListLoader *store_list_loader_new     (const char *path, StoreSchema *schema, BaseEnvironment *environment, StoreListLoaded loaded, GObject *owner) G_GNUC_WARN_UNUSED_RESULT;
/* Stops what runs and waits for the thread. */
void             store_list_loader_free    (StoreListLoader *self);
/* Forgets and stops what runs; first_page: the first rows come before the whole. */
void             store_list_loader_request (StoreListLoader *self, StoreFilter *filter, gboolean first_page);
/* Waits for the next answer, at most so long; the loaded function is called from inside. */
void             store_list_loader_wait    (StoreListLoader *self, gint64 microseconds);

G_END_DECLS
