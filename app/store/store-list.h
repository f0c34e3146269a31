/* A million rows as a list model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"
#include "store-filter.h"

G_BEGIN_DECLS

/**
 * StoreList:
 *
 * GListModel of shared BaseRecords. A vector of ids: the first 400 at once, the rest from a thread with a connection of its own; objects are loaded when asked for. Never emits
 * items-changed for the whole list. Properties: loading (gboolean), total (guint64; grows while loading).
 * Signals: "slide-begin"/"slide-end" (guint position): see store_list_set_filter().
 */
#define STORE_TYPE_LIST (store_list_get_type ())
G_DECLARE_FINAL_TYPE (StoreList, store_list, STORE, LIST, GObject)

StoreList   *store_list_new          (StoreFile *file, BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
StoreFile   *store_list_get_file     (StoreList *self);
BaseRecordClass *store_list_get_class (StoreList *self);
StoreFilter *store_list_get_filter   (StoreList *self);
/* Shows other rows: keeps at most 256 old rows, appends the first new ones, emits "slide" (the view scrolls to the given position so that its widgets are rebound, not rebuilt), drops the old rows,
 * appends the rest. */
void         store_list_set_filter   (StoreList *self, StoreFilter *filter);
gint64       store_list_get_id       (StoreList *self, guint position);
/* G_MAXUINT if it is not shown. O(n) over the vector. */
guint        store_list_find         (StoreList *self, gint64 id);
gboolean     store_list_is_loading   (StoreList *self);
/* All ids shown, for bulk commands. Borrowed until the list changes. */
const gint64 *store_list_get_ids     (StoreList *self, guint *n);

G_END_DECLS
