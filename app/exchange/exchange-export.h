/* A list goes out as CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-filter.h>
#include <store-db.h>

G_BEGIN_DECLS

/**
 * ExchangeExport:
 * @class: of the records.
 * @columns: fields in the order of the columns; %NULL for all that people see.
 * @locale: whose signs the figures have, and whose spreadsheets the delimiter suits.
 * @with_labels: whether the heading speaks the reader's language; else it has the names of the fields, which every language imports again.
 *
 * What a CSV file of records is to look like. A plain value; nothing in it is owned.
 */
typedef struct
{
  BaseRecordClass         *class;
  const BaseField * const *columns;   /* NULL-terminated */
  BaseLocale              *locale;
  gboolean                 with_labels;
} ExchangeExport;

/* The records with these ids in this order, with a byte order mark, links by title, times in UTC as ISO 8601, sealed fields left empty, and what a spreadsheet would run
 * defused. Records that are gone meanwhile are passed over. The file is whole or as it was before. EXCHANGE_ERROR_FILE, G_IO_ERROR_CANCELLED, STORE_ERROR. Any thread with a
 * connection of its own. */
gboolean exchange_export_write        (const ExchangeExport *self, StoreDb *db, const gint64 *ids, guint n_ids, const char *path, GCancellable *cancellable, GError **error);
/* All records that a filter shows, in its order. */
gboolean exchange_export_write_filter (const ExchangeExport *self, StoreDb *db, StoreFilter *filter, const char *path, GCancellable *cancellable, GError **error);
/* One line of it, for streams of one's own; heading: record is NULL. */
void     exchange_export_append       (const ExchangeExport *self, StoreDb *db, BaseRecord *record, GString *text);

G_END_DECLS
