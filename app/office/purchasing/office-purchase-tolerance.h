/* How much may differ before somebody must look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-number.h>

/* Share of the quantity ordered that may come on top of it without a reason: 5 %. */
#define OFFICE_OVER_RECEIPT_RATE  (BASE_QUANTITY_ONE / 20)
/* A bill's line may differ from the price agreed by 2 % of it, but not by more than 50 of the company's currency. */
#define OFFICE_PRICE_RATE         (BASE_QUANTITY_ONE / 50)
#define OFFICE_PRICE_LIMIT        50
/* The total that a supplier prints may differ from our sum by 2 of the smallest coin, because suppliers round taxes line by line. */
#define OFFICE_BILL_ROUNDING      2
