/* Records loaded from and saved to a connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* full; STORE_ERROR_MISSING if there is none. Trashed records load too. */
BaseRecord *store_record_load    (StoreDb *db, GType type, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but what lies in the trash is refused. */
gpointer    store_record_load_kept (StoreDb *db, GType type, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fills an object again from the file; FALSE without error set when the row is gone and error is not wanted. */
gboolean    store_record_reload  (StoreDb *db, BaseRecord *record, GError **error);
/* The id of the record that is not in the trash with this value in the field, 0 if none. */
gint64      store_record_find    (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text);
/* What a person or another file calls a record: its number, its whole title, or "#id". BASE_ERROR_VALUE when none or several fit. */
gboolean    store_record_resolve (StoreDb *db, BaseRecordClass *class, const char *text, gint64 *id, GError **error);
/* Inserts (version 0) or updates the changed fields, if the row still has record->version (else STORE_ERROR_STALE). Runs base_record_check(), links' existence, uniqueness and the type's
 * rules. On success id, version and derived fields are current. Inside a transaction on the writer. */
gboolean    store_record_save    (StoreDb *db, BaseRecord *record, GError **error);
/* The same where the caller has just loaded what is in the file (before; nullable for a new record). */
gboolean    store_record_save_over (StoreDb *db, BaseRecord *record, BaseRecord *before, GError **error);
/* Saves many new records of a type by one statement, each as store_record_save() does: its rules find those before it in the file. next gives the next one, NULL at the end or with error set;
 * when it is called again the one before is saved, and borrowed no more. A link that leads nowhere is refused at the end, without a name. No savepoint can be set meanwhile. */
typedef BaseRecord *(*StoreRecordNext) (gpointer data, GError **error);
gboolean    store_record_save_new (StoreDb *db, BaseRecordClass *class, StoreRecordNext next, gpointer data, GError **error);
/* Into and out of the trash, with the records that are parts of it. */
gboolean    store_record_trash   (StoreDb *db, GType type, gint64 id, GError **error);
gboolean    store_record_restore (StoreDb *db, GType type, gint64 id, GError **error);
/* Sets the record's fields from a command's a{sv} (sealed fields are sealed by the connection's vault). Unknown, derived and fixed fields are refused. */
gboolean    store_record_apply   (StoreDb *db, BaseRecord *record, GVariant *values, GError **error);
/* The next id of a table, never given twice, also after an undo; for rows that are not made by store_record_save(). 0 with error. Writer. */
gint64      store_record_take_id (StoreDb *db, const char *table, GError **error);
/* "SELECT id, version, trashed_at IS NOT NULL, <fields> FROM <table>" of a class; the columns in this order are read by store_record_read(). Borrowed, any thread. */
const char *store_record_get_select (BaseRecordClass *class);
void        store_record_read    (StoreQuery *query, BaseRecord *record);

G_END_DECLS
