/* The warehouse as papers read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_TO_COUNT_PLACE, OFFICE_TO_COUNT_ITEM, OFFICE_TO_COUNT_NAME, OFFICE_TO_COUNT_LOT, OFFICE_TO_COUNT_UNIT };
/* What one stocktake counts, place after place in the order of the route, and not what is expected; of a count that is finished only what has to be counted again. */
StoreQuery *office_warehouse_query_to_count  (StoreDb *db, gint64 stocktake) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_VALUED_CATEGORY, OFFICE_VALUED_NUMBER, OFFICE_VALUED_NAME, OFFICE_VALUED_ON_HAND, OFFICE_VALUED_UNIT, OFFICE_VALUED_COST, OFFICE_VALUED_VALUE };
/* What is on hand and what it is worth in the books, by category. */
StoreQuery *office_warehouse_query_valued    (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_LABELLED_CODE, OFFICE_LABELLED_NAME, OFFICE_LABELLED_NUMBER };
/* An item or 0 for all that are still sold; code: its bar code, or else its number. */
StoreQuery *office_warehouse_query_items     (StoreDb *db, gint64 item) G_GNUC_WARN_UNUSED_RESULT;
/* A location or 0 for all, in the order of the route; number is empty. */
StoreQuery *office_warehouse_query_locations (StoreDb *db, gint64 location) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
