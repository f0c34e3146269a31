/* What lines of all documents share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Largest quantity (millionths) and price (minor units) of a line, so that its product can be proved in the file. */
#define OFFICE_LINE_MAX G_GINT64_CONSTANT (9000000000000)

/* BASE_ERROR_VALUE unless the quantity is more than zero, quantity and price within the limit and the discount a share. */
gboolean office_line_check        (gint64 quantity, gint64 price, gint64 discount, GError **error);
/* price × quantity × (1 − discount), rounded once, half up. BASE_ERROR_VALUE when it is too large. */
gboolean office_line_calculate    (gint64 price, gint64 quantity, gint64 discount, gint64 *amount, GError **error);
/* A line without a position becomes the last. @sql: the document's largest position by its id. */
gboolean office_line_set_position (StoreDb *db, BaseRecord *line, gint64 *position, const char *sql, gint64 document, GError **error);

G_END_DECLS
