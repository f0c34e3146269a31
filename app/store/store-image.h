/* A row as a JSON object in the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db-private.h"

G_BEGIN_DECLS

/* Numbers as numbers, text as strings, blobs as {"hex":"…"}, SQL NULL as null (left out of whole rows). RFC 8259, no white space, columns in the table's order. */
GString *store_image_begin (void);
void     store_image_add   (GString *image, const char *column, sqlite3_value *value);                              /* leaves NULLs out */
void     store_image_add_or_null (GString *image, const char *column, sqlite3_value *value, gboolean write_nulls);
char    *store_image_end   (GString *image) G_GNUC_WARN_UNUSED_RESULT;                                              /* full; the string is used up */
gboolean store_image_values_are_equal (sqlite3_value *a, sqlite3_value *b);

/* One column of an image, as read back. */
typedef struct
{
  char         *column;
  sqlite3_value *value; /* owned */
} StoreCell;
/* (element-type StoreCell); NULL with error. image NULL gives an empty array. */
GArray  *store_image_parse (StoreDb *db, const char *image, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Cell of a column, or NULL. */
StoreCell *store_image_find (GArray *cells, const char *column);

G_END_DECLS
