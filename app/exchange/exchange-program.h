/* A mapping made ready for one run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-keys.h"
#include "exchange-link.h"
#include "exchange-value.h"

G_BEGIN_DECLS

/* One field of the record. */
typedef struct
{
  const ExchangeFieldMapping *mapping;
  const BaseField            *field;
  ExchangeLink               *link;    /* of a link */
} ExchangeStep;

/* On one connection: its statements and what it remembers end with the run. */
typedef struct _ExchangeProgram ExchangeProgram;
struct _ExchangeProgram
{
  ExchangeMapping *mapping;
  BaseRecordClass *class;
  GType            type;
  GArray          *steps;   /* ExchangeStep; the currency first, since amounts depend on it */
  ExchangeKeys    *keys;    /* borrowed from the ring; NULL: found again by finder */
  const BaseField *finder;  /* unique field or title; with neither, a digest of the row is the key */
  const BaseField *parent;  /* of a child */
  ExchangeProgram *child;
  GHashTable      *seen;    /* keys of this run → line */
  GHashTable      *ring;    /* keys of the run; the child shares its owner's */
};

/* notes: sentences on what is left out are added (sealed fields while the vault is locked). EXCHANGE_ERROR_MAPPING when the mapping does not fit the office. */
ExchangeProgram *exchange_program_new  (StoreDb *db, ExchangeMapping *mapping, GPtrArray *notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             exchange_program_free (ExchangeProgram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeProgram, exchange_program_free)
/* Whether the mapping's fields and tables exist; without a file. */
gboolean         exchange_program_check (StoreSchema *schema, ExchangeMapping *mapping, GError **error);

G_END_DECLS
