/* What should be bought, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PURCHASE_PROPOSAL (office_purchase_proposal_get_type ())
G_DECLARE_FINAL_TYPE (OfficePurchaseProposal, office_purchase_proposal, OFFICE, PURCHASE_PROPOSAL, BaseRecord)

struct _OfficePurchaseProposal
{
  BaseRecord parent_instance;
  gint64     item;
  char      *text;        /* the item's name */
  gint64     supplier;    /* 0: nobody is known to sell it */
  gint64     quantity;
  gint64     price;
  char      *currency;
  guint32    order_by;    /* the last day on which ordering still keeps the safety stock whole */
  guint32    needed_on;
  int        method;      /* OfficeDemandMethod */
  gint64     demand;      /* a week */
  gint64     band;        /* more or less over the lead time, nineteen times of twenty */
  gint64     available;   /* on hand, on order and in drafts, less what customers wait for */
  gint64     lead_days;
  char      *reason;
  gboolean   left_out;
  guint32    proposed_on;
};

G_END_DECLS
