/* The inside of a filter, for its SQL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-filter.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  const BaseField *field;
  StoreRelation    relation;
  GVariant        *value; /* nullable */
} StoreCondition;

struct _StoreFilter
{
  gatomicrefcount  ref_count;
  BaseRecordClass *class;
  GArray          *conditions; /* StoreCondition */
  const StoreView *view;
  char            *search;
  gboolean         trash;
  const BaseField *sort;
  gboolean         descending;
};

/* The field that the rows are sorted by, or NULL when default_sort (SQL of the type, nullable) says it. */
const BaseField *store_filter_find_order (StoreFilter *self, const char **default_sort);

/* The SQL function people_key (text), by which reports and lists are in people's order: ORDER BY people_key (name). An SQLite code. */
int store_filter_add_key (sqlite3 *handle);

G_END_DECLS
