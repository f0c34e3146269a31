/* Which column of a file goes where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>
#include "exchange-template.h"

G_BEGIN_DECLS

/**
 * ExchangeForm:
 * @EXCHANGE_FORM_COMMON: as people write it.
 * @EXCHANGE_FORM_FRACTION: a rate as 0.05 for 5 %.
 * @EXCHANGE_FORM_DATE: a day that goes into a text field: kept as 2026-12-31.
 */
typedef enum { EXCHANGE_FORM_COMMON, EXCHANGE_FORM_FRACTION, EXCHANGE_FORM_DATE } ExchangeForm;

/**
 * ExchangeFieldMapping:
 * @name: of the field.
 * @value: what it is filled from.
 * @by: of a link: "key" (of the other system), "title", or the name of a field of the target; else %NULL.
 * @table: of a link by key: the other system's table.
 * @form: how the cell is written, where that is out of the common.
 * @values: other words for values: text of the cell → text of the field; "*" is any other text. Nullable.
 */
typedef struct
{
  char             *name;
  ExchangeTemplate *value;
  char             *by;
  char             *table;
  ExchangeForm      form;
  GHashTable       *values;
} ExchangeFieldMapping;

/**
 * ExchangeMapping:
 * @title: for people, e.g. "Northwind orders"; nullable.
 * @kind: table of the records that are made.
 * @system: name of the other system, lower case, e.g. "northwind".
 * @table: its table; keys are unique within it.
 * @key: makes the record's key in the other system from columns. %NULL: records are found again by their unique field or title.
 * @columns: heading of the file it was made for, nullable.
 * @empty_markers, @decimal, @dates: what is known about the file's format; nullable, 0, -1.
 * @zone: of its times, e.g. "UTC" or "Europe/Rome"; nullable: the user's own.
 * @fields: (element-type ExchangeFieldMapping), in the order of the file.
 * @folds: rows with one key are one record: the last that says something wins, field by field.
 * @once: a record that is there already is never changed.
 * @child: what each row makes besides, e.g. an event of the ticket, the opening stock of the item. Nullable.
 * @parent: of a child: the link field that points to the row's record.
 * @when: of a child: it is made only where this is neither empty nor zero. Nullable.
 *
 * Kept as a key file (.import).
 */
typedef struct _ExchangeMapping ExchangeMapping;
struct _ExchangeMapping
{
  char             *title;
  char             *kind;
  char             *system;
  char             *table;
  ExchangeTemplate *key;
  char            **columns;
  char             *empty_markers;
  char              decimal;
  int               dates;
  char             *zone;
  GPtrArray        *fields;
  gboolean          folds;
  gboolean          once;
  ExchangeMapping  *child;
  char             *parent;
  ExchangeTemplate *when;
};

ExchangeMapping *exchange_mapping_new   (const char *kind) G_GNUC_WARN_UNUSED_RESULT;
void             exchange_mapping_free  (ExchangeMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeMapping, exchange_mapping_free)
ExchangeMapping *exchange_mapping_copy  (ExchangeMapping *self) G_GNUC_WARN_UNUSED_RESULT;

/* The file says what is wrong with it: EXCHANGE_ERROR_MAPPING, EXCHANGE_ERROR_FILE. */
ExchangeMapping *exchange_mapping_parse (const char *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ExchangeMapping *exchange_mapping_load  (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char            *exchange_mapping_print (ExchangeMapping *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         exchange_mapping_save  (ExchangeMapping *self, const char *path, GError **error);

/* NULL where the field is not mapped. */
ExchangeFieldMapping *exchange_mapping_find_field (ExchangeMapping *self, const char *name);
/* value: a template, NULL takes the field out. A link is found by title unless it says otherwise already. */
gboolean         exchange_mapping_set_field (ExchangeMapping *self, const char *name, const char *value, GError **error);
/* How a link finds its target; by "key" in the other system's table. */
void             exchange_mapping_set_link  (ExchangeMapping *self, const char *name, const char *by, const char *table);
gboolean         exchange_mapping_set_key   (ExchangeMapping *self, const char *value, GError **error);
/* Writes what the mapping knows about the file's format over the guess. */
void             exchange_mapping_adjust    (ExchangeMapping *self, ExchangeCsvFormat *format);
/* Looks all columns up in the reader; before an import. EXCHANGE_ERROR_MAPPING. */
gboolean         exchange_mapping_bind      (ExchangeMapping *self, ExchangeCsvReader *reader, GError **error);

G_END_DECLS
