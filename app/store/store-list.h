/* A million rows as a list model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"
#include "store-filter.h"

G_BEGIN_DECLS

/**
 * StoreList:
 *
 * GListModel of the shared BaseRecords of one type: a vector of ids, 8 bytes a row. The first 400 are there at once, the rest comes from a thread with a connection of its own; objects are
 * loaded when asked for, and the last 256 asked for are kept. Loading begins when the model is first asked for its size. Main thread only; do not change the filter from within
 * items-changed or "slide".
 *
 * After a commit it follows by itself: what was not touched keeps its place, touched rows are taken out and put in where they belong, each told by an items-changed of its own. Where no
 * filter but a few rows changed it looks only at these. It never says that many rows were replaced by many: such a change is told as a removal and an addition. The content of a row is told
 * by the record itself ("reloaded").
 *
 * Properties: loading (gboolean): rows are missing or out of date; total (guint64): rows so far.
 *
 * Signal "slide" (guint position): the view must scroll there at once, with gtk_column_view_scroll_to (view, position, NULL, GTK_LIST_SCROLL_NONE, NULL). Another filter shows other rows, and
 * GTK rebuilds a thousand cells when all rows change but only rebinds them when it scrolls. So the list goes to its top, keeps at most 256 old rows, puts the first new ones behind them,
 * slides to these, drops the old rows, slides back to the top and appends the rest. Without a view nothing need listen.
 */
#define STORE_TYPE_LIST (store_list_get_type ())
G_DECLARE_FINAL_TYPE (StoreList, store_list, STORE, LIST, GObject)

/* All rows that are not in the trash, in the usual order, until it is given a filter. */
StoreList   *store_list_new          (StoreFile *file, BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
StoreFile   *store_list_get_file     (StoreList *self);
BaseRecordClass *store_list_get_class (StoreList *self);
StoreFilter *store_list_get_filter   (StoreList *self);
/* Shows other rows: at once when the first page is there within a frame, which is so wherever an index answers; else the old rows stay until it is. filter: NULL = all; not to be changed any more. */
void         store_list_set_filter   (StoreList *self, StoreFilter *filter);
/* Looks at everything again, e.g. when a view's ?today has become another day. */
void         store_list_refresh      (StoreList *self);
gint64       store_list_get_id       (StoreList *self, guint position);
/* G_MAXUINT if it is not shown. O(n) over the vector. */
guint        store_list_find         (StoreList *self, gint64 id);
gboolean     store_list_is_loading   (StoreList *self);
/* Why the rows could not be read; NULL when they could. Borrowed; changes with "loading". */
const GError *store_list_get_error   (StoreList *self);
/* All ids shown, for bulk commands. Borrowed until the list changes. */
const gint64 *store_list_get_ids     (StoreList *self, guint *n);

G_END_DECLS
