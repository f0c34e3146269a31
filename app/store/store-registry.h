/* The one shared object of each row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>

G_BEGIN_DECLS

/**
 * StoreRegistry:
 *
 * Knows the records that somebody holds, without holding them. One thread.
 */
typedef struct _StoreRegistry StoreRegistry;

StoreRegistry *store_registry_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void           store_registry_free     (StoreRegistry *self);
BaseRecord    *store_registry_find     (StoreRegistry *self, BaseRecordClass *class, gint64 id); /* borrowed, NULL if nobody holds it */
void           store_registry_add      (StoreRegistry *self, BaseRecord *record);
guint          store_registry_get_size (StoreRegistry *self);
GPtrArray     *store_registry_list     (StoreRegistry *self) G_GNUC_WARN_UNUSED_RESULT;          /* (element-type BaseRecord), full */

G_END_DECLS
