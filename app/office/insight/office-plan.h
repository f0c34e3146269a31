/* Plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PLAN (office_plan_get_type ())
G_DECLARE_FINAL_TYPE (OfficePlan, office_plan, OFFICE, PLAN, BaseRecord)

typedef enum
{
  OFFICE_PLAN_KIND_SHIP_PARTS,
  OFFICE_PLAN_KIND_TAKE_RESERVATION,
  OFFICE_PLAN_KIND_SUBSTITUTE,
  OFFICE_PLAN_KIND_OTHER_LOCATION,
  OFFICE_PLAN_KIND_BUY_ELSEWHERE,
  OFFICE_PLAN_KIND_EXPRESS,
  OFFICE_PLAN_KIND_FASTER_CARRIER,
  OFFICE_PLAN_KIND_NEW_DATE,
} OfficePlanKind;

/* Their codes and names, in this order. */
extern const BaseChoice office_plan_kinds[];

struct _OfficePlan
{
  BaseRecord parent_instance;
  char      *title;
  gint64     order_line;
  gint64     sales_order;
  int        kind;
  gint64     cost;
  guint32    new_date;
  char      *effects;
  gint64     done_at;
  char      *done_by;
  char      *letter;
};

G_END_DECLS
