/* Carrying a command out on a connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* Names and types of the values; BASE_ERROR_UNKNOWN, _VALUE, _REQUIRED. */
gboolean store_command_check_arguments (const StoreCommand *command, GVariant *arguments, GError **error);
/* The job inside the open transaction. Its result is in store_db_steal_result(). */
gboolean store_command_execute         (const StoreCommand *command, StoreDb *db, GVariant *arguments, GError **error);
/* How one command calls another of the schema, by its name; consumes values if floating. */
gboolean store_command_call            (StoreDb *db, const char *name, GVariant *values, GError **error);

G_END_DECLS
