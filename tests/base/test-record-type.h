/* A record type with a field of every kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-record.h"

#define TEST_TYPE_THING (test_thing_get_type ())
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, BaseRecord)

struct _TestThing
{
  BaseRecord parent_instance;
  char      *name;
  char      *notes;
  gint64     pieces;
  gint64     weight;
  gint64     total;
  gint64     discount;
  guint32    promised_on;
  gint64     shipped_at;
  gboolean   is_urgent;
  int        state;
  int        colour;
  gint64     customer;
  GBytes    *bank_account;
  GBytes    *salary;
  char      *currency;
};

static const BaseChoice thing_states[] = { { "draft", "Draft" }, { "confirmed", "Confirmed order" }, { "shipped", "Shipped" }, { NULL } };
static const BaseChoice thing_colours[] = { { "", "" }, { "red", "Red" }, { NULL } };

static const BaseField thing_fields[] = {
  { BASE_TEXT (TestThing, name),                  "Name",     BASE_REQUIRED | BASE_TITLE },
  { BASE_LONG_TEXT (TestThing, notes),            "Notes" },
  { BASE_COUNT (TestThing, pieces),               "Pieces" },
  { BASE_QUANTITY (TestThing, weight),            "Weight" },
  { BASE_MONEY (TestThing, total),                "Total",    BASE_DERIVED },
  { BASE_RATE (TestThing, discount),              "Discount" },
  { BASE_DATE (TestThing, promised_on),           "Promised" },
  { BASE_TIME (TestThing, shipped_at),            "Shipped" },
  { BASE_YES_NO (TestThing, is_urgent),           "Urgent" },
  { BASE_CHOICE (TestThing, state, thing_states), "State" },
  { BASE_CHOICE (TestThing, colour, thing_colours), "Colour" },
  { BASE_LINK (TestThing, customer, "contacts"),  "Customer", BASE_SEARCH },
  { BASE_SEALED_TEXT (TestThing, bank_account),   "Bank account" },
  { BASE_SEALED_MONEY (TestThing, salary),        "Salary",   BASE_HIDDEN },
  { BASE_TEXT (TestThing, currency),              "Currency" },
};

enum { NAME, NOTES, PIECES, WEIGHT, TOTAL, DISCOUNT, PROMISED_ON, SHIPPED_AT, IS_URGENT, STATE, COLOUR, CUSTOMER, BANK_ACCOUNT, SALARY, CURRENCY, N_FIELDS };

G_DEFINE_FINAL_TYPE (TestThing, test_thing, BASE_TYPE_RECORD)

/* The rule of the type itself. */
static gboolean
test_thing_check (BaseRecord *record, GError **error)
{
  if (TEST_THING (record)->pieces >= 0)
    return TRUE;

  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, "There cannot be fewer than no pieces. Please count again.");
  return FALSE;
}

static void
test_thing_class_init (TestThingClass *class)
{
  BASE_RECORD_CLASS (class)->check = test_thing_check;
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "things", "thing", "things", thing_fields, G_N_ELEMENTS (thing_fields));
}

static void
test_thing_init (TestThing *self)
{
}

static inline TestThing *
make_thing (void)
{
  return g_object_new (TEST_TYPE_THING, NULL);
}
