/* What can be done about a late line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-forecast.h"
#include "office-plan.h"

G_BEGIN_DECLS

/* The choice of a new date that is made good by money, the company's share of the price; 0 is the letter alone. */
#define OFFICE_PLAN_WITH_GOODWILL 1

/**
 * OfficePlanOffer:
 * @choice: of which: the line that gives, the substitute, the supplier's item, the carrier's service; 0 where there is but one way.
 * @goodwill: of the cost, what the customer need not pay; 0 but for a new date with %OFFICE_PLAN_WITH_GOODWILL as choice.
 * @cost: minor units of the company's currency, more than without the plan; may be below zero.
 * @new_date: when the line, or what can be had of it, will be at the customer's.
 * @title, @effects: sentences, translated.
 */
typedef struct
{
  OfficePlanKind kind;
  gint64         choice;
  gint64         quantity;
  gint64         cost;
  gint64         goodwill;
  guint32        new_date;
  gboolean       in_time;
  char          *title;
  char          *effects;
} OfficePlanOffer;
void office_plan_offer_free (OfficePlanOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePlanOffer, office_plan_offer_free)

/* Best first: in time, then the cheaper, then the earlier. forecasts: all of them, since others may give. (element-type OfficePlanOffer) full. Any thread. */
GPtrArray *office_plan_list_offers (StoreDb *db, GArray *forecasts, const OfficeForecast *late, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of one kind and choice (0: the best of the kind); NULL if it is not there. Borrowed. */
const OfficePlanOffer *office_plan_find_offer   (GPtrArray *offers, OfficePlanKind kind, gint64 choice);
/* Whether the customer gets something later than promised, and a letter about it. */
gboolean               office_plan_changes_date (const OfficePlanOffer *offer);

G_END_DECLS
