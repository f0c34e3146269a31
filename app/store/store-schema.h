/* The record types of a file and its versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>

G_BEGIN_DECLS

typedef struct _StoreDb StoreDb;
typedef struct _StoreCommand StoreCommand;
typedef struct _StoreView StoreView;

#define STORE_APPLICATION_ID 0x46414354 /* "FACT" at byte 68 of the file */

#define STORE_TYPE_SCHEMA (store_schema_get_type ())
G_DECLARE_FINAL_TYPE (StoreSchema, store_schema, STORE, SCHEMA, GObject)

/* Built once, then immutable and usable from any thread. */
StoreSchema     *store_schema_new           (void) G_GNUC_WARN_UNUSED_RESULT;
/* A command on records of a type that a subject further up does: on the page of an order, "draft-invoice". After the type. */
void             store_schema_add_command   (StoreSchema *self, GType type, const StoreCommand *command);
/* A record class, referenced for the schema's life. Order = order of the types in check, search and CLI. */
void             store_schema_add_type      (StoreSchema *self, GType type);
/* What rules have to bring in line after rows of a change went back to what they were; once. Writer, inside the transaction. */
typedef gboolean (*StoreAfterRevert) (StoreDb *db, gint64 seq, GError **error);
void             store_schema_set_after_revert (StoreSchema *self, StoreAfterRevert after_revert);
StoreAfterRevert store_schema_get_after_revert (StoreSchema *self); /* nullable */
/* SQL that leads from version number - 1 to number; numbers without gaps from 1. sql is copied. */
void             store_schema_add_migration (StoreSchema *self, const char *sql);
/* Those of the files in store/sql, in the order of their numbers. */
void             store_schema_add_released_migrations (StoreSchema *self);
/* How many of the migrations, from the first on, are these. */
guint            store_schema_get_n_released (StoreSchema *self);
guint            store_schema_get_version   (StoreSchema *self);
const char      *store_schema_get_migration (StoreSchema *self, guint number);

guint            store_schema_get_n_types   (StoreSchema *self);
BaseRecordClass *store_schema_get_class     (StoreSchema *self, guint index);
/* By table, kind ("order-lines" = "order_lines"), or singular type nick ("order-line"); NULL if none. */
BaseRecordClass *store_schema_find_class    (StoreSchema *self, const char *name);
/* "order-line": the type's name without its floor, for command names. Borrowed. */
const char      *store_schema_get_nick      (StoreSchema *self, BaseRecordClass *class);
/* The one-writer commands: create, edit, trash, restore of every type, then the types' own. NULL if none. */
const StoreCommand *store_schema_find_command (StoreSchema *self, const char *name);
GPtrArray       *store_schema_list_commands (StoreSchema *self) G_GNUC_WARN_UNUSED_RESULT; /* (element-type const StoreCommand), container */

G_END_DECLS
