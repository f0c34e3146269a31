/* The office as a bookkeeper counts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Written apart from the rules: plain arrays, whole pieces, every question answered by looking at everything. */
#define MODEL_MAX_ITEMS     400
#define MODEL_MAX_CUSTOMERS 60
#define MODEL_MAX_ORDERS    200
#define MODEL_MAX_LINES     4
#define MODEL_PLACES        3 /* 0 is the stock room */

typedef enum
{
  MODEL_DRAFT,
  MODEL_CONFIRMED,
  MODEL_PARTLY_SHIPPED,
  MODEL_SHIPPED,
  MODEL_INVOICED,
  MODEL_CANCELLED,
} ModelState;

typedef struct
{
  gint64 id;
  int    item; /* index */
  gint64 quantity;
  gint64 price; /* minor units a piece */
  gint64 shipped;
  gint64 invoiced;
  gint64 reserved;
} ModelLine;

typedef struct
{
  gint64     id;
  int        customer; /* index */
  ModelState state;
  gboolean   was_confirmed;
  guint32    promised_on;
  int        n_lines;
  ModelLine  lines[MODEL_MAX_LINES];
} ModelOrder;

typedef struct
{
  gint64 id;
  gint64 price;
  gint64 cost; /* of a piece */
  gint64 on_hand;
  gint64 at[MODEL_PLACES];
  gint64 value;
  gint64 slack; /* minor units by which the value may differ: goods left several places at once */
} ModelItem;

typedef struct
{
  gint64 id;
  gint64 open; /* owes us; below zero: paid too much */
} ModelCustomer;

typedef struct
{
  int           n_items;
  int           n_customers;
  int           n_orders;
  ModelItem     items[MODEL_MAX_ITEMS];
  ModelCustomer customers[MODEL_MAX_CUSTOMERS];
  ModelOrder    orders[MODEL_MAX_ORDERS];
} Model;

const char *model_state_name (ModelState state);
gint64      model_total      (const ModelOrder *order);
gint64      model_reserved   (const Model *self, int item);
/* An order's place: a new one, or that of one that is done; -1 for none. */
int         model_find_place (const Model *self);

/* Each gives NULL and does it, or the words that the refusal must have ("" for any) and does nothing. */
const char *model_confirm    (Model *self, int order);
const char *model_ship       (Model *self, int order);
const char *model_invoice    (Model *self, int order);
const char *model_cancel     (Model *self, int order);
const char *model_reopen     (Model *self, int order);
const char *model_change     (Model *self, int order, int line, gint64 quantity);
const char *model_receive    (Model *self, int item, int place, gint64 quantity, gint64 value);
const char *model_adjust     (Model *self, int item, int place, gint64 counted);
const char *model_transfer   (Model *self, int item, int from, int to, gint64 quantity);
const char *model_pay        (Model *self, int customer, gint64 amount);
