/* The office as a bookkeeper counts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Written apart from the rules: plain arrays, whole pieces, every question answered by looking at everything. */
#define MODEL_MAX_ITEMS     400
#define MODEL_MAX_CUSTOMERS 60
#define MODEL_MAX_SUPPLIERS 60
#define MODEL_MAX_ORDERS    900
#define MODEL_MAX_PURCHASES 400
#define MODEL_MAX_LINES     4  /* of an order, of a purchase */
#define MODEL_MAX_INVOICES  4  /* of an order */
#define MODEL_MAX_RETURNS   3  /* of an order */
#define MODEL_MAX_BILLS     3  /* of a purchase */
#define MODEL_PLACES        3  /* 0 is the stock room */
#define MODEL_MAX_LOTS      24 /* 0 is no lot */
#define MODEL_MAX_LAYERS    40

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
  gint64   id;
  int      item;      /* index */
  int      quantity;
  int      shipped;
  int      invoiced;
  int      reserved;
  int      announced; /* comes back, or came back */
  int      returned;  /* came back */
  int      out;       /* left the stock for it and did not come back */
  int      n_parts;   /* portions that left */
  int      lot;       /* all of it was of this one; -1 of several */
  gboolean is_gone;   /* nothing of it is wanted any more */
  gint64   price;     /* minor units a piece */
  gint64   out_value;
} ModelLine;

typedef struct
{
  gint64  id;
  guint32 due_on;
  int     left[MODEL_MAX_LINES]; /* not credited */
  gint64  open;
} ModelInvoice;

typedef enum { MODEL_ANNOUNCED, MODEL_RECEIVED, MODEL_INSPECTED, MODEL_RETURN_CANCELLED } ModelReturnState;

typedef struct
{
  gint64           id;
  gint64           line_id;
  int              line; /* index */
  int              quantity;
  int              lot;
  ModelReturnState state;
} ModelReturn;

typedef struct
{
  gint64       id;
  int          customer; /* index */
  ModelState   state;
  gboolean     was_confirmed;
  gboolean     was_invoiced; /* has had an invoice, even if it was taken back */
  guint32      ordered_on;
  guint32      promised_on;
  int          n_lines, n_invoices, n_returns;
  ModelLine    lines[MODEL_MAX_LINES];
  ModelInvoice invoices[MODEL_MAX_INVOICES];
  ModelReturn  returns[MODEL_MAX_RETURNS];
} ModelOrder;

typedef struct
{
  guint32 came_on;
  int     number; /* of those that came on a day the lower was first */
  int     quantity;
  gint64  value;
} ModelLayer;

typedef struct
{
  gint64  number;
  guint32 expires_on;
  guint32 came_on;
} ModelLot;

typedef struct
{
  gint64     id;
  gint64     price;
  gint64     cost; /* of a piece */
  gboolean   is_fifo;
  gboolean   has_lots;
  int        on_hand;
  int        n_lots; /* with 0 */
  int        n_layers, last_layer;
  int        at[MODEL_PLACES][MODEL_MAX_LOTS];
  gint64     value;
  ModelLot   lots[MODEL_MAX_LOTS];
  ModelLayer layers[MODEL_MAX_LAYERS];
} ModelItem;

typedef struct
{
  gint64 id;
  gint64 open; /* owes us; below zero: paid too much */
} ModelCustomer;

typedef struct
{
  gint64   id;
  gboolean is_verified;
} ModelSupplier;

typedef enum { MODEL_BILL_MATCHED, MODEL_BILL_EXCEPTION, MODEL_BILL_POSTED, MODEL_BILL_PAID, MODEL_BILL_REVERSED } ModelBillState;

typedef struct
{
  gint64         id;
  ModelBillState state;
  gboolean       is_off;      /* its total is not the sum of its lines */
  gboolean       is_approved; /* nevertheless, by somebody else */
  int            quantity[MODEL_MAX_LINES];
  gint64         total;
  gint64         paid;
} ModelBill;

typedef struct
{
  gint64 id;
  int    item; /* index */
  int    quantity;
  int    received;
  int    billed;
  gint64 price;
} ModelWant;

typedef struct
{
  gint64    id;
  int       supplier; /* index */
  gboolean  is_ordered, is_cancelled;
  guint32   ordered_on;
  int       n_lines, n_bills;
  ModelWant lines[MODEL_MAX_LINES];
  ModelBill bills[MODEL_MAX_BILLS];
} ModelPurchase;

typedef struct
{
  int           n_items, n_customers, n_suppliers, n_orders, n_purchases;
  ModelItem     items[MODEL_MAX_ITEMS];
  ModelCustomer customers[MODEL_MAX_CUSTOMERS];
  ModelSupplier suppliers[MODEL_MAX_SUPPLIERS];
  ModelOrder    orders[MODEL_MAX_ORDERS];
  ModelPurchase purchases[MODEL_MAX_PURCHASES];
} Model;

/* One working day of the office: on the second goods leave that are shipped on the first. */
typedef struct
{
  guint32 today;
  guint32 leaves_on;
} ModelDay;

const char *model_state_name (ModelState state);
gint64      model_total      (const ModelOrder *order);
int         model_reserved   (const Model *self, int item);
int         model_count_good (const ModelItem *item, guint32 until); /* pieces that are good until then */
int         model_at         (const ModelItem *item, int place);
/* An order's place: a new one, or that of one that is done; -1 for none. */
int         model_find_place (const Model *self);
int         model_find_purchase_place (const Model *self);

/* Each gives NULL and does it, or the words that the refusal must have ("" for any) and does nothing. */
const char *model_confirm        (Model *self, int order);
const char *model_ship           (Model *self, int order, ModelDay day);
const char *model_ship_part      (Model *self, int order, ModelDay day);
const char *model_invoice        (Model *self, int order);
const char *model_cancel         (Model *self, int order);
const char *model_cancel_rest    (Model *self, int order);
const char *model_reopen         (Model *self, int order);
const char *model_change         (Model *self, int order, int line, int quantity);
const char *model_pay            (Model *self, int customer, gint64 amount);
const char *model_announce       (Model *self, int order, int line, int quantity);
const char *model_receive_return (Model *self, int order, int number);
const char *model_cancel_return  (Model *self, int order, int number);
const char *model_inspect        (Model *self, int order, int number, gboolean scrap, gboolean credit, guint32 today);

const char *model_receive  (Model *self, int item, int place, int lot, int quantity, gint64 value, guint32 today);
const char *model_adjust   (Model *self, int item, int place, int counted, guint32 today);
const char *model_transfer (Model *self, int item, int from, int to, int lot, int quantity);
const char *model_scrap    (Model *self, int item, int place, int quantity, ModelDay day);
void        model_correct  (Model *self, int item, int place, int lot, int difference, guint32 today);
/* The item's lot with the number, a new one if there is room; -1 for none. */
int         model_take_lot (ModelItem *item, gint64 number, guint32 expires_on, guint32 today);

const char *model_order_purchase  (Model *self, int purchase, gboolean has_reason, guint32 today);
const char *model_cancel_purchase (Model *self, int purchase);
const char *model_reopen_purchase (Model *self, int purchase);
const char *model_close_purchase  (Model *self, int purchase);
/* quantities: of each line. lot: number of the delivery, 0 when none is said */
const char *model_receive_goods   (Model *self, int purchase, const int *quantities, gint64 lot, guint32 expires_on, guint32 today);
const char *model_record_bill     (Model *self, int purchase, const int *quantities, gint64 more);
const char *model_approve_bill    (Model *self, int purchase, int bill, gboolean by_another);
const char *model_post_bill       (Model *self, int purchase, int bill);
const char *model_pay_bill        (Model *self, int purchase, int bill, gint64 amount);
const char *model_purchase_name   (const ModelPurchase *purchase);
int         model_on_order        (const Model *self, int item);

/* Only what is in use. */
void        model_copy            (Model *self, const Model *from);

/* Shared by the parts of the model: goods of an item come to a place, go from it (their value), and who waits is served. */
void   model_put    (ModelItem *item, int place, int lot, int quantity, gint64 value, guint32 today);
gint64 model_take   (ModelItem *item, int place, int lot, int quantity);
void   model_settle (Model *self, int item);
/* Where so many pieces leave from: the next place of those not yet used; FALSE for none. taken: so much is taken of each place by now */
gboolean model_pick (const ModelItem *item, int taken[MODEL_PLACES][MODEL_MAX_LOTS], guint32 good_until, int *place, int *lot);
