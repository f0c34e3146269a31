/* The letter that goes with a plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>
#include "office-plan-offers.h"

G_BEGIN_DECLS

/* Words to the customer about a line that comes on another day, in his language; goodwill: minor units taken off the order, 0 = nothing. full, NULL with an error. Any thread. */
typedef char *(*OfficePlanWriter) (StoreDb *db, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error);

/* Who can write lies above the office: it makes itself known to the schema when that is built. writer: nullable. */
void     office_plan_letter_set_writer (StoreSchema *schema, OfficePlanWriter writer);
/* The letter of an offer that moves the day; NULL for others and where nobody can write. letter: full. */
gboolean office_plan_letter_write      (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, gint64 goodwill, char **letter, GError **error);

G_END_DECLS
