/* Which rows of a type, in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-query.h"

G_BEGIN_DECLS

typedef enum { STORE_IS, STORE_IS_NOT, STORE_LESS, STORE_MORE, STORE_AT_LEAST, STORE_AT_MOST, STORE_CONTAINS, STORE_IS_EMPTY, STORE_IS_NOT_EMPTY } StoreRelation;

/* Boxed, reference counted, immutable once a list has it. */
typedef struct _StoreFilter StoreFilter;
#define STORE_TYPE_FILTER (store_filter_get_type ())
GType        store_filter_get_type   (void);
StoreFilter *store_filter_new        (BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
StoreFilter *store_filter_copy       (StoreFilter *self) G_GNUC_WARN_UNUSED_RESULT;
StoreFilter *store_filter_ref        (StoreFilter *self);
void         store_filter_unref      (StoreFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreFilter, store_filter_unref)

void         store_filter_add        (StoreFilter *self, const BaseField *field, StoreRelation relation, GVariant *value);
void         store_filter_set_view   (StoreFilter *self, const StoreView *view);       /* nullable */
void         store_filter_set_search (StoreFilter *self, const char *words);           /* nullable */
void         store_filter_set_trash  (StoreFilter *self, gboolean trash);              /* TRUE: only what is in the trash */
/* NULL field = the type's usual order (newest first while searching). */
void         store_filter_set_sort   (StoreFilter *self, const BaseField *field, gboolean descending);
/* The statement for ids (or count) with its parameters bound. limit -1 = all. */
StoreQuery  *store_filter_query_ids  (StoreFilter *self, StoreDb *db, int limit) G_GNUC_WARN_UNUSED_RESULT;
gint64       store_filter_count      (StoreFilter *self, StoreDb *db, GError **error);

G_END_DECLS
