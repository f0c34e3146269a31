/* How a field's number lies in its column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>

G_BEGIN_DECLS

#define STORE_COLUMN_MADE 24

/* The type that SQLite is to keep: SQLITE_INTEGER the number as it is, SQLITE_TEXT *text, which lies in made or lasts as long as the field, SQLITE_NULL nothing. */
int store_column_get_type (const BaseField *field, gint64 number, char made[STORE_COLUMN_MADE], const char **text);

G_END_DECLS
