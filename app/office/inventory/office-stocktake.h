/* Stocktake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_STOCKTAKE (office_stocktake_get_type ())
G_DECLARE_FINAL_TYPE (OfficeStocktake, office_stocktake, OFFICE, STOCKTAKE, BaseRecord)

typedef enum
{
  OFFICE_STOCKTAKE_STATE_PLANNED,
  OFFICE_STOCKTAKE_STATE_COUNTING,
  OFFICE_STOCKTAKE_STATE_COUNTED,
  OFFICE_STOCKTAKE_STATE_APPROVED,
  OFFICE_STOCKTAKE_STATE_CANCELLED,
} OfficeStocktakeState;

typedef enum
{
  OFFICE_STOCKTAKE_ABC_NONE,
  OFFICE_STOCKTAKE_ABC_A,
  OFFICE_STOCKTAKE_ABC_B,
  OFFICE_STOCKTAKE_ABC_C,
} OfficeStocktakeAbc;

struct _OfficeStocktake
{
  BaseRecord parent_instance;
  char      *number;
  char      *name;
  int        state;
  gint64     location;
  char      *category;
  int        abc;
  guint32    planned_on;
  gint64     started_at;
  gint64     recount_limit;
  char      *approved_by;
  gint64     approved_at;
  char      *notes;
};

G_END_DECLS
