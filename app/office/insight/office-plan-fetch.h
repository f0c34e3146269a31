/* Goods that lie where nothing is picked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-plan-offers.h"
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_CLOSED_LOCATION, OFFICE_CLOSED_CODE, OFFICE_CLOSED_QUANTITY };
/* Blocked places and those of quality check with goods of an item in lots that could be sold, the fullest first. full */
StoreQuery *office_plan_query_closed (StoreDb *db, gint64 item, guint32 today) G_GNUC_WARN_UNUSED_RESULT;
/* Moves what the line lacks from the offer's place to where the item is picked. Writer. */
gboolean    office_plan_fetch        (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error);

G_END_DECLS
