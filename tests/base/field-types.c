/* Compiles with these types, and with no others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base-record.h"

#ifndef TEXT
#define TEXT char *
#endif
#ifndef MONEY
#define MONEY gint64
#endif
#ifndef RATE
#define RATE gint64
#endif
#ifndef DATE
#define DATE guint32
#endif
#ifndef TIME
#define TIME gint64
#endif
#ifndef YES_NO
#define YES_NO gboolean
#endif
#ifndef CHOICE
#define CHOICE int
#endif
#ifndef LINK
#define LINK gint64
#endif
#ifndef SEALED
#define SEALED GBytes *
#endif

typedef struct
{
  BaseRecord parent_instance;
  TEXT       name;
  MONEY      total;
  RATE       discount;
  DATE       promised_on;
  TIME       shipped_at;
  YES_NO     is_urgent;
  CHOICE     state;
  LINK       customer;
  SEALED     bank_account;
} Thing;

static const BaseChoice states[] = { { "draft", "Draft" }, { NULL } };

const BaseField fields[] = {
  { BASE_TEXT (Thing, name), "Name", BASE_REQUIRED },
  { BASE_MONEY (Thing, total), "Total" },
  { BASE_RATE (Thing, discount), "Discount" },
  { BASE_DATE (Thing, promised_on), "Promised" },
  { BASE_TIME (Thing, shipped_at), "Shipped" },
  { BASE_YES_NO (Thing, is_urgent), "Urgent" },
  { BASE_CHOICE (Thing, state, states), "State" },
  { BASE_LINK (Thing, customer, "contacts"), "Customer" },
  { BASE_SEALED_TEXT (Thing, bank_account), "Bank account" },
};
