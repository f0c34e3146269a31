/* Create, edit, trash, restore of any record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-command.h"

G_BEGIN_DECLS

typedef enum { STORE_GENERIC_CREATE, STORE_GENERIC_EDIT, STORE_GENERIC_TRASH, STORE_GENERIC_RESTORE, STORE_N_GENERIC } StoreGeneric;

/* "edit-order" with the fields that people set as arguments, and "record" and "version" where they are needed. Result of create: the new id ("x"). */
StoreCommand *store_generic_new  (StoreGeneric generic, BaseRecordClass *class, const char *nick) G_GNUC_WARN_UNUSED_RESULT;
void          store_generic_free (StoreCommand *command);
/* Whether it is one of these four, of any type. */
gboolean      store_command_is_generic (const StoreCommand *command);
/* Whether it is about one record: its first argument is "record". */
gboolean      store_command_has_record (const StoreCommand *command);
/* "Order: edit", translated; of any command. full */
char         *store_command_get_words (const StoreCommand *command) G_GNUC_WARN_UNUSED_RESULT;
/* The same once it is done to a record, for undo and history: "Order 10248 changed", "Record Count: 00005". title: nullable. full */
char         *store_command_say_done  (const StoreCommand *command, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
