/* One prepared statement that keeps its first error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "store-schema.h"

G_BEGIN_DECLS

/**
 * StoreQuery:
 *
 * A statement from the connection's cache. After a failure every call does nothing; store_query_finish() tells the first error, so a caller checks once:
 *
 *   g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, name FROM contacts WHERE country = ?1");
 *   store_query_bind_text (query, 1, country);
 *   while (store_query_next (query))
 *     add (store_query_get_number (query, 0), store_query_get_text (query, 1));
 *   return store_query_finish (query, error);
 *
 * Parameters count from 1, columns from 0. sql is copied.
 */
typedef struct _StoreQuery StoreQuery;

StoreQuery *store_query_new         (StoreDb *db, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
StoreQuery *store_query_new_for     (StoreDb *db, const char *sql, gint64 id) G_GNUC_WARN_UNUSED_RESULT; /* ?1 is the id */
void        store_query_free        (StoreQuery *self); /* gives the statement back */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreQuery, store_query_free)

void        store_query_bind_number (StoreQuery *self, int parameter, gint64 value);
void        store_query_bind_text   (StoreQuery *self, int parameter, const char *value);             /* NULL binds NULL; copied until the next reset */
void        store_query_bind_bytes  (StoreQuery *self, int parameter, GBytes *value);                 /* NULL binds NULL */
void        store_query_bind_blob   (StoreQuery *self, int parameter, const void *data, gsize size);  /* copied */
void        store_query_bind_null   (StoreQuery *self, int parameter);
/* As the column of a field holds it (dates as ISO text, choices as code, empty links as NULL). The record's texts are not copied: run it before they change. */
void        store_query_bind_field  (StoreQuery *self, int parameter, BaseRecord *record, const BaseField *field);
void        store_query_bind_value  (StoreQuery *self, int parameter, const BaseField *field, GVariant *value);

gboolean    store_query_next        (StoreQuery *self);                                                /* TRUE while there is a row */
gint64      store_query_get_number  (StoreQuery *self, int column);
const char *store_query_get_text    (StoreQuery *self, int column);                                    /* borrowed until the next step; NULL for NULL */
gconstpointer store_query_get_blob  (StoreQuery *self, int column, gsize *size);                       /* borrowed until the next step */
GBytes     *store_query_dup_bytes   (StoreQuery *self, int column) G_GNUC_WARN_UNUSED_RESULT;          /* nullable */
gboolean    store_query_is_null     (StoreQuery *self, int column);
int         store_query_get_n_columns (StoreQuery *self);
const char *store_query_get_column_name (StoreQuery *self, int column);
/* Puts the column's value into the record's field. */
void        store_query_read_field  (StoreQuery *self, int column, BaseRecord *record, const BaseField *field);

/* Ready for the next run with new parameters; the error stays. */
void        store_query_reset       (StoreQuery *self);
/* Steps to the end and resets; FALSE with the first error. */
gboolean    store_query_run         (StoreQuery *self, GError **error);
/* After the loop: resets; FALSE with the first error, if there was one. */
gboolean    store_query_finish      (StoreQuery *self, GError **error);

G_END_DECLS
