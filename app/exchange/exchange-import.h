/* A file comes into the office.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>
#include "exchange-mapping.h"

G_BEGIN_DECLS

/**
 * ExchangeOutcome:
 * @EXCHANGE_ROW_UNKNOWN: neither planned nor imported yet.
 * @EXCHANGE_ROW_NEW, @EXCHANGE_ROW_CHANGED, @EXCHANGE_ROW_SAME: what becomes of the row's record; the same writes nothing.
 * @EXCHANGE_ROW_REFUSED: nothing, for a reason.
 */
typedef enum { EXCHANGE_ROW_UNKNOWN, EXCHANGE_ROW_NEW, EXCHANGE_ROW_CHANGED, EXCHANGE_ROW_SAME, EXCHANGE_ROW_REFUSED, EXCHANGE_N_OUTCOMES } ExchangeOutcome;

/* records: of the mapping's kind, by outcome; where rows fold, many rows are one record. parts: of the child's kind (events, opening stock), if there is one. */
typedef struct
{
  guint records[EXCHANGE_N_OUTCOMES];
  guint parts[EXCHANGE_N_OUTCOMES];
  guint refused_rows;
} ExchangeCounts;

#define EXCHANGE_TYPE_IMPORT (exchange_import_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeImport, exchange_import, EXCHANGE, IMPORT, GObject)

/**
 * ExchangeImport:
 *
 * One file, read with one mapping, for one office. Plan and apply run on the writer's thread; the results are read when they have ended.
 *
 * A record is known again by its key in the other system; a second import of the same file changes nothing. Links to records further down in the file are set in a second pass.
 */
/* mapping is copied. currency: of amounts, the company's. EXCHANGE_ERROR_MAPPING when the mapping does not fit the file or the office. */
ExchangeImport *exchange_import_new     (StoreSchema *schema, ExchangeCsvReader *reader, ExchangeMapping *mapping, const char *currency, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All the steps at once: loads, guesses, finds the mapping (by its name or path; NULL: the one remembered or ready for this heading, else by the headings' words for the kind).
 * kind: nullable where a mapping says it. locale: the reader's, with the company's currency. EXCHANGE_ERROR, G_IO_ERROR. */
ExchangeImport *exchange_import_open    (StoreSchema *schema, const char *path, const char *kind, const char *mapping_name, BaseLocale *locale,
                                         GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By what the change log calls the file; without a name it just says that there was an import. */
void            exchange_import_set_name (ExchangeImport *self, const char *name);

/* A StoreWork for outside a transaction: imports on trial, takes all of it back, and so knows each row's outcome. Only what stops the whole is an error. */
gboolean        exchange_import_plan    (StoreDb *writer, gpointer import, GError **error);
/* A StoreWork for inside a transaction: imports for good, passing over the rows that the plan refused. EXCHANGE_ERROR_ROW when another row is refused half way (the office has
 * changed since, or there was no plan): plan again. */
gboolean        exchange_import_apply   (StoreDb *writer, gpointer import, GError **error);
/* Drops the plan, so that apply judges all rows anew. */
void            exchange_import_forget  (ExchangeImport *self);
/* What the change is called in the log. */
extern const StoreIntent exchange_import_intent;
/* For who asks no questions: applies at once, and plans only when that fails on a row; rows that are refused are left out, the others are one change. change: (out) (optional) (nullable). */
gboolean        exchange_import_run     (ExchangeImport *self, StoreFile *file, GCancellable *cancellable, StoreChange **change, GError **error);

ExchangeCsvReader    *exchange_import_get_reader  (ExchangeImport *self);
ExchangeMapping      *exchange_import_get_mapping (ExchangeImport *self);
const ExchangeCounts *exchange_import_get_counts  (ExchangeImport *self);
ExchangeOutcome       exchange_import_get_outcome (ExchangeImport *self, guint row);
/* A sentence for a refused row, else NULL. */
const char           *exchange_import_get_reason  (ExchangeImport *self, guint row);
/* "3 new, 1 changed, 80 same, 2 refused", translated. */
char                 *exchange_import_dup_summary (ExchangeImport *self) G_GNUC_WARN_UNUSED_RESULT;
/* Sentences on what the import leaves out. (element-type utf8) */
GPtrArray            *exchange_import_get_notes   (ExchangeImport *self);
/* The refused rows as they stand in the file, and the reason: to be mended and imported again. */
gboolean              exchange_import_write_refused (ExchangeImport *self, const char *path, GError **error);

G_END_DECLS
