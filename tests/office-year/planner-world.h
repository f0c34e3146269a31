/* A wholesaler whose suppliers are late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <fixture.h>

#define WORLD_MAX_ITEMS     200
#define WORLD_MAX_SUPPLIERS 40

/* What becomes of a line. */
typedef struct
{
  gint64   line;
  guint32  promised_on;
  guint32  arrived_on;    /* 0: not yet */
  gboolean was_seen;      /* a working day before its day or earlier the planner knew it */
  gboolean was_flagged;   /* so early the planner said late */
  gboolean was_naive;     /* so early the promised day was past, or the stock short */
} WorldLine;

/* On its way; nobody knows but us. */
typedef struct
{
  gint64  purchase;
  gint64  line;
  gint64  quantity;
  guint32 day;
} WorldArrival;

typedef struct
{
  gint64 id;
  int    supplier; /* index */
  gint64 level;    /* below it is bought */
} WorldItem;

typedef struct
{
  gint64 id;
  int    lead_days; /* as he says */
  int    manner;    /* how late he is */
} WorldSupplier;

typedef struct
{
  guint    seed;
  int      days;
  int      orders_a_day;
  int      n_items;
  int      n_suppliers;
  gboolean has_choice; /* of suppliers, express, substitutes */
} WorldPlan;

typedef struct
{
  WorldPlan     plan;
  Fixture       fixture;
  GRand        *random;
  GHashTable   *lines;    /* id → WorldLine */
  GArray       *arrivals; /* WorldArrival */
  GArray       *bought;   /* WorldArrival: lines of the purchase that is written */
  WorldItem     items[WORLD_MAX_ITEMS];
  WorldSupplier suppliers[WORLD_MAX_SUPPLIERS];
  gint64        customers[20];
  gint64        services[3];
  int           day;
  guint32       learnt_on; /* from here the suppliers are known */
} World;

World  *world_new     (const WorldPlan *plan);
void    world_free    (World *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
/* The next working day in its parts: the morning's look, then what is done. */
void    world_wake    (World *self);
void    world_look    (World *self);
void    world_work    (World *self);
guint32 world_today   (World *self);
